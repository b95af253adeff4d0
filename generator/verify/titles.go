package verify

import (
	"fmt"
	"slices"
	"sync"

	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// titles checks title, description and headings. Every number, date and name in them must stand in some source. Title and
// description must be what some source says in its text or its headline, and are compared with it word by word, as a
// passage is with those that it cites.
func (e *examiner) titles() {
	texts := e.headlines()
	read := sync.OnceValue(func() []witness { return e.readHeadlines(texts) })
	for i := range e.lines {
		l := &e.lines[i]
		if l.what == "title" && slices.ContainsFunc(texts, func(h headline) bool { return plain(h.text) == plain(l.Text) }) {
			continue
		}
		e.lineWords(l, read)
		if l.what == "heading" {
			continue
		}
		var heard []testimony
		best := 0
		hear := func(list []witness) {
			for k := range list {
				h := e.hear(&l.passage, &list[k])
				heard = append(heard, h)
				best = max(best, h.covered)
			}
		}
		if hear(e.witnesses); best < 1000 {
			hear(read())
		}
		if best < core {
			e.add(report.Error, "unsupported", nil, l.start, "cut it from the words of the sources", "no source says what the "+l.what+" says")
			continue
		}
		e.compare(&l.passage, heard)
	}
}

// headline is what a source has for a title.
type headline struct {
	source int // into Collation.Sources
	text   string
}

// headlines returns what the sources have for titles, in their metadata and above their text.
func (e *examiner) headlines() []headline {
	var out []headline
	for i, s := range e.c.Sources {
		if t := s.Article.Meta.Title; t != "" {
			out = append(out, headline{i, t})
		}
		for _, b := range s.Article.Blocks {
			if b.Class == source.Headline {
				out = append(out, headline{i, b.Of(s.Article.Text)})
			}
		}
	}
	return out
}

// readHeadlines makes each headline a source of its own.
func (e *examiner) readHeadlines(list []headline) []witness {
	var out []witness
	for _, h := range list {
		s := &e.c.Sources[h.source]
		a := &source.Article{
			File: s.Article.File, Path: s.Article.Path, Text: h.text, Meta: s.Article.Meta, Body: -1,
			Blocks: []source.Block{{Span: source.Span{End: len(h.text)}}},
		}
		out = append(out, e.witness(h.source, s.Key, statement.Read(a)))
	}
	return out
}

// place returns the offset in the file of a byte of the page's text.
func (l *line) place(at int) int {
	if l.Where == nil {
		return l.start // a value of the front matter, which may be quoted
	}
	return l.raw(at)
}

// lineWords reports the numbers, dates and names of a line that no source has anywhere.
func (e *examiner) lineWords(l *line, headlines func() []witness) {
	text := e.doc.Article.Text
	capitals, words := 0, 0
	for _, t := range e.doc.Tokens[l.tokens[0]:l.tokens[1]] {
		if t.Word {
			words++
			if upper(text[t.Start]) {
				capitals++
			}
		}
	}
	for i := l.tokens[0]; i < l.tokens[1]; i++ {
		t := &e.doc.Tokens[i]
		if !t.Word || bracketed(l.Text, t.Start-l.at.Start) {
			continue
		}
		nature := e.nature(text, t)
		if nature == "" && t.Start > l.at.Start && capitals*2 <= words && upper(text[t.Start]) {
			nature = "name"
		}
		f := e.form(t)
		if nature != "" && !said(e.witnesses, f) && !said(headlines(), f) {
			e.add(report.Error, nature, nil, l.place(t.Start), "the "+l.what+" may say only what some source says", fmt.Sprintf("no source has “%s”, which the %s has", e.words(t.Span), l.what))
		}
	}
}

// said reports whether one of the witnesses has a word.
func said(list []witness, f form) bool {
	return slices.ContainsFunc(list, func(w witness) bool { return len(w.sentences(f)) > 0 })
}
