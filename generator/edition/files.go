package edition

import (
	"maps"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"variorum/generator/disk"
	"variorum/generator/site"
)

// Files is the files of a site. What is not in memory stands in public/. Several goroutines may use it.
type Files struct {
	mu      sync.RWMutex
	content map[string]site.Content
	under   *Files // has what is not among content; may be nil
	spool   *spool
	part    func(site.Sum) ([]byte, bool) // has files that came with a part
	dir     string                        // public/ on disk
}

// Read returns a file by its slash-separated path, and whether there is one.
func (f *Files) Read(name string) ([]byte, bool) {
	raw, err := f.bytes(name)
	return raw, err == nil
}

// Has reports whether there is a file.
func (f *Files) Has(name string) bool {
	f.mu.RLock()
	defer f.mu.RUnlock()
	_, ok := f.content[name]
	return ok || f.under != nil && f.under.Has(name)
}

// Names returns the paths of all files, sorted.
func (f *Files) Names() []string {
	f.mu.RLock()
	defer f.mu.RUnlock()
	names := slices.Collect(maps.Keys(f.content))
	if f.under != nil {
		names = append(names, f.under.Names()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Same reports whether pages look as they did on another site: but for what programs read, all files are the same.
func (f *Files) Same(before any) bool {
	o, ok := before.(*Files)
	if !ok || o == nil {
		return false
	}
	if f.under == o { // of a large site this is all the difference between now and later
		return f.own(o.has)
	}
	return f.all(o.has) && o.all(f.has)
}

// has reports whether a file of the site has a sum.
func (f *Files) has(name string, sum site.Sum) bool {
	own, ok := f.sum(name)
	return ok && own == sum
}

// own reports whether something holds of each file that pages show, but for those of the site under this one.
func (f *Files) own(holds func(name string, sum site.Sum) bool) bool {
	f.mu.RLock()
	defer f.mu.RUnlock()
	for name, c := range f.content {
		if seen(name) && !holds(name, c.Sum) {
			return false
		}
	}
	return true
}

// all is own for all files.
func (f *Files) all(holds func(name string, sum site.Sum) bool) bool {
	return f.own(holds) && (f.under == nil || f.under.all(func(name string, sum site.Sum) bool {
		if _, over := f.content[name]; over {
			return true
		}
		return holds(name, sum)
	}))
}

// seen reports whether pages show a file, or are it.
func seen(name string) bool {
	switch path.Ext(name) {
	case ".json", ".md", ".xml", ".atom", ".rss", ".csl", ".txt":
		return false
	}
	return !strings.HasPrefix(name, "search/")
}

func (f *Files) sum(name string) (site.Sum, bool) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	c, ok := f.content[name]
	if !ok && f.under != nil {
		return f.under.sum(name)
	}
	return c.Sum, ok
}

func (f *Files) bytes(name string) ([]byte, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	c, ok := f.content[name]
	switch {
	case !ok && f.under != nil:
		return f.under.bytes(name)
	case !ok:
		return nil, os.ErrNotExist
	case c.Bytes != nil:
		return c.Bytes, nil
	}
	if raw, ok := f.spool.read(name); ok {
		return raw, nil
	}
	if f.part != nil {
		if raw, ok := f.part(c.Sum); ok {
			return raw, nil
		}
	}
	return disk.New(f.dir).ReadFile(name)
}

// published lets go of what stands in public/ now, unless it is to stay in memory.
func (f *Files) published(stays bool) {
	if stays {
		return
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	for name, c := range f.content {
		if c.Bytes != nil {
			f.content[name] = site.Content{Sum: c.Sum}
		}
	}
}

// spool takes the files of a large site out of memory until they are published.
type spool struct {
	off  bool
	mu   sync.Mutex
	held int // bytes that stay in memory
	file *os.File
	size int64
	at   map[string][2]int64
}

// inMemory is how many bytes of pages are held in memory.
const inMemory = 8 << 20

func (s *spool) aside(name string, c site.Content) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.held += len(c.Bytes); s.off || s.held <= inMemory {
		return false
	}
	if s.file == nil {
		file, err := os.CreateTemp("", "variorum-*")
		if err != nil {
			s.off = true
			return false
		}
		_ = os.Remove(file.Name()) // it goes with the process at the latest; elsewhere than on Unix it goes when it is closed
		s.file, s.at = file, map[string][2]int64{}
	}
	if _, err := s.file.WriteAt(c.Bytes, s.size); err != nil {
		return false
	}
	s.at[name] = [2]int64{s.size, int64(len(c.Bytes))}
	s.size += int64(len(c.Bytes))
	return true
}

func (s *spool) read(name string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at, ok := s.at[name]
	if !ok || s.file == nil {
		return nil, false
	}
	raw := make([]byte, at[1])
	_, err := s.file.ReadAt(raw, at[0])
	return raw, err == nil
}

func (s *spool) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.file != nil {
		name := s.file.Name()
		_ = s.file.Close()
		_ = os.Remove(name)
	}
	s.file, s.at = nil, nil
}
