package digest

import (
	"slices"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// How much is printed, in thousandths of the words of the longest source's prose.
const (
	mostWords     = 1120 // never more
	enoughWords   = 700  // beyond this a sentence must be worth its room
	alsoWords     = 300  // of the closing list
	leastAlso     = 60   // words of room that the closing list has however short the sources are
	mostAlsoItems = 8
	mostTrust     = 250
	mostAccount   = 2   // sentences of one source alone, near each other, before more of them are worth less
	accountReach  = 2   // sentences
	newsWeight    = 250 // what is added to the weight of what one source alone opens with
	fullShare     = 350 // in thousandths of the words that sources share at a statement: with less it is not told
	newsShare     = 500 // in thousandths of an opening's words: where no more are printed, it introduces somebody else
)

// choose takes the cuts to print, and those for the closing list.
//
// It is budgeted maximum coverage: at each step the cut that adds most for its words, a statement counting once. What
// a cut adds is less where it has faults, where it repeats, and where it says much what is printed already in words
// that the collation did not join.
func (k *composer) choose(pool []cut) (chosen, also []cut) {
	pool = slices.DeleteFunc(slices.Clone(pool), func(c cut) bool { return k.hung[k.key(&c)] })
	budget, room := k.room()
	sel := selection{k: k, pool: pool, whole: wholes(pool), figures: map[int32]bool{}, printed: map[int32]bool{}, same: make([]int, len(pool)), covered: make([]bool, len(k.c.Statements)), chosen: map[[2]int]bool{}}
	sel.trust = k.trust(pool)
	lead := sel.lead(pool)
	if lead < 0 {
		return nil, nil
	}
	sel.take(pool[lead])
	worth := k.usual()
	for {
		best, gain := -1, 0
		for i := range pool {
			g := sel.gain(i, budget)
			if g > gain {
				best, gain = i, g
			}
		}
		if best < 0 || gain <= 0 {
			break
		}
		if sel.words > enoughWords*room/1000 && gain < worth/5 {
			break
		}
		sel.take(pool[best])
	}
	chosen = k.fullest(sel.cuts)
	// the closing list, which begins with other matters
	words := 0
	sel.closing = true
	for _, c := range chosen[1:] {
		if c.apart {
			also = append(also, c)
		}
	}
	chosen = slices.DeleteFunc(chosen, func(c cut) bool { return c.apart })
	for len(also) < mostAlsoItems {
		best, gain := -1, 0
		for i := range pool {
			c := &pool[i]
			if words+c.words > max(alsoWords*room/1000, leastAlso) || c.points || c.fault > 400 || k.overtaken(c) || sel.same[i] > 450 || sel.stale(c) || !sel.novel(c) || sel.hangs(c) || k.voiceless(c) && sel.chosen[[2]int{c.source, k.previous(c.source, c.sentence)}] {
				continue
			}
			if g := sel.gain(i, 1<<30); g > gain {
				best, gain = i, g
			}
		}
		if best < 0 || gain < worth/8 {
			break
		}
		from := len(sel.cuts)
		sel.take(pool[best])
		for _, c := range sel.cuts[from:] {
			words += c.words
			also = append(also, c)
		}
	}
	return chosen, also
}

// pool is every cut of every sentence that may be printed, in the order of sources and sentences.
func (k *composer) pool() []cut {
	var out []cut
	for s := range k.c.Sources {
		d := k.doc(s)
		for n := range d.Sentences {
			if !k.printable(s, n) || !ends(d.Words(d.Sentences[n].Span)) {
				continue
			}
			for _, c := range k.cuts(s, n) {
				ok := false
				if len(c.covers) == 0 || k.without[k.key(&c)] || k.accuses(&c) || k.stamp(&c) {
					continue
				}
				k.find(&c)
				c.apart = n != k.next(s, -1) && k.apart(&c) || c.leans && len(out) > 0 && out[len(out)-1].source == s && out[len(out)-1].apart
				if (c.leans || len(c.nouns) > 0) && c.kept[0] > d.Sentences[n].Clauses[0] {
					continue // what it points back to is most likely what was cut off before it
				}
				if noun, at, ok := k.introduced(&c); ok {
					c.noun, c.intro = noun, at
				}
				if c.leans {
					c.prior = k.tells(s, k.previous(s, n))
				}
				if c.needs, ok = k.needs(&c); !ok {
					continue
				}
				out = append(out, c)
			}
		}
	}
	return out
}

// stampWords is the most words of a stamp: "Updated 6:40 p.m."
const stampWords = 6

// stamp reports whether a cut is no statement but a time or a label: a few words of which none is a subject.
func (k *composer) stamp(c *cut) bool {
	d := k.doc(c.source)
	if c.words > stampWords || len(k.views[c.source].quotes[c.sentence]) > 0 {
		return false
	}
	return !slices.ContainsFunc(c.kept, func(i int) bool { return d.Clauses[i].Subject.Len() > 0 })
}

// ends reports whether a sentence's words end as a sentence does.
func ends(words string) bool {
	for i := len(words) - 1; i >= 0; i-- {
		switch words[i] {
		case '.', '!', '?':
			return true
		case '"', '\'', ')', ']', ' ':
		default:
			if words[i] < 0x80 {
				return false
			}
		}
	}
	return false
}

// room returns the most words to print and the words of the longest source's prose.
func (k *composer) room() (budget, longest int) {
	for s, src := range k.c.Sources {
		if src.Aside != "" {
			continue
		}
		n := 0
		for _, b := range src.Article.Blocks {
			if b.Class == source.Prose {
				n += count(b.Of(k.text(s)))
			}
		}
		longest = max(longest, n)
	}
	return mostWords * longest / 1000, longest
}

// usual is what a word of the sources is worth on average, in thousandths of weight.
func (k *composer) usual() int {
	weight, words := 0, 0
	for i := range k.c.Statements {
		most := 0
		for _, u := range k.c.Statements[i].Units {
			d := k.doc(u.Source)
			if k.printable(u.Source, d.Clauses[u.Clause].Sentence) {
				most = max(most, count(d.Words(d.Clauses[u.Clause].Span)))
			}
		}
		if most > 0 {
			weight += k.weight[i]
			words += most
		}
	}
	return 1000 * weight / max(words, 1)
}

// needs returns the sentences that must be taken with a cut: those that it needs wherever it stands, and the one that it
// points back to, where that is not chosen, nothing chosen tells the same, and it can stand by itself. It returns false
// gain is what a cut adds for each of its words, in thousandths, together with the sentences that it needs; 0 where
// stale reports whether all figures of a cut that one source alone has are printed already: it most likely says again
// trust is what each source's words are worth beyond others', in thousandths: most for one that tells most of what
// matters with the least against it, so that a digest keeps to few voices where it can; less for an article that a
// later one has overtaken.
func (k *composer) trust(pool []cut) []int {
	all := 0
	for _, w := range k.weight {
		all += w
	}
	out := make([]int, len(k.c.Sources))
	for s := range k.c.Sources {
		told, fault, n := 0, 0, 0
		for st, support := range k.support {
			if slices.Contains(support, s) {
				told += k.weight[st]
			}
		}
		for i := range pool {
			if pool[i].source == s && pool[i].whole {
				fault += pool[i].fault
				n++
			}
		}
		out[s] = mostTrust * told / max(all, 1) * (1000 - fault/max(n, 1)) / 1000
		if k.c.Sources[s].Moment < k.latest {
			out[s] -= mostTrust
		}
	}
	return out
}

// wholes finds the whole sentences of a pool.
func wholes(pool []cut) map[[2]int]int {
	out := map[[2]int]int{}
	for i, c := range pool {
		if c.whole {
			out[[2]int{c.source, c.sentence}] = i
		}
	}
	return out
}

// accuses reports whether a cut holds against a person what one source alone says, without credit, hedge or speaker.
func (k *composer) accuses(c *cut) bool {
	d := k.doc(c.source)
	table := k.words.Table("accusations")
	for _, i := range c.kept {
		single := false
		for _, st := range k.told[c.source][i] {
			if len(k.support[st]) == 1 && !k.credited(st, c.source) {
				single = true
			}
		}
		if !single {
			continue
		}
		clause := d.Clauses[i]
		if slices.ContainsFunc(d.Cues, func(q statement.Cue) bool {
			return q.Kind == statement.Hedge && clause.Span.Contains(q.Span)
		}) {
			continue
		}
		tokens := d.Tokens[clause.Tokens[0]:clause.Tokens[1]]
		words := make([]string, len(tokens))
		for j, t := range tokens {
			words[j] = t.Norm
		}
		for j := range words {
			if n, _ := table.Match(words[j:]); n > 0 {
				return true
			}
		}
	}
	return false
}
