//go:build !amd64

package matrix

// vector tells whether tiles are worked on with vector code; there is none for this processor.
var vector = false

func tile6AVX(c *float32, ldc int, a *float32, ars, acs int, b *float32, steps int) {}

func tile1AVX(c, a *float32, acs int, b *float32, steps int) {}

func expAVX(x *float32, eights int) {}
