package edition

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestGlance saves files while they are watched: a digest's own pages are shown before the rest of the site, and are those
// of the site that follows; where more has changed, or something is wrong, nothing is shown before.
func TestGlance(t *testing.T) {
	dir := folder(t, map[string]string{
		"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain, "seeds/museum/a.txt": ferryCaptain,
		"content/about.md": "---\ntitle: About\n---\nWords.\n", "content/_site.md": "---\nunsigned: publish\n---\n",
	})
	var shown []*Result
	var before [][]byte // what the first one shown had for the page
	const page = "harbour/index.html"
	e := Open(dir)
	e.Watching()
	o := Options{Files: true, Show: func(r *Result) {
		shown = append(shown, r)
		raw, _ := r.Preview.Read(page)
		before = append(before, raw)
	}}
	build := func(changed ...string) *Result {
		t.Helper()
		shown, before, o.Changed = nil, nil, changed
		r, err := e.Build(o)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	build()
	build()
	const file = "content/harbour.md"
	var written []string
	text := read(t, dir, file)
	for _, s := range []struct {
		name, file, from, to string
		shows                int
		words                string // that the page has then
		same                 bool   // the rest of the site looks as before
	}{
		{"words", file, "", "\nThe clerk was asked on Friday. [@editor]\n", 2, "The clerk was asked on Friday.", true},
		{"more words", file, "on Friday", "on Sunday", 2, "The clerk was asked on Sunday.", true},
		{"what lists tell", file, "description: ", "description: All 42 passengers were taken ashore. # ", 2, "All 42 passengers were taken ashore.", false},
		{"a topic that is new", file, "story: harbour", "topics: [shipping]\nstory: harbour", 2, "shipping", false},
		{"an address that it had", file, "story: harbour", "moved: [quay]\nstory: harbour", 1, "", false},
		{"an error", file, "The clerk was asked", "No less than 70,000 clerks were asked", 1, "No less than 70,000 clerks were asked", false}, // the preview shows what is held back
		{"no error", file, "No less than 70,000 clerks were asked", "The clerk was asked", 1, "The clerk was asked", false},
		{"an article", "seeds/harbour/b.txt", "All 42 passengers", "All 43 passengers", 2, "43", false},
		{"an article again", "seeds/harbour/b.txt", "All 43 passengers", "All 44 passengers", 2, "44", true},
		{"an article of another story", "seeds/museum/a.txt", "", "\nHe was asked about it on Tuesday.\n", 2, "44", true},
		{"a page", "content/about.md", "Words.", "Other words.", 1, "", false},
	} {
		if len(written) > 0 { // what a merge has written is seen by what watches
			build(written...)
			written = nil
		}
		raw := read(t, dir, s.file)
		changed := raw + s.to
		if s.from != "" {
			changed = strings.Replace(raw, s.from, s.to, 1)
		}
		if s.name == "an error" {
			changed = strings.Replace(changed, "[@editor]", "[@a]", 1)
		} else if s.name == "no error" {
			changed = strings.Replace(changed, "asked on Sunday. [@a]", "asked on Sunday. [@editor]", 1)
		}
		put(t, dir, s.file, changed)
		r := build(s.file)
		for _, c := range r.Changes {
			written = append(written, c.File)
		}
		if len(shown) != s.shows {
			t.Errorf("%s: shown %d times, want %d; %v", s.name, len(shown), s.shows, r.Findings)
			continue
		}
		last := shown[len(shown)-1]
		if raw, _ := last.Preview.Read(page); !strings.Contains(string(raw), s.words) {
			t.Errorf("%s: the page has no %q", s.name, s.words)
		}
		if s.shows == 1 {
			continue
		}
		first := shown[0]
		if s.name != "a topic that is new" && !bytes.Equal(before[0], before[1]) { // its list has no address yet
			t.Errorf("%s: the page that is shown first is not that of the site", s.name)
		}
		if got := last.Preview.Same(first.Preview); got != s.same {
			t.Errorf("%s: the site looks as what was shown first: %v, want %v", s.name, got, s.same)
		}
		if len(first.Findings) != len(r.Findings) {
			t.Errorf("%s: found first %v, then %v", s.name, first.Findings, r.Findings)
		}
		for _, name := range []string{"about/index.html", "museum/index.html", "index.html"} {
			if !first.Preview.Has(name) {
				t.Errorf("%s: what is shown first lacks %s", s.name, name)
			}
		}
	}
	if text == read(t, dir, file) {
		t.Fatal("nothing was saved")
	}
	public := map[string]string{}
	for _, name := range e.built.files.Names() {
		public[name] = read(t, dir, "public/"+name)
	}
	if err := os.RemoveAll(filepath.Join(dir, Public)); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir).Build(Options{}); err != nil {
		t.Fatal(err)
	}
	for name, want := range public {
		if read(t, dir, "public/"+name) != want {
			t.Errorf("%s is another one when it is built anew", name)
		}
	}
}
