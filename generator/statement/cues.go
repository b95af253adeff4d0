package statement

import (
	"strings"

	"variorum/generator/lexicon"
)

// readCues finds the words that change what a clause asserts: negations, hedges, claims, intentions. Words that
// count only in some uses ("may") are cues only there.
func readCues(d *Doc) {
	l := d.words()
	r := cueReader{d: d, p: d.cut(), table: newPhrases(l.Table("cues")), roles: l.Table("numberroles")}
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
	d     *Doc
	p     []piece
	table *phrases
	roles *lexicon.Table
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
			r.add(Negation, i, 1)
		} else if strings.HasSuffix(p.low, "'ll") {
			r.add(Intention, i, 1)
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
	case !r.counts(manner, i, n):
		return n
	}
	r.add(kind, i, n)
	return n
}

// counts reports whether an entry works as a cue where it stands.
func (r *cueReader) counts(manner string, i, n int) bool {
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
	case p.low == "no" && n == 1:
		return after.sentence == s && after.kind == wordPiece
	case manner == "noun":
		return r.roles.Field(low(r.p, i-1, s), 0) != "determiner"
	}
	return true
}

// add takes a cue in.
func (r *cueReader) add(kind CueKind, i, n int) {
	r.d.Cues = append(r.d.Cues, Cue{Span: Span{Start: r.p[i].Start, End: r.p[i+n-1].End}, Kind: kind})
}
