package statement

import (
	"strings"

	"variorum/generator/lexicon"
)

// readNumbers finds the quantities: in digits and words, with bound, unit and the noun that is counted. What is a
// date, an address or part of a name ("G20", "Flight 12") is none.
func readNumbers(d *Doc) {
	r := newNumberReader(d)
	dates := d.Dates
	for i := 0; i < len(r.p); {
		for len(dates) > 0 && (dates[0].End <= r.p[i].Start || dates[0].Kind == Duration) {
			dates = dates[1:]
		}
		if len(dates) > 0 && dates[0].Start <= r.p[i].Start && r.p[i].kind != opaquePiece {
			i++
			continue
		}
		n, next := r.quantity(i)
		if next == i {
			i++
			continue
		}
		d.Numbers = append(d.Numbers, n...)
		i = next
	}
}

type numberReader struct {
	d        *Doc
	p        []piece
	w        *numberWords
	units    *phrases
	bounds   *phrases
	time     *lexicon.Table
	outcomes *lexicon.Table
	people   *lexicon.Table
	persons  *lexicon.Table
	changes  *lexicon.Table
	stem     func(string) string

	last         Number // the one read last, and its sentence
	lastSentence int
}

func newNumberReader(d *Doc) *numberReader {
	l := d.words()
	return &numberReader{
		d: d, p: d.cut(), w: newNumberWords(d), units: newPhrases(l.Table("units")), bounds: newPhrases(l.Table("bounds")),
		time: l.Table("timeunits"), outcomes: l.Table("tolls"), people: l.Table("peoplenouns"), persons: l.Table("persons"), changes: l.Table("changes"), lastSentence: -1, stem: func(w string) string { return Stem(l.Tag, w) },
	}
}

// measure is a quantity while it is read: the pieces it takes.
type measure struct {
	Number
	first, next int  // pieces of the value with currency and unit
	attribute   bool // "12-metre" before a noun
	spelled     bool
	plain       bool // neither vague nor fraction
	signed      bool // a minus stands between its currency and its digits
}

// quantity reads the quantities that begin at i: one, or two where the words only look like a range ("a 5-4 vote").
func (r *numberReader) quantity(i int) ([]Number, int) {
	s := r.p[i].sentence
	m := measure{first: i, next: i}
	m.Bound = "="
	if x, ok := r.ratio(i, s); ok {
		r.bound(x, s)
		return r.finish(x, s)
	}
	code, value := r.currency(i, s)
	m.Unit = code
	if code != "" && (low(r.p, value, s) == "-" || low(r.p, value, s) == "−") {
		m.signed = true
		value++
	}
	if r.w.lang != "en" && r.p[i].kind == wordPiece && code == "" && r.w.table.Field(r.p[i].low, 0) == "scale" {
		return nil, i
	}
	if code == "" && r.p[i].kind == wordPiece && r.p[i].upper && i > 0 && r.p[i-1].sentence == s && !r.spelledCapital(i, s) {
		return nil, i
	}
	if !r.value(&m, value, s) {
		return nil, i
	}
	var second *measure
	if r.house(&m, s) {
		return nil, i
	}
	r.scaleLetter(&m, s)
	if m.plain {
		second = r.rangeEnd(&m, s)
	}
	if code == "ZAR" && r.p[m.first].low == "r" && !strings.Contains(r.p[m.first+1].low, ",") && m.Low < 1000_000 { // the names of cars and robots
		return nil, i
	}
	if code == "" && second == nil && r.inName(&m, s) {
		return nil, i
	}
	if m.plain && r.ordinal(&m, s) {
		return r.finish(&m, s)
	}
	r.unit(&m, s)
	if !r.sure(&m, s) {
		return nil, i
	}
	if r.sign(&m, s); m.signed && m.Low > 0 {
		m.Low, m.High = -m.High, -m.Low
	}
	r.bound(&m, s)
	out, next := r.finish(&m, s)
	if second != nil {
		r.head(second, s)
		out = append(out, second.Number)
	}
	return out, next
}

// spelledCapital reports whether a capital at i may begin a number in words although it does not begin a sentence.
func (r *numberReader) spelledCapital(i, s int) bool {
	b := r.p[i-1]
	return b.kind == markPiece && strings.Contains("“\"‘'«:—–-(", b.low)
}

