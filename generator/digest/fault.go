package digest

import (
	"slices"
	"sort"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// What speaks against printing a cut, in thousandths of what it is worth.
const (
	faultConflictHigh   = 800 // it has the reading that the others contradict, and that matters
	faultConflictMedium = 450
	faultReadingHigh    = 450 // another reading is to be preferred
	faultReadingMedium  = 300
	faultReadingLow     = 40
	faultCredit         = 250 // it drops a credit or speaker that other sources give
	faultUnquoted       = 220 // it paraphrases what others quote
	faultLean           = 250 // it leans on a sentence that is not printed before it
	faultNamed          = 80  // a name in brackets helps
	faultThin           = 700 // at most: it leaves out what most other sources tell at that point
	faultQuestion       = 600
	faultChat           = 850 // it speaks to the reader
	faultCut            = 220 // words are deleted that the source has
	faultBare           = 300 // it names nobody and gives no figure, and one source alone says it
	faultContrary       = 500 // it tells the reading that the note beside the printed one tells
	faultAgain          = 400 // it introduces what the lead has introduced
	faultGloss          = 450 // it says what an event means, in words that no other source has
	faultUndated        = 700 // "yesterday", and no date tells which day that was
	faultOvertaken      = 550 // a later article tells another state
	faultBefore         = 250 // it tells what had been done before that
	faultShort          = 200
	faultGarbled        = 600 // words have run together
	faultMost           = 950
)

// find adds up what speaks against a cut, but for what depends on its neighbours.
func (k *composer) find(c *cut) {
	c.fault += k.disputed(c) + k.uncredited(c) + k.thin(c) + k.unlike(c) + k.bare(c) + k.gloss(c)
	if k.overtaken(c) {
		c.fault += faultOvertaken
	} else if k.present(c, false) {
		c.fault += faultBefore
	}
	if k.undated(c) {
		c.fault += faultUndated
	}
	if k.runTogether(c) {
		c.fault += faultGarbled
	}
	c.fault = min(c.fault, faultMost)
	for _, h := range k.hanging(c) {
		if h.form == "noun" {
			c.nouns = append(c.nouns, k.nouns(c.source, h)...)
			continue
		}
		c.leans = true
		if _, known := k.antecedent(c, h); h.sort != "person" || h.form == "phrase" || !known {
			c.points = true
		}
	}
}

// keeps reports whether the cut prints all of a span.
func (k *composer) keeps(c *cut, s source.Span) bool {
	d := k.doc(c.source)
	for _, i := range c.kept {
		if d.Clauses[i].Overlaps(s) {
			return true
		}
	}
	return false
}

// disputed weighs the readings that the cut prints where another is to be preferred.
func (k *composer) disputed(c *cut) int {
	fault := 0
	c.contest = 0
	seen := map[int]bool{}
	for _, p := range k.places[c.source] {
		d := &k.c.Differences[p.difference]
		if seen[p.difference] || p.reading == d.Prefer || !k.keeps(c, p.Span) {
			continue
		}
		// a source may have both readings, at one place or as two utterances
		if d.Prefer >= 0 && d.Kind == collate.Quotation && slices.Contains(d.Readings[d.Prefer].Sources, c.source) {
			continue
		}
		if d.Prefer >= 0 && slices.ContainsFunc(d.Readings[d.Prefer].Spans, func(r collate.Ref) bool { return r.Source == c.source && k.keeps(c, r.Span) }) {
			continue
		}
		seen[p.difference] = true
		n := faultReadingLow
		switch {
		case d.Severity == collate.High && d.Conflict:
			n = faultConflictHigh
		case d.Severity == collate.High:
			n = faultReadingHigh
		case d.Severity == collate.Medium && d.Conflict:
			n = faultConflictMedium
		case d.Severity == collate.Medium:
			n = faultReadingMedium
		}
		if d.Prefer < 0 { // none is better, but what is contested should not lead
			c.contest += n / 2
			continue
		}
		c.contest += n
		if k.claimed(c.source, p.Span) {
			n /= 2 // told as somebody's words it may stand beside what it contradicts
			if d.Kind == collate.Polarity {
				n /= 2
			}
		}
		fault += n
	}
	return fault
}

// minor reports whether a cut has a reading that bears a note and that another is to be preferred to.
func (k *composer) minor(c *cut) bool {
	return slices.ContainsFunc(k.places[c.source], func(p place) bool {
		d := &k.c.Differences[p.difference]
		return d.Prefer >= 0 && p.reading != d.Prefer && d.Severity != collate.Low && k.keeps(c, p.Span) &&
			!slices.ContainsFunc(d.Readings[d.Prefer].Spans, func(r collate.Ref) bool { return r.Source == c.source && k.keeps(c, r.Span) })
	})
}

// claimed reports whether a span is what the source lets somebody say.
func (k *composer) claimed(s int, span source.Span) bool {
	d := k.doc(s)
	i := sort.Search(len(d.Clauses), func(i int) bool { return d.Clauses[i].End > span.Start })
	return i < len(d.Clauses) && (k.views[s].told[i]&(byCredit|bySpeaker) != 0 || k.views[s].quoted[tokenAt(d, span.Start)])
}

// uncredited weighs a credit, a speaker or quotation marks that other sources give for a statement and the cut does not.
func (k *composer) uncredited(c *cut) int {
	most := 0
	for _, st := range c.covers {
		own := k.manner(st, c.source)
		fault := 0
		for _, m := range []struct {
			manner
			fault int
		}{{byCredit, faultCredit}, {bySpeaker, faultCredit}, {inQuotes, faultUnquoted}} {
			with := 0
			for _, s := range k.support[st] {
				if k.manner(st, s)&m.manner != 0 {
					with++
				}
			}
			if own&m.manner == 0 && 2*with > len(k.support[st]) {
				fault += m.fault
			}
		}
		most = max(most, fault)
	}
	return most
}

// manner is how a source tells a statement.
func (k *composer) manner(st, s int) manner {
	var m manner
	for _, u := range k.c.Statements[st].Units {
		if u.Source == s {
			m |= k.views[s].told[u.Clause]
		}
	}
	return m
}

// credited reports whether a source gives a statement with a credit or a speaker.
func (k *composer) credited(st, s int) bool { return k.manner(st, s)&(byCredit|bySpeaker) != 0 }

// thin weighs what other sources agree to tell at this point and the cut leaves out.
func (k *composer) thin(c *cut) int {
	told, total := 0, 0
	for _, st := range c.covers {
		if len(k.support[st]) < 2 {
			continue
		}
		for i, stem := range k.stock[st].stems {
			total += k.stock[st].by[i]
			if _, ok := slices.BinarySearch(c.stems, stem); ok {
				told += k.stock[st].by[i]
			}
		}
	}
	if total == 0 {
		return 0
	}
	return faultThin * (total - told) / total
}

// unlike weighs what does not sound like a digest: questions, and sentences that speak to the reader.
func (k *composer) unlike(c *cut) int {
	d := k.doc(c.source)
	fault := 0
	words := d.Words(d.Sentences[c.sentence].Span)
	if strings.HasSuffix(strings.TrimRight(words, "”\"’' "), "?") {
		fault += faultQuestion
	}
	tokens := d.Sentences[c.sentence].Tokens
	for i := tokens[0]; i < tokens[1]; i++ {
		t := d.Tokens[i]
		if !t.Word || k.views[c.source].quoted[i] {
			continue
		}
		switch k.words.Table("anaphors").Field(t.Norm, 0) {
		case "reader":
			return fault + faultChat
		case "us":
			if d.Words(t.Span) == "us" { // and not "US"
				return fault + faultChat
			}
		case "chat":
			if i == tokens[0] {
				return fault + faultChat
			}
		}
	}
	return fault
}

// gloss weighs a writer's view of what an event means, where hardly a word of it stands in what others say.
func (k *composer) gloss(c *cut) int {
	d, v := k.doc(c.source), &k.views[c.source]
	table := k.words.Table("glosses")
	for _, i := range c.kept {
		clause := d.Clauses[i]
		for j := clause.Tokens[0]; j < clause.Tokens[1]; j++ {
			if v.quoted[j] || v.told[i] != 0 || !table.Has(d.Tokens[j].Norm) {
				continue
			}
			all, shared := 0, 0
			for _, t := range d.Tokens[j+1 : clause.Tokens[1]] {
				id, ok := k.ids[t.Stem]
				if !ok || !t.Word {
					continue
				}
				all++
				if slices.ContainsFunc(c.covers, func(st int) bool { _, ok := slices.BinarySearch(k.stock[st].stems, id); return ok }) {
					shared++
				}
			}
			if all > 0 && 3*shared < all {
				return faultGloss
			}
		}
	}
	return 0
}

// bare weighs chatter: what one source says that holds no name, no figure and nobody's words, and very short sentences.
func (k *composer) bare(c *cut) int {
	d, v := k.doc(c.source), &k.views[c.source]
	fault := 0
	if c.words < 6 {
		fault += faultShort
	}
	for _, st := range c.covers {
		if len(k.support[st]) > 1 {
			return fault
		}
	}
	if k.mostlyQuoted(c) {
		return fault + faultBare
	}
	if slices.ContainsFunc(k.places[c.source], func(p place) bool {
		return k.c.Differences[p.difference].Severity != collate.Low && k.keeps(c, p.Span)
	}) {
		return fault // what the sources differ in
	}
	for _, i := range c.kept {
		for j := d.Clauses[i].Tokens[0]; j < d.Clauses[i].Tokens[1]; j++ {
			if v.quoted[j] || v.named[j] != 0 || digit(d.Tokens[j].Norm[0]) {
				return fault
			}
		}
	}
	return fault + faultBare
}

// mostlyQuoted reports whether hardly a word of the cut stands outside quotation marks.
func (k *composer) mostlyQuoted(c *cut) bool {
	d, v := k.doc(c.source), &k.views[c.source]
	in, out := 0, 0
	for _, i := range c.kept {
		for j := d.Clauses[i].Tokens[0]; j < d.Clauses[i].Tokens[1]; j++ {
			if v.quoted[j] {
				in++
			} else if d.Tokens[j].Word {
				out++
			}
		}
	}
	return in > 5*out
}

// needs returns the other sentences without which a quotation in the cut has no speaker: from the one that names the
// speaker to the cut's own. It gives up where that is far away.
func (k *composer) needs(c *cut) (out []int, ok bool) {
	d := k.doc(c.source)
	span := d.Sentences[c.sentence].Span
	for _, i := range k.views[c.source].quotes[c.sentence] {
		q := d.Quotes[i]
		if q.Depth > 0 || !q.Speech || !q.Outer.Overlaps(span) || !k.keeps(c, q.Outer) {
			continue
		}
		from, to := c.sentence, c.sentence
		switch {
		case q.Attribution >= 0:
			a := d.Attributions[q.Attribution]
			from, to = min(from, a.Sentence), max(to, a.Sentence)
			if a.Sentence == c.sentence && k.mostlyQuoted(c) && !span.Contains(a.Source) && a.Source.Start < span.Start {
				if from = k.previous(c.source, from); from < 0 {
					return nil, false
				}
			}
		case q.Outer.Start < span.Start || k.mostlyQuoted(c):
			if from = k.previous(c.source, from); from < 0 { // the speaker stands before, if anywhere
				return nil, false
			}
		default:
			continue
		}
		if to-from > 6 {
			return nil, false
		}
		for n := from; n <= to; n++ {
			if n != c.sentence && !slices.Contains(out, n) && k.printable(c.source, n) {
				out = append(out, n)
			}
		}
	}
	if n := k.next(c.source, c.sentence); n >= 0 && !slices.Contains(out, n) && k.disclaims(c.source, n) {
		out = append(out, n)
	}
	slices.Sort(out)
	return out, true
}

// disclaims reports whether a sentence takes back, denies or doubts the one before it: "The company denies this."
func (k *composer) disclaims(s, n int) bool {
	d, v := k.doc(s), &k.views[s]
	denials, back := k.words.Table("disclaimers"), k.words.Table("anaphors")
	denies, points := false, false
	sentence := d.Sentences[n]
	if sentence.Tokens[1]-sentence.Tokens[0] > 16 {
		return false
	}
	for j := sentence.Tokens[0]; j < sentence.Tokens[1]; j++ {
		if v.quoted[j] {
			continue
		}
		if m, _ := k.matches(denials, d, j, sentence.Tokens[1]); m > 0 {
			denies = true
		}
		m, entry := k.matches(back, d, j, sentence.Tokens[1])
		switch back.Field(entry, 0) {
		case "event", "thing":
			points = points || m > 0
		}
		points = points || d.Tokens[j].Norm == "otherwise"
	}
	return denies && points
}

// runTogether reports whether a word of a cut is several that have lost their spaces, "SecretaryAnnLee", or stands twice:
// "in the the harbour".
func (k *composer) runTogether(c *cut) bool {
	d := k.doc(c.source)
	return slices.ContainsFunc(c.kept, func(i int) bool {
		tokens := d.Tokens[d.Clauses[i].Tokens[0]:d.Clauses[i].Tokens[1]]
		for j, t := range tokens {
			if t.Len() > 9 && garbled(d.Words(t.Span)) || j > 0 && t.Norm == tokens[j-1].Norm && k.words.Table("function-words").Has(t.Norm) && t.Norm != "that" && t.Norm != "had" {
				return true
			}
		}
		return false
	})
}

// undated reports whether a cut tells a day by the day of its article alone, whose date nobody gives.
func (k *composer) undated(c *cut) bool {
	d := k.doc(c.source)
	return slices.ContainsFunc(k.datesIn(c), func(x statement.Date) bool {
		return x.Kind == statement.Deictic && x.From == "" && k.words.Table("near-days").Has(strings.ToLower(d.Words(x.Span))) && !k.views[c.source].quoted[tokenAt(d, x.Start)]
	})
}
