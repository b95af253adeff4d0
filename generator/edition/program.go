package edition

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"time"

	"variorum/generator/disk"
	"variorum/generator/memory"
)

// Running tells the running program apart from every other one: by what the Go command has written into its file of all that
// it was built from, else by a hash of the file, which is kept by the file's stamp.
func Running(s *memory.Store) (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	return programIn(s, name, time.Now())
}

func programIn(s *memory.Store, name string, now time.Time) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	if id := buildID(f); id != "" {
		return id, nil
	}
	stamp, err := disk.Stat(name)
	if err != nil {
		return "", err
	}
	key := memory.KeyOf("program", name, fmt.Sprint(stamp))
	if stamp.Settled(now) {
		if raw, ok := s.Get(key); ok {
			return string(raw), nil
		}
	}
	h := sha256.New() // as it is read: the program is larger than all that a small build holds
	n, err := io.Copy(h, io.NewSectionReader(f, 0, 1<<62))
	if err != nil {
		return "", err
	}
	if n == 0 {
		return "", errors.New("the program's file is empty")
	}
	program := hex.EncodeToString(h.Sum(nil))
	if stamp.Settled(now) {
		s.Put(key, []byte(program))
	}
	return program, nil
}

// idPattern is the form of the build ID of a program that the Go command has linked: hashes, of 120 bits each, of what its link
// and its main package were made from, and of the main package and the program themselves. What somebody may have put in its
// place says nothing of the program.
var idPattern = regexp.MustCompile(`^[\w-]{20}(?:/[\w-]{20}){3}$`)

// buildID returns the build ID of a program; "" where there is none. It stands in an ELF note, elsewhere before the code, near
// the beginning of the file in any case.
func buildID(f io.ReaderAt) string {
	head := make([]byte, 64<<10)
	n, _ := f.ReadAt(head, 0)
	head = head[:n]
	for _, mark := range []struct{ before, after string }{
		{"\x04\x00\x00\x00Go\x00\x00", ""}, // a note's type and its name; its length stands before them
		{"\xff Go build ID: \"", "\"\n \xff"},
	} {
		_, rest, ok := bytes.Cut(head, []byte(mark.before))
		if !ok {
			continue
		}
		id := rest[:min(len(rest), idLength)]
		if idPattern.Match(id) && bytes.HasPrefix(rest[len(id):], []byte(mark.after)) {
			return string(id)
		}
	}
	return ""
}

// idLength is how many bytes a build ID has.
const idLength = 4*20 + 3
