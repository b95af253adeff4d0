package site

import (
	"slices"
	"strings"
	"testing"
)

// TestCleanBytes holds that pages are cleaned as texts are.
func TestCleanBytes(t *testing.T) {
	for _, s := range []string{"", "plain\ttext\n", "a\x00b", "caf\u00e9 \u201cq\u201d", "a\u202eb", "e" + strings.Repeat("\u0301", 9) + "x" + strings.Repeat("\u0301", 9), "\xff\xfe bad", "\ufeffx", "\U000e0001y", "z\u0085", "\r\n"} {
		if got, want := string(cleanBytes([]byte(s))), clean(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// TestTerms divides texts into words.
func TestTerms(t *testing.T) {
	for text, want := range map[string]string{
		"The Ferry's 42 passengers": "the ferry s 42 passengers", "Cafe\u0301 na\u00efve \u201cquoted\u201d": "cafe naive quoted",
		"\u00bd price": "1 2 price", "a\u00a0b\u2014c": "a b c", "\u0130stanbul stra\u00dfe": "istanbul stra\u00dfe", "K\u212a": "kk",
	} {
		if got := strings.Join(slices.Collect(terms(text)), " "); got != want || got != strings.Join(folded(text), " ") {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
