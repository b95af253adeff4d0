package grammar

import (
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

// PronounCase is a pronoun with the features of its candidates, and which of them are right.
type PronounCase struct {
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
func pronounCases(b *Treebank, d *Doc, m *pronounModel) []PronounCase {
	d = d.again()
	var all []PronounCase
	f, c := d.reread()
	var gold []int
	f.resolveBy(c, m, func(r *resolver) {
		gold, _ = b.goldOf(d)
		r.deciding = func(p int, candidates []candidate) int {
			t := &d.Tokens[d.Mentions[p].Head]
			x := PronounCase{Class: pronounClass(t), Text: d.Text[d.Sentences[t.Sentence].Start:d.Sentences[t.Sentence].End]}
			right, earlier := None, false
			for k := range p {
				earlier = earlier || gold[k] == gold[p] && gold[p] != None
			}
			for i, k := range candidates {
				ok := k.mention != None && gold[p] != None && r.holds(k.entity, gold, gold[p], p)
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
func trainPronouns(cases []PronounCase, rounds int) map[string]int {
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
	const rate, decay = 0.15, 0.004
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
