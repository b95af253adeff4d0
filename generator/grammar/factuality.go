package grammar

// factuality tells whether a clause is denied, how far it is told as a fact, and when it holds.
func (c *clauses) factuality(i int, x *Frame) {
	g := c.governor(x)
	x.Tense, x.Aspect = c.tense(x, g)
	x.Modality, x.Modal = c.modality(x, g)
	for _, r := range denials {
		if n := r.asks(c, x, g); n != None {
			x.Negated, x.Negation = true, n
			break
		}
	}
	if g.denied && g.frame != None && !c.finite(x.Predicate) || g.denied && g.says {
		x.Negated, x.Negation = !x.Negated && !g.negated, g.token
		if !x.Negated {
			x.Negation = None
		}
	}
	if x.Negated && x.Tense == NoTense && c.aux(x.Predicate, "could") != None {
		x.Tense = Past
	}
}

// governor is the word that governs a clause and what it makes of it.
type governor struct {
	signal
	known   bool // there is one
	token   int
	frame   int  // of the clause that it stands in; None
	negated bool // that clause is denied
	says    bool // the clause is a finite one
	tense   Tense
}

// governor finds the word that a clause hangs on, where that is among the signals.
func (c *clauses) governor(x *Frame) governor {
	d := c.d
	t := &d.Tokens[x.Predicate]
	g := governor{token: t.Head, frame: None}
	if t.Head == None {
		return g
	}
	h := t.Head
	kind := ""
	switch relation := base(t.Relation); {
	case relation == "xcomp" || relation == "ccomp" || relation == "csubj":
	case relation == "advcl" && c.child(x.Predicate, "mark") != None && governing(c.markOf(x.Predicate)):
	case (t.Relation == "advcl" || t.Relation == "acl" && d.Tokens[h].Head != None) && c.markOf(x.Predicate) == "to" && c.meant(x, h) != None:
		h = c.meant(x, h) // "voted to end", "asked the jury to leave": a parser often takes the infinitive for a purpose
	case relation == "acl" && t.Relation != "acl:relcl":
		kind = "noun"
	case relation == "conj":
		return c.governorOfFirst(x, g)
	default:
		return g
	}
	g.frame = int(c.ownerOf[h])
	if g.frame != None {
		f := &d.Frames[g.frame]
		g.negated, g.tense = f.Negated, f.Tense
	}
	switch tag := d.Tokens[h].Tag; {
	case tag == "NOUN":
		kind = "noun"
	case kind == "noun":
		return g
	case tag == "ADJ":
		kind = "adjective"
	case tag == "VERB" && (c.passive(h) || c.child(h, "cop") != None):
		kind = "passive"
	case tag == "VERB":
		kind = "verb"
	default:
		return g
	}
	g.signal, g.known = c.words.modalityOf(kind, c.lemma(h))
	if kind == "passive" && !g.known && c.frameOf[h] == None {
		g.signal, g.known = c.words.modalityOf("adjective", d.Tokens[h].Norm)
	}
	g.says = c.finite(x.Predicate)
	if !g.known {
		return g
	}
	switch {
	case kind == "verb" && c.lemma(h) == "go" && d.Tokens[h].Norm != "going":
		g = governor{token: h, frame: g.frame}
	case g.says && kind != "noun" && kind != "adjective" && (g.modality == Intended || g.modality == Attempted || g.modality == Obliged ||
		g.modality == Proposed && t.Features.Mood == "Ind" || c.modalAux(x.Predicate) != None && g.modality == Proposed ||
		g.modality == Fact && g.denied && !c.words.takeback.Has(c.lemma(h)) || g.modality == Fact && !g.denied):
		g = governor{token: h, frame: g.frame, says: true}
	}
	// "Denied reports that": the verb takes back what the noun tells.
	if kind == "noun" && g.modality == Alleged && g.frame != None {
		if v := d.Frames[g.frame].Predicate; c.words.takeback.Has(c.lemma(v)) && d.Tokens[h].Head == v {
			g.denied, g.token = true, v
		}
	}
	return g
}

