package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/disk"
	"variorum/generator/front"
	"variorum/generator/report"
	"variorum/generator/site"
	"variorum/generator/source"
)

// Item is an article to add to a story.
type Item struct {
	Name    string // of its file, with the ending
	Content []byte // as fetched or as it stands on disk
	URL     string // where it was fetched, "" for a file
	Fetched string // when, ISO 8601
	SHA256  string // of Content, hex; noted where it was fetched
	Charset string // as its server says it; ""
}

// Add puts articles into the folder of a story, which is made where there is none, and returns the files written, by
// their paths from the project's folder. A name that is taken gets a number, unless it is the very same file. What is known of a fetched article is
// noted in the story's _story.md. With replaces, the key of a source, the one item takes the place and the key of that
// source, whose file moves to _old/.
func (e *Edition) Add(name string, items []Item, replaces string) ([]string, report.List, error) {
	var findings report.List
	if why := noStory(name); why != "" {
		findings.Add("story-name", report.Place{}, "name a folder below seeds/, such as harbour-fire", "%q is no name of a story: %s", name, why)
		return nil, findings, nil
	}
	if _, err := e.isProject(e.disk); err != nil && (!errors.Is(err, errNoProject) || projectAbove(e.dir) != "") {
		return nil, findings, err
	}
	name = e.folderOf(name)
	dir := path.Join(Seeds, name)
	var written []string
	for _, item := range items {
		item.Name = fileName(item.Name)
		if !readable(item, &findings) {
			continue
		}
		if same := e.same(dir, item.Content); same != "" && replaces == "" {
			findings.Warn("article-known", report.Place{File: same}, "", "the story has this very file already, which stays as it is")
			continue
		}
		undo := func() error { return nil }
		if replaces != "" {
			old, back, err := e.retire(name, replaces, &findings)
			if err != nil || old == "" {
				return written, findings, err
			}
			undo = back
			item.Name = strings.TrimSuffix(old, path.Ext(old)) + path.Ext(item.Name)
		}
		file, err := e.create(dir, item)
		if err != nil {
			return written, findings, errors.Join(err, undo())
		}
		written = append(written, file)
		if item.URL != "" {
			if err := e.note(dir, path.Base(file), item, &findings); err != nil {
				return written, findings, err
			}
		}
	}
	return written, findings, nil
}

// folderOf returns the folder of a story by its name or by the name that its pages have: “hall-fire” is the story in “Hall Fire”,
// where there is no folder of that name.
func (e *Edition) folderOf(name string) string {
	if _, err := e.disk.Lstat(path.Join(Seeds, name)); err == nil {
		return name
	}
	beside, err := fs.ReadDir(e.disk, path.Join(Seeds, path.Dir(name)))
	if err != nil {
		return name
	}
	for _, f := range beside {
		if folder := path.Join(path.Dir(name), f.Name()); f.IsDir() && noStory(folder) == "" && source.Slug(folder) == source.Slug(name) {
			return folder
		}
	}
	return name
}

// same returns the article of a folder that is the same as content, byte by byte; "" where there is none.
func (e *Edition) same(dir string, content []byte) string {
	list, err := fs.ReadDir(e.disk, dir)
	if err != nil {
		return ""
	}
	for _, f := range list {
		if info, err := f.Info(); err != nil || !source.IsArticle(f.Name()) || info.Size() != int64(len(content)) {
			continue
		}
		file := path.Join(dir, f.Name())
		if raw, err := e.disk.Read(file, source.Limit); err == nil && string(raw) == string(content) {
			return file
		}
	}
	return ""
}

// noStory tells why a name cannot be that of a story's folder; "" where it can.
func noStory(name string) string {
	if !fs.ValidPath(name) || name == "." {
		return "it is no path below seeds/"
	}
	for part := range strings.SplitSeq(name, "/") {
		switch {
		case strings.HasPrefix(part, "_") || strings.HasPrefix(part, "."):
			return "folders that begin with _ or . are passed over"
		case len(part) > longest:
			return fmt.Sprintf("%d bytes are too many, at most %d will do", len(part), longest)
		case fileName(part) != part:
			return "not every system takes such a name for a folder"
		}
	}
	switch slug := source.Slug(name); {
	case slug == "":
		return "it has no letter or digit"
	case len(slug) > longest:
		return fmt.Sprintf("%d bytes are too many, at most %d will do", len(slug), longest)
	case site.Reserved(slug):
		return "the site has that address for itself"
	}
	return ""
}

// readable reports whether an item will be read as an article once it is stored. Nothing is stored that will not: it would
// hold back its story.
func readable(item Item, findings *report.List) bool {
	at := report.Place{File: item.Name}
	if !source.IsArticle(item.Name) {
		findings.Add("article-name", at, "articles are .txt, .md, .html or .htm, and do not begin with _", "this is no article by its name")
		return false
	}
	if len(item.Content) > source.Limit {
		findings.Add("article-too-large", at, "keep the article's own text only", "the article is larger than %d MB", source.Limit>>20)
		return false
	}
	_, found := source.Parse(item.Name, item.Content, item.Charset)
	*findings = append(*findings, found...)
	return found.Errors() == 0
}

