package digest

import (
	"slices"

	"variorum/generator/collate"
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
	chosen = slices.Clone(sel.cuts)
	// the closing list
	words := 0
	sel.closing = true
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
				if (c.leans || len(c.nouns) > 0) && c.kept[0] > d.Sentences[n].Clauses[0] {
					continue // what it points back to is most likely what was cut off before it
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

// selection is what is chosen so far.
type selection struct {
	k       *composer
	pool    []cut
	whole   map[[2]int]int // source and sentence -> index into pool of the whole sentence
	cuts    []cut
	same    []int // of each cut of pool: the share of its words that one sentence chosen already has, in thousandths
	covered []bool
	figures map[int32]bool  // stems of numbers that are printed
	printed map[int32]bool  // stems that are printed
	chosen  map[[2]int]bool // source and sentence
	words   int
	trust   []int // see trust
	closing bool  // the closing list is chosen
}

// take takes a cut, and whole the sentences that it needs.
func (s *selection) take(c cut) {
	s.chosen[[2]int{c.source, c.sentence}] = true
	needs, _ := s.needs(&c)
	for _, n := range needs {
		at := [2]int{c.source, n}
		if j, ok := s.whole[at]; ok && !s.chosen[at] {
			s.take(s.pool[j])
		}
	}
	s.cuts = append(s.cuts, c)
	for i := range s.pool {
		s.same[i] = max(s.same[i], 1000*s.k.shared(s.pool[i].stems, c.stems)/max(s.k.shared(s.pool[i].stems, s.pool[i].stems), 1))
	}
	for _, t := range c.stems {
		s.printed[t] = true
		if s.k.figure[t] {
			s.figures[t] = true
		}
	}
	for _, st := range c.covers {
		s.covered[st] = s.covered[st] || s.k.full(&c, st)
	}
	s.words += c.words
}

// full reports whether a cut has enough of the words that the sources share at a statement for it to be told.
func (k *composer) full(c *cut, st int) bool {
	told, total := 0, 0
	for i, stem := range k.stock[st].stems {
		total += k.stock[st].by[i]
		if _, ok := slices.BinarySearch(c.stems, stem); ok {
			told += k.stock[st].by[i]
		}
	}
	return 1000*told >= fullShare*total
}

// account reports whether a cut goes on with what one source alone tells, where enough of it is taken.
func (s *selection) account(c *cut) bool {
	if len(s.k.c.Sources) < 3 || !s.k.alone(c) {
		return false
	}
	n := 0
	for i := range s.cuts {
		if x := &s.cuts[i]; s.k.goesOn(x, c) || s.k.goesOn(c, x) {
			return false
		} else if x.source == c.source && x.sentence >= c.sentence-accountReach && x.sentence < c.sentence && s.k.alone(x) {
			n++
		}
	}
	return n >= mostAccount
}

// contradicts reports whether a cut tells as a fact a reading in conflict with the one that is printed: the note tells it.
func (s *selection) contradicts(c *cut) bool {
	k := s.k
	return slices.ContainsFunc(k.places[c.source], func(p place) bool {
		d := &k.c.Differences[p.difference]
		if !d.Conflict || d.Severity == collate.Low || p.reading == d.Prefer || !k.keeps(c, p.Span) || k.claimed(c.source, p.Span) {
			return false
		}
		had, other := false, false
		for i, r := range d.Readings {
			for _, o := range r.Spans {
				n := slices.IndexFunc(s.cuts, func(x cut) bool { return x.source == o.Source && k.keeps(&x, o.Span) })
				had, other = had || n >= 0 && i == p.reading, other || n >= 0 && i != p.reading
			}
		}
		return other && !had
	})
}

// needs returns the sentences that must be taken with a cut: those that it needs wherever it stands, and the one that it
// points back to, where that is not chosen, nothing chosen tells the same, and it can stand by itself. It returns false
// where the cut points back to something that will not be there.
func (s *selection) needs(c *cut) ([]int, bool) {
	if !c.leans {
		return c.needs, true
	}
	before := s.k.previous(c.source, c.sentence)
	at := [2]int{c.source, before}
	if s.chosen[at] || slices.Contains(c.needs, before) || slices.ContainsFunc(c.prior, func(st int) bool { return s.covered[st] }) {
		return c.needs, true
	}
	if j, ok := s.whole[at]; c.points && ok && !s.pool[j].leans {
		return append(c.needs[:len(c.needs):len(c.needs)], before), true
	}
	return c.needs, false
}

// shared weighs the stems that two cuts have in common; figures weigh most.
func (k *composer) shared(a, b []int32) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n++
			if k.figure[a[i]] {
				n += 3
			}
			i++
			j++
		}
	}
	return n
}

