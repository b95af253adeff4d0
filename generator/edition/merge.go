package edition

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/report"
)

// merge brings every story's composed digest and the editor's together, and tells what that changes in content/.
func (e *Edition) merge(p *project, o Options, r *Result) {
	for _, s := range p.stories {
		if o.MergeOnly && len(o.Stories) > 0 && !slices.Contains(o.Stories, s.Slug) {
			continue
		}
		if d := p.digestOf(s); d != nil && !s.deleted && !digest.Mergeable(d.raw) {
			if s.base != s.sound.Markdown && s.base != "" || news(d.digest.Front, s) != "" {
				foreign(&r.Findings, d, "merged")
			}
			continue
		}
		changes, waiting := mergeStory(p, s, o)
		if waiting != "" {
			d := p.digestOf(s)
			r.Findings.Warn("merge-waiting", report.Place{File: d.file, Line: 1}, fmt.Sprintf("run: variorum merge %s, then sign it again", s.Slug),
				"the digest is signed, and %s", waiting)
			continue
		}
		r.Changes = append(r.Changes, changes...)
		if o.Locked {
			if len(changes) > 0 {
				r.Findings.Add("content-stale", report.Place{File: changes[0].File}, "run variorum merge and commit what it writes", "the file would change, and this build is locked")
			}
			if d := p.digestOf(s); d != nil {
				d.held = len(changes) > 0
			}
			continue
		}
		p.take(s, changes)
	}
}

// foreign reports that a digest's front matter is in a language that the program reads but does not write.
func foreign(findings *report.List, d *edited, what string) {
	findings.Add("front-matter", report.Place{File: d.file, Line: 1, Column: 1}, "write it as YAML between two lines ---",
		"the digest cannot be %s, because its front matter is not YAML", what)
	d.held = true
}

// mergeStory returns what merging changes, or why a signed digest has to wait.
func mergeStory(p *project, s *story, o Options) (changes []Change, waiting string) {
	d := p.digestOf(s)
	if s.deleted && !o.Again {
		return nil, ""
	}
	baseFile := path.Join(Merged, s.Slug+".md")
	if d == nil {
		file := path.Join(Content, s.Slug+".md")
		return dropSame(Change{file, "", s.sound.Markdown}, Change{baseFile, s.base, s.sound.Markdown}), ""
	}
	base := s.base
	if base == "" {
		base = s.sound.Markdown // an editor wrote the digest: there is nothing of the program's in it to replace
	}
	if d.digest.Front.Signed != nil && !slices.Contains(o.Stories, s.Slug) {
		return nil, news(d.digest.Front, s)
	}
	merged := digest.Merge(d.file, base, d.raw, s.sound.Markdown)
	return dropSame(Change{d.file, d.raw, merged}, Change{baseFile, s.base, s.sound.Markdown}), ""
}

func dropSame(changes ...Change) []Change {
	return slices.DeleteFunc(changes, func(c Change) bool { return c.Before == c.After })
}

// news tells how a story's articles differ from those that its digest lists: "1 new article is not merged"; "" where
// they do not.
func news(listed digest.Front, s *story) string {
	var fresh, changed, gone int
	seen := map[string]bool{}
	for _, x := range s.collation.Sources {
		i := slices.IndexFunc(listed.Sources, func(l digest.FrontSource) bool { return l.Key == x.Key })
		seen[x.Key] = true
		switch {
		case i < 0:
			fresh++
		case listed.Sources[i].SHA256 != x.Article.SHA256:
			changed++
		}
	}
	for _, l := range listed.Sources {
		if !seen[l.Key] && !l.Removed {
			gone++
		}
	}
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

// take makes changes the project's.
func (p *project) take(s *story, changes []Change) {
	for _, c := range changes {
		if path.Dir(c.File) == Merged {
			s.base = c.After
			continue
		}
		d := p.digestOf(s)
		if d == nil {
			d = &edited{file: c.File, slug: s.Slug, story: s}
			p.digests = append(p.digests, d)
			slices.SortStableFunc(p.digests, func(a, b *edited) int { return strings.Compare(a.slug, b.slug) })
		}
		d.raw = c.After
		d.digest, _ = digest.Parse(d.file, d.raw) // verify tells what is wrong with it
	}
}
