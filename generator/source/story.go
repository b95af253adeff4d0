package source

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"variorum/generator/front"
	"variorum/generator/report"
)

// Story is the articles of one folder with what its sidecar, _story.md, says of them.
type Story struct {
	Dir      string // slash-separated path from the project's folder
	Name     string // path below the folder of stories; "story" for that folder itself
	Slug     string
	Title    string // "" where the sidecar gives none
	Date     string // ISO day; "" where the sidecar gives none
	Thread   string // the matter that it belongs to, with other stories; "" where the sidecar gives none
	Articles []*Article
}

// Sidecar is the name of the file that tells of a story's articles.
const Sidecar = "_story.md"

// about is the front matter of a sidecar.
type about struct {
	Title   string            `yaml:"title"`
	Slug    string            `yaml:"slug"`
	Date    string            `yaml:"date"`
	Thread  string            `yaml:"thread"`
	Sources map[string]matter `yaml:"sources"`
	Extra   map[string]any    `yaml:"extra"`
}

// Stories returns the folders of all stories at and below dir, sorted: each folder that directly holds articles, and
// each that holds nothing at all but should. Folders whose name begins with "_" or "." are passed over. Links to folders
// are followed, each folder once. Folders that cannot be listed or lie too deep, links that point outside, and links to folders that are
// walked anyway, such as to one that they stand in, are findings.
func Stories(fsys fs.FS, dir string) ([]string, report.List) {
	w := walk{fsys: fsys, root: dir, walked: map[string]string{}}
	w.into(dir)
	for len(w.links) > 0 { // last, so that a folder goes by its own name where it has one
		link := w.links[0]
		w.links = w.links[1:]
		w.into(link)
	}
	slices.Sort(w.out)
	w.found.Sort()
	return w.out, w.found
}

// walk is a walk through all folders of stories.
type walk struct {
	fsys   fs.FS
	root   string
	out    []string
	found  report.List
	links  []string          // to folders, not yet walked
	walked map[string]string // names of folders without links -> as they were walked
}

// deepest is how many folders deep a story may lie. What opens files looks at each folder above for links.
const deepest = 30

// into walks a folder, and reports whether there is a story in it or below.
func (w *walk) into(d string) bool {
	if n := strings.Count(d, "/") - strings.Count(w.root, "/"); n > deepest {
		w.found.Add("story-too-deep", report.Place{File: d}, "move the articles up", "the folder lies in %d others; at most %d are gone into", n, deepest)
		return true
	}
	if link, away := outside(w.fsys, d); away {
		w.found.Add("outside", report.Place{File: d}, "copy the articles into the project", "%q is a link that points outside", link)
		return true
	}
	real := withoutLinks(w.fsys, d)
	if was, ok := w.walked[real]; ok {
		w.found.Add("link-again", report.Place{File: d}, "remove the link", "the link leads to %s, whose articles are read already", was)
		return true
	}
	w.walked[real] = d
	entries, err := fs.ReadDir(w.fsys, d)
	if err != nil {
		w.found.Add("story-unreadable", report.Place{File: d}, "", "the folder cannot be read: %v", cause(err))
		return true
	}
	here, below := false, false
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".") {
			continue
		}
		switch at := path.Join(d, name); {
		case !isDir(w.fsys, at, e):
			here = here || IsArticle(name)
		case e.IsDir():
			below = w.into(at) || below
		default:
			w.links = append(w.links, at)
			below = true
		}
	}
	if here || !below && d != w.root {
		w.out = append(w.out, d)
		return true
	}
	return below
}

// isDir reports whether an entry is a folder, or a link to one.
func isDir(fsys fs.FS, name string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	if _, away := outside(fsys, name); away {
		return !IsArticle(name) // reported where it is walked into or read
	}
	info, err := fs.Stat(fsys, name)
	return err == nil && info.IsDir()
}

