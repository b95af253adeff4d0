package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
)

// phrases finds the entries of a table in pieces. Entries may hold hyphens, points and possessives; pieces are joined
// as they stand in the text, with one space where there is white space between them.
type phrases struct {
	*phraseIndex
	table *lexicon.Table
	buf   []byte
}

type phraseIndex struct {
	entries map[string]string // the entry itself, so that a lookup by bytes gives a string
	first   map[string]int    // leading letters or digits of an entry -> the most pieces that an entry may have
}

func newPhrases(t *lexicon.Table) *phrases {
	return &phrases{phraseIndex: t.Memo(indexPhrases).(*phraseIndex), table: t}
}

func indexPhrases(t *lexicon.Table) any {
	all := t.Entries()
	f := &phraseIndex{entries: make(map[string]string, len(all)), first: make(map[string]int, len(all))}
	for _, e := range all {
		f.entries[e] = e
		head := leading(e)
		f.first[head] = max(f.first[head], 1+strings.Count(e, " ")+2*strings.Count(e, "-")+2*strings.Count(e, "/")+strings.Count(e, ".")+strings.Count(e, "'"))
	}
	return f
}

// match returns how many pieces from i on make the longest entry, and the entry; 0 and "" where there is none.
func (f *phrases) match(p []piece, i int) (int, string) {
	most, ok := f.first[leading(p[i].low)]
	if !ok {
		return 0, ""
	}
	f.buf = f.buf[:0]
	best, entry := 0, ""
	for j := i; j < len(p) && j < i+most && p[j].sentence == p[i].sentence && p[j].kind != opaquePiece; j++ {
		if j > i && !p[j].glued {
			f.buf = append(f.buf, ' ')
		}
		f.buf = append(f.buf, p[j].low...)
		if e, ok := f.entries[string(f.buf)]; ok {
			best, entry = j-i+1, e
		}
	}
	return best, entry
}

// leading returns the letters, or the digits, that s begins with.
func leading(s string) string {
	n := 0
	for n < len(s) && ('a' <= s[n] && s[n] <= 'z' || 'A' <= s[n] && s[n] <= 'Z') {
		n++
	}
	if n == len(s) || n > 0 && s[n] < utf8.RuneSelf {
		return s[:n]
	}
	r, n := utf8.DecodeRuneInString(s)
	if unicode.IsDigit(r) {
		for n < len(s) && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		return s[:n]
	}
	if !unicode.IsLetter(r) {
		return s[:n]
	}
	for n < len(s) {
		r, k := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) {
			break
		}
		n += k
	}
	return s[:n]
}
