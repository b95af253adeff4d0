package align

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"variorum/generator/statement"
)

// contrast is two articles, held against each other.
type contrast struct {
	story *story
	a, b  *text
	alike []float64 // share of two sentences that both have; by sentence of a, then of b; below 0 where not asked yet
	laid  map[[2]int]laying

	copies float64 // see copied; below 0 where not asked yet
}

func (s *story) contrast(a, b int) *contrast {
	c := &contrast{story: s, a: &s.texts[a], b: &s.texts[b], laid: map[[2]int]laying{}, copies: -1}
	c.alike = make([]float64, len(c.a.bags)*len(c.b.bags))
	for i := range c.alike {
		c.alike[i] = -1
	}
	return c
}

// likeness is the share of two sentences that both have.
func (c *contrast) likeness(i, j int) float64 {
	if i < 0 || j < 0 || i >= len(c.a.bags) || j >= len(c.b.bags) {
		return 0
	}
	k := &c.alike[i*len(c.b.bags)+j]
	if *k < 0 {
		*k = 0
		if overlap(c.a.bags[i], c.b.bags[j]) {
			*k = c.story.dice(c.a.bags[i], c.b.bags[j])
		}
	}
	return *k
}

// overlap reports whether two sorted bags have a word in common.
func overlap(a, b []int32) bool {
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			return true
		}
	}
	return false
}

// each calls do for the points of a slot of both articles.
func (c *contrast) each(slot Slot, do func(x, y *point)) {
	for i := range c.a.points {
		x := &c.a.points[i]
		if x.slot != slot {
			continue
		}
		for j := range c.b.points {
			if y := &c.b.points[j]; y.slot == slot {
				do(x, y)
			}
		}
	}
}

// values holds numbers and dates against each other.
func (c *contrast) values() []candidate {
	var out []candidate
	s := c.story
	c.each(Number, func(x, y *point) {
		whole := c.likeness(x.sentence, y.sentence)
		if !s.sameMeasure(x.unit, y.unit) && whole < alikeEnough || x.number.Age != y.number.Age || c.added(c.a, x) != c.added(c.b, y) {
			return
		}
		if len(out) >= mostCandidates {
			return
		}
		h := c.heads(x, y)
		switch {
		case x.who != "" && y.who != "" && !statement.SameName(x.who, y.who):
			return
		case x.who != "" && y.who != "", x.class != "" && x.class == y.class, x.fate != "" && x.fate == y.fate:
			h = 2
		}
		if h <= 0 && whole < 0.15 || whole == 0 && h < 2 {
			return
		}
		out = append(out, candidate{a: x, b: y, slot: Number, same: s.oneNumber(x.number, y.number) && !c.risen(x, y) || c.told(x, y), score: whole})
	})
	numbers := len(out)
	c.each(Date, func(x, y *point) {
		whole := c.likeness(x.sentence, y.sentence)
		if len(out)-numbers >= mostCandidates || x.unit != y.unit && (x.unit == "duration" || y.unit == "duration") || whole < 0.1 {
			return
		}
		out = append(out, candidate{a: x, b: y, slot: Date, same: c.sameTime(x, y) || c.told(x, y) || s.stems(c.a.Doc, x.span) == s.stems(c.b.Doc, y.span), score: whole})
	})
	return out
}

// added reports whether a number counts those that come to others ("22 other defendants").
func (c *contrast) added(t *text, p *point) bool {
	for _, i := range [2]int{p.tokens[0] - 1, p.tokens[1]} {
		if i >= 0 && i < len(t.Doc.Tokens) && c.story.more.Has(t.Doc.Tokens[i].Norm) {
			return true
		}
	}
	return false
}

// heads tells whether two numbers count the same: 2 one noun, 1 related nouns or people both, 0 not known, -1 other things.
func (c *contrast) heads(x, y *point) int {
	switch {
	case x.head < 0 || y.head < 0:
		return 0
	case x.head == y.head:
		return 2
	case c.story.related(x.head, y.head) >= 6:
		return 1
	case c.story.people(x.head) && c.story.people(y.head):
		return 1
	}
	return -1
}

func (s *story) people(t int32) bool {
	for _, w := range []string{s.names[t], strings.TrimSuffix(s.names[t], "i") + "y"} {
		if s.person.Has(w) || s.person.Has(w+"s") || s.person.Has(w+"e") {
			return true
		}
	}
	return false
}

// sameMeasure reports whether two units measure one thing; amounts of money do in any currency, liquids in any measure.
func (s *story) sameMeasure(a, b string) bool {
	money := func(u string) bool { return len(u) == 3 && u == strings.ToUpper(u) }
	return a == b || money(a) && money(b) || a != "" && b != "" && s.base[a] != "" && s.base[a] == s.base[b]
}

