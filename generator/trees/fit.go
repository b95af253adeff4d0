package trees

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// Example is a case that people have judged.
type Example struct {
	Right    bool
	Weight   float64
	Features []float64
}

// Settings is how trees are grown. The zero value is of no use; see Usual.
type Settings struct {
	Trees  int
	Depth  int     // of a tree
	Rate   float64 // share of a tree's value that is taken
	Ridge  float64 // holds back a leaf's value
	Fewest float64 // least weight of the examples of a leaf
	Signs  []int   // by feature: 1 where a rising value can only speak for a case, -1 only against it, 0 either
}

// Usual returns settings that suit some thousand examples.
func Usual(signs []int) Settings {
	return Settings{Trees: 120, Depth: 3, Rate: 0.1, Ridge: 4, Fewest: 6, Signs: signs}
}

// Fitted is trees as they are learned, before they are rounded.
type Fitted struct {
	base  float64
	trees [][]branch
}

// branch is a question, or a leaf where feature is -1. What is at most the threshold goes left.
type branch struct {
	feature     int
	at          float64
	left, right int
	value       float64
}

// Score returns the logarithm of the odds of a case.
func (m *Fitted) Score(x []float64) float64 {
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

// most is how many values of a feature a tree may divide at.
const most = 48

// table is the features of examples, each by the number of the range of values that it lies in.
type table struct {
	in [][]uint8   // by feature, by example
	at [][]float64 // by feature, the upper end of each range but the last
}

// tabulate divides the values of each feature into ranges that hold about as many examples each.
func tabulate(all []Example) table {
	n := len(all[0].Features)
	t := table{make([][]uint8, n), make([][]float64, n)}
	for f := range n {
		values := make([]float64, len(all))
		for i, e := range all {
			values[i] = e.Features[f]
		}
		slices.Sort(values)
		few := len(slices.Compact(slices.Clone(values))) <= most
		for i := 1; i < len(values); i++ {
			from := len(values) * len(t.at[f]) / most
			if values[i] > values[i-1] && (i >= from || few) {
				t.at[f] = append(t.at[f], (values[i]+values[i-1])/2)
			}
		}
		t.in[f] = make([]uint8, len(all))
		for i, e := range all {
			k, _ := slices.BinarySearch(t.at[f], e.Features[f])
			t.in[f][i] = uint8(k)
		}
	}
	return t
}

// boosting is trees in the making.
type boosting struct {
	table
	all []Example
	Settings
	g, h []float64 // gradient and curvature of the loss, of each example
}

// Fit learns trees that lower the logistic loss, one after another.
func Fit(all []Example, s Settings) *Fitted {
	b := boosting{table: tabulate(all), all: all, Settings: s, g: make([]float64, len(all)), h: make([]float64, len(all))}
	m := &Fitted{}
	right, total := 0.0, 0.0
	score, everyone := make([]float64, len(all)), make([]int, len(all))
	for i, e := range all {
		everyone[i] = i
		total += e.Weight
		if e.Right {
			right += e.Weight
		}
	}
	m.base = math.Log(right / (total - right))
	for i := range score {
		score[i] = m.base
	}
	for range s.Trees {
		for i, e := range all {
			p := 1 / (1 + math.Exp(-score[i]))
			y := 0.0
			if e.Right {
				y = 1
			}
			b.g[i], b.h[i] = e.Weight*(p-y), e.Weight*p*(1-p)
		}
		var t []branch
		b.grow(&t, everyone, s.Depth, math.Inf(-1), math.Inf(1))
		m.trees = append(m.trees, t)
		one := &Fitted{trees: [][]branch{t}}
		for i, e := range all {
			score[i] += one.Score(e.Features)
		}
	}
	return m
}

// grow adds the tree that divides some examples best, whose values lie between lo and hi.
func (b *boosting) grow(t *[]branch, in []int, left int, lo, hi float64) int {
	G, H, W := 0.0, 0.0, 0.0
	for _, i := range in {
		G, H, W = G+b.g[i], H+b.h[i], W+b.all[i].Weight
	}
	at := len(*t)
	value := math.Min(math.Max(-G/(H+b.Ridge), lo), hi)
	*t = append(*t, branch{feature: -1, value: b.Rate * value})
	if left == 0 || W < 2*b.Fewest {
		return at
	}
	best, feature, split := 1e-3, -1, 0
	var middle float64
	for f := range b.in {
		var sums [most + 2][3]float64
		for _, i := range in {
			s := &sums[b.in[f][i]]
			s[0], s[1], s[2] = s[0]+b.g[i], s[1]+b.h[i], s[2]+b.all[i].Weight
		}
		gl, hl, wl := 0.0, 0.0, 0.0
		for k := range b.at[f] {
			gl, hl, wl = gl+sums[k][0], hl+sums[k][1], wl+sums[k][2]
			if sums[k][2] == 0 || wl < b.Fewest || W-wl < b.Fewest {
				continue
			}
			vl, vr := -gl/(hl+b.Ridge), -(G-gl)/(H-hl+b.Ridge)
			gain := gl*gl/(hl+b.Ridge) + (G-gl)*(G-gl)/(H-hl+b.Ridge) - G*G/(H+b.Ridge)
			if gain > best && !(b.Signs[f] > 0 && vl > vr || b.Signs[f] < 0 && vl < vr) {
				best, feature, split, middle = gain, f, k, (vl+vr)/2
			}
		}
	}
	if feature < 0 {
		return at
	}
	var l, r []int
	for _, i := range in {
		if int(b.in[feature][i]) <= split {
			l = append(l, i)
		} else {
			r = append(r, i)
		}
	}
	middle = math.Min(math.Max(middle, lo), hi)
	llo, lhi, rlo, rhi := lo, hi, lo, hi
	switch b.Signs[feature] {
	case 1:
		lhi, rlo = middle, middle
	case -1:
		llo, rhi = middle, middle
	}
	x := b.grow(t, l, left-1, llo, lhi)
	y := b.grow(t, r, left-1, rlo, rhi)
	(*t)[at] = branch{feature: feature, at: b.at[feature][split], left: x, right: y}
	return at
}

// Calibration tells which sum of the trees is how probable: two lists in rising order.
type Calibration struct {
	score []float64
	sure  []int
}

// Calibrate fits a rising step function to held-out sums (isotonic regression: pool adjacent violators), in steps of at least
// least in weight.
func Calibrate(all []Example, score []float64, least float64) Calibration {
	type pool struct{ sum, weight, lo, hi float64 }
	at := make([]int, len(all))
	for i := range at {
		at[i] = i
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
		if all[i].Right {
			y = 1
		}
		w := all[i].Weight
		pools = append(pools, pool{y * w, w, score[i], score[i]})
		for n := len(pools); n > 1 && (pools[n-2].sum/pools[n-2].weight >= pools[n-1].sum/pools[n-1].weight || pools[n-2].weight < least); n = len(pools) {
			a, b := pools[n-2], pools[n-1]
			pools = append(pools[:n-2], pool{a.sum + b.sum, a.weight + b.weight, a.lo, b.hi})
		}
	}
	var c Calibration
	for _, p := range pools {
		c.score = append(c.score, (p.lo+p.hi)/2)
		c.sure = append(c.sure, int(math.Round(1000*(p.sum+1)/(p.weight+2))))
	}
	return c
}

// Margin interpolates.
func (c Calibration) Margin(s float64) int {
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

// Format writes a model as Read reads it: whole numbers, features in thousandths, values in millionths. by names the program
// that made it.
func (m *Fitted) Format(c Calibration, names []string, by string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Made by %s. Features in thousandths, values in millionths of the logarithm of the odds.\n", by)
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
