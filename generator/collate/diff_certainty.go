package collate

import (
	"slices"
	"strings"
)

// certainty compares how surely texts say one thing: hedged or plain, proposed or ready to, being done or to be done,
// arrested for a deed or in connection with it.
func (d *differ) certainty() {
	d.hedges()
	d.stances()
	d.classed("multiples", finding{grade: always, Difference: Difference{
		Kind: Number, Why: "it grew or shrank by another factor",
	}})
	d.tenses()
	d.prospects()
	d.suspicion()
}

// hedged is a verb that a hedge stands before.
type hedged struct {
	at    Ref // from the hedge to the verb
	stem  string
	class string
	state int
}

// hedges compares a verb that one text hedges with the same verb of the same statement that others assert.
func (d *differ) hedges() {
	var all []hedged
	for i := range d.view {
		all = append(all, d.hedgesIn(i)...)
	}
	done := map[string]bool{}
	for i := range all {
		h := &all[i]
		if h.class == "fact" || d.sets.light.Has(h.stem) {
			continue
		}
		key := h.stem + "\x00" + d.stateKey(h.state)
		if done[key] || h.state < 0 {
			continue
		}
		done[key] = true
		by := newGroups()
		hedging := map[int]bool{}
		for k := range all {
			if x := &all[k]; x.class != "fact" && (x.state == h.state || x.at.Source == h.at.Source) && (x.stem == h.stem || d.twins(x.stem, h.stem)) {
				by.put("hedged", oneLine(d.c.Words(x.at)), x.at)
				hedging[x.at.Source] = true
			}
		}
		n := 0
		for s := range d.view {
			if hedging[s] {
				continue
			}
			for _, r := range d.asserted(s, h.stem, h.state) {
				by.put("plain", oneLine(d.c.Words(r)), r)
				n++
			}
		}
		if n == 0 {
			continue
		}
		rs := by.readings(d)
		rs[slices.Index(by.keys, "plain")].Manner = "fact"
		d.add(finding{grade: worth, favour: by.value["hedged"], Difference: Difference{
			Kind: Certainty, What: d.spelled(h.stem), Readings: rs,
			Why: "one text says as a fact what another only reports as thought, claimed or suspected",
		}})
	}
}

func (d *differ) stateKey(s int) string {
	if s < 0 {
		return ""
	}
	return d.c.Statements[s].ID
}

func (d *differ) hedgesIn(src int) []hedged {
	v := &d.view[src]
	t := d.words.Table("assertion")
	var out []hedged
	for s := range v.doc.Sentences {
		if !v.readable(s) {
			continue
		}
		words, r := v.wordsOf(s)
		for k := 0; k < len(words); k++ {
			n, e := t.Match(words[k:])
			if n == 0 || v.quote[r[0]+k] >= 0 {
				continue
			}
			i := r[0] + k + n
			for i < r[1] && i < r[0]+k+n+4 && d.verb(v, i) == "" {
				i++
			}
			if i < r[1] && i < r[0]+k+n+4 && d.verb(v, i) != "" {
				at := ref(src, v.span([2]int{r[0] + k, i + 1}))
				state := d.statementAt(src, v.doc.Tokens[i].Start)
				out = append(out, hedged{at, d.verb(v, i), t.Field(e, 0), state})
			}
			k += n - 1
		}
		out = append(out, d.claimedIn(src, s)...)
	}
	return out
}

// claimedIn returns verbs of a sentence that somebody is said to claim: "his family claimed he had fallen".
func (d *differ) claimedIn(src, s int) []hedged {
	v := &d.view[src]
	r := v.doc.Sentences[s].Tokens
	var out []hedged
	for k := r[0] + 1; k < r[1]; k++ {
		if !d.sets.claim.Has(v.norm(k)) {
			continue
		}
		next := v.norm(k + 1)
		if k+1 >= r[1] || next == "." {
			// "fell into a well, his family claimed": the verbs before
			for i := r[0]; i < k; i++ {
				if d.verb(v, i) != "" && (v.doc.Finite(i) || v.doc.Helping(i-1)) {
					out = append(out, hedged{ref(src, v.span([2]int{max(r[0], k-2), k + 1})), d.verb(v, i), "claim", d.statementAt(src, v.doc.Tokens[i].Start)})
				}
			}
			continue
		}
		for i := k + 1; i < min(r[1], k+6); i++ {
			if d.verb(v, i) != "" && v.norm(i) != "had" && v.norm(i) != "was" && v.norm(i) != "were" && v.norm(i) != "has" && v.norm(i) != "have" {
				out = append(out, hedged{ref(src, v.span([2]int{max(r[0], k-2), i + 1})), d.verb(v, i), "claim", d.statementAt(src, v.doc.Tokens[i].Start)})
				break
			}
		}
	}
	return out
}

