package collate

import (
	"slices"
	"strings"

	"variorum/generator/statement"
)

// polarity compares what one text affirms and another denies: outcomes ("two were injured", "no one was injured"), a
// cause that is explained or not known, somebody's fate that is told or not known, and the same words with and without
// a negation.
func (d *differ) polarity() {
	d.outcomes()
	d.unknown("cause")
	d.unknown("fate")
	d.negated()
	d.denials()
}

// claim is a place that affirms or denies something.
type claim struct {
	at   Ref
	what string // stem
	no   bool
}

// outcomes compares denials by "no one", "nobody", "no" with affirmations of the same.
func (d *differ) outcomes() {
	var all []claim
	for i := range d.view {
		all = append(all, d.outcomesIn(i)...)
	}
	for _, what := range d.words.Table("outcomes").Entries() {
		by := newGroups()
		for _, c := range all {
			if c.what != what {
				continue
			}
			key := "yes"
			if c.no {
				key = "no"
			}
			by.put(key, oneLine(d.c.Words(c.at)), c.at)
		}
		if len(by.keys) < 2 {
			continue
		}
		rs := by.readings(d)
		if !setsApart(rs) {
			continue
		}
		d.add(finding{grade: grave, favour: by.value["yes"], Difference: Difference{
			Kind: Polarity, Conflict: true, What: last(strings.Fields(by.value["yes"])) + " or not", Readings: rs,
			Why: "one denies what the others affirm",
		}})
	}
}

func (d *differ) outcomesIn(src int) []claim {
	v := &d.view[src]
	t := d.words.Table("outcomes")
	var out []claim
	for s := range v.doc.Sentences {
		if !v.readable(s) {
			continue
		}
		r := v.doc.Sentences[s].Tokens
		for k := r[0]; k < r[1]; k++ {
			x := &v.doc.Tokens[k]
			if !x.Word || !t.Has(x.Stem) || v.name[k] >= 0 {
				continue
			}
			noun := !strings.HasSuffix(x.Norm, "ed") && x.Norm != x.Stem && x.Stem != "found"
			if noun && t.Field(x.Stem, 0) != "noun" {
				continue
			}
			if from, ok := d.denied(v, r, k); ok {
				out = append(out, claim{ref(src, v.span(from)), x.Stem, true})
			} else if at, ok := d.affirmed(v, r, k, noun); ok {
				out = append(out, claim{ref(src, v.span(at)), x.Stem, false})
			}
		}
	}
	return out
}

// denied reports whether the outcome at token k is denied: "no one was injured", "found nobody", "no injuries".
func (d *differ) denied(v *view, r [2]int, k int) ([2]int, bool) {
	for i := k - 1; i >= max(r[0], k-6); i-- {
		switch w := v.norm(i); {
		case w == "nobody", w == "none", w == "one" && v.norm(i-1) == "no", w == "no" && v.norm(i+1) != "one" && v.norm(i+1) != "longer" && k-i <= 4:
			if w == "one" {
				i--
			}
			return [2]int{i, k + 1}, true
		case w == "," || w == "but" || w == "that" || w == "." || sign(w) == "\"":
			i = -1 // another clause
		}
	}
	for i := k + 1; i < min(r[1], k+3); i++ {
		if w := v.norm(i); w == "nobody" || w == "nothing" || w == "one" && v.norm(i-1) == "no" {
			return [2]int{k, i + 1}, true
		}
	}
	return [2]int{}, false
}

// affirmed reports whether the outcome at token k is affirmed as a fact of somebody: "two were injured", "suffered minor
// injuries", with the words that say so.
func (d *differ) affirmed(v *view, r [2]int, k int, noun bool) ([2]int, bool) {
	for i := max(r[0], k-8); i < min(r[1], k+3); i++ {
		if w := v.norm(i); d.sets.unmade.Has(w) || strings.HasSuffix(w, "n't") {
			return [2]int{}, false
		}
	}
	if noun {
		for i := k - 1; i >= max(r[0], k-4); i-- {
			if d.sets.bear.Has(v.norm(i)) {
				return [2]int{max(r[0], i), k + 1}, true
			}
		}
		return [2]int{}, false
	}
	for i := k - 1; i >= max(r[0], k-3); i-- {
		if w := v.norm(i); w != "be" && d.sets.be.Has(w) {
			from := i
			for from > max(r[0], i-3) && v.doc.Tokens[from-1].Word {
				from--
			}
			return [2]int{from, k + 1}, true
		}
	}
	return [2]int{}, false
}

