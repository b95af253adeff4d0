package support

import (
	_ "embed"
	"sync"

	"variorum/generator/grammar"
	"variorum/generator/trees"
)

// The weights, made by train: boosted trees, as the package trees reads them.
//
//go:embed weights.txt
var weights string

// learned reads the weights once.
var learned = sync.OnceValue(func() *trees.Model { return trees.Read(weights, featureNames) })

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
	if f.copied || len(f.slots) == 0 && f.verbatim() {
		return certain
	}
	x := k.features(f)
	if Vetoed(x) || f.units || f.names {
		return refused
	}
	sure := grammar.Margin(learned().Margin(x))
	if f.words.telling() < 2 {
		return min(sure, Sure-1)
	}
	return sure
}

// telling returns how many of the words tell something. One is no evidence, unless it stands in the source in the same words: much
// else may change where “That has changed”.
func (v *Words) telling() int {
	n := 0
	for _, x := range v.words {
		if x.tells {
			n++
		}
	}
	return n
}
