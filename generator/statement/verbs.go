package statement

import (
	"variorum/generator/grammar"
	"variorum/generator/lexicon"
)

// verb is what a word can be as a form of a verb.
type verb struct {
	base string
	form grammar.VerbForm
}

const (
	baseForm = grammar.BaseForm
	presForm = grammar.PresForm
	pastForm = grammar.PastForm
	partForm = grammar.PartForm
	ingForm  = grammar.IngForm
)

// verbTable tells forms of verbs by their spelling.
type verbTable struct{ words *lexicon.Language }

func newVerbTable(d *Doc) *verbTable { return &verbTable{d.words()} }

// of returns the verb of which a word in lower case can be a form.
func (t *verbTable) of(w string) verb {
	base, form := grammar.VerbOf(t.words, w)
	return verb{base, form}
}
