package collate

import (
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// recall is what the comparisons of one story ask for again and again, worked out once.
type recall struct {
	kin   map[string][]lexicon.Relation // related words, by stem
	stems map[string]string             // by word
	names map[string]string             // plain names, by name
	verbs map[int][][]int               // by statement, then by source: tokens that are verbs of it
	said  map[string][]voice            // attributions, by their speaker's plain name
	alone []bool                        // of numbers: whether its source gives one value only of what it counts
	gists gists
	rare  map[string]bool // by stem, see differ.rare
}

func newRecall() recall {
	return recall{kin: map[string][]lexicon.Relation{}, stems: map[string]string{}, names: map[string]string{}, rare: map[string]bool{}}
}

// relatives returns the words related to a stem.
func (d *differ) relatives(stem string) []lexicon.Relation {
	r, ok := d.recall.kin[stem]
	if !ok {
		r = d.words.Related(stem)
		d.recall.kin[stem] = r
	}
	return r
}

// stemOf returns the stem of a word of the story's language.
func (d *differ) stemOf(word string) string {
	s, ok := d.recall.stems[word]
	if !ok {
		s = statement.Stem(d.words.Tag, word)
		d.recall.stems[word] = s
	}
	return s
}

// plainName returns the words of a name, as nameWords gives them, with single spaces.
func (d *differ) plainName(name string) string {
	s, ok := d.recall.names[name]
	if !ok {
		s = strings.Join(nameWords(name), " ")
		d.recall.names[name] = s
	}
	return s
}

// spokenBy returns the attributions to a speaker, given by the plain name, by source, then by place.
func (d *differ) spokenBy(name string) []voice {
	if d.recall.said == nil {
		d.recall.said = map[string][]voice{}
		for i := range d.view {
			all := d.view[i].doc.Attributions
			for k := range all {
				n := d.plainName(all[k].Speaker)
				d.recall.said[n] = append(d.recall.said[n], voice{i, &all[k]})
			}
		}
	}
	return d.recall.said[name]
}

// verbsOf returns the tokens of a source that are verbs in a clause of a statement, or in a sentence of one.
func (d *differ) verbsOf(state, src int) []int {
	if d.recall.verbs == nil {
		d.recall.verbs = map[int][][]int{}
		for i := range d.view {
			v := &d.view[i]
			for k := range v.doc.Tokens {
				t := &v.doc.Tokens[k]
				if !t.Word || v.doc.Verb(k) == "" {
					continue
				}
				s := d.statementAt(i, t.Start)
				if d.recall.verbs[s] == nil {
					d.recall.verbs[s] = make([][]int, len(d.view))
				}
				d.recall.verbs[s][i] = append(d.recall.verbs[s][i], k)
			}
		}
	}
	if by := d.recall.verbs[state]; by != nil {
		return by[src]
	}
	return nil
}