// meant returns the verb whose infinitive a clause is, though it hangs on the verb as a purpose does or on the verb's object;
// None where it is none.
func (c *clauses) meant(x *Frame, h int) int {
	d := c.d
	if base(d.Tokens[h].Relation) == "obj" && d.Tokens[h].Tag != "VERB" {
		if _, noun := c.words.modalityOf("noun", c.lemma(h)); noun {
			return None
		}
		h = d.Tokens[h].Head
	}
	if c.frameOf[h] == None || d.Tokens[h].Tag != "VERB" || x.Predicate < h || c.passive(h) {
		return None
	}
	s, ok := c.words.modalityOf("verb", c.lemma(h))
	if ok && (s.near || s.denied && s.done) {
		return h
	}
	return None
}

// governorOfFirst returns the governor of the clause that a clause without a subject is joined with, where it shares it.
func (c *clauses) governorOfFirst(x *Frame, g governor) governor {
	h := c.d.Tokens[x.Predicate].Head
	if c.frameOf[h] == None || c.child(x.Predicate, "nsubj") != None || c.finite(x.Predicate) {
		return g
	}
	return c.governor(&c.d.Frames[c.frameOf[h]])
}

// governing reports whether a preposition may tie a clause to the word before it as its content.
func governing(mark string) bool {
	switch mark {
	case "of", "with", "from", "for", "into", "on":
		return true
	}
	return false
}

// finite reports whether a clause has a finite verb.
func (c *clauses) finite(i int) bool { return c.finiteVerb(i) != None }

// finiteVerb returns the finite verb of a clause: an auxiliary, the copula or the predicate itself; None.
func (c *clauses) finiteVerb(i int) int {
	found := None
	c.each(i, func(k int) {
		if r := base(c.d.Tokens[k].Relation); found == None && (r == "aux" || r == "cop") && c.d.Tokens[k].Features.VerbForm == "Fin" {
			found = k
		}
	})
	if t := &c.d.Tokens[i]; found == None && t.Features.VerbForm == "Fin" && (t.Tag == "VERB" || t.Tag == "AUX") {
		found = i
	}
	return found
}

// aux returns the auxiliary of a clause with the lemma, or None.
func (c *clauses) aux(i int, lemma string) int {
	found := None
	c.each(i, func(k int) {
		if is(c.d.Tokens[k].Relation, "aux") && c.lemma(k) == lemma {
			found = k
		}
	})
	return found
}

// modalAux returns the modal verb of a clause, or None.
func (c *clauses) modalAux(i int) int {
	found := None
	c.each(i, func(k int) {
		if found == None && c.d.Tokens[k].Relation == "aux" {
			if _, ok := c.words.modalityOf("aux", c.lemma(k)); ok {
				found = k
			}
		}
	})
	return found
}

// denialRule finds the word that denies a clause.
type denialRule struct {
	id   string
	asks func(c *clauses, x *Frame, g governor) int
}

// denials is asked in order; the first rule that finds a word denies the clause.
var denials = []denialRule{
	{"word", func(c *clauses, x *Frame, _ governor) int { return c.denier(x.Predicate, true) }},
	{"argument", func(c *clauses, x *Frame, _ governor) int {
		found := None
		c.each(x.Predicate, func(k int) {
			if r := base(c.d.Tokens[k].Relation); found == None && (r == "nsubj" || r == "obj") {
				if c.words.denial.Has(c.d.Tokens[k].Norm) && !c.words.scarcely.Has(c.d.Tokens[k].Norm) {
					found = k
				} else {
					found = c.denier(k, false)
				}
			}
		})
		return found
	}},
	{"no-one", func(c *clauses, x *Frame, _ governor) int { // a shared or relative subject that denies
		if s := c.subject(x); s != None && x.Kind == Coordinate && c.words.denial.Has(c.d.Tokens[s].Norm) {
			return s
		}
		return None
	}},
	{"without", func(c *clauses, x *Frame, _ governor) int {
		found := None
		c.each(x.Predicate, func(k int) {
			if r := base(c.d.Tokens[k].Relation); (r == "mark" || r == "case") && c.words.without.Has(c.d.Tokens[k].Norm) {
				found = k
			}
		})
		return found
	}},
	{"nor", func(c *clauses, x *Frame, _ governor) int {
		found := None
		c.each(x.Predicate, func(k int) {
			if c.words.nor.Has(c.d.Tokens[k].Norm) {
				found = k
			}
		})
		return found
	}},
	{"lifted", func(c *clauses, x *Frame, g governor) int {
		if g.lifted && g.negated {
			return c.d.Frames[g.frame].Negation
		}
		return None
	}},
	{"shared", func(c *clauses, x *Frame, _ governor) int {
		if f := c.sharing(x); f != nil && f.Negated && !is(c.d.Tokens[f.Predicate].Relation, "xcomp") {
			return f.Negation
		}
		return None
	}},
}

