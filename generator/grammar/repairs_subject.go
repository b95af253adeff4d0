package grammar

// mendSubjectAsCompound makes a noun that was hung on its verb as the first part of a compound the verb's subject: "A barge
// struck the pier". A verb with a tense is no part of a compound.
func (f *forest) mendSubjectAsCompound(i int) bool {
	d := f.d
	c := f.child(i, "compound")
	if d.Tokens[i].Tag != "VERB" || d.Tokens[i].Features.VerbForm != "Fin" || c == None || c != i-1 || d.Tokens[c].Tag != "NOUN" && d.Tokens[c].Tag != "PROPN" ||
		f.child(i, "nsubj", "nsubj:pass", "csubj", "case") != None {
		return false
	}
	var before []int
	f.each(i, func(k int) {
		switch base(d.Tokens[k].Relation) {
		case "det", "amod", "nmod", "nummod", "compound":
			if k < c {
				before = append(before, k)
			}
		}
	})
	for _, k := range before {
		d.Tokens[k].Head = c
	}
	return f.hang(c, i, "nsubj")
}

// mendVerbAsNoun makes a word that can be nothing but a verb in the past a verb, where it was taken for a noun that hangs bare on
// the noun before it, which is its subject: "and its crew of nine swam ashore".
func (f *forest) mendVerbAsNoun(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	s := t.Head
	if t.Tag != "NOUN" || s == None || s > i || t.Relation != "nmod" && t.Relation != "appos" && t.Relation != "dep" ||
		f.child(i, "det", "amod", "compound", "nmod:poss") != None {
		return false
	}
	preposition, number := f.child(i, "case"), f.child(i, "nummod")
	if (preposition == None) != (number == None) {
		return false
	}
	verb, form := VerbOf(lexiconOf(d), t.Norm)
	if form != PastForm {
		return false
	}
	subject := &d.Tokens[s]
	cc, head, relation := f.child(s, "cc"), None, "root"
	switch {
	case subject.Relation == "conj" && cc != None && cc < s:
		for head = subject.Head; head != None && d.Tokens[head].Tag != "VERB"; head = d.Tokens[head].Head {
		}
		relation = "conj"
		if head == None {
			return false
		}
		d.Tokens[cc].Head = i
	case subject.Head != None:
		return false
	default:
		d.Sentences[t.Sentence].Root = i
	}
	if number != None { // "of nine": what was counted is no noun
		d.Tokens[number].Head, d.Tokens[number].Relation, d.Tokens[preposition].Head = s, "nmod", number
	}
	t.Head, t.Relation, t.Tag, t.Lemma, t.Features = head, relation, "VERB", verb, Features{Tense: "Past", VerbForm: "Fin", Mood: "Ind"}
	subject.Head, subject.Relation = i, "nsubj"
	for c := f.first[s]; c != None; c = f.next[c] {
		if k := int(c); k > i || d.Tokens[k].Tag == "PUNCT" && k != cc {
			d.Tokens[k].Head = i
		}
	}
	return true
}

// mendSubjectAsConjunct makes a noun that was joined with a phrase set off before it the subject of a verb that has none: "On
// Monday, in Salem, the mayor and the bishop opened the pier". What is joined with a phrase under a preposition stands under
// it too, so that nothing would be left to do what the verb tells.
func (f *forest) mendSubjectAsConjunct(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if t.Tag != "VERB" || t.Features.VerbForm != "Fin" || f.child(i, "nsubj", "nsubj:pass", "csubj", "expl", "aux", "mark") != None || t.Relation == "conj" {
		return false
	}
	front := None
	f.each(i, func(k int) {
		if k < i && base(d.Tokens[k].Relation) == "obl" {
			front = k
		}
	})
	if front == None || f.child(front, "case") == None {
		return false
	}
	var joined []int
	f.each(front, func(k int) {
		if k > front && k < i && d.Tokens[k].Relation == "conj" && f.child(k, "case") == None {
			joined = append(joined, k)
		}
	})
	if len(joined) == 0 {
		return false
	}
	subject := joined[0]
	a, _ := f.extent(subject)
	if a == 0 || d.Tokens[a-1].Norm != "," {
		return false
	}
	for _, k := range joined[1:] {
		d.Tokens[k].Head = subject
	}
	return f.hang(subject, i, "nsubj")
}

