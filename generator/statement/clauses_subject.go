package statement

import (
	"sort"

	"variorum/generator/grammar"
)

// subjects finds the subjects of the clauses from first on, which are those of one sentence: that of the outermost verb in
// each; of a report without a verb ("according to the mayor") who says it; else that of the clause before, or behind.
func (c *divider) subjects(first int) {
	clauses := c.d.Clauses[first:]
	var main Span
	for k := range clauses {
		x := &clauses[k]
		x.Subject = c.subject(x.Span)
		if x.Subject.Len() == 0 && (x.Kind == Speech || k+1 < len(clauses) && clauses[k+1].Kind == Content) {
			x.Subject = c.speaker(x.Span)
		}
		own := x.Subject.Len() > 0
		if !own && x.Kind == Coordinate && k > 0 {
			x.Subject = clauses[k-1].Subject
		}
		if x.Subject.Len() == 0 {
			x.Subject = main
		}
		if own && x.Kind != Speech && (x.Kind != Relative && x.Kind != Subordinate || main.Len() == 0) {
			main = x.Subject
		}
	}
	for k := len(clauses) - 2; k >= 0; k-- {
		if clauses[k].Subject.Len() == 0 {
			clauses[k].Subject = clauses[k+1].Subject // an opening phrase has the subject of what follows
		}
	}
}

// subject returns the words of the subject of the outermost clause that has its verb in a span, with all that is joined in it and
// without what is set off: "Ann Lee and Bo Roe", "Michael Neu" of "Michael Neu, 67,".
func (c *divider) subject(s Span) Span {
	g := c.d.grammar()
	best, depth := grammar.None, 0
	for i := g.TokenAt(s.Start); i < len(g.Tokens) && g.Tokens[i].Start < s.End; i++ {
		f := g.FrameAt(i)
		if f == grammar.None || g.Frames[f].Predicate != i {
			continue
		}
		n := 0
		for p := g.Frames[f].Parent; p != grammar.None && n < 64; p = g.Frames[p].Parent {
			n++
		}
		if best == grammar.None || n < depth {
			best, depth = f, n
		}
	}
	if best == grammar.None {
		return Span{}
	}
	p := g.Subject(best)
	if p == grammar.None {
		return g.Expletive(best)
	}
	return g.Joined(p)
}

// speaker returns the words that name the speaker of the cue in a clause; empty where there is none.
func (c *divider) speaker(s Span) Span {
	n := sort.Search(len(c.cues), func(i int) bool { return c.cues[i].cue.Start >= s.Start })
	if n < len(c.cues) && c.cues[n].cue.End <= s.End {
		return c.cues[n].source
	}
	return Span{}
}

// spoken is a cue and its speaker.
type spoken struct{ cue, source Span }
