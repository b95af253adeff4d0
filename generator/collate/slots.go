package collate

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/align"
	"variorum/generator/grammar"
	"variorum/generator/statement"
)

// Differences by slots: places of different articles that answer one question, as align finds and judges them, are gathered into
// findings, a reading for each answer; a table gives kind and grade.

// Margins of pairs. With the stories in folds, seven in ten findings from noted on are borne out; invented stories raise that.
const (
	noted    grammar.Margin = 540 // a finding is worth a note
	recorded grammar.Margin = 250 // it is kept in the record
	joins    grammar.Margin = 250 // a further source has a reading's value in answer to the same question
)

// answers is a question with what the articles answer.
type answers struct {
	slot   align.Slot
	pair   *align.Pair // the surest one
	values [][]align.Place
}

// at returns the reading that holds a place, -1 where none does.
func (x *answers) at(p align.Place) int {
	return slices.IndexFunc(x.values, func(v []align.Place) bool { return slices.Contains(v, p) })
}

// of returns the reading that a source has; -1.
func (x *answers) of(source int) int {
	return slices.IndexFunc(x.values, func(v []align.Place) bool {
		return slices.ContainsFunc(v, func(p align.Place) bool { return p.Source == source })
	})
}

// equal returns the reading with a value, or with one that is the same answer: “197 feet”, “60 metres”; -1.
func (x *answers) equal(p align.Place, same map[[2]align.Place]bool) int {
	return slices.IndexFunc(x.values, func(v []align.Place) bool {
		return p.Value != "" && v[0].Value == p.Value || slices.ContainsFunc(v, func(q align.Place) bool { return same[[2]align.Place{p, q}] })
	})
}

// tells reports whether a pair gives the answers again that its two sources are known to give: "Senator Lee" a second time.
func (x *answers) tells(p *align.Pair) bool {
	a, b := x.of(p.A.Source), x.of(p.B.Source)
	if x.slot != p.Slot || a < 0 || b < 0 || a == b {
		return false
	}
	again := func(reading int, p align.Place) bool {
		return p.Value != "" && slices.ContainsFunc(x.values[reading], func(q align.Place) bool {
			return q.Value != "" && (amongWords(q.Value, p.Value) || amongWords(p.Value, q.Value))
		})
	}
	return again(a, p.A) && again(b, p.B)
}

// amongWords reports whether all words of a value are among another's.
func amongWords(a, b string) bool {
	words := strings.Fields(b)
	return !slices.ContainsFunc(strings.Fields(a), func(w string) bool { return !slices.Contains(words, w) })
}

// gather puts pairs of different answers together, the surest first.
func gather(pairs []align.Pair) []answers {
	order, same := make([]int, 0, len(pairs)), map[[2]align.Place]bool{}
	for i := range pairs {
		if p := &pairs[i]; p.Equal {
			same[[2]align.Place{p.A, p.B}], same[[2]align.Place{p.B, p.A}] = true, true
		}
		if p := &pairs[i]; !p.Same && p.Margin >= joins {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		p, q := &pairs[a], &pairs[b]
		return cmp.Or(cmp.Compare(q.Margin, p.Margin), cmp.Compare(q.Feature("sentence"), p.Feature("sentence")))
	})
	var out []answers
	for _, i := range order {
		p := &pairs[i]
		k := slices.IndexFunc(out, func(x answers) bool { return x.slot == p.Slot && (x.at(p.A) >= 0 || x.at(p.B) >= 0) })
		if k < 0 {
			if p.Margin >= recorded && !slices.ContainsFunc(out, func(x answers) bool { return x.tells(p) }) {
				out = append(out, answers{p.Slot, p, [][]align.Place{{p.A}, {p.B}}})
			}
			continue
		}
		x := &out[k]
		old, other := p.A, p.B
		if x.at(old) < 0 {
			old, other = other, old
		}
		if x.at(other) >= 0 || x.of(other.Source) >= 0 {
			continue
		}
		switch e := x.equal(other, same); {
		case e >= 0 && e != x.at(old):
			x.values[e] = append(x.values[e], other)
		case e < 0 && p.Margin >= min(noted, x.pair.Margin):
			x.values = append(x.values, []align.Place{other})
		}
	}
	for i := range pairs {
		p := &pairs[i]
		if !p.Equal {
			continue
		}
		counted := p.Feature("head") >= 2 && p.Feature("with") >= 1
		for k := range out {
			if counted || out[k].aged() {
				out[k].likewise(p.A, p.B)
				out[k].likewise(p.B, p.A)
			}
		}
	}
	return out
}

// aged reports whether the question is somebody's age.
func (x *answers) aged() bool { return x.pair.Settled == "age" || x.pair.Settled == "only-age" }

// likewise adds to the reading that has a place another article's, which counts as many of the same.
func (x *answers) likewise(has, other align.Place) {
	if k := x.at(has); k >= 0 && x.slot == align.Number && x.of(other.Source) < 0 {
		x.values[k] = append(x.values[k], other)
	}
}

// slots offers the findings of slots.
func (d *differ) slots(pairs []align.Pair) {
	for _, x := range gather(pairs) {
		f := finding{margin: x.pair.Margin}
		f.Kind, f.Conflict, f.grade = kindOf(x.pair)
		switch {
		case x.aged():
			f.Kind, f.Form = Role, "age"
		case f.Kind == Number && d.movedOn(x):
			f.Form, f.Conflict = "update", false
		}
		for _, v := range x.values {
			var at []Ref
			for _, p := range v {
				if x.pair.Settled == "only-age" && d.severalAges(p.Source) {
					continue
				}
				at = append(at, d.withCounted(Ref{p.Source, p.Span}))
			}
			f.Readings = append(f.Readings, d.reading("", at...))
		}
		f.What = d.nameOf(&f)
		d.add(f)
	}
}

