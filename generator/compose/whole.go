package compose

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
)

// leastWhole is how many words a sentence must keep that our copy cuts off.
const leastWhole = 8

// trim ends those sentences that our copy cuts off, “… remain without power, and …”, behind their last whole clause, where
// there is one: what is cut away is a clause that was begun, and nothing of what stays hangs on it.
func (a *article) trim() {
	if !a.grammar.Trees {
		return
	}
	for _, i := range a.prose {
		s := &a.sentences[i]
		if end := a.wholeUntil(i); end > 0 {
			s.Span.End, s.trimmed = end, true
			a.length -= s.words
			s.words, s.stems, s.persons = count(a.text(i)), a.stemsIn(s.Span), a.personsIn(i)
			a.length += s.words
		}
	}
}

// wholeUntil returns where the last whole clause of a sentence that our copy cuts off ends; 0 where it is not cut off or there
// is none.
func (a *article) wholeUntil(i int) int {
	if !brokenOff(a.text(i)) || len(a.parsed[i]) != 1 {
		return 0
	}
	g := a.grammar
	x := &g.Sentences[a.parsed[i][0]]
	for t := x.Tokens[1] - 1; t > x.Tokens[0]; t-- {
		if w := g.Tokens[t].Norm; w != "," && w != "–" && w != "—" && w != "--" && w != ";" || a.quotedAt(g.Tokens[t].Start) {
			continue
		}
		if g.Tokens[t].Norm == "," && a.begun(t+1, x.Tokens[1]) && a.stands(x.Tokens[0], t) && count(a.Article.Text[a.sentences[i].Start:g.Tokens[t-1].End]) >= leastWhole {
			return g.Tokens[t-1].End
		}
		if g.Tokens[t].Norm != "," {
			return 0 // what stands between dashes is not taken apart
		}
	}
	return 0
}

// brokenOff reports whether a text ends in an ellipsis.
func brokenOff(text string) bool {
	t := strings.TrimRight(text, closers+" ")
	return strings.HasSuffix(t, "...") || strings.HasSuffix(t, "…") || strings.HasSuffix(t, "[…") || strings.HasSuffix(t, "[...")
}

// begun reports whether some tokens, the last of a sentence that is cut off, are nothing or the head of a clause that may
// go: no condition, no concession, no credit, no other half of a contrast.
func (a *article) begun(from, to int) bool {
	g := a.grammar
	for from < to && g.Tokens[to-1].Tag == "PUNCT" {
		to--
	}
	if from >= to {
		return true
	}
	first := &g.Tokens[from]
	kinds := strings.Split(a.lang.Table("clause-words").Field(first.Norm, 0), ",")
	free := func(t int) bool { // what the sentence still has to say of itself is not in it
		return !slices.ContainsFunc(g.Tokens[t:to], func(w grammar.Token) bool {
			return slices.Contains(strings.Split(a.lang.Table("clause-words").Field(w.Norm, 0), ","), "condition")
		})
	}
	switch {
	case first.Norm == "and" && from+1 == to:
		return true
	case first.Norm == "and":
		return free(from) && a.joinsClause(from, to)
	case slices.Contains(kinds, "relative"), slices.Contains(kinds, "cause"), slices.Contains(kinds, "time") && first.Norm != "while":
		return free(from)
	case first.Tag == "VERB" && (first.Features.VerbForm == "Ger" || first.Features.VerbForm == "Part"):
		n, _ := a.lang.Table("credit-cues").Match([]string{first.Norm, g.Tokens[min(from+1, to-1)].Norm})
		return n == 0 && free(from)
	case first.Relation == "nsubj" || first.Tag == "PRON" && first.Features.PronType == "Rel":
		return first.Tag == "PRON" && first.Features.PronType == "Rel" && free(from)
	}
	return false
}

// joinsClause reports whether tokens that begin with “and” join a clause to a clause, and not an item to a list.
func (a *article) joinsClause(from, to int) bool {
	g := a.grammar
	for t := from; t < to; t++ {
		if h := g.Tokens[t].Head; g.Tokens[t].Relation == "conj" && h >= 0 && h < from {
			return g.Tokens[h].Tag == "VERB" || g.FrameAt(h) != grammar.None && g.Frames[g.FrameAt(h)].Predicate == h
		}
	}
	return false
}

// stands reports whether some tokens, the first of a sentence, are a sentence by themselves: they have its finite verb, and
// none of them hangs on what comes behind.
func (a *article) stands(from, to int) bool {
	g := a.grammar
	root := grammar.None
	for t := from; t < to; t++ {
		switch h := g.Tokens[t].Head; {
		case g.Tokens[t].Relation == "root":
			root = t
		case h >= to && g.Tokens[t].Tag != "PUNCT":
			return false
		}
	}
	if root == grammar.None {
		return false
	}
	finite, subject := g.Tokens[root].Features.VerbForm == "Fin", false
	for t := from; t < to; t++ {
		if g.Tokens[t].Head == root {
			finite = finite || g.Tokens[t].Features.VerbForm == "Fin" && strings.HasPrefix(g.Tokens[t].Relation, "aux") || g.Tokens[t].Relation == "cop" && g.Tokens[t].Features.VerbForm == "Fin"
			subject = subject || strings.HasPrefix(g.Tokens[t].Relation, "nsubj") || strings.HasPrefix(g.Tokens[t].Relation, "csubj") || g.Tokens[t].Relation == "expl"
		}
	}
	return finite && subject
}
