package grammar

import "strings"

// repair mends a mistake that parsers make with the constructions of news, which are rarer in treebanks: it changes where one
// token hangs. It asks for what no right tree has, so that right trees stay as they are.
type repair struct {
	id   string
	asks func(f *forest, i int) bool // mends the tree at token i, and reports whether it did
}

// repairs is asked in order, each for all tokens of a text.
var repairs = []repair{
	{"garden-path", (*forest).mendGardenPath},
	{"reduced-relative", (*forest).mendReduced},
	{"subject-as-compound", (*forest).mendSubjectAsCompound},
	{"subject-as-conjunct", (*forest).mendSubjectAsConjunct},
	{"joined-subject", (*forest).mendJoinedSubject},
	{"verb-as-noun", (*forest).mendVerbAsNoun},
	{"subject-before-joined", (*forest).mendSubjectBeforeJoined},
	{"time-clause", (*forest).mendTimeClause},
	{"joined-past", (*forest).mendJoinedPast},
	{"past-with-subject", (*forest).mendPastWithSubject},
	{"finite-modifier", (*forest).mendFiniteModifier},
	{"where-clause", (*forest).mendWhereClause},
	{"flat-of-flat", func(f *forest, i int) bool { // all words of a name hang on its first one
		h := f.d.Tokens[i].Head
		return f.d.Tokens[i].Relation == "flat" && h != None && f.d.Tokens[h].Relation == "flat" && f.hang(i, f.d.Tokens[h].Head, "flat")
	}},
	{"title-and-name", (*forest).mendTitle},
	{"speaker-inside", (*forest).mendSpeakerInside},
	{"described-before", (*forest).mendDescribedBefore},
	{"said-of-noun", (*forest).mendSaidOfNoun},
	{"said-in", (*forest).mendSaidIn},
	{"according-to", (*forest).mendAccording},
	{"have-done", (*forest).mendPerfect},
	{"said-before-subject", (*forest).mendInverted},
	{"subject-of-what-is-said", (*forest).mendSplitSubject},
	{"subject-before", (*forest).mendSecondSubject},
	{"subject-behind", (*forest).mendLateSubject},
	{"relative", (*forest).mendRelative},
	{"told-that", (*forest).mendToldThat},
	{"said-behind", (*forest).mendSaidBehind},
	{"and-that", (*forest).mendAndThat},
	{"accused-of", (*forest).mendAccusedOf},
	{"infinitive", (*forest).mendInfinitive},
}

// mend applies the repairs to the trees of the parser.
func (d *Doc) mend(w *clauseWords) {
	f := newForest(d, w)
	for _, r := range repairs {
		for i := range d.Tokens {
			if r.asks(f, i) {
				s := d.Sentences[d.Tokens[i].Sentence].Tokens
				f.index(s[0], s[1])
			}
		}
	}
}

// hang moves a token to another head, unless that hangs on the token itself.
func (f *forest) hang(i, head int, relation string) bool {
	if i == head || head != None && f.under(head, i) {
		return false
	}
	t := &f.d.Tokens[i]
	if t.Head == head && t.Relation == relation {
		return false
	}
	t.Head, t.Relation = head, relation
	return true
}

