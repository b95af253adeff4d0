package compose

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/lexicon"
)

// staleDays is after how many days a later article's state is taken to be another.
const staleDays = 3

// clock tells which articles tell the latest state: those of the latest moment that collate found, and not older than the
// newest by staleDays. A date that its siblings contradict is not used, and nobody knows which state such an article tells.
func (b *book) clock() {
	for _, a := range b.articles {
		if a.Aside == "" {
			b.newest = max(b.newest, a.day())
		}
	}
	moment := 0
	for _, a := range b.articles {
		switch d := a.day(); {
		case d == "" && b.newest != "":
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
		d := a.day()
		if d == "" || d >= b.newest || a.last || a.Aside != "" {
			continue
		}
		if a.earlier = a.age >= longAgo && !b.sameAffair(a); !a.earlier && heading != "" {
			a.past = d
		}
	}
}

// widen makes the latest state that of all articles that are not older than the newest by staleDays.
func (b *book) widen() {
	for _, a := range b.articles {
		if a.age < staleDays {
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

// sameAffair reports whether a tenth at least of what an article tells is told by articles of much later days too: else it tells of
// an earlier event, and not of an earlier state of this one. What other old articles tell of that event does not count.
func (b *book) sameAffair(a *article) bool {
	all, common := 0, 0
	for i := range b.c.Statements {
		st := &b.c.Statements[i]
		k := slices.IndexFunc(st.Units, func(u collate.Unit) bool { return u.Source == a.index })
		if k < 0 {
			continue
		}
		words := count(b.c.Words(st.Units[k].Ref))
		all += words
		if slices.ContainsFunc(st.Units, func(u collate.Unit) bool { return b.articles[u.Source].age+longAgo <= a.age }) {
			common += words
		}
	}
	return 10*common >= all
}

// date is the day of the digest: the newest article's, unless an editor gives another.
func (b *book) date() string {
	if b.newest != "" && !b.c.Dated {
		return b.newest
	}
	return b.c.Date
}
