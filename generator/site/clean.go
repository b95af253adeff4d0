package site

import (
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean drops what can disguise or break a page: control characters, directional overrides and embeddings,
// noncharacters. The text is others' and may hold anything.
func clean(s string) string {
	var c cleaner
	return strings.Map(func(r rune) rune {
		if c.drops(r) {
			return -1
		}
		return r
	}, s)
}

// cleanBytes is clean for a page, and always a copy, with room for one byte more. Nearly all of a page is plain ASCII.
func cleanBytes(page []byte) []byte {
	out := make([]byte, 0, len(page)+1)
	var c cleaner
	for at := 0; at < len(page); {
		to := at
		for to < len(page) {
			if to+8 <= len(page) && plainEight(binary.LittleEndian.Uint64(page[to:])) {
				to += 8
			} else if c := page[to]; c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
				to++
			} else {
				break
			}
		}
		if to > at {
			out, at, c.marks = append(out, page[at:to]...), to, 0
			continue
		}
		r, n := utf8.DecodeRune(page[at:])
		if !c.drops(r) {
			out = append(out, page[at:at+n]...)
		}
		at += n
	}
	return out
}

// plainEight reports whether none of eight bytes is below a blank, above "~", or more than ASCII.
func plainEight(of uint64) bool {
	const ones, highs = 0x0101010101010101, 0x8080808080808080
	return (of|(of+ones)|(of-' '*ones))&highs == 0
}

// cleaner goes through a text, character by character.
type cleaner struct {
	marks int // in a row: more than any script needs are there to smear the lines around
}

func (c *cleaner) drops(r rune) bool {
	if r < 0x300 || !unicode.Is(unicode.Mn, r) {
		c.marks = 0
	} else if c.marks++; c.marks > 6 {
		return true
	}
	switch {
	case r == '\n' || r == '\t':
		return false
	case r == utf8.RuneError, r < ' ', r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0xfeff, r == 0x2028, r == 0x2029:
		return true
	case r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe, r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000, r >= 0xe0000 && r <= 0xe007f:
		return true
	}
	return false
}

func cleanAll(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, clean(s))
	}
	return out
}

// visibly drops from a name what cannot be seen, but for the joiners that some scripts are written with.
func visibly(name string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) && r != 0x200c && r != 0x200d {
			return -1
		}
		return r
	}, clean(name))), " ")
}

// lookalikes are letters of other scripts that look like Latin ones.
var lookalikes = strings.NewReplacer(
	"а", "a", "е", "e", "о", "o", "р", "p", "с", "c", "у", "y", "х", "x", "і", "i", "ј", "j", "ѕ", "s", "ԁ", "d", "һ", "h", "ӏ", "l",
	"в", "b", "к", "k", "м", "m", "н", "h", "т", "t", "α", "a", "ε", "e", "ι", "i", "κ", "k", "ν", "v", "ο", "o", "ρ", "p", "τ", "t", "υ", "u", "χ", "x",
)

// skeleton is what names that look the same have in common.
func skeleton(name string) string {
	return lookalikes.Replace(strings.ToLower(norm.NFKC.String(strings.ReplaceAll(visibly(name), "\u200d", ""))))
}