// sharing returns the clause that a joined clause shares its auxiliaries with: "did not close or move"; nil.
func (c *clauses) sharing(x *Frame) *Frame {
	h := c.d.Tokens[x.Predicate].Head
	if x.Kind != Coordinate || h == None || c.frameOf[h] == None || c.child(x.Predicate, "nsubj", "aux", "cop") != None || c.finite(x.Predicate) {
		return nil
	}
	f := &c.d.Frames[c.frameOf[h]]
	if c.child(f.Predicate, "aux") == None {
		return nil
	}
	return f
}

// denier returns the word on token i that denies it: "not", "never", "no longer", "neither"; None. "Not only" does not deny.
func (c *clauses) denier(i int, clause bool) int {
	found := None
	c.each(i, func(k int) {
		t := &c.d.Tokens[k]
		switch base(t.Relation) {
		case "advmod", "cc", "det", "discourse":
		default:
			return
		}
		if t.Tag == "INTJ" {
			return // "voted no"
		}
		w := t.Norm
		if found != None || w != "n't" && !c.words.denial.Has(c.lemma(k)) && !c.words.denial.Has(w) {
			if found == None && t.Tag == "ADV" && c.first[k] != None { // "no longer"
				c.each(k, func(kk int) {
					if c.d.Tokens[kk].Norm == "no" {
						found = kk
					}
				})
			}
			if found == None && !clause && t.Tag == "DET" { // "not all"
				found = c.denier(k, true)
			}
			return
		}
		if next := k + 1; next < len(c.d.Tokens) && c.words.only.Has(c.d.Tokens[next].Norm) {
			return
		}
		if !clause && c.words.scarcely.Has(w) {
			return
		}
		found = k
	})
	return found
}

// modality tells how far a clause is told as a fact, and by which word.
func (c *clauses) modality(x *Frame, g governor) (Modality, int) {
	for _, r := range modalities {
		if m, token := r.asks(c, x, g); m != "" {
			return m, token
		}
	}
	return Fact, None
}

// modalityRule tells the modality of a clause and the word that brings it, or "".
type modalityRule struct {
	id   string
	asks func(c *clauses, x *Frame, g governor) (Modality, int)
}

// modalities is asked in order; the first rule that has an answer gives it.
var modalities = []modalityRule{
	{"unreal", func(c *clauses, x *Frame, _ governor) (Modality, int) { // "could have won if"
		m := c.modalAux(x.Predicate)
		if m != None && x.Condition != None && c.aux(x.Predicate, "have") != None && (c.lemma(m) == "could" || c.lemma(m) == "might" || c.lemma(m) == "would") {
			return Unreal, m
		}
		return "", None
	}},
	{"sensed", func(c *clauses, x *Frame, _ governor) (Modality, int) { // "could be seen"
		if m := c.aux(x.Predicate, "could"); m != None && c.words.sensed.Has(c.lemma(x.Predicate)) {
			return Able, m
		}
		return "", None
	}},
	{"shifted", func(c *clauses, x *Frame, _ governor) (Modality, int) { // "said it would": its "will", told in the past
		if c.shifted(x) {
			return Fact, None
		}
		return "", None
	}},
	{"modal", func(c *clauses, x *Frame, _ governor) (Modality, int) {
		m := c.modalAux(x.Predicate)
		if m == None {
			return "", None
		}
		s, _ := c.words.modalityOf("aux", c.lemma(m))
		if s.modality == Fact {
			return "", None
		}
		return s.modality, m
	}},
	{"adverb", func(c *clauses, x *Frame, _ governor) (Modality, int) {
		found, modality := None, Modality("")
		c.each(x.Predicate, func(k int) {
			if is(c.d.Tokens[k].Relation, "advmod") {
				if s, ok := c.words.modalityOf("adverb", c.lemma(k)); ok {
					found, modality = k, s.modality
				}
			}
		})
		return modality, found
	}},
	{"governor", func(c *clauses, x *Frame, g governor) (Modality, int) {
		if g.known && g.modality != Fact {
			return g.modality, g.token
		}
		return "", None
	}},
	{"whether", func(c *clauses, x *Frame, _ governor) (Modality, int) {
		if m := c.child(x.Predicate, "mark"); m != None && c.words.whether.Has(c.d.Tokens[m].Norm) {
			return Possible, m
		}
		return "", None
	}},
	{"governed", func(c *clauses, x *Frame, g governor) (Modality, int) { // "was able to begin", "may try to": what the governor is
		if g.known && g.done && g.frame != None && !g.says {
			f := &c.d.Frames[g.frame]
			return f.Modality, f.Modal
		}
		return "", None
	}},
	{"shared", func(c *clauses, x *Frame, _ governor) (Modality, int) {
		if f := c.sharing(x); f != nil {
			return f.Modality, f.Modal
		}
		return "", None
	}},
}

