package main

import (
	"math"
	"slices"
	"sync"

	"variorum/generator/grammar/internal/net"
)

// optimizer changes weights by their derivatives (Adam, Kingma & Ba 2015; rows of tables only when they were looked up),
// and keeps the running mean of all weights, which is what is stored.
type optimizer struct {
	params       []*net.Param
	first, other [][]float32 // running means of the derivatives and of their squares
	mean         [][]float32 // running means of the weights
	at, steps    int
	rate         float64
}

const (
	fade1   = 0.9   // of the derivatives
	fade2   = 0.98  // of their squares
	warm    = 300   // steps in which the rate rises
	longest = 5.0   // length to which derivatives are cut
	slow    = 0.998 // of the mean of the weights
)

func newOptimizer(params []*net.Param, rate float64, steps int) *optimizer {
	o := &optimizer{params: params, rate: rate, steps: steps}
	for _, p := range params {
		o.first = append(o.first, make([]float32, len(p.W)))
		o.other = append(o.other, make([]float32, len(p.W)))
		o.mean = append(o.mean, slices.Clone(p.W))
	}
	return o
}

// step adds up the derivatives of the tapes, changes the weights and clears the derivatives.
func (o *optimizer) step(tapes []*net.Tape) {
	o.at++
	rate := o.rate * math.Min(float64(o.at)/warm, math.Max(float64(o.steps-o.at)/float64(o.steps), 0.02))
	sum := tapes[0].Grads
	rows := make([][]int32, len(o.params))
	length := 0.0
	for i, p := range o.params {
		if p.Name == "vectors" {
			continue
		}
		if !p.Table {
			d := sum.D[i]
			for _, t := range tapes[1:] {
				for j, v := range t.Grads.D[i] {
					d[j] += v
				}
				clear(t.Grads.D[i])
			}
			for _, v := range d {
				length += float64(v) * float64(v)
			}
			continue
		}
		for _, t := range tapes {
			rows[i] = append(rows[i], t.Grads.Touched[i]...)
			t.Grads.Touched[i] = t.Grads.Touched[i][:0]
		}
		slices.Sort(rows[i])
		rows[i] = slices.Compact(rows[i])
		for _, r := range rows[i] {
			d := sum.D[i][int(r)*p.Cols : int(r+1)*p.Cols]
			for _, t := range tapes[1:] {
				other := t.Grads.D[i][int(r)*p.Cols : int(r+1)*p.Cols]
				for j, v := range other {
					d[j] += v
				}
				clear(other)
			}
			for _, v := range d {
				length += float64(v) * float64(v)
			}
		}
	}
	cut := float32(1)
	if length = math.Sqrt(length); length > longest {
		cut = float32(longest / length)
	}
	alpha := float32(rate * math.Sqrt(1-math.Pow(fade2, float64(o.at))) / (1 - math.Pow(fade1, float64(o.at))))
	keep := float32(math.Min(slow, float64(o.at)/float64(o.at+10)))
	var wait sync.WaitGroup
	for part := range halves {
		wait.Go(func() {
			for i, p := range o.params {
				if i%halves != part || p.Name == "vectors" {
					continue
				}
				if !p.Table {
					o.change(p.W, sum.D[i], o.first[i], o.other[i], alpha, cut)
				}
				for _, r := range rows[i] {
					a, b := int(r)*p.Cols, int(r+1)*p.Cols
					o.change(p.W[a:b], sum.D[i][a:b], o.first[i][a:b], o.other[i][a:b], alpha, cut)
				}
				mean := o.mean[i]
				for j, w := range p.W {
					mean[j] = w + keep*(mean[j]-w)
				}
			}
		})
	}
	wait.Wait()
}

func (o *optimizer) change(w, d, first, other []float32, alpha, cut float32) {
	for j, v := range d {
		v *= cut
		first[j] = fade1*first[j] + (1-fade1)*v
		other[j] = fade2*other[j] + (1-fade2)*v*v
		w[j] -= alpha * first[j] / (float32(math.Sqrt(float64(other[j]))) + 1e-8)
	}
	clear(d)
}

// swap exchanges the weights with their running means.
func (o *optimizer) swap() {
	for i, p := range o.params {
		for j, w := range p.W {
			p.W[j], o.mean[i][j] = o.mean[i][j], w
		}
	}
}
