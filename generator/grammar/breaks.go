package grammar

import "variorum/generator/lexicon"

// Break is a place where a sentence shows by its tree that it has lost words.
type Break struct {
	Span        // the words around the place
	Hole int    // offset in the text at which the words are missing
	Kind string // Unsaid, Rejoined
}

// The kinds of breaks.
const (
	Unsaid   = "unsaid"   // who says something is told, and nothing of what: "His daughter said in a video."
	Rejoined = "rejoined" // a clause runs into the predicate of another: "She is from Orme is a village of 600."
)

// breakRules are asked of each sentence of prose; f holds the trees, s is the sentence.
var breakRules = []struct {
	kind string
	asks func(f *forest, s *Sentence) (from, hole, to int) // tokens of the words around, and the one behind which words are missing; from None where nothing is
}{
	{Unsaid, (*forest).unsaid},
	{Rejoined, (*forest).rejoined},
}

// Breaks returns the places where sentences show by their trees that they have lost words, in order; none without trees.
func (d *Doc) Breaks() []Break {
	if !d.Trees {
		return nil
	}
	f := newForest(d, clauseWordsOf(lexiconOf(d)))
	var out []Break
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for _, r := range breakRules {
			if from, hole, to := r.asks(f, s); from != None {
				out = append(out, Break{Span{Start: d.Tokens[from].Start, End: d.Tokens[to].End}, d.Tokens[hole].End, r.kind})
				break
			}
		}
	}
	return out
}

// unsaid finds a sentence whose verb is a form of "say" with a subject before it, and in which nothing is said: no clause,
// object or quotation hangs on it, none stands before it in its paragraph or opens the next one, and it has no other verb.
func (f *forest) unsaid(s *Sentence) (from, hole, to int) {
	d := f.d
	root := s.Root
	if root == None || !wants(lexiconOf(d), d.Tokens[root].Norm, f.lemma(root)) || f.child(root, "nsubj") == None || f.child(root, "nsubj") > root {
		return None, 0, 0
	}
	if f.child(root, "ccomp", "xcomp", "obj", "parataxis", "conj", "advcl", "acl", "dep", "csubj", "appos", "expl", "discourse") != None {
		return None, 0, 0
	}
	last := s.Tokens[1] - 1
	if root < last {
		switch d.Tokens[root+1].Tag {
		case "DET", "NOUN", "PROPN", "PRON", "ADJ", "NUM":
			return None, 0, 0 // who says it may stand behind the verb: "A rock, said the agency."
		}
	}
	if end := d.Tokens[last]; end.Tag == "PUNCT" && end.Norm != "." {
		return None, 0, 0
	}
	for k := s.Tokens[0]; k < s.Tokens[1]; k++ {
		t := &d.Tokens[k]
		if t.Features.VerbForm == "Fin" && k != root && t.Head != root || t.Norm == ":" || t.Norm == "so" {
			return None, 0, 0
		}
	}
	if f.quoteNear(s) {
		return None, 0, 0
	}
	return max(s.Tokens[0], root-3), last - 1, last
}

// wants reports whether a verb is a form of "say": one that is hardly anything else, and takes only what is said.
func wants(l *lexicon.Language, norm, lemma string) bool {
	return l.Table("reportwords").Set(0, "tells").Has(norm) && l.Table("speech-verbs").Field(lemma, 0) == "quote,that"
}

// quoteNear reports whether a quotation mark stands in the paragraph of a sentence, ends the one before or opens the next one.
func (f *forest) quoteNear(s *Sentence) bool {
	d := f.d
	for k := s.Tokens[0]; k >= 0; k-- {
		before := d.Sentences[d.Tokens[k].Sentence].Range < s.Range
		if quoteMark(d.Tokens[k].Norm) {
			return true
		}
		if before {
			break
		}
	}
	for k := s.Tokens[0]; k < len(d.Tokens); k++ {
		r := d.Sentences[d.Tokens[k].Sentence].Range
		if r > s.Range+1 || r == s.Range+1 && !quoteMark(d.Tokens[k].Norm) {
			break
		}
		if quoteMark(d.Tokens[k].Norm) {
			return true
		}
	}
	return false
}

func quoteMark(norm string) bool { return norm == "\"" || norm == "'" }

// rejoined finds a clause with a form of "be" that runs, without a mark or a word that joins, into another form of "be" whose
// clause has no subject of its own behind the first.
func (f *forest) rejoined(s *Sentence) (from, hole, to int) {
	d := f.d
	first := None // the last finite form of "be" that a main clause has
	for k := s.Tokens[0]; k < s.Tokens[1]; k++ {
		t := &d.Tokens[k]
		switch {
		case f.parts(k):
			first = None
		case t.Features.VerbForm != "Fin":
		case t.Tag != "AUX" || f.lemma(k) != "be":
			first = None
		case first != None && k-first > 2 && f.subjectBefore(k, first):
			return first, k - 1, k
		default:
			first = k
			if f.hangs(k) {
				first = None
			}
		}
	}
	return None, 0, 0
}

// parts reports whether token k is a mark or a word behind which another clause, or what another verb is told of, may begin.
func (f *forest) parts(k int) bool {
	t := &f.d.Tokens[k]
	switch t.Tag {
	case "PUNCT", "CCONJ", "SCONJ", "PRON":
		return true
	}
	return t.Features.PronType == "Rel" || t.Features.PronType == "Int" || t.Relation == "mark" || t.Norm == "as" || t.Norm == "so"
}

// verb returns what a form of "be" belongs to: the predicate of its clause, or itself.
func (f *forest) verb(k int) int {
	if r := base(f.d.Tokens[k].Relation); (r == "cop" || r == "aux") && f.d.Tokens[k].Head != None {
		return f.d.Tokens[k].Head
	}
	return k
}

// hangs reports whether the clause of a form of "be" hangs in another one.
func (f *forest) hangs(k int) bool {
	for v := f.verb(k); v != None; v = f.d.Tokens[v].Head {
		switch base(f.d.Tokens[v].Relation) {
		case "acl", "ccomp", "advcl", "csubj", "nsubj", "parataxis", "obj":
			return true
		}
	}
	return false
}

// subjectBefore reports whether the clause of the form of "be" at k has no subject between the one at first and k.
func (f *forest) subjectBefore(k, first int) bool {
	ok := true
	f.each(f.verb(k), func(c int) {
		if r := base(f.d.Tokens[c].Relation); (r == "nsubj" || r == "csubj" || r == "expl") && c > first && c < k {
			ok = false
		}
	})
	return ok
}
