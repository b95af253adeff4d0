package statement

import (
	"cmp"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/lexicon"
)

// What a number counts and what became of it: "12 people were killed" counts people and tells of the dead.

// head finds the noun that a quantity counts or measures. A noun of people takes in what becomes of them, since "12
// killed" and "12 injured" count different things.
func (r *numberReader) head(m *measure, s int) {
	if m.Unit != "" && m.Unit != "%" && !m.Age && r.dimension(m, s) {
		return
	}
	j := m.next
	of := false
	if l := low(r.p, j, s); l == "of" || l == "-" && m.attribute {
		of = l == "of"
		j++
	}
	if of && (m.Unit != "" && m.Unit != "%" || m.Ordinal) {
		if m.Age || !r.money(m.Unit) {
			return
		}
	}
	for j < len(r.p) && r.p[j].sentence == s && (r.w.determiner(r.p[j].low) && (of || m.Unit == "") || r.d.sets.numbers.extra.Has(r.p[j].low)) {
		if r.p[j].low == "more" && low(r.p, j+1, s) == "than" {
			return
		}
		j++
	}
	from := j
	single := m.attribute || m.Ordinal || m.Unit != "" || m.High == 1000
	outcome := ""
	noun := r.counted(m, j, s)
	told := noun >= 0
	if told {
		for from < noun && r.p[from].kind == markPiece {
			from++
		}
		for _, p := range r.p[j:noun] {
			outcome = cmp.Or(outcome, r.outcomes.Field(p.low, 0))
		}
	}
	for k := j; !told && k < len(r.p) && k < j+6 && r.p[k].sentence == s; k++ {
		p := &r.p[k]
		if p.kind != wordPiece {
			if p.low == "-" && p.glued || p.kind == digitPiece && (of || k > j && r.p[k-1].upper) {
				continue
			}
			break
		}
		if p.glued && k > j && r.p[k-1].low == "-" { // "mail-in ballots"
			continue
		}
		if m.Unit != "" && noun < 0 && r.adverbial(p.low) {
			break
		}
		if r.w.is(p.low, "stop") || r.w.determiner(p.low) && p.low != "'s" || strings.HasSuffix(p.low, "n't") {
			break
		}
		if p.low == "'s" {
			continue
		}
		if f := r.outcomes.Field(p.low, 0); f != "" && (noun < 0 || !single) {
			if outcome == "" {
				outcome = f
			}
			if noun >= 0 {
				break
			}
			if n := at(r.p, k+1); n.sentence != s || n.kind != wordPiece || r.w.is(n.low, "stop") {
				break
			}
			if r.plural(p.low) { // "12 deaths", "30 injuries"
				noun = k
				break
			}
			continue
		}
		if t := r.d.tags.At(p.token); (t == finite || t == modal || t == auxiliary || t == pronoun || t == gerund && k == j) && !(r.plural(p.low) && noun < 0 && t == finite) && r.outcomes.Field(p.low, 0) == "" {
			break
		}
		if noun >= 0 && !single && !r.plural(p.low) {
			break
		}
		if noun >= 0 && p.upper && !r.p[k-1].upper { // "the first debate Monday"
			break
		}
		if noun >= 0 && single && (verbal(p.low) || r.adverbial(p.low)) {
			break
		}
		if r.plural(p.low) || r.people.Has(p.low) || single {
			noun = k
		}
	}
	if noun < 0 && outcome == "" {
		outcome = r.before(m, s)
		if outcome == "" {
			if r.measured(m, s); m.Head == "" {
				r.same(m, s)
			}
			return
		}
	}
	if noun >= 0 && m.Age && !r.persons.Has(r.p[noun].low) && !r.people.Has(r.p[noun].low) {
		return // "the six-year-old ran"
	}
	head := ""
	if noun >= 0 {
		if r.w.is(r.p[from].low, "stop") {
			return
		}
		m.Counted = Span{Start: r.p[from].Start, End: r.p[noun].End}
		w := r.p[noun].low
		head = r.stem(w)
		if f := r.outcomes.Field(w, 0); f != "" {
			head, outcome = "peopl", f
		} else if r.people.Field(w, 0) == "general" || single && r.people.Field(w+"s", 0) == "general" {
			head = "peopl"
		}
		if outcome == "" && !m.Ordinal && m.Unit == "" && !m.attribute {
			if outcome = r.after(noun+1, s); outcome == "" {
				outcome = r.before(m, s)
			}
		}
	} else if r.same(m, s); m.Head != "" {
		head, _, _ = strings.Cut(m.Head, " ")
	} else {
		head = "peopl"
	}
	if outcome != "" {
		head += " " + outcome
	}
	m.Head = head
}

