package verify

import (
	"slices"
	"strings"
	"unicode/utf8"

	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
	"variorum/generator/support"
)

// editor is the key of an editor's own words.
const editor = "editor"

// page is a digest, read as an article is read, so that what stands in it can be compared with what stands in the
// sources. Its text is the passages of the digest, block by block.
type page struct {
	d        *digest.Digest
	doc      *statement.Doc
	text     *support.Text // the same, to be held against sources
	passages []passage
	lines    []line
	place    func(offset int) report.Place // of a byte of the file
}

// line is words of the digest that cite no source.
type line struct {
	passage
	what  string // "title", "description", "heading", "alternative text", "title of the picture", "title of the link", "thread", "topic", "correction"
	start int    // in the file
}

// passage is a passage of the digest's text or of a footnote.
type passage struct {
	*digest.Passage
	index  int         // into Digest.Passages, -1 for a footnote's
	note   int         // into Digest.Footnotes, -1 for the text's
	at     source.Span // in the page's text
	tokens [2]int      // range of the page's Doc.Tokens
	words  *support.Words
	keys   []string // cited, each once; nil where nothing is cited
	own    bool     // an editor's own words
}

func newPage(d *digest.Digest, court *support.Court, date string) *page {
	p := &page{d: d, place: placer(d.File, d.Raw)}
	var text strings.Builder
	var blocks []source.Block
	block := func(from int) {
		if text.Len() > from {
			blocks = append(blocks, source.Block{Span: source.Span{Start: from, End: text.Len()}, Paragraph: len(blocks)})
			text.WriteByte('\n')
		}
	}
	add := func(list []digest.Passage, note int) {
		from := text.Len()
		for i := range list {
			q := &list[i]
			if i > 0 && q.Block != list[i-1].Block {
				block(from)
				from = text.Len()
			} else if text.Len() > from {
				text.WriteByte(' ')
			}
			v := passage{Passage: q, index: i, note: note, at: source.Span{Start: text.Len(), End: text.Len() + len(q.Text)}}
			if note >= 0 {
				v.index = -1
			}
			if q.Citation != nil {
				v.keys = []string{}
				for _, k := range q.Citation.Keys {
					if k == editor {
						v.own = true
					} else if !slices.Contains(v.keys, k) {
						v.keys = append(v.keys, k)
					}
				}
			}
			text.WriteString(q.Text)
			p.passages = append(p.passages, v)
		}
		block(from)
	}
	add(d.Passages, -1)
	for i := range d.Footnotes {
		add(d.Footnotes[i].Passages, i)
	}
	single := func(what, words string, where []int, start int) {
		if strings.TrimSpace(words) == "" {
			return
		}
		from := text.Len()
		text.WriteString(words)
		q := &digest.Passage{Range: digest.Range{Start: start, End: start + len(words)}, Text: words, Where: where}
		p.lines = append(p.lines, line{passage{Passage: q, index: -1, note: -1, at: source.Span{Start: from, End: text.Len()}}, what, start})
		block(from)
	}
	for _, t := range [][2]string{{"title", d.Front.Title}, {"description", d.Front.Description}} {
		start := p.value(t[0])
		single(t[0], t[1], verbatim(d.Raw, start, t[1]), start)
	}
	for _, b := range d.Blocks {
		if b.Kind == digest.Heading && len(b.Where) > 0 {
			single("heading", b.Text, b.Where, b.Where[0])
		}
	}
	for _, x := range d.Pictures {
		if !x.Own && len(x.Where) > 0 {
			single("alternative text", x.Alt, x.Where, x.Where[0])
		}
	}
	for _, x := range d.Pictures {
		if !x.Own {
			single("title of the picture", x.Title, verbatim(d.Raw, x.Named, x.Title), x.Named)
		}
	}
	for _, x := range d.Links {
		if !slices.ContainsFunc(d.Pictures, func(p digest.Picture) bool { return p.Start == x.Start }) {
			single("title of the link", x.Title, verbatim(d.Raw, x.Named, x.Title), x.Named)
		}
	}
	if start := p.value("thread"); d.Front.Thread != "" {
		single("thread", d.Front.Thread, verbatim(d.Raw, start, d.Front.Thread), start)
	}
	for _, t := range d.Front.Topics {
		start := p.within("topics", t)
		single("topic", t, verbatim(d.Raw, start, t), start)
	}
	for _, c := range d.Front.Corrections {
		start := p.within("corrections", c.Text)
		single("correction", c.Text, verbatim(d.Raw, start, c.Text), start)
	}
	a := &source.Article{File: d.File, Path: d.File, Text: text.String(), Blocks: blocks, Meta: source.Meta{Language: court.Language(), Date: date}, Body: -1}
	p.doc = statement.Read(a)
	p.text = court.Read(p.doc)
	span := func(v *passage) {
		v.words = p.text.Words(v.at)
		v.tokens = v.words.Tokens()
	}
	for i := range p.passages {
		span(&p.passages[i])
	}
	p.joinSentences()
	for i := range p.lines {
		span(&p.lines[i].passage)
	}
	return p
}

