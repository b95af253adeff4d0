package statement

import (
	"sort"
	"strings"
)

// entity is one thing that mentions name.
type entity struct {
	full  string   // as written
	words []string // of the full form
	kind  NameKind
	plain bool
}

// bind finds which mentions name the same thing: forms are taken from long to short, and each short form goes to the
// full form that it fits.
func (r *nameReader) bind() {
	r.part()
	order := make([]int, len(r.mentions))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(a, b int) bool {
		return len(r.mentions[order[a]].words) > len(r.mentions[order[b]].words)
	})
	var all []entity
	byForm := map[string]int{}
	bySurname := map[string][]int{} // words of persons' names -> entities
	heads := map[string][]int{}     // first and last words of other names -> entities
	initials := map[string]int{}
	of := make([]int, len(r.mentions))
	for _, i := range order {
		m := &r.mentions[i]
		form := strings.Join(m.words, " ")
		if m.known != "" {
			form = "\x00" + m.known
		}
		e, ok := byForm[form]
		if !ok {
			e = r.host(m, all, bySurname, heads, initials)
			if e < 0 {
				e = len(all)
				all = append(all, entity{words: m.words, kind: m.Kind})
				for _, w := range m.words {
					if len(m.words) > 1 {
						bySurname[w] = append(bySurname[w], e)
					}
				}
				if len(m.words) > 1 {
					heads[m.words[0]] = append(heads[m.words[0]], e)
					heads[m.words[len(m.words)-1]] = append(heads[m.words[len(m.words)-1]], e)
					for _, in := range r.initials(m) {
						if _, taken := initials[in]; !taken {
							initials[in] = e
						}
					}
				}
			}
			if !(len(m.words) == 1 && len(bySurname[m.words[0]]) > 1) {
				byForm[form] = e
			}
		}
		of[i] = e
		if better(m.Kind, all[e].kind) && !(m.weak && m.Kind == Place && len(all[e].words) > 1) {
			all[e].kind = m.Kind
		}
	}
	// a word that several persons share goes to the one named last before it
	for i := range r.mentions {
		m := &r.mentions[i]
		if len(m.words) == 1 && m.known == "" && (all[of[i]].kind == Person || m.courtesy) {
			if hosts := bySurname[m.words[0]]; len(hosts) > 1 {
				recent := -1
				for j := i - 1; j >= max(0, i-300) && recent < 0; j-- {
					for _, h := range hosts {
						if of[j] == h && all[h].kind == Person {
							recent = h
						}
					}
				}
				if recent >= 0 {
					of[i] = recent
				}
			}
		}
	}
	often := map[string]int{}
	for i := range r.mentions {
		often[r.d.Words(r.mentions[i].Span)]++
	}
	number := map[int]int{}
	for i := range r.mentions {
		m := &r.mentions[i]
		e := &all[of[i]]
		n, ok := number[of[i]]
		if !ok {
			n = len(number)
			number[of[i]] = n
		}
		m.Entity, m.Kind = n, e.kind
		if t := r.d.Words(m.Span); len(e.full) == 0 || len(m.words) > len(e.words) || len(m.words) == len(e.words) && (!e.plain && len(t) > len(e.full) || upperCase(e.full) && !upperCase(t) && len(t) > 3 || often[t] > often[e.full] && !upperCase(t)) {
			e.full, e.plain = t, true
			e.words = m.words
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		m.Full = oneLine(all[of[i]].full)
		if m.Kind == Person && m.Role.Len() == 0 { // now that it is known to be a person
			r.apposition(m, r.p[m.first].sentence)
		}
	}
}

