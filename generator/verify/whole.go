package verify

import (
	"fmt"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// sources reports what changed beneath the digest: sources that are not as the digest lists them, and a signature that
// no longer fits.
func (e *examiner) sources() {
	hashes := e.c.Hashes()
	at := e.key("sources")
	for _, s := range e.d.Front.Sources {
		now, there := hashes[s.Key]
		switch {
		case s.Removed:
		case !there:
			e.add(report.Warning, "source-changed", nil, at, "merge the story again", "source "+s.Key+" is no longer in the story")
		case s.SHA256 != "" && s.SHA256 != now:
			e.add(report.Warning, "source-changed", nil, at, "merge the story again", "the text of source "+s.Key+" changed since it was merged")
		}
	}
	if signed, c := digest.Signed(e.d, hashes); signed && !c.None() {
		at, hint := e.key("signed"), "read what changed and sign again"
		if c.Text {
			e.add(report.Warning, "unsigned-change", nil, at, hint, "the text was changed after it was signed")
		}
		for _, k := range c.Sources {
			e.add(report.Warning, "unsigned-change", nil, at, hint, "source "+k+" changed after the digest was signed")
		}
	}
}

// key returns where a top-level key of the front matter stands.
func (e *examiner) key(name string) int {
	offset := 0
	for line := range strings.Lines(e.d.Raw[:e.d.Body]) {
		if strings.HasPrefix(line, name+":") || strings.HasPrefix(line, name+" =") || strings.HasPrefix(line, "\""+name+"\"") {
			return offset
		}
		offset += len(line)
	}
	return 0
}

// titles checks title, description and headings: every number, date and name in them must stand in some source, and the
// title's words beside each other in one.
func (e *examiner) titles() {
	for _, t := range []struct{ name, text string }{{"title", e.d.Front.Title}, {"description", e.d.Front.Description}} {
		at := e.key(t.name)
		if i := strings.IndexByte(e.d.Raw[at:e.d.Body], ' '); i >= 0 {
			at += i + 1
		}
		e.line(t.text, func(int) int { return at }, t.name)
	}
	for _, b := range e.d.Blocks {
		if b.Kind == digest.Heading && len(b.Where) > 0 {
			e.line(b.Text, func(i int) int { return b.Where[min(i, len(b.Where)-1)] }, "heading")
		}
	}
}

// line checks a line of words that cites no source against all of them.
func (e *examiner) line(text string, place func(int) int, what string) {
	if strings.TrimSpace(text) == "" {
		return
	}
	doc := statement.Read(&source.Article{Text: text, Meta: e.doc.Article.Meta, Body: -1})
	p := &page{d: e.d, doc: doc, place: e.place}
	v := passage{Passage: &digest.Passage{Text: text}, index: -1, note: -1, at: source.Span{Start: 0, End: len(text)}, tokens: [2]int{0, len(doc.Tokens)}}
	capitals := 0
	for _, t := range doc.Tokens {
		if t.Word && upper(text[t.Start]) {
			capitals++
		}
	}
	for i, t := range doc.Tokens {
		if !t.Word || bracketed(text, t.Start) {
			continue
		}
		f := e.form(&doc.Tokens[i])
		known := slices.ContainsFunc(e.witnesses, func(w witness) bool { return len(w.in[f]) > 0 })
		nature := e.nature(text, &doc.Tokens[i])
		if nature == "" && i > 0 && capitals*2 <= len(doc.Tokens) && upper(text[t.Start]) {
			nature = "name"
		}
		if nature != "" && !known {
			e.add(report.Error, nature, nil, place(t.Start), "the "+what+" may say only what some source says", fmt.Sprintf("no source has “%s”, which the %s has", doc.Words(t.Span), what))
		}
	}
	if what == "heading" {
		return
	}
	var best testimony
	for i := range e.witnesses {
		if h := e.hear(p, &v, &e.witnesses[i]); best.w == nil || h.covered > best.covered {
			best = h
		}
	}
	if best.w == nil || best.covered < core {
		e.add(report.Error, "unsupported", nil, place(0), "cut it from the words of the sources", "no source says what the "+what+" says")
		return
	}
	x := &examiner{page: p, court: e.court, story: e.story}
	l := x.lay(&v, best)
	c := comparison{examiner: x, v: &v, h: best, layout: l}
	for i := range c.to {
		if c.to[i] < 0 && c.pivot(c.mine(i).Norm) == "negation" {
			e.add(report.Error, "polarity", nil, place(c.mine(i).Start), e.quoteNearest(best), fmt.Sprintf("no source has the “%s” of the %s", c.mine(i).Norm, what))
		}
	}
}

func upper(b byte) bool { return 'A' <= b && b <= 'Z' }

// Bounds of what may be taken from one source.
const (
	mostShare = 800 // thousandths of the digest's words printed from one source, where the story has several
	mostRow   = 12  // sentences in a row
)

// borrowed reports a digest that is one source's text over again.
func (e *examiner) borrowed() {
	if len(e.witnesses) < 2 {
		return
	}
	words, total := map[string]int{}, 0
	row, last, told := 0, "", false
	sentence := -1
	for i := range e.passages {
		v := &e.passages[i]
		if v.note >= 0 || v.own || len(v.keys) == 0 {
			continue
		}
		n := v.tokens[1] - v.tokens[0]
		words[v.keys[0]] += n
		total += n
		if v.keys[0] != last {
			row, last = 0, v.keys[0]
		}
		if v.Sentence != sentence {
			row++
			sentence = v.Sentence
		}
		if row > mostRow && !told {
			told = true
			e.add(report.Warning, "borrowed", v, v.Start, "print some of them in another source's words, or leave some out", fmt.Sprintf("more than %d sentences in a row are %s's", mostRow, last))
		}
	}
	for i := range e.witnesses {
		k := e.witnesses[i].key
		if total > 200 && words[k]*1000 > total*mostShare {
			e.add(report.Warning, "borrowed", nil, e.d.Body, "print more in other sources' words", fmt.Sprintf("%d %% of the words are %s's", words[k]*100/total, k))
		}
	}
}
