// Package watch tells when files below some folders have settled after a change. It knows nothing of building.
//
// Folders are watched, not files, so that every way of saving counts: writing in place, writing a new file and renaming
// it, git checkout. What the kernel tells only says when to look: changes are gathered until nothing has happened for a
// short while, but never for longer than Most after the first; then all folders are walked, what differs from the walk
// before is told together with what the kernel named, and folders that came, went or were renamed are watched anew
// (sight.go). So nothing hangs on the order of the kernel's events, or on getting all of them.
//
// A folder that is watched may be a link to any place, and links within it are followed as long as they stay below it or
// below Root. The callback may take its time: what changes meanwhile is gathered and told next, so that the last call
// always comes after the last change.
//
// Watching never ends by itself. Where the kernel runs out of watches or fails in another way, the files are looked at
// every so often, and the kernel is tried again after a while. Where Root itself goes, it is waited for.
package watch

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"syscall"
	"time"
)

// Folders is what to watch.
type Folders struct {
	Root  string               // the folder that holds the others
	Names []string             // folders below Root, by name, that are watched with all that is in them; they need not exist yet
	Needs []string             // further entries of Root, by name, that are told where they go, but not where they change
	Quiet time.Duration        // how long nothing may happen before changes count as settled; 20 ms where 0
	Most  time.Duration        // how long settling may take after the first change; 50 ms where 0
	Poll  time.Duration        // how often to look where the kernel cannot tell; 500 ms where 0
	Say   func(message string) // told where watching falls back to polling, once for each reason; may be nil
	Ready func()               // called once when changes from now on are told; may be nil

	blind bool // the kernel tells nothing: for tests
}

const (
	defaultPoll = 500 * time.Millisecond
	again       = 20 // after how many looks the kernel is tried again
)

// Watch calls changed with the sorted paths of what changed, again and again until ctx ends. Where only files changed, and
// the kernel has named them, that is told at once, with quick set, before all folders are walked; what the walk finds beside
// them is told after that.
func (f Folders) Watch(ctx context.Context, changed func(paths []string, quick bool)) {
	s := &sight{folders: f, gathering: newGathering(), said: map[string]bool{}}
	defer s.close()
	s.renew()
	if f.Ready != nil {
		f.Ready()
	}
	looks := time.NewTicker(or(f.Poll, defaultPoll))
	defer looks.Stop()
	for n := 1; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-looks.C:
			if s.sees() { // the kernel tells
				continue
			}
			if n%again == 0 {
				s.stale = true
			}
			if !s.look() {
				continue
			}
		case <-s.signal:
		}
		s.settle(ctx, or(f.Quiet, 20*time.Millisecond), or(f.Most, 50*time.Millisecond))
		if ctx.Err() != nil {
			return
		}
		if paths, ok := s.quick(); ok {
			changed(paths, true)
		}
		s.look()
		if paths := s.take(); len(paths) > 0 {
			changed(paths, false)
		}
	}
}

func or(d, otherwise time.Duration) time.Duration {
	if d == 0 {
		return otherwise
	}
	return d
}

// say tells a message once.
func (s *sight) say(format string, values ...any) {
	m := fmt.Sprintf(format, values...)
	if s.folders.Say != nil && !s.said[m] {
		s.said[m] = true
		s.folders.Say(m)
	}
}

// exhausted reports whether err means that the kernel has no watch or no instance left to give.
func exhausted(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EMFILE) || errors.Is(err, syscall.ENFILE)
}

// gathering is the paths that have changed since they were last taken.
type gathering struct {
	mu     sync.Mutex
	paths  map[string]bool
	vague  bool // something happened that no path was named for
	last   time.Time
	signal chan struct{}
}

func newGathering() *gathering { return &gathering{signal: make(chan struct{}, 1)} }

// add gathers a path; "" says that something happened of which only a look can tell what.
func (g *gathering) add(path string) {
	g.mu.Lock()
	if g.paths == nil {
		g.paths = map[string]bool{}
	}
	if path != "" {
		g.paths[path] = true
	} else {
		g.vague = true
	}
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
	g.paths, g.vague = nil, false
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