// mendReduced makes a participle that was taken for the verb of a sentence hang on its noun, where another verb that no
// conjunction joins with it has the tense: "A paper criticized for its tone has been banned".
func (f *forest) mendReduced(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if t.Tag != "VERB" || t.Relation != "conj" || t.Head >= i || f.child(i, "cc") != None {
		return false
	}
	h, s := t.Head, f.child(t.Head, "nsubj", "nsubj:pass")
	v := &d.Tokens[h]
	aux := f.child(i, "aux", "aux:pass")
	if v.Tag != "VERB" || s == None || s > h || aux == None || f.child(h, "aux", "obj", "ccomp", "mark") != None || !strings.HasSuffix(v.Norm, "ed") || d.Tokens[aux].Features.VerbForm != "Fin" {
		return false
	}
	own := f.child(i, "nsubj", "nsubj:pass")
	if f.markBetween(h, aux, ";") || own == None && d.Tokens[aux-1].Tag != "NOUN" && d.Tokens[aux-1].Tag != "PROPN" {
		return false
	}
	if own != None { // its words end what hangs on the participle: "for its tone and its style has been"
		k := f.child(own, "cc")
		if k == None || own > aux {
			return false
		}
		to := own
		for to--; to > h && d.Tokens[to].Tag != "NOUN" && d.Tokens[to].Tag != "PROPN"; to-- {
		}
		if to <= h || d.Tokens[to].Relation == "nsubj" {
			return false
		}
		d.Tokens[own].Head, d.Tokens[own].Relation = to, "conj"
	}
	t.Head, t.Relation = v.Head, v.Relation
	if t.Head == None {
		d.Sentences[t.Sentence].Root = i
	}
	relation := "nsubj"
	if f.child(i, "aux:pass") != None {
		relation = "nsubj:pass"
	}
	v.Head, v.Relation, v.Features.VerbForm, v.Features.Voice = s, "acl", "Part", "Pass"
	d.Tokens[s].Head, d.Tokens[s].Relation = i, relation
	for c := f.first[h]; c != None; c = f.next[c] {
		if k := int(c); k > i || d.Tokens[k].Tag == "PUNCT" && k > aux {
			d.Tokens[k].Head = i
		}
	}
	return true
}

// markBetween reports whether a mark stands between two tokens.
func (f *forest) markBetween(a, b int, mark string) bool {
	for _, t := range f.d.Tokens[a:b] {
		if t.Norm == mark {
			return true
		}
	}
	return false
}

// mendAccording makes "according to" one preposition of the phrase behind it.
func (f *forest) mendAccording(i int) bool {
	d := f.d
	if d.Tokens[i].Norm != "according" || i+2 >= len(d.Tokens) || d.Tokens[i+1].Norm != "to" || d.Tokens[i].Relation == "case" && d.Tokens[i+1].Relation == "fixed" {
		return false
	}
	h := d.Tokens[i+1].Head
	if h == None || h <= i || f.under(h, i) && d.Tokens[i].Relation == "root" {
		return false
	}
	if h == i {
		return false
	}
	if f.under(h, i) { // the phrase hangs on "according"
		f.hang(h, d.Tokens[i].Head, "obl")
	}
	f.hang(i, h, "case")
	return f.hang(i+1, i, "fixed")
}

// mendPerfect makes "have" before a participle its auxiliary: "believed to have sunk".
func (f *forest) mendPerfect(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if f.lemma(i) != "have" || f.child(i, "obj", "nsubj:pass") != None {
		return false
	}
	p := f.child(i, "xcomp", "ccomp")
	if p == None || p < i || d.Tokens[p].Features.VerbForm != "Part" || d.Tokens[p].Features.Tense != "Past" || f.child(p, "mark", "nsubj") != None {
		return false
	}
	d.Tokens[p].Head, d.Tokens[p].Relation = t.Head, t.Relation
	if t.Head == None {
		d.Sentences[t.Sentence].Root = p
	}
	t.Head, t.Relation = p, "aux"
	for c := f.first[i]; c != None; c = f.next[c] {
		if int(c) != p {
			d.Tokens[c].Head = p
		}
	}
	return true
}

// speech reports whether token i is a finite verb by which somebody says something.
func (f *forest) speech(i int) bool {
	t := &f.d.Tokens[i]
	return t.Tag == "VERB" && t.Features.VerbForm != "Inf" && f.words.speaks(f.lemma(i))
}

// mendInverted makes what stands behind a verb of speech its subject, where what is said stands before it: "…, said Ann Lee".
func (f *forest) mendInverted(i int) bool {
	o := f.child(i, "obj")
	if o == None {
		o = f.child(i, "iobj")
	}
	if !f.speech(i) || o == None || o < i || f.child(i, "nsubj", "nsubj:pass", "aux:pass", "mark") != None {
		return false
	}
	if c := f.child(i, "ccomp", "parataxis"); c == None || c > i {
		if t := &f.d.Tokens[i]; t.Relation != "parataxis" || t.Head > i {
			return false
		}
	}
	return f.hang(o, i, "nsubj")
}

