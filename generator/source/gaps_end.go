package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// broken reports the place where our copy of the article breaks off: its last paragraph trails off in an ellipsis, or has no
// mark that ends a sentence though all others have. A sole paragraph must be long and hold whole sentences to be taken for a
// part of more. One place is one gap; its words are the last clause. The sentence that holds it is not whole.
func (h *hunter) broken(all []Block) {
	last := -1
	sentences, closed := 0, 0
	for i, b := range all {
		if b.Class != Prose {
			continue
		}
		if words := b.Of(h.text); len(strings.Fields(words)) >= 5 {
			sentences++
			if Ends(words) {
				closed++
			}
		}
		last = i
	}
	if last < 0 {
		return
	}
	open := !Ends(all[last].Of(h.text))
	words := strings.TrimRightFunc(all[last].Of(h.text), func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"”’'*_`, r) })
	bare := strings.TrimRight(words, "….[]() \u00a0")
	cut := words[len(bare):]
	switch {
	case strings.Contains(cut, "...") || strings.Contains(cut, "…"):
	case open && sentences >= 2 && closed == sentences-1 && len(strings.Fields(words)) >= 5:
	case open && sentences == 1 && strings.Count(words, ". ") >= 1 && len(strings.Fields(words)) >= 20:
	default:
		return
	}
	if strings.HasPrefix(words, "(") && strings.HasSuffix(words, ")") {
		return // a credit
	}
	end := all[last].Start + len(words)
	start := h.clause(all[last].Start, all[last].Start+len(bare))
	h.found = slices.DeleteFunc(h.found, func(g Gap) bool { // a quotation that the break left open is the same gap
		return g.Note == oneMark && g.Start >= all[last].Start
	})
	h.found = append(h.found, Gap{Span: Span{start, end}, Hole: end, Note: "our copy breaks off here"})
}

// clause returns where the last words before end begin, eight at most, none before the comma, full stop or dash before them.
func (h *hunter) clause(from, end int) int {
	start, words := end, 0
	for start > from && words < 8 {
		r, size := utf8.DecodeLastRuneInString(h.text[from:start])
		if start < end && words > 0 && strings.ContainsRune(".!?;:,—–", r) {
			break
		}
		start -= size
		if unicode.IsSpace(r) {
			words++
		}
	}
	for start < end {
		r, size := utf8.DecodeRuneInString(h.text[start:end])
		if !unicode.IsSpace(r) {
			break
		}
		start += size
	}
	return start
}
