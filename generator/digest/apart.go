package digest

import (
	"slices"
	"time"

	"variorum/generator/statement"
)

// apartDays is how long before the story a day must be for what one source alone tells of it to be another matter.
const apartDays = 365

// apart reports whether a cut tells of another matter, as articles do at their end: what one source alone tells, of a day
// long before the story, and of nobody and no place that anything told by several sources names.
func (k *composer) apart(c *cut) bool {
	if len(k.c.Sources) < 2 || !k.alone(c) || k.mostlyQuoted(c) {
		return false
	}
	day, err := time.Parse(time.DateOnly, k.c.Date)
	if err != nil {
		return false
	}
	before := day.AddDate(0, 0, -apartDays).Format(time.DateOnly)
	old := false
	for _, x := range k.datesIn(c) {
		switch {
		case x.From == "": // "for an hour"
		case x.To >= before:
			return false
		default:
			old = old || x.Kind == statement.Explicit || x.Kind == statement.Partial
		}
	}
	if !old {
		return false
	}
	d := k.doc(c.source)
	names := among(d.Names, d.Sentences[c.sentence].Span, func(n *statement.Name) int { return n.Start })
	return len(names) > 0 && !slices.ContainsFunc(names, func(n statement.Name) bool { return k.elsewhere(c, n.Full) })
}

// elsewhere reports whether another sentence of the sources than a cut's names somebody or something.
func (k *composer) elsewhere(c *cut, full string) bool {
	for s := range k.c.Sources {
		d := k.doc(s)
		if slices.ContainsFunc(d.Names, func(n statement.Name) bool {
			return n.Full == full && (s != c.source || !d.Sentences[c.sentence].Contains(n.Span))
		}) {
			return true
		}
	}
	return false
}
