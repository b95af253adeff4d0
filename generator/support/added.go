package support

import (
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// added reports the words of the passage that the source has not.
func (c *comparison) added() {
	for i := 0; i < len(c.to); i++ {
		if c.to[i] >= 0 {
			continue
		}
		if c.bracketed(i) {
			c.inserted(i)
			continue
		}
		id := c.strange(i)
		if id == "" {
			continue
		}
		end := i + 1
		for end < len(c.to) && c.to[end] < 0 && !c.bracketed(end) && (c.strange(end) != "" || end+1 < len(c.to) && c.to[end+1] < 0 && c.strange(end+1) != "") {
			end++
		}
		words := source.Span{Start: c.mine(i).Start, End: c.mine(end - 1).End}
		for k := i; k < end; k++ {
			id = graver(id, c.strange(k))
		}
		c.tell(id, words.Start, "no cited source has “"+c.text.words(words)+"” here", i)
		i = end - 1
	}
}

var gravity = []string{"polarity", "number", "date", "role", "place", "name", "unsupported"}

func graver(a, b string) string {
	x, y := slices.Index(gravity, a), slices.Index(gravity, b)
	if y < 0 || x >= 0 && x <= y {
		return a
	}
	return b
}

// strange returns the id of what a word is that the source has not at its place, "" where it may stand.
func (c *comparison) strange(i int) string {
	t := c.mine(i)
	pivot := c.pivot(t.Norm)
	from, to := c.gap(i)
	if c.shortened(i, from, to) {
		return ""
	}
	for j := from; j < to; j++ {
		if c.from[j] >= 0 {
			continue
		}
		x := c.theirs(j)
		if c.exchange(t.Norm, x.Norm) && (pivot != "negation") {
			return ""
		}
		if t.Norm == "and" && x.Norm == "or" {
			return "unsupported"
		}
	}
	nature := c.nature(c.doc().Article.Text, t)
	switch {
	case c.uncontracted(i):
		return ""
	case pivot == "negation" && i+1 < len(c.to) && c.pivot(c.mine(i+1).Norm) == "bound" && c.lacks(from, to, "least"):
		return "" // "no fewer than" for "at least"
	case pivot == "negation" && c.negated(from, to):
		return "" // "would not" for "declined to"
	case pivot == "hedge" && c.doc().Helping(c.passage[i]) && i+1 < len(c.to) && c.pivot(c.mine(i+1).Norm) == "negation" && c.strange(i+1) == "":
		return "" // "would not" for "declined to"
	case pivot == "negation":
		return "polarity"
	case nature == "number" && c.joinedNumber(i, from, to), c.sameQuantity(i), nature == "date" && c.movedDate(i):
		return ""
	case nature != "":
		return nature
	case pivot == "cause", pivot == "condition", pivot == "turn":
		return "unsupported"
	case pivot == "bound" && i+1 < len(c.to) && c.nature(c.doc().Article.Text, c.mine(i+1)) == "number":
		if c.wider(i + 1) {
			return ""
		}
		return "number"
	case c.unit(t) && i > 0 && c.measured(i):
		return "number"
	case c.free(t.Norm):
		return ""
	case c.contrary(i, from, to):
		return "unsupported"
	case pivot == "" && c.worth(t.Norm) < light && !c.initials(t):
		// a function word: strange only where it stands for a word that turns the sense
		for j := from; j < to; j++ {
			if c.from[j] < 0 && c.pivot(c.theirs(j).Norm) == "turn" && to-from <= 2 && !c.exchanged(j, i) {
				return "unsupported"
			}
		}
		return ""
	case c.credited(i):
		return ""
	case c.role(t.Norm) && c.apposed(i):
		return ""
	case c.roles.Has(t.Norm):
		return "role"
	case c.meant(i, from, to), c.antecedent(i, from, to):
		return ""
	case c.name(i) && c.supplanted(i):
		return "name"
	case c.name(i) && c.apposed(i):
		return ""
	case c.name(i), c.initials(t):
		return c.named(t)
	}
	same := false
	for j := from; j < to; j++ {
		if c.from[j] >= 0 {
			continue
		}
		if c.opposite(t, c.theirs(j)) {
			return "unsupported"
		}
		same = same || c.h.w.forms[c.source[j]] == c.form(t) || c.synonym(t, c.theirs(j))
	}
	if same || c.elsewhere(i) || c.shifted(i) {
		return ""
	}
	return "unsupported"
}

// wider reports whether a number of the passage is bounded where the source has just that number: twelve are at least 12.
func (c *comparison) wider(i int) bool {
	j := c.to[i]
	if j < 0 {
		return false
	}
	x, known := numberAt(c.doc(), c.mine(i).Span)
	y, there := numberAt(c.h.w.doc, c.theirs(j).Span)
	return known && there && (x.Bound == ">=" || x.Bound == "<=") && y.Bound == "=" && x.Low == y.Low && x.High == y.High
}

// numberAt returns the number that some words of a text are of.
func numberAt(doc *statement.Doc, at source.Span) (statement.Number, bool) {
	for _, n := range doc.Numbers {
		if n.Contains(at) {
			return n, true
		}
	}
	return statement.Number{}, false
}

// contrary reports whether a little word behind a verb is the contrary of the one that the source has there.
func (c *comparison) contrary(i, from, to int) bool {
	other := c.particles.Field(c.mine(i).Norm, 0)
	if other == "" || i == 0 || c.to[i-1] < 0 || from != c.to[i-1]+1 || from >= to {
		return false
	}
	return c.from[from] < 0 && c.theirs(from).Norm == other && !c.exchanged(from, i)
}

// meant reports whether a name stands for the pronoun of one who, as the article has it, speaks there.
func (c *comparison) meant(i, from, to int) bool {
	for j := from; j < to; j++ {
		x := c.theirs(j)
		if c.from[j] >= 0 || !c.pronoun(x) {
			continue
		}
		return slices.ContainsFunc(c.h.w.doc.Attributions, func(a statement.Attribution) bool {
			return a.Source.Overlaps(x.Span) && slices.Contains(strings.Fields(a.Speaker), c.text.words(c.mine(i).Span))
		})
	}
	return false
}

// uncontracted reports whether a word is written out that the source has in one with "not": "could not" for "couldn't".
func (c *comparison) uncontracted(i int) bool {
	if i+1 >= len(c.to) || c.to[i+1] < 0 || c.mine(i+1).Norm != "not" {
		return false
	}
	return negates(c.h.w.Doc.Tokens[c.source[c.to[i+1]]].Norm, c.mine(i).Norm)
}

// contracted reports whether the passage has in one with "not" what the source writes out: "couldn't" for "could not".
func (c *comparison) contracted(j int) bool {
	if j+1 >= len(c.from) || c.from[j+1] < 0 || c.theirs(j+1).Norm != "not" {
		return false
	}
	return negates(c.text.said.Tokens[c.passage[c.from[j+1]]].Norm, c.theirs(j).Norm)
}

// negates reports whether a word is another in one with "not": "won't" and "will" too.
func negates(whole, word string) bool {
	stem, ok := strings.CutSuffix(whole, "n't")
	return ok && (stem == word || stem == word[:len(word)-1] || stem == "wo" && word == "will" || stem == "ca" && word == "can")
}

// negated reports whether a gap of the source has a negation that the passage lacks.
func (c *comparison) negated(from, to int) bool {
	for j := from; j < to; j++ {
		if c.from[j] < 0 && c.pivot(c.theirs(j).Norm) == "negation" && c.pivots.Field(c.theirs(j).Norm, 1) == "" {
			return true
		}
	}
	return false
}

// measured reports whether a number, or "half a", stands before a word of the passage.
func (c *comparison) measured(i int) bool {
	if c.nature(c.doc().Article.Text, c.mine(i-1)) == "number" {
		return true
	}
	return i > 1 && c.worth(c.mine(i-1).Norm) < light && c.numbers.Field(c.mine(i-2).Norm, 0) == "fraction"
}

// shifted reports whether the source has an ordinary word elsewhere in the sentence of its neighbour, and the passage
// has it nowhere else: words may change their places.
func (c *comparison) shifted(i int) bool {
	if c.pivot(c.mine(i).Norm) != "" || c.doc().Verb(c.passage[i]) != "" || c.instead(i) {
		return false
	}
	f := c.form(c.mine(i))
	for _, n := range []int{i - 1, i + 1} {
		if n < 0 || n >= len(c.to) || c.to[n] < 0 {
			continue
		}
		s := c.h.w.doc.SentenceAt(c.theirs(c.to[n]).Start)
		for j := range c.from {
			if c.from[j] < 0 && c.h.w.forms[c.source[j]] == f && !upper(c.h.w.doc.Article.Text[c.theirs(j).Start]) && c.h.w.doc.SentenceAt(c.theirs(j).Start) == s {
				return true
			}
		}
	}
	return false
}

// instead reports whether the source has another heavy word between the pairs on both sides of a word.
func (c *comparison) instead(i int) bool {
	a, b := -1, -1
	for k := i - 1; k >= 0 && a < 0; k-- {
		a = c.to[k]
	}
	for k := i + 1; k < len(c.to) && b < 0; k++ {
		b = c.to[k]
	}
	if a < 0 || b < a || b-a > 5 {
		return false
	}
	for j := a + 1; j < b; j++ {
		if c.from[j] < 0 && c.worth(c.theirs(j).Norm) >= light {
			return true
		}
	}
	return false
}

// shortened reports whether a word of the passage is a short form of words that stand in its place in the source, or one
// of the words that a short form there stands for.
func (c *comparison) shortened(i, from, to int) bool {
	t := c.mine(i)
	full := c.full(c.doc().Article.Text, t)
	var free []*statement.Token
	var norms []string
	for j := from; j < to; j++ {
		if c.from[j] < 0 {
			free = append(free, c.theirs(j))
			norms = append(norms, c.theirs(j).Norm)
		}
	}
	for j := range free {
		if len(full) > 0 && j+len(full) <= len(norms) && slices.Equal(norms[j:j+len(full)], full) {
			return true
		}
		if n := len(strings.ReplaceAll(t.Norm, ".", "")); c.initials(t) && j+n <= len(norms) && initials(t.Norm, norms[j:j+n]) {
			return true
		}
		if slices.Contains(c.full(c.h.w.doc.Article.Text, free[j]), t.Norm) {
			return true
		}
	}
	for j := from; j < to; j++ {
		if x := c.theirs(j); c.from[j] < 0 && upper(c.h.w.doc.Article.Text[x.Start]) && c.spelt(i, x) {
			return true
		}
	}
	return false
}

// full returns the words that a short form stands for.
func (c *comparison) full(text string, t *statement.Token) []string {
	norm := strings.ReplaceAll(t.Norm, ".", "")
	if c.shortforms.Field(norm, 1) != "" && !upper(text[t.Start]) {
		return nil
	}
	return strings.Fields(c.shortforms.Field(norm, 0))
}

// spelt reports whether word i of the passage is of a run of words whose first letters are those of a short form.
func (c *comparison) spelt(i int, short *statement.Token) bool {
	n := len(strings.ReplaceAll(short.Norm, ".", ""))
	if n < 2 || n > 5 || !strings.Contains(short.Norm, ".") && !upper(c.h.w.doc.Article.Text[short.Start+1]) {
		return false
	}
	for at := max(0, i-n+1); at <= i && at+n <= len(c.to); at++ {
		words := make([]string, n)
		for k := range words {
			words[k] = c.mine(at + k).Norm
		}
		if initials(short.Norm, words) {
			return true
		}
	}
	return false
}

// exchanged reports whether a word of the passage beside i stands for a word of the source.
func (c *comparison) exchanged(j, i int) bool {
	for k := max(0, i-2); k < min(len(c.to), i+6); k++ {
		if c.to[k] < 0 && c.exchange(c.mine(k).Norm, c.theirs(j).Norm) {
			return true
		}
	}
	return false
}

// initials reports whether a word of the passage is letters alone, "US" and not "us".
func (c *comparison) initials(t *statement.Token) bool {
	text := c.doc().Article.Text
	return t.Len() > 1 && upper(text[t.Start]) && (upper(text[t.Start+1]) || text[t.Start+1] == '.')
}

// lacks reports whether the passage lacks a word that the source has in a gap.
func (c *comparison) lacks(from, to int, norm string) bool {
	for j := from; j < to; j++ {
		if c.from[j] < 0 && c.theirs(j).Norm == norm {
			return true
		}
	}
	return false
}

// joinedNumber reports whether a number is written in another way in the source: "4 million" for "4m".
func (c *comparison) joinedNumber(i, from, to int) bool {
	norm := ungrouped(c.mine(i).Norm)
	for j := from; j < to; j++ {
		x := ungrouped(c.theirs(j).Norm)
		if x != norm && c.from[j] < 0 && (strings.TrimRight(x, "abcdefghijklmnopqrstuvwxyz") == norm || strings.TrimRight(norm, "abcdefghijklmnopqrstuvwxyz") == x) {
			return true
		}
	}
	return false
}

// elsewhere reports whether another cited source has an ordinary word beside the same neighbour.
func (c *comparison) elsewhere(i int) bool {
	f := c.form(c.mine(i))
	for _, h := range c.others {
		for _, s := range h.w.sentences(f) {
			if !slices.Contains(h.sentences, s) {
				continue
			}
			for _, n := range []int{i - 1, i + 1} {
				if n < 0 || n >= len(c.to) || c.worth(c.mine(n).Norm) < light {
					continue
				}
				if _, ok := slices.BinarySearch(h.w.sentences(c.form(c.mine(n))), s); ok && (h.w != c.h.w || c.beside(h.w, f, c.form(c.mine(n)), s)) {
					return true
				}
			}
		}
	}
	return false
}

// beside reports whether two words stand within three words of each other in a sentence.
func (c *comparison) beside(w *Source, a, b Form, sentence int) bool {
	st := w.doc.Sentences[sentence]
	last := map[Form]int{}
	n := 0
	for t := st.Tokens[0]; t < st.Tokens[1]; t++ {
		if !w.doc.Tokens[t].Word {
			continue
		}
		n++
		f := w.forms[t]
		if f != a && f != b {
			continue
		}
		other := a
		if f == a {
			other = b
		}
		if at, ok := last[other]; ok && n-at <= 3 {
			return true
		}
		last[f] = n
	}
	return false
}
