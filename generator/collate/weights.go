package collate

import (
	"math/bits"
	"slices"
	"strconv"
	"strings"

	"variorum/generator/lexicon"
)

// works is what the stages of alignment share.
type works struct {
	terms     map[string]int32 // stem -> term
	names     []string         // term -> stem
	weight    []int            // term -> how much it tells, in thousandths
	related   [][]relation     // term -> terms that mean much the same
	tied      []bool           // term -> whether it has such
	idioms    *lexicon.Table   // turns that mean what one word does
	base      map[int32]string // term of a verb's form -> stem of the verb: "struck" of "strike"
	rest      []int8           // scratch of common: term -> 1 + its place among the words left over; all 0 between calls
	sentences []bag            // by source, then by place
	units     []unit           // by source, then by place
	circle    *circle          // which sources are compared clause by clause
	explained bool             // links are to tell by which words they were made
	compared  int              // how often two bags of words were compared
	beyond    [][2]int         // units of other sources that were compared for a rare word
	of        []int            // unit -> index into Collation.Statements; -1
	like      []int            // unit -> the first unit of the same wording, which is compared in its place; itself where it is that
	copied    [][]int          // unit -> the units that are compared in it
	entity    map[string]string
}

// relation is a term that means much the same as another.
type relation struct {
	term int32
	deg  int // how much of a match it is, in thousandths
}

// newWorks collects the clauses of all sources with their words' weights.
func newWorks(c *Collation) *works {
	w := &works{terms: map[string]int32{}, base: map[int32]string{}, entity: entities(c), idioms: c.language().Table("idioms"), circle: newCircle(len(c.Sources))}
	for s := range c.Sources {
		w.read(c.Sources[s].Doc, s)
	}
	w.weighTerms(c)
	w.gather(c)
	w.copies(c)
	for i := range w.sentences {
		w.sentences[i].total = w.sum(w.sentences[i].terms)
	}
	w.relate(c)
	w.of = make([]int, len(w.units))
	for i := range w.of {
		w.of[i] = -1
	}
	return w
}

// sum returns the weight of words for a comparison's denominator. A value counts for less there than where it is met:
// two clauses that differ in it may well say the same of the same.
func (w *works) sum(terms []int32) int {
	n := 0
	for _, t := range terms {
		if w.value(t) {
			n += w.weight[t] * 3 / 5
		} else {
			n += w.weight[t]
		}
	}
	return n
}

// exactness tells how much more than a word a value tells that two clauses share: the more figures, the less by chance.
func exactness(name string) int {
	if name[0] == '@' && len(name) < len("@2006-01-02") {
		return 500
	}
	if name[0] == '@' {
		return 1300
	}
	figures := 0
	for _, r := range strings.TrimRight(name[:strings.IndexAny(name+"-", "- ")], "0") {
		if '0' <= r && r <= '9' {
			figures++
		}
	}
	return min(400+400*figures, 2200)
}

// words returns those terms that are no names.
func (w *works) words(terms []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(terms), func(t int32) bool { return w.names[t][0] == '=' })
}

// value reports whether a term is a date or a number.
func (w *works) value(t int32) bool {
	c := w.names[t][0]
	return c == '@' || c == '#' || '0' <= c && c <= '9'
}

func (w *works) term(stem string) int32 {
	t, ok := w.terms[stem]
	if !ok {
		t = int32(len(w.names))
		w.terms[stem] = t
		w.names = append(w.names, stem)
		if w.weight != nil { // a word that stands in no unit
			w.weight = append(w.weight, 3000)
		}
		if w.related != nil {
			w.related = append(w.related, nil)
			w.tied = append(w.tied, false)
		}
	}
	return t
}

// weighTerms gives every term its weight: its rarity in the story, which is that in the clauses of the sources that
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
	known := c.language().Table("weights")
	w.weight = make([]int, len(w.names))
	for t, name := range w.names {
		share := 1000
		if n, err := strconv.Atoi(known.Field(name, 0)); err == nil {
			share = n
		}
		rare := log2(1000 + 1000*per*sources[t]/max(in[t], 1))
		if most := log2(1000 + 1000*per); rare < most { // what the story is about tells nothing of a clause
			rare = rare * (steep*rare/most + 1000 - steep) / 1000
		}
		w.weight[t] = share * rare / 1000
		if w.value(int32(t)) {
			w.weight[t] = w.weight[t] * exactness(name) / 1000
		}
	}
}

// steep is how much steeper than its logarithm a word's rarity counts, in thousandths.
const steep = 400

// language returns the tables of the story's language, which is that of the first source that says it.
func (c *Collation) language() *lexicon.Language {
	for _, s := range c.Sources {
		if s.Article.Meta.Language != "" {
			return lexicon.For(s.Article.Meta.Language)
		}
	}
	return lexicon.For("")
}

// relate finds the terms of the story that mean much the same. A verb's irregular form means what the verb means.
func (w *works) relate(c *Collation) {
	l := c.language()
	w.related = make([][]relation, len(w.names))
	forms := map[string][]int32{} // stem -> the terms that stand for it besides itself
	for t, name := range w.names {
		if b := w.base[int32(t)]; b != "" && b != name {
			forms[b] = append(forms[b], int32(t))
		}
	}
	relate := func(t, v int32, deg int) {
		if v == t || w.weight[v] < light {
			return
		}
		if i := slices.IndexFunc(w.related[t], func(r relation) bool { return r.term == v }); i >= 0 {
			w.related[t][i].deg = max(w.related[t][i].deg, deg)
			return
		}
		w.related[t] = append(w.related[t], relation{v, deg})
	}
	for t, name := range w.names {
		if w.weight[t] < light {
			continue
		}
		kind, head := "", name
		if i := strings.LastIndexByte(name, ' '); name[0] == '%' && i > 0 {
			kind, head = name[:i+1], name[i+1:]
		}
		heads := []string{head}
		if b := w.base[int32(t)]; b != "" && b != name {
			heads = append(heads, b)
			if v, ok := w.terms[b]; ok {
				relate(int32(t), v, sameVerb)
			}
			for _, v := range forms[b] {
				relate(int32(t), v, sameVerb)
			}
		} else {
			for _, v := range forms[name] {
				relate(int32(t), v, sameVerb)
			}
		}
		for _, h := range heads {
			for _, r := range l.Related(h) {
				if r.Close == 0 {
					continue
				}
				if v, ok := w.terms[kind+r.Stem]; ok {
					relate(int32(t), v, closeness[r.Close])
				}
				if kind == "" {
					for _, v := range forms[r.Stem] {
						relate(int32(t), v, closeness[r.Close])
					}
				}
			}
		}
	}
	w.tied = make([]bool, len(w.related))
	for t, r := range w.related {
		w.tied[t] = len(r) > 0
	}
}

// sameVerb is how much of a match two forms of a verb are.
const sameVerb = 950

// light is the weight below which a word is no reason to compare two clauses.
const light = 300

// closeness is how much of a match related words are, by Relation.Close.
var closeness = [10]int{4: 300, 5: 400, 7: 500, 8: 700, 9: 850}

// log2 returns the binary logarithm of n thousandths, in thousandths, in whole numbers, so that it is the same on
// every machine.
func log2(n int) int {
	if n <= 1000 {
		return 0
	}
	k := bits.Len(uint(n/1000)) - 1
	x := n>>k - 1000 // 0 … 999
	return k*1000 + x + 343*x/1000*(1000-x)/1000
}
