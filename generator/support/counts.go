package support

import (
	"strings"

	"variorum/generator/statement"
)

// Words that tell how many, in what share, or that take something back: quantifiers, plurals, "former", "ready to".

// limited reports words of the source that hold back what they stand before, left out where that was kept.
func (c *comparison) limited() {
	for j := range c.from {
		if c.from[j] >= 0 {
			continue
		}
		norm := c.theirs(j).Norm
		kind := c.limits.Field(norm, 0)
		share := c.quantifiers.Field(norm, 1) == "limit"
		if kind == "behind" {
			c.latest(j)
			continue
		}
		if c.partOf(j) {
			continue
		}
		if c.ranked(j) {
			continue
		}
		if kind == "" && !share || !c.takesBack(j, kind) {
			continue
		}
		i, k := c.heavyBehind(j, 3)
		if i < 0 || c.alikeNear(j, i) || share && norm != "only" && c.nature(c.h.w.doc.Article.Text, c.theirs(k)) == "number" {
			continue
		}
		id := "hedge-dropped"
		switch {
		case share, kind == "unit":
			id = "number"
		case kind == "of":
			id = "polarity"
		case kind == "role":
			if !c.h.w.doc.Noun(c.source[k]) {
				continue
			}
			id = "role"
		}
		c.tell(id, c.mine(i).Start, "the source says “"+c.h.w.doc.Words(c.theirs(j).Span)+"” of this", i)
	}
}

// takesBack reports whether word j of the source stands where a word of its kind takes something back.
func (c *comparison) takesBack(j int, kind string) bool {
	switch kind {
	case "seen":
		for k := j - 1; k >= 0 && k >= j-2; k-- {
			n := c.theirs(k).Norm
			if c.irregular.Field(n, 0) == "be" || n == "be" || n == "been" {
				return true
			}
		}
		return false
	case "rank":
		return j > 0 && c.ranking.Has(c.theirs(j-1).Norm)
	case "unit":
		return j > 0 && j+1 < len(c.from) && c.nature(c.h.w.doc.Article.Text, c.theirs(j-1)) == "number"
	case "all":
		return j > 0 && c.theirs(j-1).Norm == c.limits.Field(c.theirs(j).Norm, 1) && c.from[j-1] < 0
	case "of":
		return j+1 < len(c.from) && c.theirs(j+1).Norm == c.limits.Field(c.theirs(j).Norm, 1)
	}
	return true
}

// ranked reports that a place was left out before a superlative that was kept: "the second-best" is not the best.
func (c *comparison) ranked(j int) bool {
	norm := c.theirs(j).Norm
	if !c.ordinal(norm) || j+1 >= len(c.from) {
		return false
	}
	i := c.from[j+1]
	if i < 0 || !c.superlative(j+1) || c.alikeNear(j, i) {
		return false
	}
	c.tell("number", c.mine(i).Start, "the source says “"+c.h.w.doc.Words(c.theirs(j).Span)+"” of this", i)
	return true
}

// ordinal reports whether a word is a place in a row: "second", "27th".
func (c *comparison) ordinal(norm string) bool {
	return c.numbers.Field(norm, 0) == "ordinal" || digit(norm[0]) && c.ordinalEnds.Ending(norm) != ""
}

// superlative reports whether a word of the source is of the highest degree: "best", "longest".
func (c *comparison) superlative(j int) bool {
	norm := c.theirs(j).Norm
	return c.highest.Has(norm) || c.highestEnds.Ending(norm) != "" && !c.h.w.doc.Noun(c.source[j])
}

// latest reports that "at the latest" was left out behind a day that was kept.
func (c *comparison) latest(j int) {
	if j < 2 || c.theirs(j-2).Norm+" "+c.theirs(j-1).Norm != c.limits.Field(c.theirs(j).Norm, 1) {
		return
	}
	for k := j - 3; k >= 0 && k >= j-6; k-- {
		if i := c.from[k]; c.worth(c.theirs(k).Norm) >= light {
			if i >= 0 && !c.alikeNear(j, i) {
				c.tell("date", c.mine(i).Start, "the source says “"+c.limits.Field(c.theirs(j).Norm, 1)+" "+c.theirs(j).Norm+"” of this", i)
			}
			return
		}
	}
}

// partOf reports that a share was left out before "of" what was kept: "parts of the north", "12 of the 24 men".
func (c *comparison) partOf(j int) bool {
	n := c.theirs(j)
	number := c.nature(c.h.w.doc.Article.Text, n) == "number" && c.numbers.Field(n.Norm, 0) != "scale"
	one := !number && c.numbers.Field(n.Norm, 0) == "unit" // "one of the deadliest"
	group := c.quantifiers.Field(n.Norm, 0)
	if !number && !one && group != "some" && group != "most" && group != "many" && group != "half" && group != "part" && group != "few" ||
		j+1 >= len(c.from) || !c.partitive.Has(c.theirs(j+1).Norm) || j > 0 && c.preposition(c.theirs(j-1).Norm) && c.theirs(j-1).Norm == "as" {
		return false
	}
	if number && (j+2 >= len(c.from) || !c.definite.Has(c.theirs(j+2).Norm)) {
		return false
	}
	i, k := c.heavyBehind(j+1, 3)
	if i < 0 || one && !c.superlative(k) || c.alikeNear(j, i) || c.bracketed(i) || c.numbered(i) {
		return false
	}
	c.tell("number", c.mine(i).Start, "the source says “"+c.h.w.doc.Words(n.Span)+" of” this", i)
	return true
}