// currency reads the mark of a currency before a number: "$", "US$", "USD".
func (r *numberReader) currency(i, s int) (code string, value int) {
	l := r.p[i].low
	if f, ok := r.w.roles.Get(l); ok && f[0] == "currency" && i+1 < len(r.p) && r.p[i+1].sentence == s && r.p[i+1].kind == digitPiece {
		if r.p[i].kind == wordPiece && !r.p[i].upper || len(f) < 2 {
			return "", i
		}
		return f[1], i + 1
	}
	if f, ok := r.w.roles.Get(l); ok && f[0] == "currency" && len(f) > 1 && i+2 < len(r.p) && r.p[i+2].sentence == s && r.p[i+2].kind == digitPiece {
		switch b := &r.p[i+1]; {
		case b.low == "." && b.glued && r.p[i].kind == wordPiece && r.p[i].upper: // "Rs. 200"
			return f[1], i + 2
		case (b.low == "-" || b.low == "−") && b.glued && r.p[i+2].glued && r.p[i].kind == markPiece: // "$-5"
			return f[1], i + 1
		}
	}
	if i+2 < len(r.p) && r.p[i].kind == wordPiece && r.p[i].upper && r.p[i+1].glued && r.p[i+2].kind == digitPiece && r.p[i+1].kind == markPiece {
		if f, ok := r.w.roles.Get(l + r.p[i+1].low); ok && f[0] == "currency" {
			return f[1], i + 2
		}
	}
	return "", i
}

// value reads the number itself.
func (r *numberReader) value(m *measure, i, s int) bool {
	if i >= len(r.p) || r.p[i].sentence != s {
		return false
	}
	p := &r.p[i]
	if p.kind == wordPiece {
		if n, e := r.w.vague.match(r.p, i); n > 0 {
			f, _ := r.w.table.Get(e)
			switch f[0] {
			case "vague":
				m.Low, m.High, m.Vague, m.next = wide(f[1]), wide(f[2]), true, i+n
				return true
			case "fraction":
				if unit, next := r.pointed(i+n, s); unit != "" {
					m.Low = int64(number(f[1]))
					m.High, m.Unit, m.next = m.Low, unit, next
					return true
				}
				if l := low(r.p, i+n, s); r.d.sets.numbers.share.Has(l) || len(f) > 2 && f[2] == "each" {
					m.Low = wide(f[1]) / 10 // percent
					m.High, m.Unit, m.next = m.Low, "%", i+n
					return true
				}
				if n > 1 {
					return false
				}
			case "ordinal":
				m.Low = wide(f[1])
				if b := at(r.p, i-1); b.low == "-" && b.glued && p.glued && i > 1 && r.w.table.Field(r.p[i-2].low, 0) == "tens" {
					return false // "twenty-first" is read from its tens on
				}
				m.High, m.next, m.plain, m.spelled = m.Low, i+1, true, true
				return r.ordinalWord(m, s)
			}
		}
		if a := low(r.p, i, s); (a == "a" || a == "an" || r.w.is(a, "a")) && r.w.table.Field(low(r.p, i+1, s), 0) != "scale" {
			return false
		}
	}
	if p.kind == digitPiece && p.glued && i > 0 && r.p[i-1].sentence == s && i == m.first {
		b := &r.p[i-1]
		if (b.low == "-" || b.low == "–" || b.low == "/") && i > 1 && r.p[i-2].kind == digitPiece { // the rest of "9/11", of a telephone number
			return false
		}
		if b.kind != markPiece || b.low == "." || b.low == "/" && i > 1 && r.p[i-2].glued || b.low == ":" ||
			b.low == "-" && i > 1 && b.glued && r.p[i-2].kind == wordPiece && r.w.table.Field(r.p[i-2].low, 0) == "" {
			return false
		}
	}
	if p.kind == digitPiece && i+2 < len(r.p) && r.p[i+1].glued && r.p[i+2].glued && r.p[i+2].kind == digitPiece &&
		(r.p[i+1].low == "-" && len(r.p[i+2].low) > 1 && r.p[i+2].low[0] == '0' || r.p[i+1].low == "/" || r.p[i+1].low == "-" && i+4 < len(r.p) && r.p[i+3].low == "-" && r.p[i+3].glued && r.p[i+4].kind == digitPiece) {
		return false // "9/11", a telephone number
	}
	v, next, ok := r.w.amount(r.p, i)
	if !ok {
		return false
	}
	m.Low, m.High, m.next, m.plain = v, v, next, true
	m.spelled = p.kind == wordPiece
	return true
}

