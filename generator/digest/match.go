package digest

import (
	"cmp"
	"slices"
)

// match finds for every block of base the block of other that it became, -1 where it was deleted, and notes in other
// which block of base each came from.
//
// Equal blocks are the same, in order first and then wherever they were moved to; definitions are known by their
// labels; of what is left, blocks that share most of their words are the same, and so are two of one kind that alone
// are left between the same neighbours.
func match(base, other []piece) []int {
	to := make([]int, len(base))
	for b := range to {
		to[b] = -1
	}
	pair := func(b, o int) { to[b], other[o].counterpart = o, b }
	for o := range other {
		other[o].counterpart = -1
	}
	labels := map[string]int{}
	for o := len(other) - 1; o >= 0; o-- {
		if other[o].kind == Definition {
			labels[other[o].label] = o
		}
	}
	for b, p := range base {
		if o, ok := labels[p.label]; ok && p.kind == Definition && other[o].counterpart < 0 {
			pair(b, o)
		}
	}
	free := func(b, o int) bool {
		return to[b] < 0 && other[o].counterpart < 0 && base[b].kind != Definition && other[o].kind != Definition
	}
	for _, c := range common(base, other) {
		if free(c[0], c[1]) {
			pair(c[0], c[1])
		}
	}
	places := map[string][]int{}
	for o, p := range other {
		places[p.key] = append(places[p.key], o)
	}
	for b, p := range base {
		for _, o := range places[p.key] {
			if free(b, o) {
				pair(b, o)
			}
		}
	}
	alike(base, other, to, pair, free)
	between(base, other, to, pair, free)
	return to
}

// alike pairs blocks that share more than half of their words, the most alike first.
func alike(base, other []piece, to []int, pair func(b, o int), free func(b, o int) bool) {
	type candidate struct{ b, o, score, far int }
	var list []candidate
	for b := range base {
		for o := range other {
			if !free(b, o) || base[b].kind != other[o].kind && (base[b].kind == Heading || other[o].kind == Heading) {
				continue
			}
			n := len(base[b].words) + len(other[o].words)
			if n == 0 || min(len(base[b].words), len(other[o].words))*3 < max(len(base[b].words), len(other[o].words)) {
				continue
			}
			if score := 2000 * sharedWords(base[b].words, other[o].words) / n; score >= 550 {
				list = append(list, candidate{b, o, score, max(b-o, o-b)})
			}
		}
	}
	slices.SortFunc(list, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.far, y.far), cmp.Compare(x.b, y.b), cmp.Compare(x.o, y.o))
	})
	for _, c := range list {
		if free(c.b, c.o) {
			pair(c.b, c.o)
		}
	}
}

// between pairs two blocks of one kind that alone are left between the same neighbours.
func between(base, other []piece, to []int, pair func(b, o int), free func(b, o int) bool) {
	for b := range base {
		before, after := -1, len(other)
		if b > 0 {
			before = to[b-1]
		}
		if b+1 < len(base) {
			after = to[b+1]
		}
		if b > 0 && before < 0 || after < 0 || after-before != 2 {
			continue
		}
		if o := before + 1; free(b, o) && base[b].kind == other[o].kind {
			pair(b, o)
		}
	}
}

// sharedWords counts the words that two texts share, each as often as both have it.
func sharedWords(a, b []string) int {
	count := make(map[string]int, len(a))
	for _, w := range a {
		count[w]++
	}
	n := 0
	for _, w := range b {
		if count[w] > 0 {
			count[w]--
			n++
		}
	}
	return n
}

// common returns the longest common subsequence of equal blocks.
func common(a, b []piece) [][2]int {
	w := len(b) + 1
	length := make([]int, (len(a)+1)*w)
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].key == b[j].key {
				length[i*w+j] = length[(i+1)*w+j+1] + 1
			} else {
				length[i*w+j] = max(length[(i+1)*w+j], length[i*w+j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].key == b[j].key:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case length[(i+1)*w+j] >= length[i*w+j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