// sameTime reports whether two dates can mean one time.
func (c *contrast) sameTime(x, y *point) bool {
	a, b := x.date, y.date
	if a.Kind == statement.Duration || b.Kind == statement.Duration {
		return a.Kind == b.Kind && a.Days == b.Days && a.Unit == b.Unit
	}
	if a.Time != "" && b.Time != "" && a.Time != b.Time {
		return false
	}
	if a.From == "" || b.From == "" { // what is not known to differ
		v, w := c.weekday(c.a, x), c.weekday(c.b, y)
		return v == "" || w == "" || v == w
	}
	if (yearsAgo(a) || yearsAgo(b)) && yearsApart(a.From, b.From) <= 1 {
		return true
	}
	n := min(len(a.From), len(b.From))
	return a.From[:n] <= cut(b.To, n) && b.From[:n] <= cut(a.To, n)
}

// yearsAgo reports whether a date is told as a number of years from the text's own day: "42 years ago", which may be one year or
// the next.
func yearsAgo(d *statement.Date) bool { return d.Unit == "year" && d.Days != 0 }

// yearsApart is how many years lie between two ISO days.
func yearsApart(a, b string) int {
	year := func(s string) int {
		n, _ := strconv.Atoi(cut(s, min(len(s), 4)))
		return n
	}
	return max(year(a)-year(b), year(b)-year(a))
}

func cut(s string, n int) string { return s[:min(n, len(s))] }

// offices holds the offices of one person against each other.
func (c *contrast) offices() []candidate {
	var out []candidate
	c.each(Role, func(x, y *point) {
		if statement.SameName(x.who, y.who) {
			out = append(out, candidate{a: x, b: y, slot: Role, same: c.sameOffice(x, y), score: c.likeness(x.sentence, y.sentence)})
		}
	})
	return out
}

// sameOffice reports whether two places name one office, or offices that one person has had one after the other.
func (c *contrast) sameOffice(x, y *point) bool {
	v, w := c.story.stems(c.a.Doc, x.span), c.story.stems(c.b.Doc, y.span)
	if nested(v, w) || c.oneWording(x, y) {
		return true
	}
	if c.past(c.a, x) == c.past(c.b, y) {
		return false
	}
	return !slices.ContainsFunc(strings.Fields(v), func(s string) bool { return slices.Contains(strings.Fields(w), s) })
}

// nested reports whether the words of either office are all among the other's: the same one, or one told more fully.
func nested(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	in := func(x, y []string) bool {
		return !slices.ContainsFunc(x, func(w string) bool { return !slices.Contains(y, w) })
	}
	return in(x, y) || in(y, x)
}

// speakers holds those against each other who are said to say much the same.
func (c *contrast) speakers() []candidate {
	var out []candidate
	c.each(Speaker, func(x, y *point) {
		if d := c.story.dice(x.about, y.about); d >= 0.3 && len(out) < mostCandidates {
			if c.a.pronoun(x) || c.b.pronoun(y) {
				return
			}
			out = append(out, candidate{a: x, b: y, slot: Speaker, same: x.value == y.value || statement.SameName(x.who, y.who), score: d})
		}
	})
	return out
}

// pronoun reports whether a place is a pronoun and no more.
func (t *text) pronoun(p *point) bool {
	k := t.g.TokenAt(p.span.Start)
	return p.tokens[1]-p.tokens[0] == 1 && k < len(t.g.Tokens) && t.g.Tokens[k].Tag == "PRON"
}

// rank tells of each candidate how many of its slot suit one of its places better.
func (c *contrast) rank(all []candidate) {
	type key struct {
		span statement.Span
		slot Slot
	}
	left, right := map[key][]float64{}, map[key][]float64{}
	of := func(x *candidate) (key, key) {
		return key{span: x.a.span, slot: x.slot}, key{span: x.b.span, slot: x.slot}
	}
	for i := range all {
		l, r := of(&all[i])
		left[l] = append(left[l], all[i].score)
		right[r] = append(right[r], all[i].score)
	}
	for i := range all {
		x := &all[i]
		l, r := of(x)
		best := 0.0
		for _, v := range left[l] {
			if v > x.score {
				x.rankA++
			}
			if v != x.score {
				best = max(best, v)
			}
		}
		for _, v := range right[r] {
			if v > x.score {
				x.rankB++
			}
			if v != x.score {
				best = max(best, v)
			}
		}
		x.lead = x.score - best
		x.rival = len(left[l]) + len(right[r]) - 2
	}
}

