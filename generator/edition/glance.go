package edition

import (
	"path"
	"slices"

	"variorum/generator/report"
	"variorum/generator/site"
	"variorum/generator/source"
)

// While watching, who saves a digest or an article of its story wants to see its pages, and the rest of the site takes the
// longer the more stories there are. So where these were saved and nothing else, the digest's pages are made and shown
// first, merged with the articles as they are now, as part of the site as it was last published: what they ask of the
// rest, such as the address that a link leads to, is answered as it stood then. The build that follows writes what was
// merged, and makes the pages again only where what they asked turns out to have changed.

// lastBuilt is the site as the last build published it.
type lastBuilt struct {
	p        *project
	placed   *site.Placed
	files    *Files
	findings report.List
	locked   bool
	strict   bool
}

// glanced is a digest that was shown before the rest of the site.
type glanced struct {
	file, key string // the digest's, and what its pages are made of
	made      *site.Made
	contents  map[string][]byte
}

// remain remembers the site as it was published.
func (w *work) remain(files *Files, findings report.List) {
	w.e.built = nil
	if w.o.Show == nil || w.o.Preview || w.o.Drafts || !w.keyed {
		return
	}
	w.e.built = &lastBuilt{w.p, w.printing.Placed(), files, slices.Clone(findings), w.o.Locked, w.o.Strict}
}

// glance shows the pages of a digest that was saved, or of whose story articles were. It returns nil where more has changed
// than a digest's own pages, or something is wrong with it: the build tells what.
func (e *Edition) glance(o Options, last *lastBuilt) *glanced {
	if last == nil || last.locked != o.Locked || last.strict != o.Strict || o.Preview || o.Drafts {
		return nil
	}
	was, article := last.saved(o.Changed)
	if was == nil || was.outcome == nil || was.held || was.unsigned {
		return nil
	}
	c := e.contentOf(e.disk, was.file)
	if c.digest == nil || len(c.wrong) > 0 || c.findings.Errors() > 0 || (c.raw == was.raw) != article {
		return nil
	}
	if front := c.digest.Front; front.Story != was.slug || front.Draft || !slices.Equal(front.Moved, was.digest.Front.Moved) {
		return nil
	}
	s := e.again(was.story, article)
	if s == nil || s.Slug != was.slug {
		return nil
	}
	d := &edited{file: was.file, raw: c.raw, content: c, digest: c.digest, light: true, slug: was.slug, story: s}
	p := &project{settings: last.p.settings, stories: []*story{s}, digests: []*edited{d}, digest: map[*story]*edited{s: d}, names: last.p.slugs()}
	p.once.Do(func() {})
	w := &work{e: e, p: p, o: o}
	e.compose(p, s)
	if s.findings.Errors() > 0 {
		return nil
	}
	m, d := w.merge(s, d)
	if len(m.findings) > 0 || len(m.changes) > 0 && (!article || o.Locked) || s.findings.Errors() > 0 {
		return nil
	}
	w.judge(d)
	if !w.prints(d, false) || slices.ContainsFunc(d.result.Findings, mergeOpen) {
		return nil
	}
	x, ok := w.load(d.slug)
	key := p.judgedKey(d)
	if !ok || d.held || key == "" {
		return nil
	}
	g := &glanced{file: d.file, key: key}
	if g.made, g.contents = last.placed.Make(&x); g.made == nil || g.made.Findings.Errors() > 0 {
		return nil
	}
	files := &Files{content: map[string]site.Content{}, under: last.files}
	for name, sum := range g.made.Files {
		files.content[name] = site.Content{Sum: sum, Bytes: g.contents[name]}
	}
	r := &Result{Files: files, Preview: files}
	for _, f := range last.findings {
		if f.Story != d.slug || f.Place.File != d.file && !article {
			r.Findings = append(r.Findings, f)
		}
	}
	if article {
		for _, f := range s.findings {
			f.Story = s.Slug
			r.Findings = append(r.Findings, f)
		}
	}
	r.Findings = append(append(r.Findings, d.result.Findings...), g.made.Findings...)
	r.Findings.Sort()
	o.Show(r)
	return g
}

// saved returns the digest that is what changed, or whose story's articles are.
func (b *lastBuilt) saved(changed []string) (d *edited, article bool) {
	if len(changed) == 0 {
		return nil, false
	}
	dir := path.Dir(changed[0])
	elsewhere := slices.ContainsFunc(changed, func(name string) bool { return path.Dir(name) != dir })
	for _, d := range b.p.digests {
		if len(changed) == 1 && d.file == changed[0] {
			return d, false
		}
		if d.story != nil && d.story.Dir == dir && !elsewhere {
			return d, true
		}
	}
	return nil, false
}

// again is a story as it was, or, where its articles have changed, as they are now; nil where it is held back.
func (e *Edition) again(was *story, changed bool) *story {
	if !changed {
		of := *was.Story
		s := &story{Story: &of, base: was.base, based: was.based, folder: e.now.folderKey(of.Dir), articles: was.articles, sketched: true}
		if s.folder == "" || s.folder != was.folder {
			return nil
		}
		return s
	}
	s := &story{Story: &source.Story{Dir: was.Dir}}
	e.readStory(e.disk, s, true)
	if s.checkName(); s.held {
		return nil
	}
	s.based = e.base(baseFile(s.Slug))
	if s.base = s.based.text; s.based.err != nil || s.base != was.base {
		return nil
	}
	return s
}

// shown takes the pages of a digest that was shown already, if they would be made just so.
func (w *work) shown(d *edited) bool {
	g := w.glanced
	return g != nil && g.file == d.file && g.key == w.p.judgedKey(d) && w.printing.Take(d.slug, g.made, g.contents)
}
