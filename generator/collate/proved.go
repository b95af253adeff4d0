package collate

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// A footnote's readings must answer one question about one thing. What is not shown to do so stays in the record: true, it may
// be, but not printed. The doubts are asked in order, and the first that holds decides.

// doubt is a reason to keep a finding in the record.
type doubt struct {
	id   string
	asks string // the question that is answered with yes
	kind []Kind
	is   func(*prover, *finding) bool
}

// doubts returns the table of reasons.
func doubts() []doubt {
	return []doubt{
		{"cut-off", "does the copy break off where words are said to be missing?", []Kind{Lacuna}, (*prover).cutOff},
		{"spelling", "do the names differ in accents and hyphens alone?", []Kind{Name}, (*prover).speltAlike},
		{"asked", "does a reading ask and not tell?", []Kind{Certainty, Polarity}, (*prover).asked},
		{"counted-of", "does one count only those of a nation, the other all?", []Kind{Number}, (*prover).narrower},
	}
}

// prover holds findings against the doubts.
type prover struct {
	*differ
	nations *lexicon.Table
}

// prove keeps findings in the record that a doubt holds of.
func (d *differ) prove(found []finding) {
	p := prover{differ: d, nations: d.words.Table("nations")}
	for i := range found {
		f := &found[i]
		if f.Severity == Low {
			continue
		}
		for _, x := range doubts() {
			if slices.Contains(x.kind, f.Kind) && x.is(&p, f) {
				f.Severity = Low
				break
			}
		}
	}
}

// cutOff reports whether the words that are missing are those behind the place where the copy breaks off.
func (p *prover) cutOff(f *finding) bool {
	return slices.ContainsFunc(f.Readings, func(r Reading) bool {
		return r.Missing && slices.ContainsFunc(r.Spans, func(s Ref) bool {
			words := strings.TrimRight(p.c.Words(s), " ”\"'’)]")
			return strings.HasSuffix(words, "...") || strings.HasSuffix(words, "…")
		})
	})
}

// speltAlike reports whether all readings are one name but for accents, hyphens, spaces and endings ("House Democratic").
func (p *prover) speltAlike(f *finding) bool {
	plain := func(s string) string {
		words := strings.Fields(strings.ToLower(s))
		for i, w := range words {
			words[i] = statement.Stem(p.words.Tag, w)
		}
		return strings.Map(func(r rune) rune {
			if r >= 0x300 && r < 0x370 || strings.ContainsRune(" -–’'.", r) {
				return -1
			}
			return r
		}, norm.NFD.String(strings.Join(words, "")))
	}
	for _, r := range f.Readings[1:] {
		if plain(r.Value) != plain(f.Readings[0].Value) {
			return false
		}
	}
	return true
}

// asked reports whether all words of a reading stand in questions.
func (p *prover) asked(f *finding) bool {
	return slices.ContainsFunc(f.Readings, func(r Reading) bool {
		return len(r.Spans) > 0 && !slices.ContainsFunc(r.Spans, func(s Ref) bool {
			doc := p.view[s.Source].doc
			n := doc.SentenceAt(s.Start)
			return n < 0 || !strings.HasSuffix(strings.TrimRight(doc.Words(doc.Sentences[n].Span), " ”\"’'"), "?")
		})
	})
}

// narrower reports whether one reading counts people or things of a nation ("10 American tourists") and another does not, or
// those of another.
func (p *prover) narrower(f *finding) bool {
	of := func(r Reading) string {
		for _, s := range r.Spans {
			v := &p.view[s.Source]
			for t := range v.doc.Tokens {
				n, k := v.number[t], v.doc.Tokens[t]
				if n < 0 || !s.Overlaps(k.Span) {
					continue
				}
				counted := v.doc.Numbers[n].Counted
				for _, w := range strings.Fields(v.doc.Words(counted)) {
					if w = strings.ToLower(strings.Trim(w, ".,’'")); p.nations.Has(w) {
						return p.nations.Field(w, 1)
					}
				}
			}
		}
		return ""
	}
	for _, r := range f.Readings[1:] {
		if !r.Missing && of(r) != of(f.Readings[0]) {
			return true
		}
	}
	return false
}
