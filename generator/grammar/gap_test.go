package grammar

import (
	"os"
	"strings"
	"testing"
)

// TestGAP measures on GAP's development part, from raw text, whether a pronoun is linked with the right one of two names.
// The weights compiled in know that part: what models say that were not trained on a case, the program train/coref tells.
func TestGAP(t *testing.T) {
	name := os.Getenv("VARIORUM_GAP")
	if name == "" {
		t.Skip("VARIORUM_GAP names no file of GAP")
	}
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	cases, err := ReadGAP(f)
	if err != nil {
		t.Fatal(err)
	}
	links := make([][2]bool, len(cases))
	for i, c := range cases {
		links[i] = c.Links(c.Doc)
	}
	var b strings.Builder
	ReportGAP(&b, cases, links)
	t.Log(b.String())
}
