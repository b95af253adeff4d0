package edition

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"variorum/generator/disk"
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
func (e *Edition) look(before *look) *look {
	now := &look{taken: time.Now()}
	list, plain := e.disk.Look(Seeds, Content, Templates, Public)
	now.plain = plain
	now.files = make([]looked, len(list))
	var unknown []*looked
	i := 0
	for n, s := range list {
		x := &now.files[n]
		x.Seen = s
		if s.Mode.IsDir() {
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
		unknown = append(unknown, x)
	}
	if plain {
		each(unknown, func(x *looked) {
			raw, err := disk.Read(filepath.Join(e.dir, filepath.FromSlash(x.Name)), lookLimit)
			if err != nil {
				x.old = false // it will be looked at again
				if !errors.Is(err, fs.ErrNotExist) {
					x.sum = sha256.Sum256([]byte("unreadable"))
				}
				return
			}
			x.sum = sha256.Sum256(raw)
		})
	}
	return now
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

// settled reports whether every file of a look was changed long before it.
func (l *look) settled() bool {
	for i := range l.files {
		if !l.files[i].old && !l.files[i].Mode.IsDir() {
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
		if x.Mode.IsDir() {
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
	text := string(b) // names are parts of it
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
		if !x.Mode.IsDir() {
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
