package grammar

import "slices"

// Reports without a verb: "according to", and headlines that name who speaks before a colon.

// besides is the relations by which a name behind a comma is taken for something else than who was just described.
var besides = map[string]bool{"vocative": true, "appos": true, "parataxis": true, "list": true}

// according reads "according to X": what stands on the other side of it in its clause.
func (r *reporter) according(k int) {
	d := r.d
	h := d.Tokens[k].Head
	if d.Tokens[k].Relation != "case" || h == None {
		return
	}
	x := Report{Sentence: d.Tokens[k].Sentence, Cue: [2]int{k, k + 2}, Clausal: true, Phrased: true, Mention: None}
	phrase := r.reaches.of(h)
	phrase[0] = min(phrase[0], k)
	if c := phrase[1]; c+1 < r.to && r.d.Tokens[c].Norm == "," && r.d.Tokens[c+1].Tag == "PROPN" && besides[base(r.d.Tokens[c+1].Relation)] {
		phrase[1] = r.reaches.of(c + 1)[1] // "according to the captain, Ann Lee"
	}
	x.Source = [2]int{k + 2, max(phrase[1], k+3)}
	a, b := r.extent(h)
	x.Speaker = [2]int{max(a, k+2), max(b+1, k+3)}
	x.Mention = d.MentionAt(h)
	top := d.Tokens[h].Head
	if top == None {
		top = h
	}
	whole := r.reaches.of(top)
	if p := d.FrameAt(top); p != None && top != h {
		whole = r.reaches.of(d.Frames[p].Predicate)
	}
	if k <= r.from+1 {
		whole = [2]int{phrase[1], r.to}
	}
	if before := [2]int{whole[0], min(whole[1], phrase[0])}; before[0] < before[1] {
		x.Content = append(x.Content, before)
	}
	if after := [2]int{max(whole[0], phrase[1]), whole[1]}; after[0] < after[1] && (len(x.Content) == 0 || !r.finiteIn(x.Content[0])) {
		x.Content = append(x.Content, after)
	}
	for i := range x.Content {
		x.Content[i] = r.through(x.Content[i], k)
	}
	x.Content = slices.DeleteFunc(x.Content, func(s [2]int) bool { return s[0] >= s[1] })
	if len(x.Content) > 0 {
		r.keep(x)
	}
}

func (r *reporter) finiteIn(s [2]int) bool {
	for _, t := range r.d.Tokens[s[0]:s[1]] {
		if t.Features.VerbForm == "Fin" {
			return true
		}
	}
	return false
}

// titled reads a headline that names who speaks before a colon: "Mayor: the port stays shut".
func (r *reporter) titled(first int) {
	if len(r.reports) > first || !r.headline() {
		return
	}
	for k := r.from + 1; k < min(r.from+8, r.to-3); k++ {
		t := &r.d.Tokens[k]
		if t.Tag == "VERB" || t.Tag == "AUX" || t.Norm == "," || t.Norm == "-" {
			return
		}
		if t.Norm != ":" {
			continue
		}
		if p := r.d.PhraseAt(r.heads(r.from, k)); p != None && r.d.Tokens[r.from].Tag != "NUM" {
			s := r.through([2]int{k + 1, r.to}, k)
			if s[0] >= s[1] {
				return
			}
			r.reports = append(r.reports, Report{
				Sentence: t.Sentence, Cue: [2]int{k, k + 1}, Source: [2]int{r.from, k}, Speaker: [2]int{r.from, k}, Content: [][2]int{s}, Clausal: true, Mention: None,
			})
		}
		return
	}
}

// headline reports whether a sentence is one: it has no full stop, and most of its long words a capital; or it opens the text.
func (r *reporter) headline() bool {
	s := r.d.Tokens[r.to-1]
	if s.Norm == "." {
		return false
	}
	long, capital := 0, 0
	for _, t := range r.d.Tokens[r.from:r.to] {
		if t.Tag != "PUNCT" && t.Len() > 3 {
			long++
			if Capital(t.Of(r.d.Text)) {
				capital++
			}
		}
	}
	return s.Sentence == 0 || long > 3 && capital*10 > long*7
}

// heads returns the token among those from a to b on which the others hang; None.
func (r *reporter) heads(a, b int) int {
	for k := a; k < b; k++ {
		if h := r.d.Tokens[k].Head; r.d.Tokens[k].Tag != "PUNCT" && (h < a || h >= b) {
			return k
		}
	}
	return None
}
