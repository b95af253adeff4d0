package collate

import (
	"cmp"
	"slices"
	"sort"
	"strings"
)

// Bars for taking a source's words into a statement that was made without them.
const (
	covered  = 520  // thousandths of the statement's words that the source's words must have
	evidence = 8500 // and the weight of those
	gain     = 80   // what a further clause of the source must add
	slope    = 10   // what every weight of 1000 above that makes up for, in thousandths
)

// closure adds to every statement the sources that say it inside clauses which belong to other statements: one says in
// a clause what another says in three, or says two things in one.
func (w *works) closure(c *Collation, groups [][]int) [][]int {
	units := make([][]int, len(w.sentences)) // of prose
	source := make([]int, len(w.sentences))
	for i := range w.units {
		if u := &w.units[i]; !u.beside && w.original(i) {
			source[u.sentence] = u.Source
			units[u.sentence] = append(units[u.sentence], i)
		}
	}
	near := newNearby(w, units, source)
	out := make([][]int, len(groups))
	for k, g := range groups {
		out[k] = w.withCopies(g, nil)
		in := make([]bool, len(c.Sources))
		var prose []int
		for _, i := range out[k] {
			if !w.units[i].beside {
				in[w.units[i].Source] = true
				if w.original(i) {
					prose = append(prose, i)
				}
			}
		}
		if len(prose) == 0 {
			continue
		}
		if !w.circle.whole {
			prose = some(prose)
		}
		reached := near.reach(prose)
		for len(reached) > 0 {
			n := 1
			for n < len(reached) && source[reached[n]] == source[reached[0]] {
				n++
			}
			if !in[source[reached[0]]] {
				others := func(i int) bool { return !in[w.units[i].Source] }
				out[k] = append(out[k], w.withCopies(w.best(prose, reached[:n], units), others)...)
			}
			reached = reached[n:]
		}
	}
	return out
}

// some returns at most few of the units of a statement that very many articles make, from all over it.
func some(g []int) []int {
	if len(g) <= few {
		return g
	}
	out := make([]int, few)
	for i := range out {
		out[i] = g[i*len(g)/few]
	}
	return out
}

// nearby finds the sentences that may cover a statement by the words that they have, so that not every statement has to
// be held against every sentence. What it leaves out could not be covered: the bound is exact.
type nearby struct {
	w       *works
	having  posting // sentences of prose that have a term
	most    []int   // of a sentence: what the terms so far can count at most
	counted []int   // the last term that counted, and what it did
	last    []int
	within  []bool
	term    int
}

func newNearby(w *works, units [][]int, source []int) *nearby {
	n := len(w.sentences)
	p := posting{circle: w.circle, from: make([]int32, len(w.circle.of)+1), at: make([][]int32, len(w.names))}
	for st := range w.sentences {
		if units[st] == nil {
			continue
		}
		p.from[source[st]+1] = int32(st + 1)
		for _, t := range w.sentences[st].terms {
			p.at[t] = append(p.at[t], int32(st))
		}
	}
	p.close()
	return &nearby{w: w, having: p, most: make([]int, n), counted: make([]int, n), last: make([]int, n), within: make([]bool, n)}
}

// reach returns the sentences that have enough of the words of one of the units, sorted.
func (n *nearby) reach(g []int) []int32 {
	var out []int32
	for _, i := range g {
		u := &n.w.units[i]
		need := n.w.needed(&u.core)
		terms := slices.Clone(u.core.terms)
		slices.SortStableFunc(terms, func(a, b int32) int { return cmp.Compare(n.w.weight[b], n.w.weight[a]) })
		left := 0
		for _, t := range terms {
			left += n.w.weight[t]
		}
		var seen []int32
		for _, t := range terms {
			if left < need {
				break // a sentence that has only the rest cannot reach
			}
			left -= n.w.weight[t]
			n.term++
			count := func(t int32, weight int) {
				n.having.each(t, u.Source, int32(len(n.most)), func(st int32) {
					if n.counted[st] != n.term {
						n.counted[st], n.last[st] = n.term, 0
					}
					if weight > n.last[st] {
						if n.most[st] == 0 {
							seen = append(seen, st)
						}
						n.most[st] += weight - n.last[st]
						n.last[st] = weight
					}
				})
			}
			count(t, n.w.weight[t])
			for _, r := range n.w.related[t] {
				count(r.term, r.deg*min(n.w.weight[t], n.w.weight[r.term])/1000)
			}
		}
		for _, st := range seen {
			if n.most[st]+left >= need && !n.within[st] {
				n.within[st] = true
				out = append(out, st)
			}
			n.most[st] = 0
		}
	}
	for _, st := range out {
		n.within[st] = false
	}
	slices.Sort(out)
	return out
}