// longestName is how long the name of an added file may be, in bytes, with room for a number.
const longestName = 150

// fileName makes a name that is safe as a file's on every system.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '-'
		}
		return r
	}, name)
	name = strings.TrimLeft(strings.TrimSpace(name), ".-~")
	if ext := path.Ext(name); len(name) > longestName && len(ext) < longestName {
		name = strings.ToValidUTF8(name[:longestName-len(ext)], "") + ext
	}
	return name
}

// create writes an item under its name, or its name with a number where that is taken.
func (e *Edition) create(dir string, item Item) (string, error) {
	ext := path.Ext(item.Name)
	for n := 1; ; n++ {
		file := path.Join(dir, item.Name)
		if n > 1 {
			file = path.Join(dir, strings.TrimSuffix(item.Name, ext)+"-"+strconv.Itoa(n)+ext)
		}
		if err := e.disk.Replace(file, nil, item.Content); !errors.Is(err, disk.ErrChanged) {
			return file, err
		}
	}
}

// retire moves the file of a source to _old/ and returns its name, and how to move it back; "" with a finding where there
// is no such source.
func (e *Edition) retire(story, key string, findings *report.List) (file string, undo func() error, err error) {
	p, err := e.read(false)
	if err != nil {
		return "", nil, err
	}
	for _, s := range p.stories {
		if s.Name != story {
			continue
		}
		e.recent.begin()
		e.collateStory(p, s)
		e.recent.end()
		if s.collation == nil {
			break
		}
		for _, x := range s.collation.Sources {
			if x.Key != key {
				continue
			}
			ext := path.Ext(x.Article.File)
			from := path.Join(s.Dir, x.Article.File)
			to := path.Join(s.Dir, "_old", strings.TrimSuffix(x.Article.File, ext)+"."+x.Article.SHA256[:12]+ext)
			err := e.disk.Move(from, to)
			if errors.Is(err, fs.ErrExist) { // the same text, retired before
				to = path.Join(s.Dir, "_old", strings.TrimSuffix(x.Article.File, ext)+"."+x.Article.SHA256+ext)
				err = e.disk.Move(from, to)
			}
			return x.Article.File, func() error { return e.disk.Move(to, from) }, err
		}
	}
	findings.Add("source-unknown", report.Place{File: path.Join(Seeds, story)}, "", "the story has no source %q to replace", key)
	return "", nil, nil
}

// note writes what is known of a fetched article into the story's sidecar.
func (e *Edition) note(dir, file string, item Item, findings *report.List) error {
	name := path.Join(dir, source.Sidecar)
	entry := fmt.Sprintf("  %s:\n    url: %s\n", strconv.Quote(file), strconv.Quote(item.URL))
	for _, f := range []struct{ key, value string }{{"fetched", item.Fetched}, {"sha256", item.SHA256}, {"charset", item.Charset}} {
		if f.value != "" {
			entry += fmt.Sprintf("    %s: %s\n", f.key, strconv.Quote(f.value))
		}
	}
	_, err := e.change(name, func(text string) (string, error) {
		if text == "" {
			return "---\nsources:\n" + entry + "---\n", nil
		}
		with, why := withEntry(text, file, entry)
		if why.ID != "" {
			why.Place.File = name
			*findings = append(*findings, why)
		}
		return with, nil
	})
	return err
}

// withEntry adds an entry for a file to the sources of a sidecar, or tells why it cannot.
func withEntry(text, file, entry string) (string, report.Finding) {
	refused := func(hint, format string, args ...any) (string, report.Finding) {
		return text, report.Finding{ID: "sidecar", Severity: report.Warning, Message: fmt.Sprintf(format, args...), Hint: hint + entry}
	}
	block, err := front.Find(text)
	if err != nil || block.Format != front.YAML {
		return refused("add by hand under sources:\n", "the front matter cannot be added to")
	}
	matter := text[block.Start:block.End]
	if strings.Contains(matter, "\n  "+strconv.Quote(file)+":") || strings.Contains(matter, "\n  "+file+":") {
		return refused("make it:\n", "sources: has an entry for %s already, which is left as it is", file)
	}
	at, head := block.End, "sources:\n"
	if i := strings.Index("\n"+matter, "\nsources:"); i >= 0 {
		line, _, _ := strings.Cut(matter[i:], "\n")
		if strings.TrimSpace(strings.TrimPrefix(line, "sources:")) != "" {
			return refused("add by hand under sources:\n", "sources: is written on one line, and is not added to")
		}
		at, head = block.Start+i+len(line)+1, ""
	}
	return text[:at] + head + entry + text[at:], report.Finding{}
}
