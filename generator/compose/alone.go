package compose

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/statement"
)

// A sentence is bound to the one before it unless it is shown to stand by itself: it begins a paragraph, and what it
// speaks of as known, compares with or answers is in it. The rules here find what it has not.

// What a paragraph may have to be printed whole. In a longer one each sentence is bound to the one before it alone, and in
// one that is longer still to none: our copy has lost its divisions.
const (
	mostParagraph = 5   // sentences
	wordsOfOne    = 130 // words
	mostBound     = 12  // sentences
	wordsBound    = 300 // words
)

// paragraph finds the neighbours of a sentence in its paragraph, which its writer has made one thing.
func (l *leaner) paragraph() []int {
	var out []int
	for _, k := range []int{l.before, l.a.after(l.i)} {
		if k >= 0 && l.a.sameParagraph(k, l.i) && (!l.a.long(l.i, mostParagraph, wordsOfOne) || k == l.before && !l.a.long(l.i, mostBound, wordsBound)) {
			out = append(out, k)
		}
	}
	return out
}

// long reports whether the paragraph of a sentence has more sentences or words than some numbers.
func (a *article) long(i, most, mostWords int) bool {
	n, words := 0, 0
	count := func(at, step int) {
		for ; at >= 0 && at < len(a.prose) && a.sameParagraph(i, a.prose[at]) && n <= most; at += step {
			n++
			words += a.sentences[a.prose[at]].words
		}
	}
	at := a.sentences[i].at
	count(at, -1)
	count(at+1, 1)
	return n > most || words > mostWords
}

// comment finds the sentence before one that begins with somebody's words, since they are about what was told: “‘We are
// lucky,’ she said.”
func (l *leaner) comment() []int {
	s := &l.a.sentences[l.i]
	for _, q := range l.a.quotesIn(s.Span) {
		if q.Depth == 0 && q.Outer.Start <= s.Start && count(q.Of(l.a.Article.Text)) >= fewestQuoted {
			return l.on(true)
		}
	}
	return nil
}

// fewestQuoted is how many words a quotation has that is a remark, and no name of something.
const fewestQuoted = 3

// remark finds the sentence before one that quotes a pronoun or “this” and “that” for something which the same sentence does
// not name: “She said that ‘those people’ knew it.”
func (l *leaner) remark() []int {
	g := l.a.grammar
	for t := range l.parsedTokens() {
		x := &g.Tokens[t]
		if !l.a.quotedAt(x.Start) {
			continue
		}
		switch {
		case x.Tag == "PRON" && x.Features.Person == "3" && x.Relation != "expl":
			if m := g.MentionAt(t); m != grammar.None {
				if link, _ := g.Antecedent(m); link != grammar.None && g.Tokens[g.Mentions[link].Head].Sentence == x.Sentence {
					continue
				}
			}
			return l.on(true)
		case x.Tag == "PRON" && x.Features.PronType == "Dem", x.Tag == "DET" && x.Features.PronType == "Dem" && !l.restricted(x.Head):
			return l.on(true)
		}
	}
	return nil
}

// comparison finds the sentence before one that compares something with what was told: “a similar ruling”.
func (l *leaner) comparison() []int {
	g, table := l.a.grammar, l.a.lang.Table("comparisons")
	for t := range l.parsedTokens() {
		if w := g.Tokens[t].Norm; !table.Has(w) || table.Field(w, 0) != "" || l.beside(t) {
			continue
		}
		_, to := l.bounds(t)
		standard := func(x grammar.Token) bool { return table.Field(x.Norm, 0) == "standard" }
		if !slices.ContainsFunc(g.Tokens[t+1:min(t+1+standardWithin, to)], standard) {
			return l.on(true)
		}
	}
	return nil
}

// beside reports whether what a comparing word compares with stands right before it, “each other”, “pills and other drugs”, or
// it is part of what counts from the day of publication: “earlier this month”.
func (l *leaner) beside(t int) bool {
	g := l.a.grammar
	from, _ := l.bounds(t)
	if t > from && (l.a.lang.Table("comparisons").Field(g.Tokens[t-1].Norm, 0) == "reciprocal" || g.Tokens[t-1].Relation == "cc" && g.Tokens[t].Tag == "ADJ") {
		return true
	}
	return g.Deictic(t)
}

// standardWithin is how many words behind a comparing word what it compares with may begin: “more than”, “the same house as”.
const standardWithin = 5

// unidentified finds the sentence before one that speaks of something as known, “the sources”, in the subject or object of
// its main clause, where nothing tells which: what it belongs to was told last.
func (l *leaner) unidentified() []int {
	if l.before < 0 || l.opening() {
		return nil
	}
	for _, head := range l.definites() {
		if l.main(head) && !l.a.headed(l.a.grammar.Tokens[head].Norm) && len(l.introducing(head)) == 0 {
			return l.on(true)
		}
	}
	return nil
}

// opening reports whether a sentence is an article's second, whose “the sources” may be what the first tells by other words: topics
// finds that.
func (l *leaner) opening() bool { return l.before >= 0 && l.a.sentences[l.before].at == 0 }

