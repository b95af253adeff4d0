package edition

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"variorum/generator/collate"
	"variorum/generator/memory"
)

// TestParts builds a project in parts, each in a copy of it, and makes the site of them in a further one: what is written
// and published has the bytes of a project that is built whole, and no story is gone through again but the one that has
// changed since.
func TestParts(t *testing.T) {
	files := map[string]string{
		"seeds/2026/harbour/a.txt": ferry, "seeds/2026/harbour/b.txt": ferryAgain,
		"seeds/2026/museum/a.txt": "The museum in Lund will open again on Friday, the city said.\n",
		"seeds/2026/museum/b.txt": "The city of Lund said its museum will open again on Saturday.\n",
		"seeds/bridge/a.txt":      "The bridge over the Alva was closed on Monday after a crack was found, the mayor said.\n",
		"seeds/library/a.txt":     "The library of Sandholm got 300 new books on Tuesday.\n",
		"content/_site.md":        "---\ntitle: Parts\nunsigned: publish\nbase_url: https://news.example/\n---\nHello.\n",
		"content/about.md":        "---\ntitle: About\n---\nSee [the ferry](2026-harbour) and [the bridge](bridge).\n",
	}
	first := folder(t, files)
	if _, err := Open(first).Build(Options{}); err != nil {
		t.Fatal(err)
	}
	// A digest that an editor has changed, with a topic and a link to another part's story; the others are not made yet.
	files["content/bridge.md"] = strings.Replace(read(t, first, "content/bridge.md"), "story: bridge", "topics: [traffic]\nstory: bridge", 1) + "\nSee [the ferry](2026-harbour). [@editor]\n"
	files["content/.merged/bridge.md"] = read(t, first, "content/.merged/bridge.md")
	build := func(e *Edition, o Options) int {
		t.Helper()
		var made atomic.Int64
		e.make = func(in collate.Input, stands string) *collated {
			made.Add(1)
			return makeStory(in, stands)
		}
		if r, err := e.Build(o); err != nil {
			t.Fatal(err, r)
		}
		return int(made.Load())
	}
	tree := func(dir string) map[string]string {
		all := map[string]string{}
		for _, pattern := range []string{"content/*", "content/.merged/*", "public/*", "public/*/*", "public/*/*/*", "public/*/*/*/*"} {
			found, _ := filepath.Glob(filepath.Join(dir, pattern))
			for _, name := range found {
				if rel, err := filepath.Rel(dir, name); err == nil && filepath.Ext(name) != "" && filepath.Ext(name) != ".merged" {
					all[rel] = read(t, dir, rel)
				}
			}
		}
		return all
	}
	at := t.TempDir()
	part := func(name, pattern string, change func(dir string)) *memory.Store {
		dir := folder(t, files)
		if change != nil {
			change(dir)
		}
		s := memory.Open(filepath.Join(at, name), 1<<62)
		e := Open(dir)
		e.Into(s, "program")
		if n := build(e, Options{Only: pattern}); n == 0 {
			t.Errorf("the part %s has no story", name)
		}
		if _, err := os.Stat(filepath.Join(dir, Public)); err == nil {
			t.Errorf("the part %s is published", name)
		}
		return memory.Open(filepath.Join(at, name), 1<<62)
	}
	parts := []*memory.Store{part("one", "2026", nil), part("two", "seeds/[bl]*", nil)}

	whole := folder(t, files)
	if n := build(Open(whole), Options{}); n < 4 {
		t.Fatalf("%d stories are made in a whole build", n)
	}
	for _, kept := range []bool{false, true} {
		dir := folder(t, files)
		open := func() *Edition {
			e := Open(dir)
			if kept {
				e.Remember(memory.Open(filepath.Join(at, "own"), 0), "program")
			}
			return e
		}
		e := open()
		if others := e.From(parts, "program"); len(others) > 0 {
			t.Errorf("parts %v are taken for another program's", others)
		}
		if n := build(e, Options{}); n > 0 {
			t.Errorf("%d stories are made again, though parts have them all", n)
		}
		if d := cmp.Diff(tree(whole), tree(dir)); d != "" {
			t.Errorf("the site that is made of parts is another one (-whole +parts):\n%s", d)
		}
		if kept { // what the parts had is the project's own now
			if n := build(open(), Options{}); n > 0 {
				t.Errorf("%d stories are made again by the next build", n)
			}
		}
	}

	// One article has changed since: its story alone is made again.
	changed := "The library of Sandholm got 500 new books on Tuesday.\n"
	dir := folder(t, files)
	put(t, dir, "seeds/library/a.txt", changed)
	e := Open(dir)
	e.From(parts, "program")
	if n := build(e, Options{}); n == 0 || n > 2 { // collated, and once more with the keys of its digest
		t.Errorf("%d stories are made again, of which one has changed", n)
	}
	whole = folder(t, files)
	put(t, whole, "seeds/library/a.txt", changed)
	build(Open(whole), Options{})
	if d := cmp.Diff(tree(whole), tree(dir)); d != "" {
		t.Errorf("with an article that has changed since, the site is another one (-whole +parts):\n%s", d)
	}

	// Another program takes nothing.
	e = Open(folder(t, files))
	if others := e.From(parts, "another"); !slices.Equal(others, []int{0, 1}) {
		t.Errorf("another program takes parts: all but %v", others)
	}
	if n := build(e, Options{}); n < 4 {
		t.Errorf("another program makes %d stories", n)
	}
	if _, err := Open(folder(t, files)).Build(Options{Only: "2027/*"}); err == nil {
		t.Error("a pattern that names nothing is no error")
	}
}
