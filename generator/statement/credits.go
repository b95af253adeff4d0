package statement

import (
	"sort"
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/source"
)

// readCredits finds where the article says from whom it has something: reports whose speaker is an outlet, a body or a
// document ("Reuters reported", "according to the police"), outlets that were told something ("told the Gazette"),
// outlets after a passive ("first reported by Reuters"), documents and public places in which something is said ("in a
// statement", "on Facebook"), and signatures: agencies in datelines, copyright lines, "Information from: …", lists of
// sources.
//
// An outlet is known by the last word of its name or by the table outlets; a name of which neither holds is none.
func readCredits(d *Doc) {
	l := d.words()
	c := creditor{d: d, outlets: l.Table("outlets"), agencies: l.Table("agencies"), cues: l.Table("credit-cues"), seen: map[Span]bool{}, taken: map[int]string{}, within: map[int][]int{}}
	for i, a := range d.Attributions {
		c.within[a.Sentence] = append(c.within[a.Sentence], i)
	}
	c.reports()
	for i := range d.Sentences {
		s := d.Sentences[i]
		switch s.Class {
		case source.Byline, source.SourceList, source.Other, source.UI, source.Promo:
			c.signed(s)
		}
		if s.Class == source.SourceList {
			continue
		}
		if s.Class != source.Caption {
			c.phrases(s)
		}
		c.documents(s)
		c.dateline(s)
	}
	sort.SliceStable(d.Credits, func(i, j int) bool {
		a, b := d.Credits[i], d.Credits[j]
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
}

type creditor struct {
	d        *Doc
	outlets  *lexicon.Table
	agencies *lexicon.Table
	cues     *lexicon.Table
	seen     map[Span]bool
	taken    map[int]string // for offsets in credits, their origin
	within   map[int][]int  // the attributions of each sentence
	last     string         // the outlet that was credited last, for "the paper"
}

func (c *creditor) add(x Credit) {
	x.Origin = strings.TrimSuffix(x.Origin, ".")
	if x.Origin == "" || x.Len() <= 0 || c.seen[x.Span] {
		return
	}
	for at := x.Start; at < x.End; at++ {
		if c.taken[at] == x.Origin {
			return
		}
	}
	for at := x.Start; at < x.End; at++ {
		c.taken[at] = x.Origin
	}
	c.seen[x.Span] = true
	c.d.Credits = append(c.d.Credits, x)
}

// outlet returns the outlet that the words of a span name, as it is called, or "".
func (c *creditor) outlet(s Span) string {
	d := c.d
	n := sort.Search(len(d.Names), func(i int) bool { return d.Names[i].End > s.Start })
	for ; n < len(d.Names) && d.Names[n].Start < s.End; n++ {
		m := d.Names[n]
		if m.Kind != Person && c.isOutlet(d.Words(m.Span)) {
			c.last = m.Full
			return m.Full
		}
	}
	// Names that the reading of names divides or does not know: runs of capitals.
	a, b := tokenAt(d, s.Start), tokenAt(d, s.End)
	for i := a; i < b; i++ {
		if !d.Tokens.At(i).Word || !isCapital(d.Words(d.Tokens.At(i).Span)) && !strings.Contains(d.Tokens.At(i).Norm, ".") {
			continue
		}
		end := i + 1
		for end < b && (d.Tokens.At(end).Word && isCapital(d.Words(d.Tokens.At(end).Span)) || d.Tokens.At(end).Norm == "-" && end+1 < b) {
			end++
		}
		if w := d.Words(Span{Start: d.Tokens.At(i).Start, End: d.Tokens.At(end - 1).End}); c.isOutlet(w) {
			c.last = oneLine(w)
			return c.last
		}
		i = end
	}
	// "local media", "the newspaper"
	head := b - 1
	for head > a && !d.Tokens.At(head).Word {
		head--
	}
	if head >= a && head < len(d.Tokens) {
		if w := d.Tokens.At(head).Norm; c.kind(w) == "noun" && d.tags.At(head) != name {
			if d.Tokens.At(a).Norm == "the" && head == a+1 && c.last != "" && c.outlets.Field(w, 1) == "" && !strings.HasPrefix(w, "report") {
				return c.last
			}
			if d.tags.At(a) == determiner {
				a++
			}
			return oneLine(d.Words(Span{Start: d.Tokens.At(a).Start, End: d.Tokens.At(head).End}))
		}
	}
	return ""
}

// kind returns the kind of an outlet word that is no part of a name.
func (c *creditor) kind(w string) string {
	k := c.outlets.Field(w, 0)
	if k == "word" && c.outlets.Field(w, 1) == "noun" {
		return "noun"
	}
	return k
}

// isOutlet reports whether a name is that of an outlet.
func (c *creditor) isOutlet(words string) bool {
	w := strings.ToLower(strings.TrimSuffix(strings.TrimSuffix(oneLine(words), "'s"), "’s"))
	if w == "" || !isCapital(strings.TrimLeft(words, "“\"")) && !strings.Contains(w, ".") {
		return false
	}
	if c.agencies.Has(w) || c.outlets.Field(w, 0) == "name" {
		return true
	}
	if short := strings.TrimPrefix(w, "the "); short != w && (c.agencies.Has(short) || c.outlets.Field(short, 0) == "name") {
		return true
	}
	fields := strings.FieldsFunc(w, func(r rune) bool { return r == ' ' || r == '-' })
	last := fields[len(fields)-1]
	if len(fields) > 1 && c.outlets.Field(last, 0) == "word" {
		return true
	}
	for _, f := range fields {
		if len(fields) > 1 && c.outlets.Field(f, 0) == "name" {
			return true // "BBC Radio 4"
		}
	}
	if i := strings.LastIndexByte(last, '.'); i > 0 && len(last)-i > 2 && len(last)-i < 5 && isLower(last[i+1:]) && !strings.HasSuffix(last, ".") {
		return len(fields) == 1
	}
	return false
}

// reports credits the reports whose speaker is no person.
func (c *creditor) reports() {
	d := c.d
	for _, a := range d.Attributions {
		if a.Source.Len() == 0 || a.Cue.Len() == 0 {
			continue
		}
		span := Span{Start: min(a.Source.Start, a.Cue.Start), End: max(a.Source.End, a.Cue.End)}
		if o := c.outlet(a.Source); o != "" && (a.clausal || a.phrased || strings.Contains(d.Words(a.Cue), "report")) {
			c.add(Credit{Span: span, Origin: o, Kind: Reported, Of: c.covered(a.Content)})
			continue
		}
		if a.phrased {
			c.add(Credit{Span: span, Origin: c.body(a), Kind: c.documentKind(a.Source), Of: c.covered(a.Content)})
		}
	}
}

// body returns the body or document that is credited with "according to", or "" for a person.
func (c *creditor) body(a Attribution) string {
	d := c.d
	n := sort.Search(len(d.Names), func(i int) bool { return d.Names[i].Start >= a.Source.Start })
	for ; n < len(d.Names) && d.Names[n].Start < a.Source.End; n++ {
		if d.Names[n].Kind == Person && d.Names[n].Full == a.Speaker {
			return ""
		}
	}
	w := oneLine(d.Words(a.Source))
	for _, article := range []string{"the ", "a ", "an ", "The ", "A ", "An "} {
		w = strings.TrimPrefix(w, article)
	}
	if head := strings.ToLower(w); strings.Count(w, " ") == 0 && isLower(w) && c.kind(head) == "" && !d.sets.reports.authority.Has(head) {
		return ""
	}
	return w
}

// documentKind tells whether the words name a document.
func (c *creditor) documentKind(s Span) CreditKind {
	for i := tokenAt(c.d, s.Start); i < len(c.d.Tokens) && c.d.Tokens.At(i).Start < s.End; i++ {
		if c.outlets.Field(c.d.Tokens.At(i).Norm, 0) == "document" && c.d.tags.At(i) != name {
			return Document
		}
	}
	return Reported
}

// covered returns the clauses that the content of a report covers.
func (c *creditor) covered(content []Span) []int {
	var of []int
	for _, s := range content {
		n := sort.Search(len(c.d.Clauses), func(i int) bool { return c.d.Clauses[i].End > s.Start })
		for ; n < len(c.d.Clauses) && c.d.Clauses[n].Start < s.End; n++ {
			if len(of) == 0 || of[len(of)-1] < n {
				of = append(of, n)
			}
		}
	}
	return of
}

// clausesNear returns the clause in which an offset stands, and what is said in a report of the same sentence whose cue
// stands in it.
func (c *creditor) clausesNear(s Sentence, at Span) []int {
	d := c.d
	for _, n := range c.within[c.index(s)] {
		a := d.Attributions[n]
		if a.Cue.Len() > 0 && s.Contains(a.Cue) && (a.Cue.Overlaps(at) || a.Cue.End <= at.Start && at.Start-a.Cue.End < 60) && a.clausal {
			return c.covered(a.Content)
		}
	}
	for n := s.Clauses[0]; n < s.Clauses[1]; n++ {
		if d.Clauses[n].Overlaps(at) {
			return []int{n}
		}
	}
	return nil
}

// phrases finds outlets after the words of the table: "told the Gazette", "first reported by Reuters".
func (c *creditor) phrases(s Sentence) {
	d := c.d
	var norms [4]string
	for i := s.Tokens[0]; i+1 < s.Tokens[1]; i++ {
		if !d.Tokens.At(i).Word {
			continue
		}
		n := 0
		for n < len(norms) && i+n < s.Tokens[1] && d.Tokens.At(i+n).Word {
			norms[n] = d.Tokens.At(i + n).Norm
			n++
		}
		n, cue := c.cues.Match(norms[:n])
		if n == 0 || c.cues.Field(cue, 0) == "signed" {
			continue
		}
		kind := CreditKind(c.cues.Field(cue, 0))
		end := c.phraseEnd(i+n, s.Tokens[1], kind)
		if end == i+n {
			continue
		}
		span := Span{Start: d.Tokens.At(i + n).Start, End: d.Tokens.At(end - 1).End}
		origin := c.outlet(span)
		if origin == "" || kind == Told && strings.HasPrefix(strings.ToLower(origin), "report") || d.sets.reports.hearer.Has(origin) {
			continue
		}
		first := i
		for first > s.Tokens[0] && (d.tags.At(first-1) == adverb || d.tags.At(first-1) == auxiliary) {
			first--
		}
		whole := Span{Start: d.Tokens.At(first).Start, End: span.End}
		c.add(Credit{Span: whole, Origin: origin, Kind: kind, Of: c.clausesNear(s, whole)})
	}
}

// phraseEnd returns the end of the words after a cue that can name an outlet: up to a verb, "that" or a mark.
func (c *creditor) phraseEnd(i, to int, kind CreditKind) int {
	d, start := c.d, i
	for ; i < to && i < start+9; i++ {
		switch d.tags.At(i) {
		case finite, modal, auxiliary, that, relative, pronoun, coordinator, subordinator:
			return i
		case preposition:
			if n := d.Tokens.At(i).Norm; n != "from" && n != "of" && n != "with" && n != "at" {
				return i
			}
		case determiner:
			if i > start && d.tags.At(i-1) != preposition {
				return i
			}
		case mark:
			if n := d.Tokens.At(i).Norm; n != "-" && n != "." && n != "&" || n == "." && i+1 == to {
				return i
			}
		}
	}
	return i
}

// documents finds "in a statement", "in a news release", "on Facebook" beside a report of speech.
func (c *creditor) documents(s Sentence) {
	d := c.d
	for i := s.Tokens[0]; i+1 < s.Tokens[1]; i++ {
		if w := d.Tokens.At(i).Norm; w != "in" && w != "on" && w != "via" || d.tags.At(i) != preposition {
			continue
		}
		end := i + 1
		for end < s.Tokens[1] && end < i+6 && d.Tokens.At(end).Word && (d.tags.At(end) == determiner || d.tags.At(end) == noun || d.tags.At(end) == name || d.tags.At(end) == adjective || d.tags.At(end) == participle || d.tags.At(end) == possessive) {
			if k := c.outlets.Field(d.Tokens.At(end).Norm, 0); k == "site" && isCapital(d.Words(d.Tokens.At(end).Span)) || k == "document" && d.tags.At(end) != name && end > i+1 && d.tags.At(end+1) != noun {
				break
			}
			end++
		}
		if end >= s.Tokens[1] {
			continue
		}
		k := c.outlets.Field(d.Tokens.At(end).Norm, 0)
		if k != "document" && k != "site" || k == "site" && (end != i+1 || !isCapital(d.Words(d.Tokens.At(end).Span))) {
			continue
		}
		span := Span{Start: d.Tokens.At(i).Start, End: d.Tokens.At(end).End}
		a := c.reportAt(s, span)
		if a < 0 {
			continue
		}
		at := d.Attributions[a]
		first := i + 1
		for first < end && (d.tags.At(first) == determiner || d.tags.At(first) == participle) {
			first++
		}
		origin := oneLine(d.Words(Span{Start: d.Tokens.At(first).Start, End: d.Tokens.At(end).End}))
		if at.Speaker != "" {
			origin = at.Speaker + ", " + origin
		}
		c.add(Credit{Span: span, Origin: origin, Kind: Document, Of: c.covered(at.Content)})
	}
}

// reportAt returns the report with a cue in the sentence nearest to a span outside what is said, or -1.
func (c *creditor) reportAt(s Sentence, span Span) int {
	best, far := -1, 0
	for _, n := range c.within[c.index(s)] {
		a := c.d.Attributions[n]
		if a.Cue.Len() == 0 || !a.clausal || !s.Contains(a.Cue) || overlapsAny(a.Content, span) {
			continue
		}
		if gap := max(a.Cue.Start-span.End, span.Start-a.Cue.End); best < 0 || gap < far {
			best, far = n, gap
		}
	}
	return best
}

// index returns the index of a sentence.
func (c *creditor) index(s Sentence) int {
	return sort.Search(len(c.d.Sentences), func(i int) bool { return c.d.Sentences[i].Start >= s.Start })
}

// dateline finds an agency in brackets before a dash near the start of a paragraph: "DELFT (AP) — The ferry …".
func (c *creditor) dateline(s Sentence) {
	d := c.d
	for i := s.Tokens[0]; i+2 < min(s.Tokens[1], s.Tokens[0]+14); i++ {
		if d.Tokens.At(i).Norm != "(" {
			continue
		}
		end := i + 1
		for end < s.Tokens[1] && d.Tokens.At(end).Norm != ")" {
			end++
		}
		if end >= s.Tokens[1] || end == i+1 || end > i+5 {
			return
		}
		span := Span{Start: d.Tokens.At(i).Start, End: d.Tokens.At(end).End}
		words := strings.ToLower(d.Words(Span{Start: d.Tokens.At(i + 1).Start, End: d.Tokens.At(end - 1).End}))
		dash := end+1 < s.Tokens[1] && strings.Contains("-–—--", d.Tokens.At(end+1).Norm) && !d.Tokens.At(end+1).Word
		if c.agencies.Has(words) && (dash || s.Class == source.Dateline || s.Class == source.Byline) {
			c.add(Credit{Span: span, Origin: c.agencies.Field(words, 0), Kind: Signed})
		}
		return
	}
}

// signed finds outlets in lines that sign the article: bylines, copyright lines, "Information from: …", lists of sources.
func (c *creditor) signed(s Sentence) {
	d := c.d
	words := strings.ToLower(d.Words(s.Span))
	signature := s.Class != source.Other && s.Class != source.UI && s.Class != source.Promo
	for _, e := range c.cues.Entries() {
		if c.cues.Field(e, 0) == "signed" && strings.Contains(words, e) {
			signature = true
		}
	}
	if !signature {
		return
	}
	if s.Class == source.SourceList {
		c.list(s)
		return
	}
	if o := c.outlet(s.Span); o != "" && isCapital(o) {
		span := s.Span
		if s.Len() > 120 {
			if n := strings.IndexAny(d.Words(s.Span), ".\n"); n > 0 {
				span.End = span.Start + n
			}
		}
		c.add(Credit{Span: span, Origin: o, Kind: Signed})
	}
}

// list credits each item of a list of sources.
func (c *creditor) list(s Sentence) {
	d := c.d
	from := s.Tokens[0]
	for i := s.Tokens[0]; i <= s.Tokens[1]; i++ {
		if i < s.Tokens[1] && d.Tokens.At(i).Norm == ":" {
			from = i + 1
			continue
		}
		if i < s.Tokens[1] && d.Tokens.At(i).Norm != "," && d.Tokens.At(i).Norm != ";" && d.Tokens.At(i).Norm != "." {
			continue
		}
		if i > from && d.Tokens.At(from).Word {
			span := Span{Start: d.Tokens.At(from).Start, End: d.Tokens.At(i - 1).End}
			if w := d.Words(span); isCapital(w) && span.Len() > 1 {
				c.add(Credit{Span: span, Origin: oneLine(w), Kind: Signed})
			}
		}
		if i == s.Tokens[1]-1 {
			return
		}
		if i < s.Tokens[1] && d.Tokens.At(i).Norm != "." {
			from = i + 1
		}
	}
}
