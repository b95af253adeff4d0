package publish

import (
	"errors"
	"fmt"

	"golang.org/x/sys/unix"
)

// exchange makes a and b change places in one step.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	for _, refusal := range []error{unix.EXDEV, unix.EBUSY, unix.EINVAL, unix.ENOSYS, unix.ENOTSUP, unix.EPERM} {
		if errors.Is(err, refusal) {
			return fmt.Errorf("%w: %w", errRefused, err)
		}
	}
	return err
}
