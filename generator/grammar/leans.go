package grammar

import "strings"

// Lean is what a sentence needs from earlier text to be understood as it was meant.
type Lean struct {
	Kind   LeanKind
	Token  int // the first one of the words that lean
	On     int // index into Doc.Sentences of the sentence leant on; None where that is unknown
	Margin Margin
}

// LeanKind tells by what a sentence leans.
type LeanKind string

// The kinds of leaning.
const (
	LeanPronoun    LeanKind = "pronoun"    // stands for something that only an earlier sentence names
	LeanDefinite   LeanKind = "definite"   // "the report", "that law", "both", "Lee" for "Ann Lee"
	LeanConnective LeanKind = "connective" // "also", "therefore"
	LeanContrast   LeanKind = "contrast"   // "but", "instead"
	LeanTime       LeanKind = "time"       // "later", "that day"
	LeanQuotation  LeanKind = "quotation"  // a quotation whose speaker another sentence names
	LeanAnswer     LeanKind = "answer"     // "yes"; or what follows a question
	LeanList       LeanKind = "list"       // "second", an item of a list
)

// LeansOn returns what sentence s needs from earlier text, in order of the tokens.
func (d *Doc) LeansOn(s int) []Lean {
	var all []Lean
	x := &d.Sentences[s]
	w := clauseWordsOf(lexiconOf(d))
	before := s - 1 // None for the first
	if l := d.opening(w, x, before); l != nil {
		all = append(all, *l)
	}
	if before >= 0 && d.Sentences[before].Range >= x.Range-1 && d.Tokens[d.Sentences[before].Tokens[1]-1].Norm == "?" && len(all) == 0 && d.Trees {
		if x.Root == None || d.Sentences[s].Frames[0] == d.Sentences[s].Frames[1] {
			all = append(all, Lean{LeanAnswer, x.Tokens[0], before, 900})
		}
	}
	if q := d.quotationLean(s); q != nil {
		all = append(all, *q)
	}
	for k := x.Tokens[0]; k < x.Tokens[1]; k++ {
		if l := d.within(w, k, x, before); l != nil && (len(all) == 0 || all[0].Token != k) {
			all = append(all, *l)
		}
	}
	for i := d.firstMention(x.Tokens[0]); i < len(d.Mentions) && d.Mentions[i].Head < x.Tokens[1]; i++ {
		if l := d.mentionLean(i, s); l != nil {
			all = append(all, *l)
		}
	}
	if !d.Trees {
		for k := x.Tokens[0]; k < x.Tokens[1]; k++ {
			switch d.Tokens[k].Norm {
			case "he", "she", "they", "him", "her", "his", "them", "their", "it", "its":
				all = append(all, Lean{LeanPronoun, k, None, 0})
			}
		}
	}
	sortLeans(all)
	return all
}

func sortLeans(all []Lean) {
	for i := 1; i < len(all); i++ {
		for j := i; j > 0 && all[j].Token < all[j-1].Token; j-- {
			all[j], all[j-1] = all[j-1], all[j]
		}
	}
}

// turnAt returns the entry of the table of leaning words that begins with token k.
func (d *Doc) turnAt(w *clauseWords, k, to int) (string, int) {
	if !w.connectives.Begins(d.Tokens[k].Norm) {
		return "", 0
	}
	var words []string
	for i := k; i < min(k+5, to); i++ {
		words = append(words, d.Tokens[i].Norm)
	}
	n, e := w.connectives.Match(words)
	return e, n
}

// opening returns the leaning of the words that open a sentence.
func (d *Doc) opening(w *clauseWords, x *Sentence, before int) *Lean {
	k := x.Tokens[0]
	for k < x.Tokens[1] && (d.Tokens[k].Norm == "\"" || d.Tokens[k].Norm == "'" || d.Tokens[k].Norm == "(") {
		k++
	}
	if k >= x.Tokens[1] {
		return nil
	}
	e, n := d.turnAt(w, k, x.Tokens[1])
	if n == 0 {
		return nil
	}
	kind := LeanKind(w.connectives.Field(e, 0))
	if d.Trees && !d.opens(k, e, kind) {
		return nil
	}
	return &Lean{kind, k, before, 950}
}

