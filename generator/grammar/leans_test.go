package grammar

import (
	"fmt"
	"strings"
	"testing"
)

// TestLeansWithoutTrees holds what a sentence's own words tell of what it leans on where nothing is known of trees.
func TestLeansWithoutTrees(t *testing.T) {
	d := &Doc{Text: "", Language: "en"}
	text := "The pier fell. But nobody was hurt. The next day it rained. They left."
	x := Read(text, nil, "tlh")
	*d = *x
	var have []string
	for i := range d.Sentences {
		for _, l := range d.LeansOn(i) {
			have = append(have, fmt.Sprintf("%d %s %s %d", i, l.Kind, d.Text[d.Tokens[l.Token].Start:d.Tokens[l.Token].End], l.On))
		}
	}
	if want := "1 contrast But 0; 2 time The 1; 2 pronoun it -1; 3 pronoun They -1"; strings.Join(have, "; ") != want {
		t.Errorf("have %s\nwant %s", strings.Join(have, "; "), want)
	}
}
