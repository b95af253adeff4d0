// Package net is the network that tags and parses: its layers, its weights as they are trained and as they are stored,
// and how a tree is found in its scores. Packages neural (use) and train (training) stand on it.
//
// Layers work on the rows of a Matrix, one row for each token; sentences stand one after the other, each with an empty
// row before it and one after the last, so that a window of three tokens never sees another sentence. A Tape records how
// to go back through the layers (reverse-mode differentiation); without gradients it only computes.
//
// Everything on the way forward rounds each product before it is added (the conversions float32(x*y) forbid fusing), uses
// no function of package math but Sqrt, which is exact by standard, and sums in a fixed order: the same input gives the
// same bits on every processor.
package net

import (
	"iter"

	"variorum/generator/grammar/internal/matrix"
)

// Matrix is a value of the network and, while training, the derivative of the loss by it.
type Matrix struct {
	Rows, Cols int
	V, D       []float32
}

// Param is a matrix of weights.
type Param struct {
	Name       string
	Rows, Cols int
	W          []float32
	Table      bool      // rows are looked up one by one: scaled and updated by rows
	Bytes      []byte    // of a table that is stored: its weights as int8, instead of W
	Scale      []float32 // of each row of Bytes
	index      int
	forward    matrix.Packed
	backward   []matrix.Packed
}

// Gradients is the derivatives of the loss by all parameters, in the order of Network.Params.
type Gradients struct {
	D       [][]float32
	Touched [][]int32 // rows of tables with derivatives, with repetitions
}

// NewGradients gives gradients of zero.
func NewGradients(params []*Param) *Gradients {
	g := &Gradients{D: make([][]float32, len(params)), Touched: make([][]int32, len(params))}
	for i, p := range params {
		g.D[i] = make([]float32, len(p.W))
	}
	return g
}

// Batch tells where the sentences stand in the rows of matrices: [start, end); the row before start is empty.
type Batch struct {
	Rows  int
	Spans [][2]int
}

// NewBatch lays out sentences of the given numbers of tokens.
func NewBatch(lengths []int) Batch {
	b := Batch{Rows: 1}
	for _, n := range lengths {
		b.Spans = append(b.Spans, [2]int{b.Rows, b.Rows + n})
		b.Rows += n + 1
	}
	return b
}

// tokens gives the rows that hold a token.
func (b *Batch) tokens() iter.Seq[int] {
	return func(yield func(int) bool) {
		for _, s := range b.Spans {
			for i := s[0]; i < s[1]; i++ {
				if !yield(i) {
					return
				}
			}
		}
	}
}

// Tape computes layers for one batch after the other.
type Tape struct {
	Batch Batch
	Grads *Gradients // nil where nothing is learned
	Loss  float64
	Seed  uint64 // of the dropout
	back  []func()
	slabs [][]float32
	slab  int
	used  int
	pack  matrix.Packed
}

const slabSize = 1 << 20

// Reset makes the tape ready for another batch. Matrices made before become invalid.
func (t *Tape) Reset(b Batch) {
	t.Batch = b
	t.Loss = 0
	t.back = t.back[:0]
	t.slab, t.used = 0, 0
}

// floats gives n zeros out of the tape's memory.
func (t *Tape) floats(n int) []float32 {
	if n > slabSize {
		return make([]float32, n)
	}
	if len(t.slabs) > 0 && t.used+n > slabSize {
		t.slab++
		t.used = 0
	}
	if t.slab == len(t.slabs) {
		t.slabs = append(t.slabs, make([]float32, slabSize))
	}
	v := t.slabs[t.slab][t.used : t.used+n : t.used+n]
	t.used += n
	clear(v)
	return v
}

// New gives a matrix of zeros.
func (t *Tape) New(rows, cols int) *Matrix {
	m := &Matrix{Rows: rows, Cols: cols, V: t.floats(rows * cols)}
	if t.Grads != nil {
		m.D = t.floats(rows * cols)
	}
	return m
}

// Back computes the derivatives of everything that was recorded.
func (t *Tape) Back() {
	for i := len(t.back) - 1; i >= 0; i-- {
		t.back[i]()
	}
}

func (t *Tape) record(f func()) {
	if t.Grads != nil {
		t.back = append(t.back, f)
	}
}

// random is a step of xorshift64*.
func (t *Tape) random() uint64 {
	t.Seed ^= t.Seed >> 12
	t.Seed ^= t.Seed << 25
	t.Seed ^= t.Seed >> 27
	return t.Seed * 0x2545F4914F6CDD1D
}

// row is row i of a matrix.
func (m *Matrix) row(i int) []float32 { return m.V[i*m.Cols : (i+1)*m.Cols] }

// slope is the derivative by row i of a matrix.
func (m *Matrix) slope(i int) []float32 { return m.D[i*m.Cols : (i+1)*m.Cols] }

// Prepare packs the weights for multiplication: after loading, and after each step of training (learn).
func (p *Param) Prepare(width int, learn bool) {
	p.forward.Pack(p.W, p.Rows, p.Cols, p.Cols, 1)
	if !learn {
		return
	}
	if p.backward == nil {
		p.backward = make([]matrix.Packed, width)
	}
	in := p.Rows / width
	for s := range width {
		p.backward[s].Pack(p.W[s*in*p.Cols:], p.Cols, in, 1, p.Cols)
	}
}
