package grammar

import "strings"

// mentions makes a mention of each noun phrase that can stand for somebody or something, of names that describe another noun
// ("the Lund family"), and of coordinated phrases as a whole. They stand in the order of their heads; a coordinated phrase
// stands behind its first part.
func (f *forest) mentions(phraseOf []int32) {
	d := f.d
	for i := range d.Tokens {
		t := &d.Tokens[i]
		switch p := phraseOf[i]; {
		case p != None && f.stands(i):
			d.Phrases[p].Mention = len(d.Mentions)
			d.Mentions = append(d.Mentions, Mention{Span: d.Phrases[p].Span, Head: i, Phrase: int(p), Kind: kindOf(t), Chain: None, Link: None})
			if f.coordinated(int(p)) {
				m := d.Mentions[len(d.Mentions)-1]
				for _, j := range d.Phrases[p].Conjuncts {
					m.End = max(m.End, d.Phrases[j].End)
				}
				m.Phrase, m.Kind = None, Nominal
				d.Mentions = append(d.Mentions, m)
			}
		case p == None && t.Tag == "PROPN" && is(t.Relation, "compound") && t.Head != None && d.Tokens[t.Head].Tag == "NOUN":
			a, b := f.extent(i)
			d.Mentions = append(d.Mentions, Mention{
				Span: Span{Start: d.Tokens[a].Start, End: d.Tokens[b].End}, Head: i, Phrase: None, Kind: Named, Chain: None, Link: None,
			})
		}
	}
}

func kindOf(t *Token) MentionKind {
	switch t.Tag {
	case "PROPN":
		return Named
	case "PRON":
		return Pronoun
	}
	return Nominal
}

// stands reports whether a phrase can stand for something: it is no relative or interrogative pronoun and no bare measure.
func (f *forest) stands(i int) bool {
	t := &f.d.Tokens[i]
	switch t.Features.PronType {
	case "Rel", "Int":
		return false
	}
	if t.Tag == "PRON" {
		return t.Norm != "there" && !f.words.denial.Has(t.Norm)
	}
	return t.Tag != "SYM" && t.Tag != "X"
}

// coordinated reports whether a phrase is joined with others by "and".
func (f *forest) coordinated(p int) bool {
	for _, j := range f.d.Phrases[p].Conjuncts {
		if cc := f.child(f.d.Phrases[j].Head, "cc"); cc != None && (f.d.Tokens[cc].Norm == "and" || f.d.Tokens[cc].Norm == "&") {
			return true
		}
	}
	return false
}

// pronounClass is which pronouns stand for the same kinds of things: "he" for "him" and "his" too; "" for words that are none
// of them.
func pronounClass(t *Token) string {
	if t.Tag != "PRON" {
		return ""
	}
	switch t.Norm {
	case "he", "him", "his", "himself":
		return "he"
	case "she", "her", "hers", "herself":
		return "she"
	case "they", "them", "their", "theirs", "themselves", "'em":
		return "they"
	case "it", "its", "itself":
		return "it"
	case "i", "me", "my", "mine", "myself":
		return "i"
	case "we", "us", "our", "ours", "ourselves", "'s":
		return "we"
	case "you", "your", "yours", "yourself", "yourselves":
		return "you"
	case "this", "that":
		return "this"
	case "these", "those":
		return "these"
	}
	return ""
}

// traits is what is known of who or what a mention stands for. What is unknown is 0.
type traits struct {
	gender byte // 'm', 'f'
	kind   byte // 'p' a person, 'b' a body, 'l' a place, 't' a time or a measure, 'x' another thing
	number byte // 's', 'p'
}

// traitsOf reads what a mention's own words tell.
func (f *forest) traitsOf(m *Mention) traits {
	d := f.d
	t := &d.Tokens[m.Head]
	var x traits
	switch t.Features.Number {
	case "Sing":
		x.number = 's'
	case "Plur", "Ptan":
		x.number = 'p'
	}
	if m.Kind == Nominal && m.Phrase == None {
		x.number = 'p'
		if k := f.kindOfNoun(m.Head); k == 'p' {
			x.kind = k
		}
		return x
	}
	switch m.Kind {
	case Pronoun:
		switch pronounClass(t) {
		case "he":
			return traits{'m', 'p', 's'}
		case "she":
			return traits{'f', 'p', 's'}
		case "i":
			return traits{0, 'p', 's'}
		case "we":
			return traits{0, 'p', 'p'}
		case "they", "these":
			x.number = 'p'
		case "it":
			return traits{0, 'x', 's'}
		}
		if strings.HasSuffix(t.Norm, "one") || strings.HasSuffix(t.Norm, "body") || t.Norm == "who" {
			x.kind = 'p'
		}
	case Named:
		f.traitsOfName(m, &x)
	case Nominal:
		x.kind = f.kindOfNoun(m.Head)
		x.gender = f.genderOfNoun(m.Head)
		if t.Tag == "NUM" && t.Norm != "one" && t.Norm != "1" {
			x.number = 'p'
		}
	}
	return x
}

