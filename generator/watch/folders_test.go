package watch

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestFolders does to folders what people do while they are watched: a folder that is a link, one that is deleted and
// made again, and in the end the root itself.
func TestFolders(t *testing.T) {
	for _, mode := range []string{"kernel", "poll"} {
		t.Run(mode, func(t *testing.T) {
			base := t.TempDir()
			root := filepath.Join(base, "project")
			check := func(err error) {
				t.Helper()
				if err != nil {
					t.Fatal(err)
				}
			}
			write := func(name string) {
				t.Helper()
				p := filepath.Join(base, filepath.FromSlash(name))
				check(os.MkdirAll(filepath.Dir(p), 0o777))
				check(os.WriteFile(p, []byte(time.Now().String()), 0o666))
			}
			write("elsewhere/story/a.txt")
			write("project/content/a.md")
			if err := os.Symlink(filepath.Join("..", "elsewhere"), filepath.Join(root, "seeds")); err != nil {
				t.Skip(err)
			}
			f := Folders{Root: root, Names: []string{"content", "seeds"}, Poll: 10 * time.Millisecond}
			ready := make(chan struct{})
			f.Ready = func() { close(ready) }
			r := &recorder{}
			done := make(chan error, 1)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			go func() {
				if mode == "kernel" {
					done <- f.Watch(ctx, r.changed)
					return
				}
				done <- f.pollAll(ctx, f.Ready, func(p string) { r.changed([]string{p}) })
			}()
			<-ready
			for _, step := range []struct {
				name string
				do   func()
				want string
			}{
				{"a file behind a link", func() { write("elsewhere/story/a.txt") }, "seeds/story/a.txt"},
				{"a folder is deleted", func() { check(os.RemoveAll(filepath.Join(root, "content"))) }, "content/a.md"},
				{"and made again", func() { write("project/content/b.md") }, "content/b.md"},
				{"a folder comes by renaming", func() {
					write("made/new/c.txt")
					check(os.Rename(filepath.Join(base, "made", "new"), filepath.Join(root, "content", "new")))
				}, "content/new/c.txt"},
				{"a file in it", func() { write("project/content/new/d.txt") }, "content/new/d.txt"},
			} {
				r.forget()
				step.do()
				eventually(t, step.name, func() bool { return r.has(step.want) })
			}
			check(os.RemoveAll(root))
			select {
			case err := <-done:
				if !errors.Is(err, errGone) {
					t.Errorf("the root is gone: have %v", err)
				}
			case <-time.After(5 * time.Second):
				t.Error("still watching a folder that is gone")
			}
		})
	}
}
