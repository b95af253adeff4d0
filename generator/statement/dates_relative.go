package statement

import "strings"

// relative reads what counts from another event or from publication by a length of time, and lengths of time
// themselves: "two days later", "the next day", "three weeks ago", "for 85 hours", "18-month".
func (r *dateReader) relative(i int) (Date, int) {
	s := r.p[i].sentence
	if x, next := r.nextDay(i, s); next > i {
		return x, next
	}
	if x, next := r.back(i, s); next > i {
		return x, next
	}
	amount, unit, next, hyphen := r.length(i, s)
	if next == i {
		return Date{}, i
	}
	if r.rate(i, s) && r.does(low(r.p, next, s)) == "" {
		return Date{}, i
	}
	if hyphen {
		if l := low(r.p, next, s); l == "-" || r.n.is(l, "old") {
			return Date{}, i // "six-year-old"
		}
		return Date{Kind: Duration, Days: amount, Unit: unit, words: dateWords{compound: true}}, next
	}
	l := low(r.p, next, s)
	switch {
	case r.n.is(l, "old") || l == "of" && low(r.p, next+1, s) == "age" || r.n.is(low(r.p, i-1, s), "aged"):
		return Date{}, i // an age
	case r.does(l) == "ago" && !r.p[next].upper:
		return r.shift(Deictic, -amount, unit, next+1, i)
	case r.does(l) == "later" || r.does(l) == "earlier" && !r.date(next+1, s):
		if unit == "minute" || unit == "hour" || unit == "second" {
			return Date{}, i
		}
		if r.does(l) == "earlier" {
			amount = -amount
		}
		return r.shift(Later, amount, unit, next+1, i)
	}
	if l == "after" || l == "before" { // "a day after the blast": it counts from an event that has words, not a date
		return Date{Kind: Later, Anchor: -1}, next
	}
	return Date{Kind: Duration, Days: amount, Unit: unit}, next
}

// rate reports whether "a year" at i tells how often and not how long: "$5 million a year", "40 percent a year".
func (r *dateReader) rate(i, s int) bool {
	if l := r.p[i].low; l != "a" && l != "an" {
		return false
	}
	b := at(r.p, i-1)
	if b.sentence != s {
		return false
	}
	if r.measures.Field(b.low, 1) == "m" { // "60 miles an hour"
		return true
	}
	if b.kind == wordPiece && r.n.number(at(r.p, i-2)) && at(r.p, i-2).sentence == s && strings.HasSuffix(b.low, "s") { // "three cups a day"
		return true
	}
	return b.kind == digitPiece || b.low == "%" || r.d.sets.numbers.rate.Has(b.low) ||
		r.n.table.Field(b.low, 0) == "scale" || b.glued && at(r.p, i-2).kind == digitPiece
}

// shift makes a date that lies amount units from its anchor.
func (r *dateReader) shift(kind DateKind, amount int, unit string, next, i int) (Date, int) {
	x := Date{Kind: kind, Anchor: -1, words: dateWords{unit: unit, offset: amount}}
	switch unit {
	case "day":
		x.Days = amount
	case "week":
		x.Days = 7 * amount
	case "month", "year":
		x.Days, x.Unit = amount, unit
	default:
		if kind == Deictic {
			return Date{}, i
		}
	}
	return x, next
}

