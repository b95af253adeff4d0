package lexicon

import (
	"strings"
	"sync"
)

// Recall remembers a function of words: news repeats its words, within an article and from article to article. It may be
// used by several goroutines at once. The zero value is ready for use.
type Recall[V any] struct {
	mu sync.RWMutex
	of map[string]V
}

// enough is how many words are remembered before all are forgotten.
const enough = 1 << 15

// Get returns what is remembered of a word, or what make makes of it.
func (r *Recall[V]) Get(word string, make func(string) V) V {
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
