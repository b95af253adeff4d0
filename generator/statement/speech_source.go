package statement

// Who says it: the phrase that is the subject of a verb of speech, before it or behind it, with its head.

// source returns the tokens that name the speaker of a cue, the tokens of the head alone, and whether they stand after
// the verb.
func (r *speechReader) source(c cueAt) (all, head [2]int, after bool) {
	switch c.subject {
	case byPhrase:
		all = r.phrase(c.end, r.to)
		return all, all, true
	case byAgent:
		if b := c.end; r.norm(b) == "by" {
			all = r.phrase(b+1, r.to)
		}
		return all, all, true
	case byOwner:
		k := c.start - 1
		for k >= r.from && (r.tag(k) == noun || r.tag(k) == adjective || r.tag(k) == numeral || r.tag(k) == participle) {
			k--
		}
		if r.tag(k) == possessive {
			all = r.before(k + 1)
		}
		return all, all, false
	case byQuoted:
		all = r.phrase(r.quotedAs(c.verb)+1, c.start)
		return all, all, false
	case byNoun:
		all = r.before(c.start)
		return all, all, false
	case byMain:
		all, head = r.main(c.start)
		return all, head, false
	}
	if r.inverted(c) {
		all = r.phrase(c.end, r.to)
		if n := r.apposition(all[1]); n > 0 {
			return [2]int{all[0], n}, all, true
		}
		return all, all, true
	}
	all, head = r.subject(c.start)
	return all, head, false
}

// inverted reports whether the speaker stands after the verb: "…," said the mayor.
func (r *speechReader) inverted(c cueAt) bool {
	if c.verb < 0 || c.frames&(quoteFrame|thatFrame) == 0 || c.start != c.verb || c.start == r.from {
		return false
	}
	p := c.start - 1
	if !isQuoteMark(r.norm(p)) && !r.isStop(p) && r.norm(p) != "?" && r.norm(p) != "!" && r.norm(p) != "." || r.norm(p) == ":" {
		return false
	}
	switch r.tag(c.end) {
	case name, noun, determiner, possessive, pronoun, adjective, numeral, participle:
	default:
		return false
	}
	np := r.phrase(c.end, r.to)
	if np[0] == np[1] {
		return false
	}
	for k := np[0]; k < np[1]; k++ {
		if r.isFinite(k) {
			return false
		}
	}
	next := np[1]
	if r.isFinite(next) || r.tag(next) == that {
		return false
	}
	// "Roe, a lawyer, said …": no quotation and no clause stands before.
	return r.quote[p] > 0 || p > r.from && r.quote[p-1] > 0 || r.finiteIn(r.from, p)
}

// phrase returns the noun phrase that begins at a, with its prepositions and names of places after a comma.
func (r *speechReader) phrase(a, limit int) [2]int {
	end, nominal := a, false
	for k := a; k < limit; k++ {
		switch t := r.tag(k); t {
		case noun, name, numeral, adjective:
			nominal = true
		case pronoun, object:
			if nominal {
				return [2]int{a, end}
			}
			return [2]int{a, k + 1}
		case determiner, possessive:
			if nominal && r.tag(k-1) != preposition && r.tag(k-1) != coordinator && t == determiner {
				return [2]int{a, end}
			}
		case participle, gerund:
			if nominal && r.tag(k-1) != preposition && r.norm(k-1) != "-" && k+1 < limit && r.tag(k+1) != noun {
				return [2]int{a, end}
			}
			nominal = true
		case preposition:
			if !nominal {
				return [2]int{a, end}
			}
			if w := r.norm(k); r.d.sets.reports.link.Has(w) ||
				r.d.sets.reports.placed.Has(w) && (r.tag(k+1) == name || r.norm(k+1) == "the" && r.tag(k+2) == name) {
				continue
			}
			return [2]int{a, end}
		case coordinator:
			if !nominal || r.norm(k) != "and" || r.finiteAhead(k+1) {
				return [2]int{a, end}
			}
			continue
		case mark:
			switch r.norm(k) {
			case ".":
				if k+1 >= r.to {
					return [2]int{a, end}
				}
				continue
			case "-", "'", "’", "&", "/", "@", "#", "(", ")", "%", "$":
				if r.isStop(k) && r.norm(k) != "(" && r.norm(k) != ")" {
					return [2]int{a, end}
				}
				if r.norm(k) == ")" {
					end = k + 1
				}
				continue
			}
			return [2]int{a, end}
		default:
			return [2]int{a, end}
		}
		end = k + 1
	}
	return [2]int{a, end}
}

