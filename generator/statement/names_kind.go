package statement

import "strings"

// What a run of capitals names, a person, a body or a place, and which of its words are title and which the name.

// split divides a run of capitals into the role before a name and the name: "Russian Foreign Minister" + "Ann Lee".
func (r *nameReader) split(i, end int) {
	s := r.p[i].sentence
	m := mention{first: i, next: end}
	kind, sure := r.kindOf(i, end)
	m.Kind = kind
	if sure && end-i > 1 {
		if at, n := r.title(i, end); !(n > 0 && at < end && r.personal(at, end)) {
			r.add(m)
			return
		}
	}
	at, n := r.title(i, end)
	switch {
	case n > 0 && at >= end:
		return // a title alone names nobody
	case n > 0 && r.general(at, end):
	case n > 0:
		for at < end && (r.p[at].low == "." || r.p[at].kind == markPiece) {
			at++
		}
		if at >= end {
			return
		}
		name := at
		first := at - n
		for first > i && r.p[first].low == "." {
			first--
		}
		_, e := r.titles.match(r.p, r.titleStart(i, at))
		m.first = name
		if r.titles.table.Field(e, 0) == "courtesy" && r.titleStart(i, at) == i {
			m.courtesy = true
		} else if c := r.titles.table.Field(e, 0); c == "courtesy" {
			m.Role = Span{Start: r.p[i].Start, End: r.p[r.titleStart(i, at)-1].End}
			m.courtesy = true
		} else {
			m.Role = Span{Start: r.p[r.owners(i, s)].Start, End: r.endOf(name)}
		}
		m.Kind = Person
		if k, ok := r.kindOf(name, end); ok && end-name > 1 {
			m.Kind = k
		}
		r.leftOf(&m, i, s)
		r.apposition(&m, s)
		r.add(m)
		return
	}
	// an adjective of a people before a person: "Australian Bo Lee"
	if r.people(i) != "" && end-i > 1 {
		n, _ := r.nations.match(r.p, i)
		switch {
		case i+n >= end:
			return
		case r.given.Has(r.p[i+n].low) && end-i-n >= 2 && !sure:
			m.first, m.Kind = i+n, Person
			m.Role = Span{Start: r.p[i].Start, End: r.p[i+n-1].End}
			r.apposition(&m, s)
			r.add(m)
			return
		}
	} else if r.people(i) != "" || r.notnames.Has(r.p[i].low) && end == i+1 {
		return
	}
	if end == i+1 {
		if n, e := r.bodies.match(r.p, i); n == 1 && !r.acronym(i) {
			if k := r.bodies.table.Field(e, 0); k != "body" || r.lower[r.p[i].low] > 0 || !r.d.sets.names.whole.Has(e) {
				return // "Police", "City"
			}
			m.Kind = Body
		}
		if n, _ := r.titles.match(r.p, i); n > 0 {
			return
		}
	}
	r.person(&m, i, end, s)
	r.leftOf(&m, i, s)
	r.apposition(&m, s)
	r.add(m)
}

// owners returns where the words begin that belong to the title at i: "Overton Sheriff's" before "Office Director Ann Lee",
// "former" before "President Ann Lee".
func (r *nameReader) owners(i, s int) int {
	if i > 0 && r.p[i-1].sentence == s && !r.p[i-1].upper {
		if r.d.sets.names.former.Has(r.p[i-1].low) {
			return i - 1 // "former President Ann Lee" is no president
		}
	}
	if i < 2 || r.p[i-1].low != "'s" && r.p[i-1].low != "’s" || r.p[i-1].sentence != s || r.bodies.entries[r.p[i].low] == "" {
		return i
	}
	k := i - 1
	for k > 0 && r.p[k-1].sentence == s && r.p[k-1].kind == wordPiece && r.p[k-1].upper && !r.starters.Has(r.p[k-1].low) {
		k--
	}
	if k == i-1 {
		return i
	}
	return k
}

// titleStart returns where the last title before at begins, within a run from i.
func (r *nameReader) titleStart(i, at int) int {
	start := i
	for j := i; j < at; j++ {
		if k, e := r.titles.match(r.p, j); k > 0 && j+k <= at && r.entitles(e, j) {
			start = j
			j += k - 1
		}
	}
	return start
}

// endOf returns the end of the piece before name, with the point of an abbreviation.
func (r *nameReader) endOf(name int) int { return r.p[name-1].End }

// personal reports whether the words from i to end have the look of a person's name.
func (r *nameReader) personal(i, end int) bool {
	words := 0
	for k := i; k < end; k++ {
		if r.p[k].kind == wordPiece && r.p[k].upper {
			words++
		}
		if _, ok := r.bodies.table.Get(r.p[k].low); ok {
			return false
		}
	}
	return words >= 1 && words <= 4
}

