package disk

import (
	"io/fs"
	"syscall"

	"golang.org/x/sys/unix"
)

// fill adds to a stamp what this system tells.
func fill(s *Stamp, info fs.FileInfo) {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		s.Changed, s.Device, s.Inode = st.Ctim.Nano(), uint64(st.Dev), st.Ino
	}
}

// stamped lists a folder, with stamps by the folder that is open: no path is walked again for each of its entries.
func stamped(dir string) ([]Seen, error) {
	fd, err := again(func() (int, error) { return unix.Open(dir, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_CLOEXEC, 0) })
	if err != nil {
		return nil, err
	}
	defer unix.Close(fd)
	buffer := make([]byte, 8<<10)
	var names []string
	for {
		n, err := again(func() (int, error) { return unix.ReadDirent(fd, buffer) })
		if err != nil {
			return nil, err
		}
		if n <= 0 {
			break
		}
		_, _, names = unix.ParseDirent(buffer[:n], -1, names)
	}
	all := make([]Seen, len(names))
	for i, name := range names {
		all[i] = Seen{name, Stamp{Mode: gone}}
		if s, err := stampAt(fd, name); err == nil {
			all[i].Stamp = s
		}
	}
	return all, nil
}

// stamper returns what gives stamps of what is below a folder, by paths from it, until done is called.
func stamper(dir string) (at func(name string) (Stamp, error), done func(), err error) {
	fd, err := again(func() (int, error) { return unix.Open(dir, unix.O_PATH|unix.O_DIRECTORY|unix.O_CLOEXEC, 0) })
	if err != nil {
		return nil, nil, err
	}
	return func(name string) (Stamp, error) { return stampAt(fd, name) }, func() { _ = unix.Close(fd) }, nil
}

// stampAt returns the stamp of an entry of a folder that is open, without following it where it is a link.
func stampAt(dir int, name string) (Stamp, error) {
	var st unix.Stat_t
	if _, err := again(func() (int, error) { return 0, unix.Fstatat(dir, name, &st, unix.AT_SYMLINK_NOFOLLOW) }); err != nil {
		return Stamp{}, err
	}
	mode := modeOf(st.Mode)
	if mode.IsDir() {
		return Stamp{Mode: mode}, nil
	}
	return Stamp{Size: st.Size, Written: unix.TimespecToNsec(st.Mtim), Changed: unix.TimespecToNsec(st.Ctim), Device: uint64(st.Dev), Inode: st.Ino, Mode: mode}, nil
}

// modeOf is a mode as package os tells it.
func modeOf(m uint32) fs.FileMode {
	mode := fs.FileMode(m & 0o777)
	for bit, as := range map[uint32]fs.FileMode{unix.S_ISUID: fs.ModeSetuid, unix.S_ISGID: fs.ModeSetgid, unix.S_ISVTX: fs.ModeSticky} {
		if m&bit != 0 {
			mode |= as
		}
	}
	switch m & unix.S_IFMT {
	case unix.S_IFREG:
	case unix.S_IFDIR:
		mode |= fs.ModeDir
	case unix.S_IFLNK:
		mode |= fs.ModeSymlink
	case unix.S_IFIFO:
		mode |= fs.ModeNamedPipe
	case unix.S_IFSOCK:
		mode |= fs.ModeSocket
	case unix.S_IFBLK:
		mode |= fs.ModeDevice
	case unix.S_IFCHR:
		mode |= fs.ModeDevice | fs.ModeCharDevice
	default:
		mode |= fs.ModeIrregular
	}
	return mode
}
