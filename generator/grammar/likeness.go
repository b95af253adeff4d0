package grammar

import "math"

// Likeness returns how alike two words in lower case are used, in thousandths: the cosine of their vectors (GloVe, Pennington
// et al. 2014), which are compiled in with the weights; 0 where one of them has none, or they are not alike at all. Words of
// one kind are used alike whether they mean the same or not ("rose" and "fell"): it tells what could stand in a place, and
// never that two words say the same.
func Likeness(language, a, b string) int {
	m := parser()
	if m == nil || !readable(language) {
		return 0
	}
	x, known := m.Likeness(a, b)
	if !known {
		return 0
	}
	return max(int(math.Round(1000*x)), 0)
}

// Knows reports whether a word in lower case is one of the 30,000 that the weights bring along, most of them frequent. What it
// does not know may be a rare word as well as a misprint. Languages without weights have no words that are known.
func Knows(language, word string) bool {
	m := parser()
	return m != nil && readable(language) && m.Knows(word)
}
