package site

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"variorum/generator/front"
	"variorum/generator/report"
)

// Settings is content/_site.md: its front matter, and the home page's introduction.
type Settings struct {
	Title      string   `yaml:"title"`
	BaseURL    string   `yaml:"base_url"`    // absolute address of the site's root, ends with "/"; "" where unknown
	Language   string   `yaml:"language"`    // BCP 47; "en" where not given
	Publisher  string   `yaml:"publisher"`   // who publishes the site
	SourceText string   `yaml:"source_text"` // how much of the articles is published: excerpts (default), full, none
	Unsigned   string   `yaml:"unsigned"`    // what becomes of digests without a signature: mark (default), hold, publish
	Nav        []string `yaml:"nav"`         // addresses of the editors' pages that stand in the head of every page, in order
	Keep       []string `yaml:"keep"`        // patterns of files in public/ that are not the program's

	File string `yaml:"-"` // where the settings stand, for findings
	Raw  string `yaml:"-"` // the file; Raw[Body:] is the home page's introduction in Markdown
	Body int    `yaml:"-"`
}

// The values of source_text and unsigned.
const (
	Excerpts = "excerpts"
	Full     = "full"
	None     = "none"

	Mark    = "mark"
	Hold    = "hold"
	Publish = "publish"
)

// ParseSettings reads content/_site.md. Without the file, ParseSettings(file, "") gives the defaults.
func ParseSettings(file, raw string) (Settings, report.List) {
	s := Settings{File: file, Raw: raw}
	body, findings := front.Read(file, raw, &s)
	s.Body = body
	at := report.Place{File: file}
	if raw != "" {
		at = report.At(file, raw, 0)
	}
	s.Title = or(strings.TrimSpace(s.Title), "Variorum")
	s.Language = or(s.Language, "en")
	if _, err := language.Parse(s.Language); err != nil {
		findings.Add(front.ID, at, "use a tag such as en or pt-BR", "language %q is no BCP 47 tag", s.Language)
		s.Language = "en"
	}
	s.SourceText = choice(&findings, at, "source_text", s.SourceText, Excerpts, Full, None)
	s.Unsigned = choice(&findings, at, "unsigned", s.Unsigned, Mark, Hold, Publish)
	if s.BaseURL != "" {
		u, err := url.Parse(s.BaseURL)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
			findings.Add(front.ID, at, "write it like https://example.org/digests/", "base_url %q is no address of a site", s.BaseURL)
			s.BaseURL = ""
		} else {
			u.Path = strings.TrimRight(u.Path, "/") + "/"
			s.BaseURL = u.String()
		}
	}
	return s, findings
}

// choice returns value if it is one of the allowed ones, the first of them where it is empty.
func choice(findings *report.List, at report.Place, key, value string, allowed ...string) string {
	if slices.Contains(allowed, value) {
		return value
	}
	if value != "" {
		findings.Add(front.ID, at, "", "%s is %q: it must be one of %s", key, value, strings.Join(allowed, ", "))
	}
	return allowed[0]
}

// or returns the first string that is not empty.
func or(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
