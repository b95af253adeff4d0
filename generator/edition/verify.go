package edition

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/site"
	"variorum/generator/verify"
)

// judgeDigest finds out what is wrong with a digest: what is remembered will do.
func (e *Edition) judgeDigest(p *project, d *edited) {
	key := p.judgedKey(d)
	if j := recall[judged](e, "judged", key); j != nil && p.answers(j.Asked) {
		d.judged, d.standing = j, j.Standing
		d.result.Findings = j.Findings
		return
	}
	if d.story != nil && d.story.made != nil {
		e.collateStory(p, d.story)
	}
	j := &judged{Asked: map[string]bool{}}
	e.verifyDigest(p, d, j)
	d.judged = j
	if d.story == nil || d.story.collation == nil {
		return
	}
	j.Findings, j.Standing, j.Share = slices.Clone(d.result.Findings), d.standing, shareOf(d)
	signed, changed := digest.Signed(d.digest, d.story.made.hashes())
	j.Signed, j.Current = signed, signed && changed.Stands()
	if key == p.judgedKey(d) && writable(j.Findings) { // the folder stood while it was read
		keep(e, "judged", key, j)
	}
}

// answers reports whether the site has the pages that links asked for, and lacks those that they asked for in vain.
func (p *project) answers(asked map[string]bool) bool {
	for name, there := range asked {
		if p.hasPage(name) != there {
			return false
		}
	}
	return true
}

// verifyDigest holds a digest against its story, and notes in j which pages its links ask for; j may be nil.
func (e *Edition) verifyDigest(p *project, d *edited, j *judged) {
	guarded(&d.result.Findings, d.slug, report.Place{File: d.file}, func() {
		d.full()
		d.verified = true
		e.holdAgainst(p, d, j)
		if d.story != nil && d.story.collation != nil {
			d.standing = standingOf(d)
		}
	})
}

// lighten forgets what is big of a digest.
func (d *edited) lighten() {
	if d == nil || d.light {
		return
	}
	d.digest = &digest.Digest{File: d.digest.File, Raw: d.digest.Raw, Body: d.digest.Body, Front: d.digest.Front}
	d.result = verify.Result{Findings: d.result.Findings}
	d.light, d.verified = true, false
}

// full parses a digest of which only the front matter is at hand.
func (d *edited) full() {
	if d.light {
		d.digest, _ = digest.Parse(d.file, d.raw)
		d.light = false
	}
}

// whichDigest tells which digest was probably meant by a name that none has.
func (p *project) whichDigest(name string) string {
	var files []string
	for _, d := range p.digests {
		files = append(files, d.file)
	}
	if meant := report.Nearest(name, p.slugs()); meant != "" {
		return fmt.Sprintf("did you mean %q?", meant)
	}
	if meant := report.Nearest(name, files); meant != "" {
		return fmt.Sprintf("did you mean %q?", meant)
	}
	return "give a story, or the path of a file below content/ that has story: in its front matter"
}

func (e *Edition) holdAgainst(p *project, d *edited, j *judged) {
	switch {
	case d.story == nil:
		hint := "get its folder below seeds/ back, name another story in story:, or delete the digest and its base, " + path.Join(Merged, path.Base(d.file))
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
		page := p.hasPage
		if j != nil {
			var mu sync.Mutex
			page = func(name string) bool {
				there := p.hasPage(name)
				mu.Lock()
				defer mu.Unlock()
				j.Asked[name] = there
				return there
			}
		}
		d.result = verify.Digest(d.digest, verify.Story{Collation: d.story.collation, Draft: d.story.sound.Draft, Page: page})
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
		p.names = slices.Clone(p.elsewhere)
		for _, s := range p.stories {
			p.names = append(p.names, s.Slug)
		}
		for _, d := range p.digests {
			p.names = append(p.names, d.digest.Front.Moved...)
			if p.only != "" {
				p.names = append(p.names, d.slug) // its story may be another part's
			}
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
	return first == "" || first == "index.html" || site.Reserved(first) || has(p.slugs(), first)
}

// has reports whether a sorted list has a name.
func has(sorted []string, name string) bool {
	_, found := slices.BinarySearch(sorted, name)
	return found
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
	if known && e.remembers() {
		e.recent.begin()
		defer e.recent.end()
		e.lookAround(Seeds, Content)
		defer e.store.Flush(false)
	}
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
			findings.Add("digest-unknown", report.Place{File: f}, p.whichDigest(f), "there is no such digest")
			continue
		}
		if !slices.Contains(chosen, p.digests[i]) {
			chosen = append(chosen, p.digests[i])
		}
	}
	var stories []*story
	of := map[*story][]*edited{}
	for _, d := range chosen {
		if d.story == nil {
			continue
		}
		if of[d.story] == nil {
			stories = append(stories, d.story)
		}
		of[d.story] = append(of[d.story], d)
	}
	each(stories, func(s *story) {
		if s.findings.Errors() == 0 {
			if known {
				e.compose(p, s)
			} else {
				e.collateStory(p, s)
			}
		}
		for _, d := range of[s] {
			e.judgeDigest(p, d)
		}
		if known {
			s.letGo()
		}
	})
	for _, s := range stories {
		findings = append(findings, s.findings...)
	}
	for _, d := range chosen {
		if d.story == nil {
			e.verifyDigest(p, d, nil)
		}
		findings = append(findings, d.faults...)
		d.judge(strict)
	}
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
	d.full()
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
