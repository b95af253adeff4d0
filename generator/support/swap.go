package support

import (
	"slices"
	"strings"

	"variorum/generator/statement"
)

// The same words in another order can say the contrary: who does what to whom, and which number belongs where. Order is
// free but for that.

// reversed reports that the doer of an action is one who in the source stands behind it, or the doer of another action.
func (c *comparison) reversed() {
	type done struct {
		i, mine, theirs int // word of the passage; the words before it on both sides that name the doer, -1 where there are none
	}
	var all []done
	for i, j := range c.to {
		if j < 0 || c.bracketed(i) || c.doc().Verb(c.passage[i]) == "" || c.h.w.doc.Verb(c.source[j]) == "" {
			continue
		}
		a, b := c.doer(c.doc(), c.passage, i), c.doer(c.h.w.doc, c.source, j)
		if a < 0 || b < 0 {
			continue
		}
		all = append(all, done{i, a, b})
		if c.spoken(a, b, j) {
			c.tell("attribution-dropped", c.mine(a).Start, "“"+c.text.words(c.mine(a).Span)+"” says this in the source, of somebody else", a)
			return
		}
		if c.form(c.mine(a)) == c.form(c.theirs(b)) {
			if c.passive(c.doc(), c.passage, i) != c.passive(c.h.w.doc, c.source, j) && c.agent(i) {
				c.tellReversed(i, a)
				return
			}
			continue
		}
		if c.attributive(c.doc(), c.passage, i) || c.attributive(c.h.w.doc, c.source, j) || c.passive(c.doc(), c.passage, i) != c.passive(c.h.w.doc, c.source, j) || c.set(c.doc(), c.passage, i) || c.set(c.h.w.doc, c.source, j) {
			continue
		}
		if c.to[a] >= 0 && c.from[b] < 0 && c.anotherPerson(a, b) && c.doc().Finite(c.passage[i]) {
			c.tellReversed(i, a)
			return
		}
		f := c.form(c.mine(a))
		if c.pronoun(c.mine(a)) || c.stands(f, j, -1) || !c.stands(f, j, 1) {
			continue
		}
		if c.pronoun(c.theirs(b)) || c.follows(i, c.form(c.theirs(b))) || c.object(i, j) {
			c.tellReversed(i, a)
			return
		}
	}
	for n, x := range all {
		for _, y := range all[:n] {
			xm, xs := c.form(c.mine(x.mine)), c.form(c.theirs(x.theirs))
			ym, ys := c.form(c.mine(y.mine)), c.form(c.theirs(y.theirs))
			if c.pronoun(c.mine(x.mine)) || c.pronoun(c.mine(y.mine)) {
				continue // whom it means is not known here
			}
			if xm != xs && xm == ys && ym == xs && !c.set(c.doc(), c.passage, x.i) && !c.set(c.doc(), c.passage, y.i) {
				c.tellReversed(x.i, x.mine)
				return
			}
		}
	}
}

// spoken reports whether the doer in the passage is one who in the source only tells of it: what told so was left out, and
// the doer of verb j, which is word b.
func (c *comparison) spoken(a, b, j int) bool {
	m := c.to[a]
	if m < 0 || m >= b || c.from[b] >= 0 {
		return false
	}
	for k := m + 1; k < b; k++ {
		if c.from[k] < 0 && slices.Contains(c.groups[c.theirs(k).Norm], "say") && c.h.w.doc.Finite(c.source[k]) && c.h.w.doc.SentenceAt(c.theirs(k).Start) == c.h.w.doc.SentenceAt(c.theirs(j).Start) {
			return true
		}
	}
	return false
}

func (c *comparison) tellReversed(i, doer int) {
	c.tell("splice", c.mine(doer).Start, "no cited source has “"+c.text.words(c.mine(doer).Span)+"” as the one that “"+c.text.words(c.mine(i).Span)+"” tells of", i)
}

// doer returns the word that names the subject of a verb: the last noun, name or pronoun before it; -1. words are tokens
// of the document.
func (c *comparison) doer(d *statement.Doc, words []int, i int) int {
	text := d.Article.Text
	infinitive := false
	for k := i - 1; k >= 0 && k >= i-2; k-- {
		infinitive = infinitive || d.Tokens[words[k]].Norm == "to" && d.Helping(words[k])
	}
	for k := i - 1; k >= 0 && k >= i-8; k-- {
		between := text[d.Tokens[words[k]].End:d.Tokens[words[k+1]].Start]
		if strings.ContainsAny(between, ".;!?:\n") && !strings.HasPrefix(between, ". ") || strings.ContainsAny(between, ";!?:\n") {
			return -1
		}
		if strings.HasPrefix(between, ". ") && upper(text[d.Tokens[words[k+1]].Start]) {
			return -1
		}
		t := &d.Tokens[words[k]]
		switch {
		case d == c.doc() && c.inDate(k):
			// “on Wednesday [March 1] to sell”
		case d.Helping(words[k]) || strings.HasSuffix(t.Norm, "ly") || d.Verb(words[k]) != "" && k == i-1 && c.worth(t.Norm) < light:
		case digit(t.Norm[0]) && strings.HasPrefix(between, ","):
			// an age
		case c.pronoun(t):
			return k
		case infinitive && t.Norm == "by":
			return -1 // "was ordered by the court to pay"
		case d.Noun(words[k]), c.nature(text, t) == "number":
			if infinitive && k > 0 && c.governedBy(d, words, k) {
				return -1
			}
			if n := c.head(d, words, k); n < k {
				return n
			}
			return k
		case d.Verb(words[k]) != "", t.Norm == "and", t.Norm == "or", t.Norm == "but":
			return -1 // the subject is that of an earlier verb
		}
	}
	return -1
}

