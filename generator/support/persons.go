package support

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// Who a name, a pronoun or "X's lawyer" means.

// supplanted reports whether the source has another person's name in the place of word i of the passage, a name.
func (c *comparison) supplanted(i int) bool {
	from, to := c.gap(i)
	if to-from > 6 || !upper(c.text.words(c.mine(i).Span)[0]) {
		return false
	}
	for j := from; j < to; j++ {
		if c.from[j] < 0 && c.anotherPerson(i, j) {
			return true
		}
	}
	return false
}

// anotherPerson reports whether word i of the passage and word j of the source are of the names of two persons.
func (c *comparison) anotherPerson(i, j int) bool {
	n := c.personAt(c.h.w.doc, c.theirs(j).Span)
	return n != nil && c.inName(i) && !calls(c.h.w, n.Entity, c.form(c.mine(i)))
}

// calls reports whether a source has a word in any of the names that it gives a person.
func calls(w *Source, entity int, f Form) bool {
	return slices.ContainsFunc(w.doc.Names, func(n statement.Name) bool {
		if n.Entity != entity || n.Kind != statement.Person {
			return false
		}
		for t := firstBehind(w.doc, n.Start); t < len(w.doc.Tokens) && w.doc.Tokens[t].Start < n.End; t++ {
			if w.doc.Tokens[t].Word && w.forms[t] == f {
				return true
			}
		}
		return false
	})
}

// firstBehind returns the first token of a text that ends behind an offset.
func firstBehind(d *statement.Doc, offset int) int {
	return sort.Search(len(d.Tokens), func(t int) bool { return d.Tokens[t].End > offset })
}

// inName reports whether word i of the passage is of a person's name.
func (c *comparison) inName(i int) bool { return c.personAt(c.doc(), c.mine(i).Span) != nil }

// personAt returns the person's name that a stretch of a text is of; nil where it is of none.
func (c *comparison) personAt(d *statement.Doc, at source.Span) *statement.Name {
	k, _ := slices.BinarySearchFunc(d.Names, at.Start, func(n statement.Name, start int) int {
		if n.End <= start {
			return -1
		}
		return 1
	})
	if k < len(d.Names) && d.Names[k].Kind == statement.Person && d.Names[k].Overlaps(at) {
		return &d.Names[k]
	}
	return nil
}

// antecedent reports whether word i of the passage, a name, stands for "he" or "she" at the head of the source's sentence,
// where the sentences before it name one person alone, and him.
func (c *comparison) antecedent(i, from, to int) bool {
	if !upper(c.text.words(c.mine(i).Span)[0]) {
		return false
	}
	for j := from; j < to; j++ {
		if x := c.theirs(j); c.from[j] < 0 && (x.Norm == "he" || x.Norm == "she") {
			return c.onlyPerson(c.h.w.doc.SentenceAt(x.Start), c.form(c.mine(i)))
		}
	}
	return false
}

// onlyPerson reports whether the last sentence before another that names anybody, no more than three back, names one
// person alone, with a word in the name.
func (c *comparison) onlyPerson(before int, f Form) bool {
	const back = 3
	doc := c.h.w.doc
	for s := before - 1; s >= 0 && s >= before-back; s-- {
		entity, has := -1, false
		for t := doc.Sentences[s].Tokens[0]; t < doc.Sentences[s].Tokens[1]; t++ {
			n := c.personAt(doc, doc.Tokens[t].Span)
			if n == nil {
				continue
			}
			if entity >= 0 && n.Entity != entity {
				return false
			}
			entity, has = n.Entity, has || c.h.w.forms[t] == f
		}
		if entity >= 0 {
			return has
		}
	}
	return false
}

// credited reports whether word i of the passage is of a credit that the source has too, in other words or at another
// end of the sentence: "according to survivors" for "survivors said". A name must be credited with all that the source
// credits to it there, and with nothing else.
func (c *comparison) credited(i int) bool {
	f, name := c.form(c.mine(i)), c.inName(i)
	for _, a := range c.doc().Attributions {
		if !a.Source.Contains(c.mine(i).Span) || a.Cue.Len() == 0 {
			continue
		}
		for _, b := range c.h.w.doc.Attributions {
			if b.Cue.Len() == 0 || !slices.Contains(c.h.sentences, b.Sentence) {
				continue
			}
			speaks, tells, strays := false, 0, 0
			for j := range c.from {
				x := c.theirs(j)
				speaks = speaks || c.from[j] < 0 && b.Source.Contains(x.Span) && c.h.w.forms[c.source[j]] == f
				if c.from[j] < 0 || c.worth(x.Norm) < light || !inside(a.Content, c.mine(c.from[j]).Span) {
					continue
				}
				if inside(b.Content, x.Span) {
					tells++
				} else {
					strays++
				}
			}
			if speaks && tells > 0 && (!name || strays == 0 && tells >= 2) {
				return true
			}
		}
	}
	return false
}

