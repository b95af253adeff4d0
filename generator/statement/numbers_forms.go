package statement

import "strings"

// Forms of quantities beside the plain ones: signs, scores, ratios, degrees, feet and inches, numbers of houses.

// sign takes in the sign before a quantity: a minus set close before the figure with space before it, of something that can be
// below zero, or the word.
func (r *numberReader) sign(m *measure, s int) {
	b := at(r.p, m.first-1)
	if b.sentence != s {
		return
	}
	switch f := r.w.roles.Field(b.low, 0); {
	case f == "minus" && b.kind == wordPiece:
	case b.glued || !r.p[m.first].glued || m.Unit == "" || m.first > 1 && at(r.p, m.first-2).kind == digitPiece:
		return
	case b.low == "+":
		m.first--
		return
	case b.low == "-" || b.low == "−":
	case b.low == "–" && (m.Unit == "°C" || m.Unit == "°F" || m.Unit == "%"):
	default:
		return
	}
	m.first--
	m.Low, m.High = -m.High, -m.Low
}

// degree reads the scale of a temperature: "12°C", "12 ºF", "12C" close behind the figure.
func (r *numberReader) degree(m *measure, s int) bool {
	j := m.next
	if l := low(r.p, j, s); l == "ºc" || l == "ºf" { // the ordinal's mark, taken for the degree's
		m.Unit, m.next = "°"+strings.ToUpper(l[2:]), j+1
		return true
	}
	mark := low(r.p, j, s) == "°" || low(r.p, j, s) == "º" || low(r.p, j, s) == "˚"
	if mark {
		j++
	}
	l := low(r.p, j, s)
	if l != "c" && l != "f" || !r.p[j].upper || !r.p[j].glued && !mark || r.p[m.next-1].kind != digitPiece || !mark && (at(r.p, j+1).glued && at(r.p, j+1).kind != markPiece || len(r.p[m.next-1].low) > 4) {
		return false
	}
	m.Unit, m.next = "°"+strings.ToUpper(l), j+1
	return true
}

// feet reads the inches behind feet: "5ft 6in", "5 feet 6 inches", "5-foot-6", and "5'6"" with primes.
func (r *numberReader) feet(m *measure, s int) {
	j := m.next
	if m.Unit == "" && m.plain {
		if l := low(r.p, j, s); !(l == "'" || l == "’" || l == "′") || !r.p[j].glued || at(r.p, j+1).kind != digitPiece || !at(r.p, j+1).glued {
			return
		}
		l := low(r.p, j+2, s)
		if !(l == "\"" || l == "”" || l == "″") || !r.p[j+2].glued {
			return
		}
		if v, ok := r.w.digits(r.p[j+1].low); ok && v < 12_000 {
			m.Unit, m.Low, m.next = "ft", m.Low+v/12, j+3
			m.High = m.Low
		}
		return
	}
	if m.Unit != "ft" || m.Low != m.High {
		return
	}
	hyphen := low(r.p, j, s) == "-" && r.p[j].glued
	if hyphen {
		j++
	}
	if q := at(r.p, j); q.sentence != s || q.kind != digitPiece {
		return
	}
	v, next, ok := r.w.amount(r.p, j)
	if !ok || v >= 12_000 {
		return
	}
	n := 0
	if next < len(r.p) && r.p[next].sentence == s {
		if k, e := r.units.match(r.p, next); k > 0 && r.symbol(e) == "in" {
			n = k
		} else if low(r.p, next, s) == "in" && r.p[next].glued {
			n = 1
		}
	}
	if n == 0 && !hyphen {
		return
	}
	m.Low += v / 12
	m.High, m.next = m.Low, next+n
}

// square reads the exponent behind a unit of length: "300m²", "300 m2".
func (r *numberReader) square(m *measure, s int) {
	j := m.next
	if l := low(r.p, j, s); m.Unit == "" && (l == "m" || l == "km" || l == "ft") { // "300 m2"
		if e := low(r.p, j+1, s); (e == "2" || e == "²" || e == "3" || e == "³") && r.p[j+1].glued {
			m.Unit, m.next = l+map[bool]string{true: "²", false: "³"}[e == "2" || e == "²"], j+2
			return
		}
	}
	l := low(r.p, j, s)
	if m.Unit == "" || !r.p[m.next-1].glued && m.next-1 == m.first || l == "" || !r.p[j].glued {
		return
	}
	for from, to := range map[string]string{"²": "²", "2": "²", "³": "³", "3": "³"} {
		if l == from && r.measures(m.Unit+to) {
			m.Unit, m.next = m.Unit+to, j+1
			return
		}
	}
}

// measures reports whether a symbol is that of a unit of the table.
func (r *numberReader) measures(symbol string) bool {
	return symbol == "m²" || symbol == "km²" || symbol == "m³" || symbol == "ft²"
}

