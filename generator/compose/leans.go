package compose

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/statement"
)

// leanRule tells of a sentence that it cannot stand without a neighbour.
type leanRule struct {
	id     string
	matter bool                  // it leans on what the other tells, not on whom or how it names
	on     func(l *leaner) []int // the sentences that it leans on
}

// leanRules are all asked; what they find is joined. A rule that is in doubt finds that the sentence leans.
var leanRules = []leanRule{
	{"connective", true, (*leaner).connective},         // “But the mayor …”
	{"pronoun", false, (*leaner).pronoun},              // “He said …”
	{"pointing", true, (*leaner).pointing},             // “The move …”, “the claim”
	{"noun", false, (*leaner).noun},                    // “The forum …” behind one that names it
	{"speaker", false, (*leaner).speaker},              // “… the group wrote”
	{"addition", true, (*leaner).addition},             // “… also said”
	{"counted-day", true, (*leaner).countedDay},        // “two days later”
	{"quotation", false, (*leaner).quotation},          // “… end of a quotation,” and whose words they are
	{"bare-quotation", false, (*leaner).bareQuotation}, // “We saw nothing.”
	{"head", false, (*leaner).head},                    // “They are:”
	{"contrast", false, (*leaner).contrast},            // what “But …” behind it qualifies
	{"disclaimed", false, (*leaner).disclaimed},        // what the sentence behind it denies
	{"superseded", false, (*leaner).superseded},        // “Earlier it was reported …”
	{"answer", false, (*leaner).answer},                // “Yes.”
}

// leansOn returns the sentences of an article without which one of them cannot be printed. Of those before it, matter is
// the ones that it leans on for what they tell alone, so that another article's sentence that tells the same can stand in
// for them.
func leansOn(a *article, i int) (on, matter []int) {
	l := newLeaner(a, i)
	var strict []int
	for _, r := range leanRules {
		for _, k := range r.on(l) {
			switch {
			case k < 0 || k == i:
				continue
			case r.matter:
				matter = append(matter, k)
			default:
				strict = append(strict, k)
			}
			on = append(on, k)
		}
	}
	slices.Sort(on)
	matter = slices.DeleteFunc(matter, func(k int) bool { return slices.Contains(strict, k) })
	return slices.Compact(on), matter
}

// leaner is a sentence and what the rules ask of it.
type leaner struct {
	a      *article
	i      int
	words  []statement.Token // outside quotation marks, no marks
	index  []int             // of each of words, its index into Doc.Tokens
	before int               // the sentence before; -1
}

func newLeaner(a *article, i int) *leaner {
	l := &leaner{a: a, i: i, before: a.before(i)}
	st := &a.Doc.Sentences[i]
	for t := st.Tokens[0]; t < st.Tokens[1]; t++ {
		if tok := a.Doc.Tokens[t]; tok.Word && !a.quotedAt(tok.Start) {
			l.words, l.index = append(l.words, tok), append(l.index, t)
		}
	}
	return l
}

// opens returns the first words, quoted ones too.
func (l *leaner) opens() []string {
	st := &l.a.Doc.Sentences[l.i]
	var out []string
	for t := st.Tokens[0]; t < st.Tokens[1] && len(out) < 6; t++ {
		if tok := &l.a.Doc.Tokens[t]; tok.Word {
			out = append(out, tok.Norm)
		}
	}
	return out
}

// norms returns up to six words from one on.
func (l *leaner) norms(k int) []string {
	var out []string
	for _, w := range l.words[k:min(k+6, len(l.words))] {
		out = append(out, w.Norm)
	}
	return out
}

func (l *leaner) on(yes bool) []int {
	if !yes {
		return nil
	}
	if l.before < 0 {
		return nil // an article's first sentence stands by itself: “Two days after his promise, Lee …”
	}
	return []int{l.before}
}

// missing stands for a sentence that the article does not have: nothing before the first.
const missing = 1 << 30

func (l *leaner) connective() []int {
	words := l.opens()
	if n, entry := l.a.lang.Table("openers").Match(words); n > 0 {
		t := l.a.lang.Table("openers")
		// “so”, “still”, “yet”, “meanwhile” without a comma may be an adverb of the clause; it leans all the same
		return l.on(entry != "" && (t.Field(entry, 0) != "" || n < len(words)))
	}
	n, entry := l.a.lang.Table("connectives").Match(words)
	return l.on(n > 0 && l.a.lang.Table("connectives").Field(entry, 1) == "lead")
}

