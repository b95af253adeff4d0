package digest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/source"
)

// printed is a cut as it stands in the digest, with those that go on with its quotation.
type printed struct {
	cut
	sentence DraftSentence
	last     int    // the last of its sentences in the source
	about    string // the last name of whom a pronoun in it stands for; "" where none is known
	hangs    bool   // it points back to the sentence before
}

// print turns cuts in their final order into sentences: mends what hangs in the air, divides into parts, cites, and lets
// a quotation run on. What hangs and cannot be mended is left out, and noted in k.hung.
func (k *composer) print(cuts []cut) []printed {
	out := make([]printed, 0, len(cuts))
	runs := k.running(cuts)
	for i := range cuts {
		c := cuts[i]
		c.edits = slices.Clone(c.edits)
		span := k.doc(c.source).Sentences[c.sentence].Span
		if runs[i] {
			k.unopen(&c)
		}
		if i+1 < len(cuts) && runs[i+1] {
			k.drop(&c, edit{source.Span{Start: span.End, End: span.End}, "”"})
		}
		p := printed{cut: c, last: c.sentence}
		extra, ok := k.mend(out, &p)
		if !ok {
			k.hung[k.key(&c)] = true
			continue
		}
		k.plainly(out, &p)
		k.retold(&p.cut)
		extra = append(extra, k.introduce(&p.cut)...)
		extra = append(extra, k.days(&p.cut)...)
		k.stale(&p.cut)
		p.sentence = DraftSentence{Parts: k.parts(&p.cut, extra)}
		if len(p.sentence.Parts) == 0 {
			continue
		}
		for _, part := range p.sentence.Parts {
			k.said += unbracketed.Replace(part.Text) + " "
		}
		for _, t := range c.stems {
			k.met[t] = true
		}
		if n := len(out); runs[i] && n > 0 && out[n-1].source == p.source && out[n-1].last == k.previous(p.source, p.cut.sentence) {
			out[n-1] = k.runOn(out[n-1], p)
			continue
		}
		out = append(out, p)
	}
	return out
}

// unopen takes away the mark that opens the quotation at the start of a cut.
func (k *composer) unopen(c *cut) {
	start := k.doc(c.source).Sentences[c.sentence].Start
	for i, e := range c.edits {
		if e.Start == start && e.with == "“" {
			if e.Len() == 0 {
				c.edits = slices.Delete(c.edits, i, i+1)
			} else {
				c.edits[i].with = ""
			}
			return
		}
	}
}

// open deletes what opens a cut by tying it to the sentence before, and gives the rest a capital. "Also" goes wherever
// it stands outside quotations, and "too" at the end.
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
			if d.Tokens[j+1].Norm == "." && !k.views[c.source].quoted[j] && (t.Norm == "too" || t.Norm == "either" && d.Verb(j-1) == "") {
				from := d.Tokens[j-1].End
				if d.Tokens[j-1].Norm == "," {
					from = d.Tokens[j-1].Start
				}
				k.change(c, source.Span{Start: from, End: t.End}, "")
			}
			if d.Tokens[j-1].Norm == "," {
				k.unset(c, j, clause.Tokens[1])
			}
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

// unset deletes words that tie a sentence to others, and that it sets off by commas, with the commas, where it has none
// before: "Lee, however, said" is "Lee said".
func (k *composer) unset(c *cut, j, end int) {
	d := k.doc(c.source)
	table := k.words.Table("openers")
	n, entry := k.matches(table, d, j, end)
	if n == 0 || table.Field(entry, 1) != "off" || k.views[c.source].quoted[j] || j+n >= len(d.Tokens) {
		return
	}
	from := d.Tokens[j-1].Start
	for t := d.Sentences[c.sentence].Tokens[0]; t < j-1; t++ {
		if w := d.Tokens[t]; !w.Word && w.Start > k.begins(c) && w.Norm != "'" && w.Norm != "’" {
			return
		}
	}
	switch next := d.Tokens[j+n]; next.Norm {
	case ",":
		k.change(c, source.Span{Start: from, End: next.End}, "")
	case ".":
		k.change(c, source.Span{Start: from, End: next.Start}, "")
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
		if q.Outer.End <= span.End && !(q.Open && q.Outer.End == span.End) {
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

// unbracketed takes the brackets from what was put in.
var unbracketed = strings.NewReplacer("[", "", "]", "")
