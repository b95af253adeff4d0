package watch

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestSettle(t *testing.T) {
	for _, test := range []struct {
		name string
		at   []time.Duration // when changes come
		want time.Duration   // when they count as settled
	}{
		{"one change", []time.Duration{0}, 20 * time.Millisecond},
		{"two close together", []time.Duration{0, 10 * time.Millisecond}, 30 * time.Millisecond},
		{"a stream of changes", []time.Duration{0, 15 * time.Millisecond, 30 * time.Millisecond, 45 * time.Millisecond}, 50 * time.Millisecond},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				g := &gathering{signal: make(chan struct{}, 1)}
				start := time.Now()
				go func() {
					for _, at := range test.at {
						time.Sleep(time.Until(start.Add(at)))
						g.add("x")
					}
				}()
				<-g.signal
				g.settle(t.Context(), 20*time.Millisecond, 50*time.Millisecond)
				if have := time.Since(start); have != test.want {
					t.Errorf("have %v, want %v", have, test.want)
				}
			})
		})
	}
}

// recorder keeps what a watch told.
type recorder struct {
	mu    sync.Mutex
	calls [][]string
}

func (r *recorder) changed(paths []string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.calls = append(r.calls, paths)
}

func (r *recorder) has(suffix string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, c := range r.calls {
		for _, p := range c {
			if strings.HasSuffix(filepath.ToSlash(p), suffix) {
				return true
			}
		}
	}
	return false
}

func (r *recorder) forget() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.calls = nil
}

func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("never told: %s", what)
}

func TestWaysOfSaving(t *testing.T) {
	for _, mode := range []string{"kernel", "poll"} {
		t.Run(mode, func(t *testing.T) {
			root := t.TempDir()
			path := func(p string) string { return filepath.Join(root, filepath.FromSlash(p)) }
			write := func(p, text string) {
				t.Helper()
				if err := os.MkdirAll(filepath.Dir(path(p)), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(path(p), []byte(text), 0o666); err != nil {
					t.Fatal(err)
				}
			}
			write("content/a.md", "1")
			write("public/x.html", "1")
			ready := make(chan struct{})
			stands := func() { close(ready) }
			f := Folders{Root: root, Names: []string{"content", "seeds"}, Poll: 10 * time.Millisecond, Ready: stands}
			r := &recorder{}
			ctx, cancel := context.WithCancel(t.Context())
			done := make(chan error, 1)
			go func() {
				if mode == "kernel" {
					done <- f.Watch(ctx, r.changed)
					return
				}
				done <- f.pollAll(ctx, stands, func(p string) { r.changed([]string{p}) })
			}()
			<-ready
			steps := []struct {
				name string
				do   func()
				want string
			}{
				{"write in place", func() { write("content/a.md", "22") }, "content/a.md"},
				{"write and rename", func() {
					write("content/.a.md.tmp", "333")
					if err := os.Rename(path("content/.a.md.tmp"), path("content/a.md")); err != nil {
						t.Fatal(err)
					}
				}, "content/a.md"},
				{"a folder that was not there", func() { write("seeds/story/one.txt", "1") }, "seeds/story/one.txt"},
				{"a file in the new folder", func() { write("seeds/story/two.txt", "1") }, "seeds/story/two.txt"},
				{"remove", func() {
					if err := os.Remove(path("seeds/story/one.txt")); err != nil {
						t.Fatal(err)
					}
				}, "seeds/story/one.txt"},
			}
			for _, s := range steps {
				r.forget()
				s.do()
				eventually(t, s.name, func() bool { return r.has(s.want) })
			}
			write("public/x.html", "2")
			time.Sleep(120 * time.Millisecond)
			if r.has("public/x.html") {
				t.Error("a folder that is not watched was told")
			}
			cancel()
			if err := <-done; err != nil {
				t.Error(err)
			}
		})
	}
}
