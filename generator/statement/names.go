package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
)

// readNames finds the names. A name is the longest run of words with a capital, less what opens a sentence, titles and
// adjectives of peoples before a person's name, and less the ending of a possessive. Where all words have capitals, as in
// headlines, only names are found that the running text has as well. Mentions of one thing share their entity: the
// full form in an article binds its short forms. Precision goes before recall: a capital that opens a sentence is no
// name unless something else says so.
func readNames(d *Doc) {
	r := newNameReader(d)
	r.survey()
	for i := 0; i < len(r.p); {
		if r.titled[r.p[i].sentence] {
			i++
			continue
		}
		i = r.run(i)
	}
	r.bind()
	r.headlines()
	r.store()
}

type nameReader struct {
	d *Doc
	p []piece

	starters, notnames, given, months, weekdays, heads *lexicon.Table
	titles, nations, regions, bodies, phrases          *phrases
	numbers, roles, verbs, matters                     *lexicon.Table

	titled   []bool          // by sentence: all its words have capitals
	within   map[string]int  // how often a word stands with a capital inside a sentence
	lower    map[string]int  // how often it stands without
	mixed    map[string]bool // words that stand with one capital only, too
	mentions []mention
}

// mention is a name at a place, while the names are read.
type mention struct {
	Name
	first, next int // pieces
	words       []string
	courtesy    bool   // "Mr" stands before it
	known       string // the country, where it is one
	weak        bool   // a single word that nothing but its capital makes a name
}

func newNameReader(d *Doc) *nameReader {
	l := d.words()
	return &nameReader{
		d: d, p: d.cut(),
		starters: l.Table("starters"), notnames: l.Table("notnames"), given: l.Table("givennames"),
		heads: l.Table("nameheads"), months: l.Table("months"), weekdays: l.Table("weekdays"), numbers: l.Table("numberwords"), roles: l.Table("numberroles"),
		titles: newPhrases(l.Table("titles")), nations: newPhrases(l.Table("nations")), regions: newPhrases(l.Table("regions")),
		bodies: newPhrases(l.Table("bodywords")), phrases: newPhrases(l.Table("notnames")), verbs: l.Table("speech-verbs"), matters: l.Table("matters"),
		within: map[string]int{}, lower: map[string]int{}, mixed: map[string]bool{},
	}
}

// survey notes which sentences have capitals throughout and how each word is written elsewhere.
func (r *nameReader) survey() {
	r.titled = make([]bool, len(r.d.Sentences))
	for i := 0; i < len(r.p); {
		j, long, capitals := i, 0, 0
		for j < len(r.p) && r.p[j].sentence == r.p[i].sentence {
			if p := &r.p[j]; p.kind == wordPiece && len(p.low) > 3 && j > i {
				long++
				if p.upper {
					capitals++
				}
			}
			j++
		}
		s := r.p[i].sentence
		r.titled[s] = long >= 4 && capitals*10 >= long*7 && !r.ends(j-1) || long >= 2 && capitals == long && r.d.Sentences[s].Class != "" && !r.ends(j-1)
		if !r.titled[s] {
			for k := i; k < j; k++ {
				switch p := &r.p[k]; {
				case p.kind != wordPiece:
				case !p.upper:
					r.lower[p.low]++
				case !r.opens(k):
					r.within[p.low]++
					if t := p.Of(r.d.Article.Text); len(p.low) > 2 && !upperCase(t) && !strings.Contains(t, ".") {
						r.mixed[p.low] = true
					}
				}
			}
		}
		i = j
	}
}

// ends reports whether the piece at i ends a sentence of prose.
func (r *nameReader) ends(i int) bool {
	switch r.p[i].low {
	case ".", "”", "\"":
		return true
	}
	return false
}

// opens reports whether the word at i owes its capital to its place: at the start of a sentence, a quotation or a line.
func (r *nameReader) opens(i int) bool {
	if i == 0 || r.p[i-1].sentence != r.p[i].sentence {
		return true
	}
	b := &r.p[i-1]
	switch b.low {
	case "“", "\"", "‘", "«", "„", "'", "''", "``", ":", "•", "*", "—", "–", "--", "…", "...", "?", "!", "[", "»":
		return true
	case "-":
		return !b.glued
	case "(":
		return false
	}
	return false
}

// name reports whether a word that opens a sentence is known to be a name's.
func (r *nameReader) name(i int) bool {
	w := r.p[i].low
	if r.within[w] > 0 && r.lower[w] <= 2*r.within[w] {
		return true
	}
	if r.lower[w] > 0 {
		return false
	}
	if f, ok := r.given.Get(w); ok && len(f) == 0 {
		return true
	}
	if n, e := r.nations.match(r.p, i); n > 0 && r.nations.table.Field(e, 0) != "people" {
		return true
	}
	if n, _ := r.regions.match(r.p, i); n > 0 {
		return true
	}
	return r.acronym(i)
}

