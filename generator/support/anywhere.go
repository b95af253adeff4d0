package support

import (
	"slices"

	"variorum/generator/source"
)

// Nowhere returns the numbers, dates and names of words that none of the sources has anywhere: what a title or a heading may
// not bring in.
func (k *Court) Nowhere(v *Words, sources []Source) []Slot {
	text := v.text.doc.Article.Text
	capitals := 0
	for _, x := range v.words {
		if upper(text[v.text.doc.Tokens[x.token].Start]) {
			capitals++
		}
	}
	var out []Slot
	for _, x := range v.words {
		t := &v.text.doc.Tokens[x.token]
		if x.bracketed {
			continue
		}
		nature := k.nature(text, t)
		if nature == "" && t.Start > v.at.Start && capitals*2 <= len(v.words) && upper(text[t.Start]) {
			nature = string(Name)
		}
		if nature != "" && !slices.ContainsFunc(sources, func(s Source) bool { return len(s.sentences(x.form)) > 0 }) {
			out = append(out, Slot{Kind: SlotKind(nature), Words: t.Span, Reason: "no source has “" + v.text.words(t.Span) + "”"})
		}
	}
	return out
}

// Says reports whether the words have a word, in whatever way it is written, or one that may stand for it, or it tells nothing.
func (v *Words) Says(w string) bool {
	if v.text.voc.worth(w) < light || len(v.text.voc.groups[w]) > 0 {
		return true
	}
	f := v.text.voc.formOf(w)
	return slices.ContainsFunc(v.words, func(x word) bool {
		return x.form == f || Letters(v.text.said.Tokens[x.token].Norm) == w
	})
}

// Heavy returns the forms of the words of the source in a span that tell something.
func (k *Court) Heavy(s *Source, at source.Span) []Form {
	var out []Form
	for t := firstBehind(s.doc, at.Start); t < len(s.doc.Tokens) && s.doc.Tokens[t].Start < at.End; t++ {
		if tok := &s.doc.Tokens[t]; tok.Word && at.Contains(tok.Span) && k.worth(tok.Norm) >= light {
			out = append(out, s.forms[t])
		}
	}
	return out
}
