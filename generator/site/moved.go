package site

import (
	"fmt"
	"net/url"
	"path"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/front"
	"variorum/generator/report"
)

// A page that has got another address is still asked for at its old one. There a page leads on, which works on any host and
// from disk; hosts that read a file _redirects do so at once.

// movedFrom is an old address of a page.
type movedFrom struct {
	old, slug string // without slashes around them
	pages     []string
	title     string
	tongue    string
}

// listMoved finds the old addresses that nothing else has.
func (s *site) listMoved() {
	taken := map[string]bool{}
	for _, st := range s.stories {
		taken[st.Slug] = true
	}
	for _, p := range s.pages {
		taken[p.Slug] = true
	}
	add := func(at report.Place, m movedFrom, addresses []string) {
		for _, old := range addresses {
			m.old = strings.Trim(old, "/")
			switch {
			case m.old == m.slug:
			case m.old != Slug(m.old) || Reserved(m.old):
				s.findings.Warn("moved", at, "write the address as it was: [harbour-fire]", "%q was never an address of a page", old)
			case taken[m.old]:
				s.findings.Warn("moved", at, "take it out of moved:", "the address %q has another page now", m.old)
			default:
				taken[m.old] = true
				s.moved = append(s.moved, m)
			}
		}
	}
	for _, st := range s.stories {
		add(st.MovedAt, movedFrom{slug: st.Slug, pages: []string{"index.html", "sources/index.html", "compare/index.html"}, title: st.Title, tongue: st.Language}, st.Moved)
	}
	for _, p := range s.pages {
		if len(p.Moved) == 0 {
			continue
		}
		add(report.At(p.File, p.Raw, front.Value(p.Raw, "moved")), movedFrom{slug: p.Slug, pages: []string{"index.html"}, title: p.Title, tongue: or(p.Language, s.in.Settings.Language)}, p.Moved)
	}
}

// movedAt is the place where a digest tells its old addresses.
func movedAt(d *digest.Digest) report.Place {
	if len(d.Front.Moved) == 0 {
		return report.Place{}
	}
	return report.At(d.File, d.Raw, front.Value(d.Raw, "moved"))
}

// renderMoved makes the pages that lead on, and the file for hosts.
func (s *site) renderMoved() {
	if len(s.moved) == 0 {
		return
	}
	root := "/"
	if u, err := url.Parse(s.in.Settings.BaseURL); err == nil && u.Path != "" {
		root = u.Path
	}
	e := escapeHTML
	var rules strings.Builder
	for _, m := range s.moved {
		for _, page := range m.pages {
			from, to := path.Join(m.old, page), path.Join(m.slug, page)
			href, canonical := link(from, to), s.absolute(to)
			words := s.tongue(m.tongue)
			s.files[from] = []byte(`<!DOCTYPE html>
<html lang="` + e(words.language) + `">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>` + e(clean(m.title)) + `</title>
<link rel="canonical" href="` + e(or(canonical, href)) + `">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=` + e(href) + `">
</head>
<body class="moved">
<main><h1>` + e(words.say("moved")) + `</h1>
<p><a href="` + e(href) + `">` + e(clean(m.title)) + `</a></p></main>
</body>
</html>
`)
		}
		at := func(slug string) string { return root + (&url.URL{Path: slug}).EscapedPath() }
		fmt.Fprintf(&rules, "%s/* %s/:splat 301\n", at(m.old), at(m.slug))
	}
	s.files["_redirects"] = []byte(rules.String())
}
