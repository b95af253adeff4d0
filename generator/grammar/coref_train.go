package grammar

import (
	"io"
	"math"
	"strings"
)

// goldMentions is what a treebank's annotators say stands for what: for each mention its entity's number, None where the
// annotators have none.
type goldMention struct {
	first, last int // tokens
	entity      int
	kind        string
}

// entities reads GUM's annotation of entities from the last field of the tokens: "(5-person-…" opens one, "5)" closes it.
func (b *Treebank) entities() []goldMention {
	var all []goldMention
	open := map[int][]int{}
	for i, misc := range b.Misc {
		_, s, ok := strings.Cut(misc, "Entity=")
		if !ok {
			continue
		}
		s, _, _ = strings.Cut(s, "|")
		for s != "" {
			switch {
			case s[0] == '(':
				end := 1
				for end < len(s) && s[end] != '(' && s[end] != ')' {
					end++
				}
				f := strings.Split(s[1:end], "-")
				id := number(f[0])
				g := goldMention{first: i, last: i, entity: id}
				if len(f) > 1 {
					g.kind = f[1]
				}
				all = append(all, g)
				if end < len(s) && s[end] == ')' {
					end++
				} else {
					open[id] = append(open[id], len(all)-1)
				}
				s = s[end:]
			default:
				end := strings.IndexByte(s, ')')
				if end < 0 {
					s = ""
					break
				}
				id := number(s[:end])
				if o := open[id]; len(o) > 0 {
					all[o[len(o)-1]].last = i
					open[id] = o[:len(o)-1]
				}
				s = s[end+1:]
			}
		}
	}
	return all
}

