package statement

import "slices"

// Widen returns a range of tokens widened to the edges of word groups, so that its words can be quoted by themselves: it
// does not begin within a name, a number, a date, a compound, a noun with what stands before it or a verb with its
// auxiliaries, and does not end in a word that asks for another: an article, a preposition, an auxiliary, an adjective
// before its noun, a verb before its object. It stays within the tokens of [low, high), and does not grow beyond most
// words; where that falls within a group, it ends, or begins, at the last edge before.
func (d *Doc) Widen(r [2]int, low, high, most int) [2]int {
	low, high = max(low, 0), min(high, len(d.tags))
	if r[0] < low || r[1] > high || r[0] >= r[1] {
		return r
	}
	from, to := r[0], r[1]
	for from > low && !d.opensGroup(from) && to-from < most {
		from--
	}
	if from > low && !d.opensGroup(from) {
		from = r[0]
	}
	edge := 0
	if d.closesGroup(to, from) {
		edge = to
	}
	for to < high && !d.closesGroup(to, from) && to-from < most {
		to++
		if d.closesGroup(to, from) {
			edge = to
		}
	}
	end := to
	for end > r[1] && !d.Tokens.At(end-1).Word {
		end--
	}
	if to < high && !d.closesGroup(to, from) || to == high && d.wants(end-1) {
		if to = edge; to == 0 {
			to = r[1]
			for to > from+1 && d.wants(to-1) {
				to--
			}
		}
	}
	// "by telephone and are ready": what stands before "and" has no verb
	for i := from + 1; i < min(from+3, to-2); i++ {
		if d.tags.At(i) == coordinator && !d.verbal(i-1) && (d.tags.At(i+1) == auxiliary || d.tags.At(i+1) == modal || d.tags.At(i+1) == finite) {
			from = i + 1
		}
		if (d.tags.At(i) == relative || d.tags.At(i) == that) && i == from+1 && d.tags.At(i-1) == name {
			from = i + 1 // what comes before is the tail of another clause
		}
	}
	return d.headless([2]int{from, to}, low, most)
}

func (d *Doc) verbal(k int) bool {
	switch d.tags.At(k) {
	case finite, infinitive, participle, gerund, auxiliary, modal:
		return true
	}
	return false
}

// WidenBehind widens a range of tokens that ends in a noun by the phrase with a preposition right behind it, if it fits.
func (d *Doc) WidenBehind(r [2]int, high, most int) [2]int {
	if r[1] >= min(high, len(d.tags)) || r[0] >= r[1] || d.tags.At(r[1]) != preposition || !d.nominal(r[1]-1) {
		return r
	}
	w := d.Widen([2]int{r[0], r[1] + 1}, r[0], high, most)
	whole := d.closesGroup(w[1], w[0])
	if w[1] < min(high, len(d.tags)) && d.tags.At(w[1]) == gerund {
		w[1]++ // "for another meeting"
	}
	if w[0] == r[0] && w[1] > r[1] && whole && !slices.ContainsFunc(d.Dates, func(x Date) bool {
		return x.Start >= d.Tokens.At(r[1]).End && x.Start <= d.Tokens.At(r[1]+1).Start
	}) {
		return w
	}
	return r
}

// opensGroup reports whether a word group can begin at token k.
func (d *Doc) opensGroup(k int) bool {
	if k <= 0 || d.oneItem(k) {
		return k <= 0
	}
	before, here := d.tags.At(k-1), d.tags.At(k)
	if !d.Tokens.At(k - 1).Word {
		return true
	}
	switch before {
	case determiner, possessive:
		return false
	case numeral, adjective:
		return !(d.nominal(k) || here == adjective || here == numeral || here == participle || here == gerund)
	case noun, name:
		return !(here == noun || here == name) && !(here == adjective && before == name)
	case participle, gerund:
		// "a scheduled summit", "the leaking valve"
		return !(d.nominal(k) && k > 1 && (d.tags.At(k-2) == determiner || d.tags.At(k-2) == possessive || d.tags.At(k-2) == adjective))
	case auxiliary, modal, not, to:
		return !(here == auxiliary || here == not || here == adverb || here == finite || here == infinitive || here == participle || here == gerund ||
			before == not || here == adjective && before == auxiliary)
	case adverb:
		return !(here == adjective || here == participle || here == finite || here == infinitive || here == gerund || here == adverb || here == numeral)
	}
	return true
}

