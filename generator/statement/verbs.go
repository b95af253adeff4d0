package statement

import (
	"strings"

	"variorum/generator/lexicon"
)

// verb is what a word can be as a form of a verb.
type verb struct {
	base string
	form verbForm
}

type verbForm uint8

const (
	baseForm verbForm = 1 << iota
	presForm          // "says"
	pastForm          // "took"
	partForm          // "taken"
	ingForm
)

// verbTable tells forms of verbs by the tables and the rules of regular inflection.
type verbTable struct {
	verbs     *lexicon.Table
	irregular *lexicon.Table
	known     *known
}

func newVerbTable(d *Doc) *verbTable {
	return &verbTable{d.words().Table("verbs"), d.words().Table("irregular-verbs"), knownOf(d.words())}
}

// of returns the verb of which a word in lower case can be a form.
func (t *verbTable) of(w string) verb { return t.known.verbs.get(w, t.lookup) }

func (t *verbTable) lookup(w string) verb {
	var v verb
	if f, ok := t.irregular.Get(w); ok && len(f) > 1 {
		v.base = f[0]
		switch f[1] {
		case "past":
			v.form = pastForm
		case "part":
			v.form = partForm
		case "both":
			v.form = pastForm | partForm
		case "pres":
			v.form = presForm
		}
	}
	if t.verbs.Has(w) {
		v.base, v.form = w, v.form|baseForm
		return v
	}
	if v.form != 0 {
		return v
	}
	try := func(form verbForm, stems ...string) bool {
		for _, s := range stems {
			if len(s) > 1 && t.verbs.Has(s) {
				v = verb{s, form}
				return true
			}
		}
		return false
	}
	switch n := len(w); {
	case n > 3 && strings.HasSuffix(w, "ies") && try(presForm, w[:n-3]+"y"):
	case n > 3 && strings.HasSuffix(w, "es") && try(presForm, w[:n-1], w[:n-2]):
	case n > 3 && strings.HasSuffix(w, "s") && try(presForm, w[:n-1]):
	case n > 4 && strings.HasSuffix(w, "ied") && try(pastForm|partForm, w[:n-3]+"y"):
	case n > 3 && strings.HasSuffix(w, "ed") && try(pastForm|partForm, w[:n-1], w[:n-2], undouble(w[:n-2])):
	case n > 4 && strings.HasSuffix(w, "ying") && try(ingForm, w[:n-4]+"ie", w[:n-3]):
	case n > 4 && strings.HasSuffix(w, "ing") && try(ingForm, w[:n-3], w[:n-3]+"e", undouble(w[:n-3])):
	case n > 5 && strings.HasSuffix(w, "ed"):
		v = verb{w[:n-2], pastForm | partForm} // most words of this shape are
	case n > 5 && strings.HasSuffix(w, "ing"):
		v = verb{w[:n-3], ingForm}
	}
	return v
}

func undouble(s string) string {
	if n := len(s); n > 2 && s[n-1] == s[n-2] {
		return s[:n-1]
	}
	return ""
}
