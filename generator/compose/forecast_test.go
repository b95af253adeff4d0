package compose

import (
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// TestForecast holds which sentences of an article of March 4 one of March 6 has overtaken, since it tells as done what they
// foretell.
func TestForecast(t *testing.T) {
	for _, x := range []struct {
		foretold, done string
		overtaken      bool
	}{
		{"Ida Moss will be named harbour master of Ardal, the county said.", "Ida Moss was named harbour master of Ardal on Thursday.", true},
		{"Premier Ann Lee will meet with Tom Roe in Ardal on Thursday.", "Tom Roe met with Premier Ann Lee in Ardal on Thursday.", true},
		{"Premier Ann Lee will meet with Tom Roe in Ardal on Thursday.", "Premier Ann Lee met with Tom Roe in Ardal on Thursday.", true},
		{"Premier Ann Lee will meet with Tom Roe in Ardal on Thursday.", "The dockers of Ardal met on Thursday.", false},
		{"The port of Ardal will open a second quay.", "The port of Ardal closed its second quay.", false},
	} {
		fsys := fstest.MapFS{
			"s/a.md": {Data: []byte("---\ndate: 2025-03-04\n---\n" + x.foretold + "\n")},
			"s/b.md": {Data: []byte("---\ndate: 2025-03-06\n---\n" + x.done + "\n")},
		}
		story, _ := source.ReadStory(fsys, ".", "s")
		c, found := collate.Story(collate.Input{Slug: "s", Articles: story.Articles})
		if found.Errors() > 0 {
			t.Fatal(found.Err())
		}
		b := read(c)
		for _, a := range b.articles {
			if a.Article.Meta.Date == "2025-03-04" {
				if got := a.sentences[0].unfit == "forecast"; got != x.overtaken {
					t.Errorf("%q beside %q: overtaken %v, want %v", x.foretold, x.done, got, x.overtaken)
				}
			}
		}
	}
}
