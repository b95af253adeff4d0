package grammar

import "slices"

// nominal is the relations by which the head of a noun phrase hangs on its own head. Others are parts of a phrase.
var nominal = map[string]bool{
	"nsubj": true, "obj": true, "iobj": true, "obl": true, "nmod": true, "conj": true, "appos": true, "root": true, "parataxis": true,
	"dislocated": true, "vocative": true, "list": true, "ccomp": true, "xcomp": true, "advcl": true, "acl": true, "orphan": true, "dep": true,
}

// within is the relations of what belongs to the phrase of its head.
var within = map[string]bool{
	"det": true, "amod": true, "compound": true, "flat": true, "nummod": true, "nmod": true, "fixed": true, "goeswith": true,
}

// phrases finds the noun phrases: each noun, name, pronoun or number that hangs on its head as a phrase does, with what hangs
// on it. It returns the phrase that each token heads.
func (f *forest) phrases() []int32 {
	d := f.d
	of := make([]int32, len(d.Tokens))
	for i := range d.Tokens {
		of[i] = None
		if f.headsPhrase(i) {
			of[i] = int32(len(d.Phrases))
			d.Phrases = append(d.Phrases, Phrase{
				Head: i, Determiner: None, Number: None, Owner: None, Apposition: None, Mention: None, Margin: d.Tokens[i].Margin,
			})
		}
	}
	for p := range d.Phrases {
		f.phrase(&d.Phrases[p], of)
	}
	return of
}

func (f *forest) headsPhrase(i int) bool {
	t := &f.d.Tokens[i]
	relation := base(t.Relation)
	if !nominal[relation] || t.Relation == "nmod:desc" && t.Tag != "PROPN" {
		return false
	}
	switch t.Tag {
	case "NOUN", "PROPN":
		return true
	case "PRON":
		return t.Relation != "expl"
	case "NUM", "DET", "SYM", "X":
		return relation == "nsubj" || relation == "obj" || relation == "obl" || relation == "iobj" || relation == "nmod" ||
			relation == "conj" && f.headsPhrase(t.Head)
	case "ADJ", "VERB", "ADV":
		return f.child(i, "det") != None && relation != "root" && relation != "ccomp" && relation != "advcl" && f.child(i, "nsubj", "cop") == None
	}
	return false
}

// phrase fills in what hangs on a phrase's head.
func (f *forest) phrase(p *Phrase, of []int32) {
	d := f.d
	first, last := p.Head, p.Head
	f.each(p.Head, func(c int) {
		t := &d.Tokens[c]
		relation := base(t.Relation)
		switch {
		case relation == "det" && p.Determiner == None:
			p.Determiner = c
		case relation == "nummod":
			if p.Number == None && !f.words.months.Has(d.Tokens[p.Head].Norm) && t.Features.NumType != "Ord" {
				p.Number = c
			}
		case t.Relation == "nmod:poss" && of[c] != None:
			p.Owner = int(of[c])
		case t.Relation == "nmod:desc", c < p.Head && t.Relation == "nmod:unmarked":
			p.Modifiers = append(p.Modifiers, c)
		case relation == "nmod" && of[c] != None:
			p.Of = append(p.Of, int(of[c]))
		case relation == "amod" || relation == "compound":
			p.Modifiers = append(p.Modifiers, c)
		case relation == "appos" && of[c] != None && p.Apposition == None:
			p.Apposition = int(of[c])
		case relation == "conj" && of[c] != None:
			p.Conjuncts = append(p.Conjuncts, int(of[c]))
		}
		if within[relation] || relation == "advmod" && c < p.Head && f.child(p.Head, "cop") == None {
			a, b := f.extent(c)
			first, last = min(first, a), max(last, b)
		}
	})
	if p.Number == None && d.Tokens[p.Head].Tag == "NUM" && len(p.Of) > 0 {
		p.Number = p.Head // "14 of the 20 people"
	}
	p.Span = Span{Start: d.Tokens[first].Start, End: d.Tokens[last].End}
	p.Margin = min(p.Margin, d.Tokens[p.Head].Margin)
}

// extent returns the first and last tokens of what hangs on token i within a phrase. The mark of the possessive does not
// count where i ends the phrase, and clauses and appositions do not count.
func (f *forest) extent(i int) (int, int) {
	first, last := i, i
	f.each(i, func(c int) {
		t := &f.d.Tokens[c]
		switch base(t.Relation) {
		case "punct":
			if t.Norm != "-" && t.Norm != "%" {
				return
			}
		case "acl", "appos", "parataxis", "advcl", "ccomp", "discourse", "list", "dep":
			return
		}
		a, b := f.extent(c)
		first, last = min(first, a), max(last, b)
	})
	return first, last
}

// counted returns the phrase whose head a number counts, or None. A number within a larger one ("1.2 million") counts what
// that counts.
func (d *Doc) counted(token int) int {
	for t := token; t >= 0; t = d.Tokens[t].Head {
		if p := d.phraseAt(t); p != None {
			if t == token || d.Tokens[t].Tag != "NUM" {
				if d.Tokens[t].Tag == "NUM" && d.countedOf(p) != None {
					return d.countedOf(p)
				}
				if t == token { // "hundreds of people"
					return d.countedOf(p)
				}
				return p
			}
			return d.countedOf(p)
		}
		switch base(d.Tokens[t].Relation) {
		case "nummod", "compound", "flat", "amod", "nmod", "advmod", "det":
		default:
			return None
		}
	}
	return None
}

// countedOf returns the phrase of which a number that heads a phrase counts some: "14 of the people", not "217 to 210"; None.
func (d *Doc) countedOf(p int) int {
	if len(d.Phrases[p].Of) == 0 {
		return None
	}
	of := d.Phrases[p].Of[0]
	for k := d.Phrases[p].Head + 1; k < d.Phrases[of].Head; k++ {
		if d.Tokens[k].Norm == "of" && d.Tokens[k].Head == d.Phrases[of].Head {
			return of
		}
	}
	return None
}

// phraseAt returns the phrase that a token heads, or None.
func (d *Doc) phraseAt(token int) int {
	i, ok := slices.BinarySearchFunc(d.Phrases, token, func(p Phrase, t int) int { return p.Head - t })
	if !ok {
		return None
	}
	return i
}
