// Package memory keeps what was made once: bytes by the hash of everything that they were made of.
//
// A Store is one file. Each record in it holds its key, its length and a checksum of both and of its value; the last
// record of a key counts. Values are read when they are asked for, and held against their checksum then, so that a file
// that is cut, damaged or of another kind costs time and nothing else: what cannot be read was never kept. Records are
// only ever added, under a lock, so that several processes may share the file; one that has grown past its bound is
// written anew with what is in use and put into the other's place at once.
//
// A store knows nothing of what it keeps. A key must hold the hash of all that its value depends on, the program
// included. That nothing can be kept, since there is no place or no right to write, is no error.
package memory

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/gofrs/flock"
)

// Key is the hash of all that a value was made of.
type Key [sha256.Size]byte

// KeyOf returns the key of parts, whatever bytes they hold.
func KeyOf(parts ...string) Key {
	b := make([]byte, 0, 256)
	for _, p := range parts {
		b = binary.LittleEndian.AppendUint64(b, uint64(len(p)))
		b = append(b, p...)
	}
	return sha256.Sum256(b)
}

// Store keeps values by their keys. A nil store keeps nothing. Several goroutines may use it at once.
type Store struct {
	file  string
	bound int64 // bytes beyond which the file is written anew

	mu    sync.Mutex
	open  *os.File
	size  int64          // how much of the file is known
	at    map[Key]place  // of what stands in the file
	fresh map[Key][]byte // not yet in the file
	used  map[Key]bool   // asked for or put since Begin
}

// place is where a value stands in the file.
type place struct {
	offset int64
	length int32
}

// head is the first line of a store's file; another version of its form has another one.
const head = "variorum memory 1\n"

// A record is the length of its value, its key, a checksum, the value.
const (
	sumSize    = 8
	recordHead = 4 + sha256.Size + sumSize
	largest    = 256 << 20 // bytes of one value
)

// DefaultBound is how large a store's file may grow before it is written anew with what is in use.
const DefaultBound = 256 << 20

// Open returns the store in a file, which need not be there. bound is how many bytes the file may hold beside twice of
// what is in use; DefaultBound where it is 0.
func Open(file string, bound int64) *Store {
	if bound == 0 {
		bound = DefaultBound
	}
	s := &Store{file: file, bound: bound, at: map[Key]place{}, fresh: map[Key][]byte{}, used: map[Key]bool{}}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.renew()
	return s
}

// Begin says that what is asked for or put from now on is what is in use.
func (s *Store) Begin() {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.used = map[Key]bool{}
}

// Get returns the value of a key. It must not be changed.
func (s *Store) Get(k Key) ([]byte, bool) {
	if s == nil {
		return nil, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if v, ok := s.fresh[k]; ok {
		s.used[k] = true
		return v, true
	}
	p, ok := s.at[k]
	if !ok || s.open == nil {
		return nil, false
	}
	record := make([]byte, recordHead+int(p.length))
	if _, err := s.open.ReadAt(record, p.offset); err != nil || !whole(record, k) {
		delete(s.at, k)
		return nil, false
	}
	s.used[k] = true
	return record[recordHead:], true
}

// Use says that the value of a key is in use, without reading it, and reports whether there is one.
func (s *Store) Use(k Key) bool {
	if s == nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	_, fresh := s.fresh[k]
	_, there := s.at[k]
	if fresh || there {
		s.used[k] = true
	}
	return fresh || there
}

// Put keeps a value, in the file when Flush is called.
func (s *Store) Put(k Key, value []byte) {
	if s == nil || len(value) > largest {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fresh[k] = value
	s.used[k] = true
}

// Flush writes to the file what was put. That it cannot be written costs time in the next run and nothing else. Where all is set,
// what is in use is all that anybody will ask for soon: a file that is much larger is written anew.
func (s *Store) Flush(all bool) {
	if s == nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.fresh) == 0 && !(all && s.grown()) {
		return
	}
	if os.MkdirAll(filepath.Dir(s.file), 0o700) != nil {
		return
	}
	lock := flock.New(s.file+".lock", flock.SetPermissions(0o600))
	if lock.Lock() != nil {
		return
	}
	defer func() { _ = lock.Unlock() }()
	s.renew()
	if s.open == nil || all && s.grown() {
		s.rewrite()
		return
	}
	s.add()
}

// add writes the fresh values behind what is known of the file. What another process may have left half written there
// goes.
func (s *Store) add() {
	var b bytes.Buffer
	places := map[Key]place{}
	for _, k := range s.order() {
		places[k] = place{s.size + int64(b.Len()), int32(len(s.fresh[k]))}
		writeRecord(&b, k, s.fresh[k])
	}
	if s.open.Truncate(s.size) != nil {
		return
	}
	if _, err := s.open.WriteAt(b.Bytes(), s.size); err != nil {
		_ = s.open.Truncate(s.size)
		return
	}
	for k, p := range places {
		s.at[k] = p
	}
	s.size += int64(b.Len())
	clear(s.fresh)
}

// order returns the keys of the fresh values, sorted.
func (s *Store) order() []Key {
	keys := make([]Key, 0, len(s.fresh))
	for k := range s.fresh {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b Key) int { return bytes.Compare(a[:], b[:]) })
	return keys
}

