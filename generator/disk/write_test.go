package disk

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// tries is how often a test meets chance: so often as VARIORUM_TRIES says, else as is enough for every day.
func tries(t *testing.T, everyDay int) int {
	t.Helper()
	n, err := strconv.Atoi(os.Getenv("VARIORUM_TRIES"))
	if err != nil {
		return everyDay
	}
	return n
}

// saves are the ways in which editors' programs save.
var saves = map[string]func(name, text string) error{
	"in place": func(name, text string) error { return os.WriteFile(name, []byte(text), 0o666) },
	"renamed": func(name, text string) error {
		if err := os.WriteFile(name+"~", []byte(text), 0o666); err != nil {
			return err
		}
		return os.Rename(name+"~", name)
	},
	"slowly": func(name, text string) error {
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE, 0o666)
		if err != nil {
			return err
		}
		time.Sleep(200 * time.Microsecond)
		_, err = f.WriteString(text)
		return errors.Join(err, f.Truncate(int64(len(text))), f.Close())
	},
	"moved away": func(name, text string) error {
		if err := os.Rename(name, name+".bak"); err != nil {
			return err
		}
		return os.WriteFile(name, []byte(text), 0o666)
	},
}

var ways = []string{"in place", "renamed", "slowly", "moved away"}

// TestNoSaveIsLost saves a file at a moment at which it is replaced: what was saved stands there in the end, always.
func TestNoSaveIsLost(t *testing.T) {
	for n := range 2 * len(ways) {
		way, save := ways[n/2], saves[ways[n/2]]
		refuses := n%2 == 1
		t.Run(fmt.Sprint(way, refuses), func(t *testing.T) {
			dir := t.TempDir()
			f := New(dir)
			f.refuses = refuses
			file := filepath.Join(dir, "x.md")
			held := 0
			for n := range tries(t, 60) {
				if err := os.WriteFile(file, []byte("before"), 0o666); err != nil {
					t.Fatal(err)
				}
				want := fmt.Sprint("saved ", n, strings.Repeat(" word", n%7))
				done := make(chan error, 1)
				wait := time.Duration(rand.IntN(600)) * time.Microsecond
				go func() {
					time.Sleep(wait)
					done <- save(file, want)
				}()
				err := f.Replace("x.md", []byte("before"), []byte("after, which is longer"))
				if err != nil && !errors.Is(err, ErrChanged) {
					t.Fatal(err)
				}
				if saved := <-done; saved != nil {
					continue // the file was away for a moment: the editor's program says so
				}
				if err != nil {
					held++
				}
				if raw, err := os.ReadFile(file); err != nil || string(raw) != want {
					t.Fatalf("save %d: have %q, %v, want %q", n, raw, err, want)
				}
			}
			t.Logf("%d saves fell into the replacing", held)
			if kept, err := f.Clear("."); err != nil || len(kept) > 0 {
				t.Errorf("left over: %v, %v", kept, err)
			}
			left, err := filepath.Glob(filepath.Join(dir, ".*"))
			if err != nil || len(left) > 0 {
				t.Errorf("left over: %v, %v", left, err)
			}
		})
	}
}

// TestSavedAtEveryStep saves before every single step of a replacement, once and twice over.
func TestSavedAtEveryStep(t *testing.T) {
	for n := range 2 * len(ways) {
		way, save := ways[n/2], saves[ways[n/2]]
		for first := range 12 {
			for second := first; second < 14; second++ {
				if testing.Short() && second > first+1 {
					continue
				}
				dir := t.TempDir()
				file := filepath.Join(dir, "x.md")
				if err := os.WriteFile(file, []byte("before"), 0o666); err != nil {
					t.Fatal(err)
				}
				step, want := 0, ""
				f := (&Folder{dir: dir, refuses: n%2 == 1}).Watched(func() {
					if step == first || step == second {
						text := fmt.Sprint("saved at step ", step)
						if save(file, text) == nil {
							want = text
						}
					}
					step++
				})
				err := f.Replace("x.md", []byte("before"), []byte("after"))
				if err == nil && want == "" {
					want = "after"
				}
				if raw, got := os.ReadFile(file); got != nil || string(raw) != want {
					t.Errorf("%s at %d and %d: have %q, %v, want %q (%v)", way, first, second, raw, got, want, err)
				}
			}
		}
	}
}

