//go:build unix

package command

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestSpecialFilesInEveryCommand puts pipes, devices, and links out of the project, in circles and to devices where the commands
// look for files and where they write some: no command waits, none takes more than a tenth of a second of the processor longer than
// without, nothing of the machine is told, and nothing outside is written.
func TestSpecialFilesInEveryCommand(t *testing.T) {
	feed := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `<rss version="2.0"><channel><title>t</title></channel></rss>`)
	}))
	defer feed.Close()
	project := t.TempDir()
	for name, text := range map[string]string{
		"seeds/harbour/a.txt":    "The ferry Alva ran aground near Sandholm on Monday, the coast guard said. All 42 passengers were brought ashore.\n",
		"seeds/_inbox/c.txt":     "The ferry Alva was towed to Sandholm on Tuesday, the coast guard said.\n",
		"seeds/_inbox/_story.md": "---\nsources: {}\n---\n",
		"content/about.md":       "---\ntitle: About\n---\nAll of it.\n",
		"new.txt":                "The ferry Alva was towed to Sandholm on Tuesday, the coast guard said.\n",
	} {
		write(t, filepath.Join(project, filepath.FromSlash(name)), text)
	}
	secret := filepath.Join(t.TempDir(), "secret.md")
	write(t, secret, "The secret of the machine.\n")
	name := "nothing special"
	run := func(dir string, args []string) (output string, took time.Duration) {
		t.Helper()
		var out, errs strings.Builder
		done := make(chan bool)
		before := used(t)
		go func() {
			Run(append([]string{"-C", dir}, args...), strings.NewReader(""), &out, &errs, []string{"VARIORUM_MEMORY=off"})
			close(done)
		}()
		select {
		case <-done:
		case <-time.After(time.Minute):
			t.Fatalf("%s: %v waits", name, args)
		}
		return out.String() + errs.String(), used(t) - before
	}
	run(project, []string{"build"})
	kinds := map[string]func(at string) error{
		"pipe":   func(at string) error { return syscall.Mkfifo(at, 0o666) },
		"out":    func(at string) error { return os.Symlink(secret, at) },
		"zero":   func(at string) error { return os.Symlink("/dev/zero", at) },
		"circle": func(at string) error { return os.Symlink(filepath.Base(at), at) },
		"device": func(at string) error { return syscall.Mknod(at, syscall.S_IFCHR|0o666, 1<<8|5) },
	}
	// DIR stands for the project's folder.
	for _, test := range []struct {
		args   string
		places string
	}{
		{"add harbour DIR/new.txt", "new.txt seeds/harbour/_story.md seeds/harbour/new.txt"},
		{"inbox", "seeds/_inbox seeds/_inbox/c.txt seeds/_inbox/_story.md"},
		{"inbox --take all", "seeds/_inbox/c.txt seeds/_inbox/_story.md seeds/harbour/c.txt seeds/harbour/_story.md"},
		{"inbox --allow-private --feed " + feed.URL, "seeds/_inbox seeds/_inbox/.feeds.json"},
		{"rename harbour port", "seeds/port content/port.md content/.merged/port.md content/.merged/harbour.md content/.merged/harbour.undo seeds/harbour/_story.md content/about.md"},
		{"remove harbour", "seeds/_removed content/.merged/harbour.md content/.merged/harbour.undo content/about.md"},
		{"merge", "content/harbour.md content/.merged content/.merged/harbour.md"},
		{"merge --undo harbour", "content/harbour.md content/.merged/harbour.undo"},
		{"verify", "content/harbour.md content/.merged/harbour.md .public.lock"},
		{"status", "content/harbour.md .public.lock .public.journal public/manifest.json"},
		{"sign content/harbour.md --by A", "content/harbour.md"},
		{"sign content/about.md --by A", "content/about.md"},
		{"export harbour -o DIR/out.html", "content/harbour.md out.html"},
		{"export harbour --format docx -o DIR/out.docx", "out.docx"},
		{"text DIR/seeds/harbour/a.txt", "seeds/harbour/a.txt seeds/harbour/_story.md"},
		{"text DIR/new.txt", "new.txt"},
		{"explain harbour", "seeds/harbour/b.txt seeds/harbour/_story.md"},
		{"trace harbour", "seeds/harbour/b.txt"},
		{"threads", "seeds/harbour/b.txt content/harbour.md"},
		{"site DIR/part", "part"},
		{"build --stories harbour --part DIR/part", "part"},
		{"build", ".public.lock .public.journal .public.next public/manifest.json public/harbour templates content/.merged"},
		{"init", ".gitignore .gitattributes content"},
	} {
		plain := time.Hour
		for _, place := range strings.Fields(test.places) {
			for kind, make := range kinds {
				if kind == "out" && (place == "new.txt" || strings.HasPrefix(place, "out.")) {
					continue // who names a link means what it leads to
				}
				if kind != "pipe" && kind != "out" && !strings.Contains(" add text export sign ", " "+strings.Fields(test.args)[0]+" ") {
					continue // one door refuses them all
				}
				name = test.args + "/" + place + "/" + kind
				extra := time.Hour
				for try := 0; try < 4 && extra > 100*time.Millisecond; try++ {
					in := func() (string, []string) {
						dir := t.TempDir()
						if err := os.CopyFS(dir, os.DirFS(project)); err != nil {
							t.Fatal(err)
						}
						return dir, strings.Fields(strings.ReplaceAll(test.args, "DIR", dir))
					}
					if plain == time.Hour || try > 0 {
						_, took := run(in())
						plain = min(plain, took)
					}
					dir, args := in()
					at := filepath.Join(dir, filepath.FromSlash(place))
					if err := os.RemoveAll(at); err != nil {
						t.Fatal(err)
					}
					_ = os.MkdirAll(filepath.Dir(at), 0o777)
					if err := make(at); err != nil {
						t.Skipf("%s: %v", name, err)
					}
					output, took := run(dir, args)
					extra = min(extra, took-plain)
					if strings.Contains(output, "secret of the machine") || strings.Contains(output, "goroutine ") {
						t.Errorf("%s: %s", name, output)
					}
					for file := range regular(t, dir) {
						if raw, err := os.ReadFile(file); err != nil || strings.Contains(string(raw), "secret of the machine") {
							t.Errorf("%s: the secret stands in %s: %v", name, file, err)
						}
					}
				}
				if extra > 100*time.Millisecond {
					t.Errorf("%s: takes %v more than without", name, extra)
				}
			}
		}
	}
	if raw, err := os.ReadFile(secret); err != nil || string(raw) != "The secret of the machine.\n" {
		t.Errorf("a file outside the project was written: %d bytes, %v", len(raw), err)
	}
}

// regular lists the regular files of a folder.
func regular(t *testing.T, dir string) map[string]bool {
	t.Helper()
	files := map[string]bool{}
	err := filepath.WalkDir(dir, func(p string, d os.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files[p] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// used is the processor's time that the process has used.
func used(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
