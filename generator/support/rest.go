package support

import "variorum/generator/source"

// Rest tells how much of what a source says in a span, but for the words of another span, a second source says in a span of
// its own, in the same words or synonyms: the share of these words' weight, in thousandths, and how many of them are there.
// What is left out is what the two are compared by, so that the rest shows whether they tell of the same thing.
func (k *Court) Rest(x *Source, at, without source.Span, y *Source, within source.Span) (share, words int) {
	there := map[Form]bool{}
	stems := map[string]bool{}
	for t := firstBehind(y.doc, within.Start); t < len(y.doc.Tokens) && y.doc.Tokens[t].Start < within.End; t++ {
		if y.doc.Tokens[t].Word {
			there[y.forms[t]], stems[y.doc.Tokens[t].Stem] = true, true
		}
	}
	total, held := 0, 0
	seen := map[Form]bool{}
	for t := firstBehind(x.doc, at.Start); t < len(x.doc.Tokens) && x.doc.Tokens[t].Start < at.End; t++ {
		tok := &x.doc.Tokens[t]
		f := x.forms[t]
		if !tok.Word || without.Overlaps(tok.Span) || k.worth(tok.Norm) < light || k.free(tok.Norm) || seen[f] {
			continue
		}
		seen[f] = true
		w := k.weight(&word{form: f, worth: k.worth(tok.Norm)})
		total += w
		same := there[f]
		for _, r := range k.words.Related(tok.Stem) {
			same = same || r.Close >= near && stems[r.Stem]
		}
		if same {
			held += w
			words++
		}
	}
	if total == 0 {
		return 0, 0
	}
	return held * 1000 / total, words
}
