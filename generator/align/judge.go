package align

import (
	_ "embed"
	"slices"
	"sync"

	"variorum/generator/grammar"
	"variorum/generator/trees"
)

// The weights, made by train.
//
//go:embed weights.txt
var weights string

var learned = sync.OnceValue(func() *trees.Model { return trees.Read(weights, FeatureNames()) })

// margin weighs the features of a pair.
func margin(x []float64) grammar.Margin { return grammar.Margin(learned().Margin(x)) }

// FeatureNames returns the names of the features, in order.
func FeatureNames() []string { return slices.Concat(featureNames, matterNames, besideNames) }

// Signs returns for each feature in which direction it may speak for a pair.
func Signs() []int { return slices.Concat(signs, matterSigns, besideSigns) }

var featureAt = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for i, name := range FeatureNames() {
		out[name] = i
	}
	return out
})

// Feature returns the value of a feature of a pair.
func (p *Pair) Feature(name string) float64 { return p.Features[featureAt()[name]] }
