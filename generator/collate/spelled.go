package collate

import "cmp"

// spelled returns a word for readers of a stem, or of a base form, which serve comparing alone: the form that the articles
// have most often, and of those the shortest. Whatever is told of a difference is told in such words.
func (d *differ) spelled(stem string) string {
	count := map[string]int{}
	for i := range d.view {
		v := &d.view[i]
		for k := range v.doc.Tokens {
			if t := &v.doc.Tokens[k]; t.Word && (t.Stem == stem || d.verb(v, k) == stem) {
				count[v.norm(k)]++
			}
		}
	}
	best := ""
	for w, n := range count {
		if best == "" || cmp.Or(cmp.Compare(n, count[best]), cmp.Compare(len(best), len(w)), cmp.Compare(best, w)) > 0 {
			best = w
		}
	}
	return cmp.Or(best, stem)
}