// inDate reports whether a word of the passage stands in brackets with a figure: what is put in there is a day.
func (c *comparison) inDate(k int) bool {
	for n := k; n >= 0 && c.bracketed(n); n-- {
		if digit(c.mine(n).Norm[0]) {
			return true
		}
	}
	for n := k; n < len(c.passage) && c.bracketed(n); n++ {
		if digit(c.mine(n).Norm[0]) {
			return true
		}
	}
	return false
}

// governedBy reports whether "by" stands before a noun of a text, no more than an article and two words away.
func (c *comparison) governedBy(d *statement.Doc, words []int, k int) bool {
	for n := k - 1; n >= 0 && n >= k-4; n-- {
		switch {
		case d.Tokens[words[n]].Norm == "by":
			return true
		case d.Verb(words[n]) != "":
			return false
		}
	}
	return false
}

// head returns the noun that a noun in a phrase of place or company hangs on: "police" of "police in the north"; the noun
// itself where there is none.
func (c *comparison) head(d *statement.Doc, words []int, k int) int {
	for n := k - 1; n > 0 && n >= k-4; n-- {
		switch t := &d.Tokens[words[n]]; {
		case t.Norm == "in" || t.Norm == "at" || t.Norm == "near" || t.Norm == "from":
			if d.Noun(words[n-1]) && d.Article.Text[d.Tokens[words[n-1]].End:t.Start] == " " {
				return n - 1
			}
			return k
		case strings.Contains(d.Article.Text[t.End:d.Tokens[words[n+1]].Start], ","):
			return k
		case c.worth(t.Norm) >= light && !d.Noun(words[n]) && d.Verb(words[n]) != "":
			return k
		}
	}
	return k
}

// pronoun reports whether a word stands for a person or thing named elsewhere.
func (c *comparison) pronoun(t *statement.Token) bool {
	return c.anaphors.Field(t.Norm, 1) == "subject" || t.Norm == "who" || t.Norm == "which"
}

// passive reports whether a form of "be" helps a verb.
func (c *comparison) passive(d *statement.Doc, words []int, i int) bool {
	if i+2 < len(words) && d.Tokens[words[i+1]].Norm == "by" && d.Article.Text[d.Tokens[words[i]].End:d.Tokens[words[i+1]].Start] == " " && c.past(d.Tokens[words[i]].Norm) && c.irregular.Field(d.Tokens[words[i]].Norm, 1) != "past" {
		return c.nature(d.Article.Text, &d.Tokens[words[i+2]]) == "" // not "rose by 3 percent"
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		t := &d.Tokens[words[k]]
		if c.irregular.Field(t.Norm, 0) == "be" || t.Norm == "be" || t.Norm == "being" {
			return true
		}
		if !d.Helping(words[k]) && !strings.HasSuffix(t.Norm, "ly") {
			return false
		}
	}
	return false
}

// attributive reports whether a participle stands right behind a preposition or an article, before its noun: "from retired
// judges".
func (c *comparison) attributive(d *statement.Doc, words []int, i int) bool {
	if i == 0 {
		return false
	}
	n := d.Tokens[words[i-1]].Norm
	return n != "to" && c.preposition(n) && c.past(d.Tokens[words[i]].Norm) || !d.Finite(words[i]) && c.functions.Field(n, 0) == "determiner"
}

// agent reports whether "by" and somebody follow a verb of the passage.
func (c *comparison) agent(i int) bool {
	for k := i + 1; k < len(c.to) && k <= i+4; k++ {
		if c.mine(k).Norm == "by" {
			return k+1 < len(c.to)
		}
	}
	return false
}

// set reports whether a verb is set off by a comma or a closing quotation mark, as in “…,” said Lee.
func (c *comparison) set(d *statement.Doc, words []int, i int) bool {
	if i == 0 {
		return true
	}
	between := d.Article.Text[d.Tokens[words[i-1]].End:d.Tokens[words[i]].Start]
	return strings.ContainsAny(between, "”\"»") || strings.Contains(between, ",") && slices.Contains(c.groups[d.Tokens[words[i]].Norm], "say")
}

