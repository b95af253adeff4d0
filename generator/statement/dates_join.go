package statement

import "variorum/generator/lexicon"

// An expression of time goes on past a comma or a preposition, "Monday at 5 p.m.", and is told more of by the words around
// it: "early", "the", "until".

// gap returns where an expression may go on that was read up to next: past a comma, "on", "at", "around". -1 where it
// may not.
func (r *dateReader) gap(next int, x *Date) int {
	if next >= len(r.p) || x.Kind == Duration || x.Kind == Later || x.Kind == "" {
		return -1
	}
	s := r.p[next-1].sentence
	between := &r.d.sets.dates
	var joint *lexicon.Set
	switch {
	case x.Kind == Weekday && x.Time == "":
		joint = between.weekday
	case x.Kind == Clock:
		joint = between.clock
	case x.Time == "" && (x.words.day > 0 || x.words.rule != "" || x.Kind == Deictic && x.words.unit == "day"):
		joint = between.day
	default:
		return -1
	}
	if l := low(r.p, next, s); l == "," || joint == between.weekday && between.article.Has(l) {
		next++
	}
	if joint.Has(low(r.p, next, s)) {
		next++
	}
	for r.is(next, s, "about") {
		next++
	}
	if next >= len(r.p) || r.p[next].sentence != s {
		return -1
	}
	return next
}

// join adds y to x where both tell of one moment.
func (r *dateReader) join(x, y *Date) bool {
	dated := func(z *Date) bool { // gives a day other than by the day of the week
		return (z.Kind == Partial || z.Kind == Explicit) && (z.words.day > 0 || z.words.rule != "") && z.words.endDay == 0
	}
	days := func(z *Date) bool {
		return z.Time == "" && (dated(z) || z.Kind == Weekday || z.Kind == Deictic && z.words.unit == "day")
	}
	end, start := y.End, x.Start
	switch {
	case x.Kind == Weekday && dated(y) && y.words.weekday == 0:
		day, time, zone := x.words.weekday, x.Time, x.words.zone
		*x = *y
		x.words.weekday = day
		if x.Time == "" {
			x.Time, x.words.zone = time, zone
		}
	case x.Kind == Clock && days(y):
		time, w := x.Time, x.words
		*x = *y
		x.Time, x.words.zone, x.words.endTime, x.words.about = time, w.zone, w.endTime, w.about
	case days(x) && y.Kind == Clock:
		x.Time, x.words.zone, x.words.endTime = y.Time, y.words.zone, y.words.endTime
	default:
		return false
	}
	x.Span = Span{Start: start, End: end}
	return true
}

// surroundings notes what the words around an expression tell of it: whether it tells when something happens, and
// whether that lies behind or ahead.
func (r *dateReader) surroundings(x *Date, i, next int) {
	s, w := r.p[i].sentence, &x.words
	b := i - 1
	for b >= 0 && r.p[b].sentence == s {
		l := r.p[b].low
		switch what := r.does(l); {
		case what == "about":
			w.about = true
		case what == "early" || what == "part" || l == "-" && r.p[b].glued:
		case what == "next" && w.strict == 0:
			w.strict = 1
		case what == "last" && w.strict == 0:
			w.strict = -1
		case l == "the" && x.Kind != Clock && i-b <= 1 && (w.unit == "weekend" || r.p[i].kind == digitPiece):
		default:
			goto found
		}
		b--
	}
found:
	if b >= 0 && r.p[b].sentence == s {
		switch r.does(r.p[b].low) {
		case "lead", "on", "at", "to", "future":
			w.led = true
		}
		l, after := r.p[b].low, at(r.p, next)
		w.limit = r.deadlines.Field(l, 0) == "deadline"
		if b == i-1 && r.n.determiner(l) && after.sentence == s && after.kind == wordPiece && after.low != "of" {
			w.compound = true
		}
		if r.d.sets.dates.until.Has(l) || r.d.sets.dates.onward.Has(l) && x.Kind == Weekday || l == "for" && x.Kind == Weekday && r.appoints(b, s) {
			w.lies = 1
		}
	}
	if low(r.p, next, s) == "'s" || low(r.p, next, s) == "-" && r.p[next].glued {
		w.compound = true
	}
	if w.lies == 0 && w.year == 0 {
		w.lies, w.present = r.lies(i, next, s)
	}
}
