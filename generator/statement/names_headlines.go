package statement

import (
	"sort"
	"strings"
	"unicode"
)

// headlines finds the names of the running text, and countries, in sentences where every word has a capital.
func (r *nameReader) headlines() {
	type form struct {
		words []string
		m     int
	}
	forms := map[string][]form{}
	seen := map[string]bool{}
	for i := range r.mentions {
		m := &r.mentions[i]
		if key := strings.Join(m.words, " "); !seen[key] {
			seen[key] = true
			forms[m.words[0]] = append(forms[m.words[0]], form{m.words, i})
		}
	}
	for w := range forms {
		sort.SliceStable(forms[w], func(a, b int) bool { return len(forms[w][a].words) > len(forms[w][b].words) })
	}
	entities := 0
	countries := map[string]int{}
	for i := range r.mentions {
		entities = max(entities, r.mentions[i].Entity+1)
		if k := r.mentions[i].known; k != "" {
			countries[k] = r.mentions[i].Entity
		}
	}
	for i := 0; i < len(r.p); i++ {
		if !r.titled[r.p[i].sentence] || !r.p[i].upper {
			continue
		}
		found := false
		for _, f := range forms[r.p[i].low] {
			if end := r.matches(i, f.words); end > 0 {
				old := r.mentions[f.m]
				m := mention{first: i, next: end, words: f.words, known: old.known}
				m.Name = Name{Span: Span{Start: r.p[i].Start, End: r.p[end-1].End}, Entity: old.Entity, Full: old.Full, Kind: old.Kind}
				if m.Kind == Person {
					r.titleBefore(&m, i)
				}
				r.mentions = append(r.mentions, m)
				i, found = end-1, true
				break
			}
		}
		if found {
			continue
		}
		if n, e := r.nations.match(r.p, i); n > 0 && r.nations.table.Field(e, 0) != "people" && !(n == 1 && len(e) <= 3 && !r.acronym(i)) {
			c := r.nations.table.Field(e, 1)
			k, ok := countries[c]
			if !ok {
				k = entities
				countries[c] = k
				entities++
			}
			m := mention{first: i, next: i + n, known: c}
			m.Name = Name{Span: Span{Start: r.p[i].Start, End: r.p[i+n-1].End}, Entity: k, Full: r.d.Words(Span{Start: r.p[i].Start, End: r.p[i+n-1].End}), Kind: Place}
			r.mentions = append(r.mentions, m)
			i += n - 1
		}
	}
}

// matches returns where the words of a name end that stand from i on, 0 where they do not.
func (r *nameReader) matches(i int, words []string) int {
	j := i
	for _, w := range words {
		for j < len(r.p) && r.p[j].kind == markPiece && j > i && r.p[j].low != "," {
			j++
		}
		if j >= len(r.p) || r.p[j].sentence != r.p[i].sentence || r.p[j].low != w {
			return 0
		}
		j++
	}
	return j
}

// titleBefore takes a title before a name in a headline: "Foreign Minister Ann Lee".
func (r *nameReader) titleBefore(m *mention, i int) {
	s := r.p[i].sentence
	for k := 1; k <= 4 && i-k >= 0 && r.p[i-k].sentence == s; k++ {
		if n, e := r.titles.match(r.p, i-k); n == k && r.titles.table.Field(e, 0) == "title" {
			first := i - k
			if b := first - 1; b >= 0 && r.p[b].sentence == s {
				if n, e := r.nations.match(r.p, b); n == 1 && (r.nations.table.Field(e, 0) == "people" || r.nations.table.Field(e, 0) == "alias") {
					first = b
				}
			}
			m.Role = Span{Start: r.p[first].Start, End: r.p[i-1].End}
		}
	}
}

// upperCase reports whether all letters of s are capitals.
func upperCase(s string) bool {
	for _, c := range s {
		if unicode.IsLower(c) {
			return false
		}
	}
	return true
}
