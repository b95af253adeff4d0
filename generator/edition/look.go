package edition

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"variorum/generator/disk"
	"variorum/generator/publish"
)

// look is all that a build reads and writes, as it stands: every file of seeds/, content/, templates/ and public/ with
// the hash of its content. A file whose stamp is as it was is not read again, unless the stamp was taken in the moments
// after the file was changed, when another change may have left it the same (the racy entries of git's index).
type look struct {
	taken time.Time
	plain bool // there is nothing but files and folders: nothing leads elsewhere
	files []looked
}

// looked is one entry of a look, by name.
type looked struct {
	disk.Seen
	sum [sha256.Size]byte // of a file's content; zero for a folder
	old bool              // the file was changed long enough before the stamp was taken
}

// look looks at the project. What is known from an earlier look is not read again.
func (e *Edition) look(before *look, folders ...string) *look {
	if len(folders) == 0 {
		folders = []string{Seeds, Content, Templates, Public}
	}
	now := &look{taken: time.Now()}
	list, plain := e.lookOver(folders)
	now.plain = plain
	written := e.written
	var mu sync.Mutex
	now.files = make([]looked, len(list))
	var unknown []*looked
	i := 0
	for n, s := range list {
		x := &now.files[n]
		x.Seen = s
		if strings.HasPrefix(s.Name, Public+"/") {
			// Publishing links what did not change, and links change this: who changes public/ by hand does so openly.
			x.Changed = x.Written
			s.Changed = s.Written
		}
		if !s.Mode.IsRegular() {
			continue
		}
		x.old = s.Settled(now.taken)
		if before != nil {
			for i < len(before.files) && before.files[i].Name < s.Name {
				i++
			}
			if i < len(before.files) && before.files[i].old && before.files[i].Seen == s {
				x.sum = before.files[i].sum
				continue
			}
		}
		if name, ok := strings.CutPrefix(s.Name, Public+"/"); ok && !x.old {
			if x.sum, ok = written[name]; ok {
				continue // it was published a moment ago, and is read the next time
			}
		}
		unknown = append(unknown, x)
	}
	from, done := e.disk.Held()
	defer done()
	each(unknown, func(x *looked) {
		if x.sum = e.readOnce(from, x); x.sum == [sha256.Size]byte{} {
			x.old = false // it cannot be read, and will be looked at again
			mu.Lock()
			now.plain = false
			mu.Unlock()
		}
	})
	return now
}

// lookOver lists folders. Where public/ was made a moment ago, and nothing stood there before, it has what was published and
// nothing else.
func (e *Edition) lookOver(folders []string) (list []disk.Seen, plain bool) {
	at := slices.Index(folders, Public)
	if e.written == nil || !e.whole || at != len(folders)-1 {
		return e.disk.Look(folders...)
	}
	names := append(slices.Collect(maps.Keys(e.written)), publish.Manifest)
	public, ok := e.disk.LookFor(Public, names)
	if !ok {
		return e.disk.Look(folders...)
	}
	list, plain = e.disk.Look(folders[:at]...)
	list = append(list, public...)
	slices.SortFunc(list, func(a, b disk.Seen) int { return strings.Compare(a.Name, b.Name) })
	return list, plain
}

// lookLimit is the largest file that is hashed, in bytes; the program reads none that is larger.
const lookLimit = 64 << 20

// same reports whether two looks found the same names with the same contents, but for folders whose name begins so.
func (l *look) same(o *look, but string) bool {
	if !l.plain || !o.plain {
		return false
	}
	skip := func(x looked) bool { return but != "" && (x.Name == but || strings.HasPrefix(x.Name, but+"/")) }
	i, j := 0, 0
	for {
		for i < len(l.files) && skip(l.files[i]) {
			i++
		}
		for j < len(o.files) && skip(o.files[j]) {
			j++
		}
		if i == len(l.files) || j == len(o.files) {
			return i == len(l.files) && j == len(o.files)
		}
		a, b := &l.files[i], &o.files[j]
		if a.Name != b.Name || a.Mode != b.Mode || a.sum != b.sum {
			return false
		}
		i, j = i+1, j+1
	}
}

// tidy reports whether no run that was killed has left anything where people edit.
func (l *look) tidy() bool {
	return l.plain && !slices.ContainsFunc(l.files, func(x looked) bool {
		return strings.HasSuffix(x.Name, disk.Ending) && !strings.HasPrefix(x.Name, Public+"/")
	})
}

