package lexicon

import "strings"

// Set is those entries of a table that do one thing. Whether a word is among them is told as fast as a switch tells it.
// The zero value is the set that nothing is in.
type Set struct {
	words  map[string]struct{}
	shapes shapes
}

// Has reports whether the word is in the set.
func (s *Set) Has(word string) bool {
	if !s.shapes.may(word) {
		return false
	}
	_, ok := s.words[word]
	return ok
}

// mark is what a set is asked for by.
type mark struct {
	field int
	what  string
}

// Set returns the entries whose i-th field, counted from 0, names what: the field is a list, with commas and without
// spaces. A set is made once and kept with the table; a rule that looks up every word of a text keeps it as well.
func (t *Table) Set(i int, what string) *Set {
	t.marking.Lock()
	defer t.marking.Unlock()
	m := mark{i, what}
	if s := t.sets[m]; s != nil {
		return s
	}
	s := &Set{words: map[string]struct{}{}}
	for _, e := range t.entries {
		if f := t.fields[e]; i < len(f) && lists(f[i], what) {
			s.words[e] = struct{}{}
			s.shapes.add(e)
		}
	}
	if t.sets == nil {
		t.sets = map[mark]*Set{}
	}
	t.sets[m] = s
	return s
}

// lists reports whether a field, a list with commas, has the item.
func lists(field, item string) bool {
	for f := range strings.SplitSeq(field, ",") {
		if f == item {
			return true
		}
	}
	return false
}

// Ending returns the longest member, other than the whole word, that the word ends with; "" where there is none.
func (s *Set) Ending(word string) string {
	for i := 1; i < len(word); i++ {
		if s.Has(word[i:]) {
			return word[i:]
		}
	}
	return ""
}
