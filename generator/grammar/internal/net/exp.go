package net

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

// sigmoid is 1 / (1 + exp(-x)).
func sigmoid(x float32) float32 { return 1 / (1 + exp(-x)) }

// tanh is the hyperbolic tangent.
func tanh(x float32) float32 { return float32(2*sigmoid(2*x)) - 1 }

// softmax turns scores into probabilities, in place.
func softmax(x []float32) {
	top := x[0]
	for _, v := range x {
		top = max(top, v)
	}
	for i, v := range x {
		x[i] = exp(v - top)
	}
	r := 1 / sum(x)
	for i := range x {
		x[i] = float32(x[i] * r)
	}
}
