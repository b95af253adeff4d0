package collate

import (
	"slices"
	"strings"

	"variorum/generator/statement"
)

// dates compares times by what they are times of: the values as intervals, their precision, the verb that they belong
// to, the preposition that makes them a deadline or a start.
func (d *differ) dates() {
	var all []timed
	year := d.year()
	for i := range d.view {
		all = append(all, d.datesIn(i, year)...)
	}
	near := d.newTimes(all)
	d.attributive(all, near)
	d.attached(all)
	d.deadlines(all)
	d.values(all, near)
	d.relative(all)
}

// show is the words from a time to the verb that it belongs to, or the other way round, where they are near; else the
// time with its preposition.
func (d *differ) show(t *timed) Ref {
	v := &d.view[t.at.Source]
	r := t.tokens
	if t.noun != "" {
		return ref(t.at.Source, v.span([2]int{r[0] - 1, r[1]}))
	}
	if t.verbAt >= 0 && max(r[1], t.verbAt+1)-min(r[0], t.verbAt) <= 10 {
		r = [2]int{min(r[0], t.verbAt), max(r[1], t.verbAt+1)}
	}
	return ref(t.at.Source, d.withPreposition(v, r))
}

func (d *differ) withPreposition(v *view, r [2]int) statement.Span {
	if d.sets.when.Has(v.norm(r[0] - 1)) {
		r[0]--
	}
	return v.span(r)
}

// attributive reports a day that one text puts before a noun, as if it were that thing's date, where others give it as
// the day on which something was done to the thing.
func (d *differ) attributive(all []timed, near *times) {
	for i := range all {
		a := &all[i]
		if a.noun == "" || a.from != a.to || a.from == "" || a.x.Kind != statement.Explicit && a.x.Kind != statement.Partial ||
			!strings.ContainsAny(d.c.Words(a.at), "0123456789") {
			continue
		}
		by := newGroups()
		elsewhere := false
		for _, j := range near.on(a) {
			b := &all[j]
			if b.verb == "" || b.speech || b.x.Kind == statement.Later || d.words.Table("holding").Has(b.verb) {
				continue
			}
			v := &d.view[b.at.Source]
			sent := v.doc.Sentences[b.sentence].Tokens
			if slices.Contains(d.content(v, [2]int{b.verbAt, min(sent[1], b.verbAt+12)}), a.noun) {
				by.put("act", oneLine(d.c.Words(d.show(b))), d.show(b))
				elsewhere = elsewhere || b.at.Source != a.at.Source
			}
		}
		if !elsewhere {
			continue
		}
		by.put("thing", oneLine(d.c.Words(d.show(a))), d.show(a))
		rs := by.readings(d)
		rs[slices.Index(by.keys, "thing")].Manner = "thing"
		rs[slices.Index(by.keys, "act")].Manner = "act"
		d.add(finding{grade: grave, favour: by.value["act"], firm: true, Difference: Difference{
			Kind: Date, Conflict: true, Form: "attached", Subject: last(strings.Fields(d.c.Words(d.show(a)))), What: "date " + oneLine(d.c.Words(a.at)), Readings: rs,
			Why: "one text gives the day as the date of the thing, the others as the day on which something was done to it",
		}})
	}
}

