package digest

import (
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// lead returns the cut to begin with; -1 where there is none.
func (s *selection) lead(pool []cut) int {
	best, most, grave := -1, 0, false
	first := s.k.firsts(pool)
	for i := range pool {
		c := &pool[i]
		total, dead := s.k.leading(c, first), c.sentence == first[c.source] && s.k.grave(c)
		if total > 0 && (dead && !grave || dead == grave && total > most) { // deaths lead wherever an article leads with them
			best, most, grave = i, total, dead
		}
	}
	if best < 0 && len(pool) > 0 {
		best = 0
	}
	return best
}

// firsts finds for each source the first sentence of which a pool has cuts.
func (k *composer) firsts(pool []cut) map[int]int {
	first := map[int]int{}
	for i := range pool {
		c := &pool[i]
		if n, ok := first[c.source]; !ok || c.sentence < n {
			first[c.source] = c.sentence
		}
	}
	return first
}

// leading tells how well a cut begins a digest: among the openings of the sources of the latest moment the one that
// tells most of what matters with the least against it.
func (k *composer) leading(c *cut, first map[int]int) int {
	if k.c.Sources[c.source].Moment != k.latest || c.sentence > first[c.source]+1 || c.leans {
		return 0
	}
	total, most := 0, 0
	for _, st := range c.covers {
		w := k.weight[st] * (1200 - k.where[st]) / 1000 // what most sources tell first
		if len(k.support[st]) > 1 {
			total += w
		} else {
			most = max(most, w) // a long sentence is no better for all that nobody else says
		}
	}
	total += most
	total += total * k.headed(c) / 2000
	total = total * (1000 - min(max(c.fault, c.contest), faultMost)) / 1000
	if c.sentence != first[c.source] {
		total /= 3
	}
	if c.words > 45 {
		total = total * 45 / c.words
	}
	if !k.introduces(c) {
		total = total / 2
	}
	if k.minor(c) {
		total = total / 3 // another source's sentence has the reading of most
	}
	return total
}

// headed is the share of the words of the headline that is chosen which stand in a cut, in thousandths.
func (k *composer) headed(c *cut) int {
	if k.head == nil {
		words := k.headline()
		k.head = &words
	}
	d := k.doc(c.source)
	all, has := 0, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(*k.head), func(r rune) bool { return !wordRune(r) }) {
		id, ok := k.ids[statement.Stem(d.Article.Meta.Language, w)]
		if len(w) <= 3 {
			continue
		}
		all++
		if _, in := slices.BinarySearch(c.stems, id); ok && in {
			has++
		}
	}
	return 1000 * has / max(all, 1)
}

// grave reports whether a cut tells outside quotations how many have died.
func (k *composer) grave(c *cut) bool {
	d := k.doc(c.source)
	table, growing := k.words.Table("tolls"), k.words.Table("toll")
	counted, dead := false, false
	for _, i := range c.kept {
		clause := d.Clauses[i]
		counted = counted || slices.ContainsFunc(among(d.Numbers, clause.Span, func(n *statement.Number) int { return n.Start }), func(n statement.Number) bool {
			return n.Unit == "" && !n.Age && !n.Ordinal && !k.views[c.source].quoted[tokenAt(d, n.Start)]
		})
		for j := clause.Tokens[0]; j < clause.Tokens[1]; j++ {
			w := d.Tokens[j].Norm
			dead = dead || !k.views[c.source].quoted[j] && (table.Field(w, 0) == "kill" && (d.Verb(j) != "" || !d.Noun(j) || plainPlural(w)) || growing.Field(w, 0) == "toll")
		}
	}
	return counted && dead
}

// introduces reports whether a cut begins as a first mention does: with a name, or with an article or a number that does
// not point back.
func (k *composer) introduces(c *cut) bool {
	d := k.doc(c.source)
	at := tokenAt(d, k.begins(c))
	if at >= len(d.Tokens) || d.Tokens[at].Norm != "the" {
		return true
	}
	near := source.Span{Start: d.Tokens[at].End, End: d.Tokens[min(at+4, len(d.Tokens)-1)].End}
	return len(among(d.Names, near, func(n *statement.Name) int { return n.Start })) > 0
}

// indefinite reports whether a cut begins by introducing somebody or something: "A woman …".
func (k *composer) indefinite(c *cut) bool {
	d := k.doc(c.source)
	at := tokenAt(d, k.begins(c))
	return at < len(d.Tokens) && (d.Tokens[at].Norm == "a" || d.Tokens[at].Norm == "an")
}
