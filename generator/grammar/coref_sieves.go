package grammar

import (
	"slices"
	"strings"
)

// sieve links a name or a noun to an earlier or, for names, a later mention.
type sieve struct {
	id     string
	asks   func(r *resolver, i int) int
	margin Margin // how often it is right on treebanks of other texts
}

// sieves is asked in order, each over the whole text, the surest first.
var sieves = []sieve{
	{"same-full-name", (*resolver).sameFullName, 920},
	{"same-name", (*resolver).sameName, 870},
	{"apposition", (*resolver).apposition, 860},
	{"copula", (*resolver).copula, 850},
	{"part-of-name", (*resolver).partOfName, 900},
	{"initials", (*resolver).initials, 870},
	{"role", (*resolver).role, 780},
	{"same-noun", (*resolver).sameNoun, 750},
}

// before returns the nearest mention before i, of another chain, that fits; None.
func (r *resolver) before(i int, fits func(a int) bool) int {
	for a := i - 1; a >= 0; a-- {
		if r.of[a] != r.of[i] && fits(a) {
			return a
		}
	}
	return None
}

// sameFullName links names of several words, and names of persons, that are the same.
func (r *resolver) sameFullName(i int) int {
	if !strings.Contains(r.names[i], " ") && r.traits[i].kind != 'p' {
		return None
	}
	return r.sameName(i)
}

// sameName links names that are the same. A name of many ("Americans") that something is added to is not the bare one.
func (r *resolver) sameName(i int) int {
	m := &r.d.Mentions[i]
	if m.Kind != Named {
		return None
	}
	if r.traits[i].kind == 't' {
		return None
	}
	name := r.names[i]
	return r.before(i, func(a int) bool {
		return r.d.Mentions[a].Kind == Named && r.names[a] == name && r.agreeing(a, i)
	})
}

// agreeing reports whether the chains of two mentions can be one.
func (r *resolver) agreeing(a, b int) bool {
	return r.entities[r.of[a]].agree(r.entities[r.of[b]].traits) && !r.apart(a, b)
}

// apart reports whether one mention holds the other, or both are joined with each other: they are two things.
func (r *resolver) apart(a, b int) bool {
	d := r.d
	x, y := &d.Mentions[a], &d.Mentions[b]
	if x.Head == y.Head || x.Start <= y.Start && y.End <= x.End || y.Start <= x.Start && x.End <= y.End {
		return true
	}
	for _, e := range [2][2]int{{x.Head, y.Head}, {y.Head, x.Head}} {
		if is(d.Tokens[e[0]].Relation, "conj") && (d.Tokens[e[0]].Head == e[1] || is(d.Tokens[e[1]].Relation, "conj") && d.Tokens[e[0]].Head == d.Tokens[e[1]].Head) {
			return true
		}
	}
	return false
}

// apposition links what stands beside a phrase and says who it is.
func (r *resolver) apposition(i int) int {
	d := r.d
	t := &d.Tokens[d.Mentions[i].Head]
	if !is(t.Relation, "appos") || r.traits[i].kind == 't' || r.traits[i].kind == 'l' {
		return None
	}
	who := func(k byte) bool { return k == 'p' || k == 'b' }
	return r.before(i, func(a int) bool {
		m := &d.Mentions[a]
		return m.Head == t.Head && m.Phrase != None && r.entities[r.of[a]].traits.agree(r.traits[i]) && !(m.Kind == Named && d.Mentions[i].Kind == Named) &&
			(who(r.traits[i].kind) || who(r.entities[r.of[a]].kind))
	})
}

// copula links a definite predicate with its subject: "Lund is the mayor".
func (r *resolver) copula(i int) int {
	d := r.d
	m := &d.Mentions[i]
	f := r.clauses.frameOf[m.Head]
	if f == None || m.Phrase == None {
		return None
	}
	x := &d.Frames[f]
	s := r.clauses.subject(x)
	if !x.Copular || x.Negated || x.Modality != Fact || s == None || r.child(m.Head, "case") != None || !(m.Kind == Named || r.definite(i)) {
		return None
	}
	return r.before(i, func(a int) bool {
		return d.Mentions[a].Head == s && d.Mentions[a].Phrase != None && d.Mentions[a].Kind != Pronoun && r.entities[r.of[a]].traits.agree(r.traits[i])
	})
}

// definite reports whether a mention has a definite article, a demonstrative or a possessor.
func (r *resolver) definite(i int) bool {
	m := &r.d.Mentions[i]
	if m.Phrase == None {
		return false
	}
	p := &r.d.Phrases[m.Phrase]
	if p.Owner != None {
		return true
	}
	return p.Determiner != None && (r.d.Tokens[p.Determiner].Features.Definite == "Def" || r.d.Tokens[p.Determiner].Features.PronType == "Dem")
}

