package digest

import (
	"maps"
	"strconv"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/report"
)

// Again composes once more without the sentences and footnotes of a draft at which places of its Markdown point: what
// the checks do not bear out is not printed. It returns nil where no place points at anything that can be left out.
func (d *Draft) Again(c *collate.Collation, markdown string, places []report.Place) *Draft {
	without, mute := maps.Clone(d.without), maps.Clone(d.mute)
	if without == nil {
		without, mute = map[string]bool{}, map[int]bool{}
	}
	lines := strings.Split(markdown, "\n")
	g, _ := Parse("", markdown)
	found := false
	for _, at := range places {
		if at.Line < 1 || at.Line > len(lines) {
			continue
		}
		line := lines[at.Line-1]
		if label, ok := strings.CutPrefix(line, "[^"); ok {
			label, _, _ = strings.Cut(label, "]")
			for _, n := range d.Notes {
				if n.Label == label && !mute[n.Difference] {
					mute[n.Difference], found = true, true
				}
			}
			continue
		}
		offset := 0
		for _, l := range lines[:at.Line-1] {
			offset += len(l) + 1
		}
		for n := range line {
			if at.Column--; at.Column < 1 {
				offset += n
				break
			}
		}
		for _, p := range g.Passages {
			if p.Start > offset || p.End <= offset {
				continue
			}
			for _, s := range d.Sections {
				for _, paragraph := range s.Paragraphs {
					for _, sentence := range paragraph {
						for _, part := range sentence.Parts {
							if fold(part.Text) == fold(p.Text) && !without[part.cut] {
								without[part.cut], found = true, true
							}
						}
					}
				}
			}
		}
	}
	if !found {
		return nil
	}
	return composeWithout(c, without, mute)
}

// key names a cut: its source, its sentence and what is kept of it.
func (k *composer) key(c *cut) string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(c.source))
	for _, i := range c.kept {
		b.WriteString(" " + strconv.Itoa(i))
	}
	return b.String()
}
