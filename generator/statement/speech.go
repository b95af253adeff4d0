package statement

import (
	"sort"
	"strings"
)

// readSpeech finds reports of speech and thought: who, by which words, what. Grammar tells them sentence by sentence; a
// language without trees has those beside a quotation, and those with a conjunction, by the words alone.
//
// A quotation that stands alone continues the one before: in the same paragraph, or in the next where the paragraph ended
// open. Then speakers are resolved: to the name that stands in the words, through "he", "the source" and "the minister" back
// to a name, else to the description as such.
func readSpeech(d *Doc) {
	if !mayReport(d) {
		return // no tree is needed for that
	}
	r := speechReader{d: d}
	r.quoted()
	if d.Grammar().Trees {
		r.told()
	} else {
		r.plain()
	}
	r.link()
	r.resolve()
	r.publish()
}

// mayReport reports whether a text has a quotation, a colon, or a word by which something is reported.
func mayReport(d *Doc) bool {
	if len(d.Quotes) > 0 {
		return true
	}
	nouns := d.words().Table("speech-nouns")
	for k := range d.Tokens {
		w := d.Tokens.At(k).Norm
		if w == ":" || d.sets.reports.credits.Has(w) || nouns.Has(w) || nouns.Has(strings.TrimSuffix(w, "s")) {
			return true
		}
		if b := d.verbs.At(k).base; b != "" {
			if _, ok := d.speech.verbs[b]; ok || d.speech.opens[b] {
				return true
			}
		}
	}
	return false
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
	mention     int    // of the speaker, in grammar.Doc.Mentions; grammar.None
}

// speechReader reads speech.
type speechReader struct {
	d       *Doc
	quote   []int32 // for each token, the index of the outermost quotation that it stands in, plus one
	outer   []Span  // the outermost quotations
	reports []report

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
		r.outer = append(r.outer, q.Outer)
		for at < len(d.Tokens) && d.Tokens.At(at).Start < q.Outer.Start {
			at++
		}
		for at < len(d.Tokens) && d.Tokens.At(at).Start < q.Outer.End {
			r.quote[at] = depth0
			at++
		}
	}
}

// told takes what grammar tells.
func (r *speechReader) told() {
	g := r.d.Grammar()
	words := func(t [2]int) [2]int {
		if t[0] >= t[1] {
			return [2]int{}
		}
		inside := g.Tokens[t[0]:t[1]]
		from := tokenAt(r.d, inside[0].Start)
		if from > 0 && r.d.Tokens.At(from-1).End > inside[0].Start {
			from-- // a part of a word
		}
		return [2]int{from, max(from, tokenAt(r.d, inside[len(inside)-1].End))}
	}
	for _, x := range g.Reports(r.outer) {
		y := report{
			source: words(x.Source), cue: words(x.Cue), subject: words(x.Speaker), clausal: x.Clausal, phrased: x.Phrased, waits: x.Waits,
			sentence: -1, entity: -1, mention: x.Mention,
		}
		at := y.cue
		if at[0] == at[1] {
			at = y.source
		}
		y.sentence = max(0, r.d.SentenceAt(r.d.Tokens.At(at[0]).Start))
		for _, c := range x.Content {
			inside := g.Tokens[c[0]:c[1]]
			y.content = append(y.content, Span{Start: inside[0].Start, End: inside[len(inside)-1].End})
		}
		r.reports = append(r.reports, y)
	}
	sort.SliceStable(r.reports, func(i, j int) bool { return r.reports[i].sentence < r.reports[j].sentence })
}

// longQuote reports whether token k stands in a quotation of more than a few words: verbs there are the speaker's.
func (r *speechReader) longQuote(k int) bool {
	return r.d.Quotes[r.quote[k]-1].Len() > 12
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
