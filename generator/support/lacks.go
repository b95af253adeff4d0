package support

import (
	"slices"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// lacks returns the numbers and days that a passage gives and a source has nowhere: the source may still say the rest of
// it, but then its words must show that.
func (k *Court) lacks(v *Words, w *Source) []source.Span {
	doc := v.text.doc
	span := source.Span{Start: doc.Tokens[v.tokens[0]].Start, End: doc.Tokens[v.tokens[1]-1].End}
	var out []source.Span
	for _, n := range doc.Numbers {
		if span.Contains(n.Span) && !n.Vague && !n.Ordinal && !slices.ContainsFunc(w.doc.Numbers, func(x statement.Number) bool { return x.Low <= n.High && n.Low <= x.High }) {
			out = append(out, n.Span)
		}
	}
	for _, d := range doc.Dates {
		if day := dayOf(d); span.Contains(d.Span) && day != "" && !slices.ContainsFunc(w.doc.Dates, func(x statement.Date) bool { return dayOf(x) == day }) {
			out = append(out, d.Span)
		}
	}
	return out
}

// without returns a passage of which a source is not asked for some words.
func (e *Court) without(v *Words, words source.Span) *Words {
	rest := *v
	rest.words = slices.Clone(v.words)
	for i := range rest.words {
		if words.Contains(v.text.doc.Tokens[rest.words[i].token].Span) {
			rest.words[i].tells = false
		}
	}
	return &rest
}

// dayOf is the first day of a date, or the month or year where it has no day; "" where it is not known.
func dayOf(d statement.Date) string { return d.From[:min(len(d.From), len("2006-01-02"))] }
