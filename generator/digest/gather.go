package digest

import (
	"slices"
	"strings"

	"variorum/generator/collate"
)

// gathered is what one footnote tells, and where its marks stand.
type gathered struct {
	tells []placed
	spots []spot
}

// mostTold is the differences that one footnote tells.
const mostTold = 3

// gather puts differences together whose notes a reader would look up at one spot: marks that stand next to each other,
// readings that share their words, parts of one saying, and words missing where the sentence has a note
// anyway. The differences come in the order of their places.
func (k *composer) gather(d *Draft, marks []placed) []gathered {
	var out []gathered
	var holes []placed
	for _, m := range marks {
		if k.c.Differences[m.difference].Kind == collate.Lacuna {
			holes = append(holes, m)
			continue
		}
		i := slices.IndexFunc(out, func(g gathered) bool { return len(g.tells) < mostTold && k.joins(d, &g, m) })
		if i < 0 {
			out = append(out, gathered{[]placed{m}, m.spots})
			continue
		}
		g := &out[i]
		g.tells = append(g.tells, m)
		for _, s := range m.spots {
			if y := &k.c.Differences[m.difference]; y.Kind == collate.Quotation && len(g.spots) == 1 {
				g.spots = []spot{s} // one mark for the whole saying, at its end
				continue
			}
			g.spots = d.withSpot(g.spots, s)
		}
	}
	for _, m := range holes {
		if i := k.beside(d, out, m); i >= 0 {
			out[i].tells = append(out[i].tells, m)
			continue
		}
		out = append(out, gathered{[]placed{m}, m.spots[:1]})
	}
	for i := range out {
		// the gravest names the note
		g := &out[i]
		slices.SortStableFunc(g.tells, func(a, b placed) int { return k.gravity(b.difference) - k.gravity(a.difference) })
	}
	slices.SortStableFunc(out, func(a, b gathered) int { return compareSpots(a.spots[0], b.spots[0]) })
	return out
}

// gravity orders the differences that one footnote tells: what only lacks words comes last, numbers and days first among
// those that are equally grave.
func (k *composer) gravity(difference int) int {
	x := &k.c.Differences[difference]
	g := 2*truth(x.Kind == collate.Number || x.Kind == collate.Date) + 4*truth(x.Severity == collate.High)
	if x.Kind != collate.Lacuna {
		g += 8 + truth(x.Conflict)
	}
	return g
}

// joins reports whether a difference goes into a footnote.
func (k *composer) joins(d *Draft, g *gathered, m placed) bool {
	y := &k.c.Differences[m.difference]
	for _, t := range g.tells {
		x := &k.c.Differences[t.difference]
		a, b := t.spots[0], m.spots[0]
		if a.section != b.section || a.paragraph != b.paragraph {
			continue
		}
		if a.sentence != b.sentence {
			continue
		}
		if x.Kind == collate.Quotation && y.Kind == collate.Quotation && a.part == b.part {
			return true
		}
		if d.nearSpots(a, b, nearTwo) || sharesWords(x, y) {
			return true
		}
	}
	return false
}

// beside returns the footnote that has a mark in the sentence of a hole, the nearest before it; -1 where none has.
func (k *composer) beside(d *Draft, all []gathered, m placed) int {
	best := -1
	for i := range all {
		for _, s := range all[i].spots {
			if h := m.spots[0]; s.section == h.section && s.paragraph == h.paragraph && s.sentence == h.sentence &&
				(best < 0 || compareSpots(s, h) <= 0 || d.nearSpots(s, h, nearTwo)) {
				best = i
			}
		}
	}
	return best
}

// Words between two marks of a sentence, at most, for them to count as one spot: of two footnotes, and of one.
const (
	nearTwo = 2
	nearOne = 6
)

// nearSpots reports whether two marks would stand in one sentence with at most so many words between them.
func (d *Draft) nearSpots(a, b spot, most int) bool {
	if compareSpots(a, b) > 0 {
		a, b = b, a
	}
	if a.section != b.section || a.paragraph != b.paragraph || a.sentence != b.sentence {
		return false
	}
	parts := d.Sections[a.section].Paragraphs[a.paragraph][a.sentence].Parts
	words := ""
	for i := a.part; i <= b.part; i++ {
		from, to := 0, len(parts[i].Text)
		if i == a.part {
			from = a.at
		}
		if i == b.part {
			to = b.at
		}
		words += parts[i].Text[min(from, to):to] + " "
	}
	return len(strings.Fields(words)) <= most
}

// withSpot adds a spot for a mark. Of two that stand next to each other the later one stays.
func (d *Draft) withSpot(spots []spot, s spot) []spot {
	for i := range spots {
		if d.nearSpots(spots[i], s, nearOne) {
			if compareSpots(spots[i], s) < 0 {
				spots = slices.Clone(spots)
				spots[i] = s
			}
			return spots
		}
	}
	return append(slices.Clone(spots), s)
}

// sharesWords reports whether two differences have readings in the same words: half of the shorter place.
func sharesWords(x, y *collate.Difference) bool {
	for _, r := range x.Readings {
		for _, a := range r.Spans {
			for _, q := range y.Readings {
				for _, b := range q.Spans {
					common := min(a.End, b.End) - max(a.Start, b.Start)
					if a.Source == b.Source && common > 0 && 2*common >= min(a.Len(), b.Len()) {
						return true
					}
				}
			}
		}
	}
	return false
}
