// Package edition is the one way from a project folder to a published site: read, collate, merge, verify, render,
// publish.
//
// Build reads everything below seeds/, content/ and templates/ and goes through these steps:
//
//  1. Errors in templates and settings and foreign files in public/ stop the build before anything is written. Errors in
//     an article hold back its story; errors in a file of content/ that digest or page. All others go on.
//  2. Each story is collated and composed. The result is merged with the editor's digest over the digest as last merged,
//     content/.merged/<slug>.md, unless the build is locked.
//  3. Each digest is verified against its sources. Errors hold that digest back: its last published pages stay.
//  4. The site is rendered whole. A template that fails stops the build like an input error.
//  5. What merging changed is written to content/, and the site is published at once. A file that somebody saved
//     meanwhile stays as it is, and all is done anew from the new text: no edit is ever overwritten.
//
// Watching builds in the very same way. What was made of a story is remembered by stage, from run to run and while
// watching, by the hash of everything that it depends on (known.go), so that a build from memory and a fresh one make the
// same bytes.
package edition

import (
	"path/filepath"
	"slices"
	"sync/atomic"
	"time"

	"variorum/generator/collate"
	"variorum/generator/disk"
	"variorum/generator/memory"
	"variorum/generator/publish"
	"variorum/generator/report"
	"variorum/generator/site"
)

// Folders of a project, below its own.
const (
	Seeds     = "seeds"
	Content   = "content"
	Merged    = "content/.merged"
	Templates = "templates"
	Public    = "public"
)

// Edition is a project folder and what is remembered of it. It must not be used by two goroutines at once.
type Edition struct {
	dir       string
	disk      *disk.Folder
	recent    recent
	fresh     fresh
	big       few[*collated]
	store     *memory.Store   // nil where nothing is kept from run to run
	program   string          // tells the program apart from every other one
	parts     []*memory.Store // what is asked too where the store has nothing
	unwritten atomic.Int64    // bytes that were put into the store since it was flushed, or fewer
	press     *site.Press
	now       *look                  // what was found when the project was looked at last; nil where it was not
	nowKept   bool                   // it is kept for the next run
	looked    bool                   // that was a moment ago, and nothing was done since
	public    map[string]publish.Sum // what stood in public/ then
	written   map[string]publish.Sum // what was published this moment; nil but while it is looked at again
	whole     bool                   // it was all written, where nothing stood before
	spare     *publish.Spare         // the site before, while watching; else nil
	built     *lastBuilt             // nil where the last build did not publish, or nobody is shown anything

	// Sized is told how many stories and editors' pages the project has, before they are worked on; nil where nobody wants
	// to know.
	Sized func(stories, pages int)

	make func(in collate.Input, stands string) *collated // makeStory
}

// Open returns the edition of the project in dir, which need not hold anything yet.
func Open(dir string) *Edition {
	return &Edition{dir: dir, disk: disk.New(dir), press: site.NewPress(), make: makeStory}
}

// Options tells what to build, and how.
type Options struct {
	Only      string        // build a part: the stories of folders that this pattern names, and nothing of the site but their pages, which Into keeps
	Stories   []string      // slugs of stories to merge though their digests are signed; for Merge also the only ones to merge
	MergeOnly bool          // stop after content/ is written
	Again     bool          // make digests anew that were deleted by hand
	Recompose bool          // compose the digests of Stories anew, all where that names none, instead of bringing what is new into them
	DryRun    bool          // write nothing; Result.Changes tells what would change
	Locked    bool          // write nothing into content/; what would change there is an error
	Drafts    bool          // publish drafts too
	Preview   bool          // leave drafts out of public/, but render them into Result.Preview
	Strict    bool          // warnings count as errors
	Adopt     bool          // take over a public/ that the program did not make
	Show      func(*Result) // told of the site when it is rendered, before it is published, and of a saved digest's pages before that; may be nil
	Changed   []string      // all that has changed since the last build of this edition, by path; where it is empty, all is looked at
	Files     bool          // fill in Result.Files though nothing has changed since the last build
}

// Result is what a build gave.
type Result struct {
	Findings  report.List
	Changes   []Change // of content/, made or, in a dry run, to be made
	Files     *Files   // of the site; nil where it could not be rendered
	Preview   *Files   // the same with drafts, where Options.Preview asks for it; else Files
	Summary   Summary
	Unedited  []string // slugs of stories into whose digests something new was put though nobody has edited them: they may be composed anew
	Statuses  []Status // how the stories stand, where Options.Show is told of the whole site
	Unchanged bool     // all files are as the last build left them: what it found is told again, and Files is nil

	merges []merging
}

