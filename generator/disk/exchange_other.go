//go:build !linux

package disk

import "os"

func swap(*os.File, string, string) error { return errRefused }

func place(*os.File, string, string) error { return errRefused }

func alone(*os.File) bool { return true }

// Lock keeps other runs of the program from writing into the folder, where the system has such a thing.
func (f *Folder) Lock() (unlock func()) { return func() {} }