// stands reports whether the source has a word before (-1) or behind (1) its word j, in the same sentence.
func (c *comparison) stands(f Form, j, step int) bool {
	s := c.h.w.doc.SentenceAt(c.theirs(j).Start)
	for k := j + step; k >= 0 && k < len(c.source); k += step {
		if c.h.w.doc.SentenceAt(c.theirs(k).Start) != s {
			return false
		}
		if c.h.w.forms[c.source[k]] == f {
			return true
		}
	}
	return false
}

// follows reports whether the passage has a word behind its word i.
func (c *comparison) follows(i int, f Form) bool {
	for k := i + 1; k < len(c.to); k++ {
		if c.form(c.mine(k)) == f {
			return true
		}
	}
	return false
}

// object reports whether the same heavy word follows a verb on both sides.
func (c *comparison) object(i, j int) bool {
	for k := i + 1; k < len(c.to) && k <= i+3; k++ {
		if c.worth(c.mine(k).Norm) < light {
			continue
		}
		for n := j + 1; n < len(c.from) && n <= j+3; n++ {
			if c.worth(c.theirs(n).Norm) >= light {
				return c.to[k] == n
			}
		}
	}
	return false
}

// crossed reports numbers that changed places, and a number behind another of "from", "to" and "by" than in the source.
func (c *comparison) crossed() {
	number := func(i int) bool {
		return c.to[i] >= 0 && !c.bracketed(i) && (c.nature(c.doc().Article.Text, c.mine(i)) == "number" || c.mine(i).Norm == "one")
	}
	for i := range c.to {
		if !number(i) {
			continue
		}
		j := c.to[i]
		if a, b := c.scale(c.mine, i, len(c.to)), c.scale(c.theirs, j, len(c.from)); a != "" && b != "" && a != b {
			c.tell("number", c.mine(i).Start, "the source has another scale of this number", i)
			return
		}
		if a, b := money(c.doc(), c.mine(i).Span), money(c.h.w.doc, c.theirs(j).Span); a != b && a != "" && b != "" {
			c.tell("number", c.mine(i).Start, "the source has this sum in "+b+", the digest in "+a, i)
			return
		}
		if a, b := meridiem(c.mine, i, len(c.to)), meridiem(c.theirs, j, len(c.from)); a != "" && b != "" && a != b {
			c.tell("number", c.mine(i).Start, "the source has the other half of the day", i)
			return
		}
		if i+1 < len(c.to) && j+1 < len(c.from) && c.unit(c.mine(i+1)) && c.unit(c.theirs(j+1)) && c.to[i+1] >= 0 && c.to[i+1] != j+1 &&
			c.form(c.mine(i+1)) != c.h.w.forms[c.source[j+1]] && c.from[j+1] < 0 {
			c.tell("number", c.mine(i).Start, "the source has “"+c.theirs(j+1).Norm+"” behind this number", i)
			return
		}
		if i > 0 && j > 0 {
			a, b := c.mine(i-1).Norm, c.theirs(j-1).Norm
			if a != b && c.amounts.Has(a) && c.amounts.Has(b) {
				c.tell("number", c.mine(i).Start, "the source has “"+b+"” before this number, not “"+a+"”", i)
				return
			}
		}
		for k := i + 1; k < len(c.to) && k <= i+6; k++ {
			if !number(k) || c.to[k] > j || j-c.to[k] > 6 || c.owned(i) && c.owned(k) {
				continue
			}
			c.tell("number", c.mine(i).Start, "the source has “"+c.text.words(c.mine(i).Span)+"” and “"+c.text.words(c.mine(k).Span)+"” the other way round", i)
			return
		}
	}
}

// scale returns the first letter of the scale of a number: of "1.1m" and of "1.1 million".
func (c *comparison) scale(word func(int) *statement.Token, i, n int) string {
	s := c.scaleOf(word(i).Norm)
	if s == "" && i+1 < n && c.numbers.Field(word(i+1).Norm, 0) == "scale" && len(word(i+1).Norm) > 4 {
		s = word(i + 1).Norm
	}
	if s == "" {
		return ""
	}
	return s[:1]
}

// meridiem returns "a" or "p" for a time of day: of "5am", of "5 a.m."; "" where none is told.
func meridiem(word func(int) *statement.Token, i, n int) string {
	s := word(i).Norm
	if i+1 < n && (strings.HasSuffix(word(i+1).Norm, ".m.") || word(i+1).Norm == "am" || word(i+1).Norm == "pm") {
		s += word(i + 1).Norm[:1] + "m"
	}
	if !digit(s[0]) || !strings.HasSuffix(s, "am") && !strings.HasSuffix(s, "pm") {
		return ""
	}
	return s[len(s)-2 : len(s)-1]
}

// owned reports whether the word before or behind a number of the passage is the one that stands there in the source.
func (c *comparison) owned(i int) bool {
	j := c.to[i]
	if i > 0 && j > 0 && c.to[i-1] == j-1 && !c.amounts.Has(c.mine(i-1).Norm) {
		return true
	}
	return i+1 < len(c.to) && j+1 < len(c.from) && c.worth(c.mine(i+1).Norm) >= light && c.to[i+1] == j+1
}
