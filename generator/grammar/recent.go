package grammar

import (
	"strings"
	"sync"

	"variorum/generator/grammar/neural"
)

// recent remembers what the parser made of the last sentences: an article is read again when its digest is verified, and
// sources share sentences. A tree is a function of its sentence's words alone. It may be used by several goroutines at once.
type recent struct {
	mu       sync.Mutex
	now, old map[string][]neural.Word // sentences are moved to now when asked for; old is forgotten when now is full
}

// most is how many sentences each half remembers, some three megabytes.
const most = 1024

func (r *recent) get(key string) []neural.Word {
	r.mu.Lock()
	defer r.mu.Unlock()
	if w := r.now[key]; w != nil {
		return w
	}
	w := r.old[key]
	if w != nil {
		r.put(key, w)
	}
	return w
}

func (r *recent) put(key string, w []neural.Word) {
	if r.now == nil || len(r.now) >= most {
		r.now, r.old = make(map[string][]neural.Word, most), r.now
	}
	r.now[key] = w
}

// parse parses sentences, those that are not remembered.
func (r *recent) parse(m *neural.Model, sentences [][]string) [][]neural.Word {
	out, keys := make([][]neural.Word, len(sentences)), make([]string, len(sentences))
	var open []int
	var missing [][]string
	for i, s := range sentences {
		keys[i] = strings.Join(s, "\n")
		if out[i] = r.get(keys[i]); out[i] == nil {
			open, missing = append(open, i), append(missing, s)
		}
	}
	if len(missing) == 0 {
		return out
	}
	made := m.Parse(missing)
	r.mu.Lock()
	defer r.mu.Unlock()
	for k, w := range made {
		out[open[k]] = w
		r.put(keys[open[k]], w)
	}
	return out
}
