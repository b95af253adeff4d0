package support

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// Names and dates in square brackets stand for pronouns and relative days; what stands there must be meant near by.

// inserted reports a word in brackets, which stands for a pronoun or a day, that the source does not have near by.
func (c *comparison) inserted(i int) {
	t := c.mine(i)
	nature := c.nature(c.doc().Article.Text, t)
	if nature == "number" || nature == "date" && !c.weekdays.Has(t.Norm) {
		c.insertedDate(i)
		return
	}
	if c.worth(t.Norm) < light {
		return
	}
	if other := c.bracketOfDraft(t.Start); other != "" {
		c.tell("name", t.Start, "in the source this is “"+other+"”", i)
		return
	}
	if name := c.pronounOf(i); name != "" {
		c.tell("name", t.Start, "in the source this is “"+name+"”", i)
		return
	}
	const reach = 5
	for _, h := range c.others {
		for _, s := range h.w.sentences(c.form(t)) {
			if slices.ContainsFunc(h.sentences, func(x int) bool { return x-s <= reach && s-x <= reach }) {
				return
			}
		}
	}
	c.tell("name", t.Start, "no cited source speaks of “"+c.text.words(t.Span)+"” here", i)
}

// pronounOf returns whom a pronoun of the source means, in whose place a word in brackets stands that does not name them; "" where
// it does, or no pronoun stands there, or nobody knows whom it means. A name in brackets names somebody as the source does: “Kim”
// and never “Un” for Kim Jong Un, where the source calls him by one word.
func (c *comparison) pronounOf(i int) string {
	if !upper(c.doc().Article.Text[c.mine(i).Start]) {
		return "" // “[the governor]”
	}
	from, to := c.gap(i)
	g := c.h.w.Doc.Grammar()
	for j := from; j < to; j++ {
		if c.from[j] >= 0 || !c.pronoun(c.theirs(j)) {
			continue
		}
		n := c.mentionAt(g, c.theirs(j).Start)
		if n == grammar.None || g.Mentions[n].Chain == grammar.None || g.Mentions[n].Kind != grammar.Pronoun {
			return ""
		}
		chain := &g.Chains[g.Mentions[n].Chain]
		if chain.Name == "" || c.calls(chain.Name, c.doc().Words(c.mine(i).Span)) {
			return ""
		}
		return chain.Name
	}
	return ""
}

// mentionAt returns the mention whose head begins at a byte of a text; None where none does.
func (c *comparison) mentionAt(g *grammar.Doc, at int) int {
	k := g.TokenAt(at)
	if !g.Trees || k >= len(g.Tokens) || g.Tokens[k].Start != at {
		return grammar.None
	}
	return g.MentionAt(k)
}

// calls reports whether a word is of the name of somebody and one by which the source calls them: alone somewhere, or together with
// the rest of the name in the passage.
func (c *comparison) calls(name, word string) bool {
	own := strings.Fields(name)
	shared, alone, other := slices.Contains(own, word), false, false
	for _, n := range c.h.w.Doc.Names {
		full := strings.Fields(n.Full)
		if slices.Contains(full, word) {
			shared = shared || slices.ContainsFunc(own, func(w string) bool { return slices.Contains(full, w) })
			// “[Ann] Lee”, “[Ann Lee]”
			alone = alone || slices.ContainsFunc(full, func(w string) bool { return w != word && strings.Contains(c.v.String(), w) })
		}
		switch f := strings.Fields(strings.TrimSuffix(strings.TrimSuffix(c.h.w.Doc.Words(n.Span), "’s"), "'s")); {
		case len(f) != 1:
		case f[0] == word:
			alone = true
		case slices.Contains(own, f[0]):
			other = true
		}
	}
	return shared && (alone || !other)
}

// bracketOfDraft returns the name that the program itself would put in brackets where a passage has another, which begins
// at a byte of the page's text; "" where it would put none or the same.
func (c *comparison) bracketOfDraft(at int) string {
	if c.v.Printed == "" {
		return ""
	}
	mine, theirs := bracketsOf(c.v.String()), bracketsOf(c.v.Printed)
	if len(mine) != len(theirs) {
		return ""
	}
	for n, s := range mine {
		a, b := s.Of(c.v.String()), theirs[n].Of(c.v.Printed)
		if c.v.at.Start+s.Start != at || a == "" || b == "" || !upper(a[0]) || !upper(b[0]) || digit(b[len(b)-1]) {
			continue
		}
		for k, other := range theirs { // the same in another place, beside the same word
			if k != n && other.Of(c.v.Printed) == a && beside(c.v.String(), s, c.v.Printed, other) {
				return ""
			}
		}
		for _, w := range strings.Fields(a) {
			if strings.Contains(b, strings.Trim(w, ".,’'s")) {
				return ""
			}
		}
		return b
	}
	return ""
}

