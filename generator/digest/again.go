package digest

import (
	"maps"
	"strconv"
	"strings"

	"variorum/generator/collate"
)

// Again composes once more without the parts and notes that are named as for Prune, and without a title or description
// that is among lines, so that what they told may be told in another source's words. It returns nil where that leaves nothing more out than before.
func (d *Draft) Again(c *collate.Collation, parts map[int]bool, labels map[string]bool, lines []string) *Draft {
	without, mute := maps.Clone(d.without), maps.Clone(d.mute)
	if without == nil {
		without, mute = map[string]bool{}, map[int]bool{}
	}
	before := len(without) + len(mute)
	for _, n := range d.Notes {
		if labels[n.Label] {
			for _, x := range n.Tells() {
				mute[x] = true
			}
		}
	}
	for _, line := range lines {
		without[rejected(line)] = true
	}
	number := 0
	for _, s := range d.Sections {
		for _, paragraph := range s.Paragraphs {
			for _, sentence := range paragraph {
				for _, part := range sentence.Parts {
					if parts[number] {
						for _, key := range strings.Split(part.cut, joined) {
							without[key] = true
						}
					}
					number++
				}
			}
		}
	}
	if len(without)+len(mute) == before {
		return nil
	}
	return composeWithout(c, without, mute)
}

// joined stands between the keys of cuts that one part prints.
const joined = "|"

// key names a cut: its source, its sentence and what is kept of it.
func (k *composer) key(c *cut) string {
	var b strings.Builder
	b.WriteString(strconv.Itoa(c.source))
	for _, i := range c.kept {
		b.WriteString(" " + strconv.Itoa(i))
	}
	return b.String()
}
