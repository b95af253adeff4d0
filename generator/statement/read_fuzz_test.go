package statement

import (
	"testing"

	"variorum/generator/quality/mutate"
	"variorum/generator/source"
)

// FuzzReadAnything holds that no text makes Read panic and that all spans lie inside the text. A third of them is read as German,
// for which there are no trees.
func FuzzReadAnything(f *testing.F) { targetTexts(f).Fuzz(f) }

func TestMutatedTexts(t *testing.T) { targetTexts(t).Test(t) }

func targetTexts(tb testing.TB) mutate.Target {
	tb.Helper()
	seeds := []string{
		"", "x", "- - - - x", "“A,” he said. “B.”", "On Oct. 31, 12 people in the U.S. were hurt, police said.", "\"", "‘’ ” “", "1,200–1,500 m/s²", "the the the", "According to", "he said said",
		"„Wir sahen ihn“, sagte Ruth Krause.", "Krause sagte: „Am 3. Mai 2019 waren es 1,5 Mio. Euro.“", "so Dahl:", "sagte Krause,",
	}
	return mutate.Target{Name: "FuzzReadAnything", Seeds: seeds, Try: func(t *testing.T, text string) {
		language := []string{"", "", "de"}[len(text)%3]
		d := Read(&source.Article{Text: text, Meta: source.Meta{Language: language}, Blocks: []source.Block{{Span: source.Span{End: len(text)}}}})
		inside := func(s Span) {
			if s.Start < 0 || s.End > len(text) || s.Start > s.End {
				t.Fatalf("span %v of %d bytes", s, len(text))
			}
		}
		for _, x := range d.Sentences {
			inside(x.Span)
		}
		for _, x := range d.Clauses {
			inside(x.Span)
		}
		for _, x := range d.Quotes {
			inside(x.Span)
		}
		for _, x := range d.Dates {
			inside(x.Span)
		}
		for _, x := range d.Numbers {
			inside(x.Span)
		}
		for _, x := range d.Names {
			inside(x.Span)
		}
	}}
}
