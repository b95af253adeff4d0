package support

import (
	"slices"
	"strings"

	"variorum/generator/statement"
)

// An active sentence and its passive say the same: "the agency traced the infections", "the infections were traced by the
// agency".

// voiced pairs verbs that one side has in the passive and the other in the active, with doer and object where they belong.
func (c *comparison) voiced() {
	for i := range c.to {
		if c.to[i] >= 0 || c.bracketed(i) || c.doc().Verb(c.passage[i]) == "" {
			continue
		}
		for j := range c.from {
			if c.from[j] < 0 && c.doc().Verb(c.passage[i]) == c.h.w.doc.Verb(c.source[j]) && c.converse(i, j) {
				c.to[i], c.from[j] = j, i
				break
			}
		}
	}
}

// side is one side of a comparison: a text, its words, and which word of the other side each goes with.
type side struct {
	doc   *statement.Doc
	words []int
	form  func(int) Form
	to    []int
}

// sides returns the passage's side and the source's.
func (c *comparison) sides() (mine, theirs side) {
	mine = side{c.doc(), c.passage, func(i int) Form { return c.form(c.mine(i)) }, c.to}
	theirs = side{c.h.w.doc, c.source, func(j int) Form { return c.h.w.forms[c.source[j]] }, c.from}
	return mine, theirs
}

// converse reports whether two verbs are the active and the passive of one doing.
func (c *comparison) converse(i, j int) bool {
	p, a := c.sides()
	swapped := false
	if c.passive(a.doc, a.words, j) {
		p, a, i, j, swapped = a, p, j, i, true
	}
	if !c.passive(p.doc, p.words, i) || c.passive(a.doc, a.words, j) {
		return false
	}
	object, doer := c.doer(p.doc, p.words, i), c.subject(a.doc, a.words, j)
	if object < 0 || doer < 0 {
		return false
	}
	o := behind(a, j, p.form(object), 8)
	if o < 0 {
		return false
	}
	by := -1
	for k := i + 1; k < len(p.words) && k <= i+6 && by < 0; k++ {
		if p.brings(k) {
			by = k
		}
	}
	if by >= 0 {
		n := behind(p, by, a.form(doer), 12)
		if n < 0 {
			return false
		}
		c.pairUp(p, a, n, doer, swapped)
	}
	c.pairUp(p, a, object, o, swapped)
	return true
}

// subject is the doer of a verb, or of the verb before it that it shares its subject with: "killed three and injured 26".
func (c *comparison) subject(d *statement.Doc, words []int, i int) int {
	n := c.doer(d, words, i)
	for k := i - 1; n < 0 && k > 0 && k >= i-8; k-- {
		if d.Tokens[words[k]].Norm == "and" || d.Tokens[words[k]].Norm == "or" || d.Tokens[words[k]].Norm == "but" {
			for k--; k > 0 && k >= i-10; k-- {
				if d.Verb(words[k]) != "" && d.Finite(words[k]) {
					return c.doer(d, words, k)
				}
			}
		}
	}
	return n
}

// pairUp pairs a word of each side, where neither has another; swapped where p is the source's side.
func (c *comparison) pairUp(p, a side, n, m int, swapped bool) {
	if p.to[n] >= 0 || a.to[m] >= 0 {
		return
	}
	if swapped {
		n, m = m, n
	}
	c.to[n], c.from[m] = m, n
}

// behind returns the place of the next word with a form behind place i of a side, in its sentence and within reach; -1.
func behind(s side, i int, want Form, reach int) int {
	sentence := s.doc.SentenceAt(s.doc.Tokens[s.words[i]].Start)
	for k := i + 1; k < len(s.words) && k <= i+reach; k++ {
		if s.doc.SentenceAt(s.doc.Tokens[s.words[k]].Start) != sentence {
			return -1
		}
		if s.form(k) == want {
			return k
		}
	}
	return -1
}

// exchangedPlaces reports nouns that stand on the other side of a verb than in the source, each way: who does it and to
// whom were exchanged.
func (c *comparison) exchangedPlaces() {
	for i, j := range c.to {
		if j < 0 || c.doc().Verb(c.passage[i]) == "" || c.h.w.doc.Verb(c.source[j]) == "" || c.verbOfSaying(i) ||
			c.passive(c.doc(), c.passage, i) != c.passive(c.h.w.doc, c.source, j) {
			continue
		}
		clause := c.doc().ClauseAt(c.mine(i).Start)
		theirs := c.h.w.doc.ClauseAt(c.theirs(j).Start)
		before, after := -1, -1
		for k, n := range c.to {
			if n < 0 || k == i || !c.doc().Noun(c.passage[k]) || c.bracketed(k) || c.doc().ClauseAt(c.mine(k).Start) != clause || c.h.w.doc.ClauseAt(c.theirs(n).Start) != theirs {
				continue
			}
			switch {
			case k < i && n > j && c.bare(c.doc(), c.passage, k) && before < 0:
				before = k
			case k > i && n < j && c.bare(c.h.w.doc, c.source, n) && after < 0:
				after = k
			}
		}
		if before >= 0 && after >= 0 {
			c.tellReversed(i, before)
			return
		}
	}
}

