package align

import (
	"math"

	"variorum/generator/grammar"
	"variorum/generator/statement"
)

// What tells two answers to one question from two questions: whether the sentences are each other's best partners, how much of them stays when they
// are laid side by side, how alike the words are used where they are not the same, and whether the other parts of the clauses clash.

// besideNames is the names of these features.
var besideNames = []string{
	"together", "partner", "laid", "apart", "across", "used-alike", "clause-alike", "predicate-alike", "agent-alike", "patient-alike",
	"clash", "saying", "money", "percent", "age", "size", "backed", "copies", "content", "quoted-alike", "reportedly", "person",
}

var besideSigns = []int{
	1, -1, 1, 0, 1, 1, 1, 1, 1, 1,
	-1, -1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1,
}

func (c *contrast) beside(x *candidate) []float64 {
	s, a, b := c.story, x.a, x.b
	place := func(t *text, p *point) Place {
		for i := range s.texts {
			if &s.texts[i] == t {
				return p.place(i)
			}
		}
		return Place{}
	}
	together := truth(s.together(place(c.a, a), place(c.b, b)))
	l := c.sideBySide(a.sentence, b.sentence)
	out := []float64{together, c.partner(a.sentence, b.sentence), l.shared, math.Min(8, float64(len(l.apart))), truth(c.acrossFrom(a, b))}
	own, other := c.a.bag(a.tokens, [2]int{}), c.b.bag(b.tokens, [2]int{})
	out = append(out, s.soft(without(c.a.bags[a.sentence], own), without(c.b.bags[b.sentence], other)))
	clause, predicate, agent, patient, clash, saying := 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
	if a.frame >= 0 && b.frame >= 0 {
		f, h := &c.a.frameAt[a.frame], &c.b.frameAt[b.frame]
		clause = s.soft(without(f.bag, own), without(h.bag, other))
		predicate = s.used(f.lemma, h.lemma)
		agent, patient = s.soft(f.agent, h.agent), s.soft(f.patient, h.patient)
		clash = s.clash(f, h)
		saying = math.Abs(truth(s.saying.Has(s.names[f.lemma]) || s.saying.Has(f.Lemma)) - truth(s.saying.Has(s.names[h.lemma]) || s.saying.Has(h.Lemma)))
	}
	out = append(out, clause, predicate, agent, patient, clash, saying)
	money, percent, age, size := 0.0, 0.0, 0.0, 0.0
	if a.number != nil && b.number != nil {
		u := a.number.Unit
		money, percent, age = truth(s.sameMeasure(u, "USD")), truth(u == "%"), truth(a.number.Age)
		size = math.Log10(1 + math.Max(math.Abs(float64(a.number.Low)), math.Abs(float64(b.number.Low)))/1000)
	}
	out = append(out, money, percent, age, size)
	backed := 0.0
	for i := range s.texts {
		t := &s.texts[i]
		if t != c.a && c.has(t, c.a, a) {
			backed++
		}
		if t != c.b && c.has(t, c.b, b) {
			backed++
		}
	}
	out = append(out, math.Min(6, backed), c.copied(), math.Min(4, float64(min(len(own), len(other)))))
	quoted := 0.0
	if p, q := c.a.quote(a), c.b.quote(b); p[1] > p[0] && q[1] > q[0] {
		quoted = s.dice(c.a.bag(p, [2]int{}), c.b.bag(q, [2]int{}))
	}
	hearsay := func(t *text, p *point) float64 {
		f := t.Doc.Sentences[p.sentence].Tokens
		for i := max(f[0], p.tokens[0]-4); i < min(f[1], p.tokens[1]+4); i++ {
			if s.hearsay.Field(t.Doc.Tokens[i].Norm, 0) == "hedge" {
				return 1
			}
		}
		return 0
	}
	person := 0.0
	if p, q := c.a.holder(a), c.b.holder(b); p != "" && q != "" {
		person = 2*truth(p == q || statement.SameName(p, q)) - 1
	}
	return append(out, quoted, math.Abs(hearsay(c.a, a)-hearsay(c.b, b)), person)
}

