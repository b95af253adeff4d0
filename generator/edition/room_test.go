//go:build linux

package edition

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"variorum/generator/memory"
)

// mounted mounts a small file system in memory, where that is allowed, and returns its folder.
func mounted(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("this needs a file system of its own: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// lasting is what of a project's files is to be the same whatever happened before.
func lasting(files map[string]string) map[string]string {
	maps.DeleteFunc(files, func(name, _ string) bool { return name == ".public.lock" || strings.HasSuffix(name, ".undo") })
	return files
}

// TestFullDisk builds a project on a disk that has less and less room, so that it is full at one step of the writing after
// the other: in content/, in the pages beside public/, at the end. The build fails; the digest that an editor has changed
// is whole, as it was or as it is merged; the last good site stays. With room again the next build makes what one makes
// that never lacked any.
func TestFullDisk(t *testing.T) {
	start := folder(t, map[string]string{
		"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain,
		"seeds/museum/a.txt": "The museum in Lund will open again on Friday. Its roof was repaired for two years.\n",
	})
	before := built(t, start, Options{})
	edited := before + "\nThe harbour is closed until Friday.[@editor]\n"
	put(t, start, "content/harbour.md", edited)
	put(t, start, "seeds/harbour/c.txt", ferryCaptain)
	put(t, start, "seeds/library/a.txt", "The library of Lund was closed on Thursday after a pipe burst in its cellar.\n")
	whole := t.TempDir()
	copyTree(t, start, whole)
	after := built(t, whole, Options{})
	want := lasting(tree(t, whole))
	site := func(dir string) map[string]string { return tree(t, filepath.Join(dir, Public)) }
	last, next := site(start), site(whole)

	disk := mounted(t, "4m")
	failed := 0
	const page = 4096
	for room := 0; room <= 900*page; room += max(page, room/6/page*page) {
		dir := filepath.Join(disk, "project")
		copyTree(t, start, dir)
		ballast := filepath.Join(disk, "ballast")
		fill(t, disk, ballast, room)
		_, err := Open(dir).Build(Options{})
		if err != nil {
			failed++
			if !errors.Is(err, syscall.ENOSPC) {
				t.Errorf("%d bytes of room: have error %v", room, err)
			}
		}
		if have := read(t, dir, "content/harbour.md"); have != edited && have != after {
			t.Errorf("%d bytes of room: the digest is neither as it was nor as it is merged:\n%s", room, have)
		}
		if have := site(dir); !cmp.Equal(have, last) && !cmp.Equal(have, next) {
			t.Errorf("%d bytes of room: the site is neither the last one nor the next (-last +have):\n%s", room, cmp.Diff(last, have))
		}
		if err := os.Remove(ballast); err != nil {
			t.Fatal(err)
		}
		built(t, dir, Options{})
		if d := cmp.Diff(want, lasting(tree(t, dir))); d != "" {
			t.Errorf("%d bytes of room, and then enough (-a build that had enough +the next build):\n%s", room, d)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
		if err == nil && room > 0 {
			break
		}
	}
	if t.Logf("the disk was full %d times", failed); failed < 5 {
		t.Errorf("the disk was full %d times", failed)
	}
}

// fill writes a file that leaves so much room on a disk.
func fill(t *testing.T, disk, ballast string, room int) {
	t.Helper()
	var s syscall.Statfs_t
	if err := syscall.Statfs(disk, &s); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(ballast, make([]byte, max(0, int(s.Bfree)*int(s.Bsize)-room)), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestContentThatCannotBeWritten builds a project whose content/ may only be read: the build fails and says so, the last
// site stays, and once it may be written again the next build does what was to be done. With --locked, which writes
// nothing there, it is built.
func TestContentThatCannotBeWritten(t *testing.T) {
	dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain})
	built(t, dir, Options{})
	if _, err := Open(dir).Build(Options{Locked: true}); err != nil {
		t.Fatal(err)
	}
	content, site := tree(t, filepath.Join(dir, Content)), tree(t, filepath.Join(dir, Public))
	at := filepath.Join(dir, Content)
	if os.Geteuid() == 0 { // who may write everything, but not where nothing can be written
		if err := syscall.Mount(at, at, "", syscall.MS_BIND, ""); err != nil {
			t.Skipf("this needs a folder that cannot be written: %v", err)
		}
		defer func() { _ = syscall.Unmount(at, syscall.MNT_DETACH) }()
		if err := syscall.Mount("", at, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
			t.Skipf("this needs a folder that cannot be written: %v", err)
		}
	} else if err := errors.Join(os.Chmod(filepath.Join(at, ".merged"), 0o555), os.Chmod(at, 0o555)); err != nil {
		t.Fatal(err)
	}
	writable := func() {
		if os.Geteuid() == 0 {
			_ = syscall.Unmount(at, syscall.MNT_DETACH)
		} else {
			_ = errors.Join(os.Chmod(at, 0o777), os.Chmod(filepath.Join(at, ".merged"), 0o777))
		}
	}
	if r, err := Open(dir).Build(Options{Locked: true}); err != nil || r.Findings.Errors() > 0 {
		t.Errorf("locked: %v, %v", r, err)
	}
	if r, err := Open(dir).Build(Options{}); err != nil || r.Findings.Errors() > 0 {
		t.Errorf("with nothing to write: %v, %v", r, err)
	}
	put(t, dir, "seeds/harbour/c.txt", ferryCaptain)
	r, err := Open(dir).Build(Options{})
	if err == nil || !strings.Contains(err.Error(), Content) {
		t.Errorf("have %v, %v; want an error that names %s", r, err, Content)
	}
	if d := cmp.Diff(content, tree(t, at)) + cmp.Diff(site, tree(t, filepath.Join(dir, Public))); d != "" {
		t.Errorf("something was written (-before +after):\n%s", d)
	}
	writable()
	if have := built(t, dir, Options{}); !strings.Contains(have, "c.txt") {
		t.Errorf("the new article is not merged:\n%s", have)
	}
}

// TestClockPutBack changes files while the clock goes back and forth: a text of the same size is seen by what it is, not by
// how late it was written.
func TestClockPutBack(t *testing.T) {
	dir := folder(t, map[string]string{"seeds/harbour/a.txt": ferry})
	store := filepath.Join(t.TempDir(), "store")
	for i, hours := range []int{0, 48, -48, 1, -1, 24 * 400, -24 * 400} {
		text := strings.Replace(ferry, "42", []string{"42", "43", "44", "45", "46", "47", "48"}[i], 1)
		put(t, dir, "seeds/harbour/a.txt", text)
		then := time.Now().Add(time.Duration(hours) * time.Hour)
		if err := os.Chtimes(filepath.Join(dir, "seeds", "harbour", "a.txt"), then, then); err != nil {
			t.Fatal(err)
		}
		e := Open(dir)
		e.Remember(memory.Open(store, 0), "program")
		if _, err := e.Build(Options{}); err != nil {
			t.Fatal(err)
		}
		alone := folder(t, map[string]string{"seeds/harbour/a.txt": text})
		built(t, alone, Options{})
		have, want := read(t, dir, "public/harbour/sources/index.html"), read(t, alone, "public/harbour/sources/index.html")
		if i == 0 && have != want || !strings.Contains(have, text[strings.Index(text, "All 4"):strings.Index(text, " passengers")]) {
			t.Errorf("%d hours: the page has not %q", hours, text)
		}
	}
}
