package compose

import (
	"cmp"
	"slices"
	"strings"
)

// How much is printed.
const (
	roomShare   = 1150 // of the longest article's words, in thousandths
	roomShort   = 1980 // the same where that is below shortProse
	shortProse  = 250
	mostWords   = 690
	spineShare  = 750 // of the room, at most, for the article that leads, in thousandths
	spineBonus  = 1300
	runBonus    = 1600 // the same in a digest of runs
	mostTold    = 500  // a unit of which so much is told already, in thousandths of its words, is not printed
	alikeWords  = 700  // a sentence so much of whose words a printed one has, in thousandths, is told
	someWords   = 350  // one that has less is not about the same
	sameGist    = 200  // what collate joined is told to so much besides the words in common
	fewStems    = 6    // words that tell something, in a short sentence
	standIn     = 600  // what a sentence must share with another to stand in for it, in thousandths
	wholly      = 950  // of a sentence that is pruned
	nearlyAll   = 900  // of what a sentence is for, where there is room left
	partedWorth = 900  // of a unit that starts a run, in thousandths
	spineParted = 200  // the same in the article that leads, in a digest of runs
	mostMissed  = 600  // of what such a unit is worth, that goes with the words that both have, in thousandths
	overruled   = 800  // of a sentence that says in a grave matter what is to be believed of another
	anewWorth   = 800  // of a unit that introduces somebody again, in thousandths
	mostTimes   = 2    // how often a thing is told at most
	sentenceFee = 8    // words that a sentence costs beyond its own
	followFee   = 2    // the same, right behind the sentence before it in its paragraph
)

// Bounds of what one article may lend. verify holds edits to the same.
const (
	MostLent   = 900 // of a digest's words, in thousandths, where the story has several articles
	MostInARow = 25  // sentences that stand behind each other
	FewWords   = 200 // a digest of no more may be all of one article's
)

// choose takes the opening, and then again and again the unit that tells most that is new for its length.
// It returns the sentences that are printed, by article, in order.
func choose(b *book, s spine) [][]int {
	x := newChoice(b, s)
	out := make([][]int, len(b.articles))
	if s.article < 0 {
		return out
	}
	x.take(s.article, s.opening)
	room := b.room()
	for range mostTries {
		x.fill(room, b.articles)
		if !x.pruneTold() && !x.pruneBeginnings() && !x.swap(room) {
			break
		}
	}
	x.repeats = true
	x.fill(room, b.articles)
	x.prune()
	x.lend()
	for i, has := range x.has {
		for k := range has {
			out[i] = append(out[i], k)
		}
		slices.Sort(out[i])
	}
	return out
}

// mostTries is how often what is told twice is taken out and its room filled again.
const mostTries = 12

// fill takes units of some articles as long as there is room for one that tells something.
func (x *choice) fill(room int, of []*article) {
	for {
		best, most := candidate{article: -1}, 0
		for _, a := range of {
			for _, i := range a.prose {
				c, ok := x.candidate(a, i, room)
				if ok && (c.score > most || c.score == most && most > 0 && x.before(c, best)) {
					best, most = c, c.score
				}
			}
		}
		if best.article < 0 {
			break
		}
		x.take(best.article, best.unit)
	}
}

// room is how many words the digest may have.
func (b *book) room() int {
	longest := b.longest()
	if longest < shortProse {
		return min(longest*roomShort/1000, mostWords)
	}
	return min(longest*roomShare/1000, mostWords)
}

// longest is how many words the longest article has.
func (b *book) longest() int {
	longest := 0
	for _, a := range b.articles {
		longest = max(longest, a.length)
	}
	return longest
}

// prune takes out units of one sentence that what was taken later tells wholly.
func (x *choice) prune() {
	for _, a := range x.b.articles {
		for _, i := range a.prose {
			if !x.has[a.index][i] || !x.free(a, i) {
				continue
			}
			s := &a.sentences[i]
			x.taken = slices.DeleteFunc(x.taken, func(t *sentence) bool { return t == s })
			x.heard = nil
			known := x.hears(s).stems
			x.taken = append(x.taken, s)
			if x.b.share(s.stems, known) >= wholly {
				x.drop(a, i)
			}
		}
	}
}

// choice is what is taken so far.
type choice struct {
	b     *book
	spine spine
	has   []map[int]bool     // by article, the sentences that are taken
	taken []*sentence        // in the order of taking
	gone  map[*sentence]bool // taken out again, for others tell it
	words int
	led   int             // words of the spine
	named map[string]bool // full names, whether what is taken has them; as asked since the last change
	heard map[*sentence]*heard
	// In the room that is left at the end a unit may begin with what is told already, where most of it is new.
	repeats bool
	runs    bool // there is an article that is long enough to go on with: see runs.go
}

func newChoice(b *book, s spine) *choice {
	x := &choice{b: b, spine: s, runs: b.longest() >= longProse, has: make([]map[int]bool, len(b.articles)), gone: map[*sentence]bool{}}
	for i := range x.has {
		x.has[i] = map[int]bool{}
	}
	return x
}

