package grammar

import "strings"

// mendGardenPath makes a verb in the past the verb of its sentence and hangs the participle before it on the noun, where the
// parser took the participle for the verb, or both for participles: "The man accused of setting the fires pleaded not guilty",
// "A train carrying timber derailed."
func (f *forest) mendGardenPath(i int) bool {
	d := f.d
	t := &d.Tokens[i]
	h := t.Head
	if t.Tag != "VERB" || t.Features.Tense != "Past" || h == None || h > i || f.child(i, "nsubj", "nsubj:pass", "mark", "cc", "aux", "aux:pass", "cop") != None {
		return false
	}
	for k := h; k < i; k++ {
		if d.Tokens[k].Tag == "PUNCT" && d.Tokens[k].Norm != "-" {
			return false
		}
	}
	if v := &d.Tokens[h]; v.Tag == "VERB" {
		s := f.child(h, "nsubj", "nsubj:pass")
		if t.Features.VerbForm != "Fin" || t.Relation != "advcl" && t.Relation != "conj" && t.Relation != "ccomp" && t.Relation != "parataxis" ||
			v.Features.VerbForm != "Fin" || v.Features.Tense != "Past" || !strings.HasSuffix(v.Norm, "ed") || s == None || s > h ||
			f.child(h, "aux", "aux:pass", "obj", "ccomp", "xcomp", "mark") != None || d.Tokens[s].Tag == "PRON" {
			return false
		}
		t.Head, t.Relation = v.Head, v.Relation
		if t.Head == None {
			d.Sentences[t.Sentence].Root = i
		}
		v.Head, v.Relation, v.Features = s, "acl", Features{Tense: "Past", VerbForm: "Part", Voice: "Pass"}
		d.Tokens[s].Head, d.Tokens[s].Relation = i, "nsubj"
		for c := f.first[h]; c != None; c = f.next[c] {
			if k := int(c); k > i || d.Tokens[k].Tag == "PUNCT" {
				d.Tokens[k].Head = i
			}
		}
		return true
	}
	return f.mendVerbless(i, h)
}

// mendVerbless makes a participle the verb of a sentence that has none with a tense, where another participle stands before it on
// the subject, whose object it may have been hung on, or where it tells by how much something changed.
func (f *forest) mendVerbless(i, h int) bool {
	d := f.d
	t := &d.Tokens[i]
	s := d.Sentences[t.Sentence]
	if t.Relation != "acl" || !strings.HasSuffix(t.Norm, "ed") || f.child(i, "obl:agent") != None || d.Tokens[s.Tokens[1]-1].Norm != "." {
		return false
	}
	if r := base(d.Tokens[h].Relation); r == "obj" || r == "obl" {
		h = d.Tokens[d.Tokens[h].Head].Head
	}
	if h == None || s.Root != h || d.Tokens[h].Tag == "VERB" {
		return false
	}
	before, measure := f.child(h, "acl"), f.child(i, "advmod")
	changes := measure != None && measure > i && d.Tokens[measure].Features.Degree == "Cmp" // "closed 4.9 percent higher"
	if !changes && (before == None || before >= i || d.Tokens[before].Tag != "VERB") {
		return false
	}
	for k := s.Tokens[0]; k < s.Tokens[1]; k++ {
		if d.Tokens[k].Features.VerbForm == "Fin" {
			return false
		}
	}
	t.Head, t.Relation, t.Features = None, "root", Features{Tense: "Past", VerbForm: "Fin", Mood: "Ind"}
	d.Sentences[t.Sentence].Root = i
	d.Tokens[h].Head, d.Tokens[h].Relation = i, "nsubj"
	for c := f.first[h]; c != None; c = f.next[c] {
		if k := int(c); k > i || d.Tokens[k].Tag == "PUNCT" && k > h {
			d.Tokens[k].Head = i
		}
	}
	return true
}
