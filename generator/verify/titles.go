package verify

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"variorum/generator/compose"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
	"variorum/generator/support"
)

// titles checks title, description and what else is printed without a citation. Every number, date and name in it must stand
// in some source. Title and description, and whatever else makes a statement, must be what some source says in its text or
// its headline, and are compared with it word by word, as a passage is with those that it cites. What only names a matter
// may have no word that no source has.
func (e *examiner) titles() {
	texts := e.headlines()
	read := sync.OnceValue(func() []support.Source { return e.readHeadlines(texts) })
	tells := sync.OnceValue(e.statements)
	heard := sync.OnceValue(func() []hearing { return e.heard(texts) })
	names := sync.OnceValue(e.namesHeard)
	for i := range e.lines {
		l := &e.lines[i]
		if l.what != "description" && slices.ContainsFunc(texts, func(h headline) bool { return plain(h.text) == plain(l.Text) }) {
			continue
		}
		if l.what == "heading" && e.asOf(l) {
			continue
		}
		e.lineWords(l, read)
		e.exchanged(l, heard(), names())
		switch {
		case l.what == "correction":
			e.corrected(l, read)
		case l.what == "topic", l.what == "thread":
			e.filed(l, read, names())
		case l.what == "title", l.what == "description", tells()[i]:
			e.lineSays(l, read)
		default:
			e.lineNames(l, read)
		}
	}
}

// asOf reports whether a heading says of which day what stands below it is told, “As of Sept. 7”, and reports those passages
// below it that cite no article of that day.
func (e *examiner) asOf(l *line) bool {
	of := map[string]bool{} // the articles of the day
	for i := range e.c.Sources {
		s := &e.c.Sources[i]
		if day := s.Article.Meta.Day(); day != "" && compose.AsOf(e.c, day, e.d.Front.Date) == l.Text {
			of[s.Key] = true
		}
	}
	if len(of) == 0 {
		return false
	}
	for i := range e.passages {
		v := &e.passages[i]
		if v.note < 0 && v.Section == l.Text && len(v.keys) > 0 && !slices.ContainsFunc(v.keys, func(k string) bool { return of[k] }) {
			e.add(report.Error, "date", v, v.Start, "move it, or cite an article of that day", fmt.Sprintf("%q stands above what no article of that day is cited for", l.Text))
		}
	}
	return true
}

// lineSays reports a line that no source bears out.
func (e *examiner) lineSays(l *line, headlines func() []support.Source) {
	var all []judged
	for _, list := range [][]support.Source{e.Sources, headlines()} {
		for k := range list {
			all = append(all, judge(e.Court, l.words, &list[k]))
		}
	}
	if len(all) == 0 {
		return
	}
	switch j := &all[fullest(all)]; {
	case j.Verdict == support.Bears:
	case j.Verdict == support.Silent || len(j.Slots) == 0:
		e.add(report.Error, "unsupported", &l.passage, l.start, "cut it from the words of the sources", "no source says what the "+l.what+" says")
	default:
		for _, x := range j.Slots {
			if x.Kind == support.Unsaid && l.what != "title" && l.what != "description" && e.inOtherForm(l, x, j) {
				continue
			}
			e.slot(&l.passage, x, j.source)
		}
	}
}

// fullest returns the one of the judgements whose source has most of the words, and of those that have as many the one that
// bears them out, or else has least against them: its words were printed.
func fullest(all []judged) int {
	best := 0
	for i := range all {
		a, b := &all[i], &all[best]
		against := cmp.Compare(len(a.Slots), len(b.Slots))
		if a.Verdict == support.Bears || b.Verdict == support.Bears {
			against = 0
		}
		if cmp.Or(cmp.Compare(b.Covered, a.Covered), against, cmp.Compare(b.Margin, a.Margin)) < 0 {
			best = i
		}
	}
	return best
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
			if b.Class == source.Headline || b.Class == source.Subhead {
				out = append(out, headline{i, b.Of(s.Article.Text)})
			}
		}
	}
	return out
}

// readHeadlines makes each headline a source of its own.
func (e *examiner) readHeadlines(list []headline) []support.Source {
	var out []support.Source
	for _, h := range list {
		s := &e.c.Sources[h.source]
		a := &source.Article{
			File: s.Article.File, Path: s.Article.Path, Text: h.text, Meta: s.Article.Meta, Body: -1,
			Blocks: []source.Block{{Span: source.Span{End: len(h.text)}}},
		}
		out = append(out, e.Source(s.Key, statement.Read(a)))
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
func (e *examiner) lineWords(l *line, headlines func() []support.Source) {
	for _, x := range e.Nowhere(l.words, e.Sources) {
		if l.what == "correction" && e.takenBack(l, x.Words) {
			continue
		}
		if !slices.ContainsFunc(e.Nowhere(l.words, headlines()), func(y support.Slot) bool { return y.Words == x.Words }) {
			continue
		}
		e.add(report.Error, string(x.Kind), &l.passage, l.place(x.Words.Start), "the "+l.what+" may say only what some source says", x.Reason+", which the "+l.what+" has")
	}
}
