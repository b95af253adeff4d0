// Package compose makes a draft of a digest from a collation: which sentences of the articles to print, in which order,
// whom to cite for each, and which differences to note.
//
// It prints whole sentences of articles, word for word, in units: a unit is the least run of neighbouring sentences that
// stands by itself. Nothing is cut out of a sentence, so nothing that it rests on is lost; what cannot stand without its
// neighbours is printed with them or not at all. That is what keeps clear of the five faults of extractive summaries
// (Zhang, Wan & Bansal 2022: incorrect and incomplete coreference, incorrect and incomplete discourse, other misleading
// cuts). The steps, each a function from a value to a value:
//
//   - read: the sentences of all articles with what they tell, what they lean on (leans.go, alone.go, by grammar in chains.go) and
//     why some are never printed (unfit.go, forecast.go)
//   - spine: the article that leads, and the sentence with which the digest opens (spine.go)
//   - choose: units of the spine and of the others, by what they tell that is new for their length (choose.go), in runs that are
//     worth their start (runs.go), and no second beginning (again.go); words are compared as numbers (stems.go)
//   - place: the spine's units in its order, the others' where their own article has them or at the next seam (place.go)
//   - set: text, citations, days in brackets (print.go, cite.go, dates.go); what is the latest state (clock.go)
//   - mark: footnotes at the printed words (mark.go); title.go, sections.go
//
// Articles that come later are brought into a digest that stands by the same units (standing.go, insert.go).
//
// What the caller finds wrong with a draft comes back as Refused, and the draft is composed anew without it.
package compose

import (
	"maps"

	"variorum/generator/collate"
	"variorum/generator/lexicon"
)

// Story composes a draft of a collation without what is refused.
func Story(c *collate.Collation, refused Refused) *Draft {
	if !readable(c) {
		return plainly(c, refused)
	}
	b := read(c)
	leave := maps.Clone(refused.Leave)
	for range mostRounds {
		b.leave = leave
		spine := spineOf(b)
		chosen := choose(b, spine)
		order := place(b, spine, chosen, furthestSeam)
		if _, ok := b.inARow(spine, order); ok {
			order = place(b, spine, chosen, 0) // others' units part the run where their own articles have them
		}
		if p, ok := b.inARow(spine, order); ok {
			leave[p] = true
			continue
		}
		pieces, strangers := setUnits(b, order, refused)
		if len(strangers) > 0 { // somebody is named in short who has not been introduced
			for _, p := range strangers {
				leave[p] = true
			}
			continue
		}
		d := &Draft{Date: b.date(), Sections: sections(b, spine, pieces)}
		mark(b, d, refused)
		d.Title, d.Description = title(b, spine, pieces, refused), describe(pieces, refused)
		if d.Title == "" {
			d.Title = d.Description
		}
		return d
	}
	return &Draft{Date: b.date(), Title: title(b, spine{article: -1}, nil, refused)}
}

// mostRounds is how often a draft is begun anew without somebody who is not introduced.
const mostRounds = 24

// readable reports whether the language of the articles has the tables that grammar needs.
func readable(c *collate.Collation) bool {
	tag := Language(c)
	return tag == "" || lexicon.For(tag).Tag == lexicon.For(tag[:2]).Tag && lexicon.For(tag).Tag == tag[:2]
}

// Language is the language of most sources; those that name none are in the usual one, which is "", and has no vote
// where as many name another.
func Language(c *collate.Collation) string {
	best, many := "", map[string]int{}
	for _, s := range c.Sources {
		many[s.Article.Meta.Language]++
	}
	for _, tag := range sortedKeys(many) {
		if many[tag] > many[best] || best == "" && many[tag] == many[best] {
			best = tag
		}
	}
	return best
}
