package align

import (
	"slices"
	"strings"

	"variorum/generator/lexicon"
)

// What needs no learning: two sentences that say the same but for one value, or one word that is contrary to the other's, differ
// in just that. A rewriter's other word for the same thing is none of these.

// certain is the margin of such a place.
const certain = 960

// alikeEnough is the share of the other words of two sentences that must be in both, and fewest how many these must be.
const (
	alikeEnough = 0.88
	fewestAlike = 2
)

// sure reports whether two places are the only thing in which their sentences differ, or one of several values.
func (c *contrast) sure(x *candidate) bool {
	a, b := x.a, x.b
	value := a.number != nil && b.number != nil || a.date != nil && b.date != nil
	if !value && !c.contrary(a, b) && !(x.slot == Words && c.otherFigures(a, b)) {
		return false
	}
	own, other := c.a.bag(a.tokens, [2]int{}), c.b.bag(b.tokens, [2]int{})
	wa, wb := without(c.a.bags[a.sentence], own), without(c.b.bags[b.sentence], other)
	if len(wa) < fewestAlike || len(wb) < fewestAlike || c.story.dice(wa, wb) < alikeEnough {
		return false
	}
	return c.acrossFrom(a, b) || value && a.head == b.head && c.alone(c.a, a) && c.alone(c.b, b)
}

// oneCount reports whether two numbers count the same: one noun with the same modifiers, under one predicate whose other parts do
// not clash, in sentences that suit no others better: "found cracks in two of its steel hangers", "in three of the steel hangers".
func (c *contrast) oneCount(a, b *point) bool {
	if a.number == nil || b.number == nil || a.head < 0 || a.head != b.head || a.frame < 0 || b.frame < 0 {
		return false
	}
	x, y := slices.Sorted(slices.Values(a.mods)), slices.Sorted(slices.Values(b.mods))
	if len(x) == 0 || !slices.Equal(x, y) {
		return false
	}
	f, h := &c.a.frameAt[a.frame], &c.b.frameAt[b.frame]
	return c.story.used(f.lemma, h.lemma) >= 0.9 && c.story.clash(f, h) == 0 && c.partner(a.sentence, b.sentence) == 0
}

// contrary reports whether two places have words of which one cannot stand where the other does.
func (c *contrast) contrary(a, b *point) bool { return c.opposed(c.story.contraries, a, b) }

// opposed reports whether two places have words of one family of a table, and of different classes in it.
func (c *contrast) opposed(table *lexicon.Table, a, b *point) bool {
	in := func(t *text, p *point) (out [][]string) {
		for i := p.tokens[0]; i < p.tokens[1]; i++ {
			if f, ok := table.Get(t.Doc.Tokens[i].Norm); ok && len(f) > 1 {
				out = append(out, f)
			}
		}
		return out
	}
	for _, x := range in(c.a, a) {
		for _, y := range in(c.b, b) {
			if x[0] == y[0] && x[1] != y[1] {
				return true
			}
		}
	}
	return false
}

// otherFigures reports whether both places have figures, and not the same ones.
func (c *contrast) otherFigures(a, b *point) bool {
	in := func(t *text, p *point) string {
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, t.Doc.Words(p.span))
	}
	x, y := in(c.a, a), in(c.b, b)
	return x != "" && y != "" && x != y
}

// acrossFrom reports whether two places stand across from each other when their sentences are laid side by side.
func (c *contrast) acrossFrom(a, b *point) bool {
	return slices.ContainsFunc(c.lay(a.sentence, b.sentence), func(v [2][2]int) bool {
		return a.tokens[0] < v[0][1] && v[0][0] < a.tokens[1] && b.tokens[0] < v[1][1] && v[1][0] < b.tokens[1]
	})
}

// alone reports whether a value is the only one of its measure, and of what is counted, in its sentence.
func (c *contrast) alone(t *text, p *point) bool {
	return !slices.ContainsFunc(t.points, func(q point) bool {
		return q.slot == p.slot && q.sentence == p.sentence && q.span != p.span && c.story.sameMeasure(q.unit, p.unit) &&
			(q.head < 0 || p.head < 0 || q.head == p.head)
	})
}
