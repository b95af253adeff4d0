package digest

// repeatShare is the share of a cut's words, in thousandths, from which on a sentence that has them tells it already.
const repeatShare = 600

// repeats reports whether a cut says in other words what a sentence that is taken says: that one has most of its words,
// and no figure, name, statement of several sources or quotation in it is new.
func (s *selection) repeats(i int) bool {
	c := &s.pool[i]
	if s.same[i] < repeatShare {
		return false
	}
	for _, st := range c.covers {
		if !s.covered[st] && len(s.k.support[st]) > 1 {
			return false
		}
	}
	for _, t := range s.k.marked(c) {
		if !s.printed[t] {
			return false
		}
	}
	return true
}

// marked returns the stems of a cut that stand for something of its own: figures, names, and words in quotation marks.
func (k *composer) marked(c *cut) []int32 {
	d, v := k.doc(c.source), &k.views[c.source]
	var out []int32
	for _, i := range c.kept {
		for j := d.Clauses[i].Tokens[0]; j < d.Clauses[i].Tokens[1]; j++ {
			if id, ok := k.ids[d.Tokens[j].Stem]; ok && (v.quoted[j] || v.named[j] != 0 || k.figure[id]) {
				out = append(out, id)
			}
		}
	}
	return out
}
