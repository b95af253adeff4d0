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
	"io/fs"

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
	Templates fs.FS // *.html and static/: see Overlay
}

// Digest is a digest that is ready to be published, with what other stages know of it.
type Digest struct {
	Slug      string
	Digest    *digest.Digest
	Collation *collate.Collation
	Result    verify.Result

	// Held says that the pages of the digest stay as they were last published: Render makes none of its files, but
	// lists it on the home page, in feeds and in the search index. Of the other fields only Slug and Digest are
	// needed then, as last published.
	Held bool
}

// Render makes the files of the site. Findings are errors in templates and pages, which stop the build, and notes on what
// was left out.
func Render(in Input) (map[string][]byte, report.List) {
	return map[string][]byte{}, nil
}
