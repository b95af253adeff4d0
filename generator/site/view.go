package site

import (
	"html/template"
	"path"
	"strings"

	"golang.org/x/text/language"

	"variorum/generator/report"
)

// Common is what every template gets. The types that embed it are the data of one kind of page each; docs/templates.md
// lists them.
type Common struct {
	Site        Site
	Kind        string // "home", "digest", "sources", "compare", "how", "page", "list", "lists", "404"
	Section     string // the link of the head that leads to what the page belongs to: "topics", "pages", "days", "how" or ""
	Title       string // of the page
	Description string
	Language    string // BCP 47, of what the page shows
	Words       string // BCP 47, of the page's own words: Language, or "en" where no file has words of it
	Direction   string // "rtl" where the page's own words are written from the right; else ""
	Path        string // of the page's file, from the site's root
	Canonical   string // absolute address; "" without base_url
	Image       string // absolute address of a picture for other sites; may be empty
	NoIndex     bool   // search engines are asked to leave the page out
	JSONLD      template.JS
	JSONLDHash  string       // of JSONLD, for the Content-Security-Policy: "sha256-…"
	Style       template.CSS // the style itself, on a page that must look right at any address: the 404 page
	StyleHash   string
}

// Site is what is the same on every page but for links, which are relative to it.
type Site struct {
	Title     string
	Publisher string
	Tagline   string
	Language  string
	BaseURL   string
	Home      string
	How       string
	Topics    string // "" where no digest has a topic
	Days      string // the digests by day
	Pages     []Link // editors' pages that asked to stand in the head
	AllPages  string // the list of the others; "" where there are none
	Feeds     []Feed
	Search    string            // the description for browsers; "" without base_url
	Static    map[string]string // static files by name: {{index .Site.Static "style.css"}}
	Index     string            // the table of the search index: search.go tells its form
}

// Link is a link with its words.
type Link struct{ Href, Title string }

// Feed is a feed of the site.
type Feed struct{ Href, Type, Title string }

// tongue is the language that a page speaks.
func (c Common) tongue() string { return c.Language }

// common fills in what every page has; tag is the page's language.
func (s *site) common(tag, kind, file, title, description string) Common {
	set := s.in.Settings
	own := s.tongue(tag).language
	c := Common{Kind: kind, Title: title, Description: description, Language: tag, Words: own, Direction: direction(own), Path: file, Canonical: s.absolute(file)}
	to := func(target string) string { return link(file, target) }
	if kind == "404" && set.BaseURL != "" {
		to = s.absolute // a server shows this page at any address
		c.Canonical = ""
	}
	c.Site = Site{
		Title: set.Title, Publisher: set.Publisher, Tagline: s.tongue(tag).say("tagline"), Language: set.Language, BaseURL: set.BaseURL,
		Home: to("index.html"), How: to(howSlug + "/index.html"), Static: map[string]string{}, Index: to(searchIndexFile),
	}
	if len(s.topics) > 0 {
		c.Site.Topics = to("topics/index.html")
	}
	if len(s.stories) > 0 {
		c.Site.Days = to("days/index.html")
	}
	for _, p := range s.head {
		c.Site.Pages = append(c.Site.Pages, Link{to(p.Slug + "/index.html"), p.Title})
	}
	if len(s.rest) > 0 {
		c.Site.AllPages = to("pages/index.html")
	}
	for name, published := range s.assets {
		c.Site.Static[name] = to(published)
	}
	if set.BaseURL != "" {
		c.Site.Search = to("opensearch.xml")
		c.Site.Feeds = []Feed{
			{to("feed.atom"), "application/atom+xml", "Atom"},
			{to("feed.rss"), "application/rss+xml", "RSS"},
			{to("feed.json"), "application/feed+json", "JSON Feed"},
		}
	}
	return c
}

// direction returns "rtl" for a language that is written from right to left, else "".
func direction(tag string) string {
	t, err := language.Parse(tag)
	if err != nil {
		return ""
	}
	script, _ := t.Script()
	switch script.String() {
	case "Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm":
		return "rtl"
	}
	return ""
}

// tagline says in the site's language what the site is.
func (s *site) tagline() string { return s.words.say("tagline") }

// markdown prepares rendering of a text that stands on a page; tag is the page's language, file where the text comes from.
func (s *site) markdown(tag, page, file string) *markdown {
	m := &markdown{ids: map[string]int{}, code: s.tongue(tag).say("code"), frame: s.frame}
	m.resolve = func(dest string) (string, bool) {
		if href, ok := webAddress(dest); ok {
			return href, true
		}
		if id, ok := strings.CutPrefix(dest, "#"); ok {
			for _, id := range []string{id, "h-" + Slug(id)} {
				if m.ids[id] > 0 {
					return "#" + id, true
				}
			}
		} else if to, ok := s.target(page, dest); ok {
			return to, true
		}
		s.findings.Warn("link-broken", report.Place{File: file}, "link to http, https or mailto addresses, or to pages of the site", "link to %q leads nowhere", dest)
		return "", false
	}
	m.picture = func(dest string) (string, bool) {
		if strings.Contains(dest, ":") || strings.HasPrefix(dest, "//") {
			return "", false
		}
		return s.target(page, dest)
	}
	m.size = func(src string) [2]int { return s.sizes[path.Join(path.Dir(page), src)] }
	return m
}

// target finds the file of the site that a link in Markdown means: a page's address, the Markdown file that it is made
// from, or a static file.
func (s *site) target(page, dest string) (string, bool) {
	dest, fragment, has := strings.Cut(dest, "#")
	if strings.ContainsAny(dest, ":?\\") || strings.HasPrefix(dest, "//") {
		return "", false
	}
	name := strings.TrimPrefix(dest, "/")
	tries := []string{name, path.Join(path.Dir(page), name), path.Join(path.Dir(page), "..", name)}
	if strings.HasPrefix(dest, "/") {
		tries = tries[:1]
	}
	for _, try := range tries {
		try = path.Clean("/" + try)[1:]
		try = strings.TrimSuffix(strings.TrimSuffix(try, "index.html"), "/")
		try = strings.TrimSuffix(try, ".md")
		if file := s.ask("file " + try); file != "" {
			if has {
				file += "#" + fragment
			}
			return link(page, file), true
		}
	}
	return "", false
}
