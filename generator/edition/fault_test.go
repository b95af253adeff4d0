package edition

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"variorum/generator/collate"
	"variorum/generator/report"
)

// A story that the program fails on has an error with the place in the code; all others are built, and its last pages stay.
func TestFaultInOneStory(t *testing.T) {
	dir := folder(t, map[string]string{
		"seeds/harbour/a.txt": ferry, "seeds/harbour/b.txt": ferryAgain,
		"seeds/museum/a.txt": "The museum in Lund will open again on Friday. Its roof was repaired for two years.\n",
	})
	if _, err := Open(dir).Build(Options{}); err != nil {
		t.Fatal(err)
	}
	put(t, dir, "seeds/harbour/c.txt", ferry)
	put(t, dir, "seeds/museum/a.txt", "The museum in Lund will open again on Saturday. Its roof was repaired for two years.\n")
	e := Open(dir)
	e.make = func(in collate.Input, stands string) *collated {
		if in.Slug == "harbour" {
			var none []int
			_ = none[len(in.Articles)]
		}
		return makeStory(in, stands)
	}
	r, err := e.Build(Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(r.Findings, func(f report.Finding) bool { return f.ID == "internal-error" })
	if i < 0 || r.Findings.Errors() != 1 {
		t.Fatalf("have %v", r.Findings)
	}
	if f := r.Findings[i]; f.Story != "harbour" || f.Place.File != "seeds/harbour" ||
		!strings.HasPrefix(f.Message, "the program failed at generator/edition/fault_test.go:") || !strings.Contains(f.Message, "index out of range [3]") {
		t.Errorf("have %v", f)
	}
	if got := strings.Join(r.Summary.Held, " "); got != "content/harbour.md" {
		t.Errorf("held: %q", got)
	}
	for page, want := range map[string]string{"harbour": "Oksund", "museum": "Saturday"} {
		raw, err := os.ReadFile(filepath.Join(dir, Public, page, "index.html"))
		if err != nil || !strings.Contains(string(raw), want) {
			t.Errorf("%s: %v, no %q", page, err, want)
		}
	}
}

func TestGuardedTellsWhere(t *testing.T) {
	var l report.List
	guarded(&l, "s", report.Place{File: "seeds/s"}, func() { panic("no such table") })
	guarded(&l, "s", report.Place{}, func() { var c *collate.Collation; _ = c.Story })
	guarded(&l, "s", report.Place{}, func() {})
	if len(l) != 2 || !strings.Contains(l[0].Message, "fault_test.go:") || !strings.HasSuffix(l[0].Message, ": no such table") || !strings.Contains(l[1].Message, "fault_test.go:") {
		t.Errorf("have %v", l)
	}
}
