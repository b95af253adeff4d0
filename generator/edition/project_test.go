package edition

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// folder writes files below a new folder and returns it.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		put(t, dir, name, text)
	}
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

const (
	ferry      = "The ferry Havna ran aground near Oksund on Monday, the coast guard said. All 42 passengers were taken ashore.\n"
	ferryAgain = "The coast guard said the ferry Havna ran aground near Oksund on Monday. All 42 passengers were taken ashore.\n"
)

func TestWrongFolder(t *testing.T) {
	dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry, "content/about.md": "---\ntitle: About\n---\nWe.\n"})
	for _, test := range []struct{ at, want string }{
		{"seeds/harbour", "did you mean -C " + dir},
		{"content", "did you mean -C " + dir},
		{"..", "variorum init"},
		{"nowhere", "no such file"},
		{"seeds/harbour/a.txt", "not a folder"},
	} {
		at := filepath.Join(dir, filepath.FromSlash(test.at))
		_, err := Open(at).Build(Options{})
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: have %v, want %q", test.at, err, test.want)
		}
		if _, err := os.Stat(filepath.Join(at, Public)); err == nil {
			t.Errorf("%s: a site was made", test.at)
		}
	}
}

func TestSummaryNamesWhatIsNotPublished(t *testing.T) {
	dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain, "seeds/museum/a.txt": "The museum in Lund will open again on Friday. Its roof was repaired for two years.\n"})
	if _, err := Open(dir).Build(Options{}); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "content", "harbour.md"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "content/harbour.md", strings.Replace(string(raw), "42 passengers", "43 passengers", 1))
	put(t, dir, "content/_site.md", "---\nunsigned: hold\n---\n")
	r, err := Open(dir).Build(Options{})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	r.Summary.Print(&b)
	for _, want := range []string{
		"held back by errors, their last published pages stay: content/harbour.md\n",
		"not published before they are signed (unsigned: hold): content/museum.md\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("no %q in\n%s", want, b.String())
		}
	}
}

// TestOneFileTwice verifies a digest that is named twice, and two digests of one story.
func TestOneFileTwice(t *testing.T) {
	dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain})
	if _, err := Open(dir).Build(Options{}); err != nil {
		t.Fatal(err)
	}
	findings, n, err := Open(dir).Verify([]string{"content/harbour.md", "content/../content/harbour.md"}, false)
	if err != nil || n != 1 || findings.Errors() > 0 {
		t.Errorf("have %d, %v, %v", n, findings, err)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "content", "harbour.md"))
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "content/again.md", string(raw))
	if findings, n, err = Open(dir).Verify(nil, false); err != nil || n != 2 || !findings.Has("story-duplicate") {
		t.Errorf("have %d, %v, %v", n, findings, err)
	}
}

// TestSeveralBuildsAtOnce builds one project from several sides: none fails, and the site is that of one build.
func TestSeveralBuildsAtOnce(t *testing.T) {
	files := map[string]string{"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain, "seeds/museum/a.txt": "The museum in Lund will open again on Friday.\n"}
	dir, alone := folder(t, files), folder(t, files)
	for _, more := range []string{"", "Divers found a hole of two metres in its hull on Tuesday.\n"} {
		put(t, dir, "seeds/harbour/c.txt", ferry+more)
		put(t, alone, "seeds/harbour/c.txt", ferry+more)
		var wait sync.WaitGroup
		for range 4 {
			wait.Go(func() {
				if r, err := Open(dir).Build(Options{}); err != nil || r.Findings.Errors() > 0 {
					t.Error(err, r)
				}
			})
		}
		wait.Wait()
		if _, err := Open(alone).Build(Options{}); err != nil {
			t.Fatal(err)
		}
	}
	for _, below := range []string{Content, Public} {
		if d := cmp.Diff(tree(t, filepath.Join(alone, below)), tree(t, filepath.Join(dir, below))); d != "" {
			t.Errorf("%s (-one build +several):\n%s", below, d)
		}
	}
}
