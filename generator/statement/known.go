package statement

import "variorum/generator/lexicon"

// known is what the rules have worked out of single words of a language: functions of the word and the tables alone.
type known struct {
	opens lexicon.Recall[bool] // whether an expression of time can begin with a word in lower case

	sets *wordSets
}

// knownOf returns what is known of the words of a language.
func knownOf(l *lexicon.Language) *known {
	return l.Memo("statement", func(l *lexicon.Language) any { return &known{sets: newWordSets(l)} }).(*known)
}
