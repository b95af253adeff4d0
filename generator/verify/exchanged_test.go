package verify

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/source"
)

// TestExchanged holds titles and headings in which two names stand in each other's place against the articles that have
// them the other way round: every word is an article's, and the whole is false.
func TestExchanged(t *testing.T) {
	fsys := fstest.MapFS{}
	all := ""
	for name, text := range map[string]string{
		"a.md": "---\ntitle: Chirpr suspends Holloway accounts for two years\n---\n" +
			"The network Chirpr suspended the accounts of Mayor Paul Holloway on Monday.\nThe mayor met Anna Brandt in Corrie on Tuesday. Nessby and Corrie paid for the Holloway report on Chirpr.\n",
		"b.md": "---\ntitle: Corrie’s Brandt to host Paul Holloway’s family\n---\n" +
			"Anna Brandt, the mayor of Corrie, will host the family of Paul Holloway, whose accounts Chirpr closed.\nBrandt backs Lind for governor, on heels of Holloway meeting. The governor, Ida Lind, said so in Nessby.\n",
	} {
		all += text
		fsys["seeds/x/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	st, found := source.ReadStory(fsys, "seeds", "seeds/x")
	if len(found) > 0 {
		t.Fatal(found.Err())
	}
	c, _ := collate.Story(collate.Input{Slug: "x", Articles: st.Articles})
	for _, k := range []struct {
		title     string
		exchanged bool
	}{
		{"Chirpr suspends Holloway accounts", false},
		{"Holloway suspends Chirpr accounts", true},
		{"Holloway suspends Chirpr accounts for two years", true},
		{"Paul Holloway to host Brandt’s family", true},
		{"Brandt to host Holloway’s family", false},
		{"Corrie’s Brandt to host Paul Holloway’s family", false},
		{"Brandt’s Corrie to host Paul Holloway’s family", true},
		{"Brandt backs Lind, on heels of Holloway meeting", false},
		{"Brandt backs Holloway for governor, on heels of Lind meeting", true},
		{"Chirpr report on Holloway", true},
		{"Holloway report on Chirpr", false},
		{"Corrie and Nessby pay for report", false},    // a list has no order
		{"Anna Brandt met the mayor in Corrie", false}, // who meets is met
	} {
		for _, as := range []string{"title: %q\nstory: x\n---\n\n", "title: Chirpr suspends Holloway accounts for two years\nstory: x\n---\n\n## %s\n\n"} {
			d, _ := digest.Parse("x.md", "---\n"+fmt.Sprintf(as, k.title)+"The network Chirpr suspended the accounts of Mayor Paul Holloway on Monday. [@A]\n")
			r := Digest(d, Story{Collation: c})
			told := slices.ContainsFunc(r.Findings, func(f report.Finding) bool { return f.ID == "exchanged" })
			for _, f := range r.Findings {
				if _, hint, _ := strings.Cut(f.Hint, " has: "); f.ID == "exchanged" && !strings.Contains(all, strings.Trim(hint, "“”")) {
					t.Errorf("%q: the hint is not an article's words: %s", k.title, f.Hint)
				}
			}
			if told != k.exchanged {
				t.Errorf("%q: exchanged is %v, want %v: %v", k.title, told, k.exchanged, r.Findings)
			}
		}
	}
}
