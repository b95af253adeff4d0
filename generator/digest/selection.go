package digest

import (
	"slices"

	"variorum/generator/collate"
	"variorum/generator/statement"
)

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

// contradicts reports whether a cut tells as a fact a reading in conflict with the one that is printed, or, whoever says so, an
// earlier state of it: the note tells it.
func (s *selection) contradicts(c *cut) bool {
	k := s.k
	return slices.ContainsFunc(k.places[c.source], func(p place) bool {
		d := &k.c.Differences[p.difference]
		early := !s.closing && d.Form == "update" && d.Prefer >= 0 && k.c.Sources[c.source].Moment < k.latest
		if d.Severity == collate.Low || p.reading == d.Prefer || !k.keeps(c, p.Span) || !early && (!d.Conflict || k.claimed(c.source, p.Span)) {
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

// where the cut points back to something that will not be there.
func (s *selection) needs(c *cut) ([]int, bool) {
	if c.intro >= 0 && !s.printed[c.noun] && !s.chosen[[2]int{c.source, c.intro}] && !slices.Contains(c.needs, c.intro) {
		if j, ok := s.whole[[2]int{c.source, c.intro}]; ok && !s.pool[j].leans && s.k.previous(c.source, c.intro) >= 0 {
			return append([]int{c.intro}, c.needs...), true
		}
		return c.needs, false
	}
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
