package edition

import (
	"fmt"
	"path"
	"slices"

	"variorum/generator/digest"
	"variorum/generator/report"
)

// merge brings a story's composed digest and the editor's together, and tells what that changes in content/. What is
// the project's is changed when all stories are through: see take.
func (e *Edition) merge(p *project, s *story, o Options) (m merging) {
	m.story = s
	if o.MergeOnly && len(o.Stories) > 0 && !slices.Contains(o.Stories, s.Slug) || s.held || s.made == nil {
		return m
	}
	d := p.digestOf(s)
	if d != nil && !s.deleted && !digest.Mergeable(d.raw) {
		if s.base != s.made.Markdown && s.base != "" || news(d.digest.Front, s) != "" {
			foreign(&m.findings, d, "merged")
		}
		return m
	}
	nothing := ""
	if d != nil && s.key != "" { // what came to nothing once does so again
		undo := ""
		if x := e.now.file(lastFile(s.Slug)); x != nil {
			undo = string(x.sum[:])
		}
		nothing = hash("merge", s.key, d.file, d.raw, s.base, undo, fmt.Sprint(o.Stories, o.Again, o.Recompose, s.deleted))
		if recall[bool](e, "merge", nothing) != nil {
			return m
		}
	}
	var waiting report.Finding
	guarded(&m.findings, s.Slug, report.Place{File: s.Dir}, func() {
		x, w := e.mergeStory(p, s, o)
		m.changes, m.last, m.unedited, waiting = x.changes, x.last, x.unedited, w
	})
	if waiting.ID != "" {
		m.findings = append(m.findings, waiting)
		m.changes = nil
		return m
	}
	if len(m.changes) == 0 && len(m.findings) == 0 && nothing != "" {
		yes := true
		keep(e, "merge", nothing, &yes)
	}
	if o.Locked {
		if len(m.changes) > 0 {
			m.findings.Add("content-stale", report.Place{File: m.changes[0].File}, "run variorum merge and commit what it writes", "the file would change, and this build is locked")
		}
		if d != nil && len(m.changes) > 0 {
			d.held = true
		}
	}
	return m
}

// foreign reports that a digest's front matter is in a language that the program reads but does not write.
func foreign(findings *report.List, d *edited, what string) {
	findings.Add("front-matter", report.Place{File: d.file, Line: 1, Column: 1}, "write it as YAML between two lines ---",
		"the digest cannot be %s, because its front matter is not YAML", what)
	d.held = true
}

// mergeStory returns what merging changes, or why it waits: for somebody to ask for it.
func (e *Edition) mergeStory(p *project, s *story, o Options) (m merging, waiting report.Finding) {
	m.story = s
	d := p.digestOf(s)
	base := Change{baseFile(s.Slug), s.base, s.made.Markdown}
	switch {
	case s.deleted && !o.Again:
		return m, report.Finding{
			ID: "digest-deleted", Severity: report.Note, Place: report.Place{File: path.Join(Content, s.Slug+".md")},
			Message: "the story has no digest, though one was merged: it stays deleted",
			Hint:    fmt.Sprintf("get it back from version control, or make it anew: variorum merge --again %s", s.Slug),
		}
	case d == nil:
		m.changes = dropSame(Change{path.Join(Content, s.Slug+".md"), "", s.made.Markdown}, base)
		return m, waiting
	}
	asked := slices.Contains(o.Stories, s.Slug)
	if waits := news(d.digest.Front, s); d.digest.Front.Signed != nil && !asked {
		if waits != "" {
			waiting = waitingFor(d, "merge-waiting", fmt.Sprintf("run: variorum merge %s, then sign it again", s.Slug), "the digest is signed, and %s", waits)
		}
		return m, waiting
	}
	over, known := e.baseOf(p, s, d)
	last := e.last(s.Slug)
	text := ""
	switch waits := news(d.digest.Front, s); {
	case !known && !asked:
		return m, waitingFor(d, "merge-base", fmt.Sprintf("get both from one place, such as one commit; or, to merge into the digest as it is: variorum merge %s", s.Slug),
			"the digest and its base, %s, are not of one merge, and %s", base.File, waits)
	case last != nil && last.Undone && !asked && last.Digest.File == d.file && last.Base.Before == s.base && sameSources(sourcesOf(last.Base.After), sourcesOf(s.made.Markdown)):
		if waits == "" {
			waits = "what the program composes of its articles now is not merged"
		}
		return m, waitingFor(d, "merge-undone", fmt.Sprintf("to merge again: variorum merge %s", s.Slug), "the last merge was taken back, and %s", waits)
	case last.wasForNothing(s, d) && !o.Recompose:
		text, base.After = last.Digest.Before, last.Base.Before
	default:
		text = digest.Merge(d.file, over, d.raw, s.made.Markdown)
	}
	own := Change{d.file, d.raw, text}
	m.changes = dropSame(own, base)
	if own.Before != own.After {
		m.last = &lastMerge{Digest: own, Base: Change{base.File, over, base.After}}
	}
	m.unedited = d.raw == over && p.stands(s) != "" && own.Before != own.After
	return m, waiting
}

// waitingFor is what is told of a digest that is not merged.
func waitingFor(d *edited, id, hint, format string, args ...any) report.Finding {
	return report.Finding{ID: id, Severity: report.Warning, Place: report.Place{File: d.file, Line: 1}, Message: fmt.Sprintf(format, args...), Hint: hint}
}

func dropSame(changes ...Change) []Change {
	return slices.DeleteFunc(changes, func(c Change) bool { return c.Before == c.After })
}

// news tells how a story's articles differ from those that its digest lists: "1 new article is not merged"; "" where
// they do not.
func news(listed digest.Front, s *story) string {
	fresh, changed, gone := unmerged(listed, s)
	for _, n := range []struct {
		count int
		what  string
	}{{fresh, "new"}, {changed, "changed"}, {gone, "removed"}} {
		switch n.count {
		case 0:
		case 1:
			return fmt.Sprintf("1 %s article is not merged", n.what)
		default:
			return fmt.Sprintf("%d %s articles are not merged", n.count, n.what)
		}
	}
	return ""
}

// unmerged counts the articles of a story that its digest does not list, lists as they were, and lists though they are
// gone.
func unmerged(listed digest.Front, s *story) (fresh, changed, gone int) {
	seen := map[string]bool{}
	for _, x := range s.made.Sources {
		i := slices.IndexFunc(listed.Sources, func(l digest.FrontSource) bool { return l.Key == x.Key })
		seen[x.Key] = true
		switch {
		case i < 0 || listed.Sources[i].Removed:
			fresh++
		case listed.Sources[i].SHA256 != x.SHA256:
			changed++
		}
	}
	for _, l := range listed.Sources {
		if !seen[l.Key] && !l.Removed {
			gone++
		}
	}
	return fresh, changed, gone
}

// take makes what merging changes the story's, and returns its digest as it is then.
func (p *project) take(s *story, d *edited, changes []Change) *edited {
	for _, c := range changes {
		if path.Dir(c.File) == Merged {
			s.base = c.After
			continue
		}
		if d == nil {
			d = &edited{file: c.File, slug: s.Slug, story: s}
		}
		d.raw, d.light, d.content = c.After, false, nil
		d.digest, _ = digest.Parse(d.file, d.raw) // verify tells what is wrong with it
	}
	return d
}
