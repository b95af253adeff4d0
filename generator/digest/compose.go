package digest

import (
	"cmp"
	"slices"

	"variorum/generator/collate"
)

// Compose chooses what to print of a collation: every statement that matters once, in a source's own words, with all
// sources that bear it out, in about the length of the longest source.
//
// The method, file by file: cut.go makes candidates of each source's sentences by deletion alone; choose.go takes the
// ones that cover the statements best for their length (budgeted maximum coverage, greedily) behind the one to begin
// with (lead.go; selection.go tells what a cut adds to what is taken), finds fault with gaps, readings that others
// contradict, dropped credits (fault.go), and words that hang in the air (hang.go), leaves out what says again in other
// words what is taken (repeat.go), and keeps other matters for the closing list (apart.go); order.go puts them in the
// order in which the sources tell, behind the lead the words of whom it is about (early.go), behind a figure what was
// reported of it earlier or else (outdated.go), behind its neighbour what says little without it (tie.go); context.go
// prints them: answer.go mends what hangs in the air where the sentence has come to stand (referent.go: whom a pronoun
// means), names.go names persons in full once and briefly after, also whom another source alone names in full
// (called.go), days.go dates them, adding.go lets a saying stand by itself, retold.go takes away what was set off by
// commas before, running.go lets a quotation run on; part.go divides a sentence where its sources change and cites
// them, none for a figure, day or condition that it does not have (lacking.go, divide.go); sections.go makes paragraphs,
// lists and headings; mark.go sets the footnote marks (counting.go: where a number is told of); title.go cuts title and
// description. What hangs and cannot be mended is left out, and the digest composed anew without it.
func Compose(c *collate.Collation) *Draft { return composeWithout(c, nil, nil) }

func composeWithout(c *collate.Collation, without map[string]bool, mute map[int]bool) *Draft {
	k := newComposer(c)
	k.without = without
	d := &Draft{Date: c.Date, without: without, mute: mute}
	pool := k.pool()
	for round := 0; ; round++ {
		k.said, k.met, k.dated = "", map[int32]bool{}, map[string]bool{}
		before := len(k.hung)
		chosen, also := k.choose(pool)
		printed, items := k.print(k.order(chosen)), k.print(k.order(also))
		if len(k.hung) > before && round < mostRounds {
			continue // what is left out may be told in another source's words
		}
		d.Sections = append(k.sections(printed), k.closing(items)...)
		k.title(d, pool, printed)
		break
	}
	k.mark(d)
	return d
}

// mostRounds is how often composing begins anew without what hung in the air.
const mostRounds = 4

// closing is the closing list, as one section; none where there are no items.
func (k *composer) closing(items []printed) []DraftSection {
	if len(items) == 0 {
		return nil
	}
	s := DraftSection{Heading: cmp.Or(k.noter.t.Field("closing", 0), alsoReported), Also: true}
	for i, p := range items {
		n := len(s.Paragraphs)
		next := i > 0 && items[i-1].source == p.source && items[i-1].last == k.previous(p.source, p.cut.sentence)
		if i > 0 && k.together(&items[i-1].cut, &p.cut) || next && (p.hangs || k.alike(&items[i-1].cut, &p.cut) || k.tied(&p.cut) && slices.ContainsFunc(k.marked(&p.cut), func(t int32) bool { _, ok := slices.BinarySearch(items[i-1].stems, t); return ok })) {
			s.Paragraphs[n-1] = append(s.Paragraphs[n-1], p.sentence)
			continue
		}
		s.Paragraphs = append(s.Paragraphs, []DraftSentence{p.sentence})
	}
	return []DraftSection{s}
}

// alsoReported is the heading of the closing list, but in languages whose table of notes has another.
const alsoReported = "Also reported"
