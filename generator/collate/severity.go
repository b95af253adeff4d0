package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// merge keeps, of findings about the same words, the one that tells most: one difference, one note.
func (d *differ) merge() []finding {
	order := make([]int, len(d.found))
	for i := range order {
		order[i] = i
	}
	keys := make([]string, len(d.found))
	for i := range d.found {
		keys[i] = d.found[i].key(d.c)
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &d.found[i], &d.found[j]
		return cmp.Or(
			cmp.Compare(a.turn(), b.turn()),
			cmp.Compare(b.margin, a.margin),
			cmp.Compare(b.grade, a.grade),
			cmp.Compare(truth(b.Conflict), truth(a.Conflict)),
			cmp.Compare(rank(a.Kind), rank(b.Kind)),
			cmp.Compare(len(sourcesOf(b)), len(sourcesOf(a))),
			strings.Compare(keys[i], keys[j]))
	})
	var kept []finding
	about := map[spot][]int{} // the findings kept that have words there, in order
next:
	for _, i := range order {
		f := d.found[i]
		spots := f.spots()
		var near []int
		for _, s := range spots {
			near = append(near, about[s]...)
		}
		for _, k := range slices.Compact(slices.Sorted(slices.Values(near))) {
			if kept[k].covers(&f) {
				kept[k].Statements = union(kept[k].Statements, f.Statements)
				continue next
			}
		}
		for _, s := range spots {
			about[s] = append(about[s], len(kept))
		}
		kept = append(kept, f)
	}
	return kept
}

// turn puts findings that are worth a note before what is for the record alone.
func (f *finding) turn() int { return truth(f.grade == record || f.margin < noted) }

// spot is a stretch of a source, so that findings about the same words are found without asking all of them.
type spot struct{ source, stretch int }

const stretchLength = 64 // bytes