// needed returns the weight of the words that a sentence must have of a unit to cover it; more than all there is where
// none can.
func (w *works) needed(x *bag) int {
	most := 0
	for _, t := range x.terms {
		most += w.weight[t]
	}
	return evidence + sort.Search(max(most-evidence+1, 0), func(m int) bool { return x.covered(evidence+m) >= covered })
}

// covered tells which part of a bag is covered where words of a weight are, in thousandths; 0 where it is too little to
// tell anything.
func (x *bag) covered(m int) int {
	if m < evidence {
		return 0
	}
	return min(1000*m/x.total+min((m-evidence)*slope/1000, 200), 1000)
}

// best returns the units of the sentence that covers the statement of units g best; none where none does well enough.
func (w *works) best(g []int, sentences []int32, units [][]int) []int {
	top, at := 0, -1
	for _, st := range sentences {
		if n := w.cover(g, &w.sentences[st]); n > top {
			top, at = n, int(st)
		}
	}
	if at < 0 || top < covered {
		return nil
	}
	// the fewest units that cover nearly as much
	type part struct {
		unit   int
		with   *bag // and those that are chosen
		covers int
	}
	rest := make([]part, len(units[at]))
	for k, i := range units[at] {
		rest[k].unit = i
	}
	var chosen []int
	var have bag
	reached := 0
	for len(rest) > 0 && reached*100 < top*92 {
		for k := range rest {
			x := &rest[k]
			x.with = w.with(&have, x.unit)
			x.covers = w.cover(g, x.with)
		}
		slices.SortStableFunc(rest, func(a, b part) int { return cmp.Compare(a.covers, b.covers) })
		x := rest[len(rest)-1]
		rest = rest[:len(rest)-1]
		if reached >= covered && x.covers < reached+gain {
			break
		}
		have, reached = *x.with, x.covers
		chosen = append(chosen, x.unit)
	}
	slices.Sort(chosen)
	return chosen
}

// with returns the words of b and those of a unit.
func (w *works) with(b *bag, i int) *bag {
	t := append(slices.Clone(b.terms), w.units[i].terms...)
	slices.Sort(t)
	t = slices.Compact(t)
	return &bag{terms: t, total: w.sum(t)}
}

// cover tells which part of what the units of a statement say stands in b, in thousandths; 0 where it is too little to
// tell anything.
func (w *works) cover(g []int, b *bag) int {
	sum := 0
	for _, i := range g {
		u := &w.units[i]
		x := &u.core // that the same speaker speaks is nothing that is said
		n := x.covered(w.common(x, b))
		if n > 0 && !w.plainly(&u.bag, b) {
			continue
		}
		if n > 0 && (!w.deedIn(u, b) || !w.measures(x, b)) {
			n = n * lacking / 1000
		}
		sum += n
	}
	return sum / len(g)
}

// lacking is what is left of a cover that lacks the deed or every value.
const lacking = 700

// measures reports whether b has one of the values of x or another of its kind, or x has no values: "for 85 hours" is not
// said by words that give no length of time.
func (w *works) measures(x, b *bag) bool {
	has := false
	for _, t := range x.terms {
		name := w.names[t]
		switch {
		case name[0] == '#':
			has = true
			if in(b.terms, t) {
				return true
			}
			unit := name[strings.IndexByte(name, ' ')+1:]
			if unit != "" && slices.ContainsFunc(b.terms, func(o int32) bool { return w.names[o][0] == '#' && strings.HasSuffix(w.names[o], " "+unit) }) {
				return true
			}
		case name[0] == '%' && in(b.terms, t):
			return true
		}
	}
	return !has
}

func in(terms []int32, t int32) bool {
	_, ok := slices.BinarySearch(terms, t)
	return ok
}

// plainly reports whether b has a fair part of those words of x that are neither names nor values.
func (w *works) plainly(x, b *bag) bool {
	own := bag{terms: slices.DeleteFunc(w.words(x.terms), w.value)}
	for _, t := range own.terms {
		own.total += w.weight[t]
	}
	return 1000*w.common(&own, b) >= plain*own.total
}

// plain is that part, in thousandths.
const plain = 450
