package site

import (
	"encoding/xml"
	"time"
)

// Feeds have the digests that are listed and have a date, latest change first. All addresses in them are absolute.

// entry is a digest as feeds have it.
type entry struct {
	title, summary, address, image string
	published, updated             time.Time
	topics                         []string
	html                           string
}

func (s *site) entries() []entry {
	var out []entry
	for _, st := range s.recent() {
		if len(out) == 50 {
			break
		}
		if st.Updated == "" || !st.Listed {
			continue
		}
		e := entry{title: clean(st.Title), summary: clean(or(st.Description, st.Summary)), address: s.absolute(st.path("index.html")), topics: st.Topics}
		e.published, _ = day(st.Date)
		e.updated, _ = day(st.Updated)
		if st.Drawn {
			e.image = s.absolute(st.path("card.png"))
		}
		w := s.tongue(st.Language)
		e.html = "<p>" + escapeHTML(e.summary) + "</p><p>" + escapeHTML(st.Summary) + "</p>"
		for _, c := range st.Corrections {
			e.html += "<p>" + escapeHTML(clean(w.say("corrected", w.date(c.Date), c.Text))) + "</p>"
		}
		out = append(out, e)
	}
	return out
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomText struct {
	Type string `xml:"type,attr,omitempty"`
	Text string `xml:",chardata"`
}

type atomCategory struct {
	Term string `xml:"term,attr"`
}

type atomEntry struct {
	Title     string         `xml:"title"`
	ID        string         `xml:"id"`
	Link      atomLink       `xml:"link"`
	Published string         `xml:"published"`
	Updated   string         `xml:"updated"`
	Category  []atomCategory `xml:"category"`
	Summary   string         `xml:"summary,omitempty"`
	Content   atomText       `xml:"content"`
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	Title   string      `xml:"title"`
	ID      string      `xml:"id"`
	Links   []atomLink  `xml:"link"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

func (s *site) atom(entries []entry) []byte {
	home := s.absolute("index.html")
	f := atomFeed{
		Lang: s.in.Settings.Language, Title: s.in.Settings.Title, ID: home, Author: atomAuthor{or(s.in.Settings.Publisher, s.in.Settings.Title)},
		Links:   []atomLink{{"alternate", "text/html", home}, {"self", "application/atom+xml", s.absolute("feed.atom")}},
		Updated: latest(entries).Format(time.RFC3339),
	}
	for _, e := range entries {
		x := atomEntry{Title: e.title, ID: e.address, Link: atomLink{"alternate", "text/html", e.address}, Published: e.published.Format(time.RFC3339), Updated: e.updated.Format(time.RFC3339), Summary: e.summary, Content: atomText{"html", e.html}}
		for _, t := range e.topics {
			x.Category = append(x.Category, atomCategory{clean(t)})
		}
		f.Entries = append(f.Entries, x)
	}
	return encodeXML(f)
}

type rssFeed struct {
	XMLName xml.Name   `xml:"rss"`
	Version string     `xml:"version,attr"`
	Atom    string     `xml:"xmlns:atom,attr"`
	Channel rssChannel `xml:"channel"`
}

type rssChannel struct {
	Title         string    `xml:"title"`
	Link          string    `xml:"link"`
	Self          atomSelf  `xml:"atom:link"`
	Description   string    `xml:"description"`
	Language      string    `xml:"language"`
	LastBuildDate string    `xml:"lastBuildDate,omitempty"`
	Items         []rssItem `xml:"item"`
}

type atomSelf struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

type rssItem struct {
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	GUID        string   `xml:"guid"`
	Description string   `xml:"description"`
	Category    []string `xml:"category"`
	PubDate     string   `xml:"pubDate"`
	Updated     string   `xml:"atom:updated"`
}

func (s *site) rss(entries []entry) []byte {
	f := rssFeed{Version: "2.0", Atom: "http://www.w3.org/2005/Atom", Channel: rssChannel{
		Title: s.in.Settings.Title, Link: s.absolute("index.html"), Self: atomSelf{"self", "application/rss+xml", s.absolute("feed.rss")},
		Description: s.tagline(), Language: s.in.Settings.Language,
	}}
	if len(entries) > 0 {
		f.Channel.LastBuildDate = latest(entries).Format(time.RFC1123Z)
	}
	for _, e := range entries {
		item := rssItem{Title: e.title, Link: e.address, GUID: e.address, Description: e.html, PubDate: e.published.Format(time.RFC1123Z), Updated: e.updated.Format(time.RFC3339)}
		for _, t := range e.topics {
			item.Category = append(item.Category, clean(t))
		}
		f.Channel.Items = append(f.Channel.Items, item)
	}
	return encodeXML(f)
}

type jsonFeed struct {
	Version  string         `json:"version"`
	Title    string         `json:"title"`
	Home     string         `json:"home_page_url"`
	Feed     string         `json:"feed_url"`
	About    string         `json:"description,omitempty"`
	Language string         `json:"language"`
	Items    []jsonFeedItem `json:"items"`
}

type jsonFeedItem struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Title     string   `json:"title"`
	HTML      string   `json:"content_html"`
	Summary   string   `json:"summary,omitempty"`
	Image     string   `json:"image,omitempty"`
	Published string   `json:"date_published"`
	Modified  string   `json:"date_modified"`
	Tags      []string `json:"tags,omitempty"`
}

func (s *site) jsonFeed(entries []entry) []byte {
	f := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: s.in.Settings.Title, Home: s.absolute("index.html"), Feed: s.absolute("feed.json"), About: s.tagline(), Language: s.in.Settings.Language, Items: []jsonFeedItem{}}
	for _, e := range entries {
		f.Items = append(f.Items, jsonFeedItem{ID: e.address, URL: e.address, Title: e.title, HTML: e.html, Summary: e.summary, Image: e.image, Published: e.published.Format(time.RFC3339), Modified: e.updated.Format(time.RFC3339), Tags: cleanAll(e.topics)})
	}
	return encode(f)
}

// latest is when the feed last changed; the epoch for an empty one, since no clock is read.
func latest(entries []entry) time.Time {
	t := time.Unix(0, 0).UTC()
	for _, e := range entries {
		if e.updated.After(t) {
			t = e.updated
		}
	}
	return t
}

func encodeXML(v any) []byte {
	b, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		panic(err) // the types at hand always encode
	}
	return append(append([]byte(xml.Header), b...), '\n')
}