// traitsOfName reads a name: its given name, a title or role beside it, and the kind of its last word.
func (f *forest) traitsOfName(m *Mention, x *traits) {
	d := f.d
	given := f.nameTokens(m)
	for _, k := range given {
		n := d.Tokens[k].Norm
		switch n {
		case "mr", "mr.", "sir", "lord", "king", "prince":
			x.gender, x.kind = 'm', 'p'
		case "mrs", "mrs.", "ms", "ms.", "miss", "lady", "queen", "princess", "madam", "madame", "dame":
			x.gender, x.kind = 'f', 'p'
		}
	}
	f.each(m.Head, func(c int) {
		t := &d.Tokens[c]
		if t.Relation == "nmod:desc" || is(t.Relation, "compound") && t.Tag == "NOUN" || is(t.Relation, "appos") && t.Tag == "NOUN" {
			if k := f.kindOfNoun(c); k == 'p' && x.kind == 0 {
				x.kind = k
			}
			if g := f.genderOfNoun(c); g != 0 {
				x.gender = g
			}
			switch t.Norm {
			case "mr", "mr.":
				x.gender, x.kind = 'm', 'p'
			case "mrs", "mrs.", "ms", "ms.":
				x.gender, x.kind = 'f', 'p'
			}
		}
	})
	for len(given) > 1 { // "Mayor Ann Lund"
		n := strings.TrimSuffix(d.Tokens[given[0]].Norm, ".")
		if !f.words.titles.Has(n) || f.words.titles.Field(n, 1) == "body" {
			break
		}
		given = given[1:]
		if x.kind == 0 {
			x.kind = 'p'
		}
	}
	if x.kind == 0 {
		last := d.Tokens[given[len(given)-1]].Norm
		first := d.Tokens[given[0]].Norm
		g := f.words.genders.Field(first, 0)
		switch kind := f.words.places.Field(last, 0); {
		case f.words.nations.Has(strings.ToLower(m.Of(d.Text))) || f.words.nations.Has(last) && len(given) == 1:
			x.kind = 'l'
		case f.words.weekdays.Has(last) || f.words.months.Has(last):
			x.kind = 't'
		case kind == "body" || f.words.bodies.Has(last):
			x.kind = 'b'
		case kind == "place":
			x.kind = 'l'
		case kind == "thing":
			x.kind = 'x'
		case g != "" && (len(given) > 1 || d.Tokens[m.Head].Features.Number == "Sing" && f.child(m.Head, "det") == None):
			x.kind = 'p'
			if len(given) > 1 {
				x.gender = g[0]
			}
		}
		if x.gender == 0 && g != "" && x.kind == 'p' {
			x.gender = g[0]
		}
	} else if x.kind == 'p' && x.gender == 0 {
		for _, k := range given {
			if f.words.titles.Has(d.Tokens[k].Norm) || f.words.titles.Has(strings.TrimSuffix(d.Tokens[k].Norm, ".")) {
				continue
			}
			if g := f.words.genders.Field(d.Tokens[k].Norm, 0); g != "" && k != given[len(given)-1] || g != "" && len(given) == 1 {
				x.gender = g[0]
			}
			break
		}
	}
	if x.number == 0 {
		x.number = 's'
	}
}

// nameTokens returns the tokens that make a name: its head with the names and flat parts on it, in order.
func (f *forest) nameTokens(m *Mention) []int {
	d := f.d
	var of []int
	put := func(i int) {
		at := len(of)
		for at > 0 && of[at-1] > i {
			at--
		}
		of = append(of, 0)
		copy(of[at+1:], of[at:])
		of[at] = i
	}
	put(m.Head)
	f.each(m.Head, func(c int) {
		t := &d.Tokens[c]
		if is(t.Relation, "flat") || (is(t.Relation, "compound") || is(t.Relation, "amod")) && (t.Tag == "PROPN" || Capital(d.Text[t.Start:])) {
			put(c)
		}
	})
	return of
}

// kindOfNoun tells what a common noun stands for.
func (f *forest) kindOfNoun(i int) byte {
	d := f.d
	l := f.lemma(i)
	w := f.words
	switch {
	case w.persons.Has(l) || w.gendered.Has(l) || w.roles.Has(l) || w.titles.Field(l, 1) != "body" && w.titles.Has(l) || w.peoples.Has(d.Tokens[i].Norm):
		return 'p'
	case w.titles.Field(l, 1) == "body" || w.bodies.Has(l) || w.places.Field(l, 0) == "body":
		return 'b'
	case w.units.Has(d.Tokens[i].Norm) || w.hour.Has(l) || d.Tokens[i].Tag == "NUM" && isDigits(d.Tokens[i].Norm):
		return 't'
	case w.places.Field(l, 0) == "place" || w.spot.Has(l):
		return 'l'
	}
	return 0
}

func (f *forest) genderOfNoun(i int) byte {
	l := f.lemma(i)
	switch f.words.gendered.Field(l, 0) {
	case "he":
		return 'm'
	case "she":
		return 'f'
	}
	switch {
	case strings.HasSuffix(l, "woman"):
		return 'f'
	case len(l) > 5 && strings.HasSuffix(l, "man") && l != "human":
		return 'm'
	}
	return 0
}
