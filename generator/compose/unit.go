package compose

import (
	"maps"
	"slices"
)

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
	in, open := map[int]bool{}, []int{i}
	add := func(k int) {
		if !in[k] {
			in[k] = true
			open = append(open, k)
		}
	}
	in[i] = true
	for len(open) > 0 {
		k := open[0]
		open = open[1:]
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
			case n.at == missing, n.noun != "" && !n.reworded && told(n.at):
				return nil // what tells it has another word for it
			case !told(n.at):
				add(n.at)
			}
		}
	}
	return slices.Sorted(maps.Keys(in))
}

// whole returns a unit with the rest of the paragraphs that it stands in, but for what is told already: of what stands before it
// only where the unit can stand behind what tells that.
func (b *book) whole(a *article, unit []int, told, ended func(k int) bool, named func(n introduction) bool) []int {
	in := map[int]bool{}
	for _, k := range unit {
		in[k] = true
	}
	for n := 0; n < len(unit); n++ {
		for _, k := range a.sentences[unit[n]].leans.beside {
			if in[k] || told(k) && (k > unit[n] || ended(k)) {
				continue
			}
			more := b.unit(a, k, told, named)
			if more == nil && k < unit[n] {
				return nil
			}
			for _, m := range more {
				if !in[m] {
					in[m] = true
					unit = append(unit, m)
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(in))
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
