package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"variorum/generator/digest"
	"variorum/generator/front"
	"variorum/generator/quality/mutate"
	"variorum/templates"
)

// attacks are texts that try to be more than text. Each would call pwned() if a browser ran it.
func attacks() []string {
	return []string{
		`<script>pwned()</script>`,
		`</script><script>pwned()</script>`,
		`</title></head><body onload=pwned()>`,
		`"><img src=x onerror=pwned()>`,
		`' onmouseover='pwned()' x='`,
		`<svg/onload=pwned()>`,
		`<svg><script>pwned()</script></svg>`,
		`<math><mtext></mtext><mglyph><style><!--</style><img title="--><img src=1 onerror=pwned()>">`,
		`<iframe srcdoc="<script>parent.pwned()</script>"></iframe>`,
		`<style>*{background:url(https://evil.example/)}</style>`,
		`<form action=https://evil.example><input name=a autofocus onfocus=pwned()></form>`,
		`<meta http-equiv=refresh content="0;url=https://evil.example">`,
		`<base href=https://evil.example/>`,
		`<a href="javascript:pwned()">x</a>`,
		`[x](javascript:pwned())`,
		`[x](JaVaScRiPt:pwned())`,
		"[x](java\tscript:pwned())",
		`[x](&#106;avascript:pwned())`,
		`[x](data:text/html,<script>pwned()</script>)`,
		`[x](vbscript:pwned)`,
		`[x](//evil.example/x)`,
		`[x](file:///etc/passwd)`,
		`![x](javascript:pwned())`,
		`![x](https://evil.example/x.png)`,
		`![x](data:image/svg+xml,<svg/onload=pwned()>)`,
		`![a" onerror="pwned()](x.png)`,
		`<javascript:pwned()>`,
		`[ref]: javascript:pwned()`,
		"[x][ref]",
		`[x](https://ok.example "a" onclick="pwned()")`,
		`[x](https://ok.example/"onclick="pwned())`,
		"```html onload=pwned()\n<script>pwned()</script>\n```",
		`{{.Site.Title}} {{template "card" .}} {{"` + "`" + `"}}`,
		`${pwned()} #{pwned()} <%= pwned() %>`,
		"\u202Etxt.exe \u2066hidden\u2069 \u202Bx",
		"nul\x00 bell\x07 \u0085 \u2028 \ufeff \ufffe",
		`]]><script>pwned()</script><![CDATA[`,
		`<!--><script>pwned()</script>-->`,
		`<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;`,
		`&lt;script&gt;pwned()&lt;/script&gt; &#60;script&#62;`,
		`<x-element is="y" style="position:fixed;inset:0">`,
		`<noscript><p title="</noscript><img src=x onerror=pwned()>">`,
		`javascript:pwned()`,
		`../../../etc/passwd`,
		`<svg><a xlink:href="javascript:pwned()"><text>x</text></a><animate onbegin=pwned() attributeName=x dur=1s></svg>`,
		`<svg><use href="data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg' onload='pwned()'/>#x"/></svg>`,
		`<!--<script>`, // within a script's data it would hide the end of the script
		`"}</script><script>pwned()</script>{"a":"`,
		`[x](data:text/html;base64,PHNjcmlwdD5wYXJlbnQucHduZWQoKTwvc2NyaXB0Pg==) <data:text/html,x> ![x](blob:https://ok.example/1)`,
		`[x](javascript&colon;pwned()) [x](&#x6a;avascript&#x3a;pwned()) [x](<java` + "\u200b" + `script:pwned()>)`,
		`[x](https:pwned) [x](http://) [x](https://user:secret@evil.example/) [x](HTTPS://ok.example/%0d%0aSet-Cookie:x)`,
		`red; } * { background: url(https://evil.example/x) } @import "https://evil.example/"; a { color: expression(pwned())`,
		`</style><style>*{background:url(https://evil.example/)}</style>`,
		`&#x202E;exe.txt &#8238;x &rlm;y &#0; &#xD800; &NewLine;`,
		"Reuters\u200b R\u0435uters \u2062\u00adReuters \U000e0041\U000e007f",
		"z" + strings.Repeat("\u0301\u0323\u034f", 60) + "algo",
		strings.Repeat("Donaudampfschifffahrtsgesellschaft", 60),
		strings.Repeat("[", 200) + strings.Repeat("*", 200) + strings.Repeat("`", 99) + strings.Repeat("](", 50),
		strings.Repeat("> - ", 60) + "deep",
		`__proto__ constructor prototype hasOwnProperty toString ]};pwned();//`,
		`{} {1} {2} {99} $& $1 %s %!d(MISSING) %[1]v`,
		`<?xml version="1.0"?><?php pwned() ?><x xmlns:xlink="y">&xxe;%pe;`,
		`<portal src=https://evil.example></portal><object data=x><embed src=y><link rel=stylesheet href=//evil.example>`,
		`<details open ontoggle=pwned()><summary>x</summary></details><dialog open><button popovertarget=main>x</button></dialog>`,
		`<a id=main name=n-n1 class=skip href=#x>x</a><img name=getElementById>`,
	}
}

