package report

import (
	"fmt"
	"io"
	"strings"
)

// Text writes the findings in order, a line each, with the hint indented below it. With colours, errors are red and
// warnings yellow, by ANSI sequences.
func (l List) Text(w io.Writer, colours bool) {
	for _, f := range l {
		label, on, off := "", "", ""
		switch f.Severity {
		case Error:
			on = "\x1b[31m"
		case Warning:
			on, label = "\x1b[33m", "warning: "
		case Note:
			label = "note: "
		}
		if colours && on != "" {
			off = "\x1b[0m"
		} else {
			on = ""
		}
		at := f.Place.String()
		if at != "" {
			at += ": "
		}
		id := ""
		if f.ID != "" {
			id = " (" + f.ID + ")"
		}
		fmt.Fprintf(w, "%s%s%s%s%s%s\n", Line(at), on, label, Line(f.Message), off, id)
		if f.Hint != "" {
			fmt.Fprintf(w, "    %s\n", strings.ReplaceAll(Visible(f.Hint), "\n", "\n    "))
		}
	}
}

// Line is Visible for what is one line of output: a line feed in it, as in a file's name, is shown as a picture too.
func Line(text string) string { return strings.ReplaceAll(Visible(text), "\n", "\u240a") }

// Visible returns text of others so that a terminal only shows it: Unicode's pictures stand for control characters but
// tab and line feed, which could move the cursor or write over what was printed, and marks of replacement for those that
// turn the direction of what follows.
func Visible(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
		case r < ' ':
			return '\u2400' + r
		case r == 0x7f:
			return '\u2421'
		case r >= 0x80 && r < 0xa0:
			return '\ufffd'
		case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
			return '\ufffd'
		}
		return r
	}, text)
}
