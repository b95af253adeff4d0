package disk

import (
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// swap exchanges two files of a folder in one step.
func swap(at *os.File, a, b string) error { return renameat(at, a, b, unix.RENAME_EXCHANGE) }

// place renames a file of a folder to a name that nothing has; fs.ErrExist where something has it.
func place(at *os.File, from, to string) error { return renameat(at, from, to, unix.RENAME_NOREPLACE) }

func renameat(at *os.File, from, to string, how uint) error {
	fd := int(at.Fd())
	err := unix.Renameat2(fd, from, fd, to, how)
	for _, refusal := range []error{unix.EINVAL, unix.ENOSYS, unix.ENOTSUP} {
		if errors.Is(err, refusal) {
			return fmt.Errorf("%w: %w", errRefused, err)
		}
	}
	if err != nil {
		return &os.LinkError{Op: "rename", Old: from, New: to, Err: err}
	}
	return nil
}

// alone reports whether nobody has a file open for writing, as far as the system tells: a lease for reading is given out
// for no such file.
func alone(file *os.File) bool {
	fd := file.Fd()
	if _, err := unix.FcntlInt(fd, unix.F_SETLEASE, unix.F_RDLCK); err != nil {
		return !errors.Is(err, unix.EAGAIN)
	}
	_, _ = unix.FcntlInt(fd, unix.F_SETLEASE, unix.F_UNLCK)
	return true
}

// Lock keeps other runs of the program from writing into the folder until unlock is called. Nothing is written for it: it
// is the folder itself that is locked. Where the file system has no locks there is none.
func (f *Folder) Lock() (unlock func()) {
	d, err := os.Open(f.dir)
	if err != nil {
		return func() {}
	}
	for {
		if err = unix.Flock(int(d.Fd()), unix.LOCK_EX); !errors.Is(err, unix.EINTR) {
			break
		}
	}
	return func() { _ = d.Close() } // the lock goes with it
}
