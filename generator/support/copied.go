package support

import (
	"strings"
	"unicode"

	"variorum/generator/source"
)

// copied returns the sentences of a source, one behind the other, of which the words are an exact copy, marks included; typography,
// capitals and what an editor put in brackets apart. Whole sentences need no reading: whatever they say, the source says it.
func (k *Court) copied(w *Words, s *Source) []int {
	words := bare(unbracketed(w.String()))
	at := -1
	for i, x := range w.words {
		if !x.bracketed {
			at = i
			break
		}
	}
	if at < 0 || words == "" {
		return nil
	}
	for _, first := range s.sentences(w.words[at].form) {
		if s.opening(first) != w.words[at].form {
			continue
		}
		var run []int
		rest := words
		for n := first; n < len(s.doc.Sentences) && rest != ""; n++ {
			next, ok := strings.CutPrefix(rest, bare(s.doc.Words(s.doc.Sentences[n].Span)))
			if !ok || next == rest {
				break
			}
			run, rest = append(run, n), next
		}
		if rest == "" {
			return run
		}
	}
	return nil
}

// opening returns the form of the first word of a sentence.
func (s *Source) opening(sentence int) Form {
	x := &s.doc.Sentences[sentence]
	for t := x.Tokens[0]; t < x.Tokens[1]; t++ {
		if s.doc.Tokens[t].Word {
			return s.forms[t]
		}
	}
	return -1
}

// bare is a text without spaces and capitals, with marks of one shape.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, Typography.Replace(strings.ReplaceAll(text, "''", "\"")))
}

// unbracketed takes what stands in square brackets from a text.
func unbracketed(text string) string {
	var out strings.Builder
	at := 0
	for _, b := range bracketsOf(text) {
		out.WriteString(text[at : b.Start-1])
		at = b.End + 1
	}
	out.WriteString(text[at:])
	return out.String()
}

// inBrackets reports whether a slot is about what stands in square brackets; of some slots nothing but the place is known.
func (w *Words) inBrackets(x Slot) bool {
	for _, b := range bracketsOf(w.String()) {
		if at := (source.Span{Start: w.at.Start + b.Start, End: w.at.Start + b.End}); at.Overlaps(x.Words) || at.Start <= x.Words.Start && x.Words.Start < at.End {
			return true
		}
	}
	return false
}
