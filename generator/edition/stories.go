package edition

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"variorum/generator/collate"
	"variorum/generator/digest"
	"variorum/generator/report"
	"variorum/generator/verify"
)

// collated is what is remembered of a story.
type collated struct {
	collation *collate.Collation
	findings  report.List
	sound     verify.Sounded
}

// input is what a story is collated from: its articles, and what its digest, or the one that was last merged, says of them.
func (p *project) input(s *story) collate.Input {
	in := collate.Input{Slug: s.Slug, Title: s.Title, Date: s.Date, Thread: s.Thread, Articles: s.Articles, Reasons: s.reasons}
	listed := digest.Front{}
	if d := p.digestOf(s); d != nil {
		listed = d.digest.Front
	} else if s.base != "" {
		base, _ := digest.ParseFront(Merged+"/"+s.Slug+".md", s.base)
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

// compose finds out what the program composes of a story: what is remembered will do.
func (e *Edition) compose(p *project, s *story) {
	s.key = p.storyKey(s)
	if m := recall[composed](e, "composed", s.key); m != nil {
		s.made = m
		s.findings = append(s.findings, m.Findings...)
		return
	}
	e.collateStory(p, s)
}

// collateStory collates and composes a story, if that is not done yet: it stays until the story is let go.
func (e *Edition) collateStory(p *project, s *story) {
	if s.collation != nil {
		return
	}
	guarded(&s.findings, s.Slug, report.Place{File: s.Dir}, func() {
		known := s.made
		made, ok := e.big.get(s.key)
		if s.key == "" || !ok {
			e.fill(s)
			if s.findings.Errors() > 0 {
				return
			}
			made = e.make(p.input(s), p.stands(s))
			if s.key != "" {
				e.big.put(s.key, made)
			}
		}
		s.collation, s.sound = made.collation, made.sound
		s.findings = append(s.findings, made.findings...)
		if known != nil && s.made == known {
			return
		}
		s.made = made.sumUp()
		if e.stands(s) {
			keep(e, "composed", s.key, s.made)
		} else {
			s.folder, s.key = "", ""
		}
	})
}

// letGo forgets what is big of a story.
func (s *story) letGo() {
	s.collation, s.sound, s.Articles, s.sketched = nil, verify.Sounded{}, nil, true
}

// sumUp tells what later stages ask of a story that is composed.
func (x *collated) sumUp() *composed {
	c := x.collation
	m := &composed{Findings: slices.Clone(x.findings), Markdown: x.sound.Markdown, Verified: x.sound.Verified, Count: countStory(x)}
	for _, s := range c.Sources {
		m.Sources = append(m.Sources, composedSource{s.Key, s.Article.SHA256, s.Article.File})
	}
	return m
}

// makeStory collates a story, and composes its digest or brings what is new into the one that stands.
func makeStory(in collate.Input, stands string) *collated {
	c, findings := collate.Story(in)
	made := &collated{collation: c, findings: findings}
	if stands == "" {
		made.sound = verify.Sound(c)
	} else {
		made.sound = verify.SoundInto(c, stands)
	}
	return made
}

// stands returns the digest that the program brings what is new of a story into: the one that was last merged. It is "" where
// the program composes the story's digest anew: where there is none, or somebody asks for that.
func (p *project) stands(s *story) string {
	if p.digestOf(s) == nil || p.recomposed(s) || !s.listed() {
		return ""
	}
	return s.base
}

// listed reports whether the digest that was last merged lists articles.
func (s *story) listed() bool {
	if s.based != nil && s.based.text == s.base {
		return s.based.listsSources()
	}
	return len(sourcesOf(s.base)) > 0 // it was merged a moment ago
}

// recomposed reports whether somebody asks for a story's digest to be composed anew.
func (p *project) recomposed(s *story) bool {
	return p.anew && (len(p.asked) == 0 || slices.Contains(p.asked, s.Slug))
}

// numbers returns the numbers below n.
func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// each calls do for every item, several at once. What do changes must be the item's alone.
func each[T any](items []T, do func(T)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(items); i = int(next.Add(1)) - 1 {
				do(items[i])
			}
		})
	}
	all.Wait()
}
