//go:build unix

package disk

import (
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// TestOnlyRegularFiles opens what is no file of the project, or no file at all, by name, by link and by linked folder:
// all of it is refused, and at once.
func TestOnlyRegularFiles(t *testing.T) {
	dir, away := t.TempDir(), t.TempDir()
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.MkdirAll(at("content/sub"), 0o777))
	must(os.WriteFile(at("content/real.md"), []byte("real"), 0o666))
	must(os.WriteFile(filepath.Join(away, "secret.md"), []byte("secret"), 0o666))
	must(os.WriteFile(at("content/large.md"), make([]byte, 2000), 0o666))
	must(syscall.Mkfifo(at("content/pipe.md"), 0o666))
	must(syscall.Mkfifo(filepath.Join(away, "pipe.md"), 0o666))
	l, err := net.Listen("unix", at("content/s.md"))
	must(err)
	defer l.Close()
	links := map[string]string{
		"content/out.md": filepath.Join(away, "secret.md"), "content/up.md": "../../../../../../../../etc/passwd", "content/zero.md": "/dev/zero",
		"content/tty.md": "/dev/tty", "content/outpipe.md": filepath.Join(away, "pipe.md"), "content/self.md": "self.md", "content/a.md": "b.md", "content/b.md": "a.md",
		"content/folder": away, "content/circle": ".", "content/topipe.md": "pipe.md", "content/proc.md": "/proc/self/environ",
		"content/in.md": "real.md", "content/sub/abs.md": at("content/real.md"), "content/sub/back.md": "../in.md", "content/absfolder": at("content/sub"),
		"content/nowhere.md": "gone.md", "content/leads": "../content", "content/toomany.md": "leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/leads/real.md",
	}
	for name, to := range links {
		must(os.Symlink(to, at(name)))
	}
	device := syscall.Mknod(at("content/device.md"), syscall.S_IFCHR|0o666, 1<<8|5) == nil // where that is allowed
	f := New(dir)
	held, done := f.Held()
	defer done()
	for name, want := range map[string]error{
		"content/out.md": ErrOutside, "content/up.md": ErrOutside, "content/zero.md": ErrOutside, "content/tty.md": ErrOutside, "content/outpipe.md": ErrOutside,
		"content/proc.md": ErrOutside, "content/self.md": ErrOutside, "content/a.md": ErrOutside, "content/folder/secret.md": ErrOutside, "content/folder": ErrOutside,
		"content/toomany.md": ErrOutside, "content/pipe.md": ErrSpecial, "content/topipe.md": ErrSpecial, "content/s.md": ErrSpecial,
		"content/nowhere.md": fs.ErrNotExist, "content/large.md": ErrTooLong, "../" + filepath.Base(away) + "/secret.md": fs.ErrInvalid,
		"content/caf\xe9.md": ErrNoUTF8, "/etc/passwd": fs.ErrInvalid,
		"content/real.md": nil, "content/in.md": nil, "content/sub/abs.md": nil, "content/sub/back.md": nil, "content/absfolder/abs.md": nil, "content/circle/circle/real.md": nil,
	} {
		var raw []byte
		var err error
		atOnce(t, name, func() { raw, err = f.Read(name, 1000) })
		if !errors.Is(err, want) || want == nil && string(raw) != "real" {
			t.Errorf("%s: have %q, %v, want %v", name, raw, err, want)
		}
		if again, err := held.Read(name, 1000); !errors.Is(err, want) || string(again) != string(raw) {
			t.Errorf("%s, of the folder as it was held: have %q, %v, want %v", name, again, err, want)
		}
	}
	if device {
		if _, err := f.Read("content/device.md", 1000); !errors.Is(err, ErrSpecial) {
			t.Errorf("a device: %v", err)
		}
	}
	for name, want := range map[string]error{
		at("content/pipe.md"): ErrSpecial, "/dev/zero": ErrSpecial, "/dev/null": ErrSpecial, dir: ErrSpecial, at("content/s.md"): ErrSpecial,
		at("content/large.md"): ErrTooLong, at("content/real.md"): nil, at("content/in.md"): nil, at("gone"): fs.ErrNotExist,
	} {
		var err error
		atOnce(t, name, func() { _, err = Read(name, 1000) })
		if !errors.Is(err, want) {
			t.Errorf("%s: have %v, want %v", name, err, want)
		}
	}
	if err := f.Replace("content/out.md", []byte("secret"), []byte("written")); !errors.Is(err, ErrOutside) {
		t.Errorf("written through a link: %v", err)
	}
	if raw, err := os.ReadFile(filepath.Join(away, "secret.md")); err != nil || string(raw) != "secret" {
		t.Errorf("have %q, %v", raw, err)
	}
}

// atOnce does something that takes 0.1 s at most, if not the first time, when others keep the machine busy, then later.
func atOnce(t *testing.T, name string, do func()) {
	t.Helper()
	took := time.Duration(0)
	for range 5 {
		began := time.Now()
		do()
		if took = time.Since(began); took <= 100*time.Millisecond {
			return
		}
	}
	t.Errorf("%s: takes %v", name, took)
}

// TestSwappedWhileRead makes a file a pipe or a link to the outside, again and again, while it is read.
func TestSwappedWhileRead(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "x.md")
	stop := make(chan struct{})
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			default:
			}
			_ = os.WriteFile(name, []byte("text"), 0o666)
			_ = os.Remove(name)
			_ = os.Symlink("/etc/passwd", name)
			_ = os.Remove(name)
			_ = syscall.Mkfifo(name, 0o666)
			_ = os.Remove(name)
		}
	}()
	end := time.Now().Add(300 * time.Millisecond)
	for time.Now().Before(end) {
		raw, err := New(dir).ReadFile("x.md") // a pipe would be waited for without end
		if err == nil && string(raw) != "text" && string(raw) != "" {
			t.Fatalf("have %q", raw)
		}
	}
	close(stop)
	<-done
}

// TestIsAFileSystem walks a folder through its door.
func TestIsAFileSystem(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a/b/c.txt", "a/d.txt", "e.txt"} {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(p), 0o777), os.WriteFile(p, []byte(name), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	found := 0
	err := fs.WalkDir(New(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		found++
		f, err := New(dir).Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		if raw, err := io.ReadAll(f); err != nil || string(raw) != name {
			t.Errorf("%s: have %q, %v", name, raw, err)
		}
		return nil
	})
	if err != nil || found != 3 {
		t.Errorf("found %d files, %v", found, err)
	}
}

// TestPipeIsLeft reads a pipe that somebody waits at to write into: who waits is not woken.
func TestPipeIsLeft(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "pipe.md")
	if err := syscall.Mkfifo(pipe, 0o666); err != nil {
		t.Fatal(err)
	}
	woken := make(chan error, 1)
	go func() {
		f, err := os.OpenFile(pipe, os.O_WRONLY, 0)
		if err == nil {
			f.Close()
		}
		woken <- err
	}()
	time.Sleep(50 * time.Millisecond) // until it waits
	if _, err := New(dir).Read("pipe.md", 1000); !errors.Is(err, ErrSpecial) {
		t.Errorf("reading a pipe: %v", err)
	}
	select {
	case <-woken:
		t.Fatal("who waited to write was woken")
	case <-time.After(100 * time.Millisecond):
	}
	f, err := os.OpenFile(pipe, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	<-woken
}