// spots returns where the words of a finding stand, each spot once.
func (f *finding) spots() []spot {
	var out []spot
	for _, r := range f.Readings {
		for _, s := range r.Spans {
			for n := s.Start / stretchLength; n <= s.End/stretchLength; n++ {
				out = append(out, spot{s.Source, n})
			}
		}
	}
	slices.SortFunc(out, func(a, b spot) int { return cmp.Or(cmp.Compare(a.source, b.source), cmp.Compare(a.stretch, b.stretch)) })
	return slices.Compact(out)
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// rank orders the kinds by how exactly they tell what differs.
func rank(k Kind) int {
	return slices.Index([]Kind{Lacuna, Role, Polarity, Quotation, Attribution, Number, Date, Relation, Name, Certainty, Place, Label, Detail}, k)
}

// covers reports whether g is about the words that f is about: in two sources, or in all that g has words in. Findings of
// one kind need only touch; those of different kinds must be about nearly the very same words.
func (f *finding) covers(g *finding) bool {
	if (f.Kind == Lacuna) != (g.Kind == Lacuna) {
		return false
	}
	met := -1 // the one source in which they meet
	for i := range g.Readings {
		for _, s := range g.Readings[i].Spans {
			if s.Source == met || !f.touches(g.Kind, s) {
				continue
			}
			if met >= 0 {
				return true
			}
			met = s.Source
		}
	}
	if met < 0 {
		return false
	}
	return !slices.ContainsFunc(g.Readings, func(r Reading) bool {
		return slices.ContainsFunc(r.Spans, func(s Ref) bool { return s.Source != met })
	})
}

// touches reports whether a place is one of the words that f is about, as covers asks it of a finding of a kind.
func (f *finding) touches(kind Kind, s Ref) bool {
	for i := range f.Readings {
		spans := f.Readings[i].Spans
		from, _ := slices.BinarySearchFunc(spans, s.Source, func(t Ref, source int) int { return cmp.Compare(t.Source, source) })
		for _, t := range spans[from:] {
			if t.Source != s.Source {
				break
			}
			if f.Kind == kind && 2*shared(s, t) >= min(s.Len(), t.Len()) || 10*shared(s, t) >= 6*max(s.Len(), t.Len()) {
				return true
			}
		}
	}
	return false
}

func shared(a, b Ref) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

func union(a, b []int) []int {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

func sourcesOf(f *finding) []int {
	var out []int
	for _, r := range f.Readings {
		out = append(out, r.Sources...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// complete judges a finding: its severity, the reading to print, the sources that are silent, why.
func (d *differ) complete(f *finding) {
	slices.SortStableFunc(f.Readings, func(a, b Reading) int {
		return cmp.Or(cmp.Compare(truth(b.Missing), truth(a.Missing)), cmp.Compare(len(a.Sources), len(b.Sources)),
			strings.Compare(a.Value, b.Value), strings.Compare(d.c.Words(a.Spans[0]), d.c.Words(b.Spans[0])))
	})
	f.Severity = d.severity(f)
	if f.Silent == nil {
		f.Silent = d.silent(f)
	}
	f.Prefer, f.PreferWhy = d.prefer(f)
	if f.Why == "" {
		f.Why = d.why(f)
	}
}

// Salience of a statement, in thousandths, from which on it matters.
const (
	matters = 250
	central = 600
)

// severity weighs how far a reader of one source alone is misled against how much the statement matters. A conflict
// weighs more than a variation; a source that stands alone against several misleads more; what is doubtful is recorded
// and not printed.
func (d *differ) severity(f *finding) Severity {
	weight := 0
	for _, s := range f.Statements {
		weight = max(weight, d.c.Statements[s].Weight)
	}
	switch {
	case f.grade == record || f.margin < noted:
		return Low
	case f.grade == worth && weight < matters && !f.Conflict:
		return Low
	case f.grade == grave:
		return High
	case f.grade == always && f.Conflict && weight >= central:
		return High
	}
	return Medium
}

// silent returns the sources that are whole, have none of the readings and make none of the statements in question.
func (d *differ) silent(f *finding) []int {
	has := sourcesOf(f)
	for _, s := range f.Statements {
		has = union(has, d.c.Statements[s].Sources())
	}
	var out []int
	for i := range d.c.Sources {
		if slices.Contains(has, i) || d.c.Sources[i].Aside != "" || d.broken(i, f.Statements) {
			continue
		}
		out = append(out, i)
	}
	return out
}

// broken reports whether words are missing in what a source says of some statements.
func (d *differ) broken(src int, statements []int) bool {
	for _, g := range d.c.Sources[src].Article.Gaps {
		if s := d.statementAt(src, g.Start); s >= 0 && slices.Contains(statements, s) {
			return true
		}
	}
	return false
}

// prefer chooses the reading that a digest should print, and tells why: never a hole; the latest moment; most lineages;
// most sources; the one that the comparison favours; prose before headlines and captions. -1 where nothing speaks for any.
func (d *differ) prefer(f *finding) (int, string) {
	best, rival := -1, -1
	for i := range f.Readings {
		if f.Readings[i].Missing {
			continue
		}
		switch {
		case best < 0:
			best = i
		case d.decide(f, i, best).order < 0:
			best, rival = i, best
		case rival < 0 || d.decide(f, i, rival).order < 0:
			rival = i
		}
	}
	if best < 0 || rival < 0 {
		return best, ""
	}
	choice := d.decide(f, best, rival)
	if choice.order == 0 {
		return -1, ""
	}
	return best, choice.why
}

// choice is which of two readings a digest should print: the first where order is below 0, and what decides.
type choice struct {
	order int
	why   string
}

// decide holds two readings against each other, by what counts most first.
func (d *differ) decide(f *finding, i, j int) choice {
	a, b := &f.Readings[i], &f.Readings[j]
	favoured := cmp.Compare(truth(b.Value == f.favour), truth(a.Value == f.favour))
	order := []choice{
		{cmp.Compare(d.moment(b), d.moment(a)), "it is of a later moment"},
		{cmp.Compare(d.origins(b), d.origins(a)), "more origins have it"},
		{favoured, "it is the more exact or the more careful one"},
		{cmp.Compare(len(b.Sources), len(a.Sources)), "more articles have it"},
		{cmp.Compare(truth(d.inProse(b)), truth(d.inProse(a))), "it stands in the text, the other in a headline or a caption"},
	}
	for _, c := range order {
		if c.order != 0 {
			return c
		}
	}
	return choice{}
}

func (d *differ) moment(r *Reading) int {
	m := 0
	for _, s := range r.Sources {
		m = max(m, d.c.Sources[s].Moment)
	}
	return m
}

// origins counts the lineages that have a reading.
func (d *differ) origins(r *Reading) int {
	var seen []int
	for _, s := range r.Sources {
		if l := d.c.Sources[s].Lineage; !slices.Contains(seen, l) {
			seen = append(seen, l)
		}
	}
	return len(seen)
}

func (d *differ) inProse(r *Reading) bool {
	for _, s := range r.Spans {
		v := &d.view[s.Source]
		if k := v.sentenceAt(s.Start); k >= 0 && v.doc.Sentences[k].Class == "" {
			return true
		}
	}
	return false
}

// why tells for people who has what.
func (d *differ) why(f *finding) string {
	var parts []string
	for i := range f.Readings {
		r := &f.Readings[i]
		verb := "has"
		if len(r.Sources) > 1 {
			verb = "agree on"
		}
		parts = append(parts, fmt.Sprintf("%s %s %q", d.keys(r.Sources), verb, r.Value))
	}
	return strings.Join(parts, "; ")
}

// keys lists sources for people: "A, B and D".
func (d *differ) keys(sources []int) string {
	var k []string
	for _, s := range sources {
		k = append(k, d.c.Sources[s].Key)
	}
	slices.SortFunc(k, keyOrder)
	if n := len(k); n > 1 {
		return strings.Join(k[:n-1], ", ") + " and " + k[n-1]
	}
	return strings.Join(k, "")
}
