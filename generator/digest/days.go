package digest

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// days puts the date behind a weekday or "yesterday", where the digest has not given it yet: in the words of a source,
// or as it follows from the article's own date.
func (k *composer) days(c *cut) []collate.Ref {
	d := k.doc(c.source)
	var extra []collate.Ref
	for _, date := range k.datesIn(c) {
		if date.Precision != "day" || date.From == "" || k.views[c.source].quoted[tokenAt(d, date.Start)] || k.deleted(c, date.Span) {
			continue
		}
		switch date.Kind {
		case statement.Explicit, statement.Partial:
			k.dated[date.From] = true
			continue
		case statement.Weekday:
		case statement.Deictic:
			if !k.words.Table("near-days").Has(strings.ToLower(d.Words(date.Span))) {
				continue
			}
		default:
			continue
		}
		if date.From != date.To || k.dated[date.From] {
			continue
		}
		words, at, ok := k.inWords(date.From)
		if ok {
			extra = append(extra, at)
		} else if words = k.noter.monthDay(date.From); words == "" {
			continue
		}
		k.dated[date.From] = true
		text := k.text(c.source)
		with := " [" + words + "]"
		if date.End >= len(text) || strings.IndexByte(".,;", text[date.End]) >= 0 {
			with = "," + with
		}
		k.change(c, source.Span{Start: date.End, End: date.End}, with)
	}
	return extra
}

// datesIn returns the dates that a cut prints.
func (k *composer) datesIn(c *cut) []statement.Date {
	d := k.doc(c.source)
	var out []statement.Date
	for _, date := range among(d.Dates, d.Sentences[c.sentence].Span, func(x *statement.Date) int { return x.Start }) {
		if k.keeps(c, date.Span) {
			out = append(out, date)
		}
	}
	return out
}

// inWords finds the fullest words that a source has for a day.
func (k *composer) inWords(day string) (string, collate.Ref, bool) {
	best, words := collate.Ref{}, ""
	for s := range k.c.Sources {
		if k.c.Sources[s].Aside != "" {
			continue
		}
		d := k.doc(s)
		for _, date := range d.Dates {
			if date.From != day || date.To != day || date.Precision != "day" || date.Kind != statement.Explicit && date.Kind != statement.Partial {
				continue
			}
			if w := d.Words(date.Span); len(w) > len(words) || len(w) == len(words) && w < words {
				best, words = collate.Ref{Source: s, Span: date.Span}, w
			}
		}
	}
	return words, best, words != ""
}

// overtaken reports whether a cut says how things stood when a later article had not come yet.
func (k *composer) overtaken(c *cut) bool { return k.present(c, true) }

// present reports whether a cut of an article that a later one has overtaken says how things stand, or, unless now is
// set, what has been done by then.
func (k *composer) present(c *cut, now bool) bool {
	src := k.c.Sources[c.source]
	return src.Moment < k.latest && len(src.Article.Meta.Date) >= len(time.DateOnly) && k.state(c, now)
}

// state reports whether a cut says how things stand or, unless now is set, what has been done.
func (k *composer) state(c *cut, now bool) bool {
	d := k.doc(c.source)
	table := k.words.Table("present")
	for _, i := range c.kept {
		clause := d.Clauses[i]
		if clause.Kind != statement.Main && clause.Kind != statement.Coordinate && clause.Kind != statement.Relative {
			continue
		}
		for j := clause.Tokens[0]; j < clause.Tokens[1]; j++ {
			if !k.views[c.source].quoted[j] && table.Has(d.Tokens[j].Norm) && !(now && k.perfect(d, j)) {
				return true
			}
		}
	}
	return false
}

// perfect reports whether a verb at a token tells what has been done by then, which stays true: "has dug", but not "has
// been digging".
func (k *composer) perfect(d *statement.Doc, j int) bool {
	if w := d.Tokens[j].Norm; w != "has" && w != "have" || j+2 >= len(d.Tokens) {
		return false
	}
	return d.Tokens[j+1].Norm != "been" || !strings.HasSuffix(d.Tokens[j+2].Norm, "ing")
}

// stale puts the day of its article before a sentence that a later article has overtaken: "As of [Nov. 8], …".
func (k *composer) stale(c *cut) {
	if !k.overtaken(c) {
		return
	}
	day := k.noter.monthDay(k.c.Sources[c.source].Article.Meta.Date[:len(time.DateOnly)])
	at := k.begins(c)
	r, n := utf8.DecodeRuneInString(k.text(c.source)[at:])
	if day == "" || !unicode.IsLetter(r) {
		return
	}
	first := string(r)
	if !k.proper(c, at) {
		first = string(unicode.ToLower(r))
	}
	k.replace(c, source.Span{Start: at, End: at + n}, "As of ["+day+"], "+first)
}

// proper reports whether the word at an offset keeps its capital within a sentence.
func (k *composer) proper(c *cut, at int) bool {
	d := k.doc(c.source)
	t := tokenAt(d, at)
	if t >= len(d.Tokens) || d.Tokens[t].Norm == "i" {
		return true
	}
	return slices.ContainsFunc(among(d.Names, d.Sentences[c.sentence].Span, func(x *statement.Name) int { return x.Start }), func(n statement.Name) bool {
		return n.Overlaps(d.Tokens[t].Span) || n.Role.Contains(d.Tokens[t].Span)
	})
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
			first += truth(digit(src.Doc.Words(date.Span)[0]))
		}
	}
	return dateStyle{dayFirst: 2*first > all, long: 2*long > month}
}

// monthDay writes a day as the sources do, or as newspapers of their language: "Nov. 8", "8. November"; "" where it is none.
// The table notes has the pattern and the names of the months; without them it is English.
func (n *noter) monthDay(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	if pattern := n.t.Field("day", 0); pattern != "" {
		return strings.NewReplacer("{D}", strconv.Itoa(t.Day()), "{M}", n.t.Field("day", int(t.Month()))).Replace(pattern)
	}
	month := t.Month().String()
	switch {
	case n.style.long:
	case t.Month() == time.September:
		month = "Sept"
	case len(month) > 5:
		month = month[:3]
	}
	if month != t.Month().String() && !n.style.dayFirst {
		month += "."
	}
	if n.style.dayFirst {
		return strconv.Itoa(t.Day()) + " " + month
	}
	return month + " " + strconv.Itoa(t.Day())
}
