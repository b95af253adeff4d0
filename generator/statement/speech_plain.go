package statement

// plain finds reports of speech where there are no trees: a verb of speech with a name right beside it, and a quotation or a
// clause behind a comma or colon: „…“, sagte Ruth Krause.
func (r *speechReader) plain() {
	d, verbs := r.d, r.d.words().Table("speech-verbs")
	for i, s := range d.Sentences {
		for k := s.Tokens[0]; k < s.Tokens[1]; k++ {
			if r.quote[k] > 0 || !verbs.Has(d.verbs.At(k).base) {
				continue
			}
			x := report{cue: [2]int{k, k + 1}, sentence: i, entity: -1, mention: -1, clausal: true}
			next := d.Tokens.At(k + 1).Norm
			switch {
			case k > s.Tokens[0]+1 && r.quote[k-2] > 0 && d.Tokens.At(k-1).Norm == ",", k > s.Tokens[0] && r.quote[k-1] > 0:
				at := k - 1
				if r.quote[at] == 0 {
					at--
				}
				x.content = []Span{d.Quotes[r.quote[at]-1].Outer}
				x.source = r.names(k+1, s.Tokens[1])
			case next == ":" && r.quote[min(k+2, len(r.quote)-1)] > 0:
				x.content = []Span{d.Quotes[r.quote[k+2]-1].Outer}
				x.source = r.names(s.Tokens[0], k)
			case next == "," && d.tags.At(k+2) == that:
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

// names returns the run of names or the pronoun that begins at token k.
func (r *speechReader) names(k, to int) [2]int {
	end := k
	for end < to && (r.d.tags.At(end) == name || end == k && r.d.tags.At(end) == pronoun) {
		end++
	}
	return [2]int{k, end}
}
