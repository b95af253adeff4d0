package collate

import (
	"slices"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// A page's date may be the day on which somebody copied it, or on which it was fetched. Where what is known of the story
// contradicts it, it is not used: the article is read as one without a date, so that no "Tuesday" of it is counted from that day.

// stamped marks the articles whose day is that of their page and not of their report: their title names a day more than a week
// before it, or others of one time tell a third of what they tell, they come more than a week after these, and name no day between.
// Then what the same page maker stamped with the same day is no better.
func stamped(c *Collation) {
	type stamp struct{ publisher, day string }
	days := make([]string, len(c.Sources))
	own, late := make([]bool, len(c.Sources)), map[stamp]bool{}
	for i := range c.Sources {
		m := &c.Sources[i].Article.Meta
		days[i] = m.Day()
		if own[i] = c.stampedLate(i) || titledEarlier(m); own[i] && m.Publisher != "" {
			late[stamp{m.Publisher, days[i]}] = true
		}
	}
	for i := range c.Sources {
		s := &c.Sources[i]
		if s.Aside == "" && days[i] != "" && (own[i] || late[stamp{s.Article.Meta.Publisher, days[i]}]) {
			s.Article.Meta.Stamped = true
		}
	}
	first, last := "", ""
	for i := range c.Sources {
		if day := c.Sources[i].Article.Meta.Day(); day != "" {
			last = max(last, day)
			if first == "" || day < first {
				first = day
			}
		}
	}
	for i := range c.Sources {
		if c.Sources[i].Article.Meta.Stamped && days[i] != "" { // written between the siblings' days and that of its page
			c.Sources[i].Doc.ResolveDates(first, max(last, days[i]))
		}
	}
}

const (
	oneTime     = 2   // days between articles of one time
	aWeek       = 7   // days that may lie between a report and what retells it
	mostBetween = 300 // days before an article that the day in its title may lie and not be an anniversary's
)

// titledEarlier reports whether an article's title names the day of its matter, more than a week before its own: “News With Ed –
// October 2, 2017”.
func titledEarlier(m *source.Meta) bool {
	title := &source.Article{Text: m.Title, Body: -1, Meta: source.Meta{Language: m.Language}, Blocks: []source.Block{{Span: source.Span{End: len(m.Title)}}}}
	dates := statement.Read(title).Dates
	day := m.Day()
	return day != "" && len(dates) > 0 && !slices.ContainsFunc(dates, func(d statement.Date) bool {
		between := daysBetween(d.From, day)
		return d.Kind != statement.Explicit || d.Precision != "day" || d.From != d.To || between <= aWeek || between > mostBetween
	})
}

// stampedLate reports whether an article tells what most others told more than a week before.
func (c *Collation) stampedLate(s int) bool {
	day := c.Sources[s].Article.Meta.Day()
	last, of, asked := "", []int(nil), map[string]bool{}
	for o := range c.Sources {
		if d := c.Sources[o].Article.Meta.Day(); o != s && c.Sources[o].Aside == "" && !asked[d] && d != "" && d < day && daysBetween(d, day) > aWeek {
			asked[d] = true
			if n := c.around(d, s); len(n) > len(of) || len(n) == len(of) && d > last {
				last, of = d, n
			}
		}
	}
	if len(of) < 2 || c.namesBetween(s, last) {
		return false
	}
	all, common := 0, 0
	for i := range c.Statements {
		if st := &c.Statements[i]; slices.ContainsFunc(st.Units, func(u Unit) bool { return u.Source == s }) {
			all++
			if slices.ContainsFunc(st.Units, func(u Unit) bool { return slices.Contains(of, u.Source) }) {
				common++
			}
		}
	}
	return 3*common >= all
}

// namesBetween reports whether an article names a day of the calendar behind another day, up to its own.
func (c *Collation) namesBetween(s int, behind string) bool {
	doc := c.Sources[s].Doc
	return slices.ContainsFunc(doc.Dates, func(d statement.Date) bool {
		return (d.Kind == statement.Explicit || d.Kind == statement.Partial) && d.Precision == "day" && d.From > behind && d.From <= doc.Article.Meta.Day()
	})
}

// around returns the articles but one of a day and the two days before.
func (c *Collation) around(day string, but int) []int {
	var out []int
	for o := range c.Sources {
		if d := c.Sources[o].Article.Meta.Day(); o != but && c.Sources[o].Aside == "" && d != "" && d <= day && daysBetween(d, day) <= oneTime {
			out = append(out, o)
		}
	}
	return out
}
