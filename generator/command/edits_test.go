package command

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"variorum/generator/edition"
	"variorum/generator/report"
	"variorum/generator/serve"
)

// editor does to a project, at random, what people do to files and folders.
type editor struct {
	*rand.Rand
	t   *testing.T
	dir string
	n   int // makes texts differ
	log []string
}

func (e *editor) pick(of ...string) string { return of[e.IntN(len(of))] }

func (e *editor) edit() {
	story, other := "seeds/"+e.pick("harbour", "museum", "bridge"), "seeds/"+e.pick("library", "bridge", "museum")
	file := story + "/" + e.pick("a.txt", "b.txt", "c.txt")
	path := func(name string) string { return filepath.Join(e.dir, filepath.FromSlash(name)) }
	e.n++
	text := fmt.Sprintf("The town of Lund counted %d visitors on Monday, its clerk said. The %s was full.\n", 100+e.n, e.pick("hall", "quay", "yard"))
	what := e.pick("write", "write", "replace", "remove", "rename folder", "there and back", "swap", "copy, rename, delete", "page", "empty", "digest", "digest", "settings", "template", "remove digest")
	e.log = append(e.log, what+" "+file+" "+other)
	switch what {
	case "write":
		put(e.t, e.dir, file, text)
	case "replace":
		put(e.t, e.dir, story+"/.new", text)
		_ = os.Rename(path(story+"/.new"), path(file))
	case "remove":
		_ = os.Remove(path(file))
	case "rename folder":
		_ = os.Rename(path(story), path(other)) // fails where the other one is there
	case "there and back":
		_ = os.Rename(path(story), path("away"))
		_ = os.Rename(path("away"), path(story))
	case "swap":
		put(e.t, e.dir, other+"/a.txt", text)
		_ = os.Rename(path(story), path("away"))
		_ = os.Rename(path(other), path(story))
		_ = os.Rename(path("away"), path(other))
	case "copy, rename, delete":
		put(e.t, e.dir, "seeds/copy/a.txt", text)
		_ = os.Rename(path(story), path("seeds/old"))
		_ = os.Rename(path("seeds/copy"), path(story))
		_ = os.RemoveAll(path("seeds/old"))
	case "page":
		put(e.t, e.dir, "content/about.md", fmt.Sprintf("---\ntitle: About\n---\nWe are %d.\n", e.n))
	case "digest":
		name := path("content/" + e.pick("harbour", "museum", "bridge") + ".md")
		if raw, err := os.ReadFile(name); err == nil {
			_ = os.WriteFile(name, append(raw, fmt.Sprintf("\nThe clerk was asked %d times. [@editor]\n", e.n)...), 0o666)
		}
	case "remove digest":
		_ = os.Remove(path("content/" + e.pick("library", "bridge") + ".md"))
	case "settings":
		put(e.t, e.dir, "content/_site.md", fmt.Sprintf("---\ntitle: Site %d\nunsigned: %s\nsource_text: %s\n---\nHello.\n", e.n, e.pick("mark", "publish"), e.pick("excerpts", "none", "full")))
	case "template":
		put(e.t, e.dir, "templates/static/own.css", fmt.Sprintf("body { margin: %dpx }\n", e.n))
	case "empty":
		_ = os.RemoveAll(path("seeds"))
		put(e.t, e.dir, file, text)
	}
	if e.IntN(3) == 0 {
		time.Sleep(time.Duration(e.IntN(60)) * time.Millisecond)
	}
}

// TestRandomEditsAreFollowed edits a project at random while it is watched, as serve and build --watch watch it. When a
// build has begun after the last edit and has ended, a build anew of the same files must have nothing to do: every file
// is as it would make it.
// VARIORUM_TRIES says how many sequences of edits are tried.
func TestRandomEditsAreFollowed(t *testing.T) {
	tries := 3
	if n, err := strconv.Atoi(os.Getenv("VARIORUM_TRIES")); err == nil {
		tries = n
	}
	seed := uint64(time.Now().UnixNano())
	dir := project(t)
	e := &editor{rand.New(rand.NewPCG(seed, 0)), t, dir, 0, nil}
	shown := make(chan string, 1) // the page of the last build, as long as nobody has looked at it
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	p := &program{stdout: io.Discard, stderr: io.Discard, dir: dir}
	go func() {
		page := ""
		p.after = func() { // when public/ is as it is shown
			select {
			case <-shown:
			default:
			}
			shown <- page
		}
		done <- p.watch(ctx, p.open(), edition.Options{}, func(preview serve.Site, _ report.List) {
			if preview != nil {
				raw, _ := preview.Read("about/index.html")
				page = string(raw)
			}
		})
	}()
	// settle edits the page and waits for a build that shows it.
	settle := func() {
		t.Helper()
		e.n++
		last := fmt.Sprintf("We are %d at the end.", e.n)
		put(t, dir, "content/about.md", "---\ntitle: About\n---\n"+last+"\n")
		for late := time.After(time.Minute); ; {
			select {
			case page := <-shown:
				if strings.Contains(page, last) {
					return
				}
			case <-late:
				t.Fatalf("seed %d, %q: no build follows the last edit", seed, e.log)
			}
		}
	}
	for i := range tries {
		e.log = nil
		for range 1 + e.IntN(8) {
			e.edit()
		}
		settle() // this build may have read seeds/ before the last edit there,
		settle() // the next one has begun after it
		before := built(t, dir)
		if e.IntN(2) == 0 {
			put(t, dir, "public/about/index.html", "spoiled") // what is not watched a build anew mends
		}
		Run([]string{"-C", dir, "build", "--fresh"}, nil, io.Discard, io.Discard, nil)
		if d := cmp.Diff(built(t, dir), before); d != "" {
			t.Fatalf("seed %d, sequence %d %q: what was watched differs from a build anew (-anew +watched):\n%s", seed, i, e.log, d)
		}
		if (i+1)%50 == 0 {
			t.Logf("%d sequences", i+1)
		}
	}
	cancel()
	select {
	case err := <-done:
		if err != nil {
			t.Fatal(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("still watching")
	}
}

// built is what a build writes into a project.
func built(t *testing.T, dir string) map[string]string {
	all := files(t, filepath.Join(dir, "public"))
	for name, text := range files(t, filepath.Join(dir, "content")) {
		all["content/"+name] = text
	}
	return all
}