// finiteAhead reports whether a verb with a tense comes before the next stop from k on.
func (r *speechReader) finiteAhead(k int) bool { return r.finiteIn(k, r.stop(k)) }

// apposition returns where an apposition ends that follows a name at token k after a comma, or 0.
func (r *speechReader) apposition(k int) int {
	if r.norm(k) != "," {
		return 0
	}
	switch r.tag(k + 1) {
	case determiner, possessive, noun, name, participle, adjective:
	case relative:
	default:
		return 0
	}
	end := r.stop(k + 1)
	if r.tag(k+1) != relative && r.finiteIn(k+1, end) {
		return 0
	}
	return end
}

// subject returns the noun phrase before a verb group that begins at b, with and without what is set in between.
func (r *speechReader) subject(b int) (all, head [2]int) {
	e := b
	if e > r.from && r.isStop(e-1) && (r.norm(e-1) == "," || r.norm(e-1) == ")" || r.norm(e-1) == "—" || r.norm(e-1) == "--" || r.norm(e-1) == "–") {
		// "Jane Roe, a lawyer, said": what is set in has no verb of its own, or begins with a relative.
		open := ","
		if r.norm(e-1) == ")" {
			open = "("
		} else if r.norm(e-1) != "," {
			open = r.norm(e - 1)
		}
		for k := e - 2; k > r.from; k-- {
			if r.norm(k) != open {
				continue
			}
			head = r.before(k)
			if head[0] == head[1] {
				continue
			}
			if r.tag(k+1) == relative || r.tag(k+1) == preposition && r.tag(k+2) == relative || !r.finiteIn(k+1, e-1) {
				if open == "(" {
					return [2]int{head[0], e}, head
				}
				return [2]int{head[0], e - 1}, head
			}
		}
		if k := r.before(e - 1); k[0] < k[1] && k[0] == r.from {
			return k, k
		}
		return [2]int{}, [2]int{}
	}
	head = r.ownName(r.before(e))
	if k := head[0] - 1; head[0] < head[1] && k > r.from+1 && (r.tag(k) == preposition || r.tag(k) == to || r.tag(k) == gerund || r.tag(k) == participle || r.tag(k) == adverb) {
		// "A lawyer speaking from Delft said": the head stands before the participle.
		for ; k > r.from && (r.tag(k) == preposition || r.tag(k) == to || r.tag(k) == adverb || r.tag(k) == infinitive); k-- {
		}
		if t := r.tag(k); (t == gerund || t == participle) && k > r.from && (r.tag(k-1) == noun || r.tag(k-1) == name || r.tag(k-1) == pronoun || r.tag(k-1) == determiner) {
			if h := r.before(k); h[0] < h[1] {
				return [2]int{h[0], e}, h
			}
		}
	}
	if n := r.unclosed(head); n[0] < n[1] {
		return [2]int{n[0], e}, n
	}
	if head[0] < head[1] {
		return head, head
	}
	if e > r.from && r.tag(e-1) == relative {
		who := e - 1
		ante := r.before(commaBefore(r, who))
		if ante[0] < ante[1] {
			return [2]int{ante[0], e}, ante
		}
		return [2]int{who, e}, [2]int{who, e}
	}
	if e > r.from && r.tag(e-1) == coordinator { // "met him and said"
		if all, head = r.asker(e - 1); all[0] < all[1] {
			return all, head
		}
		return r.main(e - 1)
	}
	return [2]int{}, [2]int{}
}