// acronym reports whether the piece at i is written in capitals throughout.
func (r *nameReader) acronym(i int) bool {
	w := r.p[i].Of(r.d.Article.Text)
	n := 0
	for _, c := range w {
		switch {
		case unicode.IsUpper(c):
			n++
		case c == '.':
		default:
			return false
		}
	}
	return n >= 2 && n <= 6 && !r.mixed[r.p[i].low]
}

// candidate reports whether the word at i may be part of a name.
func (r *nameReader) candidate(i int) bool {
	p := &r.p[i]
	if p.kind != wordPiece || !p.upper || p.low == "'s" {
		return false
	}
	if r.initial(i) {
		return true
	}
	if p.glued && i > 0 && r.p[i-1].kind == digitPiece || p.low == "i" {
		return false
	}
	if n, e := r.phrases.match(r.p, i); n > 1 && e != "" {
		return false
	}
	if len(p.low) == 1 && at(r.p, i+1).low == "-" && at(r.p, i+1).glued && at(r.p, i-1).low == "(" { // "(D-Ohio)"
		return false
	}
	if b := at(r.p, i-1); b.low == "-" && b.glued && p.glued && len(at(r.p, i-2).low) == 1 {
		return false
	}
	if r.notnames.Has(p.low) && !r.nextCapital(i) || r.starters.Has(p.low) && r.opens(i) {
		return false
	}
	if r.starters.Has(p.low) && !r.acronym(i) && (r.lower[p.low] > 0 || r.bodies.entries[p.low] == "") {
		return false
	}
	if r.weekdays.Has(p.low) && len(p.low) > 3 {
		return false
	}
	if r.months.Has(p.low) {
		return r.nextCapital(i) && !r.months.Has(at(r.p, i+1).low) && r.given.Has(p.low)
	}
	if r.numbers.Has(p.low) && r.opens(i) {
		return false
	}
	return true
}

func (r *nameReader) nextCapital(i int) bool {
	n := at(r.p, i+1)
	return n.sentence == r.p[i].sentence && n.kind == wordPiece && n.upper && !n.glued
}

// run reads the run of capitals that begins at i and the names in it; it returns where to go on.
func (r *nameReader) run(i int) int {
	if !r.candidate(i) {
		return i + 1
	}
	s := r.p[i].sentence
	if n, e := r.nations.match(r.p, i); n > 0 && r.p[i+n-1].upper { // "Trinidad and Tobago", "the Netherlands"
		kind := r.nations.table.Field(e, 0)
		if end := r.extend(i, s); kind != "people" && end <= i+n {
			country := r.nations.table.Field(e, 1)
			if kind == "capital" {
				country = ""
			}
			r.place(i, i+n, country)
			return i + n
		}
	}
	if n, _ := r.regions.match(r.p, i); n > 0 && r.p[i+n-1].kind == wordPiece && r.extend(i, s) <= i+n || n > 0 && r.p[i+n-1].low == "." && r.extend(i, s) < i+n {
		r.place(i, i+n, "")
		return i + n
	}
	end := r.extend(i, s)
	start := i
	if r.opens(i) && !r.name(i) {
		_, title := r.title(i, end)
		switch {
		case end == i+1:
			if !r.speaks(end) || r.lower[r.p[i].low] > 0 || r.common(i) {
				return end
			}
		case r.lower[r.p[i].low] > 0 && title == 0 && !r.known(i, end):
			start++
		}
	}
	r.split(start, end)
	return end
}

// common reports whether a word that opens a sentence has the look of a common noun or adverb.
func (r *nameReader) common(i int) bool {
	w := r.p[i].low
	return r.d.sets.commonEnds.Ending(w) != "" || r.titles.entries[w] != "" || r.people(i) != "" ||
		r.bodies.entries[w] != ""
}

// known reports whether the whole run is a name that stands inside a sentence elsewhere.
func (r *nameReader) known(i, end int) bool {
	_, body := r.kindOf(i, end)
	return body
}

