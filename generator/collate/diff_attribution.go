package collate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// attributions compares who is said to have said, believed or first reported something.
func (d *differ) attributions() {
	d.bare()
	d.holders()
	d.joint()
	d.firstReports()
	d.spokesmen()
}

// voice is an attribution as it covers a clause.
type voice struct {
	src int
	a   *statement.Attribution
}

// speaks reports whether an attribution is one of speech or thought by somebody, not "signals" or "shows".
func (d *differ) utters(v *view, a *statement.Attribution) bool {
	if a.Cue.Len() <= 0 {
		return a.Direct
	}
	t := d.words.Table("speech-verbs")
	r := v.tokens(a.Cue)
	for k := r[0]; k < r[1]; k++ {
		base := v.doc.Verb(k)
		if base == "" {
			base = v.norm(k)
		}
		if f := t.Field(base, 0); f != "" && (strings.Contains(f, "that") || strings.Contains(f, "quote")) && t.Field(base, 1) != "show" {
			return true
		}
	}
	w := v.norm(r[0])
	return w == "according" || w == "in" && v.norm(r[0]+1) == "the"
}

// voices returns the attributions that cover a place of a source, the widest first.
func (d *differ) voices(src int, at statement.Span) []voice {
	v := &d.view[src]
	var out []voice
	for i := range v.doc.Attributions {
		a := &v.doc.Attributions[i]
		covers := slices.ContainsFunc(a.Content, func(c statement.Span) bool {
			return 2*(min(c.End, at.End)-max(c.Start, at.Start)) >= at.Len()
		}) || a.Cue.Len() > 0 && at.Contains(a.Cue)
		if covers && d.utters(v, a) {
			out = append(out, voice{src, a})
		}
	}
	slices.SortStableFunc(out, func(a, b voice) int { return breadth(b.a) - breadth(a.a) })
	return out
}

func breadth(a *statement.Attribution) int {
	n := 0
	for _, c := range a.Content {
		n += c.Len()
	}
	return n
}

// bare compares clauses that one text has as somebody's words and another as a fact. It matters where the somebody is
// one person who is not named: then an opinion has become a fact.
func (d *differ) bare() {
	for i := range d.c.Statements {
		s := &d.c.Statements[i]
		if len(s.Sources()) < 2 {
			continue
		}
		var said, plain []Ref
		with, secrets, named := map[int]bool{}, map[int]bool{}, map[int]bool{}
		for _, u := range s.Units {
			if u.Clause < 0 {
				continue
			}
			vs := d.voices(u.Source, u.Span)
			if len(vs) > 0 {
				with[u.Source] = true
				said = append(said, d.cueWords(u.Source, vs[0].a, u.Span))
				for _, x := range vs {
					if d.secretive(u.Source, x.a) {
						secrets[u.Source] = true
					} else if !x.a.Anonymous && x.a.Speaker != "" {
						named[u.Source] = true
					}
				}
			} else if d.assertive(u) && !d.leftOpen(u) {
				plain = append(plain, ref(u.Source, d.opening(u)))
			}
		}
		plain = slices.DeleteFunc(plain, func(r Ref) bool { return with[r.Source] })
		if len(said) == 0 || len(plain) == 0 || len(with) < 2 && len(s.Sources()) > 2 {
			continue
		}
		secret, subject := false, ""
		for s := range secrets {
			secret = secret || !named[s]
		}
		for _, u := range s.Units {
			if secret && subject == "" && u.Clause >= 0 {
				for _, x := range d.voices(u.Source, u.Span) {
					subject = cmp.Or(subject, d.secretNoun(u.Source, x.a))
				}
			}
		}
		grade := record
		if secret {
			grade = grave
		}
		by := newGroups()
		for _, r := range said {
			by.put("said", oneLine(d.c.Words(r)), r)
		}
		for _, r := range plain {
			by.put("plain", oneLine(d.c.Words(r)), r)
		}
		rs := by.readings(d)
		rs[1].Manner = "fact"
		d.add(finding{grade: grade, favour: by.value["said"], firm: true, Difference: Difference{
			Kind: Attribution, Conflict: secret, Form: "claim", Subject: subject, What: "claim " + by.value["plain"], Readings: rs,
			Why: "what is somebody's word in most texts stands as a fact in another",
		}})
	}
}

// secretive reports whether an attribution is to one person who is not named: "a journalist", "the source".
func (d *differ) secretive(src int, a *statement.Attribution) bool { return d.secretNoun(src, a) != "" }