// inside reports whether a stretch lies in one of several.
func inside(list []source.Span, at source.Span) bool {
	return slices.ContainsFunc(list, func(s source.Span) bool { return s.Contains(at) })
}

// belonging reports "X's lawyer" where the cited sources have the lawyer as another's alone.
func (c *comparison) belonging() {
	for i := range c.to {
		if !c.possessive(c.doc(), c.passage, i) || c.bracketed(i) || !c.inName(i) {
			continue
		}
		n := c.possessed(c.doc(), c.passage, i)
		if n < 0 {
			continue
		}
		other, borne := "", false
		for _, h := range c.others {
			for _, s := range h.sentences {
				o := c.owners(h.w, h.w.doc.Sentences[s].Tokens, c.form(c.mine(n)), c.form(c.mine(i)))
				borne = borne || o.same || o.open && h.w == c.h.w
				other = cmp.Or(other, o.words)
			}
		}
		if other != "" && !borne {
			c.tell("role", c.mine(i).Start, "the source says “"+other+"” here", i)
			return
		}
	}
}

// owner is whose the bearer of a role is in a sentence.
type owner struct {
	same  bool   // the one that was asked for
	open  bool   // told by a pronoun or not at all
	words string // another: "Haldane's lawyer"
}

// owners tells whose a role is in a sentence of a source: "X's lawyer", "a lawyer for X".
func (c *comparison) owners(w *Source, tokens [2]int, role, asked Form) (o owner) {
	doc := w.doc
	var words []int
	for t := tokens[0]; t < tokens[1]; t++ {
		if doc.Tokens[t].Word {
			words = append(words, t)
		}
	}
	take := func(k, from, to int) {
		p := c.personAt(doc, doc.Tokens[words[k]].Span)
		switch {
		case w.forms[words[k]] == asked:
			o.same = true
		case p == nil:
			o.open = true
		default:
			o.same = o.same || calls(w, p.Entity, asked) // by another name of his
			o.words = doc.Words(source.Span{Start: doc.Tokens[words[from]].Start, End: doc.Tokens[words[to]].End})
		}
	}
	for k := range words {
		if w.forms[words[k]] != role {
			continue
		}
		told := false
		for p := max(0, k-4); p < k; p++ {
			if c.possessive(doc, words, p) && c.possessed(doc, words, p) == k {
				take(p, p, k)
				told = true
			}
		}
		if !told && k+1 < len(words) && (doc.Tokens[words[k+1]].Norm == "of" || doc.Tokens[words[k+1]].Norm == "for") {
			for p := k + 2; p < len(words) && p <= k+4 && !told; p++ {
				if c.personAt(doc, doc.Tokens[words[p]].Span) != nil {
					take(p, k, p)
					told = true
				}
			}
		}
		o.open = o.open || !told
	}
	return o
}

// possessive reports whether a word of a text has "'s" or "s'" behind it.
func (c *comparison) possessive(d *statement.Doc, words []int, i int) bool {
	t := &d.Tokens[words[i]]
	if strings.HasSuffix(t.Norm, "'s") || strings.HasSuffix(t.Norm, "s'") {
		return true
	}
	rest := d.Article.Text[t.End:]
	behind := strings.TrimPrefix(strings.TrimPrefix(rest, "’"), "'")
	return len(behind) < len(rest) && (strings.HasPrefix(behind, "s ") || strings.HasSuffix(t.Norm, "s") && strings.HasPrefix(behind, " "))
}

// possessed returns the noun that a possessive goes with: the first noun or role behind it, within four words; -1.
func (c *comparison) possessed(d *statement.Doc, words []int, i int) int {
	for k := i + 1; k < len(words) && k <= i+4; k++ {
		if strings.ContainsAny(d.Article.Text[d.Tokens[words[k-1]].End:d.Tokens[words[k]].Start], ",;:.") {
			return -1
		}
		if c.role(d.Tokens[words[k]].Norm) || d.Noun(words[k]) && !upper(d.Article.Text[d.Tokens[words[k]].Start]) {
			return k
		}
	}
	return -1
}
