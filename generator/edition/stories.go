package edition

import (
	"fmt"
	"runtime"
	"sync"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/verify"
)

// collated is what is remembered of a story.
type collated struct {
	key       string // hash of all that it depends on
	collation *collate.Collation
	findings  report.List
	sound     verify.Sounded
}

// collate collates and composes all stories that have no errors.
func (e *Edition) collate(p *project) {
	each(p.stories, func(s *story) {
		if s.findings.Errors() == 0 {
			e.collateStory(p, s)
		}
	})
}

// input is what a story is collated from: its articles, and what its digest, or the one that was last merged, says of them.
func (p *project) input(s *story) collate.Input {
	in := collate.Input{Slug: s.Slug, Title: s.Title, Date: s.Date, Articles: s.Articles, Reasons: s.reasons}
	listed := digest.Front{}
	if d := p.digestOf(s); d != nil {
		listed = d.digest.Front
	} else if s.base != "" {
		base, _ := digest.Parse(Merged+"/"+s.Slug+".md", s.base)
		listed = base.Front
	}
	for _, x := range listed.Sources {
		in.Assigned = append(in.Assigned, collate.Assigned{Key: x.Key, File: x.File, SHA256: x.SHA256})
	}
	for _, l := range listed.Lineages {
		in.Verdicts = append(in.Verdicts, collate.Verdict{Sources: l.Sources, Shared: l.Shared, Reason: l.Reason})
	}
	return in
}

func (e *Edition) collateStory(p *project, s *story) {
	in := p.input(s)
	guarded(&s.findings, s.Slug, report.Place{File: s.Dir}, func() {
		made := remember(&e.memory, storyKey(in), func() *collated { return e.make(in) })
		s.collation, s.sound, s.key = made.collation, made.sound, made.key
		s.findings = append(s.findings, made.findings...)
	})
}

// makeStory collates and composes a story.
func makeStory(in collate.Input) *collated {
	c, findings := collate.Story(in)
	return &collated{storyKey(in), c, findings, verify.Sound(c)}
}

// storyKey is the hash of everything that a collation depends on.
func storyKey(in collate.Input) string {
	parts := []string{in.Slug, in.Title, in.Date, fmt.Sprintf("%q", in.Assigned), fmt.Sprintf("%+v", in.Verdicts), fmt.Sprint(in.Reasons)}
	for _, a := range in.Articles {
		parts = append(parts, a.File, a.Path, a.SHA256, fmt.Sprintf("%q", a.Meta), fmt.Sprint(a.Blocks, a.Gaps))
	}
	return hash(parts...)
}

// each calls do for every item, several at once. What do changes must be the item's alone.
func each[T any](items []T, do func(T)) {
	var wait sync.WaitGroup
	room := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, item := range items {
		room <- struct{}{}
		wait.Go(func() {
			defer func() { <-room }()
			do(item)
		})
	}
	wait.Wait()
}
