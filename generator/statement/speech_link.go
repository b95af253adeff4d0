package statement

import (
	"sort"
	"strings"

	"variorum/generator/source"
)

// heading reads what is said without a verb: "Mayor: the port stays shut" in a headline, and a quotation with a dash
// and a name after it.
func (r *speechReader) heading() {
	for k := r.from + 1; k < r.to; k++ {
		switch r.norm(k) {
		case "―", "—", "--", "–", "-":
		default:
			continue
		}
		q := r.quoteBefore(k)
		if q < 0 {
			continue
		}
		np := r.phrase(k+1, r.to)
		if np[1] > np[0] && np[1]-np[0] < 9 && (np[1] >= r.to-1 || r.norm(np[1]) == ",") && isCapital(r.d.Words(r.d.Tokens.At(np[0]).Span)) {
			r.reports = append(r.reports, report{source: np, subject: np, cue: [2]int{k, k + 1}, content: []Span{r.d.Quotes[q].Outer}, clausal: true, sentence: r.sentence, entity: -1})
			return
		}
	}
	t := tagger{d: r.d}
	if r.d.Sentences[r.sentence].Class != source.Headline && (r.sentence > 1 || !t.titleCase(r.from, r.to)) {
		return
	}
	for k := r.from + 1; k < min(r.from+8, r.to-3); k++ {
		if r.isFinite(k) || r.isStop(k) && r.norm(k) != ":" {
			return
		}
		if r.norm(k) != ":" {
			continue
		}
		if np := r.phrase(r.from, k); np[1] == k && r.d.Tokens.At(r.from).Word && r.d.tags.At(r.from) != numeral {
			x := report{source: np, subject: np, cue: [2]int{k, k + 1}, clausal: true, sentence: r.sentence, entity: -1}
			r.add(&x, k+1, r.to)
			r.reports = append(r.reports, x)
		}
		return
	}
}

// beside reads quotations of some length that no cue explains but a verb beside them does, whichever it is: `He went on,
// "…"`, `"…," the mayor beamed`.
func (r *speechReader) beside(first int) {
	d := r.d
	for k := r.from; k < r.to; k++ {
		if r.quote[k] == 0 {
			continue
		}
		q := d.Quotes[r.quote[k]-1]
		begin, end := r.tokenAt(q.Outer.Start), r.tokenAt(q.Outer.End)
		k = max(k, end-1)
		if n := strings.Count(d.Words(q.Span), " "); n < 3 && !strings.HasSuffix(d.Words(q.Span), ",") && (n < 2 || begin == 0 || r.norm(begin-1) != ":") || r.told(first, q.Span) {
			continue
		}
		x := report{content: []Span{q.Outer}, clausal: true, sentence: r.sentence, entity: -1}
		if end < r.to && endsLikeSpeech(d.Words(q.Span)) && !strings.HasSuffix(d.Words(q.Span), ".") {
			np := r.phrase(end, r.to)
			if verb := np[1]; np[0] < np[1] && r.isFinite(verb) || r.tag(np[1]) == adverb && r.isFinite(np[1]+1) {
				if !r.isFinite(verb) {
					verb++
				}
				if told := r.phrase(verb+1, r.to); told[0] < told[1] && r.norm(told[1]) == "as" && r.tag(told[1]+1) == gerund {
					np, verb = told, told[1]+1 // "“…,” the Post quotes the court as saying"
				}
				x.source, x.subject, x.cue = np, np, [2]int{verb, verb + 1}
				r.reports = append(r.reports, x)
				continue
			}
		}
		if begin-1 <= r.from || r.norm(begin-1) != "," && r.norm(begin-1) != ":" || !isCapital(d.Words(q.Span)) {
			continue
		}
		for v := begin - 2; v > r.from; v-- {
			if !r.isFinite(v) && r.tag(v) != gerund {
				continue
			}
			start := v
			for start > r.from && (r.tag(start-1) == adverb || r.tag(start-1) == auxiliary || r.tag(start-1) == modal) {
				start--
			}
			x.source, x.subject = r.subject(start)
			if r.tag(v) == gerund {
				x.source, x.subject = r.main(v)
			}
			if x.source[0] < x.source[1] {
				x.cue = [2]int{start, v + 1}
				r.reports = append(r.reports, x)
			}
			break
		}
	}
}

// told reports whether a report from first on has the span in its content.
func (r *speechReader) told(first int, s Span) bool {
	for _, x := range r.reports[first:] {
		if overlapsAny(x.content, s) {
			return true
		}
	}
	return false
}

// link joins quotations that no cue covers to the report before them: in the same paragraph, after a colon, or where
// the paragraph before ended within a quotation. What then remains of whole sentences in quotation marks is the last
// speaker's.
func (r *speechReader) link() {
	d := r.d
	out := make([]report, 0, len(r.reports))
	var added []Span
	next, last, lastQuote := 0, -1, -1 // last clausal report; last quotation that was covered
	covered := r.contents()
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
			if last < 0 || len(out) > first && out[len(out)-1].clausal {
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

// tokenAt returns the first token that begins at or after an offset.
func tokenAt(d *Doc, offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens.At(i).Start >= offset })
}
