package collate

import (
	"strings"

	"variorum/generator/statement"
)

// quantity is a number at a place with what it is a number of.
type quantity struct {
	at       Ref
	n        *statement.Number
	low      int64 // what the words allow, in thousandths of the base unit
	high     int64
	size     int64 // the value itself in the base unit, 1 at least, for how far apart two are
	vague    bool
	unit     string   // base unit of the dimension: "m", "kg" …; a currency, "%"; "" for a count
	property string   // "depth", "width" …, of measures
	head     string   // stem of what is counted or measured
	people   bool     // what is counted is people
	became   string   // what became of them: "dead", "hurt"; ""
	around   []string // stems of the other nouns of its clause
	state    int      // statement, -1
	sentence int
	old      bool // given as what was said earlier
	margin   bool // by how much something was won or lost, not how many there were: "by three votes"
}

func (d *differ) quantities(src int) []quantity {
	v := &d.view[src]
	var out []quantity
	for k := range v.doc.Numbers {
		n := &v.doc.Numbers[k]
		s := v.sentenceAt(n.Start)
		if n.Age || n.Ordinal || !v.readable(s) {
			continue
		}
		q := quantity{at: ref(src, n.Span), n: n, vague: n.Vague, head: n.Head, sentence: s, state: d.statementAt(src, n.Start)}
		noun, outcome, _ := strings.Cut(n.Head, " ")
		q.head = noun
		q.unit, q.low, q.high = baseUnit(n.Unit, n.Low, n.High)
		q.low, q.high = bounded(q.low, q.high, n.Bound)
		if r := v.tokens(n.Span); q.unit == "" && v.norm(r[0]-1) == "magnitude" {
			q.unit = "magnitude"
		}
		switch q.unit {
		case "magnitude":
			q.property = "magnitude"
		case "m", "kg", "m2":
			q.property = d.property(v, n)
		case "":
			if q.became = d.words.Table("becoming").Field(outcome, 0); q.became == "" {
				q.became = d.became(v, n)
			}
		}
		if q.head == "" && q.unit == "" && q.became == "" {
			q.head = d.nounBehind(v, n)
		}
		d.surroundings(&q, v)
		if q.unit == "" && q.head == "" && q.became == "" {
			continue
		}
		q.old = d.superseded(v, s)
		q.margin = q.unit == "" && d.marginal(v, n)
		if len(out) > 0 {
			convert(v, &out[len(out)-1], &q)
		}
		out = append(out, q)
	}
	return append(out, d.singles(src)...)
}

// marginal reports whether "by" stands before a count, and no second count behind it: not "by 151 votes to 148".
func (d *differ) marginal(v *view, n *statement.Number) bool {
	r := v.tokens(n.Span)
	if r[0] == 0 || v.norm(r[0]-1) != "by" {
		return false
	}
	for k := r[1]; k < min(len(v.doc.Tokens)-1, r[1]+3); k++ {
		if v.norm(k) == "to" && v.number[k+1] >= 0 {
			return false
		}
	}
	return true
}

// singles returns the measures that are given without a number: "within a mile of the plant".
func (d *differ) singles(src int) []quantity {
	v := &d.view[src]
	var out []quantity
	for k := 1; k+1 < len(v.doc.Tokens); k++ {
		if w := v.norm(k); w != "a" && w != "an" || v.norm(k-1) != "within" || v.sentence[k] < 0 || !v.readable(v.sentence[k]) {
			continue
		}
		unit := d.words.Table("measures").Field("a "+v.norm(k+1), 0)
		if unit == "" {
			continue
		}
		n := &statement.Number{Span: v.span([2]int{k, k + 2}), Low: 1000, High: 1000, Bound: "=", Unit: unit}
		q := quantity{at: ref(src, n.Span), n: n, sentence: v.sentence[k], state: d.statementAt(src, n.Start)}
		q.unit, q.low, q.high = baseUnit(unit, 1000, 1000)
		q.property = d.property(v, n)
		out = append(out, q)
	}
	return out
}

