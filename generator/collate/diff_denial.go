package collate

import (
	"slices"
	"strings"

	"variorum/generator/source"
)

// denials compares what one text says there is no sign of with texts that tell of it: "no sign that an animal was
// involved", "swerved to avoid a deer"; "there was no tsunami warning", "a tsunami warning was issued".
func (d *differ) denials() {
	t := d.words.Table("denials")
	for i := range d.view {
		v := &d.view[i]
		for s := range v.doc.Sentences {
			if v.doc.Sentences[s].Class != source.Prose {
				continue
			}
			words, r := v.wordsOf(s)
			for k := range words {
				n, e := t.Match(words[k:])
				if n == 0 || v.quote[r[0]+k] >= 0 {
					continue
				}
				if m, f := t.Match(words[k+n-1:]); strings.HasPrefix(e, "there") && m > 0 {
					k, n, e = k+n-1, m, f // "there was no sign that"
				}
				d.denial(i, s, [2]int{r[0] + k, r[0] + k + n}, strings.HasPrefix(e, "there"))
				break
			}
		}
	}
}

// denial looks for what is denied behind the phrase in the other sources.
func (d *differ) denial(src, s int, at [2]int, bare bool) {
	v := &d.view[src]
	end := v.doc.Sentences[s].Tokens[1]
	var nouns []string
	to := at[1]
	for k := at[1]; k < min(end, at[1]+6) && v.doc.Tokens[k].Word; k++ {
		if (v.doc.Noun(k) || bare) && d.words.Table("weights").Field(v.stem(k), 0) != "40" {
			nouns = append(nouns, v.stem(k))
			to = k + 1
		} else if len(nouns) > 0 && bare {
			break
		}
	}
	// Of "no warning" alone nothing follows: two nouns, or a noun that stands for one of another text's.
	if len(nouns) == 0 || bare && len(nouns) < 2 {
		return
	}
	by := newGroups()
	for j := range d.view {
		if j == src {
			continue
		}
		w := &d.view[j]
		for q := range w.doc.Sentences {
			if w.doc.Sentences[q].Class != source.Prose {
				continue
			}
			r := w.doc.Sentences[q].Tokens
			if d.negative(w, r) {
				continue
			}
			if k, m := d.affirms(w, r, nouns, bare, v, s); m > 0 {
				from, to := max(r[0], k-4), min(r[1], k+m+2)
				for i := from; i < k; i++ {
					if !w.doc.Tokens[i].Word && sign(w.norm(i)) != "-" || w.norm(i) == "and" || w.norm(i) == "but" {
						from = i + 1
					}
				}
				x := ref(j, w.span(trimMarks(w.doc.Tokens, [2]int{from, to})))
				by.put("yes", oneLine(d.c.Words(x)), x)
				break
			}
		}
	}
	if len(by.keys) == 0 {
		return
	}
	for k := range nouns {
		nouns[k] = d.spelled(nouns[k])
	}
	x := ref(src, v.span([2]int{at[0], max(to, min(end, at[1]+1))}))
	by.put("no", oneLine(d.c.Words(x)), x)
	d.add(finding{grade: always, Difference: Difference{
		Kind: Polarity, Conflict: true, What: strings.Join(nouns, " ") + " or not", Readings: by.readings(d),
		Why: "one text says that there is no sign of what another tells",
	}})
}

// negative reports whether a sentence has a negation.
func (d *differ) negative(v *view, r [2]int) bool {
	t := d.words.Table("negations")
	for k := r[0]; k < r[1]; k++ {
		if w := v.norm(k); t.Has(w) && t.Field(w, 0) != "part" || strings.HasSuffix(w, "n't") {
			return true
		}
	}
	return false
}

// affirms looks in a sentence for the denied nouns, one right behind the other; or, where the denial has one noun and its
// sentence is about the same, for a noun that is a kind of it.
func (d *differ) affirms(w *view, r [2]int, nouns []string, bare bool, v *view, s int) (at, n int) {
	if len(nouns) > 1 {
		for k := r[0]; k+len(nouns) <= r[1]; k++ {
			ok := true
			for i, x := range nouns {
				ok = ok && w.stem(k+i) == x
			}
			if ok {
				return k, len(nouns)
			}
		}
	}
	if bare {
		return 0, 0
	}
	if d.common(d.context(v, s), d.content(w, r)) == 0 {
		return 0, 0
	}
	for k := r[0]; k < r[1]; k++ {
		if !w.doc.Noun(k) || w.name[k] >= 0 {
			continue
		}
		if slices.ContainsFunc(nouns, func(y string) bool { return d.kindOf(w.stem(k), y) }) {
			return k, 1
		}
	}
	return 0, 0
}

// context is the content of a sentence and of the one before it.
func (d *differ) context(v *view, s int) []string {
	r := v.doc.Sentences[s].Tokens
	if s > 0 {
		r[0] = v.doc.Sentences[s-1].Tokens[0]
	}
	return d.content(v, r)
}

// kindOf reports whether the first stem is a kind of the second, by the table of that name.
func (d *differ) kindOf(x, y string) bool {
	return y != "" && d.stemOf(d.words.Table("kinds").Field(x, 0)) == y
}

// conditions compares how badly somebody is hurt, for one kind of person in each text: the driver, the boy.
func (d *differ) conditions() {
	t := d.words.Table("conditions")
	type state struct {
		at         Ref
		who, class string
	}
	var all []state
	for i := range d.view {
		v := &d.view[i]
		for s := range v.doc.Sentences {
			if v.doc.Sentences[s].Class != source.Prose {
				continue
			}
			words, r := v.wordsOf(s)
			who := d.whoIs(v, r)
			if who == "" {
				continue
			}
			for k := range words {
				if n, e := t.Match(words[k:]); n > 0 && v.quote[r[0]+k] < 0 && v.number[r[0]+max(0, k-2)] < 0 {
					at := ref(i, v.span([2]int{r[0] + k, r[0] + k + n}))
					all = append(all, state{at, who, t.Field(e, 0)})
					break
				}
			}
		}
	}
	var seen []string
	for _, a := range all {
		if slices.Contains(seen, a.who) {
			continue
		}
		seen = append(seen, a.who)
		by := newGroups()
		classes := make([][]string, len(d.view))
		dead, alive := false, false
		for _, b := range all {
			if b.who != a.who {
				continue
			}
			by.put(b.class, oneLine(d.c.Words(b.at)), b.at)
			classes[b.at.Source] = append(classes[b.at.Source], b.class)
			dead = dead || b.class == "dead"
			alive = alive || b.class != "dead"
		}
		if !disjoint(classes) {
			continue
		}
		f := finding{grade: always, Difference: Difference{
			Kind: Detail, What: "condition of the " + a.who, Readings: by.readings(d), Why: "the texts tell differently how badly one person is hurt",
		}}
		if dead && alive {
			f.Kind, f.Conflict, f.grade = Certainty, true, grave
		}
		d.add(f)
	}
}

// whoIs is the one singular noun for a person among the first words of a sentence: its subject, as far as that shows.
func (d *differ) whoIs(v *view, r [2]int) string {
	t := d.words.Table("persons")
	for k := r[0]; k < min(r[1], r[0]+4); k++ {
		if c := t.Field(v.norm(k), 0); c != "" && c != "people" {
			return v.norm(k)
		}
		if v.number[k] >= 0 {
			return ""
		}
	}
	return ""
}