// ratio reads a share that is told by two numbers, "one in four", "seven out of 10": percent. It stands where a noun phrase
// begins, since what somebody did "two in 10" is not told.
func (r *numberReader) ratio(i, s int) (*measure, bool) {
	if b := at(r.p, i-1); b.sentence == s && b.kind == wordPiece && !r.w.is(b.low, "stop") && r.bounds.entries[b.low] == "" && !r.w.determiner(b.low) {
		return nil, false
	}
	a, j, ok := r.w.amount(r.p, i)
	if !ok || a%1000 != 0 || a <= 0 || a > 999_000 || j >= len(r.p) {
		return nil, false
	}
	k := j + 1
	switch l := low(r.p, j, s); {
	case l == "in":
	case l == "out" && low(r.p, j+1, s) == "of":
		k++
	default:
		return nil, false
	}
	if low(r.p, k, s) == "every" {
		k++
	}
	if q := at(r.p, k); q.sentence != s || q.kind == wordPiece && r.w.table.Field(q.low, 0) != "unit" && r.w.table.Field(q.low, 0) != "tens" || q.kind == markPiece {
		return nil, false
	}
	b, next, ok := r.w.amount(r.p, k)
	if !ok || b%1000 != 0 || a >= b || b > 1000_000 || b > 10_000 && b%10_000 != 0 {
		return nil, false
	}
	n := at(r.p, next)
	if n.sentence == s && (r.time.Has(n.low) || n.kind == digitPiece || r.w.table.Field(n.low, 0) == "scale" || n.glued && n.low == "-") {
		return nil, false
	}
	if n.sentence == s && n.kind == wordPiece {
		if u, _ := r.units.match(r.p, next); u > 0 {
			return nil, false
		}
	}
	m := &measure{first: i, next: next}
	m.Bound, m.Unit, m.Low = "=", "%", a*100/(b/1000)
	m.High = m.Low
	return m, true
}

// pointed reads a fraction of a percentage point behind the words of a fraction: "a quarter of a percentage point".
func (r *numberReader) pointed(i, s int) (unit string, next int) {
	if low(r.p, i, s) != "of" {
		return "", i
	}
	j := i + 1
	if r.w.determiner(low(r.p, j, s)) {
		j++
	}
	if j < len(r.p) && r.p[j].sentence == s {
		if n, e := r.units.match(r.p, j); n > 0 && (r.symbol(e) == "pp" || r.symbol(e) == "%") {
			return r.symbol(e), j + n
		}
	}
	return "", i
}

// house reports whether a number is that of a house: a name of a street stands behind it.
func (r *numberReader) house(m *measure, s int) bool {
	if r.p[m.first].kind != digitPiece || m.next-m.first != 1 {
		return false
	}
	for j := m.next; j < m.next+4 && j < len(r.p) && r.p[j].sentence == s && r.p[j].kind == wordPiece && r.p[j].upper; j++ {
		if j > m.next && r.w.is(r.p[j].low, "street") {
			return true
		}
	}
	return false
}

// counts reports whether a plural noun, a unit or a scale stands behind the piece at i, at most two words on: the two numbers
// before it are the ends of a range then, and a score or a vote else.
func (r *numberReader) counts(i, s int) bool {
	for j := i; j < i+3 && j < len(r.p) && r.p[j].sentence == s; j++ {
		p := &r.p[j]
		if p.low == "-" && p.glued {
			continue
		}
		if p.kind == markPiece && p.low != "%" && p.low != "°" && p.low != "$" && p.low != "€" || r.w.is(p.low, "stop") || r.w.determiner(p.low) {
			return false
		}
		if n, _ := r.units.match(r.p, j); n > 0 || r.time.Has(p.low) || r.w.table.Field(p.low, 0) == "scale" || r.people.Has(p.low) || r.outcomes.Has(p.low) || r.w.lang == "de" && p.upper {
			return true
		}
		if r.plural(p.low) && !p.upper || r.degreeAt(j) {
			return true
		}
	}
	return false
}

// degreeAt reports whether the scale of a temperature stands close behind digits at j.
func (r *numberReader) degreeAt(j int) bool {
	l := r.p[j].low
	return (l == "c" || l == "f" || l == "k" || l == "m" || l == "bn") && r.p[j].glued
}

// letter returns what the letter of a scale close behind the digits before j multiplies them by: "$5m", "40m people", "10k"; 0
// where there is none.
func (r *numberReader) letter(j, s int, money bool) int64 {
	if j >= len(r.p) || r.p[j].sentence != s || !r.p[j].glued || r.p[j-1].kind != digitPiece {
		return 0
	}
	switch r.p[j].low {
	case "m":
		if n := at(r.p, j+1); money || n.sentence == s && n.kind == wordPiece && (r.people.Has(n.low) || r.plural(n.low) && !r.w.is(n.low, "dimension") && !r.w.is(n.low, "stop")) {
			return 1000_000
		}
	case "b":
		if money {
			return 1000_000_000
		}
	case "t":
		if money {
			return 1000_000_000_000
		}
	case "k":
		return 1000
	}
	return 0
}
