// Package align finds the places of different articles that answer the same question, though their sentences may differ: “around
// 4,300 people live on the island” and “the island, with its population of more than 6,000”.
//
// Input is the articles of a story, read. Output is pairs of places: a slot (how many, when, in what office, said by whom, whether,
// who and whom and where), the words on both sides, whether they are the same answer, and a margin: how probable it is
// that an editor would set them side by side.
//
// Candidates are made for recall (points.go, frames.go, variants.go): values of one unit, days, offices of one person, speakers of
// one utterance, the arguments and the modality of frames with one predicate, and the words that stand across from each other in
// sentences that are otherwise alike. Each is described by features that can be read (contrast.go, matter.go): how much of the two sentences,
// clauses and neighbouring sentences is shared, by the rarity of the words; whether predicate, agent, patient and the noun that is
// counted are the same; whether a better partner stands elsewhere; what differs, and by how much. Boosted trees weigh them
// (judge.go); their weights are learned from annotated differences by train, with the stories in folds, and stand in weights.txt.
//
// It refuses to say what a difference is worth or what kind it is: that is for collate.
package align

import (
	"cmp"
	"slices"

	"variorum/generator/grammar"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// Text is an article of the story.
type Text struct {
	Doc *statement.Doc
	Day string // of its news, as an ISO day; "" where unknown
}

// Place is words of an article.
type Place struct {
	Source int // index into the texts
	source.Span
	Value string // what makes two answers the same; "" where nothing but the words does
}

// Pair is two places that may answer the same question.
type Pair struct {
	A, B     Place
	Slot     Slot
	Same     bool // they give the same answer
	Sure     bool // their sentences differ in nothing else
	Margin   grammar.Margin
	Features []float64 // as FeatureNames
}

// Slot is the question that two places answer.
type Slot string

// The slots.
const (
	Number   Slot = "number"   // how many, how much, how old
	Date     Slot = "date"     // when, how long
	Role     Slot = "role"     // in what office
	Speaker  Slot = "speaker"  // who says it
	Modality Slot = "modality" // whether it is told as a fact
	Polarity Slot = "polarity" // whether it is denied
	Argument Slot = "argument" // who, whom, where, how
	Words    Slot = "words"    // what stands across in sentences that are otherwise alike
)

// slots is all of them, in the order of their features.
func slots() []Slot {
	return []Slot{Number, Date, Role, Speaker, Modality, Polarity, Argument, Words}
}

// Story is the articles of a story, prepared.
type Story struct{ *story }

// Prepare reads the grammar of the articles and weighs their words.
func Prepare(texts []Text) *Story { return &Story{newStory(texts)} }

// Find returns the pairs of the story, in order of their places. meet tells which articles are held against each other.
func (s *Story) Find(meet func(a, b int) bool) []Pair {
	var out []Pair
	for b := range s.texts {
		for a := range b {
			if meet(a, b) {
				out = append(out, s.between(a, b)...)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(x.A.Source, y.A.Source), cmp.Compare(x.B.Source, y.B.Source), cmp.Compare(x.A.Start, y.A.Start),
			cmp.Compare(x.B.Start, y.B.Start), cmp.Compare(x.Slot, y.Slot), cmp.Compare(x.A.End, y.A.End), cmp.Compare(x.B.End, y.B.End))
	})
	return slices.CompactFunc(out, func(x, y Pair) bool { return x.Slot == y.Slot && x.A == y.A && x.B == y.B })
}

// Judge weighs two places that somebody else holds to answer one question. A place that holds one of the article's own answers
// of that slot is judged by that.
func (s *Story) Judge(slot Slot, a, b Place) Pair {
	if a.Source > b.Source {
		a, b = b, a
	}
	p := Pair{A: a, B: b, Slot: slot}
	if a.Source == b.Source {
		return p
	}
	c := s.contrast(a.Source, b.Source)
	x := candidate{a: c.answer(c.a, slot, a.Span), b: c.answer(c.b, slot, b.Span), slot: slot}
	if x.a == nil || x.b == nil {
		return p
	}
	x.score = c.likeness(x.a.sentence, x.b.sentence)
	p.Same = c.same(&x)
	p.Features = c.features(&x)
	p.Margin = margin(p.Features)
	if !p.Same && c.sure(&x) {
		p.Margin = certain
	}
	return p
}

// same reports whether the two places of a candidate give one answer, or none that can be held against the other.
func (c *contrast) same(x *candidate) bool {
	a, b := x.a, x.b
	switch {
	case a.number != nil && b.number != nil:
		return c.story.oneNumber(a.number, b.number) || !c.story.sameMeasure(a.unit, b.unit) || c.added(c.a, a) != c.added(c.b, b)
	case a.date != nil && b.date != nil:
		return sameTime(a.date, b.date)
	case a.slot == Role && b.slot == Role:
		return nested(c.story.stems(c.a.Doc, a.span), c.story.stems(c.b.Doc, b.span))
	}
	return c.oneWording(a, b) || x.slot == Words && (c.crossed(a, b) || c.elsewhere(a, b))
}

// between returns the pairs of two articles.
func (s *story) between(a, b int) []Pair {
	c := s.contrast(a, b)
	var found []candidate
	found = append(found, c.values()...)
	found = append(found, c.offices()...)
	found = append(found, c.speakers()...)
	found = append(found, c.frames()...)
	found = append(found, c.variants()...)
	c.rank(found)
	out := make([]Pair, 0, len(found))
	for i := range found {
		x := &found[i]
		p := Pair{A: x.a.place(a), B: x.b.place(b), Slot: x.slot, Same: x.same, Features: c.features(x)}
		p.Margin = margin(p.Features)
		if !p.Same && c.sure(x) {
			p.Margin, p.Sure = certain, true
		}
		out = append(out, p)
	}
	return out
}
