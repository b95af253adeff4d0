package edition

import (
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/source"
	"variorum/generator/verify"
)

// FuzzStory takes two texts the whole way and holds that nothing panics, that spans are where they say, and that the
// composed digest parses and verifies, unless nothing could be printed.
func FuzzStory(f *testing.F) {
	f.Add("The ferry Havna ran aground near Oksund on Monday, the coast guard said. All 42 passengers were taken ashore.", "“It was dark,” Nils Berg said. The ferry ran aground on Monday. All 41 passengers were taken ashore.")
	f.Add("Nine people died on May 5, 2019.\n\n- - - x [@A] [^1] **b** <b>", "At least 9 people, including “the 'boss'”, died — police said; \\@B.")
	f.Add("# Title\n\n> quote\n\n1. one\n2. two", "\u202eabc\u202c [x](javascript:y) $1.2m (AP) —")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a)+len(b) > 2000 {
			return // shapes are found in short texts, and many of them are tried
		}
		fsys := fstest.MapFS{"seeds/s/a.txt": {Data: []byte(a)}, "seeds/s/b.txt": {Data: []byte(b)}}
		s, _ := source.ReadStory(fsys, Seeds, "seeds/s")
		if len(s.Articles) == 0 {
			return
		}
		c, _ := collate.Story(collate.Input{Slug: "s", Articles: s.Articles})
		inside := func(r collate.Ref) {
			if text := c.Sources[r.Source].Article.Text; r.Start < 0 || r.End > len(text) || r.Start >= r.End {
				t.Fatalf("span %v of %d bytes", r, len(text))
			}
		}
		for _, x := range c.Statements {
			for _, u := range x.Units {
				inside(u.Ref)
			}
		}
		for _, d := range c.Differences {
			for _, r := range d.Readings {
				for _, x := range r.Spans {
					inside(x)
				}
			}
		}
		sound := verify.Sound(c)
		draft, composed := sound.Draft, sound.Markdown
		d, findings := digest.Parse("content/s.md", composed)
		findings = append(findings, verify.Digest(d, verify.Story{Collation: c, Draft: draft}).Findings...)
		if findings.Errors() > 0 && !(len(draft.Sections) == 0 && findings.Errors() == 1 && findings.Has("empty")) {
			t.Fatalf("%v\n%s", findings.Err(), composed)
		}
		if strings.Contains(composed, "<script") {
			t.Fatalf("a tag: %s", composed)
		}
	})
}
