package support

import "strings"

// timed reports what is still to come told as done, what is done told as to come, and another week or year.
func (c *comparison) timed() {
	for j := range c.from {
		if n := c.theirs(j).Norm; c.from[j] < 0 && (n == "will" || n == "shall") {
			c.fulfilled(j)
		}
	}
	for i := range c.to {
		if c.bracketed(i) {
			continue
		}
		if c.to[i] >= 0 {
			c.whichOne(i)
			c.achieved(i)
			continue
		}
		switch c.mine(i).Norm {
		case "will", "shall":
			c.promised(i)
		case "has", "have", "had":
			c.perfected(i)
		}
	}
}

// nextVerb returns the verb behind a word, at most four words on; -1.
func nextVerb(verb func(int) string, i, n int) int {
	for k := i + 1; k < n && k <= i+4; k++ {
		if verb(k) != "" {
			return k
		}
	}
	return -1
}

// fulfilled reports a verb whose "will" was left out and which the passage tells as done.
func (c *comparison) fulfilled(j int) {
	k := nextVerb(func(k int) string { return c.h.w.doc.Verb(c.source[k]) }, j, len(c.from))
	if j+1 < len(c.from) && (k < 0 || k > j+2) && c.theirs(j+1).Norm == "be" && c.from[j+1] < 0 {
		c.been(j)
		return
	}
	if k < 0 && j+1 < len(c.from) && c.worth(c.theirs(j+1).Norm) >= light {
		k = j + 1 // a verb that the language's tables do not know
	}
	if k < 0 || c.from[k] < 0 {
		return
	}
	i := c.from[k]
	done := c.mine(i).Norm != c.theirs(k).Norm && c.past(c.mine(i).Norm) || c.doc().Finite(c.passage[i])
	for n := i - 1; n >= 0 && n >= i-4; n-- {
		x := c.mine(n).Norm
		if x == "to" && n > 0 && c.mine(n-1).Norm == "able" {
			continue
		}
		if c.future.Has(x) {
			return
		}
		if c.worth(x) >= light && x != "able" && !strings.HasSuffix(x, "ly") {
			break // what helps another verb
		}
		if c.doc().Helping(c.passage[n]) && (c.past(x) || x == "is" || x == "are" || x == "has" || x == "have" || x == "had") {
			done = true
		}
	}
	if done {
		c.tell("hedge-dropped", c.mine(i).Start, "the source says “"+c.theirs(j).Norm+"” of this, the digest tells it as done", i)
	}
}

// been reports "has been", "was" or "is" where the source has "will be".
func (c *comparison) been(j int) {
	before, behind := -1, len(c.to)
	for k := j - 1; k >= 0 && before < 0; k-- {
		before = c.from[k]
	}
	for k := j + 2; k < len(c.from); k++ {
		if c.from[k] >= 0 {
			behind = c.from[k]
			break
		}
	}
	for i := before + 1; i < behind; i++ {
		if c.future.Has(c.mine(i).Norm) {
			return
		}
		switch c.mine(i).Norm {
		case "has", "have", "had", "was", "were", "is", "are":
			if c.to[i] < 0 && !c.bracketed(i) {
				c.tell("hedge-dropped", c.mine(i).Start, "the source says “"+c.theirs(j).Norm+" be” of this, the digest tells it as done", i)
				return
			}
		}
	}
}

// achieved reports a verb that the source has only as what somebody means to do, by "to", and the passage tells as done.
func (c *comparison) achieved(i int) {
	j := c.to[i]
	if j < 2 || !c.past(c.mine(i).Norm) || c.doc().Verb(c.passage[i]) == "" || c.h.w.doc.Verb(c.source[j]) == "" {
		return
	}
	to := j - 1
	for to > 0 && (c.theirs(to).Norm == "be" || strings.HasSuffix(c.theirs(to).Norm, "ly")) {
		to--
	}
	if c.theirs(to).Norm != "to" || c.from[to] >= 0 || to == j-1 && c.theirs(j).Norm == c.mine(i).Norm {
		return
	}
	finite := c.doc().Finite(c.passage[i])
	for n := i - 1; n >= 0 && n >= i-4; n-- {
		switch x := c.mine(n).Norm; {
		case c.future.Has(x):
			return
		case c.doc().Helping(c.passage[n]) && (x == "has" || x == "have" || x == "had" || x == "was" || x == "were"):
			finite = true
		}
	}
	if !finite {
		return
	}
	for n := to - 1; n >= 0 && n >= to-10; n-- {
		if n == to-1 && c.from[n] < 0 && c.worth(c.theirs(n).Norm) >= light && !c.implying.Has(c.theirs(n).Norm) && !c.h.w.doc.Noun(c.source[n]) {
			c.tell("hedge-dropped", c.mine(i).Start, "the source does not tell this as done", i)
			return
		}
		if c.h.w.doc.Verb(c.source[n]) == "" {
			continue
		}
		if c.from[n] < 0 && !c.implying.Has(c.h.w.doc.Verb(c.source[n])) {
			c.tell("hedge-dropped", c.mine(i).Start, "the source does not tell this as done", i)
		}
		return
	}
}

// promised reports a "will" before a verb that the source tells as done.
func (c *comparison) promised(i int) {
	k := nextVerb(func(k int) string { return c.doc().Verb(c.passage[k]) }, i, len(c.to))
	if k < 0 || c.to[k] < 0 {
		return
	}
	j := c.to[k]
	done := c.theirs(j).Norm != c.mine(k).Norm && c.past(c.theirs(j).Norm)
	for n := j - 1; n >= 0 && n >= j-4; n-- {
		x := c.theirs(n).Norm
		if c.future.Has(x) {
			return
		}
		if c.h.w.doc.Helping(c.source[n]) && (c.past(x) || x == "has" || x == "have") {
			done = true
		}
	}
	if done {
		c.tell("unsupported", c.mine(i).Start, "the source tells as done what the digest says will be", i)
	}
}

// perfected reports a "has" before a verb that the source has in its base form behind a word of the future.
func (c *comparison) perfected(i int) {
	k := nextVerb(func(k int) string { return c.doc().Verb(c.passage[k]) }, i, len(c.to))
	if k < 0 || c.to[k] < 0 {
		return
	}
	j := c.to[k]
	if c.theirs(j).Norm == c.mine(k).Norm || c.past(c.theirs(j).Norm) || !c.past(c.mine(k).Norm) {
		return
	}
	for n := j - 1; n >= 0 && n >= j-10; n-- {
		x := c.theirs(n).Norm
		going := n == j-1 && (x == "is" || x == "are") && c.theirs(j).Norm == c.h.w.doc.Verb(c.source[j])+"ing"
		if x == "will" || x == "shall" || x == "would" || x == "to" && n >= j-3 || going {
			c.tell("hedge-dropped", c.mine(i).Start, "the source does not tell this as done", i)
			return
		}
	}
}

// whichOne reports a week, month or year that is another than the source's: "this year" for "last year".
func (c *comparison) whichOne(i int) {
	j := c.to[i]
	if i == 0 || j == 0 || !c.unit(c.mine(i)) && !c.weekdays.Has(c.mine(i).Norm) && !c.months.Has(c.mine(i).Norm) {
		return
	}
	a, b := c.whichTime.Field(c.mine(i-1).Norm, 0), c.whichTime.Field(c.theirs(j-1).Norm, 0)
	if a != "" && b != "" && a != b {
		c.tell("date", c.mine(i-1).Start, "the source has “"+c.theirs(j-1).Norm+"” here", i)
	}
}
