package verify

import (
	"slices"
	"strings"

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
	named := func(word, stem string) bool { return heads.Has(word) || heads.Has(stem) }
	for _, x := range e.Absent(l.words, append(headlines(), e.Sources...), named) {
		e.add(report.Error, string(x.Kind), &l.passage, l.place(x.Words.Start), "name what stands below it in the sources' words", x.Reason+", which the "+l.what+" has")
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
	none := func(string, string) bool { return false }
	end := max(x.Words.End, x.Words.Start+1) // of some only the place is known
	return !slices.ContainsFunc(e.Absent(l.words, []support.Source{heard}, none), func(y support.Slot) bool { return y.Words.Start < end && x.Words.Start < y.Words.End })
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
