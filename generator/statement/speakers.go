package statement

import (
	"sort"
	"strings"
)

// resolve finds the speaker of each report: the name in the words of the source, the name that a pronoun or a
// description means, or the description itself.
func (r *speechReader) resolve() {
	d := r.d
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
				x.speaker, x.anonymous, x.entity = r.reports[n].speaker, r.reports[n].anonymous, r.reports[n].entity
			}
			continue
		}
		first := d.Tokens[h[0]].Norm
		switch c := d.tags[h[0]]; {
		case (c == pronoun || c == object || c == relative) && h[1]-h[0] == 1:
			r.pronoun(i, first)
		default:
			r.named(i, h)
		}
	}
}

// named takes the speaker from the words of the source.
func (r *speechReader) named(i int, h [2]int) {
	d, x := r.d, &r.reports[i]
	core := h[1]
	for k := h[0] + 1; k < h[1]; k++ {
		if d.tags[k] == preposition && d.Tokens[k].Norm != "of" || d.tags[k] == participle && d.tags[k-1] == noun || d.Tokens[k].Norm == "," {
			core = k
			break
		}
	}
	s := Span{Start: d.Tokens[h[0]].Start, End: d.Tokens[core-1].End}
	description := Span{Start: s.Start, End: d.Tokens[h[1]-1].End}
	best := -1
	for n := r.firstName(s.Start); n < len(d.Names) && d.Names[n].Start < s.End; n++ {
		m := d.Names[n]
		if m.End > s.End+1 || r.owner(m.Span) {
			continue
		}
		// "the mayor of Delft": the name is not the speaker's.
		if before := r.tokenAt(m.Start) - 1; before >= h[0] && d.Tokens[before].Norm == "of" && m.Kind != Body {
			continue
		}
		if best < 0 || m.Kind == Person || d.Names[best].Kind != Person {
			best = n
		}
	}
	if best >= 0 {
		m := d.Names[best]
		last := r.tokenAt(m.End)
		if m.Kind == Person || last >= core || d.tags[last] != noun && d.tags[last] != adjective {
			x.speaker, x.entity = m.Full, m.Entity
			return
		}
	}
	if d.tags[h[0]] == determiner && d.Tokens[h[0]].Norm == "the" || d.tags[h[0]] == adverb {
		if r.described(i, h[0], core) {
			return
		}
	}
	x.speaker, x.anonymous = strings.Join(strings.Fields(d.Words(description)), " "), true
}

// owner reports whether a name is a possessive: "Delft's mayor".
func (r *speechReader) owner(s Span) bool {
	k := r.tokenAt(s.Start)
	for ; k < len(r.d.Tokens) && r.d.Tokens[k].Start < s.End; k++ {
		if r.d.tags[k] == possessive && r.d.Tokens[k].End >= s.End {
			return true
		}
	}
	return false
}

func (r *speechReader) firstName(from int) int {
	return sort.Search(len(r.d.Names), func(i int) bool { return r.d.Names[i].Start >= from })
}

// described resolves "the source", "the minister", "the council" to a speaker or a name before it.
func (r *speechReader) described(i, a, b int) bool {
	d, x := r.d, &r.reports[i]
	head := b - 1
	for head > a && d.tags[head] == mark {
		head--
	}
	noun := d.Tokens[head]
	plural := strings.HasSuffix(noun.Norm, "s") && !strings.HasSuffix(noun.Norm, "ss") || noun.Norm == "people" || noun.Norm == "police"
	// A name with that word in its role or in itself.
	if !plural {
		for n := r.firstName(d.Tokens[a].Start) - 1; n >= 0; n-- {
			m := d.Names[n]
			if m.Role.Len() > 0 && m.Kind == Person && hasStem(r, m.Role, noun.Stem) ||
				m.Kind == Body && hasStem(r, m.Span, noun.Stem) && b-a == 2 {
				x.speaker, x.entity = m.Full, m.Entity
				return true
			}
		}
	}
	// The last speaker without a name whose description has the word, or any where the word is general.
	general := noun.Norm == "source" || noun.Norm == "man" || noun.Norm == "woman" || noun.Norm == "person" || noun.Norm == "official" && b-a == 2
	for j := i - 1; j >= 0 && j > i-12; j-- {
		y := &r.reports[j]
		if y.speaker == "" {
			continue
		}
		if y.anonymous && (general || stemIn(d, y.speaker, noun.Stem)) {
			x.speaker, x.anonymous = y.speaker, true
			return true
		}
		if !y.anonymous && (noun.Norm == "man" || noun.Norm == "woman") && y.entity >= 0 {
			x.speaker, x.entity = y.speaker, y.entity
			return true
		}
	}
	return false
}

