package verify

import (
	"fmt"
	"strings"
	"testing"

	"variorum/generator/digest"
)

const ferryBody = "\nThe ferry Osprey ran aground off Port Elm on Monday, injuring at least 12 people, the coastguard said. [@A]\n"

// found verifies a digest of the ferry's story and returns what is found, by check and words, and the result.
func foundIn(t *testing.T, raw string) ([]string, Result) {
	t.Helper()
	d, faults := digest.Parse("x.md", raw)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	r := Digest(d, Story{Collation: ferryStory(t), Page: func(string) bool { return true }})
	var out []string
	for _, f := range r.Findings {
		at := f.Place.Offset(raw)
		word, _, _ := strings.Cut(strings.Split(raw[at:], "\n")[0], " ")
		out = append(out, f.ID+" "+strings.Trim(word, "\"'].,}"))
	}
	return out, r
}

// TestLineIsToldOnce tells a number that no article has once, with the words that come nearest.
func TestLineIsToldOnce(t *testing.T) {
	have, r := foundIn(t, strings.TrimSuffix(ferryHead, "---\n")+"description: The ferry Osprey ran aground off Port Elm on Monday, injuring at least 13 people, the coastguard said.\n---\n"+ferryBody)
	if len(have) != 1 || !strings.Contains(r.Findings[0].Message, "which the description has") || !strings.Contains(r.Findings[0].Hint, " has: ") {
		t.Errorf("have %v", r.Findings)
	}
}

// TestLines holds what is printed without a citation against the articles.
func TestLines(t *testing.T) {
	for _, k := range []struct{ head, body, want string }{
		// headings that name a matter
		{"", "## Background", ""},
		{"", "## What happened next", ""},
		{"", "## The steering pump", ""},
		{"", "## How the ferry ran aground", ""},
		{"", "## Licence of the ferry", ""},
		{"", "## Comment of the owners", ""},
		{"", "## Licences and injuries", ""},
		{"", "## Corruption at the port", "unsupported Corruption"},
		{"", "## The drunken captain", "unsupported drunken"},
		// headings that make a statement
		{"", "## Steering pump may have failed", "attribution-dropped Steering"},
		{"", "## Ferry runs aground", ""},
		{"", "## At least twelve people injured", ""},
		{"", "## Owners to blame, harbour master says", "misattributed harbour|unsupported Owners|attribution-dropped Owners"},
		{"", "## Captain lost the licence", "role Captain"},
		{"", "## Port will reopen on Friday", "condition-dropped Port|attribution-dropped Port|condition-dropped Friday"},
		// texts that stand for pictures
		{"", "![The ferry off Port Elm](img/x.jpg)", ""},
		{"", "![Rescuers recover bodies](img/x.jpg)", "unsupported Rescuers"},
		{"", "![Our reporter on the quay](img/x.jpg) [@editor]", ""},
		// front matter
		{"topics: [Ferries, Shipping]\n", "", ""},
		{"topics: [Ferries, Gdansk 1999]\n", "", "number 1999"},
		{"corrections: [{date: 2026-03-04, text: An earlier version of this digest said that 14 people were injured.}]\n", "", ""},
		{"corrections: [{date: 2026-03-04, text: \"It was wrong that 14 were injured; it was 19.\"}]\n", "", "number 19"},
		{"corrections: [{date: 2026-03-04, text: The owners were convicted of negligence.}]\n", "", "unsupported The|unsupported owners|unsupported convicted"},
		{"corrections: [{date: 2026-03-04, text: The ferry ran aground on Monday.}]\n", "", ""},
		{"corrections: [{date: 2026-03-04, text: We removed a sentence about the crew.}]\n", "", ""},
		{"topics: [Piracy]\n", "", ""},
		{"topics: [World, Politics, Science, Health, Business]\n", "", ""},
		{"topics: [Theft of the Osprey]\n", "", "unsupported Theft"},
		{"topics: [Port news]\n", "", ""},
		{"topics: [Vladimir Putin]\n", "", "name Vladimir"},
		{"thread: The Osprey murder\n", "", "unsupported murder"},
		{"thread: The harbour inquiry\n", "", ""},
		{"", "![The ferry off Port Elm](img/x.jpg \"Captain guilty of arson\")", "unsupported Captain|unsupported guilty|unsupported arson"},
		{"", "![The ferry off Port Elm](img/x.jpg \"The ferry off Port Elm\")", ""},
		{"", "See [there](https://news.example/ \"Captain guilty of arson\"). [@editor]", "unsupported Captain|unsupported guilty|unsupported arson"},
	} {
		raw := strings.TrimSuffix(ferryHead, "---\n") + k.head + "---\n\n" + k.body + "\n" + ferryBody
		have, _ := foundIn(t, raw)
		ok := k.want == "" && len(have) == 0
		for _, w := range strings.Split(k.want, "|") {
			for _, h := range have {
				ok = ok || w == h && w != ""
			}
		}
		if !ok {
			t.Errorf("%s%s\n\thave %q\n\twant %q", k.head, k.body, have, k.want)
		}
	}
}

