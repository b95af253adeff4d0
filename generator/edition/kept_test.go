package edition

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"variorum/generator/memory"
	"variorum/generator/report"
)

// TestKept holds when a run takes what an earlier one found and when it must not, and that both find the same.
func TestKept(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../command/example")); err != nil {
		t.Fatal(err)
	}
	program, file := "first", filepath.Join(t.TempDir(), "memory", "kept")
	open := func() *Edition {
		e := Open(dir)
		e.Remember(memory.Open(file, 0), program)
		return e
	}
	if r, err := open().Build(Options{}); err != nil || r.Findings.Errors() > 0 {
		t.Fatal(err, r)
	}
	digests, err := filepath.Glob(filepath.Join(dir, "content", "[^_]*.md"))
	if err != nil || len(digests) != 1 {
		t.Fatal(digests, err)
	}
	articles, err := filepath.Glob(filepath.Join(dir, Seeds, "*", "*.md"))
	if err != nil || len(articles) == 0 {
		t.Fatal(articles, err)
	}
	edit := func(name, more string) {
		t.Helper()
		raw, err := os.ReadFile(name)
		if err == nil {
			err = os.WriteFile(name, append(raw, more...), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	steps := []struct {
		name   string
		change func()
		known  bool // whether the run has nothing to read
	}{
		{"after a build", func() {}, true},
		{"again", func() {}, true},
		{"digest edited", func() { edit(digests[0], "\nThe mayor flew to the moon. [@harbour-courier]\n") }, false},
		{"with findings", func() {}, true},
		{"article edited", func() { edit(articles[0], "\nThe mayor flew to the moon.\n") }, false},
		{"and again", func() {}, true},
		{"article added", func() {
			if err := os.WriteFile(filepath.Join(filepath.Dir(articles[0]), "new.txt"), []byte("The bridge stays closed until Friday.\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"sidecar added", func() {
			if err := os.WriteFile(filepath.Join(filepath.Dir(articles[0]), "_story.md"), []byte("---\ntitle: The bridge\n---\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"page added", func() {
			if err := os.WriteFile(filepath.Join(dir, Content, "about.md"), []byte("---\ntitle: About\n---\nWords.\n"), 0o666); err != nil {
				t.Fatal(err)
			}
		}, true}, // no link of the digest asks for it
		{"and then nothing", func() {}, true},
		{"other program", func() { program = "second" }, false},
		{"memory cut", func() {
			if err := os.Truncate(file, 200); err != nil {
				t.Fatal(err)
			}
		}, false},
		{"memory mended", func() {}, true},
		{"memory gone", func() {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
		}, false},
	}
	for _, s := range steps {
		s.change()
		chosen, have, err := open().check(nil, false, true)
		if err != nil {
			t.Fatal(err)
		}
		if known := !chosen[0].verified; known != s.known {
			t.Errorf("%s: the story was known: %v, want %v", s.name, known, s.known)
		}
		want, _, err := Open(dir).Verify(nil, false)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, have, cmp.Transformer("list", func(l report.List) []report.Finding { return l })); d != "" {
			t.Errorf("%s: without the memory, with it:\n%s", s.name, d)
		}
	}
}
