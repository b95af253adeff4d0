package collate

import (
	"variorum/generator/align"
	"variorum/generator/grammar"
)

// Whatever finds a difference, one judge tells whether it is one: align, which holds two places to answer one question about one
// thing, and to differ so that a reader needs it, with a margin. A finding without the margin stays in the record.

// offers returns the readings of the findings of rules, two by two, as places to be judged.
func (d *differ) offers() []align.Offer {
	var out []align.Offer
	for i := range d.found {
		out = append(out, d.found[i].offers()...)
	}
	return out
}

// offers returns the readings of a finding, two by two: of each source the first place.
func (f *finding) offers() []align.Offer {
	var out []align.Offer
	for i := range f.Readings {
		for j := range i {
			if f.Readings[i].Missing || f.Readings[j].Missing {
				continue
			}
			for _, a := range firsts(f.Readings[j].Spans) {
				for _, b := range firsts(f.Readings[i].Spans) {
					if a.Source != b.Source {
						out = append(out, align.Offer{Slot: Asked(f.Kind), A: align.Place{Source: a.Source, Span: a.Span}, B: align.Place{Source: b.Source, Span: b.Span}})
					}
				}
			}
		}
	}
	return out
}

// asks is of how many sources of a reading a place is judged.
const asks = 3

// firsts returns the first place of each of the first sources.
func firsts(spans []Ref) []Ref {
	var out []Ref
	for _, s := range spans {
		if n := len(out); (n == 0 || out[n-1].Source != s.Source) && n < asks {
			out = append(out, s)
		}
	}
	return out
}

// judge gives each finding of the rules the margin of the surest two of its readings, unless a rule saw for certain that they differ.
func (d *differ) judge(pairs []align.Pair) {
	of := map[int]grammar.Margin{}
	for i := range pairs {
		for _, o := range pairs[i].Offers {
			if !pairs[i].Same {
				of[o] = pairs[i].Margin
			}
		}
	}
	n := 0
	for i := range d.found {
		f := &d.found[i]
		for range f.offers() {
			f.margin = max(f.margin, of[n])
			n++
		}
	}
}

// certainly is the margin of what is seen and need not be judged: that words are missing, that a name has another letter.
const certainly grammar.Margin = 1000
