package lexicon

import (
	"strconv"
	"strings"
)

// Spelling tells words that two conventions spell in two ways: British and American English, by their endings. Words that
// differ elsewhere stand in the table spelling.
type Spelling struct {
	by [256][]ending // by their last bytes
}

// ending is one by which the conventions differ.
type ending struct {
	british, american string
	syllables         int // at least so many before it
}

const (
	shortestSpelt = 5 // words with fewer bytes are spelled in one way
	longEnding    = 5 // an ending of so many bytes is a word's end whatever stands before it
)

// Spelling returns the language's rules; a language that has no table of them spells every word in one way.
func (l *Language) Spelling() *Spelling {
	return l.Table("spelling-endings").Memo(func(t *Table) any {
		s := &Spelling{}
		for _, e := range t.Entries() {
			n, err := strconv.Atoi(t.Field(e, 1))
			if err != nil {
				n = 0 // no number stands there
			}
			last := e[len(e)-1]
			s.by[last] = append(s.by[last], ending{e, t.Field(e, 0), n})
		}
		return s
	}).(*Spelling)
}

// American returns a word in lower case as American spelling has it; words of which no other is known come back as they
// are.
func (s *Spelling) American(word string) string {
	if len(word) < shortestSpelt {
		return word
	}
	for _, e := range s.by[word[len(word)-1]] {
		stem, ok := strings.CutSuffix(word, e.british)
		if ok && (len(stem) >= 2 || len(e.british) >= longEnding) && (e.syllables == 0 || syllables(stem) >= e.syllables) {
			return stem + e.american
		}
	}
	return word
}

// syllables counts the runs of vowels in a word.
func syllables(word string) int {
	n, in := 0, false
	for i := range len(word) {
		vowel := strings.IndexByte("aeiouy", word[i]) >= 0
		if vowel && !in {
			n++
		}
		in = vowel
	}
	return n
}
