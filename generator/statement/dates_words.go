package statement

import "strings"

// Attributive reports whether a date stands before a noun that it belongs to ("the Oct. 31 summit", "the 2012 games")
// and does not tell when its clause happens.
func (x *Date) Attributive() bool { return x.words.compound && !x.words.led }

// Recurs reports whether a date is a day with a name that comes every year, such as "New Year's Eve".
func (x *Date) Recurs() bool { return x.words.rule != "" && len(x.words.rule) != len(isoDay) }

// Rough reports whether a date is counted back from publication in whole months or years: what is told of "two years ago"
// need not have happened in the year before the last.
func (x *Date) Rough() bool {
	return x.Kind == Deictic && x.Days != 0 && (x.words.unit == "month" || x.words.unit == "year")
}

// Nowadays reports whether a date is the day of publication, as "today" names it, which may mean the time we live in.
func (x *Date) Nowadays() bool {
	return x.Kind == Deictic && x.words.unit == "day" && x.words.offset == 0 && x.Days == 0
}

// Current reports whether a date means the time of publication itself: "as of writing", "this year".
func (x *Date) Current() bool {
	return x.Kind == Deictic && x.words.offset == 0 && x.words.unit != "day"
}

// EndsStretch reports whether the date at index i of Dates is at an end of a stretch of time at which nothing happened: the
// last end of "from May to July", either end of "from 1993 to 1996", and of "between May and July", which leaves open when
// within it something happened.
func (d *Doc) EndsStretch(i int) bool {
	if i > 0 && d.stretch(i-1) {
		return true
	}
	return d.stretch(i) && (d.Dates[i].Precision == "year" || d.within(d.Dates[i].Span)) || d.Dates[i].words.endDay > 0 && d.within(d.Dates[i].Span)
}

// within reports whether a word before the span tells that something happened at a time within a stretch, "between".
func (d *Doc) within(s Span) bool {
	words := strings.Fields(d.Article.Text[max(0, s.Start-20):s.Start])
	return len(words) > 0 && d.sets.dates.within.Has(strings.ToLower(words[len(words)-1]))
}

// Modifies reports whether the date at index i tells of no event of its own but which thing is meant, "the achievement of 2017",
// or as of when something was counted, "324 million as of Jan. 1"; or whether it is a further one of several years that are
// listed, "in 2006, 2009 and 2013".
func (d *Doc) Modifies(i int) bool {
	x := &d.Dates[i]
	words := strings.Fields(strings.ToLower(d.Article.Text[max(0, x.Start-20):x.Start]))
	n := len(words)
	if n > 1 && d.sets.dates.which.Has(words[n-1]) && (x.Precision == "year" || d.sets.dates.count.Has(words[n-2])) {
		return true
	}
	if i == 0 || x.Precision != "year" {
		return false
	}
	y := &d.Dates[i-1]
	return y.Precision == "year" && y.End <= x.Start && x.Start-y.End <= len(", 2009 and ") && d.SentenceAt(y.Start) == d.SentenceAt(x.Start) &&
		d.sets.dates.years.Has(strings.Trim(strings.ToLower(d.Article.Text[y.End:x.Start]), ", 0123456789"))
}

// stretch reports whether the dates at i and i+1 are the ends of a stretch.
func (d *Doc) stretch(i int) bool {
	if i+1 >= len(d.Dates) {
		return false
	}
	x, y := &d.Dates[i], &d.Dates[i+1]
	if y.Start < x.End || y.Start-x.End > 12 || x.Precision == "" || x.Precision != y.Precision {
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
