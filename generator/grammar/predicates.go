package grammar

// lemmaOf returns what a frame's predicate means: its lemma with its particle, or the one word that a turn of several words
// stands for ("took into custody": "arrest"), put together from what hangs on the verb.
func (c *clauses) lemmaOf(x *Frame) string {
	d := c.d
	p := x.Predicate
	verb := c.lemma(p)
	if d.Tokens[p].Tag != "VERB" {
		return verb
	}
	particle := ""
	if k := c.child(p, "compound:prt"); k != None {
		particle = " " + d.Tokens[k].Norm
	}
	found := ""
	try := func(turn string) {
		if means := c.words.idioms.Field(turn, 0); found == "" && means != "" {
			found = means
		}
	}
	object := c.child(p, "obj", "nsubj:pass")
	c.each(p, func(k int) {
		switch base(d.Tokens[k].Relation) {
		case "obl", "advmod", "xcomp":
			turn := ""
			if w := c.caseOf(k); w != "" {
				turn = " " + w
			}
			if k2 := c.child(k, "det", "nmod:poss"); k2 != None {
				try(verb + particle + turn + " " + d.Tokens[k2].Norm + " " + d.Tokens[k].Norm)
			}
			try(verb + particle + turn + " " + d.Tokens[k].Norm)
			if object != None && turn != "" {
				try(verb + " " + d.Tokens[object].Norm + turn + " " + d.Tokens[k].Norm)
			}
			if turn != "" && object == None {
				try(verb + particle + turn)
			}
		}
	})
	if o := c.child(p, "obj"); o != None {
		before := ""
		if k := c.child(o, "det", "nmod:poss"); k != None {
			before = " " + d.Tokens[k].Norm
		}
		c.each(o, func(k int) {
			if w := c.caseOf(k); base(d.Tokens[k].Relation) == "nmod" && w != "" {
				try(verb + particle + before + " " + d.Tokens[o].Norm + " " + w)
			}
		})
		try(verb + particle + before + " " + d.Tokens[o].Norm)
		try(verb + particle + " " + d.Tokens[o].Norm)
	}
	if found == "" && particle != "" {
		try(verb + particle)
	}
	if found == "" {
		return verb + particle
	}
	return found
}
