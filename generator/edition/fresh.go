package edition

import (
	"bytes"
	"crypto/sha256"
	"strings"
	"sync"

	"variorum/generator/disk"
	"variorum/generator/front"
)

// readOnce returns the hash of a file's content, and keeps an editor's page that it read until that is asked for. Digests
// are not kept: they are read behind what was last merged (see read).
func (e *Edition) readOnce(from *disk.Folder, x *looked) [sha256.Size]byte {
	if !strings.HasPrefix(x.Name, Content+"/") || strings.HasPrefix(x.Name, Merged+"/") || !e.fresh.room(x.Size) {
		return e.sumOf(x.Name)
	}
	raw, err := from.Read(x.Name, contentLimit)
	if err != nil {
		return e.sumOf(x.Name)
	}
	sum := sha256.Sum256(raw)
	if !bytes.Contains(raw, []byte("story")) || !front.HasKey(string(raw), "story") { // of most pages nothing more has to be asked
		e.fresh.put(x.Name, raw, sum)
	}
	return sum
}

// fresh is files that were read a moment ago, until they are asked for.
type fresh struct {
	mu   sync.Mutex
	size int64
	of   map[string]freshFile
}

// freshFile is what was read of a file, with its hash.
type freshFile struct {
	raw []byte
	sum sum
}

// mostFresh is how many bytes are kept at most.
const mostFresh = 32 << 20

// room reports whether so many bytes more may be kept, and makes room for them.
func (f *fresh) room(size int64) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.of == nil || f.size+size > mostFresh {
		return false
	}
	f.size += size
	return true
}

func (f *fresh) put(name string, raw []byte, sum sum) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.of != nil {
		f.of[name] = freshFile{raw, sum}
	}
}

// take gives a file out, once; nothing where it is not kept.
func (f *fresh) take(name string) freshFile {
	f.mu.Lock()
	defer f.mu.Unlock()
	x := f.of[name]
	delete(f.of, name)
	return x
}

// begin begins to keep files, end lets go of them.
func (f *fresh) begin() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.of, f.size = map[string]freshFile{}, 0
}

func (f *fresh) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.of = nil
}
