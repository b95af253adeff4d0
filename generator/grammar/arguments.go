package grammar

// roleRule tells what an argument by a relation is to its predicate, where the predicate is in the passive or not.
type roleRule struct {
	id       string
	relation string
	asks     func(c *clauses, x *Frame, arg int) bool // nil: always
	role     Role
}

// roles is asked in order; the first rule that fits tells the role. Voice is undone here.
var roles = []roleRule{
	{"outer", "nsubj:outer", nil, Agent},
	{"undergoer-given", "nsubj:pass", func(c *clauses, x *Frame, _ int) bool { return c.child(x.Predicate, "obj") != None }, Recipient},
	{"undergoer", "nsubj:pass", nil, Patient},
	{"pivot", "nsubj", func(c *clauses, x *Frame, _ int) bool {
		return c.child(x.Predicate, "expl") != None && c.lemma(x.Predicate) == "be"
	}, Patient},
	{"subject", "nsubj", func(_ *clauses, x *Frame, _ int) bool { return !x.Passive || x.Copular }, Agent},
	{"subject-of-passive", "nsubj", nil, Patient},
	{"clause-subject", "csubj", nil, Agent},
	{"by", "obl:agent", nil, Agent},
	{"by-untold", "obl", func(c *clauses, x *Frame, a int) bool {
		return x.Passive && c.caseOf(a) == "by" && !c.timely(a)
	}, Agent},
	{"object", "obj", nil, Patient},
	{"hearer", "iobj", nil, Recipient},
	{"content", "ccomp", nil, Content},
	{"infinitive", "xcomp", nil, Content},
	{"moment", "obl", func(c *clauses, _ *Frame, a int) bool { return c.timely(a) }, When},
	{"measure", "obl:unmarked", nil, How},
	{"place", "obl", func(c *clauses, _ *Frame, a int) bool { return c.placed(a) }, Where},
	{"other", "obl", nil, Oblique},
	{"moment-adverb", "advmod", func(c *clauses, _ *Frame, a int) bool { return c.words.moment.Has(c.d.Tokens[a].Norm) }, When},
	{"manner", "advmod", func(c *clauses, _ *Frame, a int) bool {
		return !c.words.denial.Has(c.lemma(a)) && c.d.Tokens[a].Features.PronType != "Int"
	}, How},
}

// arguments fills in the arguments of a frame.
func (c *clauses) arguments(i int, x *Frame) {
	p := x.Predicate
	x.Arguments = make([]Argument, 0, 4)
	if x.Copular {
		x.Arguments = append(x.Arguments, c.argument(Attribute, p))
	}
	c.each(p, func(k int) {
		relation := c.d.Tokens[k].Relation
		if relation == "expl" {
			return
		}
		for _, r := range roles {
			if is(relation, r.relation) && (r.asks == nil || r.asks(c, x, k)) {
				x.Arguments = append(x.Arguments, c.argument(r.role, k))
				break
			}
		}
		if base(relation) == "aux" || base(relation) == "nsubj" {
			x.Margin = min(x.Margin, c.d.Tokens[k].Margin)
		}
	})
}

func (c *clauses) argument(r Role, token int) Argument {
	a := Argument{Role: r, Token: token, Phrase: int(c.phraseOf[token]), Frame: None, Margin: c.d.Tokens[token].Margin}
	if r == Content || a.Phrase == None {
		a.Frame = int(c.frameOf[token])
	}
	if r != Attribute {
		a.Case = c.caseOf(token)
	}
	return a
}

// timely reports whether a phrase tells a time.
func (c *clauses) timely(i int) bool {
	t := &c.d.Tokens[i]
	n := t.Norm
	if c.words.units.Has(n) || c.words.weekdays.Has(n) || c.words.months.Has(n) || c.words.moment.Has(n) {
		return true
	}
	switch t.Tag {
	case "NUM":
		return len(n) == 4 && isDigits(n) && (n[0] == '1' || n[0] == '2') && c.child(i, "nmod") == None || c.child(i, "compound") != None && n != "" && isDigits(n[:1])
	case "NOUN":
		return c.words.hour.Has(c.lemma(i))
	}
	return n == "a.m." || n == "p.m."
}

