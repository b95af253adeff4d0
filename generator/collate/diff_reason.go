package collate

import (
	"variorum/generator/source"
)

// reasons compares what texts give as the reason of one thing: "delayed due to a strike", "delayed as no crew was found".
// That both may hold is for the reader to judge: it is no conflict. One of the two says by its connective that it is a
// reason; "as" alone may be a time.
func (d *differ) reasons(ties []tie) {
	var causes, others []tie
	for _, x := range ties {
		if x.class == "cause" && !x.lead && x.state >= 0 && len(x.before.ids) > 0 {
			causes = append(causes, x)
		}
	}
	if len(causes) == 0 {
		return
	}
	for i := range d.view {
		others = append(others, d.since(i)...)
	}
	for i := range causes {
		a := &causes[i]
		told := make([]bool, len(d.view))
		compare := func(list []tie) {
			for j := range list {
				b := &list[j]
				if b.at.Source == a.at.Source || told[b.at.Source] || !d.otherReason(a, b) {
					continue
				}
				told[b.at.Source] = true
				by := newGroups()
				by.put("a", oneLine(d.c.Words(a.show)), a.show)
				by.put("b", oneLine(d.c.Words(b.show)), b.show)
				d.add(finding{grade: always, Difference: Difference{
					Kind: Relation, What: "cause", Readings: by.readings(d), Why: "the same is said with another reason in each text",
				}})
			}
		}
		compare(causes[:i])
		compare(others)
	}
}

// since finds the clauses of a text that "as" ties to what stands before them.
func (d *differ) since(src int) []tie {
	v := &d.view[src]
	var out []tie
	for s := range v.doc.Sentences {
		if v.doc.Sentences[s].Class != source.Prose {
			continue
		}
		r := v.doc.Sentences[s].Tokens
		for k := r[0] + 3; k < r[1]; k++ {
			if v.norm(k) == "as" && v.quote[k] < 0 && d.clauseAfter(v, k+1, r[1]) {
				x := tie{at: ref(src, v.span([2]int{k, k + 1})), class: "cause"}
				d.bind(&x, v, s, [2]int{k, k + 1})
				out = append(out, x)
			}
		}
	}
	return out
}

// clauseAfter reports whether a noun and a verb stand behind a token, as in "as no crew was found", within some words.
func (d *differ) clauseAfter(v *view, k, end int) bool {
	noun := false
	for i := k; i < min(end, k+8) && v.doc.Tokens[i].Word; i++ {
		if noun && d.verb(v, i) != "" && !v.doc.Noun(i) {
			return true
		}
		noun = noun || v.doc.Noun(i)
	}
	return false
}

// otherReason reports whether two connectives tie the same thing to others that have nothing in common.
func (d *differ) otherReason(a, b *tie) bool {
	return len(a.subject.ids) > 2 && len(b.subject.ids) > 2 && d.alikeGists(a.subject, b.subject) >= sameSubject &&
		commonIn(a.before, b.before) == 0 && d.alikeGists(a.before, b.before) < unlike
}

// sameSubject is how much of what two reasons are given for must be alike, and unlike how little of the reasons, in
// thousandths.
const (
	sameSubject = 600
	unlike      = 200
)
