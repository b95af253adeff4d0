package grammar

// clauses reads frames from trees. Each step takes what the steps before it left in the frames.
type clauses struct {
	*forest
	phraseOf []int32 // token -> phrase that it heads
	frameOf  []int32 // token -> frame whose predicate it is
	ownerOf  []int32 // token -> frame of the clause that it stands in
	order    []int   // frames, each after the one that it hangs in
}

// frames makes a frame of each clause.
func (f *forest) frames(phraseOf []int32) *clauses {
	n := len(f.d.Tokens)
	room := make([]int32, 2*n)
	c := &clauses{forest: f, phraseOf: phraseOf, frameOf: room[:n], ownerOf: room[n:]}
	c.find()
	for _, i := range c.order {
		x := &f.d.Frames[i]
		c.kind(i, x)
		c.arguments(i, x)
	}
	for _, i := range c.order {
		c.share(i, &f.d.Frames[i])
	}
	for _, i := range c.order {
		c.saying(i, &f.d.Frames[i])
	}
	for _, i := range c.order {
		x := &f.d.Frames[i]
		c.condition(i, x)
		c.factuality(i, x)
		x.Lemma = c.lemmaOf(x)
	}
	return c
}

// notPredicates is the relations by which a word is a part of a phrase or a mark of a clause, whatever its tag.
var notPredicates = map[string]bool{
	"case": true, "mark": true, "fixed": true, "compound": true, "amod": true, "aux": true, "cop": true, "punct": true, "det": true,
	"advmod": true, "flat": true, "goeswith": true, "cc": true, "discourse": true, "reparandum": true, "nummod": true, "expl": true,
}

// clausal is the relations by which a word that is no verb still heads a clause.
var clausal = map[string]bool{"ccomp": true, "xcomp": true, "csubj": true, "acl:relcl": true, "advcl:relcl": true}

// predicate reports whether token i heads a clause.
func (c *clauses) predicate(i int) bool {
	t := &c.d.Tokens[i]
	relation := base(t.Relation)
	if notPredicates[relation] {
		return false
	}
	if c.child(i, "cop", "nsubj", "csubj", "expl") != None {
		return true
	}
	switch t.Tag {
	case "VERB":
		switch relation {
		case "nsubj", "obj", "obl", "nmod", "iobj":
			return t.Features.VerbForm != "" && c.child(i, "obj", "obl", "xcomp", "ccomp") != None && c.child(i, "det") == None
		case "conj":
			return c.frameOf[t.Head] != None || c.child(i, "obj", "obl", "aux") != None
		}
		return c.child(i, "det") == None
	case "AUX":
		return relation == "root" || relation == "conj" || relation == "advcl" || relation == "ccomp" || relation == "parataxis"
	case "ADJ":
		return clausal[t.Relation] || relation == "conj" && c.frameOf[t.Head] != None || relation == "root" && c.child(i, "obl", "xcomp") != None
	case "NOUN", "PROPN", "PRON", "NUM":
		return clausal[t.Relation] && c.child(i, "case") == None
	case "ADV":
		return clausal[t.Relation] && t.Relation != "ccomp"
	}
	return false
}

