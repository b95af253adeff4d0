package collate

import "slices"

// unlikeSense reports whether what two units have in common tells little: values of which neither is among the other's,
// nor one of the same things, or no deed and no word but those that all of the story has.
func (w *works) unlikeSense(u, v *unit) bool {
	if w.counts(&u.bag) && w.counts(&v.bag) && !w.measures(&u.bag, &v.bag) {
		return true
	}
	in, back := w.deedIn(u, &v.bag), w.deedIn(v, &u.bag)
	if in && (back || w.tells(u)) || back && w.tells(v) {
		return false // a deed in common, or neither tells one
	}
	return w.rarest(&u.bag, &v.bag) < theme
}

// theme is the weight below which a word is one that all of the story has.
const theme = 2700

// tells reports whether a unit has a verb that tells something.
func (w *works) tells(u *unit) bool {
	return slices.ContainsFunc(u.does, func(t int32) bool { return w.weight[t] >= tells })
}

// counts reports whether words have a number.
func (w *works) counts(b *bag) bool {
	return slices.ContainsFunc(b.terms, func(t int32) bool { return w.names[t][0] == '#' })
}

// rarest returns the weight of the rarest word that two bags have in common, by itself or by its meaning.
func (w *works) rarest(u, v *bag) int {
	most := 0
	for _, t := range u.terms {
		if in(v.terms, t) {
			most = max(most, w.weight[t])
			continue
		}
		for _, r := range w.related[t] {
			if in(v.terms, r.term) {
				most = max(most, r.deg*min(w.weight[t], w.weight[r.term])/1000)
			}
		}
	}
	return most
}
