// Package statement reads what one article says: its sentences and clauses, and what stands in them: quotations,
// speech with speaker and cue, credits, dates, numbers, names with roles, places, hedges and negations.
//
// Input is a source.Article. Output is a Doc, whose items all hold spans into the article's text and stand in order of
// their start. Everything is a rule over words of the lexicon; nothing is guessed where no rule fits. Text that is set
// aside (captions, teasers) is read as well, since it may hold readings; items there are known by their sentence.
package statement

import (
	"variorum/generator/grammar"
	"variorum/generator/source"
)

// Span is a range of bytes of the article's text.
type Span = source.Span

// Doc is an article, read.
type Doc struct {
	Article      *source.Article
	Tokens       Tokens // words, numbers and marks, in order
	Sentences    []Sentence
	Clauses      []Clause
	Quotes       []Quote
	Attributions []Attribution
	Credits      []Credit
	Dates        []Date
	Numbers      []Number
	Unread       []Unread // figures that are not understood, in order
	Names        []Name
	Cues         []Cue

	grammar func() *grammar.Doc // reads what grammar says of the text, once
	pieces  []piece             // the tokens in smaller pieces, while the article is read
	tags    classes             // part of speech of each token
	parts   [][2]int32          // the range of grammar's tokens that each token is made of
	verbs   verbForms           // the verb of which each token can be a form
	forms   *verbTable
	speech  speechWords
	tables  speakerTables
	sets    *wordSets
}

// Token is a word, a number or a mark.
type Token = grammar.Word

// Sentence is a sentence or, in text set aside, a line.
type Sentence struct {
	Span
	Block   int          // index into Article.Blocks of the block it begins in
	Class   source.Class // class of that block
	Tokens  [2]int       // range of Doc.Tokens
	Clauses [2]int       // range of Doc.Clauses
}

// Clause is a part of a sentence that can stand as a statement: a sentence is divided into one clause or more, which
// cover it. A clause's words may lack a subject, which then is the sentence's.
type Clause struct {
	Span
	Sentence int    // index into Doc.Sentences
	Tokens   [2]int // range of Doc.Tokens
	Kind     ClauseKind
	Subject  Span // the words of the subject, in this clause or an earlier one of the sentence; empty where none is found
}

// ClauseKind tells how a clause hangs in its sentence.
type ClauseKind string

const (
	Main        ClauseKind = "main"        // could stand alone
	Coordinate  ClauseKind = "coordinate"  // after "and", "but"
	Relative    ClauseKind = "relative"    // after "who", "which", "where"
	Participle  ClauseKind = "participle"  // "saying …", "signaling …"
	Subordinate ClauseKind = "subordinate" // after "as", "because", "although", "if"
	Speech      ClauseKind = "speech"      // "he said", "according to X"
	Content     ClauseKind = "content"     // what is said: after "said that", or inside quotation marks
	Adjunct     ClauseKind = "adjunct"     // "two days later, on Oct. 31," — time, place or circumstance set off
)

// Quote is a quotation: the words between quotation marks.
type Quote struct {
	Span               // without the marks
	Outer       Span   // with the marks
	Depth       int    // 0 for the outermost
	Speech      bool   // words of a speaker; false for scare quotes, titles and names of things
	Speaker     string // the speaker's fullest name in the article, "" where unknown
	Anonymous   bool   // the speaker is not named ("a Russian journalist"); Speaker is then that description
	Attribution int    // index into Doc.Attributions; -1 where there is none
	Open        bool   // no closing mark was found; the span ends with the paragraph
}

// Attribution is a report of speech or thought: who, by which words, what.
type Attribution struct {
	Source    Span   // the words that name the speaker; empty where there are none
	Cue       Span   // "said", "according to"; empty where there is none
	Content   []Span // what is said, in order
	Direct    bool   // all of the content stands in quotation marks
	Mixed     bool   // part of it does
	Speaker   string // as in Quote
	Anonymous bool
	Sentence  int // index into Doc.Sentences of the cue, or of the content where there is no cue

	clausal bool // the content is a clause or a quotation, not an object or infinitive
	phrased bool // by "according to"
}

