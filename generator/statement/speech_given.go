package statement

// given reads words that somebody gave out in writing and a colon announces: "Roe released the following statement:
// “…”", `She issued a statement to the paper: "…"`. Whoever is named last before the colon as having carried it, as in
// "…, Radio Seven reports:", is not the speaker.
func (r *speechReader) given(first int) {
	colon, q := -1, -1
	for k := r.from + 3; k < r.to; k++ {
		if r.norm(k) != ":" || r.quote[k] > 0 {
			continue
		}
		if q = r.quoteAt(k); q >= 0 || k+1 == r.to {
			colon = k
		}
	}
	if colon < 0 {
		return
	}
	writings, gives := r.d.words().Table("writings"), r.d.words().Table("giving")
	for v := r.from; v < colon; v++ {
		if !r.isFinite(v) || !gives.Has(r.d.verbs.At(v).base) || r.quote[v] > 0 {
			continue
		}
		what := v + 1
		for what < min(v+6, colon) && !writings.Has(r.norm(what)) && !r.isStop(what) && !r.isFinite(what) {
			what++
		}
		if !writings.Has(r.norm(what)) {
			continue
		}
		start := v
		for start > r.from && (r.tag(start-1) == adverb || r.tag(start-1) == auxiliary) {
			start--
		}
		all, subject := r.subject(start)
		if all[0] == all[1] {
			continue
		}
		x := report{source: all, subject: subject, cue: [2]int{start, v + 1}, clausal: true, sentence: r.sentence, entity: -1}
		if q >= 0 {
			r.quoteContent(&x, colon, q)
		} else {
			x.waits = true
		}
		kept := r.reports[:first]
		for _, y := range r.reports[first:] {
			if y.waits || q >= 0 && overlapsAny(y.content, r.d.Quotes[q].Outer) {
				continue // who carried it
			}
			kept = append(kept, y)
		}
		r.reports = append(kept, x)
		return
	}
}
