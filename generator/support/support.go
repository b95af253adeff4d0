// Package support answers one question: does this source bear out these words? Whom compose cites and what verify finds
// wrong with an edit is decided here. Collate does not ask: it groups what seems to say the same by the words in common.
//
// The words are laid beside the sentences of the source that say most of them, and what stands on both sides is compared
// slot by slot: who and whom, when, where, how many, said by whom, modality, polarity, tense, quotation. Each word that
// tells something is found in the source or named as what is lacking. The frame is natural logic (MacCartney & Manning
// 2009): an edit from the source's words to the others is equal, wider, narrower, opposite or unknown; only equal and wider
// bear out. What is told in other words is measured by how alike the words are used, and by laying the clauses of both beside
// each other, as the grammar room reads them: predicates, arguments by their chains, denial, modality, tense, speaker.
//
// In the code, the court is the sources of a story, indexed by word; a testimony is the sentences in which a source says what
// the words say; a comparison lays the words beside those of one testimony.
//
// Summon prepares the articles of a story, Court.Read a text whose words are to be judged, Text.Words a stretch of it,
// Court.Bears the judgement: a verdict with its margin, the slots that speak against it, and the sentences of the source
// that were heard. Words that tell nothing by themselves (a pronoun, an elided subject) are read with the sentence that they
// stand in, where the caller gives it.
//
// What each slot found is weighed by a small model (model.go), whose weights are learned from claims that people have judged
// (train/) and stand in a file that can be read. A slot that contradicts decides alone.
package support

import (
	"variorum/generator/grammar"
	"variorum/generator/source"
)

// Verdict tells what a source does with words.
type Verdict string

// The verdicts.
const (
	Bears       Verdict = "bears"       // it says the whole of them
	Contradicts Verdict = "contradicts" // it says something in their place that cannot stand beside them
	Lacks       Verdict = "lacks"       // it says a part of them
	Silent      Verdict = "silent"      // it says nothing of it
)

// Judgement is what a source is worth for words.
type Judgement struct {
	Verdict Verdict
	Margin  grammar.Margin // how probable it is that the source bears out the whole of the words
	Slots   []Slot         // what speaks against it, in order of place
	// Sentences are those of the source that were heard, as indexes into its Doc.Sentences; in order; empty where it is silent.
	Sentences []int
	Spans     []source.Span // the clauses of these that have the words
	Covered   int           // the weight of the words that stand in them, in thousandths of all
}

// Slot is a part of a claim that a source does not have as the words have it.
type Slot struct {
	Kind    SlotKind
	Words   source.Span // in the text of the words; empty where nothing but its place is known
	Source  source.Span // what the source has there; empty where it has nothing
	Instead source.Span // the number or day that the source has in its place; empty where it has none
	Soft    bool        // it may be another way of saying the same
	Reason  string      // for people
}

// Contradicts reports whether what the source has in place of a slot cannot stand beside it.
func (s Slot) Contradicts() bool {
	return !s.Soft && (s.Kind == Number || s.Kind == Date || s.Kind == Polarity)
}

// SlotKind is the part of a claim that a slot is. The names are those of the checks of verify.
type SlotKind string

// The kinds of slots.
const (
	Unsaid    SlotKind = "unsupported" // words that the source does not have: who, what, whom
	Number    SlotKind = "number"      // how many: value, unit, currency, bound, what is counted
	Date      SlotKind = "date"
	Name      SlotKind = "name"
	Role      SlotKind = "role"
	Place     SlotKind = "place"
	Polarity  SlotKind = "polarity"
	Hedge     SlotKind = "hedge-dropped"
	Condition SlotKind = "condition-dropped"
	Speaker   SlotKind = "attribution-dropped"
	Quotation SlotKind = "misquote"
	Joint     SlotKind = "splice" // words of the source that it does not put together
	Misgiven  SlotKind = "misattributed"
)

// Bears judges whether a source bears out words, all of them and by itself.
func (k *Court) Bears(w *Words, s *Source) Judgement {
	f := k.find(w, s)
	j := Judgement{Slots: f.slots, Sentences: f.heard.sentences, Covered: f.heard.covered, Margin: k.margin(&f)}
	j.Spans = k.clauses(w, f.heard)
	switch {
	case j.Margin >= Enough:
		j.Verdict = Bears
	case len(j.Sentences) == 0 || j.Covered < core:
		j.Verdict = Silent
	default:
		j.Verdict = Lacks
		for _, x := range j.Slots {
			if x.Contradicts() {
				j.Verdict = Contradicts
			}
		}
	}
	return j
}

// Enough is the margin from which on a source may be cited.
const Enough grammar.Margin = 775

// Sure is the margin from which on nobody need look again: of the sentences that people judged, held out by story, hardly a wrong
// one lies above it. A further source is cited for what the program prints from here on.
const Sure grammar.Margin = 850

// Unexplained returns the words that tell something and for which the source has neither the same nor another word that may stand
// for it.
func (k *Court) Unexplained(w *Words, s *Source) []source.Span {
	var out []source.Span
	c := k.draw(w, s)
	for i, x := range c.words {
		if c.likest[i].alike < exchangable {
			out = append(out, w.text.doc.Tokens[x.token].Span)
		}
	}
	return out
}

// core is the share of the words' weight, in thousandths, below which a source is silent.
const core = 400