// beside reports whether the same word stands before or behind two stretches in brackets.
func beside(a string, x source.Span, b string, y source.Span) bool {
	around := func(text string, s source.Span) (before, behind string) {
		if f := strings.Fields(plain(text[:s.Start-1])); len(f) > 0 {
			before = f[len(f)-1]
		}
		if f := strings.Fields(plain(text[s.End+1:])); len(f) > 0 {
			behind = strings.Trim(f[0], ",.:;\"")
		}
		return before, behind
	}
	beforeA, behindA := around(a, x)
	beforeB, behindB := around(b, y)
	return beforeA != "" && beforeA == beforeB || behindA != "" && behindA == behindB
}

// bracketsOf returns the stretches of a text within square brackets.
func bracketsOf(text string) []source.Span {
	var out []source.Span
	for at := 0; ; {
		open := strings.IndexByte(text[at:], '[')
		if open < 0 {
			return out
		}
		end := strings.IndexByte(text[at+open:], ']')
		if end < 0 {
			return out
		}
		out = append(out, source.Span{Start: at + open + 1, End: at + open + end})
		at += open + end + 1
	}
}

// insertedDate reports a date in brackets that no expression of time in the cited sentences means.
func (c *comparison) insertedDate(i int) {
	t := c.mine(i)
	for _, d := range c.doc().Dates {
		if !d.Contains(t.Span) || len(d.From) < len("2006-01-02") {
			continue
		}
		if c.dated != d.Span {
			c.dated = d.Span
			day := d.From[len("2006"):len("2006-01-02")]
			year := strings.Contains(c.text.words(d.Span), d.From[:4])
			before := strings.ToLower(strings.TrimRight(c.doc().Article.Text[:d.Start], " ["))
			if x, ok := c.glossed(i, d); ok {
				if !onDay(x, day, d.From, year) {
					c.tell("date", t.Start, "in the source “"+c.h.w.doc.Words(x.Span)+"” is "+x.From[:len("2006-01-02")]+", not “"+c.text.words(d.Span)+"”", i)
				}
				return
			}
			for _, h := range c.others {
				// "As of [Nov. 8]": the day for which an article speaks is that of its publication
				if p := h.w.doc.Article.Meta.Day(); strings.HasSuffix(before, "as of") && len(p) >= len(d.From) && p[4:10] == day && (!year || p[:4] == d.From[:4]) {
					return
				}
				for _, x := range h.w.doc.Dates {
					in := slices.ContainsFunc(h.sentences, func(s int) bool { return h.w.doc.Sentences[s].Overlaps(x.Span) })
					if in && onDay(x, day, d.From, year) {
						return
					}
				}
			}
			c.tell("date", t.Start, "no cited source means “"+c.text.words(d.Span)+"” here", i)
		}
		return
	}
	f := c.form(t)
	for _, h := range c.others {
		for _, s := range h.sentences {
			if _, ok := slices.BinarySearch(h.w.sentences(f), s); ok {
				return
			}
		}
	}
	c.tell("date", t.Start, "no cited source has “"+c.text.words(t.Span)+"” here", i)
}

// glossed returns the day of the source that a date in brackets stands behind: "Tuesday evening [March 10]" tells which day the
// source means by its own "Tuesday", and not which other one it names near by. i is a word of the date.
func (c *comparison) glossed(i int, d statement.Date) (statement.Date, bool) {
	for i > 0 && (c.bracketed(i) || d.Contains(c.mine(i).Span)) {
		i--
	}
	const reach = 2 // "Tuesday evening local time"
	for k := i; k >= 0 && k >= i-reach; k-- {
		if c.weekdays.Has(c.mine(k).Norm) {
			if c.to[k] < 0 {
				return statement.Date{}, false
			}
			at := c.theirs(c.to[k]).Span
			for _, x := range c.h.w.doc.Dates {
				if x.Contains(at) && len(x.From) >= len("2006-01-02") {
					return x, true
				}
			}
		}
	}
	return statement.Date{}, false
}

// onDay reports whether a date begins or ends on a day, given without its year, and in the year of an ISO date if that counts.
func onDay(x statement.Date, day, of string, year bool) bool {
	for _, to := range []string{x.From, x.To} {
		if len(to) >= len("2006-01-02") && to[4:10] == day && (!year || to[:4] == of[:4]) {
			return true
		}
	}
	return false
}
