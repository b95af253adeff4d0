package statement

import (
	"strings"

	"variorum/generator/lexicon"
)

// readCues finds the words that change what a clause asserts: negations, hedges, conditions, causes, and the like. A
// cue covers what follows it in its clause, up to a stronger mark; an adverb covers its whole clause. Words that count
// only in some uses ("may", "about") are cues only there.
func readCues(d *Doc) {
	l := d.words()
	r := cueReader{d: d, p: d.cut(), table: newPhrases(l.Table("cues")), numbers: l.Table("numberwords"), roles: l.Table("numberroles")}
	for i := 0; i < len(r.p); {
		n := r.cue(i)
		if n == 0 {
			n = 1
		}
		i += n
	}
	d.pieces = nil
}

type cueReader struct {
	d       *Doc
	p       []piece
	table   *phrases
	numbers *lexicon.Table
	roles   *lexicon.Table
	clause  int // index of the clause at the piece being read
	number  int // index of the first number that does not end before it
}

// cue reads the cue that begins at the piece i and returns the number of pieces to skip.
func (r *cueReader) cue(i int) int {
	p := &r.p[i]
	if p.kind != wordPiece {
		return 0
	}
	n, e := r.table.match(r.p, i)
	if n == 0 {
		if strings.HasSuffix(p.low, "n't") {
			r.add(Negation, i, 1, false)
		} else if strings.HasSuffix(p.low, "'ll") {
			r.add(Intention, i, 1, false)
		}
		return 0
	}
	f, _ := r.table.table.Get(e)
	kind, manner := CueKind(f[0]), ""
	if len(f) > 1 {
		manner = f[1]
	}
	switch {
	case kind == "none":
		return n
	case !r.counts(kind, manner, i, n):
		return n
	}
	r.add(kind, i, n, manner == "whole")
	return n
}

// counts reports whether an entry works as a cue where it stands.
func (r *cueReader) counts(kind CueKind, manner string, i, n int) bool {
	p, s := &r.p[i], r.p[i].sentence
	after := at(r.p, i+n)
	inside := i > 0 && r.p[i-1].sentence == s
	if p.upper && inside && r.p[i-1].kind == wordPiece && n == 1 {
		return false // part of a name: "Theresa May", "Justice Will Reed"
	}
	switch {
	case manner == "verb":
		if after.sentence != s || after.kind != wordPiece || after.upper {
			return false
		}
		if b := low(r.p, i-1, s); r.roles.Field(b, 0) == "determiner" { // "his will"
			return false
		}
		if p.upper && after.kind == digitPiece {
			return false
		}
	case kind == Approximate:
		return r.beforeNumber(i, n, s)
	case p.low == "no" && n == 1:
		return after.sentence == s && after.kind == wordPiece
	case kind == Sequence && n == 1:
		if p.low == "following" {
			return r.roles.Field(low(r.p, i-1, s), 0) != "determiner"
		}
	case manner == "noun":
		return r.roles.Field(low(r.p, i-1, s), 0) != "determiner"
	}
	return true
}

// beforeNumber reports whether words make a number rough: it must begin right after them, or end before "or so".
func (r *cueReader) beforeNumber(i, n, s int) bool {
	span := Span{Start: r.p[i].Start, End: r.p[i+n-1].End}
	for r.number < len(r.d.Numbers) && r.d.Numbers[r.number].End < span.Start {
		r.number++
	}
	for k := r.number; k < len(r.d.Numbers) && r.d.Numbers[k].Start <= span.End+1; k++ {
		if x := &r.d.Numbers[k]; x.Span.Overlaps(span) || x.Start == span.End+1 || x.End+1 == span.Start {
			return true
		}
	}
	return at(r.p, i+n).kind == digitPiece && at(r.p, i+n).sentence == s
}

// add takes a cue in with its scope.
func (r *cueReader) add(kind CueKind, i, n int, whole bool) {
	c := Cue{Span: Span{Start: r.p[i].Start, End: r.p[i+n-1].End}, Kind: kind}
	limit := r.within(c.Span)
	c.Scope = Span{Start: c.Start, End: limit.End}
	if whole {
		c.Scope.Start = limit.Start
	}
	if kind == Approximate {
		for k := r.number; k < len(r.d.Numbers) && r.d.Numbers[k].Start <= c.End+1; k++ {
			if x := r.d.Numbers[k]; x.Span.Overlaps(c.Span) || x.Start == c.End+1 || x.End+1 == c.Start {
				c.Scope = Span{Start: min(c.Start, x.Start), End: max(c.End, x.End)}
				break
			}
		}
	}
	r.d.Cues = append(r.d.Cues, c)
}

// within returns the clause of a span, or its sentence where there is no clause.
func (r *cueReader) within(s Span) Span {
	for r.clause+1 < len(r.d.Clauses) && r.d.Clauses[r.clause+1].Start <= s.Start {
		r.clause++
	}
	if r.clause < len(r.d.Clauses) {
		if c := r.d.Clauses[r.clause].Span; c.Start <= s.Start && s.End <= c.End {
			return c
		}
	}
	if i := r.d.SentenceAt(s.Start); i >= 0 && r.d.Sentences[i].End >= s.End {
		return r.d.Sentences[i].Span
	}
	return s
}
