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
	for _, i := range g.clauses {
		for _, x := range among(d.Dates, d.Clauses[i].Span, func(x *statement.Date) int { return x.Start }) {
			if i := k.thatDay(c, g, i, x, s, out); i >= 0 {
				out = append(out, i)
			}
		}
	}
	slices.SortFunc(out, func(a, b int) int { return cmp.Compare(a, b) })
	return out
}

// thatDay returns the clause of a source that gives the day that stands in one of the printed clauses and shares most other
// words with them; -1 where one of those that it has does already, or none shares enough. The day of an announcement is
// not that of what is announced.
func (k *composer) thatDay(c *cut, g segment, clause int, day statement.Date, s int, have []int) int {
	if dayOf(day) == "" {
		return -1
	}
	o := k.doc(s)
	printed := k.contents(c.source, g.clauses)
	spoken := k.dayOfSpeech(c.source, clause, day)
	best, most := -1, 0
	for _, x := range o.Dates {
		if dayOf(x) != dayOf(day) {
			continue
		}
		i := o.ClauseAt(x.Start)
		if i < 0 || !k.printable(s, o.Clauses[i].Sentence) || k.dayOfSpeech(s, i, x) != spoken {
			continue
		}
		if slices.Contains(have, i) {
			return -1
		}
		n, all := 0, 0
		for stem, w := range k.contents(s, []int{i}) {
			all += w
			if printed[stem] > 0 || slices.ContainsFunc(k.near(stem), func(x string) bool { return printed[x] > 0 }) {
				n += w
			}
		}
		if n > most && 1000*n >= alsoThatDay*all {
			best, most = i, n
		}
	}
	return best
}

// alsoThatDay is how much of what a clause about the same day tells must be told in the printed ones, in thousandths, for
// it to be about the same event.
const alsoThatDay = 400

// dayOf returns the day that a date means; "" where it means none.
func dayOf(x statement.Date) string {
	if x.Precision != "day" && x.Precision != "time" || len(x.From) < len("2006-01-02") || len(x.To) < len("2006-01-02") || x.From[:10] != x.To[:10] {
		return ""
	}
	return x.From[:10]
}

// dayOfSpeech reports whether a day in a clause is that on which something is said: the verb that it stands behind, or the
// next one, is that of an attribution.
func (k *composer) dayOfSpeech(s, clause int, day statement.Date) bool {
	d := k.doc(s)
	cl := d.Clauses[clause]
	verb := -1
	for j := cl.Tokens[0]; j < cl.Tokens[1] && (verb < 0 || d.Tokens[j].End <= day.Start); j++ {
		if d.Verb(j) != "" && !day.Contains(d.Tokens[j].Span) {
			verb = j
		}
	}
	return verb >= 0 && k.speaking(s, cl.Sentence)(d.Tokens[verb].Span)
}

// contents returns what the words of some clauses tell, names among them and days not, by what they mean.
func (k *composer) contents(s int, clauses []int) map[string]int {
	d := k.doc(s)
	out := map[string]int{}
	for _, i := range clauses {
		dates := among(d.Dates, d.Clauses[i].Span, func(x *statement.Date) int { return x.Start })
		for j := d.Clauses[i].Tokens[0]; j < d.Clauses[i].Tokens[1]; j++ {
			t := &d.Tokens[j]
			if slices.ContainsFunc(dates, func(x statement.Date) bool { return x.Overlaps(t.Span) }) {
				continue
			}
			w := k.plainWord(s, j)
			if t.Word && k.views[s].named[j] != 0 {
				w = 1000
			}
			if w > 0 {
				for _, stem := range k.meant(d, j) {
					out[stem] = w
				}
			}
		}
	}
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
