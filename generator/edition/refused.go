package edition

import (
	"html"
	"maps"
	"path"
	"slices"
	"strings"

	"variorum/generator/front"
	"variorum/generator/report"
	"variorum/generator/site"
	"variorum/generator/source"
)

// refused is a file of content/ that is neither taken for a digest nor for a page: it cannot be read, or what it says of
// itself is wrong. It holds back what it may be: the story that it names or is named for, and the page. Their last
// published pages stay, and nothing is merged into it or written in its place.
type refused struct {
	file     string
	slugs    []string
	findings report.List
}

// refuse holds back a file of content/. Of slugs, those count that say something, beside the file's own name.
func (p *project) refuse(file string, findings report.List, slugs ...string) {
	slugs = append(slugs, site.Slug(strings.TrimSuffix(strings.TrimPrefix(file, Content+"/"), ".md")))
	slices.Sort(slugs)
	slugs = slices.DeleteFunc(slices.Compact(slugs), func(s string) bool { return s == "" })
	p.refused = append(p.refused, refused{file, slugs, findings})
}

// refusedOf returns the file that would be the digest of a story if it could be read; nil where there is none.
func (p *project) refusedOf(s *story) *refused {
	for i := range p.refused {
		if slices.Contains(p.refused[i].slugs, s.Slug) {
			return &p.refused[i]
		}
	}
	return nil
}

// storyNamedIn returns the story that front matter names which cannot be read as a whole.
func storyNamedIn(raw string) string {
	b, err := front.Find(raw)
	text := raw
	if err == nil && b.Format != front.None {
		text = raw[b.Start:b.End]
	}
	for line := range strings.Lines(text) {
		if value, ok := strings.CutPrefix(line, "story:"); ok {
			value, _, _ = strings.Cut(value, " #")
			if value = strings.Trim(strings.TrimSpace(value), `"'`); value == source.Slug(value) {
				return value
			}
		}
	}
	return ""
}

// holdRefused tells what refused files hold back, and holds back their stories.
func (p *project) holdRefused() {
	for _, x := range p.refused {
		for _, s := range p.stories {
			if slices.Contains(x.slugs, s.Slug) {
				s.held = true
			}
		}
	}
}

// lastPages adds to the pages of the site, and to its digests, what stays of refused files as it was last published.
func (p *project) lastPages(pages []site.Page, digests *[]site.Digest, taken map[string]bool, stays map[string]site.Sum, last *lastSite) []site.Page {
	for _, x := range p.refused {
		for _, slug := range x.slugs {
			if taken[slug] || slices.ContainsFunc(pages, func(q site.Page) bool { return q.Slug == slug }) {
				continue
			}
			if d, ok := last.digest(slug); ok {
				*digests = append(*digests, d)
				taken[slug] = true
				maps.Copy(stays, last.pagesOf(slug))
			} else if page := last.read(path.Join(slug, "index.html")); page != nil {
				pages = append(pages, site.Page{Slug: slug, Title: titleOf(string(page)), File: x.file, Held: true})
				maps.Copy(stays, last.pagesOf(slug))
			}
		}
	}
	return pages
}

// titleOf returns the title of a published page, without the site's.
func titleOf(page string) string {
	_, rest, _ := strings.Cut(page, "<title>")
	title, _, _ := strings.Cut(rest, "</title>")
	if i := strings.LastIndex(title, " · "); i > 0 {
		title = title[:i]
	}
	return html.UnescapeString(title)
}

// hold holds back the pages and digests in which rendering found errors, and reports whether there were any: all else can
// be rendered without them.
func (p *project) hold(findings report.List) bool {
	held := false
	for _, f := range findings {
		if f.Severity != report.Error {
			continue
		}
		if i := slices.IndexFunc(p.pages, func(q site.Page) bool { return q.File == f.Place.File }); i >= 0 {
			q := p.pages[i]
			p.pages = slices.Delete(p.pages, i, i+1)
			p.refuse(q.File, nil, q.Slug)
			held = true
		}
		for _, d := range p.digests {
			if d.file == f.Place.File && !d.held {
				d.held, held = true, true
			}
		}
	}
	return held
}

// takeDigest takes a file of content/ for a digest.
func (p *project) takeDigest(name string, c *contentFile) {
	if slices.ContainsFunc(c.findings, func(f report.Finding) bool { return f.ID == front.ID && f.Severity == report.Error }) {
		p.refuse(name, c.findings, c.digest.Front.Story, storyNamedIn(c.raw))
		return
	}
	p.digests = append(p.digests, &edited{file: name, raw: c.raw, content: c, digest: c.digest, light: true, slug: c.digest.Front.Story})
}
