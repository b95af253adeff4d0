package matrix

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	v := make([]float32, n)
	for i := range v {
		v[i] = r.Float32() - 0.5
	}
	return v
}

// TestVectorCodeGivesTheSameBits compares vector code and plain Go with sums in the documented order, for sizes that
// leave rows, columns and steps over, and for both orders of the left matrix.
func TestVectorCodeGivesTheSameBits(t *testing.T) {
	has := vector
	defer func() { vector = has }()
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {6, 16, 5}, {7, 17, 9}, {13, 40, 700}, {5, 31, 33}, {12, 48, 321}} {
		n, m, k := size[0], size[1], size[2]
		a, b, c := random(r, n*k), random(r, k*m), random(r, n*m)
		for _, transposed := range []bool{false, true} {
			ars, acs := k, 1
			if transposed {
				ars, acs = 1, n
			}
			want := slices.Clone(c)
			for i := range n {
				for j := range m {
					for x := range k {
						want[i*m+j] += float32(a[i*ars+x*acs] * b[x*m+j])
					}
				}
			}
			var p Packed
			p.Pack(b, k, m, m, 1)
			for _, vector = range []bool{false, has} {
				got := slices.Clone(c)
				Mul(got, m, a, ars, acs, n, &p)
				if !slices.Equal(got, want) {
					t.Errorf("%v, transposed %v, vector code %v: the product differs", size, transposed, vector)
				}
			}
		}
	}
}

// TestExp compares vector code with plain Go bit by bit, over the whole range, and both with package math.
func TestExp(t *testing.T) {
	has := vector
	defer func() { vector = has }()
	var x []float32
	for v := float32(-95); v < 95; v += 0.00917 {
		x = append(x, v)
	}
	x = append(x, 0, float32(math.Copysign(0, -1)), -87, 88, 1e-20, 3e9, -3e9)
	vector = false
	plain := slices.Clone(x)
	Exp(plain)
	vector = has
	fast := slices.Clone(x)
	Exp(fast)
	for i, v := range x {
		if math.Float32bits(plain[i]) != math.Float32bits(fast[i]) {
			t.Fatalf("exp(%v): %v in plain Go, %v in vector code", v, plain[i], fast[i])
		}
		if want := math.Exp(float64(v)); v > -87 && v < 88 && math.Abs(float64(plain[i])-want) > 3e-7*want {
			t.Errorf("exp(%v) is %v, want %v", v, plain[i], want)
		}
	}
}

// TestPackTransposed packs a matrix that is stored by columns.
func TestPackTransposed(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	b := random(r, 21*35)
	turned := make([]float32, len(b))
	for i := range 21 {
		for j := range 35 {
			turned[j*21+i] = b[i*35+j]
		}
	}
	var p, q Packed
	p.Pack(b, 21, 35, 35, 1)
	q.Pack(turned, 21, 35, 1, 21)
	if !slices.Equal(p.data, q.data) {
		t.Error("a matrix stored by columns is packed otherwise than the same one stored by rows")
	}
}

func BenchmarkMul(b *testing.B) {
	r := rand.New(rand.NewPCG(5, 6))
	const n, k, m = 96, 320, 64
	x, w, c := random(r, n*k), random(r, k*m), make([]float32, n*m)
	var p Packed
	p.Pack(w, k, m, m, 1)
	for b.Loop() {
		Mul(c, m, x, k, 1, n, &p)
	}
	b.ReportMetric(2*n*k*m*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOPS")
}
