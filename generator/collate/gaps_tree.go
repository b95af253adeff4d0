package collate

import (
	"slices"

	"variorum/generator/grammar"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// notesOfBreaks is what people are told of a break.
var notesOfBreaks = map[string]string{
	grammar.Unsaid:   "what is said is missing",
	grammar.Rejoined: "two sentences run into each other",
}

// broken returns the places of an article's prose and captions where the trees of its sentences show that words are lost, but
// for those that its words alone show.
func broken(d *statement.Doc) []source.Gap {
	var out []source.Gap
	for _, b := range d.Grammar().Breaks() {
		s := d.SentenceAt(b.Start)
		if s < 0 || d.Sentences[s].Class != source.Prose && !d.Sentences[s].Class.Cited() {
			continue
		}
		if !slices.ContainsFunc(d.Article.Gaps, func(g source.Gap) bool { return g.Overlaps(b.Span) }) {
			out = append(out, source.Gap{Span: b.Span, Hole: b.Hole, Note: notesOfBreaks[b.Kind]})
		}
	}
	return out
}
