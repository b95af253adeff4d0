package digest

import (
	"slices"

	"variorum/generator/statement"
)

// outdated moves the cut of a chain that tells what figure was reported earlier, or another figure of the same subject,
// behind the one that tells the figure of the same thing, in that one's chain; its own is empty then.
func (k *composer) outdated(chains []*chain, ch *chain) {
	if ch.at < 0 || len(ch.cuts) != 1 || ch.cuts[0].leans {
		return
	}
	earlier := k.earlier(&ch.cuts[0])
	var best *chain
	at := 0
	for _, other := range chains {
		if other == ch || other.after == ch || best != nil && best.at <= other.at || !earlier && other.at > ch.at {
			continue
		}
		for i := range other.cuts {
			if k.refigures(&other.cuts[i], &ch.cuts[0], earlier) && (i+1 == len(other.cuts) || !other.cuts[i+1].leans && !k.together(&other.cuts[i], &other.cuts[i+1])) {
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

// refigures reports whether two cuts give another figure of the same unit for something that both name beside it, or, where
// the second does not say that it is an earlier one, for the same subject.
func (k *composer) refigures(a, b *cut, earlier bool) bool {
	if !earlier && !k.alike(a, b) {
		return false
	}
	for _, x := range k.figured(a) {
		for _, y := range k.figured(b) {
			if x.Unit == y.Unit && x.Unit != "" && (x.High < y.Low || y.High < x.Low) &&
				len(bothStems(k.around(a.source, x.Span), k.around(b.source, y.Span))) > 0 {
				return true
			}
		}
	}
	return false
}

// alike reports whether two cuts begin with the same noun: "shares of the firm", "the firm's shares".
func (k *composer) alike(a, b *cut) bool {
	x, y := k.headNoun(a), k.headNoun(b)
	return x != "" && x == y
}

// headNoun is the stem of the noun of a cut's subject; "" where it is none, or a name.
func (k *composer) headNoun(c *cut) string {
	d := k.doc(c.source)
	subject := k.subject(c)
	head := ""
	for t := tokenAt(d, subject.Start); t < len(d.Tokens) && d.Tokens[t].Start < subject.End; t++ {
		w := &d.Tokens[t]
		switch {
		case k.views[c.source].quoted[t] || !w.Word:
			return head
		case head != "" && k.words.Table("function-words").Has(w.Norm):
			return head
		case d.Noun(t) && k.views[c.source].named[t] == 0:
			head = w.Stem
		default:
			head = ""
		}
	}
	return head
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
