package collate

import (
	"slices"
	"strings"

	"variorum/generator/source"
)

// aside sets aside what only the siblings show not to be a source's own prose, and takes back what they show to be.
//
//   - A line of prose whose very words are the caption, the embedded post or the promotion of a sibling is one here too:
//     outlets re-use pictures and furniture from article to article.
//   - A line that was set aside for its shape alone, since it lacks its closing mark, and whose very words are prose in
//     a sibling is prose.
//   - A line that repeats the headline of a sibling above or below the text is a headline or a teaser.
//   - The frames of a gallery, which tell an article that has nothing else, are captions where a sibling has paragraphs.
//   - A closed sentence between paragraphs that says nothing but what one neighbour says, in its words, is a caption
//     that lost its picture.
func aside(c *Collation) {
	type place struct{ source, block int }
	where := map[string][]place{}            // blocks by their words
	keys := make([][]string, len(c.Sources)) // the words of each block, where they are enough
	for i, s := range c.Sources {
		keys[i] = make([]string, len(s.Article.Blocks))
		for b, block := range s.Article.Blocks {
			if words := source.Words(block.Of(s.Article.Text)); len(words) >= 4 {
				keys[i][b] = strings.Join(words, " ")
				where[keys[i][b]] = append(where[keys[i][b]], place{i, b})
			}
		}
	}
	type verdict struct {
		place
		class  source.Class
		reason string
	}
	var out []verdict
	for i, s := range c.Sources {
		for b, block := range s.Article.Blocks {
			text := block.Of(s.Article.Text)
			if keys[i][b] == "" {
				continue
			}
			shaped := block.Class == source.Caption && block.Reason == source.Unclosed
			if block.Class != source.Prose && !shaped {
				continue
			}
			for _, p := range where[keys[i][b]] {
				if p.source == i {
					continue
				}
				o := c.Sources[p.source].Article
				other := o.Blocks[p.block]
				switch {
				case shaped && other.Class == source.Prose && source.Ends(other.Of(o.Text)):
					out = append(out, verdict{place{i, b}, source.Prose, ""})
				case shaped || other.Reason == source.Unclosed && source.Ends(text):
				case other.Class == source.Caption, other.Class == source.Promo, other.Class == source.Related, other.Class == source.Other, other.Class == source.UI, other.Class == source.Share:
					out = append(out, verdict{place{i, b}, other.Class, "is set aside in another article too"})
				case other.Class == source.Headline && (b == 0 || b == len(s.Article.Blocks)-1):
					out = append(out, verdict{place{i, b}, source.Headline, "is the headline of another article"})
				}
			}
		}
		for _, b := range restated(s.Article) {
			out = append(out, verdict{place{i, b}, source.Caption, "says nothing but what a paragraph beside it says"})
		}
	}
	told := slices.ContainsFunc(c.Sources, func(s Source) bool { return paragraphs(s.Article) >= enoughTold })
	for i, s := range c.Sources {
		for b, block := range s.Article.Blocks {
			if told && block.Class == source.Prose && block.Reason == source.Framed {
				out = append(out, verdict{place{i, b}, source.Caption, "tells a picture of a gallery, and other articles tell the story"})
			}
		}
	}
	for _, v := range out {
		b := &c.Sources[v.source].Article.Blocks[v.block]
		b.Class, b.Reason = v.class, v.reason
	}
}

// enoughTold is how many paragraphs an article has that tells a story without the pictures of others.
const enoughTold = 3

// paragraphs counts the blocks of prose that tell no picture of a gallery.
func paragraphs(a *source.Article) int {
	n := 0
	for _, b := range a.Blocks {
		if b.Class == source.Prose && b.Reason == "" {
			n++
		}
	}
	return n
}

// restated returns the blocks of prose that are one closed sentence without a quotation, stand between paragraphs, and
// of whose eight long words or more every one stands in one paragraph nearby that says more.
func restated(a *source.Article) []int {
	const near, long = 4, 8
	var out []int
	for b, block := range a.Blocks {
		if b == 0 || block.Class != source.Prose || block.Len() > 320 {
			continue
		}
		text := block.Of(a.Text)
		if strings.ContainsAny(text, `"“”«»`) || strings.Count(text, ". ") > 1 {
			continue
		}
		own := heads(text)
		if len(own) < long {
			continue
		}
		for o := max(0, b-near); o <= min(b+near, len(a.Blocks)-1); o++ {
			other := a.Blocks[o]
			if o == b || other.Class != source.Prose || other.Len() < block.Len()*5/4 {
				continue
			}
			theirs, all := heads(other.Of(a.Text)), true
			for w := range own {
				all = all && theirs[w]
			}
			if all {
				out = append(out, b)
				break
			}
		}
	}
	return out
}

// heads returns the first six letters of the words of four letters or more.
func heads(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range source.Words(text) {
		if len(w) >= 4 {
			out[w[:min(len(w), 6)]] = true
		}
	}
	return out
}
