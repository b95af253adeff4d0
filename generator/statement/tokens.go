package statement

import (
	"sort"

	"variorum/generator/grammar"
)

// readTokens divides the text into words, numbers and marks. None crosses the edge of a block.
func readTokens(d *Doc) {
	ranges, from := make([]Span, 0, 2*len(d.Article.Blocks)+1), 0
	for _, b := range d.Article.Blocks {
		if b.Start < from || b.End > len(d.Article.Text) {
			continue
		}
		ranges = append(ranges, Span{Start: from, End: b.Start}, b.Span)
		from = b.End
	}
	ranges = append(ranges, Span{Start: from, End: len(d.Article.Text)})
	d.Tokens = grammar.Words(d.Article.Text, ranges, d.Article.Meta.Language)
}

// Stem returns the Snowball stem of a word in lower case with a straight apostrophe.
func Stem(language, word string) string { return grammar.Stem(language, word) }

// tokenAt returns the first token that begins at or after an offset.
func tokenAt(d *Doc, offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens.At(i).Start >= offset })
}
