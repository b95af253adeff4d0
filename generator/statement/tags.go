package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
	"variorum/generator/source"
)

// class is the part of speech of a token, as coarse as clauses and speech need it.
type class uint8

const (
	mark         class = iota // quotation mark, comma, dash …
	noun                      // and every word of which nothing else is known
	name                      // a word with a capital that does not open a sentence
	numeral                   // in digits or words
	adjective                 // and the parts of a compound with hyphens
	adverb                    //
	pronoun                   // as a subject: "he", "who", "everyone"
	object                    // "him"
	determiner                //
	possessive                // "his", "Russia's" before a noun
	preposition               //
	coordinator               // "and", "but", "or"
	subordinator              // "because", "if"
	relative                  // "which", "who" and "that" after the noun that they mean
	that                      // before a clause
	not                       //
	to                        // before an infinitive or as a preposition
	modal                     // "may", "don't"
	auxiliary                 // forms of be, have, do
	finite                    // a verb with a tense
	infinitive                // after "to", a modal or "do"
	participle                // "led" without a tense: after be and have, before and after nouns
	gerund                    // "saying"
)

// tagger gives the words of sentences their parts of speech by tables of function words and verbs and by what stands
// around them.
type tagger struct {
	d         *Doc
	functions *lexicon.Table
	title     bool // the sentence is a line in title case: capitals tell nothing
}

var classes = map[string]class{
	"pronoun": pronoun, "object": object, "determiner": determiner, "possessive": possessive, "preposition": preposition,
	"coordinator": coordinator, "subordinator": subordinator, "relative": relative, "modal": modal, "auxiliary": auxiliary,
	"not": not, "to": to, "noun": noun, "adverb": adverb, "number": numeral, "adjective": adjective, "clitic": modal,
}

// readTags fills d.tags and d.verbs.
func readTags(d *Doc) {
	t := tagger{
		d:         d,
		functions: d.words().Table("function-words"),
	}
	d.tags = make([]class, len(d.Tokens))
	d.verbs = make([]verb, len(d.Tokens))
	for _, s := range d.Sentences {
		t.sentence(s)
	}
}

func (t *tagger) sentence(s Sentence) {
	from, to := s.Tokens[0], s.Tokens[1]
	t.title = t.titleCase(from, to) || s.Class == source.Headline
	for i := from; i < to; i++ {
		t.first(i, from, to)
	}
	for i := from; i < to; i++ {
		t.second(i, from, to)
	}
	t.settle(from, to)
}

// titleCase reports whether most long words have a capital.
func (t *tagger) titleCase(from, to int) bool {
	capital, all := 0, 0
	for _, k := range t.d.Tokens[from:to] {
		if k.Word && k.Len() > 3 {
			all++
			if isCapital(k.Of(t.d.Article.Text)) {
				capital++
			}
		}
	}
	return all > 3 && capital*10 > all*7
}

// first gives the class that a word has by itself.
func (t *tagger) first(i, from, end int) {
	k := t.d.Tokens[i]
	if !k.Word {
		return
	}
	w := k.Norm
	capital := isCapital(k.Of(t.d.Article.Text))
	opening := i == from || !t.d.Tokens[i-1].Word && (isOpener(t.d.Tokens[i-1].Norm) || t.d.Tokens[i-1].Norm == ":")
	t.d.tags[i] = noun
	if c, ok := classes[t.functions.Field(w, 0)]; ok && !(c == noun && strings.HasSuffix(w, "ing") && t.verbal(i, from)) && (!capital || opening || t.title || w == "i" || strings.HasPrefix(w, "i'")) {
		t.d.tags[i] = c
		t.d.verbs[i] = t.d.forms.of(w)
		return
	}
	if w[0] >= '0' && w[0] <= '9' {
		t.d.tags[i] = numeral
		return
	}
	joined := i+1 < end && t.d.Tokens[i+1].Norm == "-" && t.d.Tokens[i+1].Start == k.End && i+2 < end && t.d.Tokens[i+2].Start == t.d.Tokens[i+1].End ||
		i > from+1 && t.d.Tokens[i-1].Norm == "-" && t.d.Tokens[i-1].End == k.Start && t.d.Tokens[i-2].End == t.d.Tokens[i-1].Start
	if joined && w != "re" {
		t.d.tags[i] = adjective
		if capital && !opening && !t.title || i > from+1 && t.d.Tokens[i-1].Norm == "-" && t.d.tags[i-2] == name && (i+1 >= end || t.d.Tokens[i+1].Norm != "-") && !t.attributive(i, end) {
			t.d.tags[i] = name // "Times-News", "Min-ho"
		}
		return
	}
	if v := t.d.forms.of(w); v.form != 0 && (!capital || opening || t.title && v.form&baseForm == 0) {
		t.d.verbs[i] = v
		if capital && opening && i+1 < end && t.d.Tokens[i+1].Word && isCapital(t.d.Tokens[i+1].Of(t.d.Article.Text)) && !t.title {
			t.d.verbs[i] = verb{} // "Ford Motor said"
			t.d.tags[i] = name
		}
		return
	}
	switch {
	case capital && !t.title || capital && !opening:
		t.d.tags[i] = name
	case strings.HasSuffix(w, "ly") && len(w) > 4:
		t.d.tags[i] = adverb
	}
	if strings.HasSuffix(w, "'s") && i+1 < end && t.d.Tokens[i+1].Word ||
		strings.HasSuffix(w, "s") && i+2 < end && t.d.Tokens[i+1].Norm == "’" && t.d.Tokens[i+1].Start == k.End && t.d.Tokens[i+2].Word {
		t.d.tags[i] = possessive
	}
}

