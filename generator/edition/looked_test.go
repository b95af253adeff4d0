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
