package digest

import (
	"slices"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// A source that says what is done in other words than the reason or time that hangs on it is cited where it has most of
// both, and not where it has only the first.
func TestMostOfTwoParts(t *testing.T) {
	for _, x := range []struct {
		name, other string
		cited       bool
	}{
		{"most of both", "The inquiry into the lost grain is still pending and has been delayed a second time given its witnesses overseas.", true},
		{"only the first", "The inquiry into the lost grain is still pending and has been delayed, a clerk told the Ledger.", false},
	} {
		t.Run(x.name, func(t *testing.T) {
			fsys := fstest.MapFS{
				"s/a.txt": {Data: []byte("The inquiry into the lost grain is ongoing and has been delayed as more of the many witnesses from the barges are thought to have moved overseas.\n\nThe mill stands idle.\n")},
				"s/b.txt": {Data: []byte(x.other + "\n\nNo grain has been found.\n")},
			}
			story, found := source.ReadStory(fsys, ".", "s")
			if found.Errors() > 0 {
				t.Fatal(found.Err())
			}
			c, _ := collate.Story(collate.Input{Slug: "s", Articles: story.Articles})
			k := newComposer(c)
			a := slices.IndexFunc(c.Sources, func(s collate.Source) bool { return s.Key == "A" })
			d := k.doc(a)
			clauses := d.Sentences[0].Clauses
			done := segment{sources: []int{0, 1}, words: 11}
			for i := clauses[0]; i < clauses[1]-1; i++ {
				done.clauses = append(done.clauses, i)
			}
			reason := segment{sources: []int{a}, clauses: []int{clauses[1] - 1}, words: 14}
			if k.doc(a).Clauses[clauses[1]-1].Kind != statement.Subordinate {
				t.Fatal("the reason is no clause of its own")
			}
			if sources := k.bearing(&cut{source: a}, done, reason); slices.Contains(sources, 1-a) != x.cited {
				t.Errorf("the second source is cited for both: %v, want %v", !x.cited, x.cited)
			}
		})
	}
}
