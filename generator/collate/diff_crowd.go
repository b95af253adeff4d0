package collate

// sameCrowd reports whether one number is the figure for a crowd of which another text says but "thousands": both texts
// have one crowd only.
func (d *differ) sameCrowd(all []quantity, i, j int) bool {
	a, b := &all[i], &all[j]
	if a.vague == b.vague || a.at.Source == b.at.Source || !a.people || !b.people || a.unit != "" || b.unit != "" || a.became != "" || b.became != "" {
		return false
	}
	if b.vague {
		a, b, i, j = b, a, j, i
	}
	if b.n.Low < 1_000_000 || b.n.Low < a.n.Low || b.n.High > a.n.High {
		return false
	}
	for k := range all {
		q := &all[k]
		if q.unit != "" || !q.people || k == i || k == j || q.n.Low < 1_000_000 {
			continue
		}
		if q.at.Source == b.at.Source && !(q.vague && q.n.Low <= b.n.Low && b.n.High <= q.n.High) || q.at.Source == a.at.Source && q.n.Low != a.n.Low {
			return false
		}
	}
	return true
}

// withFate is the place of a number with its noun and, of people, what became of them where that stands close by: "31
// people were hurt"; of a distance with "within".
func (d *differ) withFate(q *quantity) Ref {
	r := d.withHead(q)
	v := &d.view[r.Source]
	t := v.tokens(r.Span)
	s := v.doc.Sentences[q.sentence].Tokens
	if q.unit == "m" && t[0] > s[0] && v.norm(t[0]-1) == "within" {
		t[0]--
	}
	if q.became != "" {
		table := d.words.Table("becoming")
		class := func(k int) bool {
			if n, e := table.Match([]string{v.norm(k), v.norm(k + 1), v.norm(k + 2)}); n > 0 {
				return table.Field(e, 0) == q.became
			}
			return table.Field(v.stem(k), 0) == q.became
		}
		behind := false
		for k := t[1]; k < min(s[1], t[1]+4) && v.doc.Tokens[k].Word && v.number[k] < 0; k++ {
			if class(k) {
				t[1], behind = k+1, true
				break
			}
		}
		for k := t[0] - 1; !behind && k >= max(s[0], t[0]-2) && v.doc.Tokens[k].Word; k-- {
			if class(k) {
				t[0] = k
				break
			}
		}
	}
	return ref(r.Source, v.span(v.doc.Widen(t, s[0], s[1], t[1]-t[0]+6)))
}
