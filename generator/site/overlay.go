package site

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// Overlay is a folder laid over another: a file that upper has is read from there, every other from lower.
type Overlay struct{ Upper, Lower fs.FS }

// Open opens the file that lies on top. Folders list the files of both.
func (o Overlay) Open(name string) (fs.File, error) {
	f, err := o.Upper.Open(name)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return f, err
	}
	return o.Lower.Open(name)
}

// ReadFile reads the file that lies on top, as far as its folder allows.
func (o Overlay) ReadFile(name string) ([]byte, error) {
	raw, err := fs.ReadFile(o.Upper, name)
	if err == nil || !errors.Is(err, fs.ErrNotExist) {
		return raw, err
	}
	return fs.ReadFile(o.Lower, name)
}

// ReadDir lists the entries of both folders by name, each name once.
func (o Overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	upper, errUpper := fs.ReadDir(o.Upper, name)
	lower, errLower := fs.ReadDir(o.Lower, name)
	if errUpper != nil && errLower != nil {
		return nil, errLower
	}
	have := map[string]bool{}
	for _, e := range upper {
		have[e.Name()] = true
	}
	for _, e := range lower {
		if !have[e.Name()] {
			upper = append(upper, e)
		}
	}
	slices.SortFunc(upper, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return upper, nil
}
