// Package site makes the files of the site from digests, pages, settings and templates.
//
// Input is what earlier stages made: parsed digests with their collation, record and findings, editors' pages, the
// settings of content/_site.md, the list of checks, and the folder of templates. Output is every file of the site by its
// slash-separated path. Nothing is read from disk or from a clock; the same input gives the same bytes.
//
// Every page is complete without JavaScript. Links inside the site are relative and name files ("../index.html"), so that
// the site works at any folder of any host and from disk. What needs an absolute address (feeds, sitemap, Open Graph) is
// made only where base_url is set, else left out with a note.
//
// Sources, digests and pages are other people's text: raw HTML is shown as text, only http, https and mailto links are
// links, and each page has a Content-Security-Policy that allows the site's own files and nothing else.
package site

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/verify"
)

// Input is all that the site is made of.
type Input struct {
	Settings  Settings
	Pages     []Page
	Digests   []Digest
	Checks    []verify.Check
	Templates fs.FS // *.html, words.tsv and static/: see Overlay
	Media     fs.FS // content/, of which img/ and files/ are published; may be nil

	// TemplatesKey is a hash of what Templates holds; "" where that is not known, and all that rests on them is made anew.
	TemplatesKey string
	// Load gives a digest whole of which only Slug and Made are given; nil where all are given whole. Several goroutines
	// call it at once.
	Load func(slug string) (Digest, bool)
	// Aside is told of each file of digests and pages that is made, and reports whether it has put its bytes aside, so that
	// they need not be held in memory. It may be nil. One goroutine at a time calls it.
	Aside func(name string, c Content) bool
}

// Digest is a digest that is ready to be published, with what other stages know of it.
type Digest struct {
	Slug      string
	Digest    *digest.Digest
	Record    *digest.Record // with the words that source_text allows
	Collation *collate.Collation
	Result    verify.Result

	// Held says that the pages of the digest stay as they were last published: Render makes none of its files, but
	// lists it on the home page, in feeds and in the search index. Of the other fields only Slug, Digest and Record
	// are needed then, as last published.
	Held bool

	Review *Review // what a preview shows beyond the page; nil on the site

	Made *Made // what was made of the digest earlier; nil where that is not known
}

// site is a site in the making.
type site struct {
	*frame
	press      *Press
	in         Input
	files      map[string][]byte
	sums       map[string]Sum // of files, where they are known already
	findings   report.List
	stories    []*Told           // by slug
	order      []*Told           // the latest first
	pages      []Page            // by slug
	head       []Page            // those that stand in the head of every page, in order
	rest       []Page            // the others, by title
	topics     []*group          // by name
	topic      map[string]*group // by slug
	topicsKey  string            // hash of their names and places
	known      map[string]string
	moved      []movedFrom
	media      map[string]*medium // by their paths below content/
	sizes      map[string][2]int  // width and height of pictures, by their files on the site
	mediaFound report.List
	env        string             // see surroundings
	lists      map[string]*listed // their pages, by file
	asked      map[string]string  // what was asked of the site; nil where nobody wants to know
	outlets    []*group
	threads    []*group
	orders     []Link    // lists in another order than by day; Href is a file of the site
	frames     *sync.Map // see siteFrom
}

// takePages takes the editors' pages that have an address of their own.
func (s *site) takePages() {
	taken := map[string]string{}
	for _, st := range s.stories {
		taken[st.Slug] = st.File
	}
	pages := slices.Clone(s.in.Pages)
	s.pages = make([]Page, 0, len(pages))
	slices.SortFunc(pages, func(a, b Page) int {
		return cmp.Or(strings.Compare(a.Slug, b.Slug), strings.Compare(a.File, b.File))
	})
	for _, p := range pages {
		at := report.Place{File: p.File}
		switch {
		case p.Held && (Reserved(p.Slug) || taken[p.Slug] != ""):
		case Reserved(p.Slug):
			s.findings.Add("slug", at, "give it another slug in its front matter", "the address %q is the site's own", p.Slug)
		case taken[p.Slug] != "":
			s.findings.Add("slug", at, "give one of them a slug in its front matter", "the address %q is taken by %s", p.Slug, taken[p.Slug])
		default:
			taken[p.Slug] = p.File
			s.pages = append(s.pages, p)
		}
	}
}

// addresses lists what links in Markdown may lead to: the address without "index.html", and the file.
func (s *site) addresses() map[string]string {
	known := map[string]string{"": "index.html", howSlug: howSlug + "/index.html"}
	for _, st := range s.stories {
		known[st.Slug] = st.path("index.html")
		known[st.path("sources")] = st.path("sources/index.html")
		known[st.path("compare")] = st.path("compare/index.html")
	}
	for _, p := range s.pages {
		known[p.Slug] = p.Slug + "/index.html"
	}
	for _, m := range s.moved {
		for _, page := range m.pages {
			known[strings.TrimSuffix(path.Join(m.old, page), "/index.html")] = path.Join(m.slug, page)
		}
	}
	if len(s.topics) > 0 {
		known["topics"] = "topics/index.html"
	}
	if len(s.stories) > 0 {
		known["days"] = "days/index.html"
	}
	if len(s.rest) > 0 {
		known["pages"] = "pages/index.html"
	}
	for _, t := range s.topics {
		known[t.dir] = t.dir + "/index.html"
	}
	for name, m := range s.media {
		known[name] = m.file
	}
	for name, file := range s.assets {
		known["static/"+name] = file
	}
	return known
}

// renderData makes what other programs read.
func (s *site) renderData() {
	s.files["robots.txt"] = s.robots()
	s.files[".nojekyll"] = []byte{} // GitHub Pages else makes pages of each digest.md and serves none of them
	if csl, err := fs.ReadFile(s.in.Templates, "static/variorum.csl"); err == nil {
		s.files["variorum.csl"] = csl
	}
	if s.in.Settings.BaseURL == "" {
		s.findings = append(s.findings, report.Finding{
			ID: "base-url", Severity: report.Note, Place: report.Place{File: s.in.Settings.File},
			Message: "feeds, sitemap, search description, canonical links and cards are left out: the site's address is not known",
			Hint:    "set base_url in content/_site.md",
		})
		return
	}
	entries := s.entries()
	s.files["feed.atom"] = s.atom(entries)
	s.files["feed.rss"] = s.rss(entries)
	s.files["feed.json"] = s.jsonFeed(entries)
	s.files["sitemap.xml"] = s.sitemap()
	s.files["opensearch.xml"] = s.openSearch()
}
