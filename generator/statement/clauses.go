package statement

import (
	"slices"
	"sort"

	"variorum/generator/source"
)

// readClauses divides sentences into clauses where both sides can stand as statements: at conjunctions, relative
// pronouns, participles that are set off, verbs of speech, semicolons, and after an opening phrase of some length.
//
// What begins a clause must bring a verb of its own. Parts of less than a few words stay with their neighbour, short
// quotations and lists of nouns are never divided, and neither is what is no running text.
func readClauses(d *Doc) {
	d.Clauses = make([]Clause, 0, len(d.Sentences)*2)
	c := divider{d: d, speech: speechEdges(d)}
	for _, a := range d.Attributions {
		if a.Cue.Len() > 0 {
			c.cues = append(c.cues, spoken{a.Cue, a.Source})
		}
	}
	sort.SliceStable(c.cues, func(i, j int) bool { return c.cues[i].cue.Start < c.cues[j].cue.Start })
	for i := range d.Sentences {
		s := &d.Sentences[i]
		first := len(d.Clauses)
		c.sentence(i, s)
		s.Clauses = [2]int{first, len(d.Clauses)}
	}
}

// divider divides sentences.
type divider struct {
	d      *Doc
	speech []edge // where what is said begins and ends, in order
	next   int    // the first of speech that was not used
	cues   []spoken

	from, to int // tokens of the sentence
	edges    []edge
}

// edge is the first token of a clause.
type edge struct {
	at   int
	kind ClauseKind
	hard bool // stays though the clause is short
	said int  // for what is said: offset of the speaker or the cue
}

const (
	shortest      = 4 // words of a clause
	shortestFront = 4 // words of an opening phrase that is set off
	shortestQuote = 8 // words of a quotation that is divided
)

func (c *divider) sentence(i int, s *Sentence) {
	c.from, c.to = s.Tokens[0], s.Tokens[1]
	c.edges = append(c.edges[:0], edge{at: c.from, kind: Main})
	for c.next < len(c.speech) && c.speech[c.next].at < c.from {
		c.next++
	}
	if s.Class == source.Prose || s.Class == source.Caption || s.Class == source.Dek || s.Class == source.Other || s.Class == source.Duplicate {
		c.find()
	}
	c.settle()
	for k, e := range c.edges {
		end := c.to
		if k+1 < len(c.edges) {
			end = c.edges[k+1].at
		}
		c.d.Clauses = append(c.d.Clauses, Clause{
			Span:     Span{Start: c.d.Tokens.At(e.at).Start, End: c.d.Tokens.At(end - 1).End},
			Sentence: i, Tokens: [2]int{e.at, end}, Kind: e.kind,
		})
	}
	c.subjects(len(c.d.Clauses) - len(c.edges))
}

func (c *divider) tag(i int) class {
	if i < c.from || i >= c.to {
		return mark
	}
	return c.d.tags.At(i)
}

func (c *divider) norm(i int) string {
	if i < c.from || i >= c.to {
		return ""
	}
	return c.d.Tokens.At(i).Norm
}

// isFinite reports whether token i is a verb with a tense.
func (c *divider) isFinite(i int) bool {
	if i < c.from || i >= c.to {
		return false
	}
	return c.d.isFinite(i)
}

// finiteIn reports whether a verb with a tense stands among the tokens from a to b.
func (c *divider) finiteIn(a, b int) bool {
	for ; a < b; a++ {
		if c.isFinite(a) {
			return true
		}
	}
	return false
}

func (c *divider) wordsIn(a, b int) int {
	n := 0
	for ; a < b; a++ {
		if c.d.Tokens.At(a).Word {
			n++
		}
	}
	return n
}

// stop returns the next comma, dash, semicolon, colon or bracket from i on, or the end of the sentence.
func (c *divider) stop(i int) int {
	for ; i < c.to; i++ {
		switch c.norm(i) {
		case ",", ";", ":", "--", "—", "–", "(", ")":
			return i
		case "-":
			if c.d.Tokens.At(i).Start > c.d.Tokens.At(i-1).End {
				return i
			}
		}
	}
	return c.to
}

