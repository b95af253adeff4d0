package edition

import (
	"slices"

	"variorum/generator/report"
	"variorum/generator/site"
)

// While watching, who saves a digest wants to see its pages, and the rest of the site takes the longer the more stories
// there are. So where one digest was saved and nothing else, its pages are made and shown first, as part of the site as it
// was last published: what they ask of the rest, such as the address that a link leads to, is answered as it stood then.
// The build that follows makes them again only where that turns out to have changed.

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

// glance shows the pages of a digest that was saved. It returns nil where more has changed than a digest's own pages, or
// something is wrong with it: the build tells what.
func (e *Edition) glance(o Options, last *lastBuilt) *glanced {
	if last == nil || len(o.Changed) != 1 || last.locked != o.Locked || last.strict != o.Strict || o.Preview || o.Drafts {
		return nil
	}
	i := slices.IndexFunc(last.p.digests, func(d *edited) bool { return d.file == o.Changed[0] })
	if i < 0 {
		return nil
	}
	was := last.p.digests[i]
	c := e.contentOf(e.disk, was.file)
	if was.outcome == nil || was.held || was.unsigned || c.digest == nil || len(c.wrong) > 0 || c.findings.Errors() > 0 || c.raw == was.raw {
		return nil
	}
	if front := c.digest.Front; front.Story != was.slug || front.Draft || !slices.Equal(front.Moved, was.digest.Front.Moved) {
		return nil
	}
	of := *was.story.Story
	s := &story{Story: &of, base: was.story.base, folder: e.now.folderKey(of.Dir), articles: was.story.articles, sketched: true}
	if s.folder == "" || s.folder != was.story.folder {
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
	if m := e.merge(p, s, o); len(m.changes)+len(m.findings) > 0 {
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
		if f.Story != d.slug || f.Place.File != d.file {
			r.Findings = append(r.Findings, f)
		}
	}
	r.Findings = append(append(r.Findings, d.result.Findings...), g.made.Findings...)
	r.Findings.Sort()
	o.Show(r)
	return g
}

// shown takes the pages of a digest that was shown already, if they would be made just so.
func (w *work) shown(d *edited) bool {
	g := w.glanced
	return g != nil && g.file == d.file && g.key == w.p.judgedKey(d) && w.printing.Take(d.slug, g.made, g.contents)
}
