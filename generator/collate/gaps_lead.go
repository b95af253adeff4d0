package collate

import (
	"math"
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// leadRules are asked of each article in turn: whether it begins in the midst of a report, so that our copy has lost the
// beginning. What they ask for stands in the article's own words and in what its siblings have.
var leadRules = []struct {
	asks func(b *beginnings, i int) bool
	note string
}{
	{(*beginnings).inMidst, "the article begins in the middle of a text that a sibling has whole"},
	{(*beginnings).stranger, "the article begins in the middle: it speaks of somebody as told of before"},
	{(*beginnings).leansBack, "the article begins in the middle: its first sentence leans on one before it"},
	{(*beginnings).someOfKnown, "the article begins in the middle: its first sentence speaks of something as told of before"},
}

// beginnings is what the beginnings of a story's articles are held against.
type beginnings struct {
	c      *Collation
	prose  [][]int              // by source: its sentences of prose
	starts map[string][]place   // by run of three words: the sentences of prose that begin so, but for first ones
	people map[string]*fullName // by the first and by the last word of persons' names of several words
}

// place is a sentence of a source, as index into beginnings.prose.
type place struct{ source, at int }

// fullName is what a story has of the persons whose names begin or end with one word.
type fullName struct {
	sources []int  // that have such a name; two at most, which is enough to know of a sibling
	office  string // the noun of an office that one of them has before it
}

func newBeginnings(c *Collation) *beginnings {
	b := &beginnings{c: c, starts: map[string][]place{}, people: map[string]*fullName{}}
	for i := range c.Sources {
		d := c.Sources[i].Doc
		b.prose = append(b.prose, proseOf(d))
		for at, s := range b.prose[i] {
			if runs := runsOf(d, s, 1); at > 0 && len(runs) > 0 {
				b.starts[runs[0]] = append(b.starts[runs[0]], place{i, at})
			}
		}
		b.take(i)
	}
	return b
}

// lostLead returns the gap at the head of source i where its beginning is lost; none where the article itself shows one there.
func (b *beginnings) lostLead(i int) []source.Gap {
	d := b.c.Sources[i].Doc
	prose := b.prose[i]
	if len(prose) < 2 {
		return nil
	}
	first := d.Sentences[prose[0]].Span
	if slices.ContainsFunc(d.Article.Gaps, func(g source.Gap) bool { return g.Hole == first.Start }) {
		return nil
	}
	for _, r := range leadRules {
		if r.asks(b, i) {
			return []source.Gap{{Span: source.Span{Start: first.Start, End: headOf(d, prose[0])}, Hole: first.Start, Note: r.note}}
		}
	}
	return nil
}

// headOf returns the end of the first three words of a sentence.
func headOf(d *statement.Doc, s int) int {
	words := 0
	end := d.Sentences[s].End
	for k := d.Sentences[s].Tokens[0]; k < d.Sentences[s].Tokens[1] && words < 3; k++ {
		if d.Tokens[k].Word {
			words++
			end = d.Tokens[k].End
		}
	}
	return end
}

// proseOf returns the sentences of an article's prose.
func proseOf(d *statement.Doc) []int {
	var out []int
	for s := range d.Sentences {
		if d.Sentences[s].Class == source.Prose {
			out = append(out, s)
		}
	}
	return out
}

// What inMidst asks for, in runs of three words: how many the head of the article has that a sibling must have too, and how
// many the sibling has before it.
const (
	headRuns   = 12
	beforeRuns = 25
)

// inMidst reports whether source i begins in the midst of a sibling: the sibling has its first sentences, seven tenths of their
// runs of three words at least, and before them others that the article has nowhere.
func (b *beginnings) inMidst(i int) bool {
	d := b.c.Sources[i].Doc
	var head []string
	for _, s := range b.prose[i] {
		if head = append(head, runsOf(d, s, all)...); len(head) >= headRuns {
			break
		}
	}
	if len(head) < headRuns {
		return false
	}
	var has map[string]bool
	for _, p := range b.starts[head[0]] {
		if p.source == i {
			continue
		}
		o := b.c.Sources[p.source].Doc
		var before, behind []string
		for _, s := range b.prose[p.source][p.at:] {
			if behind = append(behind, runsOf(o, s, all)...); len(behind) >= len(head) {
				break
			}
		}
		if inCommon(head, behind)*10 < 7*len(head) {
			continue // asked first: many sentences may begin alike, and what stands before each is long
		}
		for _, s := range b.prose[p.source][:p.at] {
			before = append(before, runsOf(o, s, all)...)
		}
		if len(before) < beforeRuns {
			continue
		}
		if has == nil {
			has = map[string]bool{}
			for s := range d.Sentences {
				for _, r := range runsOf(d, s, all) {
					has[r] = true
				}
			}
		}
		known := 0
		for _, r := range before {
			if has[r] {
				known++
			}
		}
		if known*10 < len(before) {
			return true
		}
	}
	return false
}

// all is more runs than any sentence has.
const all = math.MaxInt

// runsOf returns the runs of three words of a sentence, the first ones of them up to a number.
func runsOf(d *statement.Doc, s, most int) []string {
	var words, out []string
	for k := d.Sentences[s].Tokens[0]; k < d.Sentences[s].Tokens[1] && len(out) < most; k++ {
		if !d.Tokens[k].Word {
			continue
		}
		if words = append(words, d.Tokens[k].Norm); len(words) >= 3 {
			out = append(out, strings.Join(words[len(words)-3:], " "))
		}
	}
	return out
}

// inCommon counts those of a that b has.
func inCommon(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// introducing is how many of its first sentences an article may not let somebody speak in who is named by one word.
const introducing = 3

// stranger reports whether source i names a person, before anything tells who that is, as only those are named who were
// introduced: by "Mr" and a surname, or by one word as the speaker in one of its first sentences. Siblings have the name in
// full; nothing before has it, nor the office by which siblings introduce the person.
func (b *beginnings) stranger(i int) bool {
	d := b.c.Sources[i].Doc
	speaks := map[int]bool{} // where the words for a speaker end
	for _, a := range d.Attributions {
		speaks[a.Source.End] = true
	}
	seen := map[string]bool{}
	prose := 0
	for s := range d.Sentences {
		x := &d.Sentences[s]
		if x.Class == source.Prose {
			prose++
		}
		for k := x.Tokens[0]; k < x.Tokens[1]; k++ {
			t := &d.Tokens[k]
			if !t.Word {
				continue
			}
			if x.Class == source.Prose && k > 0 && capitalised(d, k) && !seen[t.Norm] && !(k+1 < len(d.Tokens) && capitalised(d, k+1)) &&
				(afterCourtesy(d, k) || prose <= introducing && speaks[t.End] && oneWord(d, x, k)) {
				if p := b.people[t.Norm]; p != nil && slices.ContainsFunc(p.sources, func(j int) bool { return j != i }) && !seen[p.office] {
					return true
				}
			}
			seen[strings.TrimSuffix(t.Norm, "'s")] = true
		}
	}
	return false
}

// afterCourtesy reports whether "Mr" or its like stands before token k; "Dr" may introduce somebody.
func afterCourtesy(d *statement.Doc, k int) bool {
	l := lexicon.For(d.Article.Meta.Language)
	if d.Tokens[k-1].Norm == "." && k > 1 {
		k--
	}
	w := strings.TrimSuffix(d.Tokens[k-1].Norm, ".")
	return l.Table("titles").Field(w, 0) == "courtesy" && l.Table("titles").Field(w, 1) == "known"
}

// oneWord reports whether token k of a sentence is a name by itself: no part of it, nor an initial, stands before.
func oneWord(d *statement.Doc, x *statement.Sentence, k int) bool {
	before := &d.Tokens[k-1]
	return k == x.Tokens[0] || before.Word && !capitalised(d, k-1) || !before.Word && before.Norm != "." && before.Norm != "-"
}

// take notes the persons whom source i names in full, each by the first and by the last word of the name.
func (b *beginnings) take(i int) {
	d := b.c.Sources[i].Doc
	l := lexicon.For(d.Article.Meta.Language)
	given, titles := l.Table("givennames"), l.Table("titles")
	for _, n := range d.Names {
		if n.Kind != statement.Person && n.Kind != statement.Thing {
			continue
		}
		words := strings.Fields(strings.ToLower(d.Words(n.Span)))
		if len(words) < 2 || !given.Has(words[0]) {
			continue
		}
		for _, w := range []string{words[0], words[len(words)-1]} {
			p := b.people[w]
			if p == nil {
				p = &fullName{}
				b.people[w] = p
			}
			if len(p.sources) < 2 && !slices.Contains(p.sources, i) {
				p.sources = append(p.sources, i)
			}
			for _, w := range strings.Fields(strings.ToLower(d.Words(n.Role))) {
				if kind := titles.Field(w, 0); p.office == "" && (kind == "title" || kind == "role") {
					p.office = w
				}
			}
		}
	}
}

// leansBack reports whether the first sentence of source i has a word that ties it to one before it: "also", "another".
func (b *beginnings) leansBack(i int) bool {
	d := b.c.Sources[i].Doc
	g := d.Grammar()
	at := g.SentenceAt(d.Sentences[b.prose[i][0]].Start)
	if at == grammar.None {
		return false
	}
	return slices.ContainsFunc(g.LeansOn(at), func(l grammar.Lean) bool {
		t := &g.Tokens[l.Token]
		switch {
		case l.Margin < sureLean:
			return false
		case l.Kind == grammar.LeanDefinite:
			return t.Tag == "DET" && t.Features.Definite != "Def"
		case l.Kind == grammar.LeanConnective, l.Kind == grammar.LeanContrast:
			return t.Tag == "ADV" || t.Tag == "CCONJ"
		}
		return false
	})
}

// sureLean is the margin from which on a word is taken to lean.
const sureLean = 850

// someOfKnown reports whether the first sentence of source i has for its subject some of what is told as known, by a plain noun
// with "the" and nothing else ("Some of the letters"), of which siblings tell at their heads: nobody begins so who has not told
// of it. A plain "the letters" may begin a report that describes before it tells.
func (b *beginnings) someOfKnown(i int) bool {
	d := b.c.Sources[i].Doc
	g := d.Grammar()
	at := g.SentenceAt(d.Sentences[b.prose[i][0]].Start)
	if at == grammar.None || !g.Trees || g.Sentences[at].Root == grammar.None {
		return false
	}
	for k := g.Sentences[at].Tokens[0]; k < g.Sentences[at].Tokens[1]; k++ {
		t := &g.Tokens[k]
		if t.Head != g.Sentences[at].Root || !strings.HasPrefix(t.Relation, "nsubj") {
			continue
		}
		if t.Tag != "DET" && t.Tag != "NUM" && t.Tag != "PRON" && t.Tag != "ADJ" {
			return false
		}
		noun := onlyChild(g, at, k, "nmod", "case")
		if noun == grammar.None || g.Tokens[noun].Tag != "NOUN" {
			return false
		}
		the := onlyChild(g, at, noun, "det", "case")
		return the != grammar.None && g.Tokens[the].Features.Definite == "Def" && b.atHeads(i, grammar.Stem(d.Article.Meta.Language, g.Tokens[noun].Norm))
	}
	return false
}

// onlyChild returns the one token that hangs on token k by a relation, where nothing else does but marks and tokens of a second
// relation; else None.
func onlyChild(g *grammar.Doc, sentence, k int, relation, beside string) int {
	found := grammar.None
	for c := g.Sentences[sentence].Tokens[0]; c < g.Sentences[sentence].Tokens[1]; c++ {
		if g.Tokens[c].Head != k {
			continue
		}
		switch r := g.Tokens[c].Relation; {
		case r == "punct" || r == beside:
		case r == relation && found == grammar.None:
			found = c
		default:
			return grammar.None
		}
	}
	return found
}

// atHeads reports whether half of the siblings of source i have a stem in their first sentences of prose, first of all otherwise
// than right behind "the": they tell what it is.
func (b *beginnings) atHeads(i int, stem string) bool {
	n := 0
	for j := range b.c.Sources {
		if j == i {
			continue
		}
		d := b.c.Sources[j].Doc
		heads := b.prose[j]
		for _, s := range heads[:min(introducing, len(heads))] {
			x := d.Sentences[s].Tokens
			k := slices.IndexFunc(d.Tokens[x[0]:x[1]], func(t statement.Token) bool { return t.Stem == stem })
			if k < 0 {
				continue
			}
			if k += x[0]; k == x[0] || !definite(d, k-1) {
				n++
			}
			break
		}
	}
	return n > 0 && n*2 >= len(b.c.Sources)-1
}

// definite reports whether token k of an article is its definite article, as grammar has it.
func definite(d *statement.Doc, k int) bool {
	g := d.Grammar()
	at := g.TokenAt(d.Tokens[k].Start)
	return at != grammar.None && g.Tokens[at].Tag == "DET" && g.Tokens[at].Features.Definite == "Def"
}
