package statement

import (
	"sort"
	"strings"

	"variorum/generator/grammar"
)

// resolve finds the speaker of each report: the name in the words of the source, the name that a pronoun or a
// description means, or the description itself.
func (r *speechReader) resolve() {
	d := r.d
	r.persons()
	for i := range r.reports {
		x := &r.reports[i]
		x.entity = -1
		if x.speaker != "" {
			continue
		}
		h := x.subject
		if h[0] == h[1] {
			h = x.source
		}
		if h[0] == h[1] {
			if n := x.after - 1; n >= 0 && n < i {
				x.take(&r.reports[n])
			}
			continue
		}
		if a := r.author(x, h); a != grammar.None {
			x.subject, x.mention = r.words(r.d.Grammar().Mentions[a].Span), a
			h = x.subject
		}
		first := d.Tokens.At(h[0]).Norm
		switch c := d.tags.At(h[0]); {
		case c == possessive && h[1]-h[0] == 1:
			r.possessor(i, h[0])
		case (c == pronoun || c == object || c == relative) && h[1]-h[0] == 1:
			r.pronoun(i, first)
		default:
			r.named(i, h)
		}
	}
}

// possessor takes the speaker from a possessive: "his claim", "Delft's promise".
func (r *speechReader) possessor(i, k int) {
	d, x := r.d, &r.reports[i]
	switch w := d.Tokens.At(k).Norm; w {
	case "his":
		r.pronoun(i, "he")
	case "her":
		r.pronoun(i, "she")
	case "its":
		r.pronoun(i, "it")
	case "their":
		r.pronoun(i, "they")
	default:
		if d.sets.reports.whose.Has(w) {
			return
		}
		if n := r.firstName(d.Tokens.At(k).Start); n < len(d.Names) && d.Names[n].Start < d.Tokens.At(k).End {
			x.speaker, x.entity = d.Names[n].Full, d.Names[n].Entity
			return
		}
		for n := r.firstName(d.Tokens.At(k).Start) - 1; n >= 0 && d.Names[n].End > d.Tokens.At(k).Start; n-- {
			x.speaker, x.entity = d.Names[n].Full, d.Names[n].Entity
			return
		}
	}
}

// named takes the speaker from the words of the source.
func (r *speechReader) named(i int, h [2]int) {
	d, x := r.d, &r.reports[i]
	core := h[1]
	for k := h[0] + 1; k < h[1]; k++ {
		if d.tags.At(k) == preposition && d.Tokens.At(k).Norm != "of" || d.tags.At(k) == participle && d.tags.At(k-1) == noun || d.Tokens.At(k).Norm == "," {
			core = k
			break
		}
	}
	s := Span{Start: d.Tokens.At(h[0]).Start, End: d.Tokens.At(core - 1).End}
	description := Span{Start: s.Start, End: d.Tokens.At(h[1] - 1).End}
	best := -1
	for n := r.firstName(s.Start); n < len(d.Names) && d.Names[n].Start < s.End; n++ {
		m := d.Names[n]
		if m.End > s.End+1 || r.owner(m.Span) {
			continue
		}
		// "the mayor of Delft": the name is not the speaker's.
		if before := r.tokenAt(m.Start) - 1; before >= h[0] && d.Tokens.At(before).Norm == "of" && (m.Kind != Body || best >= 0) {
			continue
		}
		if best < 0 || m.Kind == Person || d.Names[best].Kind != Person {
			best = n
		}
	}
	if best >= 0 {
		m := d.Names[best]
		last := r.tokenAt(m.End)
		for last < core && (d.tags.At(last) == mark && d.Tokens.At(last).Norm != "-" || d.tags.At(last) == numeral || d.tags.At(last) == adverb) {
			last++
		}
		first := r.tokenAt(m.Start)
		joined := first > h[0]+1 && d.tags.At(first-1) == coordinator || first > h[0]+2 && d.tags.At(first-1) == determiner && d.tags.At(first-2) == coordinator
		if last >= core && !joined {
			x.speaker, x.entity = m.Full, m.Entity
			return
		}
	}
	if n := r.calledSo(x, h); n[0] < n[1] {
		x.speaker = d.Words(r.spanOf(n))
		return
	}
	if d.tags.At(h[0]) == determiner && d.Tokens.At(h[0]).Norm == "the" || d.tags.At(h[0]) == noun && core == h[0]+1 {
		if r.described(i, h[0], core) {
			return
		}
	}
	if n := r.setBeside(x, h); n >= 0 {
		x.speaker, x.entity = d.Names[n].Full, d.Names[n].Entity
		return
	}
	if r.chained(x, func(y *report) bool { return r.kinds[y.entity] != Place }) {
		return
	}
	x.speaker, x.anonymous, x.noun = strings.Join(strings.Fields(d.Words(description)), " "), true, r.headNoun(x)
}

