package support

import (
	"variorum/generator/statement"
)

// swappedTimes reports two times of day that have changed places within a sentence: each stands with words with which the source
// has the other.
func (c *comparison) swappedTimes() {
	var mine []time
	for _, d := range c.doc().Dates {
		if x, ok := c.timeOf(d, len(c.passage), c.mine); ok && c.v.at.Contains(d.Span) {
			mine = append(mine, x)
		}
	}
	if len(mine) < 2 {
		return
	}
	var theirs []time
	for _, d := range c.h.w.doc.Dates {
		if y, ok := c.timeOf(d, len(c.source), c.theirs); ok {
			theirs = append(theirs, y)
		}
	}
	for n, x := range mine {
		y, ok := once(theirs, x.time)
		for _, z := range mine[n+1:] {
			w, other := once(theirs, z.time)
			if !ok || !other || x.time == z.time || w.first > y.first || c.with(x, y) || c.with(z, w) || !c.with(x, w) && !c.with(z, y) ||
				c.doc().SentenceAt(c.mine(x.first).Start) != c.doc().SentenceAt(c.mine(z.first).Start) {
				continue
			}
			c.tell("number", c.mine(x.first).Start, "the source has these times the other way round", x.first)
			return
		}
	}
}

// time is a time of day, with the first and the last of its words on one side of a comparison.
type time struct {
	time        string
	first, last int
}

// timeOf returns the time of a date that tells nothing else; a day with its time is compared as a day.
func (c *comparison) timeOf(d statement.Date, n int, word func(int) *statement.Token) (time, bool) {
	x := time{d.Time, -1, -1}
	for i := 0; d.Time != "" && i < n; i++ {
		if d.Contains(word(i).Span) {
			if x.first < 0 {
				x.first = i
			}
			if x.last = i; c.weekdays.Has(word(i).Norm) || c.months.Has(word(i).Norm) {
				return time{}, false
			}
		}
	}
	return x, x.first >= 0
}

// once returns the one of some times that is a certain one.
func once(all []time, want string) (time, bool) {
	var out time
	n := 0
	for _, x := range all {
		if x.time == want {
			out = x
			n++
		}
	}
	return out, n == 1
}

// with reports whether the next word that tells something on one side of a time of the passage is the one that stands on that side
// of a time of the source.
func (c *comparison) with(x, y time) bool {
	for _, step := range []int{-1, 1} {
		i, j := x.first, y.first
		if step > 0 {
			i, j = x.last, y.last
		}
		k, n := c.heavyBeside(c.mine, i, step, len(c.to)), c.heavyBeside(c.theirs, j, step, len(c.from))
		if k >= 0 && n >= 0 && c.form(c.mine(k)) == c.h.w.forms[c.source[n]] {
			return true
		}
	}
	return false
}

// heavyBeside returns the nearest word that tells something on one side of another; -1 where none is near.
func (c *comparison) heavyBeside(word func(int) *statement.Token, i, step, n int) int {
	for k := i + step; k >= 0 && k < n && k >= i-5 && k <= i+5; k += step {
		if c.worth(word(k).Norm) >= light {
			return k
		}
	}
	return -1
}
