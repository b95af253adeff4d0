package statement

import (
	"sort"
	"strings"
)

// link joins quotations that no cue covers to the report before them: in the same paragraph, after a colon, or where
// the paragraph before ended within a quotation. What then remains of whole sentences in quotation marks is the last
// speaker's.
func (r *speechReader) link() {
	d := r.d
	out := make([]report, 0, len(r.reports))
	var added []Span
	next, last, lastQuote := 0, -1, -1 // last clausal report; last quotation that was covered
	covered, trees := r.contents(), d.Grammar().Trees
	for i, s := range d.Sentences {
		first := len(out)
		for ; next < len(r.reports) && r.reports[next].sentence <= i; next++ {
			out = append(out, r.reports[next])
		}
		q := sort.Search(len(d.Quotes), func(n int) bool { return d.Quotes[n].Outer.Start >= s.Start })
		for ; q < len(d.Quotes) && d.Quotes[q].Outer.Start < s.End; q++ {
			if d.Quotes[q].Depth > 0 {
				continue
			}
			if overlapsSorted(covered, d.Quotes[q].Span) || overlapsAny(added, d.Quotes[q].Span) {
				lastQuote = q
				continue
			}
			if last < 0 || len(out) > first && out[len(out)-1].clausal || !trees && r.credited(d.Quotes[q]) {
				continue
			}
			near := r.near(max(out[last].last, out[last].sentence), i)
			whole := d.Quotes[q].Outer.Start == s.Start
			long := strings.Count(d.Words(d.Quotes[q].Span), " ") > 2
			switch {
			case whole && (near == sameBlock || near == nextBlock && (lastQuote >= 0 && d.Quotes[lastQuote].Open || out[last].waits)):
				out[last].content = append(out[last].content, d.Quotes[q].Outer)
				out[last].waits = false
				out[last].last = i
			case long && (near == sameBlock || whole && near == nextBlock):
				out = append(out, report{content: []Span{d.Quotes[q].Outer}, clausal: true, sentence: i, entity: -1, after: last + 1, last: i})
			default:
				continue
			}
			added = append(added, d.Quotes[q].Outer)
			lastQuote = q
		}
		for k := first; k < len(out); k++ {
			if out[k].clausal {
				last = k
				out[k].last = max(out[k].last, i, r.lastSentence(out[k].content))
			}
		}
		if len(added) > 64 {
			added = added[len(added)-32:]
		}
	}
	kept, moved := out[:0], make([]int, len(out)+1)
	for i, x := range out {
		if len(x.content) > 0 {
			x.after = moved[x.after]
			kept = append(kept, x)
			moved[i+1] = len(kept)
		}
	}
	r.reports = kept
}

