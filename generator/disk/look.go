package disk

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"
)

// Stamp is what the file system tells of a file without its being read.
type Stamp struct {
	Size          int64
	Written       int64 // when its content was last changed, in nanoseconds since 1970
	Changed       int64 // when anything of it was last changed, which nobody can set; 0 where the system does not tell
	Device, Inode uint64
	Mode          fs.FileMode
}

// Seen is an entry of a folder as a look found it.
type Seen struct {
	Name string // slash-separated path
	Stamp
}

// moment is how long ago a file must have been changed for its stamp to tell it from what it will be next: clocks of
// file systems go in steps, of up to two seconds, and within one step a file can be changed twice.
const moment = 2 * time.Second

// Settled reports whether a stamp that was taken at a time will differ when the file is changed after that.
func (s Stamp) Settled(taken time.Time) bool {
	return s.Changed != 0 && max(s.Written, s.Changed) < taken.Add(-moment).UnixNano()
}

// Look lists all that is in folders and below them, by their names; a folder that is not there has nothing. plain is false
// where there is a link, a pipe, a device, a name that is not UTF-8, or a folder that cannot be listed: what a link leads
// to is not looked at.
func (f *Folder) Look(folders ...string) (list []Seen, plain bool) {
	l := &looking{dir: f.dir, room: make(chan struct{}, 8)}
	for _, name := range folders {
		l.enter(name, true)
	}
	l.wait.Wait()
	slices.SortFunc(l.list, func(a, b Seen) int { return strings.Compare(a.Name, b.Name) })
	return l.list, !l.odd.Load()
}

// LookFor is Look for a folder that has these files and no others: none of its folders has to be listed. ok is false where one
// of them is not there, or anything is not plain.
func (f *Folder) LookFor(folder string, names []string) (list []Seen, ok bool) {
	at, done, err := stamper(filepath.Join(f.dir, filepath.FromSlash(folder)))
	if err != nil {
		return nil, false
	}
	defer done()
	add := func(name string) bool {
		s, err := at(name)
		if err != nil || !s.Mode.IsDir() && !s.Mode.IsRegular() {
			return false
		}
		list = append(list, Seen{path.Join(folder, name), s})
		return true
	}
	if !add(".") {
		return nil, false
	}
	seen := map[string]bool{".": true}
	for _, name := range names {
		for dir := path.Dir(name); !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			if !add(dir) {
				return nil, false
			}
		}
		if !add(name) {
			return nil, false
		}
	}
	slices.SortFunc(list, func(a, b Seen) int { return strings.Compare(a.Name, b.Name) })
	return list, true
}

// LookInto lists what is directly in a folder, by name; nothing where it cannot be listed.
func (f *Folder) LookInto(name string) []Seen {
	entries, err := os.ReadDir(filepath.Join(f.dir, filepath.FromSlash(name)))
	if err != nil {
		return nil
	}
	var found []Seen
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			found = append(found, Seen{path.Join(name, e.Name()), stamp(info)})
		}
	}
	return found
}

// See returns what stands at a name, and whether anything does.
func (f *Folder) See(name string) (Seen, bool) {
	info, err := os.Lstat(filepath.Join(f.dir, filepath.FromSlash(name)))
	if err != nil {
		return Seen{}, false
	}
	return Seen{name, stamp(info)}, true
}

// looking is a look that is going on.
type looking struct {
	dir  string
	room chan struct{} // one for each folder that is listed at the side
	wait sync.WaitGroup
	odd  atomic.Bool
	mu   sync.Mutex
	list []Seen
}

// enter looks at a folder. top is set for one that need not be there.
func (l *looking) enter(name string, top bool) {
	real := filepath.Join(l.dir, filepath.FromSlash(name))
	if top {
		info, err := os.Lstat(real)
		if os.IsNotExist(err) {
			return
		}
		if err != nil || !info.IsDir() {
			l.odd.Store(true)
			return
		}
		l.add([]Seen{{name, stamp(info)}})
	}
	entries, err := stamped(real)
	if err != nil {
		l.odd.Store(true)
		return
	}
	found := make([]Seen, 0, len(entries))
	for _, e := range entries {
		if e.Mode == gone || !utf8.ValidString(e.Name) {
			l.odd.Store(true)
			continue
		}
		x := Seen{name + "/" + e.Name, e.Stamp}
		if !x.Mode.IsDir() && !x.Mode.IsRegular() {
			l.odd.Store(true)
			found = append(found, Seen{x.Name, Stamp{Mode: x.Mode}})
			continue
		}
		found = append(found, x)
		if !x.Mode.IsDir() {
			continue
		}
		select {
		case l.room <- struct{}{}:
			l.wait.Go(func() {
				defer func() { <-l.room }()
				l.enter(x.Name, false)
			})
		default:
			l.enter(x.Name, false)
		}
	}
	l.add(found)
}

// gone is the mode of an entry that was listed and could not be looked at.
const gone = fs.ModeIrregular

func (l *looking) add(found []Seen) {
	l.mu.Lock()
	l.list = append(l.list, found...)
	l.mu.Unlock()
}

// Stat returns the stamp of a file anywhere on disk.
func Stat(name string) (Stamp, error) {
	info, err := os.Stat(name)
	if err != nil {
		return Stamp{}, err
	}
	return stamp(info), nil
}

func stamp(info fs.FileInfo) Stamp {
	s := Stamp{Size: info.Size(), Written: info.ModTime().UnixNano(), Mode: info.Mode()}
	if info.IsDir() {
		// What is in a folder is listed; that something came and went tells nothing.
		return Stamp{Mode: info.Mode()}
	}
	fill(&s, info)
	return s
}
