package digest

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"variorum/generator/collate"
	"variorum/generator/source"
)

// harbour is a story of three articles, collated by hand: A and B share an origin, C does not.
func harbour() *collate.Collation {
	texts := []string{
		"The ferry Osprey ran aground off Port Elm on Monday. Twelve people were hurt.",
		"The ferry Osprey ran aground off Port Elm on Monday. At least 12 people were hurt.",
		"A ferry grounded near Port Elm. Fourteen passengers were injured.\nShare this",
	}
	c := &collate.Collation{Story: "harbour", Date: "2025-05-05"}
	for i, t := range texts {
		a := &source.Article{File: string("abc"[i]) + ".txt", Text: t, SHA256: strings.Repeat(string("123"[i]), 64)}
		c.Sources = append(c.Sources, collate.Source{Key: string("ABC"[i]), Article: a, Lineage: i / 2})
	}
	c.Sources[2].Article.Blocks = []source.Block{{Span: source.Span{Start: 0, End: 65}}, {Span: source.Span{Start: 66, End: 76}, Class: source.Share}}
	c.Sources[1].Article.Gaps = []source.Gap{{Span: source.Span{Start: 0, End: 9}, Note: "a name"}}
	c.Sources[1].Filled = map[int][]collate.Ref{0: {ref(c, 0, "The ferry")}}
	c.Lineages = []collate.Lineage{{ID: "l1", Sources: []int{0, 1}, Certain: true, Evidence: []collate.Evidence{{Kind: "shared-run", Text: "ten words", Spans: []collate.Ref{ref(c, 0, "ran aground")}}}}, {ID: "l2", Sources: []int{2}}}
	c.Statements = []collate.Statement{{ID: "c1", Credits: []string{"the coastguard"}}, {ID: "c2"}}
	c.Differences = []collate.Difference{
		{ID: "d1", Kind: collate.Number, Conflict: true, Severity: collate.High, What: "number of people hurt", Readings: []collate.Reading{
			{Sources: []int{0, 1}, Value: "Twelve", Spans: []collate.Ref{ref(c, 0, "Twelve"), ref(c, 1, "At least 12")}},
			{Sources: []int{2}, Value: "Fourteen", Spans: []collate.Ref{ref(c, 2, "Fourteen")}},
		}},
		{ID: "d2", Kind: collate.Detail, Severity: collate.Low, What: "day", Readings: []collate.Reading{
			{Sources: []int{0, 1}, Value: "on Monday", Spans: []collate.Ref{ref(c, 0, "on Monday"), ref(c, 1, "on Monday")}},
		}, Silent: []int{2}},
	}
	c.Quotes = []collate.Quote{{ID: "q1", Readings: []collate.Ref{ref(c, 0, "hurt")}, Agreement: "single"}}
	c.Events = []collate.Event{{Date: "2025-05-05", Precision: "day", Statement: 0, Spans: []collate.Ref{ref(c, 0, "Monday")}}}
	return c
}

func ref(c *collate.Collation, s int, words string) collate.Ref {
	at := strings.Index(c.Sources[s].Article.Text, words)
	return collate.Ref{Source: s, Span: source.Span{Start: at, End: at + len(words)}}
}

const harbourDigest = `---
title: Ferry runs aground
description: A ferry ran aground.
date: 2025-05-05
story: harbour
signed: {by: Kim Vale, text: "0", sources: {A: "1"}}
---
The ferry Osprey ran aground off Port Elm on Monday. [@A; @B] Twelve people[^hurt] were hurt. [@A; @B]

## Also reported

- A ferry grounded near Port Elm. [@C; @A]
- It is an old ship. [@editor]

[^hurt]: “Twelve”, used here, in [@A; @B]; “Fourteen” in [@C].
`

