package watch

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// place is a folder that tests change while it is watched.
type place struct {
	t    *testing.T
	base string
}

func (p place) path(name string) string { return filepath.Join(p.base, filepath.FromSlash(name)) }

func (p place) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p place) write(name string) {
	p.t.Helper()
	p.check(os.MkdirAll(filepath.Dir(p.path(name)), 0o777))
	p.check(os.WriteFile(p.path(name), []byte(time.Now().String()), 0o666))
}

func (p place) rename(from, to string) { p.t.Helper(); p.check(os.Rename(p.path(from), p.path(to))) }

func (p place) remove(name string) { p.t.Helper(); p.check(os.RemoveAll(p.path(name))) }

func (p place) link(to, name string) { p.t.Helper(); p.check(os.Symlink(to, p.path(name))) }

// watch watches what f says until the test ends.
func (p place) watch(f Folders) *recorder {
	p.t.Helper()
	r := &recorder{}
	ready, done := make(chan struct{}), make(chan struct{})
	f.Root, f.Ready, f.Poll = p.path("project"), func() { close(ready) }, 10*time.Millisecond
	go func() { f.Watch(p.t.Context(), r.changed); close(done) }()
	p.t.Cleanup(func() {
		select {
		case <-done:
		case <-time.After(5 * time.Second):
			p.t.Error("still watching")
		}
	})
	<-ready
	return r
}

// step is something that is done to a folder, and a path that must be told then.
type step struct {
	name string
	do   func()
	want string
}

func (r *recorder) steps(t *testing.T, steps []step) {
	t.Helper()
	for _, s := range steps {
		r.forget()
		s.do()
		if s.want == "" { // nothing need be told
			continue
		}
		eventually(t, s.name, func() bool { return r.has(s.want) })
	}
}

var modes = map[string]bool{"kernel": false, "poll": true}

// TestFolders does to folders what people do while they are watched: a folder that is a link, one that is deleted and
// made again or renamed, and in the end the root itself.
func TestFolders(t *testing.T) {
	for mode, blind := range modes {
		t.Run(mode, func(t *testing.T) {
			p := place{t, t.TempDir()}
			p.write("elsewhere/story/a.txt")
			p.write("project/content/a.md")
			p.link(filepath.Join("..", "elsewhere"), "project/seeds")
			p.write("project/public/index.html")
			r := p.watch(Folders{Names: []string{"content", "seeds"}, Needs: []string{"public"}, blind: blind})
			r.steps(t, []step{
				{"a file behind a link", func() { p.write("elsewhere/story/a.txt") }, "seeds/story/a.txt"},
				{"a folder is deleted", func() { p.remove("project/content") }, "content/a.md"},
				{"and made again", func() { p.write("project/content/b.md") }, "content/b.md"},
				{"a folder comes by renaming", func() { p.write("made/new/c.txt"); p.rename("made/new", "project/content/new") }, "content/new/c.txt"},
				{"a file in it", func() { p.write("project/content/new/d.txt") }, "content/new/d.txt"},
				{"a folder is renamed", func() { p.rename("project/content/new", "project/content/old") }, "content/old/c.txt"},
				{"a file in it changes", func() { p.write("project/content/old/c.txt") }, "content/old/c.txt"},
				{"a file in it comes", func() { p.write("project/content/old/e.txt") }, "content/old/e.txt"},
				{"it is renamed there and back", func() {
					p.rename("project/content/old", "project/content/x")
					p.rename("project/content/x", "project/content/old")
					time.Sleep(100 * time.Millisecond)
				}, ""},
				{"and a file in it changes", func() { p.write("project/content/old/c.txt") }, "content/old/c.txt"},
				{"what must be there goes", func() { p.remove("project/public") }, "public"},
				{"a file may not be read", func() { p.check(os.Chmod(p.path("project/content/b.md"), 0)) }, "content/b.md"},
				{"the root goes", func() { p.rename("project", "away") }, "content/b.md"},
				{"and is back", func() { p.rename("away", "project") }, "content/b.md"},
				{"and a file changes", func() { p.write("project/content/old/c.txt") }, "content/old/c.txt"},
			})
		})
	}
}

