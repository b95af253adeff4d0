package main

import (
	"math"

	"variorum/generator/grammar/internal/net"
)

// calibrate finds the temperatures by which the network's probabilities are nearest to how often it is right: those with
// the least logarithmic loss on every third sentence of dev, of a fixed row of temperatures (Guo et al. 2017).
func calibrate(n *net.Network, all []sentence) net.Calibration {
	var dev []sentence
	for i := 0; i < len(all); i += 3 {
		dev = append(dev, all[i])
	}
	forms := make([][]string, len(dev))
	for i, s := range dev {
		forms[i] = s.forms
	}
	loss := func(c net.Calibration, of func(s *sentence, j int, w net.Word) (float64, bool)) float64 {
		n.Calibration = c
		total := 0.0
		for i, words := range n.Parse(&net.Tape{}, forms) {
			for j, w := range words {
				p, right := of(&dev[i], j, w)
				p = min(max(p, 0.001), 0.999)
				if !right {
					p = 1 - p
				}
				total -= math.Log(p)
			}
		}
		return total
	}
	best := net.Calibration{Tag: 1, Head: 1, Relation: 1}
	tag := func(s *sentence, j int, w net.Word) (float64, bool) {
		return float64(w.TagMargin) / 1000, w.Tag == s.tags[j]
	}
	arc := func(s *sentence, j int, w net.Word) (float64, bool) {
		return float64(w.Margin) / 1000, w.Head == int(s.heads[j])-1 && w.Relation == s.labels[j]
	}
	leastTag, leastArc := math.Inf(1), math.Inf(1)
	for _, t := range []float32{0.6, 0.7, 0.8, 0.9, 1, 1.15, 1.3} {
		c := net.Calibration{Tag: t, Head: t, Relation: t}
		if l := loss(c, tag); l < leastTag {
			leastTag, best.Tag = l, t
		}
		if l := loss(c, arc); l < leastArc {
			leastArc, best.Head, best.Relation = l, t, t
		}
	}
	n.Calibration = best
	return best
}
