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
			Span:     Span{Start: c.d.Tokens[e.at].Start, End: c.d.Tokens[end-1].End},
			Sentence: i, Tokens: [2]int{e.at, end}, Kind: e.kind,
		})
	}
	c.subjects(len(c.d.Clauses) - len(c.edges))
}

func (c *divider) tag(i int) class {
	if i < c.from || i >= c.to {
		return mark
	}
	return c.d.tags[i]
}

func (c *divider) norm(i int) string {
	if i < c.from || i >= c.to {
		return ""
	}
	return c.d.Tokens[i].Norm
}

// isFinite reports whether token i is a verb with a tense.
func (c *divider) isFinite(i int) bool {
	if i < c.from || i >= c.to {
		return false
	}
	t := tagger{d: c.d}
	return t.isFinite(i)
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
		if c.d.Tokens[a].Word {
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
			if c.d.Tokens[i].Start > c.d.Tokens[i-1].End {
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
				if e.kind == Content && e.said <= c.d.Tokens[c.edges[last].at].Start && c.edges[last].kind != Coordinate && c.edges[last].kind != Participle {
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
	n, ok := slices.BinarySearchFunc(c.d.Quotes, c.d.Tokens[i].Start, func(q Quote, at int) int { return q.Outer.Start - at })
	if !ok {
		return 0
	}
	q := c.d.Quotes[n]
	j := i
	for j < c.to && c.d.Tokens[j].Start < q.Outer.End {
		j++
	}
	if c.wordsIn(i, j) >= shortestQuote {
		return 0
	}
	return j
}

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
			if c.norm(comma) == "," && c.finiteIn(first, comma) && c.startsMain(comma+1) {
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
			if c.tag(first) == gerund || c.tag(first) == participle {
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
	switch c.norm(i) {
	case "since", "before", "after", "until", "till", "as", "once":
		return false
	}
	return true
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
	for i < c.to && isQuoteMark(c.norm(i)) && c.d.Tokens[i].Start == c.d.Tokens[i-1].End {
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
			switch c.norm(i) {
			case "later", "ago", "earlier":
				return true
			}
		}
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

// opens reports which clause token i opens, and at which token it begins; "" where it opens none.
func (c *divider) opens(i int) (ClauseKind, int) {
	before := c.norm(i - 1)
	comma := before == "," || before == "—" || before == "--" || before == "–" || before == "-" && i > 1 && c.d.Tokens[i-1].Start > c.d.Tokens[i-2].End
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
		if c.norm(i) == "nor" || !c.finiteIn(c.last(), i) || c.between(i) {
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
		case (c.norm(i) == "after" || c.norm(i) == "before" || c.norm(i) == "while" || c.norm(i) == "since") && c.tag(i+1) == gerund && c.wordsIn(i, c.stop(i)) > shortest && c.finiteIn(c.last(), i):
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
			switch c.norm(i) {
			case "following", "despite", "amid", "during", "because":
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
		if k > i && (c.tag(k) == relative || c.tag(k) == that || c.tag(k) == subordinator) {
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
		return c.d.speech.verbs[c.d.verbs[i].base]&thatFrame != 0
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
			return k > i
		}
	}
	return false
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
			if e.kind == Main || k == 1 && e.kind == Relative && c.setInFrom(last.at, e.at) {
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

func (c *divider) setInFrom(a, b int) bool { return !c.finiteIn(a, b) }

// subjects finds the subjects of the clauses from first on, which are those of one sentence.
func (c *divider) subjects(first int) {
	var main Span
	for k := first; k < len(c.d.Clauses); k++ {
		cl := &c.d.Clauses[k]
		own := c.subject(cl.Tokens[0], cl.Tokens[1])
		switch {
		case own.Len() == 0 && (cl.Kind == Speech || k+1 < len(c.d.Clauses) && c.d.Clauses[k+1].Kind == Content) && c.speaker(cl.Span).Len() > 0:
			cl.Subject = c.speaker(cl.Span)
			if cl.Kind != Speech {
				main = cl.Subject
			}
		case cl.Kind == Relative && k > first:
			if own.Len() > 0 {
				cl.Subject = own
			} else {
				cl.Subject = c.antecedent(cl.Tokens[0])
			}
		case own.Len() > 0:
			cl.Subject = own
			if cl.Kind != Subordinate || main.Len() == 0 {
				main = own
			}
		default:
			cl.Subject = main
			if cl.Kind == Coordinate && k > first && c.d.Clauses[k-1].Subject.Len() > 0 {
				cl.Subject = c.d.Clauses[k-1].Subject
			}
		}
	}
	if n := len(c.d.Clauses); first < n && c.d.Clauses[first].Subject.Len() == 0 {
		for k := first; k < n && c.d.Clauses[k].Subject.Len() == 0; k++ {
			c.d.Clauses[k].Subject = main // an opening phrase has the subject of what follows
		}
	}
}

// speaker returns the words that name the speaker of the cue in a clause; empty where there is none.
func (c *divider) speaker(s Span) Span {
	n := sort.Search(len(c.cues), func(i int) bool { return c.cues[i].cue.Start >= s.Start })
	if n < len(c.cues) && c.cues[n].cue.End <= s.End {
		return c.cues[n].source
	}
	return Span{}
}

// spoken is a cue and its speaker.
type spoken struct{ cue, source Span }

// dash reports whether the token is a dash that stands between spaces.
func (c *divider) dash(k int) bool {
	switch c.norm(k) {
	case "—", "–", "--", "-":
		return k > c.from && c.d.Tokens[k].Start > c.d.Tokens[k-1].End
	}
	return false
}

// subject returns the noun phrase before the first finite verb among the tokens from a to b; empty where there is none.
func (c *divider) subject(a, b int) Span {
	verb := a
	for verb < b && !c.isFinite(verb) {
		verb++
	}
	if verb == b {
		return Span{}
	}
	start := a
	for k := a; k < verb; k++ {
		switch c.tag(k) {
		case coordinator, subordinator, relative, that, adverb, mark:
			if k == start || c.tag(k) == mark && c.dash(k) {
				start = k + 1
			}
		}
	}
	// An opening phrase up to its comma is no part of the subject.
	if t := c.tag(start); t == preposition || t == numeral || t == adverb || t == participle || t == gerund {
		for k := verb - 1; k > start; k-- {
			if c.norm(k) == "," && (t != numeral || c.tag(k-1) == adverb || c.tag(k-1) == numeral) {
				start = k + 1
				break
			}
		}
		if c.tag(start) == preposition {
			return Span{}
		}
	}
	end := start
	for ; end < verb; end++ {
		t := c.tag(end)
		if t == mark && !isQuoteMark(c.norm(end)) && c.norm(end) != "." && c.norm(end) != "-" && c.norm(end) != "$" && c.norm(end) != "%" && c.norm(end) != "&" || t == relative || t == that || t == subordinator ||
			(t == participle || t == gerund) && end > start && (c.tag(end-1) == noun || c.tag(end-1) == name) {
			break
		}
	}
	for end > start && (c.tag(end-1) == adverb || c.tag(end-1) == not || c.tag(end-1) == mark) {
		end--
	}
	if end <= start {
		return Span{}
	}
	return Span{Start: c.d.Tokens[start].Start, End: c.d.Tokens[end-1].End}
}

// antecedent returns the noun phrase that ends before token at, where a relative clause begins.
func (c *divider) antecedent(at int) Span {
	end := at
	for end > c.from && c.tag(end-1) == mark {
		end--
	}
	start := end
	for start > c.from {
		switch c.tag(start - 1) {
		case noun, name, numeral, adjective, determiner, possessive, participle:
			start--
			continue
		case mark:
			if n := c.norm(start - 1); n == "-" || n == "." || isQuoteMark(n) {
				start--
				continue
			}
		case pronoun, object:
			if start == end {
				start--
			}
		}
		break
	}
	for start < end && c.tag(start) == mark {
		start++
	}
	if start >= end {
		return Span{}
	}
	return Span{Start: c.d.Tokens[start].Start, End: c.d.Tokens[end-1].End}
}
