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

// inside is the folder within the published one that new files are staged in where it is a file system of its own.
const inside = ".variorum-staged"

// put lays the site out beside dir and exchanges the two, or moves file by file.
func (f *Folder) put(dir string, site Site, p plan) (oneByOne bool, err error) {
	next := beside(dir, "next")
	stays := false
	defer func() {
		if !stays {
			err = errors.Join(err, removeAll(next))
		}
	}()
	if f.Spare.at(dir, next) && f.Spare.renew(dir, next, site, p, f.writing()) == nil {
		if err = f.swap(dir, next); err == nil {
			stays = f.Spare.exchanged(dir, next, site, p)
			return false, nil
		}
	}
	if err := removeAll(next); err != nil {
		return false, err
	}
	if err := os.MkdirAll(next, 0o777); err != nil {
		return false, err
	}
	if info, err := os.Stat(dir); err == nil { // the folder keeps its permissions
		if info.Mode()&0o200 == 0 {
			return false, &fs.PathError{Op: "write", Path: dir, Err: fs.ErrPermission}
		}
		if err := os.Chmod(next, info.Mode().Perm()); err != nil {
			return false, err
		}
	}
	if err := f.stage(next, site, p.write); err != nil {
		return false, err
	}
	// Where the unchanged files cannot be linked, the folders cannot be exchanged either: they are of two file systems.
	if err := f.complete(dir, next, p); err == nil {
		err = f.swap(dir, next)
		if err == nil {
			stays = f.Spare.exchanged(dir, next, site, p)
		}
		if err == nil || !errors.Is(err, errRefused) {
			return false, err
		}
	}
	return true, f.oneByOne(dir, next, site, p)
}

// writing is how a file is written.
func (f *Folder) writing() func(name string, content []byte) error {
	if f.write != nil {
		return f.write
	}
	return write
}

// stage writes the named files of the site below a folder.
func (f *Folder) stage(folder string, site Site, names []string) error {
	if f.write == nil {
		return lay(folder, site, names)
	}
	return eachInto(folder, site, names, f.write)
}

// eachInto writes the named files of a site below a folder, one after the other, as put does.
func eachInto(folder string, site Site, names []string, put func(name string, content []byte) error) error {
	made := map[string]bool{}
	for _, name := range names {
		content, err := site.Read(name)
		if err != nil {
			return err
		}
		file := filepath.Join(folder, filepath.FromSlash(name))
		if dir := filepath.Dir(file); !made[dir] {
			made[dir] = true
			_ = os.Mkdir(dir, 0o777) // most folders are new, and that above them is there; what could not be made the next line tells
		}
		if err := put(file, content); err != nil {
			return err
		}
	}
	return nil
}

// complete adds what did not change to the folder next.
func (f *Folder) complete(dir, next string, p plan) error {
	made := map[string]bool{}
	for _, name := range slices.Concat(p.same, p.keep) {
		from, to := filepath.Join(dir, filepath.FromSlash(name)), filepath.Join(next, filepath.FromSlash(name))
		if folder := filepath.Dir(to); !made[folder] {
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return err
			}
			made[folder] = true
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
	Staged string   `json:"staged"` // the folder that holds the new files: a name beside the published one, or "inside"
	Move   []string `json:"move"`   // in this order
	Remove []string `json:"remove"`
}

// folder returns where the new files are staged.
func (j journal) folder(dir string) string {
	if j.Staged == "inside" {
		return filepath.Join(dir, inside)
	}
	return filepath.Join(filepath.Dir(dir), j.Staged)
}

// oneByOne moves the new files into place: what pages refer to first, then pages, the manifest last. Nothing is moved
// before all of them are on the folder's own file system and the journal is written.
func (f *Folder) oneByOne(dir, next string, site Site, p plan) error {
	staged := beside(dir, "staged")
	if err := os.RemoveAll(staged); err != nil {
		return err
	}
	if err := os.Rename(next, staged); err != nil {
		return err
	}
	j := journal{Staged: filepath.Base(staged), Move: slices.Clone(p.write), Remove: p.remove}
	slices.SortStableFunc(j.Move, func(a, b string) int { return rank(a) - rank(b) })
	if !f.reaches(staged, dir) {
		j.Staged = "inside"
		err := os.MkdirAll(j.folder(dir), 0o777)
		if err == nil {
			err = f.stage(j.folder(dir), site, p.write)
		}
		if err = errors.Join(err, os.RemoveAll(staged)); err != nil {
			return errors.Join(err, os.RemoveAll(j.folder(dir)))
		}
	}
	raw, err := json.Marshal(j)
	if err != nil {
		return err
	}
	if err := maybe.WriteFile(beside(dir, "journal"), raw, 0o666); err != nil {
		return errors.Join(err, os.RemoveAll(j.folder(dir)))
	}
	return f.replay(dir)
}

// reaches reports whether a file in folder from can be renamed to one in folder to.
func (f *Folder) reaches(from, to string) bool {
	probe, there := filepath.Join(from, inside), filepath.Join(to, inside)
	if os.RemoveAll(there) != nil || write(probe, nil) != nil {
		return false
	}
	if err := f.move(probe, there); err != nil {
		_ = os.Remove(probe) // in a folder that is removed as a whole
		return false
	}
	return os.Remove(there) == nil
}

func (f *Folder) move(from, to string) error {
	if f.rename != nil {
		return f.rename(from, to)
	}
	return os.Rename(from, to)
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

// replay does what the journal of an interrupted publication says; nothing where there is none. Doing it twice does no
// harm. The folder is locked.
func (f *Folder) replay(dir string) error {
	name := beside(dir, "journal")
	raw, err := readRegular(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var j journal
	if err := json.Unmarshal(raw, &j); err != nil {
		return fmt.Errorf("read %s: %w; remove the file and build again", name, err)
	}
	for _, file := range slices.Concat(j.Move, j.Remove) {
		if !fs.ValidPath(file) || j.Staged == "" || j.Staged == "." || j.Staged == ".." || strings.ContainsAny(j.Staged, `/\`) {
			return fmt.Errorf("%s names files outside %s; remove it and build again", name, f.name())
		}
	}
	staged := j.folder(dir)
	for _, file := range j.Move {
		from, to := filepath.Join(staged, filepath.FromSlash(file)), filepath.Join(dir, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
			return err
		}
		if err := f.move(from, to); err != nil && !errors.Is(err, fs.ErrNotExist) { // it may be moved already
			return err
		}
	}
	for _, file := range j.Remove {
		p := filepath.Join(dir, filepath.FromSlash(file))
		if err := os.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		for d := filepath.Dir(p); d != dir && os.Remove(d) == nil; d = filepath.Dir(d) {
		}
	}
	if err := os.RemoveAll(staged); err != nil {
		return err
	}
	return os.Remove(name)
}

// removeAll removes a folder and all that is in it, be it write-protected or not.
func removeAll(dir string) error {
	err := os.RemoveAll(dir)
	if !errors.Is(err, fs.ErrPermission) {
		return err
	}
	_ = filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			_ = os.Chmod(p, 0o700) // whether it helped, the next line tells
		}
		return nil
	})
	return os.RemoveAll(dir)
}

// write writes a file, and makes its folder where there is none.
func write(name string, content []byte) error {
	err := os.WriteFile(name, content, 0o666)
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o666)
}
