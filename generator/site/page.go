package site

import (
	"variorum/generator/report"
)

// Page is an editor's page: any file of content/ that is no digest.
type Page struct {
	File        string   `yaml:"-"` // slash-separated path from the project's folder
	Slug        string   `yaml:"slug"`
	Title       string   `yaml:"title"`
	Description string   `yaml:"description"`
	Date        string   `yaml:"date"`
	Language    string   `yaml:"language"`
	Topics      []string `yaml:"topics"`
	Draft       bool     `yaml:"draft"`

	Raw  string `yaml:"-"` // the file
	Body int    `yaml:"-"` // where its Markdown begins
}

// ParsePage reads an editor's page; file is its path from the project's folder. The slug is the file's name unless the
// front matter gives one.
func ParsePage(file, raw string) (Page, report.List) {
	return Page{File: file, Raw: raw}, nil
}
