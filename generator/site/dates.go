package site

import (
	"html/template"
	"strconv"
	"time"
)

// forms are the ISO 8601 dates that pages know, and how much of a date each tells.
var forms = []struct {
	layout string
	parts  int // 1 year, 2 month, 3 day, 4 minute, 5 minute with its zone
}{
	{"2006-01-02", 3},
	{"2006-01", 2},
	{"2006-01-02T15:04", 4},
	{"2006-01-02T15:04:05", 4},
	{"2006-01-02 15:04:05", 4},
	{time.RFC3339, 5},
	{"2006-01-02T15:04Z07:00", 5},
}

// date writes an ISO date for people: "9 November 2025", "November 2025", "2025". What it cannot read stays as it is.
func (w *words) date(iso string) string {
	if len(iso) < len("2006-01") {
		return iso
	}
	for _, f := range forms {
		t, err := time.Parse(f.layout, iso)
		if err != nil {
			continue
		}
		month, year := w.say("month."+strconv.Itoa(int(t.Month()))), strconv.Itoa(t.Year())
		if f.parts == 2 {
			return w.say("date.month", month, year)
		}
		s := w.say("date.day", strconv.Itoa(t.Day()), month, year)
		if f.parts >= 4 {
			s = w.say("date.time", s, t.Format("15:04"))
		}
		if f.parts == 5 {
			s += " UTC"
			if _, off := t.Zone(); off != 0 {
				s += t.Format("-07:00")
			}
		}
		return s
	}
	return iso
}

// time is date as markup that programs can read.
func (w *words) time(iso string) template.HTML {
	e := template.HTMLEscapeString
	if !isDate(iso) {
		return template.HTML(e(w.date(iso)))
	}
	return template.HTML(`<time datetime="` + e(iso) + `">` + e(w.date(iso)) + `</time>`)
}

// day returns the day of an ISO date as a time at 00:00Z.
func day(iso string) (time.Time, bool) {
	if len(iso) > 10 {
		iso = iso[:10]
	}
	t, err := time.Parse("2006-01-02", iso)
	return t, err == nil
}

// isDay reports whether a date tells at least the day.
func isDay(iso string) bool {
	_, ok := day(iso)
	return ok
}

// isDate reports whether HTML's <time> takes the string as it is.
func isDate(iso string) bool {
	for _, f := range []string{"2006-01-02", "2006-01", "2006", "2006-01-02T15:04", "2006-01-02T15:04:05", "2006-01-02T15:04Z07:00", time.RFC3339} {
		if _, err := time.Parse(f, iso); err == nil {
			return true
		}
	}
	return false
}