// mendSplitSubject gives the first of two subjects of a verb of speech to what is said: "the road, police say, is closed".
func (f *forest) mendSplitSubject(i int) bool {
	d := f.d
	c := f.child(i, "ccomp")
	if !f.speech(i) || c == None || c < i || f.child(c, "nsubj", "mark", "expl") != None {
		return false
	}
	first, second := None, None
	f.each(i, func(k int) {
		if is(d.Tokens[k].Relation, "nsubj") && k < i {
			first, second = second, k
		}
	})
	if first == None || second == None || !f.commaBetween(first, second) {
		return false
	}
	relation := "nsubj"
	if f.child(c, "aux:pass") != None {
		relation = "nsubj:pass"
	}
	f.hang(first, c, relation)
	// The clause of speech is the one set aside.
	t := &d.Tokens[i]
	d.Tokens[c].Head, d.Tokens[c].Relation = t.Head, t.Relation
	if t.Head == None {
		d.Sentences[t.Sentence].Root = c
	}
	t.Head, t.Relation = c, "parataxis"
	return true
}

// mendLateSubject gives a verb of speech behind what is said the subject that stands before it: "…, the report found".
func (f *forest) mendLateSubject(i int) bool {
	d := f.d
	c := f.child(i, "ccomp")
	if !f.speech(i) || c == None || c > i || f.child(i, "nsubj", "nsubj:pass", "aux:pass", "expl") != None {
		return false
	}
	late := None
	f.each(c, func(k int) {
		if is(d.Tokens[k].Relation, "nsubj") && k > c && k < i {
			late = k
		}
	})
	if late == None {
		return false
	}
	first, _ := f.extent(late)
	return f.commaBetween(c, first) && f.hang(late, i, "nsubj")
}

func (f *forest) commaBetween(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if n := f.d.Tokens[k].Norm; n == "," || n == "\"" {
			return true
		}
	}
	return false
}

// mendRelative hangs a clause whose subject is "who" or "which" on the noun before it.
func (f *forest) mendRelative(i int) bool {
	d := f.d
	s := f.child(i, "nsubj")
	if s == None || s > i || base(d.Tokens[i].Relation) != "ccomp" && base(d.Tokens[i].Relation) != "advcl" && base(d.Tokens[i].Relation) != "parataxis" {
		return false
	}
	if n := d.Tokens[s].Norm; n != "who" && n != "which" || d.Tokens[s].Tag != "PRON" {
		return false
	}
	k := s - 1
	if k >= 0 && d.Tokens[k].Norm == "," {
		k--
	} else if d.Tokens[s].Norm == "which" || k < 0 {
		return false
	}
	for ; k >= 0 && d.Tokens[k].Sentence == d.Tokens[i].Sentence; k = d.Tokens[k].Head {
		if r := base(d.Tokens[k].Relation); nominal[r] || d.Tokens[k].Head == None {
			break
		}
	}
	if k < 0 || d.Tokens[k].Tag != "NOUN" && d.Tokens[k].Tag != "PROPN" && d.Tokens[k].Tag != "PRON" || f.under(k, i) {
		return false
	}
	return f.hang(i, k, "acl:relcl")
}

// mendToldThat makes a clause with "that" and a subject of its own what the verb of speech tells, though it hangs on the
// hearer or the occasion; and what a noun of speech tells, though it hangs there as a relative clause.
func (f *forest) mendToldThat(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	m := f.child(i, "mark")
	if m == None && t.Relation == "acl:relcl" && f.child(i, "nsubj") != None { // "that" taken for the object
		if o := f.child(i, "obj"); o != None && d.Tokens[o].Norm == "that" && o < f.child(i, "nsubj") && t.Head < o && t.Head != None {
			if v := d.Tokens[t.Head].Head; v != None && f.words.hearing.Has(f.lemma(v)) && f.child(v, "ccomp") == None && (is(d.Tokens[t.Head].Relation, "obj") || is(d.Tokens[t.Head].Relation, "iobj")) {
				d.Tokens[o].Tag, d.Tokens[o].Relation, d.Tokens[o].Features = "SCONJ", "mark", Features{}
				return f.hang(i, v, "ccomp")
			}
		}
		return false
	}
	if !is(t.Relation, "acl") && t.Relation != "advcl" || m == None || d.Tokens[m].Norm != "that" || f.child(i, "nsubj", "nsubj:pass", "expl") == None {
		return false
	}
	h := t.Head
	if t.Relation == "advcl" {
		if f.child(h, "ccomp", "obj") != None || d.Tokens[h].Tag != "VERB" || f.child(h, "cop") != None || m > i || i < h || f.child(h, "advmod") != None {
			return false
		}
		return f.hang(i, h, "ccomp")
	}
	if f.words.told.Has(f.lemma(h)) && !is(d.Tokens[h].Relation, "obl") {
		return f.hang(i, h, "acl")
	}
	v := d.Tokens[h].Head
	if v == None || !f.speech(v) || f.child(v, "ccomp") != None || h < v || i < h {
		return false
	}
	if r := base(d.Tokens[h].Relation); r != "obj" && r != "iobj" && r != "obl" {
		return false
	}
	return f.hang(i, v, "ccomp")
}

