package quality

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Count is how many of how many are right.
type Count struct{ Hits, Of int }

// Percent returns the share in hundredths, 100 where there is nothing to count.
func (c Count) Percent() float64 {
	if c.Of == 0 {
		return 100
	}
	return 100 * float64(c.Hits) / float64(c.Of)
}

// Tally is counts by the name of the figure.
type Tally map[string]Count

func (t Tally) add(figure string, hits, of int) {
	c := t[figure]
	t[figure] = Count{c.Hits + hits, c.Of + of}
}

func (t Tally) judge(figure string, ok bool) {
	if ok {
		t.add(figure, 1, 1)
	} else {
		t.add(figure, 0, 1)
	}
}

// Add adds the counts of another tally.
func (t Tally) Add(o Tally) {
	for figure, c := range o {
		t.add(figure, c.Hits, c.Of)
	}
}

// Figures returns the names of the figures, sorted.
func (t Tally) Figures() []string { return slices.Sorted(maps.Keys(t)) }

// String returns a line for each figure.
func (t Tally) String() string {
	var b strings.Builder
	for _, f := range t.Figures() {
		fmt.Fprintf(&b, "%-68s %5d / %-5d %6.1f %%\n", f, t[f].Hits, t[f].Of, t[f].Percent())
	}
	return b.String()
}
