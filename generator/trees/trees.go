// Package trees is boosted decision trees: a small model of yes or no that is learned from examples that people have judged, and
// whose weights are a text that can be read.
//
// A model is a list of trees whose sum is the logarithm of the odds (Friedman 2001), under constraints on the direction in which
// a feature may speak; a table turns the sum into a margin, the probability in thousandths on examples that were held out
// (isotonic regression). Read takes the weights, Model.Margin weighs the features of a case. Fit and Calibrate learn, and
// Model.Format writes; the rooms that have weights (support, align) hold a program each that calls them.
//
// All is whole numbers once it is read, so that every machine comes to the same margin.
package trees

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Model is trees with their table of margins, read from text.
type Model struct {
	base  int
	sums  []int // in rising order
	sure  []int // of each, in thousandths
	trees [][]node
}

// node asks whether a feature is at most a value, or, where feature is -1, gives one.
type node struct {
	feature, at int
	yes, no     int
	value       int
}

// Read reads weights. A line each: "base SUM", "margin SUM THOUSANDTHS" in rising order, "tree", and of each tree its nodes,
// "N if FEATURE <= THOUSANDTHS then N else N" or "N give VALUE". Weights are a program's own: where a line makes no sense, or
// names a feature that is not among names, Read panics.
func Read(weights string, names []string) *Model {
	m := &Model{}
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			panic("weights: " + err.Error())
		}
		return n
	}
	for line := range strings.Lines(weights) {
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || f[0] == "#":
		case f[0] == "base":
			m.base = number(f[1])
		case f[0] == "margin":
			m.sums, m.sure = append(m.sums, number(f[1])), append(m.sure, number(f[2]))
		case f[0] == "tree":
			m.trees = append(m.trees, nil)
		default:
			n := node{feature: -1}
			if f[1] == "give" {
				n.value = number(f[2])
			} else {
				n = node{feature: slices.Index(names, f[2]), at: number(f[4]), yes: number(f[6]), no: number(f[8])}
				if n.feature < 0 {
					panic("weights: no feature " + f[2])
				}
			}
			m.trees[len(m.trees)-1] = append(m.trees[len(m.trees)-1], n)
		}
	}
	return m
}

// Margin weighs features, in the order of the names that the model was read with. It is in thousandths.
func (m *Model) Margin(x []float64) int {
	sum := m.base
	whole := make([]int, len(x))
	for i := range x {
		whole[i] = int(math.Round(x[i] * 1000))
	}
	for _, t := range m.trees {
		n := 0
		for t[n].feature >= 0 {
			if whole[t[n].feature] <= t[n].at {
				n = t[n].yes
			} else {
				n = t[n].no
			}
		}
		sum += t[n].value
	}
	i, found := slices.BinarySearch(m.sums, sum)
	switch {
	case found:
		return m.sure[i]
	case i == 0:
		return m.sure[0]
	case i == len(m.sums):
		return m.sure[i-1]
	}
	return m.sure[i-1] + (m.sure[i]-m.sure[i-1])*(sum-m.sums[i-1])/(m.sums[i]-m.sums[i-1])
}