// candidate is a unit that could be taken.
type candidate struct {
	article int
	unit    []int // the sentences of it that are not taken yet
	score   int
}

func (x *choice) take(article int, unit []int) {
	x.named = nil
	a := x.b.articles[article]
	for _, i := range unit {
		if x.has[article][i] {
			continue
		}
		x.has[article][i] = true
		s := &a.sentences[i]
		x.taken = append(x.taken, s)
		x.words += s.words
		if article == x.spine.article {
			x.led += s.words
		}
	}
}

// candidate weighs the unit of a sentence; ok is false where it is not to be taken.
func (x *choice) candidate(a *article, i, room int) (candidate, bool) {
	if x.has[a.index][i] || a.sentences[i].unfit != "" || x.gone[&a.sentences[i]] || x.spent(&a.sentences[i]) && !x.wantsToll(&a.sentences[i]) {
		return candidate{}, false
	}
	told := func(k int) bool { return !x.has[a.index][k] && x.told(&a.sentences[k]) }
	return x.weigh(a, i, x.b.whole(a, x.b.unit(a, i, told, x.introduced), told, func(k int) bool { return x.ended(&a.sentences[k]) }, x.introduced), room)
}

// ended reports whether the sentence that tells best what one tells is the last that is printed of its paragraph. In a text that
// stands, where nothing leads, what is new comes in wherever that is.
func (x *choice) ended(s *sentence) bool {
	if x.spine.article < 0 {
		return true
	}
	last, most := false, mostNews-1
	for _, o := range x.b.articles {
		for _, k := range o.prose {
			if t := &o.sentences[k]; x.has[o.index][k] && t != s {
				if n := x.b.retells(s, t); n > most {
					next := o.after(k)
					last, most = next < 0 || !x.has[o.index][next] || !o.sameParagraph(k, next), n
				}
			}
		}
	}
	return last
}

// anew reports whether a sentence names somebody in full whom what is taken names so.
func (x *choice) anew(a *article, i int) bool {
	return slices.ContainsFunc(a.sentences[i].persons, x.names)
}

// offer is sentences of an article that are printed together, and what they come to.
type offer struct {
	a         *article
	unit      []int // those that are not printed yet
	words     int   // of them
	told      int   // how many of the words are told already
	gain      int   // what they tell that is new, in thousandths of a statement that all articles tell
	begins    bool  // with what tells again what is printed
	toll      bool  // tells how many have died, and nothing printed does
	overruled bool  // says in a grave matter what is to be believed of another
	old       bool  // the sentence that is wanted is told, or often enough in part, or the first one is told
}

// refusal is a reason for which an offer is not taken.
type refusal struct {
	id string
	is func(x *choice, o *offer, room int) bool
}

// refusals are asked in order. What makes an offer overruled or old ends the adding up, so these two come first.
var refusals = []refusal{
	{"overruled", func(_ *choice, o *offer, _ int) bool { return o.overruled }}, // a reader would not look for a note there
	{"told", func(_ *choice, o *offer, _ int) bool { return o.old }},
	{"nothing", func(_ *choice, o *offer, _ int) bool { return len(o.unit) == 0 || o.gain == 0 }},
	{"long", func(_ *choice, o *offer, _ int) bool { return len(o.unit) > mostSentences || o.words > mostUnit }},
	{"no room", func(x *choice, o *offer, room int) bool { return o.words+x.words > room }},
	{"mostly told", func(_ *choice, o *offer, _ int) bool { return 1000*o.told >= mostTold*o.words && !o.toll }},
	{"begins again", func(x *choice, o *offer, _ int) bool {
		return o.begins && !(x.repeats && 1000*o.told < mostCarried*o.words)
	}},
	{"all of one", func(x *choice, o *offer, room int) bool {
		return o.a.index == x.spine.article && len(x.b.articles) > 1 && 1000*(x.led+o.words) > spineShare*room
	}},
	{"slight", (*choice).slight},
}

// weigh weighs sentences of an article that are printed together.
func (x *choice) weigh(a *article, wanted int, unit []int, room int) (candidate, bool) {
	o := x.offered(a, wanted, unit)
	if slices.ContainsFunc(refusals, func(r refusal) bool { return r.is(x, &o, room) }) {
		return candidate{}, false
	}
	fee := sentenceFee * len(o.unit)
	if k := a.before(o.unit[0]); k >= 0 && x.has[a.index][k] && a.sameParagraph(k, o.unit[0]) {
		fee -= sentenceFee - followFee // it goes on where what is printed ends
	}
	c := candidate{a.index, o.unit, 1000 * x.discounted(&o) / (o.words + fee)}
	return c, c.score > 0
}

