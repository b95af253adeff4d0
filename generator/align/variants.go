package align

import (
	"slices"
	"strings"

	"variorum/generator/statement"
)

// variants lays sentences that are much alike side by side, and returns the words that stand across from each other: what differs
// in one word under words that are otherwise the same.
func (c *contrast) variants() []candidate {
	var out []candidate
	for i := range c.a.bags {
		for j := range c.b.bags {
			whole := c.likeness(i, j)
			if whole < 0.3 {
				continue
			}
			for _, v := range c.lay(i, j) {
				a, b := c.across(c.a, i, v[0]), c.across(c.b, j, v[1])
				if a != nil && b != nil && !(c.a.valued(a) && c.b.valued(b)) && !c.crossed(a, b) && !c.elsewhere(a, b) {
					out = append(out, candidate{a: a, b: b, slot: Words, same: c.oneWording(a, b), score: whole})
				}
			}
		}
	}
	return out
}

// widest is how many words may stand across.
const widest = 9

// across makes a point of a range of words.
func (c *contrast) across(t *text, sentence int, r [2]int) *point {
	for r[0] < r[1] && !t.Doc.Tokens[r[0]].Word {
		r[0]++
	}
	for r[0] < r[1] && !t.Doc.Tokens[r[1]-1].Word {
		r[1]--
	}
	if r[0] >= r[1] || r[1]-r[0] > widest {
		return nil
	}
	p := statement.Span{Start: t.Doc.Tokens[r[0]].Start, End: t.Doc.Tokens[r[1]-1].End}
	tells := false
	if slices.ContainsFunc(t.Doc.Tokens[r[0]:r[1]], func(w statement.Token) bool { return strings.ContainsAny(w.Norm, "\"“”") }) {
		return nil // words of a quotation and others
	}
	for i := r[0]; i < r[1]; i++ {
		w := &t.Doc.Tokens[i]
		tells = tells || w.Word && (t.term[i] >= 0 || strings.ContainsAny(w.Norm, "0123456789") || !c.story.stop.Has(w.Norm))
	}
	if !tells {
		return nil
	}
	return &point{span: short(t.Doc, p), tokens: r, sentence: sentence, slot: Words, value: c.story.stems(t.Doc, p), head: -1, frame: t.frameOver(p.Start)}
}

// crossed reports whether the sentence of either place has the words of the other too.
func (c *contrast) crossed(a, b *point) bool {
	in := func(words, sentence []int32) bool {
		return len(words) > 0 && len(without(words, sentence)) == 0
	}
	return in(c.a.bag(a.tokens, [2]int{}), c.b.bags[b.sentence]) && in(c.b.bag(b.tokens, [2]int{}), c.a.bags[a.sentence])
}

// valued reports whether a place holds a number or a date, which are compared as values.
func (t *text) valued(p *point) bool {
	return slices.ContainsFunc(t.points, func(q point) bool { return (q.slot == Number || q.slot == Date) && meets(q.span, p.span) })
}

// elsewhere reports, of two quoted places, whether either article has the words of the other anywhere: then they are
// two sentences of one speech, and no two wordings of one.
func (c *contrast) elsewhere(a, b *point) bool {
	quoted := func(t *text, p *point) bool { return t.g.Quoted(t.g.TokenAt(p.span.Start)) }
	return quoted(c.a, a) && quoted(c.b, b) && (c.has(c.b, c.a, a) || c.has(c.a, c.b, b))
}

// laying is two sentences laid side by side.
type laying struct {
	apart  [][2][2]int // the ranges of words between what they share
	shared float64     // share of their words that both have, in order
}

// lay returns the ranges of words between what two sentences share.
func (c *contrast) lay(i, j int) [][2][2]int { return c.sideBySide(i, j).apart }

// sideBySide aligns the words of two sentences (longest common subsequence of stems).
func (c *contrast) sideBySide(i, j int) laying {
	if l, ok := c.laid[[2]int{i, j}]; ok {
		return l
	}
	l := c.alignWords(i, j)
	c.laid[[2]int{i, j}] = l
	return l
}

func (c *contrast) alignWords(i, j int) laying {
	ra, rb := c.a.Doc.Sentences[i].Tokens, c.b.Doc.Sentences[j].Tokens
	n, m := ra[1]-ra[0], rb[1]-rb[0]
	if n > 120 || m > 120 {
		return laying{}
	}
	same := func(x, y int) bool {
		p, q := &c.a.Doc.Tokens[ra[0]+x], &c.b.Doc.Tokens[rb[0]+y]
		return p.Word && q.Word && (p.Norm == q.Norm || p.Stem != "" && p.Stem == q.Stem)
	}
	best := make([][]int, n+1)
	for x := range best {
		best[x] = make([]int, m+1)
	}
	for x := n - 1; x >= 0; x-- {
		for y := m - 1; y >= 0; y-- {
			best[x][y] = max(best[x+1][y], best[x][y+1])
			if same(x, y) {
				best[x][y] = max(best[x][y], best[x+1][y+1]+1)
			}
		}
	}
	var out [][2][2]int
	x, y, fx, fy := 0, 0, 0, 0
	flush := func() {
		if x > fx && y > fy {
			out = append(out, [2][2]int{{ra[0] + fx, ra[0] + x}, {rb[0] + fy, rb[0] + y}})
		}
	}
	for x < n && y < m {
		switch {
		case same(x, y) && best[x][y] == best[x+1][y+1]+1:
			flush()
			x, y = x+1, y+1
			fx, fy = x, y
		case best[x+1][y] >= best[x][y+1]:
			x++
		default:
			y++
		}
	}
	x, y = n, m
	flush()
	words := func(t *text, r [2]int) (n int) {
		for k := r[0]; k < r[1]; k++ {
			if t.Doc.Tokens[k].Word {
				n++
			}
		}
		return n
	}
	return laying{out, 2 * float64(best[0][0]) / float64(1+words(c.a, ra)+words(c.b, rb))}
}
