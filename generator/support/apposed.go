package support

import (
	"slices"
	"strings"

	"variorum/generator/statement"
)

// What somebody is may stand before the name or, between commas, behind it: "director Ann Lee", "Ann Lee, the director".

// apposed reports whether a word of the passage, which the source has not in its place, goes with the same name in some
// cited source: a role, a courtesy, or the name itself. A role may also go with what a preposition ties to it:
// "a ministry spokesman" for "a spokesman for the ministry".
func (c *comparison) apposed(i int) bool {
	text := c.doc().Article.Text
	f := c.form(c.mine(i))
	role := c.role(c.mine(i).Norm)
	for k := max(0, i-8); k < min(len(c.to), i+6); k++ {
		t := c.mine(k)
		other := c.role(t.Norm)
		if k == i || c.worth(t.Norm) < light || role == other && (role || !c.setOff(i, k)) || role && (c.another(i) || !upper(text[t.Start])) || !c.tied(c.doc(), c.passage, min(i, k), max(i, k)) {
			continue
		}
		g := c.form(t)
		if c.to[k] < 0 || !role {
			if c.tiedHere(f, g, k, role || other) {
				return true
			}
			continue
		}
		for _, h := range c.others {
			for _, s := range h.w.sentences(f) {
				if _, ok := slices.BinarySearch(h.w.sentences(g), s); ok && c.tiedIn(h.w, s, f, g) {
					return true
				}
			}
		}
	}
	return role && c.compounded(i)
}

// setOff reports whether word k of the passage is of an apposition behind word i: "Ann Lee, the writer".
func (c *comparison) setOff(i, k int) bool {
	return k > i && strings.HasPrefix(c.doc().Article.Text[c.mine(i).End:], ",")
}

// tiedHere reports whether the source has two words tied in the sentences that bear the passage out, the first of them,
// and the other if it is k's without a pair, left over.
func (c *comparison) tiedHere(f, g Form, k int, role bool) bool {
	for j := range c.from {
		if c.from[j] >= 0 || c.h.w.forms[c.source[j]] != f {
			continue
		}
		for n := max(0, j-8); n < min(len(c.from), j+9); n++ {
			if n == j || c.h.w.forms[c.source[n]] != g || c.to[k] >= 0 && c.to[k] != n || c.to[k] < 0 && c.from[n] >= 0 {
				continue
			}
			if a, b := min(j, n), max(j, n); c.tied(c.h.w.doc, c.source, a, b) && (role || b == a+1) {
				return true
			}
		}
	}
	return false
}

// another reports whether the source has another role where the passage has word i.
func (c *comparison) another(i int) bool {
	from, to := c.gap(i)
	for j := from; j < to; j++ {
		if c.from[j] < 0 && c.role(c.theirs(j).Norm) && c.h.w.forms[c.source[j]] != c.form(c.mine(i)) {
			return true
		}
	}
	return false
}

// role reports whether a word tells what somebody is, or is a courtesy.
func (c *comparison) role(norm string) bool {
	return c.roles.Has(norm) || c.honorifics.Has(strings.TrimSuffix(norm, "."))
}

// tied reports whether of two words of a text the first stands right before the second, as a role before a name, or the
// second in an apposition behind the first.
func (c *comparison) tied(d *statement.Doc, words []int, a, b int) bool {
	const near, far = 5, 9
	if b-a > far {
		return false
	}
	text := d.Article.Text
	comma := false
	for k := a; k < b; k++ {
		between := text[d.Tokens[words[k]].End:d.Tokens[words[k+1]].Start]
		if strings.ContainsAny(between, ";:?!\n”“\"") || strings.Contains(between, ". ") && !upper(text[d.Tokens[words[k+1]].Start]) {
			return false
		}
		if strings.Contains(between, ",") {
			if comma {
				return false
			}
			comma = true
			if b-k > 7 {
				return false
			}
		}
		if k > a && (d.Verb(words[k]) != "" && !d.Noun(words[k]) || d.Helping(words[k]) || d.Tokens[words[k]].Norm == "and" && !comma) {
			return false
		}
	}
	return comma || b-a <= near
}

// tiedIn reports whether two words are tied in a sentence of a source.
func (c *comparison) tiedIn(w *Source, sentence int, f, g Form) bool {
	st := w.doc.Sentences[sentence]
	var words, at []int
	for t := st.Tokens[0]; t < st.Tokens[1]; t++ {
		if w.doc.Tokens[t].Word {
			if w.forms[t] == f || w.forms[t] == g {
				at = append(at, len(words))
			}
			words = append(words, t)
		}
	}
	for n := 1; n < len(at); n++ {
		a, b := at[n-1], at[n]
		if w.forms[words[a]] != w.forms[words[b]] && c.tied(w.doc, words, a, b) {
			return true
		}
	}
	return false
}

// compounded reports whether the words before a role are those that the source ties to it with a preposition.
func (c *comparison) compounded(i int) bool {
	if i == 0 || c.to[i-1] < 0 {
		return false
	}
	f := c.form(c.mine(i))
	for j := range c.from {
		if c.from[j] >= 0 || c.h.w.forms[c.source[j]] != f || j+1 >= len(c.from) || !c.preposition(c.theirs(j+1).Norm) {
			continue
		}
		if n := c.to[i-1]; n > j && n-j <= 7 {
			return true
		}
	}
	return false
}

// preposition reports whether a word is a preposition.
func (c *comparison) preposition(norm string) bool {
	return c.functions.Field(norm, 0) == "preposition" || norm == "to"
}
