package collate

import (
	"cmp"
	"container/heap"
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
	why := w.reasons(c, links)
	for i, l := range links {
		k := w.of[l.a]
		if k < 0 || k != w.of[l.b] || w.units[l.a].beside || w.units[l.b].beside {
			continue
		}
		s := &c.Statements[k]
		s.Links = append(s.Links, Link{A: s.unit(&w.units[l.a]), B: s.unit(&w.units[l.b]), Score: l.score, Why: why[i]})
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
	sum := make([]map[int]int, n)    // of links between two clusters
	within := make([]map[int]int, n) // pairs of units of one sentence between two clusters, which have no link
	version := make([]int, n)
	beyond := make([]map[int]int, n) // pairs that were compared though their sources do not meet
	for i := range n {
		parent[i] = i
		members[i] = []int{i}
		sum[i], within[i], beyond[i] = map[int]int{}, map[int]int{}, map[int]int{}
		for j := i - 1; j >= 0 && w.units[j].sentence == w.units[i].sentence; j-- {
			within[i][j], within[j][i] = 1, 1
		}
	}
	for _, l := range links {
		sum[l.a][l.b] = l.score
		sum[l.b][l.a] = l.score
	}
	for _, k := range w.beyond {
		beyond[k[0]][k[1]], beyond[k[1]][k[0]] = 1, 1
	}
	// compared counts the pairs of units of two clusters that were compared: only they can have a link.
	compared := func(a, b int) int {
		if w.circle.whole {
			return len(members[a])*len(members[b]) - within[a][b]
		}
		k := beyond[a][b] - within[a][b]
		for _, i := range members[a] {
			for _, j := range members[b] {
				if w.circle.meet(w.units[i].Source, w.units[j].Source) {
					k++
				}
			}
		}
		return k
	}
	var queue pairs
	for _, l := range links {
		if l.score >= join {
			queue = append(queue, clusters{a: l.a, b: l.b, avg: l.score})
		}
	}
	heap.Init(&queue)
	for len(queue) > 0 {
		p := heap.Pop(&queue).(clusters)
		if p.of != [2]int{version[p.a], version[p.b]} {
			continue // one of them has been joined with another since
		}
		a, b := p.a, p.b
		// b goes into a
		parent[b] = a
		version[a]++
		version[b] = -1
		members[a] = append(members[a], members[b]...)
		move(sum, a, b)
		move(within, a, b)
		move(beyond, a, b)
		for x, s := range sum[a] {
			if k := compared(a, x); k > 0 && s/k >= join {
				lo, hi := min(a, x), max(a, x)
				heap.Push(&queue, clusters{a: lo, b: hi, avg: s / k, of: [2]int{version[lo], version[hi]}})
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

// move adds what b has with others to what a has with them.
func move(of []map[int]int, a, b int) {
	for x, n := range of[b] {
		if x == a {
			continue
		}
		of[a][x] += n
		of[x][a] = of[a][x]
		delete(of[x], b)
	}
	delete(of[a], b)
	of[b] = nil
}

// clusters is two clusters that may be joined: how well, and which joinings of either that was found after.
type clusters struct {
	a, b, avg int
	of        [2]int
}

// pairs is a heap of clusters that may be joined, the best on top.
type pairs []clusters

func (p pairs) Len() int { return len(p) }

func (p pairs) Less(i, j int) bool {
	x, y := &p[i], &p[j]
	return cmp.Or(cmp.Compare(y.avg, x.avg), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) < 0
}

func (p pairs) Swap(i, j int) { p[i], p[j] = p[j], p[i] }

func (p *pairs) Push(x any) { *p = append(*p, x.(clusters)) }

func (p *pairs) Pop() any {
	q := *p
	x := q[len(q)-1]
	*p = q[:len(q)-1]
	return x
}
