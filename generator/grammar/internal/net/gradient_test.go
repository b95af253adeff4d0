package net

import (
	"math"
	"testing"
)

// TestGradients compares the derivatives of every kind of layer with differences of the loss.
func TestGradients(t *testing.T) {
	lexicon := &Lexicon{Words: []string{"a", "dog", "runs"}, Vector: []int32{0, 1, 2}, Own: []int32{1, 2, 0}}
	vectors := &Param{Name: "vectors", Rows: 3, Cols: VectorWidth, Table: true, W: make([]float32, 3*VectorWidth)}
	for i := range vectors.W {
		vectors.W[i] = float32(i%7)/7 - 0.4
	}
	classes := Classes{Tags: []string{"DET", "NOUN", "VERB"}, Whole: []string{"DET|", "NOUN|", "VERB|"}, Rules: []string{"l0+", "l1+"}, Fine: []string{"DT", "NN"}, Relations: []string{"det", "nsubj", "root"}}
	n := New(Config{Layers: "cra", Width: 16, Heads: 2, Tag: 8, Arc: 8, Label: 4}, classes, lexicon, vectors, 3)
	sentences := [][]Token{}
	for _, s := range [][]string{{"A", "dog", "runs"}, {"dogs", "run", "a", "mile"}} {
		var tokens []Token
		for _, f := range s {
			tokens = append(tokens, lexicon.Token(f))
		}
		sentences = append(sentences, tokens)
	}
	heads := [][]int32{{2, 3, 0}, {2, 0, 4, 2}}
	tape := &Tape{Grads: NewGradients(n.Params), Seed: 1}
	run := func() float64 {
		n.Prepare(true)
		tape.Reset(NewBatch([]int{3, 4}))
		s := n.Score(tape, sentences)
		rel := n.Relations(tape, s, heads)
		gold := []int32{-1, 0, 1, 2, -1, 1, 2, 0, 1, -1}
		tape.Choose(s.Classes, 0, 3, gold, 1, 0)
		tape.Choose(s.Classes, 3, 6, gold, 1, 0)
		for i, h := range heads {
			tape.Choose(s.Arcs[i], 0, len(h)+1, h, 1, 0)
		}
		tape.Choose(rel, 0, 3, []int32{0, 1, 2, 1, 2, 0, 1}, 1, 0)
		return tape.Loss
	}
	run()
	tape.Back()
	slopes := make([][]float32, len(n.Params))
	for i, d := range tape.Grads.D {
		slopes[i] = append([]float32(nil), d...)
	}
	for i, p := range n.Params {
		if p.Name == "vectors" {
			continue
		}
		at := 0
		for j, d := range slopes[i] {
			if math.Abs(float64(d)) > math.Abs(float64(slopes[i][at])) {
				at = j
			}
		}
		const step = 5e-3
		old := p.W[at]
		p.W[at] = old + step
		up := run()
		p.W[at] = old - step
		down := run()
		p.W[at] = old
		want := (up - down) / (2 * step)
		if have := float64(slopes[i][at]); math.Abs(have-want) > 0.03*math.Abs(want)+0.01 {
			t.Errorf("%s[%d]: derivative %.4f, by differences %.4f", p.Name, at, have, want)
		}
	}
}
