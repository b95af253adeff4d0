package source

import (
	"testing"

	"variorum/generator/lexicon"
)

// An agency that the table does not have is part of the dateline all the same; words in brackets within a sentence are not.
func TestDatelineOfUnknownAgency(t *testing.T) {
	l := lexicon.For("en")
	for text, want := range map[string]string{
		"MARROW (Quaywire) – The ferry sank.":                     "The ferry sank.",
		"MARROW, Elm. –- The ferry sank.":                         "The ferry sank.",
		"MARROW, Elm (Quay News Wire) — The ferry sank.":          "The ferry sank.",
		"Marrow (the town) – a small one – lost its ferry.":       "Marrow (the town) – a small one – lost its ferry.",
		"MARROW (which lies on the Elm) – The ferry sank there.":  "MARROW (which lies on the Elm) – The ferry sank there.",
		"The ferry (Aurelia) – which is old – sank on Wednesday.": "The ferry (Aurelia) – which is old – sank on Wednesday.",
	} {
		n, _ := dateline(text, l.Table("agencies"), l.Table("months"), true)
		if have := text[n:]; have != want {
			t.Errorf("%q: have %q, want %q", text, have, want)
		}
	}
}