// find collects the edges that grammar shows.
func (c *divider) find() {
	main := c.front()
	depth := 0
	quoteEnd := -1
	for i := c.from + 1; i < c.to; i++ {
		switch c.norm(i) {
		case "(", "[":
			depth++
		case ")", "]":
			depth = max(0, depth-1)
		}
		if n := c.quoteFrom(i); n > 0 {
			quoteEnd = n
		}
		if c.next < len(c.speech) && c.speech[c.next].at == i {
			e := c.speech[c.next]
			e.hard = true
			for c.next < len(c.speech) && c.speech[c.next].at == i {
				c.next++
			}
			if last := len(c.edges) - 1; c.edges[last].at == i {
				c.edges[last] = e
			} else {
				if e.kind == Content && e.said <= c.d.Tokens.At(c.edges[last].at).Start && c.edges[last].kind != Coordinate && c.edges[last].kind != Participle {
					c.edges[last].kind = Speech // nothing but "she said"
				}
				c.edges = append(c.edges, e)
			}
			continue
		}
		if depth > 0 || i < quoteEnd || i < main {
			continue
		}
		if kind, at := c.opens(i); kind != "" && at > c.from && at > main {
			if last := c.edges[len(c.edges)-1]; at > last.at {
				c.edges = append(c.edges, edge{at: at, kind: kind})
			}
		}
	}
}

// quoteFrom returns the token after a short quotation that opens at token i, or 0.
func (c *divider) quoteFrom(i int) int {
	if c.tag(i) != mark {
		return 0
	}
	n, ok := slices.BinarySearchFunc(c.d.Quotes, c.d.Tokens.At(i).Start, func(q Quote, at int) int { return q.Outer.Start - at })
	if !ok {
		return 0
	}
	q := c.d.Quotes[n]
	j := i
	for j < c.to && c.d.Tokens.At(j).Start < q.Outer.End {
		j++
	}
	if c.wordsIn(i, j) >= shortestQuote {
		return 0
	}
	return j
}

// opens reports which clause token i opens, and at which token it begins; "" where it opens none.
func (c *divider) opens(i int) (ClauseKind, int) {
	before := c.norm(i - 1)
	comma := before == "," || before == "—" || before == "--" || before == "–" || before == "-" && i > 1 && c.d.Tokens.At(i-1).Start > c.d.Tokens.At(i-2).End
	switch c.tag(i) {
	case relative:
		at := i
		for at > c.from+1 && (c.tag(at-1) == preposition || c.tag(at-1) == determiner && c.tag(at) == preposition) {
			at-- // "in which", "most of whom"
		}
		if c.clauseVerb(i + 1) {
			return Relative, at
		}
	case coordinator:
		if c.norm(i) == "nor" || c.norm(i) == "or" && c.norm(i-1) == "whether" || !c.finiteIn(c.last(), i) || c.between(i) || c.reduced(c.last(), i) {
			return "", 0
		}
		if c.independent(i + 1) {
			return Coordinate, i
		}
	case subordinator:
		switch {
		case c.norm(i) == "than" || c.norm(i) == "how" || c.norm(i) == "so" && !comma || c.norm(i) == "why" || c.norm(i) == "as" && c.norm(i+1) == "of":
		case c.tag(i+1) == coordinator || c.tag(i+1) == mark && !isQuoteMark(c.norm(i+1)):
		case c.tag(i-1) == preposition || c.tag(i-1) == coordinator || c.norm(i-1) == "even":
		case c.norm(i-1) == "as" || c.tag(i-1) == adverb && c.norm(i) == "as":
		case c.clauseVerb(i+1) && c.finiteIn(c.last(), i):
			return Subordinate, i
		case c.d.sets.clauses.setting.Has(c.norm(i)) && c.tag(i+1) == gerund && c.wordsIn(i, c.stop(i)) > shortest && c.finiteIn(c.last(), i):
			return Participle, i
		}
		if c.norm(i-1) == "even" && c.clauseVerb(i+1) && c.finiteIn(c.last(), i) {
			return Subordinate, i - 1
		}
	case gerund:
		if comma && c.norm(i) != "according" && c.setOff(i) {
			return Participle, i
		}
	case participle:
		if comma && c.setOff(i) && c.stop(i) == c.to {
			return Participle, i
		}
	case adverb:
		if comma && c.tag(i+1) == gerund && c.setOff(i+1) {
			return Participle, i
		}
	case preposition:
		if comma && (c.norm(i) == "with" || c.norm(i) == "without") {
			for k := i + 1; k < c.to && c.tag(k) != mark; k++ {
				if (c.tag(k) == gerund || c.tag(k) == participle) && k > i+1 && c.tag(k-1) != preposition && c.tag(k-1) != determiner && c.tag(k-1) != adjective {
					return Participle, i
				}
			}
		}
		if comma && c.wordsIn(i, c.to) >= shortestFront && c.stop(i) == c.to && !c.finiteIn(i, c.to) {
			if c.d.sets.clauses.adjunct.Has(c.norm(i)) {
				return Adjunct, i
			}
		}
	case finite, modal, auxiliary:
		// After a clause that was set in: "The boat, which had left Delft, | sank".
		last := c.edges[len(c.edges)-1]
		if comma && before == "," && c.isFinite(i) && (last.kind == Relative && c.setIn(last.at) || last.kind == Participle && c.setIn(last.at)) {
			return Main, i
		}
	case mark:
		if c.norm(i-1) == ";" && c.finiteIn(i, c.to) {
			return Main, i
		}
	}
	if c.norm(i-1) == ";" && c.wordsIn(i, c.to) > shortest && c.finiteIn(i, c.stop(i)) {
		return Main, i
	}
	if comma && c.norm(i-1) != "," && c.startsMain(i) && c.wordsIn(i, c.to) >= shortestFront && c.finiteIn(c.last(), i) {
		return Main, i
	}
	return "", 0
}

