package edition

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/disk"
	"variorum/generator/report"
	"variorum/generator/site"
	"variorum/generator/source"
	"variorum/generator/verify"
)

// project is a project folder, read.
type project struct {
	settings  site.Settings
	stories   []*story  // by slug
	digests   []*edited // by slug
	pages     []site.Page
	refused   []refused   // files of content/ that cannot be taken for a digest or a page
	findings  report.List // errors in what all of the site needs
	only      string      // the stories are those whose folders this pattern names; "" for all
	elsewhere []string    // slugs of the others, as far as their folders tell
	anew      bool        // digests are composed anew, whatever stands
	asked     []string    // slugs of the stories of which somebody asks for that; all where there are none

	once   sync.Once
	names  []string           // see slugs
	digest map[*story]*edited // the digest of each story, once they are joined
	second []*edited          // digests of stories that have one already
}

// story is a folder of articles with what the stages made of it.
type story struct {
	*source.Story
	findings  report.List // errors of its articles, its name, its base
	held      bool        // an error holds it back: it is neither merged nor published
	base      string      // the digest as last merged; "" where there is none
	based     *based      // what base was read from; nil where it was not read
	deleted   bool        // it was merged once, and its digest is gone
	merging   merging
	merged    *edited            // its digest, once it is merged
	made      *composed          // what is composed of it; nil where it cannot be
	collation *collate.Collation // nil but while it is worked on
	sound     verify.Sounded     // what the program prints of it; as above
	key       string             // hash of all that it is composed of; "" where that is not known
	folder    string             // hash of the folder that it was read from; "" where that is not known
	articles  int                // how many it has
	reasons   bool               // its collation tells why statements were joined
	sketched  bool               // its articles have not been read
}

// edited is a digest of content/.
type edited struct {
	file     string
	raw      string
	slug     string // of its story
	story    *story // nil where there is none
	digest   *digest.Digest
	faults   report.List // what keeps it from being taken for the story's digest
	result   verify.Result
	standing standing
	content  *contentFile // that it was read from; nil once it is merged
	outcome  *outcome     // what came of it
	verified bool         // it was held against its story, and result is whole
	light    bool         // of digest only the front matter is at hand
	judged   *judged      // what was found; nil before
	pages    *site.Made   // what was made of it earlier; nil where that is not known
	held     bool         // an error holds it back
	unsigned bool         // it waits for a signature
}

// read reads the project's folder. Where sketch is set, the articles of stories that are known from an earlier run are
// left to be read when they are asked for (fill).
//
// Where only is a pattern, the stories are those whose folders it names.
func (e *Edition) read(sketch bool, only ...string) (*project, error) {
	p := &project{only: strings.Join(only, "")}
	fsys := e.disk
	seeds, err := e.isProject(fsys)
	if err != nil {
		return nil, err
	}
	if seeds {
		if err := e.readStories(p, fsys, sketch); err != nil {
			return nil, err
		}
	}
	// Digests are read behind what was last merged, and written before it: what another build has merged meanwhile is
	// never taken for an editor's doing.
	if err := e.readContent(p, fsys); err != nil {
		return nil, err
	}
	p.join()
	return p, nil
}

// isProject reports whether the project has articles, or why the folder is no project at all: a build in a wrong folder
// would publish an empty site there.
func (e *Edition) isProject(fsys fs.FS) (seeds bool, err error) {
	if info, err := os.Stat(e.dir); err != nil {
		return false, err
	} else if !info.IsDir() {
		return false, &fs.PathError{Op: "open", Path: e.dir, Err: errors.New("not a folder")}
	}
	_, err = fs.Stat(fsys, Seeds)
	if err == nil {
		return true, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	if _, err := fs.Stat(fsys, Content); !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	hint := "variorum init makes one"
	if above := projectAbove(e.dir); above != "" {
		hint = fmt.Sprintf("did you mean -C %s?", above)
	}
	dir, err := filepath.Abs(e.dir)
	if err != nil {
		return false, err
	}
	return false, fmt.Errorf("%s is %w, it has neither %s/ nor %s/: %s", dir, errNoProject, Seeds, Content, hint)
}

var errNoProject = errors.New("no project")

// projectAbove returns the next folder above dir that is a project, "" where none is.
func projectAbove(dir string) string {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return ""
	}
	for {
		above := filepath.Dir(dir)
		if above == dir {
			return ""
		}
		dir = above
		_, seeds := os.Stat(filepath.Join(dir, Seeds))
		_, content := os.Stat(filepath.Join(dir, Content))
		if seeds == nil && content == nil {
			return dir
		}
	}
}

