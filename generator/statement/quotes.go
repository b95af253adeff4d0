package statement

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/grammar"
)

// readQuotes finds quotations: straight, curly and doubled marks, guillemets, low and corner marks, single ones within
// others or alone, one level within another.
//
// A mark opens or closes by its shape and by the spaces around it; where these are at odds, by what is open. An
// apostrophe is a single mark that no word closes or that stands for letters ("the workers' union", "'90s"). A
// quotation without a closing mark ends with its paragraph, or before the next that opens. Which quotations are speech,
// and whose, is known after the reading of speech.
func readQuotes(d *Doc) {
	q := quoter{d: d, elided: d.words().Table("elisions").Has}
	for from := 0; from < len(d.Sentences); {
		to := from
		for to < len(d.Sentences) && d.Sentences[to].Block == d.Sentences[from].Block {
			to++
		}
		q.next = q.opensNext(to)
		q.block(d.Sentences[from].Tokens[0], d.Sentences[to-1].Tokens[1])
		from = to
	}
	sort.SliceStable(d.Quotes, func(i, j int) bool {
		a, b := d.Quotes[i].Outer, d.Quotes[j].Outer
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
}

// deepest is how many quotations one may lie in: somebody's words, who gives another's, who gives a third's.
const deepest = 3

// family is a shape of quotation marks.
type family uint8

const (
	noQuote family = iota
	double
	single
	angle       // « »
	singleAngle // ‹ ›
	corner      // 「 」
	whiteCorner // 『 』
)

// side tells whether a mark by its shape opens, closes, or can do either.
type side uint8

const (
	either side = iota
	opening
	closing
)

func quoteMark(m string) (family, side) {
	switch m {
	case "\"", "''":
		return double, either
	case "“": // closes in German
		return double, either
	case "„", "‟", "``":
		return double, opening
	case "”":
		return double, either // by mistake it opens
	case "'", "’", "‛":
		return single, either
	case "‘":
		return single, either
	case "‚", "`":
		return single, opening
	case "«", "»":
		return angle, either
	case "‹", "›":
		return singleAngle, either
	case "「":
		return corner, opening
	case "」":
		return corner, closing
	case "『":
		return whiteCorner, opening
	case "』":
		return whiteCorner, closing
	}
	return noQuote, either
}

type openQuote struct {
	token  int
	family family
}

type quoter struct {
	d        *Doc
	elided   func(string) bool
	from, to int // tokens of the block
	open     []openQuote
	left     map[family]int // marks of the family that may yet close
	next     family         // of the mark that opens the next paragraph
}

// opensNext returns the family of the mark that opens the paragraph of sentence i, before a capital.
func (q *quoter) opensNext(i int) family {
	d := q.d
	if i >= len(d.Sentences) || i > 0 && d.Sentences[i].Class != d.Sentences[i-1].Class {
		return noQuote
	}
	k := d.Sentences[i].Tokens[0]
	f, s := quoteMark(d.Tokens.At(k).Norm)
	if s == closing || !isCapital(d.Words(d.Tokens.At(k+1).Span)) || d.Tokens.At(k+1).Start > d.Tokens.At(k).End {
		return noQuote
	}
	return f
}

// goesOn reports whether a single mark at i, which nothing closes, opens a quotation that the next paragraph goes on with: it opens
// its paragraph or stands behind a colon or comma, before a capital.
func (q *quoter) goesOn(i int) bool {
	d := q.d
	if q.next != single || !isCapital(d.Words(d.Tokens.At(i+1).Span)) {
		return false
	}
	last := d.Tokens.At(i - 1).Norm
	return i == q.from || last == ":" || last == ","
}

func (q *quoter) block(from, to int) {
	q.from, q.to, q.open = from, to, q.open[:0]
	q.left = map[family]int{}
	for i := from; i < to; i++ {
		if f, _ := quoteMark(q.d.Tokens.At(i).Norm); f != noQuote && q.mayClose(i) {
			q.left[f]++
		}
	}
	for i := from; i < to; i++ {
		f, s := quoteMark(q.d.Tokens.At(i).Norm)
		if f == noQuote {
			continue
		}
		if q.mayClose(i) {
			q.left[f]--
		}
		q.mark(i, f, s)
	}
	for n := len(q.open) - 1; n >= 0; n-- {
		if q.open[n].family != single && q.open[n].family != singleAngle || n == 0 && q.open[n].family == single && q.goesOn(q.open[n].token) {
			q.add(q.open[n].token, to, n, true)
		}
	}
}

// spaces reports whether white space, or the block's edge, stands before and after a token.
func (q *quoter) spaces(i int) (before, after bool) {
	t := q.d.Tokens
	return i == q.from || t.At(i).Start > t.At(i-1).End, i+1 == q.to || t.At(i+1).Start > t.At(i).End
}

// mayOpen reports whether a mark at i stands where an opening one can: before a word, after space or another mark.
func (q *quoter) mayOpen(i int) bool {
	before, after := q.spaces(i)
	if after && i+1 < q.to && !isDoubleMark(q.d.Tokens.At(i+1).Norm) || i+1 == q.to {
		return false
	}
	if before {
		return true
	}
	last := q.d.Tokens.At(i - 1)
	if last.Word {
		return false
	}
	switch last.Norm {
	case "(", "[", "-", "--", "—", "–", "―", ":", "/", "=", "\"", "“", "„", "«", "»", "'", "‘", "‚", "''", "``":
		return true
	}
	return false
}

func isDoubleMark(m string) bool {
	f, _ := quoteMark(m)
	return f == double
}

// mayClose reports whether a mark at i stands where a closing one can: after a word or mark, before no word.
func (q *quoter) mayClose(i int) bool {
	before, after := q.spaces(i)
	if before && i != q.from && !after {
		return false
	}
	if i == q.from {
		return false
	}
	if after {
		last := q.d.Tokens.At(i - 1)
		return !before || q.d.Tokens.At(i).Norm == "”" || !last.Word && grammar.Closer(last.Norm) && q.opened(double) >= 0
	}
	next := q.d.Tokens.At(i + 1)
	return !next.Word || strings.HasPrefix(next.Norm, "s") && next.Len() == 1 || q.d.Tokens.At(i).Norm == "”"
}

// mark takes the mark at i as opening, closing, or neither.
func (q *quoter) mark(i int, f family, s side) {
	norm := q.d.Tokens.At(i).Norm
	opens, closes := q.mayOpen(i), q.mayClose(i)
	switch {
	case s == opening:
		opens, closes = true, false
	case s == closing:
		opens, closes = false, true
	case norm == "“" && opens, norm == "‘" && opens:
		closes = false
	case norm == "”" && closes:
		opens = false
	case norm == "«" || norm == "»" || norm == "‹" || norm == "›":
		n := q.opened(f)
		opens, closes = n < 0, n >= 0 && q.d.Tokens.At(q.open[n].token).Norm != norm
	}
	n := q.opened(f)
	if f == double && n < 0 && norm == "''" && closes && !opens {
		n = q.opened(single) // 'to people you know''
	}
	if f == single {
		q.single(i, n, opens, closes)
		return
	}
	switch {
	case n >= 0 && closes && (!opens || norm == "\"" || norm == "''"):
		q.add(q.open[n].token, i, n, false)
		q.open = q.open[:n]
	case opens:
		if n >= 0 && f == double {
			if q.left[f] < 2 && n == 0 { // the one before was never closed
				q.add(q.open[n].token, q.lastEnd(q.open[n].token, i), n, true)
				q.open = q.open[:n]
			}
		}
		q.open = append(q.open, openQuote{i, f})
	case closes && n < 0 && f == double && norm == "”" && q.continued():
		q.add(q.from-1, i, 0, false)
	}
}

// single takes a single mark, which may be an apostrophe.
func (q *quoter) single(i, n int, opens, closes bool) {
	t := q.d.Tokens
	if n >= 0 && closes {
		if !opens && q.possessive(i) {
			return
		}
		q.add(q.open[n].token, i, n, false)
		q.open = q.open[:n]
		return
	}
	if !opens || q.left[single] == 0 && q.left[double] == 0 && !q.goesOn(i) {
		return
	}
	if next := t.At(i + 1); t.At(i).Norm != "‘" && t.At(i).Norm != "‚" && (q.elided(next.Norm) || digitFirst(next.Norm) && strings.HasSuffix(next.Norm, "s")) {
		return
	}
	if i > q.from {
		if last := t.At(i - 1); digitFirst(last.Norm) && last.End == t.At(i).Start {
			return // 6'2"
		}
	}
	q.open = append(q.open, openQuote{i, single})
}

// digitFirst reports whether a word begins with a digit.
func digitFirst(word string) bool { return word != "" && '0' <= word[0] && word[0] <= '9' }

// possessive reports whether the single mark at i is the apostrophe of a plural, and another closes the quotation.
func (q *quoter) possessive(i int) bool {
	t := q.d.Tokens
	if i+1 >= q.to || !t.At(i+1).Word || !strings.HasSuffix(t.At(i-1).Norm, "s") || t.At(i).Start != t.At(i-1).End {
		return false
	}
	if isCapital(t.At(i + 1).Of(q.d.Article.Text)) {
		return false
	}
	for k := i + 1; k < min(i+40, q.to); k++ {
		if f, _ := quoteMark(t.At(k).Norm); f == single {
			return q.mayClose(k)
		}
	}
	return false
}

// opened returns the innermost open quotation of a family, or -1.
func (q *quoter) opened(f family) int {
	for n := len(q.open) - 1; n >= 0; n-- {
		if q.open[n].family == f {
			return n
		}
	}
	return -1
}

// lastEnd returns the token after the last end of a sentence between two tokens, or the second.
func (q *quoter) lastEnd(from, to int) int {
	t := q.d.Tokens
	for k := to - 1; k > from+1; k-- {
		switch t.At(k).Norm {
		case ".", "!", "?":
			if t.At(k+1).Start > t.At(k).End {
				return k + 1
			}
		}
	}
	return to
}

// continued reports whether the paragraph before ended within a quotation, and this one goes on without a mark.
func (q *quoter) continued() bool {
	n := len(q.d.Quotes)
	return n > 0 && q.d.Quotes[n-1].Open && q.from > 0 && q.d.Quotes[n-1].End == q.d.Tokens.At(q.from-1).End
}

// add notes the quotation between the tokens open and end. An open one has no mark at end, which is the token after it.
func (q *quoter) add(open, end, depth int, unclosed bool) {
	t := q.d.Tokens
	outer := Span{Start: t.At(q.from).Start, End: t.At(end - 1).End}
	inner := outer
	if open >= q.from {
		outer.Start, inner.Start = t.At(open).Start, t.At(open).End
	}
	if !unclosed {
		inner.End, outer.End = t.At(end).Start, t.At(end).End
	}
	inner = trim(q.d.Article.Text, inner)
	if inner.Len() <= 0 || !hasLetter(inner.Of(q.d.Article.Text)) {
		return // an empty pair is a gap
	}
	if depth > deepest {
		return
	}
	q.d.Quotes = append(q.d.Quotes, Quote{Span: inner, Outer: outer, Depth: depth, Attribution: -1, Open: unclosed})
}

// trim leaves out white space at the edges.
func trim(text string, s Span) Span {
	for s.Start < s.End {
		r, n := utf8.DecodeRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.Start += n
	}
	for s.End > s.Start {
		r, n := utf8.DecodeLastRuneInString(text[s.Start:s.End])
		if !unicode.IsSpace(r) {
			break
		}
		s.End -= n
	}
	return s
}

func hasLetter(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}