// hostileURLs are addresses that articles may claim for themselves.
func hostileURLs() []string {
	return []string{
		`javascript:pwned()`, `JAVASCRIPT:pwned()`, " javascript:pwned()", "java\nscript:pwned()", `data:text/html,<script>pwned()</script>`,
		`vbscript:x`, `file:///etc/passwd`, `//evil.example/`, `mailto:a@b.example?body=x`, `https://ok.example/"onmouseover="pwned()`,
		`https://ok.example/<script>pwned()</script>#:~:text=</a>`, "https://ok.example/\u202egpj.exe", `https://[::1`, `http:`, `https:///x`,
		`view-source:https://ok.example`, `intent://x#Intent;scheme=https;end`, `https://ok.example/` + strings.Repeat("a", 3000),
	}
}

// hostile is the ferry story with attacks at every place that others write.
func hostile(t testing.TB) Input {
	t.Helper()
	in := input(t, withBase)
	all := attacks()
	var digestText, pageText, article strings.Builder
	digestText.WriteString("---\ntitle: The ferry\ndate: 2026-03-02\nstory: ferry\n---\n\n")
	for i, a := range all {
		digestText.WriteString("Sentence " + a + " ends. [@A; @gazette]\n\n## " + strings.ReplaceAll(a, "\n", " ") + "\n\n- item " + strings.ReplaceAll(a, "\n", " ") + "[^n" + number12(i) + "] [@herald]\n\n| " + strings.ReplaceAll(a, "\n", " ") + " | b |\n| --- | --- |\n| " + strings.ReplaceAll(a, "\n", " ") + " | [@A] |\n\n")
		pageText.WriteString(a + "\n\n> " + strings.ReplaceAll(a, "\n", " ") + "\n\n")
		article.WriteString(strings.ReplaceAll(a, "\n", " ") + "\n")
	}
	for i, a := range all {
		digestText.WriteString("[^n" + number12(i) + "]: Note " + strings.ReplaceAll(a, "\n", "\n    ") + " in [@A].\n")
	}
	clean := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r == 0 || r == 0xfffe {
				return -1
			}
			return r
		}, s)
	}
	everything := clean(strings.Join(all, " "))
	urls := hostileURLs()
	d := story3(t, "ferry", clean(digestText.String()), clean(article.String()), everything, everything)
	d.Digest.Front.Title, d.Digest.Front.Description = everything, everything
	d.Digest.Front.Topics = all
	d.Digest.Front.Corrections = []digest.Correction{{Date: everything, Text: everything}}
	d.Digest.Front.Waived = []digest.Waiver{{Check: everything, At: everything, Reason: everything, By: everything}}
	for i := range d.Record.Sources {
		s := &d.Record.Sources[i]
		s.Title, s.Publisher, s.Date, s.File = &everything, &all[i], &everything, everything
		s.URL = &urls[i%len(urls)]
		m := &d.Collation.Sources[i].Article.Meta
		m.Author, m.Fetched, m.Inferred = everything, everything, everything
	}
	for i := range d.Record.Differences {
		x := &d.Record.Differences[i]
		x.What, x.Note = everything, everything
		for j := range x.Readings {
			x.Readings[j].Value = everything
		}
	}
	for i := range d.Record.Events {
		d.Record.Events[i].What, d.Record.Events[i].Reason = everything, everything
	}
	d.Record.Events[0].Date = everything
	d.Record.Lineages[0].Origins, d.Record.Lineages[0].Evidence[0].Text = []string{everything}, everything
	d.Record.Signed = &digest.RecordSignature{By: everything, Date: everything}
	in.Digests = []Digest{d}
	in.Settings.Title, in.Settings.Publisher, in.Settings.Raw, in.Settings.Body = everything, everything, clean(pageText.String()), 0
	in.Pages = []Page{{File: "content/p.md", Slug: "p", Title: everything, Description: everything, Date: everything, Raw: clean(pageText.String())}}
	for i := range in.Checks {
		in.Checks[i].Reason, in.Checks[i].Bad = everything, everything
	}
	return in
}

