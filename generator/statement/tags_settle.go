package statement

import "strings"

// Which word of a stretch between marks and conjunctions is its finite verb, where the tables leave several.

// plural reports whether the subject at p takes a verb in its base form.
func (t *tagger) plural(p int) bool {
	switch w := t.d.Tokens.At(p).Norm; t.d.tags.At(p) {
	case pronoun:
		return w == "i" || w == "you" || w == "we" || w == "they"
	case relative:
		return true
	case noun, name:
		return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || t.d.sets.reports.plural.Has(w) ||
			p > 1 && t.d.tags.At(p) == name && t.d.tags.At(p-1) == coordinator && t.d.tags.At(p-2) == name
	}
	return false
}

// settle finds the finite verb of each stretch between marks and conjunctions among the words that could be it.
func (t *tagger) settle(from, end int) {
	tags := t.d.tags
	c := stretch{}
	for i := from; i < end; {
		to := i + 1
		for to < end && !t.boundary(to) {
			to++
		}
		c.from, c.to, c.end = i, to, end
		found := t.stretch(c)
		switch tags.At(i) {
		case relative, that, subordinator:
		default:
			c.main = c.main || found
		}
		if tags.At(i) != coordinator {
			c.infinitives = false
		}
		for k := i; k < to; k++ {
			c.infinitives = c.infinitives || tags.At(k) == infinitive
		}
		i = to
	}
}

// boundary reports whether a stretch ends before token i.
func (t *tagger) boundary(i int) bool {
	switch t.d.tags.At(i) {
	case coordinator, subordinator, relative, that:
		return true
	case mark:
		switch t.d.Tokens.At(i).Norm {
		case "-", "$", "%", "£", "€":
			return false
		}
		return !isQuoteMark(t.d.Tokens.At(i).Norm)
	}
	return false
}

// stretch is a part of a sentence between marks and conjunctions.
type stretch struct {
	from, to    int
	end         int  // of the sentence
	main        bool // the main verb stood before
	infinitives bool // an infinitive stood in the stretch before
}

// isFinite reports whether token k is a verb, auxiliary or modal that has a tense.
func (t *tagger) isFinite(k int) bool {
	return t.d.tags.At(k) == finite || t.d.tags.At(k) == modal || t.d.tags.At(k) == auxiliary && t.tensed(k)
}

// later reports whether a finite verb with the same subject comes after k.
func (t *tagger) later(k, to int) bool {
	for k++; k < to; k++ {
		if t.d.tags.At(k) == pronoun || t.d.Tokens.At(k).Norm == "there" {
			return false
		}
		if t.isFinite(k) {
			return true
		}
	}
	return false
}

// resumes reports whether the stretch after the next comma begins with a finite verb, so that this one is set in:
// "the boat, named after a saint, sank".
func (t *tagger) resumes(c stretch) bool {
	if c.to >= c.end || t.d.Tokens.At(c.to).Norm != "," {
		return false
	}
	n := t.next(c.to, c.end)
	return n > 0 && (t.isFinite(n) || t.d.verbs.At(n).form&pastForm != 0)
}

