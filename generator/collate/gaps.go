package collate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// gaps finds the words lost in a source that only its siblings show, and for every gap where siblings have the missing
// words. A line above the text breaks off where others go on after the same verb (cutLines). A name is cut where a source has only the last word of it, without an article, and its siblings never have that word
// alone: "told Digital" beside "told Harbour Press Digital". The missing words are those that stand between the words
// around the hole in the sibling's sentence that has most in common with the source's; see layWords.
func gaps(c *Collation) {
	names := make([]map[source.Span]string, len(c.Sources)) // by gap, the name that was cut
	used, count, heads := usages(c), wordUses(c), newBeginnings(c)
	for i := range c.Sources {
		a := c.Sources[i].Article
		names[i] = map[source.Span]string{}
		for _, n := range cutNames(c, used, i) {
			if !slices.ContainsFunc(a.Gaps, func(h source.Gap) bool { return h.Overlaps(n.Span) }) {
				a.Gaps = append(a.Gaps, n.Gap)
				names[i][n.Span] = n.name
			}
		}
		a.Gaps = append(a.Gaps, cutLines(c, i)...)
		a.Gaps = append(a.Gaps, lostLetters(c, count, i)...)
		a.Gaps = append(a.Gaps, lostInWords(c, count, i)...)
		a.Gaps = append(a.Gaps, broken(c.Sources[i].Doc)...)
		a.Gaps = append(a.Gaps, heads.lostLead(i)...)
		slices.SortStableFunc(a.Gaps, func(x, y source.Gap) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	}
	for i := range c.Sources {
		s := &c.Sources[i]
		for n, g := range s.Article.Gaps {
			refs := fillings(c, i, g, names[i][g.Span])
			if len(refs) > 0 {
				if s.Filled == nil {
					s.Filled = map[int][]Ref{}
				}
				s.Filled[n] = refs
			}
		}
	}
}

// cutName is a gap where a name has lost all but its last word.
type cutName struct {
	source.Gap
	name string // as siblings have it
}

// cutNames returns the places of source i where a name has lost all but its last word.
func cutNames(c *Collation, used map[string][]usage, i int) []cutName {
	d := c.Sources[i].Doc
	var out []cutName
	alone := map[string]bool{} // the last words that the source has as names of one word
	for k := range d.Tokens {
		if lone(d, k) {
			alone[d.Tokens[k].Norm] = true
		}
	}
	if len(alone) == 0 {
		return nil
	}
	full := longer(used, i, alone)
	for k := range d.Tokens {
		t := d.Tokens[k]
		if name := full[t.Norm]; name != "" && lone(d, k) {
			from := d.Tokens[k-1].Start
			g := source.Gap{Span: source.Span{Start: from, End: t.End}, Hole: d.Tokens[k-1].End, Note: "siblings have “" + name + "”"}
			out = append(out, cutName{g, name})
		}
	}
	return out
}

// cutLines returns the ends of lines above the text of source i that break off after a verb with which the story's
// sentences go on: "a crew has worked" beside "has worked around the clock".
func cutLines(c *Collation, i int) []source.Gap {
	d := c.Sources[i].Doc
	var out []source.Gap
	for _, s := range d.Sentences {
		n := s.Tokens[1]
		if s.Class != source.Other || n-s.Tokens[0] < 5 || d.Article.Blocks[s.Block].Reason != source.Above {
			continue
		}
		verb, last := d.Tokens[n-2], d.Tokens[n-1]
		if !verb.Word || !last.Word || lexicon.For(d.Article.Meta.Language).Table("function-words").Field(verb.Norm, 0) != "auxiliary" || capitalised(d, n-1) {
			continue
		}
		for _, o := range c.Sources {
			t := o.Doc.Tokens
			if slices.ContainsFunc(o.Doc.Sentences, func(r statement.Sentence) bool {
				for k := r.Tokens[0]; k+3 < r.Tokens[1]; k++ {
					if t[k].Norm == verb.Norm && t[k+1].Norm == last.Norm && t[k+2].Word && t[k+3].Word {
						return true
					}
				}
				return false
			}) {
				out = append(out, source.Gap{Span: source.Span{Start: d.Tokens[n-3].Start, End: last.End}, Hole: last.End, Note: "the line breaks off where others go on"})
				break
			}
		}
	}
	return slices.DeleteFunc(out, func(g source.Gap) bool {
		return slices.ContainsFunc(d.Article.Gaps, func(h source.Gap) bool { return h.Overlaps(g.Span) })
	})
}

// lone reports whether token k is a word with a capital in the midst of a sentence, with neither an article nor another
// such word before it and neither such a word nor a noun after it; it is no month or weekday.
func lone(d *statement.Doc, k int) bool {
	if k == 0 || !capitalised(d, k) || !d.Tokens[k-1].Word || capitalised(d, k-1) {
		return false
	}
	l := lexicon.For(d.Article.Meta.Language)
	if l.Table("months").Has(d.Tokens[k].Norm) || l.Table("weekdays").Has(d.Tokens[k].Norm) {
		return false
	}
	if k+1 < len(d.Tokens) && d.Tokens[k+1].Word && (capitalised(d, k+1) || !l.Table("function-words").Has(d.Tokens[k+1].Norm)) {
		return false // "Republican lawmakers"
	}
	prev := d.Tokens[k-1].Norm
	if determiner(d, prev) || strings.HasSuffix(prev, "'s") {
		return false
	}
	b := d.Tokens[k-1].End
	return b < d.Tokens[k].Start && strings.TrimSpace(d.Article.Text[b:d.Tokens[k].Start]) == ""
}

// capitalised reports whether token k is a word with a capital.
func capitalised(d *statement.Doc, k int) bool {
	r, _ := utf8.DecodeRuneInString(d.Tokens[k].Of(d.Article.Text))
	return d.Tokens[k].Word && unicode.IsUpper(r)
}

// determiner reports whether a word is an article, a possessive or a demonstrative.
func determiner(d *statement.Doc, w string) bool {
	l := lexicon.For(d.Article.Meta.Language)
	kind := l.Table("gaps").Field(w, 0)
	return kind == "article" || kind == "possessive" || l.Table("function-words").Field(w, 0) == "determiner"
}

// usage is how a source uses a word that begins with a capital.
type usage struct {
	source  int
	named   bool   // as a part of something longer, or in a person's or a place's name
	other   bool   // in a person's or a place's name, or in one of two words, which may as well be first name and surname
	longest string // the last of the names of three words and more that it ends
}

// usages returns how the sources use each word that begins with a capital, by source.
func usages(c *Collation) map[string][]usage {
	out := map[string][]usage{}
	for j := range c.Sources {
		d := c.Sources[j].Doc
		person := map[int]bool{} // tokens that end a person's or a place's name
		at := 0
		for _, n := range d.Names {
			if n.Kind != statement.Person && n.Kind != statement.Place {
				continue
			}
			for at < len(d.Tokens) && d.Tokens[at].End < n.End {
				at++
			}
			person[at] = true
		}
		for k := range d.Tokens {
			if !capitalised(d, k) {
				continue
			}
			from := k
			for from > 0 && capitalised(d, from-1) && !determiner(d, d.Tokens[from-1].Norm) && d.Article.Text[d.Tokens[from-1].End:d.Tokens[from].Start] == " " {
				from--
			}
			w := d.Tokens[k].Norm
			of := out[w]
			if len(of) == 0 || of[len(of)-1].source != j {
				of = append(of, usage{source: j})
			}
			u := &of[len(of)-1]
			u.named = u.named || from < k || person[k]
			if person[k] || k-from < 2 {
				u.other = true
			} else {
				u.longest = max(u.longest, d.Article.Text[d.Tokens[from].Start:d.Tokens[k].End])
			}
			out[w] = of
		}
	}
	return out
}

// longer returns, for words that source i has as names by themselves, the longer name that its siblings have instead:
// one that they never shorten so, that the source never has, and that names no person or place.
func longer(used map[string][]usage, i int, alone map[string]bool) map[string]string {
	full := map[string]string{}
	for w := range alone {
		name, spoilt := "", false
		for _, u := range used[w] {
			if u.source == i {
				spoilt = spoilt || u.named
			} else {
				spoilt = spoilt || u.other
				name = max(name, u.longest)
			}
		}
		if !spoilt && name != "" {
			full[w] = name
		}
	}
	return full
}

// fillings returns where the siblings of source i have the words that are missing at a gap; name is the whole name
// where the gap is a cut one.
func fillings(c *Collation, i int, g source.Gap, name string) []Ref {
	d := c.Sources[i].Doc
	at := slices.IndexFunc(d.Sentences, func(s statement.Sentence) bool { return s.Start <= g.Start && g.Start < s.End })
	if at < 0 {
		return nil
	}
	own := d.Tokens[d.Sentences[at].Tokens[0]:d.Sentences[at].Tokens[1]]
	hole := 0 // the hole stands before own[hole]
	for hole < len(own) && own[hole].End <= g.Hole {
		hole++
	}
	var out []Ref
	for j := range c.Sources {
		if j == i {
			continue
		}
		o := c.Sources[j].Doc
		s := twin(d, own, o)
		if name != "" {
			if at := nearest(o, s, name); at >= 0 {
				lost := strings.LastIndexByte(name, ' ')
				out = append(out, Ref{Source: j, Span: source.Span{Start: at, End: at + lost}})
			}
			continue
		}
		if s >= 0 {
			theirs := o.Tokens[o.Sentences[s].Tokens[0]:o.Sentences[s].Tokens[1]]
			if span, ok := between(own, theirs, hole); ok {
				out = append(out, Ref{Source: j, Span: span})
			}
		}
	}
	return out
}

// nearest returns where o has a name: in sentence s, else where it first stands in prose; -1 where it does not.
func nearest(o *statement.Doc, s int, name string) int {
	if s >= 0 {
		if at := strings.Index(o.Words(o.Sentences[s].Span), name); at >= 0 {
			return o.Sentences[s].Start + at
		}
	}
	for _, t := range o.Sentences {
		if at := strings.Index(o.Words(t.Span), name); at >= 0 && t.Class == source.Prose {
			return t.Start + at
		}
	}
	return -1
}

// twin returns the sentence of o that has most words in common with own; -1 where none has three long ones and a third
// of them.
func twin(d *statement.Doc, own []statement.Token, o *statement.Doc) int {
	want := map[string]bool{}
	for _, t := range own {
		if t.Word && len(t.Norm) > 3 {
			want[t.Stem] = true
		}
	}
	best, most := -1, 0
	for s, sentence := range o.Sentences {
		if sentence.Class != source.Prose && sentence.Class != source.Caption {
			continue
		}
		seen := map[string]bool{}
		for _, t := range o.Tokens[sentence.Tokens[0]:sentence.Tokens[1]] {
			if want[t.Stem] {
				seen[t.Stem] = true
			}
		}
		if n := len(seen); n > most && n >= 3 && n*3 >= len(want) {
			best, most = s, n
		}
	}
	return best
}

// between returns the words of b that stand where a has a hole before its token hole: those between the nearest words
// to either side that both have. Between these and the hole stand three words at most, and the filling must be short
// and say something.
func between(a, b []statement.Token, hole int) (source.Span, bool) {
	const steps, longest = 3, 14
	left, right := -1, len(b)
	before, after := 0, 0
	columns := layWords(a, b, nil)
	at := slices.IndexFunc(columns, func(p pair) bool { return p.a >= hole })
	if at < 0 {
		at = len(columns)
	}
	for k := at - 1; k >= 0; k-- {
		p := columns[k]
		if p.a >= 0 && p.b >= 0 && sameToken(a[p.a], b[p.b]) {
			left = p.b
			break
		}
		if p.a >= 0 && a[p.a].Word {
			before++
		}
	}
	for k := at; k < len(columns); k++ {
		p := columns[k]
		if p.a >= 0 && p.b >= 0 && sameToken(a[p.a], b[p.b]) {
			right = p.b
			break
		}
		if p.a >= 0 && a[p.a].Word {
			after++
		}
	}
	if left < 0 || before+after > steps {
		return source.Span{}, false
	}
	if hole < len(a) && !a[hole].Word { // the hole stands before a mark: so do the words that fill it
		for k := left + 1; k < right; k++ {
			if !b[k].Word && k > left+1 {
				right = k
			}
		}
	}
	from, to := left+1, right
	for from < to && !b[from].Word {
		from++
	}
	for to > from && !b[to-1].Word {
		to--
	}
	long := false
	for _, t := range b[from:to] {
		long = long || len(t.Norm) > 3 || !t.Word && len(t.Norm) == 0
	}
	if from >= to || to-from > longest || !long {
		return source.Span{}, false
	}
	return source.Span{Start: b[from].Start, End: b[to-1].End}, true
}

// sameToken reports whether two tokens are the same word or mark.
func sameToken(x, y statement.Token) bool {
	return x.Word == y.Word && (x.Norm == y.Norm || x.Word && x.Stem == y.Stem || !x.Word && sameSign(x.Norm, y.Norm))
}
