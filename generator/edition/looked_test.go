package edition

import (
	"path/filepath"
	"strings"
	"testing"

	"variorum/generator/memory"
)

// TestLookedAgain builds with nothing changed, which looks and does nothing else, and then changes a file: the next build sees it,
// whatever it is asked for.
func TestLookedAgain(t *testing.T) {
	dir := folder(t, map[string]string{"content/about.md": "---\ntitle: About\n---\nWords.\n", "content/_site.md": "---\ntitle: News\n---\n"})
	e := Open(dir)
	e.Remember(memory.Open(filepath.Join(t.TempDir(), "memory"), 0), "program")
	for i := range 3 {
		r, err := e.Build(Options{})
		if err != nil {
			t.Fatal(err)
		}
		if i == 2 && !r.Unchanged {
			t.Fatal("the third build does not see that nothing has changed")
		}
	}
	put(t, dir, "content/about.md", "---\ntitle: About\n---\nOther words than before.\n")
	r, err := e.Build(Options{Files: true})
	if err != nil {
		t.Fatal(err)
	}
	if raw, _ := r.Files.Read("about/index.html"); !strings.Contains(string(raw), "Other words than before.") {
		t.Errorf("the page is as it was:\n%s", raw)
	}
}

// TestLookedAfter holds what is known of public/ after it was made from nothing against what a walk through it finds.
func TestLookedAfter(t *testing.T) {
	dir := folder(t, map[string]string{"content/about.md": "---\ntitle: About\n---\nWords.\n", "content/sub/deep.md": "---\ntitle: Deep\n---\nWords.\n", "content/_site.md": "---\ntitle: News\n---\n"})
	e := Open(dir)
	e.Remember(memory.Open(filepath.Join(t.TempDir(), "memory"), 0), "program")
	if _, err := e.Build(Options{}); err != nil {
		t.Fatal(err)
	}
	if !e.whole {
		t.Fatal("the site was not made from nothing")
	}
	walked := e.look(e.now)
	if len(walked.files) != len(e.now.files) {
		t.Fatalf("%d entries are known, a walk finds %d", len(e.now.files), len(walked.files))
	}
	for i, x := range walked.files {
		if known := e.now.files[i]; known.Seen != x.Seen || known.sum != x.sum {
			t.Errorf("%s is known as %+v; a walk finds %+v", x.Name, known, x)
		}
	}
	put(t, dir, "public/foreign.txt", "somebody else's\n")
	r, err := Open(dir).Build(Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Findings.Errors() == 0 {
		t.Error("a foreign file is not found")
	}
}
