package statement

import "strings"

// plain finds reports of speech where there are no trees: beside a quotation a verb of speech, or a word that stands for
// one ("so Dahl"), with the words for who says it; before a clause with a conjunction a verb with a name: „…“, sagte Ruth
// Krause.
func (r *speechReader) plain() {
	d := r.d
	for i, s := range d.Sentences {
		for k := s.Tokens[0]; k < s.Tokens[1]; k++ {
			if r.quote[k] > 0 || !r.reporting(k) {
				continue
			}
			x := report{cue: [2]int{k, k + 1}, sentence: i, entity: -1, mention: -1, clausal: true}
			colon := k + 1
			for colon < s.Tokens[1] && d.Tokens.At(colon).Word {
				colon++
			}
			switch {
			case k > s.Tokens[0]+1 && r.quote[k-2] > 0 && d.Tokens.At(k-1).Norm == ",", k > s.Tokens[0] && r.quote[k-1] > 0:
				at := k - 1
				if r.quote[at] == 0 {
					at--
				}
				x.content = []Span{d.Quotes[r.quote[at]-1].Outer}
				x.source = r.sayer(k+1, s.Tokens[1])
			case colon < s.Tokens[1] && d.Tokens.At(colon).Norm == ":" && colon+1 < len(r.quote) && r.quote[colon+1] > 0:
				x.content = []Span{d.Quotes[r.quote[colon+1]-1].Outer}
				x.source = r.sayer(s.Tokens[0], k)
			case d.Tokens.At(k+1).Norm == "," && d.tags.At(k+2) == that:
				x.content = []Span{{Start: d.Tokens.At(k + 2).Start, End: d.Tokens.At(s.Tokens[1] - 1).End}}
				if last := s.Tokens[1] - 1; !d.Tokens.At(last).Word {
					x.content[0].End = d.Tokens.At(last - 1).End
				}
				x.source = r.names(s.Tokens[0], k)
			}
			if x.subject = x.source; x.source[0] < x.source[1] && len(x.content) > 0 {
				r.reports = append(r.reports, x)
			}
		}
	}
}

// reporting reports whether token k is a form of a verb of speech, irregular by the table of its forms or regular by its
// ending, or a word that stands for one.
func (r *speechReader) reporting(k int) bool {
	d, verbs := r.d, r.d.words().Table("speech-verbs")
	w := d.Tokens.At(k).Norm
	if verbs.Has(d.verbs.At(k).base) || d.sets.reports.tells.Has(w) {
		return true
	}
	for _, ending := range []string{"ten", "te", "en", "t"} {
		if stem, ok := strings.CutSuffix(w, ending); ok && (verbs.Has(stem+"en") || verbs.Has(stem+"n")) {
			return true
		}
	}
	return false
}

// sayer returns the words at token k for who says something: a run of names, a pronoun, or a noun with its article and what
// belongs to it: "ein Sprecher der Reederei".
func (r *speechReader) sayer(k, to int) [2]int {
	d := r.d
	words := d.words().Table("function-words")
	article := func(i int) bool { return i < to && words.Field(d.Tokens.At(i).Norm, 0) == "determiner" }
	if !article(k) {
		return r.names(k, to)
	}
	end := k + 1
	for end < to && capitalToken(d, end) {
		end++
	}
	if end == k+1 {
		return [2]int{k, k}
	}
	for end+1 < to && article(end) && capitalToken(d, end+1) {
		for end++; end < to && capitalToken(d, end); {
			end++
		}
	}
	return [2]int{k, end}
}

func capitalToken(d *Doc, k int) bool {
	t := d.Tokens.At(k)
	return t.Word && isCapital(t.Of(d.Article.Text))
}

// names returns the run of names or the pronoun that begins at token k.
func (r *speechReader) names(k, to int) [2]int {
	end := k
	for end < to && (r.d.tags.At(end) == name || end == k && r.d.tags.At(end) == pronoun) {
		end++
	}
	return [2]int{k, end}
}

// credited reports whether words of the same sentence go on behind a quotation that no report was found for: they may tell
// who says it.
func (r *speechReader) credited(q Quote) bool {
	k := tokenAt(r.d, q.Outer.End)
	if k >= len(r.d.Tokens) || r.d.SentenceAt(r.d.Tokens.At(k).Start) != r.d.SentenceAt(q.Outer.Start) {
		return false
	}
	t := r.d.Tokens.At(k)
	return t.Norm == "," || t.Word && !isCapital(t.Of(r.d.Article.Text))
}