// offered adds up what sentences of an article come to.
func (x *choice) offered(a *article, wanted int, unit []int) offer {
	o := offer{a: a}
	var seen []int // statements
	for _, k := range unit {
		if x.has[a.index][k] {
			continue
		}
		o.unit = append(o.unit, k)
		s := &a.sentences[k]
		o.begins = o.begins || x.beginsAgain(a, k)
		if o.overruled = s.faults >= overruled && len(x.taken) > 0; o.overruled {
			return o
		}
		o.words += s.words
		share, retold := x.shares(s)
		wants := x.wantsToll(s)
		o.toll = o.toll || wants
		if !wants && (share >= alikeWords || retold >= x.mostNews()) {
			if o.old = k == wanted || k == unit[0] && (!x.repeats || share >= alikeWords); o.old {
				return o
			}
			o.told += s.words
			continue
		}
		value, heard := 0, x.hears(s)
		for _, p := range s.parts {
			share := x.b.share(p.stems, heard.stems)
			if n := heard.joined[p.statement]; n > 0 {
				if share = min(1000, share+sameGist); n >= mostTimes && share >= mostTold && k == wanted {
					o.old = true
					return o
				}
			}
			o.told += p.words * share / 1000
			if !slices.Contains(seen, p.statement) {
				seen = append(seen, p.statement)
				value += x.b.value[p.statement] * (1000 - share) / 1000
			}
		}
		o.gain += value * (1000 - s.faults) / 1000
	}
	return o
}

// favoured is what a unit is worth, with what speaks for the article that leads.
func (x *choice) favoured(o *offer) int {
	switch {
	case o.a.index != x.spine.article:
		return o.gain
	case x.runs:
		return o.gain * runBonus / 1000
	}
	return o.gain * spineBonus / 1000
}

// discounted is what a unit is worth less what a reader lacks or has already where it begins: the sentence before it, and who
// somebody is.
func (x *choice) discounted(o *offer) int {
	gain, first := x.favoured(o), o.unit[0]
	if x.starts(o.a, first) {
		k, parted := o.a.before(first), partedWorth
		if o.a.index == x.spine.article && x.runs {
			parted = spineParted
		}
		gain = gain * parted / 1000 * (1000 - min(mostMissed, x.b.share(o.a.sentences[first].stems, o.a.sentences[k].stems))) / 1000
	}
	if x.anew(o.a, first) {
		gain = gain * anewWorth / 1000
	}
	return gain
}

// lend leaves out sentences of the spine, the last taken first, as long as it has too much of the digest.
func (x *choice) lend() {
	if len(x.b.articles) < 2 {
		return
	}
	a := x.b.articles[x.spine.article]
	for n := len(x.taken) - 1; n >= 0 && x.words > FewWords && 1000*x.led > MostLent*x.words; n-- {
		for _, i := range a.prose {
			if &a.sentences[i] == x.taken[n] && x.free(a, i) {
				x.drop(a, i)
				break
			}
		}
	}
}

// free reports whether nothing that is printed needs a printed sentence beside it or before it.
func (x *choice) free(a *article, i int) bool {
	if a.index == x.spine.article && slices.Contains(x.spine.opening, i) {
		return false
	}
	return !slices.ContainsFunc(a.prose, func(k int) bool {
		return k != i && x.has[a.index][k] && (a.sentences[k].leans.on(i) || a.tied(i, k))
	})
}

// tied reports whether two neighbours may not be parted.
func (a *article) tied(i, k int) bool {
	if a.sentences[i].at+1 == a.sentences[k].at {
		return a.bound(i, k)
	}
	return a.sentences[k].at+1 == a.sentences[i].at && a.bound(k, i)
}

func (x *choice) drop(a *article, i int) {
	x.named, x.heard = nil, nil
	s := &a.sentences[i]
	delete(x.has[a.index], i)
	x.taken = slices.DeleteFunc(x.taken, func(t *sentence) bool { return t == s })
	x.words -= s.words
	if a.index == x.spine.article {
		x.led -= s.words
	}
}

// mostNews is how much of what a sentence is for may be told at most. In the room that is left at the end it may be more: most of
// its words are new.
func (x *choice) mostNews() int {
	if x.repeats {
		return nearlyAll
	}
	return mostNews
}

// before breaks ties by content: the spine first, then by text.
func (x *choice) before(c, d candidate) bool {
	key := func(c candidate) (int, string, int) {
		a := x.b.articles[c.article]
		return truth(c.article != x.spine.article), a.Article.SHA256, c.unit[0]
	}
	a1, a2, a3 := key(c)
	b1, b2, b3 := key(d)
	return cmp.Or(cmp.Compare(a1, b1), cmp.Compare(a2, b2), cmp.Compare(a3, b3)) < 0
}

// introduced reports whether what is taken names somebody in full, or has the noun of what is spoken of as known.
func (x *choice) introduced(n introduction) bool {
	if n.noun == 0 {
		return x.names(n.full)
	}
	return slices.ContainsFunc(x.taken, func(s *sentence) bool {
		_, ok := slices.BinarySearch(s.stems, n.noun)
		return ok
	})
}

// names reports whether what is taken has somebody's full name.
func (x *choice) names(full string) bool {
	if has, ok := x.named[full]; ok {
		return has
	}
	if x.named == nil {
		x.named = map[string]bool{}
	}
	x.named[full] = slices.ContainsFunc(x.b.articles, func(a *article) bool {
		return slices.ContainsFunc(a.prose, func(i int) bool { return x.has[a.index][i] && strings.Contains(a.text(i), full) })
	})
	return x.named[full]
}
