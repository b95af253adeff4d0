package digest

import (
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/compose"
)

// Standing reads a digest that the program has written as what stands, to bring articles that came later into it. What it tells
// of its articles is theirs among the sources of a collation that have the same keys.
func Standing(raw string, c *collate.Collation) compose.Standing {
	d, _ := Parse("", raw)
	out := compose.Standing{Title: d.Front.Title, Description: d.Front.Description, Fresh: map[int]bool{}}
	byKey := map[string]int{}
	for i, s := range c.Sources {
		byKey[s.Key] = i
		if !slices.ContainsFunc(d.Front.Sources, func(l FrontSource) bool { return l.Key == s.Key && l.SHA256 == s.Article.SHA256 && !l.Removed }) {
			out.Fresh[i] = true
		}
	}
	section := -1
	block := -1 // that the last passage stood in
	under := func(heading string, list bool) {
		out.Sections = append(out.Sections, compose.StandingSection{Heading: heading, List: list})
		section = len(out.Sections) - 1
	}
	heads := map[int]string{}
	for i, b := range d.Blocks {
		if b.Kind == Heading {
			heads[i] = b.Text
		}
	}
	last := -1 // the last heading that was taken
	for i, p := range d.Passages {
		kind := d.Blocks[p.Block].Kind
		if kind != Paragraph && kind != List {
			continue
		}
		for n := last + 1; n < p.Block; n++ {
			if text, ok := heads[n]; ok {
				under(text, kind == List)
				last = n
			}
		}
		if section < 0 {
			under("", kind == List)
		}
		said := compose.Said{Text: p.Text, Joined: block == p.Block && i > 0 && d.Passages[i-1].Sentence == p.Sentence && !strings.Contains(raw[d.Passages[i-1].End:p.Start], "\n")}
		if p.Citation != nil {
			for _, k := range p.Citation.Keys {
				at, ok := byKey[k]
				if !ok {
					at = -1
				}
				said.Sources = append(said.Sources, at)
			}
		}
		s := &out.Sections[section]
		if p.Block != block {
			s.Paragraphs = append(s.Paragraphs, nil)
			block = p.Block
		}
		n := len(s.Paragraphs) - 1
		s.Paragraphs[n] = append(s.Paragraphs[n], said)
	}
	return out
}
