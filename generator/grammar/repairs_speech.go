package grammar

// mendTitle makes a title a part of the name behind it, where both were taken for subjects: "team physician Dr Ann Lee said".
func (f *forest) mendTitle(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if !is(t.Relation, "nsubj") || t.Tag != "NOUN" && t.Tag != "PROPN" || t.Head < i || f.child(i, "case") != None {
		return false
	}
	next := None
	f.each(t.Head, func(k int) {
		if next == None && k > i && k < t.Head && is(d.Tokens[k].Relation, "nsubj") {
			next = k
		}
	})
	if next == None || d.Tokens[next].Tag != "PROPN" || f.edgeOf(i, 1)+1 != f.edgeOf(next, -1) {
		return false
	}
	return f.hang(i, next, "nmod:desc")
}

// edgeOf returns the last token of what hangs on token i, or with a negative side the first one, marks left out.
func (f *forest) edgeOf(i, side int) int {
	edge := i
	f.each(i, func(k int) {
		if f.d.Tokens[k].Tag == "PUNCT" {
			return
		}
		if e := f.edgeOf(k, side); (e-edge)*side > 0 {
			edge = e
		}
	})
	return edge
}

// mendSpeakerInside gives a verb of speech behind what is said the name right before it, which was taken for a part of that:
// “…,” Ann Lee, a pilot, said.
func (f *forest) mendSpeakerInside(i int) bool {
	d := f.d
	c := f.child(i, "ccomp")
	if !f.speech(i) || c == None || c > i {
		return false
	}
	if s := f.child(i, "nsubj", "nsubj:pass", "aux:pass"); s != None && !f.quoted[s] {
		return false
	}
	from := d.Sentences[d.Tokens[i].Sentence].Tokens[0]
	found := None
	for k := i - 1; k > from; k-- {
		t := &d.Tokens[k]
		if f.quoted[k] || t.Features.VerbForm == "Fin" && t.Relation != "acl:relcl" {
			break
		}
		if t.Relation == "appos" && (t.Tag == "PROPN" || t.Tag == "NOUN") && t.Head < k && f.under(k, c) {
			found = k
			if m := d.Tokens[f.edgeOf(k, -1)-1:][0].Norm; m == "\"" {
				break
			}
		}
	}
	if found == None {
		return false
	}
	return f.hang(found, i, "nsubj")
}

// mendSaidOfNoun makes a verb of speech that ends a sentence behind its subject the main verb, where it was taken for what is
// told of a noun: "…, the statement stressed."
func (f *forest) mendSaidOfNoun(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if !is(t.Relation, "acl") || t.Head != i-1 || !f.speech(i) || t.Features.VerbForm == "Ger" || f.child(i, "nsubj", "obj", "ccomp", "obl", "mark") != None {
		return false
	}
	n, s := t.Head, &d.Sentences[t.Sentence]
	root, first := s.Root, f.edgeOf(n, -1)
	if root == None || root >= first || first == s.Tokens[0] || d.Tokens[first-1].Norm != "," && d.Tokens[first-1].Norm != "\"" || d.Tokens[root].Tag != "VERB" && f.child(root, "cop") == None {
		return false
	}
	for k := i + 1; k < s.Tokens[1]; k++ {
		if d.Tokens[k].Tag != "PUNCT" {
			return false
		}
	}
	t.Features.VerbForm = "Fin"
	t.Head, t.Relation = root, "parataxis"
	d.Tokens[n].Head, d.Tokens[n].Relation = i, "nsubj"
	return true
}

// mendSaidIn makes a clause what is said that was taken to tell of the writing in which it is said: "said in a statement it
// had learned".
func (f *forest) mendSaidIn(i int) bool {
	d := f.d
	if !f.speech(i) || !f.words.saying.Has(f.lemma(i)) || f.child(i, "ccomp", "obj", "xcomp", "parataxis") != None {
		return false
	}
	found := None
	f.each(i, func(o int) {
		if o < i || !is(d.Tokens[o].Relation, "obl") {
			return
		}
		f.each(o, func(k int) {
			if s := f.child(k, "nsubj", "nsubj:pass"); d.Tokens[k].Relation == "acl:relcl" && s != None && d.Tokens[s].Features.PronType != "Rel" && f.child(k, "advmod", "mark") == None {
				found = k
			}
		})
	})
	return found != None && f.hang(found, i, "ccomp")
}

// mendSecondSubject gives the first of two subjects of a verb of speech to what is said before it: "Piers that are long break,
// Ann Lee said".
func (f *forest) mendSecondSubject(i int) bool {
	d := f.d
	c := f.child(i, "ccomp")
	if !f.speech(i) || c == None || c > i || f.child(c, "nsubj", "nsubj:pass", "csubj", "mark", "expl") != None {
		return false
	}
	first, second := None, None
	f.each(i, func(k int) {
		switch {
		case !is(d.Tokens[k].Relation, "nsubj") || k > i:
		case k < c:
			first = k
		default:
			second = k
		}
	})
	if first == None || second == None || !f.commaBetween(c, second) {
		return false
	}
	relation := "nsubj"
	if f.child(c, "aux:pass") != None {
		relation = "nsubj:pass"
	}
	return f.hang(first, c, relation)
}

// mendDescribedBefore makes a description before a comma and a pronoun no second subject: "A friend of the crew, she said …".
func (f *forest) mendDescribedBefore(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	if t.Tag != "PRON" || !is(t.Relation, "nsubj") || t.Head < i || i < 2 || d.Tokens[i-1].Norm != "," {
		return false
	}
	first := None
	f.each(t.Head, func(k int) {
		if k < i && is(d.Tokens[k].Relation, "nsubj") && d.Tokens[k].Tag == "NOUN" && f.edgeOf(k, 1) == i-2 {
			first = k
		}
	})
	return first != None && f.hang(first, t.Head, "dislocated")
}
