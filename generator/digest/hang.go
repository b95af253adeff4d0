package digest

import (
	"variorum/generator/source"
	"variorum/generator/statement"
)

// A dangle is a word of a cut that points back to what its source named before.
type dangle struct {
	source.Span
	sort  string // "person", "persons", "thing", "event", "here": see anaphors.tsv
	form  string // "subject", "object", "possessive", "reflexive", "phrase"
	entry string
}

// hanging returns the words of a cut that hang in the air when the sentence before it is not printed: pronouns before
// anything in the cut that they can stand for, and phrases such as "the two men" at its start.
func (k *composer) hanging(c *cut) []dangle {
	d := k.doc(c.source)
	table := k.words.Table("anaphors")
	var out []dangle
	first := true
	named := false // a person or body has been named in the cut
	for _, i := range c.kept {
		clause := d.Clauses[i]
		tokens := d.Tokens[clause.Tokens[0]:clause.Tokens[1]]
		for j := 0; j < len(tokens); j++ {
			t := tokens[j]
			v, at := &k.views[c.source], clause.Tokens[0]+j
			if v.named[at] {
				named, first = true, false
				continue
			}
			if !t.Word || k.edited(c, t.Span) {
				continue
			}
			if v.quoted[at] {
				first = false
				continue
			}
			words := make([]string, 0, 4)
			for m := j; m < len(tokens) && m < j+4; m++ {
				words = append(words, tokens[m].Norm)
			}
			n, entry := table.Match(words)
			if n > 0 {
				sort, form := table.Field(entry, 0), table.Field(entry, 1)
				counts := !named
				switch {
				case sort == "reader":
					counts = false
				case form == "phrase":
					counts = first
				case form == "reflexive":
					counts = false
				case form == "subject":
					counts = !named && !(entry == "it" && k.expletive(tokens[j+1:]))
				}
				if counts {
					out = append(out, dangle{source.Span{Start: t.Start, End: tokens[j+n-1].End}, sort, form, entry})
				}
				j += n - 1
			}
			if clause.Kind != statement.Adjunct {
				first = false
			}
		}
	}
	return out
}

// edited reports whether an edit of the cut touches a span.
func (k *composer) edited(c *cut, span source.Span) bool {
	for _, e := range c.edits {
		if e.Overlaps(span) {
			return true
		}
	}
	return false
}

// expletive reports whether "it" before these words stands for nothing: "it is unknown whether", "it was reported".
func (k *composer) expletive(after []statement.Token) bool {
	for i, t := range after {
		if i > 5 || !t.Word {
			return false
		}
		if t.Norm == "that" || t.Norm == "whether" || t.Norm == "to" {
			return true
		}
	}
	return false
}
