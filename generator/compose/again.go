package compose

import "slices"

// The top of an article tells its event to readers who know nothing of it. In the midst of a digest such a sentence reads as if
// another article began, and mostly it tells again what is told. Of 139 first sentences of articles that do not lead, printed in
// digests of 128 stories, readers took 121 for such beginnings, and 75 for told for the greater part; of sentences further down
// than the sixth they took one in eight for told.

// How much of the words of an article's first sentence may stand in print, in thousandths, so that it is printed.
const (
	mostAgain   = 300
	againShort  = 500 // in stories of short articles, which are tops and little else
	mostCarried = 400 // of the words of its unit; where less is told it brings more that is new, and is taken in the room that is left
)

// beginsAgain reports whether a sentence is the first of an article that does not lead, and tells again what is printed. One that
// tells how many have died is wanted as long as no other does, and one that tells an earlier state stands under its day.
func (x *choice) beginsAgain(a *article, i int) bool {
	s := &a.sentences[i]
	if s.at != 0 || a.index == x.spine.article || x.spine.article < 0 || len(x.taken) == 0 || s.past {
		return false
	}
	most := mostAgain
	if x.b.longest() < shortProse {
		most = againShort
	}
	var printed []stem // those of its words that are
	for _, stem := range s.stems {
		if slices.ContainsFunc(x.taken, func(t *sentence) bool {
			_, has := slices.BinarySearch(t.stems, stem)
			return has && t != s
		}) {
			printed = append(printed, stem)
		}
	}
	return x.b.share(s.stems, printed) >= most && !x.wantsToll(s)
}

// wantsToll reports whether a sentence tells how many have died, and no other printed one does.
func (x *choice) wantsToll(s *sentence) bool {
	return s.toll && !slices.ContainsFunc(x.taken, func(t *sentence) bool { return t != s && t.toll })
}

// pruneBeginnings takes out first sentences of other articles that tell again what was taken after them, with their units, and
// reports whether there were any; the first sentences are not taken again.
func (x *choice) pruneBeginnings() bool {
	found := false
	for _, a := range x.b.articles {
		if len(a.prose) == 0 || !x.has[a.index][a.prose[0]] || !x.beginsAgain(a, a.prose[0]) {
			continue
		}
		first := x.unitsOf(a)[0].sentences
		if slices.ContainsFunc(first, func(i int) bool { return x.needed(a, i, first) }) {
			continue
		}
		for _, i := range first {
			x.drop(a, i)
		}
		x.gone[&a.sentences[first[0]]] = true
		found = true
	}
	return found
}
