package statement

import (
	"slices"
	"sort"
)

// readSpeech finds reports of speech and thought: who, by which words, what.
//
// The sieves go from sure to unsure. A quotation whose sentence has a verb of speech outside it, with a speaker beside
// the verb; "according to"; a verb with a clause, an infinitive or an object as the table speech-verbs allows; nouns
// that report ("the claim that"); passives without a speaker. A quotation that stands alone continues the one before:
// in the same paragraph, or in the next where the paragraph ended open. Then speakers are resolved: to the name that
// stands in the words, through "he", "the source" and "the minister" back to a name, else to the description as such.
func readSpeech(d *Doc) {
	r := speechReader{d: d, sentence: -1}
	r.quoted()
	r.nouns = d.words().Table("speech-nouns").Field
	for i := range d.Sentences {
		r.read(i)
	}
	r.link()
	r.resolve()
	r.publish()
}

// report is an attribution in the making.
type report struct {
	source, cue [2]int // tokens; empty where there are none
	content     []Span
	clausal     bool // the content is a clause, or a quotation
	phrased     bool // by "according to"
	sentence    int
	subject     [2]int // the head of the source, without what stands in apposition
	speaker     string
	anonymous   bool
	entity      int    // of the speaker's name; -1
	noun        string // head of the description, where the speaker has no name
	waits       bool   // what is said stands in the next paragraph, after a colon
	after       int    // one more than the report whose speaker goes on here
	last        int    // the sentence of the last words that are said
}

// speechReader reads speech sentence by sentence.
type speechReader struct {
	d     *Doc
	nouns func(string, int) string
	quote []int32 // for each token, the index of the outermost quotation that it stands in, plus one

	sentence int
	from, to int // tokens of the sentence
	reports  []report

	kinds  map[int]NameKind // of each entity
	gender map[int]int      // of each person: above zero "he", below "she"
}

// quoted fills r.quote.
func (r *speechReader) quoted() {
	d := r.d
	r.quote = make([]int32, len(d.Tokens))
	at, depth0 := 0, int32(0)
	for i, q := range d.Quotes {
		if depth0 > 0 && d.Quotes[depth0-1].Outer.Contains(q.Outer) {
			continue
		}
		depth0 = int32(i + 1)
		for at < len(d.Tokens) && d.Tokens.At(at).Start < q.Outer.Start {
			at++
		}
		for at < len(d.Tokens) && d.Tokens.At(at).Start < q.Outer.End {
			r.quote[at] = depth0
			at++
		}
	}
}

func (r *speechReader) read(i int) {
	s := r.d.Sentences[i]
	r.sentence, r.from, r.to = i, s.Tokens[0], s.Tokens[1]
	first := len(r.reports)
	r.heading()
	for k := r.from; k < r.to; k++ {
		if r.quote[k] > 0 && r.longQuote(k) {
			continue
		}
		if c, ok := r.cue(k); ok {
			r.report(c)
		}
	}
	r.given(first)
	r.beside(first)
	r.dedupe(first)
}

// longQuote reports whether token k stands in a quotation of more than a few words: verbs there are the speaker's.
func (r *speechReader) longQuote(k int) bool {
	return r.d.Quotes[r.quote[k]-1].Len() > 12
}

// dedupe drops reports whose content another report of the sentence has with the same cue's verb.
func (r *speechReader) dedupe(first int) {
	out := r.reports[:first]
	for _, x := range r.reports[first:] {
		if len(x.content) == 0 && !x.waits {
			continue
		}
		if n := len(out); n > first && slices.Equal(out[n-1].content, x.content) {
			if out[n-1].source[0] == out[n-1].source[1] {
				out[n-1] = x
			}
			continue
		}
		out = append(out, x)
	}
	r.reports = out
}

func (r *speechReader) tag(i int) class {
	if i < r.from || i >= r.to {
		return mark
	}
	return r.d.tags.At(i)
}

func (r *speechReader) norm(i int) string {
	if i < r.from || i >= r.to {
		return ""
	}
	return r.d.Tokens.At(i).Norm
}

