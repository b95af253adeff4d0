package digest

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/statement"
)

// plain is the letters and digits of a text in lower case with single spaces between words.
func plain(text string) string {
	var b strings.Builder
	space := false
	for _, r := range text {
		switch {
		case wordRune(r):
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteRune(r)
		case r != '\'' && r != '’' && r != '‘':
			space = true
		}
	}
	return b.String()
}

// upper writes the first letter of s as a capital.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// tokenAt returns the first token that ends behind an offset.
func tokenAt(d *statement.Doc, offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > offset })
}