// TestClear finishes a replacement that was killed at every step, saved into or not.
func TestClear(t *testing.T) {
	type killed struct{}
	for n := range 4 {
		saved := n%2 == 1
		for kill := range 12 {
			dir := t.TempDir()
			file := filepath.Join(dir, "x.md")
			if err := os.WriteFile(file, []byte("before"), 0o666); err != nil {
				t.Fatal(err)
			}
			step := 0
			func() {
				defer func() {
					if p := recover(); p != nil && p != any(killed{}) {
						panic(p)
					}
				}()
				_ = (&Folder{dir: dir, refuses: n > 1}).Watched(func() {
					if step == kill {
						panic(killed{})
					}
					if step++; saved && step == 5 {
						if err := os.WriteFile(file, []byte("saved"), 0o666); err != nil {
							t.Fatal(err)
						}
					}
				}).Replace("x.md", []byte("before"), []byte("after"))
			}()
			kept, err := New(dir).Clear(".")
			raw, _ := os.ReadFile(file)
			if err != nil || len(kept) > 0 {
				t.Errorf("killed at %d: %v, %v", kill, kept, err)
			}
			if have := string(raw); saved && step > 4 && have != "saved" || !saved && have != "before" && have != "after" {
				t.Errorf("killed at %d (saved: %v): have %q", kill, saved, have)
			}
			if left, _ := filepath.Glob(filepath.Join(dir, ".*")); len(left) > 0 {
				t.Errorf("killed at %d: left over: %v", kill, left)
			}
		}
	}
}

func TestReplace(t *testing.T) {
	dir := t.TempDir()
	f := New(dir)
	text := func(name string) string {
		raw, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			return err.Error()
		}
		return string(raw)
	}
	for _, test := range []struct {
		what          string
		name          string
		before, after []byte
		want          string
		changed       bool
	}{
		{"made", "a/x.md", nil, []byte("one"), "one", false},
		{"made twice", "a/x.md", nil, []byte("two"), "one", true},
		{"replaced", "a/x.md", []byte("one"), []byte("two"), "two", false},
		{"not as expected", "a/x.md", []byte("one"), []byte("three"), "two", true},
		{"emptied", "a/x.md", []byte("two"), []byte{}, "", false},
		{"filled", "a/x.md", []byte{}, []byte("four"), "four", false},
		{"removed, not as expected", "a/x.md", []byte("one"), nil, "four", true},
		{"not there", "a/y.md", []byte("one"), []byte("two"), "open " + filepath.Join(dir, "a/y.md") + ": no such file or directory", true},
		{"removed", "a/x.md", []byte("four"), nil, "open " + filepath.Join(dir, "a/x.md") + ": no such file or directory", false},
	} {
		err := f.Replace(test.name, test.before, test.after)
		if changed := errors.Is(err, ErrChanged); changed != test.changed || err != nil && !changed {
			t.Errorf("%s: %v", test.what, err)
		}
		if have := text(test.name); have != test.want {
			t.Errorf("%s: have %q, want %q", test.what, have, test.want)
		}
	}
}

// TestLinksStayLinks replaces what a link leads to, and keeps who may read the file.
func TestLinksStayLinks(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "desk"), 0o777); err != nil {
		t.Fatal(err)
	}
	real := filepath.Join(dir, "desk", "real.md")
	if err := os.WriteFile(real, []byte("before"), 0o640); err != nil {
		t.Fatal(err)
	}
	for _, to := range []string{"desk/real.md", real} {
		link := filepath.Join(dir, "x.md")
		if err := os.Symlink(to, link); err != nil {
			t.Skip(err)
		}
		if err := New(dir).Replace("x.md", []byte("before"), []byte("after")); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
			t.Errorf("%s: the link is gone", to)
		}
		if info, err := os.Stat(link); err != nil || info.Mode().Perm() != 0o640 {
			t.Errorf("%s: %v, %v", to, info, err)
		}
		if raw, err := os.ReadFile(real); err != nil || string(raw) != "after" {
			t.Errorf("%s: have %q, %v", to, raw, err)
		}
		if err := errors.Join(os.Remove(link), New(dir).Replace("desk/real.md", []byte("after"), []byte("before"))); err != nil {
			t.Fatal(err)
		}
	}
}
