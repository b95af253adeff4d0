package digest

import "slices"

// Trace returns the readings and statements of those passages of a digest that stand word for word as the draft has
// them, whatever their place: what an editor left alone need not be aligned anew.
func (d *Draft) Trace(g *Digest, key func(source int) string) []Traced {
	parts := map[string][]DraftPart{}
	for _, s := range d.Sections {
		for _, p := range s.Paragraphs {
			for _, sentence := range p {
				for _, part := range sentence.Parts {
					t := fold(part.Text)
					parts[t] = append(parts[t], part)
				}
			}
		}
	}
	var out []Traced
	for i, p := range g.Passages {
		if p.Citation == nil {
			continue
		}
		for _, part := range parts[fold(p.Text)] {
			keys := make([]string, len(part.Sources))
			for j, s := range part.Sources {
				keys[j] = key(s)
			}
			if slices.Equal(keys, p.Citation.Keys) {
				out = append(out, Traced{Passage: i, Readings: part.Readings, Statements: part.Covers})
				break
			}
		}
	}
	return out
}
