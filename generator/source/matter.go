package source

import (
	"strings"

	"golang.org/x/text/language"

	"variorum/generator/front"
	"variorum/generator/report"
)

// matter is the front matter of an article. Beside the keys of this program it takes those that programs write which save
// pages as Markdown (Obsidian's Web Clipper, MarkDownload, Omnivore, Instapaper); what says nothing of the article is passed over.
type matter struct {
	ID        string `yaml:"id"`
	Publisher string `yaml:"publisher"`
	Title     string `yaml:"title"`
	URL       string `yaml:"url"`
	Date      string `yaml:"date"`
	Author    any    `yaml:"author"` // a name or a list of names
	Language  string `yaml:"language"`
	Fetched   string `yaml:"fetched"`
	SHA256    string `yaml:"sha256"`  // of the file as fetched
	Charset   string `yaml:"charset"` // of the file, where its server said it and the file does not

	Source    string `yaml:"source"` // the address, as clippers call it
	Site      string `yaml:"site"`   // the publisher, as clippers call it
	SiteName  string `yaml:"site_name"`
	Published string `yaml:"published"` // the date, as clippers call it
	Authors   any    `yaml:"authors"`
	Lang      string `yaml:"lang"`

	Created     any `yaml:"created"` // when it was clipped; not read
	Saved       any `yaml:"saved"`
	Clipped     any `yaml:"clipped"`
	DateSaved   any `yaml:"date_saved"`
	Modified    any `yaml:"modified"`
	Updated     any `yaml:"updated"`
	Description any `yaml:"description"`
	Excerpt     any `yaml:"excerpt"`
	Tags        any `yaml:"tags"`
	Aliases     any `yaml:"aliases"`
	Image       any `yaml:"image"`
	Cover       any `yaml:"cover"`
	Words       any `yaml:"word_count"`

	Extra map[string]any `yaml:"extra"` // whatever an editor wants to keep with the article
}

func (m matter) meta() Meta {
	return Meta{
		ID:        m.ID,
		Publisher: either(m.Publisher, m.Site, m.SiteName),
		Title:     m.Title,
		URL:       either(m.URL, m.Source),
		Date:      either(m.Date, m.Published),
		Author:    either(people(m.Author), people(m.Authors)),
		Language:  either(m.Language, m.Lang),
		Fetched:   m.Fetched,
	}
}

// people returns a name, or the names of a list, without the brackets of a wiki's links.
func people(v any) string {
	switch v := v.(type) {
	case string:
		return strings.NewReplacer("[[", "", "]]", "").Replace(v)
	case []any:
		var names []string
		for _, e := range v {
			if s := people(e); s != "" {
				names = append(names, s)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

// check takes out values that are not what their key says, with a warning at their place: a date that is none, an address
// that leads nowhere, a language that no tag is of.
func (m *matter) check(file, raw string, found *report.List) {
	wrong := func(key string, value *string, hint, what string) {
		found.Warn(front.ID, report.At(file, raw, front.Value(raw, key)), hint, "%q is no %s and is not read", *value, what)
		*value = ""
	}
	for _, f := range []struct {
		key   string
		value *string
	}{{"date", &m.Date}, {"published", &m.Published}, {"fetched", &m.Fetched}} {
		if *f.value != "" && date(either(*f.value)) == "" {
			wrong(f.key, f.value, "write it as 2026-03-31, or with time and zone as 2026-03-31T18:00Z", "date")
		} else if d := either(*f.value); d != "" && parsed(d) != "" && (len(d) < 10 || d[4] != '-') {
			*f.value = parsed(d)
		}
	}
	for _, f := range []struct {
		key   string
		value *string
	}{{"url", &m.URL}, {"source", &m.Source}} {
		if *f.value != "" && address(either(*f.value)) == "" {
			wrong(f.key, f.value, "write it whole, with https://", "address of a page")
		}
	}
	for _, f := range []struct {
		key   string
		value *string
	}{{"language", &m.Language}, {"lang", &m.Lang}} {
		if *f.value == "" {
			continue
		}
		if _, err := language.Parse(*f.value); err != nil {
			wrong(f.key, f.value, "write its tag, such as en, en-GB or de", "tag of a language")
		}
	}
}
