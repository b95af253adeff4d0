package support

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// finding is what a source has and has not of words, before it is weighed.
type finding struct {
	words  *Words
	source *Source
	heard  testimony
	laid   *comparison // nil where the source has nothing alike
	slots  []Slot
	units  bool // a figure is given in another unit, which refuses the words alone
	names  bool // somebody or some place is named of whom the source knows nothing, which refuses the words alone
	copied bool // the words are whole sentences of the source
}

// find looks for words in a source.
func (k *Court) find(w *Words, s *Source) finding {
	f := finding{words: w, source: s, heard: k.hear(w, s)}
	if len(f.heard.sentences) > 0 {
		f.laid = k.compare(w, f.heard)
		f.slots = append(f.laid.slots, k.misgiven(w, f.heard)...)
		units := otherUnit(w, f.heard)
		f.slots, f.units = append(f.slots, units...), len(units) > 0
	}
	f.slots = append(f.slots, k.quoted(w, s)...)
	for _, x := range k.strangers(w, s) {
		f.names = true
		if !slices.ContainsFunc(f.slots, func(o Slot) bool {
			return o.Kind == x.Kind && x.Words.Contains(source.Span{Start: o.Words.Start, End: o.Words.Start})
		}) {
			f.slots = append(f.slots, x)
		}
	}
	if run := k.copied(w, s); len(run) > 0 {
		f.heard.sentences, f.heard.covered = run, 1000
		f.slots = slices.DeleteFunc(f.slots, func(x Slot) bool { return !w.inBrackets(x) })
		f.units, f.names = false, false
		f.copied = len(f.slots) == 0
	}
	slices.SortStableFunc(f.slots, func(a, b Slot) int { return cmp.Compare(a.Words.Start, b.Words.Start) })
	return f
}

// strangers finds people and places who are named in full in the words and of whose names the source has no part: whatever it says,
// it does not say it of them. Countries are left out, which have names that look nothing alike ("United States", "America"), and
// what stands in brackets.
func (k *Court) strangers(w *Words, s *Source) []Slot {
	var out []Slot
	doc := w.text.doc
	for _, n := range w.text.said.Names {
		if n.Kind == statement.Body || !w.at.Contains(n.Span) || k.nations.Has(strings.ToLower(doc.Words(n.Span))) {
			continue
		}
		parts, known := 0, false
		for i := range w.words {
			x := &w.words[i]
			if t := &doc.Tokens[x.token]; !n.Contains(t.Span) || x.worth < light {
				continue
			}
			parts++
			known = known || x.bracketed || len(s.sentences(x.form)) > 0
		}
		if parts > 1 && !known {
			out = append(out, Slot{Kind: Name, Words: n.Span, Reason: "the source does not name “" + doc.Words(n.Span) + "”"})
		}
	}
	return out
}

// otherUnit finds quantities whose figure the source has in another unit only: 4.5 percentage points for 4.5 percent.
func otherUnit(w *Words, t testimony) []Slot {
	var out []Slot
	for _, x := range w.text.doc.Numbers {
		if x.Unit == "" || x.Vague || !w.at.Contains(x.Span) {
			continue
		}
		other, same := source.Span{}, false
		for _, s := range t.sentences {
			for _, y := range t.w.doc.Numbers {
				if t.w.doc.Sentences[s].Contains(y.Span) && y.Low == x.Low && y.High == x.High && y.Unit != "" {
					same = same || y.Unit == x.Unit
					other = y.Span
				}
			}
		}
		if other.Len() > 0 && !same {
			out = append(out, Slot{Kind: Number, Words: x.Span, Source: other, Reason: "the source has the figure in another unit"})
		}
	}
	return out
}

// clauses narrows a testimony to the clauses that have the words.
func (k *Court) clauses(v *Words, t testimony) []source.Span {
	heavy := map[Form]bool{}
	for _, x := range v.words {
		if tok := &v.text.doc.Tokens[x.token]; x.worth >= light && !k.free(tok.Norm) {
			heavy[x.form] = true
		}
	}
	var out []source.Span
	doc := t.w.doc
	for _, s := range t.sentences {
		st := doc.Sentences[s]
		span := source.Span{Start: st.End, End: st.Start}
		for _, c := range doc.Clauses[st.Clauses[0]:st.Clauses[1]] {
			for i := c.Tokens[0]; i < c.Tokens[1]; i++ {
				if heavy[t.w.forms[i]] {
					span.Start, span.End = min(span.Start, c.Start), max(span.End, c.End)
					break
				}
			}
		}
		if span.Start >= span.End {
			span = st.Span
		}
		out = append(out, span)
	}
	slices.SortFunc(out, func(a, b source.Span) int { return cmp.Compare(a.Start, b.Start) })
	return out
}
