package digest

import (
	"cmp"
	"slices"
	"sort"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// clausesWithin returns, sorted, the clauses of a cited source that say a part of the printed clauses which its readings
// so far do not have, elsewhere: a value on which the collation found the sources to differ, such as an age told in
// passing, or the same value of the same thing. They make no source cited that is not; they show where it has the part.
func (k *composer) clausesWithin(c *cut, g segment, s int, have []int) []int {
	d, o := k.doc(c.source), k.doc(s)
	out := slices.Clone(have)
	add := func(r collate.Ref) {
		if i := o.ClauseAt(r.Start); i >= 0 && k.printable(s, o.Clauses[i].Sentence) && !slices.Contains(out, i) {
			out = append(out, i)
		}
	}
	said := func(spans []collate.Ref) bool {
		return slices.ContainsFunc(spans, func(r collate.Ref) bool {
			return r.Source == s && slices.Contains(out, o.ClauseAt(r.Start))
		})
	}
	for _, i := range g.clauses {
		for _, n := range k.differing(c.source, d.Clauses[i].Span) {
			x := &k.c.Differences[n]
			if x.Kind != collate.Number && x.Kind != collate.Role && x.Kind != collate.Date && x.Kind != collate.Place {
				continue
			}
			told := 0
			for _, p := range k.places[s] {
				if p.difference == n && told < mostTimes {
					add(collate.Ref{Source: s, Span: p.Span})
					told++
				}
			}
		}
		for _, n := range among(d.Numbers, d.Clauses[i].Span, func(n *statement.Number) int { return n.Start }) {
			if n.Ordinal || n.Vague || n.Head == "" || n.Low < byChance {
				continue
			}
			var theirs []collate.Ref
			for _, m := range o.Numbers {
				if m.Low == n.Low && m.High == n.High && m.Unit == n.Unit && m.Head == n.Head && m.Age == n.Age {
					theirs = append(theirs, collate.Ref{Source: s, Span: m.Span})
				}
			}
			if len(theirs) > 0 && !said(theirs) {
				add(theirs[0])
			}
		}
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Compare(a, b) })
	return out
}

// mostTimes is how often a source may show its reading of one difference.
const mostTimes = 3

// byChance is the value, in thousandths, from which on two numbers of one thing are hardly the same by chance.
const byChance = 4000

// differing returns the differences with a reading in a place, each once, in order.
func (k *composer) differing(s int, in source.Span) []int {
	var out []int
	p := k.places[s]
	for i := sort.Search(len(p), func(i int) bool { return p[i].Start >= in.Start }); i < len(p) && p[i].Start < in.End; i++ {
		if !slices.Contains(out, p[i].difference) {
			out = append(out, p[i].difference)
		}
	}
	slices.Sort(out)
	return out
}