func (e *Edition) readStories(p *project, fsys fs.FS, sketch bool) error {
	dirs, findings := e.storyFolders()
	if p.only != "" {
		var err error
		if dirs, p.elsewhere, err = chosen(dirs, p.only); err != nil {
			return err
		}
		findings = nil // a build of the whole tells them
	}
	for _, f := range findings { // folders that cannot be read
		p.stories = append(p.stories, &story{Story: &source.Story{Dir: f.Place.File, Slug: source.Slug(strings.TrimPrefix(f.Place.File, Seeds+"/"))}, findings: report.List{f}})
	}
	for _, dir := range dirs {
		if slices.ContainsFunc(findings, func(f report.Finding) bool { return f.Place.File == dir }) {
			continue
		}
		p.stories = append(p.stories, &story{Story: &source.Story{Dir: dir}})
	}
	each(p.stories, func(s *story) {
		if len(s.findings) == 0 {
			e.readStory(fsys, s, sketch)
		}
		s.checkName()
		s.based = e.base(baseFile(s.Slug))
		if err := s.based.err; err != nil && !errors.Is(err, fs.ErrNotExist) && !s.held {
			s.findings.Add("content-unreadable", report.Place{File: baseFile(s.Slug)}, "", "the file cannot be read: %v", cause(err))
		}
		s.base = s.based.text
		if at, yes := source.Conflicted(baseFile(s.Slug), s.base); yes {
			s.findings.Warn("conflict-markers", at, "", "git could not merge the file, which the program makes anew")
			s.base = ""
		}
	})
	slices.SortStableFunc(p.stories, func(a, b *story) int { return strings.Compare(a.Slug, b.Slug) })
	for i, s := range p.stories {
		if i > 0 && s.Slug == p.stories[i-1].Slug {
			for _, x := range [][2]*story{{s, p.stories[i-1]}, {p.stories[i-1], s}} {
				x[0].findings.Add("slug-duplicate", report.Place{File: x[0].Dir}, "give one of them another slug: in its _story.md", "the slug %q is that of %s too", s.Slug, x[1].Dir)
			}
		}
	}
	return nil
}

// longest is how long a slug may be, in bytes, so that files can be named for it.
const longest = 200

// checkName holds a story back whose slug cannot be an address.
func (s *story) checkName() {
	at := report.Place{File: s.Dir}
	switch {
	case len(s.Slug) > longest:
		s.findings.Add("slug-too-long", at, "give it another slug: in its _story.md", "the slug has %d bytes; at most %d can stand in an address", len(s.Slug), longest)
	case site.Reserved(s.Slug) && s.findings.Errors() == 0:
		s.findings.Add("slug-reserved", at, "give it another slug: in its _story.md", "the slug %q is a name of the site's own", s.Slug)
	}
	s.held = s.findings.Errors() > 0
}

// readStory reads the articles of a story or, where a sketch will do and is known, what has to be known before.
func (e *Edition) readStory(fsys fs.FS, s *story, sketched bool) {
	folder := e.now.folderKey(s.Dir)
	s.folder = folder
	if sketched {
		if k := recall[sketch](e, "sketch", folder); k != nil {
			s.Slug, s.Name, s.Title, s.Date, s.Thread, s.articles = k.Slug, k.Name, k.Title, k.Date, k.Thread, k.Articles
			s.findings, s.sketched = slices.Clone(k.Findings), true
			return
		}
	}
	var found report.List
	slug := source.Slug(strings.TrimPrefix(s.Dir, Seeds+"/"))
	guarded(&found, slug, report.Place{File: s.Dir}, func() {
		read, wrong := source.ReadStory(fsys, Seeds, s.Dir)
		if s.sketched {
			s.Articles = read.Articles // others look the story up by its slug meanwhile, which its sketch told
		} else {
			s.Story = read
		}
		found = append(found, wrong...)
	})
	if s.findings = found; s.Slug == "" {
		s.Slug = slug
	}
	s.sketched, s.articles = false, len(s.Articles)
	if found.Errors() > 0 {
		s.folder = ""
	} else if folder != "" && e.stands(s) {
		keep(e, "sketch", folder, &sketch{s.Slug, s.Name, s.Title, s.Date, s.Thread, s.articles, slices.Clone(found)})
	}
}

