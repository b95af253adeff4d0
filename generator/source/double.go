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

// single returns a line without its second encoding, and whether it had one: the whole line, or where other letters stand
// in it too, as in a page of one line, two places at least.
func single(line string) (string, bool) {
	if !strings.ContainsAny(line, "ÃÂâ") {
		return "", false
	}
	line = lostQuote(line)
	raw := make([]byte, 0, len(line))
	for _, r := range line {
		b, ok := narrow(r)
		if !ok {
			return mend(line)
		}
		raw = append(raw, b)
	}
	if !utf8.Valid(raw) || len(raw) == len(line) {
		return mend(line)
	}
	return string(raw), true
}

// narrow returns the byte of a character in Windows-1252, with the places that it leaves empty.
func narrow(r rune) (byte, bool) {
	if b, ok := charmap.Windows1252.EncodeRune(r); ok {
		return b, true
	}
	return byte(r), r >= 0x80 && r < 0xa0
}

// mend takes back the second encoding of single characters, each of which has become two to four.
func mend(line string) (string, bool) {
	var b strings.Builder
	runes, n := []rune(line), 0
	for i := 0; i < len(runes); i++ {
		size := 0
		if first, ok := narrow(runes[i]); ok && runes[i] >= 0x80 {
			size = map[byte]int{0xc: 2, 0xd: 2, 0xe: 3, 0xf: 4}[first>>4]
		}
		var raw []byte
		for k := i; size > 0 && k < min(i+size, len(runes)); k++ {
			c, ok := narrow(runes[k])
			if !ok || k > i && c&0xc0 != 0x80 {
				break
			}
			raw = append(raw, c)
		}
		if size > 0 && len(raw) == size && utf8.Valid(raw) {
			b.Write(raw)
			i += size - 1
			n++
			continue
		}
		b.WriteRune(runes[i])
	}
	return b.String(), n >= 2
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