// attached reports a day that belongs to a report in one text and to what is reported in another.
func (d *differ) attached(all []timed) {
	for i := range all {
		a := &all[i]
		if !a.speech || a.verbAt < 0 || a.from == "" || a.from != a.to || a.noun != "" {
			continue
		}
		v := &d.view[a.at.Source]
		sent := v.doc.Sentences[a.sentence].Tokens
		told := d.content(v, [2]int{a.verbAt + 1, sent[1]})
		if sent[1]-a.verbAt < 6 {
			told = d.content(v, [2]int{sent[0], a.verbAt}) // "… was arrested, police announced Thursday"
		}
		like := map[string]bool{} // by the stem of a verb: whether what is told has it, or one that means much the same
		by := newGroups()
		exact, after := false, false
		for j := range all {
			b := &all[j]
			late := b.from != "" && b.from > a.to // what is reported cannot come after the report
			if j == i || b.at.Source == a.at.Source || b.noun != "" || b.verb == "" || b.verb == a.verb || !sameTime(a, b) && (b.speech || !late) {
				continue
			}
			w := &d.view[b.at.Source]
			stem := w.stem(b.verbAt)
			if v.between(a.verbAt, a.tokens[0], stem) {
				continue // "said during a visit on Saturday" gives the day of the visit too
			}
			done, known := like[stem]
			if !known {
				done = slices.ContainsFunc(told, func(s string) bool { return s == stem || d.near(s, stem) })
				like[stem] = done
			}
			if done && (d.oneMatter(a, b) || late && d.toldThere(a, b)) {
				exact = exact || slices.Contains(told, stem)
				after = after || late
				by.put("act", oneLine(d.c.Words(d.show(b))), d.show(b))
			}
		}
		if !exact {
			continue
		}
		by.put("report", oneLine(d.c.Words(d.show(a))), d.show(a))
		rs := by.readings(d)
		rs[slices.Index(by.keys, "act")].Manner = "act"
		rs[slices.Index(by.keys, "report")].Manner = "report"
		f := finding{grade: always, Difference: Difference{
			Kind: Date, Conflict: true, Form: "attached", What: "date " + oneLine(d.c.Words(a.at)), Readings: rs,
			Why: "in one text it is the day of the report, in the others the day of what is reported",
		}}
		if after {
			f.Why = "in one text the report is older than what others date by its words"
		}
		d.add(f)
	}
}

// between reports whether a word with a stem stands between two tokens.
func (v *view) between(from, to int, stem string) bool {
	for k := from + 1; k < to; k++ {
		if v.stem(k) == stem {
			return true
		}
	}
	return false
}

// toldThere reports whether what b is a time of happens to a person who is named, and the text tells it, by the same verb,
// in the statement of a as well. Snow may fall again.
func (d *differ) toldThere(a, b *timed) bool {
	w := &d.view[b.at.Source]
	if a.state < 0 || b.verbAt < 0 {
		return false
	}
	named := false
	for k := b.verbAt - 1; k >= w.doc.Sentences[b.sentence].Tokens[0] && w.clause[k] == w.clause[b.verbAt]; k-- {
		named = named || w.name[k] >= 0 && w.doc.Names[w.name[k]].Kind == statement.Person
	}
	return named && slices.ContainsFunc(d.verbsOf(a.state, b.at.Source), func(k int) bool { return w.stem(k) == w.stem(b.verbAt) })
}

// oneMatter reports whether two times stand in one statement, or in sentences that share most of their words.
func (d *differ) oneMatter(a, b *timed) bool {
	if a.state >= 0 && a.state == b.state {
		return true
	}
	v, w := &d.view[a.at.Source], &d.view[b.at.Source]
	return d.alikeGists(d.gist(v, v.doc.Sentences[a.sentence].Tokens), d.gist(w, w.doc.Sentences[b.sentence].Tokens)) >= 400
}

// deadlines reports one day that is an end in one text and a beginning or a deadline in another.
func (d *differ) deadlines(all []timed) {
	for i := range all {
		a := &all[i]
		if a.bound == "" || a.x.Kind == statement.Later {
			continue
		}
		by := newGroups()
		add := func(t *timed) {
			v := &d.view[t.at.Source]
			r := [2]int{t.tokens[0] - 1, t.tokens[1]}
			by.put(t.bound, oneLine(v.span(r).Of(v.text)), ref(t.at.Source, v.span(r)))
		}
		add(a)
		for j := range all {
			if b := &all[j]; j != i && b.bound != "" && sameTime(a, b) && d.oneMatter(a, b) && (b.at.Source != a.at.Source || b.bound == a.bound) {
				add(b)
			}
		}
		if len(by.keys) > 1 {
			d.add(finding{grade: always, Difference: Difference{
				Kind: Date, What: "deadline", Readings: by.readings(d),
				Why: "the same day with another preposition: not the same time is meant",
			}})
		}
	}
}

