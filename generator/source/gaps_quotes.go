package source

import (
	"strings"
	"unicode"
)

// oneMark is the note of a quotation that is opened and not closed, or closed and not opened.
const oneMark = "the quotation has one mark only"

// quotations reports the paragraphs of prose with a quotation that is opened and not closed, or closed and not opened. A
// quotation may run on in the next paragraph, which then opens with a mark of its own or closes what was opened here.
func (h *hunter) quotations(all []Block) {
	var paragraphs [][]piece
	var odd, begins []bool // by paragraph: has an odd number of marks; begins with one
	for i := range all {
		if all[i].Class != Prose {
			continue
		}
		ps := pieces(h.text, all[i].Span)
		n := 0
		for _, p := range ps {
			if p.mark == '"' {
				n++
			}
		}
		paragraphs, odd, begins = append(paragraphs, ps), append(odd, n%2 == 1), append(begins, len(ps) > 0 && ps[0].mark == '"')
	}
	carried := false // the paragraph before left a quotation open that this one closes
	for i, ps := range paragraphs {
		if !odd[i] {
			continue
		}
		at, opening := stray(h.text, ps)
		switch {
		case carried || at < 0:
			carried = false
		case opening && i+1 < len(paragraphs) && begins[i+1] && !h.credited(ps):
		case opening && i+1 < len(paragraphs) && odd[i+1]:
			carried = true
		default:
			h.oneMark(ps, at, opening)
		}
	}
}

// stray returns the mark that is left over: the first that closes nothing, else the last that opens. It is -1 where the mark
// may be one of inches or seconds of arc.
func stray(text string, ps []piece) (at int, opening bool) {
	open := -1
	for i, p := range ps {
		switch {
		case p.mark != '"':
		case opens(text, ps, i):
			open = i
		case open >= 0:
			open = -1
		case i > 0 && ps[i-1].word != "" && !p.space && unicode.IsDigit(rune(text[ps[i-1].End-1])):
			return -1, false
		default:
			return i, false
		}
	}
	return open, true
}

// credited reports whether a paragraph ends with who says it, ", Moss said.": no quotation runs on behind that.
func (h *hunter) credited(ps []piece) bool {
	n := len(ps)
	if n < 4 || !ps[n-1].closes() || !h.tells.Has(ps[n-2].word) {
		return false
	}
	for k := n - 3; k >= max(0, n-6); k-- {
		if ps[k].word == "" {
			return ps[k].mark == ',' && k < n-3
		}
	}
	return false
}

// oneMark reports the quotation of a paragraph that has one mark only, at: from the mark to the end of its sentence where it
// opens, from the beginning of the sentence where it closes.
func (h *hunter) oneMark(ps []piece, at int, opening bool) {
	from, to := at, at
	if opening {
		for to+1 < len(ps) && !ps[to].closes() {
			to++
		}
		h.found = append(h.found, Gap{Span: Span{ps[from].Start, ps[to].End}, Hole: ps[to].End, Note: oneMark})
		return
	}
	if from > 0 {
		from-- // the full stop or comma inside the quotation
	}
	for from > 0 && !ps[from-1].closes() {
		from--
	}
	h.found = append(h.found, Gap{Span: Span{ps[from].Start, ps[to].End}, Hole: ps[from].Start, Note: oneMark})
}

// closes reports whether the piece is a mark that ends a sentence.
func (p piece) closes() bool { return p.mark == '.' || p.mark == '?' || p.mark == '!' }

// opens reports whether a quotation mark opens: by its form, or a straight one by the space before and the word behind it.
func opens(text string, ps []piece, i int) bool {
	switch s := ps[i].Of(text); s {
	case "“":
		return !strings.Contains(text, "„") // in German it closes
	case "„", "«":
		return true
	case "”", "»":
		return false
	}
	return (i == 0 || ps[i].space || ps[i-1].mark == '(') && i+1 < len(ps) && !ps[i+1].space
}
