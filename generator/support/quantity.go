package support

import (
	"slices"
	"strings"

	"variorum/generator/statement"
)

// Quantities, ages and times of day are written in several ways: "80m" and "80 metres", "£36m" and "£36 million", "5am"
// and "5 a.m.", "the 30-year-old Lee" and "Lee, 30,".

// sameQuantity reports whether a word of the passage is of a quantity, an age or a time that the source has there in other
// letters.
func (c *comparison) sameQuantity(i int) bool {
	t := c.mine(i)
	unit := c.unit(t)
	if !unit && !digit(t.Norm[0]) && !c.numbers.Has(t.Norm) && !strings.HasSuffix(t.Norm, ".m.") && t.Norm != "am" && t.Norm != "pm" && t.Norm != "old" {
		return false
	}
	from, to := c.gap(i)
	if i > 0 && c.to[i-1] >= 0 {
		from = min(from, c.to[i-1])
	}
	there := func(s statement.Span) bool {
		for j := from; j < to; j++ {
			if s.Overlaps(c.theirs(j).Span) {
				return true
			}
		}
		return false
	}
	for _, x := range c.doc().Numbers {
		if x.Vague || holdsAnother(c.doc(), x, t.Span) || !x.Overlaps(t.Span) && !(unit && i > 0 && x.Overlaps(c.mine(i-1).Span)) {
			continue
		}
		return slices.ContainsFunc(c.h.w.doc.Numbers, func(y statement.Number) bool {
			if x.Low != y.Low || x.High != y.High || x.Unit != y.Unit || x.Age != y.Age {
				return false
			}
			return there(y.Span) || x.Age && c.open(y.Start, y.End) && c.sameAge(i, y)
		})
	}
	for _, x := range c.doc().Dates {
		if x.Time != "" && x.Contains(t.Span) {
			return slices.ContainsFunc(c.h.w.doc.Dates, func(y statement.Date) bool { return y.Time == x.Time && there(y.Span) })
		}
	}
	return false
}

// holdsAnother reports whether a number's words are also those of another that a word is of: the 1 of the score 4-1.
func holdsAnother(d *statement.Doc, x statement.Number, word statement.Span) bool {
	return x.Contains(word) && slices.ContainsFunc(d.Numbers, func(y statement.Number) bool {
		return x.Span != y.Span && x.Contains(y.Span) && y.Contains(word)
	})
}

// open reports whether words of the source lie in the sentences that bear the passage out.
func (c *comparison) open(start, end int) bool {
	return slices.ContainsFunc(c.h.sentences, func(s int) bool {
		st := c.h.w.doc.Sentences[s]
		return st.Start <= start && end <= st.End
	})
}

// sameAge reports whether the word before an age in the passage is a name that stands beside the same age in the source.
func (c *comparison) sameAge(i int, y statement.Number) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		if j := c.to[k]; j >= 0 && c.worth(c.mine(k).Norm) >= light && c.theirs(j).Start >= y.Start-40 && c.theirs(j).Start <= y.End+40 {
			return true
		}
	}
	return false
}

// movedDate reports whether the source has a word of a date, which it lacks in this place, beside the same verb.
func (c *comparison) movedDate(i int) bool {
	f := c.form(c.mine(i))
	mine := c.doc().ClauseAt(c.mine(i).Start)
	for j := range c.from {
		if c.from[j] >= 0 || c.h.w.forms[c.source[j]] != f {
			continue
		}
		theirs := c.h.w.doc.ClauseAt(c.theirs(j).Start)
		for k, n := range c.to {
			if n >= 0 && c.doc().Verb(c.passage[k]) != "" && c.doc().ClauseAt(c.mine(k).Start) == mine && c.h.w.doc.ClauseAt(c.theirs(n).Start) == theirs {
				return true
			}
		}
	}
	return false
}

// money returns the currency of a number's sum in a document, such as "USD"; "" where it is none.
func money(d *statement.Doc, at statement.Span) string {
	for i := range d.Numbers {
		if x := &d.Numbers[i]; x.Overlaps(at) && isCurrency(x.Unit) {
			return x.Unit
		}
	}
	return ""
}

// isCurrency reports whether a unit is a currency, which ISO 4217 writes with three capitals.
func isCurrency(unit string) bool {
	return len(unit) == 3 && strings.ToUpper(unit) == unit && strings.ToLower(unit) != unit
}
