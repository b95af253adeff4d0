package compose

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// stem is the stem of a word of a story, as a number of its vocabulary: sentences are held against each other again and again, and
// numbers are compared faster than words. 0 is none.
type stem int32

// vocabulary numbers the stems of a story.
type vocabulary struct {
	numbers map[string]stem
	figure  []bool // of each stem, whether it has a digit
	rarity  []int  // of each stem of the articles' prose, how much it tells
	gist    []int  // the same, of what a sentence is for
}

func newVocabulary() *vocabulary {
	return &vocabulary{numbers: map[string]stem{}, figure: []bool{false}}
}

func (v *vocabulary) stem(text string) stem {
	s, ok := v.numbers[text]
	if !ok {
		s = stem(len(v.figure))
		v.numbers[text] = s
		v.figure = append(v.figure, strings.ContainsAny(text, "0123456789"))
	}
	return s
}

// stem returns the stem of a word of an article, in lower case.
func (a *article) stem(word string) stem {
	return a.vocabulary.stem(statement.Stem(a.Article.Meta.Language, word))
}

// stemsOf returns the stems of the words of a text that tell something, sorted.
func (a *article) stemsOf(words string) []stem {
	var out []stem
	for _, w := range strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !wordRune(r) }) {
		if !a.lang.Table("function-words").Has(w) {
			out = append(out, a.stem(w))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// stemsIn returns the stems of the words within a span that tell something, sorted.
func (a *article) stemsIn(s source.Span) []stem {
	var out []stem
	stops := a.lang.Table("function-words")
	tokens := a.Doc.Tokens
	at, _ := slices.BinarySearchFunc(tokens, s.Start, func(t statement.Token, start int) int { return cmp.Compare(t.Start, start) })
	for ; at < len(tokens) && tokens[at].End <= s.End; at++ {
		if tokens[at].Word && !stops.Has(tokens[at].Norm) {
			out = append(out, a.vocabulary.stem(tokens[at].Stem))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// namedWeight is what a name or figure tells of what a sentence is for: as much as so many other words.
const namedWeight = 3

// weighStems weighs each stem of the story's prose: by its rarity in the sentences, as a logarithm, and for what a sentence is for,
// where who and how much tell most, whatever verb stands beside.
func (b *book) weighStems() {
	in, all := map[stem]int{}, 0
	for _, a := range b.articles {
		for _, i := range a.prose {
			all++
			for _, s := range a.sentences[i].stems {
				in[s]++
			}
		}
	}
	v := b.vocabulary
	v.rarity, v.gist = make([]int, len(v.figure)), make([]int, len(v.figure))
	for s, n := range in {
		v.rarity[s] = bits.Len(uint(8 * all / n))
		v.gist[s] = v.rarity[s]
		if !b.common[s] || v.figure[s] {
			v.gist[s] *= namedWeight
		}
	}
}

// share is the share of some words that stand among others, in thousandths of their rarity.
func (b *book) share(stems, among []stem) int {
	return share(stems, among, b.vocabulary.rarity)
}

// share is the same with weights of one's own.
func share(stems, among []stem, weights []int) int {
	all, has := 0, 0
	for _, s := range stems {
		if int(s) >= len(weights) {
			continue // no article's prose has it
		}
		all += weights[s]
		at, ok := slices.BinarySearch(among, s)
		if ok {
			has += weights[s]
		}
		among = among[at:]
	}
	if all == 0 {
		return 1000
	}
	return 1000 * has / all
}

// weigh is what some words weigh together.
func weigh(stems []stem, weights []int) int {
	total := 0
	for _, s := range stems {
		if int(s) < len(weights) {
			total += weights[s]
		}
	}
	return total
}

// figures reports whether words have a figure that others do not have.
func (b *book) figures(stems, among []stem) bool {
	return slices.ContainsFunc(stems, func(s stem) bool {
		_, ok := slices.BinarySearch(among, s)
		return !ok && b.vocabulary.figure[s]
	})
}

// union joins two sorted lists.
func union(a, b []stem) []stem {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}
