package net

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Token is what the network sees of a form: rows of tables.
type Token struct {
	Vector int32 // row of the vectors that were brought along, -1 where the form has none
	Own    int32 // row of the words of the training texts, 0 for all others
	Hashed [hashes]int32
	Grams  []int32
}

const (
	hashes   = 5
	gramRows = 1 << 14
	most     = 48 // pieces of a form that are looked at
)

// hashed is the tables of a form's ends and shape: name, rows, width.
var hashed = [hashes]struct {
	name       string
	rows, cols int
}{
	{"suffix2", 1 << 11, 32},
	{"suffix3", 1 << 12, 48},
	{"suffix4", 1 << 13, 32},
	{"prefix3", 1 << 12, 32},
	{"shape", 1 << 10, 32},
}

// Lexicon is the words that have rows of their own, in byte order of their normal form.
type Lexicon struct {
	Words  []string
	Vector []int32 // -1 for none
	Own    []int32 // 0 for none
}

var marks = strings.NewReplacer("’", "'", "‘", "'", "‛", "'", "ʼ", "'", "´", "'", "`", "'", "“", "\"", "”", "\"", "„", "\"", "«", "\"", "»", "\"",
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "…", "...", "\u00a0", " ")

// Straight gives a form with straight quotation marks and plain hyphens.
func Straight(form string) string {
	for i := range len(form) {
		if form[i] >= utf8.RuneSelf || form[i] == '`' {
			return marks.Replace(form)
		}
	}
	return form
}

// Find gives the index of a normal form, -1 where it has none.
func (l *Lexicon) Find(norm string) int {
	i := sort.SearchStrings(l.Words, norm)
	if i < len(l.Words) && l.Words[i] == norm {
		return i
	}
	return -1
}

// Knows reports whether the weights bring a vector for a normal form or have learned one of its own.
func (l *Lexicon) Knows(norm string) bool { return l.Find(norm) >= 0 }

// Token looks a form up.
func (l *Lexicon) Token(form string) Token {
	form = Straight(form)
	norm := strings.ToLower(form)
	t := Token{Vector: -1}
	if i := l.Find(norm); i >= 0 {
		t.Vector, t.Own = l.Vector[i], l.Own[i]
	}
	digits := []rune(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '0'
		}
		return r
	}, norm))
	n := len(digits)
	row := func(kind int, s string) {
		t.Hashed[kind] = int32(hash(uint32(kind), s) % uint32(hashed[kind].rows))
	}
	row(0, string(digits[max(0, n-2):]))
	row(1, string(digits[max(0, n-3):]))
	row(2, string(digits[max(0, n-4):]))
	row(3, string(digits[:min(n, 3)]))
	row(4, shape(form))
	around := append(append([]rune{'<'}, digits[:min(n, most)]...), '>')
	for size := 3; size <= 5; size++ {
		for i := 0; i+size <= len(around) && len(t.Grams) < 2*most; i++ {
			t.Grams = append(t.Grams, int32(hash(uint32(size)+16, string(around[i:i+size]))%gramRows))
		}
	}
	return t
}

// hash is FNV-1a with a seed.
func hash(seed uint32, s string) uint32 {
	h := 2166136261 ^ seed*2654435761
	for i := range len(s) {
		h ^= uint32(s[i])
		h *= 16777619
	}
	return h ^ h>>15
}

// shape writes X for capitals, x for small letters, d for digits, and each at most four times in a row.
func shape(form string) string {
	var b strings.Builder
	var last rune
	run := 0
	for _, r := range form {
		switch {
		case unicode.IsUpper(r):
			r = 'X'
		case unicode.IsLetter(r):
			r = 'x'
		case unicode.IsDigit(r):
			r = 'd'
		}
		if r == last {
			run++
		} else {
			run = 1
		}
		last = r
		if run <= 4 {
			b.WriteRune(r)
		}
		if b.Len() > 24 {
			break
		}
	}
	return b.String()
}
