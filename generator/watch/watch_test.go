package watch

import (
	"path/filepath"
	"slices"
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
				g := newGathering()
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

func (r *recorder) changed(paths []string, _ bool) {
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

// all returns every path that was told.
func (r *recorder) all() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return slices.Concat(r.calls...)
}

func TestWaysOfSaving(t *testing.T) {
	for mode, blind := range modes {
		t.Run(mode, func(t *testing.T) {
			p := place{t, t.TempDir()}
			p.write("project/content/a.md")
			p.write("project/public/x.html")
			r := p.watch(Folders{Names: []string{"content", "seeds"}, blind: blind})
			r.steps(t, []step{
				{"write in place", func() { p.write("project/content/a.md") }, "content/a.md"},
				{"write and rename", func() {
					p.write("project/content/.a.md.tmp")
					p.rename("project/content/.a.md.tmp", "project/content/a.md")
				}, "content/a.md"},
				{"a folder that was not there", func() { p.write("project/seeds/story/one.txt") }, "seeds/story/one.txt"},
				{"a file in the new folder", func() { p.write("project/seeds/story/two.txt") }, "seeds/story/two.txt"},
				{"remove", func() { p.remove("project/seeds/story/one.txt") }, "seeds/story/one.txt"},
			})
			p.write("project/public/x.html")
			time.Sleep(120 * time.Millisecond)
			if r.has("public/x.html") {
				t.Error("a folder that is not watched was told")
			}
		})
	}
}
