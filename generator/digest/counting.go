package digest

import (
	"variorum/generator/collate"
	"variorum/generator/statement"
)

// countReach is how many words before and behind a number tell what it counts.
const countReach = 5

// counts reports whether a part that does not print a number tells what the number is of, in a word beside it other than
// the noun that is counted: where "14,000 people fled" is meant, "three people died" is not, though the same clause may
// have both.
func (k *composer) counts(p DraftPart, x *collate.Difference) bool {
	have := map[string]bool{}
	d := k.doc(p.Base.Source)
	for t := tokenAt(d, p.Base.Start); t < len(d.Tokens) && d.Tokens[t].Start < p.Base.End; t++ {
		have[d.Tokens[t].Stem] = true
	}
	for _, r := range x.Readings {
		for _, s := range r.Spans {
			d := k.doc(s.Source)
			for _, n := range among(d.Numbers, s.Span, func(n *statement.Number) int { return n.Start }) {
				at, i := tokenAt(d, n.Start), d.SentenceAt(n.Start)
				if i < 0 {
					continue
				}
				sentence := d.Sentences[i].Tokens
				for t := max(sentence[0], at-countReach); t < min(sentence[1], at+countReach+1); t++ {
					if have[d.Tokens[t].Stem] && k.plainWord(s.Source, t) > 0 && d.Tokens[t].Stem != n.Head {
						return true
					}
				}
			}
		}
	}
	return false
}
