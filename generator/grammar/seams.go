package grammar

// Seam is a place where a sentence can be divided, so that what stands on both sides can be told by itself.
type Seam struct {
	Token int        // the first one behind it; a sentence's first token, where what opens it is no main clause
	Kind  ClauseKind // of what begins there; Circumstance where that is a phrase that is set off
}

// Circumstance is what a seam opens that is no clause: a phrase of time, place or manner that is set off.
const Circumstance ClauseKind = "circumstance"

// shortestSetOff is the least number of words of a phrase that is set off, shortestQuoted that of a quotation that is divided.
const (
	shortestSetOff = 4
	shortestQuoted = 8
)

// seamRule says which clauses are divided from what they hang in.
type seamRule struct {
	id   string
	kind ClauseKind // of the frame
	asks func(s *seamReader, x *Frame, a, b int) bool
	as   ClauseKind
}

// seamRules is asked in order; the first that fits a clause, whose tokens are a to b, divides it off.
var seamRules = []seamRule{
	{"joined", Coordinate, func(s *seamReader, x *Frame, a, _ int) bool {
		return (s.tensed(x) || s.sharesAuxiliary(x)) && (s.stop(a-1) || s.d.Tokens[a].Relation == "cc")
	}, Coordinate},
	{"relative", Relative, func(s *seamReader, x *Frame, a, _ int) bool { return s.tensed(x) && s.pointsBack(a, x.Predicate) }, Relative},
	{"participle", Participle, func(s *seamReader, x *Frame, a, b int) bool {
		return (s.comma(a-1) && s.behind(x, a) || a == s.from) && s.words(a, b) >= shortestSetOff
	}, Participle},
	{"time-of-action", Time, func(s *seamReader, x *Frame, a, b int) bool {
		return !s.tensed(x) && (a == s.from && s.words(a, b) >= shortestSetOff || s.words(a, b) > shortestSetOff && s.behind(x, a))
	}, Participle},
	{"condition", Condition, (*seamReader).subordinate, Time},
	{"cause", Cause, (*seamReader).subordinate, Time},
	{"time", Time, (*seamReader).subordinate, Time},
	{"concession", Concession, (*seamReader).subordinate, Time},
	{"purpose", Purpose, (*seamReader).subordinate, Time},
	{"other", Other, func(s *seamReader, x *Frame, a, b int) bool {
		return s.c.child(x.Predicate, "mark", "advmod") != None && s.subordinate(x, a, b)
	}, Time},
	{"so", Main, func(s *seamReader, x *Frame, a, _ int) bool {
		return s.tensed(x) && s.comma(a-1) && s.told(a) && s.c.words.purpose.Has(s.d.Tokens[a].Norm)
	}, Time},
	{"beside", Main, func(s *seamReader, x *Frame, a, _ int) bool {
		return s.tensed(x) && a > s.from && s.stop(a-1) && s.d.Tokens[a-1].Norm != ","
	}, Main},
}

// Seams returns the seams of each sentence of a text, in order: none without trees.
func (d *Doc) Seams() [][]Seam {
	out := make([][]Seam, len(d.Sentences))
	if !d.Trees {
		return out
	}
	f := newForest(d, clauseWordsOf(lexiconOf(d)))
	s := seamReader{d: d, c: f, reaches: f.reach()}
	for i := range d.Sentences {
		out[i] = s.sentence(i)
	}
	return out
}

type seamReader struct {
	*reaches
	d        *Doc
	c        *forest
	root     int
	from, to int
	seams    []Seam
}

func (s *seamReader) sentence(i int) []Seam {
	d := s.d
	x := &d.Sentences[i]
	s.from, s.to, s.seams = x.Tokens[0], x.Tokens[1], nil
	for s.from < s.to && d.Tokens[s.from].Tag == "PUNCT" {
		s.from++
	}
	if x.Root == None {
		return nil
	}
	s.root = x.Root
	for s.from < s.root && d.Tokens[s.from].Relation == "cc" {
		s.from++
	}
	s.opening(x.Root)
	for k := x.Frames[0]; k < x.Frames[1]; k++ {
		f := &d.Frames[k]
		a, b := int(s.first[f.Predicate]), int(s.last[f.Predicate])
		if f.Parent == None || s.enclosed(a) {
			continue
		}
		for _, r := range seamRules {
			if r.kind == f.Kind && r.asks(s, f, a, b) {
				s.divide(x, f, r.as, a, b)
				break
			}
		}
	}
	for k := s.from; k+1 < s.to; k++ {
		switch {
		case d.Tokens[k].Norm == ";" && !s.enclosed(k):
			s.add(k+1, Main)
		case s.comma(k-1) && s.joinsClauses(k) && !s.enclosed(k):
			s.add(k, Coordinate)
		}
	}
	s.trailing(x.Root)
	s.parts()
	return s.seams
}

