package statement

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed testdata/ends.txt
var endsOfSentences string

// TestEnds divides kinds of text that news is made of: nearly all sentences end where they should, and nowhere else.
func TestEnds(t *testing.T) {
	of, right, none := 0, 0, 0
	for l := range strings.Lines(endsOfSentences) {
		if l = strings.TrimSpace(l); l == "" || l[0] == '#' {
			continue
		}
		want := map[string]bool{}
		for _, s := range strings.Split(l, "¦") {
			want[strings.TrimSpace(s)] = true
		}
		d := paragraphsOf(strings.ReplaceAll(l, "¦", ""), "en")
		for s := range want {
			of++
			ok := false
			for _, x := range d.Sentences {
				ok = ok || strings.TrimSpace(d.Words(x.Span)) == s
			}
			if ok {
				right++
			} else {
				t.Logf("no sentence: %q", s)
			}
		}
		for _, x := range d.Sentences {
			if !want[strings.TrimSpace(d.Words(x.Span))] {
				none++
			}
		}
	}
	if right*100 < 97*of {
		t.Errorf("of %d sentences %d are found, and %d that are none", of, right, none)
	}
	t.Logf("of %d sentences %d are found, and %d that are none", of, right, none)
}
