package net

import (
	"math"

	"variorum/generator/grammar/internal/matrix"
)

// Recur runs over each sentence in both directions with a memory that each token keeps in part (simple recurrent units,
// Lei et al. 2018): c[i] = f·c[i-1] + (1-f)·z, and gives tanh(c)·σ(o). The rows of x hold z, f and o; the first half of
// each is read from left to right, the second from right to left.
func (t *Tape) Recur(x *Matrix) *Matrix {
	d := x.Cols / 3
	y := t.New(x.Rows, d)
	memory, forget, out := t.floats(x.Rows*d), t.floats(x.Rows*d), t.floats(x.Rows*d)
	for i := range t.Batch.tokens() {
		copy(forget[i*d:(i+1)*d], x.row(i)[d:])
		copy(out[i*d:(i+1)*d], x.row(i)[2*d:])
	}
	matrix.Sigmoid(forget)
	matrix.Sigmoid(out)
	zero := t.floats(d)
	half := func(dir int) (int, int) { return dir * (d / 2), (dir + 1) * (d / 2) }
	for _, s := range t.Batch.Spans {
		for dir := range 2 {
			a, b := half(dir)
			last := zero[a:b]
			for n := range s[1] - s[0] {
				i := s[0] + n
				if dir == 1 {
					i = s[1] - 1 - n
				}
				row, c, f := x.row(i)[a:b], memory[i*d+a:i*d+b], forget[i*d+a:i*d+b]
				for j, z := range row {
					c[j] = z + float32(f[j]*(last[j]-z))
				}
				last = c
			}
		}
	}
	copy(y.V, memory)
	matrix.Tanh(y.V)
	for i, o := range out {
		y.V[i] = float32(y.V[i] * o)
	}
	t.record(func() {
		carry := t.floats(d)
		for _, s := range t.Batch.Spans {
			for dir := range 2 {
				a, b := half(dir)
				clear(carry)
				for n := range s[1] - s[0] {
					i := s[1] - 1 - n
					before := i - 1
					if dir == 1 {
						i = s[0] + n
						before = i + 1
					}
					last := zero
					if before >= s[0] && before < s[1] {
						last = memory[before*d : (before+1)*d]
					}
					row, dx := x.row(i), x.slope(i)
					f, o, dy := forget[i*d:(i+1)*d], out[i*d:(i+1)*d], y.slope(i)
					for j := a; j < b; j++ {
						th := float32(0)
						if o[j] != 0 {
							th = y.V[i*d+j] / o[j]
						}
						dc := dy[j]*o[j]*(1-th*th) + carry[j]
						dx[2*d+j] += dy[j] * th * o[j] * (1 - o[j])
						dx[j] += dc * (1 - f[j])
						dx[d+j] += dc * (last[j] - row[j]) * f[j] * (1 - f[j])
						carry[j] = dc * f[j]
					}
				}
			}
		}
	})
	return y
}

// reach is how many tokens to each side the attention tells apart by their distance.
const reach = 24

// Attend lets each token look at all tokens of its sentence (Vaswani et al. 2017), in several heads. The rows of x hold
// queries, keys and values; near has a row for each head with a bonus for each distance up to reach (Raffel et al. 2020).
func (t *Tape) Attend(x *Matrix, near *Param, heads int, drop float32) *Matrix {
	d := x.Cols / 3
	w := d / heads
	y := t.New(x.Rows, d)
	scale := 1 / float32(math.Sqrt(float64(w)))
	var keys matrix.Packed
	for _, s := range t.Batch.Spans {
		n := s[1] - s[0]
		for h := range heads {
			at := s[0]*x.Cols + h*w
			q, k, v := x.V[at:], x.V[at+d:], x.V[at+2*d:]
			p := t.floats(n * n)
			keys.Pack(k, w, n, 1, x.Cols)
			matrix.Mul(p, n, q, x.Cols, 1, n, &keys)
			bonus := near.W[h*near.Cols : (h+1)*near.Cols]
			for i := range n {
				row := p[i*n : (i+1)*n]
				for j := range row {
					row[j] = float32(row[j]*scale) + bonus[distance(i, j)]
				}
				softmax(row)
			}
			used := p
			var mask []float32
			if t.Grads != nil && drop > 0 {
				used, mask = t.floats(n*n), t.floats(n*n)
				limit := uint64(drop * (1 << 16))
				for i, v := range p {
					if t.random()>>48 >= limit {
						mask[i] = 1 / (1 - drop)
						used[i] = v * mask[i]
					}
				}
			}
			keys.Pack(v, n, w, x.Cols, 1)
			matrix.Mul(y.V[s[0]*d+h*w:], d, used, n, 1, n, &keys)
			t.record(func() { t.attendBack(x, y, near, s, h, heads, p, used, mask, scale) })
		}
	}
	return y
}