// contents returns all that is said in reports, merged, in order.
func (r *speechReader) contents() []Span {
	var all []Span
	for _, x := range r.reports {
		all = append(all, x.content...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Start < all[j].Start })
	out := all[:0]
	for _, s := range all {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}

// overlapsSorted reports whether one of spans, which are in order and apart, shares a byte with s.
func overlapsSorted(spans []Span, s Span) bool {
	n := sort.Search(len(spans), func(i int) bool { return spans[i].End > s.Start })
	return n < len(spans) && spans[n].Overlaps(s)
}

// lastSentence returns the sentence in which the last of what is said ends.
func (r *speechReader) lastSentence(content []Span) int {
	if len(content) == 0 {
		return 0
	}
	end := content[len(content)-1].End
	return sort.Search(len(r.d.Sentences), func(i int) bool { return r.d.Sentences[i].End >= end })
}

const (
	farBlock  = iota
	sameBlock // the same paragraph
	nextBlock // the next one
)

// near tells how sentence j follows sentence i.
func (r *speechReader) near(i, j int) int {
	a, b := r.d.Sentences[i], r.d.Sentences[j]
	switch {
	case a.Class != b.Class || j-i > 6:
		return farBlock
	case a.Block == b.Block:
		return sameBlock
	}
	for k := j - 1; k >= i; k-- {
		if c := r.d.Sentences[k]; c.Block != b.Block {
			if c.Block == a.Block {
				return nextBlock
			}
			return farBlock
		}
	}
	return farBlock
}

func overlapsAny(spans []Span, s Span) bool {
	for i := len(spans) - 1; i >= 0; i-- {
		if spans[i].Overlaps(s) {
			return true
		}
	}
	return false
}

// quotes tells the quotations their speakers, and which of them are speech.
func (r *speechReader) quotes() {
	d := r.d
	type cover struct {
		span Span
		by   int
	}
	var covers []cover
	for i, a := range d.Attributions {
		for _, c := range a.Content {
			covers = append(covers, cover{c, i})
		}
	}
	sort.SliceStable(covers, func(i, j int) bool { return covers[i].span.Start < covers[j].span.Start })
	longest := 0
	for _, c := range covers {
		longest = max(longest, c.span.Len())
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		best := -1
		n := sort.Search(len(covers), func(k int) bool { return covers[k].span.Start >= q.Outer.Start-longest })
		for ; n < len(covers) && covers[n].span.Start < q.Outer.End; n++ {
			c := covers[n]
			if c.span.End < q.Start+q.Len()/2 || c.span.Start > q.Start+q.Len()/2 {
				continue
			}
			if best < 0 {
				best = n
				continue
			}
			// The nearest report counts; one whose content is an object only within words that are credited to a document.
			a, b := d.Attributions[c.by], d.Attributions[covers[best].by]
			shorter := c.span.Len() <= covers[best].span.Len()
			switch {
			case a.clausal == b.clausal && shorter, !a.clausal && b.phrased && shorter, a.clausal && !b.clausal && !a.phrased:
				best = n
			}
		}
		words := d.Words(q.Span)
		if best >= 0 {
			a := d.Attributions[covers[best].by]
			q.Attribution, q.Speaker, q.Anonymous = covers[best].by, a.Speaker, a.Anonymous
			q.Speech = q.Depth == 0 && (!titled(words) || a.Direct)
			continue
		}
		q.Speech = q.Depth == 0 && strings.Count(words, " ") > 4 && endsLikeSpeech(words)
	}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		if q.Depth > 0 && q.Speaker == "" {
			for j := i - 1; j >= 0; j-- {
				if o := d.Quotes[j]; o.Depth == 0 && o.Outer.Contains(q.Outer) {
					q.Speaker, q.Anonymous, q.Attribution = o.Speaker, o.Anonymous, o.Attribution
					break
				}
			}
		}
	}
}

// titled reports whether words look like a title: two or more, the long ones all with a capital.
func titled(words string) bool {
	long, capital := 0, 0
	for w := range strings.FieldsSeq(words) {
		if len(w) > 3 {
			long++
			if isCapital(w) {
				capital++
			}
		}
	}
	return long > 1 && capital == long
}

// speechEdges returns where reports of speech, and what is said, begin: at tokens, in order.
func speechEdges(d *Doc) []edge {
	var edges []edge
	for _, a := range d.Attributions {
		if !a.clausal {
			continue
		}
		said := Span{Start: a.Cue.Start, End: a.Cue.End}
		if a.Source.Len() > 0 {
			if a.Cue.Len() == 0 || a.Source.Start < said.Start {
				said.Start = a.Source.Start
			}
			said.End = max(said.End, a.Source.End)
		}
		for _, c := range a.Content {
			if said.Len() > 0 && c.Start >= said.End {
				at := tokenAt(d, c.Start)
				if cue := tokenAt(d, a.Cue.Start); a.Cue.Len() > 0 && d.tags.At(cue) == gerund && at-cue < 4 && at > cue {
					at = cue // ", saying that …"
				}
				edges = append(edges, edge{at: at, kind: Content, said: said.Start})
			}
			if said.Len() > 0 && said.Start >= c.End {
				edges = append(edges, edge{at: tokenAt(d, said.Start), kind: Speech})
			}
		}
	}
	sort.SliceStable(edges, func(i, j int) bool { return edges[i].at < edges[j].at })
	return edges
}

// endsLikeSpeech reports whether a quotation ends with a mark that belongs to a sentence.
func endsLikeSpeech(s string) bool {
	return s != "" && strings.ContainsAny(s[len(s)-1:], ",.!?") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "—")
}
