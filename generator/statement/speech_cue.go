package statement

import "strings"

// cueAt is a verb, phrase or noun that reports, at a place of a sentence.
type cueAt struct {
	start, end int // tokens
	verb       int // token of the verb; -1 for "according to" and nouns
	frames     frames
	subject    subjectOf
}

// subjectOf tells where the speaker of a cue stands.
type subjectOf uint8

const (
	bySubject subjectOf = iota // before the verb, or after it
	byMain                     // "…, saying": the subject of the clause before
	byNoun                     // "a letter urging": the noun before
	byAgent                    // passive: after "by", or nobody
	byOwner                    // "his claim that": the possessive before
	byPhrase                   // "according to X"
	byQuoted                   // "cited X as saying": the object before
)

// cue returns the cue whose verb or first word is token k.
func (r *speechReader) cue(k int) (cueAt, bool) {
	d := r.d
	if r.norm(k) == "according" && r.norm(k+1) == "to" {
		return cueAt{k, k + 2, -1, thatFrame | quoteFrame, byPhrase}, true
	}
	if r.tag(k) == noun || r.tag(k) == gerund {
		if c, ok := r.nounCue(k); ok {
			return c, true
		}
	}
	v := d.verbs.At(k)
	if v.form == 0 {
		return cueAt{}, false
	}
	c := cueAt{start: k, end: k + 1, verb: k, frames: d.speech.verbs[v.base]}
	if n, f := r.particle(k, v.base); n > 0 {
		c.end, c.frames = k+1+n, f
	}
	if c.frames == 0 {
		return cueAt{}, false
	}
	switch d.tags.At(k) {
	case finite:
	case participle:
		p := r.helper(k)
		switch {
		case p >= 0 && d.verbs.At(p).base == "have" || p >= 0 && d.tags.At(p) == modal && strings.HasSuffix(d.Tokens.At(p).Norm, "ve"):
		case p >= 0 && (d.verbs.At(p).base == "be" || d.tags.At(p) == modal):
			c.subject = byAgent
		case r.norm(c.end) == "by":
			c.subject = byAgent
		default:
			return cueAt{}, false
		}
	case gerund:
		p := r.helper(k)
		switch {
		case r.norm(k-1) == "as" && r.quotedAs(k) >= 0: // "cited the mayor as saying"
			c.subject = byQuoted
		case p >= 0 && d.verbs.At(p).base == "be" || p >= 0 && d.tags.At(p) == modal: // "is saying"
		case k == r.from || r.isStop(k-1) || r.norm(k-1) == "and" || isQuoteMark(r.norm(k-1)) || r.tag(k-1) == adverb || r.tag(k-1) == preposition || r.tag(k-1) == subordinator:
			c.subject = byMain
		case r.tag(k-1) == noun || r.tag(k-1) == name:
			c.subject = byNoun
		default:
			return cueAt{}, false
		}
	case infinitive:
		p := r.helper(k)
		if p < 0 {
			return cueAt{}, false
		}
		if d.tags.At(p) == to {
			c.subject = byMain
			if c.frames&(quoteFrame|thatFrame|asksFrame|npFrame) == 0 {
				return cueAt{}, false
			}
		}
	default:
		return cueAt{}, false
	}
	for p := c.start - 1; p >= r.from; p-- {
		t := r.tag(p)
		if t != adverb && t != not && t != modal && t != auxiliary && t != to || d.Tokens.At(p).Norm == "however" {
			break
		}
		c.start = p
	}
	return c, true
}

// quotedAs returns the verb of which the words before "as saying" at k are the object: "cited", "quoted"; -1 if none is.
func (r *speechReader) quotedAs(k int) int {
	for v := k - 2; v >= r.from && v > k-14; v-- {
		if b := r.d.verbs.At(v).base; (b == "cite" || b == "quote") && (r.isFinite(v) || r.tag(v) == gerund || r.tag(v) == participle) {
			if r.helper(v) >= 0 && r.d.verbs.At(r.helper(v)).base == "be" {
				return -1 // "was quoted as saying": the subject speaks
			}
			return v
		}
		if r.isStop(v) && r.norm(v) != "," {
			break
		}
	}
	return -1
}

// helper returns the auxiliary, modal or "to" that governs the verb at k, or -1.
func (r *speechReader) helper(k int) int {
	for p := k - 1; p >= r.from; p-- {
		switch r.tag(p) {
		case adverb, not:
			continue
		case auxiliary, modal, to:
			return p
		}
		break
	}
	return -1
}

// particle returns how many words after the verb at k belong to it, and what it takes with them.
func (r *speechReader) particle(k int, base string) (int, frames) {
	best, f := 0, frames(0)
	for _, p := range r.d.speech.particles[base] {
		n := 0
		for n < len(p.words) && r.norm(k+1+n) == p.words[n] {
			n++
		}
		if n == len(p.words) && n > best {
			best, f = n, p.frames
		}
	}
	return best, f
}

// nounCue returns the noun at k as a cue, where a clause or an infinitive follows.
func (r *speechReader) nounCue(k int) (cueAt, bool) {
	f := r.nouns(r.norm(k), 0)
	if f == "" && strings.HasSuffix(r.norm(k), "s") {
		f = r.nouns(strings.TrimSuffix(r.norm(k), "s"), 0)
	}
	c := cueAt{start: k, end: k + 1, verb: -1, subject: byOwner}
	switch {
	case r.tag(k+1) == that && strings.Contains(f, "that"):
		c.frames = thatFrame
	case r.tag(k+1) == to && r.tag(k+2) == infinitive && strings.Contains(f, "inf"):
		c.frames = infFrame
	default:
		return cueAt{}, false
	}
	return c, true
}
