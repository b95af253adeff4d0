package statement

import (
	"strconv"
	"strings"

	"variorum/generator/lexicon"
)

// Expressions of time are read in three steps: patterns find them and note what the words alone give (this file,
// dates_calendar.go, dates_clock.go, dates_relative.go); neighbours that tell of one moment are joined ("around 11am on Sunday"); then
// intervals are worked out against the day of publication (dates_resolve.go). A word that may be a date and may be
// something else ("may", "march", "second", "sun") is one only where what stands around it says so.
// The order of the work is that of HeidelTime (Strötgen & Gertz 2010) and SUTime (Chang & Manning 2012).

// dateWords is what the words of a date give by themselves.
type dateWords struct {
	year, month, day          int // 0 where not given
	endYear, endMonth, endDay int // the end of a range; 0 where there is none
	weekday                   int // 1 is Monday
	unit                      string
	offset                    int    // for Deictic: so many units from publication
	rule                      string // for a day with a name: its rule in the lexicon
	lies                      int    // -1 where the words say that it is past, 1 where they say that it lies ahead
	present                   bool   // the verb is in the present tense, which tells neither: "The stage on Tuesday covers …"
	strict                    int    // "last" -1, "next" 1
	limit                     bool   // "by": a day or month by which something is to be done
	about                     bool   // "around", "about", "shortly after"
	led                       bool   // a preposition stands before it: it tells when something happens
	that                      bool   // "that March": of the year told before it
	compound                  bool   // it stands before a noun: "the Oct. 31 summit", "12-minute"
	zone                      string // of a time of day, in lower case
	endTime                   string // the end of a range of times of day
}

// readDates finds the expressions of time.
func readDates(d *Doc) {
	r := newDateReader(d)
	for i := 0; i < len(r.p); {
		x, next := r.expression(i)
		if next == i {
			i++
			continue
		}
		d.Dates = append(d.Dates, x)
		i = next
	}
	d.chain()
	if t, ok := parseDay(d.Article.Meta.Day()); ok {
		d.resolve(t, true)
	} else {
		d.resolve(t, false)
	}
}

type dateReader struct {
	d    *Doc
	p    []piece
	n    *numberWords
	lang string

	months, weekdays, units, words, clocks, measures, deadlines *lexicon.Table
	occasions, deictics, nodates, zones                         *phrases

	known *known

	ordered  bool // dayFirst is known
	dayFirst int

	names map[string]bool // words of the calendar that are part of a person's name in this article ("may")
}

func newDateReader(d *Doc) *dateReader {
	l := d.words()
	r := &dateReader{
		d: d, p: d.cut(), n: newNumberWords(d), lang: l.Tag,
		months: l.Table("months"), weekdays: l.Table("weekdays"), units: l.Table("timeunits"),
		measures: l.Table("units"), deadlines: l.Table("deadlines"), words: l.Table("datewords"), clocks: l.Table("clockwords"),
		occasions: newPhrases(l.Table("occasions")), deictics: newPhrases(l.Table("deictics")),
		nodates: newPhrases(l.Table("notdates")), zones: newPhrases(l.Table("clockwords")),
		names: map[string]bool{}, known: knownOf(l),
	}
	for i := 1; i < len(r.p); i++ {
		p := &r.p[i]
		if !p.upper || !r.months.Has(p.low) && !r.weekdays.Has(p.low) || p.sentence != r.p[i-1].sentence {
			continue
		}
		b := &r.p[i-1]
		if b.upper && !capitals(b.Of(d.Article.Text)) && !p.glued && i > 1 && r.p[i-2].sentence == b.sentence && r.does(b.low) == "" && !r.weekdays.Has(b.low) &&
			!r.months.Has(b.low) && at(r.p, i+1).kind != digitPiece && !r.isYear(i+1) {
			r.names[p.low] = true
		}
	}
	return r
}

// does tells what a word does in an expression of time, by the lexicon.
func (r *dateReader) does(low string) string { return r.words.Field(low, 0) }

// is reports whether the piece at i, in the sentence s, does what.
func (r *dateReader) is(i, s int, what string) bool {
	return i >= 0 && i < len(r.p) && r.p[i].sentence == s && r.p[i].kind == wordPiece && r.does(r.p[i].low) == what
}

// expression reads the longest expression of time that begins at i, parts joined; next is i where there is none.
func (r *dateReader) expression(i int) (x Date, next int) {
	x, next = r.single(i)
	if next == i {
		return x, i
	}
	for {
		j := r.gap(next, &x)
		if j < 0 {
			break
		}
		y, after := r.single(j)
		if after == j || !r.join(&x, &y) {
			break
		}
		next = after
	}
	if x.Kind == Duration || x.Kind == Later {
		return x, next
	}
	r.surroundings(&x, i, next)
	return x, next
}

