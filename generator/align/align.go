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
	Doc  *statement.Doc
	Day  string // of its news, as an ISO day; "" where unknown
	Page string // the day of its page, right or wrong, as the judge has learned it
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
	Same     bool   // they give the same answer, or none that can be held against the other
	Equal    bool   // they give one exact value: “197 feet”, “60 metres”
	Sure     bool   // their sentences differ in nothing else, or grammar settles it
	Settled  string // by which row of the table; "" by none
	Margin   grammar.Margin
	Features []float64 // as FeatureNames
	Offers   []int     // those of the offers that mean these places, by index
}

// Offer is two places that somebody else holds to answer one question.
type Offer struct {
	Slot Slot
	A, B Place
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

// Prepare reads the grammar of the articles and weighs their words. together tells of two places whether the story has joined their
// clauses as saying the same.
func Prepare(texts []Text, together func(a, b Place) bool) *Story {
	return &Story{newStory(texts, together)}
}

// Find returns the pairs of the story, in order of their places. meet tells which articles are held against each other. Offers are
// judged among those that are found here; a place that holds one of the article's own answers of that slot is judged by that.
func (s *Story) Find(meet func(a, b int) bool, offers []Offer) []Pair {
	type articles struct{ a, b int }
	by := map[articles][]int{}
	for i, o := range offers {
		k := articles{min(o.A.Source, o.B.Source), max(o.A.Source, o.B.Source)}
		by[k] = append(by[k], i)
	}
	var out []Pair
	for b := range s.texts {
		for a := range b {
			if meet(a, b) {
				out = append(out, s.between(a, b, offers, by[articles{a, b}])...)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Pair) int {
		return cmp.Or(cmp.Compare(x.A.Source, y.A.Source), cmp.Compare(x.B.Source, y.B.Source), cmp.Compare(x.A.Start, y.A.Start),
			cmp.Compare(x.B.Start, y.B.Start), cmp.Compare(x.Slot, y.Slot), cmp.Compare(x.A.End, y.A.End), cmp.Compare(x.B.End, y.B.End))
	})
	return out
}

// between returns the pairs of two articles. some are the offers that mean them.
func (s *story) between(a, b int, offers []Offer, some []int) []Pair {
	c := s.contrast(a, b)
	var found []candidate
	found = append(found, c.values()...)
	found = append(found, c.offices()...)
	found = append(found, c.speakers()...)
	found = append(found, c.frames()...)
	found = append(found, c.variants()...)
	found = slices.DeleteFunc(once(found), c.bothHave())
	for _, i := range some {
		found = c.offered(found, offers[i], i)
	}
	c.rank(found)
	out := make([]Pair, 0, len(found))
	for i := range found {
		x := &found[i]
		p := Pair{A: x.a.place(a), B: x.b.place(b), Slot: x.slot, Same: x.same, Features: c.features(x), Offers: x.offers}
		p.Margin, p.Equal = margin(p.Features), x.same && c.story.oneValue(x.a, x.b)
		if !p.Same {
			p.Settled = c.settled(x)
			if p.Settled != "" || c.sure(x) {
				p.Margin, p.Sure = certain, true
			}
		}
		out = append(out, p)
	}
	return out
}

// bothHave returns what tells whether both articles have both sentences of a candidate word for word: then they do not differ there.
func (c *contrast) bothHave() func(candidate) bool {
	shared := func(t, o *text) []bool {
		words := map[string]bool{}
		for i := range o.Doc.Sentences {
			words[o.Doc.Words(o.Doc.Sentences[i].Span)] = true
		}
		out := make([]bool, len(t.Doc.Sentences))
		for i := range t.Doc.Sentences {
			out[i] = words[t.Doc.Words(t.Doc.Sentences[i].Span)]
		}
		return out
	}
	inA, inB := shared(c.a, c.b), shared(c.b, c.a)
	return func(x candidate) bool { return inA[x.a.sentence] && inB[x.b.sentence] }
}

// once leaves each two places of a slot once.
func once(all []candidate) []candidate {
	type key struct {
		slot Slot
		a, b statement.Span
	}
	seen := map[key]bool{}
	return slices.DeleteFunc(all, func(x candidate) bool {
		k := key{x.slot, x.a.span, x.b.span}
		has := seen[k]
		seen[k] = true
		return has
	})
}

// offered adds an offer to the candidates, or tells of the one that is meant.
func (c *contrast) offered(found []candidate, o Offer, index int) []candidate {
	a, b := o.A, o.B
	if a.Source > b.Source {
		a, b = b, a
	}
	x := candidate{a: c.answer(c.a, o.Slot, a.Span), b: c.answer(c.b, o.Slot, b.Span), slot: o.Slot, offers: []int{index}}
	if x.a == nil || x.b == nil {
		return found
	}
	for i := range found {
		if f := &found[i]; f.slot == x.slot && f.a.span == x.a.span && f.b.span == x.b.span {
			f.offers = append(f.offers, index)
			return found
		}
	}
	x.score = c.likeness(x.a.sentence, x.b.sentence)
	x.same = c.same(&x)
	return append(found, x)
}
