package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"variorum/generator/front"
	"variorum/generator/report"
)

// Limit is the size in bytes past which a file is refused.
const Limit = 5 << 20

// under returns m with what it does not say taken from n.
func (m Meta) under(n Meta) Meta {
	for _, f := range []struct {
		to   *string
		from string
	}{
		{&m.ID, n.ID},
		{&m.Publisher, n.Publisher},
		{&m.Title, n.Title},
		{&m.URL, n.URL},
		{&m.Date, n.Date},
		{&m.Author, n.Author},
		{&m.Language, n.Language},
		{&m.Fetched, n.Fetched},
		{&m.Inferred, n.Inferred},
	} {
		if *f.to == "" {
			*f.to = f.from
		}
	}
	return m
}

// IsArticle reports whether a file of a story's folder is an article by its name: the ending is .txt, .md, .html or
// .htm, and the name does not begin with "_" or "." and is none that other programs give to passing files.
func IsArticle(name string) bool {
	if strings.HasPrefix(name, "_") || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || IsCopy(name) {
		return false
	}
	return slices.Contains([]string{".txt", ".md", ".html", ".htm"}, strings.ToLower(path.Ext(name)))
}

// isDocument reports whether a file is, by its name, of a kind that people keep articles in and that is not read.
func isDocument(name string) bool {
	return slices.Contains([]string{".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".eml", ".mht", ".mhtml", ".webarchive", ".xhtml", ".markdown"}, strings.ToLower(path.Ext(name)))
}

// IsCopy reports whether a file is, by its name, the copy that a program for shared folders made of a file that two people
// changed at once.
func IsCopy(name string) bool {
	return strings.Contains(name, ".sync-conflict-") || strings.Contains(strings.ToLower(name), "conflicted copy")
}

// IsPage reports whether a file is an HTML page by its name.
func IsPage(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".html" || ext == ".htm"
}

// Read reads one article. The blocks have the classes that the article shows by itself. It returns nil where the file
// cannot be used, with the reason among the findings: article-unreadable, article-too-large, article-encoding,
// article-empty, article-shape, outside or what is wrong with the front matter. A warning, article-hidden, tells of
// characters that disguise its words.
func Read(fsys fs.FS, file string) (*Article, report.List) { return read(fsys, file, matter{}) }

// read is Read with what the story's sidecar says of the file.
func read(fsys fs.FS, file string, aside matter) (*Article, report.List) {
	var found report.List
	raw, ok := load(fsys, file, &found)
	if !ok {
		return nil, found
	}
	return parse(file, raw, aside)
}

// Parse is Read of bytes that do not stand in a file yet; charset is their encoding as a server said it, or "".
func Parse(file string, raw []byte, charset string) (*Article, report.List) {
	return parse(file, raw, matter{Charset: charset})
}

func parse(file string, raw []byte, aside matter) (*Article, report.List) {
	var found report.List
	text, err := Decode(raw, aside.Charset, IsPage(file))
	if err != nil {
		found.Add("article-encoding", report.Place{File: file}, "save it as UTF-8", "the article cannot be decoded: %v", err)
		return nil, found
	}
	if clean, n := undouble(text); n > 0 {
		text = clean
		found.Warn("article-encoding", report.Place{File: file}, "save it anew from where it came", "the article was encoded twice (“â€œ” for “); that was taken back in %s", report.Count(n, "line", "lines"))
	}
	if strings.IndexByte(text, 0) >= 0 {
		text = strings.ReplaceAll(text, "\x00", "")
		found.Warn("article-encoding", report.Place{File: file}, "save it anew from where it came", "the article holds zero bytes, which are passed over")
	}
	if at, yes := Conflicted(file, text); yes && !IsPage(file) {
		AddConflict(&found, at)
		return nil, found
	}
	var m matter
	body, list := front.ReadLoosely(file, text, &m)
	found = append(found, list...)
	m.check(file, text, &found)
	a := &Article{File: path.Base(file), Path: file, Raw: text, Body: body, Text: text[body:], Meta: m.meta().under(aside.meta())}
	if IsPage(file) {
		if n := strings.Count(a.Raw, "<"); n > mostTags {
			found.Add("article-shape", report.Place{File: a.Path}, "keep the article's own text only, or divide it", "the article is set aside: the page has %d tags; at most %d are read", n, mostTags)
			return nil, found
		}
		extract(a)
	}
	if a.bound(&found); found.Has("article-shape") {
		return nil, found
	}
	if !IsPage(file) {
		a.settle(nil)
	}
	if len(a.Blocks) == 0 {
		hint := "remove the file, or put the article's text into it"
		if IsPage(file) {
			hint = "it may show its text by script: open it in a browser and save what it shows, or put the article's text into a .txt file"
		}
		found.Add("article-empty", report.Place{File: file}, hint, "the article has no text")
		return nil, found
	}
	hidden(a, &found)
	if a.left.much() {
		found.Warn("article-partial", report.Place{File: file}, "look at it with variorum text, or put the article's text into a .txt file", "%d of %d paragraphs of prose on the page were not taken", a.left.paragraphs, a.left.of)
	}
	if !a.tells() {
		found.Warn("article-no-prose", report.Place{File: file}, "look at it with variorum text; headlines and captions alone are not printed", "nothing of the article was taken for prose")
	}
	sum := sha256.Sum256([]byte(a.Text))
	a.SHA256 = hex.EncodeToString(sum[:])
	if found.Errors() > 0 {
		return nil, found
	}
	return a, found
}

// tells reports whether any of the article is prose.
func (a *Article) tells() bool {
	return slices.ContainsFunc(a.Blocks, func(b Block) bool { return b.Class == Prose })
}

// load reads the bytes of a file, within the limit and within the root of fsys.
func load(fsys fs.FS, file string, found *report.List) ([]byte, bool) {
	at := report.Place{File: file}
	if link, out := outside(fsys, file); out {
		found.Add("outside", at, "copy the article into the folder", "%q is a link that points outside", link)
		return nil, false
	}
	f, err := fsys.Open(file)
	if err != nil {
		found.Add("article-unreadable", at, "", "the article cannot be read: %v", cause(err))
		return nil, false
	}
	defer f.Close()
	raw, err := io.ReadAll(io.LimitReader(f, Limit+1))
	if err != nil {
		found.Add("article-unreadable", at, "", "the article cannot be read: %v", cause(err))
		return nil, false
	}
	if len(raw) > Limit {
		found.Add("article-too-large", at, "keep the article's own text only", "the article is larger than %d MB", Limit>>20)
		return nil, false
	}
	return raw, true
}

// cause returns the error without the path, which the finding's place has.
func cause(err error) error {
	if p, ok := err.(*fs.PathError); ok {
		if !utf8.ValidString(p.Path) { // file systems of Go refuse it as "invalid argument"
			return errors.New("its name is not UTF-8; rename it")
		}
		return p.Err
	}
	return err
}
