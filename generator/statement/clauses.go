package statement

import (
	"slices"
	"sort"

	"variorum/generator/grammar"
	"variorum/generator/source"
)

// readClauses divides sentences into clauses where both sides can stand as statements: at the seams that grammar finds, and
// where reports of speech and what is said begin.
//
// Parts of less than a few words stay with their neighbour; what is no running text is not divided.
func readClauses(d *Doc) {
	d.Clauses = make([]Clause, 0, len(d.Sentences)*2)
	c := divider{d: d, speech: speechEdges(d), seams: d.grammar().Seams()}
	for _, a := range d.Attributions {
		if a.Cue.Len() > 0 {
			c.cues = append(c.cues, spoken{a.Cue, a.Source})
		}
	}
	sort.SliceStable(c.cues, func(i, j int) bool { return c.cues[i].cue.Start < c.cues[j].cue.Start })
	for i := range d.Sentences {
		s := &d.Sentences[i]
		first := len(d.Clauses)
		c.sentence(i, s)
		s.Clauses = [2]int{first, len(d.Clauses)}
	}
}

// divider divides sentences.
type divider struct {
	d      *Doc
	speech []edge // where what is said begins and ends, in order
	seams  [][]grammar.Seam
	cues   []spoken

	from, to int // tokens of the sentence
	edges    []edge
}

// edge is the first token of a clause.
type edge struct {
	at   int
	kind ClauseKind
	hard bool // stays though the clause is short
	said int  // for what is said: offset of the speaker or the cue
}

const shortest = 4 // words of a clause

func (c *divider) sentence(i int, s *Sentence) {
	c.from, c.to = s.Tokens[0], s.Tokens[1]
	c.edges = append(c.edges[:0], edge{at: c.from, kind: Main})
	switch s.Class {
	case source.Prose, source.Caption, source.Dek, source.Other, source.Duplicate:
		c.find(i)
	}
	c.settle()
	for k, e := range c.edges {
		end := c.to
		if k+1 < len(c.edges) {
			end = c.edges[k+1].at
		}
		c.d.Clauses = append(c.d.Clauses, Clause{
			Span:     Span{Start: c.d.Tokens.At(e.at).Start, End: c.d.Tokens.At(end - 1).End},
			Sentence: i, Tokens: [2]int{e.at, end}, Kind: e.kind,
		})
	}
	c.subjects(len(c.d.Clauses) - len(c.edges))
}

// clauseKinds is what the clauses that grammar divides off are called here.
var clauseKinds = map[grammar.ClauseKind]ClauseKind{
	grammar.Main: Main, grammar.Coordinate: Coordinate, grammar.Relative: Relative, grammar.Participle: Participle,
	grammar.Time: Subordinate, grammar.Circumstance: Adjunct, grammar.Speech: Speech,
}

// find collects the edges of a sentence: those of speech, and where there is none the seams.
func (c *divider) find(i int) {
	byToken := map[int]edge{}
	if i < len(c.seams) {
		for _, s := range c.seams[i] {
			t := c.d.grammar().Tokens[s.Token:]
			at := tokenAt(c.d, t[0].Start)
			if kept, ok := byToken[at]; !ok || kept.kind == Main {
				byToken[at] = edge{at: at, kind: clauseKinds[s.Kind]}
			}
		}
	}
	n := sort.Search(len(c.speech), func(k int) bool { return c.speech[k].at >= c.from })
	for ; n < len(c.speech) && c.speech[n].at < c.to; n++ {
		e := c.speech[n]
		if e.at == c.from {
			continue
		}
		e.hard = true
		byToken[e.at] = e
	}
	all := make([]edge, 0, len(byToken))
	for _, e := range byToken {
		all = append(all, e)
	}
	slices.SortFunc(all, func(a, b edge) int { return a.at - b.at })
	for _, e := range all {
		last := &c.edges[len(c.edges)-1]
		switch {
		case e.at <= c.from:
			last.kind = e.kind
			continue
		case e.at >= c.to:
			continue
		case e.kind == Content && e.hard && e.said <= c.d.Tokens.At(last.at).Start && last.kind != Coordinate && last.kind != Participle:
			last.kind = Speech // nothing but "she said"
		}
		c.edges = append(c.edges, e)
	}
}

// finiteIn reports whether a verb with a tense stands among the tokens from a to b.
func (c *divider) finiteIn(a, b int) bool {
	for ; a < b; a++ {
		if c.d.isFinite(a) {
			return true
		}
	}
	return false
}

func (c *divider) wordsIn(a, b int) int {
	n := 0
	for ; a < b; a++ {
		if c.d.Tokens.At(a).Word {
			n++
		}
	}
	return n
}

// settle drops edges that leave too little on either side.
func (c *divider) settle() {
	for k := 1; k < len(c.edges); {
		end := c.to
		if k+1 < len(c.edges) {
			end = c.edges[k+1].at
		}
		e, last := c.edges[k], c.edges[k-1]
		words, wordsLast := c.wordsIn(e.at, end), c.wordsIn(last.at, e.at)
		least := shortest
		if e.kind == Relative || e.kind == Coordinate && k+1 < len(c.edges) && c.edges[k+1].kind == Content {
			least = 2 // "and police said", "which was confirmed"
		}
		switch {
		case words < least && k+1 < len(c.edges) && !c.edges[k+1].hard && c.edges[k+1].kind != Main && c.edges[k+1].kind != Coordinate:
			c.edges = slices.Delete(c.edges, k+1, k+2) // what hangs in too few words stays with them: "and it sounds like there is"
		case words == 0, !e.hard && words < least:
			c.edges = slices.Delete(c.edges, k, k+1)
		case !e.hard && !last.hard && wordsLast < shortest:
			if e.kind == Main || k == 1 && e.kind == Relative && !c.finiteIn(last.at, e.at) {
				c.edges[k-1].kind = e.kind
			}
			c.edges = slices.Delete(c.edges, k, k+1)
		default:
			k++
		}
	}
}
