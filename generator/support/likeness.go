package support

import (
	"slices"

	"variorum/generator/grammar"
	"variorum/generator/statement"
)

// How alike two words are, in thousandths: the same, an interchangeable one, one of the same sense or root by the word list, or
// else one that is used alike by the vectors of the grammar room. Names and figures are the same or nothing.
const (
	identical   = 1000
	exchangable = 900
	used        = 750 // at most, of words that are only used alike
	opposed     = 200 // at most, of opposites, which are used very much alike
)

// likeness remembers how alike words are.
type likeness struct {
	voc   *vocabulary
	known map[[2]string]kinship
}

// kinship is how alike two words are.
type kinship struct {
	alike    int
	opposite bool
}

// of compares two words that are neither names nor figures.
func (l *likeness) of(x, y *statement.Token) kinship {
	if x.Norm == y.Norm || l.voc.form(x) == l.voc.form(y) {
		return kinship{alike: identical}
	}
	at := [2]string{x.Norm, y.Norm}
	if out, ok := l.known[at]; ok {
		return out
	}
	out := l.compare(x, y)
	l.known[at] = out
	return out
}

func (l *likeness) compare(x, y *statement.Token) kinship {
	if l.voc.exchange(x.Norm, y.Norm) {
		return kinship{alike: exchangable}
	}
	if l.voc.contrary(x.Norm, y.Norm) {
		return kinship{alike: opposed, opposite: true}
	}
	close := 0
	for _, r := range l.voc.words.Related(x.Stem) {
		if r.Stem == y.Stem {
			if r.Close == 0 {
				return kinship{alike: opposed, opposite: true}
			}
			close = r.Close
		}
	}
	if close >= near || derived(x.Stem, y.Stem) {
		return kinship{alike: exchangable}
	}
	n := min(max(grammar.Likeness(l.voc.words.Tag, x.Norm, y.Norm)-300, 0)*3/2, used)
	if close >= alike {
		n = max(n, 600)
	}
	return kinship{alike: n}
}

// content is a word that tells something, of the words or of a source.
type content struct {
	token  int
	form   Form
	weight int
	named  bool // a name or a figure, which no other word is like
}

// contents returns the words of a range of tokens that tell something.
func (k *Court) contents(doc *statement.Doc, tokens [2]int) []content {
	var out []content
	text := doc.Article.Text
	for i := tokens[0]; i < tokens[1]; i++ {
		t := &doc.Tokens[i]
		if !t.Word {
			continue
		}
		worth := k.worth(t.Norm)
		if worth < light || k.free(t.Norm) || slices.Contains(k.groups[t.Norm], "say") {
			continue
		}
		f := k.form(t)
		named := k.nature(text, t) != "" || i > tokens[0] && upper(text[t.Start])
		out = append(out, content{token: i, form: f, weight: k.weight(f, worth), named: named})
	}
	return out
}

// closest is how much the words of a passage are like the words of sentences of a source: of each of them, the likest.
type closest struct {
	words     []content
	likest    []kinship // of each
	sentences []int     // of the source, in the order in which they were chosen
	one       int       // share of the weight that the first of them has, in thousandths
}

// draw looks for the sentences of a source whose words are likest to those of a passage: the likest one, then those that have
// most of what is still unlike. It does not ask whether they say it.
func (k *Court) draw(v *Words, w *Source) closest {
	var c closest
	for _, x := range k.contents(v.text.doc, v.tokens) {
		if !slices.ContainsFunc(v.words, func(y word) bool { return y.token == x.token && y.bracketed }) {
			c.words = append(c.words, x)
		}
	}
	c.likest = make([]kinship, len(c.words))
	total := 0
	for _, x := range c.words {
		total += x.weight
	}
	if total == 0 {
		return c
	}
	by := make([][]kinship, len(w.doc.Sentences)) // of each sentence, of each word
	implied := k.impliedIn(w)
	for s := range w.doc.Sentences {
		by[s] = k.likest(v.text.doc, c.words, w, k.contentsOf(w, s))
		for i, x := range c.words {
			if by[s][i].alike < exchangable && slices.Contains(implied[s], x.form) {
				by[s][i].alike = exchangable
			}
		}
	}
	const wide = 3
	for len(c.sentences) < wide {
		best, top := -1, 0
		for s := range by {
			gain := 0
			for i, x := range c.words {
				gain += x.weight * max(by[s][i].alike-c.likest[i].alike, 0)
			}
			if slices.ContainsFunc(c.sentences, func(o int) bool { return o == s-1 || o == s+1 }) {
				gain = gain * 5 / 4
			}
			if gain > top {
				best, top = s, gain
			}
		}
		if best < 0 || len(c.sentences) > 0 && top < total*50 {
			break
		}
		if len(c.sentences) == 0 {
			c.one = top / total
		}
		c.sentences = append(c.sentences, best)
		for i := range c.words {
			if by[best][i].alike > c.likest[i].alike {
				c.likest[i] = by[best][i]
			}
		}
	}
	return c
}

// contentsOf returns the words of a sentence of a source that tell something.
func (k *Court) contentsOf(w *Source, sentence int) []content {
	if w.contents == nil {
		w.contents = make([][]content, len(w.doc.Sentences))
		for s, st := range w.doc.Sentences {
			w.contents[s] = k.contents(w.doc, st.Tokens)
		}
	}
	return w.contents[sentence]
}

// likest returns for each of some words how alike the likest of others is.
func (k *Court) likest(doc *statement.Doc, words []content, w *Source, theirs []content) []kinship {
	out := make([]kinship, len(words))
	for i, x := range words {
		for _, y := range theirs {
			if x.form == y.form {
				out[i] = kinship{alike: identical}
				break
			}
			if x.named || y.named {
				continue
			}
			if a := k.alikeness.of(&doc.Tokens[x.token], &w.doc.Tokens[y.token]); a.alike > out[i].alike {
				out[i] = a
			}
		}
	}
	return out
}
