package edition

import (
	"slices"

	"variorum/generator/report"
)

// Names returns the addresses of all stories and the files of all digests, for completion.
func (e *Edition) Names() (stories, digests []string, err error) {
	p, err := e.read(true)
	if err != nil {
		return nil, nil, err
	}
	for _, s := range p.stories {
		stories = append(stories, s.Slug)
	}
	for _, d := range p.digests {
		digests = append(digests, d.file)
	}
	slices.Sort(digests)
	return stories, digests, nil
}

// DigestOf returns the file of the digest of a story that is named by its address or folder, also one that cannot be read; the
// name itself where it names no story, or one without a digest.
func (e *Edition) DigestOf(name string) (string, report.List, error) {
	p, err := e.read(true)
	if err != nil {
		return "", nil, err
	}
	for _, s := range p.stories {
		if s.Slug != name && s.Dir != name {
			continue
		}
		if d := p.digestOf(s); d != nil {
			return d.file, nil, nil
		}
		if x := p.refusedOf(s); x != nil {
			return x.file, nil, nil
		}
		var findings report.List
		findings.Add("digest-unknown", report.Place{File: s.Dir}, "variorum merge makes it", "the story has no digest yet")
		return "", findings, nil
	}
	return name, nil, nil
}
