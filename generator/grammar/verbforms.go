package grammar

import (
	"strings"

	"variorum/generator/lexicon"
)

// VerbForm is the forms of a verb that a word can be, by its spelling alone.
type VerbForm uint8

// The forms of verbs.
const (
	BaseForm VerbForm = 1 << iota
	PresForm          // "says"
	PastForm          // "took"
	PartForm          // "taken"
	IngForm
)

// verbTable tells forms of verbs by the tables and the rules of regular inflection.
type verbTable struct {
	verbs     *lexicon.Table
	irregular *lexicon.Table
}

type verb struct {
	base string
	form VerbForm
}

// VerbOf returns the base form of the verb of which a word in lower case can be a form, and the forms it can be; "" and 0
// where it can be none.
func VerbOf(l *lexicon.Language, word string) (string, VerbForm) {
	v := knownOf(l).verbs.Get(word, verbTable{l.Table("verbs"), l.Table("irregular-verbs")}.lookup)
	return v.base, v.form
}

func (t verbTable) lookup(w string) verb {
	var v verb
	if f, ok := t.irregular.Get(w); ok && len(f) > 1 {
		v.base = f[0]
		switch f[1] {
		case "past":
			v.form = PastForm
		case "part":
			v.form = PartForm
		case "both":
			v.form = PastForm | PartForm
		case "pres":
			v.form = PresForm
		}
	}
	if t.verbs.Has(w) {
		v.base, v.form = w, v.form|BaseForm
		return v
	}
	if v.form != 0 {
		return v
	}
	try := func(form VerbForm, stems ...string) bool {
		for _, s := range stems {
			if len(s) > 1 && t.verbs.Has(s) {
				v = verb{s, form}
				return true
			}
		}
		return false
	}
	switch n := len(w); {
	case n > 3 && strings.HasSuffix(w, "ies") && try(PresForm, w[:n-3]+"y"):
	case n > 3 && strings.HasSuffix(w, "es") && try(PresForm, w[:n-1], w[:n-2]):
	case n > 3 && strings.HasSuffix(w, "s") && try(PresForm, w[:n-1]):
	case n > 4 && strings.HasSuffix(w, "ied") && try(PastForm|PartForm, w[:n-3]+"y"):
	case n > 3 && strings.HasSuffix(w, "ed") && try(PastForm|PartForm, w[:n-1], w[:n-2], undouble(w[:n-2])):
	case n > 4 && strings.HasSuffix(w, "ying") && try(IngForm, w[:n-4]+"ie", w[:n-3]):
	case n > 4 && strings.HasSuffix(w, "ing") && try(IngForm, w[:n-3], w[:n-3]+"e", undouble(w[:n-3])):
	case n > 5 && strings.HasSuffix(w, "ed"):
		v = verb{w[:n-2], PastForm | PartForm} // most words of this shape are
	case n > 5 && strings.HasSuffix(w, "ing"):
		v = verb{w[:n-3], IngForm}
	}
	return v
}

func undouble(s string) string {
	if n := len(s); n > 2 && s[n-1] == s[n-2] {
		return s[:n-1]
	}
	return ""
}
