package statement

import "strings"

// How far the words go that a verb of speech takes: a clause, an object, a hearer, an infinitive.

// infinitiveAt reports whether "to" stands at k with its verb, which may stand in quotation marks.
func (r *speechReader) infinitiveAt(k int) bool {
	if r.tag(k) != to {
		return false
	}
	n := k + 1
	for isQuoteMark(r.norm(n)) || r.tag(n) == adverb {
		n++
	}
	return r.tag(n) == infinitive || n > k+1 && r.d.Tokens.At(min(n, len(r.d.Tokens)-1)).Word && r.d.verbs.At(min(n, len(r.d.Tokens)-1)).form&baseForm != 0
}

// opensClause reports whether a word that opens an indirect question stands at k: "whether", "how", "why", "what", "if".
func (r *speechReader) opensClause(k int) bool {
	return r.d.sets.reports.question.Has(r.norm(k)) && r.finiteIn(k+1, r.to)
}

// nominal reports whether a noun phrase begins at k.
func (r *speechReader) nominal(k int) bool {
	switch r.tag(k) {
	case determiner, possessive, noun, name, numeral, adjective, object, pronoun, participle, gerund:
		return true
	case mark:
		return isQuoteMark(r.norm(k))
	}
	return false
}

// clauseAt reports whether a clause without "that" begins at k: a subject, and its verb before the next stop, or after
// an apposition or an opening phrase.
func (r *speechReader) clauseAt(k int) bool {
	if r.tag(k) == modal && r.clitic(k) {
		return true // "he's glad"
	}
	if !r.nominal(k) && r.tag(k) != preposition && r.tag(k) != adverb && r.tag(k) != subordinator {
		return false
	}
	set := 0
	for j := k; j < r.to; j++ {
		switch {
		case r.isFinite(j):
			return j > k
		case r.norm(j) == ";" || r.norm(j) == ":":
			return false
		case r.tag(j) == coordinator:
			n := j + 1
			for r.tag(n) == adverb || r.tag(n) == not {
				n++
			}
			if r.isFinite(n) {
				return false // "admitted the mistake and said"
			}
		case r.tag(j) == subordinator && j > k && set == 0, r.tag(j) == relative && set == 0, r.tag(j) == that:
			return false
		case r.isStop(j):
			next := r.stop(j + 1)
			n := next + 1
			for r.tag(n) == adverb {
				n++
			}
			switch t := r.tag(k); {
			case set > 1 || r.tag(j+1) == coordinator || r.tag(j+1) == gerund:
				return false
			case t == preposition || t == subordinator || t == adverb:
			case next < r.to && r.isFinite(n): // "said Delft, a port, was"
				return true
			default:
				return false
			}
			set++
		}
	}
	return false
}

// clitic reports whether the word at k is a pronoun with a verb: "he's", "we'll".
func (r *speechReader) clitic(k int) bool {
	w := r.norm(k)
	return strings.Contains(w, "'") && !strings.HasSuffix(w, "n't")
}

// hearer returns the token after the hearer of "told", "asked", or k where there is none.
func (r *speechReader) hearer(k int) int {
	switch r.tag(k) {
	case object, pronoun:
		return k + 1
	case that, to, preposition, mark, subordinator:
		return k
	}
	if r.norm(k) == "her" && r.tag(k+1) != noun {
		return k + 1
	}
	p := r.phrase(k, r.to)
	end := p[1]
	// "told the paper the company was": the hearer ends where another noun phrase begins.
	for j := k + 1; j < end; j++ {
		t := r.tag(j)
		if (t == determiner || t == possessive) && r.tag(j-1) != preposition && r.tag(j-1) != coordinator && r.tag(j-1) != determiner {
			return j
		}
		if r.tag(j) == name && r.tag(j-1) == noun && r.isFinite(end) {
			return j
		}
	}
	return end
}

