package statement

import (
	"strings"

	"variorum/generator/grammar"
)

// What is said, by where it stands: before the verb of speech, behind it, on both sides, or in the passive.

// report adds what a cue reports.
func (r *speechReader) report(c cueAt) {
	all, head, after := r.source(c)
	x := report{source: all, cue: [2]int{c.start, c.end}, sentence: r.sentence, subject: head, entity: -1}
	switch c.subject {
	case byPhrase:
		r.phrased(&x, c)
	case byAgent:
		r.passive(&x, c)
	case byOwner:
		r.add(&x, c.end, r.clauseEnd(c.end))
		x.clausal = c.frames&thatFrame != 0
	default:
		if all[0] == all[1] && c.subject == bySubject && !r.headless(c) {
			return
		}
		if !r.postposed(&x, c, after) {
			r.preposed(&x, c)
		}
	}
	if len(x.content) > 0 || x.waits {
		r.reports = append(r.reports, x)
	}
}

// headless reports whether a verb of speech without a subject still reports: with a colon or a clause after it.
func (r *speechReader) headless(c cueAt) bool {
	return c.frames&(thatFrame|quoteFrame) != 0 && (r.tag(c.end) == that || r.norm(c.end) == ":" || r.quoteAt(c.end) >= 0)
}

// add adds the tokens from a to b to the content.
func (r *speechReader) add(x *report, a, b int) {
	s := r.span(a, b)
	if b == r.to && b > a && r.quote[b-1] > 0 {
		s.End = max(s.End, r.d.Quotes[r.quote[b-1]-1].Outer.End) // the quotation goes on in the next sentence
	}
	if s.Len() > 0 && hasLetterAny(s.Of(r.d.Article.Text)) {
		x.content = append(x.content, s)
	}
}

func hasLetterAny(s string) bool { return strings.ContainsFunc(s, grammar.Letter) }

// quoteAt returns the quotation whose opening mark is at token k or after marks from k on, or -1.
func (r *speechReader) quoteAt(k int) int {
	for k < r.to && r.bare(k) {
		k++
	}
	if k < r.to && r.quote[k] > 0 && r.d.Tokens.At(k).Start == r.d.Quotes[r.quote[k]-1].Outer.Start {
		return int(r.quote[k] - 1)
	}
	return -1
}

// quoteBefore returns the quotation that ends at or just before token k, or -1.
func (r *speechReader) quoteBefore(k int) int {
	const most = 8 // marks between
	least := max(r.from, k-most)
	k--
	for k > least && r.bare(k) && r.quote[k] == 0 {
		k--
	}
	if k >= r.from && r.quote[k] > 0 && r.d.Tokens.At(k).End == r.d.Quotes[r.quote[k]-1].Outer.End {
		return int(r.quote[k] - 1)
	}
	return -1
}

// phrased reads "according to X": what stands on the other side of it.
func (r *speechReader) phrased(x *report, c cueAt) {
	end := x.source[1]
	if n := r.apposition(end); n > 0 && n < r.to && x.cue[0] == r.from && r.clauseAt(n+1) && r.stop(n+1) > n+2 && r.finiteIn(n+1, r.stop(n+1)) && !r.isFinite(n+1) {
		end = n
		x.source[1] = n
	} else if n > 0 && n == r.to && x.cue[0] > r.from && !r.finiteIn(end, n) {
		end = n
		x.source[1] = n
	}
	x.clausal, x.phrased = true, true
	if c.start <= r.from+1 {
		for end < r.to && !r.isStop(end) {
			end++
		}
		r.add(x, end, r.to)
		return
	}
	start := r.clauseStart(c.start)
	r.quoteThrough(x, start, c.start)
	if end < r.to && r.norm(end) == "," && end+1 < r.to && r.tag(end+1) != relative && r.tag(end+1) != coordinator && r.wordsFrom(end) > 3 && !r.finiteIn(start, c.start) {
		r.add(x, end, r.to)
	}
}

func (r *speechReader) wordsFrom(k int) int {
	n := 0
	for ; k < r.to; k++ {
		if r.d.Tokens.At(k).Word {
			n++
		}
	}
	return n
}

