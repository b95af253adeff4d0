// Package collate compares the articles of one story: who says what, who says it differently, who goes back to whom.
//
// Input is the articles of a story with their annotations (statement.Doc). Output is a Collation: statements with a
// reading for each source that makes them, the differences between readings, lineages (groups of sources that share an
// origin), quotations, dated events, and what only the siblings show of a source: boilerplate, gaps, years.
//
// Up to sixteen sources are compared clause by clause with each other, all with all. Of more, each is compared with so
// many others as the logarithm of their number, and beyond that only where a rare word is shared (circle.go): then
// two sources may say the same in common words and stay apart, and time grows as n log n.
//
// Sources stand in the order of their keys. Nothing depends on their order, and nothing but letters on their file names:
// until all is done the sources stand in the order of their texts' hashes, and only a text that names several sources
// at once takes them in the order of their keys (Collation.Named).
package collate

import (
	"slices"
	"strconv"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// Source is one article of the story with all that is known of it.
type Source struct {
	Key     string
	Article *source.Article // blocks and gaps as the whole story shows them
	Doc     *statement.Doc
	Lineage int           // index into Collation.Lineages
	Filled  map[int][]Ref // for a gap, by index into Article.Gaps: where siblings have the missing words
	Aside   string        // why the source is not merged with the others ("reports another event"), or ""
	Moment  int           // sources of one moment of a developing story share the number; 0 is the earliest
}

// Ref is a place in a source.
type Ref struct {
	Source int // index into Collation.Sources
	source.Span
}

// Unit is a clause of a source that takes part in the alignment.
type Unit struct {
	Ref
	Clause int // index into Doc.Clauses
}

// Statement is something that one or more sources say.
type Statement struct {
	ID       string // "c1", "c2" …, in the order of the story
	Units    []Unit // of prose, by source, then by place; a source may have several
	Beside   []Unit // of headlines, deks, captions and embedded posts that say it too: not printed as prose, but readings
	Weight   int    // salience in thousandths: how much a reader must learn it
	Credits  []string
	Links    []Link // why the units were joined, for `explain`
	Conflict bool   // a difference in conflict of high or medium severity touches it
}

// Link is why two units were joined.
type Link struct {
	A, B  int    // indexes into Statement.Units
	Score int    // in thousandths
	Why   string // the words that join them with their weights; "" but for the best link of a unit, and where Input.Reasons does not ask
}

// Sources returns the indexes of the sources that make the statement, each once, in order.
func (s *Statement) Sources() []int {
	var out []int
	for _, u := range s.Units {
		if n := len(out); n == 0 || out[n-1] != u.Source {
			out = append(out, u.Source)
		}
	}
	return out
}

// Kind is the kind of a difference, as in the record.
type Kind string

const (
	Number      Kind = "number"
	Date        Kind = "date"
	Name        Kind = "name"
	Role        Kind = "role"
	Place       Kind = "place"
	Polarity    Kind = "polarity"
	Certainty   Kind = "certainty"
	Relation    Kind = "relation"
	Quotation   Kind = "quote"
	Attribution Kind = "attribution"
	Label       Kind = "label"
	Detail      Kind = "detail"
	Lacuna      Kind = "lacuna"
)

// Severity of a difference: High where who relies on one source alone is misled on something that matters, Medium where
// a careful editor would footnote it, Low for the record only.
type Severity string

const (
	High   Severity = "high"
	Medium Severity = "medium"
	Low    Severity = "low"
)

// Difference is a point where readings differ.
type Difference struct {
	ID         string // "d1", "d2" …
	Kind       Kind
	Conflict   bool
	Severity   Severity
	What       string // short name of what differs: "role of Ann Lee"
	Readings   []Reading
	Silent     []int  // complete sources that do not mention it
	Statements []int  // indexes into Collation.Statements that it touches
	Prefer     int    // index into Readings of the one a digest should print; -1 where none is better
	PreferWhy  string // why that one, for people; "" where there is no other
	Why        string // why the readings differ, for people; may be empty
	Form       string // how a note words it where the kind alone does not tell: "office", "part", "age", "update"; may be empty
	Subject    string // who or what it is about, in a source's own words: "Ann Lee"; may be empty
}

// Reading is one wording or value and the sources that have it.
type Reading struct {
	Sources []int // indexes into Collation.Sources, in order
	Value   string
	Spans   []Ref // the words in question: one or more for each source
	Missing bool  // the reading is a hole: words are missing here in our copy
	Quote   []Ref // what a note quotes where Spans hold more or less than the words in question; else empty
}

// Lineage is a group of sources that share an origin, or a single source.
type Lineage struct {
	ID       string // "l1", "l2" …
	Sources  []int
	Certain  bool     // the verdict is "same origin"; else "possibly"
	Origins  []string // upstream outlets, agencies and documents that the sources credit
	Evidence []Evidence
}

// Evidence is one reason for a lineage.
type Evidence struct {
	Kind    string // "credit", "shared-run", "shared-reading", "shared-gap", "order", "same-outlet"
	Text    string // for people
	Sources []int  // indices of the two that it holds against each other; none where it is about a credit
	Spans   []Ref
}

// Quote is an utterance with its wordings.
type Quote struct {
	ID        string // "q1", "q2" …
	Speaker   string // "" where unknown
	Readings  []Ref  // the words inside the quotation marks, without the marks
	Agreement string // "verbatim", "variant", "single"
}

// Event is something dated.
type Event struct {
	Date      string // ISO 8601, truncated to the precision
	Precision string // "time", "day", "month", "year"
	Inferred  bool
	Reason    string
	What      string
	Statement int // index into Collation.Statements; -1
	Spans     []Ref
}

// Collation is a story, collated.
type Collation struct {
	Story       string // slug
	Title       string // as _story.md gives it; ""
	Date        string // ISO day of the news, from the sources; ""
	Dated       bool   // Date is as _story.md gives it
	Thread      string // as _story.md gives it; ""
	Sources     []Source
	Statements  []Statement // in the order of telling
	Differences []Difference
	Lineages    []Lineage
	Quotes      []Quote
	Events      []Event
}

// Words returns the words at a place.
func (c *Collation) Words(r Ref) string { return r.Of(c.Sources[r.Source].Article.Text) }

// Named returns the keys of sources, in the order of keys.
func (c *Collation) Named(sources []int) []string {
	keys := make([]string, len(sources))
	for i, s := range sources {
		keys[i] = c.Sources[s].Key
	}
	slices.SortFunc(keys, keyOrder)
	return keys
}

// number makes an id: a letter and a number that counts from 1.
func number(letter string, i int) string { return letter + strconv.Itoa(i+1) }

// Hashes returns the hash of each source's text by key.
func (c *Collation) Hashes() map[string]string {
	m := make(map[string]string, len(c.Sources))
	for _, s := range c.Sources {
		m[s.Key] = s.Article.SHA256
	}
	return m
}
