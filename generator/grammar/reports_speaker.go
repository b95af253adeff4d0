package grammar

// Who says what a cue reports.

// nextTo returns the head of the phrase between a quotation that ends before a cue and the cue, or right behind the cue, where
// the tree does not tell who speaks; None.
func (r *reporter) nextTo(x Report) int {
	c := x.Content[0]
	if r.of[c[1]-1] == 0 && !r.edge(c[1]-1) || c[1] > x.Cue[0] || x.Cue[0]-c[1] > 8 {
		return None
	}
	from, to := c[1], x.Cue[0]
	if r.onlyMarks(from, to) {
		from, to = x.Cue[1], min(x.Cue[1]+6, r.to)
	}
	for k := from; k < to; k++ {
		t := &r.d.Tokens[k]
		if t.Tag == "VERB" || t.Tag == "AUX" || t.Norm == "," {
			break
		}
		if p := r.d.PhraseAt(k); p != None && r.of[k] == 0 && t.Tag != "NUM" && !r.timed(k) {
			return k
		}
	}
	return None
}

// quotedBy returns the verb on which "as saying" hangs: "cited the mayor as saying", "was quoted as saying"; None.
func (r *reporter) quotedBy(c cue) int {
	m, h := r.child(c.at, "mark", "case"), r.d.Tokens[c.at].Head
	if m == None || h == None || r.d.Tokens[m].Norm != "as" || !r.words.quotes.Has(r.lemma(h)) || !r.passive(h) && r.child(h, "obj") == None {
		return None
	}
	return h
}

func (r *reporter) passive(i int) bool { return r.child(i, "aux:pass", "nsubj:pass") != None }

// quotesAnother reports whether somebody else is quoted by a verb: "as saying" hangs on it.
func (r *reporter) quotesAnother(i int) bool {
	found := false
	r.each(i, func(k int) { found = found || r.quotedBy(cue{at: k}) == i })
	return found
}

// speaker returns the head of the words that name who says it; None.
func (r *reporter) speaker(c cue) int {
	d := r.d
	if d.Tokens[c.at].Tag == "NOUN" {
		return r.child(c.at, "nmod:poss")
	}
	if c.frame == None {
		return None
	}
	x := &d.Frames[c.frame]
	if by := r.quotedBy(c); by != None {
		if r.passive(by) {
			return r.child(by, "nsubj:pass", "nsubj")
		}
		return r.child(by, "obj")
	}
	for _, a := range x.Arguments {
		if a.Role == Agent && (a.Case == "" || a.Case == "by") && a.Phrase != None && a.Token != c.at && !r.elsewhere(a.Token, c.at) {
			return a.Token
		}
	}
	if x.Passive {
		return None
	}
	if s := subjectOf(x); s != None && !r.elsewhere(s, c.at) {
		return s
	}
	found := None
	r.each(c.at, func(k int) {
		if is(d.Tokens[k].Relation, "nsubj") && !r.elsewhere(k, c.at) {
			found = k
		}
	})
	return found
}

// elsewhere reports whether a token is a word of a quotation that a verb does not stand in.
func (r *reporter) elsewhere(i, verb int) bool {
	return r.of[i] > 0 && r.of[i] != r.of[verb] && r.quotes[r.of[i]-1].bytes > short
}

// say fills in who says it: the words that hang on a head, those of the cue's own side only.
func (r *reporter) say(x *Report, head, verb int) {
	if head == None {
		return
	}
	all := r.reaches.of(head)
	if head < verb {
		all[1] = min(all[1], max(x.Cue[0], head+1))
	} else {
		all[0] = max(all[0], x.Cue[1])
	}
	for k := head - 1; k >= all[0]; k-- { // no words of a quotation
		if q := r.of[k]; q > 0 && q != r.of[head] && r.quotes[q-1].bytes > short {
			all[0] = k + 1
		}
	}
	for all[0] < head && r.d.Tokens[all[0]].Tag == "PUNCT" {
		all[0]++
	}
	if c := r.child(head, "case"); c != None && c >= all[0] && c < head && all[0] == c {
		all[0]++
		for all[0] < head && r.d.Tokens[all[0]].Relation == "fixed" {
			all[0]++
		}
	}
	if r.d.Tokens[head].Features.Poss == "Yes" {
		all = [2]int{head, head + 1}
	}
	a, b := r.extent(head)
	if r.d.Tokens[head].Tag == "PRON" {
		a, b = head, head
	}
	if o := r.child(head, "appos"); o == b+1 && r.d.Tokens[o].Tag == "PROPN" {
		_, b = r.extent(o) // "the girl's mother Ann Lee"
	}
	x.Source, x.Speaker = all, [2]int{max(a, all[0]), min(b+1, all[1])}
	for _, k := range []*[2]int{&x.Source, &x.Speaker} {
		for k[1] > k[0]+1 && r.d.Tokens[k[1]-1].Tag == "PART" {
			k[1]-- // "Delft's"
		}
	}
	if m := r.d.MentionAt(head); m != None {
		x.Mention = m
	}
}
