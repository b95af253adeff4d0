package grammar

import (
	"strings"

	"variorum/generator/lexicon"
)

// clauseWords is the tables that trees are read with, made ready once for a language.
type clauseWords struct {
	condition, cause, purpose, time, concession *lexicon.Set
	open, denial, without, nor, place, moment   *lexicon.Set
	sensed, takeback, hour, spot, relative      *lexicon.Set
	scarcely, only, whether                     *lexicon.Set
	months, weekdays, units, idioms, places     *lexicon.Table
	speech, roles, titles, genders, gendered    *lexicon.Table
	persons, nations, bodies, peoples           *lexicon.Table
	quoting, saying, telling, thought, told     *lexicon.Set
	hearing                                     *lexicon.Set
	circumstance, accompanying, inclusive       *lexicon.Set
	connectives                                 *lexicon.Table
	quotes                                      *lexicon.Set
	reporting                                   *reportVerbs
	nouns                                       map[string]takes  // of speech and thought
	signals                                     map[string]signal // "verb try"
}

// signal is what a word makes of the clause that it stands in or governs.
type signal struct {
	modality                          Modality
	denied, lifted, done, ahead, near bool
}

func newClauseWords(l *lexicon.Language) *clauseWords {
	w, speech := l.Table("clause-words"), l.Table("speech-verbs")
	c := &clauseWords{
		condition: w.Set(0, "condition"), cause: w.Set(0, "cause"), purpose: w.Set(0, "purpose"), time: w.Set(0, "time"),
		concession: w.Set(0, "concession"), open: w.Set(0, "open"), denial: w.Set(0, "denial"), without: w.Set(0, "without"),
		nor: w.Set(0, "nor"), place: w.Set(0, "place"), moment: w.Set(0, "moment"), sensed: w.Set(0, "sensed"), takeback: w.Set(0, "takeback"), hour: w.Set(0, "hour"), spot: w.Set(0, "spot"), relative: w.Set(0, "relative"), scarcely: w.Set(0, "scarcely"), only: w.Set(0, "only"), whether: w.Set(0, "whether"),
		months: l.Table("months"), weekdays: l.Table("weekdays"), units: l.Table("timeunits"), idioms: l.Table("idioms"),
		places: l.Table("bodywords"), speech: speech, roles: l.Table("roles"), titles: l.Table("titles"), genders: l.Table("name-genders"),
		gendered: l.Table("gendered"), persons: l.Table("persons"), nations: l.Table("nations"), bodies: l.Table("acting-bodies"),
		peoples: l.Table("peoplenouns"), connectives: l.Table("leaning"),
		quoting: speech.Set(0, "quote"), hearing: speech.Set(0, "whom"), saying: speech.Set(0, "that"), telling: speech.Set(0, "clause"), thought: speech.Set(1, "thought"), told: l.Table("speech-nouns").Set(0, "that"),
		circumstance: w.Set(0, "circumstance"), accompanying: w.Set(0, "accompanying"), inclusive: w.Set(0, "inclusive"),
		quotes: w.Set(0, "quotes"), reporting: newReportVerbs(speech), nouns: newReportVerbs(l.Table("speech-nouns")).verbs,
		signals: map[string]signal{},
	}
	table := l.Table("clause-signals")
	for _, e := range table.Entries() {
		s := signal{modality: Modality(table.Field(e, 0))}
		for what := range strings.SplitSeq(table.Field(e, 1), ",") {
			switch what {
			case "denied":
				s.denied = true
			case "lifted":
				s.lifted = true
			case "done":
				s.done = true
			case "ahead":
				s.ahead = true
			case "near":
				s.near = true
			}
		}
		c.signals[e] = s
	}
	return c
}

// speaks reports whether a verb tells what somebody says, thinks or knows by a clause or beside a quotation.
func (w *clauseWords) speaks(lemma string) bool {
	return w.quoting.Has(lemma) || w.saying.Has(lemma) || w.telling.Has(lemma)
}

// modalityOf returns what a word of a kind ("aux", "verb" …) makes of its clause.
func (w *clauseWords) modalityOf(kind, lemma string) (signal, bool) {
	s, ok := w.signals[kind+" "+lemma]
	return s, ok
}
