package compose

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"variorum/generator/collate"
	"variorum/generator/grammar"
	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
	"variorum/generator/support"
)

// book is the articles of a story as they are read for composing.
type book struct {
	c          *collate.Collation
	words      *lexicon.Language
	articles   []*article
	value      []int   // of each statement, how much a reader must learn it
	sources    [][]int // of each statement, the sources that tell it
	vocabulary *vocabulary
	heads      map[stem]int    // how many lineages have a stem in a headline or first sentence
	lower      map[string]bool // words that some article has in lower case
	common     map[stem]bool   // their stems
	newest     string          // the day of the newest article whose date holds; ""
	leave      map[Place]bool  // sentences that are not to be printed
	agreement  map[[2]int]int  // by article and sentence, how many others bear it out, as far as asked: see agreed
	court      *support.Court  // the articles, to be asked whom to cite
	texts      []*support.Text
}

// article is a source with its sentences.
type article struct {
	*collate.Source
	index      int
	lang       *lexicon.Language
	sentences  []sentence // as in Doc.Sentences
	prose      []int      // those of its own prose, in order
	length     int        // words of its prose
	age        int        // days by which it is older than the latest; 0 where that is not known
	last       bool       // it tells the latest state
	earlier    bool       // it tells of an earlier event
	past       string     // the day under which what it tells is printed, where that is an earlier state; ""
	vocabulary *vocabulary
	heads      map[stem]int // as in book
	grammar    *grammar.Doc
	parsed     [][]int // of each of sentences, those of grammar that begin in it
}

// sentence is a sentence of an article.
type sentence struct {
	source.Span
	past    bool // its article tells an earlier state
	trimmed bool // it ends where its last whole clause does, since our copy cuts it off
	words   int
	parts   []part // what it tells, in order
	tells   []int  // the statements of parts, sorted
	stems   []stem // of the words that tell something, sorted
	clauses []clause
	persons []string // full names by which it names somebody with more than one word
	leans   leaning
	unfit   string // the id of the rule that keeps it from being printed; ""
	toll    bool   // it tells how many have died
	faults  int    // what speaks against it, in thousandths
	at      int    // its place in article.prose; -1 where it is none
}

// part is a clause, or several, of a sentence, as collate compares it with those of other articles.
type part struct {
	statement int
	words     int
	stems     []stem // of the words that tell something, sorted
}

func read(c *collate.Collation) *book {
	b := &book{c: c, vocabulary: newVocabulary(), words: lexicon.For(Language(c)), value: make([]int, len(c.Statements)), sources: make([][]int, len(c.Statements)), agreement: map[[2]int]int{}}
	for i := range c.Sources {
		a := b.article(i)
		a.parse()
		a.trim()
		b.articles = append(b.articles, a)
	}
	b.clock()
	for i := range c.Statements {
		st := &c.Statements[i]
		b.sources[i] = b.telling(st)
		b.value[i] = b.worth(st, b.sources[i])
		for _, u := range st.Units {
			a := b.articles[u.Source]
			if k := a.Doc.SentenceAt(u.Start); k >= 0 && u.Start < a.sentences[k].End {
				a.sentences[k].tells = append(a.sentences[k].tells, i)
				a.sentences[k].parts = append(a.sentences[k].parts, part{i, count(b.c.Words(u.Ref)), a.stemsIn(u.Span)})
			}
		}
	}
	b.heads = b.headwords()
	for _, a := range b.articles {
		a.heads = b.heads
	}
	b.lower, b.common = b.lowered()
	b.weighStems()
	b.summon()
	for _, a := range b.articles {
		for i := range a.sentences {
			s := &a.sentences[i]
			slices.Sort(s.tells)
			s.tells = slices.Compact(s.tells)
		}
	}
	for _, a := range b.articles {
		for _, i := range a.prose {
			a.sentences[i].past = a.past != ""
			a.sentences[i].leans = leansOn(a, i)
			a.sentences[i].clauses = a.clausesOf(i)
			a.sentences[i].persons = a.personsIn(i)
			a.sentences[i].unfit = unfitFor(b, a, i)
			a.sentences[i].toll = b.grave(a, i)
		}
	}
	b.weighFaults()
	return b
}

func (b *book) article(i int) *article {
	src := &b.c.Sources[i]
	d := src.Doc
	a := &article{Source: src, vocabulary: b.vocabulary, index: i, lang: lexicon.For(src.Article.Meta.Language), sentences: make([]sentence, len(d.Sentences))}
	for k := range d.Sentences {
		st := &d.Sentences[k]
		s := sentence{Span: st.Span, words: count(d.Words(st.Span)), at: -1}
		s.stems = a.stemsIn(st.Span)
		if st.Class == source.Prose && src.Aside == "" {
			s.at = len(a.prose)
			a.prose = append(a.prose, k)
			a.length += s.words
		}
		a.sentences[k] = s
	}
	return a
}

// headed reports whether several articles have a word in a headline or first sentence: what it names is what the story is about,
// and the digest opens with it.
func (a *article) headed(word string) bool {
	return a.heads[a.stem(strings.ToLower(word))] > 1
}

// lowered is the words that stand in lower case somewhere, and their stems.
func (b *book) lowered() (words map[string]bool, stems map[stem]bool) {
	words, stems = map[string]bool{}, map[stem]bool{}
	for _, a := range b.articles {
		for i := range a.Doc.Tokens {
			if t := &a.Doc.Tokens[i]; t.Word && a.Doc.Words(t.Span) == t.Norm {
				words[t.Norm], stems[b.vocabulary.stem(t.Stem)] = true, true
			}
		}
	}
	return words, stems
}

