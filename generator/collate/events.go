package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"variorum/generator/lexicon"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// events collects what the sources date: one event a date and precision, with every place that has it. A date counts
// where it tells when something happens (see happens): not where it only belongs to a noun ("the 2012 games"), is as long as a
// week, or counts from a day that only somebody's quoted words know. Three kinds are worked out: the event that another one
// follows by so many days, the start of what has lasted so long, and what is told as of publication. A month or year of
// one source is left to the day that another gives for the same.
func events(c *Collation) {
	g := newGatherer(c)
	for i := range c.Sources {
		g.source(i)
	}
	g.starts()
	g.fold()
	slices.SortStableFunc(g.all, func(a, b found) int {
		return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.Precision, b.Precision), boolean(a.Inferred, b.Inferred), a.Spans[0].compare(b.Spans[0]))
	})
	c.Events = nil
	for _, f := range g.all {
		if n := len(c.Events); n > 0 && c.Events[n-1].Date == f.Date && c.Events[n-1].Precision == f.Precision {
			e := &c.Events[n-1]
			e.Spans = append(e.Spans, f.Spans...)
			if e.Statement < 0 {
				e.Statement = f.Statement
			}
			continue
		}
		c.Events = append(c.Events, f.Event)
	}
	for i := range c.Events {
		e := &c.Events[i]
		slices.SortFunc(e.Spans, Ref.compare)
		e.Spans = slices.Compact(e.Spans)
	}
}