// featureNames is the names of what a candidate is described by, before them those of the slots.
var featureNames = []string{
	"number", "date", "role", "speaker", "modality", "polarity", "argument", "words",
	"sentence", "contained", "weight", "clause", "near", "around", "predicate", "agents", "patients", "left", "right",
	"head", "unit", "with", "rank", "rank-worse", "lead", "rivals", "elsewhere", "ratio", "vague", "bound", "quoted", "aside",
	"first", "place", "length", "days", "sources", "names", "names-apart", "values", "tense", "modalities", "denials", "shares-words",
}

// signs is the direction in which each feature may speak.
var signs = []int{
	0, 0, 0, 0, 0, 0, 0, 0,
	1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1,
	1, 0, 1, -1, -1, 1, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 1, -1, 0, 0, 0, 0, 0,
}

// features describes a candidate.
func (c *contrast) features(x *candidate) []float64 {
	s, a, b := c.story, x.a, x.b
	out := make([]float64, 0, len(featureNames))
	for _, k := range slots() {
		out = append(out, truth(x.slot == k))
	}
	sa, sb := &c.a.Doc.Sentences[a.sentence], &c.b.Doc.Sentences[b.sentence]
	wa, wb := c.a.bag(sa.Tokens, a.tokens), c.b.bag(sb.Tokens, b.tokens)
	shared, ta, tb := s.shared(wa, wb), s.sum(wa), s.sum(wb)
	out = append(out, 2*shared/(ta+tb+0.01), shared/(min(ta, tb)+2), shared)
	clause, predicate, agents, patients := 0.0, 0.0, 0.0, 0.0
	tense, modality, denial := 0.0, 0.0, 0.0
	if a.frame >= 0 && b.frame >= 0 {
		f, h := &c.a.frameAt[a.frame], &c.b.frameAt[b.frame]
		clause = s.dice(without(f.bag, c.a.bag(a.tokens, [2]int{})), without(h.bag, c.b.bag(b.tokens, [2]int{})))
		switch r := s.related(f.lemma, h.lemma); {
		case r == 10:
			predicate = 2
		case r >= 6:
			predicate = 1
		default:
			predicate = -1
		}
		agents, patients = s.part(f.agent, h.agent), s.part(f.patient, h.patient)
		tense, modality, denial = truth(f.Tense != h.Tense), truth(f.Modality != h.Modality), truth(f.Negated != h.Negated)
	}
	window := func(t *text, p *point) []int32 {
		return t.bag([2]int{max(p.tokens[0]-6, t.Doc.Sentences[p.sentence].Tokens[0]), min(p.tokens[1]+6, t.Doc.Sentences[p.sentence].Tokens[1])}, p.tokens)
	}
	around := s.dice(c.a.around(a.sentence), c.b.around(b.sentence))
	out = append(out, clause, s.dice(window(c.a, a), window(c.b, b)), around, predicate, agents, patients)
	out = append(out, c.run(a, b, -1), c.run(a, b, 1))
	head, unit, with := 0.0, truth(a.unit == b.unit), 0.0
	if a.slot == Number && b.slot == Number {
		head, with = float64(c.heads(a, b)), s.part(a.mods, b.mods)
	}
	out = append(out, head, unit, with, float64(min(x.rankA, x.rankB)), float64(max(x.rankA, x.rankB)), x.lead, math.Min(20, float64(x.rival)))
	out = append(out, truth(c.has(c.b, c.a, a))+truth(c.has(c.a, c.b, b)), s.ratio(a, b), vague(a)+vague(b), bound(a, b))
	quoted := func(t *text, p *point) float64 { return truth(t.g.Quoted(t.g.TokenAt(p.span.Start))) }
	out = append(out, quoted(c.a, a)+quoted(c.b, b), truth(sa.Class != "")+truth(sb.Class != ""))
	na, nb := float64(len(c.a.bags)), float64(len(c.b.bags))
	out = append(out, math.Min(float64(a.sentence), float64(b.sentence)), math.Abs(float64(a.sentence)/na-float64(b.sentence)/nb))
	out = append(out, float64(a.tokens[1]-a.tokens[0]+b.tokens[1]-b.tokens[0]), days(c.a.Page, c.b.Page), float64(len(s.texts)))
	together, apart := c.names(sa, sb)
	out = append(out, together, apart, c.otherValues(a, b), tense, modality, denial)
	out = append(out, s.dice(c.a.bag(a.tokens, [2]int{}), c.b.bag(b.tokens, [2]int{})))
	out = append(out, c.matter(x)...)
	return append(out, c.beside(x)...)
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// part tells whether two bags have something in common: from 0, where one is empty, 1 the same, -1 nothing.
func (s *story) part(a, b []int32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if d := s.dice(a, b); d > 0 {
		return d
	}
	return -1
}

// without returns a bag without the words of another.
func without(a, b []int32) []int32 {
	return slices.DeleteFunc(slices.Clone(a), func(t int32) bool { _, ok := slices.BinarySearch(b, t); return ok })
}

// around is the words of the sentences before and behind.
func (t *text) around(k int) []int32 {
	var out []int32
	for _, i := range [2]int{k - 1, k + 1} {
		if i >= 0 && i < len(t.bags) {
			out = append(out, t.bags[i]...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// run counts the words directly before (-1) or behind (1) two places that are the same, up to four.
func (c *contrast) run(a, b *point, step int) float64 {
	i, j := a.tokens[0]-1, b.tokens[0]-1
	if step > 0 {
		i, j = a.tokens[1], b.tokens[1]
	}
	n := 0
	for n < 4 && i >= 0 && j >= 0 && i < len(c.a.Doc.Tokens) && j < len(c.b.Doc.Tokens) {
		p, q := &c.a.Doc.Tokens[i], &c.b.Doc.Tokens[j]
		if p.Norm != q.Norm && (p.Stem == "" || p.Stem != q.Stem) {
			break
		}
		n++
		i, j = i+step, j+step
	}
	return float64(n)
}

// has reports whether an article has the value of a place of another anywhere.
func (c *contrast) has(in, of *text, p *point) bool {
	switch p.slot {
	case Number, Date, Role:
		return slices.ContainsFunc(in.points, func(q point) bool { return q.slot == p.slot && q.value == p.value })
	}
	words := of.bag(p.tokens, [2]int{})
	if len(words) == 0 {
		return false
	}
	for _, b := range in.bags {
		n := 0
		for _, w := range words {
			if _, ok := slices.BinarySearch(b, w); ok {
				n++
			}
		}
		if n == len(words) {
			return true
		}
	}
	return false
}

// ratio tells how far two values are apart: of numbers the share that the larger one is above the lesser, of days their number.
func (s *story) ratio(a, b *point) float64 {
	switch {
	case a.number != nil && b.number != nil:
		m, n := s.measured(a.number), s.measured(b.number)
		x, y := m.low, n.low
		if x == y {
			return 0
		}
		return math.Abs(x-y) / max(math.Abs(x), math.Abs(y))
	case a.date != nil && b.date != nil:
		if a.date.Kind == statement.Duration {
			return 0
		}
		return days(a.date.From, b.date.From)
	}
	return 0
}

// days is how many days lie between two ISO days, up to 60; -1 where one is not known to the day.
func days(a, b string) float64 {
	if len(a) < 10 || len(b) < 10 {
		return -1
	}
	n := func(s string) float64 {
		d := func(i, j int) float64 {
			v := 0.0
			for _, r := range s[i:j] {
				v = v*10 + float64(r-'0')
			}
			return v
		}
		return d(0, 4)*365.25 + (d(5, 7)-1)*30.44 + d(8, 10)
	}
	return math.Min(60, math.Round(math.Abs(n(a)-n(b))))
}

func vague(p *point) float64 { return truth(p.number != nil && p.number.Vague) }

func bound(a, b *point) float64 {
	return truth(a.number != nil && b.number != nil && a.number.Bound != b.number.Bound)
}

// names counts the names that two sentences share, and tells whether each has some and none is the other's.
func (c *contrast) names(a, b *statement.Sentence) (together, apart float64) {
	in := func(t *text, s *statement.Sentence) (out []string) {
		from, _ := slices.BinarySearchFunc(t.Doc.Names, s.Start, func(n statement.Name, at int) int { return n.Start - at })
		for _, n := range t.Doc.Names[from:] {
			if n.Start >= s.End {
				break
			}
			out = append(out, n.Full)
		}
		return out
	}
	x, y := in(c.a, a), in(c.b, b)
	for _, p := range x {
		if slices.ContainsFunc(y, func(q string) bool { return p == q || statement.SameName(p, q) }) {
			together++
		}
	}
	return math.Min(4, together), truth(together == 0 && len(x) > 0 && len(y) > 0)
}

// otherValues weighs the other values of two sentences: those that both have against those that each has alone.
func (c *contrast) otherValues(a, b *point) float64 {
	in := func(t *text, p *point) (out []string) {
		for i := range t.points {
			if q := &t.points[i]; q.sentence == p.sentence && (q.slot == Number || q.slot == Date) && q.span != p.span {
				out = append(out, q.value)
			}
		}
		return out
	}
	x, y := in(c.a, a), in(c.b, b)
	n := 0.0
	for _, v := range x {
		if slices.Contains(y, v) {
			n++
		} else if len(y) > 0 {
			n -= 0.5
		}
	}
	return n
}
