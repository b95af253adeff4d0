package statement

// dayNumber reads a day of a month, "31" or "31st"; ordinal tells that only the latter will do.
func (r *dateReader) dayNumber(i, s int, ordinal bool) (day, next int) {
	if i >= len(r.p) || r.p[i].sentence != s || r.p[i].kind != digitPiece || len(r.p[i].low) > 2 {
		return 0, i
	}
	d := number(r.p[i].low)
	if d < 1 || d > 31 {
		return 0, i
	}
	next = i + 1
	if next < len(r.p) && r.p[next].sentence == s && r.p[next].glued {
		if r.d.sets.ordinalEnds.Has(r.p[next].low) {
			return d, next + 1
		}
		switch r.p[next].low {
		case ":", "%", "am", "pm", "/":
			return 0, i
		}
		if r.p[next].kind == wordPiece || r.p[next].kind == digitPiece {
			return 0, i
		}
	}
	if ordinal {
		return 0, i
	}
	return d, next
}

// measured reports whether the pieces at i make the number before them a quantity and no day: "In May 20 percent".
func (r *dateReader) measured(i, s int) bool {
	if i >= len(r.p) || r.p[i].sentence != s {
		return false
	}
	p := &r.p[i]
	return p.low == "%" || r.d.sets.numbers.quantity.Has(p.low) && (p.low != "per" || low(r.p, i+1, s) == "cent")
}

// rangeEnd reads the end of a range of days after "July 4": "-6", " to 6", "-Aug. 2".
func (r *dateReader) rangeEnd(w *dateWords, i, s int) int {
	j := i
	switch l := low(r.p, i, s); {
	case l == "-", l == "–", l == "—", l == "--", r.d.sets.dates.ranges.Has(l):
		j = i + 1
	default:
		return i
	}
	if m := number(r.months.Field(low(r.p, j, s), 0)); m > 0 && r.p[j].upper {
		k := j + 1
		if low(r.p, k, s) == "." {
			k++
		}
		if d, after := r.dayNumber(k, s, false); d > 0 {
			w.endMonth, w.endDay = m, d
			return after
		}
		return i
	}
	if d, after := r.dayNumber(j, s, false); d > w.day && !r.measured(after, s) && !r.units.Has(low(r.p, after, s)) {
		w.endMonth, w.endDay = w.month, d
		return after
	}
	return i
}

// dayMonth reads a date that begins with its day: "9 November 2025", "the 9th of November", "10-21 May".
func (r *dateReader) dayMonth(i int) (Date, int) {
	s := r.p[i].sentence
	if r.p[i].kind != digitPiece || r.p[i].glued && i > 0 && r.p[i-1].kind != markPiece {
		return Date{}, i
	}
	d, next := r.dayNumber(i, s, false)
	if d == 0 {
		return Date{}, i
	}
	w := dateWords{day: d}
	switch l := low(r.p, next, s); {
	case l == "-", l == "–", l == "—", r.d.sets.dates.pair.Has(l):
		if e, after := r.dayNumber(next+1, s, false); e > d {
			w.endDay, next = e, after
		}
	}
	if l := low(r.p, next, s); l == "of" || l == "." && r.lang == "de" {
		next++
	}
	if next >= len(r.p) || r.p[next].sentence != s || !r.p[next].upper {
		return Date{}, i
	}
	m := number(r.months.Field(r.p[next].low, 0))
	if m == 0 {
		return Date{}, i
	}
	if f := at(r.p, next+1); f.sentence == s && f.kind == digitPiece && len(f.low) <= 2 && !f.glued && r.lang == "en" {
		return Date{}, i // "12 March 3": the day follows its month
	}
	w.month = m
	if w.endDay > 0 {
		w.endMonth = m
	}
	next++
	if low(r.p, next, s) == "." && r.p[next].glued && len(r.p[next-1].low) <= 4 && next+1 < len(r.p) && r.p[next+1].sentence == s {
		next++
	}
	x := Date{Kind: Partial, words: w}
	if y, after := r.yearAfter(next); y > 0 {
		x.words.year, x.Kind, next = y, Explicit, after
		return x, next
	}
	if unit, offset, after := r.within(next, s); unit == "year" {
		x.words.unit, x.words.offset = unit, offset
		return x, after
	}
	return x, r.part(next, s)
}

