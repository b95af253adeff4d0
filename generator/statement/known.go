package statement

import (
	"strings"
	"sync"

	"variorum/generator/lexicon"
)

// known is what the rules have worked out of single words of a language: functions of the word and the tables alone.
// News repeats its words, within an article and from article to article.
type known struct {
	forms recalled[form]   // of words as they stand in a text
	stems recalled[string] // of words in lower case
	verbs recalled[verb]   // of words in lower case
	opens recalled[bool]   // whether an expression of time can begin with a word in lower case

	sets *wordSets
}

// knownOf returns what is known of the words of a language.
func knownOf(l *lexicon.Language) *known {
	return l.Memo(func(l *lexicon.Language) any { return &known{sets: newWordSets(l)} }).(*known)
}

// recalled remembers a function of words. It may be used by several goroutines at once.
type recalled[V any] struct {
	mu sync.RWMutex
	of map[string]V
}

// enough is how many words are remembered before all are forgotten.
const enough = 1 << 15

// get returns what is remembered of a word, or what make makes of it.
func (r *recalled[V]) get(word string, make func(string) V) V {
	r.mu.RLock()
	v, ok := r.of[word]
	r.mu.RUnlock()
	if ok {
		return v
	}
	word = strings.Clone(word) // not the article that it stands in
	v = make(word)
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.of == nil || len(r.of) >= enough {
		r.of = map[string]V{}
	}
	r.of[word] = v
	return v
}
