package digest

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// A cut is a sentence of a source, or what deleting some of its clauses leaves: a candidate for printing.
type cut struct {
	source   int
	sentence int
	kept     []int  // indexes into Doc.Clauses, in order
	edits    []edit // what is changed within the kept clauses, in order, not overlapping
	words    int
	covers   []int   // statements, in order, each once
	stems    []int32 // of its content words, in order of their numbers, each once
	whole    bool    // nothing but an opening connective is deleted
	fault    int     // what speaks against printing it, in thousandths
	contest  int     // of it, what readings weigh that others contradict, told as somebody's words or not
	prior    []int   // where it leans: the statements of the sentence before it
	needs    []int   // sentences of the source that must be printed with it: they hold the rest of a quotation, or its speaker
	early    int     // from 1: its place among what belongs behind the lead; 0 where it does not
	leans    bool    // it cannot be understood without the sentence before it
	apart    bool    // it tells of another matter, which the closing list may have
	points   bool    // and no name in brackets can help it
	intro    int     // the sentence of its source that tells first of what it begins with, "the ruling"; -1 where it needs none
	noun     int32   // the stem of that
	nouns    []int32 // stems of what it points to by name, "the error"
}

// edit replaces a span of the source's text.
type edit struct {
	source.Span
	with string
}

// mostClauses is the clauses of a sentence that is cut in the middle; of a longer one only the ends are cut off.
const mostClauses = 12

// cuts makes the candidates of a sentence. The whole sentence comes first.
func (k *composer) cuts(s, n int) []cut {
	d := k.doc(s)
	sentence := d.Sentences[n]
	all := make([]int, 0, sentence.Clauses[1]-sentence.Clauses[0])
	for i := sentence.Clauses[0]; i < sentence.Clauses[1]; i++ {
		all = append(all, i)
	}
	if len(all) == 0 {
		return nil
	}
	sets := [][]int{all}
	add := func(kept []int) {
		if len(kept) == 0 || slices.ContainsFunc(sets, func(x []int) bool { return slices.Equal(x, kept) }) {
			return
		}
		if k.stands(s, n, kept) {
			sets = append(sets, kept)
		}
	}
	for i := 1; i < len(all); i++ {
		add(all[:i]) // the end cut off
		add(all[i:]) // the beginning cut off
		for j := i + 1; j < len(all) && len(all) <= mostClauses; j++ {
			add(slices.Concat(all[:i], all[j:])) // something in the middle
			add(all[i:j])
		}
	}
	var out []cut
	for i, kept := range sets {
		if c, ok := k.cut(s, n, kept); ok {
			if c.whole = i == 0; !c.whole {
				c.fault = faultCut
			}
			out = append(out, c)
		}
	}
	return out
}

