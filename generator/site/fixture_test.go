package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/verify"
	"variorum/templates"
)

// The story of the tests: three articles about a ferry, two of which rework one report.
const (
	ferryA = `Ferry runs aground off Sandholm
The ferry Alva ran aground near Sandholm early on Monday, the coast guard said. All 42 passengers were brought ashore.
“We heard a long scraping noise,” passenger Ines Holt said. The captain blamed .
Read more: harbour news`
	ferryGazette = `The ferry Alva hit rocks near Sandholm on Monday. All 42 passengers were brought ashore by noon.
“We heard a loud scraping noise,” said Ines Holt, a passenger. The captain blamed a broken radar.`
	ferryHerald = `Forty passengers were rescued when a ferry struck a reef near Sandholm on Monday, a harbour official told the Herald.`

	ferryDigest = `---
title: Ferry Alva runs aground near Sandholm
description: All passengers were brought ashore.
date: 2026-03-02
story: ferry
topics: [Shipping, "North & East"]
sources:
  - {key: A, file: a.txt, sha256: "1"}
  - {key: gazette, file: b.txt, sha256: "2"}
  - {key: herald, file: c.txt, sha256: "3"}
  - {key: old, file: d.txt, sha256: "4", title: An earlier text, removed: true}
corrections:
  - {date: 2026-03-04, text: "The ferry's name was wrong & is now right."}
waived:
  - {check: number, at: Forty, reason: "The Herald counts paying passengers.", by: R. Lind}
---

The ferry Alva ran aground near *Sandholm* early on Monday,[^how] the coast guard
said. [@A; @gazette] All 42 passengers[^toll] were brought ashore. [@A; @gazette; @herald]

## What was heard

“We heard a long scraping noise,”[^noise] passenger Ines Holt said. [@A; @gazette]

- The captain blamed a broken radar.[^radar] [@gazette]
- A harbour official spoke to the Herald. [@herald]

| Time | Event |
| --- | --- |
| Monday | Aground. [@A] |

This sentence is the editor's own; see [the rules](https://example.org/a?b=c&d=e) and ` + "`code`" + `. [@editor]

> [!MERGE]
> A newer sentence. [@herald]

[^how]: “ran aground” in [@A], used here; “hit rocks” in [@gazette].
[^toll]: “42” in [@A; @gazette], used here; “Forty” in [@herald].
[^noise]: “a long scraping noise”, used here, in [@A]; “a loud scraping noise” in [@gazette]. [@herald] does not mention it.

    A second paragraph of the note. [@A]
[^radar]: Words are missing in [@A]; “a broken radar” in [@gazette].
`
)

// ferry makes the digest of the story as later stages would have it.
func ferry(t testing.TB) Digest {
	t.Helper()
	return story3(t, "ferry", ferryDigest, ferryA, ferryGazette, ferryHerald)
}

