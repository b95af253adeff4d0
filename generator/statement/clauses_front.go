package statement

// What stands before the main clause of a sentence: "After the boat had left, …", "Two days later, …".

// front finds the opening phrase or clause and returns the token where the main clause begins; c.from where it begins
// the sentence.
func (c *divider) front() int {
	first := c.from
	for first < c.to && (c.tag(first) == mark || c.tag(first) == coordinator) {
		first++
	}
	if first >= c.to {
		return c.from
	}
	if c.tag(first) == subordinator && (c.finiteIn(first, c.mainComma(first)) || c.onlyClause(first) && c.finiteIn(first, c.to)) {
		// "When the boat sank, the crew …": the main clause begins after the first comma that a subject and verb follow.
		for comma := c.stop(first); comma < c.to; comma = c.stop(comma + 1) {
			if c.norm(comma) == "," && c.finiteIn(first, comma) && (c.startsMain(comma+1) || c.leadsMain(comma+1)) {
				c.edges[0].kind = Subordinate
				c.edges = append(c.edges, edge{at: c.afterMarks(comma), kind: Main})
				return comma + 1
			}
		}
		return c.from
	}
	if !c.phraseOpens(first) {
		return c.from
	}
	for comma := c.stop(first); comma < c.to; comma = c.stop(comma + 1) {
		if c.finiteIn(first, comma) {
			return c.from
		}
		if c.norm(comma) != "," || !c.startsMain(comma+1) {
			continue
		}
		if c.wordsIn(first, comma) >= shortestFront {
			c.edges[0].kind = Adjunct
			switch {
			case c.norm(first) == "according":
				c.edges[0].kind = Speech
			case c.tag(first) == gerund, c.tag(first) == participle:
				c.edges[0].kind = Participle
			}
			c.edges = append(c.edges, edge{at: c.afterMarks(comma), kind: Main})
		}
		return comma + 1
	}
	return c.from
}

// onlyClause reports whether a subordinator can never be a preposition.
func (c *divider) onlyClause(i int) bool {
	return !c.d.sets.clauses.either.Has(c.norm(i))
}

// mainComma returns the first comma after token first that a subject and its verb follow, or the end of the sentence.
func (c *divider) mainComma(first int) int {
	for comma := c.stop(first); comma < c.to; comma = c.stop(comma + 1) {
		if c.norm(comma) == "," && c.startsMain(comma+1) {
			return comma
		}
	}
	return c.to
}

// afterMarks returns the token after the mark at i and closing marks that touch it.
func (c *divider) afterMarks(i int) int {
	i++
	for i < c.to && isQuoteMark(c.norm(i)) && c.d.Tokens.At(i).Start == c.d.Tokens.At(i-1).End {
		i++
	}
	return i
}

// phraseOpens reports whether a phrase that begins at i can be an adjunct: of time, place or circumstance.
func (c *divider) phraseOpens(i int) bool {
	switch c.tag(i) {
	case preposition, adverb, subordinator, gerund, participle, to:
		return true
	case numeral, determiner, noun:
		for end := c.stop(i); i < end; i++ {
			if c.d.sets.clauses.distance.Has(c.norm(i)) {
				return true
			}
		}
	}
	return false
}

// leadsMain reports whether a subject with an article or a pronoun begins at i, and a verb comes somewhere after it.
func (c *divider) leadsMain(i int) bool {
	switch c.tag(i) {
	case determiner, possessive, pronoun:
		return c.finiteIn(i, c.to)
	}
	return false
}

// startsMain reports whether the words from i on are a subject and its verb: no preposition, a finite verb before the
// next comma, or after an apposition.
func (c *divider) startsMain(i int) bool {
	for c.tag(i) == mark && i < c.to && isQuoteMark(c.norm(i)) || c.tag(i) == adverb {
		i++
	}
	switch c.tag(i) {
	case preposition, coordinator, subordinator, relative, that, gerund, participle, mark, finite, modal, auxiliary, to:
		return false
	}
	end := c.stop(i)
	if c.finiteIn(i, end) {
		return true
	}
	for n := 0; n < 2 && c.norm(end) == ","; n++ { // "Roe, a lawyer from Delft, said"
		next := c.stop(end + 1)
		if c.isFinite(end + 1) {
			return true
		}
		end = next
	}
	return false
}
