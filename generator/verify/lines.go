package verify

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/grammar"
	"variorum/generator/lexicon"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
	"variorum/generator/support"
)

// Headings and the texts that stand for pictures cite nothing, and readers take them for what the articles say. Grammar
// tells those that make a statement ("Builders to blame, mayor says") from those that name a matter ("The investigation").

// statements tells of each line whether it makes a statement: whether it has a clause.
func (e *examiner) statements() []bool {
	out := make([]bool, len(e.lines))
	texts := make([]string, len(e.lines))
	for i := range e.lines {
		texts[i] = strings.TrimSpace(e.lines[i].Text)
	}
	a := e.asArticle(texts, source.Subhead)
	blocks := a.Blocks
	g := statement.Read(a).Grammar()
	if !g.Trees {
		return out
	}
	questions := lexicon.For(e.Language()).Table("headwords").Set(0, "asks")
	for _, s := range g.Sentences {
		i := 0
		for i < len(blocks)-1 && blocks[i].End <= s.Start {
			i++
		}
		first := strings.ToLower(strings.Join(strings.Fields(a.Text[blocks[i].Start:blocks[i].End])[:1], ""))
		if questions.Has(first) {
			continue // "What is known" says nothing yet
		}
		for _, f := range g.Frames[s.Frames[0]:s.Frames[1]] {
			out[i] = out[i] || f.Kind == grammar.Main || f.Kind == grammar.Coordinate || f.Kind == grammar.Speech
		}
	}
	return out
}

// asArticle puts texts below each other, each a paragraph of its own, so that they can be read as an article is.
func (e *examiner) asArticle(texts []string, class source.Class) *source.Article {
	a := &source.Article{File: e.d.File, Path: e.d.File, Meta: source.Meta{Language: e.Language()}, Body: -1}
	var text strings.Builder
	for i, words := range texts {
		from := text.Len()
		text.WriteString(words)
		a.Blocks = append(a.Blocks, source.Block{Span: source.Span{Start: from, End: text.Len()}, Paragraph: i, Class: class})
		text.WriteByte('\n')
	}
	a.Text = text.String()
	return a
}

// lineNames reports words of a line that no source has, but those that only name a part of a text.
func (e *examiner) lineNames(l *line, headlines func() []support.Source) {
	heads := lexicon.For(e.Language()).Table("headwords")
	if len(heads.Entries()) == 0 {
		return // a language whose words of that kind nobody has written down
	}
	part := func(word string) bool { return heads.Has(word) && heads.Field(word, 0) != "digest" }
	named := func(word, stem string) bool { return part(word) || part(stem) }
	for _, x := range e.Absent(l.words, append(headlines(), e.Sources...), named) {
		e.add(l.grade(), string(x.Kind), &l.passage, l.place(x.Words.Start), "name what stands below it in the sources' words", x.Reason+", which the "+l.what+" has")
	}
}

// grade is how grave it is that a line has words of no source: a thread's may be those of its other stories.
func (l *line) grade() report.Severity {
	if l.what == "thread" {
		return report.Warning
	}
	return report.Error
}

// filed reports a topic or a thread that says of what the sources name something that none of them has. Beside a name of theirs
// every word counts ("Murder of Hunter"), and so does a person or a place that none of them names; general words ("Courts") are
// the editor's to choose, and so is a first word that is capital only because it is the first ("Foreign affairs", where a "Council on
// Foreign Relations" is named).
func (e *examiner) filed(l *line, headlines func() []support.Source, heard map[string]bool) {
	everywhere := append(headlines(), e.Sources...)
	for _, n := range e.doc.Names {
		if n.Kind == statement.Person && l.at.Contains(n.Span) && len(e.Absent(e.text.Words(n.Span), everywhere, never)) == len(strings.Fields(e.words(n.Span))) {
			e.add(l.grade(), "name", &l.passage, l.place(n.Start), "the "+l.what+" may name only whom some source names", "no source names “"+e.words(n.Span)+"”, whom the "+l.what+" names")
			return
		}
	}
	for _, w := range speak(l.Text) {
		first, _ := utf8.DecodeRuneInString(l.Text[w.at.Start:])
		if heard[w.word] && unicode.IsUpper(first) && !lexicon.For(e.Language()).Table("common").Has(w.word) && (w.at.Start > 0 || !e.inLowerCase(w.word)) {
			e.lineNames(l, headlines)
			return
		}
	}
}

// inLowerCase reports whether some source writes a word as no name.
func (e *examiner) inLowerCase(word string) bool {
	return slices.ContainsFunc(e.Sources, func(s support.Source) bool {
		return slices.ContainsFunc(s.Doc.Tokens, func(t statement.Token) bool { return t.Norm == word && s.Doc.Words(t.Span) == word })
	})
}

// never excepts no word.
func never(string, string) bool { return false }

// corrected reports what a correction states as a fact and no source bears out. What it says of the digest itself, and what it takes
// back, is left to the editor: “An earlier version of this digest said that 12 had died.”
func (e *examiner) corrected(l *line, headlines func() []support.Source) {
	heads := lexicon.For(e.Language()).Table("headwords")
	about := func(w said) bool { return heads.Set(0, "wrong").Has(w.word) || heads.Set(0, "digest").Has(w.word) }
	for _, s := range e.doc.Sentences {
		if !l.at.Contains(s.Span) || len(heads.Entries()) == 0 || slices.ContainsFunc(speak(e.words(s.Span)), about) {
			continue
		}
		one := *l
		one.words, one.start = e.text.Words(s.Span), l.place(s.Start)
		e.lineSays(&one, headlines)
	}
}

// pictures reports those that have no text that stands for them.
func (e *examiner) pictures() {
	for _, x := range e.d.Pictures {
		if strings.TrimSpace(x.Alt) == "" {
			e.add(report.Error, "alt-missing", nil, x.Start, "write what it shows: ![the quay at noon](img/quay.jpg)", "the picture has no text that stands for it")
		}
	}
}

// inOtherForm reports whether the sentences that a line was held against have a word of it that is not there as it stands:
// headings turn verbs into nouns and participles, “injuring 12 people” into “12 injured”.
func (e *examiner) inOtherForm(l *line, x support.Slot, j *judged) bool {
	var texts []string
	for _, i := range j.Sentences {
		texts = append(texts, j.source.Doc.Words(j.source.Doc.Sentences[i].Span))
	}
	heard := e.Source(j.source.Key, statement.Read(e.asArticle(texts, source.Prose)))
	end := max(x.Words.End, x.Words.Start+1) // of some only the place is known
	return !slices.ContainsFunc(e.Absent(l.words, []support.Source{heard}, never), func(y support.Slot) bool { return y.Words.Start < end && x.Words.Start < y.Words.End })
}

// takenBack reports whether words of a correction are told as what was wrong: "An earlier version said 12".
func (e *examiner) takenBack(l *line, at source.Span) bool {
	text := l.Text
	from := strings.LastIndexAny(text[:at.Start-l.at.Start], ".;:") + 1
	to := len(text)
	if i := strings.IndexAny(text[at.End-l.at.Start:], ";:"); i >= 0 {
		to = at.End - l.at.Start + i
	}
	back := lexicon.For(e.Language()).Table("headwords").Set(0, "wrong")
	for _, w := range strings.Fields(strings.ToLower(text[from:to])) {
		if back.Has(strings.Trim(w, ".,()“”\"'’")) {
			return true
		}
	}
	return false
}
