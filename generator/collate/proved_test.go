package collate

import (
	"strings"
	"testing"
	"testing/fstest"

	"variorum/generator/source"
)

// TestDoubts holds that what is not shown to be about one thing stays in the record, and what is does not.
func TestDoubts(t *testing.T) {
	for _, x := range []struct {
		name, a, b string // the words that are compared stand between bars
		kind       Kind
		form       string
		missing    bool // those of a are a hole
		low        bool
	}{
		{"a copy that breaks off", "The mayor said the bridge would |close for...|", "The mayor said the bridge would close |for two months|.", Lacuna, "", true, true},
		{"a hole in a sentence", "The mayor said the |bridge close| for two months.", "The mayor said the bridge |would| close for two months.", Lacuna, "", true, false},
		{"an accent", "They met in |San José| on Friday.", "They met in |San Jose| on Friday.", Name, "", false, true},
		{"another name", "They met in |San José| on Friday.", "They met in |San Juan| on Friday.", Name, "", false, false},
		{"a question", "|Did the bank lose| its records?", "The bank |may have lost| its records.", Certainty, "", false, true},
		{"a statement", "The bank |lost| its records.", "The bank |may have lost| its records.", Certainty, "", false, false},
		{"those of a nation", "The crash killed |10 American tourists|.", "The crash killed |12 people|.", Number, "", false, true},
		{"all of them", "The crash killed |10 people|.", "The crash killed |12 people|.", Number, "", false, false},
	} {
		fsys := fstest.MapFS{}
		text := map[string]string{"a.txt": x.a, "b.txt": x.b}
		for name, words := range text {
			fsys["seeds/s/"+name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(words, "|", "") + "\n")}
		}
		st, _ := source.ReadStory(fsys, "seeds", "seeds/s")
		c, found := Story(Input{Slug: "s", Articles: st.Articles})
		if found.Errors() > 0 {
			t.Fatal(found.Err())
		}
		f := finding{Difference: Difference{Kind: x.kind, Form: x.form, Severity: Medium}}
		for i, s := range c.Sources {
			words := strings.Split(text[s.Article.File[strings.LastIndexByte(s.Article.File, '/')+1:]], "|")
			at := strings.Index(s.Article.Text, words[1])
			f.Readings = append(f.Readings, Reading{
				Sources: []int{i}, Value: words[1], Spans: []Ref{{Source: i, Span: source.Span{Start: at, End: at + len(words[1])}}},
				Missing: x.missing && words[0]+words[1] == strings.Join(strings.Split(x.a, "|")[:2], ""),
			})
		}
		all := []finding{f}
		newDiffer(c).prove(all)
		if low := all[0].Severity == Low; low != x.low {
			t.Errorf("%s: kept in the record: %v, want %v", x.name, low, x.low)
		}
	}
}
