//go:build !linux

package command

// wide does nothing: there is a hint to give on Linux alone.
func wide() {}
