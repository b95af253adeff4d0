package align

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/statement"
)

// What is no other answer, whatever the question.

// same reports whether the two places of a candidate give one answer, or none that can be held against the other.
func (c *contrast) same(x *candidate) bool {
	a, b := x.a, x.b
	switch {
	case a.number != nil && b.number != nil:
		return c.story.oneNumber(a.number, b.number) || c.told(a, b) || !c.story.sameMeasure(a.unit, b.unit) || c.added(c.a, a) != c.added(c.b, b)
	case a.date != nil && b.date != nil:
		return c.sameTime(a, b) || c.told(a, b)
	case a.slot == Role && b.slot == Role:
		return c.sameOffice(a, b)
	}
	return c.oneWording(a, b) || x.slot == Words && (c.crossed(a, b) || c.elsewhere(a, b))
}

// told reports whether the sentence of either value has the other one too: it answers both questions, and answers them alike.
func (c *contrast) told(a, b *point) bool {
	in := func(t *text, at, other *point) bool {
		return slices.ContainsFunc(t.points, func(q point) bool {
			if q.sentence != at.sentence || q.slot != at.slot || q.span == at.span {
				return false
			}
			if q.number != nil && other.number != nil {
				return q.unit == other.unit && q.fate == other.fate && (q.head == other.head || q.head < 0 || other.head < 0) && c.story.oneNumber(q.number, other.number)
			}
			return q.date != nil && other.date != nil && q.unit == other.unit && q.value == other.value
		})
	}
	return in(c.a, a, b) || in(c.b, b, a)
}

// oneNumber reports whether two numbers can be one: the same, one rounded, bounded or converted, or a vague word that allows the
// other.
func (s *story) oneNumber(a, b *statement.Number) bool {
	x, y := s.measured(a), s.measured(b)
	if x.unit != y.unit {
		return false
	}
	if x.low <= y.high && y.low <= x.high || a.Vague && y.high >= x.low || b.Vague && x.high >= y.low {
		return true
	}
	if (a.Bound == "~") != (b.Bound == "~") && max(x.low, y.low) <= 1.06*min(x.high, y.high) {
		return true
	}
	near := max(x.low, y.low) <= 1.03*min(x.high, y.high)
	if near && (a.Unit != b.Unit || a.Bound == "~" || b.Bound == "~" || 2*math.Abs(x.low-y.low) <= float64(max(grain(a.Low), grain(b.Low)))) {
		return true
	}
	return a.Unit == b.Unit && a.Bound != b.Bound && (bounded(a, x, y) || bounded(b, y, x))
}

// grain is the unit of the last figure of a value that is not zero: 10 of 310. A value rounded lies within half of it.
func grain(n int64) int64 {
	g := int64(1)
	for n != 0 && n%10 == 0 {
		n, g = n/10, 10*g
	}
	return g
}

// bounded reports whether a bound ("more than 3 billion") allows a value that lies a little beyond it (3.2 billion).
func bounded(n *statement.Number, own, other measure) bool {
	switch n.Bound {
	case ">", ">=":
		return other.low >= own.low && other.low <= 1.15*own.low
	case "<", "<=":
		return other.high <= own.high && other.high >= 0.87*own.high
	}
	return false
}

// oneWording reports whether two wordings say the same: each word of either has its like on the other side.
func (c *contrast) oneWording(a, b *point) bool {
	if c.denied(a, b) {
		return true
	}
	if c.contrary(a, b) {
		return false
	}
	x, nx := c.plain(c.a, a)
	y, ny := c.plain(c.b, b)
	if nx == ny || len(nx) > 2 && len(ny) > 2 && (strings.HasPrefix(nx, ny) && len(x) == 1 && len(nx)-len(ny) < 3 || strings.HasPrefix(ny, nx) && len(y) == 1 && len(ny)-len(nx) < 3) {
		return true
	}
	in := func(x, y []wordIn) bool {
		for _, w := range x {
			if !slices.ContainsFunc(y, func(v wordIn) bool { return c.oneWord(w, v) }) {
				return false
			}
		}
		return true
	}
	return in(x, y) && in(y, x)
}

// denied reports whether one side denies a word that the other has with a prefix that denies it, and the rest is the same: "is not
// clear", "was unclear".
func (c *contrast) denied(a, b *point) bool {
	x, y := c.bare(c.a, a), c.bare(c.b, b)
	if len(x.words) != len(y.words) || x.not == y.not {
		return false
	}
	plain, prefixed := x.words, y.words
	if y.not {
		plain, prefixed = y.words, x.words
	}
	turned := 0
	for i, w := range prefixed {
		if w == plain[i] {
			continue
		}
		rest, ok := strings.CutSuffix(w, plain[i])
		if !ok || !c.story.prefixes.Has(rest) {
			return false
		}
		turned++
	}
	return turned == 1
}

// bareWords is the words of a place without those of the grammar, and whether one of these denies.
type bareWords struct {
	words []string
	not   bool
}

func (c *contrast) bare(t *text, p *point) (out bareWords) {
	for i := p.tokens[0]; i < p.tokens[1]; i++ {
		switch w := &t.Doc.Tokens[i]; {
		case !w.Word:
		case c.story.negations.Has(w.Norm):
			out.not = !out.not
		case !c.story.stop.Has(w.Norm):
			out.words = append(out.words, w.Norm)
		}
	}
	return out
}

// wordIn is a word of a place that tells something.
type wordIn struct {
	stem, norm string
	name       bool // it has a capital
}

// plain returns the words of a place that tell something, short forms written out, and all its words in one.
func (c *contrast) plain(t *text, p *point) (out []wordIn, norms string) {
	var all strings.Builder
	for i := p.tokens[0]; i < p.tokens[1]; i++ {
		w := &t.Doc.Tokens[i]
		if !w.Word {
			continue
		}
		norm := strings.ReplaceAll(w.Norm, ".", "")
		all.WriteString(norm)
		if c.story.stop.Has(w.Norm) {
			continue
		}
		capital := unicode.IsUpper(firstRune(t.Doc.Article.Text[w.Start:]))
		if full := c.story.short.Field(norm, 0); full != "" {
			for _, f := range strings.Fields(full) {
				out = append(out, wordIn{statement.Stem(c.story.words.Tag, f), f, false})
			}
			continue
		}
		out = append(out, wordIn{w.Stem, norm, capital})
	}
	return out, all.String()
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// oneWord reports whether two words are one: by stem, by the word list, as two spellings of a name ("Muammar", "Moammar"), or as one that is masked
// ("f***ing").
func (c *contrast) oneWord(a, b wordIn) bool {
	if a.stem == b.stem || c.story.related(c.story.id(a.stem), c.story.id(b.stem)) >= 7 || masked(a.norm, b.norm) || masked(b.norm, a.norm) {
		return true
	}
	n := min(len(a.norm), len(b.norm))
	return a.name && b.name && n >= 5 && edits(a.norm, b.norm) <= 1+n/7
}

// masked reports whether one word is another with letters starred out.
func masked(a, b string) bool {
	from, to := strings.IndexByte(a, '*'), strings.LastIndexByte(a, '*')
	return from > 0 && len(b) > len(a)-(to-from+1) && strings.HasPrefix(b, a[:from]) && strings.HasSuffix(b, a[to+1:])
}

// edits counts the letters to change, add and take out to make one word of another.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := last
			if a[i] != b[j] {
				cost = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}