// extend returns the end of the run of capitals from i on.
func (r *nameReader) extend(i, s int) int {
	j := i + 1
	for j < len(r.p) && r.p[j].sentence == s {
		p := &r.p[j]
		switch {
		case p.kind == digitPiece && p.glued && r.p[j-1].upper && len(r.p[j-1].low) <= 2: // "G20"
			j++
			continue
		case p.kind == wordPiece && p.upper && !p.glued && r.p[j-1].kind != markPiece:
			if !r.initial(j) && (p.low == "i" || r.starters.Has(p.low) && !r.acronym(j) && r.lower[p.low] > 0 && r.bodies.entries[p.low] == "" || r.months.Has(p.low) && at(r.p, j+1).kind == digitPiece || r.weekdays.Has(p.low) && len(p.low) > 3) {
				return j
			}
			j++
			continue
		case p.low == "-" && p.glued && j+1 < len(r.p) && r.p[j+1].glued && r.p[j+1].upper && r.p[j+1].sentence == s:
			j += 2
			continue
		case p.low == "-" && p.glued && j-i >= 2 && j+1 < len(r.p) && r.p[j+1].glued && r.p[j+1].sentence == s && r.p[j+1].kind == wordPiece &&
			(r.syllable(r.p[j+1].low) || len(r.p[j-1].low) <= 3 && r.lower[r.p[j-1].low] == 0 && (r.p[j+1].low == "in" || r.p[j+1].low == "on" || r.p[j+1].low == "up")): // "Ban Ki-moon", "Song Jae-in"
			j += 2
			continue
		case p.low == "." && p.glued && r.p[j-1].upper && len(r.p[j-1].low) <= 4 && r.nextCapital(j) && (len(r.p[j-1].low) == 1 || r.short(j-1)):
			j += 2
			continue
		case p.low == "'s" && r.owned(i, j):
			j += 2
			continue
		case p.low == "&" && at(r.p, j+1).upper && at(r.p, j+1).sentence == s:
			j += 2
			continue
		case p.kind == wordPiece && !p.upper && r.p[j-1].kind == wordPiece && elided(p.Of(r.d.Article.Text)): // "Jean-Luc d'Arvor"
			j++
			continue
		case p.kind == wordPiece && !p.upper && r.p[j-1].kind == wordPiece:
			if k := r.link(i, j, s); k > 0 {
				j = k
				continue
			}
		}
		break
	}
	return j
}

// elided reports whether a word is a particle without its vowel and the name behind it: "d'Arvor", "dell’Orto".
func elided(w string) bool {
	at := strings.IndexAny(w, "'’")
	if at < 1 || at > 4 || strings.ToLower(w[:at]) != w[:at] {
		return false
	}
	_, size := utf8.DecodeRuneInString(w[at:])
	next, _ := utf8.DecodeRuneInString(w[at+size:])
	return unicode.IsUpper(next)
}

// syllable reports whether a word after a hyphen can be the end of an East Asian given name, and is no "led" or "born".
func (r *nameReader) syllable(low string) bool {
	if len(low) > 5 || r.lower[low] > 1 {
		return false
	}
	return !r.d.sets.names.tail.Has(low)
}

// owned reports whether the possessive at j stands inside a name: "St Anne's Hospital", "People's Party".
func (r *nameReader) owned(i, j int) bool {
	n := at(r.p, j+1)
	if n.sentence != r.p[j].sentence || !n.upper || r.bodies.entries[n.low] == "" {
		return false
	}
	return r.d.sets.names.owner.Has(r.p[j-1].low) || r.p[i].low == "st" || r.p[i].low == "saint"
}

// short reports whether the word at i is an abbreviation that may stand inside a name: "St. Mary", "Gov. Lee".
func (r *nameReader) short(i int) bool {
	w := r.p[i].low
	return r.d.sets.names.short.Has(w) || r.titles.entries[w] != ""
}

// link returns where a run goes on past small words that names hold ("of", "the", "de", "van"), 0 where it does not.
func (r *nameReader) link(i, j, s int) int {
	capital := func(k int) bool {
		q := at(r.p, k)
		return q.sentence == s && q.kind == wordPiece && q.upper && !r.weekdays.Has(q.low) && !r.starters.Has(q.low)
	}
	switch w := r.p[j].low; {
	case w == "of", w == "for":
		k := j + 1
		if low(r.p, k, s) == "the" {
			k++
		}
		if !capital(k) {
			return 0
		}
		if _, body := r.kindOf(i, j); body || w == "of" && r.titleEnds(j) {
			return k + 1
		}
	case w == "and":
		// inside the name of a body: "Department of Health and Human Services"
		if !capital(j + 1) {
			return 0
		}
		end := r.extendPlain(j+1, s)
		matter := r.matters.Has(r.p[end-1].low)
		if r.matters.Has(r.p[j-1].low) && (matter || r.bodies.entries[r.p[end-1].low] != "") && end > j+2 {
			return j + 2 // "Customs and Border Protection"
		}
		for k := i; k < j; k++ {
			if r.p[k].low == "of" || r.p[k].low == "for" {
				if _, body := r.kindOf(i, k); body {
					if matter && r.matters.Has(r.p[j-1].low) {
						return j + 2
					}
					if _, next := r.kindOf(j+1, r.extendPlain(j+1, s)); next {
						return j + 2
					}
				}
			}
		}
	case r.d.sets.names.particle.Has(w):
		k := j + 1
		for low(r.p, k, s) == "-" || r.d.sets.names.inner.Has(low(r.p, k, s)) {
			k++
		}
		if capital(k) {
			return k + 1
		}
	}
	return 0
}

