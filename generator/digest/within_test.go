package digest

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// A source that is cited for a sentence shows where it gives, in another sentence, a value of it.
func TestValuesToldInPassing(t *testing.T) {
	fsys := fstest.MapFS{
		"s/a.txt": {Data: []byte("The six-year-old girl fell into the 20-metre-deep quarry near Tarnow on Sunday.\n\nDivers searched the water until midnight.\n")},
		"s/b.txt": {Data: []byte("Divers looked for hours for a five-year-old girl in the water.\n\nThe girl fell into the 30-metre-deep quarry near Tarnow on Sunday.\n")},
	}
	story, found := source.ReadStory(fsys, ".", "s")
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	c, _ := collate.Story(collate.Input{Slug: "s", Articles: story.Articles})
	if !slices.ContainsFunc(c.Differences, func(d collate.Difference) bool { return d.What != "" && len(d.Readings) == 2 }) {
		t.Fatal("no difference of the two texts to go by")
	}
	told := false
	every(Compose(c), func(_ DraftSection, s DraftSentence) {
		for _, p := range s.Parts {
			has := func(key, words string) bool {
				return slices.ContainsFunc(p.Readings, func(r collate.Ref) bool {
					text := c.Words(r)
					return c.Sources[r.Source].Key == key && strings.Contains(text, words)
				})
			}
			told = told || has("A", "six-year-old") && has("B", "five-year-old")
		}
	})
	if !told {
		t.Error("the age that the second article gives in passing is no reading of the sentence that gives the first one's")
	}
}