// doerAsObject reports that who did something, as a passive tells by "by", is told as what it was done to, or the other way round:
// "undermined by a report", "undermined a report".
func (c *comparison) doerAsObject() {
	mine, theirs := c.sides()
	for i, j := range c.to {
		if j < 0 || c.bracketed(i) || mine.doc.Verb(c.passage[i]) == "" || theirs.doc.Verb(c.source[j]) == "" {
			continue
		}
		a, by := c.nounsBehind(mine, i)
		b, theirBy := c.nounsBehind(theirs, j)
		if by == theirBy || by && !c.passive(mine.doc, mine.words, i) || theirBy && !c.passive(theirs.doc, theirs.words, j) ||
			!by && c.passive(mine.doc, mine.words, i) || !theirBy && c.passive(theirs.doc, theirs.words, j) {
			continue
		}
		for _, k := range a {
			if slices.Contains(b, c.to[k]) {
				c.tellReversed(i, k)
				return
			}
		}
	}
}

// nounsBehind returns the nouns of the first group of words behind a verb, and whether "by" stands between.
func (c *comparison) nounsBehind(s side, i int) (nouns []int, by bool) {
	const reach = 6
	if i+1 < len(s.words) && s.brings(i+1) {
		by, i = true, i+1
	}
	for k := i + 1; k < len(s.words) && k <= i+reach; k++ {
		t := &s.doc.Tokens[s.words[k]]
		if strings.ContainsAny(s.doc.Article.Text[s.doc.Tokens[s.words[k-1]].End:t.Start], ".,;:—–") || c.preposition(t.Norm) || s.doc.Verb(s.words[k]) != "" && !s.doc.Noun(s.words[k]) {
			break
		}
		if s.doc.Noun(s.words[k]) {
			nouns = append(nouns, k)
		}
	}
	return nouns, by
}

// ofNation pairs a word for what is of a country with the country's name where both stand beside one word: "the Norwegian flag", "the
// flag of Norway".
func (c *comparison) ofNation() {
	mine, theirs := c.sides()
	for k, n := range c.to {
		if n < 0 {
			continue
		}
		for _, swapped := range []bool{false, true} {
			s, o, at, behind := mine, theirs, k, n
			if swapped {
				s, o, at, behind = theirs, mine, n, k
			}
			if people, country := c.peopleBefore(s, at), c.countryBehind(o, behind); people >= 0 && country >= 0 && c.nations.Field(s.norm(people), 1) == c.nations.Field(o.norm(country), 1) {
				c.pairUp(s, o, people, country, swapped)
			}
		}
	}
}

// brings reports whether word i of a side brings in the doer of a passive.
func (s side) brings(i int) bool { return s.norm(i) == "by" }

// norm is word i of a side in lower case.
func (s side) norm(i int) string { return s.doc.Tokens[s.words[i]].Norm }

// peopleBefore returns the word right before another where it stands for the people of a country; -1.
func (c *comparison) peopleBefore(s side, i int) int {
	if i > 0 && c.nations.Field(s.norm(i-1), 0) == "people" {
		return i - 1
	}
	return -1
}

// countryBehind returns the name of a country behind a word and "of"; -1.
func (c *comparison) countryBehind(s side, i int) int {
	if i+2 < len(s.words) && c.partitive.Has(s.norm(i+1)) && c.nations.Field(s.norm(i+2), 0) == "country" {
		return i + 2
	}
	return -1
}

// bare reports whether no preposition governs a noun: it can be a subject.
func (c *comparison) bare(d *statement.Doc, words []int, k int) bool {
	return c.governor(d, words, k) == ""
}

// governor returns the preposition before the group of words that ends in a noun; "" where there is none.
func (c *comparison) governor(d *statement.Doc, words []int, k int) string {
	for n := k - 1; n >= 0 && n >= k-5; n-- {
		t := &d.Tokens[words[n]]
		if strings.ContainsAny(d.Article.Text[t.End:d.Tokens[words[n+1]].Start], ",;:.—–") {
			return ""
		}
		if c.preposition(t.Norm) {
			return t.Norm
		}
		if d.Verb(words[n]) != "" && !d.Noun(words[n]) || t.Norm == "and" || t.Norm == "or" || t.Norm == "that" {
			return ""
		}
	}
	return ""
}

// traded reports two nouns that have exchanged their prepositions: "to the army by the police".
func (c *comparison) traded() {
	for k, n := range c.to {
		if n < 0 || !c.doc().Noun(c.passage[k]) || c.bracketed(k) {
			continue
		}
		for l := k + 1; l < len(c.to) && l <= k+8; l++ {
			m := c.to[l]
			if m < 0 || m > n || n-m > 8 || !c.doc().Noun(c.passage[l]) || c.doc().SentenceAt(c.mine(k).Start) != c.doc().SentenceAt(c.mine(l).Start) {
				continue
			}
			a, b := c.governor(c.doc(), c.passage, k), c.governor(c.doc(), c.passage, l)
			if a != "" && b != "" && a != b && a == c.governor(c.h.w.doc, c.source, m) && b == c.governor(c.h.w.doc, c.source, n) {
				c.tell("splice", c.mine(k).Start, "the source has “"+c.text.words(c.mine(k).Span)+"” and “"+c.text.words(c.mine(l).Span)+"” the other way round", k)
				return
			}
		}
	}
}

// verbOfSaying reports whether word i of the passage is a verb of saying.
func (c *comparison) verbOfSaying(i int) bool {
	return slices.Contains(c.groups[c.mine(i).Norm], "say")
}
