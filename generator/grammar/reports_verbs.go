package grammar

import (
	"strings"

	"variorum/generator/lexicon"
)

// takes is what a verb of speech or thought takes; see the table speech-verbs.
type takes uint16

const (
	takesQuote  takes = 1 << iota // stands beside a quotation
	takesThat                     // a clause, with "that" or without
	takesClause                   // a clause with "that", "whether", "how"
	takesWhom                     // the hearer before what is said
	takesInf                      // an infinitive
	takesAsks                     // hearer and infinitive
	takesThing                    // an object
	takesOf                       // somebody, "of" and what
	takesAs                       // a thing and what it is called
	takesNoun                     // a noun: "the claim that"
)

var takesNames = map[string]takes{
	"quote": takesQuote, "that": takesThat, "clause": takesClause, "whom": takesWhom, "inf": takesInf, "asks": takesAsks,
	"np": takesThing, "of": takesOf, "as": takesThing | takesAs, "for": takesOf,
}

// reportVerbs is the table of verbs of speech and thought, made ready.
type reportVerbs struct {
	verbs     map[string]takes
	particles map[string][]particle
}

// particle is words that go with a verb: "point out".
type particle struct {
	words []string
	takes takes
}

func newReportVerbs(t *lexicon.Table) *reportVerbs {
	v := &reportVerbs{map[string]takes{}, map[string][]particle{}}
	for _, e := range t.Entries() {
		all := takes(0)
		for s := range strings.SplitSeq(t.Field(e, 0), ",") {
			all |= takesNames[s]
		}
		if verb, rest, ok := strings.Cut(e, " "); ok {
			v.particles[verb] = append(v.particles[verb], particle{strings.Fields(rest), all})
		} else {
			v.verbs[e] = all
		}
	}
	return v
}

// match returns what a verb takes with the words from token k on, and how many of these belong to it.
func (v *reportVerbs) match(d *Doc, lemma string, k, to int) (int, takes) {
	n, all := 0, v.verbs[lemma]
	for _, p := range v.particles[lemma] {
		i := 0
		for i < len(p.words) && k+i < to && d.Tokens[k+i].Norm == p.words[i] {
			i++
		}
		if i == len(p.words) && i > n {
			n, all = i, p.takes
		}
	}
	return n, all
}