// severalAges reports whether a source gives more than one age: whose is whose it tells by more than the class.
func (d *differ) severalAges(source int) bool {
	first := int64(-1)
	return slices.ContainsFunc(d.view[source].doc.Numbers, func(n statement.Number) bool {
		if n.Age && first < 0 {
			first = n.Low
		}
		return n.Age && n.Low != first
	})
}

// withCounted widens a number to what it counts, where that stands behind it: “42 passengers”, “two of its hangers”.
func (d *differ) withCounted(at Ref) Ref {
	v := &d.view[at.Source]
	t := v.tokens(at.Span)
	if t[0] == t[1] || v.number[t[0]] < 0 {
		return at
	}
	if n := &v.doc.Numbers[v.number[t[0]]]; n.Span == at.Span && n.Counted.Start >= n.End && n.Counted.End-n.End <= farthest {
		at.End = n.Counted.End
	}
	return at
}

// farthest is how many bytes behind a number what it counts may end, to be shown with it.
const farthest = 40

// movedOn reports whether the answers are counts of different moments, or days, of the story: they may all be right.
func (d *differ) movedOn(x answers) bool {
	counts := func(p align.Place) bool {
		v := &d.view[p.Source]
		t := v.tokens(p.Span)
		return !slices.ContainsFunc(v.number[t[0]:t[1]], func(n int) bool { return n >= 0 && v.doc.Numbers[n].Unit != "" })
	}
	day := func(v []align.Place) (string, int) {
		s := &d.c.Sources[v[0].Source]
		return s.Article.Meta.Day(), s.Moment
	}
	for i := range x.values {
		if !counts(x.values[i][0]) {
			return false
		}
		for j := range i {
			p, m := day(x.values[i])
			q, n := day(x.values[j])
			if m == n && (p == "" || q == "" || p == q) {
				return false
			}
		}
	}
	return true
}

// nameOf names what a finding is about: by the noun that is counted, else by the words of its first reading.
func (d *differ) nameOf(f *finding) string {
	if f.Kind == Number {
		for _, r := range f.Readings {
			for _, at := range r.Spans {
				doc := d.c.Sources[at.Source].Doc
				for i := range doc.Numbers {
					if n := &doc.Numbers[i]; n.Counted.Len() > 0 && (at.Contains(n.Span) || n.Contains(at.Span)) {
						return "number of " + oneLine(doc.Words(n.Counted))
					}
				}
			}
		}
	}
	return string(f.Kind) + " of " + oneLine(d.c.Words(f.Readings[0].Spans[0]))
}

// sorting is a row of the table of kinds.
type sorting struct {
	id       string
	is       func(p *align.Pair) bool
	kind     Kind
	conflict func(p *align.Pair) bool
	grade    grade
}

// sortings returns the table by which a pair's kind, conflict and grade are given: the first row that fits.
func sortings() []sorting {
	slot := func(s align.Slot) func(*align.Pair) bool { return func(p *align.Pair) bool { return p.Slot == s } }
	has := func(names ...string) func(*align.Pair) bool {
		return func(p *align.Pair) bool {
			return slices.ContainsFunc(names, func(n string) bool { return p.Feature(n) > 0 })
		}
	}
	both := func(name string) func(*align.Pair) bool {
		return func(p *align.Pair) bool { return p.Feature(name) >= 2 }
	}
	yes := func(*align.Pair) bool { return true }
	no := func(*align.Pair) bool { return false }
	exact := func(p *align.Pair) bool { return p.Feature("vague") == 0 && p.Feature("bound") == 0 }
	return []sorting{
		{"toll", func(p *align.Pair) bool {
			return p.Settled == "toll" || p.Slot == align.Number && p.Feature("deaths") >= 2 && exact(p)
		}, Number, yes, grave},
		{"number", slot(align.Number), Number, exact, always},
		{"date", slot(align.Date), Date, func(p *align.Pair) bool { return p.Sure || p.Feature("ratio") > 0 }, always},
		{"role", slot(align.Role), Role, yes, always},
		{"speaker", slot(align.Speaker), Attribution, no, always},
		{"denied", slot(align.Polarity), Polarity, yes, always},
		{"modality", slot(align.Modality), Certainty, no, always},
		{"quoted", both("quoted"), Quotation, yes, always},
		{"opposite", has("opposite"), Polarity, yes, always},
		{"negated", has("denied"), Polarity, yes, always},
		{"figures", both("figures"), Number, yes, always},
		{"hedged", has("hedges", "intended"), Certainty, no, always},
		{"loaded", has("loaded"), Label, no, always},
		{"place", both("places"), Place, no, always},
		{"verb", both("verbs"), Relation, no, always},
		{"kind", func(p *align.Pair) bool { return p.Feature("closest") >= 4 }, Label, no, record},
		{"rest", yes, Relation, no, always},
	}
}

// kindOf returns a pair's kind, whether its answers exclude each other, and how grave that is.
func kindOf(p *align.Pair) (Kind, bool, grade) {
	for _, x := range sortings() {
		if x.is(p) {
			return x.kind, x.conflict(p), x.grade
		}
	}
	return Detail, false, record
}
