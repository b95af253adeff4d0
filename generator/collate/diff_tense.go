package collate

import "slices"

// prospects compares whether a deed of one statement has been done or is still to come: "resumed" against "will resume".
// A verb counts as the one or the other by what helps it; where a source has it both ways, hedges it, or has another
// deed of the same name, nothing is told.
func (d *differ) prospects() {
	for s := range d.c.Statements {
		found := map[string]*deed{}
		var order []string
		for src := range d.view {
			for _, k := range d.verbsOf(s, src) {
				from, when := d.when(&d.view[src], k)
				if when == "" {
					continue
				}
				stem := d.view[src].doc.Tokens[k].Stem
				x := found[stem]
				if x == nil {
					x = &deed{by: newGroups(), whens: make([]string, len(d.view))}
					found[stem] = x
					order = append(order, stem)
				}
				if x.whens[src] != "" && x.whens[src] != when {
					x.mixed = true
				}
				x.whens[src] = when
				at := ref(src, d.view[src].span([2]int{from, k + 1}))
				x.by.put(when, oneLine(d.c.Words(at)), at)
			}
		}
		for _, stem := range order {
			x := found[stem]
			if x.mixed || len(x.by.keys) < 2 || !d.rare(stem) {
				continue
			}
			if rs := x.by.readings(d); setsApart(rs) {
				d.add(finding{grade: always, favour: x.by.value[done], Difference: Difference{
					Kind: Certainty, What: d.spelled(stem), Readings: rs,
					Why: "in one text it is still to come, in another it is done",
				}})
			}
		}
	}
}

// deed is a verb of a statement, with what the sources tell of it.
type deed struct {
	by    *groups
	whens []string // by source: toCome, done or ""
	mixed bool     // one source has both
}

// How a deed stands.
const (
	toCome   = "to come"
	underWay = "under way"
	done     = "done"
)

// when tells whether the verb at token k of a source is told as to come or as done, and where the words begin that tell
// so; "" where it is neither, is quoted or is hedged.
func (d *differ) when(v *view, k int) (from int, when string) {
	verb := d.verb(v, k)
	if v.quote[k] >= 0 || v.sentence[k] < 0 || !v.readable(v.sentence[k]) || d.sets.light.Has(verb) || d.says(verb) {
		return 0, ""
	}
	first := v.doc.Sentences[v.sentence[k]].Tokens[0]
	future := d.words.Table("future")
	helped := false
	for i := k - 1; i >= max(first, k-4); i-- {
		w := v.norm(i)
		switch {
		case !v.doc.Helping(i):
			if !v.doc.Tokens[i].Word || v.doc.Noun(i) || d.verb(v, i) != "" {
				i = first // what helps another verb begins here
			}
		case future.Field(w, 0) == "outright":
			return i, toCome
		case w == "is" || w == "are" || w == "am" || w == "being" || w == "do" || w == "does":
			return 0, "" // neither done nor to come: "is being mended", "are sold", "does not open"
		case v.doc.Finite(i) && !future.Has(w):
			helped = true
		case future.Has(w) && i > first && !v.doc.Finite(i) && (future.Has(v.norm(i-1)) || v.doc.Finite(i-1) && v.doc.Helping(i-1)):
			return i - 1, toCome // "is expected to resume", "was to resume"
		default:
			return 0, "" // "may", "not", another "to"
		}
	}
	if helped || v.doc.Past(k) {
		return k, done
	}
	return 0, ""
}

// tenses compares whether something is being done, is still to be done, or has been done: "is being investigated",
// "will be investigated".
func (d *differ) tenses() {
	type tense struct {
		at    Ref
		stem  string
		when  string
		state int
	}
	var all []tense
	for i := range d.view {
		v := &d.view[i]
		for k := range v.doc.Tokens {
			x := &v.doc.Tokens[k]
			if !x.Word || k < 2 || v.quote[k] >= 0 || v.sentence[k] < 0 || !v.readable(v.sentence[k]) || d.verb(v, k) == "" {
				continue
			}
			from, when := k, ""
			switch {
			case v.norm(k-1) == "be" && v.norm(k-2) == "will":
				from, when = k-2, toCome
			case v.norm(k-1) == "being" && (v.norm(k-2) == "is" || v.norm(k-2) == "are"):
				from, when = k-2, underWay
			case v.norm(k-1) == "been" && (v.norm(k-2) == "has" || v.norm(k-2) == "have"):
				from, when = k-2, done
			default:
				continue
			}
			all = append(all, tense{ref(i, v.span([2]int{from, k + 1})), x.Stem, when, d.statementAt(i, x.Start)})
		}
	}
	for i := range all {
		a := &all[i]
		by := newGroups()
		for j := range all {
			if b := &all[j]; b.stem == a.stem && (b.state == a.state && a.state >= 0 || d.rare(a.stem)) {
				by.put(b.when, oneLine(d.c.Words(b.at)), b.at)
			}
		}
		if len(by.keys) > 1 && by.keys[0] == a.when && setsApart(by.readings(d)) {
			d.add(finding{grade: always, Difference: Difference{
				Kind: Certainty, What: d.c.Words(a.at), Readings: by.readings(d),
				Why: "in one text it is still to come, in another under way or done",
			}})
			return
		}
	}
}

// rare reports whether no source has more than one word of this stem, so that the verb by itself shows the event.
func (d *differ) rare(stem string) bool {
	rare, ok := d.recall.rare[stem]
	if ok {
		return rare
	}
	d.recall.rare[stem] = !slices.ContainsFunc(d.view, func(v view) bool {
		n := 0
		for k := range v.doc.Tokens {
			if v.doc.Tokens[k].Stem == stem {
				n++
			}
		}
		return n > 1
	})
	return d.recall.rare[stem]
}
