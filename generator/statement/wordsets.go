package statement

import "variorum/generator/lexicon"

// wordSets is the words that rules ask for by what they do, made ready once for a language. What a set is for stands at the
// top of its table.
type wordSets struct {
	names       nameSets
	numbers     numberSets
	dates       dateSets
	clauses     clauseSets
	reports     reportSets
	notAdverbs  *lexicon.Table
	ordinalEnds *lexicon.Set
	personEnds  *lexicon.Set
	commonEnds  *lexicon.Set
}

// nameSets is of the table namewords, and the names and roles that are a body's by one word.
type nameSets struct {
	particle, inner, short, owner, tail, party, firm, former, tie, suffix *lexicon.Set
	whole, body                                                           *lexicon.Set
	where                                                                 *lexicon.Set // before a place
}

// numberSets is of the tables counting and injuries.
type numberSets struct {
	span, either, both, between, from, uncounted, age, term, sum, reach, clause, again, quantity *lexicon.Set
	rate, share, yearly, turned, aged, extra                                                     *lexicon.Set
	behind                                                                                       *lexicon.Set // words of outcomes that tell nothing of a number behind them
	outcome, suffer, grade                                                                       *lexicon.Set
}

// dateSets is of the table calendar.
type dateSets struct {
	ranges, pair, years, article, weekday, clock, day, holder, open, state, until, onward, stretch, within, which, count, noverb *lexicon.Set
	words                                                                                                                        *lexicon.Set // months that are other words too
}

// clauseSets is of the table clausewords.
type clauseSets struct {
	auxiliary, pointing *lexicon.Set
}

// reportSets is of the table reportwords.
type reportSets struct {
	unnamed, whose, tells, person, hearer, authority, general, naming *lexicon.Set
	credits, bare, anybody, medium, giver                             *lexicon.Set
	plural                                                            *lexicon.Set // nouns of people that take a verb in the plural
}

func newWordSets(l *lexicon.Language) *wordSets {
	names, counting, injuries := l.Table("namewords"), l.Table("counting"), l.Table("injuries")
	calendar, clauses, reports := l.Table("calendar"), l.Table("clausewords"), l.Table("reportwords")
	endings := l.Table("word-endings")
	return &wordSets{
		names: nameSets{
			particle: names.Set(0, "particle"), inner: names.Set(0, "inner"), short: names.Set(0, "short"),
			owner: names.Set(0, "owner"), tail: names.Set(0, "tail"), party: names.Set(0, "party"),
			firm: names.Set(0, "firm"), former: names.Set(0, "former"), tie: names.Set(0, "tie"), suffix: names.Set(0, "suffix"),
			whole: l.Table("bodywords").Set(1, "whole"), body: l.Table("titles").Set(1, "body"),
			where: l.Table("circumstances").Set(0, "where"),
		},
		numbers: numberSets{
			span: counting.Set(0, "span"), either: counting.Set(0, "either"), both: counting.Set(0, "both"),
			between: counting.Set(0, "between"), from: counting.Set(0, "from"), uncounted: counting.Set(0, "uncounted"),
			age: counting.Set(0, "age"), term: counting.Set(0, "term"), sum: counting.Set(0, "sum"),
			reach: counting.Set(0, "reach"), clause: counting.Set(0, "clause"), again: counting.Set(0, "again"),
			quantity: counting.Set(0, "quantity"), rate: counting.Set(0, "rate"), share: counting.Set(0, "share"),
			yearly: counting.Set(0, "yearly"), turned: counting.Set(0, "turned"), aged: counting.Set(0, "aged"),
			extra: counting.Set(0, "extra"), behind: l.Table("tolls").Set(1, "behind"),
			outcome: injuries.Set(0, "between"), suffer: injuries.Set(0, "suffer"), grade: injuries.Set(0, "grade"),
		},
		dates: dateSets{
			ranges: calendar.Set(0, "range"), pair: calendar.Set(0, "pair"), years: calendar.Set(0, "years"),
			article: calendar.Set(0, "article"), weekday: calendar.Set(0, "weekday"), clock: calendar.Set(0, "clock"),
			day: calendar.Set(0, "day"), holder: calendar.Set(0, "holder"), open: calendar.Set(0, "open"),
			state: calendar.Set(0, "state"), until: calendar.Set(0, "until"), onward: calendar.Set(0, "onward"),
			stretch: calendar.Set(0, "stretch"), within: calendar.Set(0, "within"), which: calendar.Set(0, "which"), count: calendar.Set(0, "count"), noverb: calendar.Set(0, "noverb"),
			words: l.Table("months").Set(1, "word"),
		},
		clauses: clauseSets{auxiliary: clauses.Set(0, "auxiliary"), pointing: clauses.Set(0, "pointing")},
		reports: reportSets{
			unnamed: reports.Set(0, "unnamed"), whose: reports.Set(0, "whose"), tells: reports.Set(0, "tells"),
			person: reports.Set(0, "person"), hearer: reports.Set(0, "hearer"), authority: reports.Set(0, "authority"),
			general: reports.Set(0, "general"), naming: reports.Set(0, "naming"),
			credits: reports.Set(0, "credits"), bare: reports.Set(0, "bare"), anybody: reports.Set(0, "anybody"),
			medium: reports.Set(0, "medium"), giver: reports.Set(0, "giver"), plural: l.Table("peoplenouns").Set(1, "plural"),
		},
		notAdverbs:  l.Table("notadverbs"),
		ordinalEnds: endings.Set(0, "ordinal"),
		personEnds:  endings.Set(0, "person"),
		commonEnds:  endings.Set(0, "common"),
	}
}
