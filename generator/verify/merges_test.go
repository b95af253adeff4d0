package verify

import (
	"strings"
	"testing"

	"variorum/generator/digest"
)

func TestWordChange(t *testing.T) {
	for _, k := range []struct{ before, after, want string }{
		{"The ferry ran aground on Monday, the coast guard said.", "The ferry ran aground on Tuesday, the coast guard said.", "… ran aground on [-Monday,-] {+Tuesday,+} the coast guard …"},
		{"Twelve people were hurt.", "Twelve people were badly hurt.", "Twelve people were {+badly+} hurt."},
		{"One two three four five six seven eight nine ten eleven twelve.", "One 2 three four five six seven eight nine ten 11 twelve.", "One [-two-] {+2+} three four five … eight nine ten [-eleven-] {+11+} twelve."},
		{"The same.", "The  same.", ""},
		{"Nothing of it.", "Another text altogether here.", ""},
	} {
		if have := words(k.before, k.after); have != k.want {
			t.Errorf("%q → %q:\nhave %q\nwant %q", k.before, k.after, have, k.want)
		}
	}
	raw := ferryHead + "\nThe Osprey was built in 1987. [@A]\n\n> [!MERGE]\n> The Osprey was built in 1988. [@A]\n"
	d, _ := digest.Parse("x.md", raw)
	for _, f := range Digest(d, Story{Collation: ferryStory(t)}).Findings {
		if f.ID == "merge-open" {
			if !strings.Contains(f.Hint, "built in [-1987.-] {+1988.+}") {
				t.Errorf("the hint is %q", f.Hint)
			}
			return
		}
	}
	t.Error("the open merge is not told")
}
