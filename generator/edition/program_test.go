package edition

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"variorum/generator/memory"
)

// TestProgram tells programs apart, by their build ID or by all their bytes.
func TestProgram(t *testing.T) {
	dir := t.TempDir()
	store := memory.Open(filepath.Join(dir, "store"), 0)
	file := func(name, content string) string {
		t.Helper()
		name = filepath.Join(dir, name)
		if err := os.WriteFile(name, []byte(content), 0o777); err != nil {
			t.Fatal(err)
		}
		return name
	}
	id := strings.Join([]string{strings.Repeat("a", 20), strings.Repeat("B", 20), strings.Repeat("-", 20), strings.Repeat("_", 20)}, "/")
	note := "\x7fELF\x53\x00\x00\x00\x04\x00\x00\x00Go\x00\x00"
	seen := map[string]string{}
	for _, x := range []struct {
		name, content string
		known         bool // by its build ID
	}{
		{"note", note + id + "\x00", true},
		{"at the end", note + id, true},
		{"text", "MZ\xff Go build ID: \"" + id + "\"\n \xff code", true},
		{"none", "\x7fELF", false},
		{"cut", note + id[:60], false},
		{"one's own", note + "release-7" + strings.Repeat("\x00", 90), false},
		{"its own once more", note + "release-7" + strings.Repeat("\x00", 91), false},
		{"far behind", strings.Repeat("x", 70<<10) + note + id, false},
	} {
		have, err := programIn(store, file(strings.ReplaceAll(x.name, " ", "-"), x.content), time.Now())
		if err != nil || (have == id) != x.known {
			t.Errorf("%s: have %q, %v", x.name, have, err)
		}
		if before, ok := seen[have]; ok && !x.known {
			t.Errorf("%s is taken for %s", x.name, before)
		}
		seen[have] = x.name
	}
	if _, err := programIn(store, file("empty", ""), time.Now()); err == nil {
		t.Error("an empty file is a program")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if have, err := programIn(store, self, time.Now()); err != nil || !idPattern.MatchString(have) {
		t.Errorf("a program that the Go command has built: have %q, %v", have, err)
	}
}
