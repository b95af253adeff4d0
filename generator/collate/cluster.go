package collate

import "slices"

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
	var why map[int]string
	if w.explained {
		why = w.reasons(c, links)
	}
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
	between := make([]map[int]tally, n)
	version := make([]int, n)
	for i := range n {
		parent[i] = i
		members[i] = []int{i}
		between[i] = map[int]tally{}
		for j := i - 1; j >= 0 && w.units[j].sentence == w.units[i].sentence; j-- {
			between[i][j], between[j][i] = tally{within: 1}, tally{within: 1}
		}
	}
	add := func(i, j int, t tally) {
		t.add(between[i][j])
		between[i][j], between[j][i] = t, t
	}
	for _, l := range links {
		add(l.a, l.b, tally{sum: l.score})
	}
	for _, k := range w.beyond {
		add(k[0], k[1], tally{beyond: 1})
	}
	met := make([]int, len(w.circle.of)) // by source: units of the cluster at hand with which it is compared
	var queue pairs
	for _, l := range links {
		if l.score >= join {
			queue = append(queue, clusters{a: l.a, b: l.b, avg: l.score})
		}
	}
	queue.order()
	for len(queue) > 0 {
		p := queue.pop()
		if p.of != [2]int{version[p.a], version[p.b]} {
			continue // one of them has been joined with another since
		}
		a, b := p.a, p.b
		// b goes into a
		parent[b] = a
		version[a]++
		version[b] = -1
		members[a] = append(members[a], members[b]...)
		move(between, a, b)
		w.meetings(met, members[a])
		for x, t := range between[a] {
			if t.sum == 0 {
				continue
			}
			k := t.beyond - t.within // pairs of units of the two that were compared: only they can have a link
			if w.circle.whole {
				k += len(members[a]) * len(members[x])
			} else {
				for _, j := range members[x] {
					k += met[w.units[j].Source]
				}
			}
			if k > 0 && t.sum/k >= join {
				lo, hi := min(a, x), max(a, x)
				queue.push(clusters{a: lo, b: hi, avg: t.sum / k, of: [2]int{version[lo], version[hi]}})
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

// tally is what is known of two clusters together.
type tally struct {
	sum    int // of links between them
	within int // pairs of units of one sentence, which have no link
	beyond int // pairs that were compared though their sources do not meet
}

func (t *tally) add(o tally) {
	t.sum += o.sum
	t.within += o.within
	t.beyond += o.beyond
}

// move adds what b has with others to what a has with them.
func move(between []map[int]tally, a, b int) {
	for x, t := range between[b] {
		if x == a {
			continue
		}
		t.add(between[a][x])
		between[a][x], between[x][a] = t, t
		delete(between[x], b)
	}
	delete(between[a], b)
	between[b] = nil
}

// meetings counts by source with how many of some units it is compared clause by clause.
func (w *works) meetings(met, units []int) {
	if w.circle.whole {
		return
	}
	clear(met)
	for _, i := range units {
		for _, s := range w.circle.of[w.units[i].Source] {
			met[s]++
		}
	}
}

// clusters is two clusters that may be joined: how well, and which joinings of either that was found after.
type clusters struct {
	a, b, avg int
	of        [2]int
}

// pairs is a heap of clusters that may be joined, the best on top.
type pairs []clusters

func (p pairs) before(i, j int) bool {
	x, y := &p[i], &p[j]
	if x.avg != y.avg {
		return x.avg > y.avg
	}
	return x.a < y.a || x.a == y.a && x.b < y.b
}

// order makes a heap of pairs in any order.
func (p pairs) order() {
	for i := len(p)/2 - 1; i >= 0; i-- {
		p.sink(i)
	}
}

func (p pairs) sink(i int) {
	for {
		best := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(p); child++ {
			if p.before(child, best) {
				best = child
			}
		}
		if best == i {
			return
		}
		p[i], p[best] = p[best], p[i]
		i = best
	}
}

func (p *pairs) push(x clusters) {
	*p = append(*p, x)
	q := *p
	for i := len(q) - 1; i > 0 && q.before(i, (i-1)/2); i = (i - 1) / 2 {
		q[i], q[(i-1)/2] = q[(i-1)/2], q[i]
	}
}

func (p *pairs) pop() clusters {
	q := *p
	best := q[0]
	q[0] = q[len(q)-1]
	*p = q[:len(q)-1]
	p.sink(0)
	return best
}
