package source

import "variorum/generator/lexicon"

// tongues are the languages that the program has tables of, the usual one first.
var tongues = []string{"en", "de"}

// Language returns the tag of the language that a text is in, of those that the program has tables of; "" where no
// tenth of its words are common ones of any, or two have about as many.
func Language(text string) string {
	words := Words(text[:min(len(text), 8192)])
	best, most, second := "", 0, 0
	for _, tag := range tongues {
		common, n := lexicon.For(tag).Table("common"), 0
		for _, w := range words {
			if common.Has(w) {
				n++
			}
		}
		if n > most {
			best, most, second = tag, n, most
		} else {
			second = max(second, n)
		}
	}
	if most*10 < len(words) || second*2 > most {
		return ""
	}
	return best
}