// summon prepares the articles to be held against each other.
func (b *book) summon() {
	docs, keys := make([]*statement.Doc, len(b.articles)), make([]string, len(b.articles))
	for i, a := range b.articles {
		docs[i], keys[i] = a.Doc, a.Key
	}
	b.court = support.Summon(docs, keys)
	for _, d := range docs {
		b.texts = append(b.texts, b.court.Read(d))
	}
}

// telling returns the sources that tell a statement, in prose or beside it, that are not set aside.
func (b *book) telling(st *collate.Statement) []int {
	var out []int
	for _, u := range slices.Concat(st.Units, st.Beside) {
		if b.c.Sources[u.Source].Aside == "" && !slices.Contains(out, u.Source) {
			out = append(out, u.Source)
		}
	}
	slices.Sort(out)
	return out
}

// worth is how much a reader must learn a statement, in thousandths: by the lineages that tell it, how early they do,
// whether a headline has it; what the articles of the latest moment do not have is worth less.
func (b *book) worth(st *collate.Statement, sources []int) int {
	w := st.Weight
	if w == 0 {
		w = 1000 * len(sources) / max(len(b.c.Sources), 1)
	}
	longest := 0
	for _, u := range st.Units {
		longest = max(longest, count(b.c.Words(u.Ref)))
	}
	w = w * (6 + min(longest, 14)) / 20
	if !slices.ContainsFunc(sources, func(s int) bool { return b.articles[s].last }) {
		w = w * 6 / 10
	}
	return w
}

// headwords counts for each stem the lineages that have it in a headline or in the first sentence.
func (b *book) headwords() map[stem]int {
	has := map[stem]map[int]bool{}
	for _, a := range b.articles {
		if a.Aside != "" {
			continue
		}
		stems := a.stemsOf(a.Article.Meta.Title)
		for k := range a.sentences {
			if a.Doc.Sentences[k].Class == source.Headline {
				stems = append(stems, a.sentences[k].stems...)
			}
		}
		if len(a.prose) > 0 {
			stems = append(stems, a.sentences[a.prose[0]].stems...)
		}
		for _, s := range stems {
			if has[s] == nil {
				has[s] = map[int]bool{}
			}
			has[s][a.index] = true
		}
	}
	out := make(map[stem]int, len(has))
	for s, by := range has {
		out[s] = len(by)
	}
	return out
}

// weighFaults notes for every sentence the readings in it that another reading is to be preferred to.
func (b *book) weighFaults() {
	for i := range b.c.Differences {
		x := &b.c.Differences[i]
		if x.Severity == collate.Low || x.Prefer < 0 {
			continue
		}
		for r := range x.Readings {
			if r == x.Prefer {
				continue
			}
			for _, p := range x.Readings[r].Spans {
				a := b.articles[p.Source]
				k := a.Doc.SentenceAt(p.Start)
				if k < 0 || slices.ContainsFunc(x.Readings[x.Prefer].Spans, func(q collate.Ref) bool { return q.Source == p.Source && a.sentences[k].Contains(q.Span) }) {
					continue
				}
				fault := 150
				switch {
				case x.Conflict && x.Severity == collate.High:
					fault = 800
				case x.Conflict:
					fault = 450
				case x.Severity == collate.High:
					fault = 400
				}
				a.sentences[k].faults = min(950, max(a.sentences[k].faults, fault))
			}
		}
	}
}

// text is the words of a sentence as its article has them.
func (a *article) text(i int) string { return a.Doc.Words(a.sentences[i].Span) }

// before is the sentence of prose before one; -1 where there is none.
func (a *article) before(i int) int {
	if at := a.sentences[i].at; at > 0 {
		return a.prose[at-1]
	}
	return -1
}

// after is the sentence of prose behind one; -1 where there is none.
func (a *article) after(i int) int {
	if at := a.sentences[i].at; at >= 0 && at+1 < len(a.prose) {
		return a.prose[at+1]
	}
	return -1
}

// quotesIn returns the quotations that overlap a span.
func (a *article) quotesIn(s source.Span) []statement.Quote {
	quotes := a.Doc.Quotes
	at, _ := slices.BinarySearchFunc(quotes, s.Start, func(q statement.Quote, start int) int { return cmp.Compare(q.Outer.Start, start) })
	for at > 0 && (at == len(quotes) || quotes[at-1].Outer.End > s.Start || quotes[at-1].Depth > 0) {
		at--
	}
	var out []statement.Quote
	for ; at < len(quotes) && quotes[at].Outer.Start < s.End; at++ {
		if quotes[at].Outer.Overlaps(s) {
			out = append(out, quotes[at])
		}
	}
	return out
}

// quotedAt reports whether a place lies within quotation marks.
func (a *article) quotedAt(offset int) bool {
	return len(a.quotesIn(source.Span{Start: offset, End: offset + 1})) > 0
}

// count counts words as a reader's eye does: runs of letters and digits.
func count(s string) int {
	n, in := 0, false
	for _, r := range s {
		w := wordRune(r) || r == '_'
		if w && !in {
			n++
		}
		in = w
	}
	return n
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// shared counts what two sorted lists have in common.
func shared[T cmp.Ordered](a, b []T) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := cmp.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