// partOfName links "Lee" and "Ms. Lee" to "Ann Lee", wherever that stands in the text, unless two have that name. It does so
// for persons alone: "Texas" is no part of a university of that name.
func (r *resolver) partOfName(i int) int {
	d := r.d
	m := &d.Mentions[i]
	if k := r.traits[i].kind; m.Kind != Named || m.Phrase == None || k != 0 && k != 'p' || r.traits[i].number == 'p' {
		return None
	}
	name := r.names[i]
	found, chain := None, None
	for a := range d.Mentions {
		o := &d.Mentions[a]
		if a == i || o.Kind != Named || r.of[a] == r.of[i] || r.entities[r.of[a]].kind != 'p' || !r.agreeing(a, i) {
			continue
		}
		if n := r.names[a]; len(n) > len(name) && strings.HasSuffix(n, " "+name) {
			if chain != None && r.of[a] != chain {
				return None // two of one name
			}
			if found == None || a < i {
				found = a
			}
			chain = r.of[a]
		}
	}
	return found
}

// initials links "EU" to "European Union".
func (r *resolver) initials(i int) int {
	d := r.d
	m := &d.Mentions[i]
	w := strings.ReplaceAll(d.Text[d.Tokens[m.Head].Start:d.Tokens[m.Head].End], ".", "")
	if m.Kind != Named || len(w) < 2 || len(w) > 6 || strings.ToUpper(w) != w || len(r.nameTokens(m)) > 1 {
		return None
	}
	return r.before(i, func(a int) bool { return r.capitals(a) == w })
}

// capitals returns the initials of the words of a name that begin with a capital; "" of what is no name.
func (r *resolver) capitals(mention int) string {
	if r.initial == nil {
		r.initial = make([]string, len(r.d.Mentions))
		for i := range r.d.Mentions {
			m := &r.d.Mentions[i]
			if m.Kind != Named || m.Phrase == None {
				continue
			}
			for _, t := range r.d.Tokens[r.firstToken(m):r.lastToken(m)] {
				if s := r.d.Text[t.Start:t.End]; Capital(s) {
					r.initial[i] += s[:1]
				}
			}
		}
	}
	return r.initial[mention]
}

func (r *resolver) firstToken(m *Mention) int {
	k := m.Head
	for k > 0 && r.d.Tokens[k-1].Start >= m.Start {
		k--
	}
	return k
}

func (r *resolver) lastToken(m *Mention) int {
	k := m.Head
	for k < len(r.d.Tokens) && r.d.Tokens[k].End <= m.End {
		k++
	}
	return k
}

// role links "the mayor" to the one who is told to be the mayor.
func (r *resolver) role(i int) int {
	d := r.d
	m := &d.Mentions[i]
	if m.Kind != Nominal || m.Phrase == None || !r.definite(i) || d.Phrases[m.Phrase].Owner != None || len(d.Phrases[m.Phrase].Modifiers) > 1 {
		return None
	}
	lemma := r.lemmas[i]
	found, chain := None, None
	for a := i - 1; a >= 0; a-- {
		e := r.entities[r.of[a]]
		if r.of[a] == r.of[i] || len(e.names) == 0 || !e.agree(r.traits[i]) || r.apart(a, i) {
			continue
		}
		if slices.Contains(e.roles, lemma) || slices.Contains(e.heads, lemma) {
			if chain != None && r.of[a] != chain {
				return None
			}
			if found == None {
				found = a
			}
			chain = r.of[a]
		}
	}
	return found
}

// sameNoun links a definite noun to the nearest mention with the same noun, where what the later one adds stands with the
// earlier one too and their numbers agree.
func (r *resolver) sameNoun(i int) int {
	d := r.d
	m := &d.Mentions[i]
	if m.Kind != Nominal || m.Phrase == None || !r.definite(i) || r.traits[i].kind == 't' || d.Tokens[m.Head].Tag != "NOUN" {
		return None
	}
	lemma := r.lemmas[i]
	p := &d.Phrases[m.Phrase]
	if p.Owner != None || len(p.Of) > 0 {
		return r.before(i, func(a int) bool { // the whole phrase again
			return d.Mentions[a].Kind == Nominal && strings.EqualFold(d.Mentions[a].Of(d.Text), m.Of(d.Text)) && !r.apart(a, i)
		})
	}
	return r.before(i, func(a int) bool {
		o := &d.Mentions[a]
		if o.Kind != Nominal || o.Phrase == None || d.Tokens[o.Head].Tag != "NOUN" || r.lemmas[a] != lemma || r.traits[a].number != r.traits[i].number || r.apart(a, i) {
			return false
		}
		q := &d.Phrases[o.Phrase]
		for _, k := range p.Modifiers {
			if !slices.ContainsFunc(q.Modifiers, func(j int) bool { return d.Tokens[j].Norm == d.Tokens[k].Norm }) {
				return false
			}
		}
		return len(q.Modifiers) == 0 || len(p.Modifiers) > 0 || d.Tokens[m.Head].Sentence-d.Tokens[o.Head].Sentence < 8
	})
}
