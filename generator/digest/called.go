package digest

import (
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// called returns the names of a cut's sentence in order, and among them as a person's the last name of somebody whom
// another source names in full: an article that has "Lee said" and never tells who that is means her whom the others
// introduce, where no two of them have the name and it is no word that the sources use for anything else.
func (k *composer) called(c *cut) []statement.Name {
	d := k.doc(c.source)
	sentence := d.Sentences[c.sentence]
	out := slices.Clone(among(d.Names, sentence.Span, func(n *statement.Name) int { return n.Start }))
	for j := sentence.Tokens[0]; j < sentence.Tokens[1]; j++ {
		t := d.Tokens[j]
		word := d.Words(t.Span)
		list := k.persons[word]
		if len(list) == 0 || k.small[t.Norm] || !k.acts(c.source, j) {
			continue
		}
		if slices.ContainsFunc(list, func(p person) bool { return p.full != list[0].full || p.at.Source == c.source }) || !list[0].sure {
			continue
		}
		if !slices.ContainsFunc(list, func(p person) bool { return k.tellsToo(c, p.at.Source) }) {
			continue // the article that names her does not say this
		}
		at := slices.IndexFunc(out, func(n statement.Name) bool { return n.Overlaps(t.Span) })
		switch {
		case at < 0:
			at, _ = slices.BinarySearchFunc(out, t.Start, func(n statement.Name, start int) int { return n.Start - start })
			out = slices.Insert(out, at, statement.Name{Span: t.Span, Kind: statement.Person, Full: list[0].full})
		case out[at].Span == t.Span && out[at].Kind == statement.Thing:
			out[at].Kind, out[at].Full = statement.Person, list[0].full
		}
	}
	return out
}

// tellsToo reports whether a source tells something of a cut.
func (k *composer) tellsToo(c *cut, s int) bool {
	return slices.ContainsFunc(c.covers, func(st int) bool { return slices.Contains(k.support[st], s) })
}

// acts reports whether a word by itself is who does something or speaks: "Lee denied", "said Lee".
func (k *composer) acts(s, j int) bool {
	d := k.doc(s)
	if j+1 >= len(d.Tokens) {
		return false
	}
	if d.Finite(j + 1) {
		return j == 0 || !d.Tokens[j-1].Word || k.words.Table("function-words").Has(d.Tokens[j-1].Norm) || d.Tokens[j-1].Start < d.Sentences[d.SentenceAt(d.Tokens[j].Start)].Start
	}
	return j > 0 && !d.Tokens[j+1].Word && slices.ContainsFunc(k.views[s].speech[d.SentenceAt(d.Tokens[j].Start)], func(i int) bool {
		return d.Attributions[i].Cue.End+1 == d.Tokens[j].Start
	})
}

// mostApposed is the most words of what is told of somebody behind a name for it to be put in brackets with it.
const mostApposed = 8

// apposed reports whether what stands behind a name can be put in with it: between commas, of few words, without a figure, and
// understood without the sentences before it.
func (k *composer) apposed(s int, n statement.Name) bool {
	d := k.doc(s)
	words := d.Words(n.Role)
	if d.Words(source.Span{Start: n.End, End: n.Role.Start}) != ", " && !strings.HasPrefix(d.Words(source.Span{Start: n.End, End: n.Role.Start}), ", the ") {
		return false
	}
	if count(words) > mostApposed || strings.ContainsAny(words, ",0123456789") {
		return false
	}
	for t := tokenAt(d, n.Role.Start); t < len(d.Tokens) && d.Tokens[t].Start < n.Role.End; t++ {
		if k.words.Table("anaphors").Has(d.Tokens[t].Norm) {
			return false
		}
	}
	return true
}

// written finds the last names of persons that are words as well, which the sources write with a small letter.
func (k *composer) written() map[string]bool {
	names := map[string]bool{}
	for name := range k.persons {
		names[strings.ToLower(name)] = true
	}
	out := map[string]bool{}
	for s := range k.c.Sources {
		d := k.doc(s)
		for _, t := range d.Tokens {
			if names[t.Norm] && d.Words(t.Span) == t.Norm {
				out[t.Norm] = true
			}
		}
	}
	return out
}
