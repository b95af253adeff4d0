package watch

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/fsnotify/fsnotify"
)

// sight is what was seen at the last look, and who tells when to look again.
type sight struct {
	folders Folders
	*gathering
	seen  view
	eyes  *eyes // nil where the kernel does not tell
	stale bool  // the kernel is to be asked anew
	said  map[string]bool
}

// sees reports whether the kernel tells what happens.
func (s *sight) sees() bool { return s.eyes != nil && !s.eyes.lost.Load() }

func (s *sight) close() {
	if s.eyes != nil {
		s.eyes.watcher.Close()
		s.eyes = nil
	}
}

// look walks the folders, gathers what differs from the look before, and has the kernel watch what there is now. It
// reports whether anything differs.
func (s *sight) look() bool {
	before := s.seen
	s.seen = s.folders.walk()
	back := before.gone && !s.seen.gone
	if s.stale || back || s.eyes != nil && (s.eyes.lost.Load() || !slices.Equal(s.eyes.watched, s.seen.real)) {
		s.renew()
	}
	changed := before.changed(s.seen)
	for _, p := range changed {
		s.add(p)
	}
	return len(changed) > 0
}

// rounds is how often folders that come while watches are laid are run after.
const rounds = 10

// quick takes the paths that were gathered, if they are all of files, as they are known or new in folders that are
// watched, and notes how they are now. It takes none where only a walk can tell what happened.
func (s *sight) quick() ([]string, bool) {
	if !s.sees() || s.stale || s.seen.gone {
		return nil, false
	}
	s.mu.Lock()
	now, vague := map[string]fs.FileInfo{}, s.vague
	for p := range s.paths {
		now[p] = nil
	}
	s.mu.Unlock()
	if vague || len(now) == 0 {
		return nil, false
	}
	for p := range now {
		was, had := s.seen.files[p]
		info, err := os.Lstat(p)
		if err != nil && !os.IsNotExist(err) || had && (was.entry == nil || !was.entry.Mode().IsRegular()) || err == nil && !info.Mode().IsRegular() {
			return nil, false
		}
		if err == nil {
			now[p] = info
		}
	}
	for p, info := range now {
		if info == nil {
			delete(s.seen.files, p)
		} else {
			s.seen.files[p] = seen{entry: info}
		}
	}
	return s.take(), true
}

// renew lays watches on all folders anew. Anew, since the kernel knows a folder by its inode and the library by its
// name: a watch that is added for a folder's new name goes when that of the old name is dropped. The old watches end
// only when the new ones lie, and the files are looked at after that, so that no change falls between.
func (s *sight) renew() {
	old := s.eyes
	s.eyes, s.stale = nil, false
	if old != nil {
		defer old.watcher.Close()
	}
	s.seen = s.folders.walk()
	if s.seen.gone {
		s.say("the folder %s is gone: waiting until it is back", s.folders.Root)
		return
	}
	if s.folders.blind {
		return
	}
	for range rounds {
		e, err := s.open()
		if err != nil {
			s.blind(err)
			return
		}
		if s.seen = s.folders.walk(); slices.Equal(e.watched, s.seen.real) {
			s.eyes = e
			go e.read(s.gathering)
			return
		}
		e.watcher.Close()
	}
	// Folders come and go all the time: for now only looking helps.
}

func (s *sight) blind(err error) {
	if exhausted(err) {
		s.say("the system has no watches left (%v): looking at the files every %v instead", err, or(s.folders.Poll, defaultPoll))
		return
	}
	s.say("the system cannot watch the files (%v): looking at them every %v instead", err, or(s.folders.Poll, defaultPoll))
}

// open lays a watch on each folder that is seen. A folder that is gone again or may not be read is passed over.
func (s *sight) open() (*eyes, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	e := &eyes{watcher: w, view: s.seen, watched: s.seen.real, folders: s.folders}
	for _, dir := range e.watched {
		if err := w.Add(dir); err != nil && !passing(err) {
			w.Close()
			return nil, err
		}
	}
	return e, nil
}

// eyes is the kernel's watches on some folders. It is never changed: another one takes its place.
type eyes struct {
	watcher *fsnotify.Watcher
	view    view     // of when the watches were laid
	watched []string // real paths of the folders, sorted
	folders Folders
	lost    atomic.Bool // a watch was lost: what this tells is not all
}

// read gathers what the kernel tells until the watcher is closed.
func (e *eyes) read(g *gathering) {
	for {
		select {
		case _, open := <-e.watcher.Errors:
			if !open {
				return
			}
			e.lost.Store(true) // events were lost, or worse
			g.add("")
		case event, open := <-e.watcher.Events:
			if !open {
				return
			}
			e.event(event, g)
		}
	}
}

