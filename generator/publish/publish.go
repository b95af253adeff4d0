// Package publish puts a finished site into its folder, all of it or nothing.
//
// The files of a site are laid out whole in a folder beside the published one, and the two folders are exchanged in one
// step (renameat2 with RENAME_EXCHANGE on Linux, two renames elsewhere), so that a reader sees the old site or the new
// one, never half of each. Files that did not change are hard links to the published ones; who publishes again and again
// keeps the site before and brings it up to date (Spare), which costs what differs. Where the file system
// refuses to exchange folders (overlays, mount points), all new files are first brought onto it, where a full disk still
// does no harm, and then moved into place one by one, pages last, under a journal beside the folder, which the next run
// finishes if this one is interrupted.
//
// The folder's manifest.json lists what the program made, with hashes. A folder that is not empty and has no manifest
// is refused unless it is adopted; a file that the manifest does not list is refused by name, unless a keep pattern
// (path.Match on its slash-separated path, a pattern without "/" on any of its elements) covers it.
package publish

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gofrs/flock"

	"variorum/generator/report"
)

// Manifest is the name of the list of files that the program made.
const Manifest = "manifest.json"

// Folder is a place to publish to.
type Folder struct {
	Dir   string   // the folder, such as "public"
	Name  string   // how findings name it; Dir where empty
	Keep  []string // patterns of foreign files that stay
	Spare *Spare   // keeps the site before for the next publication; nil where there is none to come
	Adopt bool     // take over a folder that has no manifest: its files are replaced or kept as foreign

	// Tests put a file system that refuses here.
	exchange func(a, b string) error                 // nil: exchange
	rename   func(from, to string) error             // nil: os.Rename
	write    func(name string, content []byte) error // nil: write
}

// Result tells what publishing changed.
type Result struct {
	Files    int  // files of the site, the manifest included
	Written  int  // files that are new or differ
	Removed  int  // files that the site no longer has
	OneByOne bool // the file system refused to exchange folders, and files were replaced one by one
}

type manifest struct {
	Version int               `json:"version"`
	Files   map[string]string `json:"files"` // path -> sha256 of the content, hex
}

// Check finishes an interrupted publication and reports what stands in the way of the next one: foreign files.
// Nothing else is changed.
func (f *Folder) Check() (report.List, error) {
	dir, err := f.resolve()
	if err != nil {
		return nil, err
	}
	if err := f.finish(dir); err != nil {
		return nil, err
	}
	defer watching(dir)()
	var findings report.List
	present, err := list(dir)
	if err != nil || len(present) == 0 {
		return nil, err
	}
	made, found, err := f.manifest()
	if err != nil {
		return nil, err
	}
	if !found && !f.Adopt {
		if slices.ContainsFunc(present, func(p string) bool { return !f.keeps(p) }) {
			findings.Add("public-not-ours", report.Place{File: f.name()}, "empty it, build with --adopt, or keep its files with keep: in content/_site.md",
				"the folder has %d files and no %s: it was not made by this program", len(present), Manifest)
		}
		return findings, nil
	}
	for _, p := range present {
		if _, ours := made.Files[p]; !ours && p != Manifest && !f.keeps(p) && found {
			findings.Add("public-foreign", report.Place{File: path.Join(f.name(), p)}, fmt.Sprintf("move it away, or add %q to keep: in content/_site.md", p),
				"the program did not make this file and will not delete it")
		}
	}
	return findings, nil
}

// Published returns the files that the last publication made, by their slash-separated paths, without the manifest.
// Files that are gone are left out.
func (f *Folder) Published() (map[string][]byte, error) {
	dir, err := f.resolve()
	if err != nil {
		return nil, err
	}
	defer watching(dir)()
	m, _, err := f.manifest()
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for p := range m.Files {
		raw, err := readRegular(filepath.Join(f.Dir, filepath.FromSlash(p)))
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errSpecial) {
			continue
		}
		if err != nil {
			return nil, err
		}
		files[p] = raw
	}
	return files, nil
}

