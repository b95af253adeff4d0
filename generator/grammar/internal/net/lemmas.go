package net

import (
	"sort"
	"strings"
)

// Lemmas is the rules of the forms in the training texts: which rule makes the lemma of a form with a tag and features.
type Lemmas struct {
	Keys  []string // in byte order; see lemmaKey
	Rules []int32  // indices into Classes.Rules
}

func lemmaKey(form, whole string) string { return strings.ToLower(Straight(form)) + "\t" + whole }

// Find gives the rule of a form with a tag and features ("NOUN|Number=Sing").
func (l *Lemmas) Find(form, whole string) (int32, bool) {
	key := lemmaKey(form, whole)
	i := sort.SearchStrings(l.Keys, key)
	if i == len(l.Keys) || l.Keys[i] != key {
		return 0, false
	}
	return l.Rules[i], true
}