// TestHostileURLs gives an article one address after another: it is a link to the web or none.
func TestHostileURLs(t *testing.T) {
	for _, u := range hostileURLs() {
		in := input(t, withBase)
		in.Digests[0].Record.Sources[2].URL = &u
		in.Digests[0].Collation.Sources[2].Article.Meta.Fetched = "2026"
		for name, data := range render(t, in) {
			if strings.HasSuffix(name, ".html") {
				harmless(t, name, data)
			}
			if strings.HasSuffix(name, ".json") && bytes.Contains(data, []byte(`"URL": "`)) {
				for _, bad := range []string{"script:", "data:", "file:", "mailto:"} {
					if bytes.Contains(bytes.ToLower(data), []byte(`"url": "`+bad)) {
						t.Errorf("%s: %q is given on", name, u)
					}
				}
			}
		}
	}
}

// TestLookalikes: names of outlets that look the same are told apart, and what cannot be seen is no part of a name.
func TestLookalikes(t *testing.T) {
	in := input(t, withBase)
	for i, name := range []string{"Reuters", "R\u0435uters", "Reuters\u200b\u202e"} {
		in.Digests[0].Record.Sources[i].Publisher = &name
	}
	page := string(render(t, in)["ferry/index.html"])
	for _, want := range []string{">Reuters (1)<", ">R\u0435uters (2)<", ">Reuters (3)<"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

func TestHostile(t *testing.T) {
	files, _ := Render(hostile(t))
	for _, name := range []string{"ferry/index.html", "ferry/sources/index.html", "ferry/compare/index.html", "p/index.html", "index.html", howSlug + "/index.html"} {
		if files[name] == nil {
			t.Errorf("%s was not made", name)
		}
	}
	for name, data := range files {
		for part := range strings.SplitSeq(name, "/") {
			if len(part) > 200 {
				t.Errorf("%s: a name of %d bytes is too long for a file", name, len(part))
			}
		}
		switch {
		case strings.HasSuffix(name, ".html"):
			harmless(t, name, data)
		case strings.HasSuffix(name, ".json"):
			if !json.Valid(data) {
				t.Errorf("%s is no JSON", name)
			}
		case strings.HasSuffix(name, ".xml"), strings.HasPrefix(name, "feed."):
			dec := xml.NewDecoder(bytes.NewReader(data))
			for {
				if _, err := dec.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Errorf("%s: %v", name, err)
					break
				}
			}
		}
	}
}

// harmless demands of a page that nothing on it can run, load or leave but what the templates put there.
func harmless(t *testing.T, name string, data []byte) {
	t.Helper()
	inert(t, name, data)
	for _, want := range []string{"default-src 'none'", "script-src 'self'"} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("%s: no %s", name, want)
		}
	}
	if bytes.Contains(data, []byte("unsafe-inline")) {
		t.Errorf("%s: unsafe-inline", name)
	}
}

