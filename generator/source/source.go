// Package source turns a file into an Article: its text, its blocks with their class, its metadata, and the places
// where words are missing that the article shows by itself.
//
// Input is a file of a story's folder (.txt, .md, .html, .htm) in any of the usual encodings. Output is an Article, or
// the findings that say why there is none. The source text is the decoded text (UTF-8, LF, no byte order mark) after the
// front matter; of a page the text of its article (go-trafilatura), with the figures' captions where they stand. It is
// never normalised in any other way, and nothing is cut from it: text that is not the article's own prose is classed,
// not deleted.
//
// The class of a block comes from evidence, the surest first: what a page's elements and Markdown's marks say; markers,
// which are data (lexicon, table "boilerplate"); the shape of embedded posts, credits and captions, transcripts,
// bylines, datelines; repetition within the article, by runs of five words; the place above the text and below it;
// the lack of the mark that ends a sentence, in an article whose sentences have it; vocabulary that the rest of the
// article does not share; and, for what is left of a text, learned weights over all of these (learned.go). What only the siblings show is the business of package collate. Where the evidence is thin a
// block is prose: to print a caption as prose is a blemish, to lose a paragraph is a fault.
//
// What rests on the shape of lines alone is taken back where it would set most of an article aside.
//
// A gap shows where the text breaks off, and where the grammar wants a word: after an article or a possessive, between
// quotation marks, before a verb.
// The words are those of the closed classes (lexicon, table "gaps"), so that a gap is seldom seen where there is none.
//
// The encoding of a file that is no UTF-8 is that of its mark, of the page or of whoever fetched it; else the one in
// which it looks most like writing (chardet, and the look of the words). The package refuses files over Limit and links
// that lead outside the project.
package source

import (
	"unicode/utf8"

	"variorum/generator/report"
)

// Span is a half-open range of bytes of a source text, 0-based. The files that the program writes for others count
// code points instead; Article.Points converts.
type Span struct{ Start, End int }

// Len returns the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Of returns the words of the span in text.
func (s Span) Of(text string) string { return text[s.Start:s.End] }

// Contains reports whether t lies within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share a byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// Class tells what a block of a source is. The names are those of the record ("class" of "excluded").
type Class string

const (
	Prose      Class = "" // the article's own running text
	Headline   Class = "headline"
	Dek        Class = "dek" // the summary under or over a headline
	Byline     Class = "byline"
	Dateline   Class = "dateline"
	Caption    Class = "caption"
	Share      Class = "share"
	Subhead    Class = "subhead"
	Related    Class = "related"
	Teaser     Class = "teaser"
	Promo      Class = "promo"
	Duplicate  Class = "duplicate" // a repetition of text that stands elsewhere in the same source
	SourceList Class = "source-list"
	UI         Class = "ui"
	Correction Class = "correction"
	Other      Class = "other" // embedded posts, copyright lines, and what fits no other class
)

// Cited reports whether text of the class, though not printed as prose, is a reading that a footnote may cite:
// headlines, deks, captions, embedded posts.
func (c Class) Cited() bool {
	switch c {
	case Headline, Dek, Caption, Duplicate, Other:
		return true
	}
	return false
}

// Block is a stretch of one class. The blocks of an article stand in order, do not overlap, and together hold every
// byte of the text that is not white space at the edge of a line.
type Block struct {
	Span
	Class     Class
	Paragraph int    // 0-based number of the paragraph (line of text) that the block stands in; a paragraph may hold several blocks
	Reason    string // why the class, for people; "" for prose, but Framed where only a gallery is told
}

// Gap is a place where words are missing in our copy: the words around the hole.
type Gap struct {
	Span
	Hole int    // offset in the text of the place within the span where words are missing
	Note string // what is missing or how it shows, for people
}

// Meta is what a source's front matter, its own page or the story's _story.md say of it. Fields are empty where
// nothing says it.
type Meta struct {
	ID        string // the key that an editor gave it
	Publisher string // the outlet, as given: a name or a host such as "bbc.com"
	Title     string
	URL       string
	Date      string // ISO 8601: a day, or a day with time and zone
	Author    string
	Language  string // BCP 47
	Fetched   string // when the file was fetched, ISO 8601, where `add` fetched it
	Stamped   bool   // Date and the day of URL are not those of the report, as its siblings show: neither is used
	Inferred  string // the outlet as the text itself betrays it ("dailypost.example"); shown as inferred, makes no key
}

// Article is one source, read.
type Article struct {
	File   string // the file's name in the story's folder
	Path   string // slash-separated path from the project's folder, for messages
	Text   string // the source text
	SHA256 string // hex, of Text in UTF-8
	Meta   Meta
	Blocks []Block
	Gaps   []Gap

	links map[string]bool // the texts of the page's links
	left  untaken         // prose of the page that was not taken

	sentences int            // about how many (see shape)
	wordings  map[string]int // of those, each once, until the story is read

	Raw  string // the decoded file (UTF-8, LF, no byte order mark), for lines and columns in messages
	Body int    // offset of Text in Raw; -1 where Text is extracted and is no part of Raw
}

// Points converts an offset of bytes in the text to one of code points. It costs time in proportion to offset; for
// many offsets use NewPoints.
func (a *Article) Points(offset int) int { return utf8.RuneCountInString(a.Text[:offset]) }

// Points converts offsets of bytes in a text to offsets of code points.
type Points []int // for every 64th byte, the code points before it

// NewPoints prepares the conversion for text.
func NewPoints(text string) Points {
	p := make(Points, 0, len(text)/64+1)
	n := 0
	for i := range len(text) {
		if i%64 == 0 {
			p = append(p, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	return p
}

// At returns the number of code points of text, which must be the text of NewPoints, before the byte at offset.
func (p Points) At(text string, offset int) int {
	if offset/64 >= len(p) {
		if len(p) == 0 {
			return 0
		}
		from := (len(p) - 1) * 64
		return p[len(p)-1] + starts(text[from:offset])
	}
	return p[offset/64] + starts(text[offset/64*64:offset])
}

func starts(s string) int {
	n := 0
	for i := range len(s) {
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	return n
}

// Place returns where the byte at offset of the source text stands in its file.
func (a *Article) Place(offset int) report.Place {
	if a.Body < 0 {
		return report.Place{File: a.Path}
	}
	return report.At(a.Path, a.Raw, a.Body+offset)
}
