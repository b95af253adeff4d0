package digest

import (
	"cmp"
	"slices"

	"variorum/generator/collate"
)

// chain is cuts that must stand one behind the other: neighbours in a source of which one leans on the other, or which
// share a quotation.
type chain struct {
	cuts  []cut
	at    int    // where it belongs, in thousandths of the telling; then its rank
	after *chain // what it points back to; nil where nothing
	out   bool
}

// order puts chosen cuts in the order in which the sources tell. A cut that leans on the sentence before it stays
// behind that sentence, or behind the one that tells the same, where one is chosen. The first of the chosen stays
// first: it is the lead; what most sources quote early of a person in it follows. Within a few places, what is of one
// matter is kept together.
func (k *composer) order(chosen []cut) []cut {
	k.early(chosen)
	chains := k.followed(k.chains(chosen))
	slices.SortStableFunc(chains, func(a, b *chain) int {
		x, y := &a.cuts[0], &b.cuts[0]
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(x.sentence, y.sentence), cmp.Compare(k.sha(x), k.sha(y)))
	})
	for i := range chains {
		chains[i].at = i
	}
	waiting := map[[2]int]bool{} // what is to be printed yet
	for _, ch := range chains {
		for _, c := range ch.cuts {
			waiting[[2]int{c.source, c.sentence}] = true
		}
	}
	var out []cut
	for n := 0; len(chains) > 0; n++ {
		best, least := -1, 0
		waits := n > 0 && slices.ContainsFunc(chains, func(ch *chain) bool { return ch.cuts[0].early > 0 && (ch.after == nil || ch.after.out) })
		for i := range min(len(chains), farthest) {
			ch := chains[i]
			if ch.after != nil && !ch.after.out || waits && ch.cuts[0].early == 0 {
				continue
			}
			cost := (ch.at - n) * 1000 / farthest
			if n > 0 {
				cost -= k.relation(&out[len(out)-1], &ch.cuts[0])
			}
			if c := &ch.cuts[0]; waiting[[2]int{c.source, k.previous(c.source, c.sentence)}] {
				cost += beforeItsTurn
			} else if first := k.next(c.source, -1); first != c.sentence && waiting[[2]int{c.source, first}] {
				cost += beforeOpening // the opening tells what the others speak of
			}
			if best < 0 || cost < least {
				best, least = i, cost
			}
			if n == 0 || waits {
				break
			}
		}
		best = max(best, 0)
		out = append(out, chains[best].cuts...)
		for _, c := range chains[best].cuts {
			delete(waiting, [2]int{c.source, c.sentence})
		}
		chains[best].out = true
		chains = slices.Delete(chains, best, best+1)
	}
	return out
}

// sha is what ties are broken by: the text of a cut's source.
func (k *composer) sha(c *cut) string { return k.c.Sources[c.source].Article.SHA256 }

// chains joins chosen cuts that must stand together, and finds what each points back to.
func (k *composer) chains(chosen []cut) []*chain {
	index := map[[2]int]int{}
	for i, c := range chosen {
		index[[2]int{c.source, c.sentence}] = i
	}
	neighbour := func(c *cut, to int) (*cut, bool) {
		i, ok := index[[2]int{c.source, to}]
		if !ok {
			return nil, false
		}
		return &chosen[i], true
	}
	linked := func(before, c *cut) bool {
		return c.leans || k.together(before, c) || before != &chosen[0] && k.tied(c) || before != &chosen[0] && (k.alone(before) && k.alone(c) || k.sumsUp(before, c))
	}
	var chains []*chain
	in := make([]*chain, len(chosen))
	for i := range chosen {
		c := &chosen[i]
		if before, ok := neighbour(c, k.previous(c.source, c.sentence)); ok && linked(before, c) {
			continue
		}
		ch := &chain{at: k.position(c)}
		for last, ok := c, true; ok; {
			at := index[[2]int{last.source, last.sentence}]
			ch.cuts = append(ch.cuts, *last)
			in[at] = ch
			if at == 0 {
				ch.at = -1
			}
			var next *cut
			if next, ok = neighbour(last, k.next(last.source, last.sentence)); ok && linked(last, next) {
				last = next
			} else {
				ok = false
			}
		}
		chains = append(chains, ch)
	}
	for _, ch := range chains {
		c := &ch.cuts[0]
		if !c.leans && ch.at >= 0 {
			k.against(chains, ch)
		}
		if _, at, ok := k.introduced(c); ok && ch.at >= 0 && ch.after == nil {
			if j, ok := index[[2]int{c.source, at}]; ok && in[j] != nil && in[j] != ch && in[j].after != ch && in[j].at >= 0 {
				ch.after, ch.at = in[j], in[j].at+1 // "a court ruled … the ruling"
				continue
			}
		}
		if ch.at >= 0 && ch.after == nil && k.itself(c) {
			for j := range chosen {
				if x := &chosen[j]; in[j] != nil && in[j] != ch && in[j].after != ch && (in[j].at >= 0 || j == 0) && k.ties(x, c) && (ch.after == nil || ch.after.at < in[j].at) {
					ch.after = in[j]
				}
			}
			if ch.after != nil {
				ch.at = max(ch.after.at, 0) + 1
				continue
			}
		}
		if !c.leans || ch.at < 0 {
			continue
		}
		if j := k.presents(chosen, c); j >= 0 && in[j] != nil && in[j] != ch && in[j].after != ch && in[j].at >= 0 {
			at := k.position(c)
			if slices.ContainsFunc(c.prior, func(st int) bool { return slices.Contains(chosen[j].covers, st) }) {
				at = 0 // it is what the cut's source has before it
			}
			ch.after, ch.at = in[j], max(at, in[j].at+1)
			continue
		}
		for j := range chosen {
			if in[j] != nil && in[j] != ch && k.follows(&chosen[j], c) && in[j].after != ch {
				ch.after = in[j]
				ch.at = max(ch.at, in[j].at)
				if ch.at-in[j].at > 100 {
					ch.at = in[j].at + 1
				}
				break
			}
		}
	}
	for _, ch := range chains {
		k.outdated(chains, ch)
	}
	return slices.DeleteFunc(chains, func(ch *chain) bool { return len(ch.cuts) == 0 })
}