// divide puts a seam before the clause of tokens a to b, and one behind it where the sentence goes on.
func (s *seamReader) divide(x *Sentence, f *Frame, as ClauseKind, a, b int) {
	goesOn := b+2 < s.to && s.comma(b+1) && s.last[s.d.Frames[f.Parent].Predicate] > int32(b)
	switch {
	case a == s.from:
		if goesOn && !s.verb(b+2) { // else its subject was taken for a part of what opens the sentence
			s.add(x.Tokens[0], as)
			s.add(b+2, Main)
		}
		return
	case as == Relative && !s.told(a): // the subject alone is no statement
		if goesOn {
			s.add(b+2, Main)
		}
		return
	}
	s.add(a, as)
	if goesOn && as != Coordinate {
		kind := Main
		if s.d.Tokens[b+2].Relation == "cc" {
			kind = Coordinate
		}
		s.add(b+2, kind)
	}
}

// joinsClauses reports whether a conjunction joins a clause with the one before though the tree has a noun there, the subject of a
// verb that was hung elsewhere: ", and the old bar Abbey introduced …". With a verb no noun is joined.
func (s *seamReader) joinsClauses(cc int) bool {
	t := s.d.Tokens
	if t[cc].Relation != "cc" || t[cc].Head < cc {
		return false
	}
	n := t[cc].Head
	h := t[n].Head
	if t[n].Relation != "conj" || h == None || h > cc || t[h].Tag != "VERB" || s.finite(n) || s.c.child(n, "case", "mark") != None {
		return false
	}
	for k := n; k < s.to && !s.stop(k); k++ {
		if s.verb(k) {
			return true
		}
	}
	return false
}

// verb reports whether a token is a verb or auxiliary with a tense.
func (s *seamReader) verb(i int) bool {
	t := &s.d.Tokens[i]
	return (t.Tag == "VERB" || t.Tag == "AUX") && t.Features.VerbForm == "Fin"
}

// opening finds a phrase that opens the sentence and is set off: "Two days later, on Oct. 31, …".
func (s *seamReader) opening(root int) {
	if x := s.c.child(root, "nsubj", "nsubj:pass", "expl", "csubj"); x != None && x < root {
		if a := int(s.first[x]); s.comma(a-1) && s.words(s.from, a-2) >= shortestSetOff && !s.finiteIn(s.from, a-1) && s.opens() {
			s.add(s.d.Sentences[s.d.Tokens[root].Sentence].Tokens[0], s.openingKind())
			s.add(a, Main)
			return
		}
	}
	end := None
	s.c.each(root, func(k int) {
		if k >= root || s.last[k] >= int32(root) || s.c.child(k, "nsubj", "cop") != None {
			return
		}
		switch base(s.d.Tokens[k].Relation) {
		case "obl", "advmod", "nmod", "dep", "dislocated":
			if int(s.first[k]) == s.from || end != None && int(s.first[k]) == end+2 {
				end = int(s.last[k])
			}
		}
	})
	if end == None || !s.comma(end+1) || end+2 >= s.to || s.words(s.from, end) < shortestSetOff || s.finiteIn(s.from, end) {
		return
	}
	s.add(s.d.Sentences[s.d.Tokens[root].Sentence].Tokens[0], s.openingKind())
	s.add(end+2, Main)
}

// opens reports whether the sentence begins with a preposition, an adverb or a verb without a tense, which no subject does.
func (s *seamReader) opens() bool {
	switch t := &s.d.Tokens[s.from]; t.Tag {
	case "ADP", "SCONJ", "ADV":
		return true
	case "VERB":
		return t.Features.VerbForm != "Fin"
	case "PART":
		return t.Norm == "to"
	}
	return false
}

// openingKind returns what the phrase is that opens the sentence.
func (s *seamReader) openingKind() ClauseKind {
	switch t := &s.d.Tokens[s.from]; {
	case t.Norm == "according":
		return Speech
	case t.Tag == "VERB":
		return Participle
	}
	return Circumstance
}

// trailing finds a phrase that is set off at the end and tells a circumstance: "…, despite the rain", "…, with two men jumping
// into the sea".
func (s *seamReader) trailing(root int) {
	s.c.each(root, func(k int) {
		a, b := int(s.first[k]), int(s.last[k])
		if k <= root || !is(s.d.Tokens[k].Relation, "obl") || !s.comma(a-1) || b+2 < s.to && !s.comma(b+1) || s.words(a, b) < shortestSetOff || s.enclosed(a) {
			return
		}
		switch c := s.c.child(k, "case"); {
		case c == None:
		case s.c.words.accompanying.Has(s.d.Tokens[c].Norm) && s.c.child(k, "acl", "advcl") != None:
			s.add(a, Participle)
		case s.c.words.circumstance.Has(s.d.Tokens[c].Norm) && !s.finiteIn(a, b):
			s.add(a, Circumstance)
		}
	})
}

