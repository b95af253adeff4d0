package matrix

import "golang.org/x/sys/cpu"

// vector tells whether tiles are worked on with vector code. It changes the time, never the result.
var vector = cpu.X86.HasAVX2

//go:noescape
func tile6AVX(c *float32, ldc int, a *float32, ars, acs int, b *float32, steps int)

//go:noescape
func tile1AVX(c, a *float32, acs int, b *float32, steps int)

//go:noescape
func expAVX(x *float32, eights int)
