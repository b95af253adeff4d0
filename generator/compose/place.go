package compose

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/statement"
)

// unit is sentences of one article that are printed together, in order.
type unit struct {
	article   int
	sentences []int
}

// place puts the units in order: those of the spine in its own; each other one behind what its article has before it,
// where that is printed or another's sentence tells it, or at a seam at most so many units further on.
func place(b *book, s spine, chosen [][]int, furthest int) []unit {
	if s.article < 0 {
		return nil
	}
	out := units(b.articles[s.article], chosen[s.article])
	others := make([]int, 0, len(chosen))
	for i := range chosen {
		if i != s.article && len(chosen[i]) > 0 {
			others = append(others, i)
		}
	}
	slices.SortFunc(others, func(i, j int) int {
		return cmp.Or(cmp.Compare(len(chosen[j]), len(chosen[i])), cmp.Compare(b.articles[i].Article.SHA256, b.articles[j].Article.SHA256))
	})
	for _, i := range others {
		a := b.articles[i]
		least := 0 // an article's units keep their order
		for _, u := range units(a, chosen[i]) {
			at := max(b.anchor(a, u, out), least)
			if !a.headless(u) {
				at = b.seam(out, at, furthest) // else it goes on with what another tells in the place of its own head
			}
			out, least = slices.Insert(out, at, u), at+1
		}
	}
	return b.byDay(b.introduced(out))
}

// seam returns where behind a place in an order the text changes its subject most: what is put in there parts no two units
// that go on with each other.
func (b *book) seam(order []unit, at, furthest int) int {
	best, least := at, 1<<30
	for n := at; n <= len(order) && n <= at+furthest; n++ {
		c := b.cohesion(order, n)
		if c < least {
			best, least = n, c
		}
		if c == 0 {
			break
		}
	}
	return best
}

// How ill it is to part two units, beside the words that both have, of a thousand.
const (
	knownParted     = 1500 // the second speaks of something as known
	paragraphParted = 2000 // both stand in one paragraph
	neverParted     = 3000 // the first stands for the head of the second's paragraph
)

// latestSentences is how many sentences a paragraph may go on with.
const latestSentences = 3

// furthestSeam is how many units behind the place where its own article has it a unit may stand.
const furthestSeam = 3

// headless reports whether a unit goes on with what another article tells in the place of its own paragraph's head.
func (a *article) headless(u unit) bool {
	k := a.before(u.sentences[0])
	return k >= 0 && a.sameParagraph(k, u.sentences[0])
}

// cohesion is how much the unit at a place goes on with the one before it, in thousandths.
func (b *book) cohesion(order []unit, at int) int {
	if at == 0 || at >= len(order) {
		return 0
	}
	if b.articles[order[at].article].headless(order[at]) {
		return neverParted
	}
	if order[at-1].article != order[at].article {
		return 0
	}
	u, v := order[at-1], order[at]
	a := b.articles[u.article]
	last, first := u.sentences[len(u.sentences)-1], v.sentences[0]
	if a.sentences[first].leans.known {
		return knownParted // what it speaks of as known is looked for in what is told last
	}
	if a.sentences[first].at != a.sentences[last].at+1 {
		return 0
	}
	if a.sameParagraph(last, first) {
		return paragraphParted
	}
	var before []stem
	for _, k := range u.sentences[max(0, len(u.sentences)-latestSentences):] {
		before = union(before, a.sentences[k].stems)
	}
	return 1 + b.share(a.sentences[first].stems, before)
}

