package digest

import (
	"cmp"
	"slices"

	"variorum/generator/collate"
	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// Compose chooses what to print of a collation: every statement that matters once, in a source's own words, with all
// sources that bear it out, in about the length of the longest source.
//
// The method, file by file: cut.go makes candidates of each source's sentences by deletion alone; choose.go takes the
// ones that cover the statements best for their length (budgeted maximum coverage, greedily), and finds fault with
// gaps, readings that others contradict, dropped credits, and words that hang in the air (fault.go); order.go puts
// them in the order in which the sources tell; context.go mends what hangs in the air where the sentence has come to
// stand; part.go divides a sentence where its sources change and cites them; sections.go makes paragraphs, lists and
// headings; mark.go sets the footnote marks; title.go cuts title and description.
func Compose(c *collate.Collation) *Draft {
	k := newComposer(c)
	chosen, also := k.choose()
	d := &Draft{Date: c.Date}
	printed := k.print(k.order(chosen))
	d.Sections = k.sections(printed)
	if items := k.print(k.order(also)); len(items) > 0 {
		s := DraftSection{Heading: alsoReported, Also: true}
		for _, p := range items {
			s.Paragraphs = append(s.Paragraphs, []DraftSentence{p.sentence})
		}
		d.Sections = append(d.Sections, s)
	}
	k.mark(d)
	k.title(d)
	return d
}

// alsoReported is the heading of the closing list.
const alsoReported = "Also reported"

// composer is a collation with what composing looks up in it.
type composer struct {
	c       *collate.Collation
	words   *lexicon.Language
	told    [][][]int       // source, clause -> indexes into Collation.Statements
	places  [][]place       // source -> places where its reading differs, by start
	weight  []int           // of each statement
	support [][]int         // of each statement: the sources that say it in their own prose
	stock   []stock         // of each statement: its words and how many sources have them
	said    string          // all that is printed so far
	dated   map[string]bool // days whose date is printed
}

// place is a place in a source that is a reading of a difference.
type place struct {
	source.Span
	difference int
	reading    int
}

func newComposer(c *collate.Collation) *composer {
	k := &composer{c: c, words: lexicon.For(language(c)), told: make([][][]int, len(c.Sources)), places: make([][]place, len(c.Sources)), dated: map[string]bool{}}
	for i, s := range c.Sources {
		k.told[i] = make([][]int, len(s.Doc.Clauses))
	}
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
	for i, d := range c.Differences {
		for j, r := range d.Readings {
			for _, s := range r.Spans {
				k.places[s.Source] = append(k.places[s.Source], place{s.Span, i, j})
			}
		}
	}
	for _, p := range k.places {
		slices.SortStableFunc(p, func(a, b place) int {
			return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.difference, b.difference))
		})
	}
	return k
}

// language is the language of most sources; "" where none says.
func language(c *collate.Collation) string {
	for _, s := range c.Sources {
		if s.Article.Meta.Language != "" {
			return s.Article.Meta.Language
		}
	}
	return ""
}

func (k *composer) doc(s int) *statement.Doc { return k.c.Sources[s].Doc }

func (k *composer) text(s int) string { return k.c.Sources[s].Article.Text }

// printable reports whether a sentence is its source's own prose and the source is about the story.
func (k *composer) printable(s, sentence int) bool {
	return k.c.Sources[s].Aside == "" && k.doc(s).Sentences[sentence].Class == source.Prose
}

// worth is a statement's weight: the collation's, or the number of its sources where that gives none.
func (k *composer) worth(s *collate.Statement, support []int) int {
	if s.Weight > 0 {
		return s.Weight
	}
	return 1000 * len(support) / max(len(k.c.Sources), 1)
}

// stock is the words of a statement: each stem with the number of sources that have it.
type stock struct {
	stems map[string]int
	total int
}

func (k *composer) stockOf(s *collate.Statement) stock {
	st := stock{stems: map[string]int{}}
	seen := map[string]int{}
	for _, u := range s.Units {
		d := k.doc(u.Source)
		if !k.printable(u.Source, d.Clauses[u.Clause].Sentence) {
			continue
		}
		for _, t := range content(d, d.Clauses[u.Clause].Tokens) {
			if last, ok := seen[t]; !ok || last != u.Source {
				seen[t] = u.Source
				st.stems[t]++
			}
		}
	}
	for _, n := range st.stems {
		st.total += n
	}
	return st
}

// content returns the stems of the words of a range of tokens that carry meaning: those of more than three letters,
// and numbers.
func content(d *statement.Doc, tokens [2]int) []string {
	var out []string
	for _, t := range d.Tokens[tokens[0]:tokens[1]] {
		if t.Word && (len(t.Norm) > 3 || digit(t.Norm[0])) {
			out = append(out, t.Stem)
		}
	}
	return out
}
