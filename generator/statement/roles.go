package statement

import "strings"

// What somebody or something is said to be, in lower case before its name or set off behind it: "spokesman Al Brown", "Al
// Brown, a spokesman for the union,".

// leftOf finds a role in lower case right before a name ("state news agency RIA", "the 58-year-old Lee"), or set off by a
// comma ("The boy's uncle, Bo Lee, said").
func (r *nameReader) leftOf(m *mention, i, s int) {
	b := i - 1
	comma := false
	if low(r.p, b, s) == "," && low(r.p, m.next, s) == "," {
		comma = true
		b--
	}
	q := at(r.p, b)
	if q.sentence != s || q.kind != wordPiece {
		return
	}
	if !comma && r.agedBefore(i, s) {
		first := b
		for first > 0 && r.p[first-1].sentence == s && (r.p[first-1].glued || r.p[first].glued) && b-first < 4 {
			first--
		}
		m.Role = Span{Start: r.p[first].Start, End: q.End}
		if m.Kind == Thing {
			m.Kind = Person
		}
		return
	}
	if q.upper && !comma || r.titles.entries[q.low] == "" || r.titles.table.Field(q.low, 0) == "courtesy" || q.upper && r.opens(b) && m.Role.Len() > 0 {
		if q.low == "little" || q.low == "puzzled" {
			m.courtesy = true
		}
		return
	}
	first := b
	for k := b - 1; k >= 0 && b-k <= 7 && r.p[k].sentence == s; k-- {
		w := &r.p[k]
		if w.kind != wordPiece && !(w.low == "-" && w.glued) && !(w.kind == digitPiece && r.p[k+1].glued) {
			break
		}
		if r.d.sets.clauses.pointing.Has(w.low) {
			break
		}
		if r.roles.Field(w.low, 0) == "determiner" {
			if comma || w.low != "the" && w.low != "a" && w.low != "an" {
				first = k
			}
			break
		}
		if r.roles.Field(w.low, 0) == "stop" || !w.upper && (verbal(w.low) && r.heads.Field(w.low, 0) != "role" || r.tells(w.low)) || r.starters.Has(w.low) && r.bodies.entries[w.low] == "" {
			break
		}
		first = k
	}
	role := Span{Start: r.p[first].Start, End: q.End}
	if m.Role.Len() > 0 {
		role.End = m.Role.End
	}
	if r.p[first].low == "'s" || comma && r.opens(first) && r.lower[r.p[first].low] == 0 && first == b {
		if r.p[first].low == "'s" {
			return
		}
	}
	switch personal := r.personRole(q.low); {
	case personal && m.Kind == Thing:
		m.Kind = Person
	case personal && m.Kind != Person:
		return // "a major council meeting"
	case !personal && !comma && (m.Kind == Thing || m.Kind == Person && !r.given.Has(r.p[i].low)):
		m.Kind = Body
	case !personal && m.Kind == Person:
		return
	}
	m.Role = role
}

// personRole reports whether a noun of roles is a person's and no body's.
func (r *nameReader) personRole(low string) bool {
	return !r.d.sets.names.body.Has(low)
}

// apposition finds a role set off after a name: "Bo Lee, a spokesman for the union, said", "Ann Lee, 67,", "the NBO, a
// news agency,".
func (r *nameReader) apposition(m *mention, s int) {
	j := m.next
	if low(r.p, j, s) != "," || m.Role.Len() > 0 && m.Kind != Person {
		return
	}
	j++
	if r.ageFollows(j-1, s) {
		if m.Role.Len() == 0 {
			m.Role = r.p[j].Span
		}
		if m.Kind == Thing {
			m.Kind = Person
		}
		return
	}
	if m.Role.Len() > 0 || j >= len(r.p) || r.p[j].sentence != s || r.p[j].kind != wordPiece {
		return
	}
	det := r.roles.Field(r.p[j].low, 0) == "determiner"
	if !det && !r.p[j].upper && r.titles.entries[r.p[j].low] == "" && r.p[j].low != "who" {
		return
	}
	found, end, class := false, -1, ""
	for k := j; k < len(r.p) && k < j+14 && r.p[k].sentence == s; k++ {
		w := &r.p[k]
		if w.kind == markPiece && !(w.low == "-" && w.glued) && !(w.low == "." && k+1 < len(r.p) && r.p[k+1].sentence == s) {
			end = k
			break
		}
		if w.low == "who" || w.low == "which" {
			end = k
			break
		}
		if size, e := r.titles.match(r.p, k); !found && k < j+8 && size > 0 && r.titles.entries[w.low] != "" {
			if c := r.titles.table.Field(e, 0); c != "courtesy" {
				// the head of the words: nothing but "of", "for", "at" may follow it
				n := at(r.p, k+size)
				if n.sentence != s || n.kind != wordPiece || r.d.sets.names.tie.Has(n.low) || r.tells(n.low) {
					found, class = true, w.low
				}
			}
		}
		if r.tells(w.low) || r.isVerb(w.low) && k > j {
			if found && k > j+1 && r.opens(m.first) && r.p[k-1].kind == wordPiece && r.tells(w.low) {
				end = k // "Ann Lee, the mayor told reporters": the second comma is missing
				break
			}
			return // "After the meeting with Ann Lee, the mayor told reporters"
		}
	}
	if !found && det && end > 0 && m.Kind == Person && end-j <= 6 && r.p[j].low[0] == 'a' && r.p[end].low == "," {
		found = true // "Ann Lee, a baker,"
	}
	if !found && det && end > j+1 && end-j <= 6 && r.p[j].low[0] == 'a' && r.p[end].low == "who" && m.next-m.first > 1 && m.Kind != Body {
		found = true // "Ann Lee, a baker who lives there,"
	}
	if !found || end < 0 || !det && !r.p[j].upper && class == "" {
		return
	}
	if !det && r.p[j].upper && r.given.Has(r.p[j].low) {
		return // the next in a list
	}
	// a list ("Ann Lee, the mayor and Bo") has no comma or point right after the words
	m.Role = Span{Start: r.p[j].Start, End: r.p[end-1].End}
	if m.Kind == Thing {
		m.Kind = Body
		if r.personRole(class) {
			m.Kind = Person
		}
	}
}

func (r *nameReader) isVerb(low string) bool {
	return r.d.sets.clauses.auxiliary.Has(low) || strings.HasSuffix(low, "n't")
}

// tells reports whether a word is a verb of speech and hardly anything else.
func (r *nameReader) tells(low string) bool {
	return r.d.sets.reports.tells.Has(low) || strings.HasSuffix(low, "ed") && r.verbs.Has(low)
}
