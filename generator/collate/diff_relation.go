package collate

import (
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// relations compares how sources tie one event to another: by connectives between the same two things ("due to",
// "citing", "following"; "in response", "two days later"), by verbs of causing the other way round, and by what an event
// happened to.
func (d *differ) relations() {
	var ties []tie
	for i := range d.view {
		ties = append(ties, d.ties(i)...)
	}
	d.tied(ties)
	d.reasons(ties)
	d.reversed()
	d.happenings()
}

// tie is a connective with what it ties.
type tie struct {
	at      Ref
	class   string // "cause", "claimed", "sequence"
	lead    bool
	state   int  // statement of the clause that is tied
	before  gist // of what it is tied to: behind the connective, or the sentence before
	subject gist // and of what is tied
	show    Ref  // the words to show
}

func (d *differ) ties(src int) []tie {
	v := &d.view[src]
	t := d.words.Table("connectives")
	var out []tie
	for s := range v.doc.Sentences {
		sent := &v.doc.Sentences[s]
		if !v.readable(s) {
			continue
		}
		words := make([]string, 0, sent.Tokens[1]-sent.Tokens[0])
		for k := sent.Tokens[0]; k < sent.Tokens[1]; k++ {
			words = append(words, v.norm(k))
		}
		for k := 0; k < len(words); k++ {
			if v.quote[sent.Tokens[0]+k] >= 0 {
				continue
			}
			n, e := t.Match(words[k:])
			if n == 0 {
				continue
			}
			at := [2]int{sent.Tokens[0] + k, sent.Tokens[0] + k + n}
			x := tie{at: ref(src, v.span(at)), class: t.Field(e, 0)}
			if k == 0 && (t.Field(e, 1) == "lead" || n < len(words) && words[n] == ",") {
				x.lead = true
			} else if t.Field(e, 1) == "lead" {
				continue
			}
			d.bind(&x, v, s, at)
			out = append(out, x)
			k += n - 1
		}
		if x, ok := d.later(src, s); ok {
			out = append(out, x)
		}
	}
	return out
}

// bind fills in what a connective ties to what.
func (d *differ) bind(x *tie, v *view, s int, at [2]int) {
	sent := v.doc.Sentences[s].Tokens
	if x.lead {
		x.subject = d.gist(v, [2]int{at[1], sent[1]})
		if s > 0 && v.doc.Sentences[s-1].Class == v.doc.Sentences[s].Class {
			x.before = d.gist(v, v.doc.Sentences[s-1].Tokens)
		}
		x.state = d.stateAfter(x.at.Source, v, at[1])
		x.show = x.at
		return
	}
	end := at[1]
	for end < sent[1] && v.norm(end) != "," && v.norm(end) != ";" && v.norm(end) != "." && end-at[1] < 14 {
		end++
	}
	from := at[0]
	for from > sent[0] && v.norm(from-1) != ";" && at[0]-from < 24 {
		from--
	}
	x.before = d.gist(v, [2]int{at[1], end})
	x.subject = d.gist(v, [2]int{from, at[0]})
	x.state = d.statementAt(x.at.Source, v.doc.Tokens[at[0]].Start)
	x.show = ref(x.at.Source, v.span(d.tidy(v, [2]int{at[0], min(end, at[1]+5)}, end)))
}

// tieWords is a connective with the first words of what it ties to, where that follows.
func (d *differ) tieWords(x *tie) Ref {
	v := &d.view[x.at.Source]
	r := v.tokens(x.at.Span)
	if x.lead || r[0] >= r[1] {
		return x.at
	}
	s := v.doc.Sentences[v.sentence[r[0]]].Tokens
	return ref(x.at.Source, v.span(v.doc.Widen([2]int{r[0], min(r[1]+1, s[1])}, r[0], s[1], r[1]-r[0]+5)))
}

// tidy lets a range of words end in one that tells something and not within a compound: it takes in words up to a limit.
func (d *differ) tidy(v *view, r [2]int, limit int) [2]int {
	empty := func(k int) bool {
		x := &v.doc.Tokens[k]
		return !x.Word || d.words.Table("weights").Field(x.Stem, 0) == "40"
	}
	for r[1] < limit && (sign(v.norm(r[1])) == "-" || empty(r[1]-1)) {
		r[1]++
	}
	for r[1]-r[0] > 1 && empty(r[1]-1) {
		r[1]--
	}
	return r
}

// stateAfter is the statement of the first clause that begins at a token or behind it and is no adjunct.
func (d *differ) stateAfter(src int, v *view, k int) int {
	for ; k < len(v.doc.Tokens); k++ {
		c := v.clause[k]
		if c >= 0 && v.doc.Clauses[c].Kind != statement.Adjunct {
			return d.statementAt(src, v.doc.Tokens[k].Start)
		}
	}
	return -1
}

// later returns the tie that an expression such as "two days later" at the head of a sentence makes.
func (d *differ) later(src, s int) (tie, bool) {
	v := &d.view[src]
	sent := v.doc.Sentences[s]
	for k := range v.doc.Dates {
		x := &v.doc.Dates[k]
		if x.Kind != statement.Later || x.Start < sent.Start || x.End > sent.End || x.Start-sent.Start > 3 {
			continue
		}
		t := tie{at: ref(src, x.Span), class: "sequence", lead: true}
		d.bind(&t, v, s, v.tokens(x.Span))
		return t, true
	}
	return tie{}, false
}

// alike is how much two lists of stems share, in thousandths of the shorter one.
func (d *differ) alike(a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n += 2
		} else if slices.ContainsFunc(b, func(y string) bool { return d.near(x, y) }) {
			n++
		}
	}
	return 1000 * n / (2 * len(a))
}

