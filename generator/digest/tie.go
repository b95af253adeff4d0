package digest

import (
	"slices"
)

// briefWords is the most words of a sentence that says little away from the one before it: "Norway could follow next year."
const briefWords = 7

// tied reports whether a cut reads well only behind what its source has before it, though every word in it can be understood
// alone: it is very short, or tells of an "it" that is not its subject, "officials said it could last".
func (k *composer) tied(c *cut) bool {
	if c.leans || k.previous(c.source, c.sentence) < 0 || k.mostlyQuoted(c) {
		return false
	}
	return c.words <= briefWords || k.itself(c)
}

// itself reports whether a cut tells of an "it" that is not its subject, and nothing in it is likely to be meant.
func (k *composer) itself(c *cut) bool {
	if c.leans || k.mostlyQuoted(c) {
		return false
	}
	d := k.doc(c.source)
	subject := k.subject(c)
	for _, i := range k.views[c.source].speech[c.sentence] {
		if a := &d.Attributions[i]; subject.Len() == 0 && a.Source.End <= a.Cue.Start {
			subject = a.Source
		}
	}
	if subject.Len() == 0 || !k.crowd(c.source, subject) && !k.personal(c, subject.Start, subject.End) {
		return false
	}
	for _, i := range c.kept {
		for j := d.Clauses[i].Tokens[0]; j < d.Clauses[i].Tokens[1]; j++ {
			t := d.Tokens[j]
			if t.Norm == "it" && t.Start >= subject.End && !k.views[c.source].quoted[j] && !k.expletive(d.Tokens[j+1:d.Sentences[c.sentence].Tokens[1]]) {
				return true
			}
		}
	}
	return false
}

// tieReach is how many sentences back what a tied cut belongs to may stand in its source.
const tieReach = 2

// ties reports whether a cut tells something of what the source of a tied one has before that.
func (k *composer) ties(before, c *cut) bool {
	for n, i := k.previous(c.source, c.sentence), 0; n >= 0 && i < tieReach; n, i = k.previous(c.source, n), i+1 {
		if before.source == c.source && before.sentence == n || slices.ContainsFunc(k.tells(c.source, n), func(st int) bool { return slices.Contains(before.covers, st) }) {
			return true
		}
	}
	return false
}

// personal reports whether somebody is named, or told of by a word for a person, between two offsets.
func (k *composer) personal(c *cut, from, to int) bool {
	d := k.doc(c.source)
	for j := tokenAt(d, from); j < len(d.Tokens) && d.Tokens[j].Start < to; j++ {
		if k.views[c.source].named[j] == 2 || slices.ContainsFunc([]string{"gendered", "persons", "roles"}, func(topic string) bool { return k.words.Table(topic).Has(d.Tokens[j].Norm) }) {
			return true
		}
	}
	return false
}
