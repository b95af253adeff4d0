package align

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/statement"
)

// What the grammar of two clauses settles needs no judge: they tell one act of one agent, or one thing of one person, and differ in
// one slot of it. Each row asks for every part that would make them two acts.

// settling is a row of the table: two places of a slot differ for certain where its question is answered with yes.
type settling struct {
	id   string
	asks string
	slot Slot
	is   func(c *contrast, x *candidate) bool
}

// settlings returns the table.
func settlings() []settling {
	return []settling{
		{"age", "have both an age of one person, whom they name?", Number, (*contrast).otherAge},
		{"only-age", "is it the one age that either article gives, of a person of one class?", Number, (*contrast).onlyAge},
		{"toll", "do both know one number of people who came to harm, told at their top?", Number, (*contrast).otherToll},
		{"count", "do both count one noun with the same modifiers, under one predicate?", Number, func(c *contrast, x *candidate) bool { return c.oneCount(x.a, x.b) }},
		{"hedged", "is one act told as a fact here and with a hedge there?", Modality, (*contrast).hedged},
		{"day", "has one act of one agent another day?", Date, (*contrast).otherDay},
		{"nobody", "did to nobody what elsewhere somebody suffered?", Polarity, (*contrast).nobody},
		{"office", "has one person two public offices that nobody holds together?", Role, (*contrast).twoOffices},
	}
}

// settled returns the first row of the table that holds of a candidate; "" where none does.
func (c *contrast) settled(x *candidate) string {
	if x.slot == Number && (x.a.number == nil || x.b.number == nil) {
		return "" // what was offered stands beside a number and is none
	}
	for _, r := range settlings() {
		if r.slot == x.slot && r.is(c, x) {
			return r.id
		}
	}
	return ""
}

// act is two clauses held to tell one act.
type act struct{ f, h *frame }

// least is how alike the clauses, predicates and agents of one act are.
type least struct{ clause, predicate, agent float64 }

// oneAct returns the clauses of two places where they tell one act: predicate, agent and the rest of the clause are alike, no part
// contradicts one of the other side, and neither sentence has a better partner.
func (c *contrast) oneAct(a, b *point, l least) (act, bool) {
	if a.frame < 0 || b.frame < 0 {
		return act{}, false
	}
	s, f, h := c.story, &c.a.frameAt[a.frame], &c.b.frameAt[b.frame]
	if s.used(f.lemma, h.lemma) < l.predicate || s.clash(f, h) > 0 || c.partner(a.sentence, b.sentence) > 1 || c.saying(f) || c.saying(h) {
		return act{}, false
	}
	if agent := s.soft(f.agent, h.agent); len(f.agent) > 0 && len(h.agent) > 0 && agent < l.agent || s.part(f.patient, h.patient) < 0 {
		return act{}, false
	}
	own, other := c.a.bag(a.tokens, [2]int{}), c.b.bag(b.tokens, [2]int{})
	return act{f, h}, s.soft(without(f.bag, own), without(h.bag, other)) >= l.clause
}

// saying reports whether a clause tells that something is said: who reports it how is no act of the story.
func (c *contrast) saying(f *frame) bool {
	return c.story.saying.Has(f.Lemma) || c.story.saying.Has(c.story.names[f.lemma])
}

// hedged reports whether one of two clauses tells as a fact what the other alleges or holds to be possible.
func (c *contrast) hedged(x *candidate) bool {
	o, ok := c.oneAct(x.a, x.b, least{clause: 0.45, predicate: 1, agent: 0.15})
	if !ok || o.f.Negated != o.h.Negated || c.a.quoted(x.a) != c.b.quoted(x.b) {
		return false
	}
	s := c.story
	fact := func(f, h *frame) bool {
		switch f.Kind {
		case grammar.Main, grammar.Coordinate:
		case grammar.Speech:
			if f.Saying == grammar.None { // it hangs on a noun: "rumours that"
				return false
			}
		case grammar.Relative, grammar.Other: // which may tell of some of those in question
			if len(f.patient) > 0 && len(h.patient) > 0 && s.soft(f.patient, h.patient) < 0.5 {
				return false
			}
		default:
			return false
		}
		return f.Modality == grammar.Fact
	}
	hedge := func(f *frame) bool {
		switch f.Modality {
		case grammar.Alleged:
			return f.Saying == grammar.None || f.Kind == grammar.Participle // else it is a claim, and has a speaker
		case grammar.Possible, grammar.Probable:
			return true
		}
		return false
	}
	return fact(o.f, o.h) && hedge(o.h) || fact(o.h, o.f) && hedge(o.f)
}

func (t *text) quoted(p *point) bool { return t.g.Quoted(t.g.TokenAt(p.span.Start)) }

