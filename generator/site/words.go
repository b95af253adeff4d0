package site

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// words is templates/words.tsv: what pages say for names of the code and the data.
type words map[string]string

func readWords(text string) words {
	w := words{}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if name, says, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			w[name] = says
		}
	}
	return w
}

// of returns the words for a value of a kind, the value itself where there are none.
func (w words) of(kind, value string) string { return or(w[kind+"."+value], value) }

// count writes a number and its noun: "one article", "twelve notes", "13 notes".
func count(n int, one, many string) string {
	if n == 1 {
		return "one " + one
	}
	return number(n) + " " + many
}

func number(n int) string {
	small := []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
	if n >= 0 && n < len(small) {
		return small[n]
	}
	return fmt.Sprint(n)
}

// plural writes digits and a noun: "1 note", "12 notes".
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprint(n, " ", many)
}

// upper makes the first letter a capital.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// list joins names: "A", "A and B", "A, B and C".
func list(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}

// longDate writes an ISO date for people: "9 November 2025", "November 2025", "2025". What it cannot read stays as it is.
func longDate(iso string) string {
	for _, f := range []struct{ in, out string }{
		{"2006-01-02", "2 January 2006"},
		{"2006-01", "January 2006"},
		{"2006-01-02T15:04", "2 January 2006, 15:04"},
		{"2006-01-02T15:04:05", "2 January 2006, 15:04"},
		{"2006-01-02 15:04:05", "2 January 2006, 15:04"},
		{time.RFC3339, "2 January 2006, 15:04 (MST)"},
	} {
		if t, err := time.Parse(f.in, iso); err == nil {
			s := t.Format(f.out)
			if f.in == time.RFC3339 {
				_, off := t.Zone()
				zone := "UTC"
				if off != 0 {
					zone = "UTC" + t.Format("-07:00")
				}
				s = t.Format("2 January 2006, 15:04 ") + zone
			}
			return s
		}
	}
	return iso
}

// day returns the day of an ISO date as a time at 00:00Z.
func day(iso string) (time.Time, bool) {
	if len(iso) > 10 {
		iso = iso[:10]
	}
	t, err := time.Parse("2006-01-02", iso)
	return t, err == nil
}

// isDate reports whether HTML's <time> takes the string as it is.
func isDate(iso string) bool {
	for _, f := range []string{"2006-01-02", "2006-01", "2006", "2006-01-02T15:04", "2006-01-02T15:04:05", time.RFC3339} {
		if _, err := time.Parse(f, iso); err == nil {
			return true
		}
	}
	return false
}

// clean drops what can disguise or break a page: control characters, directional overrides and embeddings,
// noncharacters. The text is others' and may hold anything.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
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
