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
	best := net.Calibration{Tag: 1, Head: 1, Relation: 1}
	leastTag, leastArc := math.Inf(1), math.Inf(1)
	for _, t := range []float32{0.6, 0.8, 1, 1.25, 1.5} {
		n.Calibration = net.Calibration{Tag: t, Head: t, Relation: t}
		tags, arcs := 0.0, 0.0
		for i, words := range n.Parse(&net.Tape{}, forms) {
			for j, w := range words {
				tags += surprise(w.TagMargin, w.Tag == dev[i].tags[j])
				arcs += surprise(w.Margin, w.Head == int(dev[i].heads[j])-1 && w.Relation == dev[i].labels[j])
			}
		}
		if tags < leastTag {
			leastTag, best.Tag = tags, t
		}
		if arcs < leastArc {
			leastArc, best.Head, best.Relation = arcs, t, t
		}
	}
	n.Calibration = best
	return best
}

// surprise is the logarithmic loss of an answer that was given with a margin.
func surprise(margin int16, right bool) float64 {
	p := min(max(float64(margin)/1000, 0.001), 0.999)
	if !right {
		p = 1 - p
	}
	return -math.Log(p)
}