// find makes the frames, in the order of their predicates, and puts the tokens into them.
func (c *clauses) find() {
	d := c.d
	for i := range c.frameOf {
		c.frameOf[i], c.ownerOf[i] = None, None
	}
	// A conjunct is a predicate where what it is joined with is one, which may stand behind it only in a broken tree.
	for s := range d.Sentences {
		from, to := d.Sentences[s].Tokens[0], d.Sentences[s].Tokens[1]
		first := len(d.Frames)
		for i := from; i < to; i++ {
			if !c.predicate(i) {
				continue
			}
			c.frameOf[i] = int32(len(d.Frames))
			d.Frames = append(d.Frames, Frame{
				Sentence: s, Predicate: i, Parent: None, Negation: None, Modality: Fact, Modal: None, Speaker: None, Saying: None, Condition: None,
				Copular: c.child(i, "cop") != None || d.Tokens[i].Tag != "VERB" && d.Tokens[i].Tag != "AUX", Passive: c.passive(i), Margin: d.Tokens[i].Margin,
				Span: d.Tokens[i].Span,
			})
		}
		d.Sentences[s].Frames = [2]int{first, len(d.Frames)}
		for i := from; i < to; i++ {
			if c.frameOf[i] != None && d.Tokens[i].Head != None {
				c.setParent(&d.Frames[c.frameOf[i]])
			}
		}
	}
	done := make([]bool, len(d.Frames))
	for i := range d.Frames {
		c.inOrder(i, done)
	}
	for i := range d.Tokens {
		c.owner(i)
	}
	for i := range d.Tokens {
		if o := c.ownerOf[i]; o != None && d.Tokens[i].Tag != "PUNCT" {
			x := &d.Frames[o]
			x.Start, x.End = min(x.Start, d.Tokens[i].Start), max(x.End, d.Tokens[i].End)
		}
	}
}

func (c *clauses) passive(i int) bool {
	t := &c.d.Tokens[i]
	return c.child(i, "aux:pass", "nsubj:pass", "csubj:pass") != None || t.Features.Voice == "Pass" && c.child(i, "nsubj") == None
}

func (c *clauses) setParent(x *Frame) {
	for h := c.d.Tokens[x.Predicate].Head; h != None; h = c.d.Tokens[h].Head {
		if c.frameOf[h] != None {
			x.Parent = int(c.frameOf[h])
			return
		}
	}
}

func (c *clauses) inOrder(i int, done []bool) {
	if done[i] {
		return
	}
	done[i] = true
	if p := c.d.Frames[i].Parent; p != None {
		c.inOrder(p, done)
	}
	c.order = append(c.order, i)
}

func (c *clauses) owner(i int) int32 {
	if c.ownerOf[i] != None {
		return c.ownerOf[i]
	}
	o := c.frameOf[i]
	if h := c.d.Tokens[i].Head; o == None && h != None {
		o = c.owner(h)
	}
	c.ownerOf[i] = o
	return o
}

// kindRule tells what kind of clause hangs by a relation.
type kindRule struct {
	id       string
	relation string
	asks     func(c *clauses, x *Frame, head int) bool // nil: always
	kind     ClauseKind
}

// kinds is asked in order; the first rule that fits tells the kind.
var kinds = []kindRule{
	{"root", "root", nil, Main},
	{"joined", "conj", nil, Coordinate},
	{"beside", "parataxis", nil, Main},
	{"relative", "acl:relcl", nil, Relative},
	{"relative-of-clause", "advcl:relcl", nil, Relative},
	{"said", "ccomp", (*clauses).saysThat, Speech},
	{"content", "ccomp", nil, Complement},
	{"subject", "csubj", nil, Complement},
	{"thought", "xcomp", (*clauses).thinksOf, Speech},
	{"infinitive", "xcomp", nil, Complement},
	{"noun-says", "acl", (*clauses).nounSays, Speech},
	{"noun-to", "acl", func(c *clauses, x *Frame, _ int) bool { return c.d.Tokens[x.Predicate].Features.VerbForm == "Inf" }, Complement},
	{"participle-of-noun", "acl", nil, Participle},
	{"condition", "advcl", marked(func(w *clauseWords) interface{ Has(string) bool } { return w.condition }), Condition},
	{"inverted", "advcl", (*clauses).inverted, Condition},
	{"purpose", "advcl", (*clauses).purpose, Purpose},
	{"concession", "advcl", marked(func(w *clauseWords) interface{ Has(string) bool } { return w.concession }), Concession},
	{"time", "advcl", marked(func(w *clauseWords) interface{ Has(string) bool } { return w.time }), Time},
	{"cause", "advcl", (*clauses).cause, Cause},
	{"participle", "advcl", func(c *clauses, x *Frame, _ int) bool {
		v := c.d.Tokens[x.Predicate].Features.VerbForm
		return v == "Part" || v == "Ger"
	}, Participle},
}

