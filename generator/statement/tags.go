package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/grammar"
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

var classNames = map[string]class{
	"pronoun": pronoun, "object": object, "determiner": determiner, "possessive": possessive, "preposition": preposition,
	"coordinator": coordinator, "subordinator": subordinator, "relative": relative, "modal": modal, "auxiliary": auxiliary,
	"not": not, "to": to, "noun": noun, "that": that, "adverb": adverb, "number": numeral, "adjective": adjective, "clitic": modal,
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
	k := t.d.Tokens.At(i)
	if !k.Word {
		return
	}
	w := k.Norm
	capital := isCapital(k.Of(t.d.Article.Text))
	opening := i == from || !t.d.Tokens.At(i-1).Word && (grammar.Opener(t.d.Tokens.At(i-1).Norm) || t.d.Tokens.At(i-1).Norm == ":")
	t.d.tags[i] = noun
	joined := t.joined(i, from, end)
	if c := classNames[t.functions.Field(w, 0)]; joined && (c == preposition || c == adverb || c == to) {
		t.d.tags[i] = adjective // "follow-up", "face-to-face"
		return
	}
	if c, ok := classNames[t.functions.Field(w, 0)]; ok && !(c == noun && strings.HasSuffix(w, "ing") && t.verbal(i, from)) && (!capital || opening || t.title || w == "i" || strings.HasPrefix(w, "i'")) {
		t.d.tags[i] = c
		t.d.verbs[i] = t.d.forms.of(w)
		return
	}
	if w[0] >= '0' && w[0] <= '9' {
		t.d.tags[i] = numeral
		return
	}
	if joined && w != "re" {
		t.d.tags[i] = adjective
		if capital && !opening && !t.title || i > from+1 && t.d.Tokens.At(i-1).Norm == "-" && t.d.tags.At(i-2) == name && (i+1 >= end || t.d.Tokens.At(i+1).Norm != "-") && !t.attributive(i, end) {
			t.d.tags[i] = name // "Times-News", "Min-ho"
		}
		return
	}
	if v := t.d.forms.of(w); v.form != 0 && (!capital || opening || t.title && v.form&baseForm == 0) {
		t.d.verbs[i] = v
		if capital && opening && i+1 < end && t.d.Tokens.At(i+1).Word && isCapital(t.d.Tokens.At(i+1).Of(t.d.Article.Text)) && !t.title {
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
	if strings.HasSuffix(w, "'s") && i+1 < end && t.d.Tokens.At(i+1).Word ||
		strings.HasSuffix(w, "s") && i+2 < end && t.d.Tokens.At(i+1).Norm == "’" && t.d.Tokens.At(i+1).Start == k.End && t.d.Tokens.At(i+2).Word {
		t.d.tags[i] = possessive
	}
}

// attributive reports whether a noun follows the compound that ends at i: "Delft-based firm".
func (t *tagger) attributive(i, end int) bool {
	return i+1 < end && t.d.Tokens.At(i+1).Word && isLower(t.d.Tokens.At(i+1).Of(t.d.Article.Text)) && t.forms(i+1).form&(pastForm|presForm) == 0
}

func (t *tagger) forms(i int) verb { return t.d.forms.of(t.d.Tokens.At(i).Norm) }

// joined reports whether token i is part of a compound with hyphens.
func (t *tagger) joined(i, from, end int) bool {
	k := t.d.Tokens.At(i)
	return i+1 < end && t.d.Tokens.At(i+1).Norm == "-" && t.d.Tokens.At(i+1).Start == k.End && i+2 < end && t.d.Tokens.At(i+2).Start == t.d.Tokens.At(i+1).End ||
		i > from+1 && t.d.Tokens.At(i-1).Norm == "-" && t.d.Tokens.At(i-1).End == k.Start && t.d.Tokens.At(i-2).End == t.d.Tokens.At(i-1).Start
}

// verbal reports whether a word in -ing at i, mostly a noun, is a verb: after be, "to" or a comma.
func (t *tagger) verbal(i, from int) bool {
	if i == from {
		return false
	}
	p := t.d.Tokens.At(i - 1).Norm
	return p == "," || t.d.sets.clauses.verbal.Has(p)
}

// before returns the token before i within the sentence, through adverbs, negations and quotation marks, or -1.
func (t *tagger) before(i, from int) int {
	for i--; i >= from; i-- {
		switch c := t.d.tags.At(i); {
		case c == adverb || c == not:
		case c == mark && isQuoteMark(t.d.Tokens.At(i).Norm):
		default:
			return i
		}
	}
	return -1
}

// next returns the word after i through adverbs and quotation marks, or -1.
func (t *tagger) next(i, to int) int {
	for i++; i < to; i++ {
		switch c := t.d.tags.At(i); {
		case c == adverb || c == not:
		case c == mark && isQuoteMark(t.d.Tokens.At(i).Norm):
		default:
			return i
		}
	}
	return -1
}

// second settles words that can be verbs by what stands before them. What depends on the rest of the clause is left
// as noun with its verb kept, for settle.
func (t *tagger) second(i, from, end int) {
	tags, v := t.d.tags, t.d.verbs.At(i)
	w := t.d.Tokens.At(i).Norm
	if w == "that" {
		tags[i] = t.that(i, from, end)
		return
	}
	if (w == "who" || w == "whose" || w == "where") && i > from && (tags.At(i-1) != preposition) {
		if p := tags.At(i - 1); p == mark || p == noun || p == name || p == pronoun || p == object || p == numeral {
			tags[i] = relative
		}
		return
	}
	p, prev := t.before(i, from), mark
	if p >= 0 {
		prev = tags.At(p)
	}
	switch {
	case w == "well" && (prev == determiner || prev == adjective || prev == participle || prev == preposition || prev == possessive):
		tags[i] = noun
	case w == "about" && i > from && tags.At(i-1) == adverb && v.form == 0:
		tags[i] = adverb
	case w == "one" && p >= 0 && t.d.Tokens.At(p).Norm == "no":
		tags[i] = pronoun
	}
	if v.form == 0 || tags.At(i) != noun {
		return
	}
	if (v.base == "say" || v.base == "tell") && v.form&(pastForm|presForm) != 0 && prev != auxiliary && prev != modal {
		tags[i] = finite
		return
	}
	switch prev {
	case to, modal:
		switch {
		case p > from && t.d.Tokens.At(p-1).Norm == "according":
		case v.form&baseForm != 0:
			tags[i] = infinitive
		case v.form&ingForm != 0:
			tags[i] = gerund
		case v.form&partForm != 0 && prev == modal:
			tags[i] = participle // "he's gone"
		}
		return
	case auxiliary:
		do := t.d.verbs.At(p).base == "do"
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
		case v.form&ingForm != 0 && (prev == determiner || prev == possessive) && !t.takesObject(i, end) && !t.modifies(i, end):
			// "the steering failed"
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
	nextTag, v := t.d.tags.At(n), t.d.verbs.At(n)
	p := mark
	if i > from {
		p = t.d.tags.At(i - 1)
	}
	if i+1 < end && t.d.Tokens.At(i+1).Norm == "there" {
		return that
	}
	if nextTag == modal && strings.Contains(t.d.Tokens.At(n).Norm, "'") && !strings.HasSuffix(t.d.Tokens.At(n).Norm, "n't") {
		return that // "that he's"
	}
	afterNoun := p == noun || p == name || p == adjective || p == numeral || p == gerund
	switch {
	case nextTag == modal || nextTag == auxiliary || v.form&(presForm|pastForm) != 0 && v.form&baseForm == 0 && nextTag == noun:
		if afterNoun && (i == from || t.d.verbs.At(i-1).form&(pastForm|presForm) == 0 || t.d.tags.At(i-1) == noun && t.d.verbs.At(i-1).base != "say") {
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
	return t.d.sets.clauses.standing.Has(t.d.Tokens.At(i).Norm)
}

// modifies reports whether a noun follows that a participle can modify.
func (t *tagger) modifies(i, end int) bool {
	n := i + 1
	return n < end && !(t.d.verbs.At(n).form&pastForm != 0 && t.d.verbs.At(n).form&baseForm == 0) && (t.d.tags.At(n) == noun || t.d.tags.At(n) == adjective || t.d.tags.At(n) == name)
}

// takesObject reports whether what follows could not follow a noun in the same phrase.
func (t *tagger) takesObject(i, end int) bool {
	n := i + 1
	if n >= end {
		return false
	}
	switch t.d.tags.At(n) {
	case determiner, possessive, pronoun, object, that, to, numeral:
		return true
	}
	return false
}

// inverted reports whether an auxiliary stands before its subject, as in a question.
func (t *tagger) inverted(p, from int) bool { return p == from || t.d.tags.At(p-1) == mark }

// isQuoteMark reports whether a token is a quotation mark of any shape.
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
