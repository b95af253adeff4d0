// Package neural tags and parses sentences that are cut into tokens already: a small network whose weights are compiled
// in. See docs/grammar.md for what it was trained on and how good it is.
//
// Input is sentences as lists of forms, cut as the treebanks EWT and GUM cut them: "don't" is "do" and "n't", "Ann's" is
// "Ann" and "'s", "well-known" is "well", "-", "known", and every mark is a token. Output is a Word for each form.
//
// Parsing is a pure function: the same forms give the same words on every machine, whatever else stands in the batch.
package neural

import "errors"

// ErrNoWeights says that no weights are compiled in.
var ErrNoWeights = errors.New("no weights for grammar are compiled in")

// Word is what the network says of a token.
type Word struct {
	Tag       string // universal part of speech: "NOUN"
	Features  string // morphological features in the form of CoNLL-U: "Number=Plur|Person=3"; "" where there are none
	Lemma     string
	Head      int    // index of the head in the sentence, -1 for the root
	Relation  string // to the head, with its subtype: "nsubj:pass"
	TagMargin int16  // probability of the tag, in thousandths
	Margin    int16  // probability of head and relation together, in thousandths
}

// Model is the network with its weights. It is not changed by use: several goroutines may share one.
type Model struct{}

// Load decodes the weights that are compiled in. It takes some milliseconds: load once, and only where something is to be
// parsed. The error is ErrNoWeights or says why the weights are unreadable.
func Load() (*Model, error) {
	return nil, ErrNoWeights
}

// Parse tags and parses sentences; the result has one list for each sentence and one word for each form. More sentences
// at once are faster than one by one.
func (m *Model) Parse(sentences [][]string) [][]Word {
	return make([][]Word, len(sentences))
}
