package statement

import "variorum/generator/source"

// Split divides a text into sentences by the rules of Read, without reading anything else. The parts are stretches of
// text that no sentence crosses, in order; nil means the whole text by lines.
func Split(text string, parts []Span) []Span {
	blocks := make([]source.Block, len(parts))
	for i, p := range parts {
		blocks[i] = source.Block{Span: p, Paragraph: i}
	}
	d := newDoc(&source.Article{Text: text, Blocks: blocks})
	readTokens(d)
	readSentences(d)
	spans := make([]Span, len(d.Sentences))
	for i, s := range d.Sentences {
		spans[i] = s.Span
	}
	return spans
}