// setBeside returns the name that stands in apposition to a description, which it opens: "one of the men, Jan Roe, said",
// "the main union, the Dockers' League (DL), said"; -1 where there is none.
func (r *speechReader) setBeside(x *report, h [2]int) int {
	d := r.d
	k := h[1]
	if h[0] == h[1] || x.source[1] <= k+1 || x.source[0] > h[0] || d.Tokens.At(k).Norm != "," || strings.HasSuffix(d.Tokens.At(h[0]).Norm, "s") && h[1]-h[0] == 1 {
		return -1
	}
	k++
	for k < x.source[1] && d.tags.At(k) == determiner {
		k++
	}
	n := r.firstName(d.Tokens.At(k).Start)
	if n < len(d.Names) && d.Names[n].Start == d.Tokens.At(k).Start && d.Names[n].End <= d.Tokens.At(x.source[1]-1).End && d.Names[n].Kind != Place && !r.owner(d.Names[n].Span) {
		return n
	}
	return -1
}

// owner reports whether a name is a possessive: "Delft's mayor".
func (r *speechReader) owner(s Span) bool {
	k := r.tokenAt(s.Start)
	for ; k < len(r.d.Tokens) && r.d.Tokens.At(k).Start < s.End; k++ {
		if r.d.tags.At(k) == possessive && r.d.Tokens.At(k).End >= s.End {
			return true
		}
	}
	return false
}

func (r *speechReader) firstName(from int) int {
	return sort.Search(len(r.d.Names), func(i int) bool { return r.d.Names[i].Start >= from })
}

// take gives a report the speaker of another.
func (x *report) take(y *report) {
	x.speaker, x.anonymous, x.entity, x.noun = y.speaker, y.anonymous, y.entity, y.noun
}

// pronoun resolves "he", "she", "they", "who", "it".
func (r *speechReader) pronoun(i int, word string) {
	d, x := r.d, &r.reports[i]
	if d.sets.reports.unnamed.Has(word) {
		x.speaker, x.anonymous = word, true
		if word == "i" {
			x.speaker = "I"
		}
		return
	}
	if r.chained(x, func(y *report) bool { return r.fits(y, word) }) {
		return
	}
	at := d.Tokens.At(x.subject[0]).Start
	for s, n := x.sentence, 0; s >= 0 && n < 8; s-- {
		if d.Sentences[s].Class != d.Sentences[x.sentence].Class {
			continue
		}
		n++
		// A speaker of this sentence or of one before.
		for j := i - 1; j >= 0 && j > i-24; j-- {
			y := &r.reports[j]
			if y.speaker == "" || y.subject[0] >= x.subject[0] || s < y.sentence || s > max(y.last, y.sentence) {
				continue
			}
			if r.fits(y, word) {
				x.take(y)
				return
			}
		}
		// The subject of the sentence.
		if n := r.subjectName(s, at, s == x.sentence); n >= 0 && r.fits(&report{entity: d.Names[n].Entity}, word) {
			x.speaker, x.entity = d.Names[n].Full, d.Names[n].Entity
			return
		}
	}
}

// fits reports whether a pronoun can mean the speaker of a report.
func (r *speechReader) fits(y *report, pronoun string) bool {
	d := r.d
	kind, plural, person := Thing, false, false
	if y.entity >= 0 {
		kind = r.kinds[y.entity]
		person = kind == Person || kind == Thing && (pronoun == "he" || pronoun == "she") && strings.Contains(y.speaker, " ")
		if g := r.gender[y.entity]; g > 0 && pronoun == "she" || g < 0 && pronoun == "he" {
			return false
		}
	} else {
		head := y.noun
		if head == "" || d.tables.gendered.Has(head) && d.tables.gendered.Field(head, 0) != pronoun && (pronoun == "he" || pronoun == "she") {
			return false
		}
		plural = strings.HasSuffix(head, "s") && !strings.HasSuffix(head, "ss") || d.sets.reports.plural.Has(head)
		person = !plural && personNoun(d, head)
		if head == "i" || head == "we" || head == "you" {
			return false
		}
	}
	switch pronoun {
	case "it":
		return !plural && y.entity < 0 || y.entity >= 0 && !person
	case "they", "them":
		return plural || !person
	}
	return person
}

// headNoun returns the last word of a description before "of" or another preposition.
func (r *speechReader) headNoun(y *report) string {
	head := ""
	for k := y.subject[0]; k < y.subject[1]; k++ {
		switch r.d.tags.At(k) {
		case preposition, participle, gerund, relative:
			if head != "" {
				return head
			}
		case noun, name, pronoun, adjective, determiner:
			head = r.d.Tokens.At(k).Norm
		}
	}
	return head
}