// wide turns a whole number of the lexicon into thousandths.
func wide(s string) int64 { return int64(number(s)) * 1000 }

// rangeEnd reads the end of a range: "5-6,000", "10 to 15", "four or five", "between 10 and 15". Where the second
// number is the smaller one ("a 5-4 vote") it is returned as a quantity of its own.
func (r *numberReader) rangeEnd(m *measure, s int) *measure {
	j := m.next
	l := low(r.p, j, s)
	if same, ok := r.sameUnit(m, j, s); ok { // "10% to 15%"
		j = same
		l = low(r.p, j, s)
	}
	k := j + 1
	switch w := &r.d.sets.numbers; {
	case l == ":": // a score; with two digits behind it, a time
		if m.Unit != "" || j != m.next || !r.p[j].glued || k >= len(r.p) || !r.p[k].glued || len(r.p[k].low) > 1 || r.p[k].kind != digitPiece || at(r.p, k+1).low == ":" && at(r.p, k+1).glued || len(r.p[j-1].low) > 2 {
			return nil
		}
	case l == "-", l == "–", l == "—", l == "‑":
		if !r.p[j].glued || k >= len(r.p) || !r.p[k].glued {
			return nil
		}
	case w.span.Has(l):
		if w.from.Has(low(r.p, m.first-1, s)) {
			return nil
		}
	case w.either.Has(l):
	case w.both.Has(l):
		if !w.between.Has(low(r.p, m.first-1, s)) {
			return nil
		}
	default:
		return nil
	}
	if k < len(r.p) && m.Unit != "" {
		if code, v := r.currency(k, s); code == m.Unit {
			k = v
		}
	}
	if k >= len(r.p) || r.p[k].sentence != s || r.p[k].kind != wordPiece && r.p[k].kind != digitPiece || r.p[k].low == "a" || r.p[k].low == "an" {
		return nil
	}
	v, next, ok := r.w.amount(r.p, k)
	if !ok {
		return nil
	}
	bare := m.Low < 1000_000 && r.p[m.next-1].kind == digitPiece
	if n := r.letter(next, s, m.Unit != ""); n > 0 && v < r.w.limits/n {
		if v > m.Low && bare {
			m.Low *= n // "$2-3m"
		}
		v, next = v*n, next+1
	} else if f, ok := r.w.table.Get(r.p[next-1].low); ok && f[0] == "scale" && next-k > 1 {
		if n := int64(number(f[1])); v/n > m.Low && bare {
			m.Low *= n // "$2-3 million"
		}
	}
	pair := (l == "-" || l == "–") && r.p[m.first].kind == digitPiece && r.p[k].kind == digitPiece && m.Unit == "" && m.next-m.first == 1 && next-k == 1 && m.Low < 1000_000 && v < 1000_000
	for m.Low > 0 && v >= m.Low*1000 && m.Low < 1000_000 && v/(m.Low*1000) < 1000 {
		m.Low *= 1000
	}
	switch {
	case v > m.Low && (l == "or" || l == "oder") && (v > 20_000 || v-m.Low > 2000):
		return nil
	case v > m.Low && l != ":" && !(pair && !r.counts(next, s) && !r.w.is(low(r.p, m.first-1, s), "aged") && r.bounds.entries[low(r.p, m.first-1, s)] == ""):
		m.High, m.next = v, next
	case (l == "-" || l == "–" || l == ":") && r.p[m.first].kind == digitPiece && r.p[k].kind == digitPiece && m.Unit == "":
		m.High, m.next = m.Low, next // a score: both numbers are quantities of their own
		n := Number{Span: Span{Start: r.p[k].Start, End: r.p[next-1].End}, Low: v, High: v, Bound: "="}
		return &measure{Number: n, first: k, next: next, plain: true, attribute: true}
	default:
		m.High = m.Low
	}
	return nil
}

