package collate_test

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// TestDifferences collates tiny invented stories, one or two a kind of difference, and holds what must be found, a line
// each, in the file "want" of testdata/differences/*.txtar:
//
//	KIND[,KIND] conflict|variation "words" @KEY | "words" @KEY   a printed difference sets these words apart
//	none "words" @KEY | "words" @KEY                             no printed difference does
//
// A line that begins with "todo" is where a rule finds a difference and the judge is not sure enough to print it; it fails once it is.
func TestDifferences(t *testing.T) {
	files, err := filepath.Glob("testdata/differences/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			fsys := fstest.MapFS{}
			want := ""
			for _, f := range a.Files {
				if f.Name == "want" {
					want = string(f.Data)
					continue
				}
				fsys[path.Join("seeds", "case", f.Name)] = &fstest.MapFile{Data: f.Data}
			}
			s, findings := source.ReadStory(fsys, "seeds", "seeds/case")
			for _, f := range findings {
				t.Error(f)
			}
			c, _ := collate.Story(collate.Input{Slug: "case", Articles: s.Articles})
			wholeWords(t, c)
			for line := range strings.Lines(want) {
				if line = strings.TrimSpace(line); line == "" {
					continue
				}
				line, todo := strings.CutPrefix(line, "todo ")
				switch holds := differs(t, c, line); {
				case !holds && !todo:
					t.Errorf("does not hold: %s", line)
				case holds && todo:
					t.Errorf("holds, and is no longer to do: %s", line)
				}
			}
			if t.Failed() {
				for _, x := range c.Differences {
					t.Logf("%s %s %s conflict=%v: %s", x.ID, x.Kind, x.Severity, x.Conflict, x.Why)
					for _, r := range x.Readings {
						for _, sp := range r.Spans {
							t.Logf("    %s: %s", c.Sources[sp.Source].Key, c.Words(sp))
						}
					}
				}
			}
		})
	}
}

func differs(t *testing.T, c *collate.Collation, line string) bool {
	t.Helper()
	var at []collate.Ref
	for _, m := range place.FindAllStringSubmatch(line, -1) {
		at = append(at, find(t, c, m[2], m[1]))
	}
	if len(at) != 2 {
		t.Fatalf("two places wanted: %s", line)
	}
	head := strings.Fields(line[:strings.IndexByte(line, '"')])
	found := slices.ContainsFunc(c.Differences, func(x collate.Difference) bool {
		if x.Severity == collate.Low || !setsApart(x, at[0], at[1]) {
			return false
		}
		return head[0] == "none" || slices.Contains(strings.Split(head[0], ","), string(x.Kind)) && x.Conflict == (head[1] == "conflict")
	})
	return found == (head[0] != "none")
}
