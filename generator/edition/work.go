package edition

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/publish"
	"variorum/generator/report"
	"variorum/generator/site"
	"variorum/generator/verify"
	"variorum/templates"
)

// work is a build that is going on. Each story goes through all steps by itself, and what is big of it is let go before
// the next one comes: it is composed, merged, its digest is held against it, and its pages are made. What of this is
// remembered is not made.
type work struct {
	e        *Edition
	p        *project
	o        Options
	folder   *publish.Folder
	printing *site.Printing // nil where nothing is rendered
	stops    bool           // an error stops the build after the stories are composed
	quick    bool           // public/ is as the last build left it
	keyed    bool           // the templates are as they were looked at: what is made may be kept
	glanced  *glanced       // nil where nothing was shown yet
	spool    spool
	kept     int                   // bytes of pages since a part was written on
	made     map[string]*site.Made // what is known of editors' pages, by their keys
}

// work prepares a build.
func (e *Edition) work(p *project, o Options, folder *publish.Folder) (*work, error) {
	w := &work{e: e, p: p, o: o, folder: folder, made: map[string]*site.Made{}}
	w.spool.off = o.DryRun || o.Preview
	if o.MergeOnly {
		return w, nil
	}
	in, err := w.input()
	if err != nil {
		return nil, err
	}
	in.Pages = w.pages(o.Drafts)
	var expected []*site.Told
	for _, d := range p.digests {
		if !d.digest.Front.Draft || o.Drafts {
			expected = append(expected, site.Expected(d.slug, d.digest))
		}
	}
	for _, s := range p.stories {
		if p.digestOf(s) == nil && !s.deleted && !s.held {
			expected = append(expected, &site.Told{Slug: s.Slug})
		}
	}
	if o.Only != "" {
		in.Aside = w.toPart
		known := map[string]bool{}
		for _, x := range expected {
			known[x.Slug] = true
		}
		for _, slug := range p.elsewhere {
			if !known[slug] {
				expected = append(expected, &site.Told{Slug: slug})
			}
		}
	}
	ready := e.press.Ready(in)
	w.printing = e.press.Begin(in, expected)
	if w.keyed = in.TemplatesKey != "" && (ready || e.look(e.now, Templates).treeKey(Templates) == in.TemplatesKey); !w.keyed {
		e.press, in.TemplatesKey = site.NewPress(), "" // templates were changed while they were read
		w.printing = e.press.Begin(in, expected)
	}
	return w, nil
}

func (w *work) close() { w.spool.close() }

// input is what the site is made of, but for its digests and pages.
func (w *work) input() (site.Input, error) {
	own, err := fs.Sub(w.e.disk, Templates)
	if err != nil {
		return site.Input{}, err
	}
	content, err := fs.Sub(w.e.disk, Content)
	return site.Input{
		Media:    content,
		Settings: w.p.settings, Checks: verify.Checks(), Templates: site.Overlay{Upper: own, Lower: templates.Files},
		TemplatesKey: w.e.now.treeKey(Templates), Load: w.load, Aside: w.spool.aside,
	}, err
}

// pages returns the editors' pages that the site has.
func (w *work) pages(drafts bool) []site.Page {
	pages := make([]site.Page, 0, len(w.p.pages))
	for _, page := range w.p.pages {
		if !page.Draft || drafts {
			made, asked := w.made[page.Key]
			if !asked {
				made = w.e.madeOf(page.Key)
				w.made[page.Key] = made
			}
			page.Made = made
			pages = append(pages, page)
		}
	}
	return pages
}