// presents finds the chosen cut that tells first of the person whom a pronoun in a cut means, as its subject; -1 where
// there is none.
func (k *composer) presents(chosen []cut, c *cut) int {
	best := -1
	for _, h := range k.hanging(c) {
		r, known := k.antecedent(c, h)
		if h.sort != "person" || !known {
			continue
		}
		for j := range chosen {
			x := &chosen[j]
			subject := k.subject(x)
			if x.leans || x.source == c.source && x.sentence >= c.sentence || !holds(k.text(x.source)[subject.Start:subject.End], r.last) {
				continue
			}
			if best < 0 || k.position(x) < k.position(&chosen[best]) {
				best = j
			}
		}
		break
	}
	return best
}

// against lets a chain follow the one that has another reading of a difference which bears a note, where its own reading is
// not the one to be preferred: what is said against a thing stands behind it.
func (k *composer) against(chains []*chain, ch *chain) {
	c := &ch.cuts[0]
	for _, p := range k.places[c.source] {
		d := &k.c.Differences[p.difference]
		if d.Severity == collate.Low || len(ch.cuts) > 1 || !k.keeps(c, p.Span) {
			continue
		}
		for _, other := range chains {
			if other == ch || other.after == ch || p.reading == d.Prefer && other.at >= 0 {
				continue
			}
			o := &other.cuts[len(other.cuts)-1]
			if other.at < 0 {
				o = &other.cuts[0]
			}
			if slices.ContainsFunc(k.places[o.source], func(x place) bool {
				return x.difference == p.difference && x.reading != p.reading && (x.reading == d.Prefer || other.at < 0 || d.Prefer < 0 && k.position(o) <= k.position(c)) && k.keeps(o, x.Span)
			}) {
				ch.after, ch.at = other, max(other.at, 0)+1
				return
			}
		}
	}
}

// alone reports whether no other source than its own tells anything of a cut: neighbours of that kind are one account.
func (k *composer) alone(c *cut) bool {
	return !slices.ContainsFunc(c.covers, func(st int) bool { return len(k.support[st]) > 1 })
}

// sumsUp reports whether a cut begins with what the sentence before it in its source has for the first time: "A court
// ruled … The ruling …"
func (k *composer) sumsUp(before, c *cut) bool {
	_, at, ok := k.introduced(c)
	return ok && at == before.sentence
}

// together reports whether one of two neighbours in a source needs the other.
func (k *composer) together(before, c *cut) bool {
	return before.source == c.source && before.sentence == k.previous(c.source, c.sentence) &&
		(slices.Contains(c.needs, before.sentence) || slices.Contains(before.needs, c.sentence))
}

// beforeItsTurn is what it costs to print a sentence while the one before it in its source waits, in thousandths.
const beforeItsTurn = 500

// beforeOpening is what it costs to print a sentence while the one with which its source opens waits, in thousandths: more
// than a tie to the sentence before.
const beforeOpening = 2500

// farthest is how many places a cut may be moved forward to stand with its own matter.
const farthest = 6