// story3 makes a digest over three articles with the keys A, gazette and herald.
func story3(t testing.TB, slug, markdown string, texts ...string) Digest {
	t.Helper()
	d, findings := digest.Parse("content/"+slug+".md", markdown)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	keys := []string{"A", "gazette", "herald"}
	c := &collate.Collation{Story: slug, Lineages: []collate.Lineage{{ID: "l1"}, {ID: "l2"}}}
	for i, text := range texts {
		sum := sha256.Sum256([]byte(text))
		a := &source.Article{File: fmt.Sprintf("%c.txt", 'a'+i), Text: text, SHA256: hex.EncodeToString(sum[:])}
		at := 0
		for n, line := range strings.SplitAfter(text, "\n") {
			b := source.Block{Span: source.Span{Start: at, End: at + len(strings.TrimRight(line, "\n"))}, Paragraph: n}
			switch {
			case i == 0 && n == 0:
				b.Class = source.Headline
			case strings.HasPrefix(line, "Read more"):
				b.Class = source.Related
			}
			a.Blocks = append(a.Blocks, b)
			at += len(line)
		}
		if i := strings.Index(text, "blamed ."); i >= 0 {
			a.Gaps = []source.Gap{{Span: source.Span{Start: i, End: i + len("blamed .")}, Note: "what he blamed"}}
		}
		c.Sources = append(c.Sources, collate.Source{Key: keys[i], Article: a, Lineage: i / 2})
	}
	span := func(key, words string) digest.RecordSpan {
		for _, s := range c.Sources {
			if i := strings.Index(s.Article.Text, words); s.Key == key && i >= 0 {
				from := utf8.RuneCountInString(s.Article.Text[:i])
				return digest.RecordSpan{Source: key, Start: from, End: from + utf8.RuneCountInString(words), Exact: words}
			}
		}
		return digest.RecordSpan{Source: key, Start: 0, End: 1, Exact: string([]rune(texts[0])[:1])}
	}
	some := func(s string) *string { return &s }
	r := &digest.Record{Version: 1, Slug: slug, Title: d.Front.Title, Date: some(d.Front.Date)}
	publisher := map[string]*string{"gazette": some("The Gazette"), "herald": some("Harbour Herald")}
	address := map[string]*string{"herald": some("https://herald.example/ferry?x=1#top")}
	for i, s := range c.Sources {
		r.Sources = append(r.Sources, digest.RecordSource{ID: s.Key, File: s.Article.File, SHA256: s.Article.SHA256, Publisher: publisher[s.Key], URL: address[s.Key], Date: some("2026-03-02"), Lineage: c.Lineages[i/2].ID, Excluded: []digest.RecordExcluded{}, Gaps: []digest.RecordGap{}})
	}
	r.Lineages = []digest.RecordLineage{
		{ID: "l1", Sources: []string{"A", "gazette"}, Certain: true, Origins: []string{"Coast Wire"}, Evidence: []digest.RecordEvidence{{Kind: "credit", Text: "both credit Coast Wire"}, {Kind: "shared-run", Text: "“passengers were brought ashore”"}}},
		{ID: "l2", Sources: []string{"herald"}},
	}
	for i, p := range d.Passages {
		s := digest.RecordStatement{ID: fmt.Sprintf("s%d", i+1), Text: p.Text, Section: p.Section, Status: "repeated", Readings: []digest.RecordSpan{}, Differences: []string{}}
		if p.Citation != nil {
			for _, k := range p.Citation.Keys {
				if k == "editor" {
					s.Status = "editor"
					continue
				}
				s.Readings = append(s.Readings, span(k, []string{"ran aground near Sandholm", "passengers were", "scraping noise", "blamed a broken radar", "Monday"}[i%5]))
			}
			if len(s.Readings) > 0 {
				s.Base = some(s.Readings[0].Source)
			}
			if len(s.Readings) == 1 {
				s.Status = "single"
			}
		}
		for _, m := range p.Marks {
			s.Differences = append(s.Differences, map[string]string{"how": "d1", "toll": "d2", "noise": "d3", "radar": "d4"}[d.Marks[m].Label])
		}
		r.Statements = append(r.Statements, s)
	}
	reading := func(key, words string) digest.RecordReading {
		return digest.RecordReading{Sources: []string{key}, Value: words, Spans: []digest.RecordSpan{span(key, words)}}
	}
	r.Differences = []digest.RecordDifference{
		{ID: "d1", Kind: "label", Severity: "medium", What: "how it came to a stop", Note: `“ran aground” in [@A], used here; “hit rocks” in [@gazette].`, Footnote: some("how"), Readings: []digest.RecordReading{reading("A", "ran aground"), reading("gazette", "hit rocks")}},
		{ID: "d2", Kind: "number", Conflict: true, Severity: "high", What: "number of passengers", Note: `“42” in [@A; @gazette]; “Forty” in [@herald].`, Footnote: some("toll"), Readings: []digest.RecordReading{{Sources: []string{"A", "gazette"}, Value: "42", Spans: []digest.RecordSpan{span("A", "42"), span("gazette", "42")}}, reading("herald", "Forty")}},
		{ID: "d3", Kind: "quote", Conflict: true, Severity: "medium", What: "words of Ines Holt", Note: `Worded differently in [@A] and [@gazette].`, Footnote: some("noise"), Readings: []digest.RecordReading{reading("A", "We heard a long scraping noise,"), reading("gazette", "We heard a loud scraping noise,")}, Silent: []string{"herald"}},
		{ID: "d4", Kind: "lacuna", Severity: "low", What: "what the captain blamed", Note: "Words are missing in [@A].", Footnote: some("radar"), Readings: []digest.RecordReading{reading("gazette", "a broken radar")}},
	}
	r.Quotes = []digest.RecordQuote{{ID: "q1", Speaker: some("Ines Holt"), Agreement: "variant", Readings: []digest.RecordSpan{span("A", "We heard a long scraping noise,"), span("gazette", "We heard a loud scraping noise,")}}}
	r.Events = []digest.RecordEvent{{Date: "2026-03-02", Precision: "day", Inferred: true, Reason: "Monday before publication", What: "The ferry runs aground", Statement: some("s1")}, {Date: "2026-02", Precision: "month", What: "Radar is serviced"}}
	return Digest{Slug: slug, Digest: d, Record: r, Collation: c, Result: verify.Result{}}
}

// input is a site of the ferry story and two pages.
func input(t testing.TB, settings string) Input {
	t.Helper()
	set, findings := ParseSettings("content/_site.md", settings)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	page, findings := ParsePage("content/about.md", "---\ntitle: About us\ndescription: Who we are\n---\n\n## Who\n\nSee [the ferry](ferry.md), [its articles](/ferry/sources/), [below](#where) and [all](../index.html).\n\n## Where\n\n1. one\n2. two\n\n```\ncode\n```\n")
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	return Input{
		Settings: set, Pages: []Page{page}, Digests: []Digest{ferry(t)}, Templates: templates.Files,
		Checks: []verify.Check{{ID: "number", Title: "numbers", Reason: "a number stands in a source", Severity: report.Error, Bad: "41 passengers"}},
	}
}

const withBase = "---\ntitle: The Record\nbase_url: https://news.example/sub\npublisher: Example Press\nunsigned: publish\n---\n\nWelcome to *the record*.\n"

// render renders and demands that there is nothing to find beside notes.
func render(t testing.TB, in Input) map[string][]byte {
	t.Helper()
	files, findings := Render(in)
	for _, f := range findings {
		if f.Severity != report.Note {
			t.Error(f)
		}
	}
	return files
}

// overlay lays files over the embedded templates.
func overlay(files map[string]string) fs.FS {
	upper := fstest.MapFS{}
	for name, text := range files {
		upper[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return Overlay{Upper: upper, Lower: templates.Files}
}