func (r *nameReader) extendPlain(i, s int) int {
	j := i
	for j < len(r.p) && r.p[j].sentence == s && r.p[j].upper {
		j++
	}
	return max(j, i+1)
}

// title returns where the title ends that the run from i to end begins with, and the number of its pieces; adjectives of
// peoples and names of bodies may stand before it ("Oksund Police Chief").
func (r *nameReader) title(i, end int) (at, n int) {
	best, size := i, 0
	for j := i; j < end; j++ {
		if k, e := r.titles.match(r.p, j); k > 0 && j+k <= end && r.entitles(e, j) {
			best, size = j+k, k
			j += k - 1
		}
	}
	return best, size
}

// entitles reports whether an entry of titles at j is a title here: a word for what somebody does only where its capital
// is the sentence's ("Boss Lars Holm"), and no title that is a given name as well ("Dean Reed") unless one follows it.
func (r *nameReader) entitles(e string, j int) bool {
	if r.titles.table.Field(e, 0) == "role" {
		return r.opens(j)
	}
	return !r.given.Has(e) || r.given.Has(at(r.p, j+1).low)
}

// titleEnds reports whether a title ends right before the piece at j.
func (r *nameReader) titleEnds(j int) bool {
	return j > 0 && r.p[j-1].upper && r.titles.table.Field(r.p[j-1].low, 0) == "title"
}

// people returns the country whose people the word at i means ("Russian"), "" where it means none.
func (r *nameReader) people(i int) string {
	n, e := r.nations.match(r.p, i)
	if n > 0 && r.nations.table.Field(e, 0) == "people" {
		return r.nations.table.Field(e, 1)
	}
	return ""
}

// kindOf tells by its words what a run names; sure is false where they do not tell.
func (r *nameReader) kindOf(i, end int) (kind NameKind, sure bool) {
	last := end - 1
	for last > i && r.p[last].kind != wordPiece {
		last--
	}
	for k := i; k < end; k++ {
		if r.p[k].low == "of" || r.p[k].low == "for" {
			last = k - 1
			break
		}
	}
	if last >= 0 && last < len(r.p) {
		if f, ok := r.bodies.table.Get(r.p[last].low); ok && (last > i || r.p[last].upper) {
			return NameKind(f[0]), true
		}
	}
	for k := i; k < end; k++ {
		if f, ok := r.bodies.table.Get(r.p[k].low); ok && f[0] == "body" && end-i > 2 {
			return Body, true
		}
	}
	return Thing, false
}

// speaks reports whether a verb of speech follows.
func (r *nameReader) speaks(j int) bool {
	if j >= len(r.p) || r.p[j].kind != wordPiece || r.p[j].upper {
		return false
	}
	return r.tells(r.p[j].low) || r.verbs.Has(r.p[j].low)
}

func (r *nameReader) place(i, end int, country string) {
	m := mention{first: i, next: end, known: country}
	m.Kind = Place
	r.add(m)
}

// add takes a mention in; words are its words without marks.
func (r *nameReader) add(m mention) {
	for m.next > m.first && (r.p[m.next-1].low == "." && !strings.Contains(r.p[m.next-2].low, ".") && r.p[m.next-1].glued && !r.abbreviated(m.next-1) || r.p[m.next-1].low == "'s") {
		m.next--
	}
	if m.next <= m.first {
		return
	}
	m.Span = Span{Start: r.p[m.first].Start, End: r.p[m.next-1].End}
	for k := m.first; k < m.next; k++ {
		if r.p[k].kind != markPiece {
			m.words = append(m.words, r.p[k].low)
		}
	}
	if n := len(m.words); n >= 3 && r.d.sets.names.suffix.Has(m.words[n-1]) && (m.Kind == Person || r.given.Has(m.words[0])) {
		m.words = m.words[:n-1] // the surname is before it; not of "World War II"
	}
	r.mentions = append(r.mentions, m)
}

// abbreviated reports whether the point at i belongs to the abbreviation of a state before it ("Pa.").
func (r *nameReader) abbreviated(i int) bool {
	n, e := r.regions.match(r.p, i-1)
	return n == 2 && strings.HasSuffix(e, ".") && i+1 < len(r.p) && r.p[i+1].sentence == r.p[i].sentence
}
