package collate

import (
	"slices"
	"strings"
)

// labels compares loaded words: words of one family that tell the same thing with a different charge.
func (d *differ) labels() {
	d.classed("loaded", finding{grade: always, Difference: Difference{
		Kind: Label, What: "what it is called", Why: "words with a different charge for the same thing",
	}})
}

// classedWord is a word of a table of families and classes.
type classedWord struct {
	at            Ref
	family, class string
	state         int
	anchor        string // the quantity in the same clause, "" where there is none
}

// classed compares words by a table of families and classes: where sources have, for one statement, words of one family
// and of different classes, and neither has the other's class there.
func (d *differ) classed(table string, f finding) {
	t := d.words.Table(table)
	var all []classedWord
	for i := range d.view {
		v := &d.view[i]
		for s := range v.doc.Sentences {
			if !v.readable(s) {
				continue
			}
			words, r := v.wordsOf(s)
			for k := 0; k < len(words); k++ {
				n, e := t.Match(words[k:])
				if n == 0 || v.name[r[0]+k] >= 0 && n == 1 {
					continue
				}
				if table == "stances" && r[0]+k > 0 && v.doc.Verb(r[0]+k) != "" && v.doc.Helping(r[0]+k-1) && d.sets.be.Has(v.norm(r[0]+k-1)) {
					continue // "is suspected of": nobody's own thought
				}
				from := k
				for m := min(k, 3); table == "multiples" && m > 0; m-- { // "more than doubled"
					if b, _ := d.words.Table("bounds").Match(words[k-m : k]); b == m {
						from = k - m
						break
					}
				}
				at := v.span([2]int{r[0] + from, r[0] + k + n})
				all = append(all, classedWord{ref(i, at), t.Field(e, 0), t.Field(e, 1), d.statementAt(i, at.Start), d.anchor(v, r[0]+k)})
				k += n - 1
			}
		}
	}
	done := map[string]bool{}
	for i := range all {
		a := &all[i]
		key := d.stateKey(a.state) + a.family
		if a.state < 0 || done[key] {
			continue
		}
		by := newGroups()
		classes := make([][]string, len(d.view))
		for j := range all {
			b := &all[j]
			if b.family != a.family || b.state != a.state && (a.anchor == "" || a.anchor != b.anchor) {
				continue
			}
			by.put(b.class, oneLine(d.c.Words(b.at)), b.at)
			if !slices.Contains(classes[b.at.Source], b.class) {
				classes[b.at.Source] = append(classes[b.at.Source], b.class)
			}
			done[d.stateKey(b.state)+b.family] = true
		}
		if !disjoint(classes) {
			continue
		}
		g := f
		g.Readings = by.readings(d)
		g.What = strings.ToLower(by.value[by.keys[0]] + " or " + by.value[by.keys[1]])
		d.add(g)
	}
}

// disjoint reports whether two sources have classes and share none.
func disjoint(classes [][]string) bool {
	for x, cx := range classes {
		for _, cy := range classes[:x] {
			if len(cx) > 0 && len(cy) > 0 && !slices.ContainsFunc(cx, func(c string) bool { return slices.Contains(cy, c) }) {
				return true
			}
		}
	}
	return false
}

// anchor is the quantity that stands close before a word: the same one in two texts shows that they speak of the same.
func (d *differ) anchor(v *view, k int) string {
	for i := k - 1; i >= max(0, k-6) && v.sentence[i] == v.sentence[k]; i-- {
		if n := v.number[i]; n >= 0 && v.doc.Numbers[n].Unit == "" && !v.doc.Numbers[n].Age {
			return strings.ToLower(v.doc.Numbers[n].Of(v.text))
		}
	}
	return ""
}
