// Package matrix multiplies matrices of float32 with the same bits as result on every machine.
//
// Each element of a product is the sum of its terms in the order of the inner index, each product rounded before it is
// added: no fused multiply-add, no sums in parallel. Vector code (AVX2 on amd64) works on several elements at once, each
// in that order, so that it gives the same bits as plain Go, and a test holds that.
//
// The blocked form follows Goto and van de Geijn (2008): the right matrix is packed into panels of 16 columns, and tiles
// of 6 rows are held in registers.
package matrix

const (
	panel = 16  // columns of a packed panel
	tile  = 6   // rows worked on at once
	depth = 320 // inner steps worked on at once, so that a panel stays in the nearest cache
)

// Packed is a matrix in the order in which Mul reads its right operand.
type Packed struct {
	Rows, Cols int
	data       []float32
}

// Pack fills p with the matrix of rows × cols whose element (i, j) is at b[i*rs+j*cs]. It keeps p's memory.
func (p *Packed) Pack(b []float32, rows, cols, rs, cs int) {
	panels := (cols + panel - 1) / panel
	n := panels * rows * panel
	if cap(p.data) < n {
		p.data = make([]float32, n)
	}
	p.data = p.data[:n]
	p.Rows, p.Cols = rows, cols
	for q := range panels {
		width := min(panel, cols-q*panel)
		dst := p.data[q*rows*panel:]
		if width == panel && cs == 1 {
			for i := range rows {
				copy(dst[i*panel:i*panel+panel], b[i*rs+q*panel:])
			}
			continue
		}
		if rs == 1 { // a transposed matrix: read along its memory
			for j := range width {
				src := b[(q*panel+j)*cs:][:rows]
				for i, v := range src {
					dst[i*panel+j] = v
				}
			}
		} else {
			for i := range rows {
				for j := range width {
					dst[i*panel+j] = b[i*rs+(q*panel+j)*cs]
				}
			}
		}
		if width < panel {
			for i := range rows {
				clear(dst[i*panel+width : i*panel+panel])
			}
		}
	}
}

// Mul adds A·B to C. C has n rows of b.Cols at c[i*ldc+j]; element (i, k) of A is at a[i*ars+k*acs].
func Mul(c []float32, ldc int, a []float32, ars, acs, n int, b *Packed) {
	if n == 0 || b.Rows == 0 || b.Cols == 0 {
		return
	}
	_ = c[(n-1)*ldc+b.Cols-1]
	_ = a[(n-1)*ars+(b.Rows-1)*acs]
	var edge [tile * panel]float32
	panels := (b.Cols + panel - 1) / panel
	for k := 0; k < b.Rows; k += depth {
		steps := min(depth, b.Rows-k)
		for q := range panels {
			bp := b.data[(q*b.Rows+k)*panel:]
			width := min(panel, b.Cols-q*panel)
			for i := 0; i < n; i += tile {
				rows := min(tile, n-i)
				at, ap := i*ldc+q*panel, i*ars+k*acs
				if width == panel {
					if rows == tile {
						tile6(c[at:], ldc, a[ap:], ars, acs, bp, steps)
						continue
					}
					for r := range rows {
						tile1(c[at+r*ldc:], a[ap+r*ars:], acs, bp, steps)
					}
					continue
				}
				for r := range rows {
					copy(edge[r*panel:r*panel+width], c[at+r*ldc:])
				}
				if rows == tile {
					tile6(edge[:], panel, a[ap:], ars, acs, bp, steps)
				} else {
					for r := range rows {
						tile1(edge[r*panel:], a[ap+r*ars:], acs, bp, steps)
					}
				}
				for r := range rows {
					copy(c[at+r*ldc:at+r*ldc+width], edge[r*panel:])
				}
			}
		}
	}
}

func tile6(c []float32, ldc int, a []float32, ars, acs int, b []float32, steps int) {
	if vector {
		tile6AVX(&c[0], ldc*4, &a[0], ars*4, acs*4, &b[0], steps)
		return
	}
	for r := range tile {
		plain(c[r*ldc:], a[r*ars:], acs, b, steps)
	}
}

func tile1(c, a []float32, acs int, b []float32, steps int) {
	if vector {
		tile1AVX(&c[0], &a[0], acs*4, &b[0], steps)
		return
	}
	plain(c, a, acs, b, steps)
}

// plain works on one row of a tile. The conversions forbid the compiler to fuse a product with its sum.
func plain(c, a []float32, acs int, b []float32, steps int) {
	sum := (*[panel]float32)(c)
	for k := range steps {
		v := a[k*acs]
		row := (*[panel]float32)(b[k*panel:])
		for j := range row {
			sum[j] += float32(v * row[j])
		}
	}
}