// unknown compares texts in which something is said to be not known with texts that tell it. A text that has both says
// nothing here.
func (d *differ) unknown(class string) {
	not, told := make([][]Ref, len(d.view)), make([][]Ref, len(d.view))
	var topics []string
	for i := range d.view {
		not[i] = d.unknownIn(i, class, &topics)
	}
	any := false
	for i := range d.view {
		if len(not[i]) > 0 {
			any = true
			continue
		}
		told[i] = d.toldIn(i, class, topics)
	}
	if !any {
		return
	}
	by := newGroups()
	for i := range d.view {
		for _, r := range not[i] {
			by.put("unknown", oneLine(d.c.Words(r)), r)
		}
		for _, r := range told[i] {
			by.put("told", oneLine(d.c.Words(r)), r)
		}
	}
	if len(by.keys) < 2 {
		return
	}
	f := finding{grade: grave, favour: by.value["told"], Difference: Difference{
		Kind: Polarity, Conflict: true, What: "cause known or not", Readings: by.readings(d),
		Why: "one text explains what another says is not known",
	}}
	if class == "fate" {
		f.Kind, f.Conflict, f.What, f.Form = Certainty, false, "fate", "fate"
		f.Why = "one text tells what others leave open"
		f.firm = true
	}
	d.add(f)
}

func (d *differ) unknownIn(src int, class string, topics *[]string) []Ref {
	v := &d.view[src]
	t := d.words.Table("unknown")
	var out []Ref
	for s := range v.doc.Sentences {
		if !v.readable(s) {
			continue
		}
		words, r := v.wordsOf(s)
		for k := range words {
			n, e := t.Match(words[k:])
			if n == 0 || t.Field(e, 0) != class && !(t.Field(e, 0) == class+" of" && slices.Contains(words[max(0, k-9):k], class)) {
				continue
			}
			from, to := r[0]+k, r[0]+k+n
			rest := d.content(v, [2]int{to, min(r[1], to+6)})
			if class == "fate" && e[len(e)-1] != 'n' && !d.fateful(words[k:]) {
				continue // "unknown whether it will rain"
			}
			if class == "cause" {
				if len(rest) == 0 {
					rest = d.content(v, [2]int{max(r[0], from-5), from})
				}
				for _, x := range rest {
					if !slices.Contains(*topics, x) {
						*topics = append(*topics, x)
					}
				}
			}
			for to < r[1] && to-from < 9 && v.doc.Tokens[to].Word {
				to++
			}
			for from > r[0] && to-from < 9 && v.doc.Tokens[from-1].Word {
				from--
			}
			out = append(out, ref(src, v.span([2]int{from, to})))
			break
		}
	}
	return out
}

// fateful reports whether the words tell of life and death.
func (d *differ) fateful(words []string) bool {
	return slices.ContainsFunc(words[:min(len(words), 14)], d.sets.fate.Has)
}

// wordsOf returns the words and marks of a sentence as they are compared, and its range of tokens.
func (v *view) wordsOf(s int) ([]string, [2]int) {
	r := v.doc.Sentences[s].Tokens
	return v.norms[r[0]:r[1]:r[1]], r
}

func (d *differ) toldIn(src int, class string, topics []string) []Ref {
	v := &d.view[src]
	t := d.words.Table("fates")
	if class == "cause" {
		t = d.words.Table("explained")
	}
	var out []Ref
	for s := range v.doc.Sentences {
		if !v.readable(s) || class == "cause" && !d.onTopic(v, s, topics) {
			continue
		}
		words, r := v.wordsOf(s)
		for k := range words {
			if n, e := t.Match(words[k:]); n > 0 && v.quote[r[0]+k] < 0 {
				if class == "cause" && t.Field(e, 0) == "of" && !d.hasTopic(d.content(v, r), topics) {
					continue // what it explains is something else
				}
				from, to := r[0]+k, r[0]+k+n
				for from > r[0] && v.doc.Tokens[from-1].Word && to-from < 8 {
					from--
				}
				if to < r[1] && v.doc.Tokens[to].Word && class == "cause" {
					to++
				}
				out = append(out, ref(src, v.span([2]int{from, to})))
				break
			}
		}
	}
	return out
}

