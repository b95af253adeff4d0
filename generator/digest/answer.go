package digest

import (
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// referent is whom a pronoun stands for.
type referent struct {
	words string      // what can stand in its place: "Lee", "the journalist"
	last  string      // the word by which a reader knows him: "Lee", "journalist"
	at    collate.Ref // where the source names him
}

// mend answers every word of a cut that points back: by the sentence printed before it, where that is the one that the
// word points to or tells the same and names nobody else, or by a name in brackets. It returns the places of the words
// that it put in, and false where a word is left hanging.
func (k *composer) mend(out []printed, p *printed) ([]collate.Ref, bool) {
	c := &p.cut
	near, twin := false, false
	if n := len(out); n > 0 {
		before := &out[n-1]
		near = before.source == c.source && before.last == k.previous(c.source, c.sentence)
		twin = near || k.follows(&before.cut, c) || n > 1 && k.followBoth(&out[n-2].cut, &before.cut, c)
		for i := n - 1; !twin && i > 0 && k.mostlyQuoted(&out[i].cut); i-- {
			twin = k.follows(&out[i-1].cut, c) // quotations between the two name nobody
		}
	}
	var extra []collate.Ref
	done := map[string]bool{}
	for _, h := range k.hanging(c) {
		if h.sort != "person" || h.form == "phrase" {
			if !twin {
				return nil, false
			}
			p.hangs = true
			continue
		}
		r, known := k.antecedent(c, h)
		if !known {
			if !near && !(twin && k.namesOne(&out[len(out)-1].cut, "")) {
				return nil, false
			}
			p.hangs = true
			continue
		}
		if done[r.last] {
			continue
		}
		done[r.last], p.about = true, r.last
		if n := len(out); near && k.heard(out, r.last) || n > 0 && out[n-1].about == r.last || twin && !near && k.reads(&out[n-1], r.last) && k.namesOne(&out[n-1].cut, r.last) {
			p.hangs = true
			continue
		}
		words := r.words
		if h.form == "possessive" {
			words += "’s"
		}
		if h.Start == k.begins(c) {
			words = upper(words)
		}
		if k.replace(c, h.Span, "["+words+"]") {
			extra = append(extra, r.at)
		}
	}
	return extra, true
}

// heard reports whether a reader has just read of somebody: the last of the printed sentences names or means him, or the
// one before it where that is a quotation, in one source throughout.
func (k *composer) heard(out []printed, name string) bool {
	for i := len(out) - 1; i >= 0; i-- {
		if k.reads(&out[i], name) || out[i].about == name {
			return true
		}
		if !k.mostlyQuoted(&out[i].cut) || i == 0 || out[i-1].source != out[i].source || out[i-1].last != k.previous(out[i].source, out[i].cut.sentence) {
			return false
		}
	}
	return false
}

// reads reports whether the printed words of a sentence hold a name.
func (k *composer) reads(p *printed, name string) bool {
	return slices.ContainsFunc(p.sentence.Parts, func(x DraftPart) bool { return holds(x.Text, name) })
}

// holds reports whether a text holds a word.
func holds(text, word string) bool {
	for at := 0; ; {
		i := strings.Index(text[at:], word)
		if i < 0 {
			return false
		}
		at += i + len(word)
		if (at == len(text) || !letter(text[at])) && (at == len(word) || !letter(text[at-len(word)-1])) {
			return true
		}
	}
}

// namesOne reports whether a cut names one person alone, by a last name where one is given.
func (k *composer) namesOne(c *cut, name string) bool {
	d := k.doc(c.source)
	entity := -1
	for _, n := range among(d.Names, d.Sentences[c.sentence].Span, func(n *statement.Name) int { return n.Start }) {
		if n.Kind != statement.Person || !k.keeps(c, n.Span) || k.views[c.source].quoted[tokenAt(d, n.Start)] {
			continue
		}
		if entity >= 0 && n.Entity != entity || name != "" && last(n.Full) != name {
			return false
		}
		entity = n.Entity
	}
	return entity >= 0
}

// antecedent returns whom a pronoun stands for, in the shortest form that the digest's readers know, and where the
// source names them.
func (k *composer) antecedent(c *cut, h dangle) (referent, bool) {
	d := k.doc(c.source)
	if h.form == "subject" {
		for _, i := range k.views[c.source].speech[c.sentence] {
			a := d.Attributions[i]
			if a.Source.Overlaps(h.Span) && a.Speaker != "" {
				if a.Anonymous {
					return k.described(c, a.Speaker)
				}
				for _, n := range d.Names {
					if n.Full == a.Speaker && n.Start < h.Start {
						return k.referent(c.source, n), true
					}
				}
			}
		}
	}
	for i := c.sentence - 1; i >= 0 && i >= c.sentence-4; i-- {
		s := d.Sentences[i]
		if s.Class != source.Prose {
			continue
		}
		var persons []statement.Name
		for _, n := range among(d.Names, s.Span, func(x *statement.Name) int { return x.Start }) {
			if !k.views[c.source].quoted[tokenAt(d, n.Start)] && (n.Kind == statement.Person && strings.Contains(n.Full, " ") || len(k.persons[last(n.Full)]) > 0) {
				if !slices.ContainsFunc(persons, func(p statement.Name) bool { return p.Entity == n.Entity }) {
					persons = append(persons, n)
				}
			}
		}
		if len(persons) == 0 {
			if !k.passes(c, i, h) {
				return referent{}, false
			}
			continue
		}
		if len(persons) > 1 {
			for _, cl := range d.Clauses[s.Clauses[0]:s.Clauses[1]] {
				if cl.Kind == statement.Main && cl.Subject.Len() > 0 && cl.Subject.Contains(persons[0].Span) && !cl.Subject.Contains(persons[1].Span) {
					persons = persons[:1]
					break
				}
			}
		}
		if len(persons) != 1 || k.names(c, persons[0].Entity) {
			return referent{}, false
		}
		return k.referent(c.source, persons[0]), true
	}
	return referent{}, false
}

// passes reports whether a pronoun can mean whom it meant before a sentence that names nobody: the sentence has the same
// pronoun, is a quotation, or its subject is no name that somebody might have.
func (k *composer) passes(c *cut, n int, h dangle) bool {
	d := k.doc(c.source)
	s := d.Sentences[n]
	quoted, table := 0, k.words.Table("anaphors")
	for j := s.Tokens[0]; j < s.Tokens[1]; j++ {
		if k.views[c.source].quoted[j] {
			quoted++
		} else if w := d.Tokens[j].Norm; w == h.entry || table.Field(w, 0) == "person" && w[0] == h.entry[0] {
			return true
		}
	}
	if 2*quoted > s.Tokens[1]-s.Tokens[0] {
		return true
	}
	return !slices.ContainsFunc(d.Clauses[s.Clauses[0]:s.Clauses[1]], func(cl statement.Clause) bool {
		return slices.ContainsFunc(among(d.Names, cl.Subject, func(n *statement.Name) int { return n.Start }), func(n statement.Name) bool {
			return n.Kind != statement.Place && !strings.Contains(d.Words(n.Span), " ")
		}) || k.gendered(c.source, cl.Subject)
	})
}

// gendered reports whether a subject is a noun for a person, "the woman".
func (k *composer) gendered(s int, subject source.Span) bool {
	d := k.doc(s)
	for t := tokenAt(d, subject.Start); t < len(d.Tokens) && d.Tokens[t].Start < subject.End; t++ {
		if n := d.Tokens[t].Norm; k.words.Table("gendered").Has(n) || k.words.Table("persons").Has(n) || k.words.Table("roles").Has(n) {
			return true
		}
	}
	return false
}

// names reports whether a cut names somebody itself: a pronoun in it is then somebody else's.
func (k *composer) names(c *cut, entity int) bool {
	d := k.doc(c.source)
	return slices.ContainsFunc(among(d.Names, d.Sentences[c.sentence].Span, func(n *statement.Name) int { return n.Start }), func(n statement.Name) bool {
		return n.Entity == entity && !k.views[c.source].quoted[tokenAt(d, n.Start)]
	})
}

// referent is a person by the last name where the digest has named the person before, else by the full name.
func (k *composer) referent(s int, n statement.Name) referent {
	r := referent{words: n.Full, last: last(n.Full), at: collate.Ref{Source: s, Span: n.Span}}
	if strings.Contains(k.said, n.Full) {
		r.words = r.last
	}
	return r
}

// described turns "a Moscow journalist" into "the journalist", and finds where the source has it.
func (k *composer) described(c *cut, speaker string) (referent, bool) {
	at := strings.Index(strings.ToLower(k.text(c.source)), strings.ToLower(speaker))
	words := strings.Fields(strings.ToLower(speaker))
	if at < 0 || len(words) == 0 {
		return referent{}, false
	}
	noun := words[len(words)-1]
	return referent{"the " + noun, noun, collate.Ref{Source: c.source, Span: source.Span{Start: at, End: at + len(speaker)}}}, true
}
