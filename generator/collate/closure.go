package collate

import (
	"cmp"
	"slices"
)

// Bars for taking a source's words into a statement that was made without them.
const (
	covered  = 520  // thousandths of the statement's words that the source's words must have
	evidence = 8500 // and the weight of those
	slope    = 10   // what every weight of 1000 above that makes up for, in thousandths
)

// closure adds to every statement the sources that say it inside clauses which belong to other statements: one says in
// a clause what another says in three, or says two things in one.
func (w *works) closure(c *Collation, groups [][]int) [][]int {
	bySource := make([][]int, len(c.Sources)) // sentences of prose
	units := make([][]int, len(w.sentences))
	for i := range w.units {
		u := &w.units[i]
		if u.beside {
			continue
		}
		if units[u.sentence] == nil {
			bySource[u.Source] = append(bySource[u.Source], u.sentence)
		}
		units[u.sentence] = append(units[u.sentence], i)
	}
	near := newNearby(w, units)
	out := make([][]int, len(groups))
	for k, g := range groups {
		out[k] = slices.Clone(g)
		in := make([]bool, len(c.Sources))
		var prose []int
		for _, i := range g {
			if !w.units[i].beside {
				in[w.units[i].Source] = true
				prose = append(prose, i)
			}
		}
		if len(prose) == 0 {
			continue
		}
		within := near.reach(prose)
		for s := range c.Sources {
			if in[s] {
				continue
			}
			sentences := slices.DeleteFunc(slices.Clone(bySource[s]), func(st int) bool { return !within[st] })
			out[k] = append(out[k], w.best(prose, sentences, units)...)
		}
	}
	return out
}

// nearby finds the sentences that may cover a statement by the words that they have, so that not every statement has to
// be held against every sentence. What it leaves out could not be covered: the bound is exact.
type nearby struct {
	w      *works
	having map[int32][]int // term -> sentences of prose that have it or a term related to it, sorted
}

func newNearby(w *works, units [][]int) *nearby {
	n := &nearby{w: w, having: map[int32][]int{}}
	for st := range w.sentences {
		if units[st] == nil {
			continue
		}
		for _, t := range w.sentences[st].terms {
			n.having[t] = append(n.having[t], st)
		}
	}
	return n
}

// reach returns which sentences have enough of the words of one of the units.
func (n *nearby) reach(g []int) []bool {
	within := make([]bool, len(n.w.sentences))
	most := make([]int, len(n.w.sentences)) // what the terms so far can count at most
	counted := make([]int, len(n.w.sentences))
	term := 0
	for _, i := range g {
		terms := slices.Clone(n.w.units[i].core.terms)
		slices.SortStableFunc(terms, func(a, b int32) int { return cmp.Compare(n.w.weight[b], n.w.weight[a]) })
		left := 0
		for _, t := range terms {
			left += n.w.weight[t]
		}
		var seen []int
		for _, t := range terms {
			if left < evidence {
				break // a sentence that has only the rest cannot reach
			}
			left -= n.w.weight[t]
			term++
			count := func(t, weight int32) {
				for _, st := range n.having[t] {
					if counted[st] != term {
						counted[st] = term
						if most[st] == 0 {
							seen = append(seen, st)
						}
						most[st] += int(weight)
					}
				}
			}
			count(t, int32(n.w.weight[t]))
			for _, r := range n.w.related[t] {
				count(r.term, int32(n.w.weight[t]))
			}
		}
		for _, st := range seen {
			within[st] = within[st] || most[st]+left >= evidence
			most[st] = 0
		}
	}
	return within
}

// best returns the units of the sentence that covers the statement of units g best; none where none does well enough.
func (w *works) best(g, sentences []int, units [][]int) []int {
	top, at := 0, -1
	for _, st := range sentences {
		if n := w.cover(g, &w.sentences[st]); n > top {
			top, at = n, st
		}
	}
	if at < 0 || top < covered {
		return nil
	}
	// the fewest units that cover nearly as much
	rest := slices.Clone(units[at])
	var chosen []int
	var have bag
	reached := 0
	for len(rest) > 0 && reached*100 < top*92 {
		slices.SortStableFunc(rest, func(i, j int) int {
			return cmp.Compare(w.cover(g, w.with(&have, i)), w.cover(g, w.with(&have, j)))
		})
		i := rest[len(rest)-1]
		rest = rest[:len(rest)-1]
		have = *w.with(&have, i)
		reached = w.cover(g, &have)
		chosen = append(chosen, i)
	}
	slices.Sort(chosen)
	return chosen
}

// with returns the words of b and those of a unit.
func (w *works) with(b *bag, i int) *bag {
	t := append(slices.Clone(b.terms), w.units[i].terms...)
	slices.Sort(t)
	t = slices.Compact(t)
	return &bag{terms: t, total: w.sum(t)}
}

// cover tells which part of what the units of a statement say stands in b, in thousandths; 0 where it is too little to
// tell anything.
func (w *works) cover(g []int, b *bag) int {
	sum := 0
	for _, i := range g {
		u := &w.units[i]
		x := &u.core // that the same speaker speaks is nothing that is said
		m := w.common(x, b)
		if m < evidence {
			continue
		}
		sum += min(1000*m/x.total+min((m-evidence)*slope/1000, 200), 1000)
	}
	return sum / len(g)
}