// grown reports whether the file holds much more than what is in use.
func (s *Store) grown() bool {
	var live int64
	for k := range s.used {
		live += recordHead
		if v, ok := s.fresh[k]; ok {
			live += int64(len(v))
		} else {
			live += int64(s.at[k].length)
		}
	}
	return s.size > s.bound+2*live
}

// rewrite makes the file anew of what is in use.
func (s *Store) rewrite() {
	next, err := os.CreateTemp(filepath.Dir(s.file), filepath.Base(s.file)+".*")
	if err != nil {
		return
	}
	done := false
	defer func() {
		if !done {
			_ = next.Close()
			_ = os.Remove(next.Name())
		}
	}()
	w := bufio.NewWriterSize(next, 1<<20)
	_, _ = w.WriteString(head) // an error comes again when the writer is flushed
	size := int64(len(head))
	at := map[Key]place{}
	put := func(k Key, value []byte) {
		at[k] = place{size, int32(len(value))}
		writeRecord(w, k, value)
		size += int64(recordHead + len(value))
	}
	keep := make([]Key, 0, len(s.used))
	for k := range s.at {
		if _, fresh := s.fresh[k]; s.used[k] && !fresh {
			keep = append(keep, k)
		}
	}
	slices.SortFunc(keep, func(a, b Key) int { return int(s.at[a].offset - s.at[b].offset) })
	for _, k := range keep {
		record := make([]byte, recordHead+int(s.at[k].length))
		if _, err := s.open.ReadAt(record, s.at[k].offset); err == nil && whole(record, k) {
			put(k, record[recordHead:])
		}
	}
	for _, k := range s.order() {
		put(k, s.fresh[k])
	}
	if w.Flush() != nil || os.Rename(next.Name(), s.file) != nil {
		return
	}
	done = true
	if s.open != nil {
		_ = s.open.Close()
	}
	s.open, s.size, s.at = next, size, at
	clear(s.fresh)
}

// renew looks at what stands in the file now: another one may have come in its place, or records behind those that are
// known.
func (s *Store) renew() {
	info, err := os.Lstat(s.file)
	if err != nil || !info.Mode().IsRegular() {
		s.forget()
		return
	}
	if s.open != nil {
		if mine, err := s.open.Stat(); err != nil || !os.SameFile(mine, info) || info.Size() < s.size {
			s.forget()
		}
	}
	if s.open == nil {
		file, err := os.OpenFile(s.file, os.O_RDWR, 0)
		if err != nil {
			return
		}
		first := make([]byte, len(head))
		if _, err := file.ReadAt(first, 0); err != nil || string(first) != head {
			_ = file.Close()
			return
		}
		s.open, s.size = file, int64(len(head))
	}
	s.scan()
}

// forget lets go of the file.
func (s *Store) forget() {
	if s.open != nil {
		_ = s.open.Close()
	}
	s.open, s.size = nil, 0
	clear(s.at)
}

// scan reads the heads of the records behind what is known, up to one that is not whole.
func (s *Store) scan() {
	r := bufio.NewReaderSize(io.NewSectionReader(s.open, s.size, 1<<62), 256<<10)
	h := make([]byte, recordHead)
	for {
		if _, err := io.ReadFull(r, h); err != nil {
			return
		}
		length := int64(binary.LittleEndian.Uint32(h))
		if length > largest {
			return
		}
		if n, err := r.Discard(int(length)); err != nil || int64(n) != length {
			return
		}
		s.at[Key(h[4:4+sha256.Size])] = place{s.size, int32(length)}
		s.size += recordHead + length
	}
}

// Close lets go of the file. What was put and not flushed is lost.
func (s *Store) Close() error {
	if s == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	var err error
	if s.open != nil {
		err = s.open.Close()
	}
	s.open = nil
	return err
}

// writeRecord writes a record; an error of a buffered writer comes when it is flushed.
func writeRecord(w io.Writer, k Key, value []byte) {
	h := make([]byte, recordHead)
	binary.LittleEndian.PutUint32(h, uint32(len(value)))
	copy(h[4:], k[:])
	copy(h[4+sha256.Size:], sum(k, value))
	_, _ = w.Write(h)
	_, _ = w.Write(value)
}

// whole reports whether a record is that of a key, as it was written.
func whole(record []byte, k Key) bool {
	value := record[recordHead:]
	return int(binary.LittleEndian.Uint32(record)) == len(value) && Key(record[4:4+sha256.Size]) == k &&
		bytes.Equal(record[4+sha256.Size:recordHead], sum(k, value))
}

// sum is the checksum of a record.
func sum(k Key, value []byte) []byte {
	h := sha256.New()
	h.Write(k[:])
	h.Write(value)
	return h.Sum(nil)[:sumSize]
}

// Tidy removes, of the stores in a folder, those that were written longest ago, where there are more than so many. ending is how
// the names of stores end.
func Tidy(dir, ending string, most int) {
	files, err := filepath.Glob(filepath.Join(dir, "*"+ending))
	if err != nil || len(files) <= most {
		return
	}
	written := func(file string) int64 {
		info, err := os.Stat(file)
		if err != nil {
			return 0
		}
		return info.ModTime().UnixNano()
	}
	slices.SortFunc(files, func(a, b string) int { return cmp.Compare(written(a), written(b)) })
	for _, f := range files[:len(files)-most] {
		_ = os.Remove(f)
		_ = os.Remove(f + ".lock")
	}
}
