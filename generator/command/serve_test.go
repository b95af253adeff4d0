package command

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"variorum/generator/edition"
	"variorum/generator/report"
	"variorum/generator/serve"
)

// project writes the files of a small project and returns its folder.
func project(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"seeds/harbour/a.txt": "The ferry Havna ran aground near Oksund on Monday, the coast guard said. All 42 passengers were taken ashore.\n",
		"seeds/harbour/b.txt": "The coast guard said the ferry Havna ran aground near Oksund on Monday. All 41 passengers were taken ashore.\n",
		"content/about.md":    "---\ntitle: About\n---\nWho we are.\n",
	} {
		put(t, dir, name, text)
	}
	return dir
}

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// files returns what stands below a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := os.ReadFile(p)
		rel, _ := filepath.Rel(dir, p)
		all[filepath.ToSlash(rel)] = string(raw)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestWatchingEndsInTheSiteOfAFreshBuild changes a project in many ways while it is watched, and compares its site with
// that of a fresh build of the same files.
func TestWatchingEndsInTheSiteOfAFreshBuild(t *testing.T) {
	dir := project(t)
	var mu sync.Mutex
	var last report.List
	builds := 0
	told := func(_ serve.Site, findings report.List) {
		mu.Lock()
		defer mu.Unlock()
		last = findings
	}
	count := func() int { mu.Lock(); defer mu.Unlock(); return builds }
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	p := &program{stdout: io.Discard, stderr: io.Discard, dir: dir}
	p.after = func() { mu.Lock(); defer mu.Unlock(); builds++ }
	go func() { done <- p.watch(ctx, p.open(), edition.Options{}, told) }()
	settle := func(before int) {
		t.Helper()
		end := time.Now().Add(10 * time.Second)
		for count() == before {
			if time.Now().After(end) {
				t.Fatal("no build")
			}
			time.Sleep(10 * time.Millisecond)
		}
		for n := count(); ; n = count() { // until no more builds follow, its own writes' among them
			time.Sleep(300 * time.Millisecond)
			if count() == n {
				return
			}
		}
	}
	settle(0)
	for _, step := range []struct {
		name string
		do   func()
	}{
		{"a page is edited", func() { put(t, dir, "content/about.md", "---\ntitle: About us\n---\nWho we are.\n") }},
		{"an article comes", func() {
			put(t, dir, "seeds/harbour/c.txt", "A ferry ran aground near Oksund on Monday, the coast guard said. Its captain was questioned on Tuesday.\n")
		}},
		{"a story comes", func() {
			put(t, dir, "seeds/museum/a.txt", "The museum in Lund will open again on Friday. Its roof was repaired for two years.\n")
		}},
		{"an article goes", func() {
			if err := os.Remove(filepath.Join(dir, "seeds", "harbour", "c.txt")); err != nil {
				t.Fatal(err)
			}
		}},
		{"a file is saved by renaming", func() {
			put(t, dir, "content/.about.swp", "---\ntitle: Us\n---\nWe.\n")
			if err := os.Rename(filepath.Join(dir, "content", ".about.swp"), filepath.Join(dir, "content", "about.md")); err != nil {
				t.Fatal(err)
			}
		}},
		{"something breaks", func() { put(t, dir, "content/about.md", "---\ntitel: Us\n---\nWe.\n") }},
		{"and is mended", func() { put(t, dir, "content/about.md", "---\ntitle: Us\n---\nWe all.\n") }},
	} {
		before := count()
		step.do()
		settle(before)
	}
	cancel()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if last.Errors() > 0 {
		t.Errorf("the last build has errors: %v", last)
	}
	fresh := t.TempDir()
	for _, name := range []string{"seeds", "content"} {
		for file, text := range files(t, filepath.Join(dir, name)) {
			put(t, fresh, name+"/"+file, text)
		}
	}
	if code := Run([]string{"-C", fresh, "build"}, nil, io.Discard, io.Discard, nil); code != 0 {
		t.Fatalf("a fresh build ends with %d", code)
	}
	if d := cmp.Diff(files(t, filepath.Join(fresh, "public")), files(t, filepath.Join(dir, "public"))); d != "" {
		t.Errorf("watched site differs from a fresh one (-fresh +watched):\n%s", d)
	}
}

