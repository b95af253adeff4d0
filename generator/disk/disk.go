// Package disk is the one door to the files of a project's folder.
//
// Reading: only regular files inside the folder are opened. A link counts as what it leads to; where that is outside of
// the folder, or where links lead in a circle, it is refused, and so are pipes, sockets and devices, before they are
// opened, so that nothing waits for them. How much is read is bounded by reading, not by what a file says of its size. A
// Folder is an fs.FS.
//
// Writing (write.go): a file that people edit is exchanged with what stands in its place, and compared after the
// exchange. What was not expected there is put back.
package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
	"unicode/utf8"
)

// Why a file is refused.
var (
	ErrOutside = errors.New("it is a link that points outside the project, or in a circle")
	ErrSpecial = errors.New("it is no regular file")
	ErrTooLong = errors.New("it is too large")
	ErrNoUTF8  = errors.New("its name is not UTF-8; rename it")
)

// most is how many bytes of any file are read where the reader gives no bound.
const most = 64 << 20

// Folder is a folder on disk. Names are slash-separated paths below it.
type Folder struct {
	dir  string
	held int // one more than the number by which the system knows it open; 0 where it is opened for each file

	// For tests:
	step    func() // called before every step of a change
	refuses bool   // as a file system does that cannot exchange files
}

// New returns the folder at dir, which need not be there yet.
func New(dir string) *Folder { return &Folder{dir: dir} }

// Watched returns the folder with a function that is called before every step of a change to it.
func (f *Folder) Watched(step func()) *Folder {
	return &Folder{dir: f.dir, step: step, refuses: f.refuses}
}

// Held returns the folder as it stands now, so that it need not be opened for each of many files that are read, until done is
// called.
func (f *Folder) Held() (held *Folder, done func()) {
	fd, done, ok := open(f.dir)
	if !ok {
		return f, func() {}
	}
	return &Folder{dir: f.dir, held: fd + 1, step: f.step, refuses: f.refuses}, done
}

// within calls do with the folder, out of which no name and no link leads.
func (f *Folder) within(op, name string, do func(*os.Root) error) error {
	if !utf8.ValidString(name) {
		return &fs.PathError{Op: op, Path: name, Err: ErrNoUTF8}
	}
	if !fs.ValidPath(name) {
		return &fs.PathError{Op: op, Path: name, Err: fs.ErrInvalid}
	}
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return do(root)
}

// Open opens a regular file or a folder.
func (f *Folder) Open(name string) (file fs.File, err error) {
	err = f.within("open", name, func(root *os.Root) error {
		real, info, err := f.resolve(root, name)
		if err != nil {
			return err
		}
		if !info.IsDir() && !info.Mode().IsRegular() {
			return &fs.PathError{Op: "open", Path: name, Err: ErrSpecial}
		}
		opened, err := root.OpenFile(real, os.O_RDONLY|syscall.O_NONBLOCK, 0)
		if err != nil {
			return err
		}
		if info, err = opened.Stat(); err == nil && !info.IsDir() && !info.Mode().IsRegular() { // it was changed meanwhile
			err = &fs.PathError{Op: "open", Path: name, Err: ErrSpecial}
		}
		if err != nil {
			return errors.Join(err, opened.Close())
		}
		file = opened
		return nil
	})
	if err != nil {
		return nil, err // not a nil *os.File
	}
	return file, nil
}

// ReadFile reads a regular file whole.
func (f *Folder) ReadFile(name string) ([]byte, error) { return f.Read(name, most) }

// Read reads a regular file of at most so many bytes; a larger one is refused with ErrTooLong.
func (f *Folder) Read(name string, limit int64) ([]byte, error) {
	if utf8.ValidString(name) && fs.ValidPath(name) {
		if raw, ok := f.readAtOnce(name, limit); ok {
			return raw, nil
		}
	}
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	return bounded(file, name, limit)
}

// Read reads a regular file from anywhere on disk, of at most so many bytes.
func Read(name string, limit int64) ([]byte, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	special := &fs.PathError{Op: "open", Path: name, Err: ErrSpecial}
	if !info.Mode().IsRegular() {
		return nil, special
	}
	file, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(special, file.Close())
	}
	return bounded(file, name, limit)
}

