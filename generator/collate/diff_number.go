package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"variorum/generator/statement"
)

// quantity is a number at a place with what it is a number of.
type quantity struct {
	at       Ref
	n        *statement.Number
	low      int64 // what the words allow, in thousandths of the base unit
	high     int64
	vague    bool
	unit     string // base unit of the dimension: "m", "kg" …; "" for a count
	property string // "deep", "wide" …, of measures
	head     string // stem of what is counted or measured
	state    int    // statement, -1
	old      bool   // given as what was said earlier
}

// numbers compares quantities of one thing: the same unit, the same thing counted (or a synonym in the same statement),
// the same property measured. Values are compared as intervals, with bounds and rounding.
func (d *differ) numbers() {
	var all []quantity
	for i := range d.view {
		all = append(all, d.quantities(i)...)
	}
	slices.SortStableFunc(all, func(a, b quantity) int {
		return cmp.Or(strings.Compare(a.unit, b.unit), strings.Compare(a.head, b.head), cmp.Compare(a.low, b.low), a.at.compare(b.at))
	})
	used := make([]bool, len(all))
	for i := range all {
		if used[i] || all[i].old {
			continue
		}
		group := []int{i}
		for m := 0; m < len(group); m++ {
			if m > 0 && all[i].unit == "" {
				break // counted nouns do not chain
			}
			for j := range all {
				if !used[j] && !all[j].old && !slices.Contains(group, j) && d.sameQuantity(all, group[m], j) {
					group = append(group, j)
				}
			}
		}
		if d.number(all, group) {
			for _, k := range group {
				used[k] = true
			}
		}
	}
}

func (d *differ) quantities(src int) []quantity {
	v := &d.view[src]
	var out []quantity
	for k := range v.doc.Numbers {
		n := &v.doc.Numbers[k]
		s := v.sentenceAt(n.Start)
		if n.Age || n.Ordinal || n.Head == "" && n.Unit == "" || !v.readable(s) {
			continue
		}
		q := quantity{at: ref(src, n.Span), n: n, vague: n.Vague, head: n.Head, state: d.statementAt(src, n.Start)}
		q.unit, q.low, q.high = baseUnit(n.Unit, n.Low, n.High)
		q.low, q.high = bounded(q.low, q.high, n.Bound)
		q.property = d.property(v, n)
		q.old = d.superseded(v, s)
		if len(out) > 0 {
			convert(v, &out[len(out)-1], &q)
		}
		out = append(out, q)
	}
	return out
}

// convert makes a measure in brackets right behind another one a measure of the same: "40 metres deep (131 feet)".
func convert(v *view, first, second *quantity) {
	if first.unit == "" || first.unit != second.unit {
		return
	}
	k := v.tokens(second.at.Span)[0] - 1
	if v.norm(k) != "(" || v.doc.Tokens[k].Start-first.at.End > 12 || v.doc.Tokens[k].Start < first.at.End {
		return
	}
	second.head = first.head
	if second.property == "" {
		second.property = first.property
	} else {
		first.property = second.property
	}
}

// conversions to the base unit of a dimension, as a fraction. A constant table.
var conversions = map[string]struct {
	base     string
	num, den int64
}{
	"m": {"m", 1, 1}, "km": {"m", 1000, 1}, "cm": {"m", 1, 100}, "mm": {"m", 1, 1000}, "ft": {"m", 3048, 10000},
	"in": {"m", 254, 10000}, "yd": {"m", 9144, 10000}, "mi": {"m", 1609344, 1000},
	"kg": {"kg", 1, 1}, "g": {"kg", 1, 1000}, "t": {"kg", 1000, 1}, "lb": {"kg", 45359237, 100000000}, "oz": {"kg", 28349523, 1000000000},
	"m2": {"m2", 1, 1}, "m²": {"m2", 1, 1}, "ha": {"m2", 10000, 1}, "km2": {"m2", 1000000, 1}, "km²": {"m2", 1000000, 1}, "acre": {"m2", 40468564, 10000},
	"hour": {"minute", 60, 1}, "minute": {"minute", 1, 1},
}

func baseUnit(unit string, low, high int64) (string, int64, int64) {
	c, ok := conversions[unit]
	if !ok || low > 1<<40 || high > 1<<40 {
		return unit, low, high
	}
	return c.base, low * c.num / c.den, high * c.num / c.den
}

const endless = int64(1) << 62

