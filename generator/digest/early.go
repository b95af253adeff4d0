package digest

import (
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// earlyMost is how far into the telling words may stand that belong to the lead, in thousandths.
const earlyMost = 400

// earlyStep makes the places of such words small, before all others.
const earlyStep = 40

// early marks the cuts that belong behind the lead, the first of the chosen: the words of a person whom it names, where
// most sources have them and tell them early; and the quotations that go on from them.
func (k *composer) early(chosen []cut) {
	if len(chosen) == 0 {
		return
	}
	lead := &chosen[0]
	var persons []string
	for _, i := range lead.kept {
		for _, n := range among(k.doc(lead.source).Names, k.doc(lead.source).Clauses[i].Span, func(n *statement.Name) int { return n.Start }) {
			if n.Kind == statement.Person {
				persons = append(persons, last(n.Full))
			}
		}
	}
	first := earlyMost + 1 // where the telling has the first of these words
	for i := range chosen[1:] {
		c := &chosen[i+1]
		at := k.position(c)
		if at > earlyMost || !k.quotesOne(c, persons) {
			continue
		}
		if slices.ContainsFunc(c.covers, func(st int) bool { return 2*len(k.support[st]) > len(k.c.Sources) }) {
			c.early = 1 + at/earlyStep
			first = min(first, at)
		}
	}
	for i := range chosen[1:] {
		c := &chosen[i+1]
		if at := k.position(c); c.early == 0 && (!c.leans || k.second(c) && k.follows(lead, c)) && first <= earlyMost && at <= first {
			c.early = 1 + at/earlyStep // told before them
		}
	}
	for again := true; again; {
		again = false
		for i := range chosen[1:] {
			c := &chosen[i+1]
			if c.early > 0 || len(c.needs) == 0 || !k.mostlyQuoted(c) {
				continue
			}
			for _, o := range chosen {
				if o.early > 0 && c.early == 0 && o.source == c.source && o.sentence < c.sentence && slices.Contains(c.needs, o.sentence) {
					c.early, again = o.early, true
				}
			}
		}
	}
}

// second reports whether a cut is what its source has behind its opening sentence.
func (k *composer) second(c *cut) bool {
	before := k.previous(c.source, c.sentence)
	return before >= 0 && k.previous(c.source, before) < 0
}

// leadSentences is how many sentences stay with the lead before the words that belong behind it.
const leadSentences = 2

// followed divides the chain of the lead where words that belong behind the lead wait for their place.
func (k *composer) followed(chains []*chain) []*chain {
	if !slices.ContainsFunc(chains, func(ch *chain) bool { return ch.cuts[0].early > 0 }) {
		return chains
	}
	for _, ch := range chains {
		if ch.at >= 0 || slices.ContainsFunc(ch.cuts, func(c cut) bool { return c.early > 0 }) {
			continue
		}
		for i := leadSentences; i < len(ch.cuts); i++ {
			if c := &ch.cuts[i]; !k.together(&ch.cuts[i-1], c) {
				rest := &chain{cuts: ch.cuts[i:], at: earlyMost/earlyStep + 2, after: ch}
				ch.cuts = ch.cuts[:i:i]
				for _, o := range chains {
					if o.after == ch && slices.ContainsFunc(rest.cuts, func(before cut) bool { return k.follows(&before, &o.cuts[0]) }) {
						o.after = rest
					}
				}
				return append(chains, rest)
			}
		}
	}
	return chains
}

// quotesOne reports whether a cut holds words of one of some persons, by their last names, in quotation marks.
func (k *composer) quotesOne(c *cut, persons []string) bool {
	d := k.doc(c.source)
	return slices.ContainsFunc(k.views[c.source].quotes[c.sentence], func(i int) bool {
		q := d.Quotes[i]
		return q.Depth == 0 && q.Speech && !q.Anonymous && q.Speaker != "" && slices.Contains(persons, last(q.Speaker)) &&
			k.keeps(c, source.Span{Start: q.Start, End: q.End})
	})
}

// last is the last word of a name.
func last(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }
