package support

import (
	"slices"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// spliced reports neighbours that no source puts together: words of two sentences that were joined amid their clauses.
func (c *comparison) spliced() {
	sentence := func(j int) int {
		at := c.theirs(j).Start
		for _, s := range c.h.sentences {
			if st := c.h.w.doc.Sentences[s]; st.Start <= at && at < st.End {
				return s
			}
		}
		return -1
	}
	last := -1
	for i, j := range c.to {
		if j < 0 {
			continue
		}
		if last >= 0 {
			a, b := sentence(c.to[last]), sentence(j)
			if a != b && c.run(last, -1) >= 2 && c.run(i, 1) >= 2 && !c.together(last, i) &&
				(c.bereft(i, j) || c.hung(i, j) || c.adrift(j, a, b) || !c.edge(c.to[last], j) && !c.sharing(i, j) && !(c.bracketed(i-1) && c.edge(c.to[last], j-1))) {
				c.tell("splice", c.mine(i).Start, "no source puts “"+c.text.words(source.Span{Start: c.mine(max(0, last-1)).Start, End: c.mine(min(len(c.to)-1, i+1)).End})+"” together", i)
				return
			}
		}
		last = i
	}
}

// run counts the heavy words from i on in a direction that stand in the same sentence as i's.
func (c *comparison) run(i, step int) int {
	n := 0
	for k := i; k >= 0 && k < len(c.to) && n < 3; k += step {
		if c.to[k] < 0 {
			continue
		}
		if k != i && c.to[k]-c.to[k-step] != step {
			break
		}
		if c.worth(c.mine(k).Norm) >= light {
			n++
		}
	}
	return n
}

// bereft reports whether word j of the source begins a clause whose subject stands before it, and which the passage has
// not before its word i: the clause would take another for its subject.
func (c *comparison) bereft(i, j int) bool {
	doc := c.h.w.doc
	for _, x := range doc.Clauses {
		if firstWord(doc, x.Tokens) != c.source[j] {
			continue
		}
		if x.Kind != statement.Coordinate && x.Kind != statement.Relative && x.Kind != statement.Participle || x.Subject.Len() == 0 || x.Subject.End > x.Start {
			return false
		}
		for t := range doc.Tokens {
			tok := &doc.Tokens[t]
			if !x.Subject.Contains(tok.Span) || !tok.Word {
				continue
			}
			if c.worth(tok.Norm) < light || c.nature(doc.Article.Text, tok) == "number" {
				if c.pronoun(tok) {
					return false // whom it means is not known here
				}
				continue
			}
			for k := range i {
				if c.form(c.mine(k)) == c.h.w.forms[t] {
					return false
				}
			}
		}
		return true
	}
	return false
}

// hung reports whether word j of the source opens a clause with a word such as "when" or "because", which would tie it to
// another sentence's words than in the source.
func (c *comparison) hung(i, j int) bool {
	doc := c.h.w.doc
	return !c.free(c.mine(i).Norm) && !c.exchange(c.mine(i).Norm, "and") && slices.ContainsFunc(doc.Clauses, func(x statement.Clause) bool {
		ties := x.Kind == statement.Subordinate || x.Kind == statement.Participle && doc.Verb(c.source[j]) == "" // "before leaving"
		return ties && firstWord(doc, x.Tokens) == c.source[j] && firstWord(doc, doc.Sentences[x.Sentence].Tokens) != c.source[j]
	})
}

// adrift reports whether a clause that begins at word j of the source tells of "it" or "his lawyer", and the sentence
// before the joint is not the one that the source has before it: another would be meant. a and b are the two sentences.
func (c *comparison) adrift(j, a, b int) bool {
	if b == a+1 {
		return false
	}
	for k := j; k < len(c.from) && k <= j+1; k++ {
		n := c.theirs(k).Norm
		switch {
		case n == "he" || n == "she" || n == "it" || n == "they", c.functions.Field(n, 0) == "possessive":
			return true
		case k == j && !c.exchange(n, "and") && n != "and" && n != "but":
			return false
		}
	}
	return false
}

// sharing reports whether word i of the passage goes on behind "and" or "but" with what a sentence of the source says of
// somebody whom the passage has named before.
func (c *comparison) sharing(i, j int) bool {
	if i == 0 || c.mine(i-1).Norm != "and" && c.mine(i-1).Norm != "but" || c.h.w.doc.Verb(c.source[j]) == "" {
		return false
	}
	doc := c.h.w.doc
	st := doc.Sentences[doc.SentenceAt(c.theirs(j).Start)]
	n := 0
	for t := st.Tokens[0]; t < c.source[j]; t++ {
		if tok := &doc.Tokens[t]; tok.Word && c.worth(tok.Norm) >= light {
			if n++; n > 3 || !slices.ContainsFunc(c.v.words[:i], func(x word) bool { return x.form == c.h.w.forms[t] }) {
				return false
			}
		}
	}
	return n > 0
}

// edge reports whether word a ends and word b begins a clause, or a sentence, of the source.
func (c *comparison) edge(a, b int) bool {
	doc := c.h.w.doc
	ends, begins := false, false
	for _, s := range c.h.sentences { // a sentence may begin with who says what its clauses tell
		tokens := doc.Sentences[s].Tokens
		ends = ends || tokens[0] <= c.source[a] && c.source[a] < tokens[1] && c.idle(c.source[a]+1, tokens[1])
		begins = begins || tokens[0] <= c.source[b] && c.source[b] < tokens[1] && c.idle(tokens[0], c.source[b])
	}
	for _, x := range doc.Clauses {
		if x.Tokens[1] > 0 && lastWord(doc, x.Tokens) == c.source[a] {
			ends = true
		}
		if firstWord(doc, x.Tokens) == c.source[b] {
			begins = true
		}
	}
	return ends && begins
}

// idle reports whether a range of the source's tokens has no heavy word, connecting words and courtesies ("However, Mr")
// apart.
func (c *comparison) idle(from, to int) bool {
	for t := from; t < to; t++ {
		tok := &c.h.w.doc.Tokens[t]
		if tok.Word && c.worth(tok.Norm) >= light && !c.free(tok.Norm) && c.honorifics.Field(tok.Norm, 0) != "courtesy" {
			return false
		}
	}
	return true
}

func lastWord(d *statement.Doc, tokens [2]int) int {
	for t := tokens[1] - 1; t >= tokens[0]; t-- {
		if d.Tokens[t].Word {
			return t
		}
	}
	return -1
}

func firstWord(d *statement.Doc, tokens [2]int) int {
	for t := tokens[0]; t < tokens[1]; t++ {
		if d.Tokens[t].Word {
			return t
		}
	}
	return -1
}

// together reports whether a sentence of some source has the heavy words on both sides of a joint.
func (c *comparison) together(last, i int) bool {
	var left, right []Form
	for k := last; k >= 0 && len(left) < 2; k-- {
		if c.worth(c.mine(k).Norm) >= light {
			left = append(left, c.form(c.mine(k)))
		}
	}
	for k := i; k < len(c.to) && len(right) < 2; k++ {
		if c.worth(c.mine(k).Norm) >= light {
			right = append(right, c.form(c.mine(k)))
		}
	}
	for w := range c.Sources {
		x := &c.Sources[w]
		if len(left) == 0 || len(right) == 0 {
			return true
		}
		for _, s := range x.sentences(left[0]) {
			all := true
			for _, f := range append(slices.Clone(left), right...) {
				_, ok := slices.BinarySearch(x.sentences(f), s)
				all = all && ok
			}
			if all {
				return true
			}
		}
	}
	return false
}
