package digest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// collated reads and collates the articles of a txtar file.
func collated(t *testing.T, file string) *collate.Collation {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	fsys := fstest.MapFS{}
	for _, f := range txtar.Parse(raw).Files {
		if f.Name == "want" {
			continue
		}
		fsys["s/"+f.Name] = &fstest.MapFile{Data: f.Data}
	}
	story, found := source.ReadStory(fsys, ".", "s")
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	c, found := collate.Story(collate.Input{Slug: "s", Articles: story.Articles})
	if found.Errors() > 0 {
		t.Fatal(found.Err())
	}
	return c
}

// wanted returns what a txtar file wants of its digest.
func wanted(t *testing.T, file string) string {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		if f.Name == "want" {
			return string(f.Data)
		}
	}
	return ""
}

// every calls f for each sentence of a draft.
func every(d *Draft, f func(DraftSection, DraftSentence)) {
	for _, s := range d.Sections {
		for _, p := range s.Paragraphs {
			for _, sentence := range p {
				f(s, sentence)
			}
		}
	}
}

func stories(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/compose/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	return files
}

// What is printed is its source's words in their order, but for brackets and "said" for "added"; every part has readings in every source that
// it cites; nothing tells of a gap, begins with a word that ties it to another sentence, or runs past the length.
func TestComposeKeepsToItsSources(t *testing.T) {
	for _, file := range stories(t) {
		t.Run(filepath.Base(file), func(t *testing.T) {
			c := collated(t, file)
			d := Compose(c)
			words, longest := 0, 0
			for _, s := range c.Sources {
				longest = max(longest, count(s.Article.Text))
			}
			every(d, func(section DraftSection, sentence DraftSentence) {
				for i, p := range sentence.Parts {
					if !section.Also {
						words += count(p.Text)
					}
					if len(p.Sources) == 0 || p.Sources[0] != p.Base.Source {
						t.Errorf("%q: the first source cited is not the one whose words are printed: %v", p.Text, p.Sources)
					}
					for _, s := range p.Sources {
						if !slices.ContainsFunc(p.Readings, func(r collate.Ref) bool { return r.Source == s }) {
							t.Errorf("%q: no reading of %s", p.Text, c.Sources[s].Key)
						}
					}
					for _, r := range p.Readings {
						text := c.Sources[r.Source].Article.Text
						if r.Start < 0 || r.End > len(text) || r.Start >= r.End || strings.Contains(r.Of(text), "\n") {
							t.Errorf("%q: bad reading %v", p.Text, r)
						}
					}
					if have, of := bare(p.Text), bare(strings.ReplaceAll(c.Sources[p.Base.Source].Article.Text, " added ", " added said ")); !subsequence(have, of) {
						t.Errorf("%q is not in the order of its source", p.Text)
					}
					if i == 0 {
						for _, w := range []string{"But ", "However", "And ", "Also"} {
							if strings.HasPrefix(p.Text, w) {
								t.Errorf("%q opens with %q", p.Text, w)
							}
						}
					}
					for _, n := range p.Notes {
						if n.At < 0 || n.At > len(p.Text) || n.Note >= len(d.Notes) {
							t.Errorf("%q: bad mark %v", p.Text, n)
						}
					}
				}
			})
			if words > longest*6/5 {
				t.Errorf("the digest has %d words, the longest source %d", words, longest)
			}
			if d.Title == "" || d.Description == "" {
				t.Errorf("title %q, description %q", d.Title, d.Description)
			}
			g, found := Parse("s.md", d.Markdown(c))
			if found.Errors() > 0 {
				t.Errorf("written, it does not parse: %v", found.Err())
			}
			if have := len(d.Trace(g, func(i int) string { return c.Sources[i].Key })); have != len(g.Passages) {
				t.Errorf("%d of %d passages are as composed", have, len(g.Passages))
			}
		})
	}
}

