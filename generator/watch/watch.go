// Package watch tells when files below some folders have settled after a change. It knows nothing of building.
//
// Folders are watched, not files, so that every way of saving counts: writing in place, writing a new file and renaming
// it, git checkout. Folders that appear are taken in, with what is in them already; a watched folder may be a link, but
// links within it are not followed. Changes are gathered until nothing
// has happened for a short while, but never for longer than Most after the first; then the callback has the paths. The
// callback may take its time: what changes meanwhile is gathered and told next, so that the last call always comes
// after the last change. Where the kernel runs out of watches, or loses events, the folders are polled or told as
// changed as a whole. Where Root itself goes, watching ends with an error.
package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Folders is what to watch.
type Folders struct {
	Root  string               // the folder that holds the others
	Names []string             // folders below Root, by name, that are watched with all that is in them; they need not exist yet
	Quiet time.Duration        // how long nothing may happen before changes count as settled; 20 ms where 0
	Most  time.Duration        // how long settling may take after the first change; 50 ms where 0
	Poll  time.Duration        // how often to look where the kernel cannot tell; 500 ms where 0
	Say   func(message string) // told once where watching falls back to polling; may be nil
	Ready func()               // called once when changes from now on are told; may be nil
}

// Watch calls changed with the sorted paths of what changed, again and again until ctx ends. It returns nil then, and
// an error where watching cannot go on.
func (f Folders) Watch(ctx context.Context, changed func(paths []string)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	g := &gathering{signal: make(chan struct{}, 1)}
	failed := make(chan error, 1)
	ready := make(chan struct{})
	standing := false // used by the one goroutine that watches
	stands := func() {
		if !standing {
			standing = true
			close(ready)
		}
	}
	go func() {
		err := f.notify(ctx, stands, g.add)
		if exhausted(err) {
			if f.Say != nil {
				f.Say(fmt.Sprintf("the system has no watches left (%v): looking at the files every %v instead", err, f.poll()))
			}
			if standing { // what the kernel has told and nobody has read is lost
				for p := range f.snapshot() {
					g.add(p)
				}
			}
			err = f.pollAll(ctx, stands, g.add)
		}
		failed <- err
	}()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ready:
			ready = nil
			if f.Ready != nil {
				f.Ready()
			}
		case err := <-failed:
			if ctx.Err() != nil {
				return nil
			}
			return err
		case <-g.signal:
			g.settle(ctx, or(f.Quiet, 20*time.Millisecond), or(f.Most, 50*time.Millisecond))
			if ctx.Err() != nil {
				return nil
			}
			changed(g.take())
		}
	}
}

func (f Folders) poll() time.Duration { return or(f.Poll, 500*time.Millisecond) }

func or(d, otherwise time.Duration) time.Duration {
	if d == 0 {
		return otherwise
	}
	return d
}

// gathering is the paths that have changed since they were last taken.
type gathering struct {
	mu     sync.Mutex
	paths  map[string]bool
	last   time.Time
	signal chan struct{}
}

func (g *gathering) add(path string) {
	g.mu.Lock()
	if g.paths == nil {
		g.paths = map[string]bool{}
	}
	g.paths[path] = true
	g.last = time.Now()
	g.mu.Unlock()
	select {
	case g.signal <- struct{}{}:
	default:
	}
}

func (g *gathering) take() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	select {
	case <-g.signal: // of a change that is taken here
	default:
	}
	paths := make([]string, 0, len(g.paths))
	for p := range g.paths {
		paths = append(paths, p)
	}
	g.paths = nil
	slices.Sort(paths)
	return paths
}

// settle returns when nothing has been added for quiet, or after most.
func (g *gathering) settle(ctx context.Context, quiet, most time.Duration) {
	end := time.Now().Add(most)
	for {
		g.mu.Lock()
		until := g.last.Add(quiet)
		g.mu.Unlock()
		if until.After(end) {
			until = end
		}
		wait := time.Until(until)
		if wait <= 0 {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(wait):
		}
	}
}

// notify adds what the kernel tells until ctx ends.
func (f Folders) notify(ctx context.Context, stands func(), add func(string)) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer w.Close()
	if err := w.Add(f.Root); err != nil {
		return err
	}
	for _, name := range f.Names {
		if err := take(w, filepath.Join(f.Root, name), nil); err != nil {
			return err
		}
	}
	stands()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err := <-w.Errors:
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				return err
			}
			for _, name := range f.Names { // events were lost: anything may have changed, folders may have come
				if err := take(w, filepath.Join(f.Root, name), add); err != nil {
					return err
				}
			}
		case e := <-w.Events:
			if e.Name == f.Root && e.Has(fsnotify.Remove|fsnotify.Rename) {
				return fmt.Errorf("watch %s: %w", f.Root, errGone)
			}
			if !f.concerns(e.Name) || e.Op == fsnotify.Chmod {
				continue
			}
			add(e.Name)
			if e.Has(fsnotify.Create) {
				if err := take(w, e.Name, add); err != nil {
					return err
				}
			}
		}
	}
}

var errGone = errors.New("the folder is gone")

// concerns reports whether a path is one of the folders or in one.
func (f Folders) concerns(path string) bool {
	rel, err := filepath.Rel(f.Root, path)
	if err != nil {
		return false
	}
	first, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	return slices.Contains(f.Names, first)
}

// take watches dir and the folders below it, and adds the files that are there already. A dir that is no folder, is gone
// again or may not be read is no error.
func take(w *fsnotify.Watcher, dir string, add func(string)) error {
	passing := func(err error) error {
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrPermission) {
			return nil
		}
		return err
	}
	return filepath.WalkDir(follow(dir), func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return passing(err)
		}
		if d.IsDir() {
			return passing(w.Add(p))
		}
		if add != nil {
			add(p)
		}
		return nil
	})
}

// follow returns dir so that walking it goes into the folder that it links to, if it is a link.
func follow(dir string) string {
	if info, err := os.Lstat(dir); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return dir + string(filepath.Separator)
	}
	return dir
}

// exhausted reports whether err means that the kernel has no watch or no instance left to give.
func exhausted(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

// pollAll adds what a look at all files every so often shows.
func (f Folders) pollAll(ctx context.Context, stands func(), add func(string)) error {
	before := f.snapshot()
	stands()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(f.poll()):
		}
		if _, err := os.Stat(f.Root); errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("watch %s: %w", f.Root, errGone)
		}
		now := f.snapshot()
		for p, s := range now {
			if before[p] != s {
				add(p)
			}
		}
		for p := range before {
			if _, ok := now[p]; !ok {
				add(p)
			}
		}
		before = now
	}
}

type state struct {
	size int64
	time time.Time
	mode os.FileMode
}

func (f Folders) snapshot() map[string]state {
	all := map[string]state{}
	for _, name := range f.Names {
		_ = filepath.WalkDir(follow(filepath.Join(f.Root, name)), func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				return nil // gone between two looks; the next one tells
			}
			if info, err := d.Info(); err == nil && !d.IsDir() {
				all[p] = state{info.Size(), info.ModTime(), info.Mode()}
			}
			return nil
		})
	}
	return all
}
