package collate

import (
	"cmp"
	"slices"

	"variorum/generator/statement"
)

// times finds those times of a story that may be of one event, or on one day, with another one: nothing else is compared.
type times struct {
	d       *differ
	state   map[int][]int       // by statement
	day     map[[2]string][]int // by what they mean
	year    map[string][]int    // years, by their verb
	weekday []int               // weekdays in first sentences
}

func (d *differ) newTimes(all []timed) *times {
	n := &times{d: d, state: map[int][]int{}, day: map[[2]string][]int{}, year: map[string][]int{}}
	for i := range all {
		t := &all[i]
		if t.from == "" || t.noun != "" {
			continue
		}
		n.day[[2]string{t.from, t.to}] = append(n.day[[2]string{t.from, t.to}], i)
		if t.state >= 0 {
			n.state[t.state] = append(n.state[t.state], i)
		}
		if years(t) {
			n.year[t.verb] = append(n.year[t.verb], i)
		}
		if n.leads(t) {
			n.weekday = append(n.weekday, i)
		}
	}
	return n
}

// on returns the times of one day, or of one span of days, that stand by themselves, as indexes, in order.
func (n *times) on(t *timed) []int { return n.day[[2]string{t.from, t.to}] }

// to returns the times that may go with one, as indexes, in order.
func (n *times) to(t *timed) []int { return inOrder(append(slices.Clone(n.on(t)), n.event(t)...)) }

// event returns the times that may be of one event with one, as indexes, in any order, some twice.
func (n *times) event(t *timed) []int {
	var out []int
	if t.state >= 0 {
		out = append(out, n.state[t.state]...)
	}
	if years(t) {
		out = append(out, n.year[t.verb]...)
	}
	if n.leads(t) {
		out = append(out, n.weekday...)
	}
	return out
}

func inOrder(all []int) []int {
	slices.Sort(all)
	return slices.Compact(all)
}

func (n *times) leads(t *timed) bool { return t.x.Kind == statement.Weekday && n.d.leading(t) }

// years reports whether a time is a year in which something was done.
func years(t *timed) bool {
	return t.x.Precision == "year" && t.x.Kind == statement.Explicit && t.verb != ""
}

// ofSource returns the times of a source among all, which stand by source.
func ofSource(all []timed, source int) []timed {
	by := func(t timed, source int) int { return cmp.Compare(t.at.Source, source) }
	from, _ := slices.BinarySearchFunc(all, source, by)
	to, _ := slices.BinarySearchFunc(all, source+1, by)
	return all[from:to]
}
