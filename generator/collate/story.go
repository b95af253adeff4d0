package collate

import (
	"cmp"
	"slices"

	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// Input is a story to collate.
type Input struct {
	Slug     string
	Title    string // as _story.md gives it; ""
	Date     string // as _story.md gives it; ""
	Thread   string // as _story.md gives it; ""
	Articles []*source.Article
	Assigned []Assigned // keys given away earlier
	Verdicts []Verdict  // an editor's word on lineages
	Reasons  bool       // tell by which words statements were joined, as Explain prints it
}

// Verdict is an editor's word on whether sources, given by their keys, share an origin. It overrules the program's.
type Verdict struct {
	Sources []string
	Shared  bool
	Reason  string
}

// Story collates the articles of a story. The articles are not changed. The order in which they are given changes
// nothing, and their file names change nothing but the letters of keys.
//
// While the stages work, the sources stand in the order of their texts' hashes, so that no stage can depend on keys;
// at the end they are put in the order of keys, and every index with them.
func Story(in Input) (*Collation, report.List) {
	var found report.List
	c := &Collation{Story: in.Slug, Title: in.Title, Date: in.Date, Dated: in.Date != "", Thread: in.Thread}
	keys := assign(in.Articles, in.Assigned, &found)
	for i, a := range in.Articles {
		if keys[i] == "" {
			continue
		}
		own := *a
		own.Blocks = slices.Clone(a.Blocks)
		own.Gaps = slices.Clone(a.Gaps)
		c.Sources = append(c.Sources, Source{Key: keys[i], Article: &own})
	}
	slices.SortStableFunc(c.Sources, func(a, b Source) int {
		return cmp.Or(cmp.Compare(a.Article.SHA256, b.Article.SHA256), older(a.Article, b.Article))
	})

	aside(c)
	items(c)
	for i := range c.Sources {
		c.Sources[i].Doc = statement.Read(c.Sources[i].Article)
	}
	resolve(c)
	gaps(c)
	w := newWorks(c)
	w.explained = in.Reasons
	statements(c, w)
	quotes(c, w)
	lineages(c, in.Verdicts)
	moments(c, w)
	date(c)
	order(c, w)
	weigh(c, w)
	events(c)
	differences(c)
	arrange(c)
	return c, found
}

// date gives the story the day of its news: that of the oldest source of its latest moment or, where no source tells
// when it was published, the latest day that one speaks of.
func date(c *Collation) {
	if c.Date != "" {
		return
	}
	latest := 0
	docs := make([]*statement.Doc, len(c.Sources))
	for i, s := range c.Sources {
		latest = max(latest, s.Moment)
		docs[i] = s.Doc
	}
	for _, s := range c.Sources {
		if d := s.Article.Meta.Day(); d != "" && s.Moment == latest && s.Aside == "" && (c.Date == "" || d < c.Date) {
			c.Date = d
		}
	}
	if c.Date == "" {
		c.Date = statement.Latest(docs...)
	}
}

// isoDay returns the day of an ISO date.
func isoDay(date string) string {
	if len(date) < len("2006-01-02") {
		return ""
	}
	return date[:len("2006-01-02")]
}

// arrange puts the sources in the order of their keys, and everything that names them in the order of the sources.
func arrange(c *Collation) {
	at := make([]int, len(c.Sources)) // old index by new
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int { return keyOrder(c.Sources[i].Key, c.Sources[j].Key) })
	to := make([]int, len(at)) // new index by old
	sources := make([]Source, len(at))
	for n, o := range at {
		to[o] = n
		sources[n] = c.Sources[o]
	}
	c.Sources = sources

	refs := func(rs []Ref) {
		for i := range rs {
			rs[i].Source = to[rs[i].Source]
		}
		slices.SortStableFunc(rs, func(a, b Ref) int { return a.compare(b) })
	}
	list := func(xs []int) {
		for i := range xs {
			xs[i] = to[xs[i]]
		}
		slices.Sort(xs)
	}
	for i := range c.Sources {
		for _, rs := range c.Sources[i].Filled {
			refs(rs)
		}
	}
	for i := range c.Statements {
		arrangeStatement(&c.Statements[i], to)
	}
	for i := range c.Differences {
		d := &c.Differences[i]
		for j := range d.Readings {
			list(d.Readings[j].Sources)
			refs(d.Readings[j].Spans)
			refs(d.Readings[j].Quote)
		}
		list(d.Silent)
	}
	for i := range c.Lineages {
		list(c.Lineages[i].Sources)
		for j := range c.Lineages[i].Evidence {
			e := &c.Lineages[i].Evidence[j]
			e.Sources = slices.Clone(e.Sources) // pieces of evidence about one pair share them
			list(e.Sources)
			refs(e.Spans)
		}
	}
	slices.SortStableFunc(c.Lineages, func(a, b Lineage) int { return cmp.Compare(a.Sources[0], b.Sources[0]) })
	for i := range c.Lineages {
		c.Lineages[i].ID = number("l", i)
		for _, s := range c.Lineages[i].Sources {
			c.Sources[s].Lineage = i
		}
	}
	for i := range c.Quotes {
		refs(c.Quotes[i].Readings)
	}
	slices.SortStableFunc(c.Quotes, func(a, b Quote) int { return a.Readings[0].compare(b.Readings[0]) })
	for i := range c.Quotes {
		c.Quotes[i].ID = number("q", i)
	}
	for i := range c.Events {
		refs(c.Events[i].Spans)
	}
}

func arrangeStatement(s *Statement, to []int) {
	at := make([]int, len(s.Units))
	for i := range at {
		s.Units[i].Source = to[s.Units[i].Source]
		at[i] = i
	}
	slices.SortStableFunc(at, func(i, j int) int { return s.Units[i].compare(s.Units[j].Ref) })
	units := make([]Unit, len(at))
	back := make([]int, len(at))
	for n, o := range at {
		units[n] = s.Units[o]
		back[o] = n
	}
	s.Units = units
	for i := range s.Links {
		l := &s.Links[i]
		l.A, l.B = back[l.A], back[l.B]
		if l.A > l.B {
			l.A, l.B = l.B, l.A
		}
	}
	slices.SortStableFunc(s.Links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	for i := range s.Beside {
		s.Beside[i].Source = to[s.Beside[i].Source]
	}
	slices.SortStableFunc(s.Beside, func(a, b Unit) int { return a.compare(b.Ref) })
}

// compare orders places by source, then by start, the longer first.
func (r Ref) compare(o Ref) int {
	return cmp.Or(cmp.Compare(r.Source, o.Source), cmp.Compare(r.Start, o.Start), cmp.Compare(o.End, r.End))
}
