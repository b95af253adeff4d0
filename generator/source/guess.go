package source

import (
	"cmp"
	"slices"
	"unicode"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
)

// common are encodings that are tried whatever the detector says of short texts, in order of preference.
var common = []string{"windows-1252", "windows-1251", "koi8-r", "windows-1250", "iso-8859-2", "iso-8859-5", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "shift_jis", "euc-jp", "gb18030", "big5", "euc-kr"}

// guess decodes raw by the encoding in which it looks most like writing: the detector's verdict and, since that is
// easily fooled by short texts, the look of the words (see oddity).
func guess(raw []byte) (string, error) {
	sample := raw[:min(len(raw), 8192)]
	names := slices.Clone(common)
	trust := map[string]int{}
	if found, err := chardet.NewTextDetector().DetectAll(sample); err == nil {
		for _, f := range found {
			if _, name := charset.Lookup(f.Charset); name != "" {
				trust[name] = max(trust[name], f.Confidence)
				if !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
	}
	type candidate struct {
		name, text string
		odd, place int
	}
	var all []candidate
	for i, name := range names {
		e, _ := charset.Lookup(name)
		if e == nil {
			continue
		}
		text, err := exactly(e, raw)
		if err != nil {
			continue
		}
		all = append(all, candidate{name, text, oddity(text[:min(len(text), 16384)])*4 - trust[name], i})
	}
	if len(all) == 0 {
		return "", errBinary
	}
	best := slices.MinFunc(all, func(a, b candidate) int { return cmp.Or(cmp.Compare(a.odd, b.odd), cmp.Compare(a.place, b.place)) })
	return best.text, nil
}

// oddity tells how little a text looks like writing, in percent of its characters beyond ASCII: control characters,
// capitals after small letters, two scripts in one word, signs inside words.
func oddity(text string) int {
	var odd, high int
	var prev, before rune
	for _, r := range text {
		if r >= 0x80 {
			high++
		}
		if r >= 0x80 || prev >= 0x80 {
			switch {
			case unicode.IsControl(r) && r > 0x7f, unicode.Is(unicode.Co, r), unicode.Is(unicode.Cn, r):
				odd += 6
			case unicode.IsLetter(r) && unicode.IsLetter(prev):
				if unicode.IsUpper(r) && unicode.IsLower(prev) {
					odd += 3
				}
				if a, b := script(r), script(prev); a != b {
					odd += 3
				}
			case r >= 0x80 && unicode.In(r, unicode.So, unicode.Sk, unicode.Sc, unicode.Sm, unicode.No) && unicode.IsLetter(prev),
				unicode.IsLetter(r) && prev >= 0x80 && unicode.In(prev, unicode.So, unicode.Sk, unicode.Sc, unicode.Sm, unicode.No) && unicode.IsLetter(before):
				odd += 3
			}
		}
		before, prev = prev, r
	}
	if high == 0 {
		return 0
	}
	return odd * 100 / high
}

// script names the writing system of a letter as far as words do not mix them.
func script(r rune) *unicode.RangeTable {
	for _, t := range []*unicode.RangeTable{unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Hebrew, unicode.Arabic, unicode.Hangul} {
		if unicode.Is(t, r) {
			return t
		}
	}
	return unicode.Han // and the kana, which stand together in Japanese words
}