func (r *speechReader) isFinite(i int) bool {
	if i < r.from || i >= r.to {
		return false
	}
	t := tagger{d: r.d}
	return t.isFinite(i)
}

func (r *speechReader) finiteIn(a, b int) bool {
	for ; a < b; a++ {
		if r.isFinite(a) {
			return true
		}
	}
	return false
}

// span returns the span of the tokens from a to b without marks at its edges other than quotation marks and brackets.
func (r *speechReader) span(a, b int) Span {
	for a < b && r.bare(a) {
		a++
	}
	for b > a && r.bare(b-1) && !(r.norm(b-1) == "." && b > a+1 && r.d.tags.At(b-2) != mark && r.d.tags.At(b-2) == name && b < r.to) {
		b--
	}
	if a >= b {
		return Span{}
	}
	return Span{Start: r.d.Tokens.At(a).Start, End: r.d.Tokens.At(b - 1).End}
}

func (r *speechReader) bare(i int) bool {
	if r.d.Tokens.At(i).Word {
		return false
	}
	switch r.d.Tokens.At(i).Norm {
	case ",", ".", ";", ":", "-", "--", "—", "–", "―":
		return true
	}
	return false
}

// stop returns the next comma, dash, semicolon, colon or bracket outside quotations from i on, or the sentence's end.
func (r *speechReader) stop(i int) int {
	for ; i < r.to; i++ {
		if r.isStop(i) {
			return i
		}
	}
	return r.to
}

func (r *speechReader) isStop(i int) bool {
	switch r.norm(i) {
	case ",", ";", ":", "--", "—", "–", "―", "(", ")":
		return true
	case "-":
		return i > r.from && r.d.Tokens.At(i).Start > r.d.Tokens.At(i-1).End
	}
	return false
}

// publish turns the reports into attributions in order of place, and tells quotations their speakers.
func (r *speechReader) publish() {
	d := r.d
	sort.SliceStable(r.reports, func(i, j int) bool { return r.start(&r.reports[i]) < r.start(&r.reports[j]) })
	for i := range r.reports {
		x := &r.reports[i]
		a := Attribution{Content: x.content, Speaker: x.speaker, Anonymous: x.anonymous, Sentence: x.sentence, clausal: x.clausal, phrased: x.phrased}
		if x.source[0] < x.source[1] {
			a.Source = Span{Start: d.Tokens.At(x.source[0]).Start, End: d.Tokens.At(x.source[1] - 1).End}
		}
		if x.cue[0] < x.cue[1] {
			a.Cue = Span{Start: d.Tokens.At(x.cue[0]).Start, End: d.Tokens.At(x.cue[1] - 1).End}
		}
		a.Direct, a.Mixed = r.direct(x.content)
		d.Attributions = append(d.Attributions, a)
	}
	r.quotes()
}

func (r *speechReader) start(x *report) int {
	at := len(r.d.Article.Text)
	for _, c := range x.content {
		at = min(at, c.Start)
	}
	for _, t := range [][2]int{x.cue, x.source} {
		if t[0] < t[1] {
			at = min(at, r.d.Tokens.At(t[0]).Start)
		}
	}
	return at
}

// direct reports whether all, or part, of what is said stands in quotation marks.
func (r *speechReader) direct(content []Span) (all, part bool) {
	all = true
	for _, c := range content {
		in := 0
		n := sort.Search(len(r.d.Quotes), func(i int) bool { return r.d.Quotes[i].Outer.End > c.Start })
		for ; n < len(r.d.Quotes) && r.d.Quotes[n].Outer.Start < c.End; n++ {
			q := r.d.Quotes[n]
			if q.Depth == 0 && q.Outer.Overlaps(c) {
				in += min(q.Outer.End, c.End) - max(q.Outer.Start, c.Start)
			}
		}
		if in > 0 {
			part = true
		}
		if in < c.Len()-2 {
			all = false
		}
	}
	return all && part, part && !(all && part)
}