// part divides runs in which a place is followed by a known name without a comma: "In New York Lee said".
func (r *nameReader) part() {
	r.ships()
	surnames := map[string]bool{}
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Kind == Person && !r.placed(m.first) {
			surnames[m.words[len(m.words)-1]] = true
		}
	}
	forms := map[string]bool{}
	for i := range r.mentions {
		if m := &r.mentions[i]; m.Kind == Person && len(m.words) >= 2 && len(m.words) <= 3 {
			forms[strings.Join(m.words, " ")] = true
		}
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.next-m.first >= 3 && m.Kind != Body {
			r.lead(m, forms)
		}
		if m.Role.Len() > 0 || m.next-m.first < 2 {
			continue
		}
		n, _ := r.regions.match(r.p, m.first)
		country := ""
		if n == 0 {
			if k, e := r.nations.match(r.p, m.first); k > 0 && r.nations.table.Field(e, 0) != "people" {
				n = k
				if r.nations.table.Field(e, 0) != "capital" {
					country = r.nations.table.Field(e, 1)
				}
			}
		}
		if n == 0 || m.first+n >= m.next || !surnames[r.p[m.next-1].low] || m.next-m.first-n > 2 {
			continue
		}
		rest := mention{first: m.first + n, next: m.next}
		rest.Kind = Person
		end := m.first + n
		m.next, m.Kind, m.known, m.words = end, Place, country, nil
		m.Span.End = r.p[end-1].End
		for k := m.first; k < end; k++ {
			if r.p[k].kind != markPiece {
				m.words = append(m.words, r.p[k].low)
			}
		}
		r.add(rest)
	}
	sort.SliceStable(r.mentions, func(a, b int) bool { return r.mentions[a].Start < r.mentions[b].Start })
}

// ships tells ships from the persons whose names they bear: "USS Ann Lee", and "Ann Lee" in the same article where it has
// no role.
func (r *nameReader) ships() {
	vessels := r.d.words().Table("vessels")
	named := map[string]bool{}
	for i := range r.mentions {
		if m := &r.mentions[i]; len(m.words) >= 2 && vessels.Has(m.words[0]) && r.acronym(m.first) {
			m.Kind = Thing
			named[strings.Join(m.words[1:], " ")] = true
		}
	}
	for i := range r.mentions {
		if m := &r.mentions[i]; len(named) > 0 && m.Kind == Person && m.Role.Len() == 0 && !m.courtesy && named[strings.Join(m.words, " ")] {
			m.Kind = Thing
		}
	}
}

// lead cuts from the front of a run what is no part of the person's name that ends it, where the article has that name
// by itself elsewhere: "Democrat" in "Democrat Ann Lee".
func (r *nameReader) lead(m *mention, forms map[string]bool) {
	for k := 1; k+2 <= len(m.words); k++ {
		if !forms[strings.Join(m.words[k:], " ")] {
			continue
		}
		first, seen := m.first, 0
		for ; first < m.next && seen < k; first++ {
			if r.p[first].kind != markPiece {
				seen++
			}
		}
		for first < m.next && r.p[first].kind == markPiece {
			first++
		}
		if m.Role.Len() == 0 && r.tellsRole(m.first, first) {
			m.Role = Span{Start: m.Start, End: r.p[first-1].End}
		}
		m.first, m.words, m.Kind, m.weak = first, m.words[k:], Person, false
		m.Span.Start = r.p[first].Start
		return
	}
}

// tellsRole reports whether words before a name tell what somebody is: a title, a people or a party.
func (r *nameReader) tellsRole(i, end int) bool {
	for k := i; k < end; k++ {
		if _, ok := r.titles.entries[r.p[k].low]; ok || r.people(k) != "" || r.d.sets.names.party.Has(r.p[k].low) {
			return true
		}
	}
	return false
}

// placed reports whether the name of a place or people begins at i.
func (r *nameReader) placed(i int) bool {
	if n, _ := r.regions.match(r.p, i); n > 0 {
		return true
	}
	n, _ := r.nations.match(r.p, i)
	return n > 0
}

// better reports whether the kind a, of a mention, tells more than the kind b.
func better(a, b NameKind) bool {
	rank := map[NameKind]int{Thing: 0, Place: 1, Body: 2, Person: 3}
	return rank[a] > rank[b]
}