func marked(set func(w *clauseWords) interface{ Has(string) bool }) func(*clauses, *Frame, int) bool {
	return func(c *clauses, x *Frame, _ int) bool { return set(c.words).Has(c.markOf(x.Predicate)) }
}

func (c *clauses) kind(i int, x *Frame) {
	t := &c.d.Tokens[x.Predicate]
	x.Kind = Other
	for _, r := range kinds {
		if is(t.Relation, r.relation) && (r.asks == nil || r.asks(c, x, t.Head)) {
			x.Kind = r.kind
			return
		}
	}
}

// markOf returns the word that opens a clause: its subordinator, or the adverb "when".
func (c *clauses) markOf(i int) string {
	if m := c.child(i, "mark", "case"); m != None {
		return c.d.Tokens[m].Norm
	}
	if a := c.child(i, "advmod"); a != None && c.words.time.Has(c.d.Tokens[a].Norm) {
		return c.d.Tokens[a].Norm
	}
	return ""
}

// saysThat reports whether a clause is what the verb that it hangs on says.
func (c *clauses) saysThat(x *Frame, head int) bool {
	if c.d.Tokens[head].Tag != "VERB" {
		return c.nounSays(x, head)
	}
	if c.words.speaks(c.lemma(head)) {
		return true
	}
	s, known := c.words.modalityOf("verb", c.lemma(head))
	return c.markOf(x.Predicate) == "that" && !(known && s.denied)
}

// nounSays reports whether a clause is what a noun of speech tells: "the claim that".
func (c *clauses) nounSays(x *Frame, head int) bool {
	return c.markOf(x.Predicate) == "that" && c.words.told.Has(c.lemma(head))
}

// thinksOf reports whether an infinitive with a subject of its own is what somebody thinks: "expects prices to fall".
func (c *clauses) thinksOf(x *Frame, head int) bool {
	if c.words.takeback.Has(c.lemma(head)) {
		return true // "denied paying"
	}
	return c.words.thought.Has(c.lemma(head)) && c.child(head, "obj") != None && !c.passive(head)
}

// inverted reports whether a clause is a condition by its order: "had the alarm worked".
func (c *clauses) inverted(x *Frame, _ int) bool {
	a, s := c.child(x.Predicate, "aux"), c.child(x.Predicate, "nsubj")
	if a == None {
		a = c.child(x.Predicate, "cop")
	}
	n := ""
	if a != None {
		n = c.lemma(a)
	}
	return a != None && s != None && a < s && c.child(x.Predicate, "mark") == None && (n == "have" || n == "should" || n == "be")
}

func (c *clauses) purpose(x *Frame, _ int) bool {
	m := c.markOf(x.Predicate)
	return m == "to" || c.words.purpose.Has(m) || c.d.Tokens[x.Predicate].Features.VerbForm == "Inf" && m == "" && c.child(x.Predicate, "nsubj") == None
}

// cause reports whether a clause gives a reason. "Since" and "as" do so only before a clause with a subject.
func (c *clauses) cause(x *Frame, _ int) bool {
	m := c.markOf(x.Predicate)
	return c.words.cause.Has(m) && (!c.words.open.Has(m) || c.child(x.Predicate, "nsubj") != None)
}

// condition finds the condition that a clause stands under.
func (c *clauses) condition(i int, x *Frame) {
	c.each(x.Predicate, func(k int) {
		if f := c.frameOf[k]; f != None && c.d.Frames[f].Kind == Condition && x.Condition == None {
			x.Condition = int(f)
		}
	})
	if x.Condition == None && x.Parent != None && (x.Kind == Coordinate || x.Kind == Complement) {
		x.Condition = c.d.Frames[x.Parent].Condition
	}
	// What hangs on a verb of speech by mistake of the order of words: "X, the minister said, unless Y".
	if x.Condition == None && x.Saying != None && x.Kind == Speech {
		c.each(c.d.Frames[x.Saying].Predicate, func(k int) {
			if f := c.frameOf[k]; f != None && c.d.Frames[f].Kind == Condition && k > x.Predicate {
				x.Condition = int(f)
			}
		})
	}
}
