package digest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// printed is a cut as it stands in the digest, with those that go on with its quotation.
type printed struct {
	cut
	sentence DraftSentence
	last     int // the last of its sentences in the source
}

// print turns cuts in their final order into sentences: mends what hangs in the air, divides into parts, cites, and lets
// a quotation run on.
func (k *composer) print(cuts []cut) []printed {
	out := make([]printed, 0, len(cuts))
	runs := k.running(cuts)
	for i := range cuts {
		c := cuts[i]
		span := k.doc(c.source).Sentences[c.sentence].Span
		if runs[i] {
			k.drop(&c, edit{source.Span{Start: span.Start, End: span.Start}, "“"})
		}
		if i+1 < len(cuts) && runs[i+1] {
			k.drop(&c, edit{source.Span{Start: span.End, End: span.End}, "”"})
		}
		extra := k.mend(&c, k.stood(cuts[:i], &c))
		s := DraftSentence{Parts: k.parts(&c, extra)}
		if len(s.Parts) == 0 {
			continue
		}
		for _, p := range s.Parts {
			k.said += p.Text + " "
		}
		if n := len(out); runs[i] && n > 0 {
			out[n-1] = k.runOn(out[n-1], printed{c, s, c.sentence})
			continue
		}
		out = append(out, printed{c, s, c.sentence})
	}
	return out
}

// open deletes what opens a cut by tying it to the sentence before, and gives the rest a capital. "Also" goes wherever
// it stands outside quotations.
func (k *composer) open(c *cut) {
	d := k.doc(c.source)
	table := k.words.Table("openers")
	first := d.Clauses[c.kept[0]]
	tokens := d.Tokens[first.Tokens[0]:first.Tokens[1]]
	from := first.Start
	for len(tokens) > 1 {
		words := make([]string, 0, 4)
		for i := 0; i < len(tokens) && i < 4; i++ {
			words = append(words, tokens[i].Norm)
		}
		n, entry := table.Match(words)
		if n == 0 || n >= len(tokens) {
			if tokens[0].Norm == "," && from > first.Start {
				tokens = tokens[1:]
				from = tokens[0].Start
				continue
			}
			break
		}
		comma := tokens[n].Norm == ","
		if !comma && table.Field(entry, 0) == "" {
			break
		}
		tokens = tokens[n:]
		from = tokens[0].Start
	}
	if t := tokenAt(d, first.Start); t < len(d.Tokens) && k.views[c.source].quoted[t] {
		from = first.Start // somebody's own words
	}
	text := k.text(c.source)
	r, size := utf8.DecodeRuneInString(text[from:])
	if from > first.Start || unicode.IsLower(r) {
		k.change(c, source.Span{Start: first.Start, End: from + size}, string(unicode.ToUpper(r)))
	}
	for _, i := range c.kept {
		clause := d.Clauses[i]
		for j := max(clause.Tokens[0], 1); j+1 < clause.Tokens[1]; j++ {
			t := d.Tokens[j]
			if table.Field(t.Norm, 0) != "also" || t.Start <= from || k.views[c.source].quoted[j] {
				continue
			}
			if p := d.Tokens[j-1].Norm; p == "but" || p == "and" || p == "," || p == "could" {
				continue
			}
			k.change(c, source.Span{Start: t.Start, End: d.Tokens[j+1].Start}, "")
		}
	}
}

// quotes gives all quotations the same marks, and closes those that a cut breaks off at the end of a sentence.
func (k *composer) quotes(c *cut) {
	d := k.doc(c.source)
	text := k.text(c.source)
	span := d.Sentences[c.sentence].Span
	for _, i := range k.views[c.source].quotes[c.sentence] {
		q := d.Quotes[i]
		left, right := "“", "”"
		if q.Depth > 0 {
			left, right = "‘", "’"
		}
		if q.Outer.Start >= span.Start {
			k.change(c, source.Span{Start: q.Outer.Start, End: q.Start}, left)
		} else {
			k.change(c, source.Span{Start: span.Start, End: span.Start}, left)
		}
		if q.Outer.End <= span.End {
			if q.End < q.Outer.End {
				k.change(c, source.Span{Start: q.End, End: q.Outer.End}, right)
			}
		} else {
			k.change(c, source.Span{Start: span.End, End: span.End}, right)
		}
	}
	for i := span.Start; i < span.End; i++ {
		if strings.HasPrefix(text[i:], " - ") || strings.HasPrefix(text[i:], " -- ") {
			k.change(c, source.Span{Start: i + 1, End: i + strings.LastIndexByte(text[i:i+4], '-') + 1}, "–")
		}
		if text[i] == '\'' && i > 0 && i+1 < len(text) && letter(text[i-1]) && (letter(text[i+1]) || text[i+1] == ' ') {
			k.change(c, source.Span{Start: i, End: i + 1}, "’")
		}
	}
}

