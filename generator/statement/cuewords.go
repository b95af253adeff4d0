package statement

import (
	"strings"

	"variorum/generator/lexicon"
)

// frames are the constructions that a verb of speech or thought takes; see the table speech-verbs.
type frames uint16

const (
	quoteFrame  frames = 1 << iota // beside a quotation
	thatFrame                      // a clause, with "that" or without
	clauseFrame                    // a clause with "that", "whether", "how"
	whomFrame                      // the hearer before what is said
	infFrame                       // an infinitive
	asksFrame                      // hearer and infinitive
	npFrame                        // an object
	ofFrame                        // somebody, "of" and what
	asFrame                        // a thing and what it is called
	thoughtKind
	showKind
)

// particle is a verb of speech that goes with other words: "point out".
type particle struct {
	words  []string
	frames frames
}

// speechWords is the table of speech verbs, made ready.
type speechWords struct {
	verbs     map[string]frames
	particles map[string][]particle
}

func newSpeechWords(d *Doc) speechWords {
	return d.words().Table("speech-verbs").Memo(indexSpeechWords).(speechWords)
}

func indexSpeechWords(table *lexicon.Table) any {
	w := speechWords{map[string]frames{}, map[string][]particle{}}
	for _, e := range table.Entries() {
		f := frames(0)
		for s := range strings.SplitSeq(table.Field(e, 0), ",") {
			f |= frameNames[s]
		}
		f |= frameNames[table.Field(e, 1)]
		if base, rest, ok := strings.Cut(e, " "); ok {
			w.particles[base] = append(w.particles[base], particle{strings.Fields(rest), f})
		} else {
			w.verbs[e] = f
		}
	}
	return w
}

var frameNames = map[string]frames{
	"quote": quoteFrame, "that": thatFrame, "clause": clauseFrame, "whom": whomFrame, "inf": infFrame, "asks": asksFrame,
	"np": npFrame, "of": ofFrame, "as": asFrame, "thought": thoughtKind, "show": showKind,
}

// speakerTables are the tables by which speakers without a name are known.
type speakerTables struct {
	persons, roles, peoplenouns, gendered *lexicon.Table
}

func newSpeakerTables(d *Doc) speakerTables {
	l := d.words()
	return speakerTables{l.Table("persons"), l.Table("roles"), l.Table("peoplenouns"), l.Table("gendered")}
}
