package source

import (
	"strings"
	"unicode"

	"variorum/generator/lexicon"
)

// Item is a part of a text under a heading of its own: a section of a report, or one of several matters that a newsletter,
// a list or a running page tells one after the other. What stands above the first heading is an item without a head.
type Item struct {
	Span
	Head Span // the heading; empty in the first item where text stands above all headings
	From int  // its blocks are From up to To
	To   int
}

// Items divides the text at its headings: lines that are classed as headings, and short lines without the mark that ends a
// sentence before a paragraph. Where the same kind of line, one short sentence, stands before most headings, it announces
// what is below the heading and belongs to that item. The items hold all blocks, in order.
func (a *Article) Items() []Item {
	heads := a.heads()
	if len(heads) == 0 || len(a.Blocks) == 0 {
		return nil
	}
	announced := 0
	for _, h := range heads {
		if a.announces(h - 1) {
			announced++
		}
	}
	var out []Item
	begin := 0
	var head Span
	end := func(to int) {
		out = append(out, Item{Span: Span{a.Blocks[begin].Start, a.Blocks[to-1].End}, Head: head, From: begin, To: to})
		begin = to
	}
	for _, h := range heads {
		from := h
		if announced >= 2 && announced*2 >= len(heads) && a.announces(h-1) {
			from--
		}
		if from > begin {
			end(from)
		}
		head = a.Blocks[h].Span
	}
	end(len(a.Blocks))
	return out
}

// heads returns the blocks that are headings with prose below them.
func (a *Article) heads() []int {
	var out []int
	for i := range a.Blocks {
		if !a.heading(i) {
			continue
		}
		for j := i + 1; j < len(a.Blocks) && !a.heading(j); j++ {
			if a.Blocks[j].Class == Prose && Ends(a.Blocks[j].Of(a.Text)) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// mostInHead is the number of words that a heading has at most.
const mostInHead = 18

// heading reports whether a block is a heading, or a short line without the mark that ends a sentence.
func (a *Article) heading(i int) bool {
	b := a.Blocks[i]
	words := len(Words(b.Of(a.Text)))
	if words == 0 || words > mostInHead {
		return false
	}
	switch b.Class {
	case Subhead:
		return true
	case Headline:
		return i > 0
	case Caption:
		return b.Reason == Unclosed
	case Other:
		return b.Reason != Above && !Ends(b.Of(a.Text))
	case Prose: // the first heading of a list that a colon announces
		return i > 0 && words <= mostInHead/2 && !Ends(b.Of(a.Text)) && strings.HasSuffix(a.Blocks[i-1].Of(a.Text), ":")
	}
	return false
}

// announces reports whether a block is one short sentence.
func (a *Article) announces(i int) bool {
	if i < 0 || a.Blocks[i].Class != Prose {
		return false
	}
	text := a.Blocks[i].Of(a.Text)
	return Ends(text) && len(Words(text)) <= 14 && inner(text) == 0
}

// fewestAlike is the number of headings that a list has at least.
const fewestAlike = 3

// Listed reports whether the headings of a page are made alike, as those of a list: most of them have a number, or a colon, or a
// word in common that is none of grammar.
func (a *Article) Listed(parts []Item) bool {
	functions := lexicon.For(a.Meta.Language).Table("function-words")
	count := map[string]int{}
	heads := 0
	for _, p := range parts {
		if p.Head.Len() == 0 {
			continue
		}
		heads++
		has := map[string]bool{}
		for _, w := range Words(p.Head.Of(a.Text)) {
			if strings.HasSuffix(w, ":") {
				has[":"] = true
			}
			if w = strings.TrimRight(w, ":"); strings.ContainsFunc(w, unicode.IsDigit) {
				has["0"] = true
			} else if !functions.Has(w) {
				has[w] = true
			}
		}
		for w := range has {
			count[w]++
		}
	}
	for _, n := range count {
		if n >= fewestAlike && 3*n >= 2*heads {
			return true
		}
	}
	return false
}