// Write writes a file anywhere on disk that somebody named, as a whole. What is written may be a pipe or a terminal; a pipe that
// nobody reads is refused, and not waited for.
func Write(name string, content []byte) error {
	if info, err := os.Stat(name); err == nil && info.Mode()&(fs.ModeDir|fs.ModeSocket) != 0 {
		return &fs.PathError{Op: "write", Path: name, Err: ErrSpecial}
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC|syscall.O_NONBLOCK, 0o666)
	if errors.Is(err, syscall.ENXIO) {
		return &fs.PathError{Op: "write", Path: name, Err: errors.New("it is a pipe that nobody reads")}
	}
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	return errors.Join(err, file.Close())
}

// bounded reads a file to its end, closes it, and refuses one that goes on past limit.
func bounded(file fs.File, name string, limit int64) ([]byte, error) {
	var room bytes.Buffer
	if info, err := file.Stat(); err == nil { // what it says of its size is only where to begin
		room.Grow(int(min(max(info.Size(), 0), limit, 1<<20)) + bytes.MinRead)
	}
	_, err := room.ReadFrom(io.LimitReader(file, limit+1))
	raw := room.Bytes()
	if err == nil && int64(len(raw)) > limit {
		err = &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("%w: at most %d bytes are read", ErrTooLong, limit)}
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, err
	}
	return raw, nil
}

// Stat describes what a name leads to.
func (f *Folder) Stat(name string) (info fs.FileInfo, err error) {
	err = f.within("stat", name, func(root *os.Root) (err error) {
		_, info, err = f.resolve(root, name)
		return err
	})
	return info, err
}

// Lstat describes a name, without following it where it is a link.
func (f *Folder) Lstat(name string) (info fs.FileInfo, err error) {
	err = f.within("lstat", name, func(root *os.Root) (err error) {
		info, err = root.Lstat(name)
		return err
	})
	return info, err
}

// ReadLink returns where a link leads. A link to an absolute path inside of the folder is given as a relative one.
func (f *Folder) ReadLink(name string) (to string, err error) {
	err = f.within("readlink", name, func(root *os.Root) (err error) {
		to, err = f.link(root, name)
		return err
	})
	return to, err
}

func (f *Folder) link(root *os.Root, name string) (string, error) {
	to, err := root.Readlink(name)
	if err != nil || !filepath.IsAbs(to) {
		return filepath.ToSlash(to), err
	}
	for _, dir := range f.names() {
		if rel, err := filepath.Rel(dir, to); err == nil && filepath.IsLocal(rel) {
			back := strings.Repeat("../", strings.Count(name, "/"))
			return path.Clean(back + filepath.ToSlash(rel)), nil
		}
	}
	return filepath.ToSlash(to), nil
}

// names returns the absolute paths by which the folder is known: as it was given, and without links.
func (f *Folder) names() []string {
	abs, err := filepath.Abs(f.dir)
	if err != nil {
		return nil
	}
	names := []string{abs}
	if real, err := filepath.EvalSymlinks(abs); err == nil && real != abs {
		names = append(names, real)
	}
	return names
}

// ReadDir lists a folder, sorted by name.
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	d, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	list, ok := d.(fs.ReadDirFile)
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: errors.New("not a folder")}
	}
	entries, err := list.ReadDir(-1)
	sortEntries(entries)
	return entries, err
}

// resolve follows the links of a name and returns the name of what it leads to, without links. Where a part of the name
// is not there, that is the error.
func (f *Folder) resolve(root *os.Root, name string) (string, fs.FileInfo, error) {
	info, err := root.Lstat(name)
	if err == nil && info.Mode()&fs.ModeSymlink == 0 {
		// A link among the folders above is followed by root itself, unless it leads out or is absolute; the folder that is
		// changed is the same, whatever its name.
		return name, info, nil
	}
	return f.follow(root, name, 0)
}

// deepest is how many links are followed on the way to a file.
const deepest = 32

func (f *Folder) follow(root *os.Root, name string, links int) (string, fs.FileInfo, error) {
	parts := strings.Split(name, "/")
	at := "."
	var info fs.FileInfo
	for i, part := range parts {
		next := path.Join(at, part)
		var err error
		if info, err = root.Lstat(next); err != nil {
			return "", nil, err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			at = next
			continue
		}
		to, err := f.link(root, next)
		if err != nil {
			return "", nil, err
		}
		away := path.IsAbs(to)
		to = path.Join(path.Dir(next), to)
		if away || links >= deepest || !filepath.IsLocal(filepath.FromSlash(to)) {
			return "", nil, &fs.PathError{Op: "open", Path: name, Err: ErrOutside}
		}
		return f.follow(root, path.Join(append([]string{to}, parts[i+1:]...)...), links+1)
	}
	return at, info, nil
}
