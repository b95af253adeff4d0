package compose

import (
	"strings"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// plainly makes a draft of articles in a language that the program does not read: nothing is compared, since nothing is
// understood. Each article is told by itself, under its own title, with its first paragraph.
func plainly(c *collate.Collation, refused Refused) *Draft {
	d := &Draft{Date: c.Date, Title: c.Title}
	for i := range c.Sources {
		a := &article{Source: &c.Sources[i], index: i}
		if a.Aside != "" {
			continue
		}
		heads := a.headlines()
		s := Section{}
		for _, block := range a.Article.Blocks {
			if block.Class != source.Prose || count(block.Of(a.Article.Text)) == 0 {
				continue
			}
			var paragraph []Sentence
			for k := range a.Doc.Sentences {
				span := a.Doc.Sentences[k].Span
				at := Place{i, k}
				if !block.Contains(span) || refused.Leave[at] {
					continue
				}
				text := strings.Join(strings.Fields(span.Of(a.Article.Text)), " ")
				ref := collate.Ref{Source: i, Span: span}
				paragraph = append(paragraph, Sentence{[]Part{{Text: text, Places: []Place{at}, Base: ref, Sources: []int{i}, Readings: []collate.Ref{ref}}}})
			}
			if len(paragraph) > 0 {
				s.Paragraphs = append(s.Paragraphs, paragraph)
				break
			}
		}
		if len(s.Paragraphs) == 0 {
			continue
		}
		if len(heads) > 0 {
			title := strings.Join(strings.Fields(source.Visible(heads[0])), " ")
			if d.Title == "" && !refused.Lines[title] {
				d.Title = title
			}
			if len(d.Sections) > 0 {
				s.Heading = title
			}
		}
		if d.Title == "" {
			d.Title = strings.TrimRight(s.Paragraphs[0][0].Parts[0].Text, ".。 ")
		}
		d.Sections = append(d.Sections, s)
	}
	return d
}