// scaleLetter reads a scale set as a letter right after digits: "$5m", "40m people", "10k".
func (r *numberReader) scaleLetter(m *measure, s int) {
	j := m.next
	if j >= len(r.p) || r.p[j].sentence != s || !r.p[j].glued || r.p[j-1].kind != digitPiece {
		return
	}
	if k := r.letter(j, s, m.Unit != ""); k > 0 && m.High < r.w.limits/k {
		m.Low, m.High, m.next = m.Low*k, m.High*k, j+1
	}
}

// ordinal reads "27th" and "twenty-first".
func (r *numberReader) ordinal(m *measure, s int) bool {
	if m.Ordinal {
		return true
	}
	j := m.next
	if f, ok := r.w.table.Get(low(r.p, j+1, s)); ok && f[0] == "ordinal" && m.spelled && low(r.p, j, s) == "-" && r.p[j].glued && r.p[j+1].glued && m.Low%10_000 == 0 {
		if v := wide(f[1]); v < 10_000 {
			m.Low, m.Ordinal, m.next = m.Low+v, true, j+2
			m.High = m.Low
			return true
		}
	}
	if j < len(r.p) && r.p[j].sentence == s && r.p[j].glued && r.p[j-1].kind == digitPiece {
		if r.d.sets.ordinalEnds.Has(r.p[j].low) {
			m.Ordinal, m.next = true, j+1
		}
	}
	return m.Ordinal
}

// ordinalWord accepts an ordinal in words only where it counts a noun: after a determiner, before a word.
func (r *numberReader) ordinalWord(m *measure, s int) bool {
	b, n := low(r.p, m.first-1, s), at(r.p, m.next)
	if t := r.d.tags.At(n.token); t == finite || t == participle || t == modal || t == auxiliary {
		return false
	}
	if !r.w.determiner(b) && !r.w.is(b, "the") || n.sentence != s || n.kind != wordPiece || r.w.is(n.low, "stop") || r.w.table.Has(n.low) {
		return false
	}
	m.Ordinal = true
	return true
}

// inName reports whether the number belongs to a name or a list's marker, as in "Flight 12", "G20", "Article 5".
func (r *numberReader) inName(m *measure, s int) bool {
	if r.p[m.first].kind != digitPiece {
		return false
	}
	if n := at(r.p, m.next); n.sentence == s && n.glued && n.kind == opaquePiece {
		return true
	}
	b := at(r.p, m.first-1)
	if b.sentence != s || !b.upper || b.kind != wordPiece || r.p[m.first].glued || b.low == "'s" {
		return b.sentence == s && (b.low == "no" || b.low == "#") && r.p[m.first].glued
	}
	if at(r.p, m.first-2).sentence != s && (r.w.roles.Has(b.low) || r.bounds.entries[b.low] != "" || len(b.low) < 5) {
		return false
	}
	if r.bounds.entries[b.low] != "" {
		return false
	}
	if r.last.Counted.Contains(r.p[m.first].Span) { // "12 Acme 787 jets"
		return true
	}
	// a plural noun or a unit after it makes it a count after all: "In Springfield 40 houses burned"
	n := at(r.p, m.next)
	if n.sentence == s && n.kind == wordPiece && !n.upper {
		if u, _ := r.units.match(r.p, m.next); u > 0 || r.plural(n.low) || r.outcomes.Has(n.low) || r.time.Has(n.low) {
			return false
		}
	}
	return !(n.low == "%" || n.low == "-")
}

// age notes that a number of years or months is an age: "six-year-old", "67 years old", "aged 67".
func (r *numberReader) age(m *measure, s int) {
	j := m.next
	l := low(r.p, j, s)
	switch {
	case l == "-" && r.w.is(low(r.p, j+1, s), "old"):
		m.Age, m.next, m.attribute = true, j+2, true
	case r.w.is(l, "old"):
		m.Age, m.next = true, j+1
	case l == "of" && low(r.p, j+1, s) == "age":
		m.Age, m.next = true, j+2
	case r.w.is(low(r.p, m.first-1, s), "aged"):
		m.Age = true
	}
}

