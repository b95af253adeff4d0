package net

import "math"

// Points turns scores of heads into whole numbers, so that trees are compared without rounding.
func Points(scores []float32) []int32 {
	points := make([]int32, len(scores))
	for i, v := range scores {
		v = min(max(v, -1000), 1000)
		points[i] = int32(math.Floor(float64(v)*1024 + 0.5))
	}
	return points
}

// Tree finds the projective tree with one root that has the most points (Eisner 1996). Points has for each of n tokens a
// row of n+1: what the head is worth, the root first. The result has for each token its head: 0 for the root, 1 for the
// first token. Of equal trees the one with the earlier splits is taken.
func Tree(points []int32, n int) []int32 {
	heads := make([]int32, n)
	if n == 0 {
		return heads
	}
	e := eisner{n: n, points: points}
	for dir := range 2 {
		e.closed[dir] = make([]int32, n*n)
		e.open[dir] = make([]int32, n*n)
		e.closedAt[dir] = make([]int32, n*n)
	}
	e.openAt = make([]int32, n*n)
	for size := 1; size < n; size++ {
		for i := 0; i+size < n; i++ {
			e.fill(i, i+size)
		}
	}
	root, most := 0, int32(math.MinInt32)
	for r := range n {
		v := e.closed[left][r] + e.closed[right][r*n+n-1] + points[r*(n+1)]
		if v > most {
			root, most = r, v
		}
	}
	heads[root] = 0
	e.read(0, root, left, heads)
	e.read(root, n-1, right, heads)
	return heads
}

const (
	left  = 0 // the head is the last token of the span
	right = 1 // the head is the first token of the span
)

// eisner holds for each span of tokens its most points: open where the two ends are joined by an arc, closed where the
// end that is no head has all its own dependents.
type eisner struct {
	n            int
	points       []int32
	open, closed [2][]int32
	openAt       []int32
	closedAt     [2][]int32
}

func (e *eisner) fill(i, j int) {
	n := e.n
	best, at := int32(math.MinInt32), 0
	for k := i; k < j; k++ {
		if v := e.closed[right][i*n+k] + e.closed[left][(k+1)*n+j]; v > best {
			best, at = v, k
		}
	}
	e.openAt[i*n+j] = int32(at)
	e.open[left][i*n+j] = best + e.points[i*(n+1)+j+1]
	e.open[right][i*n+j] = best + e.points[j*(n+1)+i+1]
	best, at = math.MinInt32, 0
	for k := i; k < j; k++ {
		if v := e.closed[left][i*n+k] + e.open[left][k*n+j]; v > best {
			best, at = v, k
		}
	}
	e.closed[left][i*n+j], e.closedAt[left][i*n+j] = best, int32(at)
	best, at = math.MinInt32, 0
	for k := i + 1; k <= j; k++ {
		if v := e.open[right][i*n+k] + e.closed[right][k*n+j]; v > best {
			best, at = v, k
		}
	}
	e.closed[right][i*n+j], e.closedAt[right][i*n+j] = best, int32(at)
}

// read writes down the heads of a closed span.
func (e *eisner) read(i, j, dir int, heads []int32) {
	for i != j {
		k := int(e.closedAt[dir][i*e.n+j])
		from, to := i, k // the open span inside
		if dir == left {
			from, to = k, j
			heads[from] = int32(to + 1)
		} else {
			heads[to] = int32(from + 1)
		}
		split := int(e.openAt[from*e.n+to])
		e.read(from, split, right, heads)
		e.read(split+1, to, left, heads)
		if dir == left {
			j = k
		} else {
			i = k
		}
	}
}
