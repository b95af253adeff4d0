package matrix

import "math"

// exp is e to the power of x, by the same steps on every processor: a power of two and a polynomial (the minimax
// coefficients of Moshier's Cephes library). The error is below 2 units in the last place.
func exp(x float32) float32 {
	if x < -87 {
		return 0
	}
	if x > 88 {
		x = 88
	}
	k := float32(x * 1.44269504)
	var n int32
	if k < 0 {
		n = int32(k - 0.5)
	} else {
		n = int32(k + 0.5)
	}
	f := float32(n)
	r := x - float32(f*0.693359375)
	r -= float32(f * -2.12194440e-4)
	p := float32(1.9875691500e-4)
	p = float32(p*r) + 1.3981999507e-3
	p = float32(p*r) + 8.3334519073e-3
	p = float32(p*r) + 4.1665795894e-2
	p = float32(p*r) + 1.6666665459e-1
	p = float32(p*r) + 5.0000001201e-1
	y := float32(float32(p*r)*r) + r
	y++
	return float32(y * math.Float32frombits(uint32(n+127)<<23))
}

// Exp puts e to the power of each value in its place.
func Exp(x []float32) {
	if eights := len(x) / 8; vector && eights > 0 {
		expAVX(&x[0], eights)
		x = x[8*eights:]
	}
	for i, v := range x {
		x[i] = exp(v)
	}
}

// Sigmoid puts 1 / (1 + exp(-x)) in the place of each value.
func Sigmoid(x []float32) {
	for i, v := range x {
		x[i] = -v
	}
	Exp(x)
	for i, v := range x {
		x[i] = 1 / (1 + v)
	}
}

// Tanh puts the hyperbolic tangent in the place of each value.
func Tanh(x []float32) {
	for i, v := range x {
		x[i] = 2 * v
	}
	Sigmoid(x)
	for i, v := range x {
		x[i] = float32(2*v) - 1
	}
}
