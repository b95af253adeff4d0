// Package neural tags and parses sentences that are cut into tokens already: a small network whose weights are compiled
// in. See docs/grammar.md for what it was trained on and how good it is.
//
// Input is sentences as lists of forms, cut as the treebanks EWT and GUM cut them: "don't" is "do" and "n't", "Ann's" is
// "Ann" and "'s", "well-known" is "well", "-", "known", and every mark is a token. Output is a Word for each form.
//
// Parsing is a pure function: the same forms give the same words on every machine, whatever else stands in the batch.
package neural

import (
	_ "embed"
	"errors"
	"runtime"
	"sync"

	"variorum/generator/grammar/internal/net"
)

//go:embed weights.bin
var weights []byte

// ErrNoWeights says that no weights are compiled in.
var ErrNoWeights = errors.New("no weights for grammar are compiled in")

// Word is what the network says of a token.
type Word = net.Word

// Model is the network with its weights. It is not changed by use: several goroutines may share one.
type Model struct {
	network *net.Network
	tapes   sync.Pool // memory to work in, of megabytes: a sentence must not have it made anew
}

// Load decodes the weights that are compiled in. It takes some milliseconds: load once, and only where something is to be
// parsed. The error is ErrNoWeights or says why the weights are unreadable.
func Load() (*Model, error) {
	if len(weights) == 0 {
		return nil, ErrNoWeights
	}
	n, err := net.Decode(weights)
	if err != nil {
		return nil, err
	}
	return &Model{network: n, tapes: sync.Pool{New: func() any { return new(net.Tape) }}}, nil
}

// Parse tags and parses sentences; the result has one list for each sentence and one word for each form. More sentences
// at once are faster than one by one: they are shared out to all processors. Of a sentence longer than 200 tokens each
// part is parsed by itself; see cut.
func (m *Model) Parse(sentences [][]string) [][]Word {
	pieces, whole := cut(sentences)
	return join(m.parse(pieces), whole)
}

func (m *Model) parse(sentences [][]string) [][]Word {
	words := make([][]Word, len(sentences))
	parts := min(runtime.GOMAXPROCS(0), (len(sentences)+15)/16)
	if parts < 2 {
		return m.on(sentences)
	}
	var wait sync.WaitGroup
	for i := range parts {
		from, to := len(sentences)*i/parts, len(sentences)*(i+1)/parts
		wait.Go(func() { copy(words[from:to], m.on(sentences[from:to])) })
	}
	wait.Wait()
	return words
}

// on parses on a tape of its own.
func (m *Model) on(sentences [][]string) [][]Word {
	tape := m.tapes.Get().(*net.Tape)
	defer m.tapes.Put(tape)
	return m.network.Parse(tape, sentences)
}

// Knows reports whether the weights bring a normal form along: some 30,000 frequent ones of news and the web.
func (m *Model) Knows(norm string) bool { return m.network.Lexicon.Knows(norm) }

// Likeness returns how alike two normal forms are used, as the cosine of their vectors, and whether both have one.
func (m *Model) Likeness(a, b string) (float64, bool) { return m.network.Likeness(a, b) }
