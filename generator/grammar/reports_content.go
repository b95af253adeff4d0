package grammar

// way is one by which what is said stands beside a cue.
type way struct {
	id      string
	takes   takes // what the cue must take
	clausal bool
	asks    func(r *reporter, c cue) [][2]int // the ranges of what is said; none where it does not stand so
}

// ways is asked in order; the first that finds something tells what is said.
var ways = []way{
	{"clause", takesThat | takesClause | takesQuote, true, (*reporter).clause},
	{"noun", takesNoun, true, func(r *reporter, c cue) [][2]int {
		return [][2]int{r.reaches.of(r.toldBy(c.at, r.words.nouns[r.lemma(c.at)]))}
	}},
	{"beside", takesThat | takesClause | takesQuote, true, (*reporter).around},
	{"asked", takesAsks, false, (*reporter).asked},
	{"quotation", takesQuote | takesThat | takesWhom, true, (*reporter).quotation},
	{"infinitive", takesInf, false, func(r *reporter, c cue) [][2]int { return r.hanging(c.at, "xcomp") }},
	{"behind-all", takesThat | takesQuote, true, (*reporter).before},
	{"passive", takesThat | takesThing, false, (*reporter).passiveContent},
	{"object", takesThing | takesOf, false, (*reporter).object},
}

// hanging returns the words of what hangs on a token by one of the relations.
func (r *reporter) hanging(i int, relations ...string) [][2]int {
	if k := r.child(i, relations...); k != None {
		return [][2]int{r.reaches.of(k)}
	}
	return nil
}

// clause returns a clause that hangs on the verb: "said that …", "said …", "…, said the mayor".
func (r *reporter) clause(c cue) [][2]int {
	k := r.child(c.at, "ccomp")
	if k == None {
		k = r.paratactic(c.at)
	}
	if k == None {
		return nil
	}
	if m := r.child(k, "mark"); c.takes&takesThat == 0 && c.takes&takesClause != 0 && m == None && r.of[k] == 0 && k > c.at && !r.asksSomething(k) {
		return nil // "never without"
	}
	if k > c.at {
		s := r.reaches.of(k)
		if o := r.child(c.at, "obj"); o != None && o > c.at && o < s[0] && c.takes&(takesWhom|takesAsks) == 0 && r.child(k, "nsubj", "nsubj:pass", "mark", "expl") == None {
			s[0] = int(r.reaches.first[o]) // its subject: "admitted the names of his crew had been read"
		}
		return r.without(r.further(s, c), c)
	}
	return r.without(r.reaches.of(k), c)
}

// further widens what is said by what follows it and hangs on the verb, or on what stands before, only because the tree is
// wrong: no object or clause can follow what is said without a mark or conjunction.
func (r *reporter) further(s [2]int, c cue) [2]int {
	for s[1] < r.to && r.d.Tokens[s[1]].Tag != "PUNCT" {
		if j := r.joined(s, c); j != None {
			s[1] = r.reaches.of(j)[1]
			continue
		}
		k, up := s[1], r.d.Tokens[s[1]].Head
		for up != None && up != c.at && !(up >= s[0] && up < s[1]) && k != c.at {
			k, up = up, r.d.Tokens[up].Head
		}
		if k == c.at || up == None || k >= s[1] && !mistaken[base(r.d.Tokens[k].Relation)] || k < s[0] && k < c.at {
			break
		}
		if r.d.Tokens[s[1]].Relation == "cc" || k >= s[1] && r.child(k, "cc") != None {
			break
		}
		if k >= s[1] {
			s[1] = max(s[1]+1, r.reaches.of(k)[1])
		} else {
			s[1]++
		}
	}
	return s
}

// joined returns the head of what a conjunction behind what is said, without a comma, joins with it, though it hangs before that: a
// clause with a subject of its own, "warned that the pier was weak and the ferry was late", or a further infinitive; None.
func (r *reporter) joined(s [2]int, c cue) int {
	d := r.d
	j := d.Tokens[s[1]].Head
	if base(d.Tokens[s[1]].Relation) != "cc" || j == None || j <= s[1] || !is(d.Tokens[j].Relation, "conj") || d.Tokens[j].Head > c.at || r.of[s[1]] > 0 {
		return None
	}
	if o := r.child(j, "nsubj", "nsubj:pass", "expl"); o != None && o > s[1] && r.finiteIn([2]int{s[1], j + 1}) {
		return j
	}
	if m := d.Tokens[s[0]].Norm; c.takes&(takesAsks|takesInf) != 0 && m != "that" && r.child(j, "nsubj", "aux", "mark") == None && d.Tokens[j].Tag == "VERB" && d.Tokens[j].Norm == r.lemma(j) {
		return j
	}
	return None
}

