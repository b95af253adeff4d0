package source

import (
	"strings"
	"testing"
)

// TestLearned asks the weights about lines that no marker knows: furniture after an article is set aside, and the article's
// own lines, short ones, quotations and questions among them, are not.
func TestLearned(t *testing.T) {
	const own = harbour + `“We were lucky with the weather,” said Ida Voss, who runs the harbour office.
Why the rudder broke is not known. The ship had been in dock in March.
Two sister ships were called back on Tuesday evening.
The line has run since 1974.
“It has never lost anybody.”
`
	have := classes(t, own)
	if len(have) != 1 {
		t.Errorf("of the article's own lines some are set aside: %v", have)
	}
	for _, furniture := range []string{
		"Subscribe to our newsletter and get the best of the coast in your inbox each weekday morning!\nBy joining you accept our rules on privacy\nEnter your address\n",
		"Storm closes three schools in Marl\nWhy your bread costs more this year\nTen gardens to visit with children\nNew bridge opens in spring\n",
	} {
		have := classes(t, own+furniture)
		left := 0
		for l := range strings.Lines(furniture) {
			if strings.Contains(have[Prose], l) {
				left++
			}
		}
		if left > 0 {
			t.Errorf("%d lines of furniture are prose:\n%s", left, have[Prose])
		}
		if !strings.Contains(have[Prose], "never lost anybody") || !strings.Contains(have[Prose], "since 1974") {
			t.Errorf("beside furniture the article's own lines are set aside:\n%s", have[Prose])
		}
	}
}

// TestWeights holds that the weights say what anybody would: a mark that ends a sentence speaks for prose, words of
// furniture against it.
func TestWeights(t *testing.T) {
	w := Learned()
	for _, m := range []map[string]int{w.First, w.Second} {
		if len(m) < 100 || m["ends as a sentence"] >= 0 || m["words of furniture 60"] <= m["words of furniture 0"] || m["refers back"] >= 0 {
			t.Errorf("%d weights: a sentence's end %d, furniture %d and %d, referring back %d", len(m), m["ends as a sentence"], m["words of furniture 0"], m["words of furniture 60"], m["refers back"])
		}
	}
}
