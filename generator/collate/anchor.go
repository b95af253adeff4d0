package collate

import (
	"slices"
	"time"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// resolve completes the dates of sources that do not tell their own by those of their siblings: where the siblings were
// published over several days, only those that come out the same on the first and on the last of them. A source whose own
// date is one at which its copy was made is read as of the day on which its siblings tell the same, where they show it; its own is not used.
func resolve(c *Collation) {
	retold := retellings(c)
	docs := make([]*statement.Doc, len(c.Sources))
	first, last := c.Date, c.Date
	for i := range c.Sources {
		docs[i] = c.Sources[i].Doc
		day := c.Sources[i].Article.Meta.Day()
		switch r := retold[i]; {
		case r.day != "":
			c.Sources[i].Article.Meta.Stamped = true
			docs[i].RedateFrom(r.day)
		case r.since != "":
			c.Sources[i].Article.Meta.Stamped = true
			docs[i].ResolveDates(r.since, day)
		case c.Date == "" && day != "":
			last = max(last, day)
			if first == "" || day < first {
				first = day
			}
		}
	}
	if last == "" {
		first = statement.Latest(docs...)
		last = first
	}
	for i, d := range docs {
		if !c.Sources[i].Article.Meta.Stamped {
			d.ResolveDates(first, last)
		}
	}
}

// retold is what siblings show of an article whose page bears another day than its report.
type retold struct {
	day   string // as of which it must have been written; "" where nobody knows
	since string // not before this day it was written; "" where its own date stands, or day is known
}

// retellings returns by source what its siblings show of its date. A day of the week is the last one before its article; where an
// article and an earlier one tell the same of such a day, in the same words, and the days come out weeks apart, the later article
// is an old one that was dated when it was copied. So it is where the other gives its day by the calendar, or the article calls
// that day "yesterday"; then nobody knows when it was written.
func retellings(c *Collation) []retold {
	out := make([]retold, len(c.Sources))
	told := make([][]dayTold, len(c.Sources))
	byDay := map[time.Time][]*dayTold{}
	for i := range c.Sources {
		told[i] = daysTold(c.Sources[i].Doc, i)
		for k := range told[i] {
			byDay[told[i][k].day] = append(byDay[told[i][k].day], &told[i][k])
		}
	}
	for i := range told {
		t, ok := parse(c.Sources[i].Article.Meta.Day())
		if !ok {
			continue
		}
		weeks, since, alike, sure := 0, "", map[int]bool{}, false
		for k := range told[i] {
			a := &told[i][k]
			for day, others := range byDay {
				n := int(a.day.Sub(day).Hours() / 24)
				if n <= zones || !countsBack(a.kind) || a.kind == statement.Weekday && n%7 != 0 {
					continue
				}
				for _, b := range others {
					switch {
					case b.source == i || a.kind == statement.Deictic && b.kind == statement.Deictic:
					case a.kind == statement.Weekday && b.kind == statement.Weekday:
						shared := commonStems(a.stems, b.stems)
						if shorter := min(len(a.stems), len(b.stems)); shared >= fewestShared && 3*shared >= shorter {
							alike[a.sentence] = true
							sure = sure || 2*shared >= shorter
							if weeks == 0 || n < 7*weeks {
								weeks = n / 7
							}
						}
					case b.alone && !names(c.Sources[i].Doc, day):
						if shared := commonStems(a.stems, b.stems); shared >= fewestShared && 2*shared >= max(len(a.stems), len(b.stems)) {
							if d := day.Format(time.DateOnly); since == "" || d < since {
								since = d
							}
						}
					}
				}
			}
		}
		if weeks > 0 && (sure || len(alike) > 1) {
			out[i].day = t.AddDate(0, 0, -7*weeks).Format(time.DateOnly)
		} else {
			out[i].since = since
		}
	}
	return out
}

// names reports whether an article names a day by the calendar.
func names(doc *statement.Doc, day time.Time) bool {
	iso := day.Format(time.DateOnly)
	return slices.ContainsFunc(doc.Dates, func(x statement.Date) bool {
		return (x.Kind == statement.Explicit || x.Kind == statement.Partial) && isoDay(x.From) == iso
	})
}

// zones is how many days the same hour may lie apart in two places.
const zones = 1

// countsBack reports whether dates of a kind count from the day of their article.
func countsBack(k statement.DateKind) bool { return k == statement.Weekday || k == statement.Deictic }

// dayTold is a day that an article tells something of.
type dayTold struct {
	source, sentence int
	kind             statement.DateKind
	stems            map[string]bool
	day              time.Time
	alone            bool // its sentence has no other day
}

// daysTold returns the days up to its own that the prose of an article with a date tells of.
func daysTold(doc *statement.Doc, i int) []dayTold {
	var out []dayTold
	own := doc.Article.Meta.Day()
	days := map[int]map[string]bool{} // by sentence
	for k := range doc.Dates {
		x := &doc.Dates[k]
		s := doc.SentenceAt(x.Start)
		if s < 0 || doc.Sentences[s].Class != source.Prose || x.Kind == statement.Duration {
			continue
		}
		if days[s] == nil {
			days[s] = map[string]bool{}
		}
		days[s][isoDay(x.From)] = true
		named := x.Kind == statement.Explicit || x.Kind == statement.Partial
		t, ok := parse(isoDay(x.From))
		if !ok || isoDay(x.From) != isoDay(x.To) || isoDay(x.From) > own || x.Kind != statement.Weekday && (!countsBack(x.Kind) && !named || x.Attributive()) {
			continue
		}
		out = append(out, dayTold{i, s, x.Kind, stemsOf(doc, s), t, true})
	}
	for k := range out {
		out[k].alone = len(days[out[k].sentence]) == 1
	}
	return out
}

// commonStems counts the words that two sentences share.
func commonStems(a, b map[string]bool) (n int) {
	for w := range a {
		if b[w] {
			n++
		}
	}
	return n
}

// fewestShared is how many words two sentences of one event have in common at least.
const fewestShared = 5
