package grammar

import (
	"strings"

	"variorum/generator/lexicon"
)

// longest is how many tokens a text may have for its trees to be read: what is longer is no article.
const longest = 25000

// Read reads ranges of a text, in order; no sentence crosses the edge of one. Without ranges the whole text is read by
// lines. It never fails: what is not known is None or "".
func Read(text string, ranges []Span, language string) *Doc {
	blocks := make([]Block, len(ranges))
	for i, r := range ranges {
		blocks[i] = Block{Span: r}
	}
	return ReadBlocks(text, blocks, language)
}

// ReadBlocks reads blocks of a text as Read does, those that are Whole as one sentence each.
func ReadBlocks(text string, blocks []Block, language string) *Doc {
	d := &Doc{Text: text, Language: language}
	l := lexicon.For(language)
	ranges := make([]Span, 0, len(blocks)+1)
	for _, b := range blocks {
		ranges = append(ranges, b.Span)
	}
	if len(blocks) == 0 {
		ranges = append(ranges, Span{Start: 0, End: len(text)})
	}
	words := Words(text, ranges, language)
	c := newCutter(text, words, l)
	cuts := Divide(text, words, blocks, language)
	d.Sentences = make([]Sentence, len(cuts))
	for i, cut := range cuts {
		first := len(c.tokens)
		c.sentence(cut.Words[0], cut.Words[1], i)
		d.Sentences[i] = Sentence{
			Span:  Span{Start: c.tokens[first].Start, End: c.tokens[len(c.tokens)-1].End},
			Range: cut.Block, Tokens: [2]int{first, len(c.tokens)}, Root: None,
		}
	}
	d.Tokens = c.tokens
	if readable(language) && len(d.Tokens) <= longest {
		d.parse()
		analyse(d)
	}
	return d
}

// readable reports whether a language is the one that there are weights for; a text without a language is taken for it.
func readable(language string) bool {
	primary, _, _ := strings.Cut(strings.ToLower(language), "-")
	return primary == "en" || primary == ""
}
