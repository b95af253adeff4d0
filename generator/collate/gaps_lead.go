package collate

import (
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
	asks func(c *Collation, i int) bool
	note string
}{
	{inMidst, "the article begins in the middle of a text that a sibling has whole"},
	{stranger, "the article begins in the middle: it speaks of somebody as told of before"},
	{leansBack, "the article begins in the middle: its first sentence leans on one before it"},
	{knownThing, "the article begins in the middle: its first sentence speaks of something as told of before"},
}

// lostLead returns the gap at the head of source i where its beginning is lost; none where the article itself shows one there.
func lostLead(c *Collation, i int) []source.Gap {
	d := c.Sources[i].Doc
	prose := proseOf(d)
	if len(prose) < 2 {
		return nil
	}
	first := d.Sentences[prose[0]].Span
	if slices.ContainsFunc(d.Article.Gaps, func(g source.Gap) bool { return g.Hole == first.Start }) {
		return nil
	}
	for _, r := range leadRules {
		if r.asks(c, i) {
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
func inMidst(c *Collation, i int) bool {
	d := c.Sources[i].Doc
	var head []string
	for _, s := range proseOf(d) {
		if head = append(head, runsOf(d, s)...); len(head) >= headRuns {
			break
		}
	}
	if len(head) < headRuns {
		return false
	}
	has := map[string]bool{}
	for s := range d.Sentences {
		for _, r := range runsOf(d, s) {
			has[r] = true
		}
	}
	for j := range c.Sources {
		if j == i {
			continue
		}
		o := c.Sources[j].Doc
		var runs []string
		starts := map[int]bool{} // where a sentence that is not the first begins
		for _, s := range proseOf(o) {
			starts[len(runs)] = len(runs) > 0
			runs = append(runs, runsOf(o, s)...)
		}
		known := 0 // of the runs before at, those that the article has
		for at := range runs {
			if starts[at] && at >= beforeRuns && known*10 < at && runs[at] == head[0] && inCommon(head, runs[at:min(at+len(head)+len(head)/4, len(runs))])*10 >= 7*len(head) {
				return true
			}
			if has[runs[at]] {
				known++
			}
		}
	}
	return false
}

// runsOf returns the runs of three words of a sentence.
func runsOf(d *statement.Doc, s int) []string {
	var words, out []string
	for k := d.Sentences[s].Tokens[0]; k < d.Sentences[s].Tokens[1]; k++ {
		if d.Tokens[k].Word {
			words = append(words, d.Tokens[k].Norm)
		}
	}
	for k := 0; k+3 <= len(words); k++ {
		out = append(out, strings.Join(words[k:k+3], " "))
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
func stranger(c *Collation, i int) bool {
	d := c.Sources[i].Doc
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
				if office, ok := introduced(c, i, t.Norm); ok && !seen[office] {
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

// introduced reports whether siblings of source i have a person's name of several words that begins or ends with a word, and
// returns the noun of the office that one of them has for the person.
func introduced(c *Collation, i int, word string) (office string, ok bool) {
	l := lexicon.For(c.Sources[i].Article.Meta.Language)
	given, titles := l.Table("givennames"), l.Table("titles")
	for j := range c.Sources {
		if j == i {
			continue
		}
		d := c.Sources[j].Doc
		for _, n := range d.Names {
			if n.Kind != statement.Person && n.Kind != statement.Thing {
				continue
			}
			words := strings.Fields(strings.ToLower(d.Words(n.Span)))
			if len(words) < 2 || words[0] != word && words[len(words)-1] != word || !given.Has(words[0]) {
				continue
			}
			ok = true
			for _, w := range strings.Fields(strings.ToLower(d.Words(n.Role))) {
				if kind := titles.Field(w, 0); office == "" && (kind == "title" || kind == "role") {
					office = w
				}
			}
		}
	}
	return office, ok
}

// leansBack reports whether the first sentence of source i has a word that ties it to one before it: "also", "another".
func leansBack(c *Collation, i int) bool {
	d := c.Sources[i].Doc
	g := d.Grammar()
	at := g.SentenceAt(d.Sentences[proseOf(d)[0]].Start)
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

// knownThing reports whether the first sentence of source i has for its subject a plain noun with "the" and nothing else, alone
// or as what some are of ("Some of the letters"), that siblings speak of at their heads: nobody begins so who has not told of
// it. What there is one of, as governments and presidents, is no such noun.
func knownThing(c *Collation, i int) bool {
	d := c.Sources[i].Doc
	g := d.Grammar()
	at := g.SentenceAt(d.Sentences[proseOf(d)[0]].Start)
	if at == grammar.None || !g.Trees || g.Sentences[at].Root == grammar.None {
		return false
	}
	l := lexicon.For(d.Article.Meta.Language)
	for k := g.Sentences[at].Tokens[0]; k < g.Sentences[at].Tokens[1]; k++ {
		if g.Tokens[k].Head != g.Sentences[at].Root || !strings.HasPrefix(g.Tokens[k].Relation, "nsubj") {
			continue
		}
		noun := k
		if tag := g.Tokens[k].Tag; tag == "DET" || tag == "NUM" || tag == "PRON" || tag == "ADJ" {
			noun = onlyChild(g, at, k, "nmod", "case")
		}
		if noun == grammar.None || g.Tokens[noun].Tag != "NOUN" {
			return false
		}
		the := onlyChild(g, at, noun, "det", "case")
		w := g.Tokens[noun].Norm
		return the != grammar.None && g.Tokens[the].Features.Definite == "Def" && l.Table("titles").Field(w, 0) == "" && !l.Table("acting-bodies").Has(w) && atHeads(c, i, grammar.Stem(d.Article.Meta.Language, w))
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
func atHeads(c *Collation, i int, stem string) bool {
	n := 0
	for j := range c.Sources {
		if j == i {
			continue
		}
		d := c.Sources[j].Doc
		heads := proseOf(d)
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
	return n > 0 && n*2 >= len(c.Sources)-1
}

// definite reports whether token k of an article is its definite article, as grammar has it.
func definite(d *statement.Doc, k int) bool {
	g := d.Grammar()
	at := g.TokenAt(d.Tokens[k].Start)
	return at != grammar.None && g.Tokens[at].Tag == "DET" && g.Tokens[at].Features.Definite == "Def"
}