// ranAground is a paragraph of the ferry's story with another number.
func ranAground(hurt string) string {
	return "The ferry Osprey ran aground off Port Elm on Monday, injuring at least " + hurt + " people, the coastguard said. [@A]\n\n"
}

// TestWaiverPlaces overrules findings of every kind of place, by words, by key, by label; waivers that overrule nothing are told.
func TestWaiverPlaces(t *testing.T) {
	for _, k := range []struct{ head, body, waived, want string }{
		{"description: The ferry sank.\n", "", `{check: unsupported, at: description, reason: r, by: e}`, ""},
		{"description: The ferry sank.\n", "", `{check: unsupported, at: sank, reason: r, by: e}`, ""},
		{"", "## Corruption at the port", `{check: unsupported, at: Corruption, reason: r, by: e}`, ""},
		{"topics: [Gdansk 1999]\n", "", `{check: number, at: topics, reason: r, by: e}`, ""},
		{"", "See [this](javascript:x). [@editor]", `{check: link-broken, at: See, reason: r, by: e}`, ""},
		{"", "", `{check: number, at: nowhere, reason: r, by: e}`, "waiver-void nowhere"},
		{"", "The Osprey was built in 1989. [@A]", `{check: number, at: built, reason: r, by: e}`, ""},
		// what is waived at one sentence is not waived at another that shares a word with it
		{"", ranAground("13") + ranAground("14"), `{check: number, at: injuring, reason: r, by: e}`, "number 14"},
		{"", ranAground("13") + ranAground("14"), `{check: number, at: at least 14 people, reason: r, by: e}`, "number 13"},
		{"", ranAground("14") + ranAground("13") + ranAground("14"), `{check: number, at: "14", reason: r, by: e}`, "number 13"},
		// readers are shown the reason
		{"", "The Osprey was built in 1989. [@A]", `{check: number, at: built, by: e}`, "waiver-void built,number 1989"},
	} {
		raw := strings.TrimSuffix(ferryHead, "---\n") + k.head + "waived:\n  - " + k.waived + "\n---\n\n" + k.body + "\n" + ferryBody
		have, r := foundIn(t, raw)
		if got := strings.Join(have, ","); got != k.want {
			t.Errorf("%s%s\n\thave %s\n\twant %s", k.head, k.body, got, k.want)
		}
		if strings.HasPrefix(k.want, "waiver-void") != (r.VoidWaivers == 1) {
			t.Errorf("%s: %d void waivers", k.waived, r.VoidWaivers)
		}
	}
}

// TestOverruledName takes a source's name from words that an editor lets stand against it.
func TestOverruledName(t *testing.T) {
	raw := strings.TrimSuffix(ferryHead, "---\n") + "waived:\n  - {check: number, at: built, reason: The yard's book has 1989., by: e}\n---\n\nThe Osprey was built in 1989. [@A]\n" + ferryBody
	d, _ := digest.Parse("x.md", raw)
	c := ferryStory(t)
	r := Digest(d, Story{Collation: c})
	record := digest.NewRecord(d, c, r.Traced, digest.RecordOptions{})
	s := record.Statements[0]
	if have := fmt.Sprint(s.Status, len(s.Readings), s.Base == nil, s.Waived); have != "editor0 true [The yard's book has 1989.]" {
		t.Errorf("the record has %s", have)
	}
	if s := record.Statements[1]; s.Status == "editor" || s.Waived != nil {
		t.Errorf("another sentence lost its source: %+v", s)
	}
}

// TestListed tells a source that is listed with another title than its article has.
func TestListed(t *testing.T) {
	for title, want := range map[string]int{"Ferry aground": 0, "Ferry sinks": 1} {
		c := ferryStory(t)
		c.Sources[0].Article.Meta.Title = "Ferry aground"
		raw := strings.TrimSuffix(ferryHead, "---\n") + "sources: [{key: " + c.Sources[0].Key + ", file: a.txt, title: " + title + "}]\n---\n" + ferryBody
		d, _ := digest.Parse("x.md", raw)
		n := 0
		for _, f := range Digest(d, Story{Collation: c, Page: func(string) bool { return true }}).Findings {
			if f.ID == "source-changed" {
				n++
			}
		}
		if n != want {
			t.Errorf("%s: %d findings, want %d", title, n, want)
		}
	}
}