// fill reads the articles of a story that was sketched.
func (e *Edition) fill(s *story) {
	if s.sketched {
		key := s.folder
		e.readStory(e.disk, s, false)
		if s.folder != key {
			s.folder, s.key = "", ""
		}
	}
}

// readContent reads content/: settings, digests and pages.
func (e *Edition) readContent(p *project, fsys *disk.Folder) error {
	var read []*contentFile
	readAll := func(files []string) {
		read = make([]*contentFile, len(files))
		each(numbers(len(files)), func(i int) { read[i] = e.contentOf(fsys, files[i]) })
	}
	files, known := e.contentLooked()
	readAll(files)
	if !known || slices.ContainsFunc(read, func(c *contentFile) bool { return c.gone }) {
		var err error
		if files, err = p.contentFiles(fsys); err != nil {
			return err
		}
		readAll(files)
	}
	settings := ""
	for i, name := range files {
		c := read[i]
		raw, wrong := c.raw, c.wrong
		switch {
		case name == path.Join(Content, "_site.md"):
			settings = raw
			p.findings = append(p.findings, wrong...)
		case len(wrong) > 0:
			p.refuse(name, wrong, storyNamedIn(raw))
		case c.digest != nil:
			p.takeDigest(name, c)
		default:
			if c.findings.Errors() > 0 {
				p.refuse(name, c.findings, c.page.Slug)
				continue
			}
			p.pages = append(p.pages, c.page)
		}
	}
	var findings report.List
	p.settings, findings = site.ParseSettings(path.Join(Content, "_site.md"), settings)
	p.findings = append(p.findings, findings...)
	return nil
}

// contentLooked lists what contentFiles does, in its order, where all of content/ was looked at and is plain; known is false
// where it has to be walked.
func (e *Edition) contentLooked() (files []string, known bool) {
	if e.now == nil || !e.now.plain || e.now.none(Content) {
		return nil, false
	}
	folders := false
	from, _ := e.now.find(Content + "/")
	for i := from; i < len(e.now.files) && strings.HasPrefix(e.now.files[i].Name, Content+"/"); i++ {
		x := &e.now.files[i]
		within := x.Name[len(Content):]
		if strings.Contains(within, "/.") {
			continue
		}
		if base := path.Base(within); path.Ext(base) == ".md" {
			if x.Mode.IsDir() {
				return nil, false
			}
			if !strings.HasPrefix(base, "_") || within == "/_site.md" {
				files = append(files, x.Name)
				folders = folders || strings.Contains(within[1:], "/")
			}
		}
	}
	if folders { // what is in one comes where its own name stands
		slices.SortFunc(files, func(a, b string) int {
			return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/"))
		})
	}
	return files, true
}

// contentFiles lists the files of content/ that are digests, pages or settings.
func (p *project) contentFiles(fsys *disk.Folder) (files []string, err error) {
	err = fs.WalkDir(fsys, Content, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			if errors.Is(err, fs.ErrNotExist) && name == Content {
				return fs.SkipAll
			}
			p.findings.Add("content-unreadable", report.Place{File: name}, "", "the folder cannot be read: %v", cause(err))
			return fs.SkipDir
		}
		base := path.Base(name)
		if name != Content && strings.HasPrefix(base, ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() && path.Ext(base) == ".md" {
			var list report.List
			list.Add("content-folder", report.Place{File: name}, "move the folder away, or give it a name that does not end in .md", "a folder stands where a digest or page would be a file")
			p.refuse(name, list)
			return fs.SkipDir
		}
		if !d.IsDir() && path.Ext(base) == ".md" && (!strings.HasPrefix(base, "_") || name == path.Join(Content, "_site.md")) {
			files = append(files, name)
		}
		return nil
	})
	return files, err
}