// quoteContent adds a quotation that follows a cue, with the words that lead into it and out of it.
func (r *speechReader) quoteContent(x *report, k, q int) {
	x.clausal = true
	end := r.tokenAfter(r.d.Quotes[q].Outer.End)
	if end < r.to && r.d.Quotes[q].Outer.End < r.d.Sentences[r.sentence].End {
		// The words after the quotation go on with it: `said "this is" not so`.
		if !r.isStop(end) && r.norm(end) != "." && r.tag(end) != coordinator && r.tag(end) != mark {
			end = r.clauseEnd(end)
		}
	}
	for k < end && r.bare(k) {
		k++
	}
	if k < end {
		x.content = append(x.content, Span{Start: r.d.Tokens.At(k).Start, End: r.d.Tokens.At(end - 1).End})
	}
}

// clauseEnd returns where what is said ends that begins at k: with the sentence or its quotation, before another report
// that follows it, before a predicate that the speaker shares.
func (r *speechReader) clauseEnd(k int) int {
	for j := k + 1; j < r.to; j++ {
		if r.quote[j] > 0 {
			continue
		}
		switch {
		case r.norm(j) == ";":
			return j
		case r.norm(j) == "according" && r.norm(j+1) == "to":
			return j
		case r.tag(j) == gerund && r.isStop(j-1) && r.d.speech.verbs[r.d.verbs.At(j).base]&(thatFrame|quoteFrame) != 0 && r.d.speech.verbs[r.d.verbs.At(j).base]&thoughtKind == 0:
			return j
		case r.tag(j) == coordinator && (r.norm(j) == "and" || r.norm(j) == "but"):
			n := j + 1
			for r.tag(n) == adverb || r.tag(n) == not {
				n++
			}
			if r.tag(n) == finite && r.d.speech.verbs[r.d.verbs.At(n).base]&(thatFrame|quoteFrame|whomFrame) != 0 && r.d.speech.verbs[r.d.verbs.At(n).base]&thoughtKind == 0 {
				return j
			}
			if r.isStop(j-1) && r.norm(j) == "but" && r.speechClause(n) {
				return j
			}
		case r.isStop(j) && r.norm(j) == "," && r.trailer(j+1):
			return j
		}
	}
	return r.to
}

// objectEnd returns where an object ends that begins at k: as a clause does, and before a predicate of the speaker's or a
// clause of time or cause.
func (r *speechReader) objectEnd(k int) int {
	end := r.clauseEnd(k)
	for j := k + 1; j < end; j++ {
		if r.quote[j] > 0 {
			continue
		}
		switch r.tag(j) {
		case coordinator:
			n := j + 1
			for r.tag(n) == adverb || r.tag(n) == not {
				n++
			}
			if r.isFinite(n) {
				return j
			}
		case subordinator:
			if r.d.sets.reports.turn.Has(r.norm(j)) && r.isStop(j-1) && r.finiteIn(j, r.stop(j)) {
				return j
			}
		case gerund:
			if r.norm(j-1) == "," {
				return j
			}
		case mark:
			if r.isStop(j) && r.norm(j) != "," && r.norm(j) != "(" && r.norm(j) != ")" && j > k+1 {
				return j
			}
		}
	}
	return end
}

// speechClause reports whether a clause with a speaker and a verb of speech begins at k.
func (r *speechReader) speechClause(k int) bool {
	for j := k; j < min(k+8, r.to); j++ {
		if r.isFinite(j) {
			return j > k && r.d.speech.verbs[r.d.verbs.At(j).base]&(thatFrame|quoteFrame) != 0
		}
		if r.isStop(j) {
			return false
		}
	}
	return false
}

// trailer reports whether the sentence ends, from k on, with a report of its own: "…, the paper said."
func (r *speechReader) trailer(k int) bool {
	if r.stop(k) < r.to {
		return false
	}
	for j := k; j < r.to; j++ {
		if r.isFinite(j) {
			return j-k <= 7 && r.d.speech.verbs[r.d.verbs.At(j).base]&quoteFrame != 0 && r.adjuncts(j+1) >= r.to-1
		}
	}
	return false
}
