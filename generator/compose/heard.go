package compose

import "slices"

// heard is what a reader of what is taken has heard of a sentence. It is asked of every sentence whenever one more is taken,
// and grows by that one.
type heard struct {
	after  int         // how many of those taken are counted
	stems  []stem      // words of those that tell something of what the sentence tells, sorted
	joined map[int]int // by statement, how often collate joined one of them with it
	retold int         // how much of what it is for some one of them tells, in thousandths
	share  int         // how much of its words stems has, in thousandths
}

// hears counts those taken that tell something of what a sentence tells: those that collate joined with it, and those that share
// many of its words.
func (x *choice) hears(s *sentence) *heard {
	h := x.heard[s]
	if h == nil {
		h = &heard{joined: map[int]int{}}
		if x.heard == nil {
			x.heard = map[*sentence]*heard{}
		}
		x.heard[s] = h
	}
	for _, t := range x.taken[h.after:] {
		related := false
		for _, st := range s.tells {
			if _, ok := slices.BinarySearch(t.tells, st); ok {
				related = true
				h.joined[st]++
			}
		}
		if related || x.b.share(s.stems, t.stems) >= someWords {
			h.stems = with(h.stems, t.stems)
		}
		if t != s {
			h.retold = max(h.retold, x.b.retells(s, t))
		}
	}
	if h.after == 0 || h.after < len(x.taken) {
		h.after, h.share = len(x.taken), x.b.share(s.stems, h.stems)
	}
	return h
}

// with adds to a sorted list what is new of another. Of sentences that share their words nearly nothing is.
func with(list, more []stem) []stem {
	for _, w := range more {
		if at, ok := slices.BinarySearch(list, w); !ok {
			list = slices.Insert(list, at, w)
		}
	}
	return list
}

// told reports whether what is taken tells a sentence.
func (x *choice) told(s *sentence) bool {
	share, retold := x.shares(s)
	return share >= alikeWords || retold >= mostNews
}

// spent reports whether what is taken told a sentence when it was last asked: what is taken later takes nothing of that back, so that
// it need not be weighed again.
func (x *choice) spent(s *sentence) bool {
	h := x.heard[s]
	if h == nil {
		return false
	}
	share, retold := h.shares(s)
	return share >= alikeWords || retold >= x.mostNews()
}

// shares is how many of a sentence's words others have that tell something of it, and how much of what it is for one of them
// tells.
func (x *choice) shares(s *sentence) (share, retold int) {
	return x.hears(s).shares(s)
}

func (h *heard) shares(s *sentence) (share, retold int) {
	if len(s.stems) < fewStems {
		return h.retold, h.retold // of many printed sentences one or the other has each word
	}
	return h.share, h.retold
}
