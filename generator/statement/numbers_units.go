package statement

// unit reads what the number is measured in, with or without a hyphen.
func (r *numberReader) unit(m *measure, s int) {
	if m.Vague && m.Unit == "" && low(r.p, m.next, s) == "of" {
		if n, e := r.units.match(r.p, m.next+1); n > 0 && r.symbol(e) != "%" { // "thousands of dollars"
			m.Unit, m.next = r.symbol(e), m.next+1+n
		}
		return
	}
	j := m.next
	if m.Unit != "" {
		return
	}
	if r.degree(m, s) {
		return
	}
	if r.feet(m, s); m.Unit == "" {
		r.square(m, s)
	}
	if m.Unit != "" {
		return
	}
	if m.High > m.Low && r.w.is(low(r.p, m.first-1, s), "aged") && m.High <= 115_000 {
		m.Unit, m.Age = "year", true
	}
	if low(r.p, j, s) == "." && r.p[j].glued && r.w.table.Field(r.p[j-1].low, 0) == "scale" && at(r.p, j+1).sentence == s {
		j++ // "3 Mio. Euro"
	}
	l := low(r.p, j, s)
	hyphen := (l == "-" || l == "–" || l == "‑") && r.p[j].glued && at(r.p, j+1).glued
	if hyphen {
		j++
	}
	if j >= len(r.p) || r.p[j].sentence != s {
		return
	}
	if f, ok := r.time.Get(r.p[j].low); ok && !(r.p[j].low == "second" && !hyphen) {
		k := int64(number(f[1]))
		if m.High > r.w.limits/k {
			return
		}
		m.Unit, m.Low, m.High, m.next = f[0], m.Low*k, m.High*k, j+1
		m.attribute = hyphen
		r.age(m, s)
		return
	}
	if hyphen && r.w.is(r.p[j].low, "old") { // "34-Jährige"
		m.Unit, m.Age, m.next, m.attribute = "year", true, j+1, true
		return
	}
	if r.p[j].low == "yo" && r.p[j].glued {
		m.Unit, m.Age, m.next, m.attribute = "year", true, j+1, true
		return
	}
	if low(r.p, m.first-1, s) == "magnitude" && m.plain {
		m.Unit = "magnitude"
		return
	}
	n, e := r.units.match(r.p, j)
	if n == 0 {
		if hyphen {
			m.attribute = true
		}
		return
	}
	f, _ := r.units.table.Get(e)
	won := f[0] == "KRW" && r.w.table.Field(r.p[j-1].low, 0) == "scale" && at(r.p, j+n).kind != digitPiece && !r.w.determiner(low(r.p, j+n, s))
	if len(f) > 3 && f[3] == "glued" && !won && !(r.p[j].glued && !r.p[j].upper) {
		return
	}
	if f[0] == "KRW" && !won { // "the 12 won their case"
		return
	}
	if q := at(r.p, j+n); e == "magnitude" && !hyphen && q.low == "-" {
		return
	}
	m.Unit, m.next, m.attribute = f[0], j+n, hyphen
	r.square(m, s)
	r.feet(m, s)
}

// sameUnit reports whether the number of m has a unit that stands behind a second number as well, with the words of a range
// between: where those words begin.
func (r *numberReader) sameUnit(m *measure, j, s int) (int, bool) {
	if m.Unit != "" || j >= len(r.p) || r.p[j].sentence != s {
		return j, false
	}
	n, e := r.units.match(r.p, j)
	if n == 0 {
		return j, false
	}
	l := low(r.p, j+n, s)
	if w := &r.d.sets.numbers; !(w.span.Has(l) && !w.from.Has(low(r.p, m.first-1, s)) || w.both.Has(l) && w.between.Has(low(r.p, m.first-1, s)) || (l == "-" || l == "–") && r.p[j+n].glued) {
		return j, false
	}
	if q := at(r.p, j+n+1); q.sentence != s || q.kind != digitPiece {
		return j, false
	}
	_, next, ok := r.w.amount(r.p, j+n+1)
	if !ok || next >= len(r.p) || r.p[next].sentence != s {
		return j, false
	}
	if k, other := r.units.match(r.p, next); k == 0 || r.symbol(other) != r.symbol(e) {
		return j, false
	}
	return j + n, true
}

func (r *numberReader) symbol(entry string) string { return r.units.table.Field(entry, 0) }
