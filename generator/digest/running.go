package digest

import (
	"slices"
	"strings"

	"variorum/generator/collate"
)

// How long a quotation may run on under one citation.
const (
	mostRun      = 4  // sentences
	mostRunWords = 90 // words
)

// running tells for each cut whether it goes on with the quotation of the one before it, as one sentence: neighbours in
// their source, of which neither has lost the edge at which they meet. A reader takes marks that close and open again
// for another occasion.
func (k *composer) running(cuts []cut) []bool {
	out := make([]bool, len(cuts))
	n, words := 1, 0
	for i := range cuts {
		c := &cuts[i]
		if i > 0 && n < mostRun && words+c.words <= mostRunWords && k.goesOn(&cuts[i-1], c) {
			out[i] = true
			n++
			words += c.words
			continue
		}
		n, words = 1, c.words
	}
	return out
}

// goesOn reports whether a quotation reaches over the joint of two cuts.
func (k *composer) goesOn(a, b *cut) bool {
	if a.source != b.source || b.sentence != k.next(a.source, a.sentence) {
		return false
	}
	d := k.doc(a.source)
	one, two := d.Sentences[a.sentence], d.Sentences[b.sentence]
	if a.kept[len(a.kept)-1] != one.Clauses[1]-1 || b.kept[0] != two.Clauses[0] || two.Start < one.End {
		return false
	}
	return slices.ContainsFunc(k.views[a.source].quotes[a.sentence], func(i int) bool {
		q := d.Quotes[i]
		if q.Depth > 0 {
			return false
		}
		if q.Open { // a paragraph's end leaves a quotation open, and the next paragraph opens it again
			return q.Outer.End >= one.End && slices.ContainsFunc(k.views[a.source].quotes[b.sentence], func(j int) bool {
				next := d.Quotes[j]
				return next.Depth == 0 && next.Outer.Start == two.Start && next.Speaker == q.Speaker && q.Speaker != ""
			})
		}
		return q.Start < one.End && q.End > two.Start && !strings.Contains(k.text(a.source)[one.End:two.Start], "\n")
	})
}

// runOn joins a sentence to the one whose quotation it goes on with. The citation where they meet names the sources that
// bear out a good part of both together.
func (k *composer) runOn(a, b printed) printed {
	out := a
	out.words += b.words
	out.hangs = a.hangs || b.hangs
	out.last = b.last
	p, q := a.sentence.Parts[len(a.sentence.Parts)-1], b.sentence.Parts[0]
	joint := p
	joint.cut = p.cut + joined + q.cut
	joint.Text = strings.TrimRight(p.Text, " ") + " " + q.Text
	joint.Base.End = q.Base.End
	of, with := count(p.Text), count(q.Text)
	joint.Sources, joint.Readings = nil, nil
	for _, s := range slices.Concat(p.Sources, q.Sources) {
		n := 0
		if slices.Contains(p.Sources, s) {
			n += of
		}
		if slices.Contains(q.Sources, s) {
			n += with
		}
		if s != p.Base.Source && 5*n < 2*(of+with) || slices.Contains(joint.Sources, s) {
			continue
		}
		joint.Sources = append(joint.Sources, s)
		for _, r := range slices.Concat(p.Readings, q.Readings) {
			if r.Source == s && !slices.ContainsFunc(joint.Readings, func(x collate.Ref) bool { return x.Source == s && x.Contains(r.Span) }) {
				joint.Readings = k.join(joint.Readings, r)
			}
		}
	}
	joint.Covers = slices.Compact(slices.Sorted(slices.Values(slices.Concat(p.Covers, q.Covers))))
	out.sentence.Parts = slices.Concat(a.sentence.Parts[:len(a.sentence.Parts)-1], []DraftPart{joint}, b.sentence.Parts[1:])
	return out
}
