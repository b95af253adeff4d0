package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/grammar"
	"variorum/generator/lexicon"
)

// class is the part of speech of a word, as coarse as dates, numbers and credits need it. It is what grammar says of the
// word's tokens; without trees, what the tables of function words and verbs say of the word alone.
type class uint8

const (
	mark         class = iota // quotation mark, comma, dash …
	noun                      // and every word of which nothing else is known
	name                      // a proper noun
	numeral                   // in digits or words
	adjective                 //
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
	modal                     // "may", "don't", "he's"
	auxiliary                 // forms of be, have, do
	finite                    // a verb with a tense
	infinitive                // after "to", a modal or "do"
	participle                // "led" without a tense: after be and have, before and after nouns
	gerund                    // "saying"
)

var classNames = map[string]class{
	"pronoun": pronoun, "object": object, "determiner": determiner, "possessive": possessive, "preposition": preposition,
	"coordinator": coordinator, "subordinator": subordinator, "relative": relative, "modal": modal, "auxiliary": auxiliary,
	"not": not, "to": to, "noun": noun, "that": that, "adverb": adverb, "number": numeral, "adjective": adjective, "clitic": modal,
}

// readTags fills d.tags, d.verbs and d.parts.
func readTags(d *Doc) {
	d.tags = make([]class, len(d.Tokens))
	d.verbs = make([]verb, len(d.Tokens))
	d.parts = make([][2]int32, len(d.Tokens))
	functions, g := d.words().Table("function-words"), d.grammar()
	for i, t := range d.Tokens {
		first := g.TokenAt(t.Start)
		end := first
		for _, p := range g.Tokens[first:] {
			if p.Start >= t.End {
				break
			}
			end++
		}
		parts := g.Tokens[first:end]
		d.parts[i] = [2]int32{int32(first), int32(end)}
		if !t.Word {
			continue
		}
		v := d.forms.of(t.Norm)
		if g.Trees && len(parts) > 0 {
			if parts[0].Tag == "VERB" {
				v.base = strings.ToLower(parts[0].Lemma)
			}
			d.tags[i] = d.tagged(i, parts)
		} else {
			d.tags[i] = d.spelled(i, v, functions)
		}
		d.verbs[i] = v
	}
}

// tagged returns the class of word i by the tokens that it is made of.
func (d *Doc) tagged(i int, parts []grammar.Token) class {
	c := d.classOf(&parts[0])
	for k := 1; k < len(parts); k++ {
		switch p := &parts[k]; {
		case p.Tag == "AUX", p.Tag == "PART" && parts[k-1].Tag == "AUX": // "he's", "don't"
			return modal
		case p.Tag == "PART" && p.Norm == "'s" && i+1 < len(d.Tokens) && d.Tokens.At(i+1).Word:
			return possessive
		}
	}
	if c == noun || c == name {
		if w := d.Tokens.At(i).Norm; strings.HasSuffix(w, "s") && i+2 < len(d.Tokens) && d.Tokens.At(i+1).Norm == "’" && d.Tokens.At(i+1).Start == d.Tokens.At(i).End && d.Tokens.At(i+2).Word {
			return possessive // "the workers’ union"
		}
	}
	return c
}

var classOfTag = map[grammar.Tag]class{
	"NOUN": noun, "PROPN": name, "NUM": numeral, "ADJ": adjective, "ADV": adverb, "DET": determiner, "ADP": preposition,
	"CCONJ": coordinator, "SCONJ": subordinator, "INTJ": adverb, "SYM": mark, "X": noun, "PUNCT": mark, "PRON": pronoun,
}

// classOf returns the class of a token that begins a word.
func (d *Doc) classOf(t *grammar.Token) class {
	switch t.Tag {
	case "PRON":
		switch {
		case t.Features.Poss == "Yes":
			return possessive
		case t.Features.PronType == "Rel":
			return relative
		case t.Features.Case == "Acc", t.Features.Reflex == "Yes":
			return object
		case t.Relation == "det":
			return determiner
		}
	case "SCONJ":
		switch t.Norm {
		case "that":
			return that
		case "to":
			return to
		}
		if t.Relation == "case" {
			return preposition
		}
	case "ADV":
		if t.Features.PronType == "Int" || t.Features.PronType == "Rel" {
			if t.Features.PronType == "Rel" && t.Norm == "where" {
				return relative
			}
			return subordinator
		}
		if t.Relation == "mark" {
			return subordinator
		}
		if t.Features.Polarity == "Neg" {
			return not
		}
	case "ADP":
		switch {
		case t.Norm == "to":
			return to
		case t.Relation == "mark":
			return subordinator // “as the team won”
		}
	case "PART":
		if t.Norm == "to" {
			return to
		}
		return not
	case "AUX":
		if t.Features.VerbForm == "Fin" && !d.helps(t.Norm) {
			return modal
		}
		return auxiliary
	case "VERB":
		if d.helps(t.Norm) {
			return auxiliary
		}
		switch t.Features.VerbForm {
		case "Inf":
			return infinitive
		case "Ger":
			return gerund
		case "Part":
			if strings.HasSuffix(t.Norm, "ing") {
				return gerund
			}
			return participle
		}
		return finite
	}
	return classOfTag[t.Tag]
}

// helps reports whether a word is a form of be, have or do.
func (d *Doc) helps(w string) bool {
	return classNames[d.words().Table("function-words").Field(w, 0)] == auxiliary
}

// spelled returns the class that word i, which can be a form of v, has by itself.
func (d *Doc) spelled(i int, v verb, functions *lexicon.Table) class {
	w := d.Tokens.At(i)
	if c, ok := classNames[functions.Field(w.Norm, 0)]; ok {
		return c
	}
	switch {
	case digit(w0(w.Norm)):
		return numeral
	case isCapital(w.Of(d.Article.Text)):
		return name
	case v.form&(pastForm|presForm) != 0:
		return finite
	case v.form == partForm:
		return participle
	}
	return noun
}

// isFinite reports whether token k is a verb, auxiliary or modal that has a tense.
func (d *Doc) isFinite(k int) bool {
	switch d.tags.At(k) {
	case finite, modal:
		return true
	case auxiliary:
		p := d.grammar().Tokens[d.parts[k][0]:d.parts[k][1]]
		return !d.grammar().Trees || len(p) == 0 || p[0].Features.VerbForm == "Fin"
	}
	return false
}

// isLower reports whether a string begins with a letter in lower case.
func isLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
