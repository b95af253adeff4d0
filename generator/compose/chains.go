package compose

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
)

// chainSure is the margin at which a chain is taken to lead to the right sentence. Below it the sentence is printed right
// behind the one before it too, as in its own article, so that a reader has what its writer's reader had.
const chainSure = 850

// parse reads the grammar of an article and finds its sentences in those of the article.
func (a *article) parse() {
	a.grammar = a.Doc.Grammar()
	a.parsed = make([][]int, len(a.sentences))
	for i := range a.grammar.Sentences {
		if k := a.Doc.SentenceAt(a.grammar.Sentences[i].Start); k >= 0 {
			a.parsed[k] = append(a.parsed[k], i)
		}
	}
}

// sentenceOf returns the sentence of an article that one of its grammar stands in; missing where there is none.
func (a *article) sentenceOf(s int) int {
	if s == grammar.None {
		return missing
	}
	if k := a.Doc.SentenceAt(a.grammar.Sentences[s].Start); k >= 0 && a.sentences[k].at >= 0 {
		return k
	}
	return missing
}

// chain finds the sentence that names those of whom a sentence speaks by a pronoun, wherever it does so, and that with the
// speaker of what is quoted. What the chains do not know was told last.
func (l *leaner) chain() []int {
	var out []int
	for _, lean := range l.leans(grammar.LeanPronoun, grammar.LeanQuotation, grammar.LeanAnswer, grammar.LeanList) {
		if lean.Kind == grammar.LeanPronoun && (l.pointer(lean) || l.within(lean)) {
			continue
		}
		on := l.a.sentenceOf(lean.On)
		switch {
		case on == missing && l.before < 0 && lean.Kind == grammar.LeanPronoun && l.someone(lean.Token):
			out = append(out, missing) // “He was a gambler.” opens an article; who he is comes later, or stood in the headline
		case on == missing || lean.Margin < chainSure:
			out = append(out, l.on(true)...)
		}
		if on != missing {
			out = append(out, on)
		}
	}
	return append(out, l.unsettled()...)
}

// someone reports whether a token is a pronoun for somebody who is a subject: “he”, “they”.
func (l *leaner) someone(t int) bool {
	return strings.HasPrefix(l.a.grammar.Tokens[t].Relation, "nsubj") && strings.HasPrefix(l.a.lang.Table("anaphors").Field(l.a.grammar.Tokens[t].Norm, 0), "person")
}

// unsettled finds the sentence before one with a pronoun that grammar takes for somebody of the same sentence and is not sure
// of, or who is named only behind it: “He was tested, police said.”
func (l *leaner) unsettled() []int {
	g := l.a.grammar
	if !g.Trees {
		return nil
	}
	for _, s := range l.a.parsed[l.i] {
		for t := g.Sentences[s].Tokens[0]; t < g.Sentences[s].Tokens[1]; t++ {
			m := g.MentionAt(t)
			if m == grammar.None || g.Mentions[m].Kind != grammar.Pronoun || g.Tokens[t].Features.Person != "3" || l.a.quotedAt(g.Tokens[t].Start) {
				continue
			}
			link, margin := g.Antecedent(m)
			if link == grammar.None || g.Tokens[g.Mentions[link].Head].Sentence != s {
				continue
			}
			gendered := g.Tokens[t].Features.Gender == "Masc" || g.Tokens[t].Features.Gender == "Fem"
			if g.Mentions[link].Head > t || gendered && margin < chainSure {
				return l.on(true)
			}
		}
	}
	return nil
}

// known finds the sentences that introduce what a sentence names by a definite noun, however far back they stand.
func (l *leaner) known() []int {
	var out []int
	for _, lean := range l.leans(grammar.LeanDefinite) {
		// who is named in short is introduced by place and print
		if on := l.a.sentenceOf(lean.On); on != missing && !l.quoted(lean) && l.a.grammar.Tokens[lean.Token].Tag != "PROPN" && !l.topic(lean.Token) {
			out = append(out, on)
		}
	}
	for _, head := range l.definites() {
		if !l.a.headed(l.a.grammar.Tokens[head].Norm) {
			out = append(out, l.introducing(head)...)
		}
	}
	return out
}

