package digest

import (
	"cmp"
	"slices"
)

// order puts chosen cuts in the order in which the sources tell. A cut that leans on the sentence before it stays
// behind that sentence where it is chosen too. The first of the chosen stays first: it is the lead.
func (k *composer) order(chosen []cut) []cut {
	if len(chosen) == 0 {
		return nil
	}
	type chain struct {
		at   int // in thousandths of a statement
		cuts []cut
	}
	index := map[[2]int]int{}
	for i, c := range chosen {
		index[[2]int{c.source, c.sentence}] = i
	}
	follows := func(c cut) bool { // whether it is chained to the sentence before it
		_, ok := index[[2]int{c.source, c.sentence - 1}]
		return ok && c.leans
	}
	var chains []chain
	for i, c := range chosen {
		if follows(c) {
			continue
		}
		ch := chain{at: k.position(&c), cuts: []cut{c}}
		if i == 0 {
			ch.at = -1
		}
		for {
			last := ch.cuts[len(ch.cuts)-1]
			next, ok := index[[2]int{last.source, last.sentence + 1}]
			if !ok || !chosen[next].leans {
				break
			}
			ch.cuts = append(ch.cuts, chosen[next])
		}
		chains = append(chains, ch)
	}
	slices.SortStableFunc(chains, func(a, b chain) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.cuts[0].sentence, b.cuts[0].sentence), cmp.Compare(a.cuts[0].source, b.cuts[0].source))
	})
	var out []cut
	for _, ch := range chains {
		out = append(out, ch.cuts...)
	}
	return out
}

// position is where a cut belongs in the telling: the middle one of the statements that it covers.
func (k *composer) position(c *cut) int {
	return c.covers[(len(c.covers)-1)/2] * 1000
}
