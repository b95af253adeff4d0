package source

import (
	"encoding/json"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// about what a page says of itself, from the surest place to the least: JSON-LD, Open Graph and other <meta>, the
// page's elements.
type page struct {
	ld    ld
	nodes []any             // the values of all scripts of JSON-LD
	named map[string]string // content of <meta> by its name or property, in lower case
	title string            // <title>
	h1    string            // the only <h1>, or the first inside <article>
	lang  string
	canon string // <link rel="canonical">
	when  string // the day on which it was first published, by its <time> elements
}

// metadata returns what the page says of the article, and its headline.
func metadata(doc *html.Node) (Meta, string) {
	p := page{named: map[string]string{}}
	p.read(doc)
	p.ld = linked(p.nodes, either(p.h1, p.named["og:title"], p.title))
	p.when = published(doc)
	m := Meta{
		Title:     either(p.ld.headline, p.named["og:title"], p.named["twitter:title"], p.h1, p.title),
		Publisher: either(p.ld.publisher, p.named["og:site_name"], p.named["application-name"]),
		URL:       address(either(p.canon, p.named["og:url"], p.ld.url)),
		Date:      date(either(p.ld.published, p.named["article:published_time"], p.named["og:article:published_time"], p.named["datepublished"], p.named["parsely-pub-date"], p.named["sailthru.date"], p.named["pubdate"], p.named["pdate"], p.named["publishdate"], p.named["publish-date"], p.named["publication_date"], p.named["dc.date"], p.named["date"], p.when)),
		Author:    either(p.ld.author, person(p.named["author"]), person(p.named["article:author"]), person(p.named["byl"]), person(p.named["parsely-author"])),
		Language:  either(p.lang, p.ld.language, strings.ReplaceAll(p.named["og:locale"], "_", "-")),
	}
	if m.Publisher == "" {
		m.Publisher = host(m.URL)
	}
	if p.h1 != "" && strings.HasPrefix(m.Title, p.h1) {
		m.Title = p.h1 // without the name of the site after it
	}
	if kin(p.h1, m.Title) {
		return m, p.h1
	}
	return m, m.Title
}

// kin reports whether half of the words of a heading stand in a title; a heading that names the site does not.
func kin(heading, title string) bool {
	have := map[string]bool{}
	for _, w := range Words(title) {
		have[w] = true
	}
	words, n := Words(heading), 0
	for _, w := range words {
		if have[w] {
			n++
		}
	}
	return n > 0 && n*2 >= len(words)
}

// host returns the host of an address without "www."; "" where there is none.
func host(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// Reachable reports whether an address has a host that browsers take: a name whose parts are not empty and hold none of
// the characters that no host may have (the WHATWG's URL standard), or an address in digits. Where another parser takes
// it than the one that looked, a link may lead elsewhere than it shows.
func Reachable(u *url.URL) bool {
	host := u.Hostname()
	if strings.Contains(host, ":") {
		a, err := netip.ParseAddr(host)
		return err == nil && a.Zone() == ""
	}
	host = strings.TrimSuffix(host, ".")
	if host == "" || len(host) > 253 || strings.ContainsAny(host, " #/:<>?@[\\]^|%\"'`{}") || strings.ContainsFunc(host, unreadable) {
		return false
	}
	labels := strings.Split(host, ".")
	for _, l := range labels {
		if l == "" || len(l) > 63 {
			return false
		}
	}
	if last := labels[len(labels)-1]; strings.Trim(last, "0123456789") == "" {
		a, err := netip.ParseAddr(host)
		return err == nil && a.Is4()
	}
	port := u.Port()
	n, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil && n > 0
}

// unreadable reports whether a rune shows nothing, or only moves what is around it.
func unreadable(r rune) bool {
	return r == utf8.RuneError || unicode.IsControl(r) || unicode.IsSpace(r) || unicode.Is(unicode.Cf, r)
}

// either returns the first of the strings that says something, without white space at its edges.
func either(all ...string) string {
	for _, s := range all {
		if s = strings.Join(strings.Fields(s), " "); s != "" {
			return s
		}
	}
	return ""
}

// address returns an absolute address of the web, else "".
func address(s string) string {
	u, err := url.Parse(s)
	if err != nil || !Reachable(u) || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}

// date returns a date of a page as ISO 8601, with time and zone where it has them; "" where it is none, or only holds a
// date's place: the beginning of some clock.
func date(s string) string {
	if d := parsed(s); len(d) >= 10 && d[:10] != "1970-01-01" && d[:10] != "1969-12-31" {
		return d
	}
	return ""
}

// parsed is date for any day since 1900.
func parsed(s string) string {
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", time.RFC1123Z, time.RFC1123, "Mon Jan 2 15:04:05 MST 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			if t.Year() < 1900 {
				return ""
			}
			if t.Second() == 0 && t.Nanosecond() == 0 {
				return t.Format("2006-01-02T15:04Z07:00")
			}
			return t.Truncate(time.Second).Format(time.RFC3339)
		}
	}
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02T15:04", "2006-01-02 15:04", "2006-01-02", "2006/01/02", "20060102", "January 2, 2006", "Jan 2, 2006", "Jan. 2, 2006", "2 January 2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.Format("2006-01-02") // without a zone the time says little
		}
	}
	return ""
}

// read takes in the node and what is below it.
func (p *page) read(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.Data {
		case "html":
			p.lang = attribute(n, "lang")
		case "title":
			p.title = either(p.title, content(n))
		case "meta":
			name := strings.ToLower(either(attribute(n, "property"), attribute(n, "name"), attribute(n, "itemprop")))
			if c := either(attribute(n, "content")); name != "" && c != "" && p.named[name] == "" {
				p.named[name] = c
			}
		case "link":
			if strings.EqualFold(attribute(n, "rel"), "canonical") {
				p.canon = either(p.canon, attribute(n, "href"))
			}
		case "script":
			if strings.Contains(strings.ToLower(attribute(n, "type")), "ld+json") && n.FirstChild != nil {
				var v any
				if json.Unmarshal([]byte(strings.TrimSpace(n.FirstChild.Data)), &v) == nil {
					p.nodes = append(p.nodes, v)
				}
			}
			return
		case "h1":
			if p.h1 == "" {
				p.h1 = content(n)
			}
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.read(c)
	}
}

// attribute returns the value of an element's attribute.
func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// content returns the text of an element and what is below it.
func content(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Type == html.ElementNode && (n.Data == "script" || n.Data == "style" || n.Data == "noscript"):
			return
		case n.Type == html.ElementNode:
			if _, own := blocks[n.Data]; own {
				b.WriteByte(' ')
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return either(b.String())
}
