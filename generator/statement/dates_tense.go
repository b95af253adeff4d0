package statement

import "strings"

// Whether what a date is of lies behind or ahead, by the verbs around it: "met on Friday", "will meet on Friday".

// appoints reports whether a verb before piece i sets a day for something: "scheduled a meeting for Friday".
func (r *dateReader) appoints(i, s int) bool {
	for j := i - 1; j >= 0 && j >= i-8 && r.p[j].sentence == s; j-- {
		if what := r.does(r.p[j].low); what == "appoint" || what == "future" {
			return true
		}
	}
	return false
}

// lies tells by the nearest verb before the words from i to next, or else after them, whether what they date lies
// behind (-1) or ahead (1); 0 where nothing tells. Present is whether only verbs in the present tense stand there.
func (r *dateReader) lies(i, next, s int) (lies int, present bool) {
	const reach = 15
	for j := i - 1; j >= 0 && j >= i-reach && r.p[j].sentence == s; j-- {
		if v := r.tense(j); v != 0 {
			return v, false
		}
		present = present || r.present(j)
	}
	for j := next; j < len(r.p) && j < next+reach && r.p[j].sentence == s; j++ {
		if r.d.sets.dates.open.Has(r.p[j].low) {
			continue
		}
		if t := r.p[j].token; r.p[j].kind == wordPiece && r.d.tags.At(t) == finite && r.d.verbs.At(t).form&pastForm != 0 && r.d.verbs.At(t).base == r.p[j].low {
			continue // "cost", "cut": it may be of either time
		}
		if v := r.tense(j); v != 0 {
			return v, false
		}
		if r.present(j) {
			return 0, true // the verb of the clause, before those that hang on it
		}
	}
	return 0, present
}

// present reports whether piece j is a full verb in the present tense, or a form of "be" that no participle follows.
func (r *dateReader) present(j int) bool {
	p := &r.p[j]
	if p.kind != wordPiece {
		return false
	}
	switch tag := r.d.tags.At(p.token); {
	case tag == finite:
		return r.d.verbs.At(p.token).form&pastForm == 0
	case tag == auxiliary && (p.low == "is" || p.low == "are"):
		next := at(r.p, j+1)
		return next.kind == wordPiece && r.d.verbs.At(next.token).form == 0 && r.does(next.low) == "" && !strings.HasSuffix(next.low, "ly") && next.low != "not"
	}
	return false
}

func (r *dateReader) tense(j int) int {
	p := &r.p[j]
	if p.kind != wordPiece {
		return 0
	}
	if r.d.tags.At(p.token) == finite && r.d.verbs.At(p.token).form&pastForm != 0 {
		if b := low(r.p, j-1, p.sentence); !r.d.sets.dates.state.Has(b) {
			return -1
		}
	}
	before := low(r.p, j-1, p.sentence)
	switch {
	case p.low == "to" && r.does(before) == "toward":
		return 1 // "hoped to reopen on Monday"
	case p.low == "have" && before == "to":
		return 0
	}
	switch r.does(p.low) {
	case "future":
		switch next := low(r.p, j+1, p.sentence); {
		case p.upper && j > 0 && r.p[j-1].sentence == p.sentence, p.low == "set" && next != "to" && next != "for",
			p.low == "due" && next == "to", p.low == "would" && next == "have", p.low == "ahead" && next != "of":
			return 0
		}
		return 1
	case "past":
		return -1
	}
	if strings.HasSuffix(p.low, "'ll") {
		return 1
	}
	opens := j == 0 || r.p[j-1].sentence != p.sentence // "Asked on Sunday if it would rain, …"
	if (!p.upper || opens && r.d.verbs.At(p.token).form&partForm != 0) && len(p.low) > 4 && strings.HasSuffix(p.low, "ed") && r.lang == "en" && !r.d.sets.dates.noverb.Has(p.low) {
		if r.d.sets.dates.state.Has(before) {
			return 0 // "will be sentenced", "will stay closed": the verb before it tells
		}
		return -1
	}
	if r.lang == "de" && !p.upper && r.past(p.low) {
		return -1
	}
	return 0
}

// past reports whether a German word has the form of a regular verb in the past tense, "tagte", "erklärten": a verb is not
// written with a capital, and what else ends so stands in a table.
func (r *dateReader) past(low string) bool {
	return (strings.HasSuffix(low, "te") || strings.HasSuffix(low, "ten")) && len(low) > 4 && !r.d.sets.dates.noverb.Has(low)
}
