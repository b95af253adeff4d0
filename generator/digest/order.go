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
	// linked reports whether a cut must stand right behind the sentence before it in its source
	linked := func(before, c *cut) bool {
		return c.leans || slices.Contains(c.needs, before.sentence) || slices.Contains(before.needs, c.sentence)
	}
	neighbour := func(c *cut, by int) (*cut, bool) {
		i, ok := index[[2]int{c.source, c.sentence + by}]
		if !ok {
			return nil, false
		}
		return &chosen[i], true
	}
	var chains []chain
	for i := range chosen {
		c := &chosen[i]
		if before, ok := neighbour(c, -1); ok && linked(before, c) {
			continue
		}
		ch := chain{at: k.position(c), cuts: []cut{*c}}
		if c.leans {
			// behind the cut that tells what the sentence before it told
			for j := range chosen {
				if j != i && k.follows(&chosen[j], c) {
					ch.at = k.position(&chosen[j]) + 1
					break
				}
			}
		}
		for last := c; ; {
			next, ok := neighbour(last, 1)
			if !ok || !linked(last, next) {
				break
			}
			ch.cuts = append(ch.cuts, *next)
			last = next
		}
		for _, x := range ch.cuts {
			if x.source == chosen[0].source && x.sentence == chosen[0].sentence {
				ch.at = -1
			}
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
