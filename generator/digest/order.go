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
	// keep together what is of one matter: of the next few the one that goes on best
	for i := range chains {
		chains[i].at = i
	}
	var out []cut
	for n := 0; len(chains) > 0; n++ {
		best, least := 0, 0
		for i := range min(len(chains), farthest) {
			if n == 0 {
				break
			}
			cost := (chains[i].at-n)*1000/farthest - k.relation(&out[len(out)-1], &chains[i].cuts[0])
			if i == 0 || cost < least {
				best, least = i, cost
			}
		}
		out = append(out, chains[best].cuts...)
		chains = slices.Delete(chains, best, best+1)
	}
	return out
}

// farthest is how many places a cut may be moved forward to stand with its own matter.
const farthest = 7

// relation tells how well a cut goes on from another, in thousandths: by the words that they share, and by their being
// neighbours in a source.
func (k *composer) relation(a, b *cut) int {
	n := 700 * k.shared(a.stems, b.stems) / max(min(k.shared(a.stems, a.stems), k.shared(b.stems, b.stems)), 1)
	if b.leans && k.follows(a, b) {
		n += 1500
	}
	if a.source == b.source {
		switch b.sentence - a.sentence {
		case 1:
			n += 450
		case 2:
			n += 200
		}
	}
	return n
}

// position is where a cut belongs in the telling, in thousandths: the middle one of the places of its statements.
func (k *composer) position(c *cut) int {
	at := make([]int, len(c.covers))
	for i, st := range c.covers {
		at[i] = k.where[st]
	}
	slices.Sort(at)
	return at[(len(at)-1)/2]
}

// telling works out where in the telling each statement stands: the mean of where its sources have it in their prose,
// in thousandths.
func (k *composer) telling() []int {
	before := make([][]int, len(k.c.Sources)) // for each sentence: bytes of prose before it
	all := make([]int, len(k.c.Sources))
	for s := range k.c.Sources {
		for n, sentence := range k.doc(s).Sentences {
			before[s] = append(before[s], all[s])
			if k.printable(s, n) {
				all[s] += sentence.Len()
			}
		}
	}
	out := make([]int, len(k.c.Statements))
	for i, st := range k.c.Statements {
		sum, n, last := 0, 0, -1
		for _, u := range st.Units {
			sentence := k.doc(u.Source).Clauses[u.Clause].Sentence
			if u.Source == last || !k.printable(u.Source, sentence) {
				continue
			}
			at := before[u.Source][sentence] + u.Start - k.doc(u.Source).Sentences[sentence].Start
			sum += 1000 * at / max(all[u.Source], 1)
			n++
			last = u.Source
		}
		out[i] = sum / max(n, 1)
	}
	return out
}
