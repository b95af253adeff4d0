package support

import (
	"slices"

	"variorum/generator/statement"
)

// Absent returns the words that tell something and that none of the sources has anywhere: not in another form, not one made
// of the same stem, no other word for the same. But for numbers and days, which Nowhere tells, and for those that except names.
func (k *Court) Absent(v *Words, sources []Source, except func(word, stem string) bool) []Slot {
	var out []Slot
	for _, x := range v.words {
		t := &v.text.doc.Tokens[x.token]
		if x.worth < light || x.bracketed || k.nature(v.text.doc.Article.Text, t) != "" || except(t.Norm, t.Stem) || len(k.groups[t.Norm]) > 0 {
			continue
		}
		if !slices.ContainsFunc(sources, func(s Source) bool { return len(s.sentences(x.form)) > 0 || k.likeOf(&s, t) }) {
			out = append(out, Slot{Kind: Unsaid, Words: t.Span, Reason: "no source has “" + v.text.words(t.Span) + "”"})
		}
	}
	return out
}

// likeOf reports whether a source has a word of the same stem, or one that means the same.
func (k *Court) likeOf(s *Source, t *statement.Token) bool {
	for i := range s.doc.Tokens {
		u := &s.doc.Tokens[i]
		if u.Word && (derived(t.Norm, u.Norm) || k.worth(u.Norm) >= light && k.synonym(t, u)) { // “off” is no word for a murder
			return true
		}
	}
	return false
}
