package digest

import (
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/source"
)

func invented() *collate.Collation {
	article := func(file string, meta source.Meta) *source.Article {
		return &source.Article{File: file, SHA256: strings.Repeat("ab", 32), Meta: meta}
	}
	one := article("one.txt", source.Meta{})
	one.Text = "The ferry ran ashore."
	two := article("two.md", source.Meta{Title: "Ferry: \"late\"", Publisher: "Harbour News", URL: "https://example.org/a?b=1", Date: "2024-05-01"})
	two.Text = "The ferry ran aground on Monday."
	at := func(source, start, end int) []collate.Ref {
		return []collate.Ref{{Source: source, Span: span(start, end)}}
	}
	return &collate.Collation{Story: "ferry", Differences: []collate.Difference{
		{Kind: collate.Relation, Readings: []collate.Reading{{Sources: []int{0}, Spans: at(0, 14, 20)}, {Sources: []int{1}, Spans: at(1, 14, 21)}}},
	}, Sources: []collate.Source{
		{Key: "A", Article: one},
		{Key: "harbour-news", Article: two},
	}}
}

func span(start, end int) source.Span { return source.Span{Start: start, End: end} }

func TestMarkdown(t *testing.T) {
	d := &compose.Draft{
		Title: "Ferry runs aground", Description: "A ferry ran aground: nobody was hurt.", Date: "2024-05-01",
		Sections: []compose.Section{
			{Paragraphs: [][]compose.Sentence{
				{
					{Parts: []compose.Part{
						{Text: "The ferry ran aground on Monday,", Sources: []int{1, 0}, Notes: []compose.Mark{{At: 25, Note: 0}}},
						{Text: "the harbour master said.", Sources: []int{1}},
					}},
					{Parts: []compose.Part{{Text: "It took five hours *and* 2 tugs to free it, while the passengers were served soup in the saloon.", Sources: []int{0}}}},
				},
			}},
			{List: true, Heading: "Earlier #groundings", Paragraphs: [][]compose.Sentence{
				{{Parts: []compose.Part{{Text: "On May 1, it struck a pier.", Sources: []int{0}}}}},
				{{Parts: []compose.Part{{Text: "- On June 2, [the ferry] @struck a buoy.", Sources: []int{0}}}}},
			}},
		},
		Notes: []compose.Note{{Label: "ground", Difference: 0, Used: []int{1}, Base: 1}},
	}
	want := `---
title: Ferry runs aground
description: "A ferry ran aground: nobody was hurt."
date: 2024-05-01
story: ferry
sources:
  - {key: A, file: one.txt, sha256: abababababababababababababababababababababababababababababababab}
  - {key: harbour-news, file: two.md, sha256: abababababababababababababababababababababababababababababababab, title: "Ferry: \"late\"", publisher: Harbour News, url: "https://example.org/a?b=1", date: "2024-05-01"}
---

The ferry ran aground on [^ground]Monday, [@harbour-news; @A] the harbour master said.
[@harbour-news]
It took five hours \*and\* 2 tugs to free it, while the passengers were served soup in the saloon.
[@A]

## Earlier #groundings

- On May 1, it struck a pier. [@A]
- \- On June 2, [the ferry] \@struck a buoy. [@A]

[^ground]: [@A] has “ashore”; [@harbour-news] has “aground”, as here.
`
	if have := Markdown(d, invented()); have != want {
		t.Errorf("have:\n%s\nwant:\n%s", have, want)
	}
}

// What is written is read back as what was drafted.
func TestMarkdownParses(t *testing.T) {
	long := strings.Repeat("The tug pulled and the ferry stayed where it was 1. on the bank - and + there ", 3)
	d := &compose.Draft{Title: "x", Sections: []compose.Section{
		{Paragraphs: [][]compose.Sentence{{{Parts: []compose.Part{{Text: strings.TrimSpace(long) + ".", Sources: []int{0, 1}}}}}}},
		{Heading: "Soup", List: true, Paragraphs: [][]compose.Sentence{{{Parts: []compose.Part{{Text: "#soup was > hot_ish.", Sources: []int{1}}}}}}},
	}}
	g, found := Parse("x.md", Markdown(d, invented()))
	if len(found) > 0 {
		t.Fatalf("findings: %v", found)
	}
	if len(g.Passages) != 2 {
		t.Fatalf("have %d passages, want 2", len(g.Passages))
	}
	for i, want := range []string{strings.TrimSpace(long) + ".", "#soup was > hot_ish."} {
		if have := g.Passages[i].Text; have != want {
			t.Errorf("passage %d: have %q, want %q", i, have, want)
		}
	}
	if have := g.Passages[1].Section; have != "Soup" {
		t.Errorf("section: have %q, want %q", have, "Soup")
	}
}

func TestYAMLString(t *testing.T) {
	for _, s := range []string{
		"plain", "two words", "", "true", "12", "1e5", "0x1F", "2024-05-01", "a: b", "a #b", "it's", "“quoted”", "tab\there",
		"comma, inside", "{brace}", "- dash", "ends:", "* star", "& and", "100%", "café", "back\\slash", "\u2028line", "null", "~", "a  b", "12.30", "1_000", "=",
	} {
		var have struct {
			X string `yaml:"x"`
		}
		if err := yaml.Unmarshal([]byte("{x: "+yamlString(s)+"}"), &have); err != nil {
			t.Errorf("%q: written as %s: %v", s, yamlString(s), err)
		} else if want := strings.ReplaceAll(s, "\t", " "); have.X != want {
			t.Errorf("%q: written as %s, read back as %q", s, yamlString(s), have.X)
		}
	}
}