// Publish makes the folder hold exactly files, the manifest and what is kept. Paths are slash-separated and relative.
// On an error the published site is the old one or, with a journal, finished by the next Check or Publish.
func (f *Folder) Publish(files map[string][]byte) (Result, error) {
	site := Site{Files: map[string]Sum{}, Read: func(name string) ([]byte, error) { return files[name], nil }}
	for name, content := range files {
		site.Files[name] = sha256.Sum256(content)
	}
	return f.PublishSite(site)
}

// Sum is the hash of a file's content.
type Sum = [sha256.Size]byte

// Site is a site of which not all is in memory.
type Site struct {
	Files    map[string]Sum                    // by slash-separated, relative path
	Read     func(name string) ([]byte, error) // gives what has to be written
	Standing map[string]Sum                    // what stands in the folder, as far as it is known; the rest is read
}

// PublishSite is Publish for a site of which not all is in memory: what stands in the folder as it should is not asked for.
func (f *Folder) PublishSite(files Site) (Result, error) {
	dir, err := f.resolve()
	if err != nil {
		return Result{}, err
	}
	unlock, err := f.lock(dir)
	if err != nil {
		return Result{}, err
	}
	defer unlock()
	if err := f.replay(dir); err != nil {
		return Result{}, err
	}
	for _, left := range []string{beside(dir, "next"), beside(dir, "staged"), filepath.Join(dir, inside)} { // by a run that was killed
		if left == beside(dir, "next") && f.Spare.at(dir, left) {
			continue
		}
		if err := removeAll(left); err != nil {
			return Result{}, err
		}
	}
	before, _, err := f.manifest()
	if err != nil {
		return Result{}, err
	}
	site, err := withManifest(files)
	if err != nil {
		return Result{}, err
	}
	plan, err := f.plan(dir, site, before, files.Standing)
	if err != nil {
		return Result{}, err
	}
	result := Result{Files: len(site.Files), Written: len(plan.write), Removed: len(plan.remove)}
	if result.Written == 0 && result.Removed == 0 {
		return result, nil
	}
	result.OneByOne, err = f.put(dir, site, plan)
	return result, err
}

// finish replays the journal of a publication that was interrupted. Where it is being written right now, by another run
// of the program, finish waits for that run.
func (f *Folder) finish(dir string) error {
	if _, err := os.Lstat(beside(dir, "journal")); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	unlock, err := f.lock(dir)
	if err != nil {
		return err
	}
	defer unlock()
	return f.replay(dir)
}

// lock keeps other runs of the program from publishing to dir until unlock is called.
func (f *Folder) lock(dir string) (unlock func(), err error) {
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return nil, err
	}
	name := beside(dir, "lock")
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() { // a pipe would be waited for
		return nil, &fs.PathError{Op: "lock", Path: name, Err: errSpecial}
	}
	lock := flock.New(name, flock.SetPermissions(0o666)) // for everybody who may publish
	if err := lock.Lock(); err != nil {
		return nil, fmt.Errorf("lock %s: %w", f.name(), err)
	}
	return func() { _ = lock.Unlock() }, nil // the lock goes with the process at the latest
}

// watching keeps other runs of the program from publishing to dir while this one looks at it, until the function that it
// returns is called. It writes nothing: where there is no lock to share, nobody has published yet.
func watching(dir string) (done func()) {
	name := beside(dir, "lock")
	if info, err := os.Lstat(name); err != nil || !info.Mode().IsRegular() {
		return func() {}
	}
	lock := flock.New(name, flock.SetFlag(os.O_RDONLY))
	if lock.RLock() != nil {
		return func() {} // another user's: looking without it is as good as it gets
	}
	return func() { _ = lock.Unlock() }
}

// plan is what has to change in the folder.
type plan struct {
	write  []string // paths of files that are new or differ, sorted
	same   []string // paths of files of the site that are there already
	remove []string // paths of files that the program made and that the site no longer has
	keep   []string // paths of foreign files
}