// common counts the stems that two lists share.
func (d *differ) common(a, b []string) int {
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return n
}

// tied compares connectives that tie the same two things.
func (d *differ) tied(ties []tie) {
	used := make([]bool, len(ties))
	for i := range ties {
		if used[i] {
			continue
		}
		group := []int{i}
		differs := false
		for j := range ties {
			if j == i || used[j] || ties[j].at.Source == ties[i].at.Source || !d.sameTie(&ties[i], &ties[j]) {
				continue
			}
			group = append(group, j)
			differs = differs || ties[j].class != ties[i].class
		}
		if !differs {
			continue
		}
		by := newGroups()
		cause := false
		for _, k := range group {
			used[k] = true
			cause = cause || ties[k].class == "cause"
			by.put(ties[k].class, oneLine(d.c.Words(ties[k].at)), ties[k].show)
		}
		rs := by.readings(d)
		for x, class := range by.keys {
			for _, k := range group {
				if ties[k].class == class {
					rs[x].Quote = append(rs[x].Quote, d.tieWords(&ties[k]))
				}
			}
		}
		what := "cause"
		if ties[i].lead {
			what = strings.ToLower(by.value["cause"])
		}
		f := finding{grade: always, Difference: Difference{
			Kind: Relation, Conflict: cause, What: what, Readings: rs,
			Why: "between the same two things one text puts a cause, another only what came before or what somebody gave as the reason",
		}}
		if cause && ties[i].lead {
			f.grade = grave
		}
		d.add(f)
	}
}

// sameTie reports whether two connectives tie the same things: the same statement, tied to much the same.
func (d *differ) sameTie(a, b *tie) bool {
	if a.lead != b.lead {
		return false
	}
	if a.lead {
		one := a.state >= 0 && a.state == b.state
		return (one || d.alikeGists(a.subject, b.subject) >= 600) && len(a.subject.ids) > 2 && len(b.subject.ids) > 2 && (len(a.before.ids) == 0 || len(b.before.ids) == 0 || d.alikeGists(a.before, b.before) >= 250)
	}
	if commonIn(a.before, b.before) < 2 {
		return false
	}
	return d.alikeGists(a.before, b.before) >= 400 && d.alikeGists(a.subject, b.subject) >= 350
}

// causation is a verb of causing with the words of its cause and its effect.
type causation struct {
	at     Ref // from cause to effect
	cause  []string
	effect string // the first noun of the effect
}

// reversed compares verbs of causing: what is the cause in one text is the effect in another.
func (d *differ) reversed() {
	var all []causation
	for i := range d.view {
		all = append(all, d.causations(i)...)
	}
	for i := range all {
		for j := i + 1; j < len(all); j++ {
			a, b := &all[i], &all[j]
			if a.at.Source == b.at.Source || a.effect == b.effect || !slices.Contains(a.cause, b.effect) || !slices.Contains(b.cause, a.effect) {
				continue
			}
			by := newGroups()
			by.put("a", oneLine(d.c.Words(a.at)), a.at)
			by.put("b", oneLine(d.c.Words(b.at)), b.at)
			for k := range all {
				if c := &all[k]; k != i && k != j && c.effect == a.effect && slices.Contains(c.cause, b.effect) {
					by.put("a", "", c.at)
				} else if k != i && k != j && c.effect == b.effect && slices.Contains(c.cause, a.effect) {
					by.put("b", "", c.at)
				}
			}
			d.add(finding{grade: grave, Difference: Difference{
				Kind: Relation, Conflict: true, What: "cause and effect", Readings: by.readings(d),
				Why: "the cause in one text is the effect in the other",
			}})
		}
	}
}