// secretNoun is the noun for such a person: "journalist"; "" where the attribution is to nobody of the kind.
func (d *differ) secretNoun(src int, a *statement.Attribution) string {
	if !a.Anonymous {
		return ""
	}
	v := &d.view[src]
	whole := statement.Span{Start: min(a.Source.Start, a.Cue.Start), End: max(a.Source.End, a.Cue.End)}
	if a.Source.Len() > 0 && a.Cue.Len() > 0 && slices.ContainsFunc(v.doc.Names, func(n statement.Name) bool { return n.Kind == statement.Person && whole.Contains(n.Span) }) {
		return "" // "the company's head, Ann Lee, said"
	}
	words := roleWords(a.Speaker)
	if a.Source.Len() > 0 {
		words = append(words, roleWords(a.Source.Of(v.text))...)
	}
	for _, w := range words {
		if d.words.Table("speakers").Field(w, 0) == "alone" {
			return w
		}
	}
	return ""
}

// cueWords is the words that name speaker and cue where they stand together, else the cue, with the first words of what is
// said where they follow: "He added that the ministry remains".
func (d *differ) cueWords(src int, a *statement.Attribution, clause statement.Span) Ref {
	at := a.Cue
	if a.Source.Len() > 0 {
		from, to := min(a.Source.Start, a.Cue.Start), max(a.Source.End, a.Cue.End)
		if a.Cue.Len() <= 0 {
			from, to = a.Source.Start, a.Source.End
		}
		if to-from <= 60 {
			at = statement.Span{Start: from, End: to}
		}
	}
	if at.Len() <= 0 {
		at = clause
	}
	for _, c := range a.Content {
		if at.Len() < 24 && c.Start >= at.End && c.Start-at.End < 8 {
			v := &d.view[src]
			r := v.tokens(statement.Span{Start: at.Start, End: c.End})
			at = v.span(trimMarks(v.doc.Tokens, [2]int{r[0], min(r[1], v.tokens(at)[1]+4)}))
		}
	}
	return ref(src, at)
}

// assertive reports whether a clause states something as a fact: prose, a verb with a tense, no hedge, no credit.
func (d *differ) assertive(u Unit) bool {
	v := &d.view[u.Source]
	c := &v.doc.Clauses[u.Clause]
	if v.doc.Sentences[c.Sentence].Class != source.Prose || c.Kind == statement.Speech || c.Kind == statement.Adjunct {
		return false
	}
	for i := range v.doc.Attributions {
		a := &v.doc.Attributions[i]
		if c.Overlaps(a.Cue) || slices.ContainsFunc(a.Content, func(x statement.Span) bool { return 2*(min(x.End, c.End)-max(x.Start, c.Start)) >= c.Len() }) {
			return false
		}
	}
	for i := range v.doc.Credits {
		if k := &v.doc.Credits[i]; v.doc.Sentences[c.Sentence].Contains(k.Span) {
			return false
		}
	}
	finite := false
	for k := c.Tokens[0]; k < c.Tokens[1]; k++ {
		if v.quote[k] >= 0 {
			return false
		}
		finite = finite || v.doc.Finite(k)
		if n, _ := d.words.Table("assertion").Match([]string{v.norm(k), v.norm(k + 1), v.norm(k + 2)}); n > 0 {
			return false
		}
	}
	return finite && c.Tokens[1]-c.Tokens[0] >= 4
}

// leftOpen reports whether a clause says that something is not known: nobody's word is made a fact by that.
func (d *differ) leftOpen(u Unit) bool {
	v := &d.view[u.Source]
	r := v.doc.Clauses[u.Clause].Tokens
	words, s := v.wordsOf(v.doc.Clauses[u.Clause].Sentence)
	for k := r[0]; k < r[1]; k++ {
		if n, _ := d.words.Table("unknown").Match(words[k-s[0]:]); n > 0 {
			return true
		}
	}
	return false
}

// opening is the first words of a clause, at most ten; of its sentence, where all of that is nobody's word.
func (d *differ) opening(u Unit) statement.Span {
	v := &d.view[u.Source]
	r := v.doc.Clauses[u.Clause].Tokens
	s := &v.doc.Sentences[v.doc.Clauses[u.Clause].Sentence]
	first := s.Clauses[0]
	if first < u.Clause && len(d.voices(u.Source, v.doc.Clauses[first].Span)) == 0 {
		r = v.doc.Clauses[first].Tokens
	}
	r = trimMarks(v.doc.Tokens, r)
	r[1] = min(r[1], r[0]+10)
	return v.span(trimMarks(v.doc.Tokens, r))
}

