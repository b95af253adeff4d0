package collate

import (
	"fmt"
	"slices"
)

// Which numbers are of one thing: what two of them must have in common to be compared at all, and when they are.

func becoming(q *quantity) string {
	if q.unit != "" {
		return ""
	}
	return q.became
}

func measure(q *quantity) string {
	switch q.unit {
	case "m", "kg", "m2", "magnitude":
		return q.unit
	}
	return ""
}

func head(q *quantity) string {
	if q.unit != "" || q.head == "" {
		return ""
	}
	return "count"
}

func matter(q *quantity) string {
	if q.vague || measure(q) != "" {
		return ""
	}
	return q.unit
}

func crowd(q *quantity) string {
	if q.unit != "" || q.became != "" || !q.people {
		return ""
	}
	return "people"
}

// sameBecoming reports whether two numbers are of people of whom the same became, in one statement, in much the same
// sentence, or right at the beginning of both texts.
func (d *differ) sameBecoming(all []quantity, i, j int) bool {
	a, b := &all[i], &all[j]
	if a.became == "" || a.became != b.became || a.unit != "" || b.unit != "" || ratio(a, b) > 12 || !d.peopled(a) || !d.peopled(b) {
		return false
	}
	return d.together(a, b, 300) || d.leads(a) && d.leads(b) || d.recall.alone[i] && d.recall.alone[j] && (a.became == "missing" || ratio(a, b) == 1 && min(a.n.Low, b.n.Low) >= 10_000)
}

// peopled reports whether a number is one of people: by its noun, or because it has none.
func (d *differ) peopled(q *quantity) bool { return q.people || q.head == "" }

// leads reports whether a number stands among the first four sentences of prose.
func (d *differ) leads(q *quantity) bool {
	v := &d.view[q.at.Source]
	n := 0
	for s := range v.doc.Sentences {
		if v.doc.Sentences[s].Class != "" {
			continue
		}
		if s == q.sentence {
			return true
		}
		if n++; n > 3 {
			break
		}
	}
	return false
}

// together reports whether two numbers stand in one statement, or in sentences that are alike.
func (d *differ) together(a, b *quantity, least int) bool {
	if a.state >= 0 && a.state == b.state {
		return true
	}
	v, w := &d.view[a.at.Source], &d.view[b.at.Source]
	return d.alikeGists(d.gist(v, v.doc.Sentences[a.sentence].Tokens), d.gist(w, w.doc.Sentences[b.sentence].Tokens)) >= least
}

// sameMeasure reports whether two measures are of one property of one thing.
func (d *differ) sameMeasure(all []quantity, i, j int) bool {
	a, b := &all[i], &all[j]
	switch a.unit {
	case "m", "kg", "m2", "magnitude":
	default:
		return false
	}
	if a.unit != b.unit || a.property == "" && a.head == "" || b.property == "" && b.head == "" {
		return false
	}
	if a.property != b.property && a.property != "" && b.property != "" {
		return false
	}
	if a.property == "" && b.property == "" && (a.state < 0 || a.state != b.state) {
		return false
	}
	if (a.property == "" || b.property == "") && a.head != b.head && !d.sharedNoun(a, b) {
		return false
	}
	// Far apart: not the same measure, whatever the words.
	return ratio(a, b) <= 8 && (a.property != "" && b.property != "" || ratio(a, b) <= 3)
}

// sameHead reports whether two numbers count one thing: the same noun, in one statement or as the only number of it; or
// nouns that are as good as one.
func (d *differ) sameHead(all []quantity, i, j int) bool {
	a, b := &all[i], &all[j]
	if a.unit != "" || b.unit != "" || a.head == "" || b.head == "" || a.became != b.became && a.became != "" && b.became != "" {
		return false
	}
	r := ratio(a, b)
	if r > 100 || r > 12 && (d.generic(a.head) || d.generic(b.head)) {
		return false
	}
	only := d.recall.alone[i] && d.recall.alone[j]
	switch {
	case a.head == b.head:
		return a.state >= 0 && a.state == b.state && r <= 3 || !d.generic(a.head) && only && d.together(a, b, 400) ||
			!d.generic(a.head) && only && r <= 20 && a.n.Low >= 10_000 && b.n.Low >= 10_000
	case d.twins(a.head, b.head):
		return only && r <= 5 && (a.n.Low >= 10_000 && b.n.Low >= 10_000 || d.together(a, b, 400))
	case a.people && b.people || d.near(a.head, b.head):
		return r <= 2 && d.together(a, b, 450)
	}
	return false
}

