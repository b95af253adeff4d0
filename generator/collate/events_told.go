package collate

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// happens reports whether the date at index k, in sentence s, tells when something happens, to a day, month or year.
func happens(doc *statement.Doc, k, s int) bool {
	x := &doc.Dates[k]
	if x.From == "" || x.Precision == "" || x.Rough() || doc.EndsStretch(k) || doc.Modifies(k) || unsure(doc, x) {
		return false
	}
	switch x.Precision {
	case "year":
		return x.From == x.To && !x.Attributive() && !x.Current() && !standing(doc, x, s) && !modifies(doc, x) && !explains(doc, x)
	case "month":
		return x.From == x.To && !(x.Inferred && x.Kind == statement.Partial && modifies(doc, x))
	}
	if x.Kind == statement.Deictic {
		if x.From != x.To && x.Precision == "day" {
			return false
		}
		if x.Current() { // "as of writing": only where it says how things stand by then
			return slices.ContainsFunc(doc.Dates, func(y statement.Date) bool {
				return y.Kind == statement.Duration && doc.Sentences[s].Contains(y.Span)
			})
		}
	}
	return !(x.Attributive() && x.Recurs())
}

// frame returns the clause that a date stands in; nil where that is unknown.
func frame(doc *statement.Doc, x *statement.Date) *grammar.Frame {
	g := doc.Grammar()
	if k := g.TokenAt(x.Start); k >= 0 {
		if f := g.FrameAt(k); f >= 0 {
			return &g.Frames[f]
		}
	}
	return nil
}

// unsure reports whether the clause of a date leaves open that anything happened then: it tells what is usual ("waits
// until September as a rule"), what was expected of a time that is over now ("they expected him to run in 2012"), or how
// things are nowadays ("is alive today").
func unsure(doc *statement.Doc, x *statement.Date) bool {
	f := frame(doc, x)
	if f == nil {
		return false
	}
	g := doc.Grammar()
	habits := lexicon.For(doc.Article.Meta.Language).Table("habits")
	for _, t := range g.Tokens[g.Sentences[f.Sentence].Tokens[0]:g.Sentences[f.Sentence].Tokens[1]] {
		if t.Head == f.Predicate && habits.Has(t.Norm) {
			return true
		}
	}
	switch {
	case x.Nowadays():
		return f.Tense == grammar.Present && f.Aspect == grammar.Simple
	case f.Tense == grammar.Future && f.Modality != grammar.Fact && f.Margin >= grammar.Sure:
		day := doc.Article.Meta.Day()
		return day != "" && x.To < day[:min(len(day), len(x.To))]
	}
	return false
}

// explains reports whether the clause of a year hangs in another one to explain it: "the line, cut by the North in 2016,
// was due to reopen". What it tells is background of an event, not one of the story's own.
func explains(doc *statement.Doc, x *statement.Date) bool {
	f := frame(doc, x)
	if f == nil {
		return false
	}
	switch f.Kind {
	case grammar.Relative, grammar.Participle, grammar.Cause, grammar.Purpose, grammar.Concession, grammar.Condition, grammar.Other:
		return true
	}
	return false
}

// modifies reports whether a date belongs to a noun behind it: "the 2016 presidential nomination".
func modifies(doc *statement.Doc, x *statement.Date) bool {
	g := doc.Grammar()
	k := g.TokenAt(x.Start)
	if k < 0 || g.Tokens[k].Head == grammar.None {
		return false
	}
	h := &g.Tokens[g.Tokens[k].Head]
	return h.Start >= x.End && (h.Tag == "NOUN" || h.Tag == "PROPN")
}

// standing reports whether a year only tells how long a record stands: "the highest since 1993".
func standing(doc *statement.Doc, x *statement.Date, s int) bool {
	r := doc.Sentences[s].Tokens
	at := slices.IndexFunc(doc.Tokens[r[0]:r[1]], func(t statement.Token) bool { return t.End > x.Start }) + r[0]
	if at <= r[0] || doc.Tokens[at-1].Norm != "since" {
		return false
	}
	most := lexicon.For(doc.Article.Meta.Language).Table("circumstances").Set(0, "most")
	for k := at - 2; k >= max(r[0], at-12); k-- {
		w := doc.Tokens[k].Norm
		if strings.HasSuffix(w, "est") && len(w) > 4 || most.Has(w) {
			return true
		}
	}
	return false
}
