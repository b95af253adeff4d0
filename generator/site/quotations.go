package site

import (
	"slices"
	"strings"
	"unicode"

	"variorum/generator/digest"
)

// Quotation is an utterance that the articles quote in different words, compared word by word.
type Quotation struct {
	ID       string
	Speaker  string
	Again    bool // the one before is of the same speaker
	Wordings []Wording
}

// Wording is one wording of a quotation and the articles that have it.
type Wording struct {
	By       []Also
	Language string // BCP 47
	Words    []Piece
}

// Piece is a run of words that every wording has, or that not every one has.
type Piece struct {
	Text  string
	Other bool
}

// quotations compares the quotations that a printed note is about, in the order of the notes.
func (st *story) quotations(page string) []Quotation {
	var out []Quotation
	seen, speaker := map[string]bool{}, ""
	for _, label := range st.noted {
		for _, d := range st.footnoted[label] {
			for _, q := range st.quotationsOf(d) {
				if !seen[q.ID] {
					seen[q.ID] = true
					next := st.quotation(page, q, d.ID)
					if n := len(out); n > 0 && next.Speaker != "" && next.Speaker == speaker {
						next.Again = true
					}
					speaker = next.Speaker
					out = append(out, next)
				}
			}
		}
	}
	return out
}

// quotationsOf returns the quotations whose wordings a difference is about. A difference that is about the words of a
// quotation touches it in two sources or more.
func (st *story) quotationsOf(d *digest.RecordDifference) []*digest.RecordQuote {
	if d.Kind != "quote" {
		return nil
	}
	var out []*digest.RecordQuote
	for i := range st.Record.Quotes {
		q := &st.Record.Quotes[i]
		touched := map[string]bool{}
		for _, w := range q.Readings {
			for _, r := range d.Readings {
				for _, s := range r.Spans {
					if s.Source == w.Source && s.Start < w.End && w.Start < s.End {
						touched[s.Source] = true
					}
				}
			}
		}
		if len(touched) > 1 && q.Agreement == "variant" && len(st.quotation("", q, d.ID).Wordings) > 1 {
			out = append(out, q)
		}
	}
	return out
}

// quotation groups the readings of a quotation by their words and marks the words that not all have. Articles are linked
// to from a page, at the words that a difference is about.
func (st *story) quotation(page string, q *digest.RecordQuote, difference string) Quotation {
	out := Quotation{ID: anchor(q.ID), Speaker: given(q.Speaker)}
	var texts [][]string
	at := map[string]int{}
	for _, r := range q.Readings {
		words := strings.Fields(r.Exact)
		if len(words) == 0 {
			continue
		}
		key := strings.Join(bare(words), " ")
		i, ok := at[key]
		if !ok {
			i = len(texts)
			at[key] = i
			texts = append(texts, words)
			out.Wordings = append(out.Wordings, Wording{Language: st.tongue(r.Source)})
		}
		if slices.ContainsFunc(out.Wordings[i].By, func(a Also) bool { return a.Says == st.name(r.Source) }) {
			continue
		}
		out.Wordings[i].By = append(out.Wordings[i].By, Also{Href: st.placeOf(page, r.Source, difference), Says: st.name(r.Source)})
	}
	var common []string
	for i, words := range texts {
		if i == 0 {
			common = bare(words)
			continue
		}
		kept := subsequence(common, bare(words))
		var next []string
		for j, k := range kept {
			if k {
				next = append(next, bare(words)[j])
			}
		}
		common = next
	}
	for i, words := range texts {
		kept := subsequence(common, bare(words))
		for j, w := range words {
			pieces := &out.Wordings[i].Words
			if n := len(*pieces); n > 0 && (*pieces)[n-1].Other != kept[j] {
				(*pieces)[n-1].Text += " " + w
			} else {
				*pieces = append(*pieces, Piece{Text: w, Other: !kept[j]})
			}
		}
	}
	return out
}

// bare strips words of case and marks.
func bare(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return r
			}
			return -1
		}, w))
	}
	return out
}

// subsequence tells for each word of b whether it belongs to the longest common subsequence of a and b.
func subsequence(a, b []string) []bool {
	kept := make([]bool, len(b))
	if len(a)*len(b) > 1<<20 {
		return kept
	}
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			kept[j] = true
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return kept
}
