package collate

import (
	"cmp"
	"slices"
)

// order puts the statements in the order in which the sources tell them, and numbers them.
func order(c *Collation, w *works) {
	at := make([]int, len(c.Statements))
	rank := make([]int, len(c.Statements))
	for i := range c.Statements {
		at[i] = i
		sum, n, last := 0, 0, -1
		for _, u := range c.Statements[i].Units {
			if u.Source != last {
				sum += 1000 * u.Start / max(len(c.Sources[u.Source].Article.Text), 1)
				n++
				last = u.Source
			}
		}
		rank[i] = sum / max(n, 1)
	}
	slices.SortStableFunc(at, func(i, j int) int { return cmp.Compare(rank[i], rank[j]) })
	out := make([]Statement, len(at))
	to := make([]int, len(at))
	for n, o := range at {
		out[n] = c.Statements[o]
		out[n].ID = number("c", n)
		to[o] = n
	}
	c.Statements = out
	for i, k := range w.of {
		if k >= 0 {
			w.of[i] = to[k]
		}
	}
}

// weigh tells how much a reader must learn each statement: how many lineages make it, and how early.
func weigh(c *Collation, w *works) {
	for i := range c.Statements {
		s := &c.Statements[i]
		early, n := 0, 0
		for _, k := range s.Sources() {
			n++
			for _, u := range s.Units {
				if u.Source == k {
					early += 1000 - 1000*u.Start/max(len(c.Sources[k].Article.Text), 1)
					break
				}
			}
		}
		s.Weight = 600*n/len(c.Sources) + 300*early/max(n, 1)/1000
		if len(s.Beside) > 0 {
			s.Weight += 100
		}
	}
}
