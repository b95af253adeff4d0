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
	unit     string   // base unit of the dimension: "m", "kg" …; a currency, "%"; "" for a count
	property string   // "depth", "width" …, of measures
	head     string   // stem of what is counted or measured
	people   bool     // what is counted is people
	became   string   // what became of them: "dead", "hurt"; ""
	around   []string // stems of the other nouns of its clause
	state    int      // statement, -1
	sentence int
	old      bool // given as what was said earlier
}

// numbers compares quantities of one thing: the same unit, and the same thing counted, the same property measured, the
// same that became of people, or in one statement the same nouns around. Values are compared as intervals, with bounds,
// conversion and rounding. Numbers that one text has side by side are of different things.
func (d *differ) numbers() {
	var all []quantity
	for i := range d.view {
		all = append(all, d.quantities(i)...)
	}
	slices.SortStableFunc(all, func(a, b quantity) int {
		return cmp.Or(strings.Compare(a.unit, b.unit), strings.Compare(a.head, b.head), cmp.Compare(a.low, b.low), a.at.compare(b.at))
	})
	used := make([]bool, len(all))
	for _, same := range []func(all []quantity, i, j int) bool{d.sameBecoming, d.sameMeasure, d.sameHead, d.sameMatter} {
		for i := range all {
			if used[i] || all[i].old {
				continue
			}
			group := []int{i}
			for m := 0; m < len(group); m++ {
				if m > 0 && all[i].property == "" {
					break // only measures of one property chain
				}
				for j := range all {
					if !used[j] && !all[j].old && !slices.Contains(group, j) && same(all, group[m], j) {
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
}

func (d *differ) quantities(src int) []quantity {
	v := &d.view[src]
	var out []quantity
	for k := range v.doc.Numbers {
		n := &v.doc.Numbers[k]
		s := v.sentenceAt(n.Start)
		if n.Age || n.Ordinal || !v.readable(s) {
			continue
		}
		q := quantity{at: ref(src, n.Span), n: n, vague: n.Vague, head: n.Head, sentence: s, state: d.statementAt(src, n.Start)}
		q.unit, q.low, q.high = baseUnit(n.Unit, n.Low, n.High)
		q.low, q.high = bounded(q.low, q.high, n.Bound)
		switch q.unit {
		case "m", "kg", "m2":
			q.property = d.property(v, n)
		case "":
			q.became = d.became(v, n)
		}
		d.surroundings(&q, v)
		if q.unit == "" && q.head == "" && q.became == "" {
			continue
		}
		q.old = d.superseded(v, s)
		if len(out) > 0 {
			convert(v, &out[len(out)-1], &q)
		}
		out = append(out, q)
	}
	return out
}

// surroundings fills in whether people are counted, and the nouns of the clause.
func (d *differ) surroundings(q *quantity, v *view) {
	c := v.tokens(q.n.Counted)
	for k := c[0]; k < c[1]; k++ {
		q.people = q.people || d.words.Table("persons").Has(v.norm(k))
	}
	r := v.tokens(q.at.Span)
	if len(v.clause) == 0 || r[0] >= len(v.clause) || v.clause[r[0]] < 0 {
		return
	}
	cl := v.doc.Clauses[v.clause[r[0]]].Tokens
	t := d.words.Table("weights")
	for k := max(cl[0], r[0]-10); k < min(cl[1], r[1]+8); k++ {
		if k >= r[0] && k < r[1] || !v.doc.Noun(k) || v.number[k] >= 0 {
			continue
		}
		if w := t.Field(v.stem(k), 0); w == "40" || w == "450" || v.name[k] >= 0 || d.generic(v.stem(k)) {
			continue
		}
		q.around = append(q.around, v.stem(k))
	}
}

// became tells what became of the people of a number: by the words behind it up to the next number, else by those right
// before it.
func (d *differ) became(v *view, n *statement.Number) string {
	t := d.words.Table("becoming")
	r := v.tokens(n.Span)
	s := v.doc.Sentences[v.sentenceAt(n.Start)].Tokens
	class := func(k int) string {
		words := []string{v.norm(k), v.norm(k + 1), v.norm(k + 2)}
		if m, e := t.Match(words); m > 0 {
			return t.Field(e, 0)
		}
		return t.Field(v.stem(k), 0)
	}
	for k := r[1]; k < min(s[1], r[1]+9); k++ {
		if v.number[k] >= 0 || v.norm(k) == "." || v.norm(k) == ";" {
			break
		}
		if c := class(k); c != "" {
			return c
		}
	}
	for k := r[0] - 1; k >= max(s[0], r[0]-3); k-- {
		if v.number[k] >= 0 || v.norm(k) == "," || v.norm(k) == "and" {
			break
		}
		if c := class(k); c != "" {
			return c
		}
	}
	return ""
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

// sameBecoming reports whether two numbers are of people of whom the same became, in one statement, in much the same
// sentence, or right at the beginning of both texts.
func (d *differ) sameBecoming(all []quantity, i, j int) bool {
	a, b := &all[i], &all[j]
	if a.became == "" || a.became != b.became || a.unit != "" || b.unit != "" || ratio(a, b) > 12 || !d.peopled(a) || !d.peopled(b) {
		return false
	}
	return d.together(a, b, 300) || d.leads(a) && d.leads(b) || a.became == "missing" && d.alone(all, i) && d.alone(all, j)
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
	return d.alike(d.content(v, v.doc.Sentences[a.sentence].Tokens), d.content(w, w.doc.Sentences[b.sentence].Tokens)) >= least
}

// sameMeasure reports whether two measures are of one property of one thing.
func (d *differ) sameMeasure(all []quantity, i, j int) bool {
	a, b := &all[i], &all[j]
	switch a.unit {
	case "m", "kg", "m2":
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
	only := d.alone(all, i) && d.alone(all, j)
	switch {
	case a.head == b.head:
		return a.state >= 0 && a.state == b.state && r <= 3 || !d.generic(a.head) && only && (r <= 20 || d.together(a, b, 400))
	case d.twins(a.head, b.head):
		return only
	case a.people && b.people || d.near(a.head, b.head):
		return r <= 2 && d.together(a, b, 450)
	}
	return false
}

// sameMatter reports whether two sums, shares or counts stand in one statement with a noun in common and are not far apart.
func (d *differ) sameMatter(all []quantity, i, j int) bool {
	a, b := &all[i], &all[j]
	if a.unit != b.unit || a.unit == "" || a.vague || b.vague || ratio(a, b) > 3 {
		return false
	}
	switch a.unit {
	case "m", "kg", "m2", "day", "hour", "minute", "week", "month", "year":
		return false
	}
	x, y := append(slices.Clone(a.around), a.head), append(slices.Clone(b.around), b.head)
	share := slices.ContainsFunc(x, func(s string) bool { return s != "" && !d.generic(s) && slices.Contains(y, s) })
	return share && d.together(a, b, 350)
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
	slack := int64(0)
	if a.unit != "" && a.n.Unit != b.n.Unit {
		slack = a.high / 33 // conversion
	}
	return a.high != endless && a.high+slack < b.low && !rounded(a, b)
}

// equal reports whether two quantities are one value: the same numbers, conversion and rounding allowed.
func equal(a, b *quantity) bool {
	_, x, _ := baseUnit(a.n.Unit, a.n.Low, a.n.High)
	_, y, _ := baseUnit(b.n.Unit, b.n.Low, b.n.High)
	if a.vague != b.vague {
		return false
	}
	switch a.unit {
	case "m", "kg", "m2":
		return max(x, y)-min(x, y) <= max(x, y)/33
	}
	return x == y || rounded(a, b)
}

// rounded reports whether one of two values, from a thousand up, is the other one rounded to two figures or more.
func rounded(a, b *quantity) bool {
	x, y := a.n.Low, b.n.Low
	if a.n.Low != a.n.High || b.n.Low != b.n.High || min(x, y) < 1000_000 {
		return false
	}
	if figures(x) > figures(y) {
		x, y = y, x
	}
	step := int64(1)
	for x%(step*10) == 0 {
		step *= 10
	}
	return figures(x) >= 2 && (y+step/2)/step*step == x
}

// figures counts the figures of a number without the zeros at its end.
func figures(n int64) int {
	for n > 0 && n%10 == 0 {
		n /= 10
	}
	f := 0
	for ; n > 0; n /= 10 {
		f++
	}
	return f
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
	case conflict, update, d.loose(all, group):
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

// loose reports whether two sources give values that their bounds allow to be one but that are far apart: "up to 1,500"
// and 1,200, "at least seven" and nine.
func (d *differ) loose(all []quantity, group []int) bool {
	for x, i := range group {
		for _, j := range group[x+1:] {
			a, b := &all[i], &all[j]
			if a.at.Source == b.at.Source || a.vague || b.vague || a.n.Bound == b.n.Bound || excludes(a, b) {
				continue
			}
			if d.has(all, group, b.at.Source, a) || d.has(all, group, a.at.Source, b) {
				continue
			}
			if lo, hi := min(a.n.Low, b.n.Low), max(a.n.High, b.n.High); a.unit == b.unit && hi-lo > hi/7 {
				return true
			}
		}
	}
	return false
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
