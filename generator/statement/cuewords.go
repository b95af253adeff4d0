package statement

import (
	"strings"

	"variorum/generator/lexicon"
)

// frames are the constructions that a verb of speech or thought takes; see the table speech-verbs.
type frames uint8

const (
	quoteFrame frames = 1 << iota // beside a quotation
	thatFrame                     // a clause, with "that" or without
)

// speechWords is the table of speech verbs, made ready.
type speechWords struct {
	verbs map[string]frames
	opens map[string]bool // verbs that report with a particle: "point out"
}

func newSpeechWords(d *Doc) speechWords {
	return d.words().Table("speech-verbs").Memo(indexSpeechWords).(speechWords)
}

func indexSpeechWords(table *lexicon.Table) any {
	w := speechWords{map[string]frames{}, map[string]bool{}}
	for _, e := range table.Entries() {
		f := frames(0)
		for s := range strings.SplitSeq(table.Field(e, 0), ",") {
			switch s {
			case "quote":
				f |= quoteFrame
			case "that":
				f |= thatFrame
			}
		}
		w.verbs[e] = f
		if verb, _, ok := strings.Cut(e, " "); ok {
			w.opens[verb] = true
		}
	}
	return w
}

// speakerTables are the tables by which speakers without a name are known.
type speakerTables struct {
	persons, roles, peoplenouns, gendered *lexicon.Table
}

func newSpeakerTables(d *Doc) speakerTables {
	l := d.words()
	return speakerTables{l.Table("persons"), l.Table("roles"), l.Table("peoplenouns"), l.Table("gendered")}
}
