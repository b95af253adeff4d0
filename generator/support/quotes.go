package support

import (
	"slices"
	"strings"
	"unicode/utf8"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// A quotation in a digest must stand word for word within quotation marks of a source that is cited for it. What may
// differ is typography: the shape of marks, dashes and spaces, and punctuation at the edges. "…" and square brackets
// within a quotation stand for words that the editor left out or put in.

// quotable is a source's words in quotation marks.
type quotable struct {
	forms  []string // of every word of the source
	tokens []int    // the words' tokens
	within []bool   // whether it stands within quotation marks
	first  map[string][]int
}

func newQuotable(d *statement.Doc) *quotable {
	q := &quotable{first: map[string][]int{}}
	spans := statement.Quotations(d.Article.Text)
	for _, x := range d.Quotes {
		spans = append(spans, x.Span) // it knows marks that are turned the wrong way
	}
	slices.SortFunc(spans, func(a, b source.Span) int { return a.Start - b.Start })
	words := 0
	for t := range d.Tokens {
		if d.Tokens[t].Word {
			words++
		}
	}
	q.forms, q.tokens, q.within = make([]string, 0, words), make([]int, 0, words), make([]bool, 0, words)
	end, s := 0, 0
	for t := range d.Tokens {
		tok := &d.Tokens[t]
		if !tok.Word {
			continue
		}
		for s < len(spans) && spans[s].Start <= tok.Start {
			end = max(end, spans[s].End)
			s++
		}
		f := Letters(tok.Norm)
		q.first[f] = append(q.first[f], len(q.forms))
		q.forms = append(q.forms, f)
		q.tokens = append(q.tokens, t)
		q.within = append(q.within, tok.Start < end)
	}
	return q
}

// Letters is a word without its points, so that "U.S." and "US" and a word with a full stop are the same.
func Letters(norm string) string { return strings.Trim(strings.ReplaceAll(norm, ".", ""), "'’") }

// has reports whether the words stand in the source one after the other, and whether they do so within quotation marks.
func (q *quotable) has(words []string) (anywhere, quoted bool) {
	if len(words) == 0 {
		return true, true
	}
	for _, at := range q.first[words[0]] {
		if at+len(words) > len(q.forms) || !slices.Equal(q.forms[at:at+len(words)], words) {
			continue
		}
		anywhere = true
		if !slices.Contains(q.within[at:at+len(words)], false) {
			return true, true
		}
	}
	return anywhere, false
}

// Pieces divides a quotation into the runs of words that must stand together, at "…" and brackets.
func Pieces(d *statement.Doc, span source.Span) (runs [][]string, starts []int) {
	var run []string
	start, depth := 0, 0
	end := func() {
		if len(run) > 0 {
			runs, starts = append(runs, run), append(starts, start)
		}
		run = nil
	}
	for t := firstBehind(d, span.Start); t < len(d.Tokens) && d.Tokens[t].Start < span.End; t++ {
		tok := &d.Tokens[t]
		switch {
		case tok.Norm == "[":
			end()
			depth++
		case tok.Norm == "]":
			depth = max(0, depth-1)
		case tok.Norm == "…" || strings.HasPrefix(tok.Norm, "..."):
			end()
		case tok.Word && depth == 0:
			if len(run) == 0 {
				start = tok.Start
			}
			run = append(run, Letters(tok.Norm))
		}
	}
	end()
	return runs, starts
}

// quoted holds the quotations of a stretch against a source: a slot for each that it does not have word for word.
func (k *Court) quoted(v *Words, w *Source) []Slot {
	var slots []Slot
	for _, q := range v.text.quotations() {
		// a quotation that goes on beyond its stretch is held part by part, one that is never closed in its sentence too
		if !closed(v.text.doc, q) {
			q.End = min(q.End, v.at.End)
		}
		if q.Start = max(q.Start, v.at.Start); q.Start >= v.at.End || q.End <= v.at.Start {
			continue
		}
		q.End = min(q.End, v.at.End)
		runs, starts := Pieces(v.text.said, q)
		for i, run := range runs {
			anywhere, within := w.quotes().has(run)
			words := strings.Join(run, " ")
			at := source.Span{Start: starts[i], End: q.End}
			switch {
			case within:
				slots = append(slots, k.cutQuote(v, w, runs, i, starts[i])...)
			case anywhere:
				slots = append(slots, Slot{Kind: Quotation, Words: at, Reason: "“" + words + "” does not stand in quotation marks in " + w.Key})
			default:
				off, there := w.Misquoted(v, run, starts[i])
				slots = append(slots, Slot{Kind: Quotation, Words: source.Span{Start: off, End: at.End}, Source: there, Reason: "no cited source has the words “" + words + "”"})
			}
		}
	}
	return slots
}

// quotations returns the quotations of the text.
func (t *Text) quotations() []source.Span {
	if !t.quoted {
		t.quotes, t.quoted = statement.Quotations(t.doc.Article.Text), true
	}
	return t.quotes
}

// closed reports whether a quotation has a closing mark.
func closed(d *statement.Doc, q source.Span) bool {
	r, _ := utf8.DecodeRuneInString(d.Article.Text[q.End:])
	return strings.ContainsRune("”\"»“’'", r)
}

// quotes returns the source's words, with those in quotation marks marked.
func (w *Source) quotes() *quotable {
	if w.quotable == nil {
		w.quotable = newQuotable(w.Doc)
	}
	return w.quotable
}

// Has reports whether the source has words one after the other, and whether it has them in quotation marks.
func (w *Source) Has(words []string) (anywhere, quoted bool) { return w.quotes().has(words) }

// Misquoted returns where a quotation leaves the words of the source, in the stretch's text, and what stands there.
func (w *Source) Misquoted(v *Words, run []string, start int) (int, source.Span) {
	q := w.quotes()
	best, from := 0, -1
	for i := range min(len(run), 21) {
		for _, at := range q.first[run[i]] {
			n := 0
			for i+n < len(run) && at+n < len(q.forms) && q.forms[at+n] == run[i+n] {
				n++
			}
			if n > best {
				best, from = n, at-i
			}
		}
	}
	if best == 0 {
		return start, source.Span{}
	}
	// where the beginning of the quotation is found, the place is where it leaves the source
	if n, at := q.beginning(run); n >= 2 {
		from = at
	}
	a, b := max(0, from), min(len(q.tokens), max(from, 0)+len(run)+2)
	there := source.Span{Start: w.Doc.Tokens[q.tokens[a]].Start, End: w.Doc.Tokens[q.tokens[b-1]].End}
	off := 0
	for off < len(run) && from+off >= 0 && from+off < len(q.forms) && q.forms[from+off] == run[off] {
		off++
	}
	n := 0
	for t := v.tokens[0]; t < v.tokens[1]; t++ {
		tok := &v.text.said.Tokens[t]
		if tok.Start < start || !tok.Word {
			continue
		}
		if n == off {
			return tok.Start, there
		}
		n++
	}
	return start, there
}

// beginning finds the longest beginning of a quotation that the source has.
func (q *quotable) beginning(run []string) (n, at int) {
	for _, from := range q.first[run[0]] {
		m := 0
		for m < len(run) && from+m < len(q.forms) && q.forms[from+m] == run[m] {
			m++
		}
		if m > n {
			n, at = m, from
		}
	}
	return n, at
}
