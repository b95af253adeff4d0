package verify

import (
	"slices"
	"strings"
	"unicode"

	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/support"
)

// An editor's own words, [@editor], are asked for no source. But what they give as an article's words the article must say.

// ownWords reports what an editor's own words put into an article's mouth: “The Ledger reports that twelve died”, where the
// article of The Ledger does not say so.
func (e *examiner) ownWords() {
	for i := range e.passages {
		v := &e.passages[i]
		if !v.own || v.note >= 0 {
			continue
		}
		for _, a := range e.doc.Attributions {
			if a.Source.Len() == 0 || !v.at.Contains(a.Source) {
				continue
			}
			for _, content := range a.Content {
				if v.at.Contains(content) {
					e.mouth(v, e.outlets(e.words(a.Source)), content)
				}
			}
		}
	}
}

// mouth reports words that none of some sources says, which are given as theirs.
func (e *examiner) mouth(v *passage, sources []int, content source.Span) {
	w := e.text.Words(content)
	if len(sources) == 0 || len(w.Heavy()) == 0 {
		return
	}
	var best judged
	for _, s := range sources {
		if j := judge(e.Court, w, &e.Sources[s]); best.source == nil || j.Margin > best.Margin {
			best = j
		}
	}
	if best.Verdict == support.Bears {
		return
	}
	hint := "it has nothing like it"
	if len(best.Slots) > 0 {
		hint = best.Slots[0].Reason
	} else if len(best.Spans) > 0 {
		hint = "nearest in " + best.source.Key + ": " + quoted(best.source.Doc.Words(best.Spans[0]))
	}
	e.add(report.Error, "misattributed", v, v.raw(content.Start), hint, "source "+best.source.Key+" does not say this")
}

// outlets returns the sources whose outlet some words name: by its name, by its host or by the source's key.
func (e *examiner) outlets(words string) []int {
	named := letters(words)
	var out []int
	for i, s := range e.c.Sources {
		outlet := letters(s.Article.Meta.Publisher)
		host, _, _ := strings.Cut(strings.TrimPrefix(strings.ToLower(s.Article.Meta.Publisher), "www."), ".")
		if named != "" && slices.Contains([]string{outlet, letters(host), letters(s.Key)}, named) {
			out = append(out, i)
		}
	}
	return out
}

// letters returns the letters of a name in lower case, without "the".
func letters(s string) string {
	s = strings.TrimPrefix(strings.ToLower(s), "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}