// numeric reads 2025-11-09, 2025/11/09, 9.11.2025 and, where one number can only be the day, 11/19/2025.
func (r *dateReader) numeric(i int) (Date, int) {
	p, s := &r.p[i], r.p[i].sentence
	if p.kind != digitPiece {
		return Date{}, i
	}
	if y, m, d, ok := dotted(p.low); ok {
		return Date{Kind: Explicit, words: dateWords{year: y, month: m, day: d}}, i + 1
	}
	sep := low(r.p, i+1, s)
	if sep != "-" && sep != "/" || i+4 >= len(r.p) || r.p[i+3].low != sep || r.p[i+4].sentence != s {
		return Date{}, i
	}
	var v [3]int
	for k := range v {
		q := &r.p[i+2*k]
		if q.kind != digitPiece || k > 0 && (!q.glued || !r.p[i+2*k-1].glued) {
			return Date{}, i
		}
		v[k] = number(q.low)
	}
	y, m, d := v[0], v[1], v[2]
	if _, ok := r.slashed(i); ok && len(r.p[i+4].low) == 2 && max(v[0], v[1]) > 12 {
		v[2] += 2000
	}
	switch {
	case sep == "/" && v[2] >= 1000 && len(p.low) <= 2 && v[0] <= 12 && v[1] <= 12 && v[0] != v[1] && r.order() == 0:
		return Date{}, i
	case sep == "/" && v[2] >= 1000 && len(p.low) <= 2 && v[0] <= 12 && v[1] <= 12:
		if y, m, d = v[2], v[0], v[1]; r.order() > 0 {
			m, d = d, m
		}
	case len(p.low) == 4:
	case v[2] >= 1000 && sep == "/" && v[0] > 12:
		y, m, d = v[2], v[1], v[0]
	case v[2] >= 1000 && sep == "/" && v[1] > 12:
		y, m, d = v[2], v[0], v[1]
	default:
		return Date{}, i
	}
	if !validDay(y, m, d) {
		return Date{}, i
	}
	return Date{Kind: Explicit, words: dateWords{year: y, month: m, day: d}}, i + 5
}

// dotted reads "9.11.2025".
func dotted(s string) (y, m, d int, ok bool) {
	part, n := [3]int{}, 0
	for i := range len(s) {
		switch {
		case s[i] == '.':
			if n++; n > 2 {
				return 0, 0, 0, false
			}
		case s[i] == ',' || part[n] > 9999:
			return 0, 0, 0, false
		default:
			part[n] = part[n]*10 + int(s[i]-'0')
		}
	}
	if n != 2 || part[2] < 1000 || !validDay(part[2], part[1], part[0]) {
		return 0, 0, 0, false
	}
	return part[2], part[1], part[0], true
}

// yearAfter reads a year after a month or day, with or without a comma before it.
func (r *dateReader) yearAfter(i int) (year, next int) {
	if i >= len(r.p) || i == 0 {
		return 0, i
	}
	j := i
	if s := r.p[i-1].sentence; r.p[i].sentence != s {
		return 0, i
	} else if l := r.p[i].low; (l == "," || l == "of") && low(r.p, i+1, s) != "" {
		j++
	}
	if j < len(r.p) && (!r.p[j].glued || j > i) && r.isYear(j) && !r.units.Has(low(r.p, j+1, r.p[i].sentence)) {
		return number(r.p[j].low), j + 1
	}
	return 0, i
}

// isYear reports whether the piece at i is a number that can be a year.
func (r *dateReader) isYear(i int) bool {
	if i >= len(r.p) {
		return false
	}
	p := &r.p[i]
	if p.kind != digitPiece || len(p.low) != 4 {
		return false
	}
	if y := number(p.low); y < 1400 || y > 2199 {
		return false
	}
	if i+1 < len(r.p) && r.p[i+1].glued {
		switch r.p[i+1].low {
		case ".", ",", ";", ":", ")", "]", "-", "–", "—", "\"", "”", "’", "'", "'s", "!", "?", "/", "»", "…":
		default:
			return false
		}
	}
	return true
}

