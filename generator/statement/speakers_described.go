package statement

import (
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/lexicon"
)

// Speakers who are described and not named: "the minister", "the company", "the statement", "a user called Ann".

// described resolves "the source", "the minister", "the council" to a speaker or a name before it.
func (r *speechReader) described(i, a, b int) bool {
	d, x := r.d, &r.reports[i]
	head := b - 1
	for head > a && d.tags.At(head) == mark {
		head--
	}
	noun := d.Tokens.At(head)
	plural := strings.HasSuffix(noun.Norm, "s") && !strings.HasSuffix(noun.Norm, "ss") || d.sets.reports.plural.Has(noun.Norm)
	// A name with that word in its role or in itself.
	if !plural {
		last := r.firstName(d.Tokens.At(a).Start) - 1
		for n := last; n >= 0 && n > last-200; n-- {
			m := d.Names[n]
			if m.Role.Len() > 0 && m.Kind == Person && hasStem(r, m.Role, noun.Stem) ||
				m.Kind == Body && hasStem(r, m.Span, noun.Stem) && b-a == 2 {
				x.speaker, x.entity = m.Full, m.Entity
				return true
			}
		}
	}
	// The last speaker without a name whose description has the word, or any where the word is general.
	general := d.sets.reports.general.Has(noun.Norm) || d.sets.reports.bare.Has(noun.Norm) && b-a == 2
	for j := i - 1; j >= 0 && j > i-12; j-- {
		y := &r.reports[j]
		if y.speaker == "" {
			continue
		}
		if y.anonymous && (general && personNoun(d, y.noun) || stemIn(d, y.speaker, noun.Stem)) ||
			y.entity >= 0 && d.sets.reports.anybody.Has(noun.Norm) && r.kinds[y.entity] == Person {
			x.take(y)
			return true
		}
	}
	if !plural && b == a+2 && r.body(i, noun.Norm) {
		return true
	}
	// "police", after or before "Delft police".
	if plural && b == a+1 {
		for j := max(0, i-40); j < min(i+40, len(r.reports)); j++ {
			y := &r.reports[j]
			if h := y.subject; h[1]-h[0] > 1 && d.Tokens.At(h[1]-1).Norm == noun.Norm && d.tags.At(h[1]-2) == name {
				if d.tags.At(h[0]) == determiner {
					h[0]++
				}
				x.speaker, x.noun = strings.Join(strings.Fields(d.Words(Span{Start: d.Tokens.At(h[0]).Start, End: d.Tokens.At(h[1] - 1).End})), " "), noun.Norm
				x.anonymous = true
				return true
			}
		}
	}
	return false
}

// hasStem reports whether a word of the span has the stem.
func hasStem(r *speechReader, s Span, stem string) bool {
	for k := r.tokenAt(s.Start); k < len(r.d.Tokens) && r.d.Tokens.At(k).Start < s.End; k++ {
		if r.d.Tokens.At(k).Stem == stem {
			return true
		}
	}
	return false
}

func stemIn(d *Doc, words, stem string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		if Stem(d.words().Tag, strings.Trim(w, ".,'’")) == stem {
			return true
		}
	}
	return false
}

// body resolves a noun for any body, as in "the company said", to the last one that spoke or was the subject of a sentence and
// can be called so.
func (r *speechReader) body(i int, noun string) bool {
	d, x := r.d, &r.reports[i]
	calls := d.words().Table("bodynouns").Field(noun, 0)
	if calls == "" {
		return false
	}
	fits := func(entity int, full string, spoke bool) bool {
		if k := r.kinds[entity]; k == Person || k == Place || k == Thing && !spoke {
			return false
		}
		words := strings.Fields(strings.ToLower(full))
		if len(words) == 0 || d.words().Table("outlets").Field(strings.ToLower(full), 0) != "" {
			return false
		}
		kind := ""
		for _, w := range words {
			if f := d.words().Table("bodynouns").Field(strings.Trim(w, ".,’'"), 0); f != "" {
				kind = f
			}
		}
		if kind == "" {
			return calls != "office" || full == strings.ToUpper(full)
		}
		return kind == calls || calls == "any"
	}
	at := d.Tokens.At(x.subject[0]).Start
	for s, n := x.sentence, 0; s >= 0 && n < 5; s-- {
		if d.Sentences[s].Class != d.Sentences[x.sentence].Class {
			continue
		}
		n++
		for j := i - 1; j >= 0 && j > i-12; j-- {
			if y := &r.reports[j]; y.sentence == s && y.entity >= 0 && y.subject[0] < x.subject[0] && fits(y.entity, y.speaker, y.clausal) {
				x.take(y)
				return true
			}
		}
		if n := r.subjectName(s, at, s == x.sentence); n >= 0 && fits(d.Names[n].Entity, d.Names[n].Full, false) {
			x.speaker, x.entity = d.Names[n].Full, d.Names[n].Entity
			return true
		}
	}
	return false
}