// TestDraftsArePreviewedAndNotWritten holds the promise of serve --drafts.
func TestDraftsArePreviewedAndNotWritten(t *testing.T) {
	dir := project(t)
	put(t, dir, "content/plan.md", "---\ntitle: Plan\ndraft: true\n---\nSecret plan.\n")
	r, err := edition.Open(dir).Build(edition.Options{Preview: true})
	if err != nil || r.Findings.Errors() > 0 {
		t.Fatal(err, r)
	}
	has := func(all *edition.Files) bool {
		return slices.ContainsFunc(all.Names(), func(name string) bool {
			content, _ := all.Read(name)
			return bytes.Contains(content, []byte("Secret plan."))
		})
	}
	written := false
	for _, text := range files(t, filepath.Join(dir, "public")) {
		written = written || strings.Contains(text, "Secret plan.")
	}
	if !has(r.Preview) || has(r.Files) || written {
		t.Errorf("draft in the preview: %v, in the site: %v, written: %v; want true, false, false", has(r.Preview), has(r.Files), written)
	}
}

// TestHeldTextIsPreviewedWithItsPlacesMarked holds that an editor sees the text at hand in the preview, with the sentences that hold
// it back marked, and an open merge word by word, while public/ keeps the last good page.
func TestHeldTextIsPreviewedWithItsPlacesMarked(t *testing.T) {
	dir := project(t)
	e := edition.Open(dir)
	var preview *edition.Files
	build := func() *edition.Result {
		t.Helper()
		r, err := e.Build(edition.Options{Files: true, Show: func(r *edition.Result) { preview = r.Preview }})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	page := func() string {
		raw, _ := preview.Read("harbour/index.html")
		return string(raw)
	}
	build()
	good := files(t, filepath.Join(dir, "public"))["harbour/index.html"]
	if p := page(); p != good {
		t.Error("the preview of a sound digest is not its page")
	}
	name := "content/harbour.md"
	sound := files(t, dir)[name]
	body := sound[strings.LastIndex(sound, "---\n")+4:]
	put(t, dir, name, strings.Replace(sound, body, strings.Replace(body, "Monday", "Thursday", 1), 1))
	if r := build(); r.Findings.Errors() == 0 {
		t.Fatal("nothing is found")
	}
	for _, want := range []string{"near Oksund on Thursday", `held" title="`, `<p class="review">Draft: this text is held back. It has `} {
		if !strings.Contains(page(), want) {
			t.Errorf("no %s in the preview:\n%s", want, page())
		}
	}
	if have := files(t, filepath.Join(dir, "public"))["harbour/index.html"]; have != good {
		t.Error("public/ does not keep the last good page")
	}
	put(t, dir, name, strings.Replace(sound, body, strings.TrimRight(body, "\n")+"\n\nThe mayor came at noon. [@editor]\n\n> [!MERGE]\n> The mayor came at night. [@A]\n", 1))
	build()
	if want := `The mayor came at <del>noon. [@editor]</del> <ins>night. [@A]</ins>`; !strings.Contains(page(), want) {
		t.Errorf("no %s in the preview:\n%s", want, page())
	}
	if have := files(t, filepath.Join(dir, "public"))["harbour/index.html"]; strings.Contains(have, "night") || strings.Contains(have, "review") || !strings.Contains(have, "at noon") {
		t.Errorf("public/ has:\n%s", have)
	}
}

func TestReachable(t *testing.T) {
	for listened, want := range map[string]string{
		"127.0.0.1:8080": "127.0.0.1:8080",
		"[::1]:8080":     "[::1]:8080",
		"[::]:8080":      "localhost:8080",
		"0.0.0.0:80":     "localhost:80",
	} {
		if have := reachable(net.TCPAddrFromAddrPort(netip.MustParseAddrPort(listened))); have != want {
			t.Errorf("%s: have %s, want %s", listened, have, want)
		}
	}
}

// TestWhatFollowsFromTheLastBuildIsNotPrinted changes one file while it is watched: the build that makes the digest
// changes content/, and what that sets off says nothing again.
func TestWhatFollowsFromTheLastBuildIsNotPrinted(t *testing.T) {
	dir := project(t)
	var out safe
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	p := &program{stdout: io.Discard, stderr: &out, dir: dir}
	builds := make(chan struct{}, 100)
	p.after = func() { builds <- struct{}{} }
	go func() {
		done <- p.watch(ctx, p.open(), edition.Options{}, func(serve.Site, report.List) {})
	}()
	for range 2 { // the first one, and the one that its writing sets off
		select {
		case <-builds:
		case <-time.After(10 * time.Second):
			t.Fatal("no build")
		}
	}
	cancel()
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "1 story"); n != 1 {
		t.Errorf("%d summaries, want 1:\n%s", n, out.String())
	}
}

// safe is a buffer that several goroutines may use.
type safe struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *safe) Write(p []byte) (int, error) { s.mu.Lock(); defer s.mu.Unlock(); return s.b.Write(p) }

func (s *safe) String() string { s.mu.Lock(); defer s.mu.Unlock(); return s.b.String() }
