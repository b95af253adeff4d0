package digest

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

func TestNote(t *testing.T) {
	texts := []string{
		`Governor Paula Reyes said “we will rebuild” on Monday.`,
		`Senator Paula Reyes said “we are going to rebuild” on Monday.`,
		`Senator Paula Reyes spoke.`,
	}
	c := &collate.Collation{}
	for i, text := range texts {
		c.Sources = append(c.Sources, collate.Source{Key: string(rune('A' + i)), Article: &source.Article{Text: text, Meta: source.Meta{Date: []string{"2026-05-03", "2026-05-04", "2026-05-05"}[i]}}})
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
	printed := func(words string) int {
		if strings.Contains(texts[1]+texts[2], words) {
			return 2
		}
		return 0
	}
	for _, tc := range []struct {
		name       string
		d          collate.Difference
		used, base int
		want       string
	}{
		{"roles", collate.Difference{Kind: collate.Role, Form: "office", Subject: "Paula Reyes", Conflict: true, Readings: []collate.Reading{
			reading("Governor", at(0, "Governor")), reading("Senator", at(1, "Senator"), at(2, "Senator")),
		}}, 1, 2, "[@A] calls Paula Reyes “Governor”; [@B; @C] call Paula Reyes “Senator”, as here"},
		{"what is printed stands last", collate.Difference{Kind: collate.Relation, Readings: []collate.Reading{
			reading("", at(2, "spoke.")), reading("", at(0, "said")),
		}}, 0, 2, "[@A] has “said”; [@C] has “spoke”, as here"},
		{"one against several", collate.Difference{Kind: collate.Label, Readings: []collate.Reading{
			reading("", at(0, "Governor")), reading("", at(1, "Senator"), at(2, "Senator")),
		}}, 1, 1, "[@A] alone has “Governor”; [@B; @C] have “Senator”, as here"},
		{"other words for it", collate.Difference{Kind: collate.Label, Readings: []collate.Reading{
			reading("", at(0, "said"), at(2, "spoke")), reading("", at(1, "going to rebuild")),
		}}, 1, 1, "[@A] has “said”; [@C] likewise; [@B] has “going to rebuild”, as here"},
		{"each one thing", collate.Difference{Kind: collate.Certainty, Readings: []collate.Reading{
			reading("", at(0, "will rebuild")), reading("", at(1, "are going to rebuild")), reading("", at(2, "spoke")),
		}}, 2, 2, "[@A] has “will rebuild” and [@B] “are going to rebuild”; [@C] has “spoke”, as here"},
		{"quotations", collate.Difference{Kind: collate.Quotation, Conflict: true, Readings: []collate.Reading{
			reading("", at(0, "“we will rebuild”")), reading("", at(1, "we are"), at(1, "rebuild")),
		}}, -1, -1, "[@A] quotes “we will rebuild” and [@B] “we are … rebuild”"},
		{"half of a quotation", collate.Difference{Kind: collate.Relation, Readings: []collate.Reading{
			reading("", at(0, "said “we will")), reading("", at(2, "spoke")),
		}}, -1, -1, "[@A] has “said we will” and [@C] “spoke”"},
		{"a hole", collate.Difference{Kind: collate.Lacuna, Readings: []collate.Reading{
			{Sources: []int{2}, Spans: []collate.Ref{at(2, "spoke.")}, Missing: true}, reading("", at(0, "Governor")),
		}}, -1, -1, "Words are missing here in our copy of [@C]; [@A] has “Governor”"},
		{"a hole that the text fills", collate.Difference{Kind: collate.Lacuna, Readings: []collate.Reading{
			{Sources: []int{2}, Spans: []collate.Ref{at(2, "spoke.")}, Missing: true}, reading("", at(1, "on Monday")),
		}}, 1, 1, "Words are missing here in our copy of [@C]"},
		{"a detail", collate.Difference{Kind: collate.Detail, Silent: []int{2}, Readings: []collate.Reading{
			reading("", at(0, "on Monday"), at(1, "on Monday")),
		}}, -1, -1, "[@A; @B] have “on Monday”; [@C] does not mention it"},
		{"a count that moved on", collate.Difference{Kind: collate.Number, Form: "update", Readings: []collate.Reading{
			reading("", at(2, "spoke")), reading("", at(0, "said")),
		}}, 0, 2, "On May 3, [@A] had “said”; [@C] has “spoke”, as here"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if have := newNoter(c).sentence(telling{&tc.d, tc.used, tc.base, printed}); have != tc.want {
				t.Errorf("\nhave %s\nwant %s", have, tc.want)
			}
		})
	}
}

