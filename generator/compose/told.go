package compose

import (
	"slices"

	"variorum/generator/grammar"
)

// clause is what one clause of a sentence tells.
type clause struct {
	stems  []stem // of the words that tell something, sorted
	weight int    // of them all, for what a sentence is for
	news   bool   // it is what the sentence is for, and no circumstance of it
}

// clausesOf divides the words of a sentence that tell something among its clauses, as grammar has them; where grammar does not
// read the language the sentence is one.
func (a *article) clausesOf(i int) []clause {
	s := &a.sentences[i]
	g := a.grammar
	if !g.Trees || len(a.parsed[i]) == 0 {
		return []clause{{s.stems, weigh(s.stems, a.vocabulary.gist), true}}
	}
	by := map[int][]stem{}
	var order []int
	stops := a.lang.Table("function-words")
	tokens := a.Doc.Tokens
	for t := a.Doc.Sentences[i].Tokens[0]; t < a.Doc.Sentences[i].Tokens[1]; t++ {
		if !tokens[t].Word || stops.Has(tokens[t].Norm) || tokens[t].End > s.End || tokens[t].Start < s.Start {
			continue
		}
		f := grammar.None
		if k := g.TokenAt(tokens[t].Start); k < len(g.Tokens) {
			f = g.FrameAt(k)
		}
		if _, ok := by[f]; !ok {
			order = append(order, f)
		}
		by[f] = append(by[f], a.vocabulary.stem(tokens[t].Stem))
	}
	var out []clause
	for _, f := range order {
		c := clause{stems: by[f]}
		slices.Sort(c.stems)
		c.stems = slices.Compact(c.stems)
		c.weight = weigh(c.stems, a.vocabulary.gist)
		c.news = f == grammar.None || a.newsFrame(f)
		out = append(out, c)
	}
	return out
}

// newsFrame reports whether a clause is what its sentence is for: its main clause, unless that only says who says it, or what
// is said.
func (a *article) newsFrame(f int) bool {
	g := a.grammar
	x := &g.Frames[f]
	switch x.Kind {
	case grammar.Main, grammar.Coordinate:
		return !slices.ContainsFunc(g.Frames, func(y grammar.Frame) bool { return y.Saying == f })
	case grammar.Speech, grammar.Complement:
		return x.Parent == grammar.None || a.newsFrame(x.Parent) || x.Saying != grammar.None
	}
	return false
}

// What of a sentence may be told already.
const (
	mostNews  = 720 // of what it is for, in thousandths, in one printed sentence
	sameNews  = 200 // what collate joined is told to so much besides the words in common
	leastNews = 4   // words that tell something, of which that can be said
)

// retold is how much of what a sentence is for some printed sentence tells already, in thousandths: the most that one of them
// tells.
func (b *book) retold(s *sentence, taken []*sentence) int {
	most := 0
	for _, t := range taken {
		if t != s {
			most = max(most, b.retells(s, t))
		}
	}
	return most
}

// retells is how much of what a sentence is for another tells, in thousandths.
func (b *book) retells(s, t *sentence) int {
	all, has, n := 0, 0, 0
	joined := shared(s.tells, t.tells) > 0
	for _, c := range s.clauses {
		if !c.news {
			continue
		}
		share := share(c.stems, t.stems, b.vocabulary.gist)
		if joined {
			share = min(1000, share+sameNews)
		}
		n += len(c.stems)
		all += c.weight
		has += c.weight * share / 1000
	}
	if all == 0 || n < leastNews && !joined {
		if b.figures(s.stems, t.stems) {
			return 0
		}
		return b.share(s.stems, t.stems)
	}
	return 1000 * has / all
}

// swap prints a sentence that stands by itself in the place of one that tells the same and less, and reports whether it did.
func (x *choice) swap(room int) bool {
	for _, a := range x.b.articles {
		for _, i := range a.prose {
			c := &a.sentences[i]
			if x.has[a.index][i] || c.unfit != "" || !slices.Equal(x.b.unitOf(a, i), []int{i}) {
				continue
			}
			for _, o := range x.b.articles {
				for _, k := range o.prose {
					t := &o.sentences[k]
					if !x.has[o.index][k] || o.past != a.past || x.b.retells(c, t) < mostNews || x.b.retells(t, c) < mostNews || 4*x.worth(c) < 5*x.worth(t) || c.faults > t.faults || !x.free(o, k) {
						continue
					}
					if x.words-t.words+c.words > room || a.index == x.spine.article && o.index != a.index && 1000*(x.led+c.words) > spineShare*room {
						continue
					}
					rest := slices.DeleteFunc(slices.Clone(x.taken), func(u *sentence) bool { return u == t })
					if x.b.retold(c, rest) >= mostNews {
						continue
					}
					x.drop(o, k)
					x.take(a.index, []int{i})
					return true
				}
			}
		}
	}
	return false
}

// worth is how much a sentence tells, whatever else is printed.
func (x *choice) worth(s *sentence) int {
	return weigh(s.stems, x.b.vocabulary.rarity)
}

// pruneTold takes out the units all of whose sentences others tell, and reports whether there were any; they are not taken again.
func (x *choice) pruneTold() bool {
	found := false
	for _, a := range x.b.articles {
		for _, u := range x.unitsOf(a) {
			if slices.ContainsFunc(u.sentences, func(i int) bool { return x.needed(a, i, u.sentences) }) {
				continue
			}
			rest := slices.DeleteFunc(slices.Clone(x.taken), func(t *sentence) bool {
				return slices.ContainsFunc(u.sentences, func(i int) bool { return t == &a.sentences[i] })
			})
			if slices.ContainsFunc(u.sentences, func(i int) bool { return x.wantsToll(&a.sentences[i]) || x.b.retold(&a.sentences[i], rest) < mostNews }) {
				continue
			}
			for _, i := range u.sentences {
				x.drop(a, i)
				x.gone[&a.sentences[i]] = true
			}
			found = true
		}
	}
	return found
}

// unitsOf returns the units of an article that are taken, in order.
func (x *choice) unitsOf(a *article) []unit {
	return units(a, slices.DeleteFunc(slices.Clone(a.prose), func(i int) bool { return !x.has[a.index][i] }))
}

// needed reports whether a printed sentence outside its unit leans on one, or it opens the digest.
func (x *choice) needed(a *article, i int, unit []int) bool {
	if a.index == x.spine.article && slices.Contains(x.spine.opening, i) {
		return true
	}
	return slices.ContainsFunc(a.prose, func(k int) bool {
		return x.has[a.index][k] && !slices.Contains(unit, k) && a.sentences[k].leans.on(i)
	})
}
