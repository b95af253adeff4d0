package align

import (
	"math"
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// story is the articles with their words weighed.
type story struct {
	words                           *lexicon.Language
	stop                            *lexicon.Table
	person                          *lexicon.Table
	loads                           *lexicon.Table
	tolls, rises                    *lexicon.Table
	more                            *lexicon.Table
	contraries, negations, prefixes *lexicon.Table
	units                           *lexicon.Table
	saying                          *lexicon.Table
	short                           *lexicon.Table
	hearsay                         *lexicon.Table
	roles, limits, nameWords        *lexicon.Table
	weekdays                        *lexicon.Table
	base                            map[string]string // unit -> the one that it is converted to
	factor                          map[string]float64
	titles                          []int32 // the words of the headlines
	terms                           map[string]int32
	names                           []string
	weight                          []float64 // of a term, by its rarity among the sentences of the story
	texts                           []text
	close                           []near // by term: those after it that are related to it
	vectors                         map[[2]int32]float64
	norms                           []string // a word of each term as it is written
	together                        func(a, b Place) bool
}

// text is an article with what stands in each of its sentences.
type text struct {
	Text
	g       *grammar.Doc
	term    []int32 // by token of the Doc; -1 for marks, words that tell nothing, and values
	bags    [][]int32
	totals  []float64
	points  []point
	frameAt []frame
	told    []float64 // by sentence, as far as asked: see story.told
}

// most is how many sentences of an article are looked at: what matters stands early.
const most = 300

func newStory(texts []Text, together func(a, b Place) bool) *story {
	tag := ""
	for _, t := range texts {
		if l := t.Doc.Article.Meta.Language; tag == "" {
			tag = l
		}
	}
	l := lexicon.For(tag)
	s := &story{words: l, stop: l.Table("stopwords"), person: l.Table("persons"), loads: l.Table("loaded"), tolls: l.Table("tolls"), rises: l.Table("toll"), more: l.Table("additional"), contraries: l.Table("contraries"), negations: l.Table("negations"), prefixes: l.Table("negative-prefixes"), units: l.Table("units"), saying: l.Table("speech-verbs"), short: l.Table("shortforms"), hearsay: l.Table("assertion"), roles: l.Table("roles"), limits: l.Table("limits"), nameWords: l.Table("namewords"), weekdays: l.Table("weekdays"), terms: map[string]int32{}, vectors: map[[2]int32]float64{}, together: together}
	s.base, s.factor = conversions(s.units)
	for _, t := range texts {
		s.texts = append(s.texts, text{Text: t, g: t.Doc.Grammar()})
	}
	for i := range s.texts {
		s.read(&s.texts[i])
	}
	for i := range s.texts {
		for _, w := range grammar.Words(s.texts[i].Doc.Article.Meta.Title, []statement.Span{{End: len(s.texts[i].Doc.Article.Meta.Title)}}, tag) {
			if w.Word && w.Stem != "" && !s.stop.Has(w.Norm) {
				s.titles = append(s.titles, s.id(w.Stem))
			}
		}
	}
	slices.Sort(s.titles)
	s.titles = slices.Compact(s.titles)
	s.weigh()
	for i := range s.texts {
		t := &s.texts[i]
		t.totals = make([]float64, len(t.bags))
		for k, b := range t.bags {
			t.totals[k] = s.sum(b)
		}
		t.frameAt = s.framesOf(t)
		t.points = s.pointsOf(t)
	}
	return s
}

func (s *story) id(stem string) int32 {
	if i, ok := s.terms[stem]; ok {
		return i
	}
	i := int32(len(s.names))
	s.terms[stem] = i
	s.names = append(s.names, stem)
	s.norms = append(s.norms, stem)
	if s.weight != nil {
		s.weight = append(s.weight, 0) // no sentence has it as a word of its own
	}
	return i
}

// read finds the words of an article's sentences that tell something. Values are none of them: they are what is compared.
func (s *story) read(t *text) {
	d := t.Doc
	t.term = make([]int32, len(d.Tokens))
	for i := range d.Tokens {
		w := &d.Tokens[i]
		t.term[i] = -1
		if w.Word && w.Stem != "" && !s.stop.Has(w.Norm) && !strings.ContainsAny(w.Norm, "0123456789") {
			t.term[i] = s.id(w.Stem)
			s.norms[t.term[i]] = w.Norm
		}
	}
	drop := func(p statement.Span) {
		r := tokensOf(d, p)
		for i := r[0]; i < r[1]; i++ {
			t.term[i] = -1
		}
	}
	for i := range d.Dates {
		drop(d.Dates[i].Span)
	}
	for i := range d.Numbers {
		drop(d.Numbers[i].Span)
	}
	n := min(len(d.Sentences), most)
	t.bags = make([][]int32, n)
	for k := range n {
		x := &d.Sentences[k]
		if x.Class != "" && !x.Class.Cited() {
			continue
		}
		var bag []int32
		for i := x.Tokens[0]; i < x.Tokens[1]; i++ {
			if t.term[i] >= 0 {
				bag = append(bag, t.term[i])
			}
		}
		bag = append(bag, s.meant(t, x.Span)...)
		slices.Sort(bag)
		t.bags[k] = slices.Compact(bag)
	}
}

// meant returns the names of those whom the pronouns of a stretch mean.
func (s *story) meant(t *text, p statement.Span) (out []int32) {
	g := t.g
	for i := g.TokenAt(p.Start); i < len(g.Tokens) && g.Tokens[i].Start < p.End; i++ {
		if g.Tokens[i].Tag != "PRON" {
			continue
		}
		m := g.MentionAt(i)
		if m == grammar.None || g.Mentions[m].Margin < grammar.Sure {
			continue
		}
		c := g.ChainOf(m)
		if c == grammar.None || g.Chains[c].Name == "" {
			continue
		}
		f := strings.Fields(strings.ToLower(g.Chains[c].Name))
		if len(f) > 0 {
			out = append(out, s.id(statement.Stem(s.words.Tag, f[len(f)-1])))
		}
	}
	return out
}

// weigh gives each term the logarithm of how rare it is among the sentences of the story.
func (s *story) weigh() {
	in := make([]int, len(s.names))
	n := 0
	for i := range s.texts {
		for _, b := range s.texts[i].bags {
			n++
			for _, t := range b {
				in[t]++
			}
		}
	}
	s.weight = make([]float64, len(s.names))
	for t := range s.weight {
		s.weight[t] = math.Log(1 + float64(n)/float64(1+in[t]))
	}
}

func (s *story) sum(bag []int32) (n float64) {
	for _, t := range bag {
		n += s.weight[t]
	}
	return n
}

// related tells how close two words are: 10 the same, down to 4, one a kind of the other; 0 opposites; -1 no relation.
func (s *story) related(a, b int32) int {
	if a == b {
		return 10
	}
	if a > b {
		a, b = b, a
	}
	for _, x := range slices.Backward(s.near(a)) { // of two relations the last one counts
		if x.term == b {
			return x.close
		}
	}
	return -1
}

// near is what is related to a term: most terms have nothing that is, so that no pair need be kept.
type near struct {
	of    int // how many terms there were when it was found; 0 where it was not looked for
	terms []nearTerm
}

type nearTerm struct {
	term  int32
	close int
}

// near returns the terms after a that are related to it.
func (s *story) near(a int32) []nearTerm {
	for len(s.close) < len(s.names) {
		s.close = append(s.close, near{})
	}
	if n := &s.close[a]; n.of != len(s.names) {
		*n = near{of: len(s.names)}
		for _, r := range s.words.Related(s.names[a]) {
			if b, ok := s.terms[r.Stem]; ok && b > a {
				n.terms = append(n.terms, nearTerm{b, r.Close})
			}
		}
	}
	return s.close[a].terms
}

// shared returns the weight of the words that two bags have in common, related ones for a part of it. Both are sorted.
func (s *story) shared(a, b []int32) (n float64) {
	var left, right []int32
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case j == len(b) || i < len(a) && a[i] < b[j]:
			left = append(left, a[i])
			i++
		case i == len(a) || b[j] < a[i]:
			right = append(right, b[j])
			j++
		default:
			n += s.weight[a[i]]
			i, j = i+1, j+1
		}
	}
	for _, x := range left {
		for k, y := range right {
			if y >= 0 {
				if c := s.related(x, y); c >= 6 {
					n += min(s.weight[x], s.weight[y]) * float64(c) / 12
					right[k] = -1
					break
				}
			}
		}
	}
	return n
}

// dice is the share of two bags that both have; 0 where one is empty.
func (s *story) dice(a, b []int32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return 2 * s.shared(a, b) / (s.sum(a) + s.sum(b))
}

// bag returns the words of a range of tokens that tell something, sorted, but for those of another range.
func (t *text) bag(r, but [2]int) []int32 {
	var out []int32
	for i := max(r[0], 0); i < min(r[1], len(t.term)); i++ {
		if t.term[i] >= 0 && (i < but[0] || i >= but[1]) {
			out = append(out, t.term[i])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// tokensOf returns the range of tokens that lie within a span.
func tokensOf(d *statement.Doc, p statement.Span) [2]int {
	from, _ := slices.BinarySearchFunc(d.Tokens, p.Start, func(t statement.Token, at int) int { return t.Start - at })
	to := from
	for to < len(d.Tokens) && d.Tokens[to].End <= p.End {
		to++
	}
	return [2]int{from, to}
}
