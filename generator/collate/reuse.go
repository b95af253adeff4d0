package collate

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// gram is how many words in a row are compared to find text that was taken over. Quotations are left out, since two
// reporters at one press conference share them without copying.
const gram = 5

// reuse is what two sources have in common word for word, outside quotations.
type reuse struct {
	a, b      int // sources, a before b
	grams     int // runs of gram words that both have and that are more than names and figures
	contained int // those in thousandths of what the shorter source has
}

// run is a stretch of words that two sources share.
type run struct {
	a, b  int // first word in each, as index into strip.words
	words int
}

// strip is the words of a source's own prose outside quotations.
type strip struct {
	words   []int    // index into Doc.Tokens; -1 where something was left out
	terms   []int32  // the word's number among all words of the story
	plain   []bool   // whether the word begins with a small letter
	digrams []digram // the words that stand in a row, by the words, then by place
	grams   []int32  // the numbers, among all of the story, of its runs of gram words: sorted, each once
}

// digram is two words that stand in a row.
type digram struct {
	words couple // their numbers
	at    int32  // where the first stands, as index into terms
}

// digramAt returns the two words that stand from a place on, and whether there are two.
func (s *strip) digramAt(i int) (couple, bool) {
	if i+1 >= len(s.terms) || s.terms[i] < 0 || s.terms[i+1] < 0 {
		return 0, false
	}
	return coupleOf(int(s.terms[i]), int(s.terms[i+1])), true
}

// having returns the places of two words.
func (s *strip) having(words couple) []digram {
	from, _ := slices.BinarySearchFunc(s.digrams, words, func(p digram, words couple) int { return cmp.Compare(p.words, words) })
	to := from
	for to < len(s.digrams) && s.digrams[to].words == words {
		to++
	}
	return s.digrams[from:to]
}

// newStrip collects the words of a source.
func newStrip(d *statement.Doc, number func(string) int32) strip {
	var out strip
	quote := 0
	cut := func() {
		if n := len(out.words); n > 0 && out.words[n-1] >= 0 {
			out.words = append(out.words, -1)
			out.terms = append(out.terms, -1)
			out.plain = append(out.plain, false)
		}
	}
	for _, s := range d.Sentences {
		if s.Class != source.Prose {
			cut()
			continue
		}
		for i := s.Tokens[0]; i < s.Tokens[1]; i++ {
			t := &d.Tokens[i]
			for quote < len(d.Quotes) && d.Quotes[quote].End <= t.Start {
				quote++
			}
			if quote < len(d.Quotes) && d.Quotes[quote].Overlaps(t.Span) {
				cut()
				continue
			}
			if t.Word {
				out.words = append(out.words, i)
				out.terms = append(out.terms, number(t.Norm))
				r, _ := utf8.DecodeRuneInString(d.Words(t.Span))
				out.plain = append(out.plain, unicode.IsLower(r))
			}
		}
	}
	for i := range out.terms {
		if words, ok := out.digramAt(i); ok {
			out.digrams = append(out.digrams, digram{words, int32(i)})
		}
	}
	slices.SortFunc(out.digrams, func(p, q digram) int {
		if p.words != q.words {
			return cmp.Compare(p.words, q.words)
		}
		return cmp.Compare(p.at, q.at)
	})
	return out
}

type gramKey [gram]int32

// at returns the gram that begins at word i, and whether there is one that is more than names and figures.
func (s *strip) at(i int) (gramKey, bool) {
	var k gramKey
	if i+gram > len(s.words) {
		return k, false
	}
	plain := 0
	for j := range gram {
		if s.words[i+j] < 0 {
			return k, false
		}
		k[j] = s.terms[i+j]
		if s.plain[i+j] {
			plain++
		}
	}
	return k, plain >= 3
}

// stripsOf returns the words of all sources.
func stripsOf(c *Collation) []strip {
	numbers, grams := map[string]int32{}, map[gramKey]int32{}
	number := func(w string) int32 {
		n, ok := numbers[w]
		if !ok {
			n = int32(len(numbers))
			numbers[w] = n
		}
		return n
	}
	strips := make([]strip, len(c.Sources))
	for s := range c.Sources {
		x := newStrip(c.Sources[s].Doc, number)
		for i := range x.words {
			k, ok := x.at(i)
			if !ok {
				continue
			}
			n, known := grams[k]
			if !known {
				n = int32(len(grams))
				grams[k] = n
			}
			x.grams = append(x.grams, n)
		}
		slices.Sort(x.grams)
		x.grams = slices.Compact(x.grams)
		strips[s] = x
	}
	return strips
}

// overlap counts what two sources have in common word for word.
func (s *strip) overlap(o *strip) *reuse {
	r := &reuse{}
	for i, j := 0, 0; i < len(s.grams) && j < len(o.grams); {
		switch x, y := s.grams[i], o.grams[j]; {
		case x < y:
			i++
		case x > y:
			j++
		default:
			r.grams++
			i++
			j++
		}
	}
	r.contained = 1000 * r.grams / max(min(len(s.grams), len(o.grams)), 1)
	return r
}

// shared finds the runs of at least least words that two sources share, the longest first, no word of either twice.
func (r *reuse) shared(strips []strip, least int) []run {
	x, y := &strips[r.a], &strips[r.b]
	same := func(i, j int) bool {
		return i >= 0 && j >= 0 && i < len(x.terms) && j < len(y.terms) && x.terms[i] == y.terms[j] && x.terms[i] >= 0
	}
	var all []run
	step := least - 1
	for i := 0; i+1 < len(x.terms); i += step { // every run of least words has one of these pairs
		words, ok := x.digramAt(i)
		if !ok {
			continue
		}
		for _, p := range y.having(words) {
			j := int(p.at)
			before, n := 0, 2
			for before < step && same(i-before-1, j-before-1) {
				before++
			}
			if before == step {
				continue // found from the one before
			}
			for same(i+n, j+n) {
				n++
			}
			if before+n >= least {
				all = append(all, run{i - before, j - before, before + n})
			}
		}
	}
	slices.SortFunc(all, func(p, q run) int {
		return cmp.Or(cmp.Compare(q.words, p.words), cmp.Compare(p.a, q.a), cmp.Compare(p.b, q.b))
	})
	var out []run
	for _, p := range all {
		if !slices.ContainsFunc(out, func(q run) bool {
			return p.a < q.a+q.words && q.a < p.a+p.words || p.b < q.b+q.words && q.b < p.b+p.words
		}) {
			out = append(out, p)
		}
	}
	return out
}

// span returns the place of words in a source.
func (s *strip) span(d *statement.Doc, from, n int) source.Span {
	return source.Span{Start: d.Tokens[s.words[from]].Start, End: d.Tokens[s.words[from+n-1]].End}
}