// topics finds the sentences that bring up what the story is about, where a sentence speaks of it as known: the digest's opening
// may do so as well, and in most digests does. In an article's second sentence “the sources” may be what the first tells by other
// words.
func (l *leaner) topics() []introduction {
	if l.before < 0 {
		return nil
	}
	var out []introduction
	g := l.a.grammar
	for _, lean := range l.leans(grammar.LeanDefinite) {
		if on := l.a.sentenceOf(lean.On); on != missing && !l.quoted(lean) && l.topic(lean.Token) {
			out = append(out, introduction{at: on, noun: l.stem(l.nounOf(lean.Token))})
		}
	}
	for _, head := range l.definites() {
		at := slices.Min(append(l.introducing(head), missing))
		switch {
		case l.a.headed(g.Tokens[head].Norm):
			out = append(out, introduction{at: at, noun: l.stem(head)})
		case at == missing && l.opening() && l.main(head) && g.Tokens[head].Relation == "nsubj":
			out = append(out, introduction{at: l.before, noun: l.stem(head), reworded: true})
		}
	}
	return out
}

// stem is the stem of a token of grammar.
func (l *leaner) stem(t int) stem {
	return l.a.stem(l.a.grammar.Tokens[t].Norm)
}

// topic reports whether a phrase with “the” names what the story is about.
func (l *leaner) topic(token int) bool {
	g := l.a.grammar
	noun := l.nounOf(token)
	if noun == grammar.None {
		return false
	}
	x := &g.Phrases[g.PhraseAt(noun)]
	return x.Determiner != grammar.None && g.Tokens[x.Determiner].Features.Definite == "Def" && l.a.headed(g.Tokens[noun].Norm)
}

// nounOf returns the noun that heads the phrase of a token, or that of the token that it hangs on.
func (l *leaner) nounOf(token int) int {
	g := l.a.grammar
	p := g.PhraseAt(token)
	if h := g.Tokens[token].Head; p == grammar.None && h >= 0 && h < len(g.Tokens) {
		p = g.PhraseAt(h)
	}
	if p == grammar.None || g.Tokens[g.Phrases[p].Head].Tag != "NOUN" {
		return grammar.None
	}
	return g.Phrases[p].Head
}

// ties finds the sentence before one that a connective, a contrast or a counted time ties to it, or that it points to as a
// whole: “denied that”, “both”.
func (l *leaner) ties() []int {
	if l.setOff() {
		return l.on(true)
	}
	for _, lean := range l.leans(grammar.LeanConnective, grammar.LeanContrast, grammar.LeanTime, grammar.LeanPronoun, grammar.LeanDefinite) {
		switch {
		case l.quoted(lean):
		case lean.Kind == grammar.LeanPronoun && !l.pointer(lean):
		case lean.Kind == grammar.LeanDefinite && lean.On != grammar.None && l.a.grammar.Tokens[lean.Token].Features.PronType != "Dem":
		default:
			return l.on(true)
		}
	}
	return nil
}

// setOff reports whether commas set a word off that ties a sentence to another: “The county, meanwhile, …”.
func (l *leaner) setOff() bool {
	text, table := l.a.Article.Text, l.a.lang.Table("openers")
	for k, w := range l.words {
		if k > 0 && table.Field(w.Norm, 1) == "off" && strings.HasSuffix(strings.TrimRight(text[:w.Start], " "), ",") && strings.HasPrefix(text[w.End:], ",") {
			return true
		}
	}
	return false
}

// quoted reports whether what leans stands in quotation marks.
func (l *leaner) quoted(lean grammar.Lean) bool {
	return l.a.quotedAt(l.a.grammar.Tokens[lean.Token].Start)
}