func number(s string) int {
	n := 0
	for i := 0; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// goldOf returns, for each mention of a text, the entity that the annotators give it and its kind; None and "" where they give
// none. Annotated stretches are found by the token whose head lies outside them, and those of the same extent go first. The
// gold tokens are those of the treebank; d may hold other trees over the same tokens.
func (b *Treebank) goldOf(d *Doc) ([]int, []string) {
	of, kinds := make([]int, len(d.Mentions)), make([]string, len(d.Mentions))
	exact := make([]bool, len(d.Mentions))
	for i := range of {
		of[i] = None
	}
	heads := map[int][]int{}
	for i, m := range d.Mentions {
		heads[m.Head] = append(heads[m.Head], i)
	}
	for _, g := range b.entities() {
		h := g.first
		for n := 0; d.Tokens[h].Head >= g.first && d.Tokens[h].Head <= g.last && n < 100; n++ {
			h = d.Tokens[h].Head
		}
		span := Span{Start: d.Tokens[g.first].Start, End: d.Tokens[g.last].End}
		best := None
		for _, i := range heads[h] {
			same := d.Mentions[i].Span == span
			if same || best == None && of[i] == None {
				best = i
				if same {
					break
				}
			}
		}
		if best != None && (of[best] == None || !exact[best]) {
			of[best], kinds[best], exact[best] = g.entity, g.kind, d.Mentions[best].Span == span
		}
	}
	return of, kinds
}

// pronounCase is a pronoun with the features of its candidates, and which of them are right.
type pronounCase struct {
	Class    string
	Features [][]string
	Right    []bool
	Linked   bool // whether it stands for something named before
	Text     string
}

// nounKinds counts which kinds of entities nouns stand for, and keeps those that nearly always stand for one.
func nounKinds(texts []Treebank, docs []*Doc) map[string]byte {
	counts := map[string]map[byte]int{}
	for i := range texts {
		_, kinds := texts[i].goldOf(docs[i])
		for k, m := range docs[i].Mentions {
			if m.Kind != Nominal || kinds[k] == "" || m.Phrase == None {
				continue
			}
			l := docs[i].Tokens[m.Head].Lemma
			if counts[l] == nil {
				counts[l] = map[byte]int{}
			}
			counts[l][entityKinds[kinds[k]]]++
		}
	}
	nouns := map[string]byte{}
	for l, c := range counts {
		all := 0
		for _, n := range c {
			all += n
		}
		for k, n := range c {
			if n >= 2 && n*5 >= all*4 && k != 0 {
				nouns[l] = k
			}
		}
	}
	return nouns
}

var entityKinds = map[string]byte{
	"person": 'p', "organization": 'b', "place": 'l', "time": 't', "object": 'x', "abstract": 'x', "event": 'x', "animal": 'x', "plant": 'x', "substance": 'x',
}

// pronounCases reads the cases of a text, each with the right links of the pronouns before it.
func pronounCases(b *Treebank, d *Doc, m *pronounModel) []pronounCase {
	d = d.again()
	var all []pronounCase
	f, c := d.reread()
	var gold []int
	f.resolveBy(c, m, func(r *resolver) {
		gold, _ = b.goldOf(d)
		r.deciding = func(p int, candidates []candidate) int {
			t := &d.Tokens[d.Mentions[p].Head]
			x := pronounCase{Class: pronounClass(t), Text: d.Text[d.Sentences[t.Sentence].Start:d.Sentences[t.Sentence].End]}
			right, earlier := None, false
			for k := range p {
				earlier = earlier || gold[k] == gold[p] && gold[p] != None
			}
			for i, k := range candidates {
				ok := k.mention != None && gold[p] != None && (r.holds(k.entity, gold, gold[p], p) || k.mention > p && gold[k.mention] == gold[p])
				if k.mention == None {
					ok = right == None && !earlier
				}
				if ok && right == None {
					right = i
				}
				x.Features = append(x.Features, k.features)
				x.Right = append(x.Right, ok)
			}
			x.Linked = earlier
			all = append(all, x)
			if right == None {
				return len(candidates) - 1
			}
			return right
		}
	})
	return all
}

// holds reports whether a chain's nearest mention before p stands for the entity.
func (r *resolver) holds(entity int, gold []int, id, p int) bool {
	last := None
	for _, k := range r.entities[entity].mentions {
		if k < p {
			last = k
		}
	}
	return last != None && gold[last] == id
}

// again returns the text with its tokens and trees alone.
func (d *Doc) again() *Doc {
	return &Doc{Text: d.Text, Language: d.Language, Trees: d.Trees, Tokens: d.Tokens, Sentences: append([]Sentence(nil), d.Sentences...)}
}

// trainPronouns finds the weights under which the right candidates are likeliest, by stochastic gradients with a step for
// each weight (AdaGrad), in a fixed order.
func trainPronouns(cases []pronounCase, rounds int) map[string]int {
	counts := map[string]int{}
	for _, c := range cases {
		for _, f := range c.Features {
			for _, n := range f {
				counts[n]++
			}
		}
	}
	ids, names := map[string]int{}, []string(nil)
	for _, n := range sorted(counts) {
		least := 2
		if strings.Contains(n, ":") {
			least = 4
		}
		if counts[n] >= least {
			ids[n] = len(names)
			names = append(names, n)
		}
	}
	type prepared struct {
		features [][]int
		right    []bool
	}
	var ready []prepared
	for _, c := range cases {
		p := prepared{right: c.Right}
		any := false
		for i, f := range c.Features {
			var of []int
			for _, n := range f {
				if id, ok := ids[n]; ok {
					of = append(of, id)
				}
			}
			p.features = append(p.features, of)
			any = any || c.Right[i]
		}
		if any {
			ready = append(ready, p)
		}
	}
	w, squares := make([]float64, len(names)), make([]float64, len(names))
	const rate, decay = 0.07, 0.01
	seed := uint64(7)
	order := make([]int, len(ready))
	for i := range order {
		order[i] = i
	}
	for range rounds {
		for i := len(order) - 1; i > 0; i-- { // the same order everywhere
			seed = seed*6364136223846793005 + 1442695040888963407
			j := int(seed>>33) % (i + 1)
			order[i], order[j] = order[j], order[i]
		}
		for _, k := range order {
			p := ready[k]
			scores := make([]float64, len(p.features))
			top := math.Inf(-1)
			for i, f := range p.features {
				for _, id := range f {
					scores[i] += w[id]
				}
				top = max(top, scores[i])
			}
			all, good := 0.0, 0.0
			for i := range scores {
				scores[i] = math.Exp(scores[i] - top)
				all += scores[i]
				if p.right[i] {
					good += scores[i]
				}
			}
			for i, f := range p.features {
				g := -scores[i] / all
				if p.right[i] && good > 0 {
					g += scores[i] / good
				}
				if g == 0 {
					continue
				}
				for _, id := range f {
					step := g - decay*w[id]
					squares[id] += step * step
					w[id] += rate * step / math.Sqrt(squares[id]+1e-6)
				}
			}
		}
	}
	out := map[string]int{}
	for i, n := range names {
		if v := int(math.Round(w[i] * 1000)); v != 0 {
			out[n] = v
		}
	}
	return out
}

// PronounTrainer trains and measures the model of pronouns on texts whose coreference is annotated. Docs are the texts' own, or
// others over the same tokens with trees of a parser.
type PronounTrainer struct {
	Folds int // into how many parts the texts are divided for what is measured on texts left out; 0 for five
	Texts []Treebank
	Docs  []*Doc
	GAP   []GAPCase
}

// Add adds a text, where it has coreference, with its own trees or with those of the parser.
func (t *PronounTrainer) Add(b Treebank, gold bool) {
	if len(b.entities()) == 0 {
		return
	}
	d := b.Doc
	if !gold {
		d = d.reparsed()
	}
	t.Texts, t.Docs = append(t.Texts, b), append(t.Docs, d)
}

// rounds is how often the trainer goes over its cases.
const rounds = 8

// Train makes a model of the texts that keep says.
func (t *PronounTrainer) train(keep, keepGAP func(i int) bool) *pronounModel {
	var texts []Treebank
	var docs []*Doc
	for i := range t.Texts {
		if keep(i) {
			texts, docs = append(texts, t.Texts[i]), append(docs, t.Docs[i])
		}
	}
	m := &pronounModel{weights: map[string]int{}, calibration: map[string][]Margin{}}
	m.nouns = nounKinds(texts, docs)
	var cases []pronounCase
	for i := range texts {
		cases = append(cases, pronounCases(&texts[i], docs[i], m)...)
	}
	m.weights = trainPronouns(cases, rounds)
	if len(t.GAP) == 0 {
		return m
	}
	for i := range t.GAP {
		if keepGAP == nil || keepGAP(i) {
			if c, ok := t.GAP[i].pronounCase(m); ok {
				cases = append(cases, c)
			}
		}
	}
	m.weights = trainPronouns(cases, rounds)
	return m
}

// Guess is what a model found for a pronoun.
type Guess struct {
	Class       string
	Text        int
	Probability int // of the likeliest candidate, in thousandths
	Margin      Margin
	Linked      bool // it stands for something that was named before
	Chosen      bool // the model links it
	Right       bool // what it is linked with is right
	Words       string
}

// Guesses reads a text with a model and compares the links of its pronouns with the annotators'.
func (t *PronounTrainer) guesses(i int, m *pronounModel) []Guess {
	b := &t.Texts[i]
	d := t.Docs[i].again()
	f, c := d.reread()
	gold, _ := b.goldOf(d)
	var all []Guess
	f.resolveBy(c, m, func(r *resolver) {
		r.seen = func(p int, candidates []candidate, best int, margin Margin) {
			tok := &d.Tokens[d.Mentions[p].Head]
			g := Guess{Class: pronounClass(tok), Text: i, Probability: probability(candidates, best), Margin: margin}
			for k := range p {
				g.Linked = g.Linked || gold[k] == gold[p] && gold[p] != None
			}
			a := candidates[best].mention
			g.Chosen = a != None
			g.Right = a != None && gold[p] != None && gold[a] == gold[p]
			if a != None {
				g.Words = tok.Norm + " -> " + d.Mentions[a].Of(d.Text)
			}
			all = append(all, g)
		}
	})
	return all
}

// Left returns the guesses for every text by models that were trained on the other folds.
func (t *PronounTrainer) Left() []Guess {
	folds := max(t.Folds, 0)
	if folds == 0 {
		folds = 5
	}
	var all []Guess
	for k := range folds {
		m := t.train(func(i int) bool { return i%folds != k }, nil)
		for i := k; i < len(t.Texts); i += folds {
			all = append(all, t.guesses(i, m)...)
		}
	}
	return all
}

// Write trains a model on all texts and writes it, with the margins that were found on texts left out.
func (t *PronounTrainer) Write(w io.Writer, left []Guess) error {
	m := t.train(func(int) bool { return true }, nil)
	for _, class := range []string{"he", "they", "it"} {
		m.calibration[class] = calibrate(left, class)
	}
	return m.write(w)
}

// steps is into how many parts the probabilities of a model are divided for its margins.
const steps = 20

// calibrate returns how often a link is right for each part of the probabilities, never falling (pool adjacent violators).
func calibrate(guesses []Guess, class string) []Margin {
	type pool struct{ right, all, parts int }
	var pools []pool
	parts := make([]pool, steps)
	for _, g := range guesses {
		if g.Class != class && !(class == "he" && g.Class == "she") || !g.Chosen {
			continue
		}
		p := &parts[min(g.Probability*steps/1001, steps-1)]
		p.all++
		if g.Right {
			p.right++
		}
	}
	for _, p := range parts {
		p.parts = 1
		pools = append(pools, p)
		for len(pools) > 1 {
			a, b := pools[len(pools)-2], pools[len(pools)-1]
			if a.right*b.all < b.right*a.all {
				break
			}
			pools = append(pools[:len(pools)-2], pool{a.right + b.right, a.all + b.all, a.parts + b.parts})
		}
	}
	var out []Margin
	for _, p := range pools {
		for range p.parts {
			out = append(out, Margin((1000*p.right+500)/(p.all+2)))
		}
	}
	return out
}
