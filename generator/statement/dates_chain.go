package statement

import "strings"

// Dates that hang on another: "two days later" counts from a date before it, "Friday (4 July)" is told twice.

// chain finds for each date that counts from another event the date of that event: the last day that the sentence
// gives before it, else the sentence before.
func (d *Doc) chain() {
	for i := range d.Dates {
		x := &d.Dates[i]
		if x.Kind != Later {
			continue
		}
		x.Anchor = -1
		if x.words.unit == "" {
			continue
		}
		for j := i - 1; j >= 0 && d.near(d.Dates[j].Start, x.Start); j-- {
			y := &d.Dates[j]
			if y.words.compound || y.Kind == Duration || y.Kind == Clock {
				continue
			}
			if y.Kind == Later || y.Kind == Weekday || y.words.day > 0 || y.words.rule != "" || y.Kind == Deictic && y.words.unit == "day" {
				x.Anchor = j
				break
			}
		}
	}
}

// beside returns the index of the date that is set beside a Later one and tells its day: "Two days later, on May 3";
// -1 where there is none.
func (d *Doc) beside(i int) int {
	if i+1 >= len(d.Dates) {
		return -1
	}
	x, y := &d.Dates[i], &d.Dates[i+1]
	if y.Start < x.End || y.Start-x.End > 12 || y.words.day == 0 && y.Kind != Weekday && y.words.rule == "" {
		return -1
	}
	switch l := strings.TrimSpace(d.Article.Text[x.End:y.Start]); {
	case l == "", l == ",", l == "(", d.sets.dates.clock.Has(strings.TrimPrefix(l, ", ")):
		return i + 1
	}
	return -1
}

// Before returns the day (ISO 8601) of the event that the date at index i of Dates counts from, where no date of its
// own tells it: 29 October from "Two days later, on Oct. 31". The words of that event stand before the date.
func (d *Doc) Before(i int) (string, bool) {
	x := &d.Dates[i]
	if x.Kind != Later || x.Anchor >= 0 || d.beside(i) < 0 || x.Days == 0 || x.Unit != "" || x.From != x.To {
		return "", false
	}
	t, ok := parseDay(x.From)
	if !ok {
		return "", false
	}
	return t.AddDate(0, 0, -x.Days).Format(isoDay), true
}
