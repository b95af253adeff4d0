package align

import (
	"slices"
	"strconv"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/statement"
)

// point is words of an article that answer a question.
type point struct {
	span     statement.Span
	tokens   [2]int
	sentence int
	slot     Slot
	value    string
	number   *statement.Number
	date     *statement.Date
	head     int32   // the noun that is counted, the person whose office it is; -1
	mods     []int32 // what else stands with that noun
	unit     string
	frame    int // index into text.frameAt; -1
	about    []int32
	who      string // for an office or an age: whose it is; for a speaker: the name
	fate     string // for a count of people: what became of them
	class    string // for an age: that of the person, by the noun: "child", "man"
}

func (p *point) place(source int) Place { return Place{Source: source, Span: p.span, Value: p.value} }

// candidate is two points that may answer the same question.
type candidate struct {
	a, b  *point
	slot  Slot
	same  bool
	score float64 // how much their sentences share
	rankA int     // how many others of b's article share more with a
	rankB int
	lead  float64 // by how much it is ahead of the next
	rival int     // how many others there are

	offers []int // those that mean it
}

// pointsOf finds the values, offices and speakers of an article.
func (s *story) pointsOf(t *text) []point {
	d := t.Doc
	var out []point
	add := func(p point) {
		p.sentence = d.SentenceAt(p.span.Start)
		if p.sentence < 0 || p.sentence >= len(t.bags) {
			return
		}
		if x := &d.Sentences[p.sentence]; x.Class != "" && !x.Class.Cited() {
			return
		}
		p.tokens = tokensOf(d, p.span)
		if p.tokens[0] >= p.tokens[1] {
			return
		}
		p.frame = t.frameOver(p.span.Start)
		out = append(out, p)
	}
	ages := 0
	for i := range d.Numbers {
		n := &d.Numbers[i]
		if n.Ordinal {
			continue
		}
		p := point{span: n.Span, slot: Number, number: n, head: -1, unit: n.Unit}
		p.value = strconv.FormatInt(n.Low, 10) + "-" + strconv.FormatInt(n.High, 10) + n.Unit
		s.counted(t, n, &p)
		if n.Age {
			if ages++; ages <= mostAges {
				p.who, p.class = t.owner(n), s.classOf(t, n)
			}
		}
		p.fate = s.outcome(t, n)
		add(p)
	}
	for i := range d.Dates {
		x := &d.Dates[i]
		p := point{span: x.Span, slot: Date, date: x, head: -1, unit: dateClass(x)}
		p.value = x.From + "/" + x.To + "/" + x.Time + "/" + strconv.Itoa(x.Days) + x.Unit
		add(p)
	}
	for i := range d.Names {
		n := &d.Names[i]
		if n.Kind != statement.Person || n.Role.End <= n.Role.Start {
			continue
		}
		p := point{span: n.Role, slot: Role, head: -1, who: n.Full}
		p.value = s.stems(d, n.Role)
		add(p)
	}
	for i := range d.Attributions {
		a := &d.Attributions[i]
		at := a.Source
		if at.End <= at.Start || a.Speaker == "" || len(a.Content) == 0 {
			continue
		}
		p := point{span: short(d, at), slot: Speaker, head: -1, who: a.Speaker, value: strings.ToLower(a.Speaker)}
		for _, c := range a.Content {
			p.about = append(p.about, t.bag(tokensOf(d, c), [2]int{})...)
		}
		slices.Sort(p.about)
		p.about = slices.Compact(p.about)
		add(p)
	}
	return uncrowded(out)
}

// Bounds: each place of a sentence is held against each of another's, by all that stands in both, so that long lists of
// figures would take hours. Sentences of articles have a few.
const (
	mostAges       = 100    // of an article whose owners are looked for, the first ones: each is held against all of its numbers
	mostInSentence = 40     // values of one slot, and clauses; of a sentence with more, a table or a list, none are compared
	mostCandidates = 20_000 // of a kind in two articles, the first ones
)

// uncrowded leaves out the places of sentences that have too many of their slot.
func uncrowded(all []point) []point {
	type in struct {
		sentence int
		slot     Slot
	}
	n := map[in]int{}
	for i := range all {
		n[in{all[i].sentence, all[i].slot}]++
	}
	return slices.DeleteFunc(all, func(p point) bool { return n[in{p.sentence, p.slot}] > mostInSentence })
}

// counted finds the noun that a number counts, and what else stands with it, by the tree where there is one.
func (s *story) counted(t *text, n *statement.Number, p *point) {
	d, g := t.Doc, t.g
	if n.Counted.End > n.Counted.Start {
		r := tokensOf(d, n.Counted)
		p.mods = t.bag(r, [2]int{})
		if n.Head != "" {
			p.head = s.id(n.Head)
		}
	}
	k := g.TokenAt(n.Start)
	if !g.Trees || k >= len(g.Tokens) {
		return
	}
	x := g.Counted(k)
	if x == grammar.None {
		return
	}
	h := g.Phrases[x].Head
	if g.Phrases[x].Margin >= 500 || p.head < 0 {
		p.head = s.id(statement.Stem(s.words.Tag, g.Tokens[h].Norm))
		p.mods = t.bag(tokensOf(d, g.Phrases[x].Span), tokensOf(d, n.Span))
	}
}

// dateClass tells which dates can be held against each other.
func dateClass(x *statement.Date) string {
	switch {
	case x.Kind == statement.Duration:
		return "duration"
	case x.Kind == statement.Clock || x.Time != "":
		return "clock"
	}
	return "day"
}

// stems returns the words of a span as stems.
func (s *story) stems(d *statement.Doc, p statement.Span) string {
	var out []string
	r := tokensOf(d, p)
	for i := r[0]; i < r[1]; i++ {
		if w := &d.Tokens[i]; w.Word && !s.stop.Has(w.Norm) {
			out = append(out, w.Stem)
		}
	}
	return strings.Join(out, " ")
}

// longest is how many bytes a place has at most: a place pins the words in question.
const longest = 78

// short cuts a span behind the last whole word that fits.
func short(d *statement.Doc, p statement.Span) statement.Span {
	if p.End-p.Start <= longest {
		return p
	}
	r := tokensOf(d, p)
	end := p.Start
	for i := r[0]; i < r[1] && d.Tokens[i].End-p.Start <= longest; i++ {
		if d.Tokens[i].Word {
			end = d.Tokens[i].End
		}
	}
	return statement.Span{Start: p.Start, End: end}
}

// answer makes a point of words, by what the article was found to answer there.
func (c *contrast) answer(t *text, slot Slot, at statement.Span) *point {
	for i := range t.points {
		if p := &t.points[i]; p.slot == slot && meets(p.span, at) {
			return p
		}
	}
	p := point{span: at, tokens: tokensOf(t.Doc, at), sentence: t.Doc.SentenceAt(at.Start), slot: slot, head: -1, frame: t.frameOver(at.Start)}
	if p.tokens[0] >= p.tokens[1] || p.sentence < 0 || p.sentence >= len(t.bags) {
		return nil
	}
	return &p
}