// unnamed finds the sentence behind an article's first one that speaks of somebody without a name, “A lawmaker’s inquiry …”,
// where that begins with the name: printed without it, it seems to be about somebody else.
func (l *leaner) unnamed() []int {
	next := l.a.after(l.i)
	if l.before >= 0 || next < 0 || !l.a.grammar.Trees {
		return nil
	}
	g := l.a.grammar
	for t := range l.parsedTokens() {
		x := &g.Tokens[t]
		if x.Tag != "NOUN" || x.Relation != "nsubj" && x.Relation != "nmod:poss" || !l.somebody(x.Norm) && !l.a.lang.Table("titles").Has(x.Norm) || !l.indefinite(t) {
			continue
		}
		if x.Relation == "nmod:poss" && (x.Head < 0 || g.Tokens[x.Head].Relation != "nsubj") {
			continue
		}
		for _, n := range l.a.namesIn(next) {
			if n.Kind == statement.Person && count(l.a.Article.Text[l.a.sentences[next].Start:n.Start]) <= wordsOfOffice && !strings.Contains(l.a.text(l.i), n.Full[strings.LastIndexByte(n.Full, ' ')+1:]) {
				return []int{next}
			}
		}
	}
	return nil
}

// wordsOfOffice is how many words of a title may stand before a name.
const wordsOfOffice = 2

// indefinite reports whether “a” stands before a noun, or before what belongs to it: “a lawmaker’s inquiry”.
func (l *leaner) indefinite(head int) bool {
	g := l.a.grammar
	from, _ := l.bounds(head)
	return slices.ContainsFunc(g.Tokens[from:head], func(x grammar.Token) bool {
		return x.Features.Definite == "Ind" && (x.Head == head || x.Head == g.Tokens[head].Head && g.Tokens[head].Relation == "nmod:poss")
	})
}

// argument reports whether a noun is the subject of a clause, or the object of the main clause of its sentence.
func (l *leaner) argument(head int) bool {
	head = l.owned(head)
	switch relation, _, _ := strings.Cut(l.a.grammar.Tokens[head].Relation, ":"); relation {
	case "nsubj", "csubj":
		return true
	case "obj", "iobj", "conj", "root":
		return l.main(head)
	}
	return false
}

// owned returns what belongs to a noun, “the group’s stance”, or is counted of it, “four of the documents”; else the noun.
func (l *leaner) owned(head int) int {
	g := l.a.grammar
	for {
		x := &g.Tokens[head]
		switch {
		case x.Relation == "nmod:poss" && x.Head > head:
		case x.Relation == "nmod" && x.Head >= 0 && x.Head < head && (g.Tokens[x.Head].Tag == "NUM" || g.Tokens[x.Head].Tag == "DET" || g.Tokens[x.Head].Tag == "PRON") && g.Tokens[x.Head+1].Head == head:
		default:
			return head
		}
		head = x.Head
	}
}

// elliptic finds the sentence before one whose subject is a number alone: “Two opted for a trial.”
func (l *leaner) elliptic() []int {
	g := l.a.grammar
	for t := range l.parsedTokens() {
		x := &g.Tokens[t]
		if x.Tag != "NUM" || !strings.HasPrefix(x.Relation, "nsubj") || l.a.quotedAt(x.Start) || !l.main(t) {
			continue
		}
		_, to := l.bounds(t)
		if slices.ContainsFunc(g.Tokens[t+1:to], func(y grammar.Token) bool { return y.Head == t && y.Tag != "PUNCT" }) {
			continue // “two of the men”, “14 who were aboard”
		}
		if l.before < 0 {
			return []int{missing}
		}
		return l.on(true)
	}
	return nil
}

// main reports whether a noun hangs on the main verb of its sentence or on one beside that.
func (l *leaner) main(head int) bool {
	g := l.a.grammar
	up := g.Tokens[l.owned(head)].Head
	if up < 0 || up >= len(g.Tokens) {
		return true
	}
	v := &g.Tokens[up]
	return v.Relation == "root" || v.Relation == "conj" && v.Head >= 0 && v.Head < len(g.Tokens) && g.Tokens[v.Head].Relation == "root"
}

// restricted reports whether what hangs on a noun tells which one is meant: “those people who left”.
func (l *leaner) restricted(head int) bool {
	g := l.a.grammar
	if head < 0 || head >= len(g.Tokens) {
		return false
	}
	_, to := l.bounds(head)
	return slices.ContainsFunc(g.Tokens[head+1:to], func(x grammar.Token) bool {
		return x.Head == head && (strings.HasPrefix(x.Relation, "acl") || strings.HasPrefix(x.Relation, "nmod") || strings.HasPrefix(x.Relation, "appos"))
	})
}

// bounds returns the tokens of the sentence of grammar that a token stands in.
func (l *leaner) bounds(t int) (from, to int) {
	x := &l.a.grammar.Sentences[l.a.grammar.Tokens[t].Sentence]
	return x.Tokens[0], x.Tokens[1]
}

// parsedTokens goes through the tokens of the sentence, as grammar has them.
func (l *leaner) parsedTokens() func(yield func(int) bool) {
	return func(yield func(int) bool) {
		if !l.a.grammar.Trees {
			return
		}
		for _, s := range l.a.parsed[l.i] {
			x := &l.a.grammar.Sentences[s]
			for t := x.Tokens[0]; t < x.Tokens[1]; t++ {
				if !yield(t) {
					return
				}
			}
		}
	}
}
