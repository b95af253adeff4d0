package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
)

// Vocabulary is the content words of a text, by their first six letters, and its names: what tells the items of a page apart.
type Vocabulary struct {
	functions, days, months *lexicon.Table
	content, names          map[string]int // in how many texts
	Words                   int            // in all
}

// NewVocabulary returns that of no text.
func NewVocabulary(language string) Vocabulary {
	l := lexicon.For(language)
	return Vocabulary{l.Table("function-words"), l.Table("weekdays"), l.Table("months"), map[string]int{}, map[string]int{}, 0}
}

// Read takes in the words of a text. Names are words with a capital that open no sentence; days and months name nothing.
func (t *Vocabulary) Read(text string) {
	opens := true
	for field := range strings.FieldsSeq(text) {
		word := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		word = strings.TrimSuffix(strings.TrimSuffix(word, "’s"), "'s")
		low := strings.ToLower(word)
		first, _ := utf8.DecodeRuneInString(word)
		if word != "" {
			t.Words++
		}
		switch {
		case !unicode.IsLetter(first), t.functions.Has(low), t.days.Has(low), t.months.Has(low):
		case unicode.IsUpper(first) && !opens && len(low) > 2:
			t.names[low] = 1
		case utf8.RuneCountInString(low) >= 5:
			t.content[head(low, 6)] = 1
		}
		opens = Ends(field)
	}
}

// Take adds the words of another text.
func (t *Vocabulary) Take(o Vocabulary) {
	for w, n := range o.content {
		t.content[w] += n
	}
	for w, n := range o.names {
		t.names[w] += n
	}
}

// Without returns the words that other texts gave than o, whose words were taken.
func (t *Vocabulary) Without(o Vocabulary) Vocabulary {
	out := Vocabulary{t.functions, t.days, t.months, map[string]int{}, map[string]int{}, 0}
	for w, n := range t.content {
		if n > o.content[w] {
			out.content[w] = n - o.content[w]
		}
	}
	for w, n := range t.names {
		if n > o.names[w] {
			out.names[w] = n - o.names[w]
		}
	}
	return out
}

// Named returns the number of names.
func (t *Vocabulary) Named() int { return len(t.names) }

// Within returns how many of the names, and what share of the content words in percent, another text has.
func (t *Vocabulary) Within(o Vocabulary) (named, shared int) {
	for w := range t.names {
		if o.names[w] > 0 || o.content[head(w, 6)] > 0 {
			named++
		}
	}
	n := 0
	for w := range t.content {
		if o.content[w] > 0 || o.names[w] > 0 {
			n++
		}
	}
	if len(t.content) > 0 {
		shared = n * 100 / len(t.content)
	}
	return named, shared
}