// otherDay reports whether one act has two days, both told in one form: two weekdays, or two days of a month.
func (c *contrast) otherDay(x *candidate) bool {
	wa, wb := c.weekday(c.a, x.a), c.weekday(c.b, x.b)
	if wa == wb && (wa != "" || !oneDay(x.a.date) || !oneDay(x.b.date)) || (wa == "") != (wb == "") {
		return false
	}
	o, ok := c.oneAct(x.a, x.b, least{clause: 0.55, predicate: 0.33, agent: 0.5})
	if !ok || o.f.Negated != o.h.Negated || o.f.Tense != o.h.Tense || o.f.Modality != o.h.Modality || len(o.f.agent) == 0 || len(o.h.agent) == 0 {
		return false
	}
	return timed(o.f, x.a.span) && timed(o.h, x.b.span)
}

// oneDay reports whether a date is known to the day.
func oneDay(d *statement.Date) bool {
	return d != nil && len(d.From) == len("2006-01-02") && d.From == d.To
}

// timed reports whether a date tells when the act of a clause is.
func timed(f *frame, at statement.Span) bool {
	return slices.ContainsFunc(f.arguments, func(p argument) bool { return p.role == string(grammar.When) && meets(p.span, at) })
}

// weekday returns the day of the week that a place names; "" where it names none.
func (c *contrast) weekday(t *text, p *point) string {
	for i := p.tokens[0]; i < p.tokens[1]; i++ {
		if w := t.Doc.Tokens[i].Norm; c.story.weekdays.Has(w) {
			return c.story.weekdays.Field(w, 0)
		}
	}
	return ""
}

// nobody reports whether a clause tells of nobody ("no one was injured") what the other tells of somebody.
func (c *contrast) nobody(x *candidate) bool {
	if x.a.frame < 0 || x.b.frame < 0 {
		return false
	}
	f, h := &c.a.frameAt[x.a.frame], &c.b.frameAt[x.b.frame]
	if f.lemma != h.lemma || !c.story.tolls.Has(c.story.norms[f.lemma]) {
		return false
	}
	none := func(t *text, f *frame) bool {
		p, ok := f.sufferer()
		if !ok {
			return false
		}
		words := strings.ToLower(t.Doc.Words(p.span))
		return strings.HasPrefix(words, "no ") && len(p.bag) == 0 || c.story.negations.Has(words)
	}
	some := func(t *text, f *frame) bool {
		p, ok := f.sufferer()
		return ok && !f.Negated && f.Modality == grammar.Fact && slices.ContainsFunc(t.points, func(q point) bool {
			return q.slot == Number && q.number.Low > 0 && meets(q.span, p.span)
		})
	}
	return none(c.a, f) && some(c.b, h) || none(c.b, h) && some(c.a, f)
}

// sufferer is the one to whom the act of a clause is done: its patient, or who dies or is hurt.
func (f *frame) sufferer() (argument, bool) {
	for _, role := range []grammar.Role{grammar.Patient, grammar.Agent} {
		for _, p := range f.arguments {
			if p.role == string(role) {
				return p, true
			}
		}
	}
	return argument{}, false
}

// twoOffices reports whether a person, fully named in both articles, has two offices that nobody holds together, and no article
// has both.
func (c *contrast) twoOffices(x *candidate) bool {
	if !strings.Contains(x.a.who, " ") || !strings.Contains(x.b.who, " ") || !statement.SameName(x.a.who, x.b.who) {
		return false
	}
	p, q := c.office(c.a, x.a), c.office(c.b, x.b)
	if p == "" || q == "" || p == q {
		return false
	}
	in := func(t *text, who, office string) bool {
		return slices.ContainsFunc(t.points, func(y point) bool {
			return y.slot == Role && statement.SameName(y.who, who) && c.office(t, &y) == office
		})
	}
	return !in(c.a, x.a.who, q) && !in(c.b, x.b.who, p)
}

// office returns the public office that a place names for the present; "" where it names none, or says that it is past or to come.
func (c *contrast) office(t *text, p *point) string {
	if c.past(t, p) {
		return ""
	}
	var words []string
	for i := p.tokens[0]; i < p.tokens[1]; i++ {
		if w := &t.Doc.Tokens[i]; w.Word {
			words = append(words, strings.TrimSuffix(w.Norm, "."))
		}
	}
	for i := range words {
		if n, e := c.story.roles.Match(words[i:]); i+n == len(words) && c.story.roles.Field(e, 2) == "sole" {
			return c.story.roles.Field(e, 1)
		}
	}
	return ""
}

// past reports whether a place says of an office that it is past, to come, or not the office in full.
func (c *contrast) past(t *text, p *point) bool {
	for i := p.tokens[0]; i < p.tokens[1]; i++ {
		if w := t.Doc.Tokens[i].Norm; c.story.limits.Field(w, 0) == "role" || c.story.nameWords.Field(w, 0) == "former" {
			return true
		}
	}
	return false
}
