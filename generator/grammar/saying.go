package grammar

// saying finds who says a clause and in which clause that is told. What hangs in a clause that is said is said with it.
func (c *clauses) saying(i int, x *Frame) {
	d := c.d
	t := &d.Tokens[x.Predicate]
	switch {
	case x.Kind == Speech && t.Head != None && c.frameOf[t.Head] != None:
		x.Saying = int(c.frameOf[t.Head])
	case x.Kind == Speech && x.Parent != None:
		x.Saying = x.Parent // "the claim that"
	default:
		x.Saying = c.beside(i, x)
	}
	if x.Saying != None {
		x.Speaker = c.sayer(x)
		return
	}
	if s := c.accordingTo(x.Predicate); s != None {
		x.Speaker = s
		return
	}
	if x.Parent == None || i == c.beside(x.Parent, &d.Frames[x.Parent]) {
		return
	}
	parent := &d.Frames[x.Parent]
	if x.Kind == Main && is(t.Relation, "parataxis") && c.quoted[x.Predicate] != c.quoted[parent.Predicate] {
		return // what is told beside a quotation
	}
	x.Saying, x.Speaker = parent.Saying, parent.Speaker
}

// beside returns the clause set beside another one that tells who says it: "the road, police said, is closed"; or the clause
// of speech behind which it stands: "police said: …".
func (c *clauses) beside(i int, x *Frame) int {
	d := c.d
	found := None
	c.each(x.Predicate, func(k int) {
		if f := c.frameOf[k]; f != None && is(d.Tokens[k].Relation, "parataxis") && c.bareSpeech(k) {
			found = int(f)
		}
	})
	t := &d.Tokens[x.Predicate]
	if h := t.Head; found == None && is(t.Relation, "parataxis") && c.frameOf[h] != None && c.bareSpeech(h) && x.Predicate > h &&
		(c.quoted[x.Predicate] && !c.quoted[h] || c.colonBetween(h, x.Predicate)) {
		found = int(c.frameOf[h])
	}
	return found
}

// bareSpeech reports whether a verb of speech lacks what is said.
func (c *clauses) bareSpeech(i int) bool {
	return c.d.Tokens[i].Tag == "VERB" && c.words.speaks(c.lemma(i)) && c.child(i, "ccomp") == None &&
		(c.child(i, "nsubj") != None || c.passive(i)) && (c.child(i, "obj") == None || c.child(i, "obj") > i)
}

func (c *clauses) colonBetween(from, to int) bool {
	found := false
	see := func(k int) { found = found || k > from && k < to && c.d.Tokens[k].Norm == ":" }
	c.each(from, see)
	c.each(to, see)
	return found
}

// sayer returns the mention of who says a clause; None where that is not told or the one who is told it hears it only.
func (c *clauses) sayer(x *Frame) int {
	s := &c.d.Frames[x.Saying]
	if h := c.d.Tokens[x.Predicate].Head; h != None && h != s.Predicate && c.d.Tokens[h].Tag == "NOUN" && c.phraseOf[h] != None && x.Kind == Speech {
		if o := c.d.Phrases[c.phraseOf[h]].Owner; o != None {
			return c.d.Phrases[o].Mention // "his claim that"
		}
		return None
	}
	for _, a := range s.Arguments {
		if a.Role == Agent && a.Phrase != None {
			return c.d.Phrases[a.Phrase].Mention
		}
	}
	return None
}

// accordingTo returns the mention of whom a clause is told after: "according to police"; None.
func (c *clauses) accordingTo(i int) int {
	found := None
	c.each(i, func(k int) {
		if base(c.d.Tokens[k].Relation) == "obl" && c.caseOf(k) == "according to" && c.phraseOf[k] != None {
			found = c.d.Phrases[c.phraseOf[k]].Mention
		}
	})
	return found
}
