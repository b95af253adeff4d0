package statement

import (
	"variorum/generator/grammar"
	"variorum/generator/source"
)

// readSentences divides the text into sentences. They cover all of it but white space. Headlines and other lines that are
// no running text are not divided.
func readSentences(d *Doc) {
	for _, c := range grammar.Divide(d.Article.Text, d.Tokens, grammarBlocks(d.Article), d.Article.Meta.Language) {
		class := source.Prose
		if c.Block < len(d.Article.Blocks) {
			class = d.Article.Blocks[c.Block].Class
		}
		d.Sentences = append(d.Sentences, Sentence{
			Span:  Span{Start: d.Tokens.At(c.Words[0]).Start, End: d.Tokens.At(c.Words[1] - 1).End},
			Block: c.Block, Class: class, Tokens: c.Words,
		})
	}
}

// Grammar returns what grammar says of the article's text, each block by itself. It is read when first asked for.
func (d *Doc) Grammar() *grammar.Doc { return d.grammar() }

func grammarBlocks(a *source.Article) []grammar.Block {
	blocks := make([]grammar.Block, len(a.Blocks))
	for i, b := range a.Blocks {
		blocks[i] = grammar.Block{Span: b.Span, Whole: wholeLine(b.Class)}
	}
	return blocks
}

// wholeLine reports whether a block of a class is one sentence.
func wholeLine(c source.Class) bool {
	switch c {
	case source.Headline, source.Subhead, source.Byline, source.Dateline, source.Share, source.Related, source.UI, source.SourceList:
		return true
	}
	return false
}

func isCapital(s string) bool { return grammar.Capital(s) }