// closesGroup reports whether a word group that begins at from can end before token k.
func (d *Doc) closesGroup(k, from int) bool {
	if k >= len(d.tags) {
		return d.Tokens.At(k-1).Word && !d.wants(k-1)
	}
	if d.oneItem(k) {
		return false
	}
	if k > 0 && !d.Tokens.At(k-1).Word {
		return false
	}
	if d.wants(k - 1) {
		return false
	}
	if !d.Tokens.At(k).Word {
		return true
	}
	before, here := d.tags.At(k-1), d.tags.At(k)
	switch before {
	case noun, name:
		if here == coordinator && k+2 < len(d.tags) && d.nominal(k+1) && (d.nominal(k+2) || !d.Tokens.At(k+2).Word) {
			return false // "health and safety"
		}
		return here != noun && here != name && d.Tokens.At(k).Norm != "of" && !d.unfinished(from, k)
	case numeral:
		return d.Tokens.At(k).Norm != "of" && (here == coordinator || here == preposition || here == subordinator || here == determiner || here == possessive || here == pronoun || here == adverb && d.Tokens.At(k).Norm == "ago")
	case adjective:
		return !d.nominal(k) && here != adjective && here != numeral && here != gerund && here != participle && here != to
	case finite, infinitive, participle, gerund:
		return !d.nominal(k) && here != determiner && here != possessive && here != object && here != preposition && here != to && here != adverb &&
			here != numeral && here != adjective
	case adverb:
		return here != adjective && here != finite && here != participle && here != infinitive && here != adverb
	}
	return true
}

// unfinished reports whether the tokens from from to k end in a clause that has no verb yet: "no sign that a deer".
func (d *Doc) unfinished(from, k int) bool {
	for i := k - 1; i >= from; i-- {
		switch d.tags.At(i) {
		case finite, modal, auxiliary:
			return false
		case that, subordinator, relative:
			return true
		}
	}
	return false
}

// headless returns the range without what stands before its first verb where that is the tail of a longer subject: "down
// the old shaft has been found" is "has been found". A subject that fits is taken in whole.
func (d *Doc) headless(r [2]int, low, most int) [2]int {
	v := r[0]
	for v < r[1] && d.tags.At(v) != finite && d.tags.At(v) != auxiliary && d.tags.At(v) != modal {
		v++
	}
	if v >= r[1] || v == r[0] {
		return r
	}
	c := d.ClauseAt(d.Tokens.At(v).Start)
	if c < 0 {
		return r
	}
	s := d.Clauses[c].Subject
	at := d.Tokens.At(r[0]).Start
	if s.Len() <= 0 || s.Start >= at || s.End <= at || s.End > d.Tokens.At(v).Start {
		return r
	}
	from := r[0]
	for from > low && d.Tokens.At(from-1).Start >= s.Start {
		from--
	}
	if r[1]-from <= most && d.Tokens.At(from).Start <= s.Start {
		return [2]int{from, r[1]}
	}
	return [2]int{v, r[1]}
}

// wants reports whether token k asks for a word behind it.
func (d *Doc) wants(k int) bool {
	if k < 0 || k >= len(d.tags) {
		return false
	}
	switch d.tags.At(k) {
	case determiner, possessive, preposition, coordinator, subordinator, relative, that, not, to, modal, auxiliary, pronoun:
		return true
	case adverb:
		return k > 0 && (!d.Tokens.At(k-1).Word || d.tags.At(k-1) == coordinator) // "first, and also"
	}
	return false
}

func (d *Doc) nominal(k int) bool { return d.tags.At(k) == noun || d.tags.At(k) == name }

// oneItem reports whether tokens k-1 and k are within one name, number, date, role or compound.
func (d *Doc) oneItem(k int) bool {
	if k <= 0 || k >= len(d.Tokens) {
		return false
	}
	a, b := d.Tokens.At(k-1), d.Tokens.At(k)
	if a.End == b.Start && (joins(a.Norm) || joins(b.Norm)) {
		return true
	}
	if a.End == b.Start && a.Word && b.Word {
		return true
	}
	both := Span{Start: a.Start, End: b.End}
	for i := range d.Names {
		if d.Names[i].Contains(both) || d.Names[i].Role.Contains(both) {
			return true
		}
	}
	for i := range d.Numbers {
		if d.Numbers[i].Contains(both) {
			return true
		}
	}
	for i := range d.Dates {
		if d.Dates[i].Contains(both) {
			return true
		}
	}
	return false
}

// joins reports whether a mark holds two halves of a word together.
func joins(mark string) bool {
	switch mark {
	case "-", "‑", "–", "/", "'", "’", "$", "£", "€", "%", "°", "&":
		return true
	}
	return false
}
