package source

import (
	"io/fs"
	"path"
	"strings"
)

// outside reports whether name or a folder on the way to it is a link that leads outside the root of fsys, and which
// one. File systems without links have none that do.
func outside(fsys fs.FS, name string) (string, bool) {
	return astray(fsys, name, 0)
}

func astray(fsys fs.FS, name string, depth int) (string, bool) {
	if depth > 32 {
		return name, true // links that lead to each other lead nowhere
	}
	links, ok := fsys.(fs.ReadLinkFS)
	if !ok {
		return "", false
	}
	at := ""
	for part := range strings.SplitSeq(name, "/") {
		at = path.Join(at, part)
		info, err := links.Lstat(at)
		if err != nil {
			return "", false // not there: whoever opens it says so
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		to, err := links.ReadLink(at)
		if err != nil || path.IsAbs(to) || strings.Contains(to, `\`) || strings.Contains(to, ":") {
			return at, true
		}
		if to = path.Join(path.Dir(at), to); to == ".." || strings.HasPrefix(to, "../") {
			return at, true
		}
		if _, away := astray(fsys, to, depth+1); away {
			return at, true
		}
	}
	return "", false
}

// withoutLinks returns the name of what a name leads to, which is not outside.
func withoutLinks(fsys fs.FS, name string) string {
	links, ok := fsys.(fs.ReadLinkFS)
	if !ok {
		return name
	}
	for range 1000 { // outside has refused what goes round in circles
		at, linked := "", false
		parts := strings.Split(name, "/")
		for i, part := range parts {
			at = path.Join(at, part)
			to, err := links.ReadLink(at)
			if err != nil {
				continue // no link
			}
			name, linked = path.Join(append([]string{path.Dir(at), to}, parts[i+1:]...)...), true
			break
		}
		if !linked {
			break
		}
	}
	return name
}
