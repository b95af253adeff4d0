//go:build unix

package edition

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"variorum/generator/disk"
)

// TestBuildThatIsKilled is no test: it is the build that TestKilled kills, in a process of its own.
func TestBuildThatIsKilled(t *testing.T) {
	dir, ok := os.LookupEnv("VARIORUM_KILLED_IN")
	if !ok {
		t.Skip("it is started by TestKilled")
	}
	e := Open(dir)
	if at, err := strconv.Atoi(os.Getenv("VARIORUM_KILLED_AT")); err == nil {
		step := 0
		e.disk = disk.New(dir).Watched(func() {
			if step == at {
				_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
				select {}
			}
			step++
		})
	}
	if _, err := e.Build(Options{}); err != nil {
		t.Fatal(err)
	}
}

// calls are the system calls that change files.
var calls = []string{"openat", "write", "fsync", "fchmod", "renameat", "renameat2", "linkat", "unlinkat", "mkdirat", "flock", "close"}

// TestKilled kills builds: at each step of the writing of content/, at any moment, and, where strace is there, at system
// calls. The next build makes what a build makes that was not killed: no editor's word is lost, no article counts as
// deleted, no mark is doubled, nothing is left over.
func TestKilled(t *testing.T) {
	const steps = 16
	start := folder(t, map[string]string{
		"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain, "seeds/harbour/c.txt": ferryDivers,
		"seeds/museum/a.txt": "The museum in Lund will open again on Friday. Its roof was repaired for two years.\n",
	})
	text := built(t, start, Options{})
	edited := strings.Replace(text, "All 42 passengers were taken", "All 42 passengers were soon taken", 1) + "\nThe harbour is closed until Friday.[@editor]\n"
	put(t, start, "content/harbour.md", edited)
	put(t, start, "seeds/harbour/a.txt", strings.Replace(ferry, "42", "43", 1)) // what the editor reworded stands there no more
	put(t, start, "seeds/harbour/c.txt", ferryCaptain)
	put(t, start, "seeds/harbour/d.txt", ferry+"\n"+ferryCaptain)
	put(t, start, "seeds/library/a.txt", "The library of Lund was closed on Thursday after a pipe burst in its cellar.\n")
	whole := t.TempDir()
	copyTree(t, start, whole)
	began := time.Now()
	built(t, whole, Options{})
	took := time.Since(began) * 3
	want := tree(t, whole)
	clean := func(files map[string]string) map[string]string {
		maps.DeleteFunc(files, func(name, _ string) bool { return name == ".public.lock" || strings.HasSuffix(name, ".undo") })
		return files
	}
	clean(want)
	if !strings.Contains(want["content/harbour.md"], "[!MERGE]") || !strings.Contains(want["content/harbour.md"], "until Friday") {
		t.Fatalf("nothing is open in\n%s", want["content/harbour.md"])
	}
	strace, _ := exec.LookPath("strace")
	kills := 0
	for n := range tries(24) {
		dir := t.TempDir()
		copyTree(t, start, dir)
		how := "step " + strconv.Itoa(n%steps)
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		c := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestBuildThatIsKilled$")
		c.Env = append(os.Environ(), "VARIORUM_KILLED_IN="+dir)
		switch {
		case n < steps || n%3 == 0:
			c.Env = append(c.Env, fmt.Sprintf("VARIORUM_KILLED_AT=%d", n%steps))
		case n%3 == 1 && strace != "":
			call := calls[rand.IntN(len(calls))]
			how = fmt.Sprintf("%s:signal=SIGKILL:when=%d", call, 1+rand.IntN(40))
			c.Path, c.Args = strace, append([]string{"strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e", "inject=" + how}, c.Args...)
		default:
			after := time.Duration(rand.Int64N(int64(took)))
			how = "after " + after.String()
			time.AfterFunc(after, cancel)
		}
		out, err := c.CombinedOutput()
		cancel()
		if err != nil {
			kills++
			if !strings.Contains(err.Error(), "killed") && !errors.Is(err, context.Canceled) {
				t.Fatalf("%s: %v\n%s", how, err, out)
			}
		}
		built(t, dir, Options{})
		have := clean(tree(t, dir))
		if d := cmp.Diff(want, have); d != "" {
			t.Fatalf("killed at %s (-a build that was not killed +the next build):\n%s", how, d)
		}
		if err := os.RemoveAll(dir); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d builds were killed", kills)
}
