package statement

import (
	"fmt"
	"strings"
)

// Forms of dates beside the plain ones: quarters of a year, decades without their century, times of day in words, and dates in
// figures whose order another date of the article tells.

// quarter reads "the first quarter of 2024" and "Q1 2024", which need their year: a bare quarter may be a company's own.
func (r *dateReader) quarter(i int) (Date, int) {
	s, q, next := r.p[i].sentence, 0, i
	switch {
	case r.p[i].low == "q" && r.p[i].upper && at(r.p, i+1).glued && len(at(r.p, i+1).low) == 1:
		q, next = number(at(r.p, i+1).low), i+2
	case r.p[i].kind == wordPiece && low(r.p, i+1, s) == "quarter":
		if f, ok := r.n.table.Get(r.p[i].low); ok && f[0] == "ordinal" {
			q, next = number(f[1]), i+2
		}
	}
	if q < 1 || q > 4 {
		return Date{}, i
	}
	if low(r.p, next, s) == "of" {
		next++
	}
	if next >= len(r.p) || r.p[next].sentence != s || !r.isYear(next) {
		return Date{}, i
	}
	return Date{Kind: Explicit, words: dateWords{year: number(r.p[next].low), month: 3*q - 2, endMonth: 3 * q}}, next + 1
}

// decade reads a decade by its last two digits, "the ’90s", "90er-Jahre", where it must be one of the last century.
func (r *dateReader) decade(i int) (Date, int) {
	p, s := &r.p[i], r.p[i].sentence
	y := number(p.low)
	if p.kind != digitPiece || len(p.low) != 2 && len(p.low) != 4 || y%10 != 0 {
		return Date{}, i
	}
	next := i + 1
	switch b := at(r.p, i-1); {
	case len(p.low) == 2 && p.glued && (b.low == "'" || b.low == "’" || b.low == "‘") && low(r.p, next, s) == "s" && r.p[next].glued:
		next++
	case r.lang == "de" && low(r.p, next, s) == "er" && r.p[next].glued:
		if next++; low(r.p, next, s) == "-" {
			next++
		}
		if l := low(r.p, next, s); strings.HasPrefix(l, "jahre") {
			next++
		} else if len(p.low) == 2 {
			return Date{}, i
		}
	default:
		return Date{}, i
	}
	if y < 100 {
		if y < 30 {
			return Date{}, i // of this century or the last
		}
		y += 1900
	}
	if y < 1400 || y > 2190 {
		return Date{}, i
	}
	return Date{Kind: Explicit, words: dateWords{year: y, endYear: y + 9}}, next
}

// spoken reads a time of day in words, whose half the day's part tells: "six in the evening", "half past five in the afternoon".
func (r *dateReader) spoken(i int) (Date, int) {
	s, minutes, j := r.p[i].sentence, 0, i
	if b := low(r.p, i+1, s); b == "past" || b == "to" {
		switch r.p[i].low {
		case "half":
			minutes = 30
		case "quarter":
			minutes = 15
		default:
			return Date{}, i
		}
		if b == "to" {
			minutes = -minutes
		}
		j += 2
	}
	if j >= len(r.p) || r.p[j].sentence != s || r.p[j].glued {
		return Date{}, i
	}
	v, next, ok := r.n.amount(r.p, j)
	if !ok || next != j+1 || v%1000 != 0 || v < 1000 || v > 12_000 || low(r.p, next, s) != "in" || low(r.p, next+1, s) != "the" {
		return Date{}, i
	}
	hour := int(v/1000) % 12
	switch low(r.p, next+2, s) {
	case "morning":
	case "afternoon", "evening":
		hour += 12
	default:
		return Date{}, i
	}
	of := (hour*60 + minutes + 24*60) % (24 * 60)
	return Date{Kind: Clock, Time: fmt.Sprintf("%02d:%02d", of/60, of%60)}, next + 3
}

// order tells which of day and month stands first in the article's dates in figures, by those where it cannot be the other
// way: 1 the day, -1 the month, 0 where nothing tells, or both do.
func (r *dateReader) order() int {
	if r.ordered {
		return r.dayFirst
	}
	r.ordered = true
	day, month := false, false
	for i := 0; i+4 < len(r.p); i++ {
		if v, ok := r.slashed(i); ok {
			day = day || v[0] > 12 && v[1] <= 12
			month = month || v[1] > 12 && v[0] <= 12
		}
	}
	switch {
	case day && !month:
		r.dayFirst = 1
	case month && !day:
		r.dayFirst = -1
	}
	return r.dayFirst
}

// slashed returns the three numbers of a date in figures with slashes whose year stands last and has four digits, or two.
func (r *dateReader) slashed(i int) (v [3]int, ok bool) {
	for k := range v {
		q := at(r.p, i+2*k)
		if q.kind != digitPiece || k > 0 && (!q.glued || at(r.p, i+2*k-1).low != "/" || !at(r.p, i+2*k-1).glued) || k < 2 && len(q.low) > 2 {
			return v, false
		}
		v[k] = number(q.low)
	}
	n := len(at(r.p, i+4).low)
	if b := at(r.p, i+5); b.glued && (b.low == "/" || b.kind != markPiece) {
		return v, false
	}
	if n == 2 {
		v[2] += 2000
	}
	return v, n == 2 || n == 4
}
