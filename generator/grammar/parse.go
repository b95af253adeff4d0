package grammar

import (
	"sync"

	"variorum/generator/grammar/neural"
	"variorum/generator/lexicon"
)

// parser is the tagger and parser whose weights are compiled in; nil where there are none.
var parser = sync.OnceValue(func() *neural.Model {
	m, err := neural.Load()
	if err != nil {
		return nil
	}
	return m
})

// parse tags and parses the sentences of an English text. Without weights nothing is known.
func (d *Doc) parse() {
	m := parser()
	if m == nil || len(d.Tokens) == 0 {
		return
	}
	sentences := make([][]string, len(d.Sentences))
	forms := make([]string, len(d.Tokens))
	for i, t := range d.Tokens {
		forms[i] = d.Text[t.Start:t.End]
	}
	for i, s := range d.Sentences {
		sentences[i] = forms[s.Tokens[0]:s.Tokens[1]]
	}
	language := lexicon.For(d.Language)
	verbs := language.Table("verbs")
	for i, words := range knownOf(language).parsed.parse(m, sentences) {
		s := &d.Sentences[i]
		if len(words) != s.Tokens[1]-s.Tokens[0] {
			return
		}
		for k, w := range words {
			t := &d.Tokens[s.Tokens[0]+k]
			t.Tag, t.Lemma, t.Features, t.Relation, t.Margin = Tag(w.Tag), w.Lemma, ParseFeatures(w.Features), w.Relation, Margin(w.Margin)
			if t.Tag == "VERB" && !verbs.Has(t.Lemma) {
				if b, _ := VerbOf(language, t.Norm); verbs.Has(b) {
					t.Lemma = b // "admit", not "admitt"
				}
			}
			t.Head = None
			if w.Head >= 0 {
				t.Head = s.Tokens[0] + w.Head
			} else {
				s.Root = s.Tokens[0] + k
			}
		}
	}
	d.Trees = true
	d.mend(clauseWordsOf(language))
}

// reparsed returns a text with its own tokens and sentences and the parser's trees.
func (d *Doc) reparsed() *Doc {
	x := &Doc{Text: d.Text, Language: d.Language, Tokens: append([]Token(nil), d.Tokens...), Sentences: append([]Sentence(nil), d.Sentences...)}
	x.parse()
	analyse(x)
	return x
}
