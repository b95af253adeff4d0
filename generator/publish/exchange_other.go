//go:build !linux

package publish

import (
	"fmt"
	"os"
)

// exchange makes b the folder a, in two renames; what a held is in a folder that the caller removes with b.
func exchange(a, b string) error {
	old := b + ".old"
	if err := removeAll(old); err != nil {
		return err
	}
	if err := os.Rename(a, old); err != nil {
		return fmt.Errorf("%w: %w", errRefused, err)
	}
	if err := os.Rename(b, a); err != nil {
		if undo := os.Rename(old, a); undo != nil {
			return fmt.Errorf("%w; the last site is in %s", err, old)
		}
		return fmt.Errorf("%w: %w", errRefused, err)
	}
	return removeAll(old)
}
