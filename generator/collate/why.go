package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"variorum/generator/statement"
)

// mostReasons is how many shared words the reason of a link names.
const mostReasons = 6

// reasons fills in why links were made, for those that are the best of one of their units: the rest say no more.
func (w *works) reasons(c *Collation, links []link) map[int]string {
	best := make([]int, len(w.units))
	for i := range best {
		best[i] = -1
	}
	better := func(u, k int) {
		if best[u] < 0 || links[k].score > links[best[u]].score {
			best[u] = k
		}
	}
	for k, l := range links {
		if w.of[l.a] >= 0 && w.of[l.a] == w.of[l.b] && !w.units[l.a].beside && !w.units[l.b].beside {
			better(l.a, k)
			better(l.b, k)
		}
	}
	out := map[int]string{}
	for _, k := range best {
		if k >= 0 && out[k] == "" {
			out[k] = w.why(c, &links[k])
		}
	}
	return out
}

// why tells which words join two units, the weightiest first, each with its weight in thousandths; two words where one
// stands for the other.
func (w *works) why(c *Collation, l *link) string {
	u, v := &w.units[l.a], &w.units[l.b]
	type pair struct {
		a, b   int32
		weight int
	}
	var shared []pair
	for _, t := range u.terms {
		best := pair{weight: 0}
		if in(v.terms, t) {
			best = pair{t, t, w.weight[t]}
		} else {
			for _, r := range w.related[t] {
				if n := r.deg * min(w.weight[t], w.weight[r.term]) / 1000; n > best.weight && in(v.terms, r.term) && !in(u.terms, r.term) {
					best = pair{t, r.term, n}
				}
			}
		}
		if best.weight >= light && w.names[best.a][0] != '%' {
			shared = append(shared, best)
		}
	}
	slices.SortFunc(shared, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.weight, x.weight), cmp.Compare(w.names[x.a], w.names[y.a]))
	})
	var words []string
	for _, p := range shared[:min(len(shared), mostReasons)] {
		word := w.shown(c, u, p.a)
		if p.b != p.a {
			word += "/" + w.shown(c, v, p.b)
		}
		words = append(words, fmt.Sprintf("%s (%d)", word, p.weight))
	}
	out := strings.Join(words, ", ")
	if len(shared) > mostReasons {
		out += " …"
	}
	if l.beside {
		out += "; what stands beside them is alike too"
	}
	if l.first {
		out += "; both open their article"
	}
	return out
}

// shown returns a term as a unit has it: the word for its stem, the name, the day, the number with its unit.
func (w *works) shown(c *Collation, u *unit, t int32) string {
	name := w.names[t]
	d := c.Sources[u.Source].Doc
	switch name[0] {
	case '=':
		for _, n := range d.Names {
			if n.Start >= u.Start && n.End <= u.End && "="+w.entity[n.Full] == name {
				return d.Words(n.Span)
			}
		}
		return name[1:]
	case '@':
		return name[1:]
	case '#':
		value, measure, _ := strings.Cut(name[1:], " ")
		low, _, _ := strings.Cut(value, "-")
		n, _ := strconv.ParseInt(low, 10, 64)
		return strings.TrimSpace(strconv.FormatFloat(float64(n)/1000, 'f', -1, 64) + " " + measure)
	}
	return surface(d, u, name)
}

// surface returns the word of a unit that has the stem, in lower case; the stem where a turn of words stands for it.
func surface(d *statement.Doc, u *unit, stem string) string {
	for k := u.clauses[0]; k < u.clauses[1]; k++ {
		cl := &d.Clauses[k]
		for _, t := range d.Tokens[cl.Tokens[0]:cl.Tokens[1]] {
			if t.Word && t.Stem == stem {
				return t.Norm
			}
		}
	}
	return stem
}