// last returns where the last clause so far begins.
func (c *divider) last() int { return c.edges[len(c.edges)-1].at }

// between reports whether the coordinator at i belongs to "between".
func (c *divider) between(i int) bool {
	for k := i - 1; k > i-8 && k > c.last() && c.tag(k) != mark && !c.isFinite(k); k-- {
		if c.norm(k) == "between" {
			return true
		}
	}
	return false
}

// clauseVerb reports whether a verb with a tense follows from i before the next comma, or after one comma pair.
func (c *divider) clauseVerb(i int) bool {
	end := c.stop(i)
	for k := i; k < end; k++ {
		if c.isFinite(k) {
			return true
		}
		if k > i && (c.tag(k) == relative || c.tag(k) == that || c.tag(k) == subordinator || c.tag(k) == coordinator && c.isFinite(k+1)) {
			return false
		}
	}
	return c.norm(end) == "," && c.finiteIn(end, c.stop(end+1)) && end-i < 6 && c.stop(end+1) < c.to && c.finiteIn(c.stop(end+1), c.to)
}

// independent reports whether what follows a coordinator is a predicate or a clause of its own.
func (c *divider) independent(i int) bool {
	for c.tag(i) == adverb || c.tag(i) == not || i < c.to && isQuoteMark(c.norm(i)) {
		i++
	}
	switch c.tag(i) {
	case finite, modal, auxiliary:
		return c.isFinite(i)
	case that, relative:
		return c.clauseVerb(i + 1)
	case subordinator:
		return false
	case gerund:
		return c.d.speech.verbs[c.d.verbs.At(i).base]&thatFrame != 0
	case participle:
		// "was pulled from the water and later taken to hospital"
		return c.passive(i) && c.wordsIn(i, c.stop(i)) > shortest
	}
	end := c.stop(i)
	if c.norm(end) == "," && !c.finiteIn(i, end) {
		switch c.tag(i) {
		case preposition, adverb: // "and on Sept. 24, the port closed"
			end = c.stop(end + 1)
		}
	}
	for k := i; k < end; k++ {
		switch c.tag(k) {
		case relative, that, subordinator:
			return false
		case coordinator:
			if !c.finiteIn(i, k) && c.tag(k+1) != noun && c.tag(k+1) != name && c.tag(k+1) != determiner && c.tag(k+1) != possessive {
				return false
			}
		}
		if c.isFinite(k) {
			return k > i && !(plural(c.norm(k)) && c.onePerson(i, k))
		}
	}
	return false
}

