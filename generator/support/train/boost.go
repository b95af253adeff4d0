//go:build ignore

package main

import (
	"flag"
	"fmt"
	"math"
	"slices"
	"strings"

	"variorum/generator/support"
)

// model is boosted trees: their sum is the logarithm of the odds.
type model struct {
	base  float64
	trees [][]node
}

// node is a question, or a leaf where feature is -1. What is at most the threshold goes left.
type node struct {
	feature     int
	at          float64
	left, right int
	value       float64
}

var (
	depth  = flag.Int("depth", 3, "of a tree")
	rate   = flag.Float64("rate", 0.1, "share of a tree's value that is taken")
	ridge  = flag.Float64("ridge", 4, "holds back a leaf's value")
	fewest = flag.Float64("fewest", 6, "least weight of the examples of a leaf")
)

func (m *model) score(x []float64) float64 {
	s := m.base
	for _, t := range m.trees {
		n := 0
		for t[n].feature >= 0 {
			if x[t[n].feature] <= t[n].at {
				n = t[n].left
			} else {
				n = t[n].right
			}
		}
		s += t[n].value
	}
	return s
}

// boost learns trees that lower the logistic loss, one after another.
func boost(all []example, trees int) *model {
	sign := support.Signs()
	m := &model{}
	right, total := 0.0, 0.0
	for _, e := range all {
		total += e.weight
		if e.right {
			right += e.weight
		}
	}
	m.base = math.Log(right / (total - right))
	score := make([]float64, len(all))
	g, h := make([]float64, len(all)), make([]float64, len(all))
	for i := range score {
		score[i] = m.base
	}
	order := make([][]int, len(all[0].x))
	for f := range order {
		order[f] = make([]int, len(all))
		for i := range all {
			order[f][i] = i
		}
		slices.SortStableFunc(order[f], func(a, b int) int {
			switch {
			case all[a].x[f] < all[b].x[f]:
				return -1
			case all[a].x[f] > all[b].x[f]:
				return 1
			}
			return 0
		})
	}
	for range trees {
		for i, e := range all {
			p := 1 / (1 + math.Exp(-score[i]))
			y := 0.0
			if e.right {
				y = 1
			}
			g[i], h[i] = e.weight*(p-y), e.weight*p*(1-p)
		}
		in := make([]bool, len(all))
		for i := range in {
			in[i] = true
		}
		var t []node
		grow(&t, all, g, h, order, sign, in, *depth, math.Inf(-1), math.Inf(1))
		m.trees = append(m.trees, t)
		one := &model{trees: [][]node{t}}
		for i, e := range all {
			score[i] += one.score(e.x)
		}
	}
	return m
}

// grow adds the tree that divides the examples in hand best, whose values lie between lo and hi.
func grow(t *[]node, all []example, g, h []float64, order [][]int, sign []int, in []bool, left int, lo, hi float64) int {
	G, H, W := 0.0, 0.0, 0.0
	for i := range all {
		if in[i] {
			G, H, W = G+g[i], H+h[i], W+all[i].weight
		}
	}
	at := len(*t)
	value := math.Min(math.Max(-G/(H+*ridge), lo), hi)
	*t = append(*t, node{feature: -1, value: *rate * value})
	if left == 0 || W < 2**fewest {
		return at
	}
	best, feature, threshold := 1e-3, -1, 0.0
	var middle float64
	for f := range order {
		gl, hl, wl := 0.0, 0.0, 0.0
		last := -1
		for _, i := range order[f] {
			if !in[i] {
				continue
			}
			if last >= 0 && all[i].x[f] > all[last].x[f] && wl >= *fewest && W-wl >= *fewest {
				vl, vr := -gl/(hl+*ridge), -(G-gl)/(H-hl+*ridge)
				gain := gl*gl/(hl+*ridge) + (G-gl)*(G-gl)/(H-hl+*ridge) - G*G/(H+*ridge)
				if gain > best && !(sign[f] > 0 && vl > vr || sign[f] < 0 && vl < vr) {
					best, feature, threshold = gain, f, (all[i].x[f]+all[last].x[f])/2
					middle = (vl + vr) / 2
				}
			}
			gl, hl, wl = gl+g[i], hl+h[i], wl+all[i].weight
			last = i
		}
	}
	if feature < 0 {
		return at
	}
	l, r := make([]bool, len(in)), make([]bool, len(in))
	for i := range in {
		if in[i] {
			if all[i].x[feature] <= threshold {
				l[i] = true
			} else {
				r[i] = true
			}
		}
	}
	middle = math.Min(math.Max(middle, lo), hi)
	llo, lhi, rlo, rhi := lo, hi, lo, hi
	switch sign[feature] {
	case 1:
		lhi, rlo = middle, middle
	case -1:
		llo, rhi = middle, middle
	}
	a := grow(t, all, g, h, order, sign, l, left-1, llo, lhi)
	b := grow(t, all, g, h, order, sign, r, left-1, rlo, rhi)
	(*t)[at] = node{feature: feature, at: threshold, left: a, right: b}
	return at
}

