package compose

import (
	"slices"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/support"
)

// cite makes the part of printed sentences: their own article, whose words they are, and those others that tell the whole
// of them.
func cite(b *book, a *article, sentences []int, text string, refused Refused) Part {
	first, last := sentences[0], sentences[len(sentences)-1]
	p := Part{Text: text, Base: collate.Ref{Source: a.index, Span: source.Span{Start: a.sentences[first].Start, End: a.sentences[last].End}}, Sources: []int{a.index}}
	gone := map[int]bool{}
	for _, i := range sentences {
		p.Places = append(p.Places, Place{a.index, i})
		p.Readings = append(p.Readings, collate.Ref{Source: a.index, Span: a.sentences[i].Span})
		p.Covers = append(p.Covers, a.sentences[i].tells...)
		for _, s := range refused.Uncite[Place{a.index, i}] {
			gone[s] = true
		}
	}
	slices.Sort(p.Covers)
	p.Covers = slices.Compact(p.Covers)
	for _, o := range b.articles {
		if o.index == a.index || o.Aside != "" || gone[o.index] {
			continue
		}
		if refs := bears(b, a, o, sentences); len(refs) > 0 {
			p.Sources = append(p.Sources, o.index)
			p.Readings = append(p.Readings, refs...)
		}
	}
	return p
}

// bears returns where another article tells the whole of some sentences; nil where it does not, or that is in doubt.
func bears(b *book, a, o *article, sentences []int) []collate.Ref {
	var refs []collate.Ref
	for _, i := range sentences {
		j := b.court.Bears(b.texts[a.index].Words(a.sentences[i].Span), &b.court.Sources[o.index])
		if j.Verdict != support.Bears || j.Margin < support.Sure {
			return nil
		}
		for _, s := range j.Spans {
			refs = append(refs, collate.Ref{Source: o.index, Span: s})
		}
	}
	return refs
}
