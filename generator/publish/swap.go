package publish

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2/maybe"
)

// errRefused is what exchange returns where the file system cannot exchange two folders.
var errRefused = errors.New("the file system cannot exchange folders")

// put lays the site out beside dir and exchanges the two, or moves file by file.
func (f *Folder) put(dir string, site map[string][]byte, p plan) (oneByOne bool, err error) {
	next := beside(dir, "next")
	if err := os.RemoveAll(next); err != nil {
		return false, err
	}
	if err := os.MkdirAll(next, 0o777); err != nil {
		return false, err
	}
	defer os.RemoveAll(next)
	for _, name := range p.write {
		if err := write(filepath.Join(next, filepath.FromSlash(name)), site[name]); err != nil {
			return false, err
		}
	}
	staged := next // holds the changed files alone until here
	if err := f.complete(dir, next, p); err == nil {
		err = f.swap(dir, next)
		if err == nil || !errors.Is(err, errRefused) {
			return false, err
		}
	}
	return true, f.oneByOne(dir, staged, p)
}

// complete adds what did not change to the folder next.
func (f *Folder) complete(dir, next string, p plan) error {
	for _, name := range slices.Concat(p.same, p.keep) {
		from, to := filepath.Join(dir, filepath.FromSlash(name)), filepath.Join(next, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		if err := os.Link(from, to); err != nil {
			return err
		}
	}
	return nil
}

// swap makes next the folder dir; what dir held is then in next or gone.
func (f *Folder) swap(dir, next string) error {
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(next, dir)
	}
	if f.exchange != nil {
		return f.exchange(dir, next)
	}
	return exchange(dir, next)
}

// journal is what an interrupted publication has left to do.
type journal struct {
	Staged string   `json:"staged"` // name of the folder beside the published one that holds the new files
	Move   []string `json:"move"`   // in this order
	Remove []string `json:"remove"`
}

// oneByOne moves the new files into place: what pages refer to first, then pages, the manifest last.
func (f *Folder) oneByOne(dir, next string, p plan) error {
	staged := beside(dir, "staged")
	if err := os.RemoveAll(staged); err != nil {
		return err
	}
	if err := os.Rename(next, staged); err != nil {
		return err
	}
	j := journal{Staged: filepath.Base(staged), Move: slices.Clone(p.write), Remove: p.remove}
	slices.SortStableFunc(j.Move, func(a, b string) int { return rank(a) - rank(b) })
	raw, err := json.Marshal(j)
	if err != nil {
		return err
	}
	if err := maybe.WriteFile(beside(dir, "journal"), raw, 0o666); err != nil {
		return err
	}
	return f.replay(dir, j)
}

func rank(name string) int {
	switch {
	case name == Manifest:
		return 2
	case path.Ext(name) == ".html":
		return 1
	}
	return 0
}

// recover finishes what an interrupted publication left.
func (f *Folder) recover() error {
	dir, err := f.resolve()
	if err != nil {
		return err
	}
	raw, err := os.ReadFile(beside(dir, "journal"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var j journal
	if err := json.Unmarshal(raw, &j); err != nil {
		return fmt.Errorf("read %s: %w; remove the file and build again", beside(dir, "journal"), err)
	}
	for _, name := range slices.Concat(j.Move, j.Remove) {
		if !fs.ValidPath(name) || strings.ContainsAny(j.Staged, `/\`) {
			return fmt.Errorf("%s names files outside %s; remove it and build again", beside(dir, "journal"), f.name())
		}
	}
	return f.replay(dir, j)
}

// replay does what the journal says. Doing it twice does no harm.
func (f *Folder) replay(dir string, j journal) error {
	staged := filepath.Join(filepath.Dir(dir), j.Staged)
	for _, name := range j.Move {
		from, to := filepath.Join(staged, filepath.FromSlash(name)), filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		err := os.Rename(from, to)
		if errors.Is(err, fs.ErrNotExist) {
			continue // moved already
		}
		if err != nil {
			content, readErr := os.ReadFile(from)
			if readErr != nil {
				return err
			}
			if err := maybe.WriteFile(to, content, 0o666); err != nil {
				return err
			}
		}
	}
	for _, name := range j.Remove {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for d := filepath.Dir(p); d != dir && os.Remove(d) == nil; d = filepath.Dir(d) {
		}
	}
	if err := os.RemoveAll(staged); err != nil {
		return err
	}
	return os.Remove(beside(dir, "journal"))
}

func write(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o666)
}
