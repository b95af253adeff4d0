package grammar

import (
	"sync"

	"variorum/generator/lexicon"
)

// known is what has been worked out of single words of a language: functions of the word and the tables alone.
type known struct {
	forms   lexicon.Recall[form]   // of words as they stand in a text
	spelled lexicon.Recall[string] // norms of tokens as they stand in a text
	stems   lexicon.Recall[string] // of words in lower case
	verbs   lexicon.Recall[verb]   // of words in lower case

	parsed recent

	once   sync.Once
	clause *clauseWords
}

func knownOf(l *lexicon.Language) *known {
	return l.Memo("grammar", func(*lexicon.Language) any { return &known{} }).(*known)
}

func clauseWordsOf(l *lexicon.Language) *clauseWords {
	k := knownOf(l)
	k.once.Do(func() { k.clause = newClauseWords(l) })
	return k.clause
}
