package edition

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"variorum/generator/digest"
	"variorum/generator/disk"
	"variorum/generator/front"
	"variorum/generator/report"
	"variorum/generator/site"
	"variorum/generator/source"
)

// contentFile is a file of content/, read. It is never changed.
type contentFile struct {
	raw      string
	wrong    report.List    // why it cannot be read
	gone     bool           // since there is none any more
	digest   *digest.Digest // its front matter, where it is a digest; else nil
	page     site.Page      // else
	findings report.List    // of reading either
}

// contentOf reads a file of content/: of one that is as it was looked at, what was read earlier will do.
func (e *Edition) contentOf(fsys *disk.Folder, name string) *contentFile {
	return known(e, "content", name, func() (*contentFile, sum) {
		c := &contentFile{}
		read, err := e.fresh.take(name), error(nil)
		if now := e.now.file(name); read.raw == nil || now == nil || read.sum != now.sum {
			read.raw, err = fsys.Read(name, contentLimit)
			read.sum = sumOf(read.raw, err)
		}
		c.gone = errors.Is(err, fs.ErrNotExist)
		c.raw, c.wrong = text(name, read.raw, err)
		switch {
		case len(c.wrong) > 0:
		case front.HasKey(c.raw, "story"):
			c.digest, c.findings = digest.ParseFront(name, c.raw)
		default:
			c.page, c.findings = site.ParsePage(name, c.raw)
			c.page.Key = hash("page", name, string(read.sum[:]))
		}
		return c, read.sum
	})
}

// based is a digest as it was last merged, read.
type based struct {
	text string
	err  error

	once  sync.Once
	lists bool // see listsSources
}

// base reads a digest as it was last merged; "" with an error where there is none or it cannot be read.
func (e *Edition) base(name string) *based {
	return known(e, "base", name, func() (*based, sum) {
		raw, err := fs.ReadFile(e.disk, name)
		return &based{text: lines(raw), err: err}, sumOf(raw, err)
	})
}

// listsSources reports whether the base lists articles. It is found out once for all builds in which the base is the same.
func (b *based) listsSources() bool {
	b.once.Do(func() { b.lists = len(sourcesOf(b.text)) > 0 })
	return b.lists
}

// sum is the hash of a file's content; zero where it is not known.
type sum = [sha256.Size]byte

// sumOf is the hash of what was read of a file.
func sumOf(raw []byte, err error) sum {
	if err != nil {
		return sum{}
	}
	return sha256.Sum256(raw)
}

// known returns what was made of a file that is as it was looked at, else makes it now. What makes it tells the hash of what
// it has read.
func known[T any](e *Edition, what, name string, do func() (T, sum)) T {
	x := e.now.file(name)
	if x == nil {
		v, _ := do()
		return v
	}
	key := what + name + string(x.sum[:])
	if v, ok := e.recent.get(key).(T); ok {
		return v
	}
	v, read := do()
	if read == x.sum { // it was not changed since it was looked at
		e.recent.put(key, v)
	}
	return v
}

// file returns a regular file of a look; nil where there is none.
func (l *look) file(name string) *looked {
	if l == nil {
		return nil
	}
	i, found := l.find(name)
	if !found || !l.files[i].Mode.IsRegular() || l.files[i].sum == [sha256.Size]byte{} {
		return nil
	}
	return &l.files[i]
}

// storyFolders lists the folders of stories. While all names below seeds/ are the same, so are these.
func (e *Edition) storyFolders() ([]string, report.List) {
	type folders struct {
		dirs  []string
		found report.List
	}
	key := e.now.names(Seeds)
	if f, ok := e.recent.get(key).(folders); ok && key != "" {
		return f.dirs, f.found
	}
	dirs, found := source.Stories(e.disk, Seeds)
	if key != "" && e.look(e.now, Seeds).names(Seeds) == key {
		e.recent.put(key, folders{dirs, found})
	}
	return dirs, found
}

// names is the hash of all names in a folder and below; "" where there are others than files and folders.
func (l *look) names(dir string) string {
	if l == nil {
		return ""
	}
	h := sha256.New()
	from, _ := l.find(dir)
	for _, x := range l.files[from:] {
		if !strings.HasPrefix(x.Name, dir) {
			break
		}
		if !x.Mode.IsRegular() && !x.Mode.IsDir() {
			return ""
		}
		fmt.Fprintf(h, "%q%d", x.Name, x.Mode)
	}
	return "names" + string(h.Sum(nil))
}
