package grammar

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what is read of testdata/trees.conllu into testdata/trees.txt")

// TestGolden holds what is made of invented sentences whose trees are given, so that neither the parser's weights nor its
// mistakes matter: voice undone, set phrases, denial, conditions, speakers, chains, leanings.
func TestGolden(t *testing.T) {
	f, err := os.Open("testdata/trees.conllu")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := ReadConllu(f)
	if err != nil {
		t.Fatal(err)
	}
	var have strings.Builder
	d.Dump(&have)
	if *update {
		if err := os.WriteFile("testdata/trees.txt", []byte(have.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/trees.txt")
	if err != nil {
		t.Fatal(err)
	}
	if have.String() != string(want) {
		h, w := strings.Split(have.String(), "\n"), strings.Split(string(want), "\n")
		for i := range min(len(h), len(w)) {
			if h[i] != w[i] {
				t.Errorf("line %d\nhave %s\nwant %s", i+1, h[i], w[i])
			}
		}
		if len(h) != len(w) {
			t.Errorf("%d lines, want %d", len(h), len(w))
		}
	}
}
