package verify

import (
	"slices"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// lacks reports whether a passage gives a number or a day that a source has nowhere: the source may still say the rest of
// it, but then its words must show that.
func (e *examiner) lacks(v *passage, w *witness) bool {
	doc := e.page.doc
	span := source.Span{Start: doc.Tokens[v.tokens[0]].Start, End: doc.Tokens[v.tokens[1]-1].End}
	for _, n := range doc.Numbers {
		if span.Contains(n.Span) && !n.Vague && !n.Ordinal && !slices.ContainsFunc(w.doc.Numbers, func(x statement.Number) bool { return x.Low <= n.High && n.Low <= x.High }) {
			return true
		}
	}
	for _, d := range doc.Dates {
		if day := dayOf(d); span.Contains(d.Span) && day != "" && !slices.ContainsFunc(w.doc.Dates, func(x statement.Date) bool { return dayOf(x) == day }) {
			return true
		}
	}
	return false
}

// dayOf is the first day of a date, or the month or year where it has no day; "" where it is not known.
func dayOf(d statement.Date) string { return d.From[:min(len(d.From), len("2006-01-02"))] }
