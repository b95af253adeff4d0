package statement

import (
	"sort"
	"sync"

	"variorum/generator/grammar"
	"variorum/generator/lexicon"
	"variorum/generator/source"
)

// Read reads an article. It never fails: where no rule fits, the items are missing.
func Read(a *source.Article) *Doc {
	d := newDoc(a)
	readTokens(d)
	readSentences(d)
	readTags(d)
	readDates(d)
	readNumbers(d)
	readNames(d)
	readQuotes(d)
	readSpeech(d)
	d.quotedDates()
	readClauses(d)
	readCredits(d)
	readCues(d)
	readUnread(d)
	return d
}

// newDoc returns a Doc that nothing has been read into, with the tables that the rules need.
func newDoc(a *source.Article) *Doc {
	d := &Doc{Article: a}
	d.grammar = sync.OnceValue(func() *grammar.Doc { return grammar.ReadBlocks(a.Text, grammarBlocks(a), a.Meta.Language) })
	d.sets = knownOf(d.words()).sets
	d.forms = newVerbTable(d)
	d.speech = newSpeechWords(d)
	d.tables = newSpeakerTables(d)
	return d
}

// words returns the tables of the article's language.
func (d *Doc) words() *lexicon.Language { return lexicon.For(d.Article.Meta.Language) }

// Words returns the words of a span.
func (d *Doc) Words(s Span) string { return s.Of(d.Article.Text) }

// prose reports whether a span lies in the article's own running text.
func (d *Doc) prose(s Span) bool {
	i := d.SentenceAt(s.Start)
	return i >= 0 && d.Sentences[i].Class == ""
}

// SentenceAt returns the index of the sentence that holds the byte at offset, or that ends before it; -1 before the
// first.
func (d *Doc) SentenceAt(offset int) int {
	return sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].Start > offset }) - 1
}

// ClauseAt returns the index of the clause that holds the byte at offset, or that ends before it; -1 before the first.
func (d *Doc) ClauseAt(offset int) int {
	return sort.Search(len(d.Clauses), func(i int) bool { return d.Clauses[i].Start > offset }) - 1
}
