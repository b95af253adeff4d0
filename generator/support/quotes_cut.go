package support

import (
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// A quotation may be shortened, but not so that it says another thing: what is left out before, between and behind the
// words that are kept may hold no negation, hedge or condition of theirs, and no "than".

// reach is how many words may stand between kept words and one that turns their sense.
const reach = 7

// cutQuote finds words which turn the sense of run n of a quotation and were left out of it.
func (k *Court) cutQuote(v *Words, w *Source, runs [][]string, n, start int) []Slot {
	q, d := w.quotes(), w.Doc
	for _, at := range q.first[runs[n][0]] {
		end := at + len(runs[n])
		if end > len(q.forms) || !slices.Equal(q.forms[at:end], runs[n]) || slices.Contains(q.within[at:end], false) {
			continue
		}
		// the first place where the words stand decides
		if x := k.turnedBefore(d, q, at, runs, n); x >= 0 && (x == at || !k.toldBeside(v, d, x, q)) {
			return []Slot{cutSlot(v, start, d, q, x)}
		}
		if x := k.turnedBehind(d, q, end, n == len(runs)-1); x >= 0 && !k.toldBeside(v, d, x, q) {
			return []Slot{cutSlot(v, start, d, q, x)}
		}
		return nil
	}
	return nil
}

func cutSlot(v *Words, start int, d *statement.Doc, q *quotable, w int) Slot {
	tok := d.Tokens[q.tokens[w]]
	from, to := max(0, w-6), min(len(q.tokens), w+8)
	s := d.SentenceAt(tok.Start)
	for d.SentenceAt(d.Tokens[q.tokens[from]].Start) != s {
		from++
	}
	for d.SentenceAt(d.Tokens[q.tokens[to-1]].Start) != s {
		to--
	}
	reason := "the quotation leaves out “" + d.Words(tok.Span) + "”, which turns its sense"
	if v.text.said.Words(source.Span{Start: start, End: start + tok.Len()}) == d.Words(tok.Span) {
		reason = "the quotation leaves out what “" + d.Words(tok.Span) + "” goes with"
	}
	return Slot{
		Kind: Quotation, Words: source.Span{Start: start, End: start}, Reason: reason,
		Source: source.Span{Start: d.Tokens[q.tokens[from]].Start, End: d.Tokens[q.tokens[to-1]].End},
	}
}

// turnedBefore returns the word that turns the sense among those that were left out before a run, -1 where there is none:
// from the run before it, or from the beginning of the sentence.
func (k *Court) turnedBefore(d *statement.Doc, q *quotable, at int, runs [][]string, n int) int {
	from := max(0, at-reach)
	if first := runs[n][0]; n > 0 && (k.pivot(first) == "condition" || first == "when") {
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
	for i := at - 1; i >= from; i-- {
		tok := &d.Tokens[q.tokens[i]]
		if d.SentenceAt(tok.Start) != s || !q.within[i] || strings.ContainsAny(d.Article.Text[tok.End:d.Tokens[q.tokens[i+1]].Start], ",;:—–") {
			return -1
		}
		if kind := k.pivot(tok.Norm); kind == "negation" || kind == "hedge" || kind == "condition" {
			return i
		}
	}
	return -1
}

// turnedBehind returns the word right behind a run that turns its sense, or -1.
func (k *Court) turnedBehind(d *statement.Doc, q *quotable, end int, last bool) int {
	if end >= len(q.tokens) || !q.within[end] {
		return -1
	}
	tok := &d.Tokens[q.tokens[end]]
	before := &d.Tokens[q.tokens[end-1]]
	if d.SentenceAt(tok.Start) != d.SentenceAt(before.Start) {
		return -1
	}
	if last && tok.Norm == "than" || k.pivot(tok.Norm) == "condition" {
		return end
	}
	return -1
}

// toldBeside reports whether the digest's sentence says outside of the quotation what was left out of it.
func (k *Court) toldBeside(v *Words, d *statement.Doc, w int, q *quotable) bool {
	x := &d.Tokens[q.tokens[w]]
	for _, p := range v.beside() {
		for t := p.tokens[0]; t < p.tokens[1]; t++ {
			if n := v.text.said.Tokens[t].Norm; n == x.Norm || k.exchange(n, x.Norm) || k.pivot(n) != "" && k.pivot(n) == k.pivot(x.Norm) {
				return true
			}
		}
	}
	return false
}
