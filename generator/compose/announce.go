package compose

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
)

// mostAnnouncing is how many words a sentence has at most that only announces what the next one tells.
const mostAnnouncing = 20

// announced finds the sentence behind one that ends in a shell noun, which only what stands behind it fills: “Those comments drew a
// sharp response.”, “Ms. Lee sees a double standard.”
func (l *leaner) announced() []int {
	if !l.announces() {
		return nil
	}
	next := l.a.after(l.i)
	if next < 0 {
		return []int{missing}
	}
	return []int{next}
}

// announces reports whether all that a sentence tells of something is that it is, or was, or somebody has it: what it is stands in
// another sentence. A shell noun is so used where it is the object of the main verb, the predicate or the subject of “there is”,
// without “the”, and nothing that hangs on it or on the verb fills it.
func (l *leaner) announces() bool {
	g := l.a.grammar
	if len(l.words) > mostAnnouncing || len(l.a.quotesIn(l.a.sentences[l.i].Span)) > 0 {
		return false
	}
	for t := range l.parsedTokens() {
		if l.shell(t) && l.said(t) && !l.filled(t) {
			_, to := l.bounds(t)
			return !slices.ContainsFunc(g.Tokens[t+1:to], func(x grammar.Token) bool { return x.Tag == "VERB" || x.Tag == "NUM" })
		}
	}
	return false
}

// shell reports whether a token is a shell noun that is spoken of for the first time.
func (l *leaner) shell(t int) bool {
	g := l.a.grammar
	x := &g.Tokens[t]
	if x.Tag != "NOUN" || l.a.lang.Table("shells").Field(x.Lemma, 0) != "noun" {
		return false
	}
	from, _ := l.bounds(t)
	return !slices.ContainsFunc(g.Tokens[from:t], func(d grammar.Token) bool {
		return d.Head == t && (d.Relation == "det" && d.Features.Definite != "Ind" || d.Relation == "nmod:poss" || d.Relation == "nummod" || d.Relation == "compound")
	})
}

// said reports whether a noun is what the main clause says: its object, its predicate, or what there is.
func (l *leaner) said(t int) bool {
	g := l.a.grammar
	x := &g.Tokens[t]
	_, to := l.bounds(t)
	switch x.Relation {
	case "root":
		return true
	case "obj":
		return l.main(t)
	case "nsubj":
		return l.main(t) && x.Head >= 0 && x.Head < t
	case "obl": // “has taken on different meanings”
		return l.main(t) && x.Head >= 0 && x.Head < t && g.Tokens[x.Head+1].Head == t && g.Tokens[x.Head+1].Relation == "case" &&
			!slices.ContainsFunc(g.Tokens[x.Head:to], func(o grammar.Token) bool { return o.Head == x.Head && o.Relation == "obj" })
	}
	return false
}

// filled reports whether something behind a shell noun, or on its verb, tells what it stands for: a preposition that introduces
// contents, a clause, a noun in apposition.
func (l *leaner) filled(t int) bool {
	g := l.a.grammar
	from, to := l.bounds(t)
	if t+1 < to && l.a.lang.Table("shells").Field(g.Tokens[t+1].Norm, 0) == "content" {
		return true
	}
	return slices.ContainsFunc(g.Tokens[from:to], func(x grammar.Token) bool {
		if x.Head < 0 || x.Head != t && x.Head != g.Tokens[t].Head {
			return false
		}
		relation, _, _ := strings.Cut(x.Relation, ":")
		return slices.Contains(filling, relation)
	})
}

// filling are the relations of what may fill a shell noun.
var filling = []string{"acl", "appos", "conj", "parataxis", "advcl", "ccomp", "xcomp", "csubj"}
