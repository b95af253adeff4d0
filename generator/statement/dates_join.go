package statement

import (
	"strings"

	"variorum/generator/lexicon"
)

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

// appoints reports whether a verb before piece i sets a day for something: "scheduled a meeting for Friday".
func (r *dateReader) appoints(i, s int) bool {
	for j := i - 1; j >= 0 && j >= i-8 && r.p[j].sentence == s; j-- {
		if what := r.does(r.p[j].low); what == "appoint" || what == "future" {
			return true
		}
	}
	return false
}

// lies tells by the nearest verb before the words from i to next, or else after them, whether what they date lies
// behind (-1) or ahead (1); 0 where nothing tells. Present is whether only verbs in the present tense stand there.
func (r *dateReader) lies(i, next, s int) (lies int, present bool) {
	const reach = 15
	for j := i - 1; j >= 0 && j >= i-reach && r.p[j].sentence == s; j-- {
		if v := r.tense(j); v != 0 {
			return v, false
		}
		present = present || r.present(j)
	}
	for j := next; j < len(r.p) && j < next+reach && r.p[j].sentence == s; j++ {
		if r.d.sets.dates.open.Has(r.p[j].low) {
			continue
		}
		if v := r.tense(j); v != 0 {
			return v, false
		}
		if r.present(j) {
			return 0, true // the verb of the clause, before those that hang on it
		}
	}
	return 0, present
}

// present reports whether piece j is a full verb in the present tense, or a form of "be" that no participle follows.
func (r *dateReader) present(j int) bool {
	p := &r.p[j]
	if p.kind != wordPiece {
		return false
	}
	switch tag := r.d.tags[p.token]; {
	case tag == finite:
		return r.d.verbs[p.token].form&pastForm == 0
	case tag == auxiliary && (p.low == "is" || p.low == "are"):
		next := at(r.p, j+1)
		return next.kind == wordPiece && r.d.verbs[next.token].form == 0 && r.does(next.low) == "" && !strings.HasSuffix(next.low, "ly") && next.low != "not"
	}
	return false
}

func (r *dateReader) tense(j int) int {
	p := &r.p[j]
	if p.kind != wordPiece {
		return 0
	}
	if r.d.tags[p.token] == finite && r.d.verbs[p.token].form&pastForm != 0 {
		if b := low(r.p, j-1, p.sentence); !r.d.sets.dates.state.Has(b) {
			return -1
		}
	}
	before := low(r.p, j-1, p.sentence)
	switch {
	case p.low == "to" && r.does(before) == "toward":
		return 1 // "hoped to reopen on Monday"
	case p.low == "have" && before == "to":
		return 0
	}
	switch r.does(p.low) {
	case "future":
		switch next := low(r.p, j+1, p.sentence); {
		case p.upper && j > 0 && r.p[j-1].sentence == p.sentence, p.low == "set" && next != "to" && next != "for",
			p.low == "due" && next == "to", p.low == "would" && next == "have", p.low == "ahead" && next != "of":
			return 0
		}
		return 1
	case "past":
		return -1
	}
	if strings.HasSuffix(p.low, "'ll") {
		return 1
	}
	if !p.upper && len(p.low) > 4 && strings.HasSuffix(p.low, "ed") && r.lang == "en" {
		if r.d.sets.dates.state.Has(before) {
			return 0 // "will be sentenced", "will stay closed": the verb before it tells
		}
		return -1
	}
	return 0
}
