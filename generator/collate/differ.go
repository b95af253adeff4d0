package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/lexicon"
	"variorum/generator/statement"
)

// differences finds the places where the sources of a story differ, of thirteen kinds, and sorts them.
//
// Most are found by align: places of two articles that answer one question (slots.go). Four rules look where no such places are:
// at words that are missing, at what persons are called, at letters of names, at the wordings of one utterance (diff_*.go). What
// they only offer is judged by align (judge.go); what they see for certain is not. Without the margin a finding stays in the
// record. Then findings about the same words are merged, severity is given (severity.go), the reading that a digest should print is chosen,
// silent sources are named.
func differences(c *Collation) {
	d := newDiffer(c)
	d.rules()
	if len(c.Sources) <= few { // of more, grammar would take too long: then none is judged
		pairs := d.answering(d.offers())
		d.judge(pairs)
		d.slots(pairs)
	}
	found := d.merge()
	for i := range found {
		d.complete(&found[i])
	}
	d.prove(found)
	slices.SortStableFunc(found, func(a, b finding) int {
		return cmp.Or(cmp.Compare(d.telling(&a), d.telling(&b)), strings.Compare(a.key(c), b.key(c)))
	})
	c.Differences = nil
	for i := range found {
		f := found[i].Difference
		f.ID = fmt.Sprintf("d%d", i+1)
		c.Differences = append(c.Differences, f)
		if f.Conflict && f.Severity != Low {
			for _, s := range f.Statements {
				c.Statements[s].Conflict = true
			}
		}
	}
}

// rules runs the finders of each kind.
func (d *differ) rules() {
	d.lacunae()
	d.roles()
	d.names()
	d.quotations()
}

// finding is a difference before it is judged.
type finding struct {
	Difference
	grade  grade          // how sure and how grave the comparison itself holds it to be
	favour string         // the value of the reading that the comparison would print, "" where it has no view
	margin grammar.Margin // how surely its readings answer one question and differ so that a reader needs it
}

// grade is what a comparison says of its own finding. The final severity is given in severity.go.
type grade int

const (
	record grade = iota // true, but not worth a footnote
	worth               // worth a footnote where the statement matters
	always              // worth a footnote anywhere
	grave               // misleads who reads one source alone
)

// differ holds a collation while its differences are sought.
type differ struct {
	c     *Collation
	words *lexicon.Language
	view  []view
	found []finding

	kin         map[string][]lexicon.Relation // related words, by stem; worked out once
	spelling    *lexicon.Table                // words that are spelled in two ways
	conventions *lexicon.Spelling
}

// view is a source as the comparisons see it: what stands at each of its words.
type view struct {
	doc       *statement.Doc
	text      string
	norms     []string // by token
	statement []int    // by clause: index into Collation.Statements, -1
	sentence  []int    // by token: index into Doc.Sentences, -1
	clause    []int    // by token: index into Doc.Clauses, -1
	name      []int    // by token: index into Doc.Names, -1
	quote     []int    // by token: index into Doc.Quotes (outermost), -1
	date      []int    // by token: index into Doc.Dates, -1
	number    []int    // by token: index into Doc.Numbers, -1
}

func newDiffer(c *Collation) *differ {
	d := &differ{c: c, view: make([]view, len(c.Sources))}
	language := ""
	for i := range c.Sources {
		if l := c.Sources[i].Article.Meta.Language; l != "" && language == "" {
			language = l
		}
		d.view[i] = newView(&c.Sources[i])
	}
	d.words = lexicon.For(language)
	d.kin, d.spelling, d.conventions = map[string][]lexicon.Relation{}, d.words.Table("spelling"), d.words.Spelling()
	for i := range c.Statements {
		for _, units := range [2][]Unit{c.Statements[i].Beside, c.Statements[i].Units} {
			for _, u := range units {
				if v := &d.view[u.Source]; u.Clause >= 0 && u.Clause < len(v.statement) {
					v.statement[u.Clause] = i
				}
			}
		}
	}
	return d
}

