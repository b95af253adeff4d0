//go:build unix

package publish

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"

	"golang.org/x/sys/unix"
)

// lay writes the named files of a site below a folder, each by the folder that is open, so that no path is walked from its
// beginning, and without asking whether a file could be waited for.
func lay(folder string, site Site, names []string) error {
	at, err := again(func() (int, error) { return unix.Open(folder, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0) })
	if err != nil {
		return &fs.PathError{Op: "open", Path: folder, Err: err}
	}
	defer unix.Close(at)
	made := map[string]bool{".": true}
	for _, name := range names {
		content, err := site.Read(name)
		if err != nil {
			return err
		}
		if err := layDir(at, path.Dir(name), made); err != nil {
			return &fs.PathError{Op: "mkdir", Path: filepath.Join(folder, filepath.FromSlash(path.Dir(name))), Err: err}
		}
		if err := layFile(at, name, content); err != nil {
			return &fs.PathError{Op: "write", Path: filepath.Join(folder, filepath.FromSlash(name)), Err: err}
		}
	}
	return nil
}

// layDir makes a folder below an open one, with those above it.
func layDir(at int, dir string, made map[string]bool) error {
	if made[dir] {
		return nil
	}
	if err := layDir(at, path.Dir(dir), made); err != nil {
		return err
	}
	made[dir] = true
	_, err := again(func() (int, error) { return 0, unix.Mkdirat(at, dir, 0o777) })
	if errors.Is(err, unix.EEXIST) {
		return nil
	}
	return err
}

// layFile writes a file below an open folder.
func layFile(at int, name string, content []byte) (err error) {
	fd, err := again(func() (int, error) {
		return unix.Openat(at, name, unix.O_WRONLY|unix.O_CREAT|unix.O_TRUNC|unix.O_CLOEXEC, 0o666)
	})
	if err != nil {
		return err
	}
	defer func() {
		if closed := unix.Close(fd); err == nil && !errors.Is(closed, unix.EINTR) {
			err = closed
		}
	}()
	for len(content) > 0 {
		n, err := again(func() (int, error) { return unix.Write(fd, content) })
		if err != nil {
			return err
		}
		content = content[n:]
	}
	return nil
}

// again calls do until no signal is in its way.
func again(do func() (int, error)) (int, error) {
	for {
		n, err := do()
		if !errors.Is(err, unix.EINTR) {
			return n, err
		}
	}
}
