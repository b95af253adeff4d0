package grammar

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/russian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/clipperhouse/uax29/v2/words"
	"golang.org/x/text/unicode/norm"

	"variorum/generator/lexicon"
)

// Word is a word, a number or a mark, as texts are compared: "don't" is one word. Tokens, which trees are made of, are made
// from words.
type Word struct {
	Span
	Norm string // lower case, NFC, straight apostrophe; the mark itself for marks
	Stem string // Snowball stem of Norm for words; "" for marks
	Word bool   // a word or a number, no mark
}

// Words divides ranges of a text, in order, into words, numbers and marks.
//
// A word is a run of letters and digits, with apostrophes between letters ("don't", "Russia's"), points and commas
// between digits ("1,000.5"), points between letters ("example.com") and "&" between letters ("AT&T"). An abbreviation
// with inner points has its last point too ("U.S.", "a.m."); after other words a point is a mark. A hyphen is a mark.
// Runs of points and of hyphens are one mark. No word crosses the edge of a range.
func Words(text string, ranges []Span, language string) []Word {
	l := lexicon.For(language)
	t := scanner{text: text, stem: stemmer(l.Tag), known: knownOf(l)}
	t.words = make([]Word, 0, len(text)/5)
	for _, r := range ranges {
		t.scan(r.Start, r.End)
	}
	return t.words
}

// Stem returns the Snowball stem of a word in lower case with a straight apostrophe.
func Stem(language, word string) string {
	if l := lexicon.For(language); l.Tag == language || language == "" {
		return knownOf(l).stems.Get(word, stemmer(language))
	}
	return stemmer(language)(word)
}

func stemmer(language string) func(string) string {
	var f func(*snowballstem.Env) bool
	switch language {
	case "da":
		f = danish.Stem
	case "de":
		f = german.Stem
	case "es":
		f = spanish.Stem
	case "fr":
		f = french.Stem
	case "it":
		f = italian.Stem
	case "nl":
		f = dutch.Stem
	case "no", "nb", "nn":
		f = norwegian.Stem
	case "pt":
		f = portuguese.Stem
	case "ru":
		f = russian.Stem
	case "sv":
		f = swedish.Stem
	default:
		f = english.Stem
	}
	return func(w string) string {
		env := snowballstem.NewEnv(w)
		f(env)
		return env.Current()
	}
}

type form struct{ norm, stem string }

type scanner struct {
	text  string
	words []Word
	stem  func(string) string
	known *known
}

func (t *scanner) scan(from, to int) {
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(t.text[i:to])
		switch {
		case unicode.IsSpace(r) || unseen(r):
			i += n
		case unspaced(r):
			i = t.unspaced(i, to)
		case Letter(r):
			end := t.wordEnd(i, to)
			t.word(i, end)
			i = end
		default:
			end := i + n
			if r == '.' || r == '-' || r == '\'' || r == '`' {
				for end < to && t.text[end] == byte(r) {
					end++
				}
				if (r == '\'' || r == '`') && end-i > 2 {
					end = i + 2
				}
			}
			t.words = append(t.words, Word{Span: Span{Start: i, End: end}, Norm: t.text[i:end]})
			i = end
		}
	}
}

// wordEnd returns the end of the word that begins at i.
func (t *scanner) wordEnd(i, to int) int {
	start, part, single, dots := i, i, true, 0
	last := rune(0)
	for i < to {
		r, n := utf8.DecodeRuneInString(t.text[i:to])
		if Letter(r) && !unspaced(r) || last != 0 && (unseen(r) && followedByLetter(t.text[i+n:to])) {
			last = r
			i += n
			continue
		}
		next, _ := utf8.DecodeRuneInString(t.text[i+n : to])
		if last == 0 || i+n >= to || !Letter(next) || unspaced(next) {
			break
		}
		switch {
		case r == '\'' || r == '’' || r == 'ʼ':
			if !unicode.IsLetter(last) && !unicode.IsDigit(last) || !unicode.IsLetter(next) {
				return i
			}
		case r == '.':
			one := utf8.RuneCountInString(t.text[part:i]) == 1
			switch {
			case unicode.IsDigit(last) && unicode.IsDigit(next):
			case unicode.IsLetter(last) && unicode.IsLetter(next):
				if !one && unicode.IsUpper(next) && unicode.IsLower(last) {
					return i // a full stop without a space after it
				}
			default:
				return i
			}
			single = single && one
			dots++
			part = i + n
		case r == ',':
			if !unicode.IsDigit(last) || !unicode.IsDigit(next) {
				return i
			}
		case r == '&':
			if !unicode.IsLetter(last) || !unicode.IsLetter(next) {
				return i
			}
		default:
			return i
		}
		last = r
		i += n
	}
	if dots > 0 && single && i < to && t.text[i] == '.' && utf8.RuneCountInString(t.text[part:i]) == 1 &&
		!(i+1 < to && t.text[i+1] == '.') && unicode.IsLetter(last) && i > start {
		i++
	}
	return i
}

func followedByLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return Letter(r)
}

// unspaced divides a run of a script that is written without spaces, by UAX 29.
func (t *scanner) unspaced(i, to int) int {
	end := i
	for end < to {
		r, n := utf8.DecodeRuneInString(t.text[end:to])
		if !unspaced(r) && !unicode.Is(unicode.M, r) {
			break
		}
		end += n
	}
	for w := words.FromString(t.text[i:end]); w.Next(); {
		n := len(w.Value())
		t.word(i, i+n)
		i += n
	}
	return end
}

func (t *scanner) word(start, end int) {
	f := t.known.forms.Get(t.text[start:end], t.form)
	t.words = append(t.words, Word{Span: Span{Start: start, End: end}, Norm: f.norm, Stem: f.stem, Word: true})
}

// form works out how a word is compared.
func (t *scanner) form(w string) form {
	n := plain(w)
	return form{n, t.stem(n)}
}

// plain returns a word in lower case, NFC, with straight apostrophes, without what shows nothing.
func plain(w string) string {
	if strings.IndexFunc(w, unseen) >= 0 {
		w = strings.Map(func(r rune) rune {
			if unseen(r) {
				return -1
			}
			return r
		}, w)
	}
	return strings.ToLower(strings.ReplaceAll(strings.ReplaceAll(norm.NFC.String(w), "’", "'"), "ʼ", "'"))
}

// unseen reports whether a character shows nothing: words are compared without it.
func unseen(r rune) bool {
	return unicode.IsControl(r) && !unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
}

// Letter reports whether a character can stand in a word: a letter, a digit or a mark that goes on one.
func Letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r))
}

func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao,
		unicode.Khmer, unicode.Myanmar)
}