func (f *Folder) plan(dir string, site Site, before manifest, standing map[string]Sum) (plan, error) {
	present, err := list(dir)
	if err != nil {
		return plan{}, err
	}
	var p plan
	there := map[string]bool{}
	for _, name := range present {
		there[name] = true
		_, made := before.Files[name]
		if _, wanted := site.Files[name]; !wanted {
			if (made || name == Manifest) && !f.keeps(name) {
				p.remove = append(p.remove, name)
			} else {
				p.keep = append(p.keep, name)
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(site.Files)) {
		if there[name] {
			old, known := standing[name]
			if !known {
				raw, err := readRegular(filepath.Join(dir, filepath.FromSlash(name)))
				if err != nil && !errors.Is(err, errSpecial) {
					return plan{}, err
				}
				old, known = sha256.Sum256(raw), err == nil
			}
			if known && old == site.Files[name] {
				p.same = append(p.same, name)
				continue
			}
		}
		p.write = append(p.write, name)
	}
	return p, nil
}

// errSpecial tells of a link, a pipe, a device: nothing that the program has published.
var errSpecial = errors.New("it is no regular file")

// readRegular reads a file, but follows no link and waits for no pipe.
func readRegular(name string) ([]byte, error) {
	info, err := os.Lstat(name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errSpecial}
	}
	return os.ReadFile(name)
}

func withManifest(files Site) (Site, error) {
	m := manifest{Version: 1, Files: make(map[string]string, len(files.Files))}
	for name, sum := range files.Files {
		if !fs.ValidPath(name) || name == "." || name == Manifest || strings.Contains(name, "\\") {
			return Site{}, fmt.Errorf("the site has a file that cannot be published: %q", name)
		}
		m.Files[name] = hex.EncodeToString(sum[:])
	}
	raw, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return Site{}, err
	}
	raw = append(raw, '\n')
	site := Site{Files: maps.Clone(files.Files), Standing: files.Standing, Read: func(name string) ([]byte, error) {
		if name == Manifest {
			return raw, nil
		}
		return files.Read(name)
	}}
	if site.Files == nil {
		site.Files = map[string]Sum{}
	}
	site.Files[Manifest] = sha256.Sum256(raw)
	return site, nil
}

func (f *Folder) manifest() (m manifest, found bool, err error) {
	raw, err := readRegular(filepath.Join(f.Dir, Manifest))
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, errSpecial) {
		return m, false, nil
	}
	if err != nil {
		return m, false, err
	}
	if err := json.Unmarshal(raw, &m); err != nil || m.Version != 1 {
		return manifest{}, false, nil // somebody else's manifest.json
	}
	for name := range m.Files {
		if !fs.ValidPath(name) {
			delete(m.Files, name)
		}
	}
	return m, true, nil
}

func (f *Folder) name() string {
	if f.Name != "" {
		return f.Name
	}
	return filepath.ToSlash(f.Dir)
}

// resolve returns the folder itself where Dir is a link to it. There need not be one yet.
func (f *Folder) resolve() (string, error) {
	dir, err := filepath.EvalSymlinks(f.Dir)
	if errors.Is(err, fs.ErrNotExist) {
		return filepath.Abs(f.Dir)
	}
	if err != nil {
		return "", err
	}
	if info, err := os.Stat(dir); err != nil {
		return "", err
	} else if !info.IsDir() {
		return "", fmt.Errorf("%s is a file, not a folder: move it away", f.name())
	}
	return filepath.Abs(dir)
}

func (f *Folder) keeps(name string) bool {
	for _, pattern := range f.Keep {
		if ok, _ := path.Match(pattern, name); ok {
			return true
		}
		if !strings.Contains(pattern, "/") {
			for element := range strings.SplitSeq(name, "/") {
				if ok, _ := path.Match(pattern, element); ok {
					return true
				}
			}
		}
		if p := strings.TrimSuffix(pattern, "/**"); p != pattern && strings.HasPrefix(name, p+"/") {
			return true
		}
	}
	return false
}

// list returns the slash-separated paths of all files below dir but for those that are staged; none where dir does not
// exist.
func list(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) && p == dir {
				return fs.SkipAll
			}
			return err
		}
		rel, err := filepath.Rel(dir, p)
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			names = append(names, filepath.ToSlash(rel))
		case rel == inside:
			return fs.SkipDir
		}
		return nil
	})
	return names, err
}

// beside returns the name of a file beside dir that serves its publication.
func beside(dir, what string) string {
	return filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+"."+what)
}
