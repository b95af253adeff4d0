package compose_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/digest"
	"variorum/generator/source"
	"variorum/generator/verify"
)

// TestStories composes each story of testdata and holds what its file "want" says of the digest, a line each:
//
//	prints "words"              they stand in the text,
//	never "words"               they stand neither in the text nor in the closing list
//	once "words"                they stand in one sentence of the text
//	before "words" "words"      the first of them stand before the second
//	beside "words" "words"      both stand in one paragraph
//	cites "words" "a; b"        the first passage with the words cites these articles, in order of their keys
//	marked "words"              a footnote's mark stands behind them
//	opens "words"               a sentence begins with them
//	title "words", lead "words", description "words", heading "words"   they stand in it
//
// With "no" before it a line says the contrary. Words are those of the plain text, without marks and citations. A line that begins with "todo" is what the rules do
// not reach yet; it fails once they do.
func TestStories(t *testing.T) {
	for _, file := range stories(t) {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			want := wanted(t, file)
			c := collated(t, file)
			d := verify.Sound(c).Draft
			g, _ := digest.Parse("s.md", digest.Markdown(d, c))
			for line := range strings.Lines(want) {
				line = strings.TrimSpace(line)
				if line == "" || strings.HasPrefix(line, "#") {
					continue
				}
				line, todo := strings.CutPrefix(line, "todo ")
				if have := reads(t, d, g, line); have == todo {
					if todo {
						t.Errorf("holds now, so it is no longer to do: %s", line)
					} else {
						t.Errorf("does not hold: %s", line)
					}
				}
			}
			if t.Failed() {
				t.Logf("%s\n%s\n%s", d.Title, d.Description, g.Raw[g.Body:])
			}
		})
	}
}

// reads reports whether a line of a want file is true of a digest.
func reads(t *testing.T, d *compose.Draft, g *digest.Digest, line string) bool {
	verb, rest, _ := strings.Cut(line, " ")
	if verb == "no" {
		return !reads(t, d, g, rest)
	}
	var words []string
	for i, w := range strings.Split(rest, `"`) {
		if i%2 == 1 {
			words = append(words, w)
		}
	}
	at := func(words string) (block, n int) { // the first passage with the words, and where in the digest they stand
		for _, p := range g.Passages {
			if i := strings.Index(p.Text, words); i >= 0 {
				return p.Block, p.Where[i]
			}
		}
		return -1, -1
	}
	switch verb {
	case "prints":
		return slices.ContainsFunc(g.Passages, func(p digest.Passage) bool {
			return strings.Contains(p.Text, words[0])
		})
	case "never":
		block, _ := at(words[0])
		return block < 0
	case "once":
		n := 0
		for _, p := range g.Passages {
			n += strings.Count(p.Text, words[0])
		}
		return n == 1
	case "before":
		_, a := at(words[0])
		_, b := at(words[1])
		return 0 <= a && a < b
	case "beside":
		a, _ := at(words[0])
		b, _ := at(words[1])
		return 0 <= a && a == b
	case "cites":
		for _, p := range g.Passages {
			if strings.Contains(p.Text, words[0]) {
				return p.Citation != nil && strings.Join(slices.Sorted(slices.Values(p.Citation.Keys)), "; ") == words[1]
			}
		}
		return false
	case "marked":
		return strings.Contains(strings.Join(strings.Fields(g.Raw), " "), words[0]+"[^")
	case "title":
		return strings.Contains(d.Title, words[0])
	case "description":
		return strings.Contains(d.Description, words[0])
	case "lead":
		return slices.ContainsFunc(g.Passages, func(p digest.Passage) bool {
			return p.Sentence == g.Passages[0].Sentence && strings.Contains(p.Text, words[0])
		})
	case "opens": // a sentence of the text begins with them
		for i, p := range g.Passages {
			if strings.HasPrefix(p.Text, words[0]) && (i == 0 || g.Passages[i-1].Sentence != p.Sentence) {
				return true
			}
		}
		return false
	case "heading":
		for _, b := range g.Blocks {
			if b.Kind == digest.Heading && strings.Contains(b.Text, words[0]) {
				return true
			}
		}
		return false
	}
	t.Fatalf("what is %q?", line)
	return false
}

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

func stories(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	return files
}
