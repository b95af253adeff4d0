package digest

import (
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// lacking returns, sorted, what a clause tells exactly and a source does not have that says it, or what stands beside it,
// in some sentences: figures, days and lengths of time, conditions, and its words where it hangs on another clause or is
// not joined with the source. Links between clauses bear some words more than others; a citation stands for these too.
// What a footnote may tell of the source is not lacking, nor is anything within a quotation, whose wordings are compared
// by themselves.
func (k *composer) lacking(c *cut, clause, s int, where []int) []source.Span {
	d, o := k.doc(c.source), k.doc(s)
	cl := &d.Clauses[clause]
	var out []source.Span
	add := func(at source.Span) {
		if j := tokenAt(d, at.Start); j < len(d.Tokens) && !k.views[c.source].quoted[j] && !k.noted(c.source, at, s) {
			out = append(out, at)
		}
	}
	for _, n := range among(d.Numbers, cl.Span, func(n *statement.Number) int { return n.Start }) {
		if !n.Vague && (n.Low == n.High || n.High >= round) && !naming(&n, d) && !hasFigure(&n, o, d.Words(n.Span)) {
			add(n.Span)
		}
	}
	for _, x := range among(d.Dates, cl.Span, func(x *statement.Date) int { return x.Start }) {
		if !hasTime(&x, d.Words(x.Span), o) {
			add(x.Span)
		}
	}
	hangs := hanging(cl.Kind)
	for _, q := range among(d.Cues, cl.Span, func(q *statement.Cue) int { return q.Start }) {
		if (q.Kind == statement.Condition || q.Kind == statement.Negation && !k.limited(c.source, clause)) && !k.cued(s, where, q.Kind) {
			add(q.Span)
		}
	}
	if (hangs || !k.joined(c, clause, s) && cl.Kind != statement.Speech && cl.Kind != statement.Adjunct) && !k.hasWords(c, clause, s, where) {
		add(cl.Span)
	}
	for _, at := range k.denies(c, clause, s, where) {
		add(at)
	}
	for _, p := range k.places[c.source] {
		if p.Overlaps(cl.Span) && k.opposed(p, s) {
			out = append(out, p.Span)
		}
	}
	slices.SortFunc(out, func(a, b source.Span) int { return a.Start - b.Start })
	return out
}

// opposed reports whether a source denies what a place has, or leaves it open: it does not bear that out, whatever a
// footnote tells of it.
func (k *composer) opposed(p place, s int) bool {
	x := &k.c.Differences[p.difference]
	if x.Kind != collate.Polarity && x.Form != "fate" || slices.Contains(x.Readings[p.reading].Sources, s) {
		return false
	}
	return slices.ContainsFunc(x.Readings, func(r collate.Reading) bool { return slices.Contains(r.Sources, s) })
}

// limited reports whether a clause sets a limit, which can be told with a negation and without: "not until May", "by May".
func (k *composer) limited(s, clause int) bool {
	d := k.doc(s)
	t := k.words.Table("deadlines")
	for j := d.Clauses[clause].Tokens[0]; j < d.Clauses[clause].Tokens[1]; j++ {
		if t.Has(d.Tokens[j].Norm) {
			return true
		}
	}
	return false
}

// denies returns the verbs of a clause that some sentences of a source have with a negation only, and the clause without one.
func (k *composer) denies(c *cut, clause, s int, sentences []int) []source.Span {
	d, o := k.doc(c.source), k.doc(s)
	cl := &d.Clauses[clause]
	var out []source.Span
	for j := cl.Tokens[0]; j < cl.Tokens[1]; j++ {
		if d.Verb(j) == "" || d.Helping(j) || k.plainWord(c.source, j) < plainWeight/3 || negated(d, d.Tokens[j].Span) {
			continue
		}
		found, denied := false, false
		for _, n := range sentences {
			st := o.Sentences[n]
			for i := st.Tokens[0]; i < st.Tokens[1]; i++ {
				if o.Tokens[i].Word && o.Tokens[i].Stem == d.Tokens[j].Stem {
					if negated(o, o.Tokens[i].Span) {
						denied = true
					} else {
						found = true
					}
				}
			}
		}
		if denied && !found {
			out = append(out, d.Tokens[j].Span)
		}
	}
	return out
}

// negated reports whether a negation right before a word covers it.
func negated(d *statement.Doc, at source.Span) bool {
	return slices.ContainsFunc(d.Cues, func(q statement.Cue) bool {
		return q.Kind == statement.Negation && q.Scope.Contains(at) && tokenAt(d, at.Start)-tokenAt(d, q.Start) <= 3
	})
}

// joined reports whether a source makes one of the statements of a clause.
func (k *composer) joined(c *cut, clause, s int) bool {
	return slices.ContainsFunc(k.told[c.source][clause], func(st int) bool { return slices.Contains(k.support[st], s) })
}

// round is the value, in thousandths, below which a range tells no more than a vague word does: "four or five times".
const round = 10000

// naming reports whether an age serves as a name, "the six-year-old": it says of whom something is told, and is not told itself.
func naming(n *statement.Number, d *statement.Doc) bool {
	return n.Age && strings.Contains(d.Words(n.Span), "-")
}

// sentencesOf returns the sentences in which a source makes the statements of a clause.
func (k *composer) sentencesOf(c *cut, clause, s int) []int {
	var out []int
	for _, st := range k.told[c.source][clause] {
		for _, u := range k.c.Statements[st].Units {
			if u.Source == s {
				if n := k.doc(s).Clauses[u.Clause].Sentence; !slices.Contains(out, n) {
					out = append(out, n)
				}
			}
		}
	}
	return out
}

// withNeighbours adds to sentences of a source those beside them.
func (k *composer) withNeighbours(sentences []int, s int) []int {
	var out []int
	for _, n := range sentences {
		for i := max(n-1, 0); i <= n+1 && i < len(k.doc(s).Sentences); i++ {
			if !slices.Contains(out, i) && k.printable(s, i) {
				out = append(out, i)
			}
		}
	}
	return out
}

// noted reports whether a footnote may tell what a source has in place of some words, or that it does not have them.
func (k *composer) noted(from int, at source.Span, s int) bool {
	return slices.ContainsFunc(k.places[from], func(p place) bool {
		x := &k.c.Differences[p.difference]
		return p.Overlaps(at) && x.Severity != collate.Low && (slices.Contains(x.Silent, s) || slices.ContainsFunc(x.Readings, func(r collate.Reading) bool { return slices.Contains(r.Sources, s) }))
	})
}

// hasFigure reports whether a source gives a figure: its value in any unit, or a value that it rounds.
func hasFigure(n *statement.Number, o *statement.Doc, words string) bool {
	unit, low, high := collate.BaseUnit(n)
	if slices.ContainsFunc(o.Numbers, func(m statement.Number) bool {
		if m.Ordinal != n.Ordinal {
			return false
		}
		if m.Low == n.Low && m.High == n.High {
			return true // the unit may be told once for several
		}
		u, l, h := collate.BaseUnit(&m)
		if u != unit || m.Vague {
			return false
		}
		if u != "" && m.Unit != n.Unit && max(l, low)-min(l, low) <= max(l, low)/20 && max(h, high)-min(h, high) <= max(h, high)/20 {
			return true // converted
		}
		switch n.Bound { // "more than 60" for 63
		case ">", ">=":
			return low <= l && l <= low+low/10
		case "<", "<=":
			return high-high/10 <= h && h <= high
		case "~":
			return low-low/10 <= l && h <= high+high/10
		}
		return false
	}) {
		return true
	}
	if slices.ContainsFunc(o.Dates, func(x statement.Date) bool { return int64(x.Days)*1000 == n.Low }) {
		return true
	}
	words = strings.ToLower(words)
	return slices.ContainsFunc(o.Tokens, func(t statement.Token) bool { return t.Norm == words })
}

// hasTime reports whether a source gives a length of time, a year, month or day.
func hasTime(x *statement.Date, words string, o *statement.Doc) bool {
	if x.Kind == statement.Duration {
		return slices.ContainsFunc(o.Dates, func(y statement.Date) bool { return y.Kind == x.Kind && y.Days == x.Days && y.Unit == x.Unit }) ||
			slices.ContainsFunc(o.Numbers, func(y statement.Number) bool { return y.Low == int64(x.Days)*1000 && y.Unit == x.Unit })
	}
	if slices.ContainsFunc(o.Dates, func(y statement.Date) bool {
		return strings.EqualFold(o.Words(y.Span), words)
	}) {
		return true
	}
	if x.From == "" || x.Kind == statement.Clock || x.Kind == statement.Deictic && x.Precision != "day" {
		return true
	}
	return slices.ContainsFunc(o.Dates, func(y statement.Date) bool {
		return y.From != "" && y.Kind != statement.Duration && len(y.From) >= min(len(x.From), len("2006-01-02")) && y.From <= x.To+"~" && x.From <= y.To+"~"
	})
}

// cued reports whether one of some sentences has a cue of a kind.
func (k *composer) cued(s int, sentences []int, kind statement.CueKind) bool {
	o := k.doc(s)
	return slices.ContainsFunc(sentences, func(n int) bool {
		return slices.ContainsFunc(among(o.Cues, o.Sentences[n].Span, func(q *statement.Cue) int { return q.Start }), func(q statement.Cue) bool { return q.Kind == kind })
	})
}

// hasWords reports whether some sentences of a source have a quarter of the plain words of a clause, a third where its deed
// is not among them; or these are too few to tell. A figure of some size is as good as all of them.
func (k *composer) hasWords(c *cut, clause, s int, sentences []int) bool {
	d, o := k.doc(c.source), k.doc(s)
	total, shared, done := k.sharesIn(c, segment{clauses: []int{clause}}, s, sentences, false)
	if total < plainWeight || done && 4*shared >= total || 3*shared >= total {
		return true
	}
	for _, n := range among(d.Numbers, d.Clauses[clause].Span, func(n *statement.Number) int { return n.Start }) {
		if !n.Vague && n.Low >= byChance && slices.ContainsFunc(sentences, func(i int) bool {
			return slices.ContainsFunc(among(o.Numbers, o.Sentences[i].Span, func(m *statement.Number) int { return m.Start }), func(m statement.Number) bool { return m.Low == n.Low && m.High == n.High })
		}) {
			return true
		}
	}
	return false
}

// hanging reports whether a clause of a kind hangs on another one.
func hanging(kind statement.ClauseKind) bool {
	switch kind {
	case statement.Coordinate, statement.Relative, statement.Participle, statement.Subordinate:
		return true
	}
	return false
}