// mendJoinedPast makes a participle without an auxiliary that is joined with a verb in the past a verb in the past: "The council
// rejected the plan and called for another". Only what shares an auxiliary is joined as a participle.
func (f *forest) mendJoinedPast(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if t.Tag != "VERB" || t.Relation != "conj" || t.Features.VerbForm != "Part" || t.Features.Tense != "Past" || t.Head >= i ||
		f.child(i, "cc") == None || f.child(i, "aux", "aux:pass", "cop", "obl:agent", "case") != None {
		return false
	}
	h := &d.Tokens[t.Head]
	switch {
	case h.Tag == "VERB" && h.Features.VerbForm == "Fin" && f.child(t.Head, "aux", "aux:pass") == None:
	case h.Tag != "VERB" && f.child(t.Head, "cop") != None && f.child(t.Head, "aux") == None && f.child(i, "compound:prt", "obj") != None:
	default:
		return false
	}
	if _, form := VerbOf(lexiconOf(d), t.Norm); form&PastForm == 0 {
		return false
	}
	t.Features.VerbForm, t.Features.Mood, t.Features.Voice = "Fin", "Ind", ""
	return true
}

// mendPastWithSubject gives a verb its tense that has a subject of its own and no auxiliary: "Trump called it a show". A participle
// with a subject stands in no clause but one that is set beside another ("his head bowed").
func (f *forest) mendPastWithSubject(i int) bool {
	t := &f.d.Tokens[i]
	s := f.child(i, "nsubj")
	if t.Tag != "VERB" || t.Features.VerbForm != "Part" || t.Features.Tense != "Past" || s == None || s > i || f.child(i, "aux", "aux:pass", "cop", "case") != None {
		return false
	}
	switch base(t.Relation) {
	case "root", "conj", "ccomp", "parataxis":
	default:
		return false
	}
	if _, form := VerbOf(lexiconOf(f.d), t.Norm); form&PastForm == 0 {
		return false
	}
	t.Features.VerbForm, t.Features.Mood, t.Features.Voice = "Fin", "Ind", ""
	return true
}

// mendFiniteModifier makes a verb with a tense that hangs before a noun as if it described it the verb of the relative clause of
// which it has the pronoun, and the noun its object: "a test that heightened global tensions".
func (f *forest) mendFiniteModifier(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	n := t.Head
	if t.Tag != "VERB" || t.Relation != "amod" || t.Features.VerbForm != "Fin" || n == None || n < i || d.Tokens[n].Head == None || d.Tokens[n].Head > i {
		return false
	}
	s := f.child(n, "nsubj")
	if s == None || s > i || d.Tokens[s].Features.PronType != "Rel" || f.child(n, "cop") != None {
		return false
	}
	t.Head, t.Relation = d.Tokens[n].Head, "acl:relcl"
	f.each(n, func(k int) {
		if k < i {
			d.Tokens[k].Head = i
		}
	})
	d.Tokens[n].Head, d.Tokens[n].Relation = i, "obj"
	return true
}

// mendWhereClause hangs a clause that "where" or "which" opens behind a comma on the noun before the comma: it tells of a place,
// and is nothing that is said.
func (f *forest) mendWhereClause(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if t.Relation != "ccomp" || t.Head == None || t.Head > i {
		return false
	}
	open := f.child(i, "advmod", "nsubj", "nsubj:pass", "obl")
	if open == None || open > i || open < 2 || d.Tokens[open].Features.PronType != "Rel" || d.Tokens[open-1].Norm != "," {
		return false
	}
	n := open - 2
	for n > t.Head && d.Tokens[n].Tag != "NOUN" && d.Tokens[n].Tag != "PROPN" {
		n--
	}
	return n > t.Head && f.hang(i, n, "acl:relcl")
}

