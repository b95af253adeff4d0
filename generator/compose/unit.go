package compose

// What a unit may be.
const (
	mostUnit      = 150 // words
	mostSentences = 6
)

// unitOf returns the least run of neighbouring sentences with which a sentence stands by itself, in order; nil where one
// of them cannot be printed, or the run is too long.
func (b *book) unitOf(a *article, i int) []int {
	if a.sentences[i].at < 0 {
		return nil
	}
	low, high := a.sentences[i].at, a.sentences[i].at
	asked := map[int]bool{}
	for grown := true; grown; {
		grown = false
		for at := low; at <= high; at++ {
			if asked[at] {
				continue
			}
			asked[at], grown = true, true
			s := &a.sentences[a.prose[at]]
			if s.unfit != "" || b.leave[Place{a.index, a.prose[at]}] {
				return nil
			}
			for _, k := range s.leans {
				if k >= len(a.sentences) || a.sentences[k].at < 0 {
					return nil
				}
				low, high = min(low, a.sentences[k].at), max(high, a.sentences[k].at)
			}
			if high-low >= mostSentences {
				return nil
			}
		}
	}
	words := 0
	for _, k := range a.prose[low : high+1] {
		words += a.sentences[k].words
	}
	if words > mostUnit {
		return nil
	}
	return a.prose[low : high+1]
}

// bound reports whether two neighbouring sentences may not be parted: a lean goes from one of them, or over them.
func (a *article) bound(i, j int) bool {
	from, to := a.sentences[i].at, a.sentences[j].at
	for at := max(from-mostSentences, 0); at <= min(to+mostSentences, len(a.prose)-1); at++ {
		for _, k := range a.sentences[a.prose[at]].leans {
			if k >= len(a.sentences) || a.sentences[k].at < 0 {
				continue
			}
			if low, high := min(at, a.sentences[k].at), max(at, a.sentences[k].at); low <= from && high >= to {
				return true
			}
		}
	}
	return false
}