// mendSaidBehind sets a clause of speech without content beside the main clause: "…, the agency warned."
func (f *forest) mendSaidBehind(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	switch base(t.Relation) {
	case "acl", "advcl", "conj", "appos", "ccomp", "obl", "nmod", "dep":
	case "parataxis":
		if d.Tokens[t.Head].Head == None || d.Tokens[t.Head].Tag == "VERB" {
			return false
		}
	default:
		return false
	}
	s := f.child(i, "nsubj")
	if !f.speech(i) || s == None || s > i || t.Head > i || f.child(i, "ccomp", "obj", "mark", "cc", "aux", "xcomp", "obl:agent") != None || f.words.relative.Has(d.Tokens[s].Norm) {
		return false
	}
	first, _ := f.extent(s)
	if first == 0 || d.Tokens[first-1].Sentence != t.Sentence || d.Tokens[first-1].Norm != "," && d.Tokens[first-1].Norm != "\"" {
		return false
	}
	// It is the last clause of its sentence, or set off on both sides.
	root := d.Sentences[t.Sentence].Root
	if root == None || root == i {
		return false
	}
	return f.hang(i, root, "parataxis")
}

// mendAndThat joins a clause with "and that" to what is said before it.
func (f *forest) mendAndThat(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if !is(t.Relation, "conj") || !f.speech(t.Head) || f.child(i, "cc") == None {
		return false
	}
	m := f.child(i, "mark")
	c := f.child(t.Head, "ccomp")
	if h := t.Head; f.quoted[i] && !f.quoted[h] { // a quotation that goes on behind its speaker
		if c == None && is(d.Tokens[h].Relation, "parataxis") && d.Tokens[h].Head < h {
			c = d.Tokens[h].Head
		}
		return c != None && c < i && f.quoted[c] && f.hang(i, c, "conj")
	}
	if m == None || d.Tokens[m].Norm != "that" || c == None || c > i {
		return false
	}
	return f.hang(i, c, "conj")
}

// mendAccusedOf hangs what somebody is accused of or kept from on the verb, not on the one accused.
func (f *forest) mendAccusedOf(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if t.Relation != "acl" || f.child(i, "mark") == None || !governing(d.Tokens[f.child(i, "mark")].Norm) {
		return false
	}
	h := t.Head
	if !is(d.Tokens[h].Relation, "obj") || d.Tokens[h].Head == None {
		return false
	}
	if s, ok := f.words.modalityOf("verb", f.lemma(d.Tokens[h].Head)); !ok || s.modality != Alleged && !s.denied {
		return false
	}
	return f.hang(i, d.Tokens[h].Head, "advcl")
}

// mendInfinitive makes an infinitive that hangs as a phrase the complement of its verb: "expect prices to fall".
func (f *forest) mendInfinitive(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if t.Head == None || t.Head > i {
		return false
	}
	h := t.Head
	switch {
	case base(t.Relation) == "obl" && t.Tag == "VERB" && d.Tokens[h].Tag == "VERB":
	case t.Relation == "acl" && d.Tokens[h].Tag == "VERB" && f.child(h, "det") == None && !is(d.Tokens[h].Relation, "nsubj") && !is(d.Tokens[h].Relation, "obj"):
	case t.Relation == "advcl" && d.Tokens[h].Tag == "ADJ":
		if _, ok := f.words.modalityOf("adjective", f.lemma(h)); !ok {
			return false
		}
	default:
		return false
	}
	m := f.child(i, "mark")
	if m == None || d.Tokens[m].Norm != "to" {
		return false
	}
	return f.hang(i, t.Head, "xcomp")
}
