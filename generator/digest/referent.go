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

// antecedent returns whom a pronoun stands for, in the shortest form that the digest's readers know, and where the
// source names them.
func (k *composer) antecedent(c *cut, h dangle) (referent, bool) {
	d := k.doc(c.source)
	speaker := "" // by name
	if h.form == "subject" {
		for _, i := range k.views[c.source].speech[c.sentence] {
			a := d.Attributions[i]
			if a.Source.Overlaps(h.Span) && a.Speaker != "" {
				if a.Anonymous {
					return k.described(c, a.Speaker)
				}
				speaker = a.Speaker
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
			if !k.views[c.source].quoted[tokenAt(d, n.Start)] && (n.Kind == statement.Person && k.somebody(n.Full) || len(k.persons[last(n.Full)]) > 0) {
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
		if len(persons) == 1 {
			persons[0].Full = k.surnamed(c.source, persons[0])
		}
		if len(persons) != 1 || persons[0].Full == "" || k.names(c, persons[0].Entity) || !k.subjectOf(c.source, i, persons[0], h) {
			return referent{}, false
		}
		if speaker != "" && last(speaker) != last(persons[0].Full) {
			return referent{}, false // two ways of reading it
		}
		return k.referent(c.source, persons[0]), !garbled(persons[0].Full)
	}
	return referent{}, false
}

// surnamed is the full name of somebody who is told of by one word; that of another source where the fullest form with the word
// in the same article is most likely a firm's, "Moss Cranes" beside "Moss", and "" where none has a better one.
func (k *composer) surnamed(s int, n statement.Name) string {
	words := k.doc(s).Words(n.Span)
	if strings.Contains(words, " ") || !strings.Contains(n.Full, " ") || words == last(n.Full) || k.words.Table("givennames").Has(strings.ToLower(words)) {
		return n.Full
	}
	list := k.persons[words]
	if len(list) == 0 || !list[0].sure || slices.ContainsFunc(list, func(p person) bool { return p.full != list[0].full }) {
		return ""
	}
	return list[0].full
}

// garbled reports whether a name has lost its spaces: "HarbourmasterAnnLee".
func garbled(name string) bool {
	n := 0
	for i := 1; i < len(name); i++ {
		if 'A' <= name[i] && name[i] <= 'Z' && 'a' <= name[i-1] && name[i-1] <= 'z' {
			n++
		}
	}
	return n > 1
}

// somebody reports whether a name is a person's full name, or a word of one that some source has.
func (k *composer) somebody(name string) bool {
	if strings.Contains(name, " ") {
		return true
	}
	for _, list := range k.persons {
		if slices.ContainsFunc(list, func(p person) bool { return slices.Contains(strings.Fields(p.full), name) }) {
			return true
		}
	}
	return false
}

// subjectOf reports whether a person is the subject or the speaker of a sentence that names nobody else, and no pronoun in
// it may be another's: the next sentence's pronoun then means that person.
func (k *composer) subjectOf(s, n int, person statement.Name, h dangle) bool {
	d := k.doc(s)
	sentence := d.Sentences[n]
	for j := sentence.Tokens[0]; j < sentence.Tokens[1]; j++ {
		w := d.Tokens[j].Norm
		if f := k.words.Table("anaphors"); k.views[s].quoted[j] || f.Field(w, 0) != "person" || f.Field(w, 1) != "subject" || feminine(w) != feminine(h.entry) {
			continue
		}
		if d.Tokens[j].Start < person.Start || slices.ContainsFunc(k.views[s].speech[n], func(i int) bool {
			return slices.ContainsFunc(d.Attributions[i].Content, func(c source.Span) bool { return c.Contains(d.Tokens[j].Span) })
		}) {
			return false
		}
	}
	for _, i := range k.views[s].speech[n] {
		if d.Attributions[i].Source.Contains(person.Span) {
			return true
		}
	}
	for _, cl := range d.Clauses[sentence.Clauses[0]:sentence.Clauses[1]] {
		if cl.Subject.Len() == 0 {
			continue
		}
		after := k.text(s)[person.End:]
		if gap := person.Start - cl.Subject.End; 0 <= gap && gap <= len(", Mrs. ") {
			return true // "a native of the town, Ms Lee": in apposition
		}
		return cl.Subject.Contains(person.Span) && !strings.HasPrefix(after, "'s") && !strings.HasPrefix(after, "’s")
	}
	return false
}

// passes reports whether a pronoun can mean whom it meant before a sentence that names nobody: the sentence has the same
// pronoun, is a quotation, or its subject is no name that somebody might have.
func (k *composer) passes(c *cut, n int, h dangle) bool {
	d := k.doc(c.source)
	s := d.Sentences[n]
	end := s.End
	for _, cl := range d.Clauses[s.Clauses[0]:s.Clauses[1]] {
		if cl.Subject.Len() > 0 {
			if end = cl.Subject.End; k.gendered(c.source, cl.Subject) {
				return false
			}
			break
		}
	}
	quoted, table := 0, k.words.Table("anaphors")
	for j := s.Tokens[0]; j < s.Tokens[1]; j++ {
		if k.views[c.source].quoted[j] {
			quoted++
		} else if w := d.Tokens[j].Norm; table.Field(w, 0) == "person" && feminine(w) == feminine(h.entry) {
			return true
		}
	}
	if 2*quoted > s.Tokens[1]-s.Tokens[0] {
		return true
	}
	// no name before its verb, nor a word that may be one
	if t := d.Tokens[s.Tokens[0]].Norm; !k.words.Table("function-words").Has(t) && !k.words.Table("stopwords").Has(t) {
		return false
	}
	return !slices.ContainsFunc(among(d.Names, source.Span{Start: s.Start, End: end}, func(n *statement.Name) int { return n.Start }), func(n statement.Name) bool {
		return n.Kind != statement.Place && !strings.HasPrefix(d.Words(n.Span), "The ") && !k.article(c.source, n.Start)
	})
}

// article reports whether "the" stands before a name.
func (k *composer) article(s, at int) bool {
	d := k.doc(s)
	t := tokenAt(d, at) - 1
	return t >= 0 && (d.Tokens[t].Norm == "the" || d.Tokens[t].Norm == "a")
}

// feminine reports whether a pronoun of a person is a woman's.
func feminine(pronoun string) bool { return pronoun[0] == 's' || strings.HasPrefix(pronoun, "her") }

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
		return r
	}
	for _, p := range k.persons[r.last] {
		if p.full == n.Full && p.role != "" && len(strings.Fields(p.role)) <= roleWords {
			r.words, r.at = strings.ReplaceAll(p.role, "'", "’")+" "+p.full, p.at
			break
		}
	}
	return r
}

// unnamed returns whom "the source" at the beginning of a cut stands for: somebody without a name, whom its article has told of
// by what he is.
func (k *composer) unnamed(c *cut, h dangle) (referent, bool) {
	if h.sort != "person" || h.form != "phrase" || h.Start != k.begins(c) {
		return referent{}, false
	}
	d := k.doc(c.source)
	for _, i := range k.views[c.source].speech[c.sentence] {
		a := d.Attributions[i]
		if a.Source.Overlaps(h.Span) && a.Anonymous && a.Speaker != "" && !strings.EqualFold(a.Speaker, d.Words(h.Span)) {
			return k.described(c, a.Speaker)
		}
	}
	return referent{}, false
}

// described turns "a Moscow journalist" into "the journalist", and finds where the source has it.
func (k *composer) described(c *cut, speaker string) (referent, bool) {
	at := strings.Index(strings.ToLower(k.text(c.source)), strings.ToLower(speaker))
	words := strings.Fields(strings.ToLower(speaker))
	if at < 0 || len(words) == 0 {
		return referent{}, false
	}
	noun := words[len(words)-1]
	if k.words.Table("gendered").Has(noun) || k.words.Table("persons").Has(noun) {
		return referent{}, false // a relation, which may be another's
	}
	return referent{"the " + noun, noun, collate.Ref{Source: c.source, Span: source.Span{Start: at, End: at + len(speaker)}}}, true
}