// mistaken is the relations by which nothing hangs on a verb of speech behind what is said.
var mistaken = map[string]bool{"obj": true, "ccomp": true, "xcomp": true, "dep": true, "nmod": true, "nsubj": true, "acl": true, "aux": true, "cop": true}

// asksSomething reports whether a clause is an indirect question.
func (r *reporter) asksSomething(k int) bool {
	found := false
	r.each(k, func(x int) { found = found || r.d.Tokens[x].Features.PronType == "Int" })
	return found || r.d.Tokens[k].Features.PronType == "Int"
}

// paratactic returns the clause that hangs on a verb beside it and is what is said: behind a colon, or in quotation marks.
func (r *reporter) paratactic(at int) int {
	found := None
	r.each(at, func(k int) {
		if found == None && is(r.d.Tokens[k].Relation, "parataxis") && k > at && (r.of[k] > 0 || r.behindColon(k)) {
			found = k
		}
	})
	return found
}

func (r *reporter) behindColon(k int) bool {
	a := int(r.reaches.first[k])
	for a > r.from && r.d.Tokens[a-1].Norm == "\"" {
		a--
	}
	return a > r.from && r.d.Tokens[a-1].Norm == ":"
}

// around returns the clause on which a verb hangs that is set in it, or behind it, without the words of the report.
func (r *reporter) around(c cue) [][2]int {
	h := r.d.Tokens[c.at].Head
	if h != None && is(r.d.Tokens[c.at].Relation, "advcl") && c.takes&(takesThat|takesQuote) != 0 && r.child(c.at, "ccomp", "obj") == None {
		if m := r.child(c.at, "mark"); m != None && r.d.Tokens[m].Norm == "as" && r.child(c.at, "nsubj") != None {
			return r.without(r.reaches.of(h), c) // "as some noted, …"
		}
	}
	if h == None || !is(r.d.Tokens[c.at].Relation, "parataxis") || r.child(c.at, "ccomp") != None || r.of[h] == 0 && c.takes&(takesThat|takesClause) == 0 {
		return nil
	}
	if h > c.at && !r.behindColon(h) && r.of[h] == 0 && int(r.reaches.last[c.at]) > h {
		return nil
	}
	if a := int(r.reaches.first[c.at]); h < c.at && a > r.from && r.d.Tokens[a-1].Norm == ";" {
		return nil // a statement of its own: "…; prosecutors had asked for more"
	}
	return r.without(r.reaches.of(h), c)
}

// before returns all that stands before a speaker and a verb that end a sentence behind a comma: "…, the mayor said."
func (r *reporter) before(c cue) [][2]int {
	s := r.child(c.at, "nsubj")
	if s == None || s > c.at || r.elsewhere(s, c.at) || r.child(c.at, "obj", "ccomp", "xcomp") != None {
		return nil
	}
	a, _ := r.extent(s)
	if !r.onlyMarks(c.end, r.to) || a <= r.from || !r.edge(a-1) && r.of[a-1] == 0 || r.d.Tokens[s].Features.PronType == "Rel" || !r.finiteIn([2]int{r.from, a}) {
		return nil
	}
	return [][2]int{{r.from, a}}
}

// without returns the parts of a range that the words of a report leave.
func (r *reporter) without(whole [2]int, c cue) [][2]int {
	if whole[0] > c.at && r.under(whole[0], c.at) {
		return [][2]int{whole} // what hangs on the report behind it
	}
	hole := r.reaches.of(c.at)
	if hole[0] <= whole[0] && hole[1] >= whole[1] { // what is said hangs on the report
		if whole[0] <= c.at && c.at < whole[1] {
			hole = [2]int{c.at, c.end}
			r.each(c.at, func(k int) {
				if x := r.reaches.of(k); is(r.d.Tokens[k].Relation, "nsubj") || x[0] == hole[1] {
					hole = [2]int{min(hole[0], x[0]), max(hole[1], x[1])}
				}
			})
		} else {
			return [][2]int{whole}
		}
	}
	var out [][2]int
	if a := [2]int{whole[0], min(whole[1], hole[0])}; a[0] < a[1] && r.hasWord(a) {
		out = append(out, a)
	}
	if b := [2]int{max(whole[0], hole[1]), whole[1]}; b[0] < b[1] && r.hasWord(b) {
		out = append(out, b)
	}
	return out
}

func (r *reporter) hasWord(s [2]int) bool {
	for _, t := range r.d.Tokens[s[0]:s[1]] {
		if t.Tag != "PUNCT" {
			return true
		}
	}
	return false
}

// quotation returns a quotation that hangs on the verb in whatever way, or stands right beside the words of the report.
func (r *reporter) quotation(c cue) [][2]int {
	all := r.reaches.of(c.at)
	for n := range r.here {
		q := r.here[n].tokens
		if q[1] <= r.from || c.takes&takesQuote == 0 && r.here[n].bytes < 30 {
			continue
		}
		if r.outside(q) == c.at && !r.within(q, c.at) {
			return [][2]int{q}
		}
		if q[1] == all[0] || q[1]+1 == all[0] && r.edge(q[1]) {
			return [][2]int{q}
		}
		if k := c.end; q[0] >= k && (r.onlyMarks(k, q[0]) || c.takes&takesWhom != 0 && r.hearers(c, q[0])) {
			return [][2]int{q}
		}
	}
	return nil
}

