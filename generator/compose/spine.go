package compose

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/statement"
)

// spine is the article that leads, and the unit with which the digest opens.
type spine struct {
	article int // index into book.articles; -1 where nothing can be printed
	opening []int
}

// openingSentences is how far from its top an article's sentence may open the digest.
const openingSentences = 3

// spineOf chooses the article that leads: whose opening tells best what most headlines and first sentences tell, then
// the fullest, of the latest moment. Where none of that moment can open the digest, the states of the days before are told with it.
func spineOf(b *book) spine {
	best := b.leader()
	if best.article < 0 {
		b.widen()
		best = b.leader()
	}
	if best.article < 0 { // nothing near the top of an article can open it: whatever can be printed first
		for _, a := range b.articles {
			for _, i := range a.prose {
				if unit := b.unitOf(a, i); len(unit) > 0 && len(unit) <= mostSentences && (best.article < 0 || better(b, a.index, best.article)) {
					best = spine{a.index, unit}
					break
				}
			}
		}
	}
	return best
}

// leader is the article of the latest moment that leads best; -1 where none can.
func (b *book) leader() spine {
	best, most := spine{-1, nil}, -1
	for _, a := range b.articles {
		if a.Aside != "" || !a.last {
			continue
		}
		for n, i := range a.prose {
			if n >= openingSentences {
				break
			}
			unit := b.unitOf(a, i)
			if len(unit) == 0 || unit[0] != i || len(unit) > mostSentences {
				continue
			}
			if score := b.leading(a, i, n) * b.fullness(a) / 1000; score > most || score == most && better(b, a.index, best.article) {
				best, most = spine{a.index, unit}, score
			}
		}
	}
	return best
}

// better breaks ties by content.
func better(b *book, x, y int) bool {
	return y < 0 || b.articles[x].Article.SHA256 < b.articles[y].Article.SHA256
}

// fullness is how full an article is, in thousandths.
func (b *book) fullness(a *article) int {
	longest := 1
	for _, x := range b.articles {
		longest = max(longest, x.length)
	}
	return min(1000, 200+a.length*800/longest)
}

// ageFault is what a day of age takes from an opening, in thousandths.
const ageFault = 250

// leading tells how well a sentence opens a digest.
func (b *book) leading(a *article, i, n int) int {
	s := &a.sentences[i]
	total := 0
	for _, stem := range s.stems {
		if k := b.heads[stem]; k > 1 {
			total += 1000 * (k - 1) / max(len(b.articles)-1, 1)
		}
	}
	for _, st := range s.tells {
		if len(b.sources[st]) > 1 {
			total += b.value[st]
		}
	}
	if s.toll {
		total = total * 3 / 2
	}
	total += total * b.agreed(a, i) / 1000
	total = total * (1000 - min(2*s.faults, 950)) / 1000
	if s.words > 40 {
		total = total * 40 / s.words
	}
	total = total * (1000 - min(750, ageFault*a.age)) / 1000
	return total * (openingSentences + 1 - n) / (openingSentences + 1)
}

// mostWitnesses is how many other articles an opening is held against.
const mostWitnesses = 24

// agreed tells how many of the other articles bear out a sentence, in thousandths. Of very many they are asked from all
// over the story, in the order of their texts' hashes.
func (b *book) agreed(a *article, i int) int {
	at := [2]int{a.index, i}
	if known, ok := b.agreement[at]; ok {
		return known
	}
	others := slices.DeleteFunc(slices.Clone(b.articles), func(o *article) bool { return o.index == a.index })
	asked := others
	if len(others) > mostWitnesses {
		slices.SortFunc(others, func(x, y *article) int {
			return cmp.Or(strings.Compare(x.Article.SHA256, y.Article.SHA256), cmp.Compare(x.index, y.index))
		})
		asked = nil
		for n := range mostWitnesses {
			asked = append(asked, others[n*len(others)/mostWitnesses])
		}
	}
	n := 0
	for _, o := range asked {
		if len(bears(b, a, o, []int{i})) > 0 {
			n++
		}
	}
	b.agreement[at] = 1000 * n / max(len(asked), 1)
	return b.agreement[at]
}

// grave reports whether a sentence tells outside quotations how many have died.
func (b *book) grave(a *article, i int) bool {
	s := a.sentences[i].Span
	table, growing := a.lang.Table("tolls"), a.lang.Table("toll")
	counted := slices.ContainsFunc(a.numbersIn(i), func(n statement.Number) bool { return n.Unit == "" && !n.Age && !n.Ordinal && !a.quotedAt(n.Start) })
	if !counted {
		return false
	}
	st := &a.Doc.Sentences[i]
	for t := st.Tokens[0]; t < st.Tokens[1]; t++ {
		w := a.Doc.Tokens[t].Norm
		if (table.Field(w, 0) == "kill" || growing.Field(w, 0) == "toll") && s.Contains(a.Doc.Tokens[t].Span) && !a.quotedAt(a.Doc.Tokens[t].Start) {
			return true
		}
	}
	return false
}

// numbersIn returns the numbers of a sentence.
func (a *article) numbersIn(i int) []statement.Number {
	return among(a.Doc.Numbers, a.sentences[i].Start, a.sentences[i].End, func(n *statement.Number) int { return n.Start })
}

func (a *article) namesIn(i int) []statement.Name {
	return among(a.Doc.Names, a.sentences[i].Start, a.sentences[i].End, func(n *statement.Name) int { return n.Start })
}

// personsIn returns the full names of those whom a sentence names with more than one word.
func (a *article) personsIn(i int) []string {
	var out []string
	for _, n := range a.namesIn(i) {
		if n.Kind == statement.Person && strings.Contains(a.Doc.Words(n.Span), " ") {
			out = append(out, n.Full)
		}
	}
	return out
}

func (a *article) datesIn(i int) []statement.Date {
	return among(a.Doc.Dates, a.sentences[i].Start, a.sentences[i].End, func(n *statement.Date) int { return n.Start })
}

// among returns the items, which stand in order of start, that start in [from, to).
func among[T any](items []T, from, to int, start func(*T) int) []T {
	find := func(at int) int {
		k, _ := slices.BinarySearchFunc(items, at, func(x T, at int) int { return cmp.Compare(start(&x), at) })
		return k
	}
	return items[find(from):find(to)]
}