// sameMatter reports whether two sums, shares or counts stand in one statement with a noun in common and are not far apart.
func (d *differ) sameMatter(all []quantity, i, j int) bool {
	a, b := &all[i], &all[j]
	if a.unit != b.unit || a.unit == "" || a.vague || b.vague || ratio(a, b) > 5 {
		return false
	}
	switch a.unit {
	case "m", "kg", "m2", "magnitude":
		return false
	case "day", "hour", "minute", "week", "month", "year":
		return a.state >= 0 && a.state == b.state && ratio(a, b) <= 2 && d.recall.alone[i] && d.recall.alone[j]
	}
	x, y := append(slices.Clone(a.around), a.head), append(slices.Clone(b.around), b.head)
	share := 0
	for _, s := range x {
		if s != "" && !d.generic(s) && slices.Contains(y, s) {
			share++
		}
	}
	return share > 1 && d.together(a, b, 200) || share > 0 && d.together(a, b, 350)
}

// sharedNoun reports whether the words for what is measured share a noun: "deep well", "dry well".
func (d *differ) sharedNoun(a, b *quantity) bool {
	v, w := &d.view[a.at.Source], &d.view[b.at.Source]
	x, y := v.tokens(a.n.Counted), w.tokens(b.n.Counted)
	for i := x[0]; i < x[1]; i++ {
		for j := y[0]; j < y[1]; j++ {
			if v.stem(i) != "" && v.stem(i) == w.stem(j) && d.words.Table("measures").Field(v.norm(i), 0) == "" {
				return true
			}
		}
	}
	return false
}

func ratio(a, b *quantity) int64 { return max(a.size, b.size) / min(a.size, b.size) }

// generic reports whether a counted noun is too common to show by itself that two numbers are of the same thing.
func (d *differ) generic(stem string) bool { return d.words.Table("generic").Has(stem) }

// lonely tells of each number whether its source gives one value only of the thing counted.
func (d *differ) lonely(all []quantity) []bool {
	type thing struct {
		source             int
		unit, head, became string
	}
	of := func(q *quantity) thing { return thing{q.at.Source, q.unit, q.head, q.became} }
	same := map[thing][]int{}
	for i := range all {
		k := of(&all[i])
		same[k] = append(same[k], i)
	}
	out := make([]bool, len(all))
	for i := range all {
		out[i] = !slices.ContainsFunc(same[of(&all[i])], func(j int) bool { return i != j && excludes(&all[i], &all[j]) })
	}
	return out
}

// sameNumbers finds the numbers of a story with very many articles that stand in the same words elsewhere too and were
// read alike: for each number the first of those, and for that one the others. The first is compared for all of them.
func (d *differ) sameNumbers(all []quantity) (first []int, copies [][]int) {
	first, copies = make([]int, len(all)), make([][]int, len(all))
	known := map[string]int{}
	for i := range all {
		first[i] = i
		if len(d.view) <= few {
			continue
		}
		q := &all[i]
		v := &d.view[q.at.Source]
		s := v.doc.Sentences[q.sentence].Span
		k := fmt.Sprint(q.at.Start-s.Start, q.at.End-s.Start, q.unit, q.property, q.head, q.people, q.became, q.around, q.state, q.old, q.margin,
			q.low, q.high, d.leads(q), d.recall.alone[i], "\x00", s.Of(v.text))
		if o, ok := known[k]; ok {
			first[i] = o
			copies[o] = append(copies[o], i)
			continue
		}
		known[k] = i
	}
	return first, copies
}
