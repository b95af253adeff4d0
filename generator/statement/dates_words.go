package statement

import "strings"

// Attributive reports whether a date stands before a noun that it belongs to ("the Oct. 31 summit", "the 2012 games")
// and does not tell when its clause happens.
func (x *Date) Attributive() bool { return x.words.compound && !x.words.led }

// Named reports whether a date is a day with a name, such as "New Year's Eve".
func (x *Date) Named() bool { return x.words.rule != "" }

// Current reports whether a date means the time of publication itself: "as of writing", "this year".
func (x *Date) Current() bool {
	return x.Kind == Deictic && x.words.offset == 0 && x.words.unit != "day"
}

// EndsStretch reports whether the date at index i of Dates is a year at an end of a stretch of years: "from 1993 to 1996".
// Something lasted so long; nothing happened then. Days and months at such a place are dates of their own: a fair from 26
// February to 1 March opens and closes.
func (d *Doc) EndsStretch(i int) bool {
	return d.Dates[i].Precision == "year" && (i > 0 && d.stretch(i-1) || d.stretch(i))
}

// stretch reports whether the dates at i and i+1 are the ends of a stretch.
func (d *Doc) stretch(i int) bool {
	if i+1 >= len(d.Dates) {
		return false
	}
	x, y := &d.Dates[i], &d.Dates[i+1]
	if y.Start < x.End || y.Start-x.End > 12 {
		return false
	}
	link := strings.ToLower(strings.TrimSpace(d.Article.Text[x.End:y.Start]))
	switch {
	case link == "-", link == "–", link == "—":
		return true
	case !d.sets.dates.years.Has(link):
		return false
	}
	words := strings.Fields(d.Article.Text[max(0, x.Start-20):x.Start])
	return len(words) > 0 && d.sets.dates.stretch.Has(strings.ToLower(words[len(words)-1]))
}
