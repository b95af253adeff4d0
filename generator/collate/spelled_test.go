package collate_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"variorum/generator/collate"
)

var letters = regexp.MustCompile(`[\pL\pN]+`)

// wholeWords holds that what a difference is about is told in words that stand in the articles or in those of pages: a stem
// or a base form is for comparing, and no reader is to see one ("anonymous offici").
func wholeWords(t *testing.T, c *collate.Collation) {
	t.Helper()
	known := map[string]bool{}
	learn := func(text string) {
		for _, w := range letters.FindAllString(strings.ToLower(text), -1) {
			known[w] = true
		}
	}
	text, err := os.ReadFile("../../templates/words.tsv")
	if err != nil {
		t.Fatal(err)
	}
	learn(string(text))
	for _, s := range c.Sources {
		learn(s.Article.Text)
	}
	for _, d := range c.Differences {
		for _, w := range letters.FindAllString(strings.ToLower(d.What+" "+d.Subject), -1) {
			if !known[w] {
				t.Errorf("%s, a difference of %s about %q, says %q, which no article does", d.ID, d.Kind, d.What, w)
			}
		}
	}
}