// sure refuses what looks like a number and counts nothing: a bare "one", a year, an age that is none.
func (r *numberReader) sure(m *measure, s int) bool {
	b, n := low(r.p, m.first-1, s), at(r.p, m.next)
	if m.Unit == "day" && m.spelled && m.Low == 1000 && !m.attribute && !r.w.lasting(b) {
		return false // "one day", some time
	}
	if m.Unit == "" && m.plain {
		if r.apposedAge(m, s) {
			m.Age, m.Unit = true, "year"
			return true
		}
		if m.spelled && m.Low == 1000 && m.Low == m.High {
			if b == "-" || r.d.sets.numbers.uncounted.Has(b) {
				return false
			}
			if n.sentence != s || n.kind != wordPiece || n.upper || r.w.is(n.low, "stop") || r.w.determiner(n.low) || strings.HasSuffix(n.low, "ly") || n.low == "day" {
				return false
			}
		}
		if m.Low == m.High && !m.spelled && m.next-m.first == 1 && len(r.p[m.first].low) == 4 && m.Low >= 1400_000 && m.Low < 2200_000 {
			// a year, unless something countable follows
			if n.sentence != s || n.kind != wordPiece || n.upper || !r.plural(n.low) || r.d.sets.numbers.yearly.Has(n.low) {
				return false
			}
		}
		if n.low == ":" && n.glued && at(r.p, m.next+1).kind == digitPiece {
			return false
		}
	}
	return true
}

// apposedAge reports whether a bare number set off by commas after a name is an age: "Ann Lee, 67,".
func (r *numberReader) apposedAge(m *measure, s int) bool {
	if m.spelled || m.Low != m.High || m.Low%1000 != 0 || m.Low < 1000 || m.Low > 115_000 {
		return false
	}
	if r.w.is(low(r.p, m.first-1, s), "aged") {
		return true
	}
	comma, name := at(r.p, m.first-1), at(r.p, m.first-2)
	if n := at(r.p, m.next); r.d.sets.numbers.turned.Has(comma.low) && m.Low >= 10_000 &&
		(r.d.sets.numbers.aged.Has(name.low) || name.upper && name.kind == wordPiece) && comma.sentence == s && name.sentence == s &&
		(n.sentence != s || n.low == "." || n.low == ",") {
		return true // "Lee, who is 70,"
	}
	if (comma.low != "," && comma.low != "(") || comma.sentence != s || name.sentence != s || name.kind != wordPiece || !name.upper || name.low == "'s" {
		return false
	}
	n := at(r.p, m.next)
	if n.sentence != s {
		return true
	}
	switch n.low {
	case ",", ".", ")", ";", "—", "–", "―":
		return true
	}
	return r.d.sets.numbers.age.Has(n.low) && (comma.low == "," || !r.d.sets.numbers.both.Has(n.low))
}

// bound reads the words that bound the number or make it rough.
func (r *numberReader) bound(m *measure, s int) {
	first := m.first
	for k := min(5, first); k >= 1; k-- {
		j := first - k
		if r.p[j].sentence != s {
			continue
		}
		if n, e := r.bounds.match(r.p, j); n == k && r.bounds.table.Field(e, 1) == "before" {
			if e == "over" && r.time.Has(r.p[m.next-1].low) && (m.High < 10_000 || !r.w.lasting(low(r.p, j-1, s))) {
				break // "over two days": how long it took
			}
			if m.Low >= m.High || r.bounds.table.Field(e, 0) != "=" {
				m.Bound, m.first = r.bounds.table.Field(e, 0), j
			}
			break
		}
	}
	next := m.next
	if low(r.p, next, s) == "-" && r.p[next].glued && at(r.p, next+1).glued { // "12-plus"
		next++
	}
	if next < len(r.p) && r.p[next].sentence == s {
		if n, e := r.bounds.match(r.p, next); n > 0 {
			for _, place := range []int{1, 3} {
				if r.bounds.table.Field(e, place) == "after" {
					m.Bound, m.next = r.bounds.table.Field(e, place-1), next+n
					break
				}
			}
		}
	}
}

// finish works out what is counted and closes the quantity.
func (r *numberReader) finish(m *measure, s int) ([]Number, int) {
	m.Span = Span{Start: r.p[m.first].Start, End: r.p[m.next-1].End}
	if m.Low > m.High {
		m.Low, m.High = m.High, m.Low
	}
	r.head(m, s)
	r.last, r.lastSentence = m.Number, s
	return []Number{m.Number}, m.next
}
