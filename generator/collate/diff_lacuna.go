package collate

import "strings"

// lacunae reports the gaps of a source whose missing words stand in a sibling.
func (d *differ) lacunae() {
	for i := range d.c.Sources {
		s := &d.c.Sources[i]
		seen := map[string]bool{}
		for g := range s.Article.Gaps {
			filled := s.Filled[g]
			if len(filled) == 0 {
				continue
			}
			gap := &s.Article.Gaps[g]
			hole := d.reading("", ref(i, gap.Span))
			hole.Missing = true
			by := newGroups()
			for _, r := range filled {
				words := oneLine(d.c.Words(r))
				by.put(strings.ToLower(words), words, r)
			}
			// One reading holds all that fill the hole: that they may differ among themselves is another matter.
			whole := Reading{}
			for _, r := range by.readings(d) {
				if whole.Value == "" || len(r.Sources) > len(whole.Sources) {
					whole.Value = r.Value
				}
				whole.Spans = append(whole.Spans, r.Spans...)
			}
			whole = d.reading(whole.Value, whole.Spans...)
			// The same words lost twice, such as a name throughout: one note.
			if key := strings.ToLower(whole.Value) + "\x00" + d.spansKey(whole.Sources); seen[key] {
				continue
			} else {
				seen[key] = true
			}
			grade := always
			if gap.Len() == 0 || len(strings.Fields(whole.Value)) > 10 {
				grade = record // so many words are another text's own sentence
			}
			d.add(finding{grade: grade, margin: certainly, Difference: Difference{
				Kind: Lacuna, What: "missing " + whole.Value,
				Readings: []Reading{hole, whole},
			}})
		}
	}
}

func (d *differ) spansKey(sources []int) string {
	var keys []string
	for _, s := range sources {
		keys = append(keys, d.c.Sources[s].Article.SHA256)
	}
	return strings.Join(keys, " ")
}
