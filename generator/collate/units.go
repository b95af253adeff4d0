package collate

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// unit is what the alignment compares: a clause, with those beside it that say too little to be compared by themselves
// ("police said").
type unit struct {
	Ref
	bag
	core     bag     // without the words that only say who speaks
	clauses  [2]int  // range of Doc.Clauses
	speaker  string  // the person whose words it is, by name; ""
	quoted   []int32 // its words in their order where it is a quotation through and through; else nil
	does     []int32 // its verbs that tell something, those of speech left out
	days     []days  // what it dates
	sentence int     // index into works.sentences
	beside   bool    // no prose: headline, dek, caption, embedded post
}

// days is the interval that a date means, as ISO days.
type days struct{ from, to string }

// apart reports whether two units give dates and none of one meets one of the other.
func apart(u, v *unit) bool {
	for _, x := range u.days {
		for _, y := range v.days {
			if x.from <= y.to && y.from <= x.to {
				return false
			}
		}
	}
	return len(u.days) > 0 && len(v.days) > 0
}

// read takes the clauses of a source's prose, and of what is cited beside it.
func (w *works) read(d *statement.Doc, s int) {
	speaks := speaking(d)
	for i := range d.Sentences {
		st := &d.Sentences[i]
		if st.Class != source.Prose && !st.Class.Cited() {
			continue
		}
		whole := len(w.sentences)
		w.sentences = append(w.sentences, bag{terms: w.bag(d, st.Tokens, nil)})
		for k := st.Clauses[0]; k < st.Clauses[1]; k++ {
			cl := &d.Clauses[k]
			speaker, quoted := w.spoken(d, cl)
			w.units = append(w.units, unit{
				speaker:  speaker,
				quoted:   quoted,
				Ref:      Ref{s, cl.Span},
				clauses:  [2]int{k, k + 1},
				bag:      bag{terms: w.bag(d, cl.Tokens, nil)},
				core:     bag{terms: w.bag(d, cl.Tokens, speaks)},
				does:     w.verbs(d, cl.Tokens, speaks),
				sentence: whole,
				beside:   st.Class != source.Prose,
			})
		}
	}
}

// spoken returns whose words a clause is, where a quotation says it and names the speaker, and its words where all of it
// is quoted.
func (w *works) spoken(d *statement.Doc, cl *statement.Clause) (speaker string, words []int32) {
	at, _ := slices.BinarySearchFunc(d.Quotes, cl.Start, func(q statement.Quote, at int) int { return cmp.Compare(q.Outer.End, at+1) })
	for ; at < len(d.Quotes) && d.Quotes[at].Outer.Start < cl.End; at++ {
		q := &d.Quotes[at]
		if !q.Speech || q.Depth > 0 {
			continue
		}
		common := min(q.End, cl.End) - max(q.Start, cl.Start)
		if q.Speaker != "" && !q.Anonymous && 2*common > cl.Len() {
			speaker = w.entity[q.Speaker]
		}
		if 10*common >= 9*(cl.Len()-2) {
			for j := cl.Tokens[0]; j < cl.Tokens[1]; j++ {
				if d.Tokens[j].Word {
					words = append(words, w.term(d.Tokens[j].Stem))
				}
			}
		}
	}
	return speaker, words
}

// speaking returns for every token whether it only says who speaks, by which words.
func speaking(d *statement.Doc) []bool {
	out := make([]bool, len(d.Tokens))
	mark := func(s source.Span) {
		from, _ := slices.BinarySearchFunc(d.Tokens, s.Start, func(t statement.Token, at int) int { return cmp.Compare(t.Start, at) })
		for i := from; i < len(d.Tokens) && d.Tokens[i].End <= s.End; i++ {
			out[i] = true
		}
	}
	first := lexicon.For(d.Article.Meta.Language).Table("reportwords").Set(0, "first")
	for i := range d.Attributions {
		if a := &d.Attributions[i]; a.Cue.Len() > 0 && !firstToSay(d.Words(a.Cue), first) {
			mark(a.Cue)
			mark(a.Source)
		}
	}
	return out
}

