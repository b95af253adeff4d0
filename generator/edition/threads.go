package edition

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/gather"
	"variorum/generator/report"
	"variorum/generator/source"
)

// Thread is stories of one matter: a fire, and the inquiry into it.
type Thread struct {
	Name    string   // as their digests give it, or as it is proposed
	New     bool     // it is proposed: no digest gives it, or not all
	Stories []string // slugs, the earliest first
	Missing []string // of these, those whose digests do not give it
	Why     []string // the names that they share, where it is proposed
}

// Threads returns the threads that digests give, and those that are proposed because stories share names. It writes nothing.
func (e *Edition) Threads() ([]Thread, report.List, error) {
	p, err := e.read(false)
	if err != nil {
		return nil, nil, err
	}
	dates, given := map[string]string{}, map[string]string{}
	var slugs []string
	var articles [][]*source.Article
	for _, s := range p.stories {
		if s.held || len(s.Articles) == 0 {
			continue
		}
		if d := p.digestOf(s); d != nil {
			dates[s.Slug], given[s.Slug] = d.digest.Front.Date, d.digest.Front.Thread
		}
		given[s.Slug] = cmp.Or(given[s.Slug], s.Thread)
		for _, a := range s.Articles {
			dates[s.Slug] = cmp.Or(dates[s.Slug], a.Meta.Date)
		}
		slugs, articles = append(slugs, s.Slug), append(articles, s.Articles)
	}
	order := func(list []string) {
		slices.SortFunc(list, func(a, b string) int { return cmp.Or(strings.Compare(dates[a], dates[b]), strings.Compare(a, b)) })
	}
	var out []Thread
	for _, slug := range slugs {
		name := given[slug]
		if name == "" {
			continue
		}
		i := slices.IndexFunc(out, func(t Thread) bool { return t.Name == name })
		if i < 0 {
			i = len(out)
			out = append(out, Thread{Name: name})
		}
		out[i].Stories = append(out[i].Stories, slug)
	}
	for _, k := range gather.Relate(articles) {
		out = propose(out, slugs[k.A], slugs[k.B], k.Names)
	}
	for i := range out {
		t := &out[i]
		order(t.Stories)
		order(t.Missing)
		if t.Name == "" {
			t.Name = strings.Join(t.Why[:min(len(t.Why), 2)], ", ")
		}
	}
	slices.SortStableFunc(out, func(a, b Thread) int {
		return cmp.Or(boolean(a.New)-boolean(b.New), strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Stories[0], b.Stories[0]))
	})
	return out, p.findings, nil
}

// propose puts two stories that share names into one thread: that of one of them, or a new one. Threads that digests give
// stay apart.
func propose(all []Thread, a, b string, why []string) []Thread {
	of := func(slug string) int {
		return slices.IndexFunc(all, func(t Thread) bool { return slices.Contains(t.Stories, slug) })
	}
	i, j := of(a), of(b)
	join := func(k int, slug string) {
		t := &all[k]
		t.New, t.Stories, t.Missing = true, append(t.Stories, slug), append(t.Missing, slug)
		if len(t.Why) == 0 {
			t.Why = why
		}
	}
	switch {
	case i < 0 && j < 0:
		return append(all, Thread{New: true, Stories: []string{a, b}, Missing: []string{a, b}, Why: why})
	case i < 0:
		join(j, a)
	case j < 0:
		join(i, b)
	}
	return all
}

func boolean(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Link writes the name of a thread into the digests that lack it.
func (e *Edition) Link(t Thread, name string) ([]Change, report.List, error) {
	p, err := e.read(true)
	if err != nil {
		return nil, nil, err
	}
	var changes []Change
	var findings report.List
	for _, s := range p.stories {
		if !slices.Contains(t.Missing, s.Slug) && (name == t.Name || !slices.Contains(t.Stories, s.Slug)) {
			continue
		}
		d := p.digestOf(s)
		switch {
		case d == nil:
			findings.Add("thread", report.Place{File: path.Join(Content, s.Slug+".md")}, "build it first", "the story %q has no digest", s.Slug)
			continue
		case !digest.Mergeable(d.raw):
			foreign(&findings, d, "linked")
			continue
		}
		c, err := e.change(d.file, func(before string) (string, error) {
			after := digest.InThread(before, name)
			if now, faults := digest.Parse(d.file, after); len(faults) == 0 && now.Front.Thread != name {
				return "", fmt.Errorf("%s: the front matter cannot hold the thread", d.file)
			}
			return after, nil
		})
		if err != nil {
			return changes, findings, err
		}
		if c.Before != c.After {
			changes = append(changes, c)
		}
	}
	return changes, findings, nil
}