// length reads a number and a unit of time. The amount is in whole units; where it is not whole, in the next smaller.
func (r *dateReader) length(i, s int) (amount int, unit string, next int, hyphen bool) {
	v, j, ok := r.n.amount(r.p, i)
	if !ok {
		return 0, "", i, false
	}
	if i > 0 && r.p[i].glued && r.p[i-1].sentence == s && (r.p[i-1].kind != markPiece || r.p[i-1].low == "." || r.n.currency(r.p[i-1].low)) {
		return 0, "", i, false
	}
	if l := low(r.p, j, s); (l == "-" || l == "–" || l == "‑") && r.p[j].glued && j+1 < len(r.p) && r.p[j+1].glued {
		hyphen = true
		j++
	}
	f, ok := r.units.Get(low(r.p, j, s))
	if !ok {
		return 0, "", i, false
	}
	if r.lang == "en" && r.p[j].upper && !(i < j && r.p[i].upper) && r.p[j-1].low != "-" {
		return 0, "", i, false // "2 Days Inn"
	}
	if f[0] == "second" && r.p[j].low != "seconds" && !hyphen && v != 1000 || f[0] == "second" && r.p[j].low == "second" && !hyphen {
		return 0, "", i, false // the ordinal
	}
	unit = f[0]
	if v == 1000 && low(r.p, j+1, s) == "and" && low(r.p, j+2, s) == "a" && low(r.p, j+3, s) == "half" { // "an hour and a half"
		v, j = 1500, j+3
	}
	if unit == "day" && v == 1000 && r.p[i].low == "one" && !hyphen && !r.n.lasting(low(r.p, i-1, s)) {
		if w := r.does(low(r.p, j+1, s)); w != "later" && w != "earlier" && w != "ago" {
			return 0, "", i, false // "one day", some time
		}
	}
	v *= int64(number(f[1]))
	for v%1000 != 0 {
		switch unit {
		case "year":
			unit, v = "month", v*12
		case "week":
			unit, v = "day", v*7
		case "day":
			unit, v = "hour", v*24
		case "hour":
			unit, v = "minute", v*60
		default:
			return 0, "", i, false
		}
		if v%1000 != 0 && (unit == "month" || unit == "minute") {
			v = (v + 500) / 1000 * 1000
		}
	}
	if v <= 0 || v/1000 > 100000 {
		return 0, "", i, false
	}
	return int(v / 1000), unit, j + 1, hyphen
}

// nextDay reads "the next day", "the previous week", "the same day", "the day after", "a day earlier".
func (r *dateReader) nextDay(i, s int) (Date, int) {
	if r.p[i].low != "the" && r.p[i].low != "that" && !r.n.is(r.p[i].low, "the") {
		return Date{}, i
	}
	if r.lang == "de" && i+1 < len(r.p) {
		if n, _ := r.deictics.match(r.p, i+1); n > 0 {
			return Date{}, i // "im kommenden Jahr"
		}
	}
	what, l := r.does(low(r.p, i+1, s)), low(r.p, i+2, s)
	offset := 0
	switch what {
	case "next", "following":
		offset = 1
	case "previous":
		offset = -1
	case "same":
	default:
		return Date{}, i
	}
	f, ok := r.units.Get(l)
	if !ok || f[1] != "1" || f[0] != "day" && f[0] != "week" && f[0] != "month" && f[0] != "year" || l[len(l)-1] == 's' {
		return Date{}, i
	}
	if next := i + 3; r.units.Has(low(r.p, next, s)) || low(r.p, next, s) == "of" {
		return Date{}, i
	}
	return r.shift(Later, offset, f[0], i+3, i)
}

// back reads a length of time counted back from publication where the word stands before it, as German has it:
// "vor zwei Wochen".
func (r *dateReader) back(i, s int) (Date, int) {
	if r.does(r.p[i].low) != "back" || i+1 >= len(r.p) || r.p[i+1].sentence != s {
		return Date{}, i
	}
	amount, unit, next, hyphen := r.length(i+1, s)
	if next == i+1 || hyphen {
		return Date{}, i
	}
	return r.shift(Deictic, -amount, unit, next, i)
}

// deictic reads "yesterday", "last week", "this year".
func (r *dateReader) deictic(i int) (Date, int) {
	n, e := r.deictics.match(r.p, i)
	if n == 0 {
		return Date{}, i
	}
	s := r.p[i].sentence
	if first := i == 0 || r.p[i-1].sentence != s || r.p[i-1].kind == markPiece; r.p[i].upper && !first {
		return Date{}, i // "USA Today"
	}
	if q := at(r.p, i+n); r.p[i].upper && q.upper && q.sentence == s && n == 1 {
		return Date{}, i // "Today Show"
	}
	if e == "today" && r.p[max(0, i-1)].low == "of" { // "the world of today"
		return Date{}, i
	}
	f, _ := r.deictics.table.Get(e)
	x := Date{Kind: Deictic, words: dateWords{unit: f[0], offset: number(f[1])}}
	if l := low(r.p, i+n, s); l == "'s" || r.units.Has(l) {
		x.words.compound = true
	}
	if f[0] == "day" {
		return x, r.part(i+n, s)
	}
	return x, i + n
}

// date reports whether a date begins at i: "earlier today" counts from publication, "earlier" from an event.
func (r *dateReader) date(i, s int) bool {
	if i >= len(r.p) || r.p[i].sentence != s {
		return false
	}
	n, _ := r.deictics.match(r.p, i)
	return n > 0
}
