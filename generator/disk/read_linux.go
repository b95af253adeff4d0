package disk

import (
	"errors"

	"golang.org/x/sys/unix"
)

// readAtOnce reads a regular file below a folder of at most so many bytes, with as few calls to the system as there can be.
// It refuses whatever is not plain: a link anywhere on the way, another kind of file, one that is too long, a system that cannot
// be asked so. What is wrong, if anything is, the longer way tells.
func (f *Folder) readAtOnce(name string, limit int64) ([]byte, bool) {
	root := f.held - 1
	if f.held == 0 {
		var done func()
		var ok bool
		if root, done, ok = open(f.dir); !ok {
			return nil, false
		}
		defer done()
	}
	regular := func(info unix.Stat_t) bool { return info.Mode&unix.S_IFMT == unix.S_IFREG && info.Size <= limit }
	var info unix.Stat_t
	if unix.Fstatat(root, name, &info, unix.AT_SYMLINK_NOFOLLOW) != nil || !regular(info) { // who writes into a pipe is not to be woken
		return nil, false
	}
	fd, err := again(func() (int, error) {
		return unix.Openat2(root, name, &unix.OpenHow{Flags: unix.O_RDONLY | unix.O_NONBLOCK | unix.O_CLOEXEC, Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_SYMLINKS})
	})
	if err != nil {
		return nil, false
	}
	defer unix.Close(fd)
	if unix.Fstat(fd, &info) != nil || !regular(info) { // it was changed meanwhile
		return nil, false
	}
	raw := make([]byte, 0, info.Size+1) // what it says of its size is only where to begin
	for {
		n, err := again(func() (int, error) { return unix.Read(fd, raw[len(raw):cap(raw)]) })
		if err != nil || n < 0 || int64(len(raw)+n) > limit {
			return nil, false
		}
		if n == 0 {
			return raw, true
		}
		if raw = raw[:len(raw)+n]; len(raw) == cap(raw) {
			raw = append(raw, 0)[:len(raw)]
		}
	}
}

// open opens a folder, so that what is below it can be named from there.
func open(dir string) (fd int, done func(), ok bool) {
	fd, err := again(func() (int, error) { return unix.Open(dir, unix.O_PATH|unix.O_DIRECTORY|unix.O_CLOEXEC, 0) })
	return fd, func() { _ = unix.Close(fd) }, err == nil
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
