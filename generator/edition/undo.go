package edition

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/disk"
	"variorum/generator/report"
)

// Undo takes the last merge of a story back, in its digest and its base together. What an editor has changed in the
// digest since then stays. The story is named by its slug, or by the path of its folder or digest from the project's
// folder. It is not merged again before somebody asks for it, or other articles come.
func (e *Edition) Undo(name string) ([]Change, report.List, error) {
	for n := 0; ; n++ {
		m, findings, err := e.undo(name)
		if err != nil || findings.Errors() > 0 {
			return nil, findings, err
		}
		unlock := e.disk.Lock()
		err = e.writeMerge(m)
		unlock()
		if errors.Is(err, disk.ErrChanged) && n < retries {
			continue // somebody saved at this moment: what that changed stays too
		}
		return m.changes, findings, err
	}
}

func (e *Edition) undo(name string) (merging, report.List, error) {
	p, err := e.read(true)
	if err != nil {
		return merging{}, nil, err
	}
	s, findings := p.storyCalled(name)
	if s == nil {
		return merging{}, findings, nil
	}
	at := report.Place{File: path.Join(Content, s.Slug+".md")}
	d := p.digestOf(s)
	last := e.last(s.Slug)
	switch {
	case s.held && d == nil:
		findings = append(p.heldBack(), findings...)
		findings = slices.DeleteFunc(findings, func(f report.Finding) bool { return f.Story != s.Slug && path.Base(f.Place.File) != s.Slug+".md" })
		if findings.Errors() > 0 {
			return merging{}, findings, nil
		}
		fallthrough
	case last == nil || last.Undone || d == nil || d.file != last.Digest.File:
		findings.Add("nothing-to-undo", at, "only the last merge that this copy of the project saw is kept; version control has those before it", "there is no merge of the story to take back")
		return merging{}, findings, nil
	case last.Base.After != s.base:
		findings.Add("merge-base", at, "get the digest back from version control", "the last merge cannot be taken back: %s is no longer what it made", last.Base.File)
		return merging{}, findings, nil
	case !digest.Mergeable(d.raw):
		foreign(&findings, d, "merged")
		return merging{}, findings, nil
	}
	text := last.Digest.Before
	if d.raw != last.Digest.After {
		text = digest.TakeBack(d.file, last.Digest.After, digest.Relist(d.raw, text), text)
	}
	undone := *last
	undone.Undone = true
	return merging{
		story:   s,
		changes: dropSame(Change{d.file, d.raw, text}, Change{last.Base.File, s.base, last.Base.Before}),
		last:    &undone,
	}, findings, nil
}

// storyCalled returns the story that is named by its slug, its folder or its digest; nil where there is none, which is
// among the findings.
func (p *project) storyCalled(name string) (*story, report.List) {
	var slugs []string
	for _, s := range p.stories {
		d := p.digestOf(s)
		if s.Slug == name || s.Dir == name || d != nil && d.file == name {
			return s, nil
		}
		slugs = append(slugs, s.Slug)
	}
	findings := slices.Clone(p.findings)
	hint := "there are none: put articles into a folder below " + Seeds + "/"
	if near := report.Nearest(name, slugs); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	} else if len(slugs) > 0 {
		hint = "stories: " + strings.Join(slugs, ", ")
	}
	findings.Add("story-unknown", report.Place{File: Seeds}, hint, "there is no story %q", name)
	return nil, findings
}