// onTopic reports whether a sentence, or the one before or behind it, has one of the topics.
func (d *differ) onTopic(v *view, s int, topics []string) bool {
	for k := max(0, s-1); k <= min(s+1, len(v.doc.Sentences)-1); k++ {
		if d.hasTopic(d.content(v, v.doc.Sentences[k].Tokens), topics) {
			return true
		}
	}
	return false
}

func (d *differ) hasTopic(stems, topics []string) bool {
	return slices.ContainsFunc(stems, func(x string) bool {
		return slices.Contains(topics, x) && d.words.Table("weights").Field(x, 0) != "450"
	})
}

// negated compares clauses of one statement that share most of their words, where a verb that both have is negated in
// one only.
func (d *differ) negated() {
	for i := range d.c.Statements {
		units := d.c.Statements[i].Units
		by := newGroups()
		apart := false
		for a := range units {
			x := &units[a]
			if x.Clause < 0 {
				continue
			}
			k, cue, ok := d.negatedVerb(x.Source, x.Clause)
			if !ok {
				continue
			}
			for b := range units {
				y := &units[b]
				if x.Source == y.Source || y.Clause < 0 {
					continue
				}
				v, w := &d.view[x.Source], &d.view[y.Source]
				if d.alikeGists(d.gist(v, v.doc.Clauses[x.Clause].Tokens), d.gist(w, w.doc.Clauses[y.Clause].Tokens)) < 600 {
					continue
				}
				j := d.plainVerb(w, y.Clause, v.stem(k))
				if j < 0 || d.prefixed(v, cue, x.Clause, w, y.Clause) {
					continue
				}
				apart = true
				no, yes := ref(x.Source, v.span([2]int{min(cue, k), max(cue, k) + 1})), ref(y.Source, d.around(w, j, y.Clause))
				by.put("no", oneLine(d.c.Words(no)), no)
				by.put("yes", oneLine(d.c.Words(yes)), yes)
			}
		}
		if apart {
			d.add(finding{grade: always, Difference: Difference{
				Kind: Polarity, Conflict: true, What: "so or not", Readings: by.readings(d),
				Why: "the same verb with and without a negation",
			}})
		}
	}
}

// prefixed reports whether the clause that has no negation denies the same by a prefix: "is not clear", "is unclear".
func (d *differ) prefixed(v *view, cue, clause int, w *view, other int) bool {
	a, b := v.doc.Clauses[clause].Tokens, w.doc.Clauses[other].Tokens
	for i := cue; i < a[1]; i++ {
		for j := b[0]; j < b[1]; j++ {
			prefix, ok := strings.CutSuffix(w.norm(j), v.norm(i))
			if ok && len(v.norm(i)) > 3 && d.words.Table("negative-prefixes").Has(prefix) {
				return true
			}
		}
	}
	return false
}

// around is a verb with the words before and behind it in its clause.
func (d *differ) around(v *view, k, clause int) statement.Span {
	r := v.doc.Clauses[clause].Tokens
	return v.span(trimMarks(v.doc.Tokens, [2]int{max(r[0], k-2), min(r[1], k+2)}))
}

// negatedVerb returns the verb of a clause that a negation stands right before: "did not pay", "never paid".
func (d *differ) negatedVerb(src, clause int) (verb, cue int, ok bool) {
	v := &d.view[src]
	r := v.doc.Clauses[clause].Tokens
	for k := r[0]; k < r[1]; k++ {
		w := v.norm(k)
		if w != "not" && w != "never" && !strings.HasSuffix(w, "n't") || v.norm(k+1) == "only" {
			continue
		}
		s := v.doc.Sentences[v.doc.Clauses[clause].Sentence].Tokens
		for i := k + 1; i < s[1]; i++ {
			if v.norm(i) == "until" || v.norm(i) == "before" || v.norm(i) == "yet" {
				return 0, 0, false // "did not have to pay until"
			}
		}
		for i := k + 1; i < min(r[1], k+4); i++ {
			if d.verb(v, i) != "" {
				return i, k, true
			}
		}
	}
	return 0, 0, false
}

// plainVerb returns the place of a verb, by stem, in a clause without any negation; -1 where there is none.
func (d *differ) plainVerb(v *view, clause int, stem string) int {
	r := v.doc.Clauses[clause].Tokens
	at := -1
	for k := r[0]; k < r[1]; k++ {
		w := v.norm(k)
		if d.words.Table("negations").Has(w) || strings.HasSuffix(w, "n't") {
			return -1
		}
		if v.stem(k) == stem && d.verb(v, k) != "" {
			at = k
		}
	}
	return at
}