// bare is the words of a text in lower case, without what stands in brackets.
func bare(text string) []string {
	for {
		from := strings.IndexByte(text, '[')
		if from < 0 {
			break
		}
		to := strings.IndexByte(text[from:], ']')
		if to < 0 {
			break
		}
		text = text[:from] + text[from+to+1:]
	}
	return strings.Fields(plain(strings.TrimPrefix(text, "As of ")))
}

func subsequence(a, of []string) bool {
	for _, w := range of {
		if len(a) > 0 && a[0] == w {
			a = a[1:]
		}
	}
	return len(a) == 0
}

func TestComposeFerry(t *testing.T) {
	c := collated(t, "testdata/compose/ferry.txtar")
	have := Compose(c).Markdown(c)
	for _, want := range []string{
		"ran aground off Marrow Point", "“We followed the chart and the chart was wrong,”", "in place", "inquiry", "Linden Quay",
	} {
		if !strings.Contains(strings.ReplaceAll(have, "\n", " "), want) {
			t.Errorf("%q is missing in:\n%s", want, have)
		}
	}
	for _, bad := range []string{"crook", "\nBut ", "However", "\n\nIt "} {
		if strings.Contains(have, bad) {
			t.Errorf("%q is printed in:\n%s", bad, have)
		}
	}
	if n := strings.Count(have, "the chart was wrong"); n != 1 {
		t.Errorf("the quotation is printed %d times in:\n%s", n, have)
	}
}

// The files' names and their order change nothing but letters and keys.
func TestComposeKnowsNoOrder(t *testing.T) {
	for _, file := range stories(t) {
		c := collated(t, file)
		a, b := Compose(c), Compose(c)
		if a.Markdown(c) != b.Markdown(c) {
			t.Errorf("%s: composed twice, two digests", file)
		}
	}
}

func TestBehind(t *testing.T) {
	for _, x := range []struct {
		text string
		at   int
		want string
	}{
		{"the ferry’s crew left", 8, "the ferry’s"},
		{"on hard-line demands", 7, "on hard-line"},
		{"“we sank,” he said", 10, "“we sank,”"},
		{"the United States said", 10, "the United States"},
		{"the united front", 10, "the united"},
	} {
		if have := x.text[:behind(x.text, x.at)]; have != x.want {
			t.Errorf("%q behind %d: have %q, want %q", x.text, x.at, have, x.want)
		}
	}
}

func TestTidy(t *testing.T) {
	for text, want := range map[string]string{
		"The ship  sank ,":           "The ship sank.",
		"The ship sank –":            "The ship sank.",
		"“The ship sank”":            "“The ship sank.”",
		"“The ship sank,”":           "“The ship sank.”",
		"The ship sank.":             "The ship sank.",
		"The ship “sank.”":           "The ship “sank.”",
		"Did the ship sink?":         "Did the ship sink?",
		"The ship (38 years old)":    "The ship (38 years old).",
		"The ship , which sank,":     "The ship, which sank.",
		"He said “it sank” (twice).": "He said “it sank” (twice).",
	} {
		if have, _ := tidy([]byte(text), make([]int, len(text)), true); have != want {
			t.Errorf("%q: have %q, want %q", text, have, want)
		}
	}
}

// Texts of which hardly anything can be printed make a digest all the same, or an empty one.
func TestComposeSmall(t *testing.T) {
	for _, text := range []string{"Soup", "Soup.", "- - -", "“", "\"It sank.\"", "He said so. She did not. But it sank?", "He said: “We sank. We did. We", "(But", "A.\n\nB.\n\nC."} {
		fsys := fstest.MapFS{"s/a.txt": {Data: []byte(text)}, "s/b.txt": {Data: []byte("The ferry sank. " + text)}}
		story, _ := source.ReadStory(fsys, ".", "s")
		c, _ := collate.Story(collate.Input{Slug: "s", Articles: story.Articles})
		d := Compose(c)
		if _, found := Parse("s.md", d.Markdown(c)); found.Errors() > 0 {
			t.Errorf("%q: %v", text, found.Err())
		}
	}
}
