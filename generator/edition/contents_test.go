package edition

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestContentLooked holds the files of content/ as they were looked at against those that a walk finds, in its order.
func TestContentLooked(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{
		"_site.md", "a.md", "a-b.md", "a/x.md", "a/y/z.md", "a/_site.md", "a0.md", "a!/b.md", "B.md", "ä.md", ".hidden.md", ".merged/a.md", "a/.x/b.md",
		"_draft.md", "_drafts/b.md", "n.txt", "n.MD", ".md", "a/.md",
	} {
		file := filepath.Join(dir, Content, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	e := Open(dir)
	if _, known := e.contentLooked(); known {
		t.Error("nothing was looked at")
	}
	e.lookAround(Seeds, Content, Templates, Public)
	got, known := e.contentLooked()
	want, err := new(project).contentFiles(e.disk)
	if err != nil || !known || !slices.Equal(got, want) {
		t.Errorf("have %q, %v, want %q, %v", got, known, want, err)
	}
	if err := os.Mkdir(filepath.Join(dir, Content, "folder.md"), 0o777); err != nil {
		t.Fatal(err)
	}
	e.lookAround(Seeds, Content, Templates, Public)
	if _, known := e.contentLooked(); known {
		t.Error("a folder with the name of a page is passed over")
	}
}
