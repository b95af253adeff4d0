package collate

import (
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// placed is a name of a place behind a preposition that says where.
type placed struct {
	at    Ref
	name  string
	words []string // of the name
	verb  string
	state int
	lead  bool
}

// places compares where something happened: the one place that each text gives for a statement, or for the verb of its
// first sentence. Whether one place lies in the other is not known, so that two places are a variation.
func (d *differ) places() {
	all := make([][]placed, len(d.view))
	for i := range d.view {
		all[i] = d.placesIn(i)
	}
	for i := range all {
		for j := range all[:i] {
			for _, a := range all[i] {
				for _, b := range all[j] {
					if !(a.state >= 0 && a.state == b.state || a.lead && b.lead) || samePlace(&a, &b) || !d.onlyPlace(all[i], &a) || !d.onlyPlace(all[j], &b) ||
						d.knows(i, b.name) || d.knows(j, a.name) {
						continue
					}
					by := newGroups()
					for _, ps := range all {
						for _, p := range ps {
							if p.name == a.name && (p.state == a.state || p.lead && a.lead) || p.name == b.name && (p.state == b.state || p.lead && b.lead) ||
								p.lead && a.lead && b.lead && !samePlace(&p, &a) && !samePlace(&p, &b) && d.onlyPlace(ps, &p) {
								by.put(p.name, oneLine(d.c.Words(p.at)), p.at)
							}
						}
					}
					d.add(finding{grade: always, Difference: Difference{
						Kind: Place, What: "place", Readings: by.readings(d), Why: "each text gives one place for it, and neither knows the other's",
					}})
				}
			}
		}
	}
}

func (d *differ) placesIn(src int) []placed {
	v := &d.view[src]
	var out []placed
	first := true
	for s := range v.doc.Sentences {
		if v.doc.Sentences[s].Class != source.Prose {
			continue
		}
		r := v.doc.Sentences[s].Tokens
		for k := r[0]; k+1 < r[1]; k++ {
			if !d.sets.where.Has(v.norm(k)) {
				continue
			}
			n := v.name[k+1]
			if n < 0 || v.quote[k] >= 0 || v.doc.Names[n].Kind == statement.Person {
				continue
			}
			m := &v.doc.Names[n]
			if m.Kind != statement.Place && !(m.Kind == statement.Thing && v.norm(k) == "in") {
				continue
			}
			end := v.tokens(m.Span)[1]
			if end < r[1] && v.norm(end) == "," && end+1 < r[1] && v.name[end+1] >= 0 {
				continue // "in Springfield, Ohio": two names, one within the other
			}
			verb := ""
			for i := k - 1; i >= r[0] && k-i < 10; i-- {
				if verb = v.doc.Verb(i); verb != "" {
					break
				}
			}
			if verb == "" || d.says(verb) {
				continue
			}
			at := ref(src, v.span([2]int{k, end}))
			words := nameWords(m.Full)
			out = append(out, placed{at, strings.Join(words, " "), words, verb, d.statementAt(src, at.Start), first})
		}
		first = false
	}
	return out
}

// samePlace reports whether two names are of one place, as far as words tell: they share one.
func samePlace(a, b *placed) bool {
	return slices.ContainsFunc(a.words, func(w string) bool { return slices.Contains(b.words, w) })
}

// onlyPlace reports whether a text gives no other place for the statement, or in the sentence.
func (d *differ) onlyPlace(ps []placed, a *placed) bool {
	v := &d.view[a.at.Source]
	for i := range ps {
		if p := &ps[i]; p.at != a.at && p.name != a.name && (p.state == a.state && p.state >= 0 || v.sentenceAt(p.at.Start) == v.sentenceAt(a.at.Start)) {
			return false
		}
	}
	return true
}

// knows reports whether a text has a name anywhere.
func (d *differ) knows(src int, name string) bool {
	doc := d.view[src].doc
	return slices.ContainsFunc(doc.Names, func(n statement.Name) bool { return d.plainName(n.Full) == name }) ||
		strings.Contains(strings.ToLower(d.view[src].text), name)
}