// pronoun finds pronouns before anything in the sentence that they can stand for.
func (l *leaner) pronoun() []int {
	table := l.a.lang.Table("anaphors")
	person, named := false, false
	for k, w := range l.words {
		if n := l.nameAt(w.Start); n != nil {
			named = true
			person = person || n.Kind == statement.Person
			continue
		}
		sort, form := table.Field(w.Norm, 0), table.Field(w.Norm, 1)
		if form == "reflexive" || form == "phrase" || form == "noun" || form == "" {
			if l.a.lang.Table("gendered").Has(w.Norm) || l.a.lang.Table("persons").Has(w.Norm) || l.a.lang.Table("roles").Has(w.Norm) {
				person, named = true, true
			}
			continue
		}
		switch sort {
		case "person":
			if !person {
				return l.on(true)
			}
		case "persons":
			if !named && !l.plural(k) {
				return l.on(true)
			}
		case "thing":
			if w.Norm == "it" && l.expletive(k) {
				continue
			}
			if !named && (k < 8 || !l.afterNoun(k)) {
				return l.on(true)
			}
		}
	}
	return nil
}

// plural reports whether a noun in the plural stands before a word.
func (l *leaner) plural(k int) bool {
	for j := range k {
		if l.a.Doc.Noun(l.index[j]) && strings.HasSuffix(l.words[j].Norm, "s") || l.a.lang.Table("peoplenouns").Has(l.words[j].Norm) {
			return true
		}
	}
	return false
}

// afterNoun reports whether a noun stands before a word.
func (l *leaner) afterNoun(k int) bool {
	for j := range k {
		if l.a.Doc.Noun(l.index[j]) {
			return true
		}
	}
	return false
}

// expletive reports whether “it” stands for nothing, as in “it is not clear whether”.
func (l *leaner) expletive(k int) bool {
	if k+1 >= len(l.words) {
		return false
	}
	aux := l.words[k+1].Norm
	if !l.a.lang.Table("auxiliaries").Has(aux) && !l.a.lang.Table("seeming").Has(aux) && !l.a.lang.Table("auxiliaries").Has(strings.TrimSuffix(aux, "n't")) {
		return false
	}
	for _, w := range l.words[k+2 : min(k+8, len(l.words))] {
		if w.Norm == "that" || w.Norm == "whether" || w.Norm == "to" || l.a.lang.Table("questions").Has(w.Norm) && !l.a.lang.Table("auxiliaries").Has(w.Norm) {
			return true
		}
	}
	return false
}

// nameAt returns the name that a place lies in.
func (l *leaner) nameAt(offset int) *statement.Name {
	names := l.a.Doc.Names
	at, _ := slices.BinarySearchFunc(names, offset, func(n statement.Name, at int) int { return cmp.Compare(n.End, at+1) })
	if at < len(names) && names[at].Start <= offset {
		return &names[at]
	}
	return nil
}

// pointing finds phrases that sum up what was told before.
func (l *leaner) pointing() []int {
	table := l.a.lang.Table("anaphors")
	for k := 0; k < len(l.words); k++ {
		n, entry := table.Match(l.norms(k))
		if l.object(k) {
			return l.on(true)
		}
		if n == 0 || l.nameAt(l.words[k].Start) != nil {
			continue
		}
		switch form := table.Field(entry, 1); {
		case form == "phrase" && k == 0:
			return l.on(true)
		case form == "phrase" && table.Field(entry, 2) == "subject" && l.clauseHead(k):
			return l.on(true)
		case form == "noun" && !l.has(l.words[min(k+n-1, len(l.words)-1)].Stem, k):
			return l.on(true)
		}
		k += n - 1
	}
	return nil
}

// object reports whether a word is “this” or “that” as the object of a verb: “called that a joke”.
func (l *leaner) object(k int) bool {
	if w := l.words[k].Norm; k == 0 || w != "this" && w != "that" {
		return false
	}
	at := l.index[k]
	return l.a.Doc.Verb(at-1) != "" && (at+1 >= len(l.a.Doc.Tokens) || !l.a.Doc.Tokens[at+1].Word && l.a.Doc.Tokens[at+1].Norm != ",")
}

