package verify

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"variorum/generator/report"
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
		f := letters(tok.Norm)
		q.first[f] = append(q.first[f], len(q.forms))
		q.forms = append(q.forms, f)
		q.tokens = append(q.tokens, t)
		q.within = append(q.within, tok.Start < end)
	}
	return q
}

// letters is a word without its points, so that "U.S." and "US" and a word with a full stop are the same.
func letters(norm string) string { return strings.Trim(strings.ReplaceAll(norm, ".", ""), "'’") }

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

// pieces divides a quotation into the runs of words that must stand together, at "…" and brackets.
func pieces(d *statement.Doc, span source.Span) (runs [][]string, starts []int) {
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
			run = append(run, letters(tok.Norm))
		}
	}
	end()
	return runs, starts
}

// quotes checks the quotations of the text.
func (e *examiner) quotes() {
	for _, q := range statement.Quotations(e.doc.Article.Text) {
		v := e.at(q.Start)
		if v == nil || v.note >= 0 || v.own || len(v.keys) == 0 {
			continue
		}
		// a quotation that goes on beyond its passage is checked part by part, one that is never closed in its sentence
		if !e.closed(q) {
			q.End = min(q.End, v.at.End)
		}
		for part := q; part.Start < part.End; {
			v := e.at(part.Start)
			if v == nil {
				break
			}
			here := source.Span{Start: part.Start, End: min(part.End, v.at.End)}
			e.quote(v, here)
			part.Start = v.at.End + 1
		}
	}
}

// closed reports whether a quotation has a closing mark.
func (e *examiner) closed(q source.Span) bool {
	r, _ := utf8.DecodeRuneInString(e.doc.Article.Text[q.End:])
	return strings.ContainsRune("”\"»“’'", r)
}

func (e *examiner) quote(v *passage, span source.Span) {
	runs, starts := pieces(e.said, span)
	for i, run := range runs {
		anywhere := ""
		ok := false
		for _, key := range v.keys {
			a, q := e.quotable(key).has(run)
			ok = ok || q
			if a && anywhere == "" {
				anywhere = key
			}
		}
		if ok {
			e.cutQuote(v, runs, i, starts[i])
			continue
		}
		words := strings.Join(run, " ")
		if anywhere != "" {
			e.add(report.Error, "misquote", v, v.raw(starts[i]), "take the marks off, or quote what the source quotes", "“"+words+"” does not stand in quotation marks in "+anywhere)
			continue
		}
		at, hint := e.misquoted(v, run, starts[i])
		e.add(report.Error, "misquote", v, v.raw(at), hint, "no cited source has the words “"+words+"”")
	}
}

// quotable returns a source's words, "" being none.
func (e *examiner) quotable(key string) *quotable {
	q := e.quotables[key]
	if q == nil {
		q = &quotable{}
		if w := e.byKey[key]; w != nil {
			q = newQuotable(w.said)
		}
		e.quotables[key] = q
	}
	return q
}

// misquoted returns where a quotation leaves the words of the source that has most of its beginning, and what stands
// there.
func (e *examiner) misquoted(v *passage, run []string, start int) (int, string) {
	best, from, key := 0, -1, ""
	for _, k := range v.keys {
		q := e.quotable(k)
		for i := range run {
			for _, at := range q.first[run[i]] {
				n := 0
				for i+n < len(run) && at+n < len(q.forms) && q.forms[at+n] == run[i+n] {
					n++
				}
				if n > best {
					best, from, key = n, at-i, k
				}
			}
			if i > 20 {
				break
			}
		}
	}
	if key == "" {
		return start, "no cited source has anything like it"
	}
	// where the beginning of the quotation is found, the place is where it leaves the source
	if n, at, k := e.beginning(v, run); n >= 2 {
		best, from, key = n, at, k
	}
	q := e.quotable(key)
	doc := e.byKey[key].said
	a, b := max(0, from), min(len(q.tokens), max(from, 0)+len(run)+2)
	hint := key + " has: " + quoted(doc.Words(source.Span{Start: doc.Tokens[q.tokens[a]].Start, End: doc.Tokens[q.tokens[b-1]].End}))
	off := 0
	for off < len(run) && from+off >= 0 && from+off < len(q.forms) && q.forms[from+off] == run[off] {
		off++
	}
	n := 0
	for t := v.tokens[0]; t < v.tokens[1]; t++ {
		tok := &e.said.Tokens[t]
		if tok.Start < start || !tok.Word {
			continue
		}
		if n == off {
			return tok.Start, hint
		}
		n++
	}
	return start, hint
}

// beginning finds the longest beginning of a quotation that a cited source has.
func (e *examiner) beginning(v *passage, run []string) (n, at int, key string) {
	for _, k := range v.keys {
		q := e.quotable(k)
		for _, from := range q.first[run[0]] {
			m := 0
			for m < len(run) && from+m < len(q.forms) && q.forms[from+m] == run[m] {
				m++
			}
			if m > n {
				n, at, key = m, from, k
			}
		}
	}
	return n, at, key
}

// at returns the passage that a byte of the page's text stands in.
func (e *examiner) at(offset int) *passage {
	i := sort.Search(len(e.passages), func(i int) bool { return offset < e.passages[i].at.End })
	if i == len(e.passages) || offset < e.passages[i].at.Start {
		return nil
	}
	return &e.passages[i]
}
