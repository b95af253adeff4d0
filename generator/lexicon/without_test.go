package lexicon

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A program that is linked without a table or a row has neither, and all others.
func TestWithout(t *testing.T) {
	if without != "" {
		t.Skip("linked without ", without)
	}
	for _, c := range []struct{ id, want string }{
		{"en/months", "has march: false, may: false, kilometre: true"},
		{"en/months:may", "has march: true, may: false, kilometre: true"},
		{"en/units;en/months:may", "has march: true, may: false, kilometre: false"},
	} {
		program := filepath.Join(t.TempDir(), "has")
		if out, err := exec.Command("go", "build", "-ldflags", "-X 'variorum/generator/lexicon.without="+c.id+"'", "-o", program, "./testdata/has").CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		if out, err := exec.Command(program).Output(); err != nil || strings.TrimSpace(string(out)) != c.want {
			t.Errorf("without %s: %q %v, want %q", c.id, out, err, c.want)
		}
	}
	if Without("") || Without("en/months") {
		t.Error("this test is linked without anything")
	}
}

func TestTablesHaveNames(t *testing.T) {
	all := strings.Join(Topics(), " ")
	for _, want := range []string{"de/months", "en/months", "en/titles"} {
		if !strings.Contains(all, want) {
			t.Errorf("no %s in %s", want, all)
		}
	}
}
