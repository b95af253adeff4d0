package statement

import (
	"strings"
	"time"
)

// byRule returns the day of an occasion in a year; rules are described in the lexicon's table of occasions.
func byRule(rule string, year int) (time.Time, bool) {
	if t, err := time.Parse(isoDay, rule); err == nil {
		return t, true
	}
	var a, b, c, plus int
	switch {
	case strings.HasPrefix(rule, "easter"):
		return easter(year).AddDate(0, 0, number(strings.TrimPrefix(rule[len("easter"):], "+"))), true
	case strings.Count(rule, ":") == 2:
		head, tail, _ := strings.Cut(rule, "+")
		plus = number(tail)
		f := strings.Split(head, ":")
		a, b, c = number(f[0]), number(f[1]), number(f[2])
		t := day(year, a, 1)
		if b < 0 {
			t = day(year, a+1, 1).AddDate(0, 0, -1)
			t = t.AddDate(0, 0, -((isoWeekday(t) - c + 7) % 7))
			return t.AddDate(0, 0, plus), true
		}
		t = t.AddDate(0, 0, (c-isoWeekday(t)+7)%7+7*(b-1))
		return t.AddDate(0, 0, plus), true
	case len(rule) == len("01-02"):
		a, b = number(rule[:2]), number(rule[3:])
		return day(year, a, b), validDay(year, a, b)
	}
	return time.Time{}, false
}

// easter returns Easter Sunday of a Gregorian year, by the algorithm of Meeus, Jones and Butcher.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e, f := b/4, b%4, (b+8)/25
	g := (b - f + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return day(y, n/31, n%31+1)
}
