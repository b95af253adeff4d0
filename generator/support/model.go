package support

import (
	_ "embed"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"variorum/generator/grammar"
)

// The weights, made by train: boosted trees (Friedman 2001) whose sum, the logarithm of the odds, a table turns into a
// margin. A line each: "base SUM", "margin SUM THOUSANDTHS" in rising order, "tree", and of each tree its nodes, "N if FEATURE <=
// THOUSANDTHS then N else N" or "N give VALUE". All are whole numbers, so that every machine comes to the same sum.
//
//go:embed weights.txt
var weights string

// model is the weights, read.
type model struct {
	base  int
	sums  []int            // in rising order
	sure  []grammar.Margin // of each
	trees [][]node
}

// node asks whether a feature is at most a value, or, where feature is -1, gives one.
type node struct {
	feature, at int
	yes, no     int
	value       int
}

// read reads the weights once. They are the program's own, so that a line that makes no sense is a defect of the program.
var learned = sync.OnceValue(func() *model {
	m := &model{}
	number := func(s string) int {
		n, err := strconv.Atoi(s)
		if err != nil {
			panic("weights.txt: " + err.Error())
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
			m.sums, m.sure = append(m.sums, number(f[1])), append(m.sure, grammar.Margin(number(f[2])))
		case f[0] == "tree":
			m.trees = append(m.trees, nil)
		default:
			n := node{feature: -1}
			if f[1] == "give" {
				n.value = number(f[2])
			} else {
				n = node{feature: slices.Index(featureNames, f[2]), at: number(f[4]), yes: number(f[6]), no: number(f[8])}
				if n.feature < 0 {
					panic("weights.txt: no feature " + f[2])
				}
			}
			m.trees[len(m.trees)-1] = append(m.trees[len(m.trees)-1], n)
		}
	}
	return m
})

// margin weighs features.
func (m *model) margin(x []float64) grammar.Margin {
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
	return m.sure[i-1] + grammar.Margin(int(m.sure[i]-m.sure[i-1])*(sum-m.sums[i-1])/(m.sums[i]-m.sums[i-1]))
}

// certain is the margin of words that stand in the source as they are.
const certain grammar.Margin = 1000

// verbatim reports whether the words stand in the source one after the other, and are more than one.
func (f *finding) verbatim() bool {
	var run []string
	for _, x := range f.words.words {
		run = append(run, Letters(f.words.text.said.Tokens[x.token].Norm))
	}
	anywhere, _ := f.source.Has(run)
	return anywhere && len(run) > 1
}

// refused is the margin of words that a veto refuses.
const refused grammar.Margin = 50

// margin tells how probable it is that the source bears out the whole of the words.
func (k *Court) margin(f *finding) grammar.Margin {
	if len(f.slots) == 0 && f.verbatim() {
		return certain
	}
	x := k.features(f)
	if Vetoed(x) || f.units {
		return refused
	}
	return learned().margin(x)
}
