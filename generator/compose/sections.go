package compose

import (
	"slices"
	"strings"

	"variorum/generator/source"
)

const (
	mostInParagraph = 4
	headedWords     = 250 // a digest wants headings
	sectionWords    = 70  // a heading wants at least so many words under it, and above it
	fitShare        = 500 // of a heading's words that must stand below it, in thousandths
)

// sections lays printed sentences out: paragraphs, under the subheads of the spine where they fit.
func sections(b *book, s spine, pieces []piece) []Section {
	if len(pieces) == 0 {
		return nil
	}
	total := 0
	for _, p := range pieces {
		total += count(p.Parts[0].Text)
	}
	cuts := []int{0}
	heads := map[int]string{}
	if total >= headedWords && s.article >= 0 {
		for at, words := range b.subheads(s, b.latest(pieces)) {
			heads[at] = words
		}
	}
	for at := range pieces {
		if day := b.articles[pieces[at].article].past; day != "" && (at == 0 || b.articles[pieces[at-1].article].past != day) {
			heads[at] = AsOf(b.c, day, b.date())
		}
		if at > 0 && heads[at] != "" {
			cuts = append(cuts, at)
		}
	}
	cuts = append(cuts, len(pieces))
	var out []Section
	for i := 0; i+1 < len(cuts); i++ {
		out = append(out, Section{Heading: heads[cuts[i]], Paragraphs: paragraphs(b, pieces[cuts[i]:cuts[i+1]])})
	}
	return out
}

// latest is those of some pieces that tell the latest state: they stand first.
func (b *book) latest(pieces []piece) []piece {
	if at := slices.IndexFunc(pieces, func(p piece) bool { return b.articles[p.article].past != "" }); at >= 0 {
		return pieces[:at]
	}
	return pieces
}

// subheads finds the spine's subheads, by the piece that they stand before, that fit what is printed below them.
func (b *book) subheads(s spine, pieces []piece) map[int]string {
	a := b.articles[s.article]
	out := map[int]string{}
	type head struct {
		at    int
		words string
	}
	var all []head
	for _, block := range a.Article.Blocks {
		if block.Class != source.Subhead {
			continue
		}
		at := slices.IndexFunc(pieces, func(p piece) bool { return p.article == s.article && a.sentences[p.sentences[0]].Start >= block.End })
		words := strings.TrimRight(strings.Join(strings.Fields(source.Visible(block.Of(a.Article.Text))), " "), ".: ")
		if at <= 0 || count(words) < 2 || count(words) > 10 || strings.ContainsAny(words, "?“\"‘") {
			continue
		}
		if n := len(all); n > 0 && all[n-1].at == at {
			all = all[:n-1] // nothing of the one above is printed
		}
		all = append(all, head{at, words})
	}
	for i, h := range all {
		end := len(pieces)
		if i+1 < len(all) {
			end = all[i+1].at
		}
		if b.fits(a, h.words, pieces[h.at:end]) && length(pieces[:h.at]) >= sectionWords && pieces[h.at-1].unit != pieces[h.at].unit {
			out[h.at] = h.words
		}
	}
	return out
}

func length(pieces []piece) int {
	n := 0
	for _, p := range pieces {
		n += count(p.Parts[0].Text)
	}
	return n
}

// fits reports whether a heading's words stand in what is printed below it, and there is enough of that.
func (b *book) fits(a *article, words string, below []piece) bool {
	if length(below) < sectionWords {
		return false
	}
	var stems []stem
	for _, p := range below {
		for _, i := range p.sentences {
			stems = append(stems, b.articles[p.article].sentences[i].stems...)
		}
	}
	slices.Sort(stems)
	own := a.stemsOf(words)
	return len(own) > 0 && 1000*shared(own, slices.Compact(stems)) >= fitShare*len(own)
}

// paragraphs divides sentences: a new one where the article changes, or its own paragraph does, never within a unit nor before what
// goes on with what another article tells in the place of its paragraph's head.
func paragraphs(b *book, pieces []piece) [][]Sentence {
	var out [][]Sentence
	for i, p := range pieces {
		if i > 0 {
			q := pieces[i-1]
			n := len(out) - 1
			a := b.articles[p.article]
			bound := p.unit == q.unit || a.headless(unit{p.article, p.sentences})
			same := p.article == q.article && a.sameParagraph(q.sentences[len(q.sentences)-1], p.sentences[0])
			if bound || len(out[n]) < mostInParagraph && (same || len(out[n]) < 2 && i > 1) {
				out[n] = append(out[n], p.Sentence)
				continue
			}
		}
		out = append(out, []Sentence{p.Sentence})
	}
	return out
}

// sameParagraph reports whether two sentences stand in one paragraph of their article.
func (a *article) sameParagraph(i, j int) bool {
	blocks := a.Article.Blocks
	return blocks[a.Doc.Sentences[i].Block].Paragraph == blocks[a.Doc.Sentences[j].Block].Paragraph
}
