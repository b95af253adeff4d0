package collate

import (
	"math/bits"
	"slices"
	"strconv"

	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// works is what the stages of alignment share.
type works struct {
	terms  map[string]int32 // stem -> term
	names  []string         // term -> stem
	weight []int            // term -> how much it tells, in thousandths
	units  []unit           // by source, then by place
	first  []int            // source -> its first unit; one more at the end
	of     []int            // unit -> index into Collation.Statements; -1
}

// unit is a clause as the alignment sees it.
type unit struct {
	Unit
	sentence int
	beside   bool    // no prose: headline, dek, caption, embedded post
	terms    []int32 // sorted, each once
	total    int     // weight of terms
}

// newWorks collects the clauses of all sources with their words' weights.
func newWorks(c *Collation) *works {
	w := &works{terms: map[string]int32{}}
	for s := range c.Sources {
		w.first = append(w.first, len(w.units))
		w.read(c.Sources[s].Doc, s)
	}
	w.first = append(w.first, len(w.units))
	w.weighTerms(c)
	for i := range w.units {
		u := &w.units[i]
		for _, t := range u.terms {
			u.total += w.weight[t]
		}
	}
	w.of = make([]int, len(w.units))
	for i := range w.of {
		w.of[i] = -1
	}
	return w
}

func (w *works) read(d *statement.Doc, s int) {
	for i := range d.Clauses {
		cl := &d.Clauses[i]
		class := d.Sentences[cl.Sentence].Class
		if class != source.Prose && !class.Cited() {
			continue
		}
		u := unit{Unit: Unit{Ref: Ref{s, cl.Span}, Clause: i}, sentence: cl.Sentence, beside: class != source.Prose}
		for j := cl.Tokens[0]; j < cl.Tokens[1]; j++ {
			if t := &d.Tokens[j]; t.Word {
				u.terms = append(u.terms, w.term(t.Stem))
			}
		}
		slices.Sort(u.terms)
		u.terms = slices.Compact(u.terms)
		w.units = append(w.units, u)
	}
}

func (w *works) term(stem string) int32 {
	t, ok := w.terms[stem]
	if !ok {
		t = int32(len(w.names))
		w.terms[stem] = t
		w.names = append(w.names, stem)
	}
	return t
}

// weighTerms gives every term its weight: its rarity in the story, which is that of the sentences of the sources that
// have it, times what the language's table says of the word.
func (w *works) weighTerms(c *Collation) {
	in := make([]int, len(w.names))      // units that have the term
	sources := make([]int, len(w.names)) // sources that have it
	last := make([]int, len(w.names))
	for i := range w.units {
		u := &w.units[i]
		for _, t := range u.terms {
			in[t]++
			if last[t] != u.Source+1 {
				last[t] = u.Source + 1
				sources[t]++
			}
		}
	}
	per := max(len(w.units)/max(len(c.Sources), 1), 30) // clauses of a usual source
	known := map[string]int{}
	for _, s := range c.Sources {
		tag := lexicon.For(s.Article.Meta.Language).Tag
		t := lexicon.For(tag).Table("weights")
		for _, e := range t.Entries() {
			if n, err := strconv.Atoi(t.Field(e, 0)); err == nil {
				stem := statement.Stem(tag, e)
				if _, twice := known[stem]; !twice {
					known[stem] = n
				}
			}
		}
		break
	}
	w.weight = make([]int, len(w.names))
	for t, name := range w.names {
		share := 1000
		if n, ok := known[name]; ok {
			share = n
		}
		w.weight[t] = share * log2(1000+1000*per*sources[t]/in[t]) / 1000
	}
}

// log2 returns the binary logarithm of n thousandths, in thousandths, in whole numbers, so that it is the same on
// every machine.
func log2(n int) int {
	if n <= 1000 {
		return 0
	}
	k := bits.Len(uint(n/1000)) - 1
	rest := n >> k // 1000 … 1999
	// log2(1+x) is near x + 0.343·x·(1−x)
	x := rest - 1000
	return k*1000 + x + 343*x/1000*(1000-x)/1000
}
