package front

import (
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Most front matter is a few lines of a key and some words. Such lines are read here, as the YAML library reads them and in a
// tenth of its time; whatever might be anything else is left to the library.

// mostPlain is how many bytes of front matter are read plainly at most: what is longer is not as short as it should be, and is
// held against the bounds.
const mostPlain = 4 << 10

// readPlainly reads front matter that is plain from its first line to its last, and reports whether it is. Else into is as it
// was.
func readPlainly(text string, into any) bool {
	v := reflect.ValueOf(into).Elem()
	if v.Kind() != reflect.Struct || text == "" || len(text) > mostPlain || !utf8.ValidString(text) {
		return false
	}
	given := make([]string, v.NumField())
	for line := range strings.Lines(text) {
		key, words, ok := strings.Cut(strings.TrimSuffix(line, "\n"), ": ")
		i := textField(v.Type(), key)
		if !ok || i < 0 || given[i] != "" || !plainWords(words) {
			return false
		}
		given[i] = words
	}
	for i, words := range given {
		if words != "" {
			v.Field(i).SetString(words)
		}
	}
	return true
}

// textField returns the number of the field that takes the text of a key; -1 where none does.
func textField(t reflect.Type, key string) int {
	for i := range t.NumField() {
		f := t.Field(i)
		name, _, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name == key && key != "" && key != "-" {
			if f.Type == reflect.TypeFor[string]() {
				return i
			}
			return -1
		}
	}
	return -1
}

// plainWords reports whether the value of a key is text in YAML and stands there as it is meant: words that begin with a letter,
// with single blanks between them and no mark that YAML may take for its own, or a day.
func plainWords(text string) bool {
	if day(text) {
		return true
	}
	before := ' '
	for i, r := range text {
		switch {
		case r == ' ' && before == ' ':
			return false
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= 0x80 && unicode.IsLetter(r):
		case i == 0:
			return false
		case r >= '0' && r <= '9', r >= 0x80 && unicode.IsPrint(r), strings.ContainsRune(" .,;'()/-!?$", r):
		default:
			return false
		}
		before = r
	}
	switch strings.ToLower(text) {
	case "", "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf":
		return false
	}
	return before != ' '
}

// day reports whether a text is a day: 2025-11-09.
func day(text string) bool {
	if len(text) != len("2025-11-09") {
		return false
	}
	for i := range len(text) {
		if i == 4 || i == 7 {
			if text[i] != '-' {
				return false
			}
		} else if text[i] < '0' || text[i] > '9' {
			return false
		}
	}
	return true
}
