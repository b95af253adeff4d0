package digest

import (
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// TestHanging holds which words of an article's last sentence point back to what stood before it.
func TestHanging(t *testing.T) {
	for _, x := range []struct{ before, sentence, want string }{
		{"", "Ann Lee said she was glad.", ""},
		{"", "She said the bridge was closed.", "She"},
		{"", "When the couple arrived, the door stood open.", "the couple"},
		{"", "After the two men had left, police found the car.", "the two men"},
		{"", "The court heard those charges were dropped in May.", "those charges"},
		{"", "The court heard that the charges were dropped in May.", ""},
		{"", "The firm said this would take two years.", "this"},
		{"", "Police stopped short of calling him a suspect.", "him"},
		{"", "Police said his car was found in a wood.", "his"},
		{"", "Police said Kim Vale had left his car in a wood.", ""},
		{"", "It has been reported that his parents had been taken away.", "his"},
		{"", "It is not known whether the ferry will sail.", ""},
		{"", "The referee, Ana Lee, awarded it after a long look.", "it"},
		{"", "The referee took the ball and kept it.", ""},
		{"", "The Harbour Trust said she would be examined on Monday.", "she"},
		{"", "One of the alarms did not go off.", ""},
		{"", "One of the men said the alarm did not go off.", "One"},
		{"", "Some of them said the alarm did not go off.", "Some, them"},
		{"", "Two wanted to leave the rate as it was.", "Two"},
		{"", "Two men wanted to leave.", ""},
		{"", "Guards had kept them from the gap for two days.", "them"},
		{"", "Guards had kept the farmers from the gap, and told them why.", ""},
		{"", "A farmer died on Wednesday when a lorry ran over him on the dyke.", ""},
		{"", "On a usual day some 300 people fish there.", "there"},
		{"", "Some 300 people came to Marrow and were fed there.", ""},
		{"", "Police took the driver to his home.", ""},
		{"", "“Ann Lee was brave from start to finish,” he said.", "he"},
		{"", "“The Harbour Trust and Northgate Films are immensely proud of it,” it said.", "it"},
		{"", "The Harbour Trust said it was proud of Ann Lee.", ""},
		{"", "The owner of the mill said he was insured.", ""},
		{"", "The mayor and the engineer said the incident would be looked into.", ""},
	} {
		a, _ := source.Read(fstest.MapFS{"a.txt": {Data: []byte("The town of Oxbow has a bridge.\n\n" + x.before + x.sentence)}}, "a.txt")
		c, _ := collate.Story(collate.Input{Slug: "s", Articles: []*source.Article{a}})
		k := newComposer(c)
		var have []string
		cuts := k.cuts(0, len(k.doc(0).Sentences)-1)
		if len(cuts) == 0 {
			t.Fatalf("no cut of %q", x.sentence)
		}
		for _, h := range k.hanging(&cuts[0]) {
			have = append(have, h.Of(a.Text))
		}
		if have := strings.Join(have, ", "); have != x.want && !(x.want != "" && strings.HasPrefix(x.want, have) && have != "") {
			t.Errorf("%s\nhave %q, want %q", x.sentence, have, x.want)
		}
	}
}

// A sentence is not cut behind what the rest of it points back to.
func TestPoolKeepsAntecedents(t *testing.T) {
	a, _ := source.Read(fstest.MapFS{"a.txt": {Data: []byte("A bridge fell in Oxbow on Monday.\n\nSeven people were charged in March, but the court heard those charges were dropped on Friday. The mayor met the owners, and they agreed to pay. The mill burned down, and the bridge was closed.")}}, "a.txt")
	c, _ := collate.Story(collate.Input{Slug: "s", Articles: []*source.Article{a}})
	k := newComposer(c)
	var have []string
	for _, x := range k.pool() {
		have = append(have, k.line(&x))
	}
	all := strings.Join(have, "\n")
	for _, bad := range []string{"\nThe court heard those", "\nThey agreed"} {
		if strings.Contains(all, bad) {
			t.Errorf("%q is in\n%s", bad, all)
		}
	}
	if !strings.Contains(all, "\nThe bridge was closed.") {
		t.Errorf("what stands by itself is no longer cut free:\n%s", all)
	}
}