// holders compares whose belief it is where both texts have it from the same speaker: what the organisers believe in one
// is what the operators believe, as the organisers say, in another.
func (d *differ) holders() {
	for i := range d.c.Statements {
		type holder struct {
			at          Ref
			inner, tell string
		}
		var all []holder
		for _, u := range d.c.Statements[i].Units {
			if u.Clause < 0 {
				continue
			}
			vs := d.voices(u.Source, u.Span)
			if len(vs) < 2 {
				continue
			}
			outer, inner := vs[0].a, vs[len(vs)-1].a
			v := &d.view[u.Source]
			if !d.believes(v, inner) {
				continue
			}
			all = append(all, holder{d.cueWords(u.Source, inner, u.Span), d.headOf(inner.Speaker), d.headOf(outer.Speaker)})
		}
		by := newGroups()
		tellers := map[string]bool{}
		for _, h := range all {
			if h.inner != "" {
				by.put(h.inner, oneLine(d.c.Words(h.at)), h.at)
				tellers[h.tell] = true
			}
		}
		if len(by.keys) > 1 && len(tellers) == 1 && setsApart(by.readings(d)) {
			d.add(finding{grade: always, Difference: Difference{
				Kind: Attribution, What: "whose belief it is", Readings: by.readings(d),
				Why: "the same speaker gives it as its own belief in one text and as that of others in another",
			}})
		}
	}
}

func (d *differ) believes(v *view, a *statement.Attribution) bool {
	r := v.tokens(a.Cue)
	for k := r[0]; k < r[1]; k++ {
		if d.sets.belief.Has(v.doc.Verb(k)) {
			return true
		}
	}
	return false
}

// headOf is the stem of the last noun of a description before "of", "for" or "from".
func (d *differ) headOf(speaker string) string {
	words := nameWords(speaker)
	for i, w := range words {
		if w == "of" || w == "for" || w == "from" || w == "in" || w == "at" {
			words = words[:i]
			break
		}
	}
	return statement.Stem(d.words.Tag, last(words))
}

// joint reports a text that has an outlet do, together with somebody else, what others have it only report: "the agency
// and the ministry denied it" against "the ministry denied it, the agency reported".
func (d *differ) joint() {
	for i := range d.view {
		v := &d.view[i]
		for k := range v.doc.Tokens {
			base := v.doc.Verb(k)
			if base == "" || v.sentence[k] < 0 || v.doc.Sentences[v.sentence[k]].Class != source.Prose || v.quote[k] >= 0 {
				continue
			}
			first, second, from := d.pair(v, k)
			if first == "" {
				continue
			}
			for _, who := range [2][2]string{{first, second}, {second, first}} {
				d.reportedBy(i, k, from, who[0], who[1])
			}
		}
	}
}

// pair returns the two names of a subject "X and the Y" right before the verb at token k, an adverb between allowed, and
// the token that it begins with.
func (d *differ) pair(v *view, k int) (first, second string, from int) {
	s := v.doc.Sentences[v.sentence[k]].Tokens
	i := k - 1
	for i >= s[0] && k-i <= 2 && v.doc.Tokens[i].Word && !d.named(v, i) {
		i--
	}
	if i < s[0] || !d.named(v, i) {
		return "", "", 0
	}
	end := i + 1
	for i > s[0] && d.named(v, i-1) {
		i--
	}
	j := i - 1
	if v.norm(j) == "the" {
		j--
	}
	if j-1 < s[0] || v.norm(j) != "and" || !d.named(v, j-1) {
		return "", "", 0
	}
	from = j - 1
	for from > s[0] && d.named(v, from-1) {
		from--
	}
	text := func(r [2]int) string { return strings.Join(nameWords(v.span(r).Of(v.text)), " ") }
	return text([2]int{from, j}), text([2]int{i, end}), from
}

// named reports whether a token is part of a name, or has a capital within a sentence.
func (d *differ) named(v *view, k int) bool {
	if v.name[k] >= 0 {
		return true
	}
	x := &v.doc.Tokens[k]
	r, _ := utf8.DecodeRuneInString(x.Of(v.text))
	return x.Word && unicode.IsUpper(r) && v.sentence[k] >= 0 && k > v.doc.Sentences[v.sentence[k]].Tokens[0]
}

