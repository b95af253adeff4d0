package net

import "strings"

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

// Calibration is the temperatures by which scores are divided before they become probabilities (Guo et al. 2017).
type Calibration struct {
	Tag, Head, Relation float32
}

// batchRows is how many tokens are worked on at once, so that the rows between layers stay near the processor.
const batchRows = 256

// Parse tags and parses sentences; what it says of a sentence does not depend on the others. Work is shared by as many
// goroutines as there are tapes.
func (n *Network) Parse(t *Tape, sentences [][]string) [][]Word {
	words := make([][]Word, len(sentences))
	known := map[string]Token{}
	for from := 0; from < len(sentences); {
		to, rows := from, 0
		for to < len(sentences) && (to == from || rows+len(sentences[to]) <= batchRows) {
			rows += len(sentences[to])
			to++
		}
		n.parse(t, sentences[from:to], words[from:to], known)
		from = to
	}
	return words
}

func (n *Network) parse(t *Tape, sentences [][]string, words [][]Word, known map[string]Token) {
	lengths := make([]int, len(sentences))
	tokens := make([][]Token, len(sentences))
	for i, s := range sentences {
		lengths[i] = len(s)
		words[i] = make([]Word, len(s))
		tokens[i] = make([]Token, len(s))
		for j, form := range s {
			token, ok := known[form]
			if !ok {
				token = n.Lexicon.Token(form)
				known[form] = token
			}
			tokens[i][j] = token
		}
	}
	t.Reset(NewBatch(lengths))
	scores := n.Score(t, tokens)
	heads := make([][]int32, len(sentences))
	for i, m := range scores.Arcs {
		heads[i] = Tree(Points(m.V), lengths[i])
	}
	relations := n.Relations(t, scores, heads)
	at := 0
	for i, span := range t.Batch.Spans {
		for j := range words[i] {
			w := &words[i][j]
			w.Head = int(heads[i][j]) - 1
			arc := scores.Arcs[i].row(j)
			soften(arc, n.Calibration.Head)
			relation, p := n.relation(relations.row(at), w.Head < 0)
			at++
			w.Relation = n.Classes.Relations[relation]
			w.Margin = thousandths(float32(arc[heads[i][j]] * p))
			n.tag(w, scores.Classes.row(span[0]+j), sentences[i][j])
		}
	}
}

// soften turns scores into probabilities at a temperature.
func soften(x []float32, temperature float32) {
	for i := range x {
		x[i] /= temperature
	}
	softmax(x)
}

func thousandths(p float32) int16 { return int16(float32(p*1000) + 0.5) }

// relation chooses a relation, and says how probable it is; the root has "root", and nothing else has it.
func (n *Network) relation(scores []float32, root bool) (int, float32) {
	best := -1
	for i, v := range scores {
		if (n.Classes.Relations[i] == "root") == root && (best < 0 || v > scores[best]) {
			best = i
		}
	}
	if root {
		return best, 1
	}
	soften(scores, n.Calibration.Relation)
	return best, scores[best]
}

// tag chooses tag, features and lemma.
func (n *Network) tag(w *Word, scores []float32, form string) {
	tags := scores[:len(n.Tags)]
	whole := scores[len(tags) : len(tags)+len(n.Whole)]
	rules := scores[len(tags)+len(whole):][:len(n.Rules)]
	soften(tags, n.Calibration.Tag)
	soften(whole, n.Calibration.Tag)
	for i := range tags { // both opinions count the same
		tags[i] = float32(tags[i] * 0.5)
	}
	for i, p := range whole {
		tags[n.tagOf[i]] += float32(p * 0.5)
	}
	tag := best(tags)
	w.Tag = n.Tags[tag]
	w.TagMargin = thousandths(tags[tag])
	chosen := -1
	for i, p := range whole {
		if n.tagOf[i] == tag && (chosen < 0 || p > whole[chosen]) {
			chosen = i
		}
	}
	full := w.Tag + "|"
	if chosen >= 0 {
		full = n.Whole[chosen]
	}
	_, w.Features, _ = strings.Cut(full, "|")
	w.Lemma = n.lemma(form, full, rules)
}

func best(x []float32) int {
	at := 0
	for i, v := range x {
		if v > x[at] {
			at = i
		}
	}
	return at
}

// lemma takes the rule that the training texts have for the form with this tag and features, else the best rule that
// fits.
func (n *Network) lemma(form, whole string, scores []float32) string {
	if rule, ok := n.Lemmas.Find(form, whole); ok {
		if lemma, ok := n.rules[rule].Apply(form); ok {
			return lemma
		}
	}
	for range 4 {
		at := best(scores)
		if lemma, ok := n.rules[at].Apply(form); ok {
			return lemma
		}
		scores[at] = -1e9
	}
	return strings.ToLower(form)
}
