package source

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// undouble takes back a second encoding: text in UTF-8 that was read as Windows-1252 and saved as UTF-8 again, so that “ has
// become â€œ. It works line by line, where a line's letters make UTF-8 when they are written in Windows-1252, and returns
// how many lines it mended.
func undouble(text string) (string, int) {
	if !strings.ContainsAny(text, "ÃÂâ") {
		return text, 0
	}
	n := 0
	lines := strings.SplitAfter(text, "\n")
	for i, line := range lines {
		if plainLine, ok := single(line); ok {
			lines[i] = plainLine
			n++
		}
	}
	if n == 0 {
		return text, 0
	}
	return strings.Join(lines, ""), n
}

// single returns a line without its second encoding, and whether it had one.
func single(line string) (string, bool) {
	if !strings.ContainsAny(line, "ÃÂâ") {
		return "", false
	}
	line = lostQuote(line)
	raw := make([]byte, 0, len(line))
	for _, r := range line {
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok {
			if r >= 0x80 && r < 0xa0 { // the places that Windows-1252 leaves empty
				b = byte(r)
			} else {
				return "", false
			}
		}
		raw = append(raw, b)
	}
	if !utf8.Valid(raw) || len(raw) == len(line) {
		return "", false
	}
	return string(raw), true
}

// lostQuote puts the last byte of ” back, which Windows-1252 has no sign for and which is often lost: "â€ ".
func lostQuote(line string) string {
	var b strings.Builder
	for {
		at := strings.Index(line, "â€")
		if at < 0 {
			b.WriteString(line)
			return b.String()
		}
		at += len("â€")
		b.WriteString(line[:at])
		line = line[at:]
		r, _ := utf8.DecodeRuneInString(line)
		if c, ok := charmap.Windows1252.EncodeRune(r); (!ok || c < 0x80 || c >= 0xc0) && (r < 0x80 || r >= 0xa0) {
			b.WriteRune(0x9d)
		}
	}
}