func newView(s *Source) view {
	doc := s.Doc
	v := view{doc: doc, text: s.Article.Text}
	v.norms = make([]string, len(doc.Tokens))
	for i := range doc.Tokens {
		v.norms[i] = doc.Tokens[i].Norm
	}
	v.statement = none(len(doc.Clauses))
	v.sentence, v.clause = none(len(doc.Tokens)), none(len(doc.Tokens))
	v.name, v.quote = none(len(doc.Tokens)), none(len(doc.Tokens))
	v.date, v.number = none(len(doc.Tokens)), none(len(doc.Tokens))
	for i := range doc.Sentences {
		fill(v.sentence, doc.Sentences[i].Tokens, i)
	}
	for i := range doc.Clauses {
		fill(v.clause, doc.Clauses[i].Tokens, i)
	}
	for i := range doc.Names {
		fill(v.name, v.tokens(doc.Names[i].Span), i)
	}
	for i := range doc.Quotes {
		if doc.Quotes[i].Depth == 0 {
			fill(v.quote, v.tokens(doc.Quotes[i].Span), i)
		}
	}
	for i := range doc.Dates {
		fill(v.date, v.tokens(doc.Dates[i].Span), i)
	}
	for i := range doc.Numbers {
		fill(v.number, v.tokens(doc.Numbers[i].Span), i)
	}
	return v
}