// attributive reports whether a noun follows the compound that ends at i: "Delft-based firm".
func (t *tagger) attributive(i, end int) bool {
	return i+1 < end && t.d.Tokens[i+1].Word && isLower(t.d.Tokens[i+1].Of(t.d.Article.Text)) && t.forms(i+1).form&(pastForm|presForm) == 0
}

func (t *tagger) forms(i int) verb { return t.d.forms.of(t.d.Tokens[i].Norm) }

// verbal reports whether a word in -ing at i, mostly a noun, is a verb: after be, "to" or a comma.
func (t *tagger) verbal(i, from int) bool {
	if i == from {
		return false
	}
	switch p := t.d.Tokens[i-1]; p.Norm {
	case ",", "is", "are", "was", "were", "be", "been", "by", "after", "before", "while":
		return true
	}
	return false
}

// before returns the token before i within the sentence, through adverbs, negations and quotation marks, or -1.
func (t *tagger) before(i, from int) int {
	for i--; i >= from; i-- {
		switch c := t.d.tags[i]; {
		case c == adverb || c == not:
		case c == mark && isQuoteMark(t.d.Tokens[i].Norm):
		default:
			return i
		}
	}
	return -1
}

// next returns the word after i through adverbs and quotation marks, or -1.
func (t *tagger) next(i, to int) int {
	for i++; i < to; i++ {
		switch c := t.d.tags[i]; {
		case c == adverb || c == not:
		case c == mark && isQuoteMark(t.d.Tokens[i].Norm):
		default:
			return i
		}
	}
	return -1
}

// second settles words that can be verbs by what stands before them. What depends on the rest of the clause is left
// as noun with its verb kept, for settle.
func (t *tagger) second(i, from, end int) {
	tags, v := t.d.tags, t.d.verbs[i]
	w := t.d.Tokens[i].Norm
	if w == "that" {
		tags[i] = t.that(i, from, end)
		return
	}
	if (w == "who" || w == "whose" || w == "where") && i > from && (tags[i-1] != preposition) {
		if p := tags[i-1]; p == mark || p == noun || p == name || p == pronoun || p == object || p == numeral {
			tags[i] = relative
		}
		return
	}
	p, prev := t.before(i, from), mark
	if p >= 0 {
		prev = tags[p]
	}
	switch {
	case w == "well" && (prev == determiner || prev == adjective || prev == participle || prev == preposition || prev == possessive):
		tags[i] = noun
	case w == "about" && i > from && tags[i-1] == adverb && v.form == 0:
		tags[i] = adverb
	case w == "one" && p >= 0 && t.d.Tokens[p].Norm == "no":
		tags[i] = pronoun
	}
	if v.form == 0 || tags[i] != noun {
		return
	}
	if (v.base == "say" || v.base == "tell") && v.form&(pastForm|presForm) != 0 && prev != auxiliary && prev != modal {
		tags[i] = finite
		return
	}
	switch prev {
	case to, modal:
		switch {
		case p > from && t.d.Tokens[p-1].Norm == "according":
		case v.form&baseForm != 0:
			tags[i] = infinitive
		case v.form&ingForm != 0:
			tags[i] = gerund
		case v.form&partForm != 0 && prev == modal:
			tags[i] = participle // "he's gone"
		}
		return
	case auxiliary:
		do := t.d.verbs[p].base == "do"
		switch {
		case v.form&baseForm != 0 && do:
			tags[i] = infinitive
		case v.form&partForm != 0:
			tags[i] = participle
		case v.form&ingForm != 0:
			tags[i] = gerund
		case v.form&baseForm != 0 && p > from && t.inverted(p, from):
			tags[i] = infinitive
		}
		return
	case determiner, possessive, adjective, numeral, preposition:
		switch {
		case w == "thought" && prev != numeral:
		case prev == numeral && v.form&(partForm|pastForm) != 0 && !t.modifies(i, end):
		case v.form&partForm != 0 && v.form&baseForm == 0:
			tags[i] = participle
			if prev == determiner && t.standing(p) && !t.modifies(i, end) {
				tags[i] = finite // "many believed the"
			}
		case v.form&ingForm != 0:
			tags[i] = gerund
		case v.form&pastForm != 0 && v.form&baseForm == 0:
			tags[i] = finite
		case prev == determiner && t.standing(p) && t.takesObject(i, end):
			tags[i] = finite
		}
		return
	case pronoun, relative, that:
		if v.form&(presForm|pastForm) != 0 || v.form&baseForm != 0 && prev != that && t.plural(p) {
			tags[i] = finite
			return
		}
	}
	switch {
	case v.form&ingForm != 0:
		tags[i] = gerund
	case v.form == pastForm, v.base == "say" && v.form&pastForm != 0, v.base == "tell" && v.form&pastForm != 0:
		tags[i] = finite
	case v.form == partForm:
		tags[i] = participle
	}
}

