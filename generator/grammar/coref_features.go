package grammar

import "strconv"

// bucket names a count by its size.
func bucket(n int) string {
	switch {
	case n < 4:
		return strconv.Itoa(n)
	case n < 7:
		return "4"
	}
	return "7"
}

// place is the part that a mention has in its clause.
func (r *resolver) place(m *Mention) string {
	t := &r.d.Tokens[m.Head]
	switch base(t.Relation) {
	case "nsubj":
		return "s"
	case "obj", "iobj":
		return "o"
	case "obl":
		return "x"
	case "nmod":
		if t.Relation == "nmod:poss" {
			return "p"
		}
		return "n"
	case "conj":
		return "c"
	case "appos":
		return "a"
	case "compound":
		return "m"
	}
	return "r"
}

// features tells how a pronoun and a candidate lie to each other. Each name begins with the group of pronouns whose weight it
// is, as the groups follow different rules.
func (r *resolver) features(p, a int, class string, rank int) []string {
	d := r.d
	m, o := &d.Mentions[p], &d.Mentions[a]
	e := r.entities[r.of[a]]
	g := class[:1]
	if class == "she" {
		g = "h"
	}
	pt, ot := &d.Tokens[m.Head], &d.Tokens[o.Head]
	dist := bucket(pt.Sentence - ot.Sentence)
	mine, its := r.place(m), r.place(o)
	kind := string(o.Kind[:1])
	if o.Kind == Nominal && o.Phrase == None {
		kind = "&"
	}
	if o.Kind == Pronoun && pronounClass(ot) == class {
		kind = "="
	}
	trait := "?"
	if e.kind != 0 {
		trait = string(e.kind)
	}
	gender := "?"
	if e.gender != 0 {
		gender = string(e.gender)
	}
	number := "?"
	if e.number != 0 {
		number = string(e.number)
	}
	named := "n"
	if len(e.names) > 0 {
		named = "N"
	}
	f := make([]string, 0, 28)
	add := func(s string) { f = append(f, g+s) }
	if a > p {
		add("ahead" + mine + kind)
		add("ahead-named" + named + trait)
	}
	add("rank" + bucket(rank))
	add("dist" + dist)
	add("dist-kind" + dist + kind)
	add("kind" + kind + its)
	add("places" + mine + its)
	add("dist-place" + dist + its)
	add("trait" + trait + named)
	add("gender" + gender + named + trait)
	add("number" + number + trait)
	add("size" + bucket(len(e.mentions)) + named)
	add("dist-rank" + dist + bucket(rank))
	add("dist-place-kind" + dist + its + kind)
	add("number-kind" + number + kind + mine)
	recent := 0
	for _, k := range e.mentions {
		if k < p && pt.Sentence-d.Tokens[d.Mentions[k].Head].Sentence < 3 {
			recent++
		}
	}
	add("recent" + bucket(recent) + kind)
	add("recent-dist" + bucket(recent) + dist)
	if ot.Head != None {
		add("on-tag" + string(d.Tokens[ot.Head].Tag) + its)
	}
	if pt.Features.Poss != "" {
		add("own" + its + dist + strconv.FormatBool(pt.Head == ot.Head))
	}
	if o.Phrase != None && len(d.Phrases[o.Phrase].Of) > 0 {
		add("has-of" + its)
	}
	if class == "he" || class == "she" {
		want := byte('m')
		if class == "she" {
			want = 'f'
		}
		if e.gender == want {
			add("right-gender" + named)
		} else {
			add("no-gender" + named + trait)
		}
	}
	if o.Kind == Nominal {
		add("noun-definite" + strconv.FormatBool(r.definite(a)))
		add("noun:" + r.lemmas[a])
	}
	pf, of := r.clauses.ownerOf[m.Head], r.clauses.ownerOf[o.Head]
	if pf != None && pf == of {
		own := "arg"
		if pt.Relation == "nmod:poss" {
			own = "poss"
		}
		if pt.Features.Reflex != "" {
			own = "self"
		}
		add("same-clause" + own + its)
	} else if pf != None && of != None && pt.Sentence == ot.Sentence {
		switch {
		case r.d.Frames[pf].Parent == int(of):
			add("parent-clause" + mine + its)
		case r.d.Frames[of].Parent == int(pf):
			add("child-clause" + mine + its)
		case d.Frames[pf].Kind == Coordinate:
			add("joined-clause" + mine + its)
		}
	}
	if pf != None {
		x := &d.Frames[pf]
		if x.Speaker != None && r.of[x.Speaker] == r.of[a] {
			add("speaker" + strconv.FormatBool(r.quoted[m.Head]))
		}
		if mine == "s" && r.words.speaks(r.lemma(x.Predicate)) {
			add("says" + trait + named)
		}
	}
	if r.quoted[m.Head] != r.quoted[o.Head] {
		add("quote" + strconv.FormatBool(r.quoted[m.Head]) + dist)
	}
	// The chain as a whole: whether it was the subject lately, and whether it is the first of its sentence.
	subjects, last := 0, None
	for _, k := range e.mentions {
		if k >= p {
			break
		}
		last = k
		if r.place(&d.Mentions[k]) == "s" {
			subjects++
		}
	}
	add("subjects" + bucket(subjects))
	if last != None && last == a && r.firstOf(a) {
		add("opens" + dist + its)
	}
	if e.mentions[0] < 3 {
		add("early" + named)
	}
	if mine == "s" && its == "s" && pf != None && of != None && r.lemma(d.Frames[pf].Predicate) == r.lemma(d.Frames[of].Predicate) {
		add("same-verb")
	}
	return f
}

// firstOf reports whether a mention is the first of its sentence.
func (r *resolver) firstOf(a int) bool {
	return a == 0 || r.d.Tokens[r.d.Mentions[a-1].Head].Sentence != r.d.Tokens[r.d.Mentions[a].Head].Sentence
}

// none tells what speaks for a pronoun that stands for nothing that was named.
func (r *resolver) none(p int, class string, candidates int) []string {
	d := r.d
	m := &d.Mentions[p]
	g := "-" + class[:1]
	if class == "she" {
		g = "-h"
	}
	f := make([]string, 0, 12)
	add := func(s string) { f = append(f, g+s) }
	add("")
	add(class)
	add("place" + r.place(m))
	add("candidates" + bucket(candidates))
	h := m.Head
	if d.Tokens[h].Head != None {
		h = d.Tokens[h].Head
	}
	add("on:" + r.lemma(h))
	add("tag" + string(d.Tokens[h].Tag))
	if k := r.child(h, "ccomp", "csubj", "xcomp", "advcl"); k != None && r.child(h, "cop") != None {
		add("clause" + string(d.Tokens[h].Tag))
	}
	if r.child(h, "acl:relcl") != None {
		add("cleft")
	}
	if d.Tokens[m.Head].Sentence == 0 {
		add("first")
	}
	if r.quoted[m.Head] {
		add("quoted")
	}
	return f
}
