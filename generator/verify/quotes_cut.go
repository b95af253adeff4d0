package verify

import (
	"slices"
	"strings"

	"variorum/generator/report"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// A quotation may be shortened, but not so that it says another thing: what is left out before, between and behind the
// words that are kept may hold no negation, hedge or condition of theirs, and no "than".

// reach is how many words may stand between kept words and one that turns their sense.
const reach = 7

// cutQuote reports that words which turn the sense of run n of a quotation were left out of it.
func (e *examiner) cutQuote(v *passage, runs [][]string, n, start int) {
	for _, key := range v.keys {
		q := e.quotable(key)
		for _, at := range q.first[runs[n][0]] {
			end := at + len(runs[n])
			if end > len(q.forms) || !slices.Equal(q.forms[at:end], runs[n]) || slices.Contains(q.within[at:end], false) {
				continue
			}
			d := e.byKey[key].said
			if w := e.turnedBefore(d, q, at, runs, n); w >= 0 && (w == at || !e.toldBeside(v, d, w, q)) {
				e.tellCut(v, start, d, q, w, key)
				return
			}
			if w := e.turnedBehind(d, q, end, n == len(runs)-1); w >= 0 && !e.toldBeside(v, d, w, q) {
				e.tellCut(v, start, d, q, w, key)
				return
			}
			return // the first place where the words stand decides
		}
	}
}

func (e *examiner) tellCut(v *passage, start int, d *statement.Doc, q *quotable, w int, key string) {
	tok := d.Tokens[q.tokens[w]]
	from, to := max(0, w-6), min(len(q.tokens), w+8)
	s := d.SentenceAt(tok.Start)
	for d.SentenceAt(d.Tokens[q.tokens[from]].Start) != s {
		from++
	}
	for d.SentenceAt(d.Tokens[q.tokens[to-1]].Start) != s {
		to--
	}
	hint := key + " has: " + quoted(d.Words(source.Span{Start: d.Tokens[q.tokens[from]].Start, End: d.Tokens[q.tokens[to-1]].End}))
	if e.said.Words(source.Span{Start: start, End: start + tok.Len()}) == d.Words(tok.Span) {
		e.add(report.Error, "misquote", v, v.raw(start), hint, "the quotation leaves out what “"+d.Words(tok.Span)+"” goes with")
		return
	}
	e.add(report.Error, "misquote", v, v.raw(start), hint, "the quotation leaves out “"+d.Words(tok.Span)+"”, which turns its sense")
}

// turnedBefore returns the word that turns the sense among those that were left out before a run, -1 where there is none:
// from the run before it, or from the beginning of the sentence.
func (e *examiner) turnedBefore(d *statement.Doc, q *quotable, at int, runs [][]string, n int) int {
	from := max(0, at-reach)
	if first := runs[n][0]; n > 0 && (e.pivot(first) == "condition" || first == "when") {
		return at // it was the condition of what was left out
	}
	if n > 0 {
		last := runs[n-1]
		for k := at - len(last); k >= from; k-- {
			if slices.Equal(q.forms[k:k+len(last)], last) {
				from = k + len(last)
				break
			}
		}
	}
	s := d.SentenceAt(d.Tokens[q.tokens[at]].Start)
	for k := at - 1; k >= from; k-- {
		tok := &d.Tokens[q.tokens[k]]
		if d.SentenceAt(tok.Start) != s || !q.within[k] || strings.ContainsAny(d.Article.Text[tok.End:d.Tokens[q.tokens[k+1]].Start], ",;:—–") {
			return -1
		}
		if kind := e.pivot(tok.Norm); kind == "negation" || kind == "hedge" || kind == "condition" {
			return k
		}
	}
	return -1
}

// turnedBehind returns the word right behind a run that turns its sense, or -1.
func (e *examiner) turnedBehind(d *statement.Doc, q *quotable, end int, last bool) int {
	if end >= len(q.tokens) || !q.within[end] {
		return -1
	}
	tok := &d.Tokens[q.tokens[end]]
	before := &d.Tokens[q.tokens[end-1]]
	if d.SentenceAt(tok.Start) != d.SentenceAt(before.Start) {
		return -1
	}
	if last && tok.Norm == "than" || e.pivot(tok.Norm) == "condition" {
		return end
	}
	return -1
}

// toldBeside reports whether the digest's sentence says outside of the quotation what was left out of it.
func (e *examiner) toldBeside(v *passage, d *statement.Doc, w int, q *quotable) bool {
	x := &d.Tokens[q.tokens[w]]
	for i := range e.passages {
		p := &e.passages[i]
		if p.note != v.note || p.Sentence != v.Sentence {
			continue
		}
		for t := p.tokens[0]; t < p.tokens[1]; t++ {
			if n := e.said.Tokens[t].Norm; n == x.Norm || e.exchange(n, x.Norm) || e.pivot(n) != "" && e.pivot(n) == e.pivot(x.Norm) {
				return true
			}
		}
	}
	return false
}
