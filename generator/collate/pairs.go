package collate

import (
	"slices"

	"variorum/generator/align"
)

// answering returns the places of different sources that may answer one question, and of offers how they are judged. Sources set
// aside take no part.
func (d *differ) answering(offers []align.Offer) []align.Pair {
	c := d.c
	texts := make([]align.Text, len(c.Sources))
	for i := range c.Sources {
		texts[i] = align.Text{Doc: c.Sources[i].Doc, Day: c.Sources[i].Article.Meta.Day(), Page: c.Sources[i].Article.Meta.PageDay()}
	}
	near := newCircle(len(c.Sources))
	return align.Prepare(texts, d.joined).Find(func(a, b int) bool {
		return near.meet(a, b) && c.Sources[a].Aside == "" && c.Sources[b].Aside == ""
	}, offers)
}

// joined reports whether the clauses at two places are joined in one statement.
func (d *differ) joined(a, b align.Place) bool {
	s := d.statementAt(a.Source, a.Start)
	return s >= 0 && s == d.statementAt(b.Source, b.Start)
}

// Answering returns the places of different sources that may answer one question, with their features: those that are found, those
// that the rules offer, and those that are asked about. What align learns from.
func (c *Collation) Answering(asked []align.Offer) []align.Pair {
	d := newDiffer(c)
	d.rules()
	return d.answering(append(slices.Clone(asked), d.offers()...))
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