// counted returns the piece from j on of the noun that a number of things counts, by grammar: a noun in the plural behind it, or in
// the singular behind "one"; -1 where it counts none, measures something, or tells which ("lap 10", "a 12 point lead").
func (r *numberReader) counted(m *measure, j, s int) int {
	g := r.d.grammar()
	if !g.Trees || m.Unit != "" || m.Age || m.Ordinal || m.attribute {
		return -1
	}
	p := g.Counted(g.TokenAt(r.p[m.next-1].Start))
	if p == grammar.None {
		return -1
	}
	t := &g.Tokens[g.Phrases[p].Head]
	if one := m.High == 1000; t.Tag != "NOUN" && (t.Tag != "PROPN" || one) || one == (t.Features.Number == "Plur") {
		return -1
	}
	for k := j; k < len(r.p) && r.p[k].sentence == s && r.p[k].Start < t.End; k++ {
		switch q := &r.p[k]; {
		case k == j && (r.w.is(q.low, "stop") || q.low == "/"):
			return -1
		case q.End == t.End && q.kind == wordPiece:
			return k
		}
	}
	return -1
}

// verbal reports whether a word has the look of a participle.
func verbal(low string) bool {
	return len(low) > 4 && (strings.HasSuffix(low, "ed") || strings.HasSuffix(low, "ing"))
}

// adverbial reports whether a word has the look of an adverb.
func (r *numberReader) adverbial(low string) bool {
	return strings.HasSuffix(low, "ly") && !r.d.sets.notAdverbs.Has(low)
}

// plural reports whether a word has the look of a plural noun.
func (r *numberReader) plural(low string) bool {
	if r.people.Has(low) {
		return true
	}
	if r.w.lang != "en" {
		return false
	}
	n := len(low)
	return n > 3 && low[n-1] == 's' && low[n-2] != 's' && low[n-2] != 'u' && low[n-2] != '\'' && !strings.HasSuffix(low, "is") && !r.w.is(low, "stop") || n == 3 && low == "men"
}

// after returns the outcome that the words after the noun tell: "were killed", "have been reported missing", "suffered
// minor injuries".
func (r *numberReader) after(k, s int) string {
	suffered := false
	for j := k; j < len(r.p) && j < k+6 && r.p[j].sentence == s; j++ {
		l := r.p[j].low
		if f := r.outcomes.Field(l, 0); f != "" {
			return f
		}
		switch w := &r.d.sets.numbers; {
		case w.outcome.Has(l):
		case w.suffer.Has(l):
			suffered = true
		case l == "-", w.grade.Has(l):
			if !suffered {
				return ""
			}
		default:
			if !verbal(l) || !suffered {
				return ""
			}
		}
	}
	return ""
}

// before returns the outcome that the words before the number tell: "killing at least", "a death toll of".
func (r *numberReader) before(m *measure, s int) string {
	if m.Unit != "" || m.Ordinal {
		return ""
	}
	b := at(r.p, m.first-1)
	if b.sentence != s {
		return ""
	}
	if f := r.outcomes.Field(b.low, 0); f != "" && b.kind == wordPiece && !r.d.sets.numbers.behind.Has(b.low) {
		if c := low(r.p, m.first-2, s); c == "was" || c == "were" || c == "been" || c == "and" && f != "kill" && f != "injur" {
			return ""
		}
		return f
	}
	for j := m.first - 1; j >= 0 && j > m.first-9 && r.p[j].sentence == s; j-- {
		if r.p[j].low == "toll" {
			return "kill"
		}
		if r.p[j].kind == digitPiece {
			break
		}
	}
	return ""
}