// holder is the person to whose name a place is apposed or who is named in it: whose age, whose office; "".
func (t *text) holder(p *point) string {
	if p.who != "" {
		return p.who
	}
	for i := range t.Doc.Names {
		n := &t.Doc.Names[i]
		if n.Kind != statement.Person || t.Doc.SentenceAt(n.Start) != p.sentence {
			continue
		}
		r := tokensOf(t.Doc, n.Span)
		if meets(n.Span, p.span) || p.tokens[0]-r[1] >= 0 && p.tokens[0]-r[1] <= 2 || r[0]-p.tokens[1] >= 0 && r[0]-p.tokens[1] <= 1 {
			return n.Full
		}
	}
	return ""
}

// quote is the words of the quotation that holds a place, within its sentence.
func (t *text) quote(p *point) (r [2]int) {
	for _, q := range t.Doc.Quotes {
		if q.Depth == 0 && meets(q.Span, p.span) {
			x := tokensOf(t.Doc, q.Span)
			f := t.Doc.Sentences[p.sentence].Tokens
			return [2]int{max(x[0], f[0]), min(x[1], f[1])}
		}
	}
	return r
}

// copied is how many of the sentences of a, as a share of them, b has in nearly the same words.
func (c *contrast) copied() float64 {
	if c.copies < 0 {
		c.copies = 0
		for i := range c.a.bags {
			if j := c.best(i); j >= 0 && c.likeness(i, j) > 0.9 {
				c.copies++
			}
		}
		c.copies /= float64(1 + len(c.a.bags))
	}
	return c.copies
}

// best is the sentence of b that shares most with one of a; -1.
func (c *contrast) best(i int) int {
	at, most := -1, 0.0
	for j := range c.b.bags {
		if v := c.likeness(i, j); v > most {
			at, most = j, v
		}
	}
	return at
}

// partner counts the sentences that suit either one better, the worse of both, up to five.
func (c *contrast) partner(i, j int) float64 {
	own, l, r := c.likeness(i, j), 0.0, 0.0
	for k := range c.b.bags {
		if c.likeness(i, k) > own {
			l++
		}
	}
	for k := range c.a.bags {
		if c.likeness(k, j) > own {
			r++
		}
	}
	return math.Min(5, math.Max(l, r))
}

// used is how alike two words are used: 1 the same, 0.9 related, less by their vectors.
func (s *story) used(a, b int32) float64 {
	if a == b {
		return 1
	}
	if s.related(a, b) >= 6 {
		return 0.9
	}
	if a > b {
		a, b = b, a
	}
	k := [2]int32{a, b}
	v, ok := s.vectors[k]
	if !ok {
		v = math.Max(0, float64(grammar.Likeness(s.words.Tag, s.norms[a], s.norms[b])-300)) / 1000
		s.vectors[k] = v
	}
	return v
}

// soft is the share of the weight of two bags that has its like on the other side, the lesser of both; 0 where one is empty.
func (s *story) soft(a, b []int32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	one := func(a, b []int32) float64 {
		has, total := 0.0, 0.0
		for _, x := range a {
			best := 0.0
			for _, y := range b {
				best = math.Max(best, s.used(x, y))
			}
			has, total = has+best*s.weight[x], total+s.weight[x]
		}
		return has / (total + 0.01)
	}
	return math.Min(one(a, b), one(b, a))
}

// clash counts the parts of one role of two clauses that have nothing in common.
func (s *story) clash(f, h *frame) (n float64) {
	for _, p := range f.arguments {
		for _, q := range h.arguments {
			if p.role == q.role && len(p.bag) > 0 && len(q.bag) > 0 && s.soft(p.bag, q.bag) < 0.15 {
				n++
			}
		}
	}
	return math.Min(4, n)
}