// Credit is a place where the article says from whom it has something: "according to Reuters", "told Fox News".
type Credit struct {
	Span          // the words of the credit, cue included: "initially reported by Reuters"
	Origin string // the outlet, agency or document: "Reuters"
	Kind   CreditKind
	Of     []int // indexes into Doc.Clauses that the credit covers; empty where it covers the article (byline)
}

// CreditKind tells how a credit is given.
type CreditKind string

const (
	Reported CreditKind = "reported" // "Reuters reported", "according to Reuters"
	Told     CreditKind = "told"     // "told Fox News Digital"
	Document CreditKind = "document" // "in a statement", "a State Department readout"
	Signed   CreditKind = "signed"   // byline, dateline, copyright line of an agency
)

// Date is an expression of time with the interval that it means.
type Date struct {
	Span
	From, To  string // ISO 8601, truncated to Precision, first and last day (or minute, month, year) of the interval; "" where unknown
	Precision string // "time", "day", "month", "year"; "" for a duration
	Kind      DateKind
	Inferred  bool   // From and To are not all in the words
	Reason    string // how they came about, for people: "year from the article's date"
	Anchor    int    // for Later: index into Doc.Dates of the date it counts from; -1
	Days      int    // for Later and Ago: days from the anchor; for Duration its length in Unit
	Unit      string // for Duration: "hour", "day", "week", "month", "year"
	Time      string // "21:00" where the words give a time of day

	words dateWords // what the words alone give, for ResolveDates
}

// DateKind tells how a date is given.
type DateKind string

const (
	Explicit DateKind = "explicit" // "November 9, 2025"
	Partial  DateKind = "partial"  // "Oct. 31", "February": the year is missing
	Weekday  DateKind = "weekday"  // "on Sunday"
	Deictic  DateKind = "deictic"  // "yesterday", "last week", "this year": counts from publication
	Later    DateKind = "later"    // "two days later": counts from another event
	Duration DateKind = "duration" // "for 85 hours", "four-day"
	Clock    DateKind = "clock"    // "at around 11am" without a day
)

// Number is a quantity: value, bound, unit and what is counted.
type Number struct {
	Span
	Low, High int64  // the value in thousandths; equal but for ranges ("5-6,000")
	Bound     string // "=", ">=", ">", "<=", "<", "~"
	Unit      string // canonical: "m", "km", "kg", "USD", "%", "year" (age), "hour"; "" for a plain count
	Counted   Span   // the words of the noun that is counted or measured with its modifiers; empty where none is found
	Head      string // stem of that noun
	Ordinal   bool
	Age       bool
	Vague     bool // "dozens", "several", "multiple", "thousands": Low and High are what the word allows
}

// Name is a mention of a person, body, place or thing.
type Name struct {
	Span          // the name itself, without title
	Entity int    // mentions of one thing share the number; numbered from 0 in order of first mention
	Full   string // the fullest form in the article
	Kind   NameKind
	Role   Span // the words of title or role at this mention ("U.S. Secretary of State"); empty where there are none
}

// NameKind tells what a name names.
type NameKind string

const (
	Person NameKind = "person"
	Body   NameKind = "body"
	Place  NameKind = "place"
	Thing  NameKind = "thing" // and what is not known
)

// Cue is a word that changes what a clause asserts.
type Cue struct {
	Span
	Kind CueKind
}

// CueKind tells what a cue does.
type CueKind string

const (
	Negation  CueKind = "negation"  // "not", "no one", "failed to", "denied"
	Hedge     CueKind = "hedge"     // "may", "allegedly", "apparently", "reportedly"
	Claimed   CueKind = "claimed"   // "citing", "claimed": a cause or fact given as somebody's
	Intention CueKind = "intention" // "plans to", "ready to", "proposed", "willing to"
)
