package site

import (
	"variorum/generator/report"
)

// Settings is content/_site.md: its front matter, and the home page's introduction.
type Settings struct {
	Title      string   `yaml:"title"`
	BaseURL    string   `yaml:"base_url"`    // absolute address of the site's root; "" where unknown
	Language   string   `yaml:"language"`    // BCP 47; "en" where not given
	Publisher  string   `yaml:"publisher"`   // who publishes the site
	SourceText string   `yaml:"source_text"` // how much of the articles is published: excerpts (default), full, none
	Unsigned   string   `yaml:"unsigned"`    // what becomes of digests without a signature: mark (default), hold, publish
	Keep       []string `yaml:"keep"`        // patterns of files in public/ that are not the program's

	Introduction string `yaml:"-"` // Markdown
}

// ParseSettings reads content/_site.md. Without the file, ParseSettings(file, "") gives the defaults.
func ParseSettings(file, raw string) (Settings, report.List) {
	return Settings{Title: "Variorum", Language: "en", SourceText: "excerpts", Unsigned: "mark"}, nil
}