// sum is the hash of all names and contents.
func (l *look) sum() string {
	h := sha256.New()
	for i := range l.files {
		x := &l.files[i]
		fmt.Fprintf(h, "%q%d", x.Name, x.Mode)
		h.Write(x.sum[:])
	}
	return string(h.Sum(nil))
}

// treeKey is the hash of all that a folder holds; "" where it leads elsewhere.
func (l *look) treeKey(dir string) string {
	h := sha256.New()
	from, _ := l.find(dir)
	for _, x := range l.files[from:] {
		if !strings.HasPrefix(x.Name, dir) {
			break
		}
		if !x.Mode.IsRegular() && !x.Mode.IsDir() || x.Mode.IsRegular() && x.sum == [sha256.Size]byte{} {
			return ""
		}
		fmt.Fprintf(h, "%q", x.Name)
		h.Write(x.sum[:])
	}
	return string(h.Sum(nil))
}

// find returns where a name stands, or would.
func (l *look) find(name string) (int, bool) {
	return slices.BinarySearchFunc(l.files, name, func(x looked, name string) int { return strings.Compare(x.Name, name) })
}

// in returns the entries directly in a folder.
func (l *look) in(dir string) iter.Seq[*looked] {
	return func(yield func(*looked) bool) {
		from, _ := l.find(dir + "/")
		for i := from; i < len(l.files) && strings.HasPrefix(l.files[i].Name, dir+"/"); i++ {
			if strings.IndexByte(l.files[i].Name[len(dir)+1:], '/') < 0 && !yield(&l.files[i]) {
				return
			}
		}
	}
}

// sumOf returns the hash of a file's content as it is now.
func (e *Edition) sumOf(name string) [sha256.Size]byte {
	raw, err := disk.Read(filepath.Join(e.dir, filepath.FromSlash(name)), lookLimit)
	if err != nil {
		return [sha256.Size]byte{}
	}
	return sha256.Sum256(raw)
}

// settled reports whether every file of a look was changed long before it.
func (l *look) settled() bool {
	for i := range l.files {
		if !l.files[i].old && l.files[i].Mode.IsRegular() {
			return false
		}
	}
	return true
}

// encode writes a look down.
func (l *look) encode() []byte {
	b := binary.AppendVarint(nil, l.taken.UnixNano())
	for i := range l.files {
		x := &l.files[i]
		b = binary.AppendUvarint(b, uint64(len(x.Name)))
		b = append(b, x.Name...)
		b = binary.AppendUvarint(b, uint64(x.Mode))
		if !x.Mode.IsRegular() {
			continue
		}
		old := byte(0)
		if x.old {
			old = 1
		}
		b = append(b, old)
		b = binary.AppendVarint(b, x.Size)
		b = binary.AppendVarint(b, x.Written)
		b = binary.AppendVarint(b, x.Changed)
		b = binary.AppendUvarint(b, x.Device)
		b = binary.AppendUvarint(b, x.Inode)
		b = append(b, x.sum[:]...)
	}
	return b
}

// decodeLook reads a look that was written down; nil where it is none.
func decodeLook(b []byte) (l *look) {
	defer func() {
		if recover() != nil { // it is cut: the store's checksum makes that next to impossible
			l = nil
		}
	}()
	if len(b) == 0 {
		return nil
	}
	b = b[:len(b):len(b)] // nothing behind its end is read
	text := string(b)     // names are parts of it
	at := 0
	signed := func() int64 {
		v, n := binary.Varint(b[at:])
		at += n
		return v
	}
	unsigned := func() uint64 {
		v, n := binary.Uvarint(b[at:])
		at += n
		return v
	}
	l = &look{taken: time.Unix(0, signed()), plain: true}
	for at < len(b) {
		var x looked
		n := int(unsigned())
		x.Name = text[at : at+n]
		at += n
		x.Mode = fs.FileMode(unsigned())
		if x.Mode.IsRegular() {
			x.old = b[at] == 1
			at++
			x.Size, x.Written, x.Changed = signed(), signed(), signed()
			x.Device, x.Inode = unsigned(), unsigned()
			at += copy(x.sum[:], b[at:at+sha256.Size])
		}
		l.files = append(l.files, x)
	}
	return l
}

// none reports whether nothing stood at a name.
func (l *look) none(name string) bool {
	if l == nil || !l.plain {
		return false
	}
	_, found := l.find(name)
	return !found
}
