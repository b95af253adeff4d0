package compose

import (
	"slices"
	"time"

	"variorum/generator/statement"
)

// staleDays is after how many days a later article's state is taken to be another.
const staleDays = 3

// clock tells which articles tell the latest state: those of the latest moment that collate found, and not older than the
// newest by staleDays. A date that its siblings contradict is not used.
func (b *book) clock() {
	moment := 0
	for _, a := range b.articles {
		if a.Aside != "" {
			continue
		}
		moment = max(moment, a.Moment)
		if d := a.day(); d > b.newest && !b.contradictedDay(a) {
			b.newest = d
		}
	}
	for _, a := range b.articles {
		switch d := a.day(); {
		case d == "" && b.newest != "":
			a.age = longAgo // nobody knows
		case d < b.newest:
			a.age = apartDays(d, b.newest)
		}
		a.last = a.Moment == moment && a.age < staleDays
	}
	if !slices.ContainsFunc(b.articles, func(a *article) bool { return a.last && a.Aside == "" }) {
		for _, a := range b.articles {
			a.last = a.age == 0
		}
	}
}

// day is the day of an article, as its metadata give it; "".
func (a *article) day() string {
	if d := a.Article.Meta.Date; len(d) >= len(time.DateOnly) {
		return d[:len(time.DateOnly)]
	}
	return ""
}

// contradictedDay reports whether a weekday that an article counts from its own date is another day where a sibling tells
// the same: the date is that of the page and not of the report.
func (b *book) contradictedDay(a *article) bool {
	for i := range b.c.Statements {
		for _, u := range b.c.Statements[i].Units {
			if u.Source != a.index {
				continue
			}
			for _, d := range among(a.Doc.Dates, u.Start, u.End, func(d *statement.Date) int { return d.Start }) {
				if d.Kind != statement.Weekday || d.From == "" {
					continue
				}
				for _, v := range b.c.Statements[i].Units {
					o := b.articles[v.Source]
					if v.Source == a.index {
						continue
					}
					for _, e := range among(o.Doc.Dates, v.Start, v.End, func(d *statement.Date) int { return d.Start }) {
						if e.From != "" && e.From == e.To && e.Precision == "day" && o.day() != "" && apartDays(e.From, d.From) >= 7 && apartDays(e.From, d.From)%7 == 0 {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

// date is the day of the digest: the newest article's, unless an editor gives another.
func (b *book) date() string {
	if b.newest != "" && !b.c.Dated {
		return b.newest
	}
	return b.c.Date
}