// within reports whether a pronoun stands for something that its own sentence names, if only as known: “the museum … it”.
// What that leans on is asked of the noun.
func (l *leaner) within(lean grammar.Lean) bool {
	g := l.a.grammar
	m := g.MentionAt(lean.Token)
	if m == grammar.None {
		return false
	}
	link, _ := g.Antecedent(m)
	return link != grammar.None && g.Mentions[link].Kind != grammar.Pronoun && g.Tokens[g.Mentions[link].Head].Sentence == g.Tokens[lean.Token].Sentence
}

// pointer reports whether what leans is “this” or “that” alone, which points to what was told and not to somebody.
func (l *leaner) pointer(lean grammar.Lean) bool {
	return l.a.grammar.Tokens[lean.Token].Features.PronType == "Dem"
}

// leans returns what grammar says that a sentence leans on, of some kinds.
func (l *leaner) leans(kinds ...grammar.LeanKind) []grammar.Lean {
	var out []grammar.Lean
	if !l.a.grammar.Trees {
		return nil
	}
	for _, s := range l.a.parsed[l.i] {
		for _, lean := range l.a.grammar.LeansOn(s) {
			if slices.Contains(kinds, lean.Kind) && !(lean.On != grammar.None && l.a.sentenceOf(lean.On) == l.i) {
				out = append(out, lean)
			}
		}
	}
	return out
}

// which finds the sentence before one whose subject is a person or body, “the company”, and no chain tells which: it was told
// last.
func (l *leaner) which() []int {
	for _, head := range l.definites() {
		if t := &l.a.grammar.Tokens[head]; l.somebody(t.Norm) || l.somebody(t.Lemma) {
			return l.on(true)
		}
	}
	return nil
}

// definites returns the head nouns of subjects and objects that a sentence speaks of as known, “the forum”, where neither a
// chain nor the sentence itself tells which.
func (l *leaner) definites() []int {
	g := l.a.grammar
	var out []int
	for t := range l.parsedTokens() {
		p := g.PhraseAt(t)
		if p == grammar.None || g.Phrases[p].Head != t || !l.bareDefinite(p) {
			continue
		}
		from, _ := l.bounds(t)
		before := slices.ContainsFunc(g.Tokens[from:t], func(x grammar.Token) bool { return x.Lemma == g.Tokens[t].Lemma })
		if !before && l.argument(t) {
			out = append(out, t)
		}
	}
	return out
}

// bareDefinite reports whether a phrase is a noun with “the” that neither the phrase nor a chain tells more of.
func (l *leaner) bareDefinite(p int) bool {
	g := l.a.grammar
	x := &g.Phrases[p]
	if x.Determiner == grammar.None || g.Tokens[x.Determiner].Features.Definite != "Def" || g.Tokens[x.Head].Tag != "NOUN" {
		return false
	}
	if len(x.Of) > 0 || x.Number != grammar.None || x.Owner != grammar.None || x.Apposition != grammar.None || l.a.quotedAt(x.Start) {
		return false
	}
	if m := g.MentionAt(x.Head); m != grammar.None {
		if link, _ := g.Antecedent(m); link != grammar.None {
			return false // LeansOn tells
		}
	}
	for _, k := range x.Modifiers {
		if g.Tokens[k].Tag == "PROPN" || g.Tokens[k].Features.Degree == "Sup" || g.Tokens[k].Features.NumType == "Ord" {
			return false
		}
	}
	return !l.restricted(x.Head) && !l.a.lang.Table("unique").Has(g.Tokens[x.Head].Norm)
}

// introducing returns the nearest sentence before one that has the noun that token head is.
func (l *leaner) introducing(head int) []int {
	lemma := l.a.grammar.Tokens[head].Lemma
	for k := l.before; k >= 0; k = l.a.before(k) {
		for _, s := range l.a.parsed[k] {
			x := &l.a.grammar.Sentences[s]
			if slices.ContainsFunc(l.a.grammar.Tokens[x.Tokens[0]:x.Tokens[1]], func(t grammar.Token) bool { return t.Lemma == lemma }) {
				return []int{k}
			}
		}
	}
	return nil
}

// unread ties each sentence to the one before it where grammar does not read the language: nobody knows what it leans on.
func (l *leaner) unread() []int { return l.on(!l.a.grammar.Trees) }