func (d *differ) causations(src int) []causation {
	v := &d.view[src]
	t := d.words.Table("causing")
	var out []causation
	for s := range v.doc.Sentences {
		sent := v.doc.Sentences[s].Tokens
		if !v.readable(s) || v.doc.Sentences[s].Class == source.Headline {
			continue
		}
		words := make([]string, 0, sent[1]-sent[0])
		for k := sent[0]; k < sent[1]; k++ {
			words = append(words, v.norm(k))
		}
		for k := range words {
			n, e := t.Match(words[k:])
			if n == 0 {
				continue
			}
			i, j := sent[0]+k, sent[0]+k+n
			from := i
			for from > sent[0] && v.norm(from-1) != "," && v.norm(from-1) != ";" && i-from < 12 {
				from--
			}
			to := j
			for to < sent[1] && v.norm(to) != "," && v.norm(to) != "." && v.norm(to) != ";" && to-j < 6 {
				to++
			}
			before, behind := d.content(v, [2]int{from, i}), d.firstContent(v, [2]int{j, to})
			if t.Field(e, 0) == "passive" {
				continue
			}
			if behind < 0 || len(before) == 0 {
				continue
			}
			show := [2]int{max(from, i-3), behind + 1}
			out = append(out, causation{at: ref(src, v.span(show)), cause: before, effect: v.stem(behind)})
		}
	}
	return out
}

// firstContent returns the first word of a range that tells something; -1 where there is none.
func (d *differ) firstContent(v *view, r [2]int) int {
	t := d.words.Table("weights")
	for k := r[0]; k < min(r[1], len(v.doc.Tokens)); k++ {
		x := &v.doc.Tokens[k]
		if x.Word && x.Stem != "" && t.Field(x.Stem, 0) != "40" {
			return k
		}
	}
	return -1
}

// happenings compares what an event happened to: the subjects of one verb in different texts.
func (d *differ) happenings() {
	t := d.words.Table("happenings")
	type event struct {
		at   Ref
		head string
		verb string
	}
	var all []event
	for i := range d.view {
		v := &d.view[i]
		for k := range v.doc.Tokens {
			x := &v.doc.Tokens[k]
			if !x.Word || !t.Has(x.Stem) || v.sentence[k] < 0 || !v.readable(v.sentence[k]) || d.verb(v, k) == "" || v.doc.Noun(k) {
				continue
			}
			if h := d.subjectBefore(v, k); h >= 0 && !v.measured(h) { // tonnes leak where a tanker leaks them
				all = append(all, event{ref(i, v.span([2]int{h, k + 1})), v.stem(h), x.Stem})
			}
		}
	}
	for _, verb := range t.Entries() {
		by := newGroups()
		for _, e := range all {
			if e.verb != verb {
				continue
			}
			key := e.head
			for _, k := range by.keys {
				if d.near(k, key) {
					key = k
				}
			}
			by.put(key, oneLine(d.c.Words(e.at)), e.at)
		}
		if readings := by.readings(d); len(readings) > 1 && setsApart(readings) {
			d.add(finding{grade: always, Difference: Difference{
				Kind: Relation, What: "what " + d.example(verb), Readings: readings,
				Why: "the same verb has different subjects",
			}})
		}
	}
}

// example is the verb of a happening as the table shows it in use.
func (d *differ) example(stem string) string {
	return last(strings.Fields(d.words.Table("happenings").Field(stem, 0)))
}

// setsApart reports whether the readings have different sources at all.
func setsApart(rs []Reading) bool {
	for i := range rs {
		for j := range rs[:i] {
			if !slices.Equal(rs[i].Sources, rs[j].Sources) {
				return true
			}
		}
	}
	return false
}

// measured reports whether a word is a unit that a number measures.
func (v *view) measured(k int) bool {
	return v.number[k] >= 0 && v.doc.Numbers[v.number[k]].Unit != ""
}

// relative is how many words before a verb a relative clause may begin that parts it from its subject.
const relative = 5

// subjectBefore returns the noun that is the subject of a verb at token k: the last telling word before its auxiliaries
// that does not stand behind a preposition; -1 where the rule does not fit.
func (d *differ) subjectBefore(v *view, k int) int {
	s := v.doc.Sentences[v.sentence[k]].Tokens
	i := k - 1
	for i >= s[0] && (d.words.Table("auxiliaries").Has(v.norm(i)) || v.norm(i) == "," && d.words.Table("auxiliaries").Has(v.norm(i+1))) {
		i--
	}
	for i > s[0] && (v.date[i] >= 0 || v.date[i+1] >= 0 && d.sets.when.Has(v.norm(i))) { // "the court on Friday overturned"
		i--
	}
	// "the barge full of fireworks exploded": step over "full of X", "of X", "with X", once.
	for j := i; j >= max(s[0], i-3); j-- {
		if v.norm(j) == "of" || v.norm(j) == "with" || v.norm(j) == "carrying" {
			i = j - 1
			if d.sets.laden.Has(v.norm(i)) {
				i--
			}
			break
		}
	}
	// "a tanker that carried milk overturned": what the relative clause is about
	for j := i; j > max(s[0], i-relative); j-- {
		if w := v.norm(j); w != "that" && w != "which" {
			continue
		}
		if m := j - 1 - truth(v.norm(j-1) == ","); m >= s[0] && v.doc.Noun(m) && d.verb(v, j+1) != "" {
			i = m
		}
		break
	}
	if i < s[0] || !v.doc.Tokens[i].Word || d.words.Table("weights").Field(v.stem(i), 0) == "40" {
		return -1
	}
	return i
}
