package memory

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

func file(t *testing.T) string { return filepath.Join(t.TempDir(), "in", "store") }

// TestKept holds that what was flushed is there for the next one to open the file, and what was not is not.
func TestKept(t *testing.T) {
	name := file(t)
	s := Open(name, 0)
	s.Put(KeyOf("a"), []byte("1"))
	s.Put(KeyOf("b"), nil)
	s.Flush(false)
	s.Put(KeyOf("a"), []byte("2"))
	s.Flush(false)
	s.Put(KeyOf("c"), []byte("3"))
	for key, want := range map[string]string{"a": "2", "b": ""} {
		for _, o := range []*Store{s, Open(name, 0)} {
			if have, ok := o.Get(KeyOf(key)); !ok || string(have) != want {
				t.Errorf("%s: have %q, %v, want %q", key, have, ok, want)
			}
		}
	}
	if _, ok := Open(name, 0).Get(KeyOf("c")); ok {
		t.Error("what was not flushed is there")
	}
	if (*Store)(nil).Use(KeyOf("a")) {
		t.Error("no store keeps something")
	}
}

// TestDamage changes, cuts or replaces each byte of the file: no value is ever another one than was put, and what stands
// before the damage is still there.
func TestDamage(t *testing.T) {
	name := file(t)
	s := Open(name, 0)
	for i := range 4 {
		s.Put(KeyOf(fmt.Sprint(i)), bytes.Repeat([]byte{byte('a' + i)}, 5*i))
		s.Flush(false)
	}
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for at := range raw {
		for _, damaged := range [][]byte{raw[:at], append(append(bytes.Clone(raw[:at]), raw[at]^0x40), raw[at+1:]...)} {
			if err := os.WriteFile(name, damaged, 0o600); err != nil {
				t.Fatal(err)
			}
			o := Open(name, 0)
			for i := range 4 {
				if v, ok := o.Get(KeyOf(fmt.Sprint(i))); ok && !bytes.Equal(v, bytes.Repeat([]byte{byte('a' + i)}, 5*i)) {
					t.Fatalf("byte %d of %d: %q for %d", at, len(raw), v, i)
				}
			}
			o.Put(KeyOf("new"), []byte("n"))
			o.Flush(false)
			if v, ok := Open(name, 0).Get(KeyOf("new")); !ok || string(v) != "n" {
				t.Fatalf("byte %d of %d: what was put after the damage is gone", at, len(raw))
			}
			_ = o.Close()
		}
	}
}

// TestBound holds that a file does not grow without end, and that what is in use stays.
func TestBound(t *testing.T) {
	name := file(t)
	s := Open(name, 1000)
	for i := range 100 {
		s.Begin()
		s.Put(KeyOf(fmt.Sprint(i)), make([]byte, 100))
		s.Put(KeyOf("stays"), []byte("here"))
		s.Flush(true)
	}
	info, err := os.Stat(name)
	if err != nil || info.Size() > 2000 {
		t.Errorf("%v, %d bytes", err, info.Size())
	}
	if v, ok := Open(name, 0).Get(KeyOf("stays")); !ok || string(v) != "here" {
		t.Error("what is in use went")
	}
}

// TestShared has several stores write to one file at once: all is there in the end.
func TestShared(t *testing.T) {
	name := file(t)
	var wait sync.WaitGroup
	for n := range 4 {
		s := Open(name, 1<<20)
		wait.Go(func() {
			for i := range 50 {
				s.Put(KeyOf(fmt.Sprint(n, i)), []byte(fmt.Sprint(n*i)))
				s.Flush(false)
			}
		})
	}
	wait.Wait()
	s := Open(name, 0)
	for n := range 4 {
		for i := range 50 {
			if v, ok := s.Get(KeyOf(fmt.Sprint(n, i))); !ok || string(v) != fmt.Sprint(n*i) {
				t.Errorf("%d %d: %q, %v", n, i, v, ok)
			}
		}
	}
}

// TestNoPlace holds that a store that cannot be written is as none.
func TestNoPlace(t *testing.T) {
	in := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(in, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s := Open(filepath.Join(in, "store"), 0)
	s.Put(KeyOf("a"), []byte("1"))
	s.Flush(true)
	if v, ok := s.Get(KeyOf("a")); !ok || string(v) != "1" {
		t.Error("what was put is not there for who put it")
	}
}

// TestTidy holds that the stores of projects that nobody builds any more go.
func TestTidy(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 {
		name := filepath.Join(dir, fmt.Sprint(i, ".memory"))
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		at := time.Unix(int64(1000-i), 0)
		if err := os.Chtimes(name, at, at); err != nil {
			t.Fatal(err)
		}
	}
	Tidy(dir, ".memory", 2)
	left, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(left) != 2 || filepath.Base(left[0]) != "0.memory" || filepath.Base(left[1]) != "1.memory" {
		t.Error(left)
	}
}