// story takes one story through all steps.
func (w *work) story(s *story) {
	defer func() {
		s.letGo()
		w.p.digestOf(s).lighten()
	}()
	if w.again(s) {
		return
	}
	if s.findings.Errors() == 0 {
		w.e.compose(w.p, s)
	}
	s.held = s.held || s.findings.Errors() > 0
	d := w.p.digestOf(s)
	if d != nil {
		d.held = d.held || s.held
	}
	if w.stops {
		return
	}
	m, d := w.merge(s, d)
	s.merging = m
	if w.o.MergeOnly || d == nil {
		return
	}
	for _, x := range w.p.second {
		if x.story == s && x != d {
			w.judge(x) // the story has two, which hold each other back
		}
	}
	w.judge(d)
	if w.o.Only != "" {
		w.part(d)
		return
	}
	if d.pages = w.e.madeOf(w.p.judgedKey(d)); w.prints(d, w.o.Drafts) && !w.printing.Holds(d.pages) && !w.shown(d) {
		if x, ok := w.load(d.slug); ok {
			w.printing.Make(&x)
		}
	}
	if d.content != nil && s.folder != "" && len(m.changes)+len(m.findings) == 0 && !s.held && !d.held && d.judged != nil && w.p.digest[s] == d {
		d.outcome = &outcome{given: w.given(s, d), made: s.made, key: s.key, judged: d.judged, findings: d.judged.Findings}
	}
}

// merge merges a story's digest, and has what is composed of the story be of the digest as it is then.
func (w *work) merge(s *story, d *edited) (merging, *edited) {
	m := w.e.merge(w.p, s, w.o)
	if len(m.changes) == 0 {
		return m, d
	}
	if !w.o.Locked {
		d = w.p.take(s, d, m.changes)
		s.merged = d
	}
	if w.o.MergeOnly || d == nil || s.made == nil {
		return m, d
	}
	if s.base != s.made.Markdown && !w.o.Locked {
		s.made, s.collation = nil, nil // the digest stands as it did before the last merge
		w.e.compose(w.p, s)
	} else if s.key != "" {
		if s.key = ""; w.p.settled(s) {
			s.key = w.p.storyKey(s)
			keep(w.e, "composed", s.key, s.made)
		}
	}
	return m, d
}

// outcome is what came of a story in the last build, by all that went into it: while watching, a story that nothing
// changed in is not gone through again.
type outcome struct {
	given    given
	made     *composed
	key      string
	judged   *judged
	findings report.List
	pages    *site.Made // nil where it has none
}

// given is all that goes into a story.
type given struct {
	folder             string
	content            *contentFile
	base, undo         string
	source, unsigned   string
	locked, strict, on bool
	stories            int
}

func (w *work) given(s *story, d *edited) given {
	undo := ""
	if x := w.e.now.file(lastFile(s.Slug)); x != nil {
		undo = string(x.sum[:])
	}
	return given{s.folder, d.content, s.base, undo, w.p.settings.SourceText, w.p.settings.Unsigned, w.o.Locked, w.o.Strict, s.deleted || w.o.Again, len(w.o.Stories)}
}

// again takes what came of a story in the last build, and reports whether that is all there is to do.
func (w *work) again(s *story) bool {
	d := w.p.digest[s]
	if d == nil || d.content == nil || w.stops || w.o.MergeOnly || s.held || d.held || d.faults.Errors() > 0 {
		return false
	}
	o, ok := w.e.recent.get("outcome" + s.Dir).(*outcome)
	if !ok || o.given != w.given(s, d) || !w.p.answers(o.judged.Asked) || s.findings.Errors() > 0 {
		return false
	}
	made, key := s.made, s.key
	s.made, s.key, d.judged, d.standing = o.made, o.key, o.judged, o.judged.Standing
	d.result.Findings = o.findings
	d.judge(w.o.Strict)
	if d.pages = o.pages; w.prints(d, w.o.Drafts) && !(w.quick && w.printing.Holds(d.pages)) {
		s.made, s.key, d.judged, d.result.Findings, d.held = made, key, nil, nil, false
		return false
	}
	s.findings = append(s.findings, o.made.Findings...)
	d.outcome = o
	return true
}

