package statement

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

const isoDay = "2006-01-02"

// ResolveDates completes the dates of an article that does not tell when it was published, from the first and the last day
// (ISO 8601) on which it may have been, which its siblings give. Years of partial dates, weekdays and years counted from
// publication ("this year") are completed where both days give the same; a day that only the day of publication could give
// ("yesterday") stays unknown. An article that has a date of its own is left as it is.
func (d *Doc) ResolveDates(first, last string) {
	if _, own := parseDay(d.Article.Meta.Day()); own {
		return
	}
	d.RedateFrom(last)
	if first == last {
		return
	}
	late := slices.Clone(d.Dates)
	d.RedateFrom(first)
	for i := range d.Dates {
		if x := &d.Dates[i]; x.Kind != Duration && (x.From != late[i].From || x.To != late[i].To) {
			x.From, x.To, x.Precision, x.Inferred, x.Reason = "", "", "", false, ""
		}
	}
}

// RedateFrom resolves the dates of an article whose own date is not that of its news, from the day on which its siblings
// tell the same (ISO 8601). What counts from the very day of publication becomes unknown.
func (d *Doc) RedateFrom(day string) {
	t, ok := parseDay(day)
	if !ok {
		t = time.Time{}
	}
	d.resolve(t, false)
}

// Latest returns the latest day that the prose of the articles gives with day, month and year, as an ISO day: the day
// to take for ResolveDates where no article tells its date. "" where there is none.
func Latest(docs ...*Doc) string {
	latest := ""
	for _, d := range docs {
		for i := range d.Dates {
			x := &d.Dates[i]
			if x.Kind == Explicit && x.words.day > 0 && x.words.lies <= 0 && d.prose(x.Span) && len(x.From) >= 10 {
				latest = max(latest, x.From[:10])
			}
		}
	}
	return latest
}