// TestLinks changes what links lead to, and makes links that lead nowhere, to a file, in a circle and away.
func TestLinks(t *testing.T) {
	for mode, blind := range modes {
		t.Run(mode, func(t *testing.T) {
			p := place{t, t.TempDir()}
			p.write("project/stock/one.txt")
			p.write("project/stock/folder/two.txt")
			p.write("project/content/a.md")
			p.write("outside/secret.txt")
			r := p.watch(Folders{Names: []string{"content"}, blind: blind})
			r.steps(t, []step{
				{"a link to a file", func() { p.link("a.md", "project/content/link.md") }, "content/link.md"},
				{"a link to a file in another folder", func() { p.link("../stock/one.txt", "project/content/one.txt") }, "content/one.txt"},
				{"that file changes", func() { p.write("project/stock/one.txt") }, "content/one.txt"},
				{"a link to a folder", func() { p.link("../stock/folder", "project/content/folder") }, "content/folder/two.txt"},
				{"a file in it changes", func() { p.write("project/stock/folder/two.txt") }, "content/folder/two.txt"},
				{"a link that leads nowhere", func() { p.link("nothing", "project/content/nowhere") }, "content/nowhere"},
				{"links in a circle", func() { p.link(".", "project/content/circle"); p.link("b", "project/content/b") }, "content/circle"},
				{"a link to itself through a folder", func() { p.link("../content", "project/stock/folder/up") }, "content/folder/up"},
				{"a link that leads away", func() { p.link("../../outside", "project/content/away") }, "content/away"},
			})
			time.Sleep(100 * time.Millisecond)
			r.forget()
			p.write("outside/secret.txt")
			p.write("project/stock/unlinked.txt")
			time.Sleep(150 * time.Millisecond)
			if told := r.all(); len(told) > 0 {
				t.Errorf("what no link within leads to was told: %v", told)
			}
			r.steps(t, []step{{"and all the rest", func() { p.write("project/content/a.md") }, "content/a.md"}})
		})
	}
}

// TestCopyRenameAndDeleteAtOnce does things to folders faster than anybody can follow. What matters is that changes are
// told when it is over.
func TestCopyRenameAndDeleteAtOnce(t *testing.T) {
	p := place{t, t.TempDir()}
	p.write("project/seeds/s/a.txt")
	r := p.watch(Folders{Names: []string{"seeds"}})
	for range 12 {
		p.write("project/seeds/copy/a.txt")
		p.write("project/seeds/copy/b.txt")
		p.rename("project/seeds/s", "project/seeds/t")
		p.rename("project/seeds/copy", "project/seeds/s")
		p.remove("project/seeds/t")
		r.steps(t, []step{{"a file changes", func() { p.write("project/seeds/s/a.txt") }, "seeds/s/a.txt"}})
		time.Sleep(60 * time.Millisecond)
		r.steps(t, []step{{"and once more", func() { p.write("project/seeds/s/b.txt") }, "seeds/s/b.txt"}})
	}
}

// TestManyLinksEnd has folders link to each other in all ways: each is walked once.
func TestManyLinksEnd(t *testing.T) {
	p := place{t, t.TempDir()}
	names := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"}
	for _, a := range names {
		p.write("project/seeds/" + a + "/x.txt")
		for _, b := range names {
			p.link("../"+b, "project/seeds/"+a+"/to-"+b)
		}
	}
	started := time.Now()
	v := Folders{Root: p.path("project"), Names: []string{"seeds"}}.walk()
	if took := time.Since(started); took > time.Second || len(v.folders) != len(names)+1 {
		t.Errorf("walked %d folders in %v; want %d within a second", len(v.folders), took, len(names)+1)
	}
	if !slices.IsSorted(v.real) {
		t.Error("the folders to watch are not sorted")
	}
}