// that tells the uses of "that" apart.
func (t *tagger) that(i, from, end int) class {
	n := t.next(i, end)
	if n < 0 {
		return pronoun
	}
	nextTag, v := t.d.tags[n], t.d.verbs[n]
	p := mark
	if i > from {
		p = t.d.tags[i-1]
	}
	if i+1 < end && t.d.Tokens[i+1].Norm == "there" {
		return that
	}
	if nextTag == modal && strings.Contains(t.d.Tokens[n].Norm, "'") && !strings.HasSuffix(t.d.Tokens[n].Norm, "n't") {
		return that // "that he's"
	}
	afterNoun := p == noun || p == name || p == adjective || p == numeral || p == gerund
	switch {
	case nextTag == modal || nextTag == auxiliary || v.form&(presForm|pastForm) != 0 && v.form&baseForm == 0 && nextTag == noun:
		if afterNoun && (i == from || t.d.verbs[i-1].form&(pastForm|presForm) == 0 || t.d.tags[i-1] == noun && t.d.verbs[i-1].base != "say") {
			return relative
		}
		return pronoun
	case nextTag == mark:
		return that
	case nextTag == noun && (p == preposition || i == from):
		return determiner
	}
	return that
}

// standing reports whether a determiner can stand for a noun: "many", "some", "this".
func (t *tagger) standing(i int) bool {
	switch t.d.Tokens[i].Norm {
	case "many", "some", "few", "most", "all", "both", "this", "that", "these", "those", "others", "each", "several":
		return true
	}
	return false
}

// modifies reports whether a noun follows that a participle can modify.
func (t *tagger) modifies(i, end int) bool {
	n := i + 1
	return n < end && (t.d.tags[n] == noun || t.d.tags[n] == adjective || t.d.tags[n] == name)
}

// takesObject reports whether what follows could not follow a noun in the same phrase.
func (t *tagger) takesObject(i, end int) bool {
	n := i + 1
	if n >= end {
		return false
	}
	switch t.d.tags[n] {
	case determiner, possessive, pronoun, object, that, to:
		return true
	}
	return false
}

// inverted reports whether an auxiliary stands before its subject, as in a question.
func (t *tagger) inverted(p, from int) bool { return p == from || t.d.tags[p-1] == mark }

// plural reports whether the subject at p takes a verb in its base form.
func (t *tagger) plural(p int) bool {
	switch w := t.d.Tokens[p].Norm; t.d.tags[p] {
	case pronoun:
		return w == "i" || w == "you" || w == "we" || w == "they"
	case relative:
		return true
	case noun, name:
		return strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || w == "people" || w == "police" || w == "men" || w == "women" || w == "children" || w == "media" ||
			p > 1 && t.d.tags[p] == name && t.d.tags[p-1] == coordinator && t.d.tags[p-2] == name
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
		switch tags[i] {
		case relative, that, subordinator:
		default:
			c.main = c.main || found
		}
		if tags[i] != coordinator {
			c.infinitives = false
		}
		for k := i; k < to; k++ {
			c.infinitives = c.infinitives || tags[k] == infinitive
		}
		i = to
	}
}