func parseDay(s string) (time.Time, bool) {
	if len(s) < len(isoDay) {
		return time.Time{}, false
	}
	t, err := time.Parse(isoDay, s[:len(isoDay)])
	return t, err == nil
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func validDay(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= 31 && day(y, m, d).Day() == d
}

// resolver works out intervals against a day: of publication where own, else of the story; zero where none is known.
type resolver struct {
	d    *Doc
	t    time.Time
	own  bool
	from string // for reasons: where the day is from
}

func (d *Doc) resolve(t time.Time, own bool) {
	r := resolver{d, t, own, "the article's date"}
	if !own {
		r.from = "the story's other dates"
	}
	for i := range d.Dates {
		if x := &d.Dates[i]; x.Kind != Duration {
			x.From, x.To, x.Precision, x.Inferred, x.Reason = "", "", "", false, ""
		}
	}
	told := d.weekdaysTold()
	for i := range d.Dates {
		switch x := &d.Dates[i]; x.Kind {
		case Explicit, Partial:
			r.calendar(i)
		case Weekday:
			r.weekday(x, told)
		case Deictic:
			r.deictic(x)
		}
	}
	for i := range d.Dates {
		if d.Dates[i].Kind == Later {
			r.later(i)
		}
	}
	for i := range d.Dates {
		r.timeOfDay(i)
	}
}

func (x *Date) set(from, to time.Time, precision string) {
	layout := map[string]string{"day": isoDay, "month": "2006-01", "year": "2006"}[precision]
	x.From, x.To, x.Precision = from.Format(layout), to.Format(layout), precision
}

// calendar resolves a date by its day, month and year, of which the year may have to be inferred.
func (r resolver) calendar(i int) {
	x := &r.d.Dates[i]
	w := &x.words
	at := func(y int) (time.Time, bool) {
		switch {
		case w.rule != "":
			return byRule(w.rule, y)
		case w.month == 0:
			return day(y, 1, 1), true
		case w.day == 0:
			return day(y, w.month, 1), true
		}
		return day(y, w.month, w.day), validDay(y, w.month, w.day)
	}
	year := w.year
	if len(w.rule) == len(isoDay) {
		year = number(w.rule[:4])
	}
	if year == 0 {
		year = r.year(i, at)
	}
	if year == 0 {
		return
	}
	from, ok := at(year)
	if !ok {
		x.Inferred, x.Reason = false, ""
		return
	}
	to, precision := from, "day"
	switch {
	case w.rule == "" && w.month == 0:
		precision = "year"
		if w.endYear > 0 {
			to = day(w.endYear, 1, 1)
		}
	case w.rule == "" && w.day == 0:
		precision = "month"
		if w.endMonth > w.month { // a quarter
			to = day(year, w.endMonth, 1)
		}
	case w.endDay > 0 && validDay(year, w.endMonth, w.endDay):
		if to = day(year, w.endMonth, w.endDay); to.Before(from) {
			if w.year > 0 { // "Dec. 30-Jan. 2, 2019"
				from = from.AddDate(-1, 0, 0)
			} else {
				to = to.AddDate(1, 0, 0)
			}
		}
	}
	x.set(from, to, precision)
}

// year infers the year of a partial date: from the date that stands with it, from the date before it where that tells
// of an earlier year, else the one nearest to the day known, in the direction of the tense.
func (r resolver) year(i int, at func(int) (time.Time, bool)) int {
	x, text := &r.d.Dates[i], r.d.Article.Text
	if i+1 < len(r.d.Dates) {
		y := &r.d.Dates[i+1]
		if y.words.year > 0 && y.words.month > 0 && y.Start >= x.End && y.Start-x.End < 12 {
			switch l := strings.TrimSpace(text[x.End:y.Start]); {
			case l == "-", l == "–", l == "—", r.d.sets.dates.years.Has(l):
				if t, ok := at(y.words.year); ok && !t.After(day(y.words.year, y.words.month, max(1, y.words.day))) {
					x.Inferred, x.Reason = true, fmt.Sprintf("year from “%s”", r.d.Words(y.Span))
					return y.words.year
				}
			}
		}
	}
	if x.words.that {
		for j := i - 1; j >= 0 && r.d.near(r.d.Dates[j].Start, x.Start); j-- {
			if y := &r.d.Dates[j]; y.words.year > 0 && y.words.endYear == 0 {
				x.Inferred, x.Reason = true, fmt.Sprintf("year from “%s” before it", r.d.Words(y.Span))
				return y.words.year
			}
		}
		return 0
	}
	if x.words.lies <= 0 && i > 0 {
		y := &r.d.Dates[i-1]
		if y.Kind == Explicit && y.words.year > 0 && y.words.day == 0 && y.words.endYear == 0 && y.words.led && !y.words.compound &&
			(r.t.IsZero() || y.words.year < r.t.Year()) && r.d.near(y.Start, x.Start) {
			if _, ok := at(y.words.year); ok && (y.words.month == 0 || x.words.month >= y.words.month) {
				x.Inferred, x.Reason = true, fmt.Sprintf("year from “%s” before it", r.d.Words(y.Span))
				return y.words.year
			}
		}
	}
	if r.t.IsZero() {
		return 0
	}
	if x.words.unit == "year" { // "June 16 of last year"
		x.Inferred, x.Reason = true, "year counted from "+r.from
		return r.t.Year() + x.words.offset
	}
	best, why := r.nearest(x, at)
	if best > 0 {
		x.Inferred, x.Reason = true, why
	}
	return best
}

// near reports whether b stands in the sentence of a or the next one, in the same block.
func (d *Doc) near(a, b int) bool {
	i, j := d.SentenceAt(a), d.SentenceAt(b)
	return i >= 0 && j-i <= 1 && d.Sentences[i].Block == d.Sentences[j].Block
}

func (r resolver) nearest(x *Date, at func(int) (time.Time, bool)) (int, string) {
	t, coarse := r.t, x.words.day == 0 && x.words.rule == ""
	if coarse {
		t = day(t.Year(), int(t.Month()), 1)
	}
	last, next := 0, 0
	var lastAt, nextAt time.Time
	fits := func(c time.Time) bool { return x.words.weekday == 0 || isoWeekday(c) == x.words.weekday }
	for _, strict := range []bool{true, false} { // a weekday beside the date decides, unless no near year fits it
		for y := r.t.Year() - 6; y <= r.t.Year()+6; y++ {
			c, ok := at(y)
			if !ok || strict && !fits(c) || !strict && (y < r.t.Year()-4 || y > r.t.Year()+4) {
				continue
			}
			slack := 0
			if !coarse {
				slack = 1 // another zone's day
			}
			if !c.After(t.AddDate(0, 0, slack)) {
				last, lastAt = y, c
			}
			if next == 0 && !c.Before(t.AddDate(0, 0, -slack)) {
				next, nextAt = y, c
			}
		}
		if last > 0 || next > 0 {
			break
		}
	}
	if x.words.strict < 0 && last > 0 && coarse && lastAt.Equal(t) {
		last, lastAt = last-1, lastAt.AddDate(-1, 0, 0)
	}
	if x.words.strict > 0 && next > 0 && coarse && nextAt.Equal(t) {
		next, nextAt = next+1, nextAt.AddDate(1, 0, 0)
	}
	lies := x.words.lies
	if x.words.strict != 0 {
		lies = x.words.strict
	}
	if x.words.weekday > 0 && last > 0 && next > 0 && fits(lastAt) && fits(nextAt) && t.Sub(lastAt) > 180*24*time.Hour && nextAt.Sub(t) < 180*24*time.Hour {
		lies = 1 // the year that the weekday fits is the nearer one
	}
	soon := 60 * 24 * time.Hour
	if x.words.limit { // "by mid-January"
		soon = 150 * 24 * time.Hour
	}
	ahead := lies > 0 || lies == 0 && next > 0 && nextAt.Sub(t) <= soon && (last == 0 || t.Sub(lastAt) > min(240*24*time.Hour, 365*24*time.Hour-soon-5*24*time.Hour))
	if x.words.strict == 0 && next > 0 && last > 0 && nextAt.Sub(t) <= 45*24*time.Hour && t.Sub(lastAt) >= 300*24*time.Hour {
		ahead = true // what is nearly a year ago is told with its year, whatever the tense: "offered talks on January 9"
	}
	why := "year from " + r.from
	switch {
	case ahead && next > 0:
		return next, why
	case last > 0:
		return last, why
	}
	return next, why
}

func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

// weekdaysTold returns for each day of the week (1 is Monday) whether the article's verbs tell of it as past (-1) or as
// ahead (1); 0 where they tell of both, or of neither.
func (d *Doc) weekdaysTold() (told [8]int) {
	var past, ahead [8]bool
	for i := range d.Dates {
		if x := &d.Dates[i]; x.Kind == Weekday && x.words.strict == 0 && x.words.unit == "" {
			past[x.words.weekday] = past[x.words.weekday] || x.words.lies < 0
			ahead[x.words.weekday] = ahead[x.words.weekday] || x.words.lies > 0
		}
	}
	for k := range told {
		switch {
		case past[k] && !ahead[k]:
			told[k] = -1
		case ahead[k] && !past[k]:
			told[k] = 1
		}
	}
	return told
}

// weekday resolves a day of the week: the last one up to the day known, or where the tense lies ahead the next. Where
// the tense tells neither, told does; where that does not either, the day stays open.
func (r resolver) weekday(x *Date, told [8]int) {
	if r.t.IsZero() {
		return
	}
	if x.words.unit == "week" {
		if r.own {
			c := r.t.AddDate(0, 0, x.words.weekday-isoWeekday(r.t)+7*x.words.offset)
			x.set(c, c, "day")
			x.Inferred, x.Reason = true, "counted from "+r.from
		}
		return
	}
	back := (isoWeekday(r.t) - x.words.weekday + 7) % 7
	ahead := (7 - back) % 7
	// The day after publication: it is that day unless the words tell of the past, and even then in another zone.
	morrow := ahead == 1 && x.words.strict == 0 && !x.words.compound &&
		(x.words.lies == 0 || strings.HasPrefix(strings.TrimLeft(r.d.Article.Text[x.End:], ", "), "local time"))
	lies := x.words.lies
	if ahead == 1 && !morrow && x.words.strict == 0 && lies < 0 && !x.words.compound {
		return // six days ago, or a day that the article's date does not know of: it was written later, or in another zone
	}
	if r.d.words().Tag == "de" && lies == 0 && x.words.strict == 0 && back > 0 && ahead > 1 {
		return // without a verb that tells of the past or of what is ahead, "am Freitag" may be either
	}
	if x.words.present && x.words.led && !x.words.compound && x.words.strict == 0 && back > 0 && !morrow {
		if lies = told[x.words.weekday]; lies == 0 {
			return
		}
	}
	var c time.Time
	x.Inferred = true
	switch {
	case x.words.strict > 0 || x.words.strict == 0 && lies > 0 || morrow:
		if x.words.strict > 0 && ahead == 0 {
			ahead = 7
		}
		c = r.t.AddDate(0, 0, ahead)
		x.Reason = "the next such day from " + r.from
	default:
		if x.words.strict < 0 && back == 0 {
			back = 7
		}
		c = r.t.AddDate(0, 0, -back)
		x.Reason = "the last such day up to " + r.from
	}
	x.set(c, c, "day")
}

// deictic resolves what counts from the day of publication.
func (r resolver) deictic(x *Date) {
	w := &x.words
	if r.t.IsZero() || !r.own && w.unit != "year" {
		return
	}
	x.Inferred, x.Reason = true, "counted from "+r.from
	t := r.t
	switch w.unit {
	case "day", "now":
		c := t.AddDate(0, 0, w.offset)
		x.set(c, c, "day")
	case "night":
		x.set(t.AddDate(0, 0, -1), t, "day")
	case "week":
		if x.Days != 0 { // "two weeks ago"
			c := t.AddDate(0, 0, x.Days)
			x.set(c.AddDate(0, 0, -3), c.AddDate(0, 0, 3), "day")
			return
		}
		monday := t.AddDate(0, 0, 1-isoWeekday(t)+7*w.offset)
		x.set(monday, monday.AddDate(0, 0, 6), "day")
	case "weekend":
		saturday := t.AddDate(0, 0, 6-isoWeekday(t)+7*w.offset)
		if w.offset < 0 && isoWeekday(t) >= 6 { // written on a Saturday or Sunday: the one that is on
			saturday = saturday.AddDate(0, 0, 7)
		}
		x.set(saturday, saturday.AddDate(0, 0, 1), "day")
	case "month":
		c := day(t.Year(), int(t.Month()), 1).AddDate(0, w.offset, 0)
		x.set(c, c, "month")
	case "year":
		c := day(t.Year()+w.offset, 1, 1)
		x.set(c, c, "year")
	}
}

// later resolves what counts from another event: from the date set beside it, else from the event's own date.
func (r resolver) later(i int) {
	x := &r.d.Dates[i]
	if y := r.d.beside(i); y >= 0 && r.d.Dates[y].From != "" {
		b := &r.d.Dates[y]
		x.From, x.To, x.Precision, x.Inferred, x.Reason = b.From, b.To, b.Precision, b.Inferred, b.Reason
		return
	}
	if x.Anchor < 0 {
		return
	}
	a := &r.d.Dates[x.Anchor]
	from, ok := parseDay(a.From)
	to, ok2 := parseDay(a.To)
	if !ok || !ok2 {
		return
	}
	x.Inferred, x.Reason = true, fmt.Sprintf("counted from “%s”", r.d.Words(a.Span))
	switch x.words.unit {
	case "day":
		x.set(from.AddDate(0, 0, x.words.offset), to.AddDate(0, 0, x.words.offset), "day")
	case "week":
		x.set(from.AddDate(0, 0, 7*x.words.offset), to.AddDate(0, 0, 7*x.words.offset), "day")
	case "month":
		c := day(from.Year(), int(from.Month()), 1).AddDate(0, x.words.offset, 0)
		x.set(c, c, "month")
	case "year":
		x.set(from.AddDate(x.words.offset, 0, 0), from.AddDate(x.words.offset, 0, 0), "year")
	}
}

// timeOfDay adds the time of day to the interval, taking the day of a time that stands alone from its sentence.
func (r resolver) timeOfDay(i int) {
	x := &r.d.Dates[i]
	if x.Time == "" {
		return
	}
	if x.Kind == Clock {
		s, best := r.d.SentenceAt(x.Start), -1
		for _, j := range []int{i - 1, i + 1, i - 2, i + 2} {
			if j < 0 || j >= len(r.d.Dates) || r.d.SentenceAt(r.d.Dates[j].Start) != s {
				continue
			}
			if y := &r.d.Dates[j]; y.Kind != Clock && y.Kind != Duration && y.Precision == "day" && y.From == y.To {
				best = j
				break
			}
		}
		if best < 0 {
			return
		}
		y := &r.d.Dates[best]
		x.From, x.To, x.Precision, x.Inferred, x.Reason = y.From, y.To, "day", true, fmt.Sprintf("day from “%s”", r.d.Words(y.Span))
	}
	if x.Precision != "day" || x.From != x.To || len(x.From) != len(isoDay) {
		return
	}
	to := x.Time
	if x.words.endTime > x.Time {
		to = x.words.endTime
	}
	x.From, x.To, x.Precision = x.From+"T"+x.Time, x.From+"T"+to, "time"
}

// quotedDates makes unknown what counts from the day on which quoted words were said, which is not that of publication:
// “We will know more tomorrow”.
func (d *Doc) quotedDates() {
	q := 0
	for i := range d.Dates {
		x := &d.Dates[i]
		for q < len(d.Quotes) && d.Quotes[q].End <= x.Start {
			q++
		}
		if x.Kind == Deictic && x.words.unit != "year" && q < len(d.Quotes) && d.Quotes[q].Speech && d.Quotes[q].Contains(x.Span) {
			x.From, x.To, x.Precision, x.Inferred, x.Reason = "", "", "", false, ""
		}
	}
}
