package net

import (
	"math"

	"variorum/generator/grammar/internal/matrix"
)

// Linear is x·w + bias.
func (t *Tape) Linear(x *Matrix, w, bias *Param) *Matrix {
	return t.window(x, w, bias, 1)
}

// Window is the product of each row and its two neighbours with w (a convolution of width 3), plus bias. The first and
// the last row, which are empty in every batch, stay zero.
func (t *Tape) Window(x *Matrix, w, bias *Param) *Matrix {
	return t.window(x, w, bias, 3)
}

func (t *Tape) window(x *Matrix, w, bias *Param, width int) *Matrix {
	side := width / 2
	in, out, n := x.Cols, w.Cols, x.Rows-2*side
	y := t.New(x.Rows, out)
	for i := side; i < side+n; i++ {
		copy(y.row(i), bias.W)
	}
	matrix.Mul(y.V[side*out:], out, x.V, in, 1, n, &w.forward)
	t.record(func() {
		dy := y.D[side*out:]
		for s := range width {
			matrix.Mul(x.D[s*in:], in, dy, out, 1, n, &w.backward[s])
		}
		t.pack.Pack(dy, n, out, out, 1)
		matrix.Mul(t.Grads.D[w.index], out, x.V, 1, in, width*in, &t.pack)
		db := t.Grads.D[bias.index]
		for i := side; i < side+n; i++ {
			for j, d := range y.slope(i) {
				db[j] += d
			}
		}
	})
	return y
}

// Norm brings each row to mean 0 and variance 1, then scales and shifts it (layer normalisation, Ba et al. 2016). Rows
// without a token stay zero: they have no variance to divide by.
func (t *Tape) Norm(x *Matrix, gain, bias *Param) *Matrix {
	y := t.New(x.Rows, x.Cols)
	scale := t.floats(x.Rows)
	normed := y.V // without gradients nobody asks for the rows before gain and bias
	if t.Grads != nil {
		normed = t.floats(len(y.V))
	}
	n := x.Cols
	for i := range t.Batch.tokens() {
		row, out, dst := x.row(i), normed[i*n:(i+1)*n], y.row(i)
		mean := sum(row) / float32(n)
		for j, v := range row {
			out[j] = v - mean
		}
		r := 1 / float32(math.Sqrt(float64(squares(out)/float32(n)+1e-5)))
		scale[i] = r
		for j, v := range out {
			v = float32(v * r)
			out[j] = v
			dst[j] = float32(v*gain.W[j]) + bias.W[j]
		}
	}
	t.record(func() {
		dg, db := t.Grads.D[gain.index], t.Grads.D[bias.index]
		for i := range t.Batch.tokens() {
			dy, xn, dx := y.slope(i), normed[i*n:(i+1)*n], x.slope(i)
			var a, b float32
			for j, d := range dy {
				dg[j] += d * xn[j]
				db[j] += d
				d *= gain.W[j]
				a += d
				b += d * xn[j]
			}
			a /= float32(n)
			b /= float32(n)
			for j, d := range dy {
				dx[j] += scale[i] * (d*gain.W[j] - a - xn[j]*b)
			}
		}
	})
	return y
}

// sum adds up a row in four lanes.
func sum(x []float32) float32 {
	var a, b, c, d float32
	for len(x) >= 4 {
		a += x[0]
		b += x[1]
		c += x[2]
		d += x[3]
		x = x[4:]
	}
	for _, v := range x {
		a += v
	}
	return (a + b) + (c + d)
}

// squares adds up the squares of a row in four lanes.
func squares(x []float32) float32 {
	return dot(x, x)
}

// dot is the inner product of two rows, in four lanes.
func dot(x, y []float32) float32 {
	var a, b, c, d float32
	y = y[:len(x)]
	for len(x) >= 4 && len(y) >= 4 {
		a += float32(x[0] * y[0])
		b += float32(x[1] * y[1])
		c += float32(x[2] * y[2])
		d += float32(x[3] * y[3])
		x, y = x[4:], y[4:]
	}
	for i, v := range x {
		a += float32(v * y[i])
	}
	return (a + b) + (c + d)
}

// leak is the slope of Rectify below zero.
const leak = 0.125

// Rectify keeps what is positive and shrinks what is negative.
func (t *Tape) Rectify(x *Matrix) *Matrix {
	y := t.New(x.Rows, x.Cols)
	for i, v := range x.V {
		y.V[i] = max(v, leak*v)
	}
	t.record(func() {
		for i, v := range x.V {
			d := y.D[i]
			if v < 0 {
				d *= leak
			}
			x.D[i] += d
		}
	})
	return y
}

// Drop puts a share of the values to zero and scales the others up (dropout). Without gradients it does nothing.
func (t *Tape) Drop(x *Matrix, share float32) *Matrix {
	if t.Grads == nil || share == 0 {
		return x
	}
	y := t.New(x.Rows, x.Cols)
	mask := t.floats(len(x.V))
	keep := 1 / (1 - share)
	limit := uint64(share * (1 << 16))
	var bits uint64
	for i, v := range x.V {
		if i&3 == 0 {
			bits = t.random()
		}
		if bits&0xffff >= limit {
			mask[i] = keep
			y.V[i] = v * keep
		}
		bits >>= 16
	}
	t.record(func() {
		for i, m := range mask {
			x.D[i] += y.D[i] * m
		}
	})
	return y
}

// Add is x + y, with zero in the rows that are empty.
func (t *Tape) Add(x, y *Matrix) *Matrix {
	z := t.New(x.Rows, x.Cols)
	for _, s := range t.Batch.Spans {
		a, b := s[0]*x.Cols, s[1]*x.Cols
		xs, ys, zs := x.V[a:b], y.V[a:b], z.V[a:b]
		for i, v := range xs {
			zs[i] = v + ys[i]
		}
	}
	t.record(func() {
		for _, s := range t.Batch.Spans {
			a, b := s[0]*x.Cols, s[1]*x.Cols
			dx, dy := x.D[a:b], y.D[a:b]
			for i, d := range z.D[a:b] {
				dx[i] += d
				dy[i] += d
			}
		}
	})
	return z
}

// Root writes the root's vector into the empty row before each sentence.
func (t *Tape) Root(x *Matrix, root *Param) *Matrix {
	y := t.New(x.Rows, x.Cols)
	copy(y.V, x.V)
	for _, s := range t.Batch.Spans {
		copy(y.row(s[0]-1), root.W)
	}
	t.record(func() {
		dr := t.Grads.D[root.index]
		for _, s := range t.Batch.Spans {
			for j, d := range y.slope(s[0] - 1) {
				dr[j] += d
			}
			a, b := s[0]*x.Cols, s[1]*x.Cols
			dx := x.D[a:b]
			for i, d := range y.D[a:b] {
				dx[i] += d
			}
		}
	})
	return y
}

// Gather gives the rows of x with the given indices.
func (t *Tape) Gather(x *Matrix, rows []int) *Matrix {
	y := t.New(len(rows), x.Cols)
	for i, r := range rows {
		copy(y.row(i), x.row(r))
	}
	t.record(func() {
		for i, r := range rows {
			dx := x.slope(r)
			for j, d := range y.slope(i) {
				dx[j] += d
			}
		}
	})
	return y
}

// softmax turns scores into probabilities, in place.
func softmax(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	for i, v := range x {
		x[i] = v - top
	}
	matrix.Exp(x)
	r := 1 / sum(x)
	for i := range x {
		x[i] = float32(x[i] * r)
	}
}