func (e *eyes) event(event fsnotify.Event, g *gathering) {
	if _, watched := slices.BinarySearch(e.watched, event.Name); watched && event.Op&^(fsnotify.Write|fsnotify.Chmod) != 0 {
		e.lost.Store(true) // a folder went, was renamed, or came in another's place
	}
	name, root := e.view.name(event.Name)
	switch {
	case root && slices.Contains(e.folders.Names, filepath.Base(name)), name != "" && !root:
		if event.Op == fsnotify.Chmod {
			name = "" // touched: a look tells whether anything changed
		}
		g.add(name)
	case e.lost.Load(), root && slices.Contains(e.folders.Needs, filepath.Base(name)):
		g.add("")
	}
}

// passing reports whether an error is only that a folder has gone again or may not be read.
func passing(err error) bool {
	return os.IsNotExist(err) || os.IsPermission(err)
}

// view is what a walk saw. Folders are known by their real paths, files by the paths by which they were reached.
type view struct {
	gone    bool
	files   map[string]seen
	folders map[string]string // paths of folders by their real paths
	linked  map[string]string // paths of links by the real paths of the files that they lead to
	real    []string          // real paths to watch, sorted: the folders, Root, and the folders of linked files
	root    string            // the real path of Root
}

// seen is what a walk saw of a file: the entry itself and, where it is a link, the file that it leads to.
type seen struct{ entry, file fs.FileInfo }

func (a seen) same(b seen) bool { return same(a.entry, b.entry) && same(a.file, b.file) }

func same(a, b fs.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.Mode() == b.Mode() && (a.IsDir() || a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())) && os.SameFile(a, b)
}

// changed returns the paths of which two views differ, sorted.
func (v view) changed(now view) []string {
	var paths []string
	for p, s := range now.files {
		if was, ok := v.files[p]; !ok || !was.same(s) {
			paths = append(paths, p)
		}
	}
	for p := range v.files {
		if _, ok := now.files[p]; !ok {
			paths = append(paths, p)
		}
	}
	slices.Sort(paths)
	return paths
}

// name returns by which path what stands at a real path was reached, "" where it was not, and whether it stands in Root
// itself.
func (v view) name(real string) (name string, root bool) {
	if link, ok := v.linked[real]; ok {
		return link, false
	}
	if dir, ok := v.folders[filepath.Dir(real)]; ok {
		return filepath.Join(dir, filepath.Base(real)), false
	}
	if filepath.Dir(real) == v.root {
		return real, true
	}
	return "", false
}

// walk looks at everything that is watched.
func (f Folders) walk() view {
	v := view{files: map[string]seen{}, folders: map[string]string{}, linked: map[string]string{}}
	root, err := filepath.EvalSymlinks(f.Root)
	if err != nil {
		v.gone = true
		return v
	}
	v.root = root
	watched := map[string]bool{root: true}
	within := []string{root}
	for _, name := range f.Names {
		dir := filepath.Join(f.Root, name)
		entry, err := os.Lstat(dir)
		if err != nil {
			continue
		}
		real, err := filepath.EvalSymlinks(dir)
		if err != nil {
			v.files[dir] = seen{entry: entry}
			continue
		}
		v.enter(dir, real, entry, append(within, real), watched)
	}
	for _, name := range f.Needs {
		if _, err := os.Lstat(filepath.Join(f.Root, name)); err == nil {
			v.files[filepath.Join(f.Root, name)] = seen{}
		}
	}
	for dir := range watched {
		v.real = append(v.real, dir)
	}
	slices.Sort(v.real)
	return v
}

// enter notes what stands at a path and, if it is a folder, what is in it. Each real folder is entered once.
func (v *view) enter(path, real string, entry fs.FileInfo, within []string, watched map[string]bool) {
	s := seen{entry: entry}
	link := entry.Mode()&fs.ModeSymlink != 0
	file := entry
	if link {
		var err error
		if file, err = os.Stat(real); err != nil || !below(real, within) {
			v.files[path] = s
			return
		}
		s.file = file
	}
	v.files[path] = s
	if !file.IsDir() {
		if link && file.Mode().IsRegular() {
			v.linked[real] = path
			watched[filepath.Dir(real)] = true
		}
		return
	}
	if _, entered := v.folders[real]; entered {
		return
	}
	v.folders[real] = path
	watched[real] = true
	entries, err := os.ReadDir(real)
	if err != nil {
		return // gone between two looks, or it may not be read; its mode tells when it may
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil {
			continue
		}
		to := filepath.Join(real, e.Name())
		if info.Mode()&fs.ModeSymlink != 0 {
			if to, err = filepath.EvalSymlinks(to); err != nil {
				v.files[filepath.Join(path, e.Name())] = seen{entry: info} // leads nowhere, or in a circle
				continue
			}
		}
		v.enter(filepath.Join(path, e.Name()), to, info, within, watched)
	}
}

// below reports whether a path is one of the folders or in one.
func below(path string, folders []string) bool {
	return slices.ContainsFunc(folders, func(dir string) bool {
		rel, err := filepath.Rel(dir, path)
		return err == nil && (rel == "." || rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)))
	})
}