// reduced reports whether all that looks like a verb with a tense from token a to the coordinator at i hangs on a noun:
// it wants an object and a preposition follows, as in "A paper criticized for its tone and its style has been sold".
func (c *divider) reduced(a, i int) bool {
	passives, found := c.d.words().Table("passives"), false
	for k := a; k < i; k++ {
		if !c.isFinite(k) {
			continue
		}
		v := c.d.verbs.At(k)
		if c.tag(k) != finite || c.tag(k+1) != preposition && c.tag(k+1) != to || !passives.Has(v.base) || v.form&pastForm == 0 {
			return false
		}
		found = true
	}
	return found
}

// plural reports whether a verb wants more than one as its subject.
func plural(verb string) bool { return verb == "were" || verb == "are" || verb == "have" }

// onePerson reports whether the tokens from i to k name one person, so that a verb in the plural after them has more
// than these words as its subject: "Members allied to Roe and his wife Ann were held".
func (c *divider) onePerson(i, k int) bool {
	d := c.d
	n := sort.Search(len(d.Names), func(j int) bool { return d.Names[j].End >= d.Tokens.At(k-1).End })
	if n == len(d.Names) || d.Names[n].End != d.Tokens.At(k-1).End || d.Names[n].Kind != Person {
		return false
	}
	for ; i < k; i++ {
		if c.tag(i) == coordinator || c.norm(i) == "," {
			return false
		}
	}
	return true
}

// passive reports whether the clause so far has an auxiliary with a participle that the one at i can share.
func (c *divider) passive(i int) bool {
	for k := c.last(); k < i; k++ {
		if c.tag(k) == auxiliary {
			return true
		}
	}
	return false
}

// setOff reports whether the words from i on, after a comma, are a participle with its complements, no item of a list.
func (c *divider) setOff(i int) bool {
	if !c.finiteIn(c.from, i) {
		return false
	}
	switch c.tag(i + 1) {
	case mark, coordinator:
		return c.norm(i) == "saying" || c.norm(i) == "adding"
	}
	return c.wordsIn(i, c.to) >= shortest
}

// setIn reports whether the clause that begins at i stands between a subject and its verb.
func (c *divider) setIn(i int) bool {
	if len(c.edges) < 2 {
		return false
	}
	return !c.finiteIn(c.edges[len(c.edges)-2].at, i)
}

// settle drops edges that leave too little on either side.
func (c *divider) settle() {
	for k := 1; k < len(c.edges); {
		end := c.to
		if k+1 < len(c.edges) {
			end = c.edges[k+1].at
		}
		e, last := c.edges[k], c.edges[k-1]
		words, wordsLast := c.wordsIn(e.at, end), c.wordsIn(last.at, e.at)
		least := shortest
		if e.kind == Relative || e.kind == Coordinate && k+1 < len(c.edges) && c.edges[k+1].kind == Content {
			least = 2 // "and police said", "which was confirmed"
		}
		switch {
		case words == 0, !e.hard && words < least:
			c.edges = slices.Delete(c.edges, k, k+1)
		case !e.hard && !last.hard && wordsLast < shortest:
			if e.kind == Main || k == 1 && e.kind == Relative && !c.finiteIn(last.at, e.at) {
				c.edges[k-1].kind = e.kind
			}
			c.edges = slices.Delete(c.edges, k, k+1)
		case !e.hard && e.kind == Relative && !c.finiteIn(last.at, e.at) && last.kind != Adjunct:
			// The subject of the sentence alone is no statement: it stays with the clause that is set in.
			c.edges[k-1].kind = e.kind
			c.edges = slices.Delete(c.edges, k, k+1)
		default:
			k++
		}
	}
}
