package site

import (
	"encoding/xml"
	"strings"
)

type urlSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// sitemap lists the pages that search engines may have.
func (s *site) sitemap() []byte {
	var key strings.Builder
	key.WriteString(s.in.Settings.BaseURL)
	for _, p := range s.pages {
		key.WriteString("\x00p" + p.Slug)
	}
	for _, t := range s.topics {
		key.WriteString("\x00t" + t.dir)
	}
	for _, st := range s.stories {
		if st.Listed {
			key.WriteString("\x00s" + st.Slug + "\x00" + st.Updated)
		}
	}
	return s.press.sites.make([]byte(key.String()), s.sitemapNow)
}

func (s *site) sitemapNow() []byte {
	var set urlSet
	add := func(file, updated string) {
		set.URLs = append(set.URLs, sitemapURL{Loc: s.absolute(file), LastMod: updated})
	}
	add("index.html", "")
	add(howSlug+"/index.html", "")
	for _, p := range s.pages {
		add(p.Slug+"/index.html", "")
	}
	for _, t := range s.topics {
		add(t.dir+"/index.html", "")
	}
	for _, st := range s.stories {
		if st.Listed {
			add(st.path("index.html"), st.Updated)
			add(st.path("sources/index.html"), st.Updated)
			add(st.path("compare/index.html"), st.Updated)
		}
	}
	return encodeXML(set)
}

// robots lets every robot in; pages that nobody signed say themselves that they are not to be indexed.
func (s *site) robots() []byte {
	text := "User-agent: *\nAllow: /\n"
	if u := s.absolute("sitemap.xml"); u != "" {
		text += "\nSitemap: " + u + "\n"
	}
	return []byte(text)
}

type openSearch struct {
	XMLName     xml.Name      `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName   string        `xml:"ShortName"`
	Description string        `xml:"Description"`
	Encoding    string        `xml:"InputEncoding"`
	URL         openSearchURL `xml:"Url"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Template string `xml:"template,attr"`
}

// openSearch lets browsers search the site from their address line.
func (s *site) openSearch() []byte {
	return encodeXML(openSearch{
		ShortName: short(s.in.Settings.Title, 16), Description: s.tagline(), Encoding: "UTF-8",
		URL: openSearchURL{"text/html", s.absolute("index.html") + "#q={searchTerms}"},
	})
}