// placed reports whether a phrase tells a place: a name or a noun of places behind a preposition of places.
func (c *clauses) placed(i int) bool {
	if !c.words.place.Has(c.caseOf(i)) {
		return false
	}
	t := &c.d.Tokens[i]
	return t.Tag == "PROPN" || c.words.places.Field(c.lemma(i), 0) == "place" || c.words.nations.Has(c.lemma(i)) || c.child(i, "det") != None && t.Tag == "NOUN" && c.words.spot.Has(c.lemma(i))
}

// share gives a clause without a subject that of the clause that it shares it with: joined clauses, infinitives, participles;
// and a relative pronoun what it stands for.
func (c *clauses) share(i int, x *Frame) {
	d := c.d
	t := &d.Tokens[x.Predicate]
	if x.Kind == Relative && t.Relation == "acl:relcl" {
		c.relative(x, t.Head)
		return
	}
	if x.Parent == None || c.subject(x) != None || c.child(x.Predicate, "nsubj", "csubj", "expl") != None {
		return
	}
	parent := &d.Frames[x.Parent]
	role := Agent
	if x.Passive {
		role = Patient
	}
	switch {
	case x.Kind == Participle && is(t.Relation, "acl"):
		if c.phraseOf[t.Head] != None {
			c.give(x, role, t.Head, t.Margin)
		}
	case is(t.Relation, "xcomp"):
		s := c.child(t.Head, "obj", "iobj")
		if s == None || parent.Lemma == "promise" || c.frameOf[t.Head] == None {
			s = c.subject(parent)
		}
		if s != None {
			c.give(x, role, s, t.Margin)
		}
	case x.Kind == Coordinate && c.frameOf[t.Head] != None, is(t.Relation, "advcl") && c.child(x.Predicate, "mark", "case") == None,
		x.Kind == Purpose, is(t.Relation, "advcl") && t.Features.VerbForm != "Fin" && !c.finite(x.Predicate), x.Kind == Complement && is(t.Relation, "ccomp"):
		if s := c.subject(parent); s != None {
			c.give(x, role, s, min(t.Margin, d.Tokens[s].Margin))
		}
	}
}

func (c *clauses) give(x *Frame, r Role, token int, m Margin) {
	a := c.argument(r, token)
	a.Case, a.Frame, a.Margin = "", None, min(a.Margin, m)
	x.Arguments = append(x.Arguments, a)
}

// relative puts the noun that a relative clause hangs on in the place of its pronoun or, without one, of what is missing.
func (c *clauses) relative(x *Frame, noun int) {
	d := c.d
	for k := range x.Arguments {
		a := &x.Arguments[k]
		if d.Tokens[a.Token].Features.PronType == "Rel" || d.Tokens[a.Token].Tag == "PRON" && c.words.relative.Has(d.Tokens[a.Token].Norm) {
			a.Token, a.Phrase = noun, int(c.phraseOf[noun])
			return
		}
	}
	if c.child(x.Predicate, "obj") == None && !x.Passive && !x.Copular && c.child(x.Predicate, "nsubj") != None && c.child(x.Predicate, "advmod", "ccomp") == None {
		c.give(x, Patient, noun, d.Tokens[x.Predicate].Margin*3/4) // "the man they saw"
	} else if c.child(x.Predicate, "nsubj", "csubj") == None {
		c.give(x, Agent, noun, d.Tokens[x.Predicate].Margin*3/4)
	}
}

// subject returns the token of a frame's grammatical subject, its own or a shared one; None where there is none.
func (c *clauses) subject(x *Frame) int { return subjectOf(x) }

func subjectOf(x *Frame) int {
	want := Agent
	if x.Passive {
		want = Patient
	}
	found := None
	for _, a := range x.Arguments {
		if a.Role == want && a.Case == "" || x.Passive && a.Role == Recipient && a.Case == "" && found == None {
			found = a.Token
			if a.Role == want {
				break
			}
		}
	}
	return found
}
