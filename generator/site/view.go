package site

import (
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/language"

	"variorum/generator/report"
)

// Common is what every template gets. The types that embed it are the data of one kind of page each; docs/templates.md
// lists them.
type Common struct {
	Site        *Site
	Frame       *Frame
	Kind        string // "home", "digest", "sources", "compare", "how", "page", "list", "lists", "404"
	Section     string // the link of the head that leads to what the page belongs to: "topics", "pages", "days", "how" or ""
	Title       string // of the page
	Window      string // the title of the browser's window: the page's, and the site's where that is another
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

// Frame is what the frame of a page knows of it: the same for many pages, so that its parts are made once for all of them.
type Frame struct {
	Site      *Site
	Kind      string
	Section   string
	Words     string // as in Common
	Direction string
	Path      string // of a page that belongs to a section; else ""
	Title     string // of a page that stands in the head itself; else ""

	parts *parts
}

// one returns the frame that stands for all that are as this one is.
func (f Frame) one() *Frame {
	f.parts = nil
	if known, ok := f.Site.frames.Load(f); ok {
		return known.(*Frame)
	}
	known, _ := f.Site.frames.LoadOrStore(f, f.withParts())
	return known.(*Frame)
}

func (f Frame) withParts() *Frame {
	f.parts = &parts{}
	return &f
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

	frames *sync.Map // of its pages: see Frame.one
}

// Link is a link with its words.
type Link struct{ Href, Title string }

// Feed is a feed of the site.
type Feed struct{ Href, Type, Title string }

// tongue is the language that a page speaks.
func (c Common) tongue() string { return c.Language }

// common fills in what every page has; tag is the page's language.
func (s *site) common(tag, kind, file, title, description string) Common {
	own := s.tongue(tag)
	c := Common{Kind: kind, Title: title, Description: description, Language: tag, Words: own.language, Direction: own.right, Path: file, Canonical: s.absolute(file)}
	if kind == "404" && s.in.Settings.BaseURL != "" {
		c.Canonical = ""
		c.Site = s.linked(tag, s.absolute) // a server shows this page at any address
	} else {
		c.Site = s.siteFrom(tag, file)
	}
	c.Window = title
	if title != c.Site.Title {
		c.Window += " · " + c.Site.Title
	}
	f := Frame{Site: c.Site, Kind: kind, Words: c.Words, Direction: c.Direction}
	if kind == "page" && slices.ContainsFunc(c.Site.Pages, func(l Link) bool { return l.Title == title }) {
		f.Title = title
	}
	c.Frame = f.one()
	return c
}

// within says to which section of the site a page belongs.
func (c *Common) within(section string) {
	f := *c.Frame
	c.Section, f.Section = section, section
	if section != "" {
		f.Path = c.Path
	}
	c.Frame = f.one()
}

// siteFrom is the site as it is linked to from a file: the same one for all files that lie as deep, unless a link leads to
// something in the folder that they lie in.
func (s *site) siteFrom(tag, file string) *Site {
	to := func(target string) string { return link(file, target) }
	top, _, below := strings.Cut(file, "/")
	if Reserved(top) && below || slices.ContainsFunc(s.head, func(p Page) bool { t, _, _ := strings.Cut(p.Slug, "/"); return t == top }) {
		return s.linked(tag, to)
	}
	key := fmt.Sprint(tag, strings.Count(file, "/"))
	if known, ok := s.frames.Load(key); ok {
		return known.(*Site)
	}
	known, _ := s.frames.LoadOrStore(key, s.linked(tag, to))
	return known.(*Site)
}

// linked is the site with its links, as to makes them.
func (s *site) linked(tag string, to func(target string) string) *Site {
	set := s.in.Settings
	c := &Site{
		Title: set.Title, Publisher: set.Publisher, Tagline: s.tongue(tag).say("tagline"), Language: set.Language, BaseURL: set.BaseURL,
		Home: to("index.html"), How: to(howSlug + "/index.html"), Static: map[string]string{}, Index: to(searchIndexFile), frames: &sync.Map{},
	}
	if len(s.topics) > 0 {
		c.Topics = to("topics/index.html")
	}
	if len(s.stories) > 0 {
		c.Days = to("days/index.html")
	}
	for _, p := range s.head {
		c.Pages = append(c.Pages, Link{to(p.Slug + "/index.html"), p.Title})
	}
	if len(s.rest) > 0 {
		c.AllPages = to("pages/index.html")
	}
	for name, published := range s.assets {
		c.Static[name] = to(published)
	}
	if set.BaseURL != "" {
		c.Search = to("opensearch.xml")
		c.Feeds = []Feed{
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
