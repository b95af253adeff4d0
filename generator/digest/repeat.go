package digest

import (
	"slices"

	"variorum/generator/statement"
)

// repeatShare is the share of a cut's words, in thousandths, from which on a sentence that has them tells it already.
const repeatShare = 600

// wornShare is the same share for all that is taken together.
const wornShare = 750

// dayShare is the same share where both tell the day or month of the event by its date.
const dayShare = 330

// repeats reports whether a cut says in other words what a sentence that is taken says, or several of them: they have
// most of its words, and no figure, name, statement of several sources or quotation in it is new.
func (s *selection) repeats(i int) bool {
	c := &s.pool[i]
	if s.same[i] < repeatShare && s.worn(c) < wornShare && !(s.same[i] >= dayShare && s.dated(c)) {
		return false
	}
	for _, st := range c.covers {
		if !s.covered[st] && len(s.k.support[st]) > 1 {
			return false
		}
	}
	for _, t := range s.k.marked(c) {
		if !s.printed[t] {
			return false
		}
	}
	return true
}

// fullest returns cuts without those that another one says with all their words and more: of "Lee denied it" and "Lee
// denied that and said …" the second. The first of them stays.
func (k *composer) fullest(cuts []cut) []cut {
	out := slices.Clone(cuts[:1])
	for i := range cuts[1:] {
		c := &cuts[i+1]
		if !slices.ContainsFunc(cuts, func(x cut) bool {
			return x.source != c.source && len(x.stems) > len(c.stems) && len(bothStems(c.stems, x.stems)) == len(c.stems) && k.denial(c).Len() > 0 && k.denial(&x).Len() > 0
		}) {
			out = append(out, *c)
		}
	}
	return out
}

// dated reports whether a sentence that is taken gives the same date as a cut does, and has so many of its words: both tell
// of one event.
func (s *selection) dated(c *cut) bool {
	days := s.k.events(c)
	return len(days) > 0 && slices.ContainsFunc(s.cuts, func(x cut) bool {
		return 1000*s.k.shared(c.stems, x.stems) >= dayShare*s.k.shared(c.stems, c.stems) && slices.Equal(days, s.k.events(&x))
	})
}

// events are the dates that a cut gives in full, in order.
func (k *composer) events(c *cut) []string {
	var out []string
	for _, d := range k.datesIn(c) {
		if (d.Kind == statement.Explicit || d.Kind == statement.Partial) && d.From != "" && (d.Precision == "day" || d.Precision == "month") {
			out = append(out, d.From+" "+d.To)
		}
	}
	return out
}

// worn is the share of a cut's words that are printed already, in thousandths.
func (s *selection) worn(c *cut) int {
	n := 0
	for _, t := range c.stems {
		if s.printed[t] {
			n++
		}
	}
	return 1000 * n / max(len(c.stems), 1)
}

// marked returns the stems of a cut that stand for something of its own: figures, names, and words in quotation marks.
func (k *composer) marked(c *cut) []int32 {
	d, v := k.doc(c.source), &k.views[c.source]
	var out []int32
	for _, i := range c.kept {
		for j := d.Clauses[i].Tokens[0]; j < d.Clauses[i].Tokens[1]; j++ {
			if v.named[j] == 2 && j+1 < len(v.named) && v.named[j+1] == 2 && !v.quoted[j] {
				continue // a first name: the last one tells who it is
			}
			if id, ok := k.ids[d.Tokens[j].Stem]; ok && (v.quoted[j] || v.named[j] != 0 || k.figure[id]) {
				out = append(out, id)
			}
		}
	}
	return out
}
