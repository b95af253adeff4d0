package digest

import (
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// mend answers every word of a cut that points back: by the sentence printed before it, where that is the one that the
// word points to or tells the same and names nobody else, or by a name in brackets. It returns the places of the words
// that it put in, and false where a word is left hanging.
func (k *composer) mend(out []printed, p *printed) ([]collate.Ref, bool) {
	c := &p.cut
	near, twin := false, false
	if n := len(out); n > 0 {
		before := &out[n-1]
		near = before.source == c.source && before.last == k.previous(c.source, c.sentence)
		twin = near || k.follows(&before.cut, c) || k.followsAll(out[max(0, n-3):], c)
		for i := n - 1; !twin && i > 0 && k.mostlyQuoted(&out[i].cut); i-- {
			twin = k.follows(&out[i-1].cut, c) // quotations between the two name nobody
		}
	}
	if !near && k.voiceless(c) {
		return nil, false
	}
	if id, at, ok := k.introduced(c); ok && !k.met[id] && !(near && at == k.previous(c.source, c.sentence)) {
		return nil, false
	}
	if !near && k.nameless(c) {
		return nil, false
	}
	var extra []collate.Ref
	done := map[string]bool{}
	for _, h := range k.hanging(c) {
		if r, known := k.unnamed(c, h); known && !near && k.heard(out, r.last) {
			if k.replace(c, h.Span, "["+upper(r.words)+"]") {
				p.about, extra = r.last, k.from(extra, c, r.at)
				continue
			}
		}
		if h.sort != "person" || h.form == "phrase" || h.form == "noun" {
			if h.form == "noun" && k.mentioned(out, c, h) {
				continue
			}
			if !near && !(twin && k.same(out, c, h)) || !k.allOf(out, c, h) {
				return nil, false
			}
			p.hangs = true
			continue
		}
		r, known := k.antecedent(c, h)
		if !known || strings.HasPrefix(r.words, "the ") && !holds(strings.ToLower(k.said), r.last) { // no reader knows "[the commander]"
			if !near || !k.reaches(out) {
				return nil, false
			}
			p.hangs = true
			continue
		}
		if done[r.last] {
			continue
		}
		done[r.last], p.about = true, r.last
		if n := len(out); near && k.heard(out, r.last) || n > 0 && out[n-1].about == r.last || twin && !near && k.reads(&out[n-1], r.last) && k.namesOne(&out[n-1].cut, r.last) || k.spoke(out, r.last) {
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
			extra = k.from(extra, c, r.at)
		}
	}
	return extra, true
}

// voiceless reports whether a cut is somebody's words, and the sentence before it in its source, or an earlier one, tells
// whose.
func (k *composer) voiceless(c *cut) bool {
	d := k.doc(c.source)
	if !k.mostlyQuoted(c) {
		return false
	}
	span := d.Sentences[c.sentence].Span
	for _, i := range k.views[c.source].quotes[c.sentence] {
		if q := d.Quotes[i]; q.Depth == 0 && q.Attribution >= 0 && d.Attributions[q.Attribution].Sentence >= c.sentence {
			return false
		}
	}
	return !slices.ContainsFunc(k.views[c.source].speech[c.sentence], func(i int) bool { return span.Contains(d.Attributions[i].Source) })
}

// nearby is how many sentences on the place of a name in brackets needs no mention of its own.
const nearby = 5

// from adds the place of words that were put in, unless they stand near by in the source of the cut.
func (k *composer) from(extra []collate.Ref, c *cut, at collate.Ref) []collate.Ref {
	d := k.doc(c.source)
	if at.Source == c.source && at.End > d.Sentences[max(0, c.sentence-nearby)].Start && at.Start < d.Sentences[c.sentence].End {
		return extra
	}
	return append(extra, at)
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

// spoke reports whether the last of the printed sentences is a quotation of somebody alone whom the sentence before it in
// its source introduces: whoever reads of "him" next, in whatever source's words, takes it for the same.
func (k *composer) spoke(out []printed, name string) bool {
	n := len(out) - 1
	if n < 1 || !k.heard(out, name) || !k.mostlyQuoted(&out[n].cut) {
		return false
	}
	for ; n >= 0; n-- {
		d := k.doc(out[n].source)
		for _, x := range among(d.Names, d.Sentences[out[n].cut.sentence].Span, func(x *statement.Name) int { return x.Start }) {
			if x.Kind == statement.Person && last(x.Full) != name && k.keeps(&out[n].cut, x.Span) && !k.views[out[n].source].quoted[tokenAt(d, x.Start)] {
				return false
			}
		}
		if k.reads(&out[n], name) {
			return true
		}
	}
	return false
}

// reach is how many sentences back the thing that "the" thing points to is looked for.
const reach = 3

// introduced finds what a cut's subject points to by "the": its noun, which its source has for the first time in one of
// the sentences before, as something new to its readers, and which of them. A noun that the source begins with, never
// introduces, or has as known from the first needs no sentence before it: "the police".
func (k *composer) introduced(c *cut) (noun int32, at int, ok bool) {
	d := k.doc(c.source)
	subject := k.subject(c)
	if subject.Len() == 0 {
		return 0, 0, false
	}
	from := tokenAt(d, subject.Start)
	for t := tokenAt(d, k.begins(c)); t < from; t++ {
		if k.views[c.source].named[t] != 0 || k.views[c.source].quoted[t] {
			return 0, 0, false // "in Elm, the river …"
		}
	}
	head := -1
	for t := from; t < len(d.Tokens) && d.Tokens[t].Start < subject.End; t++ {
		if k.views[c.source].named[t] != 0 || k.views[c.source].quoted[t] || !d.Tokens[t].Word || t-from > 3 {
			return 0, 0, false
		}
		head = t
	}
	if d.Tokens[from].Norm != "the" || head <= from || d.Tokens[head].Norm == "police" {
		return 0, 0, false
	}
	if noun, ok = k.ids[d.Tokens[head].Stem]; !ok {
		return 0, 0, false
	}
	for at = c.sentence - 1; at > 0 && at >= c.sentence-reach; at-- { // what was done is what "the" doing points to
		s := d.Sentences[at]
		for t := s.Tokens[0]; t < s.Tokens[1] && s.Class == source.Prose; t++ {
			if d.Tokens[t].Stem == d.Tokens[head].Stem && d.Tokens[t].Norm != d.Tokens[head].Norm && d.Verb(t) != "" && !k.definite(c.source, t) {
				return noun, at, true
			}
		}
	}
	for at = 0; at < c.sentence; at++ {
		s := d.Sentences[at]
		if s.Class != source.Prose {
			continue
		}
		for t := s.Tokens[0]; t < s.Tokens[1]; t++ {
			if d.Tokens[t].Stem == d.Tokens[head].Stem {
				named := t > s.Tokens[0] && k.views[c.source].named[t-1] != 0 && k.views[c.source].named[t] == 0 // "the Moss works in Elm": the works
				return noun, at, c.sentence-at <= reach && (named || at > 0 && !k.definite(c.source, t))
			}
		}
	}
	return 0, 0, false
}

// nameless reports whether a cut begins with the noun of a body's name, "the office", whose name stands in one of the two
// sentences before it in its source and is not printed.
func (k *composer) nameless(c *cut) bool {
	d := k.doc(c.source)
	subject := k.subject(c)
	from := tokenAt(d, subject.Start)
	if subject.Len() == 0 || subject.Start != k.begins(c) || from+1 >= len(d.Tokens) || d.Tokens[from].Norm != "the" || d.Tokens[from+1].End != subject.End || k.views[c.source].named[from+1] != 0 {
		return false
	}
	for n, i := c.sentence, 0; i < 2; i++ {
		if n = k.previous(c.source, n); n < 0 {
			return false
		}
		for _, name := range among(d.Names, d.Sentences[n].Span, func(n *statement.Name) int { return n.Start }) {
			for t := tokenAt(d, name.Start); name.Kind != statement.Person && t < len(d.Tokens) && d.Tokens[t].Start < name.End; t++ {
				if d.Tokens[t].Stem == d.Tokens[from+1].Stem && name.Len() > d.Tokens[t].Len() {
					return !k.saidPlain(name.Full)
				}
			}
		}
	}
	return false
}

// definite reports whether a noun is told as something that readers know: "the", "this" or whose it is stands before it.
func (k *composer) definite(s, t int) bool {
	d := k.doc(s)
	for j := t - 1; j >= max(0, t-3) && d.Tokens[j].Word; j-- {
		if f := k.words.Table("anaphors"); d.Tokens[j].Norm == "the" || f.Field(d.Tokens[j].Norm, 1) == "possessive" || strings.HasSuffix(d.Tokens[j].Norm, "'s") || k.pointing(d.Tokens[j].Norm) {
			return true
		}
		if k.words.Table("function-words").Has(d.Tokens[j].Norm) {
			return false
		}
	}
	return false
}

// reaches reports whether the quotations that were printed last follow in their source on what was printed before them.
func (k *composer) reaches(out []printed) bool {
	for i := len(out) - 1; i >= 0 && k.mostlyQuoted(&out[i].cut); i-- {
		if i == 0 || out[i-1].source != out[i].source || out[i-1].last != k.previous(out[i].source, out[i].cut.sentence) {
			return false
		}
	}
	return true
}

// mentioned reports whether the noun of a pointing phrase, "the error", stands in a sentence that is printed.
func (k *composer) mentioned(out []printed, c *cut, h dangle) bool {
	nouns := k.nouns(c.source, h)
	if h.sort == "persons" {
		out = out[max(0, len(out)-2):] // "the two leaders" are those of whom one has just read
	}
	for _, id := range nouns {
		if !slices.ContainsFunc(out, func(p printed) bool { _, ok := slices.BinarySearch(p.cut.stems, id); return ok }) {
			return false
		}
	}
	return len(nouns) > 0
}

// same reports whether what a word points to stands in the last printed sentences, which another source's words make:
// the noun of "those collisions", or the subject of the sentence that the word follows in its own source.
func (k *composer) same(out []printed, c *cut, h dangle) bool {
	d := k.doc(c.source)
	last := out[max(0, len(out)-2):]
	has := func(id int32) bool {
		return slices.ContainsFunc(last, func(p printed) bool { _, ok := slices.BinarySearch(p.cut.stems, id); return ok })
	}
	if h.form == "phrase" || h.form == "noun" {
		if h.sort == "persons" && k.pointing(h.entry) {
			return k.peopled(&out[len(out)-1].cut) // "the couple"
		}
		if h.sort != "event" && h.sort != "thing" {
			return true
		}
		// "this move", "those two fatal collisions": what is pointed at, if it has a name of its own
		for t := tokenAt(d, h.End); t < len(d.Tokens) && d.Tokens[t].Start < h.End+30; t++ {
			if k.words.Table("function-words").Has(d.Tokens[t].Norm) || !d.Tokens[t].Word {
				break
			}
			if id, ok := k.ids[d.Tokens[t].Stem]; ok && has(id) {
				return true
			}
		}
		return h.sort == "event" && !plural(h.entry)
	}
	n := k.previous(c.source, c.sentence)
	if n < 0 {
		return false
	}
	for _, cl := range d.Clauses[d.Sentences[n].Clauses[0]:d.Sentences[n].Clauses[1]] {
		if cl.Subject.Len() == 0 {
			continue
		}
		for t := tokenAt(d, cl.Subject.Start); t < len(d.Tokens) && d.Tokens[t].Start < cl.Subject.End; t++ {
			if id, ok := k.ids[d.Tokens[t].Stem]; ok && has(id) {
				return true
			}
		}
		return false
	}
	return false
}

// peopled reports whether a cut tells of two persons or more.
func (k *composer) peopled(c *cut) bool {
	d := k.doc(c.source)
	n, last := 0, -1
	for _, i := range c.kept {
		for j := d.Clauses[i].Tokens[0]; j < d.Clauses[i].Tokens[1]; j++ {
			switch {
			case k.views[c.source].named[j] == 2 && last != j-1:
				n++
				last = j
			case k.views[c.source].named[j] == 2:
				last = j
			case k.words.Table("gendered").Has(d.Tokens[j].Norm):
				n++
			case k.words.Table("persons").Field(d.Tokens[j].Norm, 0) == "people":
				return true
			}
		}
	}
	return n > 1
}

// allOf reports whether as many of the sentences that its source has before a cut are printed before it as a phrase counts
// that points back to things: "those two collisions".
func (k *composer) allOf(out []printed, c *cut, h dangle) bool {
	if h.sort != "event" || !k.pointing(h.entry) {
		return true
	}
	d := k.doc(c.source)
	many := int64(0)
	for _, n := range among(d.Numbers, source.Span{Start: h.Start, End: h.End + 2}, func(n *statement.Number) int { return n.Start }) {
		if !n.Vague && !n.Ordinal {
			many = max(many, n.Low/1000)
		}
	}
	before := c.sentence
	for i := len(out) - 1; many > 0; i, many = i-1, many-1 {
		before = k.previous(c.source, before)
		if i < 0 || out[i].source != c.source || out[i].cut.sentence != before {
			return false
		}
	}
	return true
}

// plural reports whether a pointing word points to several things.
func plural(entry string) bool { return entry == "these" || entry == "those" }

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
