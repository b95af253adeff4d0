package net

import (
	"sort"
	"strings"
)

// Lemmas is the rules of the forms in the training texts: which rule makes the lemma of a form with a tag and features.
type Lemmas struct {
	Keys  []string // in byte order; see LemmaKey
	Rules []int32  // indices into Classes.Rules, Undecided where the texts have several
}

// Undecided stands for a form whose lemma its surroundings decide: "New" is "New" in names.
const Undecided = -1

// LemmaKey is the key of a form with a tag and features ("NOUN|Number=Sing").
func LemmaKey(form, whole string) string { return form + "\t" + whole }

// Plain is the form under which all spellings of a word that differ in case and in the shape of marks are kept.
func Plain(form string) string { return strings.ToLower(Straight(form)) }

// Find gives the rule of a form with a tag and features: that of the form as it is written, else of its plain form.
// False where there is none or it is undecided.
func (l *Lemmas) Find(form, whole string) (int32, bool) {
	for _, f := range []string{form, Plain(form)} {
		key := LemmaKey(f, whole)
		if i := sort.SearchStrings(l.Keys, key); i < len(l.Keys) && l.Keys[i] == key {
			return l.Rules[i], l.Rules[i] != Undecided
		}
	}
	return 0, false
}