// shifted reports whether the "would" of a clause is a "will" that is told in the past.
func (c *clauses) shifted(x *Frame) bool {
	return x.Saying != None && c.aux(x.Predicate, "would") != None && x.Condition == None && !c.quoted[x.Predicate] &&
		c.d.Frames[x.Saying].Tense == Past
}

// tenseRule tells when a clause holds.
type tenseRule struct {
	id   string
	asks func(c *clauses, x *Frame, g governor) (Tense, bool)
}

// tenses is asked in order; the first rule that answers gives the tense.
var tenses = []tenseRule{
	{"shifted", func(c *clauses, x *Frame, _ governor) (Tense, bool) { return Future, c.shifted(x) }},
	{"will", func(c *clauses, x *Frame, _ governor) (Tense, bool) {
		return Future, c.aux(x.Predicate, "will") != None || c.aux(x.Predicate, "shall") != None
	}},
	{"modal-perfect", func(c *clauses, x *Frame, _ governor) (Tense, bool) {
		return Past, c.modalAux(x.Predicate) != None && c.aux(x.Predicate, "have") != None
	}},
	{"modal", func(c *clauses, x *Frame, _ governor) (Tense, bool) { return NoTense, c.modalAux(x.Predicate) != None }},
	{"finite-past", func(c *clauses, x *Frame, _ governor) (Tense, bool) {
		v := c.finiteVerb(x.Predicate)
		return Past, v != None && c.d.Tokens[v].Features.Tense == "Past"
	}},
	{"perfect", func(c *clauses, x *Frame, _ governor) (Tense, bool) { // "has left", "to have left"
		h := c.aux(x.Predicate, "have")
		return Past, h != None && !x.Copular || h != None && c.finite(x.Predicate)
	}},
	{"finite-present", func(c *clauses, x *Frame, _ governor) (Tense, bool) {
		v := c.finiteVerb(x.Predicate)
		return Present, v != None && c.d.Tokens[v].Features.Tense == "Pres"
	}},
	{"ahead", func(c *clauses, x *Frame, g governor) (Tense, bool) { return Future, g.known && g.ahead && !g.says }},
	{"done", func(c *clauses, x *Frame, g governor) (Tense, bool) { return g.tense, g.known && g.done && !g.says }},
	{"participle", func(c *clauses, x *Frame, _ governor) (Tense, bool) {
		if x.Parent == None || x.Kind != Participle && c.child(x.Predicate, "mark", "case") == None {
			return NoTense, false
		}
		if v := c.d.Tokens[x.Predicate].Features.VerbForm; v != "Part" && v != "Ger" {
			return NoTense, false
		}
		if x.Passive {
			return Past, true
		}
		return c.d.Frames[x.Parent].Tense, true
	}},
	{"shared", func(c *clauses, x *Frame, _ governor) (Tense, bool) {
		if f := c.sharing(x); f != nil {
			return f.Tense, true
		}
		return NoTense, false
	}},
}

func (c *clauses) tense(x *Frame, g governor) (Tense, Aspect) {
	aspect := Simple
	if c.aux(x.Predicate, "have") != None {
		aspect = Perfect
	} else if b := c.aux(x.Predicate, "be"); b != None && c.d.Tokens[b].Relation == "aux" {
		aspect = Progressive
	}
	for _, r := range tenses {
		if t, ok := r.asks(c, x, g); ok {
			return t, aspect
		}
	}
	return NoTense, aspect
}
