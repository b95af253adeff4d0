package digest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/source"
)

// Escape writes text that was taken from a source as Markdown that can only be that text: no emphasis, code, link,
// HTML, mark, citation, mathematics, list or heading of its own, neither for CommonMark nor for GFM nor for Pandoc.
// White space is folded to single spaces, and
// what shows nothing is dropped. A short bracketed insertion such as "[Nov. 9]" stays as it is, since an
// undefined reference is plain text everywhere and editors write brackets so.
func Escape(text string) string {
	text = fold(source.Visible(text))
	var b strings.Builder
	b.Grow(len(text) + 8)
	start := startEscape(text)
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case i == start:
			b.WriteByte('\\')
		case c == '[' && !plainBracket(text, i):
			b.WriteByte('\\')
		case c == ']' && !closesPlain(text, i):
			b.WriteByte('\\')
		case strings.IndexByte("\\`*_{}<~^@|", c) >= 0:
			b.WriteByte('\\')
		case c == '$' && (i+1 == len(text) || !digit(text[i+1])):
			b.WriteByte('\\') // a dollar before a digit can open mathematics but nothing can close it
		case c == '&' && entityLength(text[i:]) > 0:
			b.WriteByte('\\')
		case c == ':' && strings.HasPrefix(text[i:], "://"):
			b.WriteByte('\\') // no bare address turns into a link
		case c == '.' && i >= 3 && strings.EqualFold(text[i-3:i], "www"):
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// fold makes every run of ASCII white space one space.
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for i := 0; i < len(s); i++ {
		if blank(s[i]) {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteByte(s[i])
	}
	return b.String()
}

func blank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

func digit(c byte) bool { return '0' <= c && c <= '9' }

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func punctuation(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

// startEscape returns the offset of the one byte that must be escaped for text not to begin a block of its own, or -1:
// the text may come to stand at the start of a line.
func startEscape(text string) int {
	i := 0
	for i < len(text) && text[i] == ' ' {
		i++
	}
	if i == len(text) {
		return -1
	}
	switch text[i] {
	case '#', '+', '-', '=', '>', ':', '%':
		return i
	}
	// "1. ", "(a) ", "iv) " begin lists; "A. Name" does not.
	j := i
	if text[j] == '(' {
		j++
	}
	from := j
	for j < len(text) && j-from < 10 && (digit(text[j]) || letter(text[j])) {
		j++
	}
	mark := text[from:j]
	if mark == "" || j == len(text) || text[j] != '.' && text[j] != ')' || j+1 < len(text) && text[j+1] != ' ' {
		return -1
	}
	if from == i && len(mark) == 1 && 'A' <= mark[0] && mark[0] <= 'Z' && text[j] == '.' {
		return -1
	}
	if len(mark) == 1 || strings.Trim(mark, "0123456789") == "" || strings.Trim(mark, "ivxlcdmIVXLCDM") == "" {
		return j
	}
	return -1
}

// plainBracket reports whether the bracket that opens at i is a short insertion of words that no dialect of Markdown
// takes for anything else.
func plainBracket(text string, i int) bool {
	if i > 0 && strings.IndexByte("!]^\\", text[i-1]) >= 0 {
		return false
	}
	end := strings.IndexByte(text[i:], ']')
	if end < 3 || end > 80 || i+end+1 == len(text) || strings.IndexByte("([:{^", text[i+end+1]) >= 0 {
		return false
	}
	for n, r := range text[i+1 : i+end] {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
		case n > 0 && strings.ContainsRune(" ,.'’-–", r):
		default:
			return false
		}
	}
	return true
}

func closesPlain(text string, i int) bool {
	open := strings.LastIndexByte(text[:i], '[')
	return open >= 0 && strings.IndexByte(text[open:i], ']') < 0 && plainBracket(text, open)
}

// entityLength returns the length of what looks like an entity or a character reference at the start of s, or 0.
func entityLength(s string) int {
	for i := 1; i < len(s) && i < 34; i++ {
		switch c := s[i]; {
		case c == ';' && i > 1:
			return i + 1
		case c == '#' && i == 1, digit(c), letter(c):
		default:
			return 0
		}
	}
	return 0
}

// wordRune reports whether r can be part of a word.
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return wordRune(r) && r != utf8.RuneError }) >= 0
}