// dimension finds which dimension a length or the like measures, and the thing measured where it follows: "40 metres
// deep", "40-metre-deep well", "30cm-diameter", "a depth of 40 metres".
func (r *numberReader) dimension(m *measure, s int) bool {
	j := m.next
	if low(r.p, j, s) == "(" { // "100 metres (328 feet) in diameter"
		for k := j + 1; k < j+6; k++ {
			if low(r.p, k, s) == ")" {
				j = k + 1
				break
			}
		}
	}
	if l := low(r.p, m.first-1, s); l == "(" && r.last.Unit != "" && r.lastSentence == s && r.p[m.first-1].Start-r.last.End <= 12 {
		if a := baseOf(r.last.Unit); a != "" {
			if a == baseOf(m.Unit) && r.last.Head != "" { // the same length in another unit
				m.Counted, m.Head = r.last.Counted, r.last.Head
				return true
			}
		}
	}
	if l := low(r.p, j, s); l == "-" && r.p[j].glued || l == "in" {
		j++
	}
	if f, ok := r.w.roles.Get(low(r.p, j, s)); ok && f[0] == "dimension" {
		attributive := at(r.p, m.next).low == "-"
		m.Counted, m.Head = r.p[j].Span, f[1]
		if attributive {
			last := -1
			for k := j + 1; k < len(r.p) && k < j+5 && r.p[k].sentence == s && r.p[k].kind == wordPiece && !r.w.is(r.p[k].low, "stop") && !(last >= 0 && verbal(r.p[k].low)); k++ {
				last = k
			}
			if last >= 0 {
				m.Counted = Span{Start: r.p[j].Start, End: r.p[last].End}
			}
		}
		return true
	}
	// looking back: "a depth of about 40 metres", "measured 30 centimetres" does not tell
	b := m.first - 1
	if low(r.p, b, s) == "of" {
		if f, ok := r.w.roles.Get(low(r.p, b-1, s)); ok && f[0] == "dimension" {
			m.Counted, m.Head = r.p[b-1].Span, f[1]
			return true
		}
	}
	return false
}

func (r *numberReader) money(unit string) bool {
	return len(unit) == 3 && capital(unit) && unit != "mph"
}

// measured looks back for the noun of an amount: "a bill of $40", "the fine was $40".
func (r *numberReader) measured(m *measure, s int) {
	if m.Unit == "" || m.Age || m.Ordinal {
		return
	}
	b := m.first - 1
	switch l, w := low(r.p, b, s), &r.d.sets.numbers; {
	case l == "-", l == "—", l == "–", w.sum.Has(l):
		q := at(r.p, b-1)
		if q.sentence == s && q.kind == wordPiece && !r.w.table.Has(q.low) && !r.w.is(q.low, "stop") && !r.w.determiner(q.low) && !q.upper && !verbal(q.low) && !strings.HasSuffix(q.low, "ly") {
			m.Counted, m.Head = q.Span, r.stem(q.low)
		}
		return
	case w.reach.Has(l):
		b--
	}
	q := at(r.p, b)
	if q.sentence != s || q.kind != wordPiece || q.upper {
		return
	}
	switch f := r.changes.Field(q.low, 0); {
	case f != "":
		if n := r.subject(b, s); n >= 0 {
			m.Counted, m.Head = r.p[n].Span, r.stem(r.p[n].low)
		}
	case strings.HasSuffix(q.low, "ed") && len(q.low) > 4 && b == m.first-1 && r.money(m.Unit): // "was fined $40"
		m.Counted, m.Head = q.Span, r.stem(q.low)
	}
}

// subject returns the piece of the noun that a verb of change at b says something of: "revenue" in "Revenue in Norway
// rose"; -1 where none is found.
func (r *numberReader) subject(b, s int) int {
	start := b
	for start > 0 && r.p[start-1].sentence == s && r.p[start-1].kind == wordPiece && b-start < 10 {
		if r.d.sets.numbers.clause.Has(r.p[start-1].low) {
			break
		}
		start--
	}
	noun := -1
	for k := start; k < b; k++ {
		w := &r.p[k]
		if r.w.determiner(w.low) && w.low != "'s" {
			continue
		}
		if r.w.is(w.low, "stop") {
			if noun >= 0 {
				break
			}
			continue
		}
		if strings.HasSuffix(w.low, "ly") || w.low == "'s" || noun >= 0 && verbal(w.low) {
			continue
		}
		noun = k
	}
	return noun
}

// same gives a bare number the noun of the number before it in the sentence: "34 children were hurt, 11 of them badly".
func (r *numberReader) same(m *measure, s int) {
	if m.Unit != "" || m.Age || m.Ordinal || !m.plain || r.last.Head == "" || r.last.Unit != "" || r.last.Age || r.last.Ordinal || r.lastSentence != s {
		return
	}
	j := m.next
	if low(r.p, j, s) == "of" {
		j++
	}
	if w := low(r.p, j, s); !r.d.sets.numbers.again.Has(w) && r.outcomes.Field(w, 0) == "" {
		return
	}
	m.Head, _, _ = strings.Cut(r.last.Head, " ")
}

// baseOf returns the unit that a unit of length, weight, money or another measure is counted by: feet by metres.
func baseOf(unit string) string {
	t := lexicon.For("en").Table("units")
	for _, e := range t.Entries() {
		if t.Field(e, 0) == unit {
			return t.Field(e, 1)
		}
	}
	return unit
}
