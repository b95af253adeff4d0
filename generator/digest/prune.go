package digest

import (
	"slices"

	"variorum/generator/collate"
)

// Prune returns the draft without the parts and notes that are named: parts by their number in the order of writing,
// notes by label. Where a part goes, its whole sentence goes, since what is left might say something else; where the last
// mark of a note goes, so does the note; and so do paragraphs and sections that have nothing left. The title and the
// description stay.
func (d *Draft) Prune(parts map[int]bool, labels map[string]bool) *Draft {
	pruned := &Draft{Title: d.Title, Description: d.Description, Date: d.Date}
	number := 0
	marked := map[int]bool{}
	for _, s := range d.Sections {
		section := s
		section.Paragraphs = nil
		for _, p := range s.Paragraphs {
			var paragraph []DraftSentence
			for _, sentence := range p {
				first := number
				number += len(sentence.Parts)
				gone := false
				for n := first; n < number; n++ {
					gone = gone || parts[n]
				}
				if gone {
					continue
				}
				sentence.Parts = slices.Clone(sentence.Parts)
				for i := range sentence.Parts {
					part := &sentence.Parts[i]
					part.Notes = slices.DeleteFunc(slices.Clone(part.Notes), func(m DraftMark) bool { return labels[d.Notes[m.Note].Label] })
					for _, m := range part.Notes {
						marked[m.Note] = true
					}
				}
				paragraph = append(paragraph, sentence)
			}
			if len(paragraph) > 0 {
				section.Paragraphs = append(section.Paragraphs, paragraph)
			}
		}
		if len(section.Paragraphs) > 0 {
			pruned.Sections = append(pruned.Sections, section)
		}
	}
	to := make([]int, len(d.Notes))
	for i, n := range d.Notes {
		if marked[i] {
			to[i] = len(pruned.Notes)
			pruned.Notes = append(pruned.Notes, n)
		}
	}
	for _, s := range pruned.Sections {
		for _, p := range s.Paragraphs {
			for _, sentence := range p {
				for i := range sentence.Parts {
					for j := range sentence.Parts[i].Notes {
						m := &sentence.Parts[i].Notes[j]
						m.Note = to[m.Note]
					}
				}
			}
		}
	}
	return pruned
}

// Uncite returns the draft without some of the sources that its parts cite: indexes of sources by a part's number in the
// order of writing. What the part prints, and so the source of its words, stays.
func (d *Draft) Uncite(sources map[int][]int) *Draft {
	out := *d
	out.Sections = slices.Clone(d.Sections)
	number := 0
	for i := range out.Sections {
		s := &out.Sections[i]
		s.Paragraphs = slices.Clone(s.Paragraphs)
		for j := range s.Paragraphs {
			s.Paragraphs[j] = slices.Clone(s.Paragraphs[j])
			for k := range s.Paragraphs[j] {
				sentence := &s.Paragraphs[j][k]
				sentence.Parts = slices.Clone(sentence.Parts)
				for n := range sentence.Parts {
					part := &sentence.Parts[n]
					if gone := sources[number]; len(gone) > 0 {
						part.Sources = slices.DeleteFunc(slices.Clone(part.Sources), func(x int) bool { return x != part.Base.Source && slices.Contains(gone, x) })
						part.Readings = slices.DeleteFunc(slices.Clone(part.Readings), func(r collate.Ref) bool { return !slices.Contains(part.Sources, r.Source) })
					}
					number++
				}
			}
		}
	}
	return &out
}
