package digest

import (
	"slices"
	"testing"

	"variorum/generator/collate"
	"variorum/generator/source"
)

func TestNote(t *testing.T) {
	texts := []string{
		`Governor Paula Reyes said “we will rebuild” on Monday.`,
		`Senator Paula Reyes said “we are going to rebuild” on Monday.`,
		`Senator Paula Reyes spoke.`,
	}
	c := &collate.Collation{}
	for i, text := range texts {
		c.Sources = append(c.Sources, collate.Source{Key: string(rune('A' + i)), Article: &source.Article{Text: text}})
	}
	at := func(src int, words string) collate.Ref {
		for i := range texts[src] {
			if len(texts[src]) >= i+len(words) && texts[src][i:i+len(words)] == words {
				return collate.Ref{Source: src, Span: source.Span{Start: i, End: i + len(words)}}
			}
		}
		t.Fatalf("%q is not in %q", words, texts[src])
		return collate.Ref{}
	}
	reading := func(value string, spans ...collate.Ref) collate.Reading {
		r := collate.Reading{Value: value, Spans: spans}
		for _, s := range spans {
			if !slices.Contains(r.Sources, s.Source) {
				r.Sources = append(r.Sources, s.Source)
			}
		}
		return r
	}
	for _, tc := range []struct {
		name       string
		d          collate.Difference
		used, base int
		want       string
	}{
		{"roles", collate.Difference{Kind: collate.Role, Conflict: true, Readings: []collate.Reading{
			reading("Governor", at(0, "Governor")), reading("Senator", at(1, "Senator"), at(2, "Senator")),
		}}, 1, 2, "“Governor” in [@A]; “Senator”, used here, in [@B; @C]."},
		{"used here for the wording that is printed", collate.Difference{Kind: collate.Relation, Readings: []collate.Reading{
			reading("", at(0, "said"), at(2, "spoke.")),
		}}, 0, 2, "“said” in [@A]; “spoke”, used here, in [@C]."},
		{"quotations", collate.Difference{Kind: collate.Quotation, Conflict: true, Readings: []collate.Reading{
			reading("", at(0, "“we will rebuild”")), reading("", at(1, "we are"), at(1, "rebuild")),
		}}, -1, -1, "The words in quotation marks differ: “we will rebuild” in [@A]; “we are … rebuild” in [@B]."},
		{"half of a quotation", collate.Difference{Kind: collate.Relation, Readings: []collate.Reading{
			reading("", at(0, "said “we will")), reading("", at(2, "spoke")),
		}}, -1, -1, "“said we will” in [@A]; “spoke” in [@C]."},
		{"a hole", collate.Difference{Kind: collate.Lacuna, Readings: []collate.Reading{
			{Sources: []int{2}, Spans: []collate.Ref{at(2, "spoke.")}, Missing: true}, reading("", at(1, "on Monday")),
		}}, 1, 1, "Words are missing here in our copy of [@C]; “on Monday”, used here, in [@B]."},
		{"a detail", collate.Difference{Kind: collate.Detail, Silent: []int{2}, Readings: []collate.Reading{
			reading("", at(0, "on Monday"), at(1, "on Monday")),
		}}, -1, -1, "“on Monday” in [@A; @B]; [@C] does not mention it."},
		{"a manner", collate.Difference{Kind: collate.Attribution, Readings: []collate.Reading{
			{Sources: []int{2}, Spans: []collate.Ref{at(2, "spoke")}, Manner: "as a fact"}, reading("", at(0, "said")),
		}}, 0, 2, "“spoke”, as a fact, used here, in [@C]; “said” in [@A]."},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if have := note(c, &tc.d, tc.used, tc.base); have != tc.want {
				t.Errorf("\nhave %s\nwant %s", have, tc.want)
			}
		})
	}
}
