package collate

import (
	"variorum/generator/source"
)

// ranks compares which of its kind texts say that one thing is: "the first of its kind", "the fourth such case".
func (d *differ) ranks() {
	type rank struct {
		at    Ref
		value string
		state int
	}
	var all []rank
	words := d.words.Table("numberwords")
	for i := range d.view {
		v := &d.view[i]
		for k := range v.doc.Tokens {
			w := v.norm(k)
			if words.Field(w, 0) != "ordinal" || v.quote[k] >= 0 || v.sentence[k] < 0 || !v.readable(v.sentence[k]) || v.doc.Sentences[v.sentence[k]].Class != source.Prose {
				continue
			}
			end := 0
			switch {
			case v.norm(k+1) == "of" && (v.norm(k+2) == "its" || v.norm(k+2) == "their") && v.norm(k+3) == "kind":
				end = k + 4
			case v.norm(k+1) == "such" && v.doc.Noun(k+2):
				end = k + 3
			default:
				continue
			}
			all = append(all, rank{ref(i, v.span([2]int{k, end})), words.Field(w, 1), d.statementAt(i, v.doc.Tokens[k].Start)})
		}
	}
	for i, a := range all {
		if a.state < 0 {
			continue
		}
		by := newGroups()
		first := true
		for j, b := range all {
			if b.state == a.state {
				first = first && j >= i
				by.put(b.value, oneLine(d.c.Words(b.at)), b.at)
			}
		}
		if rs := by.readings(d); first && len(rs) > 1 && setsApart(rs) {
			d.add(finding{grade: always, Difference: Difference{
				Kind: Number, Conflict: true, What: by.value[by.keys[0]], Readings: rs,
				Why: "the same thing is another one of its kind",
			}})
		}
	}
}
