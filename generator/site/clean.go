package site

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean drops what can disguise or break a page: control characters, directional overrides and embeddings,
// noncharacters. The text is others' and may hold anything.
func clean(s string) string {
	marks := 0 // in a row: more than any script needs are there to smear the lines around
	return strings.Map(func(r rune) rune {
		if r < 0x300 || !unicode.Is(unicode.Mn, r) {
			marks = 0
		} else if marks++; marks > 6 {
			return -1
		}
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == utf8.RuneError, r < ' ', r >= 0x7f && r < 0xa0:
			return -1
		case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0xfeff, r == 0x2028, r == 0x2029:
			return -1
		case r >= 0xfdd0 && r <= 0xfdef, r&0xfffe == 0xfffe, r >= 0xe000 && r <= 0xf8ff, r >= 0xf0000, r >= 0xe0000 && r <= 0xe007f:
			return -1
		}
		return r
	}, s)
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