// nounBehind returns the stem of the plural noun that stands right behind a number, compounds with hyphens before it
// allowed: "2,400 mail-in ballots".
func (d *differ) nounBehind(v *view, n *statement.Number) string {
	r := v.tokens(n.Span)
	if r[1] >= len(v.doc.Tokens) || r[0] >= r[1] {
		return ""
	}
	for k := r[1]; k < min(len(v.doc.Tokens), r[1]+5) && v.sentence[k] == v.sentence[r[0]]; k++ {
		w := v.norm(k)
		if !v.doc.Tokens[k].Word && sign(w) != "-" || v.name[k] >= 0 || v.number[k] >= 0 {
			return ""
		}
		if v.doc.Noun(k) && strings.HasSuffix(w, "s") && sign(v.norm(k+1)) != "-" {
			return v.stem(k)
		}
	}
	return ""
}

// surroundings fills in whether people are counted, and the nouns of the clause.
func (d *differ) surroundings(q *quantity, v *view) {
	q.people = q.head == "peopl" || d.words.Table("persons").Has(q.head) || d.words.Table("persons").Has(q.head+"s")
	c := v.tokens(q.n.Counted)
	for k := c[0]; k < c[1]; k++ {
		q.people = q.people || d.words.Table("persons").Has(v.norm(k))
	}
	r := v.tokens(q.at.Span)
	if len(v.clause) == 0 || r[0] >= len(v.clause) || v.clause[r[0]] < 0 {
		return
	}
	cl := v.doc.Clauses[v.clause[r[0]]].Tokens
	t := d.words.Table("weights")
	for k := max(cl[0], r[0]-10); k < min(cl[1], r[1]+8); k++ {
		if k >= r[0] && k < r[1] || !v.doc.Noun(k) || v.number[k] >= 0 {
			continue
		}
		if w := t.Field(v.stem(k), 0); w == "40" || w == "450" || v.name[k] >= 0 || d.generic(v.stem(k)) {
			continue
		}
		q.around = append(q.around, v.stem(k))
	}
}

// became tells what became of the people of a number: by the words behind it up to the next number, else by those right
// before it.
func (d *differ) became(v *view, n *statement.Number) string {
	t := d.words.Table("becoming")
	r := v.tokens(n.Span)
	s := v.doc.Sentences[v.sentenceAt(n.Start)].Tokens
	class := func(k int) string {
		words := []string{v.norm(k), v.norm(k + 1), v.norm(k + 2)}
		if m, e := t.Match(words); m > 0 {
			return t.Field(e, 0)
		}
		return t.Field(v.stem(k), 0)
	}
	for k := r[1]; k < min(s[1], r[1]+9); k++ {
		if v.number[k] >= 0 || v.norm(k) == "." || v.norm(k) == ";" {
			break
		}
		if c := class(k); c != "" {
			return c
		}
	}
	for k := r[0] - 1; k >= max(s[0], r[0]-18); k-- {
		if v.number[k] >= 0 && v.doc.Numbers[v.number[k]].Unit != "magnitude" {
			break
		}
		if w := v.norm(k); w == "toll" && v.norm(k-1) != "injury" {
			return "dead"
		}
	}
	for k := r[0] - 1; k >= max(s[0], r[0]-3); k-- {
		if v.number[k] >= 0 || v.norm(k) == "," || v.norm(k) == "and" {
			break
		}
		if c := class(k); c != "" {
			return c
		}
	}
	return ""
}

// convert makes a measure in brackets right behind another one a measure of the same: "40 metres deep (131 feet)".
func convert(v *view, first, second *quantity) {
	if first.unit == "" || first.unit != second.unit {
		return
	}
	k := v.tokens(second.at.Span)[0] - 1
	if v.norm(k) != "(" || v.doc.Tokens[k].Start-first.at.End > 12 || v.doc.Tokens[k].Start < first.at.End {
		return
	}
	second.head = first.head
	if second.property == "" {
		second.property = first.property
	} else {
		first.property = second.property
	}
}

