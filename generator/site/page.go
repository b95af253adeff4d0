package site

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/language"

	"variorum/generator/front"
	"variorum/generator/report"
)

// Page is an editor's page: any file of content/ that is no digest.
type Page struct {
	Title       string         `yaml:"title"`
	Description string         `yaml:"description"`
	Date        string         `yaml:"date"`
	Slug        string         `yaml:"slug"` // where the page stands; the file's name unless given
	Language    string         `yaml:"language"`
	Nav         int            `yaml:"nav"` // its place among the links in the head of every page, from 1; 0 for none
	Draft       bool           `yaml:"draft"`
	Moved       []string       `yaml:"moved"` // addresses that the page had before
	Extra       map[string]any `yaml:"extra"`

	File string `yaml:"-"` // slash-separated path from the project's folder
	Raw  string `yaml:"-"` // the file; Raw[Body:] is its Markdown
	Body int    `yaml:"-"`
	Held bool   `yaml:"-"` // it stays as it was last published: Render makes no file of it, but lists it
	Key  string `yaml:"-"` // tells the file and what it holds apart from every other; for the owner of Made
	Made *Made  `yaml:"-"` // what was made of the page earlier; nil where that is not known
}

// ParsePage reads an editor's page; file is its path from the project's folder.
func ParsePage(file, raw string) (Page, report.List) {
	p := Page{File: file, Raw: raw}
	body, findings := front.Read(file, raw, &p)
	p.File, p.Raw, p.Body = file, raw, body // front matter that is null would leave nothing
	name := strings.TrimSuffix(strings.TrimPrefix(file, "content/"), ".md")
	if p.Slug != "" && p.Slug != Slug(p.Slug) {
		findings.Add(front.ID, report.At(file, raw, 0), "use lower case letters, digits and -", "slug %q is no name of a page", p.Slug)
		p.Slug = ""
	}
	if _, err := language.Parse(p.Language); p.Language != "" && err != nil {
		findings.Add(front.ID, report.At(file, raw, 0), "use a tag such as en or pt-BR", "language %q is no BCP 47 tag", p.Language)
		p.Language = ""
	}
	p.Slug = or(p.Slug, Slug(name))
	if p.Title == "" {
		p.Title = path.Base(name)
		for line := range strings.Lines(raw[body:]) {
			if heading, ok := strings.CutPrefix(line, "# "); ok {
				p.Title = strings.TrimSpace(heading)
				break
			}
		}
	}
	return p, findings
}

// Slug makes a name for an address: lower case letters, digits and "-", folders kept.
func Slug(name string) string {
	parts := strings.Split(name, "/")
	for i, part := range parts {
		words := strings.FieldsFunc(strings.ToLower(part), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
		parts[i] = strings.Join(words, "-")
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "/")
}

// Reserved reports whether a slug is taken by the site's own files.
func Reserved(slug string) bool {
	first, _, _ := strings.Cut(slug, "/")
	switch first {
	case "", "static", "topics", "pages", "days", "outlets", "threads", "lists", "img", "files", howSlug, "index", "404", "search":
		return true
	}
	return strings.HasPrefix(first, "_") || strings.HasPrefix(first, ".")
}

// howSlug is where the page "How this was made" stands.
const howSlug = "how-this-was-made"
