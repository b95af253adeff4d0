package digest

import (
	"cmp"
	"maps"
	"slices"
	"sort"
	"strconv"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// composer is a collation with what composing looks up in it.
type composer struct {
	c       *collate.Collation
	words   *lexicon.Language
	told    [][][]int        // source, clause -> indexes into Collation.Statements
	places  [][]place        // source -> places where its reading differs, by start
	weight  []int            // of each statement
	support [][]int          // of each statement: the sources that say it in their own prose
	stems   [][][]int32      // source, clause -> numbers of its stems
	news    []bool           // of each statement: one source alone opens with it
	where   []int            // of each statement: its place in the telling, in thousandths
	ids     map[string]int32 // the number of each stem
	figure  []bool           // for each stem: it is a number
	views   []view           // of each source
	stock   []stock          // of each statement: its words and how many sources have them
	lowered []string         // see lower
	head    *string          // the headline that is chosen; nil before it is
	without map[string]bool  // cuts that must not be printed
	latest  int              // the latest moment of the sources
	said    string           // all that is printed so far
	met     map[int32]bool   // its stems
	dated   map[string]bool  // days whose date is printed
	noter   noter
	hung    map[string]bool // cuts that hang in the air where they came to stand
	persons map[string][]person
	short   map[string]bool // words by which a source calls somebody for short
	small   map[string]bool // last names that the sources write small as well: "young"
}

// place is a place in a source that is a reading of a difference.
type place struct {
	source.Span
	difference int
	reading    int
}

func newComposer(c *collate.Collation) *composer {
	k := &composer{c: c, words: lexicon.For(language(c)), noter: newNoter(c), told: make([][][]int, len(c.Sources)), places: make([][]place, len(c.Sources)), dated: map[string]bool{}, hung: map[string]bool{}}
	for i, s := range c.Sources {
		if s.Aside == "" {
			k.latest = max(k.latest, s.Moment)
		}
		k.told[i] = make([][]int, len(s.Doc.Clauses))
	}
	k.number()
	k.look()
	for i := range c.Statements {
		s := &c.Statements[i]
		var support []int
		for _, u := range s.Units {
			if !k.printable(u.Source, k.doc(u.Source).Clauses[u.Clause].Sentence) {
				continue
			}
			k.told[u.Source][u.Clause] = append(k.told[u.Source][u.Clause], i)
			if len(support) == 0 || support[len(support)-1] != u.Source {
				support = append(support, u.Source)
			}
		}
		k.support = append(k.support, support)
		k.weight = append(k.weight, k.worth(s, support))
		k.stock = append(k.stock, k.stockOf(s))
	}
	k.where = k.telling()
	k.short = map[string]bool{}
	k.persons = k.known()
	k.small = k.written()
	for i, d := range c.Differences {
		for j, r := range d.Readings {
			for _, s := range append(slices.Clone(r.Spans), k.echoes(&d, &r)...) {
				k.places[s.Source] = append(k.places[s.Source], place{s.Span, i, j})
			}
		}
	}
	k.stress()
	k.opening()
	for _, p := range k.places {
		slices.SortStableFunc(p, func(a, b place) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.difference, b.difference))
		})
	}
	return k
}

// language is the language of most sources; those that name none are in the usual one, which is "", and has no vote where
// as many name another.
func language(c *collate.Collation) string {
	best, many := "", map[string]int{}
	for _, s := range c.Sources {
		many[s.Article.Meta.Language]++
	}
	for _, tag := range slices.Sorted(maps.Keys(many)) {
		if many[tag] > many[best] || best == "" && many[tag] == many[best] {
			best = tag
		}
	}
	return best
}

func (k *composer) doc(s int) *statement.Doc { return k.c.Sources[s].Doc }

func (k *composer) text(s int) string { return k.c.Sources[s].Article.Text }

// printable reports whether a sentence is its source's own prose and the source is about the story.
func (k *composer) printable(s, sentence int) bool {
	return k.c.Sources[s].Aside == "" && k.doc(s).Sentences[sentence].Class == source.Prose
}

// worth is a statement's weight: the collation's, or the number of its sources where that gives none.
func (k *composer) worth(s *collate.Statement, support []int) int {
	w := s.Weight
	if w == 0 {
		w = 1000 * len(support) / max(len(k.c.Sources), 1)
	}
	if k.latest > 0 && slices.ContainsFunc(support, func(s int) bool { return k.c.Sources[s].Moment == k.latest }) {
		w = w * 5 / 4 // the story has moved on, and here is where to
	}
	return w
}

