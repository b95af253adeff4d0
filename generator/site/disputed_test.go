package site

import (
	"strings"
	"testing"

	"variorum/generator/digest"
)

// TestDisputed tells at the head of a digest and in lists on what the articles disagree, in words and with names; a later
// state and a spelling are no disagreement.
func TestDisputed(t *testing.T) {
	in := input(t, withBase)
	files := render(t, in)
	page := visible(string(files["ferry/index.html"]))
	for _, want := range []string{
		"Number of passengers: 42 in Article A and The Gazette; Forty in Harbour Herald",
		"Words of Ines Holt: We heard a long scraping noise in Article A; We heard a loud scraping noise in The Gazette",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the head lacks %q", want)
		}
	}
	if home := visible(string(files["index.html"])); !strings.Contains(home, "3 articles (Harbour Herald and The Gazette) · two origins · ≠&nbsp;they disagree on: number of passengers, and 1 more") {
		t.Errorf("the card does not tell the disagreement: %s", home)
	}
	for _, name := range []string{"lists/disputed/index.html", "outlets/the-gazette/index.html", "outlets/index.html"} {
		if !strings.Contains(string(files[name]), "ferry/index.html") && name != "outlets/index.html" || files[name] == nil {
			t.Errorf("%s does not lead to the digest", name)
		}
	}
	in = input(t, withBase)
	r := in.Digests[0].Record
	r.Differences[1].Update = true // the number of passengers
	r.Differences[2].Kind, r.Differences[2].Conflict = "name", false
	page = string(render(t, in)["ferry/index.html"])
	for _, want := range []string{`<aside class="note later"`, `<aside class="note spelling"`, "4 notes; no disagreement was found."} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(page, `class="at-issue"`) {
		t.Error("what is no disagreement is told as one")
	}
}

// TestUnprinted says no digest to be without disagreement whose comparison has one, and calls no slight difference, which is
// for the record alone, a disagreement.
func TestUnprinted(t *testing.T) {
	for _, k := range []struct{ severity, summary, compared string }{
		{"high", "the articles disagree in 1 that this text does not tell.", "≠&nbsp;The articles disagree: number of crew"},
		{"low", "no disagreement was found.", "number of crew"},
	} {
		in := input(t, withBase)
		r := in.Digests[0].Record
		for i := range r.Differences {
			r.Differences[i].Conflict = false
		}
		d := r.Differences[1]
		d.ID, d.What, d.Footnote, d.Conflict, d.Severity = "d5", "number of crew", nil, true, k.severity
		r.Differences = append(r.Differences, d)
		files := render(t, in)
		if page := visible(string(files["ferry/index.html"])); !strings.Contains(page, k.summary) {
			t.Errorf("%s: the head lacks %q", k.severity, k.summary)
		}
		page := visible(string(files["ferry/compare/index.html"]))
		if !strings.Contains(page, k.compared) || k.severity == "low" && strings.Contains(page, "The articles disagree:") {
			t.Errorf("%s: the comparison does not say %q: %s", k.severity, k.compared, page)
		}
	}
}

// TestSlight folds the differences that are for the record alone behind a heading that counts them, and no other.
func TestSlight(t *testing.T) {
	in := input(t, withBase)
	r := in.Digests[0].Record
	for _, id := range []string{"d5", "d6"} {
		d := r.Differences[1]
		d.ID, d.Kind, d.What, d.Footnote, d.Conflict, d.Severity = id, "certainty", "certainty of allegedly "+id, nil, false, "low"
		r.Differences = append(r.Differences, d)
	}
	page := string(render(t, in)["ferry/compare/index.html"])
	open, folded, ok := strings.Cut(page, `<details class="slight">`)
	if !ok || !strings.Contains(visible(folded), "2 slight differences, for the record") {
		t.Fatalf("nothing is folded: %s", visible(page))
	}
	folded, _, _ = strings.Cut(folded, "</details>")
	for id, slight := range map[string]bool{"d1": false, "d2": false, "d5": true, "d6": true} {
		if at := `id="` + id + `"`; strings.Contains(folded, at) != slight || strings.Contains(open, at) == slight {
			t.Errorf("%s: folded is %v", id, !slight)
		}
	}
	if !strings.Contains(visible(folded), "how certain: “allegedly d5”") {
		t.Errorf("what differs is not told in words: %s", visible(folded))
	}
}

// TestStamped says of an article whose date the others contradict that it is not used, and of no other.
func TestStamped(t *testing.T) {
	in := input(t, withBase)
	date := "2026-04-09"
	for i := range in.Digests[0].Record.Sources {
		s := &in.Digests[0].Record.Sources[i]
		s.Date, s.Stamped = &date, s.ID == "A"
	}
	page := visible(string(render(t, in)["ferry/sources/index.html"]))
	if n := strings.Count(page, "9 April 2026 (the date of its page; other articles show that it is another, so it is not used)"); n != 1 {
		t.Errorf("it is told of %d articles, not of one: %s", n, page)
	}
}

// TestThreads links the digests of one matter both ways, each to its neighbours alone.
func TestThreads(t *testing.T) {
	in := crowd(t, 7, 0)
	for i := range in.Digests {
		if i%3 == 0 {
			in.Digests[i].Digest.Front.Thread = "The Alva"
		}
	}
	files := render(t, in)
	page := string(files["ferry-00003/index.html"])
	for _, want := range []string{`href="../ferry-00000/index.html" rel="prev"`, `href="../ferry-00006/index.html" rel="next"`, `href="../threads/the-alva/index.html"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Contains(string(files["ferry-00001/index.html"]), "threads/the-alva") {
		t.Error("a digest of no thread stands in one")
	}
	crawl(t, files, "/", "https://news.example/sub/")
}

// TestShort cuts between words.
func TestShort(t *testing.T) {
	for s, want := range map[string]string{"The Harbour Record": "The Harbour…", "short": "short", "Donaudampfschifffahrtsgesellschaft": "Donaudampfschif…"} {
		if have := short(s, 16); have != want {
			t.Errorf("%q is cut to %q, not %q", s, have, want)
		}
	}
}

// TestQuoted quotes of each article its own words: one that has a value in other words is not told to have those of another.
func TestQuoted(t *testing.T) {
	have := quoted(digest.RecordReading{
		Value: "At least 59", Sources: []string{"A", "B", "C", "D"},
		Spans: []digest.RecordSpan{{Source: "A", Exact: "at least 59"}, {Source: "B", Exact: "59 people"}, {Source: "C", Exact: "59 people"}, {Source: "D"}},
	}, "en")
	var told []string
	for _, r := range have {
		told = append(told, r.Value+": "+strings.Join(r.Sources, " "))
	}
	if got, want := strings.Join(told, "; "), "At least 59: A D; 59 people: B C"; got != want {
		t.Errorf("have %q, want %q", got, want)
	}
}

// TestNumberOfWhat names a number by what it counts, and by itself where that is not known.
func TestNumberOfWhat(t *testing.T) {
	for what, want := range map[string]string{"number of crew": "Number of crew: 42 in", "number of 515": "Number: 42 in"} {
		in := input(t, withBase)
		in.Digests[0].Record.Differences[1].What = what
		if page := visible(string(render(t, in)["ferry/index.html"])); !strings.Contains(page, want) {
			t.Errorf("%s: the head lacks %q", what, want)
		}
	}
}
