package verify

import (
	"fmt"
	"slices"
	"strings"

	"variorum/generator/compose"
	"variorum/generator/grammar"
	"variorum/generator/report"
	"variorum/generator/source"
)

// dangling reports sentences that an editor has put behind others and that begin with a pronoun: “He resigned”, where the source
// speaks of one person and the sentence that now stands before it of another.
func (e *examiner) dangling() {
	before := e.predecessors()
	for i := 1; i < len(e.passages); i++ {
		v, last := &e.passages[i], &e.passages[i-1]
		if v.note >= 0 || v.own || len(v.keys) == 0 || v.Sentence == last.Sentence || v.tokens[0] == v.tokens[1] {
			continue
		}
		if part := e.parts[i]; part != nil && e.unedited(v.Text) == part && before[part] == e.parts[i-1] && before[part] != nil {
			continue // where the program put it
		}
		name := e.meant(i)
		if name == "" {
			continue
		}
		told := e.words(source.Span{Start: e.sentenceBefore(i).at.Start, End: last.at.End})
		if mentions(told, name) {
			continue
		}
		if other := e.another(told, name); other != "" {
			word := e.doc.Tokens[v.tokens[0]].Span
			e.add(report.Warning, "dangling", v, v.raw(word.Start), "name "+name+" here", fmt.Sprintf("in the source this is %s; the sentence before speaks of %s", name, other))
		}
	}
}

// predecessors returns for every part of the draft the one before it.
func (e *examiner) predecessors() map[*compose.Part]*compose.Part {
	out := map[*compose.Part]*compose.Part{}
	for i := 1; i < len(e.drafts); i++ {
		out[e.drafts[i].Part] = e.drafts[i-1].Part
	}
	return out
}

// sentenceBefore returns the first passage of the sentence before that of a passage.
func (e *examiner) sentenceBefore(i int) *passage {
	n := i - 1
	for n > 0 && e.passages[n-1].Sentence == e.passages[i-1].Sentence && e.passages[n-1].note < 0 {
		n--
	}
	return &e.passages[n]
}

// meant returns the name of the person whom the pronoun means in the source that a passage begins with; "" where it begins with
// none, or nobody knows.
func (e *examiner) meant(i int) string {
	v := &e.passages[i]
	s, known := e.byKey[v.keys[0]]
	if !known {
		return ""
	}
	word := e.doc.Tokens[v.tokens[0]].Norm
	doc := e.Sources[s].Doc
	at := -1
	if part := e.parts[i]; part != nil && part.Base.Source == s {
		at = doc.SentenceAt(part.Base.Start)
	} else if j := e.Bears(v.words, &e.Sources[s]); len(j.Sentences) > 0 {
		at = j.Sentences[0]
	}
	if at < 0 {
		return ""
	}
	g := doc.Grammar()
	for m := range g.Mentions {
		x := &g.Mentions[m]
		if x.Kind != grammar.Pronoun || x.Chain == grammar.None || doc.SentenceAt(x.Start) != at || strings.ToLower(doc.Words(source.Span(x.Span))) != word {
			continue
		}
		if c := &g.Chains[x.Chain]; c.Kind == "person" && !c.Plural {
			return c.Name
		}
		return ""
	}
	return ""
}

// another returns the name of somebody else whom words speak of, as some source names people; "" where they name nobody.
func (e *examiner) another(told, name string) string {
	for i := range e.Sources {
		g := e.Sources[i].Doc.Grammar()
		for c := range g.Chains {
			x := &g.Chains[c]
			if x.Kind == "person" && !x.Plural && x.Name != "" && !mentions(x.Name, name) && !mentions(name, x.Name) && mentions(told, x.Name) {
				return x.Name
			}
		}
	}
	return ""
}

// mentions reports whether words have the last word of a name.
func mentions(words, name string) bool {
	f := strings.Fields(name)
	if len(f) == 0 {
		return false
	}
	last := f[len(f)-1]
	return slices.ContainsFunc(strings.Fields(words), func(w string) bool {
		w = strings.Trim(w, ".,;:!?“”\"()[]")
		return strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s") == last
	})
}