// inARow returns the head of the unit that tells least in a run of too many sentences of one article.
func (b *book) inARow(s spine, order []unit) (Place, bool) {
	for from := 0; from < len(order); {
		to, n := from, 0
		for ; to < len(order) && order[to].article == order[from].article; to++ {
			n += len(order[to].sentences)
		}
		if n > MostInARow {
			least, found := Place{}, -1
			a := b.articles[order[from].article]
			for _, u := range order[from:to] {
				i := u.sentences[0]
				if a.index == s.article && slices.ContainsFunc(u.sentences, func(k int) bool { return slices.Contains(s.opening, k) }) {
					continue
				}
				worth := 0
				for _, k := range u.sentences {
					for _, st := range a.sentences[k].tells {
						worth += b.value[st]
					}
				}
				if found < 0 || worth < found {
					least, found = Place{a.index, i}, worth
				}
			}
			if found >= 0 {
				return least, true
			}
		}
		from = to
	}
	return Place{}, false
}

// introduced moves units that name somebody in short behind the one that introduces them.
func (b *book) introduced(order []unit) []unit {
	text := func(u unit) string {
		a := b.articles[u.article]
		var out strings.Builder
		for _, i := range u.sentences {
			out.WriteString(a.text(i) + "\n")
		}
		return out.String()
	}
	out := slices.Clone(order)
	for range order { // each move settles one unit
		said, moved := "", false
		for n := 0; n < len(out) && !moved; n++ {
			own := text(out[n])
			for _, full := range b.articles[out[n].article].shortNames(out[n].sentences) {
				short := full[strings.LastIndexByte(full, ' ')+1:]
				if strings.Contains(own, full) || mentions(said, short) {
					continue
				}
				to := slices.IndexFunc(out[n+1:], func(u unit) bool { return strings.Contains(text(u), full) })
				if to < 0 || n == 0 {
					continue
				}
				u := out[n]
				to += n + 1
				out = slices.Insert(slices.Delete(out, n, n+1), to, u)
				moved = true
				break
			}
			said += own
		}
		if !moved {
			break
		}
	}
	return out
}

// shortNames returns the full names of persons whom sentences name by their surname alone.
func (a *article) shortNames(sentences []int) []string {
	var out []string
	for _, i := range sentences {
		for _, n := range a.namesIn(i) {
			short := a.Doc.Words(n.Span)
			if n.Kind == statement.Person && !strings.Contains(short, " ") && strings.HasSuffix(n.Full, " "+short) && !slices.Contains(out, n.Full) {
				out = append(out, n.Full)
			}
		}
	}
	return out
}

// units divides the chosen sentences of an article where they may be parted.
func units(a *article, sentences []int) []unit {
	var out []unit
	for n, i := range sentences {
		if n > 0 && a.before(i) == sentences[n-1] && a.together(sentences[n-1], i) {
			last := &out[len(out)-1]
			last.sentences = append(last.sentences, i)
			continue
		}
		out = append(out, unit{a.index, []int{i}})
	}
	return out
}

// anchor is where in an order a unit goes: behind the unit that tells what it, or the nearest sentence before it in its
// own article, tells; where nothing before it is printed, before what follows it; else at the end.
func (b *book) anchor(a *article, u unit, order []unit) int {
	first := a.sentences[u.sentences[0]].at
	for at := a.sentences[u.sentences[len(u.sentences)-1]].at; at >= 0; at-- {
		if k := b.printedAt(a, a.prose[at], order, at < first); k >= 0 {
			return k + 1
		}
	}
	for at := first + 1; at < len(a.prose); at++ {
		if k := b.printedAt(a, a.prose[at], order, true); k >= 0 {
			return max(k, 1)
		}
	}
	return len(order)
}

// printedAt returns the last place in an order where a sentence is printed, if own is set, or where another article
// tells most of the same; -1 where there is none.
func (b *book) printedAt(a *article, i int, order []unit, own bool) int {
	best, most := -1, 0
	for n, u := range order {
		if u.article == a.index {
			if own && slices.Contains(u.sentences, i) {
				return n
			}
			continue
		}
		common := 0
		for _, k := range u.sentences {
			for _, st := range b.articles[u.article].sentences[k].tells {
				if slices.Contains(a.sentences[i].tells, st) {
					common += b.value[st]
				}
			}
		}
		if common > most {
			best, most = n, common
		}
	}
	return best
}
