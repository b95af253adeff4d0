package digest

import (
	"strings"
	"unicode/utf8"

	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// marks are the quotation marks of a language: those that open and close, and the same within a quotation.
type marks [4]string

// marksOf reads them from the table of notes; a language that has none there has those of English.
func marksOf(notes *lexicon.Table) marks {
	m := marks{"“", "”", "‘", "’"}
	if notes.Has("marks") {
		for i := range m {
			m[i] = notes.Field("marks", i)
		}
	}
	return m
}

// dress gives the quotations of a text, which stand in the marks of English, the marks of the language. Only marks that
// are a pair are changed: an apostrophe stays one.
func (m marks) dress(text string) string {
	if m == (marks{"“", "”", "‘", "’"}) {
		return text
	}
	with := map[int]string{} // by where a mark begins
	for _, q := range statement.Quotations(text) {
		left, a := utf8.DecodeLastRuneInString(text[:q.Start])
		right, _ := utf8.DecodeRuneInString(text[q.End:])
		switch {
		case left == '“' && right == '”':
			with[q.Start-a], with[q.End] = m[0], m[1]
		case left == '‘' && right == '’':
			with[q.Start-a], with[q.End] = m[2], m[3]
		}
	}
	var b strings.Builder
	for i, r := range text {
		if s, ok := with[i]; ok {
			b.WriteString(s)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}
