package grammar

import (
	"fmt"
	"io"
)

// measured is into how many parts texts are divided when thresholds are fixed on the others.
const measured = 5

// ReportPronouns writes how often the antecedents of pronouns are right, and of how many they are found where they must be
// right in 90 and 95 of 100 cases.
func ReportPronouns(w io.Writer, all []Guess) {
	type count struct{ linked, right, chosen int }
	by := map[string]*count{}
	for _, g := range all {
		for _, c := range []string{g.Class, map[string]string{"he": "he+she", "she": "he+she"}[g.Class]} {
			if c == "" {
				continue
			}
			if by[c] == nil {
				by[c] = &count{}
			}
			if g.Linked {
				by[c].linked++
			}
			if g.Chosen {
				by[c].chosen++
			}
			if g.Right {
				by[c].right++
			}
		}
	}
	for _, c := range sorted(by) {
		x := by[c]
		fmt.Fprintf(w, "%-7s right antecedent %.1f %% of %d that have one; precision of links %.1f %%\n", c, 100*float64(x.right)/float64(x.linked), x.linked, 100*float64(x.right)/float64(x.chosen))
	}
	for _, c := range []string{"he+she", "they", "it"} {
		for _, want := range []float64{.90, .95} {
			cover, precision := coverage(all, c, want)
			fmt.Fprintf(w, "%-7s at precision %.0f %%: coverage %.1f %% (precision found %.1f %%)\n", c, 100*want, 100*cover, 100*precision)
		}
	}
}

// coverage returns how many of the pronouns that have an antecedent are linked where the probability is at least a threshold
// that was fixed on other texts for the precision wanted, and the precision then found.
func coverage(all []Guess, class string, want float64) (float64, float64) {
	of := func(g Guess) bool {
		return g.Class == class || class == "he+she" && (g.Class == "he" || g.Class == "she")
	}
	right, chosen, linked := 0, 0, 0
	for k := range measured {
		best := 1001
		for at := 1000; at >= 0; at -= 5 {
			r, c := 0, 0
			for _, g := range all {
				if g.Text%measured != k && of(g) && g.Chosen && g.Probability >= at {
					c++
					if g.Right {
						r++
					}
				}
			}
			if c > 20 && float64(r) >= want*float64(c) {
				best = at
			}
		}
		for _, g := range all {
			if g.Text%measured != k || !of(g) {
				continue
			}
			if g.Linked {
				linked++
			}
			if g.Chosen && g.Probability >= best {
				chosen++
				if g.Right {
					right++
				}
			}
		}
	}
	if chosen == 0 {
		return 0, 0
	}
	return float64(chosen) / float64(linked), float64(right) / float64(chosen)
}