// judge holds a digest against its story and tells whether it is held back.
func (w *work) judge(d *edited) {
	w.e.judgeDigest(w.p, d)
	d.judge(w.o.Strict)
}

// prints reports whether a digest's pages are made anew, and notes whether it waits for a signature instead.
func (w *work) prints(d *edited, drafts bool) bool {
	if d.held || d.story == nil || d.story.held || d.story.made == nil || d.digest.Front.Draft && !drafts {
		return false
	}
	d.unsigned = w.p.settings.Unsigned == site.Hold && !(d.judged.Signed && d.judged.Current) && !drafts
	return !d.unsigned
}

// load gives the site a digest whole.
func (w *work) load(slug string) (x site.Digest, ok bool) {
	d := w.p.published(slug)
	if d == nil {
		return x, false
	}
	var found report.List
	guarded(&found, d.slug, report.Place{File: d.file}, func() {
		w.e.collateStory(w.p, d.story)
		if d.story.collation == nil {
			return
		}
		if !d.verified {
			verdict := d.result.Findings
			w.e.verifyDigest(w.p, d, nil)
			d.result.Findings = verdict
		}
		d.full()
		record := digest.NewRecord(d.digest, d.story.collation, d.result.Traced, digest.RecordOptions{SourceText: digest.SourceText(w.p.settings.SourceText), Draft: d.story.sound.Draft})
		x, ok = site.Digest{Slug: d.slug, Digest: d.digest, Collation: d.story.collation, Result: d.result, Record: record}, true
	})
	if len(found) > 0 {
		d.result.Findings = append(d.result.Findings, found...)
		d.held = true
	}
	return x, ok
}

// gather brings together, in order, what came of the stories.
func (w *work) gather(r *Result) {
	p := w.p
	for _, s := range p.stories {
		m := s.merging
		r.Findings = append(r.Findings, m.findings...)
		r.Changes = append(r.Changes, m.changes...)
		if len(m.changes) > 0 && !w.o.Locked {
			r.merges = append(r.merges, m)
			if m.unedited {
				r.Unedited = append(r.Unedited, s.Slug)
			}
		}
		if d := p.digestOf(s); d != nil && p.digest[s] == nil {
			p.digests = append(p.digests, d)
		}
	}
	slices.SortStableFunc(p.digests, func(a, b *edited) int { return strings.Compare(a.slug, b.slug) })
	if w.o.MergeOnly {
		return
	}
	for _, d := range p.digests {
		if p.only != "" && d.story == nil {
			continue
		}
		if d.judged == nil {
			w.judge(d)
		}
		r.Findings = append(r.Findings, d.result.Findings...)
		if d.story != nil && d.story.made != nil {
			r.Summary.Reproduced = append(r.Summary.Reproduced, d.judged.Share)
		}
	}
}