// TestClaims holds which words a footnote gives to which sources, wherever it names them.
func TestClaims(t *testing.T) {
	for _, tc := range []struct{ note, want string }{
		{"“a” in [@A; @B]; “b”, used here, in [@C].", "a: A B; b: C, used"},
		{"“a” in [@A], “b”, used here, in [@B].", "a: A; b: B, used"},
		{"“a” in [@A] and [@B]; “b” in [@C].", "a: A B; b: C"},
		{"[@A] has “a”; [@B; @C] have “b”, as here.", "a: A; b: B C, used"},
		{"[@A] has “a” and [@B] “b”; so does [@C].", "a: A; b: B"},
		{"[@A] and [@B] have “a”. [@C] quotes “b”, as here.", "a: A B; b: C, used"},
		{"“a” in [@A], while [@B] has “b”.", "a: A; b: B"},
		{"The report says “a”. [@A] The letter has “b.” [@B]", "a: A; b: B"},
		{"Words are missing here in our copy of [@A]; [@B] has “a”.", "a: B"},
		{"An editor's remark about “a”.", "a:"},
	} {
		d, _ := Parse("content/x.md", "---\nstory: x\n---\nText.[^n] [@A]\n\n[^n]: "+tc.note+"\n")
		if len(d.Footnotes) != 1 {
			t.Fatalf("%s: %d footnotes", tc.note, len(d.Footnotes))
		}
		var have []string
		for _, c := range Claims(d.Raw, d.Footnotes[0].Passages) {
			text := strings.TrimSpace(strings.TrimSuffix(c.Of(d.Footnotes[0].Passages[c.Passage].Text), ".") + ": " + strings.Join(c.Keys, " "))
			if c.Used {
				text += ", used"
			}
			have = append(have, text)
		}
		if have := strings.Join(have, "; "); have != tc.want {
			t.Errorf("%s\nhave %s\nwant %s", tc.note, have, tc.want)
		}
	}
}

// TestWholeNames holds that words which a note quotes from around a place begin and end with whole names.
func TestWholeNames(t *testing.T) {
	for _, x := range []struct{ text, place, want string }{
		{"The carrier Northern Lines denied that the track was bad.", "denied", "“denied”"},
		{"The carrier Northern Lines denied that the track was bad.", "Lines denied that", "“The carrier Northern Lines denied that the track was bad”"},
		{"On Tuesday the operator of the line, Northern Lines, flatly denied in a letter to county councils that the track was bad.", "flatly denied", ""},
		{"The union blamed Northern Lines for the bad track.", "blamed", ""},
		{"It was bad, Kim Vale of the Upper Wend Rail Inspectorate said on Tuesday in a letter to all of the county.", "said", ""},
	} {
		a, _ := source.Read(fstest.MapFS{"a.txt": {Data: []byte(x.text)}}, "a.txt")
		d := statement.Read(a)
		c := &collate.Collation{Sources: []collate.Source{{Key: "A", Article: a, Doc: d}}}
		at := max(strings.Index(x.text, x.place), 0)
		r := collate.Reading{Sources: []int{0}, Spans: []collate.Ref{{Source: 0, Span: source.Span{Start: at, End: at + len(x.place)}}}}
		have := newNoter(c).words(telling{Difference: &collate.Difference{Kind: collate.Polarity}, used: -1, base: -1}, &r, 0, false)
		if x.want != "" && have != x.want {
			t.Errorf("have %s, want %s", have, x.want)
		}
		words := strings.Trim(have, "“”")
		from := strings.Index(x.text, words)
		if from < 0 {
			t.Fatalf("%s is not in %q", have, x.text)
		}
		for _, n := range d.Names {
			if n.Start < from && from < n.End || n.Start < from+len(words) && from+len(words) < n.End {
				t.Errorf("%s cuts the name %q", have, d.Words(n.Span))
			}
		}
	}
}