// unclosed returns the name that opens the sentence before the comma in front of a description, where the comma after
// that is missing: "Jane Roe, a lawyer said".
func (r *speechReader) unclosed(h [2]int) [2]int {
	k := h[0] - 1
	if h[0] == h[1] || r.norm(k) != "," {
		return [2]int{}
	}
	n := r.before(k)
	if n[0] == n[1] || n[0] > r.from && !isQuoteMark(r.norm(n[0]-1)) || !personNoun(r.d, r.norm(h[1]-1)) && !r.anyRole(h) {
		return [2]int{}
	}
	for i := h[0]; i < h[1]; i++ {
		if r.tag(i) == pronoun {
			return [2]int{}
		}
	}
	end := r.d.Tokens.At(n[1] - 1).End
	for i := r.firstName(r.d.Tokens.At(n[0]).Start); i < len(r.d.Names) && r.d.Names[i].Start < end; i++ {
		if m := r.d.Names[i]; m.Kind == Person && m.End == end && !r.namedIn(h, m.Entity) {
			return n
		}
	}
	return [2]int{}
}

// anyRole reports whether a word of the phrase is an office or what somebody does.
func (r *speechReader) anyRole(h [2]int) bool {
	for i := h[0]; i < h[1]; i++ {
		if r.tag(i) == preposition {
			return false
		}
		if personNoun(r.d, r.norm(i)) {
			return true
		}
	}
	return false
}

// namedIn reports whether a person other than the entity is named in the phrase: "His mother, Jane Roe said".
func (r *speechReader) namedIn(h [2]int, entity int) bool {
	for i := r.firstName(r.d.Tokens.At(h[0]).Start); i < len(r.d.Names) && r.d.Names[i].Start < r.d.Tokens.At(h[1]-1).End; i++ {
		if r.d.Names[i].Kind == Person && r.d.Names[i].Entity != entity {
			return true
		}
	}
	return false
}

func commaBefore(r *speechReader, k int) int {
	if r.norm(k-1) == "," {
		return k - 1
	}
	return k
}

// before returns the noun phrase that ends before token e.
func (r *speechReader) before(e int) [2]int {
	for e > r.from && (r.tag(e-1) == adverb || r.tag(e-1) == not) {
		e--
	}
	start, nominal := e, false
	for k := e - 1; k >= r.from; k-- {
		switch r.tag(k) {
		case noun, name, adjective, numeral:
			nominal = true
		case participle, gerund:
			if !nominal {
				if r.tag(k-1) != determiner && r.tag(k-1) != adjective {
					return [2]int{start, e}
				}
				nominal = true
			}
		case pronoun, object, relative:
			if start == e && r.tag(k) != relative {
				return [2]int{k, e}
			}
			return [2]int{start, e}
		case determiner, possessive:
			if start == e && r.tag(k) == determiner {
				nominal = true // "many said"
			}
			start = k
			if p := r.tag(k - 1); p != preposition && p != coordinator && r.tag(k) == determiner && p != determiner {
				return [2]int{start, e}
			}
			continue
		case preposition:
			if k == r.from || r.isStop(k-1) || start == e {
				return r.trimFront(start, e)
			}
			switch r.tag(k - 1) {
			case noun, name, adjective, numeral, pronoun, determiner:
				continue
			}
			return [2]int{start, e}
		case coordinator:
			if start == e || r.norm(k) != "and" && r.norm(k) != "or" && r.norm(k) != "nor" || k == r.from || r.isStop(k-1) || r.verbBefore(k) {
				return [2]int{start, e}
			}
			continue
		case mark:
			switch n := r.norm(k); {
			case (n == "." || n == "-" || n == "’" || n == "'" || n == "@" || n == "&" || n == "/" || n == "#") && !r.isStop(k):
				if start == e && n == "." {
					return [2]int{start, e}
				}
				continue
			case n == ")" && start == e:
				for k > r.from && r.norm(k) != "(" {
					k--
				}
				continue
			case isQuoteMark(n) && r.quote[k] > 0 && !r.longQuote(k):
				continue
			}
			return [2]int{start, e}
		default:
			return [2]int{start, e}
		}
		start = k
	}
	return r.trimFront(start, e)
}

