package digest

import (
	"slices"
	"strconv"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// Of the plain words of what its sentence is to say too, a source must have so many, in thousandths of their weight, and
// what is compared must weigh so much.
const (
	sentencewise = 500
	plainWeight  = 1200
)

// saysToo reports whether the sentences in which a source says one part of a cut say another part as well, though that
// is told there in too few words to be found alone: they have half of its plain words, among them what is done, and no
// other day. Names and figures are not asked for: a source may leave them out, or tell them elsewhere.
func (k *composer) saysToo(c *cut, part, other segment, s int) bool {
	total, shared, done := k.sharesToo(c, part, other, s)
	return total >= plainWeight && 1000*shared >= sentencewise*total && done
}

// saysMost reports whether those sentences have half of the words of the two parts together: two thirds of those of the first,
// which has the main clause, and a quarter of those of the other.
func (k *composer) saysMost(c *cut, part, other segment, s int) bool {
	if !slices.ContainsFunc(part.clauses, func(i int) bool { return k.doc(c.source).Clauses[i].Kind == statement.Main }) {
		return false
	}
	own, has, _ := k.sharesToo(c, part, part, s)
	total, shared, _ := k.sharesToo(c, part, other, s)
	return own >= plainWeight && 3*has >= 2*own && total >= plainWeight && 4*shared >= total &&
		2*(part.words*total+other.words*shared) >= (part.words+other.words)*total
}

// sharesToo returns what the plain words of a part of a cut weigh, and those of them that stand in the sentences in which
// a source says another part, and whether one of these is what is done; nothing where the source may mean something else.
func (k *composer) sharesToo(c *cut, part, other segment, s int) (total, shared int, done bool) {
	o := k.doc(s)
	var sentences []int
	for _, i := range part.clauses {
		for _, st := range k.told[c.source][i] {
			for _, u := range k.c.Statements[st].Units {
				if u.Source != s {
					continue
				}
				if n := o.Clauses[u.Clause].Sentence; k.printable(s, n) && !slices.Contains(sentences, n) {
					sentences = append(sentences, n)
				}
			}
		}
	}
	return k.sharesIn(c, other, s, sentences, true)
}

// sharesIn returns the same of some sentences of a source. Where it is strict, a part with a negation or another day is not
// compared.
func (k *composer) sharesIn(c *cut, other segment, s int, sentences []int, strict bool) (total, shared int, done bool) {
	d, o := k.doc(c.source), k.doc(s)
	have := map[string]bool{}
	var days []statement.Date
	for _, n := range sentences {
		st := o.Sentences[n]
		for j := st.Tokens[0]; j < st.Tokens[1]; j++ {
			if o.Tokens[j].Word {
				for _, stem := range k.meant(o, j) {
					have[stem] = true
				}
			}
		}
		days = append(days, among(o.Dates, st.Span, func(x *statement.Date) int { return x.Start })...)
	}
	for _, i := range other.clauses {
		cl := d.Clauses[i]
		for _, x := range among(d.Dates, cl.Span, func(x *statement.Date) int { return x.Start }) {
			if strict && otherDay(x, days) {
				return 0, 0, false
			}
		}
		if strict && k.denied(c.source, i) {
			return 0, 0, false
		}
		speaks := k.speaking(c.source, cl.Sentence)
		figures := among(d.Numbers, cl.Span, func(x *statement.Number) int { return x.Start })
		names := among(d.Names, cl.Span, func(x *statement.Name) int { return x.Start })
		for j := cl.Tokens[0]; j < cl.Tokens[1]; j++ {
			if other.Len() > 0 && !other.Contains(d.Tokens[j].Span) {
				continue
			}
			w := k.plainWord(c.source, j)
			if w == 0 || speaks(d.Tokens[j].Span) || slices.ContainsFunc(figures, func(x statement.Number) bool { return x.Overlaps(d.Tokens[j].Span) }) ||
				slices.ContainsFunc(names, func(x statement.Name) bool {
					return x.Contains(d.Tokens[j].Span) || x.End == d.Tokens[j].Start-1 && d.Verb(j) == "" // "Ash county"
				}) {
				continue
			}
			found := slices.ContainsFunc(k.meant(d, j), func(stem string) bool {
				return have[stem] || slices.ContainsFunc(k.near(stem), func(x string) bool { return have[x] })
			})
			total += w
			if found {
				shared += w
			}
			done = done || found && d.Verb(j) != "" && w >= plainWeight/3
		}
	}
	return total, shared, done
}

// meant returns the stems that a word stands for: its own, and that of the verb that it is a form of.
func (k *composer) meant(d *statement.Doc, j int) []string {
	out := []string{d.Tokens[j].Stem}
	if v := d.Verb(j); v != "" {
		if stem := statement.Stem(d.Article.Meta.Language, v); stem != out[0] {
			out = append(out, stem)
		}
	}
	return out
}

// near returns the stems of words that mean much the same as one.
func (k *composer) near(stem string) []string {
	var out []string
	for _, r := range k.words.Related(stem) {
		if r.Close >= 8 {
			out = append(out, r.Stem)
		}
	}
	return out
}

// plainWord returns how much a word tells that is neither a name nor a figure, in thousandths; 0 for any other.
func (k *composer) plainWord(s, j int) int {
	d := k.doc(s)
	t := &d.Tokens[j]
	if !t.Word || k.views[s].named[j] != 0 || '0' <= t.Norm[0] && t.Norm[0] <= '9' {
		return 0
	}
	n, err := strconv.Atoi(k.words.Table("weights").Field(t.Stem, 0))
	if err != nil {
		n = 1000
	}
	if n < 100 {
		return 0
	}
	return n
}

// speaking returns a function that tells whether a word of a sentence only says who speaks.
func (k *composer) speaking(s, sentence int) func(source.Span) bool {
	d := k.doc(s)
	list := k.views[s].speech[sentence]
	return func(at source.Span) bool {
		return slices.ContainsFunc(list, func(i int) bool {
			a := &d.Attributions[i]
			return a.Cue.Contains(at) || a.Source.Contains(at)
		})
	}
}

// otherDay reports whether a date is a day, and others are days of which none is the same.
func otherDay(x statement.Date, others []statement.Date) bool {
	if x.Precision != "day" || x.From == "" {
		return false
	}
	other := false
	for _, y := range others {
		if y.Precision == "day" && y.From != "" {
			if y.From <= x.To && x.From <= y.To {
				return false
			}
			other = true
		}
	}
	return other
}

// denied reports whether a clause has a negation.
func (k *composer) denied(s, clause int) bool {
	d := k.doc(s)
	return slices.ContainsFunc(among(d.Cues, d.Clauses[clause].Span, func(x *statement.Cue) int { return x.Start }), func(x statement.Cue) bool {
		return x.Kind == statement.Negation
	})
}
