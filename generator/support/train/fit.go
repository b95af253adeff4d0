//go:build ignore

package main

import (
	"flag"

	"variorum/generator/support"
	boosted "variorum/generator/trees"
)

var (
	depth  = flag.Int("depth", 3, "of a tree")
	rate   = flag.Float64("rate", 0.1, "share of a tree's value that is taken")
	ridge  = flag.Float64("ridge", 4, "holds back a leaf's value")
	fewest = flag.Float64("fewest", 6, "least weight of the examples of a leaf")
)

// boost learns trees from examples.
func boost(all []example, n int) *boosted.Fitted {
	return boosted.Fit(cases(all), boosted.Settings{Trees: n, Depth: *depth, Rate: *rate, Ridge: *ridge, Fewest: *fewest, Signs: support.Signs()})
}

func cases(all []example) []boosted.Example {
	out := make([]boosted.Example, len(all))
	for i, e := range all {
		out[i] = boosted.Example{Right: e.right, Weight: e.weight, Features: e.x}
	}
	return out
}

// calibrate tells which sum is how probable, on the held-out pairs of stories; without such, on all.
func calibrate(all []example, score []float64) boosted.Calibration {
	var of []example
	var sums []float64
	for i, e := range all {
		if e.set == "pairs" || e.set == "gold" || e.set == "traps" {
			of, sums = append(of, e), append(sums, score[i])
		}
	}
	if len(of) == 0 {
		of, sums = all, score
	}
	return boosted.Calibrate(cases(of), sums, 20)
}
