package site

import (
	"bytes"
	"encoding/json"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mmcdole/gofeed"

	"variorum/generator/digest"
	"variorum/generator/report"
)

func TestRenderTwice(t *testing.T) {
	in := input(t, withBase)
	a := render(t, in)
	in = input(t, withBase)
	slices.Reverse(in.Digests)
	slices.Reverse(in.Pages)
	if diff := cmp.Diff(a, render(t, in)); diff != "" {
		t.Error(diff)
	}
}

func TestDigestPage(t *testing.T) {
	page := string(render(t, input(t, withBase))["ferry/index.html"])
	for _, want := range []string{
		"Three articles from two origins. 4 notes; the articles disagree in 2.",
		`<span class="said repeated" id="s1">The ferry Alva ran aground near <em>Sandholm</em> early on Monday,`,
		`href="sources/index.html#gazette-s1">The Gazette</a>`,
		"all\u00a0three",
		`aria-label="Note 2: the articles disagree"`,
		`<aside class="note disagree" role="doc-footnote" aria-label="Note 2">` + "\n<details open>",
		`<aside class="note differ" role="doc-footnote" aria-label="Note 1">` + "\n<details>",
		`aria-label="Back to the text: All 42 passengers"`,
		`<mark>loud</mark>`, `<mark>long</mark>`,
		`in <a class="src" href="sources/index.html#A-d2"><span class="vh">Article </span>A</a> and <a class="src" href="sources/index.html#gazette-d2">The Gazette</a>`,
		`A second paragraph of the note.`,
		`<span class="cite editor">`,
		`<a href="https://example.org/a?b=c&amp;d=e" rel="noopener noreferrer external">the rules</a>`,
		`The ferry&#39;s name was wrong &amp; is now right.`,
		`<time datetime="2026-02">February 2026</time>`,
		`one report`, `Coast Wire`,
		`“Ferry Alva runs aground near Sandholm.” The Record. 2 March 2026, updated 4 March 2026. https://news.example/sub/ferry/`,
		`<meta property="og:image" content="https://news.example/sub/ferry/card.png">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, not := range []string{"[@", "[^", "MERGE", "A newer sentence"} {
		if strings.Contains(page, not) {
			t.Errorf("the page has %s", not)
		}
	}
}

func TestUnsigned(t *testing.T) {
	const banner, noindex = "Not signed by an editor", `<meta name="robots" content="noindex">`
	for setting, want := range map[string]struct{ page, banner, feed bool }{
		Mark: {true, true, false}, Hold: {false, false, false}, Publish: {true, false, true},
	} {
		files, _ := Render(input(t, "---\nbase_url: https://news.example\nunsigned: "+setting+"\n---\n")) // a page links to it
		page := string(files["ferry/index.html"])
		have := struct{ page, banner, feed bool }{page != "", strings.Contains(page, banner), strings.Contains(string(files["feed.atom"]), "Ferry Alva")}
		if have != want || strings.Contains(page, noindex) != want.banner {
			t.Errorf("unsigned: %s: have %v, want %v", setting, have, want)
		}
	}
	in := input(t, "---\nbase_url: https://news.example\n---\n")
	in.Digests[0].Record.Signed = &digest.RecordSignature{By: "R. Lind", Date: "2026-03-05"}
	files := render(t, in)
	if page := string(files["ferry/index.html"]); !strings.Contains(page, "Changed since it was signed") || strings.Contains(page, noindex) {
		t.Error("a signature that is not current is not told, or the page is not to be indexed")
	}
	in = input(t, "")
	in.Digests[0].Record.Signed = &digest.RecordSignature{By: "R. Lind", Current: true, Later: []string{in.Digests[0].Record.Sources[0].ID}}
	if page := string(render(t, in)["ferry/index.html"]); strings.Contains(page, "Changed since it was signed") || !strings.Contains(page, "not covered by the signature: ") {
		t.Error("an article that came after the signature is not told, or is told as a change")
	}
	if !strings.Contains(string(files["feed.atom"]), "2026-03-05T00:00:00Z") {
		t.Error("the signature does not count as an update")
	}
}

func TestHeld(t *testing.T) {
	in := input(t, withBase)
	in.Digests[0].Held = true
	in.Digests[0].Collation = nil
	files := render(t, in)
	for name := range files {
		if strings.HasPrefix(name, "ferry/") {
			t.Errorf("a digest that is held back has %s", name)
		}
	}
	if !strings.Contains(string(files["index.html"]), "Ferry Alva") || !strings.Contains(string(files["feed.rss"]), "Ferry Alva") {
		t.Error("a digest that is held back is not listed")
	}
}

func TestSourceText(t *testing.T) {
	for setting, want := range map[string]map[string]bool{
		Excerpts: {"scraping noise": true, "harbour news": false, "By noon": false, "words are missing here in our copy": false},
		Full:     {"scraping noise": true, "harbour news": true, "what he blamed": true},
		None:     {"passenger Ines Holt said": false, "harbour news": false, "Characters": true},
	} {
		files := render(t, input(t, "---\nsource_text: "+setting+"\n---\n"))
		page := string(files["ferry/sources/index.html"])
		for words, has := range want {
			if strings.Contains(page, words) != has {
				t.Errorf("source_text: %s: %q on the page of articles: %v, want %v", setting, words, !has, has)
			}
		}
		if setting == None && strings.Contains(string(files["ferry/digest.json"]), "“passengers were brought ashore”") {
			t.Error("source_text: none: words that two articles share stand in digest.json")
		}
	}
}

func TestFeeds(t *testing.T) {
	files := render(t, input(t, withBase))
	for _, name := range []string{"feed.atom", "feed.rss", "feed.json"} {
		feed, err := gofeed.NewParser().Parse(bytes.NewReader(files[name]))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if feed.Title != "The Record" || len(feed.Items) != 1 {
			t.Errorf("%s: title %q, %d items", name, feed.Title, len(feed.Items))
			continue
		}
		if feed.FeedLink != "https://news.example/sub/"+name {
			t.Errorf("%s: the feed's own address is %q", name, feed.FeedLink)
		}
		item := feed.Items[0]
		if item.Link != "https://news.example/sub/ferry/" || item.PublishedParsed == nil || !item.PublishedParsed.Equal(time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)) {
			t.Errorf("%s: link %q, published %v", name, item.Link, item.PublishedParsed)
		}
		if name != "feed.rss" && (item.UpdatedParsed == nil || item.UpdatedParsed.Day() != 4) {
			t.Errorf("%s: updated %v: a correction is an update", name, item.UpdatedParsed)
		}
		if !strings.Contains(item.Content+item.Description, "now right") {
			t.Errorf("%s: the correction is not told", name)
		}
	}
}

func TestData(t *testing.T) {
	files := render(t, input(t, withBase))
	for name, data := range files {
		if strings.HasSuffix(name, ".json") && !json.Valid(data) {
			t.Errorf("%s is no JSON", name)
		}
	}
	var csl []struct {
		ID, Type, Title string
		Label           string `json:"citation-label"`
	}
	if err := json.Unmarshal(files["ferry/sources.json"], &csl); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, c := range csl {
		keys = append(keys, c.ID)
		if c.Title == "" || c.Type == "" || c.Label != c.ID {
			t.Errorf("sources.json: %+v", c)
		}
	}
	if diff := cmp.Diff([]string{"A", "gazette", "herald", "old", "editor"}, keys); diff != "" {
		t.Error(diff)
	}
	page := string(files["ferry/index.html"])
	_, after, _ := strings.Cut(page, `<script type="application/ld+json">`)
	ld, _, _ := strings.Cut(after, "</script>")
	var doc map[string]any
	if err := json.Unmarshal([]byte(ld), &doc); err != nil || doc["@type"] != "NewsArticle" || doc["correction"] == nil {
		t.Errorf("JSON-LD: %v: %v", err, doc)
	}
	if img, err := png.Decode(bytes.NewReader(files["ferry/card.png"])); err != nil || img.Bounds().Dx() != 1200 || img.Bounds().Dy() != 630 {
		t.Errorf("card.png: %v", err)
	}
	if strings.Contains(string(files["ferry/digest.md"]), "MERGE") {
		t.Error("digest.md holds an open merge")
	}
	for _, name := range []string{"sitemap.xml", "opensearch.xml", "robots.txt", ".nojekyll", "variorum.csl", "search/index.js"} {
		if files[name] == nil {
			t.Errorf("%s is missing", name)
		}
	}
	if files := render(t, input(t, "")); files["feed.atom"] != nil || files["sitemap.xml"] != nil || strings.Contains(string(files["ferry/index.html"]), "canonical") {
		t.Error("absolute addresses without base_url")
	}
}

func TestBrokenTemplates(t *testing.T) {
	for _, tt := range []struct{ name, file, text, place, message string }{
		{"syntax", "digest.html", "{{define \"main\"}}\n{{if}}\n{{end}}", "templates/digest.html:2", "missing value for if"},
		{"value", "digest.html", "{{define \"main\"}}\n<p>{{.Headlin}}</p>{{end}}", "templates/digest.html:2:", "Headlin"},
		{"call", "sources.html", "{{define \"main\"}}{{range .Sections}}{{.Nope}}{{end}}{{end}}", "templates/sources.html:1:", "Nope"},
		{"value near", "digest.html", "{{define \"main\"}}\n{{range .Blocks}}{{range .Notes}}{{.Nummer}}{{end}}{{end}}{{end}}", "templates/digest.html:2:", "Nummer"},
		{"no main", "digest.html", "<h1>{{.Title}}</h1>", "templates/digest.html", "no part \"main\""},
		{"part", "digest.html", "{{define \"main\"}}\n<p>{{template \"cards\" .}}</p>{{end}}", "templates/digest.html:2:15", "no part \"cards\""},
		{"function", "digest.html", "{{define \"main\"}}\n{{uper .Title}}{{end}}", "templates/digest.html:2", "function \"uper\""},
		{"words", "digest.html", "{{define \"main\"}}\n{{if .Title}}{{say \"topiks\"}}{{end}}{{end}}", "templates/digest.html:2:16", "no words of the name \"topiks\""},
		{"static", "digest.html", "{{define \"main\"}}\n{{index .Site.Static \"stile.css\"}}{{end}}", "templates/digest.html:2:", "no static file \"stile.css\""},
		{"frame", "base.html", "<p>{{.Title}}</p>", "templates/base.html", "does not call"},
		{"context", "home.html", "{{define \"main\"}}<a href='{{if .Days}}x\"{{end}}{{end}}", "templates/", "ambiguous context"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			in := input(t, "")
			in.Templates = overlay(map[string]string{tt.file: tt.text})
			_, findings := Render(in)
			for _, f := range findings {
				if f.Severity == report.Error && strings.HasPrefix(f.Place.String(), tt.place) && strings.Contains(f.Message, tt.message) {
					return
				}
			}
			t.Errorf("no finding at %s with %q: %v", tt.place, tt.message, findings)
		})
	}
}

// TestOwnFiles warns of files that a project has in vain.
func TestOwnFiles(t *testing.T) {
	in := input(t, "")
	in.Templates = overlay(map[string]string{
		"digset.html": "x", "theme.css": "x", "static/themes.css": "x", "static/gallery.css": "x",
		"lists.html": "{{define \"main\"}}<h1>{{.Title}}</h1>\n<script>go()</script><p style=\"color: red\" onclick='go()'>x</p><script src=\"x.js\"></script>{{end}}",
	})
	_, findings := Render(in)
	var have []string
	for _, f := range findings {
		if f.Severity == report.Warning {
			have = append(have, f.Place.String()+": "+f.Message+" | "+f.Hint)
		}
	}
	want := []string{
		`templates/digset.html: no page is made from this file | did you mean "digest.html"?`,
		`templates/lists.html:2:1: browsers refuse "<script>": pages allow no script and no style of their own | put it into a file in templates/static`,
		`templates/lists.html:2:24: browsers refuse "style=\"": pages allow no script and no style of their own | put it into a file in templates/static`,
		`templates/lists.html:2:43: browsers refuse "onclick='": pages allow no script and no style of their own | put it into a file in templates/static`,
		`templates/static/themes.css: no page loads this file | did you mean "theme.css"?`,
		`templates/theme.css: no page is made from this file | style sheets and scripts belong into templates/static`,
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Error(diff)
	}
}

func TestOverlay(t *testing.T) {
	in := input(t, "")
	in.Templates = overlay(map[string]string{"static/theme.css": ":root { --paper: pink; }", "page.html": `{{define "main"}}<h1>Own {{.Title}}</h1>{{end}}`, "static/own.png": "x"})
	files := render(t, in)
	if !strings.Contains(string(files["about/index.html"]), "<h1>Own About us</h1>") {
		t.Error("a project's own template is not used")
	}
	pink := false
	for name, data := range files {
		if strings.HasPrefix(name, "static/theme.") {
			pink = strings.Contains(string(data), "pink")
		}
	}
	if !pink {
		t.Error("a project's own theme is not used")
	}
	if !slices.ContainsFunc(mapKeys(files), func(s string) bool { return strings.HasPrefix(s, "static/style.") }) {
		t.Error("files that the project does not have are missing")
	}
}

func TestPages(t *testing.T) {
	in := input(t, "")
	bad, _ := ParsePage("content/bad.md", "[nowhere](nowhere.md) ![x](https://elsewhere.example/x.png)")
	same, _ := ParsePage("content/ferry-2.md", "---\ntitle: X\nslug: ferry\n---\n")
	own, _ := ParsePage("content/topics.md", "x")
	in.Pages = append(in.Pages, bad, same, own)
	files, findings := Render(in)
	have := map[string]string{}
	for _, f := range findings {
		have[f.ID+" "+f.Place.File] = f.Message
	}
	for _, want := range []string{"link-broken content/bad.md", "slug content/ferry-2.md", "slug content/topics.md"} {
		if have[want] == "" {
			t.Errorf("no finding %s: %v", want, findings)
		}
	}
	if strings.Contains(string(files["bad/index.html"]), "<img") {
		t.Error("a picture from elsewhere is shown")
	}
}

func mapKeys(m map[string][]byte) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	return out
}

// TestSummaryIsToldOnce holds that a digest without a description has no standfirst: what the page says of its articles is not told
// twice.
func TestSummaryIsToldOnce(t *testing.T) {
	in := input(t, withBase)
	in.Digests[0].Digest.Front.Description = ""
	page := string(render(t, in)["ferry/index.html"])
	if strings.Contains(page, `class="standfirst"`) || !strings.Contains(page, `<p class="summary">`) {
		t.Error("the summary stands in the place of the description")
	}
}
