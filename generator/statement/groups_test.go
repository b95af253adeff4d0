package statement_test

import (
	"strings"
	"testing"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// TestWiden holds that words picked from a sentence are widened to groups that can be quoted by themselves.
func TestWiden(t *testing.T) {
	for _, tc := range []struct{ text, words, want string }{
		{"The council has proposed a second bridge over the Elm.", "proposed", "has proposed a second bridge"},
		{"The mayor spoke to Governor Paula Reyes on Monday.", "Paula", "Governor Paula Reyes"},
		{"On February 18 the ferry sank off Nessby.", "February", "February 18"},
		{"Police said there was no sign that a deer had crossed the road.", "no sign that a deer", "no sign that a deer had crossed the road"},
		{"He added that the council remains committed to its.", "council remains committed", "the council remains committed"},
		{"He said that the old ferry will be sold.", "sold", "will be sold"},
		{"They keep in touch by telephone and are ready to talk.", "telephone and are ready", "are ready to talk"},
		{"The members of the health and safety board resigned.", "health", "the health and safety board"},
	} {
		a := &source.Article{Text: tc.text, Body: -1, Blocks: []source.Block{{Span: source.Span{End: len(tc.text)}}}, Meta: source.Meta{Language: "en"}}
		d := statement.Read(a)
		from := strings.Index(tc.text, tc.words)
		to := from + len(tc.words)
		r := [2]int{-1, 0}
		for i, k := range d.Tokens {
			if k.Start >= from && k.End <= to {
				if r[0] < 0 {
					r[0] = i
				}
				r[1] = i + 1
			}
		}
		w := d.Widen(r, 0, len(d.Tokens), 12)
		if have := tc.text[d.Tokens[w[0]].Start:d.Tokens[w[1]-1].End]; have != tc.want {
			t.Errorf("%q in %q\nhave %q\nwant %q", tc.words, tc.text, have, tc.want)
		}
	}
}