// stands reports whether the kept clauses of a sentence, some but not all, make a sentence that says nothing that the
// whole did not: what is deleted is set off, can be spared, and nothing that qualifies the rest is among it.
func (k *composer) stands(s, n int, kept []int) bool {
	d := k.doc(s)
	sentence := d.Sentences[n]
	in := func(i int) bool { _, ok := slices.BinarySearch(kept, i); return ok }
	first := d.Clauses[kept[0]]
	for _, i := range kept {
		clause := d.Clauses[i]
		if clause.Kind != statement.Main && clause.Kind != statement.Coordinate {
			continue
		}
		// its subject stands in it, or is kept with what holds it
		if clause.Subject.Len() == 0 {
			if clause.Kind == statement.Main && i != sentence.Clauses[0] && i == kept[0] {
				return false
			}
		} else if !slices.ContainsFunc(kept, func(j int) bool { return d.Clauses[j].Span.Contains(clause.Subject) }) {
			return false
		}
	}
	switch first.Kind {
	case statement.Main:
		// behind a comma alone it may be the end of a list
		if i := kept[0] - 1; i >= sentence.Clauses[0] {
			before := strings.TrimRight(k.text(s)[sentence.Start:first.Start], " ")
			if strings.Count(before, ",") > 1 {
				return false
			}
			switch d.Clauses[i].Kind {
			case statement.Main, statement.Coordinate, statement.Content, statement.Speech:
				if r, _ := utf8.DecodeLastRuneInString(before); !strings.ContainsRune(";:—–", r) {
					return false
				}
			}
		}
	case statement.Coordinate:
		// "and" and "but" can go; what "or" joins is no statement by itself
		if !first.Span.Contains(first.Subject) || first.Subject.Len() == 0 ||
			k.words.Table("openers").Field(d.Tokens[first.Tokens[0]].Norm, 0) != "bare" {
			return false
		}
	case statement.Adjunct, statement.Subordinate, statement.Speech:
		if !slices.ContainsFunc(kept, func(i int) bool { return d.Clauses[i].Kind == statement.Main }) {
			return false
		}
	default:
		return false
	}
	core := false
	for i := sentence.Clauses[0]; i < sentence.Clauses[1]; i++ {
		c := d.Clauses[i]
		if in(i) {
			core = core || c.Kind == statement.Main || c.Kind == statement.Coordinate
			// what leans on the clause before it goes with it
			if i > sentence.Clauses[0] && !in(i-1) && i != kept[0] {
				switch c.Kind {
				case statement.Coordinate:
					if d.Clauses[i-1].Kind == statement.Main {
						return false
					}
				case statement.Main:
				default:
					return false
				}
			}
			continue
		}
		if i > kept[0] && !k.spare(s, i, in) {
			return false
		}
		if i < kept[0] && !k.sparedBefore(s, i) {
			return false
		}
	}
	return core && k.balanced(s, n, kept)
}

// spare reports whether a clause behind the first kept one can be deleted.
func (k *composer) spare(s, i int, in func(int) bool) bool {
	d := k.doc(s)
	c := d.Clauses[i]
	previous := in(i - 1)
	if c.Kind == statement.Coordinate && previous && k.words.Table("turning").Has(d.Tokens[c.Tokens[0]].Norm) {
		return false // it may take back what stands before it
	}
	switch c.Kind {
	case statement.Participle, statement.Relative, statement.Coordinate, statement.Subordinate, statement.Adjunct:
		// deleted from a comma or a dash on, or as part of a longer deletion; "and" sets itself off
		if previous && !k.setOff(s, c) && c.Kind != statement.Coordinate {
			return false
		}
		if i+1 < len(d.Clauses) && in(i+1) && d.Clauses[i+1].Sentence == c.Sentence && !k.closedBy(s, c) {
			return false
		}
	case statement.Content, statement.Main:
		if previous {
			return false
		}
	case statement.Speech:
		return false // credit and speaker stay
	}
	return !k.qualifies(s, c, in)
}

// sparedBefore reports whether a clause before the first kept one can be deleted.
func (k *composer) sparedBefore(s, i int) bool {
	c := k.doc(s).Clauses[i]
	if c.Kind == statement.Speech || c.Kind == statement.Adjunct || c.Kind == statement.Content {
		return false
	}
	return !k.qualifies(s, c, func(int) bool { return false })
}

// setOff reports whether a clause begins behind a comma, a dash or a bracket.
func (k *composer) setOff(s int, c statement.Clause) bool {
	text := k.text(s)
	before := strings.TrimRight(text[:c.Start], " ")
	r, _ := utf8.DecodeLastRuneInString(before)
	f, _ := utf8.DecodeRuneInString(text[c.Start:])
	return strings.ContainsRune(",;—–―(", r) || strings.ContainsRune(",;—–―(", f) || strings.HasSuffix(before, " -")
}

// closedBy reports whether a clause ends at a comma, a dash or a bracket.
func (k *composer) closedBy(s int, c statement.Clause) bool {
	text := k.text(s)
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:c.End], " "))
	f, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[c.End:], " "))
	return strings.ContainsRune(",;—–―)", r) || strings.ContainsRune(",;—–―)", f)
}