// verbatim returns where in a text the bytes of a value stand that begins at start, within quotation marks or without;
// nil where it is written otherwise than it reads.
func verbatim(text string, start int, value string) []int {
	if start < len(text) && (text[start] == '"' || text[start] == '\'') {
		start++
	}
	if start >= len(text) || !strings.HasPrefix(text[start:], value) {
		return nil
	}
	where := make([]int, len(value))
	for i := range where {
		where[i] = start + i
	}
	return where
}

// joinSentences tells each passage which others stand in its sentence.
func (p *page) joinSentences() {
	for from := 0; from < len(p.passages); {
		to := from + 1
		for to < len(p.passages) && p.passages[to].note == p.passages[from].note && p.passages[to].Sentence == p.passages[from].Sentence {
			to++
		}
		var all []*support.Words
		for i := from; i < to; i++ {
			all = append(all, p.passages[i].words)
		}
		for _, w := range all {
			w.Sentence = all
		}
		from = to
	}
}

// value returns where the value of a top-level key stands.
func (p *page) value(name string) int {
	at := p.d.Key(name)
	if i := strings.IndexByte(p.d.Raw[at:p.d.Body], ' '); i >= 0 {
		at += i + 1
	}
	return at
}

// within returns where a value stands below a top-level key; where the key stands if it is written otherwise than it reads.
func (p *page) within(key, value string) int {
	at := p.d.Key(key)
	if i := strings.Index(p.d.Raw[at:p.d.Body], value); i >= 0 && value != "" {
		return at + i
	}
	return at
}

// words returns the page's words in a span.
func (p *page) words(s source.Span) string { return s.Of(p.doc.Article.Text) }

// raw returns the offset in the file of a byte of the page's text that lies in v.
func (v *passage) raw(at int) int {
	at -= v.at.Start
	switch {
	case len(v.Where) == 0:
		return v.Start
	case at < 0:
		return v.Where[0]
	case at >= len(v.Where):
		return v.Where[len(v.Where)-1] + 1
	}
	return v.Where[at]
}

// marks returns the labels of the footnotes that hang on a passage.
func (p *page) marks(v *passage) []string {
	var labels []string
	if v.note < 0 {
		for _, m := range v.Marks {
			labels = append(labels, p.d.Marks[m].Label)
		}
	}
	return labels
}

// placer returns a function that tells places in a text, fast for many of them in rising order.
func placer(file, text string) func(int) report.Place {
	line, column, at := 1, 1, 0 // of the last place that was told
	return func(offset int) report.Place {
		offset = min(max(offset, 0), len(text))
		if offset < at {
			line, column, at = 1, 1, 0
		}
		between := text[at:offset]
		if n := strings.Count(between, "\n"); n > 0 {
			line, column = line+n, 1
			between = between[strings.LastIndexByte(between, '\n')+1:]
		}
		column += utf8.RuneCountInString(between)
		at = offset
		return report.Place{File: file, Line: line, Column: column}
	}
}