// inert demands of HTML that it has no element or attribute that could do anything.
func inert(t *testing.T, name string, data []byte) {
	t.Helper()
	if strings.ContainsFunc(string(data), func(r rune) bool {
		return r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r < ' ' && r != '\n' && r != '\t'
	}) {
		t.Errorf("%s: characters that turn or hide text", name)
	}
	elements := strings.Fields("html head meta title link script style body a header p nav ul li main article h1 h2 h3 h4 h5 h6 small details summary span div b strong em cite time aside sup q mark section ol figure svg g path circle text footer bdi form label select option input table thead tbody tr th td code pre blockquote hr br dl dt dd del")
	attributes := strings.Fields("lang class charset name content http-equiv property rel href type title src defer id aria-label aria-current aria-labelledby aria-hidden role tabindex dir datetime open hidden data-earlier data-all data-without data-index data-root data-single data-many data-none data-failed data-shown data-kind data-severity data-source data-name data-originalurl data-versiondate for value scope colspan align viewBox width height fill stroke stroke-dasharray cx cy r x y d text-anchor autocomplete spellcheck start")
	doc, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("%s: a comment: %q", name, n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(elements, n.Data) {
			t.Errorf("%s: element <%s>", name, n.Data)
		}
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
			if !slices.Contains(attributes, a.Key) {
				t.Errorf("%s: attribute %s of <%s>", name, a.Key, n.Data)
			}
			switch a.Key {
			case "href", "src", "data-index", "data-root":
				u, err := url.Parse(a.Val)
				if err != nil || u.Scheme != "" && !slices.Contains([]string{"http", "https", "mailto"}, u.Scheme) || u.Scheme == "" && u.Host != "" {
					t.Errorf("%s: <%s %s=%q>", name, n.Data, a.Key, a.Val)
				}
			}
		}
		switch n.Data {
		case "script":
			if attr["type"] == "application/ld+json" {
				if n.FirstChild == nil || !json.Valid([]byte(n.FirstChild.Data)) {
					t.Errorf("%s: JSON-LD is no JSON", name)
				}
			} else if !strings.Contains(attr["src"], "static/") || n.FirstChild != nil {
				t.Errorf("%s: a script of its own", name)
			}
		case "style":
			if name != "404.html" || strings.Contains(n.FirstChild.Data, "evil") {
				t.Errorf("%s: a style of its own", name)
			}
		case "form":
			if attr["class"] != "search" && attr["class"] != "filters" {
				t.Errorf("%s: a form", name)
			}
		case "meta":
			if h := attr["http-equiv"]; h != "" && h != "Content-Security-Policy" {
				t.Errorf("%s: <meta http-equiv=%q>", name, h)
			}
		case "link":
			if !slices.Contains([]string{"canonical", "alternate", "search", "icon", "stylesheet"}, attr["rel"]) {
				t.Errorf("%s: <link rel=%q>", name, attr["rel"])
			}
		}
	}
}

// FuzzDigest renders any text as a digest: no panic, nothing active, no mark or citation of the digest left as text.
func FuzzDigest(f *testing.F) { targetPages(f).Fuzz(f) }

func TestMutatedPages(t *testing.T) { targetPages(t).Test(t) }

func targetPages(tb testing.TB) mutate.Target {
	tb.Helper()
	seeds := []string{ferryDigest, "*a [@A] b* c [@A]\n> q [@A]\n\n1. x\n   - y[^n] [@A]\n\n[^n]: a\n\n    b\n\n        code\n"}
	for _, a := range attacks() {
		seeds = append(seeds, "Sentence "+a+" ends.[^n] [@A; @gazette]\n\n- "+a+" [@herald]\n\n[^n]: Note "+a+" [@A].\n")
	}
	return mutate.Target{Name: "FuzzDigest", Seeds: seeds, Try: func(t *testing.T, markdown string) {
		markdown = strings.ToValidUTF8(strings.ReplaceAll(markdown, "\r", ""), "?")
		if b, err := front.Find(markdown); b.Format != front.None || err != nil {
			return // front matter has its own target
		}
		d := story3(t, "ferry", markdown, ferryA, ferryGazette, ferryHerald)
		s := &site{frame: &frame{tongues: map[string]*words{}}, in: Input{Templates: templates.Files}, known: map[string]string{}}
		blocks, _ := s.story(&d).blocks("ferry/index.html")
		var page strings.Builder
		for _, b := range blocks {
			page.WriteString(string(b.HTML))
			for _, n := range b.Notes {
				page.WriteString(string(n.HTML))
			}
		}
		inert(t, "ferry/index.html", []byte(clean(page.String())))
	}}
}
