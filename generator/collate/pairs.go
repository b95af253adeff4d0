package collate

import "variorum/generator/align"

// aligned prepares the sources for being held against each other, place by place.
func aligned(c *Collation) *align.Story {
	texts := make([]align.Text, len(c.Sources))
	for i := range c.Sources {
		texts[i] = align.Text{Doc: c.Sources[i].Doc, Day: isoDay(c.Sources[i].Article.Meta.Date)}
	}
	return align.Prepare(texts)
}

// answering returns the places of different sources that may answer one question. Sources set aside take no part.
func (c *Collation) answering(s *align.Story) []align.Pair {
	near := newCircle(len(c.Sources))
	return s.Find(func(a, b int) bool {
		return near.meet(a, b) && c.Sources[a].Aside == "" && c.Sources[b].Aside == ""
	})
}

// Aligned returns the places of different sources that may answer one question, with their features, and a judge of others:
// what align learns from.
func (c *Collation) Aligned() ([]align.Pair, *align.Story) {
	s := aligned(c)
	return c.answering(s), s
}

// Asked tells which slot a kind of difference answers.
func Asked(k Kind) align.Slot {
	switch k {
	case Number:
		return align.Number
	case Date:
		return align.Date
	case Role:
		return align.Role
	case Attribution:
		return align.Speaker
	case Certainty:
		return align.Modality
	case Polarity:
		return align.Polarity
	case Place, Relation:
		return align.Argument
	}
	return align.Words
}