// passive reads "the man is said to …", "was reported by".
func (r *speechReader) passive(x *report, c cueAt) {
	k := c.end
	switch {
	case x.source[0] < x.source[1]:
		if all, _ := r.subject(c.start); all[0] < all[1] {
			r.add(x, all[0], all[1])
		} else if c.start > r.from {
			if b := r.before(c.start); b[0] < b[1] {
				r.add(x, b[0], b[1])
			}
		}
	case (c.frames&(thatFrame|thoughtKind|npFrame) != 0) && r.tag(k) == to && r.tag(k+1) != mark:
		if all, _ := r.subject(c.start); all[0] < all[1] {
			r.add(x, all[0], all[1])
		}
		r.add(x, k, r.clauseEnd(k))
	case r.tag(k) == that && c.frames&(thatFrame|clauseFrame) != 0:
		x.clausal = true
		r.add(x, k, r.clauseEnd(k))
	}
}

// postposed reads a report after what is said: "…," she said. It reports whether it was one.
func (r *speechReader) postposed(x *report, c cueAt, inverted bool) bool {
	if c.frames&(quoteFrame|thatFrame|clauseFrame) == 0 || c.subject != bySubject {
		return false
	}
	first, last := c.start, c.end // of source and cue together
	if x.source[0] < x.source[1] {
		first, last = min(first, x.source[0]), max(last, x.source[1])
	}
	if x.source[0] < x.source[1] && r.tag(x.source[1]-1) == relative {
		return false // "her lawyer, who confirmed"
	}
	q := r.quoteBefore(first)
	comma := first > r.from && (r.norm(first-1) == "," || r.norm(first-1) == "—" || r.norm(first-1) == "--" || r.norm(first-1) == "–" || r.norm(first-1) == "-" && r.isStop(first-1))
	if q < 0 && !comma || r.norm(c.end) == ":" {
		return false
	}
	// What follows the cue must be no content of its own.
	next := last
	if inverted && x.source[1] > last {
		next = x.source[1]
	}
	rest := r.adjuncts(next)
	own := r.tag(rest) == that || rest < r.to && r.tag(rest) != mark && r.finiteIn(rest, r.stop(rest)) && r.tag(rest) != coordinator && r.tag(rest) != subordinator
	own = own || r.quoteAt(rest) < 0 && c.frames&whomFrame == 0 && rest == c.end && r.tag(rest) == to
	if q < 0 && (own || c.frames&(clauseFrame|thatFrame) == 0 || r.quoteAt(rest) >= 0 || !r.finiteIn(r.from, first)) {
		return false
	}
	if q >= 0 && own && r.tag(rest) == that {
		return false
	}
	if q < 0 && r.quoteAt(rest) >= 0 && !r.isStop(rest) {
		return false
	}
	start := r.contentStart(first, q)
	if q < 0 && !r.finiteIn(start, first) {
		return false
	}
	if q >= 0 && r.d.Quotes[q].Len() < 40 && !r.finiteIn(start, first) && r.norm(first-1) != "," && !endsLikeSpeech(r.d.Words(r.d.Quotes[q].Span)) {
		return false // a title or a name in marks before an ordinary clause
	}
	x.clausal = true
	r.quoteThrough(x, start, first)
	// "…," she said, "…": the second part.
	if n := r.quoteAt(rest); n >= 0 && r.norm(rest) != "." {
		r.add(x, rest, r.tokenAfter(r.d.Quotes[n].Outer.End))
	} else if n := r.quoteAhead(rest); q >= 0 && n >= 0 {
		r.add(x, r.tokenAt(r.d.Quotes[n].Outer.Start), r.tokenAfter(r.d.Quotes[n].Outer.End))
	} else if q < 0 && r.norm(rest) == "," && comma && rest+1 < r.to && r.tag(rest+1) != gerund && r.tag(rest+1) != relative && r.norm(rest+1) != "according" && !r.speechAhead(rest+1) {
		if k := rest + 1; r.tag(k) != coordinator || !r.finiteIn(start, first) {
			r.add(x, k, r.to)
		}
	}
	return true
}

