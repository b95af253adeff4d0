package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
)

// Spare is the site before the one that is published, which stays beside it while somebody publishes again and again: the
// next site is laid out of it, of what differs alone, and not of links to all files. It holds only as long as nobody else
// publishes to the folder. A run that is killed leaves it, and the next one to publish removes it.
type Spare struct {
	published map[string]Sum // the site that the last publication made
	folder    fs.FileInfo    // of that site

	dir  string // of the site before; "" where it is not kept
	old  map[string]Sum
	keep []string // the foreign files in it
	info fs.FileInfo
}

// Remove removes the site before.
func (s *Spare) Remove() error {
	if s == nil {
		return nil
	}
	dir := s.dir
	*s = Spare{}
	if dir == "" {
		return nil
	}
	return removeAll(dir)
}

// at reports whether the site before stands in next, and the last one in dir, as this run has left them.
func (s *Spare) at(dir, next string) bool {
	if s == nil || s.dir != next || !stands(dir, s.folder) || !stands(next, s.info) {
		return false
	}
	a, err := os.Lstat(dir)
	b, wrong := os.Lstat(next)
	return err == nil && wrong == nil && a.Mode() == b.Mode() // else somebody has changed who may do what
}

func stands(dir string, was fs.FileInfo) bool {
	info, err := os.Lstat(dir)
	return err == nil && was != nil && os.SameFile(info, was)
}

// renew makes of the site before the one that is published next.
func (s *Spare) renew(dir, next string, site Site, p plan, put func(name string, content []byte) error) error {
	old, foreign := s.old, s.keep
	s.dir, s.old, s.keep = "", nil, nil // whatever comes of it, it is no site before any more
	for _, name := range slices.Concat(foreign, gone(old, site.Files)) {
		if err := drop(next, name); err != nil {
			return err
		}
	}
	link := func(name string) error {
		to := filepath.Join(next, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		return os.Link(filepath.Join(dir, filepath.FromSlash(name)), to)
	}
	for _, name := range p.same {
		if old[name] != site.Files[name] {
			if err := link(name); err != nil {
				return err
			}
		}
	}
	for _, name := range p.keep {
		if err := link(name); err != nil {
			return err
		}
	}
	for _, name := range p.write {
		// Not even what would be as it was two sites ago is trusted: who writes into a published file writes into this one.
		if err := drop(next, name); err != nil {
			return err
		}
		content, err := site.Read(name)
		if err != nil {
			return err
		}
		if err := put(filepath.Join(next, filepath.FromSlash(name)), content); err != nil {
			return err
		}
	}
	return nil
}

// gone lists the files of a site that another one does not have just so, sorted.
func gone(old, files map[string]Sum) []string {
	var names []string
	for name, sum := range old {
		if now, ok := files[name]; !ok || now != sum {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// drop removes a file, and the folders that it leaves empty.
func drop(dir, name string) error {
	p := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for d := filepath.Dir(p); d != dir && os.Remove(d) == nil; d = filepath.Dir(d) {
	}
	return nil
}

// exchanged notes that a site was published by exchanging the folders, so that the one before stands in next now, and
// reports whether that stays there.
func (s *Spare) exchanged(dir, next string, site Site, p plan) bool {
	if s == nil {
		return false
	}
	was, folder := s.published, s.folder
	info, err := os.Lstat(dir)
	if err != nil {
		*s = Spare{}
		return false
	}
	*s = Spare{published: maps.Clone(site.Files), folder: info}
	if was == nil || !stands(next, folder) {
		return false
	}
	for name, sum := range site.Standing { // what stood there was not what was published
		if now, ok := was[name]; ok && now != sum {
			return false
		}
	}
	for name := range was {
		if _, ok := site.Standing[name]; !ok && name != Manifest {
			return false
		}
	}
	s.dir, s.old, s.keep, s.info = next, was, p.keep, folder // what was foreign is foreign in both
	return true
}