// hasStem reports whether a word of the span has the stem.
func hasStem(r *speechReader, s Span, stem string) bool {
	for k := r.tokenAt(s.Start); k < len(r.d.Tokens) && r.d.Tokens[k].Start < s.End; k++ {
		if r.d.Tokens[k].Stem == stem {
			return true
		}
	}
	return false
}

func stemIn(d *Doc, words, stem string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		if Stem(d.words().Tag, strings.Trim(w, ".,'’")) == stem {
			return true
		}
	}
	return false
}

// pronoun resolves "he", "she", "they", "who", "it".
func (r *speechReader) pronoun(i int, word string) {
	d, x := r.d, &r.reports[i]
	person := word == "he" || word == "she" || word == "him" || word == "her" || word == "who"
	switch word {
	case "i", "we", "you", "me", "us", "everyone", "everybody", "nobody", "someone", "somebody", "anyone", "one", "none", "those", "some", "many":
		x.speaker, x.anonymous = word, true
		if word == "i" {
			x.speaker = "I"
		}
		return
	}
	at := d.Tokens[x.subject[0]].Start
	j := i - 1
	for s := x.sentence; s >= 0 && s > x.sentence-8; s-- {
		// A speaker of this sentence or of one before.
		for ; j >= 0 && r.reports[j].sentence >= s; j-- {
			y := &r.reports[j]
			if y.speaker == "" || y.subject[0] >= x.subject[0] || y.subject[0] == y.subject[1] {
				continue
			}
			if fits(d, y, person) {
				x.speaker, x.anonymous, x.entity = y.speaker, y.anonymous, y.entity
				return
			}
		}
		// The subject of the sentence.
		if n := r.subjectName(s, at); n >= 0 && (d.Names[n].Kind == Person) == person {
			x.speaker, x.entity = d.Names[n].Full, d.Names[n].Entity
			return
		}
		if s < x.sentence {
			if c := d.Sentences[s]; person && c.Block != d.Sentences[x.sentence].Block && s < x.sentence-4 {
				break
			}
		}
	}
}

// fits reports whether the speaker of a report can be meant by a pronoun for a person, or for a body or several.
func fits(d *Doc, y *report, person bool) bool {
	if y.anonymous {
		w := strings.ToLower(y.speaker)
		plural := strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "police") || strings.HasSuffix(w, "people")
		return person != plural && len(w) > 4
	}
	if y.entity < 0 {
		return true
	}
	for _, n := range d.Names {
		if n.Entity == y.entity {
			return (n.Kind == Person) == person
		}
	}
	return false
}

// subjectName returns the first name in sentence s that is a subject and ends before an offset, or -1.
func (r *speechReader) subjectName(s, before int) int {
	d := r.d
	c := d.Sentences[s]
	for _, cl := range d.Clauses[c.Clauses[0]:c.Clauses[1]] {
		if cl.Subject.Len() == 0 || cl.Subject.End > before {
			continue
		}
		best := -1
		for n := r.firstName(cl.Subject.Start); n < len(d.Names) && d.Names[n].Start < cl.Subject.End; n++ {
			if !r.owner(d.Names[n].Span) && (best < 0 || d.Names[n].Kind == Person) {
				best = n
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}
