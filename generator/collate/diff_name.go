package collate

import (
	"slices"
	"strings"

	"variorum/generator/report"
	"variorum/generator/statement"
)

// names compares the spellings of names: two names that differ by a letter or two, in one statement or with all their
// other words alike, are one name spelled in two ways.
func (d *differ) names() {
	things := d.things()
	for i := range things {
		for j := i + 1; j < len(things); j++ {
			a, b := &things[i], &things[j]
			if !d.misspelt(a.words, b.words) || d.apart(a, b) {
				continue
			}
			by := newGroups()
			for k, t := range [2]*thing{a, b} {
				for _, m := range t.mentions {
					if len(nameWords(d.view[m.src].doc.Names[m.name].Of(d.view[m.src].text))) < len(t.words) {
						continue // a short form without the word in question
					}
					at := ref(m.src, d.view[m.src].doc.Names[m.name].Span)
					by.put([2]string{"a", "b"}[k], strings.TrimSuffix(strings.TrimSuffix(oneLine(d.c.Words(at)), "'s"), "’s"), at)
				}
			}
			if len(by.keys) < 2 {
				continue
			}
			d.add(finding{grade: worth, margin: certainly, Difference: Difference{
				Kind: Name, Conflict: true, What: "name " + by.value["a"], Readings: by.readings(d),
				Why: "the names stand in one place of the telling and differ by a letter or two",
			}})
		}
	}
}

// apart reports whether nothing shows that two names are of one thing.
func (d *differ) apart(a, b *thing) bool {
	if a.kind != b.kind && a.kind != statement.Thing && b.kind != statement.Thing {
		return true
	}
	known := d.words.Table("lookalikes")
	if known.Has(strings.Join(a.words, " ")) && known.Has(strings.Join(b.words, " ")) {
		return true // two names that both exist
	}
	for _, m := range a.mentions {
		if slices.ContainsFunc(b.mentions, func(n mention) bool { return n.src == m.src }) {
			return true // an article that has both holds them apart
		}
	}
	return len(a.words) == 1 && !d.oneStatement(a, b) && !d.oneRole(a, b) // a single word needs more
}

func (d *differ) oneStatement(a, b *thing) bool {
	var seen []int
	for _, m := range a.mentions {
		if s := d.statementAt(m.src, d.view[m.src].doc.Names[m.name].Start); s >= 0 {
			seen = append(seen, s)
		}
	}
	return slices.ContainsFunc(b.mentions, func(m mention) bool {
		s := d.statementAt(m.src, d.view[m.src].doc.Names[m.name].Start)
		return s >= 0 && slices.Contains(seen, s)
	})
}

// oneRole reports whether two names are given the same role: "her power supplier", "electricity supplier".
func (d *differ) oneRole(a, b *thing) bool {
	heads := func(t *thing) []string {
		var out []string
		for _, m := range t.mentions {
			v := &d.view[m.src]
			if n := &v.doc.Names[m.name]; n.Role.Len() > 0 {
				if words := roleWords(n.Role.Of(v.text)); len(words) > 0 {
					out = append(out, words[len(words)-1])
				}
			}
		}
		return out
	}
	have := heads(a)
	return slices.ContainsFunc(heads(b), func(h string) bool { return slices.Contains(have, h) })
}

// misspelt reports whether two names may be spellings of one: the same number of words, all alike but one, and that one
// differs by a letter (two in a long word) and not by an ending.
func (d *differ) misspelt(a, b []string) bool {
	if len(a) != len(b) {
		// A title may have been taken for a part of the name.
		n := min(len(a), len(b))
		if n < 2 {
			return false
		}
		a, b = a[len(a)-n:], b[len(b)-n:]
	}
	at := -1
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if at >= 0 {
			return false
		}
		at = i
	}
	if at < 0 {
		return false
	}
	x, y := []rune(a[at]), []rune(b[at])
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 4 || len(x) == 4 && len(a) == 1 || strings.ContainsAny(string(x)+string(y), "0123456789") {
		return false
	}
	if strings.HasPrefix(string(y), string(x)) || strings.HasSuffix(string(y), "n") && string(y[:len(y)-1]) == string(x) {
		return false // an ending: Korea, Korean
	}
	if strings.TrimRight(string(x), "aeiouyns") == strings.TrimRight(string(y), "aeiouyns") && len(x) != len(y) {
		return false // an ending: Italy, Italian
	}
	if d.sameSpelling(string(x), string(y)) {
		return false
	}
	n := report.Slips(x, y)
	return n == 1 || n == 2 && len(x) >= 8
}
