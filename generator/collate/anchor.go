package collate

import (
	"time"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// resolve completes the dates of sources that do not tell their own by those of their siblings: where the siblings were
// published over several days, only those that come out the same on the first and on the last of them. A source whose own
// date is one at which its copy was made (retold) is read as of the day on which its siblings tell the same.
func resolve(c *Collation) {
	retold := retellings(c)
	docs := make([]*statement.Doc, len(c.Sources))
	first, last := c.Date, c.Date
	for i := range c.Sources {
		docs[i] = c.Sources[i].Doc
		if day := retold[i]; day != "" {
			docs[i].RedateFrom(day)
		}
		day := c.Sources[i].Article.Meta.Day()
		if c.Date != "" || day == "" || retold[i] != "" {
			continue
		}
		last = max(last, day)
		if first == "" || day < first {
			first = day
		}
	}
	if last == "" {
		first = statement.Latest(docs...)
		last = first
	}
	for _, d := range docs {
		d.ResolveDates(first, last)
	}
}

// retellings returns for each source the day as of which it must have been written, "" for those whose own date stands. A
// day of the week is the last one before its article; where an article and an earlier one tell the same of such a day, in
// the same words, and the days come out weeks apart, the later article is an old one that was dated when it was copied.
func retellings(c *Collation) []string {
	out := make([]string, len(c.Sources))
	type mention struct {
		weekday int
		stems   map[string]bool
		day     time.Time
	}
	told := make([][]mention, len(c.Sources))
	for i := range c.Sources {
		doc := c.Sources[i].Doc
		if doc.Article.Meta.Day() == "" {
			continue
		}
		for k := range doc.Dates {
			x := &doc.Dates[k]
			if t, ok := parse(x.From[:min(len(x.From), len("2006-01-02"))]); ok && x.Kind == statement.Weekday && x.From <= doc.Article.Meta.Day() {
				if s := doc.SentenceAt(x.Start); s >= 0 && doc.Sentences[s].Class == source.Prose {
					told[i] = append(told[i], mention{int(t.Weekday()), stemsOf(doc, s), t})
				}
			}
		}
	}
	for i := range told {
		weeks := 0
		for _, a := range told[i] {
			for j := range told {
				for _, b := range told[j] {
					if n := int(a.day.Sub(b.day).Hours() / 24 / 7); n > 0 && a.weekday == b.weekday && sameEvent(a.stems, b.stems) {
						if weeks == 0 || n < weeks {
							weeks = n
						}
					}
				}
			}
		}
		if t, ok := parse(c.Sources[i].Article.Meta.Day()); ok && weeks > 0 {
			out[i] = t.AddDate(0, 0, -7*weeks).Format("2006-01-02")
		}
	}
	return out
}

// sameEvent reports whether two sentences that both tell of the same day of the week share so many words that they tell the
// same event.
func sameEvent(a, b map[string]bool) bool {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	return shared >= fewestShared && 3*shared >= min(len(a), len(b))
}

// fewestShared is how many words two sentences of one event have in common at least.
const fewestShared = 5