// year reads a year alone, after a word that makes it a date: "in 2014", "since 2014", "the 1990s".
func (r *dateReader) year(i int) (Date, int) {
	s := r.p[i].sentence
	if r.p[i].kind != digitPiece || len(r.p[i].low) != 4 || r.p[i].glued && r.p[max(0, i-1)].low != "-" && r.p[max(0, i-1)].low != "(" {
		return Date{}, i
	}
	y := number(r.p[i].low)
	if low(r.p, i+1, s) == "s" && r.p[i+1].glued && y%10 == 0 && y >= 1400 && y < 2200 {
		return Date{Kind: Explicit, words: dateWords{year: y, endYear: y + 9}}, i + 2
	}
	if !r.isYear(i) || r.units.Has(low(r.p, i+1, s)) || r.measured(i+1, s) {
		return Date{}, i
	}
	b := i - 1
	if b >= 0 && r.p[b].low == "-" && r.p[b].sentence == s {
		b--
	}
	if b < 0 || r.p[b].sentence != s {
		return Date{}, i
	}
	x := Date{Kind: Explicit, words: dateWords{year: y}}
	if n := at(r.p, i+1); r.lang == "de" && y >= 1900 && y < 2100 && r.p[b].kind == wordPiece && !r.p[b].upper && (n.sentence != s || n.kind == markPiece && n.low != "-" && n.low != "–" || n.kind == wordPiece && !n.upper) {
		return x, i + 1 // "wurde 2024 geschlossen"
	}
	if l := low(r.p, i+1, s); (l == "-" || l == "–") && r.p[i+1].glued && i+2 < len(r.p) && r.p[i+2].kind == digitPiece && r.p[i+2].glued {
		if e := number(r.p[i+2].low); len(r.p[i+2].low) == 2 && y/100*100+e > y {
			x.words.endYear = y/100*100 + e
			return x, i + 3
		} else if len(r.p[i+2].low) == 4 && e > y && e < 2200 {
			x.words.endYear = e
			return x, i + 3
		}
	}
	if r.d.sets.dates.stretch.Has(r.p[b].low) && r.d.sets.dates.years.Has(low(r.p, i+1, s)) && r.isYear(i+2) {
		return x, i + 1 // "between 2011 and 2016"
	}
	switch r.does(r.p[b].low) {
	case "lead", "early", "to", "about":
		if r.p[b].low == "for" || r.does(r.p[b].low) == "about" || r.p[b].low == "and" || r.p[b].low == "to" {
			// "for 2014" may be a price: a plural noun after it makes it a count
			if n := at(r.p, i+1); n.kind == wordPiece && n.sentence == s && !n.upper {
				return Date{}, i
			}
			if r.p[b].low != "for" && !(y >= 1900 && y < 2100) {
				return Date{}, i
			}
			if r.p[b].low == "and" || r.p[b].low == "to" {
				if !r.yearBefore(b, s) {
					return Date{}, i
				}
			} else if r.p[b].low != "for" {
				return Date{}, i
			}
		}
		return x, i + 1
	}
	switch l := r.p[b].low; {
	case r.d.sets.dates.holder.Has(l):
		if n := at(r.p, i+1); n.sentence == s && n.kind == wordPiece && y >= 1900 && y < 2100 {
			x.words.compound = true
			return x, i + 1
		}
	case l == "(":
		if low(r.p, i+1, s) == ")" && y >= 1900 && y < 2100 {
			return x, i + 1
		}
	}
	return Date{}, i
}

// yearBefore reports whether a year stands before the piece at b: "between 2014 and 2016".
func (r *dateReader) yearBefore(b, s int) bool {
	return b > 0 && r.p[b-1].sentence == s && r.isYear(b-1)
}
