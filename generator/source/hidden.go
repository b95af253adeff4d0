package source

import (
	"fmt"
	"strings"
	"unicode"

	"variorum/generator/report"
)

// Hidden reports whether a character shows nothing on a page: control characters but tab and line ends, directional
// embeddings, overrides and isolates, zero-width space and word joiner, soft hyphen, byte order mark. The joiners and
// directional marks that some scripts are written with are none. A source text keeps them all, so that positions hold;
// words are compared, and printed, without them.
func Hidden(r rune) bool { return disguises(r) || unseen(r) }

// disguises reports whether a hidden character has no business in a text: what is read is not what stands there.
func disguises(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\v' || r == '\f' || r == '\r':
		return false
	}
	return unicode.IsControl(r) || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069
}

// unseen reports whether a character is one that editing leaves in texts without harm.
func unseen(r rune) bool { return r == 0xad || r == 0x200b || r == 0x2060 || r == 0xfeff }

// Visible is a text without what is hidden in it.
func Visible(text string) string {
	if strings.IndexFunc(text, Hidden) < 0 {
		return text
	}
	return strings.Map(func(r rune) rune {
		if Hidden(r) {
			return -1
		}
		return r
	}, text)
}

// hidden warns of what disguises the words of an article.
func hidden(a *Article, found *report.List) {
	at := strings.IndexFunc(a.Text, disguises)
	if at < 0 {
		return
	}
	n, first := 0, rune(0)
	for _, r := range a.Text[at:] {
		if disguises(r) {
			if n++; first == 0 {
				first = r
			}
		}
	}
	place := report.Place{File: a.Path}
	if a.Body >= 0 {
		place = report.At(a.Path, a.Raw, a.Body+at)
	}
	what := fmt.Sprintf("a control character (U+%04X)", first)
	if n > 1 {
		what = fmt.Sprintf("%d control characters (the first is U+%04X)", n, first)
	}
	found.Warn("article-hidden", place, "compare the article with where it was published: such characters can make words look other than they are",
		"the article holds %s, which a reader does not see; they are not printed", what)
}
