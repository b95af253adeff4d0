package digest

import (
	"slices"

	"variorum/generator/statement"
)

// outdated moves the cut of a chain that tells what figure was reported earlier behind the one that tells the figure of the
// same thing, in that one's chain; its own is empty then.
func (k *composer) outdated(chains []*chain, ch *chain) {
	if ch.at < 0 || len(ch.cuts) != 1 || ch.cuts[0].leans || !k.earlier(&ch.cuts[0]) {
		return
	}
	var best *chain
	at := 0
	for _, other := range chains {
		if other == ch || other.after == ch || best != nil && best.at <= other.at {
			continue
		}
		for i := range other.cuts {
			if k.refigures(&other.cuts[i], &ch.cuts[0]) && (i+1 == len(other.cuts) || !other.cuts[i+1].leans && !k.together(&other.cuts[i], &other.cuts[i+1])) {
				best, at = other, i+1
				break
			}
		}
	}
	if best == nil || slices.ContainsFunc(chains, func(o *chain) bool { return o.after == ch }) {
		return
	}
	best.cuts = slices.Insert(slices.Clone(best.cuts), at, ch.cuts[0])
	ch.cuts = nil
}

// earlier reports whether a cut tells what was reported earlier.
func (k *composer) earlier(c *cut) bool {
	d := k.doc(c.source)
	table := k.words.Table("superseded")
	for _, i := range c.kept {
		for j := d.Clauses[i].Tokens[0]; j < d.Clauses[i].Tokens[1]; j++ {
			if n, _ := k.matches(table, d, j, d.Clauses[i].Tokens[1]); n > 0 && !k.views[c.source].quoted[j] {
				return true
			}
		}
	}
	return false
}

// refigures reports whether two cuts give another figure of the same unit for something that both name beside it.
func (k *composer) refigures(a, b *cut) bool {
	for _, x := range k.figured(a) {
		for _, y := range k.figured(b) {
			if x.Unit == y.Unit && x.Unit != "" && x.High < y.Low || x.Unit == y.Unit && x.Unit != "" && y.High < x.Low {
				if len(bothStems(k.around(a.source, x.Span), k.around(b.source, y.Span))) > 0 {
					return true
				}
			}
		}
	}
	return false
}

// figured returns the numbers that a cut prints.
func (k *composer) figured(c *cut) []statement.Number {
	d := k.doc(c.source)
	var out []statement.Number
	for _, n := range among(d.Numbers, d.Sentences[c.sentence].Span, func(n *statement.Number) int { return n.Start }) {
		if k.keeps(c, n.Span) && !n.Vague && !n.Ordinal && !n.Age {
			out = append(out, n)
		}
	}
	return out
}
