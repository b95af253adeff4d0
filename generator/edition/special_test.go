//go:build unix

package edition

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestSpecialFiles puts links out of the project, links in circles and pipes into every place that is read: nothing of
// them is published, nothing waits, and all else is built.
func TestSpecialFiles(t *testing.T) {
	away := t.TempDir()
	put(t, away, "secret.md", "---\ntitle: Hidden\n---\nThe secret of the machine.\n")
	put(t, away, "story/a.txt", "The secret of the machine was told on Monday.\n")
	secret := filepath.Join(away, "secret.md")
	link := func(to string) func(string) error { return func(at string) error { return os.Symlink(to, at) } }
	pipe := func(at string) error { return syscall.Mkfifo(at, 0o666) }
	for _, test := range []struct {
		name, at string
		make     func(at string) error
		want     string // id of the finding; "" where there is none
		stops    bool
	}{
		{"page out", "content/x.md", link(secret), "content-unreadable", false},
		{"page pipe", "content/x.md", pipe, "content-unreadable", false},
		{"page zero", "content/x.md", link("/dev/zero"), "content-unreadable", false},
		{"page circle", "content/x.md", link("x.md"), "content-unreadable", false},
		{"page folder out", "content/x", link(away), "", false},
		{"settings out", "content/_site.md", link(secret), "content-unreadable", true},
		{"settings pipe", "content/_site.md", pipe, "content-unreadable", true},
		{"article out", "seeds/harbour/x.txt", link(secret), "outside", false},
		{"article pipe", "seeds/harbour/x.txt", pipe, "article-unreadable", false},
		{"article zero", "seeds/harbour/x.txt", link("/dev/zero"), "outside", false},
		{"no article by its name", "seeds/harbour/x.jpg", pipe, "", false},
		{"sidecar pipe", "seeds/harbour/_story.md", pipe, "article-unreadable", false},
		{"sidecar out", "seeds/harbour/_story.md", link(secret), "outside", false},
		{"story out", "seeds/x", link(filepath.Join(away, "story")), "outside", false},
		{"story circle", "seeds/harbour/x", link(".."), "link-again", false},
		{"story again", "seeds/x", link("museum"), "link-again", false},
		{"static out", "templates/static/x.css", link(secret), "template", true},
		{"static pipe", "templates/static/x.css", pipe, "template", true},
		{"static circle", "templates/static/x.css", link("x.css"), "template", true},
		{"template pipe", "templates/page.html", pipe, "template", true},
		{"template out", "templates/page.html", link(secret), "template", true},
		{"words out", "templates/words.tsv", link(secret), "template", true},
		{"base pipe", "content/.merged/museum.md", pipe, "content-unreadable", false},
		{"base out", "content/.merged/museum.md", link(secret), "content-unreadable", false},
		{"last merge pipe", "content/.merged/museum.undo", pipe, "", false},
		{"published pipe", "public/index.html", pipe, "", false},
		{"published out", "public/index.html", link(secret), "", false},
		{"beside public", "public/x.html", pipe, "public-foreign", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain, "seeds/museum/a.txt": "The museum in Lund will open again on Friday.\n"})
			built(t, dir, Options{})
			at := filepath.Join(dir, filepath.FromSlash(test.at))
			if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
				t.Fatal(err)
			}
			_ = os.Remove(at)
			if err := test.make(at); err != nil {
				t.Skip(err)
			}
			put(t, dir, "seeds/library/a.txt", "The library of Lund was closed on Thursday after a pipe burst.\n")
			done := make(chan *Result, 1)
			go func() {
				r, err := Open(dir).Build(Options{})
				if err != nil {
					t.Error(err)
				}
				done <- r
			}()
			var r *Result
			select {
			case r = <-done:
			case <-time.After(2 * time.Minute):
				t.Fatal("the build waits")
			}
			if r == nil {
				return
			}
			if has := r.Findings.Errors() > 0 && r.Findings.Has(test.want); has != (test.want != "") {
				t.Errorf("have %v, want %q", r.Findings, test.want)
			}
			if r.Summary.Stopped != test.stops {
				t.Errorf("stopped: %v: %v", r.Summary.Stopped, r.Findings)
			}
			if _, err := os.Stat(filepath.Join(dir, "public/library/index.html")); (err == nil) == test.stops {
				t.Errorf("the other story is published: %v", err)
			}
			for name := range published(t, dir) {
				if strings.Contains(published(t, dir)[name], "secret of the machine") {
					t.Errorf("the secret stands in %s", name)
				}
			}
			if _, _, err := Open(dir).Verify(nil, false); err != nil {
				t.Error(err)
			}
		})
	}
}

// published returns the regular files of public/.
func published(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(filepath.Join(dir, Public), func(p string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			raw, err := os.ReadFile(p)
			files[p] = string(raw)
			return err
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