// values compares the times of one event as intervals: times that do not meet are in conflict; a day against a month is
// a matter of precision.
func (d *differ) values(all []timed, near *times) {
	for i := range all {
		a := &all[i]
		if a.from == "" || a.noun != "" || a.other || !slices.ContainsFunc(near.event(a), func(j int) bool {
			return all[j].at.Source != a.at.Source && !sameTime(a, &all[j]) && d.sameEvent(all, a, &all[j])
		}) {
			continue // no time differs
		}
		group := []*timed{a}
		differ := false
		put := func(t *timed) {
			group = append(group, t)
			differ = differ || !sameTime(a, t)
		}
		conflict, precision := false, false
		for _, j := range near.to(a) {
			b := &all[j]
			if b.at.Source == a.at.Source || b.from == "" || b.noun != "" || b.other {
				continue
			}
			if !d.sameEvent(all, a, b) {
				if sameTime(a, b) && a.x.Kind == b.x.Kind && d.oneMatter(a, b) {
					put(b)
				}
				continue
			}
			switch {
			case sameTime(a, b):
				put(b)
			case !meets(a, b):
				if d.oneWeekday(a, b) {
					continue
				}
				if a.bound != "" && a.bound == b.bound && !d.alsoIn(all, a, b) || (a.verb != "" && d.sameVerb(a, b) || d.leading(a) && d.leading(b)) && !d.alsoIn(all, a, b) {
					conflict = true
					put(b)
				}
			case coarse(a) != coarse(b):
				precision = true
				put(b)
			}
		}
		if !differ || !conflict && !precision {
			continue
		}
		by := newGroups()
		for _, t := range group {
			by.put(t.from+"/"+t.to, oneLine(d.c.Words(d.timeOnly(t))), d.timeOnly(t))
		}
		f := finding{grade: always, Difference: Difference{
			Kind: Date, Conflict: conflict, Form: "date", What: "date", Readings: by.readings(d),
			Why: "times of the same event that do not meet",
		}}
		if !conflict {
			f.Why = "times of the same event, one less exact"
			f.favour = d.exactest(by)
			for i, k := range by.keys {
				if from, to, _ := strings.Cut(k, "/"); from != to && slices.ContainsFunc(by.keys, func(o string) bool { a, b, _ := strings.Cut(o, "/"); return a == b }) {
					f.Readings[i].Manner = "only"
				}
			}
		}
		d.add(f)
	}
}

// timeOnly is a time with its preposition.
func (d *differ) timeOnly(t *timed) Ref {
	v := &d.view[t.at.Source]
	return ref(t.at.Source, d.withPreposition(v, v.tokens(t.at.Span)))
}

func (d *differ) exactest(by *groups) string {
	best, value := "", ""
	for _, k := range by.keys {
		from, to, _ := strings.Cut(k, "/")
		if from == to && (best == "" || k < best) {
			best, value = k, by.value[k]
		}
	}
	return value
}

// sameVerb reports whether two times belong to one verb, or to verbs that mean much the same.
func (d *differ) sameVerb(a, b *timed) bool {
	if a.verbAt < 0 || b.verbAt < 0 {
		return false
	}
	v, w := &d.view[a.at.Source], &d.view[b.at.Source]
	x, y := v.stem(a.verbAt), w.stem(b.verbAt)
	return x == y || a.verb == b.verb || d.near(x, y)
}

// sameEvent reports whether two times are of one event: one statement and the same verb, or the only times of that
// statement in their sources.
func (d *differ) sameEvent(all []timed, a, b *timed) bool {
	if a.speech != b.speech && a.verb != "" && b.verb != "" {
		return false
	}
	if d.leading(a) && d.leading(b) && (a.state == b.state || d.sameVerb(a, b) || d.oneHero(a, b)) && !a.speech && !b.speech && a.x.Kind == statement.Weekday && b.x.Kind == statement.Weekday {
		return d.onlyTime(all, a) && d.onlyTime(all, b)
	}
	if a.x.Precision == "year" && b.x.Precision == "year" && a.x.Kind == statement.Explicit && b.x.Kind == statement.Explicit && a.verb != "" && a.verb == b.verb && d.clauseAlike(a, b) >= 600 {
		return true // "was built in 1987", whatever else the sentences say
	}
	if a.state < 0 || a.state != b.state || a.speech != b.speech && a.verb != "" && b.verb != "" || a.bound != b.bound {
		return false
	}
	if d.sameVerb(a, b) {
		return true
	}
	if a.bound != "" && a.bound == b.bound && d.oneMatter(a, b) {
		return true
	}
	return d.onlyTime(all, a) && d.onlyTime(all, b)
}

// clauseAlike is how much the clauses of two times share, in thousandths.
func (d *differ) clauseAlike(a, b *timed) int {
	v, w := &d.view[a.at.Source], &d.view[b.at.Source]
	i, j := v.clause[a.tokens[0]], w.clause[b.tokens[0]]
	if i < 0 || j < 0 {
		return 0
	}
	return d.alikeGists(d.gist(v, v.doc.Clauses[i].Tokens), d.gist(w, w.doc.Clauses[j].Tokens))
}

