package command

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/edition"
	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// readText reads an article: with its siblings where it is part of a story, else alone. A file is part of a story
// where it is in or below a folder called seeds.
func readText(name string) (*statement.Doc, report.List, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return nil, nil, err
	}
	dir, file := filepath.Split(abs)
	elements := strings.Split(strings.Trim(filepath.ToSlash(dir), "/"), "/")
	if i := slices.Index(elements, edition.Seeds); i >= 0 && !strings.HasPrefix(file, "_") && !strings.HasPrefix(file, ".") {
		for j := len(elements) - 1; j >= i; j-- {
			if elements[j] == edition.Seeds {
				i = j
				break
			}
		}
		root := filepath.FromSlash("/" + path.Join(elements[:i]...))
		if vol := filepath.VolumeName(abs); vol != "" {
			root = vol + string(filepath.Separator) + filepath.Join(elements[1:i]...)
		}
		doc, findings := readSibling(root, path.Join(elements[i:]...), file)
		if doc != nil || findings.Errors() > 0 {
			return doc, findings, nil
		}
	}
	a, findings := source.Read(os.DirFS(dir), file)
	if a == nil {
		return nil, findings, nil
	}
	return statement.Read(a), findings, nil
}

// readSibling reads one article of a story; dir is the story's folder below the project's.
func readSibling(root, dir, file string) (*statement.Doc, report.List) {
	s, findings := source.ReadStory(os.DirFS(root), edition.Seeds, dir)
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