// verbBefore reports whether a verb with a tense stands in the clause before the coordinator at k.
func (r *speechReader) verbBefore(k int) bool {
	for k--; k >= r.from; k-- {
		if r.isFinite(k) {
			return true
		}
		if r.isStop(k) || r.tag(k) == subordinator || r.tag(k) == that {
			return false
		}
	}
	return false
}

// ownName leaves out another name that runs into the speaker's: "on Monday in New Delft Roe said".
func (r *speechReader) ownName(h [2]int) [2]int {
	d := r.d
	if h[1]-h[0] < 2 {
		return h
	}
	end := d.Tokens.At(h[1] - 1).End
	n := r.firstName(d.Tokens.At(h[0]).Start)
	for n < len(d.Names) && d.Names[n].End < end && d.Names[n].Start < end {
		n++
	}
	if n >= len(d.Names) || d.Names[n].End != end || n == 0 {
		return h
	}
	start := d.Names[n].Start
	if d.Names[n].Role.Len() > 0 && d.Names[n].Role.End <= start {
		start = d.Names[n].Role.Start
	}
	k := r.tokenAt(start)
	if k <= h[0] || k >= h[1] || d.Names[n-1].End != d.Tokens.At(k-1).End {
		return h
	}
	for j := k - 1; j >= h[0]; j-- {
		if r.tag(j) == preposition {
			return [2]int{k, h[1]}
		}
	}
	return h
}

// trimFront leaves out a phrase of time before the subject: "On Monday police said".
func (r *speechReader) trimFront(start, e int) [2]int {
	if start > r.from && r.tag(start-1) == preposition || r.tag(start) == preposition {
		for k := e - 1; k > start; k-- {
			if t := r.tag(k); t == determiner || t == pronoun {
				if r.tag(k-1) != preposition {
					return [2]int{k, e}
				}
			}
		}
	}
	return [2]int{start, e}
}

// asker returns the subject of a verb whose indirect question the coordinator at b ends after a comma, as in "She asked
// why they had left, and said …"; nothing elsewhere.
func (r *speechReader) asker(b int) (all, head [2]int) {
	if r.norm(b-1) != "," {
		return all, head
	}
	for k := b - 2; k > r.from+1; k-- {
		if r.isStop(k) || r.quote[k] > 0 {
			return all, head
		}
		if !r.d.sets.reports.indirect.Has(r.norm(k)) {
			continue
		}
		if !r.isFinite(k - 1) {
			return all, head
		}
		g := k - 1
		for g > r.from && (r.tag(g-1) == adverb || r.tag(g-1) == auxiliary) {
			g--
		}
		return r.subject(g)
	}
	return all, head
}

// main returns the subject of the clause before token b.
func (r *speechReader) main(b int) (all, head [2]int) {
	// The last verb with a tense before b that is not in a long quotation, and its subject; else the first of the sentence.
	for k := b - 1; k >= r.from; k-- {
		if !r.isFinite(k) || r.quote[k] > 0 && r.longQuote(k) {
			continue
		}
		g := k
		for g > r.from && (r.tag(g-1) == adverb || r.tag(g-1) == modal || r.tag(g-1) == auxiliary || r.tag(g-1) == not) {
			g--
		}
		if r.inverted(cueAt{start: g, end: k + 1, verb: k, frames: quoteFrame}) {
			all = r.phrase(k+1, b)
			return all, all
		}
		all, head = r.subject(g)
		if all[0] < all[1] && r.tag(all[1]-1) != relative {
			return all, head
		}
	}
	// "Speaking in Delft, the mayor said": the subject comes later.
	return [2]int{}, [2]int{}
}
