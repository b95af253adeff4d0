package digest

import (
	"slices"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// leastPhrase is the least words of a part that is divided off because a source does not have it.
const leastPhrase = 2

// pieces returns the segments of one kept clause: one or, where sources lack something exact that stands at its end or its
// beginning and can be told apart, two. A source is cited for a piece in which it lacks nothing.
func (k *composer) pieces(c *cut, clause int) []segment {
	d := k.doc(c.source)
	cl := &d.Clauses[clause]
	lacks, where := map[int][]source.Span{}, map[int][]int{}
	var sources []int
	for _, st := range k.told[c.source][clause] {
		for _, s := range k.support[st] {
			if s == c.source || slices.Contains(sources, s) {
				continue
			}
			sources = append(sources, s)
			where[s] = k.withNeighbours(k.sentencesOf(c, clause, s), s)
			if at := k.lacking(c, clause, s, where[s]); len(at) > 0 {
				lacks[s] = at
			}
		}
	}
	sources = append(sources, c.source)
	slices.Sort(sources)
	piece := func(at source.Span) segment {
		g := segment{clauses: []int{clause}, Span: at, words: count(d.Words(at))}
		for _, s := range sources {
			if slices.ContainsFunc(lacks[s], func(x source.Span) bool { return x.Overlaps(at) }) ||
				len(lacks[s]) > 0 && at != cl.Span && !k.hasHalf(c, segment{clauses: g.clauses, Span: at}, s, where[s]) {
				g.lack = append(g.lack, s)
			} else {
				g.sources = append(g.sources, s)
			}
		}
		return g
	}
	whole := piece(cl.Span)
	best := []segment{whole}
	if len(whole.lack) == 0 {
		return best
	}
	for _, b := range k.breaks(c, clause) {
		two := []segment{piece(source.Span{Start: cl.Start, End: b.at}), piece(source.Span{Start: b.at, End: cl.End})}
		head, tail := &two[0], &two[1]
		from, to := head, tail // what hangs on the other is cited for no source that does not have that
		if b.front {
			from, to = tail, head
		}
		to.sources = slices.DeleteFunc(to.sources, func(s int) bool {
			gone := !slices.Contains(from.sources, s)
			if gone {
				to.lack = append(to.lack, s)
			}
			return gone
		})
		if head.words < leastPhrase || tail.words < leastPhrase {
			continue
		}
		if b.front && len(head.lack) == len(whole.lack) && len(tail.lack) < len(whole.lack) || !b.front && len(head.lack) < len(best[0].lack) || !b.front && len(best) == 2 && len(head.lack) == len(best[0].lack) {
			best = two
		}
		if b.front && len(best) == 2 {
			break
		}
	}
	return best
}

// hasHalf reports whether sentences of a source have half of the plain words of a part of a clause, or these are few.
func (k *composer) hasHalf(c *cut, g segment, s int, sentences []int) bool {
	total, shared, _ := k.sharesIn(c, g, s, sentences, false)
	return total < 2*plainWeight || 2*shared >= total
}

// point is a place within a clause where a citation may stand.
type point struct {
	at    int
	front bool // what stands before it only opens the clause: a time, a place, a name with an age
}

// breaks returns the places within a clause where a citation may stand: behind what opens it, and before a condition or
// what hangs on at its end, be it set off or behind a noun. No verb may follow but in a condition, and no item of a list.
func (k *composer) breaks(c *cut, clause int) []point {
	d := k.doc(c.source)
	cl := &d.Clauses[clause]
	functions := k.words.Table("function-words")
	at := func(j int) string { return functions.Field(d.Tokens[j].Norm, 0) }
	last, told := cl.Tokens[0]-1, false // the last verb
	for j := cl.Tokens[0]; j < cl.Tokens[1]; j++ {
		if d.Finite(j) {
			last = j
		}
	}
	text := k.text(c.source)
	var out []point
	for j := cl.Tokens[0] + 1; j < cl.Tokens[1]; j++ {
		told = told || d.Finite(j-1)
		t := &d.Tokens[j]
		if !t.Word || k.views[c.source].quoted[j] || k.inside(c.source, t.Start) || t.End < cl.End && text[t.End] == '-' { // "by-election"
			continue
		}
		comma := d.Tokens[j-1].Norm == ","
		switch {
		case !told && comma && j > cl.Tokens[0]+2 && (at(cl.Tokens[0]) == "preposition" || k.anAge(c.source, j-2)):
			out = append(out, point{t.Start, true})
		case !told:
		case k.conditional(c.source, t.Start):
			out = append(out, point{t.Start, false})
		case j <= last || cl.Kind == statement.Relative || t.Norm == "of" || slices.ContainsFunc(d.Numbers, func(x statement.Number) bool { return x.Start == t.Start }):
		case comma && (at(j) == "preposition" || at(j) == "adverb" || at(j) == "particle" || d.Verb(j) != ""), at(j) == "preposition" && k.ended(c.source, j-1):
			out = append(out, point{t.Start, false})
		}
	}
	return out
}

// anAge reports whether a word is an age.
func (k *composer) anAge(s, j int) bool {
	d := k.doc(s)
	return slices.ContainsFunc(d.Numbers, func(x statement.Number) bool { return x.Age && x.Contains(d.Tokens[j].Span) })
}

// ended reports whether a word can be the last of what is said: a noun, a name, a figure or a day.
func (k *composer) ended(s, j int) bool {
	d := k.doc(s)
	in := d.Tokens[j].Span
	if j > 0 && d.Tokens[j-1].Norm == "-" {
		return d.Verb(j) == "" // "by-election"
	}
	return d.Noun(j) || slices.ContainsFunc(d.Numbers, func(x statement.Number) bool { return x.Contains(in) }) ||
		slices.ContainsFunc(d.Dates, func(x statement.Date) bool { return x.Contains(in) })
}

// conditional reports whether a condition begins at an offset.
func (k *composer) conditional(s, at int) bool {
	return slices.ContainsFunc(k.doc(s).Cues, func(q statement.Cue) bool { return q.Kind == statement.Condition && q.Start == at })
}

// inside reports whether an offset stands within a name, a figure or a date of a source, and does not begin it.
func (k *composer) inside(s, at int) bool {
	d := k.doc(s)
	in := func(x source.Span) bool { return x.Start < at && at < x.End }
	return slices.ContainsFunc(d.Names, func(x statement.Name) bool { return in(x.Span) }) ||
		slices.ContainsFunc(d.Numbers, func(x statement.Number) bool { return in(x.Span) || in(x.Counted) }) ||
		slices.ContainsFunc(d.Dates, func(x statement.Date) bool { return in(x.Span) })
}