// change adds an edit to a cut, unless another one touches the place.
func (k *composer) change(c *cut, span source.Span, with string) {
	for _, e := range c.edits {
		if e.Overlaps(span) || span.Len() == 0 && e.Start < span.Start && span.Start < e.End {
			return
		}
	}
	at, _ := slices.BinarySearchFunc(c.edits, span, func(e edit, s source.Span) int {
		if e.Start != s.Start {
			return e.Start - s.Start
		}
		return e.End - s.End
	})
	c.edits = slices.Insert(c.edits, at, edit{span, with})
}

// mend puts names and dates in brackets where a pronoun or a relative day would hang in the air. It returns the places
// of the words that it put in.
func (k *composer) mend(c *cut, stood bool) []collate.Ref {
	var extra []collate.Ref
	if !stood {
		for _, h := range k.hanging(c) {
			if h.sort != "person" {
				continue
			}
			name, at, ok := k.antecedent(c, h)
			if !ok {
				continue
			}
			if h.form == "possessive" {
				name += "’s"
			}
			if h.Start == k.begins(c) {
				name = upper(name)
			}
			if k.replace(c, h.Span, "["+name+"]") {
				extra = append(extra, at)
			}
			break
		}
	}
	extra = append(extra, k.days(c)...)
	k.stale(c)
	return extra
}

// stood reports whether what a cut points back to stands before it: the sentence that it follows in its source, or one
// that tells the same. Quotations between the two, which name nobody, are passed over.
func (k *composer) stood(before []cut, c *cut) bool {
	at := *c
	for i := len(before) - 1; i >= 0; i-- {
		last := &before[i]
		if !k.follows(last, &at) {
			return false
		}
		if !k.mostlyQuoted(last) {
			return true
		}
		at = *last
	}
	return false
}

// replace is change for a word that the capital at the start of the sentence may have changed already.
func (k *composer) replace(c *cut, span source.Span, with string) bool {
	c.edits = slices.DeleteFunc(c.edits, func(e edit) bool { return span.Contains(e.Span) && e.Len() < span.Len() && e.Len() > 0 })
	for _, e := range c.edits {
		if e.Overlaps(span) {
			if e.End > span.Start && e.End < span.End && e.Start < span.Start { // an opening word and the first letter
				k.drop(c, e)
				k.change(c, source.Span{Start: e.Start, End: span.End}, with)
				return true
			}
			return false
		}
	}
	k.change(c, span, with)
	return true
}

func (k *composer) drop(c *cut, e edit) {
	c.edits = slices.DeleteFunc(c.edits, func(x edit) bool { return x == e })
}

// begins is where the first printed word of a cut stands in the source.
func (k *composer) begins(c *cut) int {
	d := k.doc(c.source)
	at := d.Clauses[c.kept[0]].Start
	for _, e := range c.edits {
		if e.Start == at && e.Len() > 0 {
			if e.with == "" {
				at = e.End
			} else {
				_, n := utf8.DecodeLastRuneInString(k.text(c.source)[:e.End])
				at = e.End - n
			}
		}
	}
	return at
}

// antecedent returns whom a pronoun stands for, in the shortest form that the digest's readers know, and where the
// source names them.
func (k *composer) antecedent(c *cut, h dangle) (string, collate.Ref, bool) {
	d := k.doc(c.source)
	for _, i := range k.views[c.source].speech[c.sentence] {
		a := d.Attributions[i]
		if a.Source.Overlaps(h.Span) && a.Speaker != "" {
			if a.Anonymous {
				return k.described(c, a.Speaker)
			}
			for _, n := range d.Names {
				if n.Full == a.Speaker && n.Start < h.Start {
					return k.short(n), collate.Ref{Source: c.source, Span: n.Span}, true
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
			if n.Kind == statement.Person {
				if !slices.ContainsFunc(persons, func(p statement.Name) bool { return p.Entity == n.Entity }) {
					persons = append(persons, n)
				}
			}
		}
		if len(persons) == 0 {
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
		if len(persons) != 1 {
			return "", collate.Ref{}, false
		}
		return k.short(persons[0]), collate.Ref{Source: c.source, Span: persons[0].Span}, true
	}
	return "", collate.Ref{}, false
}

// short is a person's last name where the digest has named the person before, else the full name.
func (k *composer) short(n statement.Name) string {
	if strings.Contains(k.said, n.Full) {
		words := strings.Fields(n.Full)
		return words[len(words)-1]
	}
	return n.Full
}

// described turns "a Moscow journalist" into "the journalist", and finds where the source has it.
func (k *composer) described(c *cut, speaker string) (string, collate.Ref, bool) {
	at := strings.Index(strings.ToLower(k.text(c.source)), strings.ToLower(speaker))
	words := strings.Fields(speaker)
	if at < 0 || len(words) == 0 {
		return "", collate.Ref{}, false
	}
	return "the " + strings.ToLower(words[len(words)-1]), collate.Ref{Source: c.source, Span: source.Span{Start: at, End: at + len(speaker)}}, true
}