// host returns the entity that a form is a short form of, -1 where there is none.
func (r *nameReader) host(m *mention, all []entity, persons, heads map[string][]int, initials map[string]int) int {
	w := m.words
	if m.known != "" {
		return -1
	}
	if len(w) == 1 {
		for _, e := range persons[w[0]] {
			h := &all[e]
			if h.kind == Person && h.words[len(h.words)-1] == w[0] {
				return e
			}
		}
		for _, e := range persons[w[0]] {
			if h := &all[e]; h.kind == Person && h.words[0] == w[0] {
				return e
			}
		}
		// "Lind" for "Peter Lind", of whom nothing else shows that he is a person
		if m.courtesy || m.Kind == Person {
			for _, e := range persons[w[0]] {
				if h := &all[e]; h.kind == Thing && (h.words[len(h.words)-1] == w[0] || h.words[0] == w[0]) {
					h.kind = Person
					return e
				}
			}
		}
		if r.acronym(m.first) {
			if e, ok := initials[strings.ReplaceAll(w[0], ".", "")]; ok {
				return e
			}
		}
		if m.Kind == Thing {
			for _, e := range heads[w[0]] {
				if h := &all[e]; h.kind == Thing && len(h.words) == 2 && h.words[1] == w[0] {
					if !strings.HasSuffix(w[0], "s") && r.bodies.entries[w[0]] == "" && !r.placed(m.first) {
						h.kind = Person // who is named in full first and by the last word alone then
					}
					return e
				}
			}
		}
		// "Delco" for "The Paul Delco Co."
		if m.weak && !r.placed(m.first) {
			for _, e := range persons[w[0]] {
				if h := &all[e]; h.kind != Person && len(h.words) > 2 && h.words[len(h.words)-2] == w[0] && r.firm(h.words[len(h.words)-1]) {
					return e
				}
			}
		}
		// "Delco" for "Delco Agri"
		if m.weak && !r.placed(m.first) && !r.given.Has(w[0]) {
			for _, e := range heads[w[0]] {
				if h := &all[e]; len(h.words) == 2 && h.words[0] == w[0] && (h.kind == Thing || h.kind == Body) && r.bodies.entries[h.words[1]] == "" {
					return e
				}
			}
		}
		return -1
	}
	if len(w) == 2 && m.Kind != Body && strings.IndexByte(r.d.Words(m.Span), '-') == len(w[0]) { // "Lee-Holt" for "Ann Lee-Holt"
		for _, e := range heads[w[1]] {
			if h := &all[e]; h.kind == Person && len(h.words) == 3 && suffix(h.words, w) {
				return e
			}
		}
	}
	for _, list := range [][]int{heads[w[len(w)-1]], heads[w[0]]} {
		for _, e := range list {
			h := &all[e]
			switch {
			case m.Kind == Person && h.kind == Person:
				if samePerson(w, h.words) {
					return e
				}
			case h.kind != Person && h.kind != Place && m.Kind != Person && m.Kind != Place && len(h.words) > len(w) &&
				(suffix(h.words, w) && h.words[len(h.words)-len(w)-1] != "of" || h.kind == Body && prefix(h.words, w)):
				return e
			}
		}
	}
	return -1
}

// firm reports whether a word closes the name of a company.
func (r *nameReader) firm(w string) bool { return r.d.sets.names.firm.Has(strings.TrimSuffix(w, ".")) }

func suffix(long, short []string) bool {
	return len(long) >= len(short) && equal(long[len(long)-len(short):], short)
}

func prefix(long, short []string) bool {
	return len(long) >= len(short) && equal(long[:len(short)], short)
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// initials returns the acronyms that a name may have: with and without its small words, and without a country before it.
func (r *nameReader) initials(m *mention) []string {
	var caps, every []byte
	for k := m.first; k < m.next; k++ {
		p := &r.p[k]
		if p.kind != wordPiece || p.low[0] >= 0x80 {
			continue
		}
		every = append(every, p.low[0])
		if p.upper {
			caps = append(caps, p.low[0])
		}
	}
	out := []string{string(caps), string(every)}
	if len(caps) > 2 {
		out = append(out, string(caps[1:]))
	}
	var kept []string
	for _, s := range out {
		if len(s) >= 2 {
			kept = append(kept, s)
		}
	}
	return kept
}

// store hands the mentions on in order of place, entities numbered by first mention.
func (r *nameReader) store() {
	sort.SliceStable(r.mentions, func(a, b int) bool { return r.mentions[a].Start < r.mentions[b].Start })
	number := map[int]int{}
	end := 0
	for i := range r.mentions {
		n := r.mentions[i].Name
		if n.Start < end {
			continue
		}
		end = n.End
		k, ok := number[n.Entity]
		if !ok {
			k = len(number)
			number[n.Entity] = k
		}
		n.Entity = k
		r.d.Names = append(r.d.Names, n)
	}
}
