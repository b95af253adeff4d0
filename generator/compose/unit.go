package compose

import "slices"

// What a unit may be.
const (
	mostUnit      = 200 // words that are not printed yet
	mostSentences = 8   // that are not printed yet
	mostJoined    = 20  // sentences with what introduces them
)

// unitOf returns the least sentences with which a sentence stands by itself, in order: neighbours without a break, and those
// before them that introduce what they name. nil where one of them cannot be printed, or they are too many.
func (b *book) unitOf(a *article, i int) []int {
	return b.unit(a, i, func(int) bool { return false }, func(introduction) bool { return false })
}

// unit is the same where some sentences are told already, so that they need not introduce anything, and some people are named.
func (b *book) unit(a *article, i int, told func(k int) bool, named func(n introduction) bool) []int {
	if a.sentences[i].at < 0 {
		return nil
	}
	in := []int{i}
	add := func(k int) {
		if !slices.Contains(in, k) {
			in = append(in, k)
		}
	}
	for n := 0; n < len(in); n++ {
		k := in[n]
		s := &a.sentences[k]
		if s.unfit != "" || b.leave[Place{a.index, k}] || len(in) > mostJoined {
			return nil
		}
		for _, n := range s.leans.near {
			if n >= len(a.sentences) || a.sentences[n].at < 0 {
				return nil
			}
			for at := min(s.at, a.sentences[n].at); at <= max(s.at, a.sentences[n].at); at++ {
				add(a.prose[at])
			}
		}
		for _, n := range s.leans.far {
			if !told(n) {
				add(n)
			}
		}
		for _, n := range s.leans.names {
			switch {
			case named(n):
			case n.at == missing, n.noun != 0 && !n.reworded && told(n.at):
				return nil // what tells it has another word for it
			case !told(n.at):
				add(n.at)
			}
		}
	}
	slices.Sort(in)
	return in
}

// whole returns a unit with the rest of the paragraphs that it stands in, but for what is told already: of what stands before it
// only where the unit can stand behind what tells that.
func (b *book) whole(a *article, unit []int, told, ended func(k int) bool, named func(n introduction) bool) []int {
	for n := 0; n < len(unit); n++ {
		for _, k := range a.sentences[unit[n]].leans.beside {
			if slices.Contains(unit, k) || told(k) && (k > unit[n] || ended(k)) {
				continue
			}
			more := b.unit(a, k, told, named)
			if more == nil && k < unit[n] {
				return nil
			}
			for _, m := range more {
				if !slices.Contains(unit, m) {
					unit = append(unit, m)
				}
			}
		}
	}
	slices.Sort(unit)
	return unit
}

// together reports whether two neighbouring sentences are printed one behind the other where both are printed.
func (a *article) together(i, j int) bool {
	return slices.Contains(a.sentences[j].leans.beside, i) || a.bound(i, j)
}

// bound reports whether two neighbouring sentences may not be parted: a lean goes from one of them, or over them.
func (a *article) bound(i, j int) bool {
	from, to := a.sentences[i].at, a.sentences[j].at
	for at := max(from-mostSentences, 0); at <= min(to+mostSentences, len(a.prose)-1); at++ {
		for _, k := range a.sentences[a.prose[at]].leans.near {
			if k >= len(a.sentences) || a.sentences[k].at < 0 {
				continue
			}
			if low, high := min(at, a.sentences[k].at), max(at, a.sentences[k].at); low <= from && high >= to {
				return true
			}
		}
	}
	return false
}
