package command

import (
	"path/filepath"
	"slices"

	"variorum/generator/collate"
	"variorum/generator/disk"
	"variorum/generator/edition"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// readText reads an article: with its siblings where it is part of a story, else alone. A file is part of a story
// where it is in or below a folder called seeds. The document is nil where a finding says why.
func readText(name string) (*statement.Doc, report.List, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return nil, nil, err
	}
	dir, file := filepath.Split(abs)
	if source.IsArticle(file) {
		for root := filepath.Clean(dir); root != filepath.Dir(root); root = filepath.Dir(root) {
			if filepath.Base(root) != edition.Seeds {
				continue
			}
			root = filepath.Dir(root)
			rel, err := filepath.Rel(root, dir)
			if err != nil {
				return nil, nil, err
			}
			if doc, findings := readSibling(root, filepath.ToSlash(rel), file); doc != nil || findings.Errors() > 0 {
				return doc, findings, nil
			}
			break
		}
	}
	a, findings := source.Read(disk.New(dir), file)
	for i := range findings {
		findings[i].Place.File = filepath.ToSlash(name)
	}
	if a == nil || findings.Errors() > 0 {
		return nil, findings, nil
	}
	return statement.Read(a), findings, nil
}

// readSibling reads one article of a story; dir is the story's folder below the project's.
func readSibling(root, dir, file string) (*statement.Doc, report.List) {
	s, findings := source.ReadStory(disk.New(root), edition.Seeds, dir)
	if !slices.ContainsFunc(s.Articles, func(a *source.Article) bool { return a.File == file }) {
		return nil, findings
	}
	c, more := collate.Story(collate.Input{Slug: s.Slug, Title: s.Title, Date: s.Date, Articles: s.Articles})
	for _, x := range c.Sources {
		if x.Article.File == file {
			return x.Doc, nil // what is wrong with its siblings is told by a build
		}
	}
	return nil, more
}