// calibration tells which sum of the trees is how probable: two lists in rising order.
type calibration struct {
	score []float64
	sure  []int
}

// calibrate fits a rising step function to held-out sums (isotonic regression: pool adjacent violators), of the pairs of
// stories, at twenty places.
func calibrate(all []example, score []float64) calibration {
	type pool struct{ sum, weight, lo, hi float64 }
	var at []int
	for i, e := range all {
		if e.set == "pairs" || e.set == "gold" || e.set == "traps" {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		for i := range all {
			at = append(at, i)
		}
	}
	slices.SortStableFunc(at, func(a, b int) int {
		if score[a] < score[b] {
			return -1
		} else if score[a] > score[b] {
			return 1
		}
		return 0
	})
	var pools []pool
	for _, i := range at {
		y := 0.0
		if all[i].right {
			y = 1
		}
		w := all[i].weight
		pools = append(pools, pool{y * w, w, score[i], score[i]})
		for n := len(pools); n > 1 && (pools[n-2].sum/pools[n-2].weight >= pools[n-1].sum/pools[n-1].weight || pools[n-2].weight < 20); n = len(pools) {
			a, b := pools[n-2], pools[n-1]
			pools = append(pools[:n-2], pool{a.sum + b.sum, a.weight + b.weight, a.lo, b.hi})
		}
	}
	var c calibration
	for _, p := range pools {
		c.score = append(c.score, (p.lo+p.hi)/2)
		c.sure = append(c.sure, int(math.Round(1000*(p.sum+1)/(p.weight+2))))
	}
	return c
}

// margin interpolates.
func (c calibration) margin(s float64) int {
	n := len(c.score)
	if s <= c.score[0] {
		return c.sure[0]
	}
	for i := 1; i < n; i++ {
		if s <= c.score[i] {
			a, b := c.score[i-1], c.score[i]
			return c.sure[i-1] + int(float64(c.sure[i]-c.sure[i-1])*(s-a)/(b-a))
		}
	}
	return c.sure[n-1]
}

// format writes a model as support reads it: whole numbers, features in thousandths, values in millionths.
func (m *model) format(c calibration) string {
	var b strings.Builder
	names := support.FeatureNames()
	b.WriteString("# Made by generator/support/train. Features in thousandths, values in millionths of the logarithm of the odds.\n")
	fmt.Fprintf(&b, "base %d\n", int(math.Round(m.base*1e6)))
	for i := range c.score {
		fmt.Fprintf(&b, "margin %d %d\n", int(math.Round(c.score[i]*1e6)), c.sure[i])
	}
	for _, t := range m.trees {
		b.WriteString("tree\n")
		for i, n := range t {
			if n.feature < 0 {
				fmt.Fprintf(&b, "%d give %d\n", i, int(math.Round(n.value*1e6)))
			} else {
				fmt.Fprintf(&b, "%d if %s <= %d then %d else %d\n", i, names[n.feature], int(math.Floor(n.at*1000)), n.left, n.right)
			}
		}
	}
	return b.String()
}