// oneWeekday reports whether two times name one weekday: "on Monday night", "on Monday" are one day whatever the dates of
// the articles make of them.
func (d *differ) oneWeekday(a, b *timed) bool {
	if a.x.Kind != statement.Weekday || b.x.Kind != statement.Weekday {
		return false
	}
	v, w := &d.view[a.at.Source], &d.view[b.at.Source]
	t := d.words.Table("weekdays")
	day := func(v *view, r [2]int) string {
		for k := r[0]; k < r[1]; k++ {
			if f := t.Field(v.norm(k), 0); f != "" {
				return f
			}
		}
		return ""
	}
	x := day(v, v.tokens(a.at.Span))
	return x != "" && x == day(w, w.tokens(b.at.Span))
}

// oneHero reports whether the sentences of two times begin with one person, or are much alike.
func (d *differ) oneHero(a, b *timed) bool {
	who := func(t *timed) string {
		v := &d.view[t.at.Source]
		r := v.doc.Sentences[t.sentence].Tokens
		for k := r[0]; k < min(r[1], r[0]+6); k++ {
			if n := v.name[k]; n >= 0 && v.doc.Names[n].Kind == statement.Person {
				return last(nameWords(v.doc.Names[n].Full))
			}
		}
		return ""
	}
	if x := who(a); x != "" && x == who(b) {
		return true
	}
	v, w := &d.view[a.at.Source], &d.view[b.at.Source]
	return d.alikeGists(d.gist(v, v.doc.Sentences[a.sentence].Tokens), d.gist(w, w.doc.Sentences[b.sentence].Tokens)) >= 600
}

// onlyTime reports whether a source gives no other time for the statement.
func (d *differ) onlyTime(all []timed, t *timed) bool {
	own := ofSource(all, t.at.Source)
	for i := range own {
		if u := &own[i]; u.at != t.at && (u.state == t.state || u.sentence == t.sentence) {
			return false
		}
	}
	return true
}

// leading reports whether a time stands in the first sentence of a text's prose.
func (d *differ) leading(t *timed) bool {
	v := &d.view[t.at.Source]
	for s := range v.doc.Sentences {
		if v.doc.Sentences[s].Class == "" {
			return s == t.sentence
		}
	}
	return false
}

// alsoIn reports whether a source of one of two times has the other as well, for the same statement: then they are two.
func (d *differ) alsoIn(all []timed, a, b *timed) bool {
	other := func(t, o *timed) bool {
		return slices.ContainsFunc(ofSource(all, t.at.Source), func(u timed) bool { return u.state == a.state && meets(&u, o) })
	}
	return other(a, b) || other(b, a)
}

// relative reports an event that one text dates by the calendar, another only by what came before.
func (d *differ) relative(all []timed) {
	for i := range all {
		a := &all[i]
		if a.x.Kind != statement.Later {
			continue
		}
		by := newGroups()
		shape := func(t *timed) (bool, bool) { // counts from another event, stands in the calendar
			later, day := t.x.Kind == statement.Later, t.x.Kind == statement.Explicit || t.x.Kind == statement.Partial
			own := ofSource(all, t.at.Source)
			for j := range own {
				if u := &own[j]; u.sentence == t.sentence && u.at != t.at && u.verbAt == t.verbAt && t.verbAt >= 0 {
					later = later || u.x.Kind == statement.Later
					day = day || u.x.Kind == statement.Explicit || u.x.Kind == statement.Partial
				}
			}
			return later, day
		}
		keys := map[string]bool{}
		for j := range all {
			b := &all[j]
			if b.state != a.state || a.state < 0 || b.noun != "" || !d.sameVerb(a, b) {
				continue
			}
			later, day := shape(b)
			key := ""
			switch {
			case later && day:
				key = "both"
			case later:
				key = "later"
			case day:
				key = "day"
			default:
				continue
			}
			keys[key] = true
			by.put(key, oneLine(d.c.Words(d.timeOnly(b))), d.timeOnly(b))
		}
		if len(keys) > 1 {
			d.add(finding{grade: record, Difference: Difference{
				Kind: Date, What: "how it is dated", Readings: by.readings(d),
				Why: "some texts date it by the calendar, some only by what came before",
			}})
			return
		}
	}
}
