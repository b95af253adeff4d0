package compose

import "variorum/generator/collate"

// Draft is what Story chose to print: sections of sentences of parts. Package digest writes it as a file.
type Draft struct {
	Title       string
	Description string
	Date        string
	Sections    []Section
	Notes       []Note
}

// Section is a heading and what stands under it. The first has no heading.
type Section struct {
	Heading    string
	List       bool // each paragraph is an item of a list
	Paragraphs [][]Sentence
}

// Sentence is what is printed in one piece: a sentence of an article, or several that one quotation holds together.
type Sentence struct {
	Parts []Part
}

// Part is the words of one citation.
type Part struct {
	Text     string        // plain text as printed
	Places   []Place       // the sentences that it prints, in order
	Base     collate.Ref   // where they stand
	Sources  []int         // cited, Base's first
	Readings []collate.Ref // one or more for each source
	Notes    []Mark        // in order of At
	Covers   []int         // indexes into Collation.Statements
}

// Place is a sentence of an article.
type Place struct {
	Source   int // index into Collation.Sources
	Sentence int // index into its Doc.Sentences
}

// Mark is a footnote mark in a part.
type Mark struct {
	At   int // offset in Text, behind the words in question
	Note int // index into Draft.Notes
}

// Note is a footnote: which difference it tells, and what of it is printed where its mark stands.
type Note struct {
	Label      string
	Difference int   // index into Collation.Differences
	Also       []int // further differences that it tells
	Used       []int // for Difference and each of Also, the index into its Readings of the reading that is printed; -1
	Base       int   // the source whose words are printed there
}

// Tells returns all differences that the note tells.
func (n *Note) Tells() []int { return append([]int{n.Difference}, n.Also...) }

// Each calls do for every part, in the order of writing, with its number.
func (d *Draft) Each(do func(number int, p *Part)) {
	number := 0
	for i := range d.Sections {
		for _, paragraph := range d.Sections[i].Paragraphs {
			for j := range paragraph {
				for k := range paragraph[j].Parts {
					do(number, &paragraph[j].Parts[k])
					number++
				}
			}
		}
	}
}

// Refused is what may not be printed, since it did not verify.
type Refused struct {
	Leave  map[Place]bool  // sentences
	Uncite map[Place][]int // for a sentence, sources that do not bear it out
	Mute   map[int]bool    // differences whose notes do not hold
	Lines  map[string]bool // titles, descriptions, and words of a digest that stand in no article as they are
}

// NewRefused returns one that refuses nothing.
func NewRefused() Refused {
	return Refused{map[Place]bool{}, map[Place][]int{}, map[int]bool{}, map[string]bool{}}
}

// Size is how much is refused.
func (r *Refused) Size() int {
	n := len(r.Leave) + len(r.Mute) + len(r.Lines)
	for _, s := range r.Uncite {
		n += len(s)
	}
	return n
}