// personNoun reports whether a noun means a person.
func personNoun(d *Doc, w string) bool {
	if d.tables.persons.Has(w) || d.tables.roles.Has(w) || d.tables.peoplenouns.Has(w) || d.tables.gendered.Has(w) {
		return true
	}
	return len(w) > 4 && d.sets.personEnds.Ending(w) != "" || d.sets.reports.person.Has(w)
}

// chained takes the speaker from the chain of a pronoun or of a definite noun, where grammar is sure enough of its link.
func (r *speechReader) chained(x *report, fits func(*report) bool) bool {
	g := r.d.Grammar()
	for m, n := x.mention, 0; m != grammar.None && n < 64; n++ {
		link, margin := g.Antecedent(m)
		if link == grammar.None || margin < linked {
			return false
		}
		if n := r.nameAt(link); n >= 0 && fits(&report{entity: r.d.Names[n].Entity, speaker: r.d.Names[n].Full}) {
			x.speaker, x.entity = r.d.Names[n].Full, r.d.Names[n].Entity
			return true
		}
		m = link
	}
	return false
}

// linked is the least margin at which a pronoun's link names a speaker. Between it and grammar.Sure the speaker is still more
// often right than by the rules that are asked next.
const linked = 600

// nameAt returns the name whose words hold the head of a mention; -1.
func (r *speechReader) nameAt(mention int) int {
	d := r.d
	g := d.Grammar()
	head := &g.Tokens[g.Mentions[mention].Head]
	n := sort.Search(len(d.Names), func(i int) bool { return d.Names[i].End > head.Start })
	if n < len(d.Names) && d.Names[n].Start < head.End {
		return n
	}
	return -1
}

// persons finds what each entity is, and of persons whether they are called "he" (above zero) or "she".
func (r *speechReader) persons() {
	d, g := r.d, r.d.Grammar()
	r.kinds, r.gender = map[int]NameKind{}, map[int]int{}
	for _, n := range d.Names {
		if _, ok := r.kinds[n.Entity]; !ok || n.Kind == Person {
			r.kinds[n.Entity] = n.Kind
		}
		if n.Kind != Person {
			continue
		}
		for k := g.TokenAt(n.Start); k < g.TokenAt(n.End); k++ {
			if c := g.ChainOf(g.MentionAt(k)); c != grammar.None {
				switch g.Chains[c].Gender {
				case "m":
					r.gender[n.Entity]++
				case "f":
					r.gender[n.Entity]--
				}
			}
		}
	}
}

// subjectName returns a name in sentence s that is a subject and ends before an offset: the last in the sentence of
// the pronoun, the first in one before; else the only person of the sentence; or -1.
func (r *speechReader) subjectName(s, before int, last bool) int {
	d, g := r.d, r.d.Grammar()
	sentence := d.Sentences[s]
	best := -1
	first := g.SentenceAt(sentence.Start)
	at := sort.Search(len(g.Frames), func(i int) bool { return g.Frames[i].Sentence >= first })
	for at < len(g.Frames) {
		frame := at
		at++
		p := &g.Tokens[g.Frames[frame].Predicate]
		if p.Start >= min(before, sentence.End) {
			break
		}
		if k := tokenAt(d, p.Start); k < len(r.quote) && r.quote[k] > 0 && r.longQuote(k) {
			continue
		}
		subject := g.Subject(frame)
		if subject == grammar.None {
			continue
		}
		head := g.Phrases[subject].Mention
		if head == grammar.None || g.Mentions[head].End > before {
			continue
		}
		if n := r.nameAt(head); n >= 0 && d.Names[n].Start >= sentence.Start && !r.owner(d.Names[n].Span) {
			if best < 0 || last || d.Names[n].Kind == Person && d.Names[best].Kind != Person {
				best = n
			}
			if !last {
				return best
			}
		}
	}
	if best >= 0 {
		return best
	}
	for n := r.firstName(sentence.Start); n < len(d.Names) && d.Names[n].Start < min(sentence.End, before); n++ {
		if d.Names[n].Kind != Person {
			continue
		}
		if k := r.tokenAt(d.Names[n].Start); r.quote[k] > 0 && r.longQuote(k) {
			continue
		}
		if best >= 0 && d.Names[best].Entity != d.Names[n].Entity {
			return -1
		}
		best = n
	}
	return best
}

// tokenAt returns the first token that begins at or after an offset.
func (r *speechReader) tokenAt(offset int) int { return tokenAt(r.d, offset) }
