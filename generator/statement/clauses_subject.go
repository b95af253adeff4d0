package statement

import "sort"

// subjects finds the subjects of the clauses from first on, which are those of one sentence.
func (c *divider) subjects(first int) {
	var main Span
	for k := first; k < len(c.d.Clauses); k++ {
		cl := &c.d.Clauses[k]
		own := c.subject(cl.Tokens[0], cl.Tokens[1])
		switch {
		case own.Len() == 0 && (cl.Kind == Speech || k+1 < len(c.d.Clauses) && c.d.Clauses[k+1].Kind == Content) && c.speaker(cl.Span).Len() > 0:
			cl.Subject = c.speaker(cl.Span)
			if cl.Kind != Speech {
				main = cl.Subject
			}
		case cl.Kind == Relative && k > first:
			if own.Len() > 0 {
				cl.Subject = own
			} else {
				cl.Subject = c.antecedent(cl.Tokens[0])
			}
		case own.Len() > 0:
			cl.Subject = own
			if cl.Kind != Subordinate || main.Len() == 0 {
				main = own
			}
		default:
			cl.Subject = main
			if cl.Kind == Coordinate && k > first && c.d.Clauses[k-1].Subject.Len() > 0 {
				cl.Subject = c.d.Clauses[k-1].Subject
			}
		}
	}
	if n := len(c.d.Clauses); first < n && c.d.Clauses[first].Subject.Len() == 0 {
		for k := first; k < n && c.d.Clauses[k].Subject.Len() == 0; k++ {
			c.d.Clauses[k].Subject = main // an opening phrase has the subject of what follows
		}
	}
}

// speaker returns the words that name the speaker of the cue in a clause; empty where there is none.
func (c *divider) speaker(s Span) Span {
	n := sort.Search(len(c.cues), func(i int) bool { return c.cues[i].cue.Start >= s.Start })
	if n < len(c.cues) && c.cues[n].cue.End <= s.End {
		return c.cues[n].source
	}
	return Span{}
}

// spoken is a cue and its speaker.
type spoken struct{ cue, source Span }

// dash reports whether the token is a dash that stands between spaces.
func (c *divider) dash(k int) bool {
	switch c.norm(k) {
	case "—", "–", "--", "-":
		return k > c.from && c.d.Tokens.At(k).Start > c.d.Tokens.At(k-1).End
	}
	return false
}

// subject returns the noun phrase before the first finite verb among the tokens from a to b; empty where there is none.
func (c *divider) subject(a, b int) Span {
	verb := a
	for verb < b && !c.isFinite(verb) {
		verb++
	}
	if verb == b {
		return Span{}
	}
	start := a
	for k := a; k < verb; k++ {
		switch c.tag(k) {
		case coordinator, subordinator, relative, that, adverb, mark:
			if k == start || c.tag(k) == mark && c.dash(k) {
				start = k + 1
			}
		}
	}
	if c.tag(start) == gerund { // "adding that the crew was safe"
		for k := start + 1; k < min(start+4, verb); k++ {
			if c.tag(k) == that {
				start = k + 1
			}
		}
	}
	// An opening phrase up to its comma is no part of the subject.
	if t := c.tag(start); t == preposition && c.tag(start+1) != numeral || t == numeral || t == adverb || t == participle || t == gerund {
		for k := verb - 1; k > start; k-- {
			if c.norm(k) == "," && (t != numeral || c.tag(k-1) == adverb || c.tag(k-1) == numeral) {
				start = k + 1
				break
			}
		}
		if c.tag(start) == preposition && c.tag(start+1) != numeral {
			return Span{}
		}
	}
	end := start
	for ; end < verb; end++ {
		t := c.tag(end)
		if t == mark && !isQuoteMark(c.norm(end)) && c.norm(end) != "." && c.norm(end) != "-" && c.norm(end) != "$" && c.norm(end) != "%" && c.norm(end) != "&" || t == relative || t == that || t == subordinator ||
			(t == participle || t == gerund) && end > start && (c.tag(end-1) == noun || c.tag(end-1) == name) {
			break
		}
	}
	for end > start && (c.tag(end-1) == adverb || c.tag(end-1) == not || c.tag(end-1) == mark) {
		end--
	}
	if end <= start {
		return Span{}
	}
	return Span{Start: c.d.Tokens.At(start).Start, End: c.d.Tokens.At(end - 1).End}
}

// antecedent returns the noun phrase that ends before token at, where a relative clause begins.
func (c *divider) antecedent(at int) Span {
	end := at
	for end > c.from && c.tag(end-1) == mark {
		end--
	}
	start := end
	for start > c.from {
		switch c.tag(start - 1) {
		case noun, name, numeral, adjective, determiner, possessive, participle:
			start--
			continue
		case mark:
			if n := c.norm(start - 1); n == "-" || n == "." || isQuoteMark(n) {
				start--
				continue
			}
		case pronoun, object:
			if start == end {
				start--
			}
		}
		break
	}
	for start < end && c.tag(start) == mark {
		start++
	}
	if start >= end {
		return Span{}
	}
	return Span{Start: c.d.Tokens.At(start).Start, End: c.d.Tokens.At(end - 1).End}
}