// general reports whether a title before the words from at to end is part of a body's name: "General Motors".
func (r *nameReader) general(at, end int) bool {
	return r.p[at-1].low == "general" && end-at == 1 && !r.given.Has(r.p[at].low) && r.within[r.p[at].low] < 2
}

// person decides whether a run without a title names a person, by a given name or by what stands beside it.
func (r *nameReader) person(m *mention, i, end, s int) {
	if m.Kind != Thing || end-i > 1 && r.people(end-1) != "" && strings.HasSuffix(r.p[end-1].low, "s") { // "Central Americans"
		return
	}
	words := 0
	for k := i; k < end; k++ {
		if r.p[k].kind == wordPiece && r.p[k].upper && (k == i || !r.p[k].glued) {
			words++
		}
	}
	if r.heads.Field(r.p[i].low, 0) == "place" && words >= 2 && words <= 3 && !r.people1(i+1) && !r.speaks(end) && !r.ageFollows(end, s) { // "San Marco", "Fort Lee"
		m.Kind = Place
		return
	}
	lead := low(r.p, i-1, s)
	f, given := r.given.Get(r.p[i].low)
	switch {
	case words == 1 && r.acronym(i) && low(r.p, end, s) == "," && r.inRegion(end+1, s):
		m.Kind = Place // "ERIE, Pa."
	case words == 1 && r.acronym(i):
		m.Kind = Body
		if len(r.p[i].low) > 4 && r.given.Has(r.p[i].low) {
			m.Kind = Thing
		}
	case given && words >= 2 && words <= 4 && (len(f) == 0 || !r.people1(i+1)):
		m.Kind = Person
	case given && len(f) == 0 && words == 1:
		m.Kind = Person
	case words >= 2 && words <= 3 && lead == "the" && r.speaks(end):
		m.Kind = Body // "The Red Cross said"
	case words >= 2 && words <= 3 && !r.hasAcronym(i, end) && (r.speaks(end) || words == 2 && r.whoSpeaks(end, s) || r.p[max(0, i-1)].low == "named" || r.ageFollows(end, s)):
		m.Kind = Person
	case words == 1 && r.agedBefore(i, s):
		m.Kind = Person
	case low(r.p, end, s) == "," && r.inRegion(end+1, s):
		m.Kind = Place
	case r.d.sets.names.where.Has(lead) && words <= 2 && at(r.p, end).low != "'s":
		m.Kind = Place
	}
	m.weak = words == 1
}

// inRegion reports whether a state, province or country stands at j, so that what stands before the comma lies in it.
func (r *nameReader) inRegion(j, s int) bool {
	if j >= len(r.p) || r.p[j].sentence != s || !r.p[j].upper {
		return false
	}
	if n, e := r.regions.match(r.p, j); n > 0 && r.regions.table.Field(e, 1) != "" {
		return true
	}
	n, e := r.nations.match(r.p, j)
	return n > 0 && r.nations.table.Field(e, 0) == "country" && (low(r.p, j+n, s) == "," || low(r.p, j+n, s) == ".")
}

func (r *nameReader) people1(i int) bool { return i < len(r.p) && r.people(i) != "" }

func (r *nameReader) hasAcronym(i, end int) bool {
	for k := i; k < end; k++ {
		if r.p[k].kind == wordPiece && r.acronym(k) {
			return true
		}
	}
	return false
}

// ageFollows reports whether an age set off by commas follows: ", 67,".
func (r *nameReader) ageFollows(j, s int) bool {
	n := at(r.p, j+1)
	return low(r.p, j, s) == "," && n.sentence == s && n.kind == digitPiece && len(n.low) <= 3 && number(n.low) < 116 && number(n.low) > 0 &&
		(low(r.p, j+2, s) == "," || low(r.p, j+2, s) == "of" || low(r.p, j+2, s) == "." || low(r.p, j+2, s) == "")
}

// whoSpeaks reports whether a clause with "who" is set off by commas, and a verb of saying follows: ", who lives there, said".
func (r *nameReader) whoSpeaks(j, s int) bool {
	if low(r.p, j, s) != "," || low(r.p, j+1, s) != "who" {
		return false
	}
	for k := j + 2; k < len(r.p) && k < j+16 && r.p[k].sentence == s; k++ {
		if r.p[k].low == "," {
			return r.speaks(k + 1)
		}
	}
	return false
}

// agedBefore reports whether "58-year-old" stands before the piece at i.
func (r *nameReader) agedBefore(i, s int) bool { return r.roles.Field(low(r.p, i-1, s), 0) == "old" }
