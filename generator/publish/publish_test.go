package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var first = map[string][]byte{"index.html": []byte("one"), "a/index.html": []byte("a"), "style.css": []byte("s")}

var second = map[string][]byte{"index.html": []byte("two"), "b/index.html": []byte("b"), "style.css": []byte("s")}

// tree returns the files below dir, without the manifest.
func tree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	names, err := list(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, n := range names {
		if n == Manifest {
			continue
		}
		files[n], err = os.ReadFile(filepath.Join(dir, n))
		if err != nil {
			t.Fatal(err)
		}
	}
	return files
}

func refuse(a, b string) error { return fmt.Errorf("%w: no", errRefused) }

func TestPublish(t *testing.T) {
	for _, test := range []struct {
		name     string
		exchange func(a, b string) error
		oneByOne bool
	}{{"exchanged", nil, false}, {"one by one", refuse, true}} {
		t.Run(test.name, func(t *testing.T) {
			root := t.TempDir()
			f := &Folder{Dir: filepath.Join(root, "public"), exchange: test.exchange, Keep: []string{"CNAME"}}
			if _, err := f.Publish(first); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(f.Dir, "CNAME"), []byte("x"), 0o666); err != nil {
				t.Fatal(err)
			}
			r, err := f.Publish(second)
			if err != nil {
				t.Fatal(err)
			}
			if want := (Result{Files: 4, Written: 3, Removed: 1, OneByOne: test.oneByOne}); r != want {
				t.Errorf("have %+v, want %+v", r, want)
			}
			want := maps.Clone(second)
			want["CNAME"] = []byte("x")
			if d := cmp.Diff(want, tree(t, f.Dir)); d != "" {
				t.Errorf("published (-want +have):\n%s", d)
			}
			if _, err := os.Stat(filepath.Join(f.Dir, "a")); err == nil && test.oneByOne {
				t.Error("an empty folder was left")
			}
			if r, err = f.Publish(second); err != nil || r.Written != 0 || r.Removed != 0 {
				t.Errorf("publishing the same again: %+v, %v", r, err)
			}
			left, _ := filepath.Glob(filepath.Join(root, ".public.*"))
			if len(left) != 1 || filepath.Base(left[0]) != ".public.lock" {
				t.Errorf("left beside the folder: %v", left)
			}
		})
	}
}

func TestInterrupted(t *testing.T) {
	root := t.TempDir()
	f := &Folder{Dir: filepath.Join(root, "public"), exchange: refuse}
	if _, err := f.Publish(first); err != nil {
		t.Fatal(err)
	}
	// The staged folder and the journal as they are right after the journal was written.
	staged := filepath.Join(root, ".public.staged")
	for name, content := range map[string]string{"index.html": "two", "b/index.html": "b"} {
		if err := write(filepath.Join(staged, name), []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(root, ".public.journal"), []byte(`{"staged":".public.staged","move":["b/index.html","index.html","gone.css"],"remove":["a/index.html"]}`), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Check(); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(second, tree(t, f.Dir)); d != "" {
		t.Errorf("after recovery (-want +have):\n%s", d)
	}
}

func TestJournalPointsOutside(t *testing.T) {
	root := t.TempDir()
	f := &Folder{Dir: filepath.Join(root, "public")}
	if err := os.WriteFile(filepath.Join(root, ".public.journal"), []byte(`{"staged":"..","move":[],"remove":["../../etc/passwd"]}`), 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Check(); err == nil {
		t.Error("a journal that names files outside was followed")
	}
}

func TestFailureLeavesTheOldSite(t *testing.T) {
	f := &Folder{Dir: filepath.Join(t.TempDir(), "public")}
	if _, err := f.Publish(first); err != nil {
		t.Fatal(err)
	}
	f.exchange = func(a, b string) error { return errors.New("disk on fire") }
	if _, err := f.Publish(second); err == nil {
		t.Fatal("no error")
	}
	if d := cmp.Diff(first, tree(t, f.Dir)); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
}

func TestCheck(t *testing.T) {
	for _, test := range []struct {
		name  string
		files map[string]string // beside a published site
		ours  bool              // a site was published there
		keep  []string
		adopt bool
		want  []string
	}{
		{"ours", nil, true, nil, false, nil},
		{"foreign", map[string]string{"x.txt": "", "d/y.txt": ""}, true, nil, false, []string{
			"public/d/y.txt: the program did not make this file and will not delete it (public-foreign)",
			"public/x.txt: the program did not make this file and will not delete it (public-foreign)",
		}},
		{"kept", map[string]string{"x.txt": "", "d/y.txt": "", ".well-known/a": ""}, true, []string{"*.txt", ".well-known/**"}, false, nil},
		{"no manifest", map[string]string{"x.txt": ""}, false, nil, false, []string{
			"public: the folder has 1 files and no manifest.json: it was not made by this program (public-not-ours)",
		}},
		{"adopted", map[string]string{"x.txt": ""}, false, nil, true, nil},
		{"empty", nil, false, nil, false, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := &Folder{Dir: filepath.Join(t.TempDir(), "public"), Name: "public", Keep: test.keep, Adopt: test.adopt}
			if test.ours {
				if _, err := f.Publish(first); err != nil {
					t.Fatal(err)
				}
			}
			for name, content := range test.files {
				if err := write(filepath.Join(f.Dir, name), []byte(content)); err != nil {
					t.Fatal(err)
				}
			}
			findings, err := f.Check()
			if err != nil {
				t.Fatal(err)
			}
			findings.Sort()
			var have []string
			for _, x := range findings {
				have = append(have, x.Error())
			}
			if d := cmp.Diff(test.want, have); d != "" {
				t.Errorf("(-want +have):\n%s", d)
			}
		})
	}
}

func TestPathsThatLeaveTheFolder(t *testing.T) {
	f := &Folder{Dir: filepath.Join(t.TempDir(), "public")}
	for _, name := range []string{"../x", "/x", "a/../x", "manifest.json", ""} {
		if _, err := f.Publish(map[string][]byte{name: nil}); err == nil {
			t.Errorf("%q was published", name)
		}
	}
}