// parts finds phrases that are set off and name parts of what stands before: "…, including ten of the crew".
func (s *seamReader) parts() {
	for k := s.from + 1; k < s.to; k++ {
		t := &s.d.Tokens[k]
		if !s.c.words.inclusive.Has(t.Norm) || t.Head == None || t.Head < k || !s.comma(k-1) || !s.told(k) || s.enclosed(k) {
			continue
		}
		if b := int(s.last[t.Head]); s.words(k, b) >= shortestSetOff {
			s.add(k, Participle)
			if b+2 < s.to && s.comma(b+1) {
				s.add(b+2, Main)
			}
		}
	}
}

// add puts a seam before a token, behind the marks that close what stands before.
func (s *seamReader) add(at int, kind ClauseKind) {
	for at > s.from && at < s.to && s.d.Tokens[at].Norm == "\"" && s.d.Tokens[at].Start == s.d.Tokens[at-1].End {
		at++
	}
	if at >= s.to || kind != Coordinate && s.verb(at) && s.d.Tokens[at-1].Tag != "PUNCT" { // nothing parts a verb from its subject
		return
	}
	s.seams = append(s.seams, Seam{at, kind})
}

// pointsBack reports whether a pronoun or adverb that stands for the noun before opens the clause that begins at token a.
func (s *seamReader) pointsBack(a, predicate int) bool {
	for ; a < predicate; a++ {
		t := &s.d.Tokens[a]
		if t.Features.PronType == "Rel" || t.Features.PronType == "Int" {
			return s.c.words.relative.Has(t.Norm) || t.Tag == "ADV" || t.Features.Poss == "Yes"
		}
	}
	return false
}

// tensed reports whether a clause has a verb with a tense.
func (s *seamReader) tensed(x *Frame) bool { return s.finite(x.Predicate) }

func (s *seamReader) finite(p int) bool {
	if s.d.Tokens[p].Features.VerbForm == "Fin" {
		return true
	}
	found := false
	s.c.each(p, func(k int) {
		switch base(s.d.Tokens[k].Relation) {
		case "aux", "cop":
			found = found || s.d.Tokens[k].Features.VerbForm == "Fin" || s.d.Tokens[k].Tag == "AUX" && s.d.Tokens[k].Features.VerbForm == ""
		}
	})
	return found
}

func (s *seamReader) finiteIn(a, b int) bool {
	for ; a <= b; a++ {
		if s.d.Tokens[a].Features.VerbForm == "Fin" {
			return true
		}
	}
	return false
}

// behind reports whether a clause that begins at token a stands behind the predicate of the one that it hangs in: where it is set in
// before, the subject alone would be left.
func (s *seamReader) behind(x *Frame, a int) bool { return s.d.Frames[x.Parent].Predicate < a }

// told reports whether something was told in the sentence before token a.
func (s *seamReader) told(a int) bool { return s.root < a || s.finiteIn(s.from, a-1) }

// sharesAuxiliary reports whether a participle shares the auxiliary of the clause that it is joined with: "was pulled from
// the water and later taken to hospital".
func (s *seamReader) sharesAuxiliary(x *Frame) bool {
	h := s.d.Tokens[x.Predicate].Head
	return s.d.Tokens[x.Predicate].Features.VerbForm == "Part" && h != None && s.c.child(h, "aux") != None && s.finite(h) &&
		s.words(int(s.first[x.Predicate]), int(s.last[x.Predicate])) > shortestSetOff
}

// subordinate reports whether a clause under a conjunction tells something by itself.
func (s *seamReader) subordinate(x *Frame, a, b int) bool {
	if s.tensed(x) {
		return true
	}
	m := s.c.child(x.Predicate, "mark")
	return m != None && (s.d.Tokens[m].Norm != "to" && s.comma(a-1) || a == s.from) && s.words(a, b) > shortestSetOff
}

func (s *seamReader) comma(i int) bool { return s.stop(i) && s.d.Tokens[i].Norm != ":" }

// stop reports whether token i is a comma, a dash between spaces, a colon or a semicolon.
func (s *seamReader) stop(i int) bool {
	if i < s.from || i >= s.to {
		return false
	}
	switch s.d.Tokens[i].Norm {
	case ",", ";", ":":
		return true
	case "-":
		return i+1 < s.to && s.d.Tokens[i].End < s.d.Tokens[i+1].Start
	}
	return false
}

// words counts the words from token a to b.
func (s *seamReader) words(a, b int) int {
	n := 0
	for ; a <= b; a++ {
		if s.d.Tokens[a].Tag != "PUNCT" {
			n++
		}
	}
	return n
}

// enclosed reports whether a token stands in brackets or in a short quotation.
func (s *seamReader) enclosed(i int) bool {
	depth := 0
	for k := i; k >= s.from; k-- {
		switch s.d.Tokens[k].Norm {
		case "(", "[":
			depth--
		case ")", "]":
			depth++
		}
	}
	if depth < 0 || !s.d.Quoted(i) {
		return depth < 0
	}
	a, b := i, i
	for a > s.from && s.d.Quoted(a-1) {
		a--
	}
	for b+1 < s.to && s.d.Quoted(b+1) {
		b++
	}
	return a < i && s.words(a, b) < shortestQuoted
}