func TestNewRecord(t *testing.T) {
	c := harbour()
	d, found := Parse("content/harbour.md", harbourDigest)
	if len(found) > 0 {
		t.Fatal(found)
	}
	traced := []Traced{
		{Passage: 0, Readings: []collate.Ref{ref(c, 0, "The ferry Osprey ran aground off Port Elm on Monday."), ref(c, 1, "The ferry Osprey ran aground off Port Elm on Monday.")}, Statements: []int{0}},
		{Passage: 1, Readings: []collate.Ref{ref(c, 0, "Twelve people were hurt."), ref(c, 1, "At least 12 people were hurt.")}, Statements: []int{1}},
		{Passage: 2, Readings: []collate.Ref{ref(c, 2, "A ferry grounded near Port Elm."), ref(c, 0, "The ferry Osprey ran aground off Port Elm on Monday.")}, Statements: []int{0}},
	}
	for _, o := range []SourceText{Excerpts, Full, NoText} {
		r := NewRecord(d, c, traced, RecordOptions{SourceText: o})
		raw, err := json.MarshalIndent(r, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		validate(t, raw)
		if have := strings.Contains(string(raw), "Share this"); have != (o == Full) {
			t.Errorf("source_text %s: words that are set aside published: %v", o, have)
		}
		if have := strings.Contains(string(raw), "ran aground off Port Elm on Monday.\""); o == NoText && strings.Contains(string(raw), `"exact"`) || !have {
			t.Errorf("source_text %s: words used: %v", o, have)
		}
	}
	r := NewRecord(d, c, traced, RecordOptions{})
	for i, want := range []struct{ id, text, section, status, differences string }{
		{"s1", "The ferry Osprey ran aground off Port Elm on Monday.", "", "repeated", "d2"},
		{"s2", "Twelve people were hurt.", "", "disputed", "d1"},
		{"s3", "A ferry grounded near Port Elm.", "Also reported", "corroborated", "d2"},
		{"s4", "It is an old ship.", "Also reported", "editor", ""},
	} {
		s := r.Statements[i]
		if s.ID != want.id || s.Text != want.text || s.Section != want.section || s.Status != want.status || strings.Join(s.Differences, " ") != want.differences {
			t.Errorf("statement %d: have %+v, want %+v", i, s, want)
		}
	}
	if have := r.Differences[0]; have.Footnote == nil || *have.Footnote != "hurt" || have.Note != "“Twelve”, used here, in A, B; “Fourteen” in C." {
		t.Errorf("difference 0: %+v", have)
	}
	if r.Differences[1].Footnote != nil {
		t.Errorf("difference 1 has a footnote")
	}
	if e := r.Events[0]; e.Statement == nil || *e.Statement != "s1" {
		t.Errorf("event %+v", e)
	}
	if r.Signed == nil || r.Signed.Current {
		t.Errorf("signature %+v, want one that is not current", r.Signed)
	}
}

func validate(t *testing.T, raw []byte) {
	t.Helper()
	schema, err := os.ReadFile("record.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := jsonschema.UnmarshalJSON(strings.NewReader(string(schema)))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("record.schema.json", parsed); err != nil {
		t.Fatal(err)
	}
	s, err := compiler.Compile("record.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(string(raw)))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(value); err != nil {
		t.Error(err)
	}
}

func TestSigned(t *testing.T) {
	d, _ := Parse("x.md", harbourDigest)
	now := map[string]string{"A": "1", "B": "2"}
	d.Front.Signed = NewSignature(d, "Kim Vale", "", now)
	if ok, c := Signed(d, now); !ok || !c.Stands() || len(c.Added) > 0 {
		t.Errorf("just signed, but %+v", c)
	}
	crlf, _ := Parse("x.md", strings.ReplaceAll(harbourDigest, "\n", "\r\n"))
	if crlf.Hash() != d.Hash() {
		t.Errorf("line ends change the hash")
	}
	edited, _ := Parse("x.md", strings.Replace(harbourDigest, "old ship", "new ship", 1))
	edited.Front.Signed = d.Front.Signed
	if _, c := Signed(edited, map[string]string{"B": "3", "C": "4"}); !c.Text || strings.Join(c.Sources, "") != "AB" || strings.Join(c.Added, "") != "C" {
		t.Errorf("have %+v", c)
	}
}