// single reads one expression without joining.
func (r *dateReader) single(i int) (Date, int) {
	p := &r.p[i]
	switch p.kind {
	case opaquePiece:
		return Date{}, i
	case markPiece:
		if p.low != "½" {
			return Date{}, i
		}
	case wordPiece:
		if !r.opens(p.low) {
			return Date{}, i
		}
	}
	if n, _ := r.occasions.match(r.p, i); n == 0 {
		if n, _ := r.nodates.match(r.p, i); n > 0 && r.p[i].upper {
			return Date{}, i
		}
	}
	x, next := r.pattern(i)
	if next > i {
		x.Span = Span{Start: p.Start, End: r.p[next-1].End}
		if x.Kind != Later {
			x.Anchor = -1
		}
	}
	return x, next
}

// pattern tries the patterns in turn at i.
func (r *dateReader) pattern(i int) (x Date, next int) {
	if r.p[i].kind == digitPiece {
		if x, next = r.occasion(i); next > i {
			return x, next
		}
		if x, next = r.numeric(i); next > i {
			return x, next
		}
		if x, next = r.dayMonth(i); next > i {
			return x, next
		}
		if x, next = r.clock(i); next > i {
			return x, next
		}
		if x, next = r.spoken(i); next > i {
			return x, next
		}
		if x, next = r.relative(i); next > i {
			return x, next
		}
		if x, next = r.decade(i); next > i {
			return x, next
		}
		return r.year(i)
	}
	if x, next = r.occasion(i); next > i {
		return x, next
	}
	if x, next = r.weekday(i); next > i {
		return x, next
	}
	if x, next = r.month(i); next > i {
		return x, next
	}
	if x, next = r.clock(i); next > i {
		return x, next
	}
	if x, next = r.spoken(i); next > i {
		return x, next
	}
	if x, next = r.quarter(i); next > i {
		return x, next
	}
	if x, next = r.relative(i); next > i {
		return x, next
	}
	return r.deictic(i)
}

// opens reports whether an expression of time can begin with a word; most words cannot, and are passed over.
func (r *dateReader) opens(low string) bool {
	return r.known.opens.Get(low, func(low string) bool {
		head := leading(low)
		_, a := r.occasions.first[head]
		_, b := r.deictics.first[head]
		return a || b || r.months.Has(low) || r.weekdays.Has(low) || r.words.Has(low) || r.clocks.Has(low) || r.n.table.Has(low) ||
			r.n.determiner(low) || r.n.roles.Has(low) && !r.n.is(low, "stop")
	})
}

// named reports whether the piece at i belongs to a phrase that holds a word of the calendar and is no date.
func (r *dateReader) named(i int) bool {
	for j := max(0, i-3); j <= i; j++ {
		if r.p[j].sentence != r.p[i].sentence {
			continue
		}
		if n, _ := r.nodates.match(r.p, j); n > i-j {
			if m, _ := r.occasions.match(r.p, j); m <= n {
				return true
			}
		}
	}
	return false
}

// occasion reads a day with a name, with a year where one follows.
func (r *dateReader) occasion(i int) (Date, int) {
	n, entry := r.occasions.match(r.p, i)
	if n == 0 || !r.p[i].upper && r.lang == "en" && r.p[i].kind == wordPiece {
		return Date{}, i
	}
	x := Date{Kind: Partial, words: dateWords{rule: r.occasions.table.Field(entry, 0)}}
	next := i + n
	if y, after := r.yearAfter(next); y > 0 {
		x.words.year, x.Kind, next = y, Explicit, after
	}
	return x, next
}

// weekday reads the name of a day of the week.
func (r *dateReader) weekday(i int) (Date, int) {
	s, strict, start := r.p[i].sentence, 0, i
	switch r.does(r.p[i].low) {
	case "last", "previous":
		strict = -1
	case "next":
		strict = 1
	case "this":
	case "early":
	default:
		start = i - 1
	}
	w := start + 1
	if w == i+1 && low(r.p, w, s) == "this" || r.is(w, s, "last") || r.is(w, s, "next") { // "this past Sunday", "early last Sunday"
		if !r.weekdays.Has(low(r.p, w, s)) {
			if r.is(w, s, "last") {
				strict = -1
			}
			w++
		}
	}
	if w >= len(r.p) || r.p[w].sentence != s || r.p[w].kind != wordPiece {
		return Date{}, i
	}
	p := &r.p[w]
	f, ok := r.weekdays.Get(p.low)
	if !ok || !p.upper || r.names[p.low] && w == i || r.named(w) {
		return Date{}, i
	}
	next := w + 1
	if len(f) > 1 && f[1] == "short" {
		if low(r.p, next, s) == "." {
			next++
		}
		j := next
		if low(r.p, j, s) == "," {
			j++
		}
		if !r.months.Has(low(r.p, j, s)) && !(at(r.p, j).kind == digitPiece && at(r.p, j).sentence == s && r.months.Has(low(r.p, j+1, s))) {
			return Date{}, i
		}
	}
	if r.is(i-1, s, "every") {
		return Date{}, i
	}
	x := Date{Kind: Weekday, words: dateWords{weekday: number(f[0]), strict: strict}}
	if unit, offset, after := r.within(next, s); unit == "week" { // "Monday of last week"
		x.words.unit, x.words.offset = unit, offset
		return x, after
	}
	return x, r.part(next, s)
}