// opens reports whether the word at k ties its sentence to others, and is not a part of a phrase or of a clause's frame: "first
// aid", "so that", "then president".
func (d *Doc) opens(k int, entry string, kind LeanKind) bool {
	switch base(d.Tokens[k].Relation) {
	case "advmod", "cc", "discourse", "mark", "advcl", "obl", "parataxis", "case", "root":
		h := d.Tokens[k].Head
		return h == None || d.Tokens[h].Tag != "ADJ" && d.Tokens[h].Tag != "ADV" && d.Tokens[h].Tag != "NUM" || base(d.Tokens[k].Relation) == "cc" || strings.Contains(entry, " ")
	case "det", "amod", "nsubj", "det:predet":
		return kind == LeanDefinite || strings.Contains(entry, " ")
	}
	return strings.Contains(entry, " ")
}

// within returns the leaning of words in the main clause of a sentence.
func (d *Doc) within(w *clauseWords, k int, x *Sentence, before int) *Lean {
	if k == x.Tokens[0] || !w.connectives.Begins(d.Tokens[k].Norm) {
		return nil
	}
	e, n := d.turnAt(w, k, x.Tokens[1])
	if n == 0 || w.connectives.Field(e, 1) != "clause" {
		return nil
	}
	kind := LeanKind(w.connectives.Field(e, 0))
	if d.Trees {
		h := d.Tokens[k].Head
		relation := base(d.Tokens[k].Relation)
		switch {
		case n > 1 && kind != LeanDefinite:
			// a turn of several words leans wherever it stands, unless something in it is told more nearly
			if last := k + n - 1; base(d.Tokens[last].Relation) == "case" || base(d.Tokens[last].Relation) == "mark" {
				return nil
			}
		case kind == LeanDefinite:
			if relation != "det" && relation != "nsubj" && relation != "amod" && relation != "obj" || d.namedBefore(k, x, e) {
				return nil
			}
		case relation != "advmod" || h == None || h != x.Root:
			return nil
		case d.measured(k):
			return nil // "two days later" leans, "later than" and "two hours later on Monday" do not by this word
		}
	}
	return &Lean{kind, k, before, 850}
}

// namedBefore reports whether words such as "both" have what they point to in their own sentence: "both Ann and Tom", "the two
// men, Lee and Roe", or a noun with a relative clause.
func (d *Doc) namedBefore(k int, x *Sentence, entry string) bool {
	if entry == "both" && d.Tokens[k].Relation == "cc:preconj" {
		return true
	}
	for i := x.Tokens[0]; i < k; i++ {
		if t := d.Tokens[i].Tag; t == "PROPN" || t == "NOUN" && d.Tokens[i].Features.Number == "Plur" {
			return true
		}
	}
	return false
}

// measured reports whether something hangs on an adverb that tells from what it counts: "later than".
func (d *Doc) measured(k int) bool {
	for i := k + 1; i < len(d.Tokens) && d.Tokens[i].Sentence == d.Tokens[k].Sentence; i++ {
		if d.Tokens[i].Head == k {
			return true
		}
	}
	return false
}

// quotationLean returns the sentence that tells who says a sentence that is nothing but quotation.
func (d *Doc) quotationLean(s int) *Lean {
	x := &d.Sentences[s]
	if !d.wholeQuotation(x) {
		return nil
	}
	on, m := d.tellerOf(s)
	if on == s {
		return nil
	}
	return &Lean{LeanQuotation, x.Tokens[0], on, m}
}

// wholeQuotation reports whether all words of a sentence stand in quotation marks.
func (d *Doc) wholeQuotation(x *Sentence) bool {
	if d.quoted == nil {
		return false
	}
	in := false
	for k := x.Tokens[0]; k < x.Tokens[1]; k++ {
		if d.Tokens[k].Tag == "PUNCT" {
			continue
		}
		if !d.quoted[k] {
			return false
		}
		in = true
	}
	return in
}

// tellerOf returns the sentence near sentence s, in its range, that tells who says what is quoted, and how sure that is: the
// one before it that has a quotation of its own with its speaker, else the one behind it. None where neither does.
func (d *Doc) tellerOf(s int) (int, Margin) {
	r := d.Sentences[s].Range
	for i := s - 1; i >= 0 && d.Sentences[i].Range == r; i-- {
		if d.quoteSpeaker(i) != None {
			return i, 920
		}
		if !d.wholeQuotation(&d.Sentences[i]) {
			break
		}
	}
	for i := s + 1; i < len(d.Sentences) && d.Sentences[i].Range == r; i++ {
		if d.quoteSpeaker(i) != None {
			return i, 850
		}
		if !d.wholeQuotation(&d.Sentences[i]) {
			break
		}
	}
	return None, 0
}

