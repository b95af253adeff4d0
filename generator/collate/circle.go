package collate

import "slices"

// Of a story with very many articles not every one is compared clause by clause with every other: that would take time
// that grows with the square of their number. Each is compared with those near it on a circle, in the order of the
// texts' hashes, and with some further and further off, so that in some few steps each is tied to each. Beyond that,
// clauses of any two articles are compared where they share a word that few clauses have: one that does not say a rare
// name, value or word of the story is hardly ever joined. Up to few articles all this is not needed, and nothing is
// left out.
const (
	few      = 16 // articles up to which all are compared with all
	adjacent = 5  // neighbours to either side
	rare     = 16 // clauses that have a word, up to which it leads to all of them
)

// circle tells which articles are compared with which.
type circle struct {
	whole bool
	step  []bool  // by distance on the circle
	of    [][]int // for each article, those that it is compared with and itself, sorted
}

func newCircle(n int) *circle {
	c := &circle{whole: n <= few, step: make([]bool, n), of: make([][]int, n)}
	step := func(d int) {
		if d < n {
			c.step[d], c.step[(n-d)%n] = true, true
		}
	}
	for d := range n {
		if c.whole || d <= adjacent {
			step(d)
		}
	}
	for a, b := adjacent, adjacent+3; b <= n/2; a, b = b, a+b {
		step(b)
	}
	for a := range n {
		for b := range n {
			if c.meet(a, b) {
				c.of[a] = append(c.of[a], b)
			}
		}
	}
	return c
}

// meet reports whether two articles are compared clause by clause.
func (c *circle) meet(a, b int) bool { return c.step[max(a-b, b-a)] }

// posting is where a term stands, by article: the clauses or sentences that have it, sorted, as indexes.
type posting struct {
	circle *circle
	from   []int32   // article -> its first clause; and one more
	at     [][]int32 // term -> clauses
}

// close fills in the articles that have no clauses.
func (p *posting) close() {
	for s := range p.circle.of {
		p.from[s+1] = max(p.from[s+1], p.from[s])
	}
}

// each calls do for the clauses before end that have a term and are to be compared with those of an article.
func (p *posting) each(term int32, article int, end int32, do func(int32)) {
	list := p.at[term]
	if p.circle.whole || len(list) <= rare {
		for _, i := range list {
			if i >= end {
				return
			}
			do(i)
		}
		return
	}
	for _, b := range p.circle.of[article] {
		if p.from[b] >= end {
			return
		}
		k, _ := slices.BinarySearch(list, p.from[b])
		for ; k < len(list) && list[k] < p.from[b+1] && list[k] < end; k++ {
			do(list[k])
		}
	}
}