// publish renders the site and, unless that fails or the run is dry, writes what changed in content/ and the site.
func (w *work) publish(r *Result) (changed []string, err error) {
	e, p, o := w.e, w.p, w.o
	files, out, err := w.render(w.printing, o.Drafts)
	for err == nil && p.hold(out.Findings) {
		r.Findings = append(r.Findings, out.Findings...)
		files, out, err = w.render(w.printing, o.Drafts)
	}
	if err != nil {
		return nil, err
	}
	r.Findings = append(r.Findings, out.Findings...)
	if out.Findings.Errors() > 0 {
		r.Changes = nil
		return nil, nil
	}
	r.Files, r.Preview = files, files
	if o.Preview && !o.Drafts {
		in, err := w.input()
		if err != nil {
			return nil, err
		}
		in.TemplatesKey = ""
		if r.Preview, _, err = w.render(site.NewPress().Begin(in, nil), true); err != nil {
			return nil, err
		}
	}
	for _, d := range p.digests {
		switch {
		case d.digest.Front.Draft && !o.Drafts:
		case d.held:
			r.Summary.Held = append(r.Summary.Held, d.file)
		case d.unsigned:
			r.Summary.Unsigned = append(r.Summary.Unsigned, d.file)
		}
	}
	for _, x := range p.refused {
		r.Summary.Held = append(r.Summary.Held, x.file)
	}
	r.Summary.Files = len(files.content) + 1
	if changed, err = e.writeMerges(r, o); err != nil || o.DryRun || len(changed) > 0 {
		return changed, err
	}
	if o.Show != nil {
		r.Preview = w.reviewed(r.Preview)
		r.Statuses = p.statuses(p.digests)
		o.Show(r)
	}
	sums := make(map[string]publish.Sum, len(files.content))
	for name, c := range files.content {
		sums[name] = publish.Sum(c.Sum)
	}
	done, err := w.folder.PublishSite(publish.Site{Files: sums, Read: files.bytes, Standing: e.public})
	if err != nil {
		e.public = nil
		return nil, fmt.Errorf("publish: %w", err)
	}
	e.whole = len(e.public) == 0 && done.Written == done.Files && !done.OneByOne && w.e.now.none(Public)
	e.public = sums
	for _, d := range p.digests {
		if d.outcome == nil {
			continue
		}
		if m := out.Digests[d.slug]; m != nil && w.keyed {
			d.outcome.pages = m
		}
		e.recent.put("outcome"+d.story.Dir, d.outcome)
	}
	files.published(w.spool.off)
	if w.keyed {
		for _, d := range p.digests {
			if m := out.Digests[d.slug]; m != nil && m != d.pages && !d.held && d.story != nil && d.judged != nil {
				keep(e, "made", p.judgedKey(d), m)
			}
		}
		for _, page := range w.pages(o.Drafts) {
			if m := out.Pages[page.File]; m != nil && m != page.Made {
				keep(e, "made", page.Key, m)
			}
		}
	}
	e.store.Flush(true)
	w.remain(files, r.Findings)
	r.Summary.Files, r.Summary.Written, r.Summary.Removed, r.Summary.OneByOne = done.Files, done.Written, done.Removed, done.OneByOne
	return nil, nil
}

// render makes the site of what was made of its digests. The pages of a digest that is held back are taken from the site as
// it stands, with the assets that they may need.
func (w *work) render(printing *site.Printing, drafts bool) (*Files, site.Output, error) {
	p := w.p
	last := &lastSite{folder: w.folder}
	var digests []site.Digest
	stays := map[string]site.Sum{}
	taken := map[string]bool{}
	for _, d := range p.digests {
		switch {
		case d.digest.Front.Draft && !drafts:
		case w.prints(d, drafts):
			digests = append(digests, site.Digest{Slug: d.slug, Made: d.pages})
			taken[d.slug] = true
		case d.unsigned:
		default:
			slugs := []string{d.slug}
			if file := strings.TrimSuffix(path.Base(d.file), path.Ext(d.file)); d.story == nil && file != d.slug && !slices.ContainsFunc(p.digests, func(x *edited) bool { return x.slug == file }) {
				slugs = append(slugs, file) // a mistyped story: does not take its pages down
			}
			if _, ok := last.digest(d.slug); !ok {
				slugs = append(slugs, d.digest.Front.Moved...) // renamed since it was last published
			}
			for _, slug := range slugs {
				if taken[slug] {
					continue
				}
				if x, ok := last.digest(slug); ok {
					digests = append(digests, x)
					taken[slug] = true
					maps.Copy(stays, last.pagesOf(slug))
				}
			}
		}
	}
	pages := p.lastPages(w.pages(drafts), &digests, taken, stays, last)
	if last.err != nil {
		return nil, site.Output{}, last.err
	}
	out := printing.Finish(digests, pages)
	for name, sum := range stays {
		if _, made := out.Files[name]; !made {
			out.Files[name] = site.Content{Sum: sum}
		}
	}
	return &Files{content: out.Files, spool: &w.spool, part: w.e.inPart, dir: w.folder.Dir}, out, nil
}
