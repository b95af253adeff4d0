package align

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/statement"
)

// Whose age a number is, and how many came to harm: the two counts of people in which reports of one event differ most.

// owner returns the person whose age a number is, as named right beside it: “Ann Lee, 41,”, “41-year-old Ann Lee”; or whom “the
// 41-year-old” points to, the one person named in the sentence before. "" where nobody is named.
func (t *text) owner(n *statement.Number) string {
	d := t.Doc
	at := tokensOf(d, n.Span)
	if k := at[0] - 1; k > 0 && d.Tokens[k].Norm == "," {
		if name := t.personAt(k - 1); name != nil {
			return name.Full
		}
	}
	for k := at[1]; k < min(at[1]+3, len(d.Tokens)); k++ {
		if name := t.personAt(k); name != nil {
			return name.Full
		}
	}
	if k := t.g.TokenAt(n.Start) - 1; k < 0 || k >= len(t.g.Tokens) || t.g.Tokens[k].Features.Definite != "Def" {
		return ""
	}
	s := d.SentenceAt(n.Start) - 1
	if s < 0 || d.Sentences[s].Class != "" {
		return ""
	}
	who := ""
	for i := t.namesFrom(d.Sentences[s].Start); i < len(d.Names) && d.Names[i].Start < d.Sentences[s].End; i++ {
		switch x := &d.Names[i]; {
		case x.Kind != statement.Person:
		case who != "" && !statement.SameName(who, x.Full):
			return ""
		default:
			who = x.Full
		}
	}
	return who
}

// personAt returns the name of a person that a token is part of.
func (t *text) personAt(token int) *statement.Name {
	at, names := t.Doc.Tokens[token].Span, t.Doc.Names
	if i := t.namesFrom(at.Start); i < len(names) && names[i].Kind == statement.Person && meets(names[i].Span, at) {
		return &names[i]
	}
	return nil
}

// namesFrom returns the first name that does not end before a place.
func (t *text) namesFrom(offset int) int {
	i, _ := slices.BinarySearchFunc(t.Doc.Names, offset, func(n statement.Name, at int) int { return cmp.Compare(n.End, at+1) })
	return i
}

// outcome is what became of the people whom a number counts: "kill", "injur", "miss"; "" where nothing says.
func (s *story) outcome(t *text, n *statement.Number) string {
	if n.Unit != "" || n.Age {
		return ""
	}
	if _, fate, ok := strings.Cut(n.Head, " "); ok && slices.Contains(fates, fate) {
		return fate
	}
	d := t.Doc
	k := d.ClauseAt(n.Start)
	if k < 0 || n.Counted.Len() > 0 {
		return ""
	}
	for i := d.Clauses[k].Tokens[0]; i < d.Clauses[k].Tokens[1] && d.Tokens[i].Start < n.Start; i++ {
		if s.rises.Field(d.Tokens[i].Norm, 0) == "toll" { // “the death toll has risen to 58”
			return fates[0]
		}
	}
	return ""
}

// fates are the outcomes of which a story counts one number of people.
var fates = []string{"kill", "injur", "miss"}

// one reports whether an article has no other number in answer to the question of one.
func (t *text) one(p *point, answers func(q, p *point) bool) bool {
	return !slices.ContainsFunc(t.points, func(q point) bool { return q.slot == Number && q.number.Low != p.number.Low && answers(&q, p) })
}

// otherAge reports whether two articles give one person, whom both name, two ages, and neither gives the other's.
func (c *contrast) otherAge(x *candidate) bool {
	if !x.a.number.Age || !x.b.number.Age || x.a.who == "" || !statement.SameName(x.a.who, x.b.who) || !exact(x.a.number) || !exact(x.b.number) {
		return false
	}
	of := func(q, p *point) bool { return q.number.Age && q.who != "" && statement.SameName(q.who, p.who) }
	return c.a.one(x.a, of) && c.b.one(x.b, of)
}

// onlyAge reports whether two articles each give one age and no other, near each other, of a boy, of a woman, and do not name
// two people.
func (c *contrast) onlyAge(x *candidate) bool {
	p, q := x.a.number, x.b.number
	if !p.Age || !q.Age || !exact(p) || !exact(q) || x.a.class == "" || x.a.class != x.b.class || max(p.Low, q.Low)-min(p.Low, q.Low) > max(2000, p.Low/20) {
		return false
	}
	age := func(q, _ *point) bool { return q.number.Age }
	return c.a.one(x.a, age) && c.b.one(x.b, age)
}

// classOf is the class of the person whose age a number is: the noun behind it, “six-year-old boy”.
func (s *story) classOf(t *text, n *statement.Number) string {
	at := tokensOf(t.Doc, n.Span)
	for k := at[1]; k < min(at[1]+3, len(t.Doc.Tokens)); k++ {
		if class := s.person.Field(t.Doc.Tokens[k].Norm, 0); class != "" {
			return class
		}
	}
	return ""
}

// otherToll reports whether two articles tell at their top how many people came to one kind of harm, and each knows one number of it.
func (c *contrast) otherToll(x *candidate) bool {
	if x.a.fate == "" || x.a.fate != x.b.fate || !exact(x.a.number) || !exact(x.b.number) || x.a.sentence >= leading || x.b.sentence >= leading {
		return false
	}
	harmed := func(q, p *point) bool { return q.fate == p.fate }
	return c.a.one(x.a, harmed) && c.b.one(x.b, harmed)
}

// leading is how many sentences of an article, the headline too, tell the event.
const leading = 6

// exact reports whether a number is one value, or the least that one may be: “at least 46”.
func exact(n *statement.Number) bool {
	return !n.Vague && n.Low > 0 && (n.Low == n.High || n.Bound == ">=")
}

// oneValue reports whether two places have one number, if in two units.
func (s *story) oneValue(a, b *point) bool {
	return a.number != nil && b.number != nil && exact(a.number) && exact(b.number) && a.number.Bound == b.number.Bound && s.oneNumber(a.number, b.number)
}

// risen reports whether two articles of different days count people who came to one kind of harm, and not as many: both may be right,
// and a reader of the earlier one has less.
func (c *contrast) risen(x, y *point) bool {
	return x.fate != "" && x.fate == y.fate && c.a.Day != "" && c.b.Day != "" && c.a.Day != c.b.Day && x.number.Low != y.number.Low &&
		exact(x.number) && exact(y.number)
}
