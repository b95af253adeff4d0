// Package digest is the digest file: written as Markdown that editors own, read back, merged with their edits, and
// recorded.
//
//   - Markdown writes a draft (package compose) in the syntax of the digest file (docs/format.md).
//   - Parse reads any digest file, an editor's too, and keeps every byte: a Digest.
//   - Merge brings a newly composed digest and an edited one together, block by block, over their common base.
//   - NewRecord describes a digest as published: digest.json.
//
// A citation covers the text from the previous citation or the start of its sentence, whichever is later; those words,
// without marks, are one Passage. Parse divides a digest into passages; verify traces them.
package digest

import (
	"variorum/generator/collate"
)

// Front is the front matter of a digest.
type Front struct {
	Title       string         `yaml:"title"`
	Description string         `yaml:"description"`
	Date        string         `yaml:"date"`
	Story       string         `yaml:"story"`
	Language    string         `yaml:"language"` // BCP 47; that of the articles unless given
	Draft       bool           `yaml:"draft"`
	Moved       []string       `yaml:"moved"` // addresses that the story had before
	Topics      []string       `yaml:"topics"`
	Thread      string         `yaml:"thread"` // the matter that the story belongs to, with others before and after it
	Sources     []FrontSource  `yaml:"sources"`
	Lineages    []FrontLineage `yaml:"lineages"`
	Corrections []Correction   `yaml:"corrections"`
	Waived      []Waiver       `yaml:"waived"`
	Signed      *Signature     `yaml:"signed"`
	Extra       map[string]any `yaml:"extra"` // free, for templates
}

// FrontSource is a source as the digest's front matter lists it.
type FrontSource struct {
	Key       string `yaml:"key"`
	File      string `yaml:"file"`
	SHA256    string `yaml:"sha256"`
	Title     string `yaml:"title,omitempty"`
	Publisher string `yaml:"publisher,omitempty"`
	URL       string `yaml:"url,omitempty"`
	Date      string `yaml:"date,omitempty"`
	Removed   bool   `yaml:"removed,omitempty"` // the file is gone; the key is never given away again
}

// FrontLineage is an editor's verdict on which sources share an origin.
type FrontLineage struct {
	Sources []string `yaml:"sources"`
	Shared  bool     `yaml:"shared"`
	Reason  string   `yaml:"reason"`
}

// Correction is a correction of the published digest.
type Correction struct {
	Date string `yaml:"date"`
	Text string `yaml:"text"`
}

// Waiver overrules a finding of a check.
type Waiver struct {
	Check  string `yaml:"check"`
	At     string `yaml:"at"` // words of the passage, or a footnote's label, that the finding is about
	Reason string `yaml:"reason"`
	By     string `yaml:"by"`
}

// Signature is an editor's signature over the digest and its sources.
type Signature struct {
	By      string            `yaml:"by"`
	Date    string            `yaml:"date,omitempty"`
	Text    string            `yaml:"text"`           // sha256 of the digest's body
	Head    string            `yaml:"head,omitempty"` // sha256 of title and description
	Sources map[string]string `yaml:"sources"`        // key -> sha256 of the source text
}

// Digest is a digest file, parsed. Raw[Body:] is its Markdown. All offsets are bytes into Raw.
type Digest struct {
	File      string // slash-separated path from the project's folder
	Raw       string
	Body      int // where the front matter ends
	Front     Front
	Blocks    []Block
	Passages  []Passage  // of the text, in order; those of footnotes stand in Footnote.Passages
	Marks     []Mark     // footnote marks, in order, those in headings too
	Footnotes []Footnote // definitions, in order of the file
	Links     []Link     // links and pictures, in order
	Pictures  []Picture  // in order
	HTML      []Range    // raw HTML but comments, in order
	Faults    []Fault    // what looks like a citation and is none, in order
}

// Link is a link or a picture with the address it goes to.
type Link struct {
	Range
	Target string
	Title  string // what browsers show when the pointer rests on it; as it is written
	Named  int    // where Title begins in Raw
}

// Picture is a picture with the text that stands for it. That text is no passage of the digest.
type Picture struct {
	Range
	Target string
	Alt    string // plain text
	Where  []int  // for every byte of Alt, its offset in Raw
	Title  string // what browsers show when the pointer rests on it; as it is written
	Named  int    // where Title begins in Raw
	Own    bool   // the citation behind it says that the picture is the editor's own: [@editor]

	at int // where it stands in the text of its leaf
}

// Fault is a piece of the digest's own syntax that cannot be read.
type Fault struct {
	Range
	Message string
}

// Range is a half-open range of bytes of a digest file.
type Range struct{ Start, End int }

// BlockKind tells what a block of Markdown is.
type BlockKind string

const (
	Heading    BlockKind = "heading"
	Paragraph  BlockKind = "paragraph"
	List       BlockKind = "list"
	Definition BlockKind = "definition" // of a footnote
	Open       BlockKind = "merge"      // a quote marked [!MERGE], see Merge
	Verbatim   BlockKind = "other"      // table, code, quote, HTML: kept as it is
)

// Block is a block of Markdown with the blank lines after it: the blocks of a digest cover Raw[Body:]. Each item of a
// list is a block.
type Block struct {
	Range
	Kind  BlockKind
	Level int    // of a heading
	Label string // of a definition
	Text  string // of a heading: its plain text, as in Passage
	Where []int  // of a heading: for every byte of Text, its offset in Raw
}

// Citation is the keys between the brackets of "[@A; @B]".
type Citation struct {
	Range          // with the brackets
	Keys  []string // in the order of the file; "editor" for an editor's own words
	At    []Range  // of each key, without "@"
}

// Passage is the words that one citation covers, or words that no citation covers.
type Passage struct {
	Range           // from the first word to the end of the citation
	Text     string // plain text: no marks, citations, escapes or emphasis, white space folded
	Where    []int  // for every byte of Text, its offset in Raw
	Citation *Citation
	Section  string // the heading above; "" before the first
	Block    int    // index into Blocks
	Sentence int    // numbers the sentences of the digest: passages of one sentence share it
	Marks    []int  // indexes into Digest.Marks of the footnote marks within the passage
	Edge     []int  // for each of Marks, the offset in Text that it stands behind
}

// Mark is a footnote mark, "[^label]".
type Mark struct {
	Range
	Label string
}

// Footnote is a definition.
type Footnote struct {
	Range
	Label    string
	Block    int
	Passages []Passage
	Marks    []Mark // marks inside a definition are an error that verify reports
}

// Traced is a passage of a digest with the words of the sources that bear it out. Verify makes them.
type Traced struct {
	Passage    int           // index into Digest.Passages
	Readings   []collate.Ref // one or more for each source cited
	Statements []int         // indexes into Collation.Statements that the passage tells

	// Where an editor overruled a finding that sources do not bear the words out, these sources lose their names.
	Overruled []Overruled
}

// Overruled is a cited source that an editor says bears words out, though it was found not to, with the editor's reason.
type Overruled struct{ Key, Reason string }
