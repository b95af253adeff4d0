package support

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// dropped reports negations, hedges, conditions and bounds that were left out where what they govern was kept.
func (c *comparison) dropped() {
	for j := range c.from {
		if c.from[j] >= 0 {
			continue
		}
		t := c.theirs(j)
		kind := c.pivot(t.Norm)
		if (kind == "" || kind == "turn") && c.awaits(j) {
			kind = "condition"
		}
		id := map[string]string{"negation": "polarity", "hedge": "hedge-dropped", "condition": "condition-dropped", "bound": "number"}[kind]
		if id == "" || kind == "hedge" && c.contracted(j) {
			continue
		}
		i := c.governed(j, kind)
		whole := i < 0 && kind == "condition"
		if whole {
			i = c.conditioned(j)
		}
		if n := c.fronted(j); n >= 0 && i < 0 && (kind == "condition" || t.Norm == "without") {
			i, id, kind, whole = n, "condition-dropped", "condition", true
		}
		if i < 0 || c.replaced(j, i, kind) {
			continue
		}
		message := map[string]string{
			"negation": "the source's “%” was left out", "hedge": "the source says “%” of this", "condition": "the source's condition “%” was left out", "bound": "the source has “%” before this number",
		}[kind]
		for k := range c.to {
			if !whole && c.to[k] > j {
				i = k // the word right behind the hole
				break
			}
		}
		c.tell(id, c.mine(i).Start, strings.Replace(message, "%", c.h.w.doc.Words(t.Span), 1), i)
	}
}

// awaits reports whether word j of the source opens a clause for which what was kept beside it waits: "not … before",
// "will … once".
func (c *comparison) awaits(j int) bool {
	bind := c.awaited.Field(c.theirs(j).Norm, 0)
	if bind == "" {
		return false
	}
	doc := c.h.w.doc
	opens := slices.ContainsFunc(doc.Clauses, func(x statement.Clause) bool {
		return x.Kind == statement.Subordinate && firstWord(doc, x.Tokens) == c.source[j]
	}) || j+1 < len(c.from) && c.functions.Field(c.theirs(j+1).Norm, 0) == "determiner"
	s := doc.SentenceAt(c.theirs(j).Start)
	for k := range c.from {
		x := c.theirs(k)
		if !opens || c.from[k] < 0 || doc.SentenceAt(x.Start) != s {
			continue
		}
		if bind == "any" || strings.Contains(bind, "not") && k < j && c.pivot(x.Norm) == "negation" || strings.Contains(bind, "will") && c.future.Field(x.Norm, 0) == "outright" {
			return true
		}
	}
	return false
}

// governed returns the word of the passage that an unpaired pivot of the source governs there: the next heavy word
// behind it in its clause, near by, if that was kept; -1.
func (c *comparison) governed(j int, kind string) int {
	doc := c.h.w.doc
	t := c.source[j]
	if kind == "bound" {
		for k := j + 1; k < len(c.from) && k <= j+2; k++ {
			if c.nature(doc.Article.Text, c.theirs(k)) == "number" {
				if k == j+2 && c.worth(c.theirs(j+1).Norm) >= light {
					return -1
				}
				return c.from[k]
			}
			if k == j+1 && c.multiples.Has(c.theirs(k).Norm) || k == j+2 && c.multiples.Has(c.theirs(k).Norm) && c.theirs(j+1).Norm == "than" {
				return c.from[k]
			}
			if n := c.theirs(k).Norm; (n == "a" || n == "an") && k+1 < len(c.from) && (c.unit(c.theirs(k+1)) || c.units[1].Has(strings.TrimSuffix(c.theirs(k+1).Norm, "'s")) || c.numbers.Has(c.theirs(k+1).Norm)) {
				return c.from[k+1] // "more than a year"
			}
		}
		return -1
	}
	if kind == "negation" && c.wholly.Has(c.theirs(j).Norm) && j > 0 && c.worth(c.theirs(j-1).Norm) >= light && c.from[j-1] >= 0 {
		return c.from[j-1] // "conceded nothing"
	}
	reach := 5
	if kind == "condition" {
		reach = 6
	}
	for k := j + 1; k < len(c.from) && k <= j+reach; k++ {
		if c.source[k]-t > reach+2 {
			break // marks or a change of sentence stand between
		}
		x := c.theirs(k)
		if c.worth(x.Norm) < light || c.free(x.Norm) || x.Norm == "being" || x.Norm == "been" || k == j+1 && c.from[k] < 0 && c.lasting.Has(x.Norm) {
			continue
		}
		return c.from[k]
	}
	return -1
}

