package source

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
)

// controls stands for the control characters that a case has in its pages.
var controls = strings.NewReplacer("{NUL}", "\x00", "{SOH}", "\x01", "{STX}", "\x02", "{VT}", "\x0b")

// TestKinds reads five articles of each kind that was once misread. A line of "want" names the file and what is to be
// found in what was read: "date = 2026-04-14", "prose: words", "not: words" (in no prose), "class caption: words",
// "paragraphs 4", "finding ID", "no finding ID".
func TestKinds(t *testing.T) {
	cases, err := filepath.Glob("testdata/kinds/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatal("no cases", err)
	}
	for _, name := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			arc, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			want := arc.Files[len(arc.Files)-1]
			if want.Name != "want" || len(arc.Files) < 6 {
				t.Fatal("a kind has five files and what is wanted of them")
			}
			for _, file := range arc.Files[:len(arc.Files)-1] {
				a, found := Read(fstest.MapFS{file.Name: &fstest.MapFile{Data: []byte(controls.Replace(string(file.Data)))}}, file.Name)
				if a == nil {
					a = &Article{}
				}
				ids := map[string]bool{}
				for _, f := range found {
					ids[f.ID] = true
				}
				asked := 0
				for line := range strings.Lines(string(want.Data)) {
					if check, ok := strings.CutPrefix(strings.TrimSpace(line), file.Name+": "); ok {
						asked++
						if !holds(t, a, ids, check) {
							t.Errorf("%s: want %s; have %v\n%s", file.Name, check, ids, describe(a))
						}
					}
				}
				if asked == 0 {
					t.Errorf("%s: nothing is wanted of it", file.Name)
				}
			}
		})
	}
}

// holds reports whether a check holds of an article and the findings about it.
func holds(t *testing.T, a *Article, findings map[string]bool, check string) bool {
	t.Helper()
	in := func(class Class, words string) bool {
		for _, b := range a.Blocks {
			if b.Class == class && strings.Contains(b.Of(a.Text), words) {
				return true
			}
		}
		return false
	}
	verb, rest, _ := strings.Cut(check, " ")
	switch verb {
	case "prose:":
		return in(Prose, rest)
	case "not:":
		return !in(Prose, rest)
	case "class":
		class, words, _ := strings.Cut(rest, ": ")
		return in(Class(class), words)
	case "finding":
		return findings[rest]
	case "no":
		return !findings[strings.TrimPrefix(rest, "finding ")]
	case "paragraphs":
		n := map[int]bool{}
		for _, b := range a.Blocks {
			if b.Class == Prose {
				n[b.Paragraph] = true
			}
		}
		return rest == strconv.Itoa(len(n))
	}
	if value, ok := strings.CutPrefix(rest, "="); ok {
		for _, line := range strings.Split(describe(a), "\n") {
			if have, ok := strings.CutPrefix(line, verb+" = "); ok {
				return have == strings.TrimSpace(value)
			}
		}
		return strings.TrimSpace(value) == ""
	}
	t.Fatalf("check %q is not known", check)
	return false
}
