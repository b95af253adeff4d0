package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestLay writes files below a folder, those that stand there already included, and tells what cannot be written.
func TestLay(t *testing.T) {
	dir := t.TempDir()
	files := map[string]string{"index.html": "home", "empty": "", "a/b/c/index.html": "deep", "a/x.html": "x", "large": string(make([]byte, 3<<20))}
	site := Site{Read: func(name string) ([]byte, error) { return []byte(files[name]), nil }}
	for _, before := range []string{"", "longer than what is written"} {
		if before != "" {
			if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(before), 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if err := lay(dir, site, []string{"a/b/c/index.html", "a/x.html", "empty", "index.html", "large"}); err != nil {
			t.Fatal(err)
		}
		for name, want := range files {
			if got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name))); err != nil || string(got) != want {
				t.Errorf("%s has %d bytes, %v", name, len(got), err)
			}
		}
	}
	if err := lay(dir, site, []string{"empty/index.html"}); err == nil {
		t.Error("a file is taken for a folder")
	}
	if err := lay(filepath.Join(dir, "none"), site, []string{"index.html"}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
	wrong := errors.New("cannot be read")
	site.Read = func(string) ([]byte, error) { return nil, wrong }
	if err := lay(dir, site, []string{"index.html"}); !errors.Is(err, wrong) {
		t.Errorf("have %v", err)
	}
}
