package collate

import "variorum/generator/lexicon"

// wordSets is the words that the comparisons ask for by what they do, made ready once for a story. What a set is for stands
// at the top of its table.
type wordSets struct {
	light          *lexicon.Table // verbs that say too little to be compared
	belief         *lexicon.Set   // verbs of holding something to be so
	unsure, unmade *lexicon.Set   // of the table doubts
	when, where    *lexicon.Set   // of the table circumstances
	bear, fate     *lexicon.Set   // of the table injuries
	be             *lexicon.Set   // the forms of the verb of being
	depth          *lexicon.Set   // parts that tell how deep somebody was in it
	spelling       *lexicon.Table // words that are spelled in two ways
	conventions    *lexicon.Spelling
}

func newWordSets(l *lexicon.Language) wordSets {
	return wordSets{
		light:  l.Table("lightverbs"),
		belief: l.Table("speech-verbs").Set(2, "belief"),
		unsure: l.Table("doubts").Set(0, "unsure"), unmade: l.Table("doubts").Set(0, "unmade"),
		when: l.Table("circumstances").Set(0, "when"), where: l.Table("circumstances").Set(0, "where"),
		bear: l.Table("injuries").Set(0, "bear"), fate: l.Table("injuries").Set(0, "fate"),
		be:       l.Table("clausewords").Set(0, "be"),
		depth:    l.Table("roles").Set(2, "depth"),
		spelling: l.Table("spelling"), conventions: l.Spelling(),
	}
}
