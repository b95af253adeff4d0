package net

import "math"

// Likeness returns the cosine of the vectors that two normal forms brought along, and whether both have one. The sums are of
// whole numbers, so that every machine comes to the same.
func (n *Network) Likeness(a, b string) (float64, bool) {
	x, y := n.vector(a), n.vector(b)
	if x == nil || y == nil {
		return 0, false
	}
	var xy, xx, yy int64
	for i := range x {
		p, q := int64(int8(x[i])), int64(int8(y[i]))
		xy, xx, yy = xy+p*q, xx+p*p, yy+q*q
	}
	if xx == 0 || yy == 0 {
		return 0, false
	}
	return float64(xy) / math.Sqrt(float64(xx)*float64(yy)), true
}

// vector is the bytes of the row of a normal form; nil where it has none.
func (n *Network) vector(norm string) []byte {
	i, p := n.Lexicon.Find(norm), n.named["vectors"]
	if i < 0 || n.Lexicon.Vector[i] < 0 || p == nil || p.Bytes == nil {
		return nil
	}
	row := int(n.Lexicon.Vector[i])
	return p.Bytes[row*p.Cols : (row+1)*p.Cols]
}
