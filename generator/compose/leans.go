package compose

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/statement"
)

// leanRule tells of a sentence that it cannot stand without a neighbour.
type leanRule struct {
	id   string
	bond bond
	on   func(l *leaner) []int // the sentences that it leans on
}

// bond is how near a sentence must stand to what it leans on.
type bond int

const (
	near bond = iota // right behind it, as in its own article
	far              // anywhere behind it: it names what the other introduced, and nothing between can be meant
	weak             // beside it, unless the other is told already or cannot be printed
)

// leanRules are all asked; what they find is joined. A rule that is in doubt finds that the sentence leans.
var leanRules = []leanRule{
	{"chain", near, (*leaner).chain},               // “He said …”; “We saw nothing.”
	{"known", far, (*leaner).known},                // “the official”, “the forum”, introduced before
	{"ties", near, (*leaner).ties},                 // “But the mayor …”, “… also said”, “two days later”, “denied that”
	{"pointing", near, (*leaner).pointing},         // “The move …”
	{"which", near, (*leaner).which},               // “The company …”, where no chain tells which
	{"unread", near, (*leaner).unread},             // any, in a language without grammar
	{"quotation", near, (*leaner).quotation},       // “… end of a quotation,” and whose words they are
	{"unidentified", near, (*leaner).unidentified}, // “The sources say …”, which no sentence of the article names before
	{"elliptic", near, (*leaner).elliptic},         // “Two opted for a trial.”
	{"comparison", near, (*leaner).comparison},     // “a similar ruling”
	{"remark", near, (*leaner).remark},             // “… said that ‘it’ must go”
	{"comment", near, (*leaner).comment},           // “‘…,’ she said.”
	{"paragraph", weak, (*leaner).paragraph},       // the rest of its paragraph
	{"unnamed", near, (*leaner).unnamed},           // “A lawmaker said …”, who is named next
	{"aside", near, (*leaner).aside},               // “(He had said so before.)”
	{"head", near, (*leaner).head},                 // “They are:”
	{"announced", near, (*leaner).announced},       // “Those comments drew a sharp response.”
	{"contrast", near, (*leaner).contrast},         // what “But …” behind it qualifies
	{"disclaimed", near, (*leaner).disclaimed},     // what the sentence behind it denies
	{"superseded", near, (*leaner).superseded},     // “Earlier it was reported …”
}

// leaning is what a sentence of an article leans on: sentences without which it cannot be printed.
type leaning struct {
	near   []int          // it is printed with these, and with all between
	far    []int          // these are printed before it
	names  []introduction // who is named in short
	beside []int          // its neighbours in the paragraph
	known  bool           // it speaks of something as known that an earlier sentence names
}

// on reports whether a sentence must be printed before this one.
func (l *leaning) on(i int) bool {
	return slices.Contains(l.far, i) || slices.ContainsFunc(l.names, func(n introduction) bool { return n.at == i })
}

// introduction is a sentence that names in full who is named in short behind it, or brings up what is spoken of as known. Another
// article's that does so will do.
type introduction struct {
	at       int    // missing where the article itself does not
	full     string // the full name
	noun     stem   // or the stem of the noun
	reworded bool   // it has another word for it
}

// leansOn returns what a sentence of an article leans on.
func leansOn(a *article, i int) leaning {
	l := newLeaner(a, i)
	var by [weak + 1][]int
	for _, r := range leanRules {
		for _, k := range r.on(l) {
			if k < 0 || k == i {
				continue
			}
			if r.bond == far && k == l.before {
				by[weak] = append(by[weak], k) // nothing comes between
			}
			by[r.bond] = append(by[r.bond], k)
		}
	}
	names := l.introduced()
	if slices.ContainsFunc(names, func(n introduction) bool { return n.at == l.before }) {
		by[weak] = append(by[weak], l.before)
	}
	out := leaning{near: by[near], far: by[far], names: append(names, l.topics()...), beside: by[weak]}
	out.known = slices.ContainsFunc(l.leans(grammar.LeanDefinite), func(x grammar.Lean) bool {
		return x.On != grammar.None && l.a.grammar.Tokens[x.Token].Tag != "PROPN" && !l.quoted(x)
	})
	slices.Sort(out.near)
	out.near = slices.Compact(out.near)
	slices.Sort(out.far)
	out.far = slices.Compact(out.far)
	return out
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
	g := l.a.grammar
	if w := l.words[k].Norm; k == 0 || !g.Trees || w != "this" && w != "that" {
		return false
	}
	t := g.TokenAt(l.words[k].Start)
	return t < len(g.Tokens) && g.Tokens[t].Relation == "obj"
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

// somebody reports whether a noun is a word for a person or a body.
func (l *leaner) somebody(noun string) bool {
	t := l.a.lang
	return t.Table("persons").Has(noun) || t.Table("gendered").Has(noun) || t.Table("roles").Has(noun) || t.Table("acting-bodies").Has(noun) ||
		t.Table("bodywords").Field(noun, 0) == "body"
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

// aside ties what stands in brackets to the sentence before it.
func (l *leaner) aside() []int {
	return l.on(strings.HasPrefix(strings.TrimSpace(l.a.text(l.i)), "("))
}

// introduced finds the sentences that name in full who is named in short, unless headlines and first sentences of several
// articles do: “Brown said …”
func (l *leaner) introduced() []introduction {
	var out []introduction
	own := l.a.text(l.i)
	for _, full := range l.a.shortNames([]int{l.i}) {
		if strings.Contains(own, full) || l.a.headed(full[strings.LastIndexByte(full, ' ')+1:]) {
			continue
		}
		for k := l.before; k >= 0; k = l.a.before(k) {
			if strings.Contains(l.a.text(k), full) {
				out = append(out, introduction{at: k, full: full})
				break
			}
		}
	}
	return out
}

func (l *leaner) head() []int {
	table := l.a.lang.Table("anaphors")
	for k := range l.words {
		if table.Field(l.words[k].Norm, 0) == "ahead" && l.a.grammar.Trees {
			if t := l.a.grammar.TokenAt(l.words[k].Start); t < len(l.a.grammar.Tokens) && l.a.grammar.Tokens[t].Relation == "amod" {
				return []int{cmp.Or(max(l.a.after(l.i), 0), missing)} // “the following statement”
			}
		}
	}
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
		if m, _ := table.Match(n.norms(k)); m > 0 && len(n.words) <= 16 && len(n.chain())+len(n.ties())+len(n.pointing()) > 0 {
			return []int{next}
		}
	}
	return nil
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