// relation tells how well a cut goes on from another, in thousandths: by the words that they share, by their being
// neighbours in a source, and by the second telling what came next by date.
func (k *composer) relation(a, b *cut) int {
	n := 700 * k.shared(a.stems, b.stems) / max(min(k.shared(a.stems, a.stems), k.shared(b.stems, b.stems)), 1)
	if b.leans && k.follows(a, b) || k.tied(b) && k.follows(a, b) || k.itself(b) && k.ties(a, b) {
		n += 1500
	}
	if day, ok := k.eventDay(printed{cut: *a}); ok {
		if later, ok := k.eventDay(printed{cut: *b}); ok && later > day {
			n += 500
		}
	}
	if a.source == b.source {
		switch b.sentence {
		case k.next(a.source, a.sentence):
			n += 450
		case a.sentence + 2:
			n += 150
		}
	}
	return n
}

// previous is the sentence of the source's prose before one; -1 where there is none.
func (k *composer) previous(s, n int) int {
	for n--; n >= 0 && !k.printable(s, n); n-- {
	}
	return n
}

// next is the sentence of the source's prose after one; -1 where there is none.
func (k *composer) next(s, n int) int {
	for n++; n < len(k.doc(s).Sentences); n++ {
		if k.printable(s, n) {
			return n
		}
	}
	return -1
}

// follows reports whether a cut that leans on what its source has before it may stand behind another: that very
// sentence, or one that tells most of the same.
func (k *composer) follows(before, c *cut) bool {
	if before == nil {
		return false
	}
	n := k.previous(c.source, c.sentence)
	if before.source == c.source && before.sentence == n {
		return true
	}
	return k.followsAll([]printed{{cut: *before}}, c)
}

// followsAll reports whether printed cuts together tell most of what a cut's source has before it.
func (k *composer) followsAll(before []printed, c *cut) bool {
	told, all := 0, 0
	for _, st := range k.tells(c.source, k.previous(c.source, c.sentence)) {
		all += k.weight[st]
		if slices.ContainsFunc(before, func(p printed) bool { return slices.Contains(p.cut.covers, st) }) {
			told += k.weight[st]
		}
	}
	return 2*told > all
}

// tells returns the statements of a sentence of a source, each once.
func (k *composer) tells(s, n int) []int {
	if n < 0 {
		return nil
	}
	var out []int
	d := k.doc(s)
	for i := d.Sentences[n].Clauses[0]; i < d.Sentences[n].Clauses[1]; i++ {
		out = append(out, k.told[s][i]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// position is where a cut belongs in the telling, in thousandths: the middle one of the places of its statements.
func (k *composer) position(c *cut) int {
	if c.early > 0 {
		return c.early - 1
	}
	at := make([]int, len(c.covers))
	for i, st := range c.covers {
		at[i] = k.where[st]
	}
	slices.Sort(at)
	return at[(len(at)-1)/2]
}

// singleLater is how far towards the end what one source of several alone tells is moved, in thousandths of the way.
const singleLater = 250

// olderLater is the same for what none of the sources of the latest moment tells any more.
const olderLater = 200

// older reports whether no source of the latest moment tells a statement.
func (k *composer) older(st int) bool {
	return len(k.support[st]) > 0 && !slices.ContainsFunc(k.support[st], func(s int) bool { return k.c.Sources[s].Moment == k.latest })
}

// telling works out where in the telling each statement stands: the mean of where its sources have it in their prose,
// in thousandths.
func (k *composer) telling() []int {
	before := make([][]int, len(k.c.Sources)) // for each sentence: bytes of prose before it
	all := make([]int, len(k.c.Sources))
	for s := range k.c.Sources {
		for n, sentence := range k.doc(s).Sentences {
			before[s] = append(before[s], all[s])
			if k.printable(s, n) {
				all[s] += sentence.Len()
			}
		}
	}
	out := make([]int, len(k.c.Statements))
	for i, st := range k.c.Statements {
		sum, n, last := 0, 0, -1
		for _, u := range st.Units {
			sentence := k.doc(u.Source).Clauses[u.Clause].Sentence
			if u.Source == last || !k.printable(u.Source, sentence) {
				continue
			}
			at := before[u.Source][sentence] + u.Start - k.doc(u.Source).Sentences[sentence].Start
			sum += 1000 * at / max(all[u.Source], 1)
			n++
			last = u.Source
		}
		out[i] = sum / max(n, 1)
		if n == 1 && len(k.c.Sources) > 2 {
			out[i] += (1000 - out[i]) * singleLater / 1000 // what most tell comes first
		}
		if k.older(i) {
			out[i] += (1000 - out[i]) * olderLater / 1000 // and what the latest tell
		}
	}
	return out
}
