package align

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/statement"
)

// frame is a clause as grammar reads it, with the words of its parts.
type frame struct {
	*grammar.Frame
	lemma     int32
	tokens    [2]int // of the Doc, from the first to the last word of the clause with its arguments
	bag       []int32
	agent     []int32
	patient   []int32
	sentence  int
	arguments []argument
}

type argument struct {
	role string
	span statement.Span
	bag  []int32
	head int32
}

// framesOf reads the frames of an article.
func (s *story) framesOf(t *text) []frame {
	g, d := t.g, t.Doc
	circumstances := make([][]*grammar.Frame, len(g.Frames)) // of each clause, those of cause, purpose, condition: parts of it as well
	for i := range g.Frames {
		switch h := &g.Frames[i]; h.Kind {
		case grammar.Cause, grammar.Purpose, grammar.Condition, grammar.Concession:
			if h.Parent != grammar.None {
				circumstances[h.Parent] = append(circumstances[h.Parent], h)
			}
		}
	}
	in := make([]int, len(t.bags)) // how many clauses each sentence has
	for i := range g.Frames {
		if k := d.SentenceAt(g.Frames[i].Start); k >= 0 && k < len(in) {
			in[k]++
		}
	}
	var out []frame
	for i := range g.Frames {
		f := frame{Frame: &g.Frames[i]}
		f.sentence = d.SentenceAt(f.Start)
		if f.sentence < 0 || f.sentence >= len(t.bags) || len(t.bags[f.sentence]) == 0 || in[f.sentence] > mostInSentence {
			continue
		}
		f.lemma = s.id(statement.Stem(s.words.Tag, strings.ToLower(f.Lemma)))
		f.tokens = tokensOf(d, f.Span)
		bag := t.bag(f.tokens, [2]int{})
		for _, a := range f.Arguments {
			x := argument{role: string(a.Role), head: s.id(statement.Stem(s.words.Tag, g.Tokens[a.Token].Norm))}
			switch {
			case a.Phrase != grammar.None:
				x.span = g.Phrases[a.Phrase].Span
				x.bag = t.bag(tokensOf(d, x.span), [2]int{})
				x.bag = append(x.bag, s.meant(t, x.span)...)
			case a.Frame != grammar.None:
				x.span = g.Frames[a.Frame].Span
				x.bag = t.bag(tokensOf(d, x.span), [2]int{})
			default:
				x.span = g.Tokens[a.Token].Span
				x.bag = t.bag(tokensOf(d, x.span), [2]int{})
			}
			if a.Role == grammar.Oblique || a.Role == grammar.Where {
				x.role += ":" + a.Case
			}
			slices.Sort(x.bag)
			x.bag = slices.Compact(x.bag)
			switch a.Role {
			case grammar.Agent:
				f.agent = x.bag
			case grammar.Patient:
				f.patient = x.bag
			}
			bag = append(bag, x.bag...)
			x.span = short(d, x.span)
			f.arguments = append(f.arguments, x)
		}
		for _, h := range circumstances[i] {
			f.arguments = append(f.arguments, argument{role: string(h.Kind), span: short(d, h.Span), bag: t.bag(tokensOf(d, h.Span), [2]int{}), head: -1})
		}
		slices.Sort(bag)
		f.bag = slices.Compact(bag)
		out = append(out, f)
	}
	return out
}

// frameOver returns the smallest frame over an offset; -1.
func (t *text) frameOver(at int) int {
	f := t.g.FrameAt(t.g.TokenAt(at))
	if f < 0 {
		return -1
	}
	i, ok := slices.BinarySearchFunc(t.frameAt, t.g.Frames[f].Predicate, func(x frame, p int) int { return x.Predicate - p })
	if !ok {
		return -1
	}
	return i
}

// frames holds clauses of one predicate against each other: their arguments, and whether they are facts.
func (c *contrast) frames() []candidate {
	var out []candidate
	s := c.story
	for i := range c.a.frameAt {
		f := &c.a.frameAt[i]
		for j := range c.b.frameAt {
			h := &c.b.frameAt[j]
			whole := c.likeness(f.sentence, h.sentence)
			if whole < 0.12 || s.related(f.lemma, h.lemma) < 6 {
				continue
			}
			if len(out) >= mostCandidates {
				return out
			}
			add := func(slot Slot, x, y statement.Span, vx, vy string) {
				a := c.point(c.a, f, slot, x, vx, i)
				b := c.point(c.b, h, slot, y, vy, j)
				if a != nil && b != nil && !(slot == Argument && c.crossed(a, b)) {
					out = append(out, candidate{a: a, b: b, slot: slot, same: vx == vy || slot == Argument && c.oneWording(a, b), score: whole})
				}
			}
			twin := c.twin(f, h)
			if f.Negated != h.Negated && !twin {
				add(Polarity, c.a.verb(f), c.b.verb(h), "", "not")
			}
			if f.Modality != h.Modality && !twin && c.a.within(f) && c.b.within(h) && !(c.saying(f) && c.saying(h)) {
				add(Modality, c.a.verb(f), c.b.verb(h), string(f.Modality), string(h.Modality))
			}
			for x := range f.arguments {
				for y := range h.arguments {
					p, q := &f.arguments[x], &h.arguments[y]
					if p.role != q.role || len(p.bag) == 0 || len(q.bag) == 0 || s.dice(p.bag, q.bag) > 0.8 || s.filled(h, p) || s.filled(f, q) {
						continue
					}
					add(Argument, p.span, q.span, s.stems(c.a.Doc, p.span), s.stems(c.b.Doc, q.span))
				}
			}
		}
	}
	return out
}

// twin reports whether the sentence of either clause has another clause of that predicate, which is its true partner.
func (c *contrast) twin(f, h *frame) bool {
	in := func(t *text, like, other *frame) bool {
		return slices.ContainsFunc(t.frameAt, func(x frame) bool {
			return x.Frame != other.Frame && x.sentence == other.sentence && x.lemma == other.lemma && x.Negated == like.Negated && x.Modality == like.Modality
		})
	}
	return in(c.b, f, h) || in(c.a, h, f)
}

// filled reports whether a clause has what an argument says as another of its arguments.
func (s *story) filled(f *frame, p *argument) bool {
	return slices.ContainsFunc(f.arguments, func(q argument) bool { return len(q.bag) > 0 && s.dice(q.bag, p.bag) > 0.6 })
}

// within reports whether what brings the modality of a clause is of its own words: not of those who quote it.
func (t *text) within(f *frame) bool {
	return f.Modal == grammar.None || t.g.Quoted(f.Modal) == t.g.Quoted(f.Predicate)
}

// verb returns the words from a frame's modal or negation to its predicate.
func (t *text) verb(f *frame) statement.Span {
	x := t.g.Tokens[f.Predicate].Span
	for _, k := range []int{f.Modal, f.Negation} {
		if k != grammar.None && t.g.Tokens[k].Sentence == t.g.Tokens[f.Predicate].Sentence {
			x.Start, x.End = min(x.Start, t.g.Tokens[k].Start), max(x.End, t.g.Tokens[k].End)
		}
	}
	return short(t.Doc, x)
}

func (c *contrast) point(t *text, f *frame, slot Slot, p statement.Span, value string, at int) *point {
	r := tokensOf(t.Doc, p)
	if r[0] >= r[1] {
		return nil
	}
	return &point{span: p, tokens: r, sentence: f.sentence, slot: slot, value: value, head: -1, frame: at}
}
