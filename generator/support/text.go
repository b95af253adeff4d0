package support

import (
	"slices"
	"strings"

	"variorum/generator/grammar"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// Text is words that are held against sources: a digest, or an article whose words are printed, read as an article is.
type Text struct {
	doc  *statement.Doc // with its words in one way of writing
	said *statement.Doc // as it is written, for quotations
	voc  *vocabulary

	quotes []source.Span // made when first asked for
	quoted bool
}

// Words is a stretch of a text that sources are asked for.
type Words struct {
	// Sentence is all stretches of the sentence that this one is a part of, itself among them; nil where it stands alone.
	// What stands in the others is told with it: who says it, whom a pronoun means.
	Sentence []*Words
	// Printed is the words as the program itself would print them, to be compared where an editor has changed a bracket.
	Printed string

	text   *Text
	at     source.Span  // in the text
	tokens [2]int       // range of the text's tokens
	words  []word       // of these, in order
	parsed *grammar.Doc // made when first asked for
}

// word is a word of a stretch.
type word struct {
	token     int // index into the text's tokens
	form      Form
	worth     int
	bracketed bool // it stands in square brackets: an editor's insertion
	tells     bool // a source is asked for it
}

// Read prepares a text whose words are to be held against the sources.
func (k *Court) Read(doc *statement.Doc) *Text {
	return &Text{doc: k.plainly(doc), said: doc, voc: k.vocabulary}
}

// Words returns a stretch of the text. Stretches must be asked for with whole tokens.
func (t *Text) Words(at source.Span) *Words {
	v := &Words{text: t, at: at}
	v.tokens[0] = firstBehind(t.doc, at.Start)
	v.tokens[1] = v.tokens[0]
	for v.tokens[1] < len(t.doc.Tokens) && t.doc.Tokens[v.tokens[1]].End <= at.End {
		v.tokens[1]++
	}
	brackets := bracketsOf(v.String())
	for i := v.tokens[0]; i < v.tokens[1]; i++ {
		tok := &t.doc.Tokens[i]
		if !tok.Word {
			continue
		}
		at := tok.Start - v.at.Start
		for len(brackets) > 0 && brackets[0].End <= at {
			brackets = brackets[1:]
		}
		w := word{token: i, form: t.voc.form(tok), worth: t.voc.worth(tok.Norm), bracketed: len(brackets) > 0 && brackets[0].Start <= at}
		w.tells = w.worth >= light && !w.bracketed && !t.voc.free(tok.Norm) && !slices.Contains(t.voc.groups[tok.Norm], "say")
		v.words = append(v.words, w)
	}
	return v
}

// words returns the text's words in a span.
func (t *Text) words(s source.Span) string { return s.Of(t.doc.Article.Text) }

// mostParsed is how many bytes a stretch may have whose grammar is read. What is longer is no sentence, and nothing is known of it.
const mostParsed = 2000

// grammar returns what grammar says of the stretch by itself. What stands around it is not read: a sentence is judged as if it
// stood alone, and is read fast.
func (v *Words) grammar() *grammar.Doc {
	if v.parsed == nil {
		a := v.text.said.Article
		if v.at.End-v.at.Start > mostParsed {
			v.parsed = &grammar.Doc{}
			return v.parsed
		}
		v.parsed = grammar.Read(a.Text, []grammar.Span{v.at}, a.Meta.Language)
	}
	return v.parsed
}

// String returns the stretch as it is written.
func (v *Words) String() string { return v.text.words(v.at) }

// Tokens returns the range of the text's tokens that the stretch holds.
func (v *Words) Tokens() [2]int { return v.tokens }

// Heavy returns the forms of the words that tell something, in order.
func (v *Words) Heavy() []Form {
	var out []Form
	for _, x := range v.words {
		if x.worth >= light && !x.bracketed {
			out = append(out, x.form)
		}
	}
	return out
}

// beside returns all stretches of the sentence.
func (v *Words) beside() []*Words {
	if v.Sentence == nil {
		return []*Words{v}
	}
	return v.Sentence
}

// upper reports whether a byte is a capital letter of ASCII.
func upper(b byte) bool { return 'A' <= b && b <= 'Z' }

// plain is a text without what typography may change: quotation marks, dashes, white space at its ends.
func plain(s string) string { return strings.Trim(Typography.Replace(s), " ,;:.") }

// Typography writes quotation marks, dashes and spaces in one way.
var Typography = strings.NewReplacer("“", "\"", "”", "\"", "„", "\"", "«", "\"", "»", "\"", "‘", "'", "’", "'", "—", "-", "–", "-", "\u00a0", " ", "…", "...")