// quoteSpeaker returns the mention of who says a quotation in sentence s by a verb of the same sentence; None.
func (d *Doc) quoteSpeaker(s int) int {
	for i := d.Sentences[s].Frames[0]; i < d.Sentences[s].Frames[1]; i++ {
		if x := &d.Frames[i]; x.Saying != None && x.Speaker != None && d.quoted[x.Predicate] {
			return x.Speaker
		}
	}
	return None
}

// firstMention returns the first mention whose head is token k or later.
func (d *Doc) firstMention(k int) int {
	lo, hi := 0, len(d.Mentions)
	for lo < hi {
		mid := (lo + hi) / 2
		if d.Mentions[mid].Head < k {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// mentionLean returns the leaning of a pronoun or of a definite noun that points to an earlier sentence.
func (d *Doc) mentionLean(i, s int) *Lean {
	m := &d.Mentions[i]
	switch class := pronounClass(&d.Tokens[m.Head]); m.Kind {
	case Pronoun:
		if class == "" || class == "i" || class == "we" || class == "you" || d.empty(i) {
			return nil
		}
		if m.Link == None {
			return &Lean{LeanPronoun, m.Head, None, m.Margin}
		}
		on, margin, full := d.named(i, s)
		if full {
			return nil
		}
		return &Lean{LeanPronoun, m.Head, on, margin}
	case Nominal:
		if m.Phrase == None {
			return nil
		}
		det := d.Phrases[m.Phrase].Determiner
		points := det != None && d.Tokens[det].Features.PronType == "Dem"
		if det == None || !points && d.Tokens[det].Features.Definite != "Def" || d.Deictic(det) {
			return nil
		}
		if m.Link == None {
			if points && !d.closed(m.Head) {
				return &Lean{LeanDefinite, det, None, 0}
			}
			return nil
		}
		if on, margin, full := d.named(i, s); !full {
			return &Lean{LeanDefinite, det, on, margin}
		}
	case Named:
		if m.Link == None || d.Mentions[m.Link].Kind != Named || d.Mentions[m.Link].Len() <= m.Len() || m.Link > i || d.Chains[m.Chain].Kind != "person" {
			return nil
		}
		if on, margin, full := d.named(i, s); !full {
			return &Lean{LeanDefinite, m.Head, on, margin}
		}
	}
	return nil
}

// Deictic reports whether the words at token k tell a time that counts from the moment of writing: "this month", "earlier today".
func (d *Doc) Deictic(k int) bool {
	table := lexiconOf(d).Table("deictics")
	if !table.Begins(d.Tokens[k].Norm) {
		return false
	}
	var words []string
	for i := k; i < len(d.Tokens) && i < k+5 && d.Tokens[i].Sentence == d.Tokens[k].Sentence; i++ {
		words = append(words, d.Tokens[i].Norm)
	}
	n, _ := table.Match(words)
	return n > 0
}

// closed reports whether a noun with "that" or "those" is told by what hangs on it: "those who left", "that part of town".
func (d *Doc) closed(head int) bool {
	for k := head + 1; k < len(d.Tokens) && d.Tokens[k].Sentence == d.Tokens[head].Sentence; k++ {
		if d.Tokens[k].Head == head && (is(d.Tokens[k].Relation, "acl") || is(d.Tokens[k].Relation, "nmod")) {
			return true
		}
	}
	return false
}

// empty reports whether "it" or "that" stands for a clause of its own sentence or for nothing.
func (d *Doc) empty(i int) bool {
	m := &d.Mentions[i]
	t := &d.Tokens[m.Head]
	if t.Relation == "expl" {
		return true
	}
	if c := pronounClass(t); (c == "these" || c == "this") && d.closed(m.Head) {
		return true
	}
	return false
}

// named returns the nearest sentence before s in which the chain of mention i is named, and reports whether sentence s itself
// names it in full before the mention.
func (d *Doc) named(i, s int) (on int, margin Margin, full bool) {
	m := &d.Mentions[i]
	margin = 1000
	for k := i; k != None && d.Mentions[k].Link != None; k = d.Mentions[k].Link {
		o := &d.Mentions[d.Mentions[k].Link]
		margin = min(margin, d.Mentions[k].Margin)
		at := d.Tokens[o.Head].Sentence
		if o.Kind != Pronoun && at == s {
			if o.Kind == Named || d.Mentions[d.Mentions[k].Link].Link == None {
				return s, margin, true
			}
			continue
		}
		if at < s {
			return at, margin, false
		}
	}
	return None, m.Margin, false
}