// echoes finds where else the sources of a reading have its very words: a title or a name is used throughout, and the
// difference names a few places only.
func (k *composer) echoes(d *collate.Difference, r *collate.Reading) []collate.Ref {
	if d.Kind == collate.Number {
		return k.figures(r)
	}
	if d.Kind != collate.Role && d.Kind != collate.Name && d.Kind != collate.Label {
		return nil
	}
	var out []collate.Ref
	seen := map[string]bool{}
	for _, s := range r.Spans {
		words := k.c.Words(s)
		if d.Kind == collate.Name && !slices.ContainsFunc(d.Readings, func(o collate.Reading) bool { return o.Value != r.Value && last(o.Value) == last(words) }) {
			words = last(words) // the last name alone tells which spelling it is
		}
		key := strconv.Itoa(s.Source) + " " + words
		if len(words) < 6 || count(words) > 6 || seen[key] {
			continue
		}
		seen[key] = true
		text := k.text(s.Source)
		for at := 0; ; {
			i := strings.Index(text[at:], words)
			if i < 0 {
				break
			}
			at += i + len(words)
			if ref := (collate.Ref{Source: s.Source, Span: source.Span{Start: at - len(words), End: at}}); !slices.Contains(r.Spans, ref) {
				out = append(out, ref)
			}
		}
	}
	return out
}

// figures finds where else the sources of a reading have its figure for the same thing: the same value and unit, with a
// word beside it that stands beside it there.
func (k *composer) figures(r *collate.Reading) []collate.Ref {
	var out []collate.Ref
	for _, s := range r.Spans {
		d := k.doc(s.Source)
		for _, n := range among(d.Numbers, s.Span, func(n *statement.Number) int { return n.Start }) {
			if n.Unit == "" || n.Vague || n.Age {
				continue
			}
			about := k.around(s.Source, n.Span)
			for _, x := range d.Numbers {
				ref := collate.Ref{Source: s.Source, Span: x.Span}
				if x.Low != n.Low || x.High != n.High || x.Unit != n.Unit || x.Overlaps(s.Span) || slices.Contains(r.Spans, ref) || slices.Contains(out, ref) {
					continue
				}
				if len(bothStems(about, k.around(s.Source, x.Span))) > 0 {
					out = append(out, ref)
				}
			}
		}
	}
	return out
}

// around returns the stems of the clause that a span begins in, without figures.
func (k *composer) around(s int, span source.Span) []int32 {
	d := k.doc(s)
	i := sort.Search(len(d.Clauses), func(i int) bool { return d.Clauses[i].End > span.Start })
	if i == len(d.Clauses) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(k.stems[s][i]), func(t int32) bool { return k.figure[t] })
}

// bothStems returns the stems that two ordered lists share.
func bothStems(a, b []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(a), func(t int32) bool { _, ok := slices.BinarySearch(b, t); return !ok })
}

// stress adds to the weight of statements on which the sources differ: what is in dispute must be told.
func (k *composer) stress() {
	extra := make([]int, len(k.weight))
	for _, d := range k.c.Differences {
		n := 0
		switch {
		case d.Severity == collate.High && d.Conflict:
			n = 250
		case d.Severity == collate.High, d.Severity == collate.Medium && d.Conflict:
			n = 150
		case d.Severity == collate.Medium && d.Kind == collate.Detail:
			n = 250 // what some alone have, and what changes the reading
		case d.Severity == collate.Medium:
			n = 80
		}
		for _, st := range d.Statements {
			if st >= 0 && st < len(extra) {
				extra[st] = max(extra[st], n)
			}
		}
		for _, r := range d.Readings {
			for _, s := range r.Spans {
				doc := k.doc(s.Source)
				i := sort.Search(len(doc.Clauses), func(i int) bool { return doc.Clauses[i].End > s.Start })
				for ; i < len(doc.Clauses) && doc.Clauses[i].Start < s.End; i++ {
					for _, st := range k.told[s.Source][i] {
						extra[st] = max(extra[st], n)
					}
				}
			}
		}
	}
	for i, n := range extra {
		if k.weight[i] > 0 {
			k.weight[i] += n
		}
	}
}

// opening marks what a source alone opens with: it is its news.
func (k *composer) opening() {
	k.news = make([]bool, len(k.c.Statements))
	for s := range k.c.Sources {
		n := k.next(s, -1)
		if n < 0 {
			continue
		}
		for i := k.doc(s).Sentences[n].Clauses[0]; i < k.doc(s).Sentences[n].Clauses[1]; i++ {
			if kind := k.doc(s).Clauses[i].Kind; kind != statement.Main && kind != statement.Content {
				continue
			}
			for _, st := range k.told[s][i] {
				k.news[st] = k.news[st] || len(k.support[st]) == 1
			}
		}
	}
}

// stock is the words of a statement: each stem with the number of sources that have it, for those that two have and
// for figures, which one source alone may have.
type stock struct {
	stems []int32 // in order
	by    []int   // for each, how many sources have it
}