// text returns what was read of a file of content/ as UTF-8 with LF line ends and without a byte order mark, or tells what is wrong with it.
func text(name string, raw []byte, err error) (string, report.List) {
	var wrong report.List
	at := report.Place{File: name}
	if errors.Is(err, disk.ErrTooLong) {
		wrong.Add("content-too-large", at, "divide it", "the file has more than %d bytes, which is the most that is read", contentLimit)
		return "", wrong
	}
	if err != nil {
		wrong.Add("content-unreadable", at, "", "the file cannot be read: %v", cause(err))
		return "", wrong
	}
	text := lines(raw)
	if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		for i, r := range text {
			if r == utf8.RuneError && !strings.HasPrefix(text[i:], "\ufffd") || r == 0 {
				at = report.At(name, text, i)
				break
			}
		}
		wrong.Add("content-encoding", at, "save it as UTF-8", "the file is not text in UTF-8")
	} else if out := outOfBounds(name, text); len(out) > 0 {
		return text, out
	} else if at, yes := source.Conflicted(name, text); yes {
		source.AddConflict(&wrong, at)
	}
	return text, wrong
}

// cause returns what is wrong with a file, without its name.
func cause(err error) error {
	if p := (*fs.PathError)(nil); errors.As(err, &p) {
		return p.Err
	}
	return err
}

// lines returns what a file of content/ holds, with LF line ends and without a byte order mark.
func lines(raw []byte) string {
	return strings.TrimPrefix(strings.ReplaceAll(string(raw), "\r\n", "\n"), "\ufeff")
}

// join brings stories and digests together by slug, and tells which of them get into each other's way.
func (p *project) join() {
	slices.SortStableFunc(p.digests, func(a, b *edited) int { return strings.Compare(a.slug, b.slug) })
	bySlug := map[string]*story{}
	for _, s := range slices.Backward(p.stories) {
		bySlug[s.Slug] = s
	}
	p.digest = map[*story]*edited{}
	for i, d := range p.digests {
		if d.story = bySlug[d.slug]; d.story != nil && p.digest[d.story] == nil {
			p.digest[d.story] = d
		}
		if i > 0 && d.slug == p.digests[i-1].slug && d.slug != "" {
			d.faults.Add("story-duplicate", d.digest.Place(d.digest.Key("story")), "keep one of them, or name another story in story:", "the story %q has a digest already, %s", d.slug, p.digests[i-1].file)
			d.held, p.digests[i-1].held = true, true
			p.second = append(p.second, d)
			if d.story != nil {
				d.story.held = true
			}
		}
	}
	p.pages = slices.DeleteFunc(p.pages, func(page site.Page) bool {
		if bySlug[page.Slug] == nil {
			return false
		}
		var list report.List
		list.Add("slug-duplicate", report.Place{File: page.File, Line: 1, Column: 1}, fmt.Sprintf("if it is the story's digest, its front matter wants story: %s; else give the page another slug:", page.Slug), "the file has no story: in its front matter, and its slug %q is that of a story", page.Slug)
		p.refuse(page.File, list, page.Slug)
		return true
	})
	p.holdRefused()
	for _, s := range p.stories {
		s.deleted = s.base != "" && p.digestOf(s) == nil
	}
}

// heldBack returns what is wrong with stories, digests and files of content/, and holds back what it is wrong with.
func (p *project) heldBack() report.List {
	var all report.List
	for _, s := range p.stories {
		s.held = s.held || s.findings.Errors() > 0
		for i := range s.findings {
			s.findings[i].Story = s.Slug
		}
		all = append(all, s.findings...)
	}
	for _, d := range p.digests {
		all = append(all, d.faults...)
		d.held = d.held || d.story != nil && d.story.held
	}
	for _, x := range p.refused {
		all = append(all, x.findings...)
	}
	return all
}

// digestOf returns the digest of a story, or nil.
func (p *project) digestOf(s *story) *edited {
	if s.merged != nil {
		return s.merged
	}
	return p.digest[s]
}

// published returns the digest of the story with a slug, nil where there is none.
func (p *project) published(slug string) *edited {
	i, found := slices.BinarySearchFunc(p.stories, slug, func(s *story, slug string) int { return strings.Compare(s.Slug, slug) })
	if !found {
		return nil
	}
	return p.digestOf(p.stories[i])
}