// gain is what a cut adds for each of its words, in thousandths, together with the sentences that it needs; 0 where
// they do not fit into the budget.
func (s *selection) gain(i, budget int) int {
	c := &s.pool[i]
	if s.chosen[[2]int{c.source, c.sentence}] || s.repeats(i) {
		return 0
	}
	words, fault := c.words, c.fault
	covers := c.covers
	needs, held := s.needs(c)
	if !held {
		if c.points {
			fault = min(fault+faultLean, faultMost)
		} else {
			fault = min(fault+faultNamed, faultMost)
		}
	}
	if slices.ContainsFunc(c.nouns, func(t int32) bool { return !s.printed[t] }) && !s.chosen[[2]int{c.source, s.k.previous(c.source, c.sentence)}] {
		fault = min(fault+faultLean, faultMost)
	}
	for _, n := range needs {
		at := [2]int{c.source, n}
		if s.chosen[at] {
			continue
		}
		j, ok := s.whole[at]
		if !ok {
			return 0
		}
		w := &s.pool[j]
		words += w.words
		fault = max(fault, w.fault)
		for _, st := range w.covers {
			if !slices.Contains(covers, st) {
				covers = append(covers[:len(covers):len(covers)], st)
			}
		}
	}
	if s.words+words > budget {
		return 0
	}
	total, again := 0, 0
	for _, st := range covers {
		if s.covered[st] {
			again += s.k.weight[st]
		} else {
			total += s.k.weight[st] + newsWeight*truth(s.k.news[st])
		}
	}
	total -= again / 3
	if total <= 0 {
		return 0
	}
	before := s.k.previous(c.source, c.sentence)
	near := s.chosen[[2]int{c.source, before}]
	alone := words == c.words
	if before < 0 && len(s.cuts) > 0 && s.k.indefinite(c) && s.worn(c) > newsShare {
		fault = min(fault+faultAgain, faultMost)
	}
	if s.stale(c) {
		total /= 2
	}
	if !s.closing && s.account(c) {
		total = total * 2 / 3
	}
	if s.contradicts(c) {
		fault = min(fault+faultContrary, faultMost)
	}
	total = total * (1000 - fault) / 1000 * (1000 + s.trust[c.source]) / 1000
	if alone && (near || s.chosen[[2]int{c.source, s.k.next(c.source, c.sentence)}]) {
		total = total * 11 / 10
	}
	if same := s.same[i]; same > 550 {
		total = total * (1000 - same) / 450
	}
	return total * 1000 / (words + 20)
}

// stale reports whether all figures of a cut that one source alone has are printed already: it most likely says again
// what is said in other words.
func (s *selection) stale(c *cut) bool {
	for _, st := range c.covers {
		if len(s.k.support[st]) > 1 && !s.covered[st] {
			return false
		}
	}
	figures := false
	for _, t := range c.stems {
		if s.k.figure[t] {
			if !s.figures[t] {
				return false
			}
			figures = true
		}
	}
	return figures
}

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

// hangs reports whether the first of the sentences that a cut needs leans on one that would not stand before it.
func (s *selection) hangs(c *cut) bool {
	if len(c.needs) == 0 || c.needs[0] > c.sentence {
		return false
	}
	at := [2]int{c.source, c.needs[0]}
	j, ok := s.whole[at]
	return ok && !s.chosen[at] && s.pool[j].leans
}

// novel reports whether everything that a cut tells is new, or what its source opens with is.
func (s *selection) novel(c *cut) bool {
	if !slices.ContainsFunc(c.covers, func(st int) bool { return s.covered[st] }) {
		return true
	}
	k := s.k
	return k.previous(c.source, c.sentence) < 0 && slices.ContainsFunc(c.kept, func(i int) bool {
		return k.doc(c.source).Clauses[i].Kind == statement.Main && !slices.ContainsFunc(k.told[c.source][i], func(st int) bool { return s.covered[st] })
	})
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