// numbered reports whether some other number or share stands before a word of the passage.
func (c *comparison) numbered(i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if x := c.mine(k); c.to[k] < 0 && (c.quantifiers.Has(x.Norm) || c.nature(c.doc().Article.Text, x) == "number") {
			return true
		}
	}
	return false
}

// heavyBehind returns the next heavy word behind word j of the source, if it was kept: in the passage and in the source;
// -1 otherwise.
func (c *comparison) heavyBehind(j, reach int) (int, int) {
	for k := j + 1; k < len(c.from) && k <= j+reach; k++ {
		if c.source[k]-c.source[j] > reach+1 {
			break
		}
		if c.worth(c.theirs(k).Norm) < light || c.free(c.theirs(k).Norm) {
			continue
		}
		if c.from[k] < 0 && k == j+2 && c.theirs(j+1).Norm == "to" && c.h.w.doc.Verb(c.source[k]) != "" {
			reach += 3 // "purporting to come from"
			continue
		}
		return c.from[k], k
	}
	return -1, -1
}

// alikeNear reports whether a word of the passage near i says what word j of the source says.
func (c *comparison) alikeNear(j, i int) bool {
	t := c.theirs(j)
	group := c.quantifiers.Field(t.Norm, 0)
	for k := max(0, i-5); k < min(len(c.to), i+5); k++ {
		x := c.mine(k)
		if c.to[k] >= 0 && c.to[k] != j && c.nature(c.doc().Article.Text, x) != "" {
			continue // "Oct. 1" keeps no "one of"
		}
		if x.Norm == t.Norm || c.form(x) == c.form(t) || c.exchange(x.Norm, t.Norm) || group != "" && c.quantifiers.Field(x.Norm, 0) == group || c.to[k] < 0 && c.synonym(x, t) {
			return true
		}
	}
	return false
}

// counted reports quantifiers that the source has not, and one where the source has several.
func (c *comparison) counted() {
	for i := range c.to {
		if c.to[i] < 0 {
			if !c.bracketed(i) {
				c.quantified(i)
			}
			continue
		}
		j := c.to[i]
		mine, theirs := c.mine(i).Norm, c.theirs(j).Norm
		switch {
		case !c.doc().Noun(c.passage[i]) || !c.h.w.doc.Noun(c.source[j]):
		case plural(mine, theirs) && c.single(c.theirs, j) && !c.single(c.mine, i):
			c.tell("number", c.mine(i).Start, "the source speaks of one, the digest of several", i)
		case plural(theirs, mine) && c.single(c.mine, i) && !c.single(c.theirs, j):
			c.tell("number", c.mine(i).Start, "the source speaks of several, the digest of one", i)
		case (plural(mine, theirs) || plural(theirs, mine)) && c.determined(i, j):
			c.tell("number", c.mine(i).Start, "the source has “"+theirs+"” here", i)
		case plural(theirs, mine) && c.several(j), c.single(c.mine, i) && !c.single(c.theirs, j) && c.several(j):
			c.tell("number", c.mine(i).Start, "the source speaks of several, the digest of one", i)
		}
	}
}

// determined reports whether the same article or owner stands right before two words.
func (c *comparison) determined(i, j int) bool {
	if i == 0 || j == 0 || c.to[i-1] != j-1 {
		return false
	}
	n := c.theirs(j - 1).Norm
	return c.definite.Has(n) || c.functions.Field(n, 0) == "possessive" || strings.HasSuffix(n, "'s")
}

// quantified reports a quantifier of the passage that stands where the source has another or none.
func (c *comparison) quantified(i int) {
	norm := c.mine(i).Norm
	group := c.quantifiers.Field(norm, 0)
	if group == "" || c.strange(i) != "" || i+1 < len(c.to) && c.nature(c.doc().Article.Text, c.mine(i+1)) == "number" {
		return
	}
	from, to := c.gap(i)
	other := false
	for j := max(0, from-1); j < min(len(c.from), to+1); j++ {
		x := c.theirs(j)
		if c.quantifiers.Field(x.Norm, 0) == group {
			return
		}
		other = other || c.from[j] < 0 && (c.quantifiers.Has(x.Norm) || c.pivot(x.Norm) == "negation" || c.nature(c.h.w.doc.Article.Text, x) == "number")
	}
	if other || c.quantifiers.Field(norm, 1) == "limit" || group == "all" {
		c.tell("number", c.mine(i).Start, "no cited source has “"+c.text.words(c.mine(i).Span)+"” here", i)
	}
}

// plural reports whether a noun is the plural of another.
func plural(many, one string) bool {
	if many == one {
		return false
	}
	return many == one+"s" || many == one+"es" || strings.HasSuffix(one, "y") && many == one[:len(one)-1]+"ies" || strings.HasSuffix(one, "man") && many == one[:len(one)-3]+"men"
}

// single reports whether an article for one thing stands before a noun, or before the one to three words that go with it.
func (c *comparison) single(word func(int) *statement.Token, i int) bool {
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		switch n := word(k).Norm; {
		case n == "a" || n == "an" || n == "another":
			return true
		case c.worth(n) < light, digit(n[0]), c.numbers.Has(n):
			return false
		}
	}
	return false
}

// several reports whether a number above one stands before a noun of the source, or before the one or two words that go
// with it, and was left out.
func (c *comparison) several(j int) bool {
	for k := j - 1; k >= 0 && k >= j-3; k-- {
		n := c.theirs(k)
		if digit(n.Norm[0]) || c.numbers.Field(n.Norm, 0) == "unit" && c.numbers.Field(n.Norm, 1) != "1" {
			return c.from[k] < 0 && !strings.HasPrefix(c.h.w.doc.Article.Text[n.End:], "-")
		}
		if c.worth(n.Norm) < light {
			return false
		}
	}
	return false
}