// ReadStory reads all articles of a story's folder, sorted by file name; dir is the folder of the story, root that of
// all stories. What is wrong with one article leaves it out and is among the findings; so is a story without any
// (story-empty), a slug that can stand in no address (slug-invalid), a file that the sidecar names and that is not there
// (source-unknown), an id that is no key (key-invalid) or that two articles claim (key-duplicate).
func ReadStory(fsys fs.FS, root, dir string) (*Story, report.List) {
	var found report.List
	s := &Story{Dir: dir, Name: below(root, dir)}
	if link, away := outside(fsys, dir); away {
		found.Add("outside", report.Place{File: dir}, "copy the articles into the project", "%q is a link that points outside", link)
		return s, found
	}
	entries, err := fs.ReadDir(fsys, dir)
	if err != nil {
		found.Add("story-unreadable", report.Place{File: dir}, "", "the folder cannot be read: %v", cause(err))
		return s, found
	}
	var side about
	names := map[string]bool{}
	for _, e := range entries {
		if e.Name() == Sidecar {
			found = append(found, sidecar(fsys, path.Join(dir, Sidecar), &side)...)
		}
		if IsCopy(e.Name()) {
			found.Warn("article-copy", report.Place{File: path.Join(dir, e.Name())}, "keep the better one of the two, under the article's own name", "this is the copy of a file that two people changed, and is not read")
		}
		if isDocument(e.Name()) && !strings.HasPrefix(e.Name(), "_") && !strings.HasPrefix(e.Name(), ".") {
			found = append(found, report.Finding{
				ID: "article-name", Severity: report.Note, Place: report.Place{File: path.Join(dir, e.Name())},
				Message: "this is no article by its name, and is not read", Hint: "save its text as .txt, .md or .html",
			})
		}
		if IsArticle(e.Name()) && !isDir(fsys, path.Join(dir, e.Name()), e) {
			names[e.Name()] = true
		}
	}
	s.Title, s.Date, s.Thread, s.Slug = side.Title, side.Date, strings.TrimSpace(side.Thread), Slug(s.Name)
	if side.Slug != "" {
		if s.Slug = Slug(side.Slug); s.Slug != side.Slug {
			found.Add("slug-invalid", report.Place{File: path.Join(dir, Sidecar)}, "use small letters, digits and single hyphens, such as "+strconv.Quote(s.Slug), "the slug %q cannot stand in an address", side.Slug)
		}
	}
	if s.Slug == "" {
		found.Add("slug-invalid", report.Place{File: dir}, "give the story a slug in "+Sidecar, "the story's name has no letter or digit")
	}
	for _, name := range sorted(side.Sources) {
		if !names[name] {
			found.Add("source-unknown", report.Place{File: path.Join(dir, Sidecar)}, "name a file of the folder, or remove the entry", "there is no article %q", name)
		}
	}
	if len(names) == 0 {
		found.Add("story-empty", report.Place{File: dir}, "put articles into the folder (.txt, .md, .html), or remove it", "the story has no articles")
	}
	if len(names) > mostArticles {
		found.Add("story-too-large", report.Place{File: dir}, "divide the story into several folders", "the folder has %d articles; at most %d are read", len(names), mostArticles)
		return s, found
	}
	sentences, wordings := 0, map[string]bool{}
	for _, name := range sorted(names) {
		a, list := read(fsys, path.Join(dir, name), side.Sources[name])
		found = append(found, list...)
		if a != nil {
			s.Articles = append(s.Articles, a)
			sentences += a.sentences
			for w := range a.wordings {
				wordings[w] = true
			}
			a.wordings = nil
		}
	}
	for _, b := range []struct {
		have, most int
		what       string
	}{{sentences, mostTogether, "sentences"}, {len(wordings), mostInStory, "different sentences"}} {
		if b.have > b.most {
			found.Add("story-too-large", report.Place{File: dir}, "divide the story into several folders", "the articles have %d %s together; at most %d are read", b.have, b.what, b.most)
			break
		}
	}
	ids(s, &found)
	found.Sort()
	return s, found
}

// ids checks the keys that editors gave.
func ids(s *Story, found *report.List) {
	first := map[string]*Article{}
	for _, a := range s.Articles {
		id := a.Meta.ID
		if id == "" {
			continue
		}
		at := report.Place{File: a.Path}
		if !isKey(id) {
			found.Add("key-invalid", at, "use letters, digits, - and _, beginning with a letter", "the id %q cannot stand in a citation", id)
		}
		if b := first[strings.ToLower(id)]; b != nil {
			found.Add("key-duplicate", at, "give one of them another id", "the id %q is taken by %s", id, b.File)
			continue
		}
		first[strings.ToLower(id)] = a
	}
}

// isKey reports whether id can stand in a citation: letters, digits, "-" and "_", beginning with a letter.
func isKey(id string) bool {
	for i, r := range id {
		letter := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
		if !letter && (i == 0 || !('0' <= r && r <= '9' || r == '-' || r == '_')) {
			return false
		}
	}
	return id != ""
}

// sidecar reads a story's sidecar into side.
func sidecar(fsys fs.FS, file string, side *about) report.List {
	var found report.List
	raw, ok := load(fsys, file, &found)
	if !ok {
		return found
	}
	text, err := Decode(raw, "", false)
	if err != nil {
		found.Add("article-encoding", report.Place{File: file}, "save it as UTF-8", "the file cannot be decoded: %v", err)
		return found
	}
	_, list := front.Read(file, text, side)
	return append(found, list...)
}

// Slug returns the name of a story as it stands in addresses: letters and digits of its path in lower case, with "-"
// between them.
func Slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(name) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	return b.String()
}

// below returns the path of dir below root, or "story" where they are the same.
func below(root, dir string) string {
	if dir == root {
		return "story"
	}
	return strings.TrimPrefix(strings.TrimPrefix(dir, root), "/")
}

// sorted returns the keys of m in order.
func sorted[K cmp.Ordered, V any](m map[K]V) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
