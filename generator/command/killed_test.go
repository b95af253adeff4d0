//go:build unix

package command

import (
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestRandomEditsAndKills edits a project at random while a process of its own watches it, build --watch and serve in
// turn, which is killed in the midst of it in every other sequence and started again. When it has followed the last edit
// and was ended in order, a build anew of the same files must have nothing to do.
// VARIORUM_TRIES says how many sequences of edits are tried.
func TestRandomEditsAndKills(t *testing.T) {
	tries := 4
	if n, err := strconv.Atoi(os.Getenv("VARIORUM_TRIES")); err == nil {
		tries = n
	}
	seed := uint64(time.Now().UnixNano())
	dir, memory := project(t), t.TempDir()
	e := &editor{rand.New(rand.NewPCG(seed, 0)), t, dir, 0, nil}
	commands := [][]string{{"build", "--watch"}, {"serve", "--addr", "127.0.0.1:0"}}
	killed := [2]int{}
	for i := range tries {
		e.log = nil
		w := newWatcher(t, dir, memory, commands[i%2])
		for n := 2 + e.IntN(8); n > 0; n-- {
			e.edit()
			if i/2%2 == 0 && (n == 1 || e.IntN(4) == 0) {
				time.Sleep(time.Duration(e.IntN(150)) * time.Millisecond)
				e.log = append(e.log, "kill")
				w.end(syscall.SIGKILL)
				killed[i%2]++
				w = newWatcher(t, dir, memory, commands[i%2])
			}
		}
		for range 2 { // the first build may have read seeds/ before the last edit there, the next one has begun after it
			e.n++
			last := "We are " + strconv.Itoa(e.n) + " at the end."
			put(t, dir, "content/about.md", "---\ntitle: About\n---\n"+last+"\n")
			shown := func() bool {
				raw, _ := os.ReadFile(filepath.Join(dir, "public", "about", "index.html"))
				return strings.Contains(string(raw), last)
			}
			for late := time.Now().Add(5 * time.Minute); !shown(); time.Sleep(10 * time.Millisecond) {
				if time.Now().After(late) {
					w.end(syscall.SIGKILL)
					t.Fatalf("seed %d, sequence %d of %q, %q: no build follows the last edit\n%s", seed, i, w.Args[1:], e.log, w.said)
				}
			}
		}
		if err := w.end(syscall.SIGTERM); err != nil {
			t.Fatalf("seed %d, sequence %d of %q, %q: %v\n%s", seed, i, w.Args[1:], e.log, err, w.said)
		}
		before := built(t, dir)
		Run([]string{"-C", dir, "build", "--fresh"}, nil, io.Discard, io.Discard, []string{"VARIORUM_MEMORY=off"})
		if d := cmp.Diff(built(t, dir), before); d != "" {
			t.Fatalf("seed %d, sequence %d of %q, %q: what was watched differs from a build anew (-anew +watched):\n%s", seed, i, w.Args[1:], e.log, d)
		}
		if (i+1)%50 == 0 {
			t.Logf("%d sequences, half of them of build --watch, which was killed %d times, half of serve, killed %d times", i+1, killed[0], killed[1])
		}
	}
}

// watcher is a process that watches a project.
type watcher struct {
	*exec.Cmd
	said *strings.Builder
}

func newWatcher(t *testing.T, dir, memory string, command []string) *watcher {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	w := &watcher{exec.CommandContext(t.Context(), self), &strings.Builder{}}
	w.Args = append([]string{"variorum", "-C", dir}, command...)
	w.Env = append(os.Environ(), "CI=", "VARIORUM_MEMORY="+memory)
	w.Stderr = w.said
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	return w
}

// end sends a signal to the process and waits for its end.
func (w *watcher) end(s syscall.Signal) error {
	_ = w.Process.Signal(s)
	return w.Wait()
}