// quoteAhead returns the quotation that goes on after a comma later in the sentence, before any other verb, or -1.
func (r *speechReader) quoteAhead(k int) int {
	for ; k < r.to && !r.isFinite(k) && !(r.tag(k) == gerund && r.d.speech.verbs[r.d.verbs.At(k).base] != 0); k++ {
		if r.norm(k) == "," || r.tag(k) == coordinator {
			if n := r.quoteAt(k + boolInt(r.tag(k) == coordinator)); n >= 0 {
				return n
			}
		}
	}
	return -1
}

// speechAhead reports whether another cue of speech comes in the sentence from k on.
func (r *speechReader) speechAhead(k int) bool {
	for ; k < r.to; k++ {
		if r.isFinite(k) && r.d.speech.verbs[r.d.verbs.At(k).base]&quoteFrame != 0 {
			return true
		}
	}
	return false
}

// endsLikeSpeech reports whether a quotation ends with a mark that belongs to a sentence.
func endsLikeSpeech(s string) bool {
	return s != "" && strings.ContainsAny(s[len(s)-1:], ",.!?") || strings.HasSuffix(s, "…") || strings.HasSuffix(s, "—")
}

// contentStart returns the token where what is said before token first begins.
func (r *speechReader) contentStart(first, q int) int {
	start := r.clauseStart(first)
	if q >= 0 {
		at := r.tokenAt(r.d.Quotes[q].Outer.Start)
		if at < start {
			return at
		}
		if r.d.Quotes[q].Len() > 60 && !r.leadsIn(start, at) {
			return at
		}
		// `"…," and "…," she said`: from the start of the clause.
	}
	return start
}

// leadsIn reports whether the words from a to b, before a quotation, are part of the same statement.
func (r *speechReader) leadsIn(a, b int) bool {
	if a >= b {
		return true
	}
	return !(r.norm(b-1) == ":" || r.norm(b-1) == ",")
}

