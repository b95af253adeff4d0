package collate

import (
	"slices"

	"variorum/generator/statement"
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
		u, v := &w.units[l.a], &w.units[l.b]
		s.Links = append(s.Links, Link{A: s.unit(c.Sources[u.Source].Doc, u), B: s.unit(c.Sources[v.Source].Doc, v), Score: l.score, Why: why[i]})
	}
}

// unit returns the index of the first clause of a unit.
func (s *Statement) unit(d *statement.Doc, x *unit) int {
	first := Ref{x.Source, d.Clauses[x.clauses[0]].Span}
	at, _ := slices.BinarySearchFunc(s.Units, first, func(u Unit, at Ref) int { return u.compare(at) })
	for at < len(s.Units) && (s.Units[at].Source != x.Source || s.Units[at].Clause != x.clauses[0]) {
		at++
	}
	if at == len(s.Units) {
		return -1
	}
	return at
}

// cluster joins units, the best pair of clusters first, as long as the average of their links is at least join.
func cluster(w *works, links []link) [][]int {
	n := len(w.units)
	e := newTies(w, links)
	members := make([][]int, n)
	for i := range members {
		members[i] = []int{i}
	}
	version := make([]int32, n)
	met := make([]int, len(w.circle.of)) // by source: units of the cluster at hand with which it is compared
	queue := &pairs{}
	for _, l := range links {
		if l.score >= join {
			queue.push(clusters{a: int32(l.a), b: int32(l.b), avg: int32(l.score)})
		}
	}
	still := func(p *clusters) bool { return p.of == [2]int32{version[p.a], version[p.b]} }
	for {
		p, ok := queue.pop(still)
		if !ok {
			break
		}
		a, b := p.a, p.b
		// b goes into a
		version[a]++
		version[b] = -1
		members[a] = append(members[a], members[b]...)
		w.meetings(met, members[a])
		for _, o := range e.merge(a, b) {
			if o.sum == 0 {
				continue
			}
			k := int(o.beyond - o.within) // pairs of units of the two that were compared: only they can have a link
			if w.circle.whole {
				k += len(members[a]) * len(members[o.of])
			} else {
				for _, j := range members[o.of] {
					k += met[w.units[j].Source]
				}
			}
			if k > 0 && int(o.sum)/k >= join {
				lo, hi := min(a, o.of), max(a, o.of)
				queue.push(clusters{a: lo, b: hi, avg: o.sum / int32(k), of: [2]int32{version[lo], version[hi]}})
			}
		}
	}
	var out [][]int
	for i := range n {
		if version[i] >= 0 && w.original(i) {
			slices.Sort(members[i])
			out = append(out, members[i])
		}
	}
	return out
}

// ties holds for each cluster what it has with others. A cluster has the number of one of its units.
type ties struct {
	in   []int32 // cluster -> the one that it went into; itself where it stands
	with [][]tally
	at   []int32 // scratch of merge: cluster -> 1 + its place in the list at hand; all 0 between calls
}

// tally is what is known of two clusters together.
type tally struct {
	of     int32 // the other cluster, or one that went into it
	sum    int32 // of links between them
	within int32 // pairs of units of one sentence, which have no link
	beyond int32 // pairs that were compared though their sources do not meet
}

func newTies(w *works, links []link) *ties {
	n := len(w.units)
	e := &ties{in: make([]int32, n), with: make([][]tally, n), at: make([]int32, n)}
	for i := range e.in {
		e.in[i] = int32(i)
	}
	add := func(i, j int, t tally) {
		t.of = int32(j)
		e.with[i] = append(e.with[i], t)
		t.of = int32(i)
		e.with[j] = append(e.with[j], t)
	}
	for i := range n {
		for j := i - 1; j >= 0 && w.units[j].sentence == w.units[i].sentence; j-- {
			add(i, j, tally{within: 1})
		}
	}
	for _, l := range links {
		add(l.a, l.b, tally{sum: int32(l.score)})
	}
	for _, k := range w.beyond {
		add(k[0], k[1], tally{beyond: 1})
	}
	return e
}

// cluster returns the cluster that another one is part of by now.
func (e *ties) cluster(i int32) int32 {
	for e.in[i] != i {
		e.in[i] = e.in[e.in[i]]
		i = e.in[i]
	}
	return i
}

// merge puts b into a and returns what a has with others then, one tally each.
func (e *ties) merge(a, b int32) []tally {
	e.in[b] = a
	all := append(e.with[a], e.with[b]...)
	out := all[:0]
	for _, t := range all {
		t.of = e.cluster(t.of)
		switch k := e.at[t.of]; {
		case t.of == a:
		case k > 0:
			o := &out[k-1]
			o.sum += t.sum
			o.within += t.within
			o.beyond += t.beyond
		default:
			out = append(out, t)
			e.at[t.of] = int32(len(out))
		}
	}
	for i := range out {
		e.at[out[i].of] = 0
	}
	e.with[a], e.with[b] = out, nil
	return out
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
	a, b, avg int32
	of        [2]int32
}

// pairs are clusters that may be joined, the best on top: a heap of those of the best average, and lists of those of lower
// ones, which become heaps when it is their turn. Most have found others by then and need no place in any order.
type pairs struct {
	by  [1001][]clusters // by average; those above top are empty
	top int
}

func (p *pairs) push(x clusters) {
	n := min(int(x.avg), len(p.by)-1)
	list := append(p.by[n], x)
	p.by[n] = list
	if n > p.top {
		p.top = n // the lower one stays a heap, which does no harm
	}
	if n < p.top {
		return
	}
	for i := len(list) - 1; i > 0 && list[i].before(&list[(i-1)/2]); i = (i - 1) / 2 {
		list[i], list[(i-1)/2] = list[(i-1)/2], list[i]
	}
}

// pop returns the best of those that are still as they were found; not where there is none.
func (p *pairs) pop(still func(*clusters) bool) (clusters, bool) {
	for {
		for len(p.by[p.top]) == 0 {
			if p.top == 0 {
				return clusters{}, false
			}
			p.top--
			list := slices.DeleteFunc(p.by[p.top], func(x clusters) bool { return !still(&x) })
			for i := len(list)/2 - 1; i >= 0; i-- {
				sink(list, i)
			}
			p.by[p.top] = list
		}
		list := p.by[p.top]
		best := list[0]
		last := len(list) - 1
		list[0] = list[last]
		p.by[p.top] = list[:last]
		sink(list[:last], 0)
		if still(&best) {
			return best, true
		}
	}
}

func (x *clusters) before(y *clusters) bool {
	if x.avg != y.avg {
		return x.avg > y.avg
	}
	return x.a < y.a || x.a == y.a && x.b < y.b
}

// sink moves one of a heap to its place below.
func sink(heap []clusters, i int) {
	for {
		best := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(heap); child++ {
			if heap[child].before(&heap[best]) {
				best = child
			}
		}
		if best == i {
			return
		}
		heap[i], heap[best] = heap[best], heap[i]
		i = best
	}
}