// hearers reports whether only who hears it and when stands between a cue and a quotation behind a comma or colon: "telling the
// crew on Monday, “…”".
func (r *reporter) hearers(c cue, to int) bool {
	o := r.child(c.at, "obj", "iobj", "obl")
	if o == None || o < c.end || o >= to || to-c.end > 16 || !r.edge(to-1) || r.d.Tokens[to-1].Norm == "." {
		return false
	}
	for k := c.end; k < to-1; k++ {
		if t := &r.d.Tokens[k]; t.Tag == "VERB" || t.Tag == "AUX" || t.Norm == "," || r.of[k] > 0 {
			return false
		}
	}
	return true
}

// within reports whether a quotation stands in an object of the verb: "praised their “courage”".
func (r *reporter) within(q [2]int, verb int) bool {
	o := r.child(verb, "obj", "obl")
	return o != None && o >= q[0] && o < q[1] && int(r.reaches.first[o]) < q[0]
}

func (r *reporter) onlyMarks(a, b int) bool {
	for ; a < b; a++ {
		if r.d.Tokens[a].Tag != "PUNCT" {
			return false
		}
	}
	return true
}

// asked returns who is asked and what for: "urged the town to repair the pier".
func (r *reporter) asked(c cue) [][2]int {
	k, o := r.child(c.at, "xcomp", "advcl", "ccomp"), r.child(c.at, "obj", "iobj")
	if k == None || k < c.at {
		return nil
	}
	if m := r.child(k, "mark"); m == None || r.d.Tokens[m].Norm != "to" {
		return nil
	}
	if r.passive(c.at) && r.speaker(c) == None {
		return nil
	}
	s := r.reaches.of(k)
	if o != None && o > c.at {
		s[0] = min(s[0], int(r.reaches.first[o]))
	}
	return [][2]int{r.further(s, c)}
}

// passiveContent returns what somebody is said to do: "The man is said to have left".
func (r *reporter) passiveContent(c cue) [][2]int {
	if c.frame == None || !r.d.Frames[c.frame].Passive {
		return nil
	}
	k, s := r.child(c.at, "xcomp", "ccomp"), r.child(c.at, "nsubj:pass", "nsubj")
	agent := r.speaker(c)
	if k == None && agent == None {
		return nil
	}
	var out [][2]int
	if s != None && r.d.Tokens[s].Features.PronType != "Rel" {
		out = append(out, r.reaches.of(s))
	} else if h := r.d.Tokens[c.at].Head; s == None && is(r.d.Tokens[c.at].Relation, "acl") {
		a, _ := r.extent(h)
		out = append(out, [2]int{a, h + 1})
	}
	if k != None && k > c.at {
		out = append(out, r.reaches.of(k))
	}
	return out
}

// object returns what is spoken of: the object, with what stands behind it up to a clause of the text's own.
func (r *reporter) object(c cue) [][2]int {
	if c.frame != None && r.d.Frames[c.frame].Passive {
		return nil
	}
	o := r.child(c.at, "obj")
	if k := r.child(c.at, "xcomp"); o == None && k != None && r.d.PhraseAt(k) != None {
		o = k // "called it a joke", with two predicates in a broken tree
	}
	if o == None {
		if o = r.child(c.at, "obl"); o == None || c.end == c.at+1 && c.takes&takesOf == 0 || o < c.at {
			return nil
		}
	}
	if o < c.at {
		return nil
	}
	s := r.reaches.of(o)
	s[0] = max(s[0], c.end)
	r.each(c.at, func(k int) {
		if k <= o {
			return
		}
		switch base(r.d.Tokens[k].Relation) {
		case "obl", "xcomp", "advmod", "obj", "ccomp", "dep", "nmod":
			if x := r.reaches.of(k); (x[0] == s[1] || x[0] == s[1]+1 && r.of[s[1]] > 0 && r.d.Tokens[s[1]].Tag == "PUNCT") && !r.timed(k) {
				s[1] = max(s[1], x[1])
			}
		case "advcl":
			if x := r.reaches.of(k); x[0] == s[1] && c.takes&(takesOf|takesAs) != 0 {
				s[1] = max(s[1], x[1])
			}
		}
	})
	return [][2]int{s}
}

// timed reports whether a phrase tells when.
func (r *reporter) timed(k int) bool {
	n := r.d.Tokens[k].Norm
	return r.words.weekdays.Has(n) || r.words.months.Has(n) || r.words.moment.Has(n)
}
