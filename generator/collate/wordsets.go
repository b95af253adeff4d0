package collate

import "variorum/generator/lexicon"

// wordSets is the words that the comparisons ask for by what they do, made ready once for a story. What a set is for stands
// at the top of its table.
type wordSets struct {
	light                     *lexicon.Table // verbs that say too little to be compared
	belief                    *lexicon.Set   // verbs of holding something to be so
	unsure, unmade            *lexicon.Set   // of the table doubts
	when, where, holder       *lexicon.Set   // of the table circumstances
	bear, fate                *lexicon.Set   // of the table injuries
	be                        *lexicon.Set   // the forms of the verb of being
	first, publish, spokesman *lexicon.Set   // of the table reportwords
	claim, arrest             *lexicon.Set   // of the table doubts
	laden                     *lexicon.Set   // of the table clausewords
	depth                     *lexicon.Set   // parts that tell how deep somebody was in it
	spelling                  *lexicon.Table // words that are spelled in two ways
	conventions               *lexicon.Spelling
}

func newWordSets(l *lexicon.Language) wordSets {
	return wordSets{
		light:  l.Table("lightverbs"),
		belief: l.Table("speech-verbs").Set(2, "belief"),
		unsure: l.Table("doubts").Set(0, "unsure"), unmade: l.Table("doubts").Set(0, "unmade"),
		when: l.Table("circumstances").Set(0, "when"), where: l.Table("circumstances").Set(0, "where"),
		holder: l.Table("circumstances").Set(0, "holder"),
		bear:   l.Table("injuries").Set(0, "bear"), fate: l.Table("injuries").Set(0, "fate"),
		first: l.Table("reportwords").Set(0, "first"), publish: l.Table("reportwords").Set(0, "publish"), spokesman: l.Table("reportwords").Set(0, "spokesman"),
		claim: l.Table("doubts").Set(0, "claim"), arrest: l.Table("doubts").Set(0, "arrest"), laden: l.Table("clausewords").Set(0, "laden"),
		be:       l.Table("clausewords").Set(0, "be"),
		depth:    l.Table("roles").Set(2, "depth"),
		spelling: l.Table("spelling"), conventions: l.Spelling(),
	}
}