// bounded returns the interval that a value with its bound allows.
func bounded(low, high int64, bound string) (int64, int64) {
	switch bound {
	case ">=", ">":
		return low, endless
	case "<=", "<":
		return 0, high
	case "~":
		return low - low/10, high + high/10
	}
	return low, high
}

// property tells what is measured, where the words say it: "deep", "wide", "in diameter", "a depth of".
func (d *differ) property(v *view, n *statement.Number) string {
	if n.Unit == "" {
		return ""
	}
	t := d.words.Table("measures")
	r := v.tokens(n.Span)
	for k := r[0]; k < min(r[1]+4, len(v.doc.Tokens)); k++ {
		if p := t.Field(v.norm(k), 0); p != "" {
			return p
		}
		if k > r[1] && (v.norm(k) == "." || v.norm(k) == "," || v.number[k] >= 0) {
			break
		}
	}
	for k := r[1]; k < min(r[1]+5, len(v.doc.Tokens)); k++ {
		if v.norm(k) == "." || v.norm(k) == "," {
			break
		}
		if v.norm(k) == "from" {
			if i := d.firstContent(v, [2]int{k + 1, min(k+5, len(v.doc.Tokens))}); i >= 0 {
				for j := i; j < min(k+5, len(v.doc.Tokens)) && v.norm(j) != "."; j++ {
					if j > 0 && v.norm(j-1) == "the" {
						i = j
					}
				}
				return "from " + v.stem(i)
			}
		}
	}
	for k := r[0] - 1; k >= max(0, r[0]-4); k-- {
		if p := t.Field(v.norm(k), 0); p != "" {
			return p
		}
		if v.norm(k) == "." || v.norm(k) == "," || v.number[k] >= 0 {
			break
		}
	}
	return ""
}

// superseded reports whether a sentence tells what was reported earlier and no longer holds.
func (d *differ) superseded(v *view, sentence int) bool {
	t := d.words.Table("superseded")
	r := v.doc.Sentences[sentence].Tokens
	words := make([]string, 0, r[1]-r[0])
	for k := r[0]; k < r[1]; k++ {
		words = append(words, v.norm(k))
	}
	for k := range words {
		if n, _ := t.Match(words[k:]); n > 0 {
			return true
		}
	}
	return false
}