// fronted returns the first word of the passage that stands behind what word j opens in the source: "without sunlight"
// before "the batteries will last"; -1 where word j opens no sentence, or what follows was kept or left out too.
func (c *comparison) fronted(j int) int {
	doc := c.h.w.doc
	s := doc.SentenceAt(c.theirs(j).Start)
	if j > 0 && doc.SentenceAt(c.theirs(j-1).Start) == s {
		return -1
	}
	comma := false
	for k := j + 1; k < len(c.from) && doc.SentenceAt(c.theirs(k).Start) == s; k++ {
		comma = comma || strings.Contains(doc.Article.Text[c.theirs(k-1).End:c.theirs(k).Start], ",")
		switch {
		case !comma && c.from[k] >= 0 && c.worth(c.theirs(k).Norm) >= light:
			return -1
		case comma && c.from[k] >= 0 && c.worth(c.theirs(k).Norm) >= light:
			if c.says(c.theirs(j).Norm) {
				return -1
			}
			return c.from[k]
		}
	}
	return -1
}

// conditioned returns the word of the passage that stands before a condition of the source which was left out whole; -1
// where it was not kept, or where the condition goes with something else.
func (c *comparison) conditioned(j int) int {
	words := 0
	for k := j - 1; k >= 0 && c.source[j]-c.source[k] <= 5; k-- {
		x := c.theirs(k)
		if c.worth(x.Norm) < light {
			if c.exchange(x.Norm, "but") || x.Norm == "and" || x.Norm == "even" || x.Norm == "as" || x.Norm == "or" {
				return -1
			}
			if words++; words > 2 {
				return -1
			}
			continue
		}
		if c.from[k] < 0 && c.quantifiers.Field(x.Norm, 1) == "limit" {
			continue // "only if"
		}
		if c.from[k] < 0 || c.says(c.theirs(j).Norm) {
			return -1
		}
		return c.from[k]
	}
	return -1
}

// says reports whether the digest's sentence has a word.
func (c *comparison) says(norm string) bool {
	for _, p := range c.v.beside() {
		for t := p.tokens[0]; t < p.tokens[1]; t++ {
			if x := c.text.doc.Tokens[t].Norm; x == norm || c.exchange(x, norm) {
				return true
			}
		}
	}
	return false
}

// replaced reports whether a word of the passage near i says what an unpaired word of the source says.
func (c *comparison) replaced(j, i int, kind string) bool {
	t := c.theirs(j)
	for k := max(0, i-5); k < min(len(c.to), i+4); k++ {
		x := c.mine(k)
		if x.Norm == t.Norm || c.exchange(x.Norm, t.Norm) || c.to[k] < 0 && c.pivot(x.Norm) == kind {
			return true
		}
	}
	return false
}

// uncredited reports that the source gives what was kept as somebody's words and the digest's sentence as nobody's.
func (c *comparison) uncredited() {
	doc := c.h.w.doc
	if c.v.fragment() && len(c.v.beside()) == 1 {
		return // whose words they are may stand in what is not given
	}
	c.ascribed()
	for _, a := range doc.Attributions {
		if !slices.Contains(c.h.sentences, a.Sentence) || a.Cue.Len() == 0 || c.factive(a) || c.goesOn(a) {
			continue
		}
		kept, cue := 0, false
		total := 0
		told := c.tells(a)
		for j, t := range c.source {
			x := doc.Tokens[t]
			in := inside(a.Content, x.Span) && (told || !c.ownSubject(x.Span, a))
			if c.worth(x.Norm) >= light && in {
				total++
				if c.from[j] >= 0 {
					kept++
				}
			}
			if c.from[j] >= 0 && (a.Cue.Overlaps(x.Span) || a.Source.Overlaps(x.Span) && c.worth(x.Norm) >= light && !in) {
				cue = true
			}
		}
		if cue || kept == 0 || kept*2 < total && kept < 4 || c.attributed(a) {
			continue
		}
		// the place is where the credit stood: before what was kept, or behind it
		i := slices.IndexFunc(c.to, func(j int) bool { return j >= 0 })
		for k, j := range c.to {
			if j >= 0 && c.theirs(j).Start < a.Cue.Start {
				i = k
			}
		}
		c.tell("attribution-dropped", c.mine(i).Start, "the source gives this as the words of “"+quotedName(doc, a)+"”, the digest as a fact", i)
		return
	}
}

// tells reports whether the cue of an attribution is a verb of saying, whose content may go on over several clauses.
func (c *comparison) tells(a statement.Attribution) bool {
	doc := c.h.w.doc
	for _, j := range c.source {
		if a.Cue.Overlaps(doc.Tokens[j].Span) && slices.Contains(c.groups[doc.Tokens[j].Norm], "say") {
			return true
		}
	}
	return false
}

// ownSubject reports whether words stand in a clause behind "and" or "but" that has a subject of its own, other than the
// clause of the attribution's cue: "He denies it, and the commissioner has not published".
func (c *comparison) ownSubject(at source.Span, a statement.Attribution) bool {
	return slices.ContainsFunc(c.h.w.doc.Clauses, func(x statement.Clause) bool {
		return x.Kind == statement.Coordinate && x.Contains(at) && x.Start > a.Cue.End && x.Subject.Len() > 0 && x.Subject.Start >= x.Start
	})
}