func none(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

func fill(to []int, r [2]int, value int) {
	for i := max(r[0], 0); i < min(r[1], len(to)); i++ {
		to[i] = value
	}
}

// tokens returns the range of tokens that lie within a span.
func (v *view) tokens(s statement.Span) [2]int {
	t := v.doc.Tokens
	from, _ := slices.BinarySearchFunc(t, s.Start, func(t statement.Token, at int) int { return cmp.Compare(t.Start, at) })
	to := from
	for to < len(t) && t[to].End <= s.End {
		to++
	}
	return [2]int{from, to}
}

// span returns the span from the first to the last of a range of tokens.
func (v *view) span(r [2]int) statement.Span {
	if r[0] >= r[1] {
		return statement.Span{}
	}
	return statement.Span{Start: v.doc.Tokens[r[0]].Start, End: v.doc.Tokens[r[1]-1].End}
}

func (v *view) norm(i int) string {
	if i < 0 || i >= len(v.norms) {
		return ""
	}
	return v.norms[i]
}

func (v *view) stem(i int) string {
	if i < 0 || i >= len(v.doc.Tokens) {
		return ""
	}
	return v.doc.Tokens[i].Stem
}

// sentenceAt returns the index of the sentence that holds an offset, -1 where none does.
func (v *view) sentenceAt(at int) int {
	i, ok := slices.BinarySearchFunc(v.doc.Sentences, at, func(s statement.Sentence, at int) int { return cmp.Compare(s.Start, at) })
	if ok {
		return i
	}
	if i--; i >= 0 && at < v.doc.Sentences[i].End {
		return i
	}
	return -1
}

// readable reports whether a sentence is the article's prose or text aside that may be cited.
func (v *view) readable(sentence int) bool {
	if sentence < 0 {
		return false
	}
	class := v.doc.Sentences[sentence].Class
	return class == "" || class.Cited()
}

// statementAt returns the statement that the clause at an offset makes; where that clause makes none, one that another
// clause of its sentence makes; -1 where there is none.
func (d *differ) statementAt(src, at int) int {
	v := &d.view[src]
	s := v.sentenceAt(at)
	if s < 0 {
		return -1
	}
	near := -1
	r := v.doc.Sentences[s].Clauses
	for k := r[0]; k < r[1] && k < len(v.statement); k++ {
		c := &v.doc.Clauses[k]
		if c.Start <= at && at < c.End && v.statement[k] >= 0 {
			return v.statement[k]
		}
		if near < 0 {
			near = v.statement[k]
		}
	}
	return near
}

// ref returns a place of a source.
func ref(src int, s statement.Span) Ref { return Ref{Source: src, Span: s} }

// add offers a finding. Readings of fewer than one span, and findings that set nothing apart, are dropped.
func (d *differ) add(f finding) {
	kept := f.Readings[:0]
	for _, r := range f.Readings {
		if len(r.Sources) > 0 {
			r.Spans = d.pinned(r.Spans)
			kept = append(kept, r)
		}
	}
	f.Readings = kept
	if len(f.Readings) == 0 {
		return
	}
	if d.sameWords(&f) {
		return
	}
	for _, r := range f.Readings {
		for _, s := range r.Spans {
			if k := d.statementAt(s.Source, s.Start); k >= 0 && !slices.Contains(f.Statements, k) {
				f.Statements = append(f.Statements, k)
			}
		}
	}
	slices.Sort(f.Statements)
	d.found = append(d.found, f)
}

// sameWords reports whether two readings of a value are in the very same words: what sets them apart a reader cannot see.
func (d *differ) sameWords(f *finding) bool {
	switch f.Kind {
	case Number, Date, Name, Place, Label:
	default:
		return false
	}
	var seen []string
	for _, r := range f.Readings {
		var own []string
		for _, s := range r.Spans {
			if w := strings.ToLower(oneLine(d.c.Words(s))); !slices.Contains(own, w) {
				own = append(own, w)
			}
		}
		if slices.ContainsFunc(own, func(w string) bool { return slices.Contains(seen, w) }) {
			return true
		}
		seen = append(seen, own...)
	}
	return false
}

// pinned sorts the spans of a reading and keeps at most two for each source: the first ones of its prose, else the first
// ones.
func (d *differ) pinned(spans []Ref) []Ref {
	aside := func(r Ref) int {
		if v := &d.view[r.Source]; v.sentenceAt(r.Start) >= 0 && v.doc.Sentences[v.sentenceAt(r.Start)].Class == "" {
			return 0
		}
		return 1
	}
	slices.SortFunc(spans, Ref.compare)
	spans = slices.Compact(spans)
	slices.SortStableFunc(spans, func(a, b Ref) int { return cmp.Or(cmp.Compare(a.Source, b.Source), aside(a)-aside(b)) })
	var out []Ref
	for i, s := range spans {
		if i < 2 || spans[i-2].Source != s.Source {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, Ref.compare)
	return out
}

// reading returns a reading made of places; its value is the words of the first one if value is "".
func (d *differ) reading(value string, spans ...Ref) Reading {
	r := Reading{Value: value, Spans: slices.Clone(spans)}
	for _, s := range spans {
		r.Sources = append(r.Sources, s.Source)
	}
	slices.Sort(r.Sources)
	r.Sources = slices.Compact(r.Sources)
	if value == "" && len(spans) > 0 {
		r.Value = oneLine(d.c.Words(spans[0]))
	}
	return r
}

// oneLine puts single spaces for white space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// groups collects places by a value: each group of equal keys becomes a reading.
type groups struct {
	keys  []string
	spans map[string][]Ref
	value map[string]string
}

func newGroups() *groups {
	return &groups{spans: map[string][]Ref{}, value: map[string]string{}}
}

// put adds a place under a key. The value shown for the key is that of the first place put.
func (g *groups) put(key, value string, at ...Ref) {
	if _, ok := g.spans[key]; !ok {
		g.keys = append(g.keys, key)
		g.value[key] = value
	}
	g.spans[key] = append(g.spans[key], at...)
}

// readings returns a reading for each key: fewest sources first, then by value.
func (g *groups) readings(d *differ) []Reading {
	var out []Reading
	for _, k := range g.keys {
		out = append(out, d.reading(g.value[k], g.spans[k]...))
	}
	return out
}

// key is a text by which findings with the same place in the telling are put in order, whatever the sources are called.
func (f *finding) key(c *Collation) string {
	var b strings.Builder
	b.WriteString(string(f.Kind))
	for _, r := range f.Readings {
		b.WriteString("\x00" + r.Value)
		for _, s := range r.Spans {
			b.WriteString("\x01" + c.Words(s))
		}
	}
	return b.String()
}

// telling is where in the story a finding belongs: its first statement, else behind all.
func (d *differ) telling(f *finding) int {
	if len(f.Statements) == 0 {
		return len(d.c.Statements)
	}
	return f.Statements[0]
}