func boolean(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// found is an event at one place.
type found struct {
	Event
	source, sentence int
	stems            map[string]bool
}

// lasted is a length of time that reaches up to a day.
type lasted struct {
	amount int
	unit   string
	until  time.Time
	at     Ref
	sent   int
}

// told is a unit with its statement.
type told struct {
	Ref
	statement int
}

type gatherer struct {
	c     *Collation
	units [][]told // by source, in order
	all   []found
	spans []lasted
}

func newGatherer(c *Collation) *gatherer {
	g := &gatherer{c: c, units: make([][]told, len(c.Sources))}
	for k := range c.Statements {
		for _, u := range c.Statements[k].Units {
			g.units[u.Source] = append(g.units[u.Source], told{u.Ref, k})
		}
	}
	for _, units := range g.units {
		slices.SortFunc(units, func(a, b told) int { return cmp.Or(a.compare(b.Ref), cmp.Compare(a.statement, b.statement)) })
	}
	return g
}

func (g *gatherer) source(i int) {
	doc := g.c.Sources[i].Doc
	quote := 0
	for k := range doc.Dates {
		x := &doc.Dates[k]
		s := doc.SentenceAt(x.Start)
		if s < 0 || doc.Sentences[s].Class != source.Prose {
			continue
		}
		for quote < len(doc.Quotes) && doc.Quotes[quote].End <= x.Start {
			quote++
		}
		quoted := quote < len(doc.Quotes) && doc.Quotes[quote].Speech && doc.Quotes[quote].Contains(x.Span)
		if x.Kind == statement.Duration {
			if !quoted {
				g.duration(i, k, s)
			}
			continue
		}
		if day, ok := doc.Before(k); ok && s > 0 && doc.Sentences[s-1].Block == doc.Sentences[s].Block {
			e := Event{Date: day, Precision: "day", Inferred: true, Reason: fmt.Sprintf("counted back from “%s”", doc.Words(g.beside(doc, k)))}
			g.add(i, s-1, x.Span, e)
		}
		if quoted && x.Kind != statement.Explicit && x.Kind != statement.Partial || !happens(doc, k, s) {
			continue
		}
		g.add(i, s, x.Span, Event{Date: x.From, Precision: x.Precision, Inferred: x.Inferred, Reason: x.Reason})
	}
}

// beside returns the words of a date that counts from another event with the date set beside it.
func (g *gatherer) beside(doc *statement.Doc, k int) statement.Span {
	return statement.Span{Start: doc.Dates[k].Start, End: doc.Dates[k+1].End}
}

// add takes in an event that a sentence of a source tells.
func (g *gatherer) add(i, s int, at statement.Span, e Event) {
	doc := g.c.Sources[i].Doc
	sentence := doc.Sentences[s].Span
	e.What = g.what(doc, s, at)
	e.Spans = []Ref{{Source: i, Span: at}}
	e.Statement = g.statement(i, sentence, at)
	g.all = append(g.all, found{Event: e, source: i, sentence: s, stems: stemsOf(doc, s)})
}

// what returns the words that tell what happened: the clause of the date, with its sentence where the clause is a mere
// adjunct.
func (g *gatherer) what(doc *statement.Doc, s int, at statement.Span) string {
	const long = 160
	sentence := doc.Sentences[s]
	span := sentence.Span
	if span.Len() > long && sentence.Contains(at) {
		r := sentence.Clauses
		for k := r[0]; k < r[1]; k++ {
			c := doc.Clauses[k]
			if c.Start > at.Start || at.End > c.End {
				continue
			}
			last := k
			for (doc.Clauses[last].Kind == statement.Adjunct || doc.Clauses[last].End-c.Start < 30) && last+1 < r[1] {
				last++
			}
			span = statement.Span{Start: c.Start, End: doc.Clauses[last].End}
			if c.Kind != statement.Adjunct && doc.Clauses[last].End-c.Start < 30 && k > r[0] {
				span.Start = doc.Clauses[k-1].Start
			}
			break
		}
	}
	return strings.Trim(oneLine(doc.Words(span)), " ,;:—–-")
}

// statement returns the index of the statement that tells the event: the one that holds the date, else the first of
// the sentence; -1 where there is none.
func (g *gatherer) statement(i int, sentence, at statement.Span) int {
	best, size, first := -1, 0, -1
	units := g.units[i]
	from, _ := slices.BinarySearchFunc(units, sentence.Start, func(u told, start int) int { return cmp.Compare(u.Start, start) })
	for _, u := range units[from:] {
		if u.Start >= sentence.End {
			break
		}
		if u.Contains(at) && (best < 0 || u.Len() < size) {
			best, size = u.statement, u.Len()
		}
		if first < 0 {
			first = u.statement
		}
	}
	if best < 0 {
		return first
	}
	return best
}

// duration notes a length of months or years that has passed up to a known day: "following an 18-month inquiry",
// "empty for five years".
func (g *gatherer) duration(i, k, s int) {
	doc := g.c.Sources[i].Doc
	x := &doc.Dates[k]
	if x.Unit != "month" && x.Unit != "year" || x.Days < 1 || x.Days > 1200 {
		return
	}
	if !passed(doc, x, s) {
		return
	}
	until, ok := time.Time{}, false
	first := k
	for first > 0 && doc.Dates[first-1].Start >= doc.Sentences[s].Start {
		first--
	}
	for j := first; j < len(doc.Dates) && doc.Dates[j].Start < doc.Sentences[s].End; j++ { // a day in the same sentence
		if y := &doc.Dates[j]; y.Precision == "day" && y.From == y.To && y.Kind != statement.Duration {
			until, ok = parse(y.From)
			break
		}
	}
	if !ok {
		until, ok = parse(g.c.Sources[i].Article.Meta.Day())
	}
	if ok {
		g.spans = append(g.spans, lasted{x.Days, x.Unit, until, Ref{Source: i, Span: x.Span}, s})
	}
}

func parse(day string) (time.Time, bool) {
	t, err := time.Parse("2006-01-02", day)
	return t, err == nil
}

// passed reports whether a length of time, told without "about" or "more than", lies behind: it ended with what the
// sentence tells, or has lasted up to it.
func passed(doc *statement.Doc, x *statement.Date, s int) bool {
	r := doc.Sentences[s].Tokens
	at := slices.IndexFunc(doc.Tokens[r[0]:r[1]], func(t statement.Token) bool { return t.End > x.Start }) + r[0]
	words := lexicon.For(doc.Article.Meta.Language)
	bounds := words.Table("bounds")
	b := at - 1
	if b < r[0] || bounds.Has(doc.Tokens[b].Norm) || bounds.Has("more "+doc.Tokens[b].Norm) {
		return false // "more than 18 months": nobody tells when it began
	}
	around := words.Table("circumstances")
	switch w := doc.Tokens[b].Norm; {
	case around.Set(0, "holder").Has(w):
		return b > r[0] && around.Set(0, "ended").Has(doc.Tokens[b-1].Norm) && x.Attributive()
	case around.Set(0, "after").Has(w):
		return x.Attributive()
	case w == "for":
		return perfect(doc, r[0], b, words.Table("terms"))
	}
	return false
}

// perfect reports whether a verb in the perfect stands close before the token at b: "had been left unused for".
func perfect(doc *statement.Doc, from, b int, terms *lexicon.Table) bool {
	has := false
	for k := b - 1; k >= max(from, b-7); k-- {
		switch w := doc.Tokens[k].Norm; {
		case terms.Has(w), w == "will", w == "would", w == "to", w == "could", w == "should":
			return false
		case w == "had" || w == "has" || w == "have" || w == "'ve":
			return true
		case w == "been":
			has = true
		case !doc.Tokens[k].Word && w != ",":
			return has
		}
	}
	return has
}

// starts works out when what has lasted so long began. Where several sources give the same length the one nearest to the
// event counts: the earliest.
func (g *gatherer) starts() {
	type length struct {
		amount int
		unit   string
	}
	earliest := map[length]time.Time{}
	for _, l := range g.spans {
		k := length{l.amount, l.unit}
		if t, ok := earliest[k]; !ok || l.until.Before(t) {
			earliest[k] = l.until
		}
	}
	for _, l := range g.spans {
		t := earliest[length{l.amount, l.unit}]
		e := Event{Precision: l.unit, Inferred: true}
		switch l.unit {
		case "month":
			e.Date = time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, -l.amount, 0).Format("2006-01")
		default:
			e.Date = time.Date(t.Year()-l.amount, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006")
		}
		e.Reason = fmt.Sprintf("counted back from %s by “%s”", t.Format("2006-01"), g.c.Words(l.at))
		g.add(l.at.Source, l.sent, l.at.Span, e)
	}
}

// fold drops a month or year where another source tells the same with a day or month in it, and gives its place to that.
func (g *gatherer) fold() {
	into := make([]int, len(g.all))
	for i := range g.all {
		f := &g.all[i]
		into[i] = -1
		for j := range g.all {
			h := &g.all[j]
			if h.source != f.source && len(h.Date) > len(f.Date) && strings.HasPrefix(h.Date, f.Date+"-") &&
				(f.Statement >= 0 && f.Statement == h.Statement || sharing(f.stems, h.stems)) {
				into[i] = j
				break
			}
		}
	}
	for i, j := range into {
		if j >= 0 {
			g.all[j].Spans = append(g.all[j].Spans, g.all[i].Spans...)
		}
	}
	kept := g.all[:0:0]
	for i, j := range into {
		if j < 0 {
			kept = append(kept, g.all[i])
		}
	}
	g.all = kept
}

// sharing reports whether two sentences share half of the words of the shorter.
func sharing(a, b map[string]bool) bool {
	shared := 0
	for w := range a {
		if b[w] {
			shared++
		}
	}
	return shared >= 3 && 2*shared >= min(len(a), len(b))
}

// stemsOf returns the stems of a sentence's words that name matters.
func stemsOf(doc *statement.Doc, s int) map[string]bool {
	stop := lexicon.For(doc.Article.Meta.Language).Table("stopwords")
	out := map[string]bool{}
	for k := doc.Sentences[s].Tokens[0]; k < doc.Sentences[s].Tokens[1]; k++ {
		if t := &doc.Tokens[k]; t.Word && !stop.Has(t.Norm) {
			out[t.Stem] = true
		}
	}
	return out
}
