package compose

// A run is sentences of one article that are printed one behind the other, as the article has them. In digests of 128 stories
// readers stumbled at 26 of a hundred sentences that start a run in the midst of their article, over a name, a “the” or half of a
// contrast that was left behind, and at 5 of a hundred that go on with one; of starts of fewer than twelve words, at more than half.
// So the article that leads is not left and taken up again lightly, and what another brings in must be worth its start. Where no
// article is long they are tops and little else, and hardly anything comes in without a start.
//
// Another article's first sentence starts a run too, and one that readers take for a second beginning (see again.go).

// What starts a run must have.
const (
	longProse  = 400  // words of the longest article, from which on a digest is of runs
	leastStart = 900  // what it tells that is new, in thousandths of a statement that all articles tell
	leastFirst = 2000 // the same where it is an article's beginning
	startWords = 12   // in its first sentence
)

// starts reports whether a sentence would start a run in the midst of its article.
func (x *choice) starts(a *article, first int) bool {
	k := a.before(first)
	return k >= 0 && !x.has[a.index][k]
}

// slight reports whether an offer would start a run and is not worth it; what it gains is asked with the bonus of the article that
// leads.
func (x *choice) slight(o *offer, _ int) bool {
	if x.spine.article < 0 || len(x.taken) == 0 || !x.runs {
		return false
	}
	first := o.unit[0]
	s := &o.a.sentences[first]
	if o.a.before(first) < 0 {
		return x.favoured(o) < leastFirst && o.a.index != x.spine.article && !x.wantsToll(s)
	}
	return x.starts(o.a, first) && (x.favoured(o) < leastStart || s.words < startWords)
}