func (t *tagger) boundary(i int) bool {
	switch t.d.tags[i] {
	case coordinator, subordinator, relative, that:
		return true
	case mark:
		switch t.d.Tokens[i].Norm {
		case "-", "$", "%", "£", "€":
			return false
		}
		return !isQuoteMark(t.d.Tokens[i].Norm)
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
	return t.d.tags[k] == finite || t.d.tags[k] == modal || t.d.tags[k] == auxiliary && t.tensed(k)
}

// later reports whether a finite verb with the same subject comes after k.
func (t *tagger) later(k, to int) bool {
	for k++; k < to; k++ {
		if t.d.tags[k] == pronoun || t.d.Tokens[k].Norm == "there" {
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
	if c.to >= c.end || t.d.Tokens[c.to].Norm != "," {
		return false
	}
	n := t.next(c.to, c.end)
	return n > 0 && (t.isFinite(n) || t.d.verbs[n].form&pastForm != 0)
}

// stretch settles the open words of a stretch, and reports whether there is a finite verb.
func (t *tagger) stretch(c stretch) bool {
	tags, verbs := t.d.tags, t.d.verbs
	certain, speech := -1, false // the last finite verb so far; it is one of speech or thought
	opened := tags[c.from] == mark || tags[c.from] == coordinator || tags[c.from] == adverb
	for k := c.from; k < c.to; k++ {
		switch {
		case t.isFinite(k):
			certain, speech = k, t.thatVerb(k)
			continue
		case tags[k] == gerund && k+1 < c.to && (tags[k+1] == modal || tags[k+1] == auxiliary && t.tensed(k+1)) && k > c.from &&
			(tags[k-1] == noun || tags[k-1] == adjective || tags[k-1] == determiner || tags[k-1] == possessive):
			tags[k] = noun // "the silver lining was"
			continue
		case tags[k] == participle || tags[k] == gerund:
			if certain >= 0 {
				speech = speech || t.thatVerb(k)
			} else if k-c.from < 2 && tags[c.from] == mark {
				certain, speech = k, t.thatVerb(k) // ", citing"
			}
			continue
		case tags[k] != noun || verbs[k].form == 0:
			continue
		}
		v, p := verbs[k], t.before(k, c.from)
		prev := mark
		if p >= c.from {
			prev = tags[p]
		}
		nominal := prev == noun || prev == name || prev == object || prev == numeral || prev == pronoun
		free := certain < 0 || speech && p > certain // a finite verb is wanted here
		free = free || certain >= 0 && !c.main && nominal && (tags[c.from] == relative || tags[c.from] == that)
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
		case v.form&presForm != 0 && nominal && free && later && t.thatVerb(k) && t.clauseNext(k, c.to) && (prev == name || !nounish(t, v)):
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
		if tags[k] == finite {
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
	switch t.d.tags[n] {
	case noun, name, determiner, possessive, pronoun, adjective, numeral:
		return true
	}
	return false
}

func nounish(t *tagger, v verb) bool { return t.nounish(v.base) }

// nounish reports whether the forms of a verb are as often nouns.
func (t *tagger) nounish(base string) bool { return t.d.forms.verbs.Field(base, 0) == "noun" }

func (t *tagger) ofNoun(k, end int) bool {
	return t.followedBy(k, end, "of") || t.followedBy(k, end, "in")
}

func (t *tagger) followedBy(k, end int, w string) bool {
	return k+1 < end && t.d.Tokens[k+1].Norm == w
}

// tensed reports whether a form of be, have or do has a tense: "been" and "being" have none, "be" and "have" after
// "to" or a modal neither.
func (t *tagger) tensed(k int) bool {
	switch t.d.Tokens[k].Norm {
	case "be", "been", "being", "having", "done":
		return false
	case "have", "do":
		if k > 0 && (t.d.tags[k-1] == to || t.d.tags[k-1] == modal) {
			return false
		}
	}
	return true
}

// thatVerb reports whether the verb at k can govern a clause without "that".
func (t *tagger) thatVerb(k int) bool {
	return t.d.speech.verbs[t.d.verbs[k].base]&thatFrame != 0
}

func (t *tagger) isSpeech(k int) bool {
	return t.d.speech.verbs[t.d.verbs[k].base]&(thatFrame|quoteFrame) != 0
}

func isQuoteMark(m string) bool {
	switch m {
	case "\"", "'", "''", "``", "`", "“", "”", "„", "‟", "‘", "’", "‚", "‛", "«", "»", "‹", "›", "「", "」", "『", "』":
		return true
	}
	return false
}

// isLower reports whether a string begins with a letter in lower case.
func isLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
