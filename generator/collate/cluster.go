package collate

import (
	"cmp"
	"slices"
)

// statements joins units into statements: by average links, since single links run away.
func statements(c *Collation, w *works) {
	links := w.align()
	groups := w.closure(c, cluster(w, links))
	for _, g := range groups {
		s := Statement{}
		for _, i := range g {
			u := &w.units[i]
			d := c.Sources[u.Source].Doc
			for k := u.clauses[0]; k < u.clauses[1]; k++ {
				one := Unit{Ref{u.Source, d.Clauses[k].Span}, k}
				if u.beside {
					s.Beside = append(s.Beside, one)
				} else {
					s.Units = append(s.Units, one)
				}
			}
		}
		if len(s.Units) == 0 {
			continue
		}
		slices.SortStableFunc(s.Units, func(a, b Unit) int { return a.compare(b.Ref) })
		slices.SortStableFunc(s.Beside, func(a, b Unit) int { return a.compare(b.Ref) })
		for _, i := range g {
			w.of[i] = len(c.Statements)
		}
		c.Statements = append(c.Statements, s)
	}
	for _, l := range links {
		k := w.of[l.a]
		if k < 0 || k != w.of[l.b] || w.units[l.a].beside || w.units[l.b].beside {
			continue
		}
		s := &c.Statements[k]
		s.Links = append(s.Links, Link{A: s.unit(&w.units[l.a]), B: s.unit(&w.units[l.b]), Score: l.score})
	}
}

func (s *Statement) unit(x *unit) int {
	return slices.IndexFunc(s.Units, func(u Unit) bool { return u.Source == x.Source && u.Clause == x.clauses[0] })
}

// cluster joins units, the best pair of clusters first, as long as the average of their links is at least join.
func cluster(w *works, links []link) [][]int {
	n := len(w.units)
	parent := make([]int, n)
	members := make([][]int, n)
	sum := make([]map[int]int, n)
	for i := range n {
		parent[i] = i
		members[i] = []int{i}
		sum[i] = map[int]int{}
	}
	for _, l := range links {
		sum[l.a][l.b] = l.score
		sum[l.b][l.a] = l.score
	}
	type pair struct{ a, b, avg int }
	pairs := func(a, b int) int {
		k := 0
		for _, x := range members[a] {
			for _, y := range members[b] {
				if w.units[x].Source != w.units[y].Source || w.units[x].sentence != w.units[y].sentence {
					k++
				}
			}
		}
		return k
	}
	var queue []pair
	for _, l := range links {
		if l.score >= join {
			queue = append(queue, pair{l.a, l.b, l.score})
		}
	}
	order := func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.avg, x.avg), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	}
	for len(queue) > 0 {
		slices.SortFunc(queue, order)
		p := queue[0]
		queue = queue[1:]
		if parent[p.a] != p.a || parent[p.b] != p.b {
			continue
		}
		a, b := p.a, p.b
		// b goes into a
		parent[b] = a
		members[a] = append(members[a], members[b]...)
		for x, s := range sum[b] {
			if x == a {
				continue
			}
			sum[a][x] += s
			sum[x][a] = sum[a][x]
			delete(sum[x], b)
		}
		delete(sum[a], b)
		live := queue[:0]
		for _, q := range queue {
			if q.a != a && q.b != a && q.a != b && q.b != b {
				live = append(live, q)
			}
		}
		queue = live
		for x, s := range sum[a] {
			if k := pairs(a, x); k > 0 && s/k >= join {
				queue = append(queue, pair{min(a, x), max(a, x), s / k})
			}
		}
	}
	var out [][]int
	for i := range n {
		if parent[i] == i {
			slices.Sort(members[i])
			out = append(out, members[i])
		}
	}
	return out
}
