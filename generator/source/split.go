package source

import (
	"strings"
	"unicode"
)

// split returns the lines of a text that are not blank, each a block of prose without the white space at its edges.
func split(text string) []Block {
	var out []Block
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		if s := trim(text, Span{at, end}); s.Len() > 0 {
			out = append(out, Block{Span: s, Paragraph: len(out)})
		}
		at = end + 1
	}
	return out
}

// trim returns the span without the white space at its edges.
func trim(text string, s Span) Span {
	line := s.Of(text)
	left := len(line) - len(strings.TrimLeftFunc(line, blank))
	if left == len(line) {
		return Span{s.Start, s.Start}
	}
	return Span{s.Start + left, s.Start + len(strings.TrimRightFunc(line, blank))}
}

// blank reports whether r shows nothing: white space, a zero-width space, a byte order mark in the midst.
func blank(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }
