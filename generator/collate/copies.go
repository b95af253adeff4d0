package collate

import (
	"slices"

	"variorum/generator/source"
)

// copies finds the sentences that stand word for word elsewhere too. Of a story with very many articles, of which most
// then rework one report, each wording is compared once, and its copies go wherever it goes. Up to few articles every
// sentence is compared by itself: how many say a thing in the same words is part of how well two statements fit.
func (w *works) copies(c *Collation) {
	w.like = make([]int, len(w.units))
	w.copied = make([][]int, len(w.units))
	for i := range w.like {
		w.like[i] = i
	}
	if w.circle.whole {
		return
	}
	type wording struct {
		class source.Class
		words string
	}
	first := map[wording][]int{} // the first units of sentences of a wording
	for i := 0; i < len(w.units); {
		n := w.ofSentence(i)
		u := &w.units[i]
		d := c.Sources[u.Source].Doc
		at := d.SentenceAt(u.Start)
		if at < 0 {
			i += n
			continue
		}
		k := wording{d.Sentences[at].Class, d.Words(d.Sentences[at].Span)}
		known := slices.IndexFunc(first[k], func(o int) bool { return w.ofSentence(o) == n && w.alike(o, i, n) })
		if known < 0 {
			first[k] = append(first[k], i)
			i += n
			continue
		}
		for x := range n {
			o := first[k][known] + x
			w.like[i+x] = o
			w.copied[o] = append(w.copied[o], i+x)
		}
		i += n
	}
}

// ofSentence counts the units of a sentence, given the first one.
func (w *works) ofSentence(i int) int {
	n := 1
	for i+n < len(w.units) && w.units[i+n].sentence == w.units[i].sentence {
		n++
	}
	return n
}

// alike reports whether n units from i on were read as those from o on: what a pronoun, a day or a name means hangs on
// the article too.
func (w *works) alike(o, i, n int) bool {
	for x := range n {
		u, v := &w.units[o+x], &w.units[i+x]
		if u.clauses[1]-u.clauses[0] != v.clauses[1]-v.clauses[0] || u.speaker != v.speaker ||
			!slices.Equal(u.terms, v.terms) || !slices.Equal(u.core.terms, v.core.terms) ||
			!slices.Equal(u.does, v.does) || !slices.Equal(u.quoted, v.quoted) || !slices.Equal(u.days, v.days) {
			return false
		}
	}
	return true
}

// original reports whether a unit is the first one of its wording.
func (w *works) original(i int) bool { return w.like[i] == i }

// withCopies returns units with those that copy them; of the copies only those that are wanted.
func (w *works) withCopies(units []int, wanted func(int) bool) []int {
	out := slices.Clone(units)
	for _, i := range units {
		for _, k := range w.copied[i] {
			if wanted == nil || wanted(k) {
				out = append(out, k)
			}
		}
	}
	slices.Sort(out)
	return out
}
