package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// split returns the paragraphs of a text, each a block of prose without the white space at its edges: its lines or, in
// a text whose lines are wrapped at a width, the runs of lines between blank ones.
func split(text string) []Block {
	var out []Block
	width := wrapped(text)
	gap := true
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += at
		}
		s := trim(text, Span{at, end})
		switch {
		case s.Len() == 0:
			gap = true
		case !gap && width > 0 && full(text, out[len(out)-1].Span, s, width):
			out[len(out)-1].End = s.End
		default:
			out = append(out, Block{Span: s, Paragraph: len(out)})
			gap = false
		}
		at = end + 1
	}
	return out
}

// wrapped returns the width in characters at which the lines of a text are broken, 0 where each line is a paragraph. In
// a text that is wrapped no line is longer than the width, which is between 36 and 100, and nearly every line that
// another one follows had no room for the first word of that one.
func wrapped(text string) int {
	width, lines := 0, 0
	for line := range strings.Lines(text) {
		n := utf8.RuneCountInString(strings.TrimRightFunc(line, blank))
		if n > 100 {
			return 0
		}
		width = max(width, n)
		lines++
	}
	if width < 36 || lines < 4 {
		return 0
	}
	pairs, tight := 0, 0
	last := ""
	for line := range strings.Lines(text) {
		line = strings.TrimFunc(line, blank)
		if last != "" && line != "" {
			pairs++
			if noRoom(last, line, width) {
				tight++
			}
		}
		last = line
	}
	if pairs < 3 || tight*10 < pairs*8 || (width < 50 || pairs < 5) && (tight*10 < pairs*9 && tight+1 < pairs || !running(text)) {
		return 0
	}
	return width
}

// running reports whether lines of a text end in mid-sentence and go on with a small letter, as wrapped prose does and
// lists do not.
func running(text string) bool {
	pairs, open := 0, 0
	last := ""
	for line := range strings.Lines(text) {
		line = strings.TrimFunc(line, blank)
		if last != "" && line != "" {
			pairs++
			if r, _ := utf8.DecodeRuneInString(line); !Ends(last) && (unicode.IsLower(r) || unicode.IsDigit(r)) {
				open++
			}
		}
		last = line
	}
	return open*2 > pairs
}

// noRoom reports whether the first word of next would not have fitted on the line last.
func noRoom(last, next string, width int) bool {
	word, _, _ := strings.Cut(next, " ")
	return utf8.RuneCountInString(last)+1+utf8.RuneCountInString(word) > width
}

// full reports whether the last line of the block before s is full, so that s goes on with it.
func full(text string, before, s Span, width int) bool {
	last := before.Of(text)
	last = last[strings.LastIndexByte(last, '\n')+1:]
	return noRoom(last, s.Of(text), width)
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

// marked returns the labels of the blocks of a Markdown text by their start: headings, pictures, lines in bold.
func marked(text string, all []Block) map[int]string {
	labels := map[int]string{}
	for _, b := range all {
		s := b.Of(text)
		hashes := len(s) - len(strings.TrimLeft(s, "#"))
		switch {
		case hashes == 1 && strings.HasPrefix(s, "# "):
			labels[b.Start] = "h1"
		case hashes > 1 && hashes <= 6 && s[hashes:] != "" && s[hashes] == ' ':
			labels[b.Start] = "h"
		case strings.HasPrefix(s, "![") && strings.HasSuffix(s, ")") && !strings.Contains(s, "\n"):
			labels[b.Start] = "figure"
		case strings.HasPrefix(s, "**") && strings.HasSuffix(s, "**") && strings.Count(s, "**") == 2 && len(strings.Fields(s)) <= 12 && !Ends(s):
			labels[b.Start] = "h"
		}
	}
	return labels
}
