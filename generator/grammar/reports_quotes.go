package grammar

import "strings"

// Quotations that no verb of speech explains: by what stands beside them.

// beside reads quotations of some length that no cue explains but the verb on which they hang does, whichever it is: "…," the
// mayor beamed.
func (r *reporter) beside(first int) {
	for n := range r.here {
		q := &r.here[n]
		if q.tokens[1] <= r.from || r.told(first, q.tokens) || q.tokens[1]-q.tokens[0] < 5 && !r.ends(q, ",") {
			continue
		}
		if r.named(q) {
			continue
		}
		h := r.outside(q.tokens)
		if h == None || r.part(q.tokens, h) || r.d.Tokens[h].Tag != "VERB" || r.of[h] > 0 || r.d.FrameAt(h) == None {
			continue
		}
		x := Report{Sentence: r.d.Tokens[h].Sentence, Cue: [2]int{h, h + 1}, Content: [][2]int{q.tokens}, Clausal: true, Mention: None}
		head := r.speaker(cue{at: h, end: h + 1, frame: r.d.FrameAt(h)})
		if head == None || !Capital(strings.TrimLeft(r.d.Text[r.d.Tokens[q.tokens[0]].Start:], "\"“„«'‘`")) {
			continue
		}
		r.say(&x, head, h)
		r.reports = append(r.reports, x)
	}
}

// part reports whether a quotation is a part of a clause, as a title can be, and not what somebody says: "“Pier Days” won a prize".
func (r *reporter) part(q [2]int, head int) bool {
	for k := q[0]; k < q[1]; k++ {
		if t := &r.d.Tokens[k]; t.Head == head && t.Tag != "PUNCT" {
			switch base(t.Relation) {
			case "nsubj", "nmod", "obl", "appos":
				return true
			}
			return false
		}
	}
	return false
}

// named reads a quotation that ends with a comma, before the name of a person and what tells of it, without a verb: “…,” Ann Lee, a
// pilot who …
func (r *reporter) named(q *quoteAt) bool {
	a := q.tokens[1]
	if !r.ends(q, ",") || a+1 >= r.to || r.d.Tokens[a].Tag != "PROPN" {
		return false
	}
	b := a
	for b < r.to && r.d.Tokens[b].Tag == "PROPN" {
		b++
	}
	if b-a < 2 || b >= r.to || r.d.Tokens[b].Norm != "," {
		return false
	}
	r.reports = append(r.reports, Report{
		Sentence: r.d.Tokens[a].Sentence, Source: [2]int{a, b}, Speaker: [2]int{a, b}, Content: [][2]int{q.tokens}, Clausal: true, Mention: r.d.MentionAt(a),
	})
	return true
}

func (r *reporter) ends(q *quoteAt, mark string) bool {
	return q.tokens[1]-q.tokens[0] > 2 && r.d.Tokens[q.tokens[1]-2].Norm == mark
}

// outside returns the token of the sentence outside a range on which what stands in it hangs; None.
func (r *reporter) outside(s [2]int) int {
	for k := max(s[0], r.from); k < min(s[1], r.to); k++ {
		if t := &r.d.Tokens[k]; t.Tag != "PUNCT" && t.Head != None && (t.Head < s[0] || t.Head >= s[1]) {
			return t.Head
		}
	}
	for k := max(s[0], r.from); k < min(s[1], r.to); k++ { // what stands around hangs on the quotation
		if t := &r.d.Tokens[k]; t.Head == None {
			found := None
			r.each(k, func(c int) {
				if (c < s[0] || c >= s[1]) && is(r.d.Tokens[c].Relation, "parataxis") {
					found = c
				}
			})
			return found
		}
	}
	return None
}

// told reports whether a report from first on has a range in its content.
func (r *reporter) told(first int, s [2]int) bool {
	for _, x := range r.reports[first:] {
		for _, c := range x.Content {
			if c[0] < s[1] && s[0] < c[1] {
				return true
			}
		}
	}
	return false
}

// goOn gives a quotation that nobody is told to say, later in the sentence, to the speaker of the one before: “…,” she said, “…”.
func (r *reporter) goOn(first int) {
	for n := range r.here {
		q := r.here[n].tokens
		if q[0] <= r.from || r.told(first, q) || r.here[n].bytes <= short {
			continue
		}
		for i := len(r.reports) - 1; i >= first; i-- {
			x := &r.reports[i]
			if len(x.Content) == 0 || !x.Clausal || x.Content[0][0] >= q[0] || x.Cue[0] > q[0] {
				continue
			}
			if c := x.Content[len(x.Content)-1]; r.of[c[0]] > 0 && c[1] <= x.Cue[0] || r.outside(q) == x.Cue[1]-1 {
				x.Content = append(x.Content, q)
				break
			}
		}
	}
}

// signed reads a quotation with a dash and a name behind it: “…” — Ann Lee.
func (r *reporter) signed(first int) {
	for n := range r.here {
		q := r.here[n].tokens
		k := q[1]
		if k <= r.from || k+1 >= r.to || r.d.Tokens[k].Tag != "PUNCT" || r.told(first, q) || !strings.ContainsAny(r.d.Text[r.d.Tokens[k].Start:r.d.Tokens[k].End], "-–—―") {
			continue
		}
		end := k + 1
		for end < r.to && r.d.Tokens[end].Norm != "," && r.d.Tokens[end].Tag != "VERB" && r.d.Tokens[end].Tag != "AUX" {
			end++
		}
		if end-k > 9 || !Capital(r.d.Text[r.d.Tokens[k+1].Start:]) || end < r.to && r.d.Tokens[end].Norm != "," {
			continue
		}
		for end > k+1 && r.d.Tokens[end-1].Tag == "PUNCT" {
			end--
		}
		r.reports = append(r.reports, Report{
			Sentence: r.d.Tokens[k].Sentence, Cue: [2]int{k, k + 1}, Source: [2]int{k + 1, end}, Speaker: [2]int{k + 1, end},
			Content: [][2]int{q}, Clausal: true, Mention: None,
		})
	}
}
