package edition

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/site"
	"variorum/generator/verify"
)

// verify holds every digest against its story and marks those that errors hold back.
func (e *Edition) verify(p *project, o Options, r *Result) {
	each(p.digests, func(d *edited) {
		e.verifyDigest(p, d)
		if d.story != nil && d.story.collation != nil && p.settled(d.story) {
			e.kept.keepVerdict(e.disk, p, d)
		}
		if d.story != nil && d.story.collation != nil {
			guarded(&d.result.Findings, d.slug, report.Place{File: d.file}, func() {
				d.record = digest.NewRecord(d.digest, d.story.collation, d.result.Traced, digest.RecordOptions{SourceText: digest.SourceText(p.settings.SourceText), Draft: d.story.sound.Draft})
			})
		}
		d.judge(o.Strict)
	})
	for _, d := range p.digests {
		r.Findings = append(r.Findings, d.result.Findings...)
		if d.story != nil && d.story.collation != nil {
			r.Summary.Reproduced = append(r.Summary.Reproduced, shareOf(d))
		}
	}
}

// verifyDigest holds a digest against its story.
func (e *Edition) verifyDigest(p *project, d *edited) {
	guarded(&d.result.Findings, d.slug, report.Place{File: d.file}, func() {
		e.holdAgainst(p, d)
		if d.story != nil && d.story.collation != nil {
			d.standing = standingOf(d)
		}
	})
}

func (e *Edition) holdAgainst(p *project, d *edited) {
	switch {
	case d.story == nil:
		hint := "name a story of seeds/ in story:, or remove the digest"
		if meant := report.Nearest(d.slug, p.slugs()); meant != "" {
			hint = fmt.Sprintf("did you mean %q? ", meant) + hint
		}
		d.result.Findings.Add("story-unknown", d.digest.Place(d.digest.Key("story")), hint, "there is no story %q", d.slug)
	case d.story.collation == nil:
		d.held = true // its story has errors, which are told
	case d.story.sound.Verified && d.raw == d.story.sound.Markdown:
		// as the program prints it, which it has verified: nothing in it depends on the site's pages, since it has no links
		d.result = d.story.sound.Verdict
		d.result.Findings = slices.Clone(d.result.Findings)
		for i := range d.result.Findings {
			d.result.Findings[i].Place.File = d.file
		}
	default:
		d.result = remember(&e.memory, hash("verify", d.file, d.raw, d.story.key, hash(p.slugs()...)), func() verify.Result {
			return verify.Digest(d.digest, verify.Story{Collation: d.story.collation, Draft: d.story.sound.Draft, Page: p.hasPage})
		})
	}
}

// judge tells of the findings in a digest which story they hold back, and whether they do.
func (d *edited) judge(strict bool) {
	d.result.Findings = slices.Clone(d.result.Findings)
	for i := range d.result.Findings {
		f := &d.result.Findings[i]
		f.Story = d.slug
		if strict && f.Severity == report.Warning {
			f.Severity = report.Error
		}
	}
	d.held = d.held || d.faults.Errors() > 0 || d.result.Findings.Errors() > 0
}

// slugs returns the slugs of all stories and pages, sorted.
func (p *project) slugs() []string {
	p.once.Do(func() {
		for _, s := range p.stories {
			p.names = append(p.names, s.Slug)
		}
		for _, d := range p.digests {
			p.names = append(p.names, d.digest.Front.Moved...)
		}
		for _, page := range p.pages {
			p.names = append(append(p.names, page.Slug), page.Moved...)
		}
		for _, x := range p.refused {
			p.names = append(p.names, x.slugs...)
		}
		slices.Sort(p.names)
	})
	return p.names
}

// hasPage reports whether the site has pages at a path from its root, as far as its first element tells.
func (p *project) hasPage(name string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(path.Clean("/"+name), "/"), "/")
	return first == "" || first == "index.html" || site.Reserved(first) || slices.Contains(p.slugs(), first)
}

