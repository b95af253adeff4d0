//go:build unix

package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestCheckoutWhileServing changes hundreds of files at once under a process that serves them, as a checkout of another
// branch does, and back, and deletes public/ meanwhile: in the end the site is that of a build anew.
func TestCheckoutWhileServing(t *testing.T) {
	dir := project(t)
	w := newWatcher(t, dir, t.TempDir(), []string{"serve", "--addr", "127.0.0.1:0"})
	page := func(name string) string {
		raw, _ := os.ReadFile(filepath.Join(dir, "public", filepath.FromSlash(name)))
		return string(raw)
	}
	until := func(what string, done func() bool) {
		t.Helper()
		for late := time.Now().Add(5 * time.Minute); !done(); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(late) {
				_ = w.end(syscall.SIGKILL)
				t.Fatalf("%s: not in time\n%s", what, w.said)
			}
		}
	}
	n := 0
	settle := func(what string) {
		t.Helper()
		for range 2 { // the first build may have read seeds/ before the last change there
			n++
			last := fmt.Sprintf("We are %d at the end.", n)
			put(t, dir, "content/about.md", "---\ntitle: About\n---\n"+last+"\n")
			until(what, func() bool { return strings.Contains(page("about/index.html"), last) })
		}
	}
	settle("the first build")
	const stories = 8
	branch := map[string]string{}
	for story := range stories {
		for article := range 30 {
			branch[fmt.Sprintf("seeds/story-%d/%d.txt", story, article)] = fmt.Sprintf("The town of Lund counted %d visitors on Monday, its clerk said.\n", 100*(story+1)+article)
		}
	}
	for name, text := range branch {
		put(t, dir, name, text)
	}
	settle("240 files that come")
	if page("story-7/index.html") == "" {
		t.Errorf("the last story has no page")
	}
	if err := os.RemoveAll(filepath.Join(dir, "public")); err != nil {
		t.Fatal(err)
	}
	until("public/ that was deleted", func() bool { return page("story-0/index.html") != "" && page("about/index.html") != "" })
	for story := range stories {
		if err := os.RemoveAll(filepath.Join(dir, "seeds", fmt.Sprintf("story-%d", story))); err != nil {
			t.Fatal(err)
		}
		_ = os.Remove(filepath.Join(dir, "content", fmt.Sprintf("story-%d.md", story)))
		_ = os.Remove(filepath.Join(dir, "content", ".merged", fmt.Sprintf("story-%d.md", story)))
	}
	put(t, dir, "seeds/harbour/a.txt", "The ferry Havna ran aground near Oksund on Sunday, the coast guard said. All 40 passengers were taken ashore.\n")
	settle("240 files that go")
	if page("story-7/index.html") != "" || !strings.Contains(page("harbour/sources/index.html"), "Sunday") {
		t.Errorf("the site is not that of the first branch")
	}
	if err := w.end(syscall.SIGTERM); err != nil {
		t.Fatalf("%v\n%s", err, w.said)
	}
	before := built(t, dir)
	Run([]string{"-C", dir, "build", "--fresh"}, nil, io.Discard, io.Discard, []string{"VARIORUM_MEMORY=off"})
	if d := cmp.Diff(built(t, dir), before); d != "" {
		t.Errorf("what was served differs from a build anew (-anew +served):\n%s", d)
	}
}