// sameQuantity reports whether two numbers are of the same thing.
func (d *differ) sameQuantity(all []quantity, i, j int) bool {
	a, b := &all[i], &all[j]
	if a.unit != b.unit || a.at.Source == b.at.Source && a.at.Span == b.at.Span {
		return false
	}
	if a.unit != "" {
		if a.property != b.property && a.property != "" && b.property != "" {
			return false
		}
		if a.property == "" && a.head == "" || b.property == "" && b.head == "" {
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
	if a.head == "" || b.head == "" {
		return false
	}
	same := a.state >= 0 && a.state == b.state
	if r := ratio(a, b); r > 100 || r > 12 && (d.generic(a.head) || d.generic(b.head)) {
		return false
	}
	if a.head == b.head {
		return same || !d.generic(a.head) && d.alone(all, i) && d.alone(all, j)
	}
	if same && d.near(a.head, b.head) {
		return true
	}
	return d.twins(a.head, b.head) && d.alone(all, i) && d.alone(all, j)
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

func ratio(a, b *quantity) int64 {
	x, y := max(1, a.n.Low), max(1, b.n.Low)
	_, x, _ = baseUnit(a.n.Unit, x, x)
	_, y, _ = baseUnit(b.n.Unit, y, y)
	x, y = max(1, x), max(1, y)
	if x < y {
		x, y = y, x
	}
	return x / y
}

// generic reports whether a counted noun is too common to show by itself that two numbers are of the same thing.
func (d *differ) generic(stem string) bool { return d.words.Table("generic").Has(stem) }

// alone reports whether a source gives one value only of the thing counted.
func (d *differ) alone(all []quantity, i int) bool {
	for j := range all {
		if a, b := &all[i], &all[j]; i != j && a.at.Source == b.at.Source && a.head == b.head && a.unit == b.unit && excludes(a, b) {
			return false
		}
	}
	return true
}

// excludes reports whether two quantities cannot both hold: their intervals do not meet, rounding allowed.
func excludes(a, b *quantity) bool {
	if a.low > b.low {
		a, b = b, a
	}
	return a.high != endless && a.high+a.high/33 < b.low
}

// equal reports whether two quantities are one value: the same numbers, conversion and rounding allowed.
func equal(a, b *quantity) bool {
	_, x, _ := baseUnit(a.n.Unit, a.n.Low, a.n.High)
	_, y, _ := baseUnit(b.n.Unit, b.n.Low, b.n.High)
	if a.unit == "" {
		return x == y && a.vague == b.vague
	}
	return a.vague == b.vague && max(x, y)-min(x, y) <= max(x, y)/33
}

// number offers the readings of a group of numbers of one thing, if they differ, and reports whether they do.
func (d *differ) number(all []quantity, group []int) bool {
	slices.Sort(group)
	var firsts []int
	by := newGroups()
	for _, i := range group {
		q := &all[i]
		key := -1
		for _, f := range firsts {
			if equal(&all[f], q) {
				key = f
				break
			}
		}
		if key < 0 {
			firsts = append(firsts, i)
			key = i
		}
		by.put(fmt.Sprint(key), oneLine(d.c.Words(d.withHead(q))), d.withHead(q))
	}
	sources := map[int]bool{}
	for _, i := range group {
		sources[all[i].at.Source] = true
	}
	if len(sources) < 2 {
		return false
	}
	if len(firsts) < 2 {
		return d.boundsDiffer(all, group)
	}
	conflict, update, apart := false, false, false
	for x, i := range group {
		for _, j := range group[x+1:] {
			a, b := &all[i], &all[j]
			if a.at.Source == b.at.Source || !excludes(a, b) {
				continue
			}
			if d.has(all, group, b.at.Source, a) || d.has(all, group, a.at.Source, b) {
				continue // one source has both: they are two things
			}
			apart = true
			switch {
			case a.vague || b.vague:
			case (a.unit == "" || strings.HasPrefix(a.property, "from ")) && d.otherTimes(a.at.Source, b.at.Source):
				update = true
			default:
				conflict = true
			}
		}
	}
	grade := worth
	switch {
	case conflict:
		grade = always
	case !apart && !d.vagueAndExact(all, group):
		grade = record
	}
	f := finding{grade: grade, Difference: Difference{
		Kind: Number, Conflict: conflict, What: d.headWords(&all[group[0]]), Readings: by.readings(d),
	}}
	if update && !conflict {
		f.Note = "The texts are of different times."
	}
	d.add(f)
	return true
}

// otherTimes reports whether two sources tell of different moments of a story, so that counts may have moved on.
func (d *differ) otherTimes(a, b int) bool {
	x, y := &d.c.Sources[a], &d.c.Sources[b]
	if x.Moment != y.Moment {
		return true
	}
	p, q := x.Article.Meta.Date, y.Article.Meta.Date
	return len(p) >= 10 && len(q) >= 10 && p[:10] != q[:10]
}

// has reports whether a source itself gives the value of q among the group.
func (d *differ) has(all []quantity, group []int, src int, q *quantity) bool {
	return slices.ContainsFunc(group, func(i int) bool { return all[i].at.Source == src && equal(&all[i], q) })
}

func (d *differ) vagueAndExact(all []quantity, group []int) bool {
	v, e := false, false
	for _, i := range group {
		v = v || all[i].vague
		e = e || !all[i].vague
	}
	return v && e
}

// boundsDiffer records that sources give one value with different bounds: "more than 80", "about 80".
func (d *differ) boundsDiffer(all []quantity, group []int) bool {
	by := newGroups()
	for _, i := range group {
		by.put(all[i].n.Bound, oneLine(d.c.Words(all[i].at)), all[i].at)
	}
	if len(by.keys) < 2 || len(by.keys) == 2 && slices.Contains(by.keys, "~") && slices.Contains(by.keys, "=") {
		return false
	}
	d.add(finding{grade: record, Difference: Difference{
		Kind: Number, What: d.headWords(&all[group[0]]), Readings: by.readings(d),
	}})
	return true
}

// withHead is the place of a number with the noun that it counts, where that stands right behind.
func (d *differ) withHead(q *quantity) Ref {
	r := q.at
	if c := q.n.Counted; c.Len() > 0 && c.Start >= r.End && c.End-r.Start <= 60 {
		r.End = c.End
	}
	return r
}

// headWords names what is counted or measured.
func (d *differ) headWords(q *quantity) string {
	if q.property != "" && !strings.HasPrefix(q.property, "from ") {
		return q.property
	}
	if strings.HasPrefix(q.property, "from ") {
		return "distance"
	}
	if c := q.n.Counted; c.Len() > 0 {
		return "number of " + oneLine(c.Of(d.view[q.at.Source].text))
	}
	return "number"
}