// Verify holds digests against the sources as they stand now, writes nothing, and tells how many there were. files are
// paths from the project's folder; none means all digests. Input errors of what the digests need are among the findings.
func (e *Edition) Verify(files []string, strict bool) (report.List, int, error) {
	_, chosen, findings, err := e.examine(files, strict, true)
	return findings, len(chosen), err
}

// check is examine without the project.
func (e *Edition) check(files []string, strict, known bool) ([]*edited, report.List, error) {
	_, chosen, findings, err := e.examine(files, strict, known)
	return chosen, findings, err
}

// examine verifies digests, all where files is empty, and returns them. Where known is set, only what is found counts: what
// was found in an earlier run will do, whose stories are not collated then, and a story is let go when its digests are
// verified, so that of a thousand no more are held than are worked on.
func (e *Edition) examine(files []string, strict, known bool) (*project, []*edited, report.List, error) {
	e.kept.open()
	p, err := e.read(known)
	if err != nil {
		return nil, nil, nil, err
	}
	findings := p.findings
	chosen := p.digests
	if len(files) > 0 {
		chosen = nil
	} else {
		for _, x := range p.refused {
			findings = append(findings, x.findings...)
		}
	}
	for _, f := range files {
		i := slices.IndexFunc(p.digests, func(d *edited) bool { return d.file == path.Clean(f) })
		if j := slices.IndexFunc(p.refused, func(x refused) bool { return x.file == path.Clean(f) }); j >= 0 {
			findings = append(findings, p.refused[j].findings...)
			continue
		}
		if i < 0 {
			findings.Add("digest-unknown", report.Place{File: f}, "give the path of a file below content/ that has story: in its front matter", "there is no such digest")
			continue
		}
		if !slices.Contains(chosen, p.digests[i]) {
			chosen = append(chosen, p.digests[i])
		}
	}
	var stories []*story
	for _, d := range chosen {
		if d.story != nil && !slices.Contains(stories, d.story) {
			stories = append(stories, d.story)
		}
	}
	recalled := map[*edited]bool{}
	for _, d := range chosen {
		recalled[d] = known && e.kept.verdict(p, d)
	}
	each(stories, func(s *story) {
		if !slices.ContainsFunc(chosen, func(d *edited) bool { return d.story == s && !recalled[d] }) {
			return
		}
		e.fill(s)
		if s.findings.Errors() == 0 {
			e.collateStory(p, s)
		}
		for _, d := range chosen {
			if d.story == s && !recalled[d] {
				e.verifyDigest(p, d)
				e.kept.keepVerdict(e.disk, p, d)
			}
		}
		if known {
			s.collation, s.sound, s.Articles = nil, verify.Sounded{}, nil
		}
	})
	for _, s := range stories {
		findings = append(findings, s.findings...)
	}
	for _, d := range chosen {
		if d.story == nil {
			e.verifyDigest(p, d)
		}
		findings = append(findings, d.faults...)
		d.judge(strict)
	}
	e.kept.keepRest(p)
	e.kept.close()
	for _, d := range chosen {
		findings = append(findings, d.result.Findings...)
	}
	findings.Sort()
	return p, chosen, findings, nil
}

// Sign puts an editor's signature over the body of a digest and its sources as they stand now. Findings of severity
// Error keep it from being signed.
func (e *Edition) Sign(file, by, date string) (Change, report.List, error) {
	chosen, findings, err := e.check([]string{file}, false, false)
	if err != nil || findings.Errors() > 0 {
		return Change{}, findings, err
	}
	d := chosen[0]
	if !digest.Mergeable(d.raw) {
		foreign(&findings, d, "signed")
		return Change{}, findings, nil
	}
	change := Change{d.file, d.raw, digest.Sign(d.digest, by, date, d.story.collation.Hashes())}
	change, err = e.change(d.file, func(before string) (string, error) {
		if before != d.raw {
			return "", fmt.Errorf("%s was changed while it was verified: sign it again", file)
		}
		return change.After, nil
	})
	if err != nil {
		return Change{}, findings, err
	}
	return change, findings, nil
}