// reportedBy looks for texts in which one of the two names only reports what the other did, by the same verb.
func (d *differ) reportedBy(src, verb, from int, outlet, actor string) {
	v := &d.view[src]
	stem := v.stem(verb)
	by := newGroups()
	state := d.statementAt(src, v.doc.Tokens[verb].Start)
	for _, x := range d.spokenBy(outlet) {
		s, a, w := x.src, x.a, &d.view[x.src]
		if s == src || a.Cue.Len() <= 0 {
			continue
		}
		for _, c := range a.Content {
			if k := d.does(w, w.tokens(c), actor, stem); k >= 0 {
				at := w.doc.Sentences[w.sentence[k]].Span
				if lo, hi := min(a.Cue.Start, c.Start), max(a.Cue.End, w.doc.Tokens[k].End); hi-lo < 90 {
					at = statement.Span{Start: lo, End: hi}
				} else {
					at = w.span([2]int{max(0, k-3), k + 1})
				}
				if a.Source.Len() > 0 && a.Source.Start < at.Start && at.End-a.Source.Start < 90 {
					at.Start = a.Source.Start
				}
				by.put("reported", oneLine(d.c.Words(ref(s, at))), ref(s, at))
			}
		}
	}
	if len(by.keys) == 0 {
		return
	}
	for s := range d.view {
		w := &d.view[s]
		if s == src || slices.ContainsFunc(by.spans["reported"], func(r Ref) bool { return r.Source == s }) {
			continue
		}
		if state < 0 {
			continue
		}
		for _, k := range d.verbsOf(state, s) {
			if w.quote[k] < 0 && d.near(w.stem(k), stem) &&
				d.does(w, [2]int{max(0, k-4), k + 1}, actor, w.stem(k)) >= 0 {
				at := ref(s, w.span([2]int{max(0, k-2), k + 1}))
				by.put("reported", "", at)
			}
		}
	}
	at := ref(src, v.span([2]int{from, verb + 1}))
	by.put("joint", oneLine(d.c.Words(at)), at)
	d.add(finding{grade: grave, favour: by.value["reported"], firm: true, Difference: Difference{
		Kind: Attribution, Conflict: true, What: outlet + " " + v.norm(verb), Readings: by.readings(d),
		Why: "in one text the outlet takes part in what it only reports in the others",
	}})
}

// does returns the token of a verb, by stem, of which a name is the subject within a range; -1 where there is none.
func (d *differ) does(v *view, r [2]int, actor, stem string) int {
	for k := r[0]; k < r[1]; k++ {
		if v.stem(k) != stem {
			continue
		}
		for i := k - 1; i >= max(r[0], k-4); i-- {
			if n := v.name[i]; n >= 0 && d.plainName(v.doc.Names[n].Full) == actor || v.norm(i) == actor && d.named(v, i) {
				return k
			}
		}
	}
	return -1
}

// firstReports compares by whom something is said to have been reported first: named in some texts, left out in others.
func (d *differ) firstReports() {
	by := newGroups()
	for i := range d.view {
		v := &d.view[i]
		for k := range v.doc.Tokens {
			w := v.norm(k)
			if !d.sets.first.Has(w) || v.sentence[k] < 0 || v.doc.Sentences[v.sentence[k]].Class != source.Prose {
				continue
			}
			verb := v.doc.Verb(k + 1)
			if !d.sets.publish.Has(verb) {
				continue
			}
			s := v.doc.Sentences[v.sentence[k]].Tokens
			at := [2]int{k, min(s[1], k+2)}
			named := ""
			for j := k + 2; j < min(s[1], k+8); j++ {
				if v.norm(j) == "by" && v.name[j+1] >= 0 || v.norm(j) == "by" && v.norm(j+1) == "the" {
					n := j + 1
					if v.norm(n) == "the" {
						n++
					}
					if n < s[1] && v.name[n] >= 0 {
						m := &v.doc.Names[v.name[n]]
						named = "by " + strings.Join(nameWords(m.Full), " ")
						at[1] = v.tokens(m.Span)[1]
					}
					break
				}
			}
			r := ref(i, v.span(at))
			if named == "" && v.norm(k+2) == "on" && at[1]+2 <= s[1] {
				r = ref(i, v.span([2]int{k, k + 4}))
			}
			by.put(named, oneLine(d.c.Words(r)), r)
		}
	}
	if len(by.keys) < 2 {
		return
	}
	rs := by.readings(d)
	for i := range rs {
		if by.keys[i] == "" {
			rs[i].Manner = "unnamed"
		}
	}
	conflict := len(by.keys) > 2 || !slices.Contains(by.keys, "")
	d.add(finding{grade: always, Difference: Difference{
		Kind: Attribution, Conflict: conflict, Form: "first", What: "who reported it first", Readings: rs,
		Why: "some texts name the outlet that was first, others do not",
	}})
}
