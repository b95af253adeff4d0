package statement

import (
	"fmt"
	"strings"
)

// clock reads a time of day: "11am", "9:30 p.m.", "21:00" where a preposition or zone makes it one, "noon".
func (r *dateReader) clock(i int) (Date, int) {
	s := r.p[i].sentence
	if f, ok := r.clocks.Get(r.p[i].low); ok && f[0] == "time" && !r.p[i].upper {
		if !r.is(i-1, s, "at") && !r.is(i-1, s, "about") && !r.is(i-1, s, "lead") && !r.is(i-1, s, "to") {
			return Date{}, i
		}
		return r.zone(Date{Kind: Clock, Time: f[1]}, i+1, s)
	}
	if r.p[i].kind != digitPiece || r.p[i].glued && i > 0 && !strings.Contains("(-–—[\"“", r.p[i-1].low) {
		return Date{}, i
	}
	h, m, next, minutes := r.hour(i, s)
	if h < 0 {
		return Date{}, i
	}
	x := Date{Kind: Clock}
	// "5-9pm": the second number carries the half of the day
	if l := low(r.p, next, s); (l == "-" || l == "–" || l == "to") && next+1 < len(r.p) {
		if h2, m2, after, _ := r.hour(next+1, s); h2 >= 0 {
			if half := r.half(after, s); half != "" {
				to, ok := daytime(h2, m2, half)
				from, ok2 := daytime(h, m, half)
				if ok && ok2 {
					if from > to {
						from, _ = daytime(h, m, map[string]string{"am": "pm", "pm": "am"}[half])
					}
					x.Time, x.words.endTime = from, to
					return r.zone(x, after+1, s)
				}
			}
		}
	}
	if half := r.half(next, s); half != "" {
		t, ok := daytime(h, m, half)
		if !ok {
			return Date{}, i
		}
		x.Time = t
		return r.zone(x, next+1, s)
	}
	if low(r.p, next, s) == "o'clock" || r.clocks.Field(low(r.p, next, s), 0) == "hour" {
		if !minutes && r.lang == "en" || h > 23 { // "11 o'clock" leaves open which half of the day
			return Date{}, i
		}
		x.Time = fmt.Sprintf("%02d:%02d", h, m)
		next++
		if q := at(r.p, next); r.lang == "de" && q.sentence == s && q.kind == digitPiece && len(q.low) == 2 && number(q.low) < 60 {
			x.Time = fmt.Sprintf("%02d:%02d", h, number(q.low))
			next++
		}
		return r.zone(x, next, s)
	}
	zoned := false
	if next < len(r.p) && r.p[next].sentence == s {
		_, e := r.zones.match(r.p, next)
		zoned = e != "" && r.clocks.Field(e, 0) == "zone"
	}
	if !minutes && zoned && len(r.p[i].low) == 4 && number(r.p[i].low)%100 < 60 && number(r.p[i].low) < 2400 { // "1500 GMT"
		v := number(r.p[i].low)
		x.Time = fmt.Sprintf("%02d:%02d", v/100, v%100)
		return r.zone(x, i+1, s)
	}
	if !minutes || h > 23 || low(r.p, i+1, s) != ":" {
		return Date{}, i
	}
	if zoned || r.is(i-1, s, "at") || r.is(i-1, s, "about") || r.is(i-1, s, "lead") && low(r.p, i-1, s) != "in" && low(r.p, i-1, s) != "of" && low(r.p, i-1, s) != "for" || r.is(i-1, s, "to") && r.clockBefore(i-1) {
		x.Time = fmt.Sprintf("%02d:%02d", h, m)
		return r.zone(x, next, s)
	}
	return Date{}, i
}

// hour reads "9", "9:30" or "9.30"; h is -1 where there is none.
func (r *dateReader) hour(i, s int) (h, m, next int, minutes bool) {
	if i >= len(r.p) || r.p[i].sentence != s || r.p[i].kind != digitPiece {
		return -1, 0, i, false
	}
	w := r.p[i].low
	if a, b, ok := strings.Cut(w, "."); ok {
		if len(a) > 2 || len(b) != 2 || number(b) > 59 || number(a) > 23 {
			return -1, 0, i, false
		}
		return number(a), number(b), i + 1, true
	}
	if len(w) == 4 && !strings.Contains(w, ",") {
		return 24, 0, i + 1, false // only "1500 GMT" can come of it
	}
	if len(w) > 2 || number(w) > 24 {
		return -1, 0, i, false
	}
	if i+2 < len(r.p) && r.p[i+1].low == ":" && r.p[i+1].glued && r.p[i+2].glued && r.p[i+2].kind == digitPiece && len(r.p[i+2].low) == 2 && number(r.p[i+2].low) < 60 {
		return number(w), number(r.p[i+2].low), i + 3, true
	}
	return number(w), 0, i + 1, false
}

// half returns "am" or "pm" where the piece at i says so.
func (r *dateReader) half(i, s int) string {
	switch f := r.clocks.Field(low(r.p, i, s), 0); f {
	case "am", "pm":
		return f
	}
	return ""
}

func daytime(h, m int, half string) (string, bool) {
	if h > 12 && half == "pm" && h < 24 { // "14:30pm"
		return fmt.Sprintf("%02d:%02d", h, m), true
	}
	if h < 1 || h > 12 {
		return "", false
	}
	h %= 12
	if half == "pm" {
		h += 12
	}
	return fmt.Sprintf("%02d:%02d", h, m), true
}

// zone takes in "local time", "ET" and the like after a time of day.
func (r *dateReader) zone(x Date, i, s int) (Date, int) {
	if i < len(r.p) && r.p[i].sentence == s {
		if n, e := r.zones.match(r.p, i); n > 0 {
			switch r.clocks.Field(e, 0) {
			case "local":
				if e == "local time" {
					x.words.zone = "local"
					return x, i + n
				}
			case "zone":
				if r.p[i].upper {
					x.words.zone = e
					return x, i + n
				}
			}
		}
	}
	return x, i
}

// clockBefore reports whether a time of day stands right before the piece at i.
func (r *dateReader) clockBefore(i int) bool {
	return i > 2 && r.p[i-1].kind == digitPiece && r.p[i-2].low == ":"
}
