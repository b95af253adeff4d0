package edition

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/quality/mutate"
	"variorum/generator/source"
	"variorum/generator/verify"
)

// FuzzStory takes the articles of a story, with lines of "====" between them, the whole way and holds that nothing panics,
// that spans are where they say, and that the composed digest parses and verifies, unless nothing could be printed.
func FuzzStory(f *testing.F) { targetStories(f).Fuzz(f) }

func TestMutatedStories(t *testing.T) { targetStories(t).Test(t) }

func targetStories(tb testing.TB) mutate.Target {
	tb.Helper()
	seeds := []string{
		"The ferry Havna ran aground near Oksund on Monday, the coast guard said. All 42 passengers were taken ashore.\n====\n“It was dark,” Nils Berg said. The ferry ran aground on Monday. All 41 passengers were taken ashore.",
		"Nine people died on May 5, 2019.\n\n- - - x [@A] [^1] **b** <b>\n====\nAt least 9 people, including “the 'boss'”, died — police said; \\@B.",
		"# Title\n\n> quote\n\n1. one\n2. two\n====\n\u202eabc\u202c [x](javascript:y) $1.2m (AP) —",
	}
	return mutate.Target{Name: "FuzzStory", Seeds: seeds, Most: 700, Try: func(t *testing.T, texts string) {
		fsys := fstest.MapFS{}
		for i, text := range strings.SplitN(texts, "\n====\n", 4) {
			fsys[fmt.Sprintf("seeds/s/%d.txt", i)] = &fstest.MapFile{Data: []byte(text)}
		}
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
		if strings.Contains(strings.ReplaceAll(composed[d.Body:], `\<`, ""), "<script") { // `\<` is text; front matter is no Markdown
			t.Fatalf("a tag: %s", composed)
		}
	}}
}