// stretch settles the open words of a stretch, and reports whether there is a finite verb.
func (t *tagger) stretch(c stretch) bool {
	tags, verbs := t.d.tags, t.d.verbs
	certain, speech := -1, false // the last finite verb so far; it is one of speech or thought
	opened := tags.At(c.from) == mark || tags.At(c.from) == coordinator || tags.At(c.from) == adverb
	for k := c.from; k < c.to; k++ {
		switch {
		case t.isFinite(k):
			certain, speech = k, t.thatVerb(k)
			continue
		case tags.At(k) == gerund && k+1 < c.to && (tags.At(k+1) == modal || tags.At(k+1) == auxiliary && t.tensed(k+1)) && k > c.from &&
			(tags.At(k-1) == noun || tags.At(k-1) == adjective || tags.At(k-1) == determiner || tags.At(k-1) == possessive):
			tags[k] = noun // "the silver lining was"
			continue
		case tags.At(k) == participle || tags.At(k) == gerund:
			if certain >= 0 {
				speech = speech || t.thatVerb(k)
			} else if k-c.from < 2 && tags.At(c.from) == mark {
				certain, speech = k, t.thatVerb(k) // ", citing"
			}
			continue
		case tags.At(k) != noun || verbs.At(k).form == 0:
			continue
		}
		v, p := verbs.At(k), t.before(k, c.from)
		prev := mark
		if p >= c.from {
			prev = tags.At(p)
		}
		nominal := prev == noun || prev == name || prev == object || prev == numeral || prev == pronoun
		free := certain < 0 || speech && p > certain // a finite verb is wanted here
		free = free || certain >= 0 && !c.main && nominal && (tags.At(c.from) == relative || tags.At(c.from) == that)
		later, first := t.later(k, c.to), prev == mark && opened && k-c.from < 3
		switch {
		case v.form&pastForm != 0 && v.form&partForm != 0:
			switch {
			case t.followedBy(k, c.end, "by"):
				tags[k] = participle
			case nominal && free && (!later || t.thatVerb(k) && t.clauseNext(k, c.to)),
				prev == coordinator && c.main && !t.modifies(k, c.to),
				first && !c.main && !later && !t.resumes(c),
				first && t.isSpeech(k) && !later:
				tags[k] = finite
			case v.form&baseForm == 0 || nominal:
				tags[k] = participle
			}
		case v.form&presForm != 0 && nominal && free && later && t.thatVerb(k) && t.clauseNext(k, c.to) && (prev == name || !t.nounish(v.base)):
			tags[k] = finite // "says fraud is rare"
		case v.form&presForm != 0 && !later:
			nounish := t.nounish(v.base)
			switch {
			case nominal && free && !t.plural(p) && (!nounish || t.takesObject(k, c.end)),
				nominal && free && prev == name && t.isSpeech(k) && !t.ofNoun(k, c.end),
				prev == coordinator && c.main && (!nounish || t.takesObject(k, c.end)),
				first && (!c.main || t.isSpeech(k)) && (!nounish || t.takesObject(k, c.end)):
				tags[k] = finite
			}
		case v.form&baseForm != 0:
			switch {
			case prev == coordinator && c.infinitives:
				tags[k] = infinitive
			case later:
			case nominal && free && t.plural(p) && (t.takesObject(k, c.end) || !t.nounish(v.base) || t.isSpeech(k) && !t.ofNoun(k, c.end)):
				tags[k] = finite
			case first && !c.main && t.takesObject(k, c.end):
				tags[k] = finite
			}
		}
		if tags.At(k) == finite {
			certain, speech = k, t.thatVerb(k)
		}
	}
	return certain >= 0 && t.isFinite(certain)
}

// clauseNext reports whether a noun phrase follows the verb at k, which may be the subject of what is said.
func (t *tagger) clauseNext(k, to int) bool {
	n := t.next(k, to)
	if n < 0 {
		return false
	}
	switch t.d.tags.At(n) {
	case noun, name, determiner, possessive, pronoun, adjective, numeral:
		return true
	}
	return false
}

// nounish reports whether the forms of a verb are as often nouns.
func (t *tagger) nounish(base string) bool {
	return t.d.words().Table("verbs").Field(base, 0) == "noun"
}

// ofNoun reports whether "of" or "in" follows, as after a noun.
func (t *tagger) ofNoun(k, end int) bool {
	return t.followedBy(k, end, "of") || t.followedBy(k, end, "in")
}

// followedBy reports whether the next token is w.
func (t *tagger) followedBy(k, end int, w string) bool {
	return k+1 < end && t.d.Tokens.At(k+1).Norm == w
}

// tensed reports whether a form of be, have or do has a tense: "been" and "being" have none, "be" and "have" after
// "to" or a modal neither.
func (t *tagger) tensed(k int) bool {
	switch t.d.Tokens.At(k).Norm {
	case "be", "been", "being", "having", "done":
		return false
	case "have", "do":
		if k > 0 && (t.d.tags.At(k-1) == to || t.d.tags.At(k-1) == modal) {
			return false
		}
	}
	return true
}

// thatVerb reports whether the verb at k can govern a clause without "that".
func (t *tagger) thatVerb(k int) bool {
	return t.d.speech.verbs[t.d.verbs.At(k).base]&thatFrame != 0
}

// isSpeech reports whether the verb at k stands beside quotations or governs clauses.
func (t *tagger) isSpeech(k int) bool {
	return t.d.speech.verbs[t.d.verbs.At(k).base]&(thatFrame|quoteFrame) != 0
}
