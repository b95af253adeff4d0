package collate

import (
	"slices"

	"variorum/generator/statement"
)

// longer reports what one text has more than another has: "broken his collarbone" and "broken his collarbone and a rib". Both
// clauses must have the same verb before the same noun, and the text that ends there must not have the rest anywhere.
func (d *differ) longer() {
	for n := range d.c.Statements {
		units := d.c.Statements[n].Units
		for _, u := range units {
			v := &d.view[u.Source]
			noun, to := d.added(v, u.Clause)
			verb := d.verbBefore(v, u.Clause, noun)
			if verb < 0 {
				continue
			}
			by := newGroups()
			for _, o := range units {
				w := &d.view[o.Source]
				if o.Source == u.Source {
					continue
				}
				if k, other := d.endsAt(w, o.Clause, v.stem(noun)); other >= 0 && v.stem(verb) == w.stem(other) && !d.tellsNear(w, o.Clause, v, [2]int{noun + 1, to}) {
					by.put("less", "", d.from(o.Source, other, k+1))
				}
			}
			if len(by.keys) == 0 {
				continue
			}
			by.put("more", "", d.from(u.Source, verb, to))
			d.add(finding{grade: always, favour: by.value["more"], Difference: Difference{
				Kind: Detail, What: oneLine(v.span([2]int{noun + 1, to}).Of(v.text)), Readings: by.readings(d),
				Why: "one text has more of the same",
			}})
		}
	}
}

// added returns, for the first "and" in a clause that joins one noun to another at the clause's end, the token of the noun
// before it and where what it joins ends; -1 where there is none.
func (d *differ) added(v *view, clause int) (noun, end int) {
	r := v.doc.Clauses[clause].Tokens
	to := trimMarks(v.doc.Tokens, r)[1]
	for k := r[0] + 2; k+1 < to; k++ {
		if v.norm(k) != "and" || !v.doc.Noun(k-1) || v.quote[k] >= 0 || v.number[k-1] >= 0 || v.date[k-1] >= 0 {
			continue
		}
		if slices.ContainsFunc(v.doc.Tokens[k+1:to], func(t statement.Token) bool { return !t.Word }) || !v.doc.Noun(to-1) || to-k > 6 {
			return -1, -1
		}
		for j := k + 1; j < to; j++ {
			if d.verb(v, j) != "" && !v.doc.Noun(j) {
				return -1, -1
			}
		}
		return k - 1, to
	}
	return -1, -1
}

// endsAt returns the last word of a clause where that is a noun with a stem, and the verb before it; -1 where it is another.
func (d *differ) endsAt(v *view, clause int, stem string) (noun, verb int) {
	r := trimMarks(v.doc.Tokens, v.doc.Clauses[clause].Tokens)
	if r[1] <= r[0] || v.stem(r[1]-1) != stem || stem == "" {
		return -1, -1
	}
	return r[1] - 1, d.verbBefore(v, clause, r[1]-1)
}

// verbBefore returns the last verb of a clause before a token, no more than six words before it; -1.
func (d *differ) verbBefore(v *view, clause, at int) int {
	if at < 0 {
		return -1
	}
	for k := at - 1; k >= max(v.doc.Clauses[clause].Tokens[0], at-6); k-- {
		if d.verb(v, k) != "" && !v.doc.Helping(k) {
			return k
		}
	}
	return -1
}

// tellsNear reports whether a text has, in the sentence of a clause or beside it, a telling word of what another one adds.
func (d *differ) tellsNear(w *view, clause int, v *view, r [2]int) bool {
	n := w.doc.Clauses[clause].Sentence
	from := w.doc.Sentences[max(n-1, 0)].Tokens[0]
	to := w.doc.Sentences[min(n+1, len(w.doc.Sentences)-1)].Tokens[1]
	for _, s := range d.content(v, r) {
		for k := from; k < to; k++ {
			if w.stem(k) == s {
				return true
			}
		}
	}
	return false
}

// from is the place from one token to another of a source.
func (d *differ) from(src, from, to int) Ref {
	return ref(src, d.view[src].span([2]int{from, to}))
}