func (k *composer) stockOf(s *collate.Statement) stock {
	count, seen := map[int32]int{}, map[int32]int{}
	for _, u := range s.Units {
		if !k.printable(u.Source, k.doc(u.Source).Clauses[u.Clause].Sentence) {
			continue
		}
		for _, t := range k.stems[u.Source][u.Clause] {
			if seen[t] != u.Source+1 {
				seen[t] = u.Source + 1
				count[t]++
			}
		}
	}
	var st stock
	for _, t := range slices.Sorted(maps.Keys(count)) {
		if count[t] > 1 || k.figure[t] {
			st.stems, st.by = append(st.stems, t), append(st.by, count[t])
		}
	}
	return st
}

// number gives every stem of every clause a number: the words that carry meaning, those of more than three letters,
// and numbers.
func (k *composer) number() {
	ids := map[string]int32{}
	k.ids = ids
	for s := range k.c.Sources {
		d := k.doc(s)
		clauses := make([][]int32, len(d.Clauses))
		for i, c := range d.Clauses {
			for _, t := range d.Tokens[c.Tokens[0]:c.Tokens[1]] {
				if !t.Word || len(t.Norm) <= 3 && !digit(t.Norm[0]) {
					continue
				}
				id, ok := ids[t.Stem]
				if !ok {
					id = int32(len(ids))
					ids[t.Stem] = id
					k.figure = append(k.figure, digit(t.Norm[0]))
				}
				clauses[i] = append(clauses[i], id)
			}
			slices.Sort(clauses[i])
			clauses[i] = slices.Compact(clauses[i])
		}
		k.stems = append(k.stems, clauses)
	}
}

// look marks the tokens that stand inside a quotation, and those of names of persons and bodies; and for each sentence
// the quotations that reach into it.
func (k *composer) look() {
	for s := range k.c.Sources {
		d := k.doc(s)
		v := view{quoted: make([]bool, len(d.Tokens)), named: make([]byte, len(d.Tokens)), quotes: make([][]int, len(d.Sentences))}
		for i, q := range d.Quotes {
			for t := tokenAt(d, q.Start); t < len(d.Tokens) && d.Tokens[t].Start < q.End; t++ {
				v.quoted[t] = true
			}
			n := sort.Search(len(d.Sentences), func(n int) bool { return d.Sentences[n].End > q.Outer.Start })
			for ; n < len(d.Sentences) && d.Sentences[n].Start < q.Outer.End; n++ {
				v.quotes[n] = append(v.quotes[n], i)
			}
		}
		for _, n := range d.Names {
			if n.Kind != statement.Person && n.Kind != statement.Body {
				continue
			}
			for t := tokenAt(d, n.Start); t < len(d.Tokens) && d.Tokens[t].Start < n.End; t++ {
				v.named[t] = 1
				if n.Kind == statement.Person {
					v.named[t] = 2
				}
			}
		}
		v.told = make([]manner, len(d.Clauses))
		set := func(span source.Span, m manner) {
			i := sort.Search(len(d.Clauses), func(i int) bool { return d.Clauses[i].End > span.Start })
			for ; i < len(d.Clauses) && d.Clauses[i].Start < span.End; i++ {
				v.told[i] |= m
			}
		}
		for _, c := range d.Credits {
			set(c.Span, byCredit)
			for _, i := range c.Of {
				v.told[i] |= byCredit
			}
		}
		v.speech = make([][]int, len(d.Sentences))
		for i, a := range d.Attributions {
			if a.Sentence >= 0 && a.Sentence < len(v.speech) {
				v.speech[a.Sentence] = append(v.speech[a.Sentence], i)
			}
			set(a.Cue, bySpeaker)
			for _, span := range a.Content {
				set(span, bySpeaker)
			}
		}
		for _, q := range d.Quotes {
			if q.Speech && count(q.Of(d.Article.Text)) > 3 {
				set(q.Span, inQuotes)
			}
		}
		k.views = append(k.views, v)
	}
}

// manner is how a clause tells what it tells.
type manner uint8

const (
	byCredit  manner = 1 << iota // from another origin, which it names
	bySpeaker                    // as somebody's words or thoughts
	inQuotes                     // in quotation marks
)

// view is what is looked up in a source again and again.
type view struct {
	quoted []bool   // for each token: it stands inside a quotation
	named  []byte   // for each token: 1 in the name of a body, 2 in that of a person
	speech [][]int  // for each sentence: indexes into Doc.Attributions
	quotes [][]int  // for each sentence: indexes into Doc.Quotes
	told   []manner // for each clause
}

// tokenAt is the first token that ends behind an offset.
func tokenAt(d *statement.Doc, offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > offset })
}

// among returns those of items, in order of their start, that begin in a span.
func among[T any](items []T, in source.Span, start func(*T) int) []T {
	from := sort.Search(len(items), func(i int) bool { return start(&items[i]) >= in.Start })
	to := from
	for to < len(items) && start(&items[to]) < in.End {
		to++
	}
	return items[from:to]
}