// within reads the week or year, told from publication, that a day or month lies in: "of last year", "last week".
func (r *dateReader) within(i, s int) (unit string, offset, next int) {
	j := i
	if low(r.p, j, s) == "of" {
		j++
	}
	if j >= len(r.p) || r.p[j].sentence != s || r.p[j].kind != wordPiece || !r.opens(r.p[j].low) {
		return "", 0, i
	}
	n, e := r.deictics.match(r.p, j)
	if n != 2 {
		return "", 0, i
	}
	f, _ := r.deictics.table.Get(e)
	return f[0], number(f[1]), j + n
}

// part skips a part of the day after a date: "Sunday night".
func (r *dateReader) part(i, s int) int {
	if r.is(i, s, "part") && !r.p[i].upper {
		return i + 1
	}
	return i
}

// month reads a date that begins with the name of a month.
func (r *dateReader) month(i int) (Date, int) {
	p, s := &r.p[i], r.p[i].sentence
	m := number(r.months.Field(p.low, 0))
	if m == 0 || !p.upper || p.glued && i > 0 && r.p[i-1].kind == digitPiece {
		return Date{}, i
	}
	if r.named(i) {
		return Date{}, i
	}
	next := i + 1
	if low(r.p, next, s) == "." && r.p[next].glued && len(p.low) <= 4 {
		next++
	}
	if low(r.p, next, s) == "-" { // "mid-May-June" and the like are left alone
		return Date{}, i
	}
	x := Date{Kind: Partial, words: dateWords{month: m, that: r.is(i-1, s, "that")}}
	if low(r.p, next, s) == "the" {
		if d, after := r.dayNumber(next+1, s, true); d > 0 {
			x.words.day = d
			next = after
		}
	} else if d, after := r.dayNumber(next, s, false); d > 0 && !r.measured(after, s) {
		x.words.day, next = d, after
		next = r.rangeEnd(&x.words, next, s)
	}
	if y, after := r.yearAfter(next); y > 0 {
		x.words.year, x.Kind, next = y, Explicit, after
		return x, next
	}
	if unit, offset, after := r.within(next, s); unit == "year" && (x.words.day > 0 || r.monthAlone(i, s)) {
		x.words.unit, x.words.offset = unit, offset
		return x, after
	}
	if x.words.day > 0 {
		return x, r.part(next, s)
	}
	// A month alone: it must stand where a date stands, the more so where the word means something else, too.
	if !r.monthAlone(i, s) {
		return Date{}, i
	}
	return x, next
}

// monthAlone reports whether the name of a month at i, without day and year, is a date.
func (r *dateReader) monthAlone(i, s int) bool {
	p := &r.p[i]
	if len(p.low) <= 3 && low(r.p, i+1, s) != "." && p.low != "may" && p.low != "mai" { // "Jan", "Mar", "Dec"
		return false
	}
	b := i - 1
	if b >= 0 && r.p[b].sentence == s && r.p[b].low == "-" {
		b--
	}
	lead := false
	if b >= 0 && r.p[b].sentence == s && r.p[b].kind == wordPiece {
		switch r.does(r.p[b].low) {
		case "lead", "early", "every", "next", "last", "this", "that", "previous", "to", "part", "future":
			lead = true
		}
	}
	risky := r.d.sets.dates.words.Has(p.low) || r.names[p.low]
	after := at(r.p, i+1)
	switch {
	case r.names[p.low] && r.lang == "en":
		return lead && (r.is(b, s, "lead") && (r.p[b].low == "in" || r.p[b].low == "since") || r.is(b, s, "early"))
	case lead:
		return !(after.upper && risky && after.sentence == s) // "by April Stone"
	case risky:
		return false
	}
	return r.lang == "en" && !(after.upper && after.sentence == s && !after.glued && b >= 0 && r.p[b].upper && r.p[b].sentence == s)
}

// capitals reports whether a word stands in capitals, as abbreviations do and given names do not.
func capitals(word string) bool { return len(word) > 1 && strings.ToUpper(word) == word }

func number(s string) int {
	if s == "" {
		return 0 // most words have none: an error need not be made to tell that
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
