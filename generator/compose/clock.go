package compose

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// staleDays is after how many days a later article's state is taken to be another.
const staleDays = 3

// clock tells which articles tell the latest state: those of the latest moment that collate found, and not older than the
// newest by staleDays. A date that its siblings contradict is not used, and nobody knows which state such an article tells.
func (b *book) clock() {
	b.doubt()
	for _, a := range b.articles {
		if a.Aside == "" && !a.doubted {
			b.newest = max(b.newest, a.day())
		}
	}
	moment := 0
	for _, a := range b.articles {
		switch d := a.day(); {
		case d == "" && b.newest != "" || a.doubted:
			a.age = longAgo // nobody knows
		case d < b.newest:
			a.age = apartDays(d, b.newest)
		}
		if a.Aside == "" && a.age < staleDays {
			moment = max(moment, a.Moment)
		}
	}
	for _, a := range b.articles {
		a.last = a.Moment == moment && a.age < staleDays
	}
	heading := b.words.Table("notes").Field("asof", 0)
	for _, a := range b.articles {
		if d := a.day(); d != "" && d < b.newest && !a.last && a.Aside == "" && heading != "" && !a.doubted && (a.age < longAgo || b.sameAffair(a)) {
			a.past = d
		}
	}
}

// widen makes the latest state that of all articles that are not older than the newest by staleDays.
func (b *book) widen() {
	for _, a := range b.articles {
		if a.age < staleDays && !a.doubted {
			a.last, a.past = true, ""
		}
	}
}

// AsOf is the heading under which a digest of a date prints what articles of an earlier day tell: “As of Sept. 7”.
func AsOf(c *collate.Collation, day, date string) string {
	return strings.ReplaceAll(lexicon.For(Language(c)).Table("notes").Field("asof", 0), "{D}", dayWords(c, day, date))
}

// byDay puts units of articles that tell an earlier state behind all others, in the order of their days.
func (b *book) byDay(order []unit) []unit {
	out := slices.Clone(order)
	slices.SortStableFunc(out, func(u, v unit) int { return cmp.Compare(b.articles[u.article].past, b.articles[v.article].past) })
	return out
}

// day is the day of an article, as its metadata or its address give it; "".
func (a *article) day() string { return a.Article.Meta.Day() }

// sameAffair reports whether one in ten at least of the statements of an article is told by others too: else it tells of an
// earlier event, and not of an earlier state of this one.
func (b *book) sameAffair(a *article) bool {
	all, common := 0, 0
	for i := range b.c.Statements {
		st := &b.c.Statements[i]
		if slices.ContainsFunc(st.Units, func(u collate.Unit) bool { return u.Source == a.index }) {
			all++
			common += truth(slices.ContainsFunc(st.Units, func(u collate.Unit) bool { return u.Source != a.index }))
		}
	}
	return 10*common >= all
}

// doubt finds the articles whose day is that of their page and not of their report: their title names a day more than a week before
// it, or others of one time tell a third of what they tell, they come more than a week after these, and name no day between. Then
// what the same page maker stamped with the same day is no better.
func (b *book) doubt() {
	type stamp struct{ publisher, day string }
	own, late := make([]bool, len(b.articles)), map[stamp]bool{}
	for i, a := range b.articles {
		if own[i] = b.stampedLate(a) || a.titledEarlier(); own[i] && a.Article.Meta.Publisher != "" {
			late[stamp{a.Article.Meta.Publisher, a.day()}] = true
		}
	}
	for i, a := range b.articles {
		a.doubted = a.Aside == "" && (own[i] || late[stamp{a.Article.Meta.Publisher, a.day()}])
	}
}

// aWeek is how many days may lie between a report and what retells it.
const aWeek = longAgo - staleDays

// titledEarlier reports whether an article's title names the day of its matter, more than a week before its own: “News With Ed –
// October 2, 2017”.
func (a *article) titledEarlier() bool {
	title := &source.Article{Text: a.Article.Meta.Title, Body: -1, Meta: source.Meta{Language: a.Article.Meta.Language}, Blocks: []source.Block{{Span: source.Span{End: len(a.Article.Meta.Title)}}}}
	dates := statement.Read(title).Dates
	return a.day() != "" && len(dates) > 0 && !slices.ContainsFunc(dates, func(d statement.Date) bool {
		return d.Kind != statement.Explicit || d.Precision != "day" || d.From != d.To || apartDays(d.From, a.day()) <= aWeek || apartDays(d.From, a.day()) > mostBetween
	})
}

// mostBetween is how many days before an article the day in its title may lie and not be an anniversary's.
const mostBetween = 300

// stampedLate reports whether an article tells what most others told more than a week before.
func (b *book) stampedLate(a *article) bool {
	last, of, asked := "", []int(nil), map[string]bool{}
	for _, o := range b.articles {
		if d := o.day(); o.index != a.index && o.Aside == "" && !asked[d] && d != "" && d < a.day() && apartDays(d, a.day()) > aWeek {
			asked[d] = true
			if n := b.around(d, a); len(n) > len(of) || len(n) == len(of) && d > last {
				last, of = d, n
			}
		}
	}
	if len(of) < 2 || slices.ContainsFunc(a.Doc.Dates, func(d statement.Date) bool {
		return (d.Kind == statement.Explicit || d.Kind == statement.Partial) && d.Precision == "day" && d.From > last && d.From <= a.day()
	}) {
		return false
	}
	all, common := 0, 0
	for i := range b.c.Statements {
		st := &b.c.Statements[i]
		if slices.ContainsFunc(st.Units, func(u collate.Unit) bool { return u.Source == a.index }) {
			all++
			common += truth(slices.ContainsFunc(st.Units, func(u collate.Unit) bool { return slices.Contains(of, u.Source) }))
		}
	}
	return 3*common >= all
}

// around returns the articles but one of a day and the two days before.
func (b *book) around(day string, but *article) []int {
	var out []int
	for _, o := range b.articles {
		if d := o.day(); o.index != but.index && o.Aside == "" && d != "" && d <= day && apartDays(d, day) < staleDays {
			out = append(out, o.index)
		}
	}
	return out
}

// date is the day of the digest: the newest article's, unless an editor gives another.
func (b *book) date() string {
	if b.newest != "" && !b.c.Dated {
		return b.newest
	}
	return b.c.Date
}