// author returns the mention of whose words a writing holds that is the source of a report, as in "the statement said": who is told
// beside it ("a statement from the council") or where it is told of first ("The council said in a statement"); None.
func (r *speechReader) author(x *report, h [2]int) int {
	g := r.d.Grammar()
	if !g.Trees || x.mention == grammar.None {
		return grammar.None
	}
	writings := r.d.words().Table("writings")
	head := g.Mentions[x.mention].Head
	if !isWriting(writings, &g.Tokens[head]) {
		return grammar.None
	}
	givers := r.d.words().Table("giving")
	gives := func(verb string) bool { return givers.Has(verb) || r.d.speech.verbs[verb]&(quoteFrame|thatFrame) != 0 }
	if a := r.writer(g, head, gives); a != grammar.None {
		return a
	}
	// The last time that it, or them all, were told of.
	first := g.Tokens[head].Sentence
	for k := head - 1; k >= 0 && g.Tokens[k].Sentence >= first-8; k-- {
		t := &g.Tokens[k]
		if !isWriting(writings, t) || strings.TrimSuffix(t.Lemma, "s") != strings.TrimSuffix(g.Tokens[head].Lemma, "s") {
			continue
		}
		if a := r.writer(g, k, gives); a != grammar.None && !isWriting(writings, &g.Tokens[g.Mentions[a].Head]) {
			return a
		}
	}
	return grammar.None
}

func isWriting(t *lexicon.Table, w *grammar.Token) bool {
	return w.Tag == "NOUN" && (t.Has(w.Lemma) || t.Has(w.Norm))
}

// writer returns the mention of who gave out a writing, by what hangs on the word or on what it hangs; None.
func (r *speechReader) writer(g *grammar.Doc, at int, gives func(string) bool) int {
	for k := max(0, at-8); k < min(len(g.Tokens), at+10); k++ {
		t := &g.Tokens[k]
		if t.Head == grammar.None || t.Sentence != g.Tokens[at].Sentence {
			continue
		}
		switch {
		case t.Head == at && t.Relation == "nmod:poss", // "the council's statement"
			t.Head == at && strings.HasPrefix(t.Relation, "nmod") && k > at && opened(g, k, r.d.sets.reports.giver),                                             // "a statement from the council"
			k > at && t.Head > at && g.Tokens[t.Head].Head == at && strings.HasPrefix(g.Tokens[t.Head].Relation, "acl") && opened(g, k, r.d.sets.reports.giver): // "a statement issued by the council"
			if m := g.MentionAt(k); m != grammar.None {
				return m
			}
		}
	}
	// "said in a statement", "released a statement", "posted a series of tweets"
	for k, steps := at, 0; steps < 3; steps++ {
		t := &g.Tokens[k]
		relation, _, _ := strings.Cut(t.Relation, ":")
		if t.Head == grammar.None || relation == "obl" && !opened(g, k, r.d.sets.reports.medium) {
			return grammar.None
		}
		k = t.Head
		switch relation {
		case "nmod":
			continue
		case "obj", "obl":
			if f := g.FrameAt(k); f != grammar.None && g.Frames[f].Predicate == k && gives(g.Tokens[k].Lemma) {
				if s := g.Subject(f); s != grammar.None && !g.Frames[f].Passive {
					return g.Phrases[s].Mention
				}
			}
		}
		break
	}
	return grammar.None
}

// opened reports whether one of the prepositions opens a phrase.
func opened(g *grammar.Doc, head int, prepositions *lexicon.Set) bool {
	for k := head - 1; k >= 0 && k > head-8; k-- {
		if t := &g.Tokens[k]; t.Head == head && t.Relation == "case" {
			return prepositions.Has(t.Norm)
		}
	}
	return false
}

// calledSo returns the words behind a description that name who it is: "a user called Deep Water".
func (r *speechReader) calledSo(x *report, h [2]int) [2]int {
	d := r.d
	for k := h[0] + 1; k < x.source[1]-1; k++ {
		if d.sets.reports.naming.Has(d.Tokens.At(k).Norm) && d.tags.At(k) != finite && isCapital(d.Words(d.Tokens.At(x.source[1]-1).Span)) {
			return [2]int{k + 1, x.source[1]}
		}
	}
	return [2]int{}
}

// spanOf returns the span of a range of tokens.
func (r *speechReader) spanOf(t [2]int) Span {
	return Span{Start: r.d.Tokens.At(t[0]).Start, End: r.d.Tokens.At(t[1] - 1).End}
}

// words returns the tokens of a span.
func (r *speechReader) words(s Span) [2]int {
	return [2]int{r.tokenAt(s.Start), max(r.tokenAt(s.Start)+1, r.tokenAt(s.End))}
}
