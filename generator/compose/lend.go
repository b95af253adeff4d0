package compose

import "slices"

// How much of a digest one article may lend.
const (
	mostLent   = 800 // of the words, in thousandths, where another article's sentences serve
	plainlyHas = 700 // of a sentence's words, in thousandths, that one has which stands in its place
)

// lend prints other articles' sentences in the place of those of the spine that they can stand for, the last taken first, as
// long as the spine has too much of the digest; what nothing can stand for is left out, the last taken first.
func (x *choice) lend() {
	if len(x.b.articles) < 2 {
		return
	}
	a := x.b.articles[x.spine.article]
	var alone []int // sentences of the spine that may go, the last taken first
	for n := len(x.taken) - 1; n >= 0; n-- {
		for _, i := range a.prose {
			if &a.sentences[i] == x.taken[n] && x.free(a, i) {
				alone = append(alone, i)
			}
		}
	}
	for _, i := range alone {
		if !x.overlent() {
			return
		}
		if o, k, ok := x.substitute(a, i); ok {
			x.drop(a, i)
			x.take(o.index, []int{k})
		}
	}
	for _, i := range alone {
		if !x.overlent() {
			return
		}
		if x.has[a.index][i] && x.free(a, i) {
			x.drop(a, i)
		}
	}
}

// overlent reports whether the spine has too much of the digest.
func (x *choice) overlent() bool { return x.words > 200 && 1000*x.led > mostLent*x.words }

// free reports whether nothing that is printed needs a printed sentence beside it or before it.
func (x *choice) free(a *article, i int) bool {
	if a.index == x.spine.article && slices.Contains(x.spine.opening, i) || x.followed[Place{a.index, i}] {
		return false
	}
	return !slices.ContainsFunc(a.prose, func(k int) bool {
		return k != i && x.has[a.index][k] && (slices.Contains(a.sentences[k].leans.far, i) || a.tied(i, k))
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
	s := &a.sentences[i]
	delete(x.has[a.index], i)
	x.taken = slices.DeleteFunc(x.taken, func(t *sentence) bool { return t == s })
	x.words -= s.words
	if a.index == x.spine.article {
		x.led -= s.words
	}
}

// substitute finds a sentence of another article that tells what one tells and stands by itself.
func (x *choice) substitute(a *article, i int) (*article, int, bool) {
	s := &a.sentences[i]
	for _, o := range x.b.articles {
		if o.index == a.index || o.Aside != "" || o.past != a.past {
			continue
		}
		for _, k := range o.prose {
			t := &o.sentences[k]
			if x.has[o.index][k] || shared(s.tells, t.tells) < max(len(s.tells), 1) || x.b.share(s.stems, t.stems) < plainlyHas || t.faults > s.faults {
				continue
			}
			if unit := x.b.unitOf(o, k); len(unit) == 1 {
				return o, k, true
			}
		}
	}
	return nil, 0, false
}
