package digest

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// A source that is cited for a sentence shows where it tells, in another sentence, a part of it.
func TestToldInPassing(t *testing.T) {
	tests := []struct {
		name, a, b, c string
		one, two      string // words of A and B that stand in the readings of one part
		together      bool
	}{
		{
			"another value",
			"The six-year-old girl fell into the 20-metre-deep quarry near Tarnow on Sunday.\n\nDivers searched the water until midnight.\n",
			"Divers looked for hours for a five-year-old girl in the water.\n\nThe girl fell into the 30-metre-deep quarry near Tarnow on Sunday.\n", "",
			"six-year-old", "five-year-old", true,
		},
		{
			"the same day",
			"---\ndate: 2019-03-06\n---\nThe seven-year-old fell into the 20m-deep quarry in Kessel county while walking a dog on Sunday, the radio said.\n\nThe quarry has been shut for years.\n",
			"---\ndate: 2019-03-06\n---\nA search is underway for a girl who fell into a 30-metre-deep quarry while walking the family's dog.\n\nThe child, whose name is not known, plunged into it at around 11am on Sunday in a remote village of Kessel county, according to local media.\n",
			"---\ndate: 2019-03-06\n---\nThe seven-year-old fell into the 20m-deep quarry in Kessel county while walking a dog on Sunday.\n\nA search goes on.\n",
			"fell into the 20m-deep quarry", "at around 11am on Sunday", true,
		},
		{
			"the day of an announcement is not that of the deed",
			"---\ndate: 2019-03-06\n---\nA tanker that carried milk overturned in the village of Oslany on Tuesday, police said.\n\nNobody was hurt.\n",
			"---\ndate: 2019-03-07\n---\nA tanker that carried milk overturned in the village of Oslany and blocked the road to the mill.\n\nOn Tuesday, police said the driver had slept for two hours.\n", "",
			"overturned in the village of Oslany", "On Tuesday, police said", false,
		},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			fsys := fstest.MapFS{"s/a.md": {Data: []byte(x.a)}, "s/b.md": {Data: []byte(x.b)}}
			if x.c != "" {
				fsys["s/c.md"] = &fstest.MapFile{Data: []byte(x.c)}
			}
			story, found := source.ReadStory(fsys, ".", "s")
			if found.Errors() > 0 {
				t.Fatal(found.Err())
			}
			c, _ := collate.Story(collate.Input{Slug: "s", Articles: story.Articles})
			told, joined := false, false
			every(Compose(c), func(_ DraftSection, s DraftSentence) {
				for _, p := range s.Parts {
					has := func(key, words string) bool {
						return slices.ContainsFunc(p.Readings, func(r collate.Ref) bool {
							text := c.Words(r)
							return c.Sources[r.Source].Key == key && strings.Contains(text, words)
						})
					}
					told = told || has("A", x.one) && has("B", x.two)
					joined = joined || len(p.Sources) > 1
				}
			})
			if told != x.together || !joined {
				t.Errorf("one part has %q of A and %q of B: %v, want %v (any part of both: %v)\n%s", x.one, x.two, told, x.together, joined, Compose(c).Markdown(c))
			}
		})
	}
}
