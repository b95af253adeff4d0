package digest

import (
	"slices"
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// A dangle is a word of a cut that points back to what its source named before.
type dangle struct {
	source.Span
	sort  string // "person", "persons", "thing", "event", "here": see anaphors.tsv
	form  string // "subject", "object", "possessive", "reflexive", "phrase"
	entry string
}

// hanging returns the words of a cut that hang in the air when the sentence before it is not printed: pronouns that
// come before anything in the cut that they can stand for, and phrases such as "the two men" where it begins.
func (k *composer) hanging(c *cut) []dangle {
	d := k.doc(c.source)
	v := &k.views[c.source]
	table := k.words.Table("anaphors")
	var out []dangle
	person, named := false, false // a person, or anything, has been named in the cut
	spoken, told := false, false  // the same, but for names within somebody's words
	subject := k.subject(c)
	if subject.Len() == 0 {
		for _, a := range k.views[c.source].speech[c.sentence] {
			if s := d.Attributions[a].Source; s.Len() > 0 && s.Start < d.Clauses[c.kept[0]].Start+30 {
				subject = s
				break
			}
		}
	}
	words := 0    // outside quotations
	begin := true // at the beginning, or behind what is set off there
	crowd := k.crowd(c.source, subject)
	for _, i := range c.kept {
		clause := d.Clauses[i]
		lead := clause.Kind == statement.Content && len(out) == 0 // "the court heard those charges …"
		for j := clause.Tokens[0]; j < clause.Tokens[1]; j++ {
			t := d.Tokens[j]
			switch {
			case v.named[j] != 0:
				named, begin, lead = true, false, false
				person = person || v.named[j] == 2
				told, spoken = told || !v.quoted[j], spoken || !v.quoted[j] && v.named[j] == 2
				continue
			case t.Norm == ",":
				begin = begin || words < 9
				continue
			case !t.Word || k.deleted(c, t.Span):
				continue
			case v.quoted[j]:
				begin = false
				continue
			}
			words++
			n, entry := k.matches(table, d, j, clause.Tokens[1])
			if n == 0 && words == 1 && begin && t.Norm != "one" && k.words.Table("numberwords").Has(t.Norm) && j+1 < clause.Tokens[1] && d.Finite(j+1) {
				out = append(out, dangle{t.Span, "persons", "phrase", t.Norm}) // "two wanted"
			}
			if n == 0 {
				lead = lead && t.Norm == "that"
				if words == 1 && clause.Kind == statement.Subordinate {
					continue // "when the couple arrived"
				}
				if t.Start > subject.End && (k.words.Table("gendered").Has(t.Norm) || k.words.Table("persons").Has(t.Norm) || k.words.Table("roles").Has(t.Norm)) {
					crowd = false // "police took the driver to his home"
				}
				if end := k.someone(c.source, j, clause.Tokens[1]); begin && end > 0 {
					out = append(out, dangle{source.Span{Start: t.Start, End: end}, "person", "noun", "the"})
				}
				begin = false
				continue
			}
			sort, form := table.Field(entry, 0), table.Field(entry, 1)
			if form == "phrase" && sort == "persons" && j+n < clause.Tokens[1] && begin {
				if next := d.Tokens[j+n]; next.Word && !k.words.Table("function-words").Has(next.Norm) && v.named[j+n] == 0 && strings.HasSuffix(next.Norm, "s") {
					form, n = "noun", n+1 // "the two divers"
				}
			}
			// a pronoun behind the subject of its sentence most often stands for it
			open := begin || t.Start < subject.End || subject.Len() == 0 && words < 8 || k.speaks(c, t.Span)
			counts := false
			after := d.Tokens[j+1 : d.Sentences[c.sentence].Tokens[1]]
			if entry == "it" && k.expletive(after) {
				crowd = true
			}
			if form == "object" && k.alien(c, i, j) {
				out = append(out, dangle{source.Span{Start: t.Start, End: d.Tokens[j+n-1].End}, sort, form, entry})
				begin, lead = false, false
				continue
			}
			switch {
			case sort == "reader" || sort == "chat" || sort == "us" || form == "reflexive":
			case entry == "there" && !begin:
				counts = t.End < len(k.text(c.source)) && k.text(c.source)[t.End] == '.' && !k.placed(c, j)
				form = "phrase"
			case entry == "some" && j+1 < clause.Tokens[1] && (digit(d.Tokens[j+1].Norm[0]) || k.words.Table("numberwords").Has(d.Tokens[j+1].Norm)): // "some 300"
			case (entry == "one" || entry == "some") && k.whole(c.source, j, clause.Tokens[1]): // "one of the alarms"
			case form == "phrase":
				counts = begin && (entry != "both" || words == 1) || lead && k.pointing(entry) && d.Words(t.Span) != "that"
			case form == "noun" && sort == "persons":
				counts = true
			case form == "noun":
				counts = !k.has(c, d.Tokens[j+n-1].Stem, j)
			case sort == "person" && k.speaks(c, t.Span):
				counts = open && !spoken
			case sort == "person":
				if counts = open && !person; !counts && !person && crowd && t.Start > subject.End {
					counts, form = true, "phrase" // "police stopped short of calling him a suspect"
				}
			case entry == "it" && k.speaks(c, t.Span):
				counts = open && !told && !k.expletive(after)
			case entry == "it" && t.Start > subject.End && d.Verb(j-1) != "" && k.nothing(c, j):
				counts, form = !k.expletive(after), "phrase" // "the referee awarded it"
			case entry == "it":
				counts = open && !named && !k.expletive(after)
			default:
				counts = open && !named
			}
			if counts {
				out = append(out, dangle{source.Span{Start: t.Start, End: d.Tokens[j+n-1].End}, sort, form, entry})
			}
			j += n - 1
			begin, lead = false, false
		}
	}
	if at := k.denial(c); at.Len() > 0 && !slices.ContainsFunc(out, func(h dangle) bool { return h.Overlaps(at) }) {
		out = append(out, dangle{at, "event", "phrase", d.Words(at)})
	}
	if at := k.pointed(c); at.Len() > 0 && !slices.ContainsFunc(out, func(h dangle) bool { return h.Overlaps(at) }) {
		out = append(out, dangle{at, "event", "phrase", strings.ToLower(d.Words(at))})
	}
	for _, date := range k.datesIn(c) {
		if date.Kind == statement.Later && (date.Anchor < 0 || d.Dates[date.Anchor].Start < d.Clauses[c.kept[0]].Start) {
			out = append(out, dangle{date.Span, "event", "phrase", "later"})
		}
	}
	return out
}

// denial is the word by which a cut takes back or denies what its source has before it, "denied that"; empty where it does not.
func (k *composer) denial(c *cut) source.Span {
	if !k.disclaims(c.source, c.sentence) {
		return source.Span{}
	}
	d := k.doc(c.source)
	denials, back := k.words.Table("disclaimers"), k.words.Table("anaphors")
	from, to := d.Clauses[c.kept[0]].Tokens[0], d.Clauses[c.kept[len(c.kept)-1]].Tokens[1]
	for j := from; j+1 < to; j++ {
		n, _ := k.matches(denials, d, j, to)
		if n == 0 || k.views[c.source].quoted[j] {
			continue
		}
		m, entry := k.matches(back, d, j+n, to)
		if sort := back.Field(entry, 0); m == 0 || sort != "event" && sort != "thing" {
			continue
		}
		if end := j + n + m; end >= to || !d.Tokens[end].Word || k.words.Table("function-words").Field(d.Tokens[end].Norm, 0) == "coordinator" {
			return source.Span{Start: d.Tokens[j+n].Start, End: d.Tokens[end-1].End}
		}
	}
	return source.Span{}
}

// pointed is a word of a cut that points to the saying or doing before it where no table of phrases tells so: "that" or "this" as
// an object, "called that a joke"; "that" with which somebody's words begin, "That is no promise"; and what an owner has who
// is told of without it, "Lee's fell by half".
func (k *composer) pointed(c *cut) source.Span {
	d, v := k.doc(c.source), &k.views[c.source]
	from, to := d.Clauses[c.kept[0]].Tokens[0], d.Clauses[c.kept[len(c.kept)-1]].Tokens[1]
	words, verbs := 0, 0
	for j := from; j+1 < to; j++ {
		t, next := &d.Tokens[j], &d.Tokens[j+1]
		words += truth(t.Word)
		verbs += truth(d.Finite(j))
		switch {
		case t.Norm == "that" && v.quoted[j]:
			if words == 1 && d.Finite(j+1) {
				return t.Span
			}
		case (t.Norm == "that" || t.Norm == "this") && j > from && !v.quoted[j] && d.Verb(j-1) != "" && verbs < 2:
			if !next.Word && next.Norm != "," || k.words.Table("function-words").Field(next.Norm, 0) == "coordinator" {
				return t.Span
			}
		case words == 1 && strings.HasSuffix(t.Norm, "'s") && !v.quoted[j] && d.Finite(j+1) && !k.words.Table("function-words").Has(strings.TrimSuffix(t.Norm, "'s")) && !k.words.Table("function-words").Has(t.Norm):
			return t.Span
		}
	}
	return source.Span{}
}

// pointing reports whether a phrase points back wherever it is a subject: "those", "the couple".
func (k *composer) pointing(entry string) bool {
	return k.words.Table("anaphors").Field(entry, 2) == "subject"
}

// alien reports whether nothing that stands in a cut before an object pronoun can be what it means: it is the object of its
// clause, which means another than the subject, and nobody and no several stand outside that.
func (k *composer) alien(c *cut, clause, at int) bool {
	d, v := k.doc(c.source), &k.views[c.source]
	subject := d.Clauses[clause].Subject
	if subject.Len() == 0 || d.Tokens[at].Start < subject.End {
		return false
	}
	for _, i := range c.kept {
		if s := d.Clauses[i].Subject; i < clause && s.Len() > 0 && s != subject {
			return false
		}
		for j := d.Clauses[i].Tokens[0]; j < min(d.Clauses[i].Tokens[1], at); j++ {
			t := d.Tokens[j]
			if subject.Contains(t.Span) || v.quoted[j] || !t.Word {
				continue
			}
			class := k.words.Table("function-words").Field(t.Norm, 0)
			if v.named[j] != 0 || k.words.Table("gendered").Has(t.Norm) || k.words.Table("persons").Has(t.Norm) || k.words.Table("roles").Has(t.Norm) ||
				k.words.Table("anaphors").Has(t.Norm) || class == "" && d.Verb(j) == "" && plainPlural(t.Norm) {
				return false
			}
		}
	}
	return true
}

// whole reports whether "one" or "some" at a token has with it what it is of, and that is no people.
func (k *composer) whole(s, j, end int) bool {
	d := k.doc(s)
	for t := j + 1; t < min(j+5, end); t++ {
		w := d.Tokens[t].Norm
		if k.words.Table("gendered").Has(w) || k.words.Table("persons").Has(w) || k.words.Table("anaphors").Has(w) {
			return false
		}
		if class := k.words.Table("function-words").Field(w, 0); d.Tokens[t].Word && class == "" && d.Verb(t) == "" {
			return true
		}
	}
	return false
}

// nothing reports whether no word for a thing stands in a cut before a token.
func (k *composer) nothing(c *cut, at int) bool {
	d, v := k.doc(c.source), &k.views[c.source]
	for _, i := range c.kept {
		for j := d.Clauses[i].Tokens[0]; j < min(d.Clauses[i].Tokens[1], at); j++ {
			t := d.Tokens[j]
			next := j + 1
			if d.Tokens[next].Norm == "," {
				next++
			}
			if next < at && v.named[next] == 2 && v.named[j] == 0 {
				continue // "the referee, Ana Lee": who somebody is
			}
			if v.quoted[j] || v.named[j] == 1 || t.Word && v.named[j] == 0 && k.words.Table("function-words").Field(t.Norm, 0) == "" && d.Verb(j) == "" &&
				!k.words.Table("gendered").Has(t.Norm) && !k.words.Table("persons").Has(t.Norm) && !k.words.Table("roles").Has(t.Norm) {
				return false
			}
		}
	}
	return true
}

// placed reports whether a cut tells of a place before a token: "in Elm … there".
func (k *composer) placed(c *cut, at int) bool {
	d := k.doc(c.source)
	return slices.ContainsFunc(among(d.Names, d.Sentences[c.sentence].Span, func(n *statement.Name) int { return n.Start }), func(n statement.Name) bool {
		t := tokenAt(d, n.Start)
		if n.Start >= d.Tokens[at].Start || !k.keeps(c, n.Span) || t == 0 {
			return false
		}
		class := k.words.Table("function-words").Field(d.Tokens[t-1].Norm, 0)
		return class == "preposition" || class == "to"
	})
}

// crowd reports whether a subject is several people or a body, whom "him" and "her" cannot mean.
func (k *composer) crowd(s int, subject source.Span) bool {
	d := k.doc(s)
	head, body := "", false
	for t := tokenAt(d, subject.Start); t < len(d.Tokens) && d.Tokens[t].Start < subject.End; t++ {
		if k.views[s].named[t] == 2 {
			return false
		}
		body = body || k.views[s].named[t] == 1
		if w := d.Tokens[t].Norm; d.Tokens[t].Word {
			if head != "" && k.words.Table("function-words").Has(w) {
				break // "the owners of the boat"
			}
			if head = w; k.words.Table("function-words").Has(w) {
				head = ""
			}
		}
	}
	if body {
		return !k.gendered(s, subject)
	}
	return head == "police" || plainPlural(head) || k.words.Table("persons").Field(head, 0) == "people"
}

// plainPlural reports whether a noun is a plural by its form.
func plainPlural(noun string) bool {
	return len(noun) > 4 && strings.HasSuffix(noun, "s") && !strings.HasSuffix(noun, "ss") && !strings.HasSuffix(noun, "'s") && !strings.HasSuffix(noun, "us") && !strings.HasSuffix(noun, "is")
}

// nouns returns the stems of what a phrase points to by name.
func (k *composer) nouns(s int, h dangle) []int32 {
	d := k.doc(s)
	var out []int32
	for t := tokenAt(d, h.Start); t < len(d.Tokens) && d.Tokens[t].Start < h.End; t++ {
		if id, ok := k.ids[d.Tokens[t].Stem]; ok && d.Tokens[t].Norm != "the" && d.Tokens[t].Norm != "same" {
			out = append(out, id)
		}
	}
	return out
}

// someone returns where a phrase ends that points to a person by what is told of them, "the arrested man"; 0 where none
// begins at a token.
func (k *composer) someone(s, j, end int) int {
	d := k.doc(s)
	if d.Tokens[j].Norm != "the" || j+1 < end && strings.HasSuffix(d.Tokens[j+1].Norm, "'s") {
		return 0 // "the boy's uncle" is told by whose he is
	}
	for t := j + 2; t < min(j+4, end); t++ {
		w := d.Tokens[t]
		if !w.Word || k.views[s].named[t] != 0 || k.views[s].quoted[t] || k.words.Table("function-words").Has(w.Norm) {
			return 0 // "the number of people"
		}
		if k.words.Table("gendered").Has(w.Norm) || k.words.Table("persons").Has(w.Norm) {
			if t+1 < len(d.Tokens) && (k.views[s].named[t+1] != 0 || d.Tokens[t+1].Norm == "'s") || strings.HasSuffix(w.Norm, "'s") {
				return 0
			}
			return w.End
		}
	}
	return 0
}

// has reports whether a stem stands in the cut before a token.
func (k *composer) has(c *cut, stem string, before int) bool {
	d := k.doc(c.source)
	for _, i := range c.kept {
		for j := d.Clauses[i].Tokens[0]; j < min(d.Clauses[i].Tokens[1], before); j++ {
			if d.Tokens[j].Stem == stem {
				return true
			}
		}
	}
	return false
}

// matches returns how many tokens from j on make an entry of a table, and the entry.
func (k *composer) matches(table *lexicon.Table, d *statement.Doc, j, end int) (int, string) {
	var words [4]string
	n := 0
	for m := j; m < end && n < len(words); m++ {
		words[n] = d.Tokens[m].Norm
		n++
	}
	return table.Match(words[:n])
}

// subject is the subject of the first clause of a cut that could stand alone; empty where none is known.
func (k *composer) subject(c *cut) source.Span {
	d := k.doc(c.source)
	for _, i := range c.kept {
		clause := d.Clauses[i]
		switch clause.Kind {
		case statement.Main, statement.Coordinate, statement.Speech:
			if clause.Subject.Len() > 0 {
				return clause.Subject
			}
		}
	}
	return source.Span{}
}

// speaks reports whether a pronoun is the speaker of what the sentence reports, and not within somebody's words itself.
func (k *composer) speaks(c *cut, span source.Span) bool {
	d := k.doc(c.source)
	found := false
	for _, i := range k.views[c.source].speech[c.sentence] {
		a := d.Attributions[i]
		if a.Source.Contains(span) {
			found = true
		} else if slices.ContainsFunc(a.Content, func(s source.Span) bool { return s.Contains(span) }) {
			return false
		}
	}
	return found
}

// deleted reports whether an edit of the cut deletes a word.
func (k *composer) deleted(c *cut, span source.Span) bool {
	for _, e := range c.edits {
		if e.Span.Contains(span) {
			return true
		}
	}
	return false
}

// expletive reports whether "it" before these words stands for nothing: "it is unknown whether", "it was reported".
func (k *composer) expletive(after []statement.Token) bool {
	if len(after) == 0 || !k.words.Table("auxiliaries").Has(after[0].Norm) && !k.words.Table("seeming").Has(after[0].Norm) {
		return false
	}
	for i, t := range after {
		if i > 5 || !t.Word {
			return false
		}
		if t.Norm == "that" || t.Norm == "whether" || t.Norm == "to" {
			return true
		}
	}
	return false
}
