package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// mounted returns a folder that is a file system of its own, holding the first site: nothing can be renamed into it from
// outside, nor can it be exchanged.
func mounted(t *testing.T) *Folder {
	t.Helper()
	f := &Folder{Dir: filepath.Join(t.TempDir(), "public"), exchange: refuse}
	if _, err := f.Publish(first); err != nil {
		t.Fatal(err)
	}
	f.rename = func(from, to string) error {
		if strings.HasPrefix(from, f.Dir) != strings.HasPrefix(to, f.Dir) {
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: syscall.EXDEV}
		}
		return os.Rename(from, to)
	}
	return f
}

// tidy reports what is left beside and in the folder that is no part of the site.
func tidy(t *testing.T, f *Folder) {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(filepath.Dir(f.Dir), ".public.*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(left) != 1 || filepath.Base(left[0]) != ".public.lock" {
		t.Errorf("left beside the folder: %v", left)
	}
	if _, err := os.Lstat(filepath.Join(f.Dir, inside)); err == nil {
		t.Errorf("%s was left in the folder", inside)
	}
}

func TestAnotherFileSystem(t *testing.T) {
	f := mounted(t)
	if r, err := f.Publish(second); err != nil || !r.OneByOne {
		t.Fatalf("%+v, %v", r, err)
	}
	if d := cmp.Diff(second, tree(t, f.Dir)); d != "" {
		t.Errorf("published (-want +have):\n%s", d)
	}
	tidy(t, f)
}

func TestFullDiskOnAnotherFileSystem(t *testing.T) {
	f := mounted(t)
	f.write = func(name string, content []byte) error {
		if strings.HasPrefix(name, f.Dir) && filepath.Base(name) == Manifest {
			return fmt.Errorf("write %s: %w", name, syscall.ENOSPC)
		}
		return write(name, content)
	}
	if _, err := f.Publish(second); !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("have error %v", err)
	}
	if d := cmp.Diff(first, tree(t, f.Dir)); d != "" {
		t.Errorf("the last good site was touched (-want +have):\n%s", d)
	}
	tidy(t, f)
	f.write = nil
	if _, err := f.Publish(second); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(second, tree(t, f.Dir)); d != "" {
		t.Errorf("with room again (-want +have):\n%s", d)
	}
}

func TestInterruptedOnAnotherFileSystem(t *testing.T) {
	f := mounted(t)
	rename := f.rename
	f.rename = func(from, to string) error {
		if filepath.Base(to) == "index.html" {
			return errors.New("the power went")
		}
		return rename(from, to)
	}
	if _, err := f.Publish(second); err == nil {
		t.Fatal("no error")
	}
	f.rename = rename
	if findings, err := f.Check(); err != nil || len(findings) > 0 {
		t.Fatal(findings, err)
	}
	if d := cmp.Diff(second, tree(t, f.Dir)); d != "" {
		t.Errorf("finished (-want +have):\n%s", d)
	}
	tidy(t, f)
}

func TestFolderIsALink(t *testing.T) {
	root := t.TempDir()
	f := &Folder{Dir: filepath.Join(root, "public"), Name: "public"}
	if err := os.Mkdir(filepath.Join(root, "elsewhere"), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("elsewhere", f.Dir); err != nil {
		t.Skip(err)
	}
	for _, site := range []map[string][]byte{first, second} {
		if findings, err := f.Check(); err != nil || len(findings) > 0 {
			t.Fatal(findings, err)
		}
		if _, err := f.Publish(site); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(site, tree(t, filepath.Join(root, "elsewhere"))); d != "" {
			t.Errorf("(-want +have):\n%s", d)
		}
	}
	if info, err := os.Lstat(f.Dir); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
}

func TestFolderIsAFile(t *testing.T) {
	f := &Folder{Dir: filepath.Join(t.TempDir(), "public"), Name: "public"}
	if err := os.WriteFile(f.Dir, nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if _, err := f.Check(); err == nil || !strings.Contains(err.Error(), "public is a file") {
		t.Errorf("have %v", err)
	}
}

func TestPermissions(t *testing.T) {
	f := &Folder{Dir: filepath.Join(t.TempDir(), "public")}
	if _, err := f.Publish(first); err != nil {
		t.Fatal(err)
	}
	mode := func(want os.FileMode) {
		t.Helper()
		if info, err := os.Stat(f.Dir); err != nil || info.Mode().Perm() != want {
			t.Errorf("have %v, %v, want %v", info.Mode(), err, want)
		}
	}
	chmod := func(name string, to os.FileMode) {
		t.Helper()
		if err := os.Chmod(filepath.Join(f.Dir, name), to); err != nil {
			t.Fatal(err)
		}
	}
	chmod("a", 0o555) // what is in it can be removed only after a change of permissions
	chmod(".", 0o750)
	if _, err := f.Publish(second); err != nil {
		t.Fatal(err)
	}
	mode(0o750)
	tidy(t, f)
	chmod(".", 0o555)
	if _, err := f.Publish(first); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a write-protected folder: have %v", err)
	}
	mode(0o555)
	if d := cmp.Diff(second, tree(t, f.Dir)); d != "" {
		t.Errorf("(-want +have):\n%s", d)
	}
	tidy(t, f)
	chmod(".", 0o755)
}

// TestSeveralAtOnce publishes two sites in turn, from several sides, while others look: there is always one of the two,
// whole, and nobody sees an error or a foreign file.
func TestSeveralAtOnce(t *testing.T) {
	for name, exchange := range map[string]func(a, b string) error{"exchanged": nil, "one by one": refuse} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			var wait sync.WaitGroup
			for i := range 4 {
				wait.Go(func() {
					f := &Folder{Dir: dir, exchange: exchange}
					for n := range 20 {
						site := first
						if (i+n)%2 == 0 {
							site = second
						}
						if findings, err := f.Check(); err != nil || exchange == nil && len(findings) > 0 {
							t.Error(findings, err)
						}
						if _, err := f.Publish(site); err != nil {
							t.Error(err)
						}
					}
				})
			}
			wait.Wait()
			have := tree(t, dir)
			if cmp.Diff(first, have) != "" && cmp.Diff(second, have) != "" {
				t.Errorf("the last site is neither: %v", have)
			}
		})
	}
}

// TestLeftBehind publishes what stands there already after a run that was killed before it had cleared up.
func TestLeftBehind(t *testing.T) {
	f := &Folder{Dir: filepath.Join(t.TempDir(), "public")}
	site := map[string][]byte{"index.html": []byte("one")}
	if _, err := f.Publish(site); err != nil {
		t.Fatal(err)
	}
	for _, what := range []string{"next", "staged"} {
		if err := write(filepath.Join(beside(f.Dir, what), "old", "index.html"), []byte("none")); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.Publish(site); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(f.Dir), ".public.*")); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}