// asserted returns the places of a source where the verb of a statement stands as a fact, with the words before it.
func (d *differ) asserted(src int, stem string, state int) []Ref {
	v := &d.view[src]
	var out []Ref
	for _, k := range d.verbsOf(state, src) {
		if d.verb(v, k) != stem && !d.sameVerbs(d.verb(v, k), stem) || v.quote[k] >= 0 || v.sentence[k] < 0 || !v.readable(v.sentence[k]) {
			continue
		}
		if !v.doc.Finite(k) && !v.doc.Helping(k-1) && !(k > 1 && v.doc.Helping(k-2)) || d.unsure(v, k) {
			continue
		}
		r := v.doc.Sentences[v.sentence[k]].Tokens
		from := max(r[0], k-3)
		for i := k - 1; i >= from; i-- {
			if !v.doc.Tokens[i].Word && sign(v.norm(i)) != "-" {
				from = i + 1
			}
		}
		out = append(out, ref(src, v.span([2]int{from, k + 1})))
	}
	return out
}

// sameVerbs reports whether two verbs in their base form are as good as one.
func (d *differ) sameVerbs(a, b string) bool {
	return d.twins(d.stemOf(a), d.stemOf(b))
}

// unsure reports whether anything in the sentence takes the verb at token k back.
func (d *differ) unsure(v *view, k int) bool {
	t := d.words.Table("assertion")
	words, r := v.wordsOf(v.sentence[k])
	for i := range words {
		if n, e := t.Match(words[i:]); n > 0 && t.Field(e, 0) != "fact" {
			return true
		}
		if r[0]+i < k && d.sets.unsure.Has(words[i]) {
			return true
		}
	}
	return false
}

// stances compares words for how far somebody has gone, in one statement.
func (d *differ) stances() {
	d.classed("stances", finding{grade: always, Difference: Difference{
		Kind: Certainty, What: "how far it goes", Why: "the words claim more in one text than in another",
	}})
}

// suspicion compares an arrest "for" a deed with one "in connection with" it or "on suspicion of" it.
func (d *differ) suspicion() {
	by := newGroups()
	for i := range d.view {
		v := &d.view[i]
		for k := range v.doc.Tokens {
			if !d.sets.arrest.Has(v.norm(k)) || v.quote[k] >= 0 || v.sentence[k] < 0 {
				continue
			}
			if s := v.sentence[k]; v.doc.Sentences[s].Class != "" {
				continue
			}
			for j := k + 1; j < min(len(v.doc.Tokens)-2, k+8) && v.sentence[j] == v.sentence[k]; j++ {
				next := v.norm(j + 1)
				switch {
				case v.norm(j) == "in" && next == "connection" || v.norm(j) == "on" && next == "suspicion":
					at := ref(i, v.span([2]int{k, j + 3}))
					by.put("suspicion", oneLine(d.c.Words(at)), at)
				case v.norm(j) == "for" && j == k+1 && strings.HasSuffix(next, "ing") && len(next) > 5 && !strings.HasPrefix(next, "alleg"):
					at := ref(i, v.span([2]int{k, min(len(v.doc.Tokens), j+3)}))
					by.put("deed", oneLine(d.c.Words(at)), at)
				}
			}
		}
	}
	if len(by.keys) > 1 && setsApart(by.readings(d)) {
		d.add(finding{grade: grave, favour: by.value["suspicion"], firm: true, Difference: Difference{
			Kind: Certainty, What: "guilt", Readings: by.readings(d),
			Why: "an arrest for a deed takes it as done; an arrest in connection with it does not",
		}})
	}
}