// clauseStart returns where the clause that ends before token k begins: after a semicolon, or another report.
func (r *speechReader) clauseStart(k int) int {
	start := r.from
	for i := k - 2; i > r.from; i-- {
		if r.norm(i) == ";" && r.quote[i] == 0 {
			start = i + 1
			break
		}
	}
	if c := r.tag(start); c == coordinator && r.d.Tokens.At(start).Len() > 2 {
		if start+1 < k && r.norm(start) != "or" {
			return start + boolInt(start > r.from)
		}
	}
	return start
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// tokenAt returns the first token that begins at or after an offset.
func (r *speechReader) tokenAt(offset int) int {
	lo, hi := 0, len(r.d.Tokens)
	for lo < hi {
		mid := (lo + hi) / 2
		if r.d.Tokens.At(mid).Start < offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

func (r *speechReader) tokenAfter(offset int) int { return r.tokenAt(offset) }

// quoteThrough adds the tokens from a to b, from an earlier sentence where a quotation began there.
func (r *speechReader) quoteThrough(x *report, a, b int) {
	if a < b && r.quote[a] > 0 && a >= r.from {
		q := r.d.Quotes[r.quote[a]-1]
		if q.Outer.Start < r.d.Tokens.At(a).Start {
			a = r.tokenAt(q.Outer.Start)
		}
	}
	for a < b && r.bare(a) {
		a++
	}
	for b > a && r.bare(b-1) && r.quote[b-1] == 0 {
		b--
	}
	if a < b {
		x.content = append(x.content, Span{Start: r.d.Tokens.At(a).Start, End: r.d.Tokens.At(b - 1).End})
	}
}

// adjuncts returns the token after phrases of time and place and hearers that follow a cue: "on Monday", "Tuesday",
// "in a statement", "to reporters".
func (r *speechReader) adjuncts(k int) int {
	for k < r.to {
		switch {
		case r.tag(k) == adverb && r.tag(k+1) != adjective:
			k++
		case r.weekday(k):
			k++
			if r.d.words().Table("datewords").Field(r.norm(k), 0) == "part" {
				k++
			}
		case r.tag(k) == preposition || r.tag(k) == to && r.tag(k+1) != infinitive || (r.norm(k) == "after" || r.norm(k) == "before" || r.norm(k) == "during") && r.tag(k) == subordinator && !r.finiteIn(k, r.stop(k)):
			end := r.phrase(k+1, r.to)[1]
			if end <= k+1 {
				return k
			}
			// The phrase must not swallow the subject of what is said.
			if r.isFinite(end) && !r.isFinite(k+1) {
				for e := end - 1; e > k+1; e-- {
					if t := r.tag(e); (t == name || t == determiner || t == possessive) && r.tag(e-1) != name && r.tag(e-1) != preposition && r.tag(e-1) != determiner && r.tag(e-1) != possessive {
						end = e
						break
					}
				}
				if r.isFinite(end) {
					return k
				}
				return end
			}
			k = end
		default:
			return k
		}
	}
	return k
}

func (r *speechReader) weekday(k int) bool {
	if k >= r.to || !r.d.Tokens.At(k).Word {
		return false
	}
	n := r.norm(k)
	return r.d.sets.reports.day.Has(n) ||
		r.d.words().Table("weekdays").Has(n) && isCapital(r.d.Tokens.At(k).Of(r.d.Article.Text))
}

// preposed reads a report before what is said: "She said that …", `He wrote: "…"`.
func (r *speechReader) preposed(x *report, c cueAt) {
	k := c.end
	if x.source[0] >= k {
		k = x.source[1] // "said Roe: …"
	}
	f := c.frames
	if r.norm(k) == ":" && k+1 == r.to && f&(quoteFrame|thatFrame) != 0 {
		x.waits, x.clausal = true, true
		return
	}
	if r.norm(k) == ":" {
		if q := r.quoteAt(k); q >= 0 {
			r.quoteContent(x, k, q)
			return
		}
		if f&(quoteFrame|thatFrame) != 0 && k+1 < r.to {
			x.clausal = true
			r.add(x, k, r.to)
			return
		}
	}
	if f&whomFrame != 0 || f&asksFrame != 0 {
		if n := r.hearer(k); n > k {
			for f&asksFrame != 0 && (r.tag(n) == adverb || r.norm(n) == "not") {
				n++
			}
			switch {
			case f&asksFrame != 0 && r.infinitiveAt(n):
				r.add(x, k, r.clauseEnd(n))
				return
			case f&whomFrame != 0 && r.tag(n) == subordinator && !r.opensClause(n):
				return // "showed no emotion as the verdict was read"
			case f&whomFrame != 0:
				k = n
				f |= quoteFrame
			}
		}
	}
	rest := r.adjuncts(k)
	if f&(quoteFrame|thatFrame|clauseFrame) != 0 {
		for j := k; j < min(k+25, r.to); j++ {
			if r.tag(j) == coordinator {
				break
			}
			if r.tag(j) == that && (f&(thatFrame|clauseFrame) != 0 || r.finiteIn(j+1, r.to)) || r.opensClause(j) && j == rest {
				if j > rest && f&whomFrame == 0 && j-rest > 8 {
					break
				}
				x.clausal = true
				r.add(x, j, r.clauseEnd(j))
				return
			}
			if r.isFinite(j) || r.norm(j) == ":" || r.quote[j] > 0 {
				break
			}
		}
		n := r.stop(rest)
		if n < r.to && r.norm(n) == ":" && !r.finiteIn(rest, n) {
			if q := r.quoteAt(n); q >= 0 {
				r.quoteContent(x, n, q)
				return
			}
		}
		if q := r.quoteAt(rest); q >= 0 && (f&quoteFrame != 0 || r.d.Quotes[q].Len() > 30) {
			r.quoteContent(x, rest, q)
			return
		}
	}
	switch {
	case f&infFrame != 0 && r.infinitiveAt(rest),
		f&infFrame != 0 && r.norm(rest) == "not" && r.infinitiveAt(rest+1):
		r.add(x, rest, r.clauseEnd(rest))
	case f&thatFrame != 0 && r.clauseAt(rest):
		x.clausal = true
		r.add(x, rest, r.clauseEnd(rest))
	case f&thatFrame != 0 && rest > k && r.clauseAt(k):
		x.clausal = true
		r.add(x, k, r.clauseEnd(k))
	case f&ofFrame != 0, f&(npFrame|asFrame) != 0 && r.nominal(k):
		r.add(x, k, r.objectEnd(k))
	}
}
