package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

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
	for i := range all {
		n := all[i].n
		_, size, _ := baseUnit(n.Unit, max(1, n.Low), max(1, n.Low))
		all[i].size = max(1, size)
	}
	d.recall.alone = d.lonely(all)
	first, copies := d.sameNumbers(all)
	used, in := make([]bool, len(all)), make([]int, len(all)) // in: the last group that took it in
	groups := 0
	for _, by := range []struct {
		same func(all []quantity, i, j int) bool
		key  func(q *quantity) string // what two numbers that are the same have in common; "" where a number can have no like
	}{{d.sameBecoming, becoming}, {d.sameMeasure, measure}, {d.sameHead, head}, {d.sameMatter, matter}, {d.sameCrowd, crowd}} {
		like := map[string][]int{}
		for i := range all {
			if k := by.key(&all[i]); k != "" && !all[i].old && first[i] == i {
				like[k] = append(like[k], i)
			}
		}
		for i := range all {
			if used[i] || all[i].old || first[i] != i {
				continue
			}
			group := []int{i}
			groups++
			in[i] = groups
			for m := 0; m < len(group); m++ {
				if m > 0 && all[i].property == "" {
					break // only measures of one property chain
				}
				for _, j := range like[by.key(&all[group[m]])] {
					if !used[j] && in[j] != groups && all[i].margin == all[j].margin && by.same(all, group[m], j) {
						group = append(group, j)
						in[j] = groups
					}
				}
			}
			for _, k := range group {
				group = append(group, copies[k]...)
			}
			group = d.single(all, group)
			if d.number(all, group) {
				for _, k := range group {
					used[k] = true
				}
			}
		}
	}
}

// single leaves in a group what can be compared: of people of whom something became the first number of each source; of
// other things nothing where one source has two numbers that exclude each other, for then they are of different things.
func (d *differ) single(all []quantity, group []int) []int {
	if all[group[0]].property != "" {
		return group
	}
	slices.SortStableFunc(group, func(i, j int) int {
		return cmp.Or(cmp.Compare(all[i].at.Source, all[j].at.Source), cmp.Compare(truth(all[i].vague && all[i].became == ""), truth(all[j].vague && all[j].became == "")), cmp.Compare(all[i].at.Start, all[j].at.Start))
	})
	var out []int
	own := 0 // where the numbers of a source begin
	for x, i := range group {
		if all[group[own]].at.Source != all[i].at.Source {
			own = x
		}
		twice := slices.ContainsFunc(group[own:x], func(j int) bool {
			return (excludes(&all[i], &all[j]) || all[i].vague != all[j].vague || !equal(&all[i], &all[j]))
		})
		if twice && all[i].became == "" && excludesAny(all, group[own:x], i) {
			return nil
		}
		if !twice {
			out = append(out, i)
		}
	}
	return out
}

// excludesAny reports whether a number excludes one of others, neither of them vague.
func excludesAny(all []quantity, others []int, i int) bool {
	return slices.ContainsFunc(others, func(j int) bool {
		return !all[i].vague && !all[j].vague && excludes(&all[i], &all[j])
	})
}

// excludes reports whether two quantities cannot both hold: their intervals do not meet, rounding allowed.
func excludes(a, b *quantity) bool {
	if a.low > b.low {
		a, b = b, a
	}
	slack := int64(0)
	if a.unit != "" && a.n.Unit != b.n.Unit {
		slack = a.high / 20 // conversion
	}
	if a.n.Bound == "~" && b.n.Bound == "~" && a.n.Unit == b.n.Unit {
		return a.n.High+a.n.High/10 < b.n.Low // both are round, and not the same round number
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
		return max(x, y)-min(x, y) <= max(x, y)/20
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
	if !slices.ContainsFunc(group, func(i int) bool { return all[i].at.Source != all[group[0]].at.Source }) {
		return false
	}
	slices.Sort(group)
	var firsts []int
	by, quote := newGroups(), newGroups()
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
		quote.put(fmt.Sprint(key), "", d.withFate(q))
	}
	if len(firsts) < 2 {
		return d.boundsDiffer(all, group)
	}
	own := map[int][]int{} // source -> its numbers in the group
	for _, i := range group {
		own[all[i].at.Source] = append(own[all[i].at.Source], i)
	}
	conflict, update, apart := false, false, false
	for x, i := range group {
		for _, j := range group[x+1:] {
			a, b := &all[i], &all[j]
			floors := !a.vague && !b.vague && a.n.Bound == b.n.Bound && (a.n.Bound == ">=" || a.n.Bound == ">")
			if a.at.Source == b.at.Source || !excludes(a, b) && !floors {
				continue // "at least 76 people" and, later, "at least 77" could both stand, but tell two states
			}
			if has(all, own[b.at.Source], a) || has(all, own[a.at.Source], b) {
				continue // one source has both: they are two things
			}
			apart = true
			switch {
			case a.vague || b.vague:
			case (a.unit == "" || strings.HasPrefix(a.property, "from ")) && d.otherTimes(a.at.Source, b.at.Source):
				update = true
			case !excludes(a, b):
			default:
				conflict = true
			}
		}
	}
	grade := worth
	switch {
	case conflict, update, d.loose(all, group, own):
		grade = always
	case !apart && !d.vagueAndExact(all, group):
		grade = record
	}
	rs := by.readings(d)
	for i, k := range by.keys {
		rs[i].Quote = quote.spans[k]
	}
	f := finding{grade: grade, Difference: Difference{
		Kind: Number, Conflict: conflict, What: d.headWords(&all[group[0]]), Readings: rs,
	}}
	if update {
		f.Form = "update"
	}
	d.add(f)
	return true
}

// loose reports whether two sources give values that their bounds allow to be one but that are far apart: "up to 1,500"
// and 1,200, "at least seven" and nine.
func (d *differ) loose(all []quantity, group []int, own map[int][]int) bool {
	for x, i := range group {
		for _, j := range group[x+1:] {
			a, b := &all[i], &all[j]
			if a.at.Source == b.at.Source || a.vague || b.vague || a.n.Bound == b.n.Bound || excludes(a, b) {
				continue
			}
			if has(all, own[b.at.Source], a) || has(all, own[a.at.Source], b) {
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
	p, q := x.Article.Meta.Day(), y.Article.Meta.Day()
	return p != "" && q != "" && p != q
}

// has reports whether a source, by its own numbers, gives the value of q itself.
func has(all []quantity, own []int, q *quantity) bool {
	return slices.ContainsFunc(own, func(i int) bool { return equal(&all[i], q) })
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
	f := finding{grade: record, Difference: Difference{
		Kind: Number, What: d.headWords(&all[group[0]]), Readings: by.readings(d),
	}}
	switch all[group[0]].unit {
	case "", "hour", "day", "week", "month", "year": // sums and measures are rounded, and told with "more than" for that
	default:
		d.add(f)
		return true
	}
	if floor := slices.Contains(by.keys, ">=") || slices.Contains(by.keys, ">"); floor && !slices.Equal(by.keys, []string{">", ">="}) && !slices.Equal(by.keys, []string{">=", ">"}) {
		f.grade, f.Why = always, "one text gives the least that it may be"
	}
	d.add(f)
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