// clauseHead reports whether a word begins a clause.
func (l *leaner) clauseHead(k int) bool {
	c := l.a.Doc.ClauseAt(l.words[k].Start)
	return c >= 0 && l.a.Doc.Clauses[c].Start == l.words[k].Start
}

// has reports whether a stem stands before a word.
func (l *leaner) has(stem string, k int) bool {
	return slices.ContainsFunc(l.words[:k], func(w statement.Token) bool { return w.Stem == stem })
}

// nounReach is how many sentences back a definite noun may have been introduced.
const nounReach = 3

// noun finds what a sentence begins with, “the forum”, in one of the sentences before it.
func (l *leaner) noun() []int {
	if len(l.words) < 2 || l.words[0].Norm != "the" && l.words[0].Norm != "that" && l.words[0].Norm != "those" && l.words[0].Norm != "these" {
		return nil
	}
	head := l.subjectHead()
	if head < 0 {
		return nil
	}
	norm, stem := l.words[head].Norm, l.words[head].Stem
	if l.a.lang.Table("unique").Has(norm) {
		return nil
	}
	if one := strings.TrimSuffix(norm, "s"); head == 1 && l.somebody(norm) || head == 1 && l.somebody(one) {
		return l.on(true) // “the company”: which one was told last
	}
	for k, n := l.before, 0; k >= 0 && n < nounReach; k, n = l.a.before(k), n+1 {
		if _, ok := slices.BinarySearch(l.a.sentences[k].stems, stem); ok {
			return []int{k}
		}
	}
	return nil
}

// somebody reports whether a noun is a word for a person or a body.
func (l *leaner) somebody(noun string) bool {
	t := l.a.lang
	return t.Table("persons").Has(noun) || t.Table("gendered").Has(noun) || t.Table("roles").Has(noun) || t.Table("acting-bodies").Has(noun) ||
		t.Table("bodywords").Field(noun, 0) == "body"
}

// subjectHead returns the head of the noun phrase that a sentence begins with, where nothing behind or in it tells more of
// it: no name, no “of”, no number; -1 else.
func (l *leaner) subjectHead() int {
	head := -1
	for k := 1; k < min(4, len(l.words)); k++ {
		w := l.words[k]
		switch {
		case l.nameAt(w.Start) != nil:
			return -1
		case l.a.Doc.Finite(l.index[k]) && head >= 0:
			return head
		case l.a.Doc.Noun(l.index[k]):
			head = k
		case head >= 0:
			if w.Norm == "of" || w.Norm == "for" || w.Norm == "in" || w.Norm == "at" {
				return -1
			}
			return head
		}
	}
	return head
}

// speaker finds a speaker who is named by a noun alone, “the group”: who that is was told before.
func (l *leaner) speaker() []int {
	s := l.a.sentences[l.i].Span
	for _, t := range l.a.Doc.Attributions {
		if t.Source.Len() == 0 || !s.Contains(t.Source) {
			continue
		}
		words := strings.Fields(strings.ToLower(l.a.Doc.Words(t.Source)))
		if len(words) < 2 || len(words) > 3 || words[0] != "the" || l.a.quotedAt(t.Source.Start) {
			continue
		}
		if strings.ToLower(l.a.Doc.Words(t.Source)[4:]) != l.a.Doc.Words(t.Source)[4:] {
			continue
		}
		return l.on(true)
	}
	return nil
}

func (l *leaner) addition() []int {
	table := l.a.lang.Table("openers")
	for k, w := range l.words {
		last := k == len(l.words)-1
		if table.Field(w.Norm, 0) == "also" || last && (w.Norm == "too" || w.Norm == "either" || w.Norm == "instead") {
			if k > 0 && (l.words[k-1].Norm == "but" || l.words[k-1].Norm == "and") { // within its own sentence
				continue
			}
			return l.on(true)
		}
	}
	return nil
}

func (l *leaner) countedDay() []int {
	for i := range l.a.Doc.Dates {
		x := &l.a.Doc.Dates[i]
		if x.Kind == statement.Later && l.a.sentences[l.i].Contains(x.Span) && (x.Anchor < 0 || l.a.Doc.Dates[x.Anchor].Start < l.a.sentences[l.i].Start) {
			return l.on(true)
		}
	}
	return nil
}

