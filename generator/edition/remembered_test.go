package edition

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"variorum/generator/memory"
	"variorum/generator/report"
)

// TestUnchanged holds when a build is told from memory and when it must not be, and that both find and leave the same.
func TestUnchanged(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../command/example")); err != nil {
		t.Fatal(err)
	}
	store := filepath.Join(t.TempDir(), "store")
	program := "first"
	open := func() *Edition {
		e := Open(dir)
		e.Remember(memory.Open(store, 0), program)
		return e
	}
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(at(name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	article := filepath.ToSlash(one(t, dir, "seeds/*/*.md"))
	text, err := os.ReadFile(at(article))
	if err != nil {
		t.Fatal(err)
	}
	same := string(text[:len(text)-2]) + "!\n" // as long as it was
	for _, s := range []struct {
		name   string
		change func()
		known  bool
	}{
		{"first", func() {}, false},
		{"after what the first one wrote", func() {}, false},
		{"nothing", func() {}, true},
		{"touched", func() { _ = os.Chtimes(at(article), time.Now(), time.Now()) }, true},
		{"another text of the same size and time", func() {
			info, _ := os.Stat(at(article))
			write(article, same)
			_ = os.Chtimes(at(article), info.ModTime(), info.ModTime())
		}, false},
		{"and what it wrote", func() {}, false},
		{"and then nothing", func() {}, true},
		{"public/ spoiled", func() { write("public/index.html", "spoiled") }, false},
		{"public/ mended", func() {}, true},
		{"public/ gone", func() { _ = os.RemoveAll(at(Public)) }, false},
		{"a page", func() { write("content/about.md", "---\ntitle: About\n---\nWords.\n") }, false},
		{"a page again", func() {}, true},
		{"a template", func() {
			_ = os.MkdirAll(at("templates/static"), 0o777)
			write("templates/static/own.css", "body {}")
		}, false},
		{"a template again", func() {}, true},
		{"a link", func() { _ = os.Symlink("about.md", at("content/link.md")) }, false},
		{"a link again", func() {}, false},
		{"no link", func() { _ = os.Remove(at("content/link.md")) }, false},
		{"no link again", func() {}, true},
		{"a new program", func() { program = "second" }, false},
	} {
		s.change()
		r, err := open().Build(Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Unchanged != s.known {
			t.Errorf("%s: told from memory: %v, want %v", s.name, r.Unchanged, s.known)
		}
		have := madeFiles(t, dir)
		fresh, err := Open(dir).Build(Options{})
		if err != nil {
			t.Fatal(err)
		}
		list := cmp.Transformer("list", func(l report.List) []report.Finding { return l })
		if d := cmp.Diff(fresh.Findings, r.Findings, list); d != "" {
			t.Errorf("%s: fresh, with memory:\n%s", s.name, d)
		}
		if d := cmp.Diff(madeFiles(t, dir), have); d != "" {
			t.Errorf("%s: fresh, with memory:\n%s", s.name, d)
		}
		fresh.Summary.Took, r.Summary.Took = 0, 0
		fresh.Summary.Written, r.Summary.Written = 0, 0
		fresh.Summary.Removed, r.Summary.Removed = 0, 0
		if d := cmp.Diff(fresh.Summary, r.Summary); d != "" {
			t.Errorf("%s: fresh, with memory:\n%s", s.name, d)
		}
	}
}

// one returns the path from dir of the first file that a pattern has.
func one(t *testing.T, dir, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(dir, filepath.FromSlash(pattern)))
	if err != nil || len(found) == 0 {
		t.Fatal(found, err)
	}
	rel, err := filepath.Rel(dir, found[0])
	if err != nil {
		t.Fatal(err)
	}
	return rel
}

// madeFiles returns the files that a build writes.
func madeFiles(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	for _, top := range []string{Content, Public} {
		_ = filepath.WalkDir(filepath.Join(dir, top), func(name string, d os.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && filepath.Ext(name) != ".undo" {
				raw, err := os.ReadFile(name)
				if err != nil {
					t.Fatal(err)
				}
				rel, _ := filepath.Rel(dir, name)
				all[rel] = string(raw)
			}
			return nil
		})
	}
	return all
}

// TestStampsOfTheLastMoment holds that a stamp is not believed which a change within the same step of the clock would
// leave the same.
func TestStampsOfTheLastMoment(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "seeds", "a.txt")
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte("one"), 0o666); err != nil {
		t.Fatal(err)
	}
	e := Open(dir)
	l := e.look(nil)
	if l.settled() {
		t.Error("a file that was written now is believed")
	}
	for i := range l.files { // as if another text had come within the same step
		if l.files[i].Name == "seeds/a.txt" {
			l.files[i].sum[0]++
		}
	}
	if e.look(l).same(l, "") {
		t.Error("the file was not read again")
	}
	if d := decodeLook(l.encode()); d == nil || !d.same(l, "") || !d.taken.Equal(l.taken) {
		t.Error("a look is another one when it is read again")
	}
	if decodeLook(l.encode()[:len(l.encode())-3]) != nil || decodeLook(nil) != nil {
		t.Error("half a look is one")
	}
}
