package digest

import (
	"testing"

	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

func TestDress(t *testing.T) {
	german := marksOf(lexicon.For("de").Table("notes"))
	for text, want := range map[string]string{
		"Er sagte: “Wir gehen.”[^x] [@A]":      "Er sagte: „Wir gehen.“[^x] [@A]",
		"“Sie rief ‘Halt’, und er stand”":      "„Sie rief ‚Halt‘, und er stand“",
		"Anna’s Boot und Jens’ Boot":           "Anna’s Boot und Jens’ Boot",
		"[@A] zitiert “auf Grund”; “ab” [@B].": "[@A] zitiert „auf Grund“; „ab“ [@B].",
	} {
		have := german.dress(text)
		if have != want {
			t.Errorf("have %q, want %q", have, want)
		}
		if len(statement.Quotations(have)) != len(statement.Quotations(text)) {
			t.Errorf("%q has %d quotations, dressed %d", text, len(statement.Quotations(text)), len(statement.Quotations(have)))
		}
		if english := marksOf(lexicon.For("en").Table("notes")); english.dress(text) != text {
			t.Errorf("English is changed: %q", english.dress(text))
		}
	}
}