// quotation holds together all sentences that one quotation stands in, and that with the words that say whose it is.
func (l *leaner) quotation() []int {
	var out []int
	own := l.a.sentences[l.i].Span
	for _, q := range l.a.quotesIn(own) {
		if q.Depth > 0 {
			continue
		}
		for k := max(l.a.Doc.SentenceAt(q.Outer.Start), 0); k < len(l.a.sentences) && l.a.sentences[k].Start < q.Outer.End; k++ {
			if l.a.sentences[k].at >= 0 && q.Outer.Start < l.a.sentences[k].End-1 {
				out = append(out, k)
			}
		}
		if k := l.a.runsOnFrom(q); k >= 0 {
			out = append(out, k)
		}
		if q.Speech && q.Attribution >= 0 && q.Attribution < len(l.a.Doc.Attributions) {
			if k := l.a.Doc.Attributions[q.Attribution].Sentence; k != l.i && l.a.sentences[k].at >= 0 {
				out = append(out, k)
			}
		}
	}
	return out
}

// bareQuotation tells of a sentence that is quoted from end to end that its speaker is named beside it: before it, where
// nothing within says who speaks.
func (l *leaner) bareQuotation() []int {
	s := l.a.sentences[l.i].Span
	speech := slices.ContainsFunc(l.a.quotesIn(s), func(q statement.Quote) bool { return q.Depth == 0 && q.Speech })
	return l.on(speech && len(l.words) == 0)
}

// runsOnFrom returns the sentence with which a quotation ends that was left open, where one opens again in the paragraph
// behind it: the same speaker goes on; -1 where there is none.
func (a *article) runsOnFrom(q statement.Quote) int {
	at, ok := slices.BinarySearchFunc(a.Doc.Quotes, q.Outer.Start, func(x statement.Quote, start int) int { return cmp.Compare(x.Outer.Start, start) })
	for ; ok && at > 0; at-- {
		before := a.Doc.Quotes[at-1]
		if before.Depth > 0 {
			continue
		}
		if !before.Open || strings.TrimSpace(a.Article.Text[before.Outer.End:max(q.Outer.Start, before.Outer.End)]) != "" {
			return -1
		}
		return a.Doc.SentenceAt(before.Outer.Start)
	}
	return -1
}

func (l *leaner) head() []int {
	if strings.HasSuffix(strings.TrimRight(l.a.text(l.i), " ”\"’"), ":") {
		return []int{cmp.Or(max(l.a.after(l.i), 0), missing)}
	}
	return nil
}

// contrast finds the sentence behind that begins with “But”: half of what is told without it.
func (l *leaner) contrast() []int {
	next := l.a.after(l.i)
	if next < 0 {
		return nil
	}
	words := newLeaner(l.a, next).opens()
	if len(words) == 0 || l.a.lang.Table("openers").Field(words[0], 0) != "bare" || words[0] == "and" {
		return nil
	}
	return []int{next}
}

// disclaimed finds the sentence behind that denies or doubts this one: “Both denied it.”
func (l *leaner) disclaimed() []int {
	next := l.a.after(l.i)
	if next < 0 {
		return nil
	}
	n := newLeaner(l.a, next)
	table := l.a.lang.Table("disclaimers")
	for k := range n.words {
		if m, _ := table.Match(n.norms(k)); m > 0 && len(n.words) <= 16 && len(n.pronoun())+len(n.pointing()) > 0 {
			return []int{next}
		}
	}
	return nil
}

func (l *leaner) answer() []int {
	before := l.before
	return l.on(before >= 0 && strings.HasSuffix(strings.TrimRight(l.a.text(before), "”\"’' "), "?") && !l.a.quotedAt(l.a.sentences[before].End-1))
}

// superseded finds the sentence behind one that tells what was reported or said at first: it tells what became of that.
func (l *leaner) superseded() []int {
	next := l.a.after(l.i)
	if next < 0 {
		return nil
	}
	table, speech := l.a.lang.Table("superseded"), l.a.lang.Table("speech-verbs")
	for k := range l.words {
		if n, _ := table.Match(l.norms(k)); n > 0 {
			return []int{next}
		}
		if !l.a.lang.Table("atfirst").Has(l.words[k].Norm) {
			continue
		}
		for j := k + 1; j < min(k+4, len(l.words)); j++ {
			if speech.Has(l.a.Doc.Verb(l.index[j])) {
				return []int{next}
			}
		}
	}
	return nil
}