// News reports whether a build found or wrote anything that the one before it had not.
func (r *Result) News(before *Result) bool {
	return len(r.Changes) > 0 || r.Summary.Written > 0 || r.Summary.Removed > 0 || !slices.Equal(r.Findings, before.Findings)
}

// Change is a file of content/ before and after.
type Change struct {
	File          string // slash-separated path from the project's folder
	Before, After string // "" where there is no file
}

// Build builds the project. Findings are in the result; an error is a failure of the machine, such as a full disk.
func (e *Edition) Build(o Options) (*Result, error) {
	started := time.Now()
	e.fresh.begin()
	defer e.fresh.end()
	e.looked = false
	if known := e.shortcut(o); known != nil {
		known.Summary.Took = time.Since(started)
		return known, nil
	}
	var written []Change
	for n := 0; ; n++ {
		r, changed, err := e.build(o)
		o.Changed = nil
		if len(changed) > 0 && err == nil {
			if n < retries {
				written = append(written, r.Changes...)
				continue
			}
			for _, file := range changed {
				r.Findings.Add("content-changed", report.Place{File: file}, "build again", "the file was changed again and again while the build ran, and is left as it is")
			}
			r.Files, r.Preview = nil, nil
		}
		if err == nil && n < retries && !o.DryRun && !o.Locked {
			if stand, over := e.savedOver(r.Changes); over {
				written = append(written, stand...)
				continue
			}
		}
		if r != nil {
			r.Changes = append(written, r.Changes...)
			r.Findings.Sort()
			r.Summary.Errors, r.Summary.Warnings = r.Findings.Errors(), r.Findings.Warnings()
			r.Summary.Stopped = r.Files == nil && !o.MergeOnly && o.Only == ""
			r.Summary.Took = time.Since(started)
		}
		e.fresh.end()
		if err == nil {
			e.rememberBuild(o, r)
		}
		return r, err
	}
}

// build goes through the steps once. changed names the files that somebody saved meanwhile.
func (e *Edition) build(o Options) (r *Result, changed []string, err error) {
	r = &Result{}
	e.recent.begin()
	defer e.recent.end()
	e.store.Begin()
	last := e.built
	e.built, e.whole = nil, false
	looked := e.looked && len(o.Changed) == 0 // a moment ago
	e.looked = false

	quick := e.lookAt(o.Changed)
	var first *glanced
	if quick && o.Show != nil {
		first = e.glance(o, last)
	}
	if !quick {
		if !o.DryRun && !o.Locked && !(looked && e.now.tidy()) {
			looked = false
			if err := e.clear(r); err != nil {
				return nil, nil, err
			}
		}
		if !looked {
			e.lookAround(Seeds, Content, Templates, Public)
		}
	}
	p, err := e.read(true, o.Only)
	if err != nil {
		return nil, nil, err
	}
	if e.Sized != nil {
		e.Sized(len(p.stories), len(p.pages))
	}
	p.anew, p.asked = o.Recompose, o.Stories
	r.Findings = append(r.Findings, p.findings...)
	stops := p.findings.Errors() > 0
	folder := &publish.Folder{Dir: filepath.Join(e.dir, Public), Name: Public, Keep: p.settings.Keep, Adopt: o.Adopt, Spare: e.spare}
	if !o.MergeOnly && o.Only == "" && !quick {
		foreign, err := folder.Check()
		if err != nil {
			return nil, nil, err
		}
		r.Findings = append(r.Findings, foreign...)
		stops = stops || foreign.Errors() > 0
	}
	w, err := e.work(p, o, folder)
	if err != nil {
		return nil, nil, err
	}
	defer w.close()
	w.stops, w.quick, w.glanced = stops, quick, first
	each(p.stories, w.story)
	r.Findings = append(r.Findings, p.heldBack()...)
	r.Summary.count(p)
	if stops {
		return r, nil, nil
	}
	w.gather(r)
	if o.MergeOnly || o.Only != "" {
		changed, err := e.writeMerges(r, o)
		e.store.Flush(false)
		return r, changed, err
	}
	changed, err = w.publish(r)
	return r, changed, err
}
