package support

import (
	"testing"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// TestRest holds that what two sources say but for a number tells whether they count the same.
func TestRest(t *testing.T) {
	const a, b, c = "At least 12 people were injured in the crash.", "The crash injured 14 people.", "Prices rose by 14 percent in June."
	court := Summon([]*statement.Doc{read(a), read(b), read(c)}, []string{"A", "B", "C"})
	number := source.Span{Start: len("At least "), End: len("At least 12")}
	same, _ := court.Rest(&court.Sources[0], source.Span{End: len(a)}, number, &court.Sources[1], source.Span{End: len(b)})
	other, _ := court.Rest(&court.Sources[0], source.Span{End: len(a)}, number, &court.Sources[2], source.Span{End: len(c)})
	if same < 700 || other > 100 {
		t.Errorf("the same crash: %d, another matter: %d", same, other)
	}
}
