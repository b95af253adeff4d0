package grammar

import (
	"slices"
	"strings"
)

// entity is a chain while it is being read.
type entity struct {
	mentions []int
	traits
	names []string // names without titles, lower case, the fullest first
	heads []string // lemmas of the nouns that stand for it
	roles []string // lemmas of nouns that tell what it is: titles, appositions
}

// resolver makes chains of mentions by an ordered table of sieves, after Lee et al. 2013: names, appositions and nouns
// first, over the whole text, so that what is known of a chain helps the pronouns, which come last, in order.
type resolver struct {
	*forest
	clauses  *clauses
	traits   []traits // of mentions
	names    []string // of mentions: their names without titles, in lower case; "" for those that are no names
	lemmas   []string // of mentions: of their heads
	initial  []string // of mentions: their initials, worked out when first asked for
	entities []*entity
	of       []int // mention -> entity
	model    *pronounModel
	deciding func(p int, candidates []candidate) int // while training: which candidate is right; None
	seen     func(p int, candidates []candidate, chosen int, m Margin)
}

// resolve links mentions and makes the chains.
func (f *forest) resolve(c *clauses) { f.resolveBy(c, theModel(), nil) }

func (f *forest) resolveBy(c *clauses, m *pronounModel, set func(*resolver)) {
	d := f.d
	r := &resolver{forest: f, clauses: c, traits: make([]traits, len(d.Mentions)), of: make([]int, len(d.Mentions)), model: m}
	if set != nil {
		set(r)
	}
	r.names, r.lemmas = make([]string, len(d.Mentions)), make([]string, len(d.Mentions))
	for i := range d.Mentions {
		d.Mentions[i].Link, d.Mentions[i].Margin = None, 0
		r.lemmas[i] = f.lemma(d.Mentions[i].Head)
		if d.Mentions[i].Kind == Named {
			r.names[i] = r.name(&d.Mentions[i])
		}
		r.of[i] = i
		r.traits[i] = f.traitsOf(&d.Mentions[i])
		if r.traits[i].kind == 0 && d.Mentions[i].Kind == Nominal && m != nil {
			r.traits[i].kind = m.nouns[r.lemmas[i]]
		}
		r.entities = append(r.entities, r.begin(i))
	}
	for _, s := range sieves {
		for i := range d.Mentions {
			if d.Mentions[i].Link != None || d.Mentions[i].Kind == Pronoun {
				continue
			}
			if a := s.asks(r, i); a != None && a != i {
				r.link(i, a, s.margin)
			}
		}
	}
	for i := range d.Mentions {
		if d.Mentions[i].Kind == Pronoun {
			r.pronoun(i)
		}
	}
	r.chains()
}

// begin makes the entity of one mention.
func (r *resolver) begin(i int) *entity {
	m := &r.d.Mentions[i]
	e := &entity{mentions: []int{i}, traits: r.traits[i]}
	switch m.Kind {
	case Named:
		e.names = []string{r.names[i]}
		r.each(m.Head, func(c int) {
			if t := &r.d.Tokens[c]; t.Relation == "nmod:desc" || is(t.Relation, "compound") && t.Tag == "NOUN" {
				e.roles = append(e.roles, r.lemma(c))
			}
		})
		for _, k := range r.nameTokens(m) {
			if r.words.titles.Has(r.d.Tokens[k].Norm) {
				e.roles = append(e.roles, r.d.Tokens[k].Norm)
			}
		}
	case Nominal:
		e.heads = []string{r.lemmas[i]}
	}
	return e
}

// name returns a name in lower case, without titles before it and the possessive.
func (r *resolver) name(m *Mention) string {
	var b strings.Builder
	tokens := r.nameTokens(m)
	for i, k := range tokens {
		n := r.d.Tokens[k].Norm
		if i+1 < len(tokens) && r.words.titles.Has(strings.TrimSuffix(n, ".")) {
			continue
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strings.TrimSuffix(n, "."))
	}
	return b.String()
}

// link joins the chains of two mentions: i stands for what a does.
func (r *resolver) link(i, a int, m Margin) {
	d := r.d
	if a > i {
		i, a = a, i
	}
	x, y := r.of[a], r.of[i]
	if x == y {
		return
	}
	if d.Mentions[i].Link == None {
		d.Mentions[i].Link, d.Mentions[i].Margin = a, m
	}
	r.merge(x, y)
}

func (r *resolver) merge(x, y int) {
	if x == y {
		return // a pronoun that an earlier step has put there
	}
	if x > y {
		x, y = y, x
	}
	e, o := r.entities[x], r.entities[y]
	for _, k := range o.mentions {
		r.of[k] = x
	}
	e.mentions = append(e.mentions, o.mentions...)
	slices.Sort(e.mentions)
	e.names, e.heads, e.roles = append(e.names, o.names...), append(e.heads, o.heads...), append(e.roles, o.roles...)
	if e.gender == 0 {
		e.gender = o.gender
	}
	if e.kind == 0 || o.kind != 0 && len(o.names) > 0 && e.kind == 'x' {
		e.kind = o.kind
	}
	if e.number == 0 {
		e.number = o.number
	}
	r.entities[y] = nil
}

// agree reports whether two things can be one by gender, kind and number.
func (a traits) agree(b traits) bool {
	if a.gender != 0 && b.gender != 0 && a.gender != b.gender || a.number != 0 && b.number != 0 && a.number != b.number {
		return false
	}
	return a.kind == 0 || b.kind == 0 || a.kind == b.kind || a.kind == 'x' && b.kind == 'b' || a.kind == 'b' && b.kind == 'x' ||
		a.kind == 'b' && b.kind == 'l' || a.kind == 'l' && b.kind == 'b' || a.kind == 'l' && b.kind == 'x' || a.kind == 'x' && b.kind == 'l'
}

// chains writes what was found into the text.
func (r *resolver) chains() {
	d := r.d
	d.Chains = d.Chains[:0]
	for _, e := range r.entities {
		if e == nil {
			continue
		}
		c := Chain{Mentions: e.mentions, Plural: e.number == 'p'}
		for _, n := range e.mentions {
			if m := &d.Mentions[n]; m.Kind == Named && m.Len() > len(c.Name) && len(e.names) > 0 {
				c.Name = r.fullName(m)
			}
			d.Mentions[n].Chain = len(d.Chains)
		}
		switch e.kind {
		case 'p':
			c.Kind = "person"
		case 'b':
			c.Kind = "body"
		case 'l':
			c.Kind = "place"
		case 'x', 't':
			c.Kind = "thing"
		}
		if e.gender != 0 {
			c.Gender = string(e.gender)
		}
		d.Chains = append(d.Chains, c)
	}
}

// fullName returns a name as it stands in the text, without titles.
func (r *resolver) fullName(m *Mention) string {
	tokens := r.nameTokens(m)
	for len(tokens) > 1 && r.words.titles.Has(strings.TrimSuffix(r.d.Tokens[tokens[0]].Norm, ".")) {
		tokens = tokens[1:]
	}
	return r.d.Text[r.d.Tokens[tokens[0]].Start:r.d.Tokens[tokens[len(tokens)-1]].End]
}
