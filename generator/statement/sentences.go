package statement

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/source"
)

// readSentences divides the text into sentences. No sentence crosses the edge of a block.
func readSentences(d *Doc) {
	text, block, from := d.Article.Text, 0, 0
	blocks := d.Article.Blocks
	end := func(to int) {
		if to == from {
			return
		}
		s := Sentence{Span: Span{Start: d.Tokens[from].Start, End: d.Tokens[to-1].End}, Block: block, Tokens: [2]int{from, to}}
		if block < len(blocks) {
			s.Class = blocks[block].Class
		}
		d.Sentences = append(d.Sentences, s)
		from = to
	}
	for i, t := range d.Tokens {
		next := block
		for next+1 < len(blocks) && blocks[next+1].Start <= t.Start {
			next++
		}
		if next != block {
			end(i)
			block = next
		} else if i > 0 && len(blocks) == 0 && strings.Contains(text[d.Tokens[i-1].End:t.Start], "\n") {
			end(i)
		}
		if i+1 < len(d.Tokens) && d.ends(i) {
			j := i + 1
			for j < len(d.Tokens) && d.Tokens[j].Start == d.Tokens[j-1].End && strings.Contains("”\"’')]»", d.Tokens[j].Norm) {
				j++
			}
			if j < len(d.Tokens) && d.Tokens[j].Start > d.Tokens[j-1].End && opens(text[d.Tokens[j].Start:]) {
				end(j)
			}
		}
	}
	end(len(d.Tokens))
	_ = source.Prose
}

func (d *Doc) ends(i int) bool {
	switch t := d.Tokens[i]; t.Norm {
	case "!", "?", "…", "...":
		return true
	case ".":
		return i == 0 || len(d.Tokens[i-1].Norm) > 3 || !unicode.IsUpper(rune(text0(d, i-1)))
	}
	return false
}

func text0(d *Doc, i int) byte { return d.Article.Text[d.Tokens[i].Start] }

func opens(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(r)
}