// factive reports whether the cue of an attribution is a verb whose content is a fact, in passing: "after discovering that".
func (c *comparison) factive(a statement.Attribution) bool {
	doc := c.h.w.doc
	for _, j := range c.source {
		if a.Cue.Overlaps(doc.Tokens[j].Span) && c.factives.Has(doc.Verb(j)) && !doc.Finite(j) {
			return true
		}
	}
	return false
}

// goesOn reports whether the passage goes on, as "They urged people to stay", with the second thing that the one tells who
// is the subject of both in the source: "officials said … and urged people to stay".
func (c *comparison) goesOn(a statement.Attribution) bool {
	if len(c.to) < 3 || c.to[0] >= 0 || !c.pronoun(c.mine(0)) || c.doc().Verb(c.passage[1]) == "" || c.to[1] < 1 {
		return false
	}
	j := c.to[1]
	return c.theirs(j).Start > a.Cue.End && (c.theirs(j-1).Norm == "and" || c.theirs(j-1).Norm == "but")
}

// ascribed reports that the "it said" of "which it said was meant", or the "Troopers say" before a sentence, was left out.
func (c *comparison) ascribed() {
	for j := 1; j+1 < len(c.from); j++ {
		if c.from[j] >= 0 || c.from[j-1] >= 0 || c.h.w.doc.Verb(c.source[j]) == "" || !slices.Contains(c.groups[c.theirs(j).Norm], "say") && c.pivot(c.theirs(j).Norm) != "hedge" {
			continue
		}
		relative := j > 1 && c.from[j-2] >= 0 && c.from[j+1] == c.from[j-2]+1 && slices.Contains([]string{"which", "who", "that"}, c.theirs(j-2).Norm)
		if !relative && !c.opens(j) {
			continue
		}
		if i := c.from[j+1]; i >= 0 {
			c.tell("attribution-dropped", c.mine(i).Start, "the source has “"+c.theirs(j-1).Norm+" "+c.theirs(j).Norm+"” of this", i)
			return
		}
	}
}

// opens reports whether what stands before word j in its sentence was left out, what follows is where the passage begins,
// and its sentence credits nobody.
func (c *comparison) opens(j int) bool {
	const few = 5
	s := c.h.w.doc.SentenceAt(c.theirs(j).Start)
	k := j
	for k > 0 && c.h.w.doc.SentenceAt(c.theirs(k-1).Start) == s {
		if k--; c.from[k] >= 0 || j-k > few {
			return false
		}
	}
	return c.from[j+1] == 0 && c.h.w.doc.Finite(c.source[j]) && !c.attributed(statement.Attribution{})
}

func quotedName(doc *statement.Doc, a statement.Attribution) string {
	if a.Source.Len() > 0 {
		return strings.Join(strings.Fields(doc.Words(a.Source)+" "), " ")
	}
	return cmp.Or(a.Speaker, "somebody")
}

// attributed reports whether the digest's sentence names a speaker or a credit in whatever words, other than those that
// stand within what is said or are somebody else's.
func (c *comparison) attributed(a statement.Attribution) bool {
	within := func(token int) bool {
		for i, t := range c.passage {
			if t != token {
				continue
			}
			if c.to[i] < 0 {
				return false
			}
			x := c.theirs(c.to[i]).Span
			return inside(a.Content, x) || c.elses(a, x)
		}
		// of another part of the sentence: the same word within what is said
		norm := c.text.doc.Tokens[token].Norm
		return slices.ContainsFunc(c.h.w.doc.Tokens, func(x statement.Token) bool {
			return x.Norm == norm && x.Start >= a.Cue.End && inside(a.Content, x.Span)
		})
	}
	for _, p := range c.v.beside() {
		for t := p.tokens[0]; t < p.tokens[1]; t++ {
			tok := &c.text.doc.Tokens[t]
			says := slices.Contains(c.groups[tok.Norm], "say") && (tok.Norm == "according" || c.text.doc.Verb(t) != "") || slices.ContainsFunc(c.text.doc.Attributions, func(a statement.Attribution) bool {
				return a.Cue.Overlaps(tok.Span)
			})
			if says && !within(t) {
				return true
			}
		}
	}
	return false
}

// elses reports whether words of the source are the cue of what somebody else says beside a.
func (c *comparison) elses(a statement.Attribution, cue source.Span) bool {
	return slices.ContainsFunc(c.h.w.doc.Attributions, func(b statement.Attribution) bool {
		if b.Cue.Overlaps(cue) && b.Cue != a.Cue && inside(b.Content, a.Cue) {
			return true // who says that somebody says it
		}
		return b.Cue.Overlaps(cue) && b.Cue != a.Cue && !slices.ContainsFunc(b.Content, func(s source.Span) bool {
			return slices.ContainsFunc(a.Content, s.Overlaps)
		})
	})
}