// qualifies reports whether a clause must not be deleted because it changes what the rest asserts: a condition, a
// credit, a hedge or a negation that covers more than the clause.
func (k *composer) qualifies(s int, c statement.Clause, in func(int) bool) bool {
	d := k.doc(s)
	for _, cue := range among(d.Cues, c.Span, func(x *statement.Cue) int { return x.Start }) {
		switch cue.Kind {
		case statement.Condition:
			return true
		case statement.Hedge, statement.Negation, statement.Claimed, statement.Approximate:
			if cue.Scope.Len() > 0 && !c.Span.Contains(cue.Scope) {
				return true
			}
		}
	}
	for _, credit := range among(d.Credits, d.Sentences[c.Sentence].Span, func(x *statement.Credit) int { return x.Start }) {
		if !c.Overlaps(credit.Span) {
			continue
		}
		for _, of := range credit.Of {
			if in(of) {
				return true
			}
		}
	}
	return false
}

// balanced reports whether what is kept has no quotation, bracket or dash open.
func (k *composer) balanced(s, n int, kept []int) bool {
	d := k.doc(s)
	sentence := d.Sentences[n]
	for _, i := range k.views[s].quotes[n] {
		q := d.Quotes[i]
		inside, outside := false, false
		for i := sentence.Clauses[0]; i < sentence.Clauses[1]; i++ {
			if !d.Clauses[i].Overlaps(q.Span) {
				continue
			}
			if _, ok := slices.BinarySearch(kept, i); ok {
				inside = true
			} else {
				outside = true
			}
		}
		if inside && outside {
			return false
		}
	}
	// whatever the reading of quotations made of it: marks and brackets pair up within what is kept
	var pairs [3]int
	low := 0 // of pairs[1], those opened by „
	for _, i := range kept {
		for _, r := range d.Words(d.Clauses[i].Span) {
			switch r {
			case '(':
				pairs[0]++
			case ')':
				pairs[0]--
			case '„':
				pairs[1], low = pairs[1]+1, low+1
			case '“':
				if low > 0 { // it closes „
					pairs[1], low = pairs[1]-1, low-1
					continue
				}
				pairs[1]++
			case '”':
				pairs[1]--
			case '"':
				pairs[2] ^= 1
			}
		}
	}
	return pairs == [3]int{}
}

// cut fills in a candidate; false where it cannot be printed at all.
func (k *composer) cut(s, n int, kept []int) (cut, bool) {
	d := k.doc(s)
	sentence := d.Sentences[n]
	c := cut{source: s, sentence: n, kept: kept, intro: -1}
	for _, i := range kept {
		for _, t := range d.Tokens[d.Clauses[i].Tokens[0]:d.Clauses[i].Tokens[1]] {
			c.words += count(t.Norm)
		}
		c.stems = append(c.stems, k.stems[s][i]...)
		for _, st := range k.told[s][i] {
			if !slices.Contains(c.covers, st) {
				c.covers = append(c.covers, st)
			}
		}
	}
	slices.Sort(c.covers)
	slices.Sort(c.stems)
	c.stems = slices.Compact(c.stems)
	for _, g := range k.c.Sources[s].Article.Gaps {
		for _, i := range kept {
			if g.Overlaps(d.Clauses[i].Span) {
				return c, false
			}
		}
	}
	// what is left out, from the sentence's start to its end
	at := sentence.Start
	for _, i := range kept {
		if d.Clauses[i].Start > at && (at == sentence.Start || !contiguous(kept, i)) {
			c.edits = append(c.edits, edit{Span: source.Span{Start: at, End: d.Clauses[i].Start}})
		}
		at = d.Clauses[i].End
	}
	if at < sentence.End {
		c.edits = append(c.edits, edit{Span: source.Span{Start: at, End: sentence.End}})
	}
	k.open(&c)
	k.quotes(&c)
	return c, c.words > 2
}

func contiguous(kept []int, i int) bool { _, ok := slices.BinarySearch(kept, i-1); return ok }

// count counts words as a reader's eye does: runs of letters and digits.
func count(s string) int {
	n, in := 0, false
	for _, r := range s {
		w := wordRune(r) || r == '_'
		if w && !in {
			n++
		}
		in = w
	}
	return n
}

// upper writes the first letter of s as a capital.
func upper(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