// attendBack goes back through one head of the attention of one sentence.
func (t *Tape) attendBack(x, y *Matrix, near *Param, s [2]int, h, heads int, p, used, mask []float32, scale float32) {
	n, d := s[1]-s[0], y.Cols
	w := d / heads
	at := s[0]*x.Cols + h*w
	dy := y.D[s[0]*d+h*w:]
	dp := t.floats(n * n)
	t.pack.Pack(x.V[at+2*d:], w, n, 1, x.Cols) // values, turned
	matrix.Mul(dp, n, dy, d, 1, n, &t.pack)
	t.pack.Pack(dy, n, w, d, 1)
	matrix.Mul(x.D[at+2*d:], x.Cols, used, 1, n, n, &t.pack)
	bonus := t.Grads.D[near.index][h*near.Cols : (h+1)*near.Cols]
	for i := range n {
		row, pr := dp[i*n:(i+1)*n], p[i*n:(i+1)*n]
		var total float32
		for j := range row {
			if mask != nil {
				row[j] *= mask[i*n+j]
			}
			total += row[j] * pr[j]
		}
		for j := range row {
			g := pr[j] * (row[j] - total)
			bonus[distance(i, j)] += g
			row[j] = g * scale
		}
	}
	t.pack.Pack(x.V[at+d:], n, w, x.Cols, 1)
	matrix.Mul(x.D[at:], x.Cols, dp, n, 1, n, &t.pack)
	t.pack.Pack(x.V[at:], n, w, x.Cols, 1)
	matrix.Mul(x.D[at+d:], x.Cols, dp, 1, n, n, &t.pack)
}

// distance is the column of Attend's near for a look from token i at token j.
func distance(i, j int) int { return min(max(j-i, -reach), reach) + reach }

// Arcs scores each token's heads: the result has for each sentence n rows of n+1 scores, the first one for the root.
func (t *Tape) Arcs(dep, head *Matrix) []*Matrix {
	var all []*Matrix
	var turned matrix.Packed
	w := dep.Cols
	for _, s := range t.Batch.Spans {
		n := s[1] - s[0]
		m := t.New(n, n+1)
		hv := head.V[(s[0]-1)*w:]
		dv := dep.V[s[0]*w:]
		turned.Pack(hv, w, n+1, 1, w)
		matrix.Mul(m.V, n+1, dv, w, 1, n, &turned)
		t.record(func() {
			t.pack.Pack(hv, n+1, w, w, 1)
			matrix.Mul(dep.D[s[0]*w:], w, m.D, n+1, 1, n, &t.pack)
			t.pack.Pack(dv, n, w, w, 1)
			matrix.Mul(head.D[(s[0]-1)*w:], w, m.D, 1, n+1, n+1, &t.pack)
		})
		all = append(all, m)
	}
	return all
}

// Labels scores the relations: row i of form holds for each relation a vector, which is multiplied with row i of dep, and
// row i of plain what is added.
func (t *Tape) Labels(form, dep, plain *Matrix) *Matrix {
	y := t.New(plain.Rows, plain.Cols)
	w := dep.Cols
	for i := range y.Rows {
		f, d, p := form.row(i), dep.row(i), plain.row(i)
		for l := range y.Cols {
			y.V[i*y.Cols+l] = dot(f[l*w:(l+1)*w], d) + p[l]
		}
	}
	t.record(func() {
		for i := range y.Rows {
			f, d, df, dd, dp := form.row(i), dep.row(i), form.slope(i), dep.slope(i), plain.slope(i)
			for l, g := range y.slope(i) {
				dp[l] += g
				fl, dfl := f[l*w:(l+1)*w], df[l*w:(l+1)*w]
				for j, v := range d {
					dfl[j] += g * v
					dd[j] += g * fl[j]
				}
			}
		}
	})
	return y
}

// Choose adds to the loss how badly the scores [from, to) of each row choose gold (cross-entropy, with a share of
// smoothing spread over all), times weight. Rows whose gold is negative do not count.
func (t *Tape) Choose(x *Matrix, from, to int, gold []int32, weight, smooth float32) {
	n := to - from
	p := t.floats(n)
	for i, g := range gold {
		if g < 0 {
			continue
		}
		copy(p, x.row(i)[from:to])
		softmax(p)
		t.Loss -= float64(weight) * math.Log(max(float64(p[g]), 1e-10))
		d := x.slope(i)[from:to]
		for j, v := range p {
			d[j] += weight * (v - smooth/float32(n))
		}
		d[g] -= weight * (1 - smooth)
	}
}