// mendJoinedSubject makes a noun and the pronoun joined with it the subject of the verb behind them, where the parser joined the
// verb with the noun: "The mayor and I agree". A verb is joined with a verb.
func (f *forest) mendJoinedSubject(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	n, s, cc := t.Head, f.child(i, "nsubj"), f.child(i, "cc")
	if t.Tag != "VERB" || t.Relation != "conj" || n == None || n > i || s == None || cc == None || s != cc+1 || d.Tokens[s].Tag != "PRON" ||
		d.Tokens[n].Tag != "NOUN" && d.Tokens[n].Tag != "PROPN" || f.child(n, "nsubj", "cop", "case") != None {
		return false
	}
	switch base(d.Tokens[n].Relation) {
	case "root", "ccomp", "parataxis":
	default:
		return false
	}
	t.Head, t.Relation = d.Tokens[n].Head, d.Tokens[n].Relation
	if t.Head == None {
		d.Sentences[t.Sentence].Root = i
	}
	d.Tokens[n].Head, d.Tokens[n].Relation = i, "nsubj"
	d.Tokens[s].Head, d.Tokens[s].Relation, d.Tokens[cc].Head = n, "conj", s
	return true
}

// mendSubjectBeforeJoined makes a noun that was joined with the noun before it the subject of the verb right behind, which is joined
// with the verb of the sentence and would have neither conjunction nor subject: "was moved to safety and police sealed off the area".
func (f *forest) mendSubjectBeforeJoined(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	n := i - 1
	if t.Tag != "VERB" || t.Relation != "conj" || t.Head >= n || f.child(i, "nsubj", "nsubj:pass", "cc", "aux", "aux:pass", "case", "mark") != None ||
		d.Tokens[n].Relation != "conj" || d.Tokens[n].Tag != "NOUN" && d.Tokens[n].Tag != "PROPN" || d.Tokens[n].Head <= t.Head || f.child(n, "case") != None {
		return false
	}
	cc := f.child(n, "cc")
	_, form := VerbOf(lexiconOf(d), t.Norm)
	if cc == None || form&PastForm == 0 && t.Features.VerbForm != "Fin" {
		return false
	}
	d.Tokens[n].Head, d.Tokens[n].Relation, d.Tokens[cc].Head = i, "nsubj", i
	t.Features.VerbForm, t.Features.Mood, t.Features.Voice = "Fin", "Ind", ""
	return true
}

// mendTimeClause makes a noun under a word of time the subject of the verb right behind, which has a tense and no subject, where the
// word was taken for a preposition: "a day after the blast destroyed the plant".
func (f *forest) mendTimeClause(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	n := i - 1
	if t.Tag != "VERB" || t.Relation != "advcl" || n < 1 || d.Tokens[n].Sentence != t.Sentence || f.child(i, "nsubj", "nsubj:pass", "mark", "aux", "aux:pass", "case") != None {
		return false
	}
	if t.Features.VerbForm != "Fin" {
		if _, form := VerbOf(lexiconOf(d), t.Norm); form&PastForm == 0 || t.Features.Tense != "Past" {
			return false
		}
	}
	word := f.child(n, "case")
	if r := base(d.Tokens[n].Relation); r != "nmod" && r != "obl" || word == None || !f.words.time.Has(d.Tokens[word].Norm) || f.under(i, n) {
		return false
	}
	d.Tokens[word].Head, d.Tokens[word].Relation, d.Tokens[word].Tag = i, "mark", "SCONJ"
	t.Features.VerbForm, t.Features.Mood, t.Features.Voice = "Fin", "Ind", ""
	return f.hang(n, i, "nsubj")
}