// firstToSay reports whether a cue tells who said something first, which is something said.
func firstToSay(cue string, first *lexicon.Set) bool {
	return slices.ContainsFunc(strings.Fields(cue), first.Has)
}

// daysIn returns the days that a stretch of tokens speaks of.
func daysIn(d *statement.Doc, s source.Span) []days {
	var out []days
	for i := range d.Dates {
		x := &d.Dates[i]
		if x.Start >= s.Start && x.End <= s.End && dated(x) {
			out = append(out, days{x.From[:min(len(x.From), 10)], x.To[:min(len(x.To), 10)] + "~"})
		}
	}
	return out
}

// gather joins each clause that is not compared by itself with the one it hangs on: one that says who speaks with what
// is said, and one that says too little with its neighbour.
func (w *works) gather(c *Collation) {
	var out []unit
	for i := 0; i < len(w.units); {
		j := i + 1
		for j < len(w.units) && w.units[j].sentence == w.units[i].sentence {
			j++
		}
		out = w.gatherSentence(c.Sources[w.units[i].Source].Doc, w.units[i:j], out)
		i = j
	}
	for i := range out {
		out[i].core.total = w.sum(out[i].core.terms)
	}
	w.units = out
}

// gatherSentence appends the units of a sentence, given its clauses.
func (w *works) gatherSentence(d *statement.Doc, clauses []unit, out []unit) []unit {
	with := make([]bool, len(clauses)) // whether a clause goes with the one before
	for k := range clauses {
		u := &clauses[k]
		cl := &d.Clauses[u.clauses[0]]
		u.total = w.sum(u.terms)
		u.days = daysIn(d, u.Span)
		introduces := k+1 < len(clauses) && d.Clauses[u.clauses[0]+1].Kind == statement.Content && cl.Kind != statement.Speech && u.total < intro
		forward := k == 0 || cl.Kind == statement.Adjunct
		switch {
		case cl.Kind == statement.Speech && w.sum(w.words(u.core.terms)) >= intro:
			continue // says something itself: "a witness described the blast as deafening, adding …"
		case cl.Kind == statement.Speech:
			forward = k == 0 || k+1 < len(clauses) && saysNext(d, cl)
		case introduces, cl.Kind == statement.Adjunct && k+1 < len(clauses):
			forward = true
		case u.total >= least:
			continue
		}
		if forward && k+1 < len(clauses) {
			with[k+1] = true
		} else if k > 0 {
			with[k] = true
		}
	}
	for k := range clauses {
		if !with[k] {
			out = append(out, clauses[k])
			continue
		}
		last, u := &out[len(out)-1], &clauses[k]
		last.End = u.End
		last.clauses[1] = u.clauses[1]
		last.terms = joined(last.terms, u.terms)
		last.core.terms = joined(last.core.terms, u.core.terms)
		last.total = w.sum(last.terms)
		last.does = append(last.does, u.does...)
		last.speaker = cmp.Or(last.speaker, u.speaker)
		last.quoted = append(last.quoted, u.quoted...)
		last.days = append(last.days, u.days...)
	}
	return out
}

func joined(a, b []int32) []int32 {
	out := append(slices.Clone(a), b...)
	slices.Sort(out)
	return slices.Compact(out)
}

// saysNext reports whether what a clause of speech introduces follows it.
func saysNext(d *statement.Doc, cl *statement.Clause) bool {
	for i := range d.Attributions {
		a := &d.Attributions[i]
		if cl.Contains(a.Cue) && a.Cue.Len() > 0 && len(a.Content) > 0 {
			return a.Content[0].Start >= a.Cue.End
		}
	}
	return false
}

// least is the weight of words below which a clause is not compared by itself: two rare words.
const least = 8000

// intro is the weight below which a clause that introduces another ("the paper reports that …") goes with it.
const intro = 12000
