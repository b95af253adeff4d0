package compose

import (
	"strconv"
	"strings"
	"time"

	"variorum/generator/collate"
	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// apartDays is how many days lie from one ISO date to another; 0 where one is none.
func apartDays(from, to string) int {
	x, err := time.Parse(time.DateOnly, from[:min(len(from), len(time.DateOnly))])
	y, err2 := time.Parse(time.DateOnly, to[:min(len(to), len(time.DateOnly))])
	if err != nil || err2 != nil {
		return 0
	}
	return int(y.Sub(x).Hours() / 24)
}

// dateStyle is how the sources write a day: "November 8", "Nov. 8", "8 November".
type dateStyle struct{ dayFirst, long bool }

// styleOf is the style of most dates of the sources' prose; "Nov. 8" where there are none.
func styleOf(c *collate.Collation) dateStyle {
	all, first, long, month := 0, 0, 0, 0
	for _, src := range c.Sources {
		if src.Aside != "" || src.Doc == nil {
			continue
		}
		for _, date := range src.Doc.Dates {
			if date.Precision != "day" || date.Kind != statement.Explicit && date.Kind != statement.Partial {
				continue
			}
			for _, w := range strings.FieldsFunc(src.Doc.Words(date.Span), func(r rune) bool { return r == ' ' || r == ',' }) {
				t, err := time.Parse("January", w)
				full := err == nil && len(t.Month().String()) > len("March")
				short, err := time.Parse("Jan", strings.TrimSuffix(w, "."))
				if !full && (err != nil || short.Month() == time.May && !strings.HasSuffix(w, ".")) {
					continue
				}
				month++
				long += truth(full)
			}
			all++
			c := src.Doc.Words(date.Span)[0]
			first += truth('0' <= c && c <= '9')
		}
	}
	return dateStyle{dayFirst: 2*first > all, long: 2*long > month}
}

// dayWords writes a day, with its year where that is not the digest's.
func (b *book) dayWords(day string) string { return dayWords(b.c, day, b.date()) }

// dayWords writes a day, with its year where that is not the one of a date.
func dayWords(c *collate.Collation, day, date string) string {
	words := MonthDay(c, day)
	if year := day[:len("2006")]; date != "" && !strings.HasPrefix(date, year) {
		words += ", " + year
	}
	return words
}

// MonthDay writes an ISO day as the articles of a collation do, or as newspapers of their language: "Nov. 8",
// "8. November"; "" where it is none. The table notes has the pattern and the names of the months; without them it is
// English.
func MonthDay(c *collate.Collation, day string) string {
	t, err := time.Parse(time.DateOnly, day[:min(len(day), len(time.DateOnly))])
	if err != nil {
		return ""
	}
	notes := lexicon.For(Language(c)).Table("notes")
	if pattern := notes.Field("day", 0); pattern != "" {
		return strings.NewReplacer("{D}", strconv.Itoa(t.Day()), "{M}", notes.Field("day", int(t.Month()))).Replace(pattern)
	}
	style := styleOf(c)
	month := t.Month().String()
	switch {
	case style.long:
	case t.Month() == time.September:
		month = "Sept"
	case len(month) > 5:
		month = month[:3]
	}
	if month != t.Month().String() && !style.dayFirst {
		month += "."
	}
	if style.dayFirst {
		return strconv.Itoa(t.Day()) + " " + month
	}
	return month + " " + strconv.Itoa(t.Day())
}
