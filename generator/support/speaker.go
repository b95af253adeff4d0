package support

import (
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// Who says it: where the words name a speaker and the source has the same said by somebody else.

// misgiven finds quotations and reports of speech that the source gives to another speaker than the words do.
func (k *Court) misgiven(v *Words, h testimony) []Slot {
	doc := v.text.said
	var out []Slot
	for _, a := range doc.Attributions {
		if a.Source.Len() == 0 || a.Anonymous || !v.at.Contains(a.Source) {
			continue
		}
		named := a
		named.Speaker = "" // whom "he" means is asked elsewhere
		mine := k.nameWords(doc, named)
		if len(mine) == 0 {
			continue
		}
		for _, at := range a.Content {
			if at.End <= v.at.Start || at.Start >= v.at.End {
				continue
			}
			theirs, other := k.speakerOf(v, h, at, a.Direct)
			if other && !slices.ContainsFunc(mine, func(w string) bool { return slices.Contains(theirs.names, w) }) && !k.joins(v, a, theirs) {
				out = append(out, Slot{
					Kind: Misgiven, Words: a.Source, Source: theirs.at, Soft: !a.Direct,
					Reason: "the source gives this as the words of “" + strings.Join(strings.Fields(h.w.Doc.Words(theirs.at)), " ") + "”, not of “" + doc.Words(a.Source) + "”",
				})
				break
			}
		}
	}
	return out
}

// joins reports whether the words name the source's speaker too, outside the words that name their own: two reports of speech
// in one sentence, of which each may have its speaker.
func (k *Court) joins(v *Words, a statement.Attribution, theirs spokesman) bool {
	doc := v.text.said
	for _, t := range doc.Tokens {
		if v.at.Contains(t.Span) && !a.Source.Contains(t.Span) && slices.Contains(theirs.names, t.Norm) {
			return true
		}
	}
	return false
}

// spokesman is who says something in a source: the words of the names by which he is called, and where the source names him.
type spokesman struct {
	names []string
	at    source.Span
}

// speakerOf returns the one to whom the source gives what the words have said in a span, where it names him; other tells that
// it names one and all who are named for these words.
// A quotation is looked for in the whole of the source: the sentences that were heard may be others, which have the names.
func (k *Court) speakerOf(v *Words, h testimony, content source.Span, direct bool) (spokesman, bool) {
	doc := h.w.Doc
	said := map[Form]bool{}
	for i := range v.words {
		if x := &v.words[i]; x.tells && content.Contains(v.text.doc.Tokens[x.token].Span) {
			said[x.form] = true
		}
	}
	if len(said) < 3 {
		return spokesman{}, false
	}
	var out spokesman
	for _, a := range doc.Attributions {
		heard := slices.Contains(h.sentences, a.Sentence)
		if !heard && !(direct && a.Direct) || a.Source.Len() == 0 && a.Speaker == "" {
			continue
		}
		held := map[Form]bool{}
		for _, c := range a.Content {
			for t := firstBehind(h.w.doc, c.Start); t < len(h.w.doc.Tokens) && h.w.doc.Tokens[t].Start < c.End; t++ {
				if f := h.w.forms[t]; said[f] {
					held[f] = true
				}
			}
		}
		if len(held)*2 < len(said) || !heard && len(held) < len(said) {
			continue
		}
		names := k.nameWords(doc, a)
		if len(names) == 0 {
			return spokesman{}, false // somebody who is not named: it may be the same
		}
		out.names = append(out.names, names...)
		if out.at = a.Source; out.at.Len() == 0 {
			out.at = doc.Sentences[a.Sentence].Span
		}
	}
	return out, len(out.names) > 0
}

// nameWords returns the words of the names of an attribution's speaker, in lower case: as it stands there, and in full. A
// speaker who is not named has none.
func (k *Court) nameWords(d *statement.Doc, a statement.Attribution) []string {
	var out []string
	add := func(s string) {
		for _, w := range strings.Fields(s) {
			w = strings.Trim(w, ".,’'“”\"[]()")
			w = strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s")
			if len(w) > 1 && upper(w[0]) && !k.honorifics.Has(strings.ToLower(w)) {
				out = append(out, strings.ToLower(w))
			}
		}
	}
	add(a.Speaker)
	for _, n := range d.Names {
		if a.Source.Overlaps(n.Span) {
			add(n.Full)
			add(d.Words(n.Span))
		}
	}
	return out
}
