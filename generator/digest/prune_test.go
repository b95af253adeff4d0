package digest

import (
	"strings"
	"testing"
)

func TestPrune(t *testing.T) {
	part := func(text string, notes ...int) DraftPart {
		p := DraftPart{Text: text}
		for _, n := range notes {
			p.Notes = append(p.Notes, DraftMark{At: 1, Note: n})
		}
		return p
	}
	d := &Draft{
		Title: "T",
		Sections: []DraftSection{
			{Paragraphs: [][]DraftSentence{{{Parts: []DraftPart{part("a,", 0), part("b.", 1)}}, {Parts: []DraftPart{part("c.", 2)}}}}},
			{Heading: "H", Paragraphs: [][]DraftSentence{{{Parts: []DraftPart{part("d.", 1)}}}}},
		},
		Notes: []DraftNote{{Label: "zero"}, {Label: "one"}, {Label: "two"}},
	}
	show := func(d *Draft) string {
		var b strings.Builder
		for _, s := range d.Sections {
			b.WriteString(s.Heading + "{")
			for _, p := range s.Paragraphs {
				for _, x := range p {
					for _, y := range x.Parts {
						b.WriteString(y.Text)
						for _, m := range y.Notes {
							b.WriteString("[" + d.Notes[m.Note].Label + "]")
						}
					}
				}
			}
			b.WriteString("}")
		}
		return b.String()
	}
	for _, test := range []struct {
		parts  map[int]bool
		labels map[string]bool
		want   string
	}{
		{nil, nil, "{a,[zero]b.[one]c.[two]}H{d.[one]}"},
		{map[int]bool{1: true}, nil, "{c.[two]}H{d.[one]}"},
		{map[int]bool{3: true}, nil, "{a,[zero]b.[one]c.[two]}"},
		{nil, map[string]bool{"one": true}, "{a,[zero]b.c.[two]}H{d.}"},
		{map[int]bool{0: true, 2: true}, nil, "H{d.[one]}"},
	} {
		if have := show(d.Prune(test.parts, test.labels)); have != test.want {
			t.Errorf("without %v %v: have %s, want %s", test.parts, test.labels, have, test.want)
		}
	}
	if have := show(d); have != "{a,[zero]b.[one]c.[two]}H{d.[one]}" {
		t.Errorf("the draft was changed: %s", have)
	}
}
