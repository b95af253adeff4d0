package source

// lead reports an article whose first words hang on something before them: its first paragraph of prose begins with a word
// that joins it to another sentence ("But the council …"), or in mid-sentence, with a small letter.
func (h *hunter) lead(all []Block) {
	for i := range all {
		if all[i].Class != Prose {
			continue
		}
		ps := pieces(h.text, all[i].Span)
		if len(ps) < 8 || ps[0].word == "" || ps[1].upper && ps[1].word != "" && !ps[0].upper {
			return
		}
		switch first := ps[0]; {
		case first.upper && h.is(first, "resumes") && !first.shouts(h.text):
			h.found = append(h.found, Gap{Span: Span{ps[0].Start, ps[2].End}, Hole: ps[0].Start, Note: "the article begins in the middle: “" + first.Of(h.text) + "” joins it to what is missing"})
		case i > 0 && !first.upper && small(first.word) && Ends(all[i].Of(h.text)):
			h.found = append(h.found, Gap{Span: Span{ps[0].Start, ps[2].End}, Hole: ps[0].Start, Note: "the article begins in mid-sentence"})
		}
		return
	}
}

// small reports whether a word is of small letters only: no name like "iPhone", no number.
func small(word string) bool {
	for _, r := range word {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return word != ""
}
