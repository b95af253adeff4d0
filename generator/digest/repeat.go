package digest

// repeatShare is the share of a cut's words, in thousandths, from which on a sentence that has them tells it already.
const repeatShare = 600

// wornShare is the same share for all that is taken together.
const wornShare = 750

// repeats reports whether a cut says in other words what a sentence that is taken says, or several of them: they have
// most of its words, and no figure, name, statement of several sources or quotation in it is new.
func (s *selection) repeats(i int) bool {
	c := &s.pool[i]
	if s.same[i] < repeatShare && s.worn(c) < wornShare {
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

// worn is the share of a cut's words that are printed already, in thousandths.
func (s *selection) worn(c *cut) int {
	n := 0
	for _, t := range c.stems {
		if s.printed[t] {
			n++
		}
	}
	return 1000 * n / max(len(c.stems), 1)
}

// marked returns the stems of a cut that stand for something of its own: figures, names, and words in quotation marks.
func (k *composer) marked(c *cut) []int32 {
	d, v := k.doc(c.source), &k.views[c.source]
	var out []int32
	for _, i := range c.kept {
		for j := d.Clauses[i].Tokens[0]; j < d.Clauses[i].Tokens[1]; j++ {
			if v.named[j] == 2 && j+1 < len(v.named) && v.named[j+1] == 2 && !v.quoted[j] {
				continue // a first name: the last one tells who it is
			}
			if id, ok := k.ids[d.Tokens[j].Stem]; ok && (v.quoted[j] || v.named[j] != 0 || k.figure[id]) {
				out = append(out, id)
			}
		}
	}
	return out
}