// conversions to the base unit of a dimension, as a fraction. A constant table.
var conversions = map[string]struct {
	base     string
	num, den int64
}{
	"m": {"m", 1, 1}, "km": {"m", 1000, 1}, "cm": {"m", 1, 100}, "mm": {"m", 1, 1000}, "ft": {"m", 3048, 10000},
	"in": {"m", 254, 10000}, "yd": {"m", 9144, 10000}, "mi": {"m", 1609344, 1000},
	"kg": {"kg", 1, 1}, "g": {"kg", 1, 1000}, "t": {"kg", 1000, 1}, "lb": {"kg", 45359237, 100000000}, "oz": {"kg", 28349523, 1000000000},
	"m2": {"m2", 1, 1}, "m²": {"m2", 1, 1}, "ha": {"m2", 10000, 1}, "km2": {"m2", 1000000, 1}, "km²": {"m2", 1000000, 1}, "acre": {"m2", 40468564, 10000},
	"hour": {"minute", 60, 1}, "minute": {"minute", 1, 1},
}

func baseUnit(unit string, low, high int64) (string, int64, int64) {
	c, ok := conversions[unit]
	if !ok || low > 1<<40 || high > 1<<40 {
		return unit, low, high
	}
	return c.base, low * c.num / c.den, high * c.num / c.den
}

const endless = int64(1) << 62

// bounded returns the interval that a value with its bound allows.
func bounded(low, high int64, bound string) (int64, int64) {
	switch bound {
	case ">=", ">":
		return low, endless
	case "<=", "<":
		return 0, high
	case "~":
		return low - low/10, high + high/10
	}
	return low, high
}

// property tells what is measured, where the words say it: "deep", "wide", "in diameter", "a depth of".
func (d *differ) property(v *view, n *statement.Number) string {
	if n.Unit == "" {
		return ""
	}
	t := d.words.Table("measures")
	r := v.tokens(n.Span)
	for k := r[0]; k < min(r[1]+4, len(v.doc.Tokens)); k++ {
		if p := t.Field(v.norm(k), 0); p != "" {
			return p
		}
		if k > r[1] && (v.norm(k) == "." || v.norm(k) == "," || v.number[k] >= 0) {
			break
		}
	}
	for k := r[1]; k < min(r[1]+5, len(v.doc.Tokens)); k++ {
		if v.norm(k) == "." || v.norm(k) == "," {
			break
		}
		if v.norm(k) == "from" || v.norm(k) == "of" && v.norm(r[0]-1) == "within" {
			if i := d.firstContent(v, [2]int{k + 1, min(k+5, len(v.doc.Tokens))}); i >= 0 {
				for j := i; j < min(k+5, len(v.doc.Tokens)) && v.norm(j) != "."; j++ {
					if j > 0 && v.norm(j-1) == "the" {
						i = j
					}
				}
				return "from " + v.stem(i)
			}
		}
	}
	for k := r[0] - 1; k >= max(0, r[0]-4); k-- {
		if p := t.Field(v.norm(k), 0); p != "" {
			return p
		}
		if v.norm(k) == "." || v.norm(k) == "," || v.number[k] >= 0 {
			break
		}
	}
	return ""
}

// superseded reports whether a sentence tells what was reported earlier and no longer holds.
func (d *differ) superseded(v *view, sentence int) bool {
	t := d.words.Table("superseded")
	r := v.doc.Sentences[sentence].Tokens
	words := make([]string, 0, r[1]-r[0])
	for k := r[0]; k < r[1]; k++ {
		words = append(words, v.norm(k))
	}
	for k := range words {
		if n, _ := t.Match(words[k:]); n > 0 {
			return true
		}
	}
	return false
}
