package grammar

import "strings"

// forest is the trees of a text, ready for being asked: what hangs on a token, by which relation.
type forest struct {
	d           *Doc
	first, next []int32 // first child of a token, next sibling of it; None
	quoted      []bool  // whether a token stands in quotation marks
	words       *clauseWords
}

func newForest(d *Doc, w *clauseWords) *forest {
	n := len(d.Tokens)
	links := make([]int32, 2*n)
	f := &forest{d: d, first: links[:n], next: links[n:], quoted: make([]bool, n), words: w}
	f.index(0, n)
	f.quote()
	return f
}

// index finds what hangs on the tokens from..to, which are whole sentences.
func (f *forest) index(from, to int) {
	for i := from; i < to; i++ {
		f.first[i], f.next[i] = None, None
	}
	for i := to - 1; i >= from; i-- {
		if h := f.d.Tokens[i].Head; h != None {
			f.next[i], f.first[h] = f.first[h], int32(i)
		}
	}
}

// quote marks the tokens in quotation marks. One that is not closed ends with its range.
func (f *forest) quote() {
	open, in := false, None
	for i := range f.d.Tokens {
		t := &f.d.Tokens[i]
		if r := f.d.Sentences[t.Sentence].Range; r != in {
			open, in = false, r
		}
		if t.Norm == "\"" {
			switch f.d.Text[t.Start:t.End] {
			case "“", "„", "«", "``":
				open = true
			case "”", "»", "''":
				open = false
			default:
				open = !open
			}
			continue
		}
		f.quoted[i] = open
	}
}

// each calls yield for what hangs on token i, in order.
func (f *forest) each(i int, yield func(c int)) {
	for c := f.first[i]; c != None; c = f.next[c] {
		yield(int(c))
	}
}

// child returns the first token that hangs on i by one of the relations, without regard to subtypes that are not named;
// None where there is none.
func (f *forest) child(i int, relations ...string) int {
	for c := f.first[i]; c != None; c = f.next[c] {
		for _, r := range relations {
			if is(f.d.Tokens[c].Relation, r) {
				return int(c)
			}
		}
	}
	return None
}

// is reports whether a relation is the one named or, where that has no subtype, a subtype of it.
func is(relation, named string) bool {
	if len(relation) <= len(named) {
		return relation == named
	}
	return relation[:len(named)] == named && relation[len(named)] == ':' && !strings.Contains(named, ":")
}

// base returns a relation without its subtype.
func base(relation string) string {
	b, _, _ := strings.Cut(relation, ":")
	return b
}

// lemma returns the lemma of a token in lower case.
func (f *forest) lemma(i int) string {
	if t := &f.d.Tokens[i]; t.Lemma != "" {
		return lower(t.Lemma)
	}
	return f.d.Tokens[i].Norm
}

func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// under reports whether token i hangs on top, however far down, or is it.
func (f *forest) under(i, top int) bool {
	for ; i != None; i = f.d.Tokens[i].Head {
		if i == top {
			return true
		}
	}
	return false
}

// caseOf returns the preposition or conjunction that opens what token i heads, with what is fixed to it: "according to"; ""
// where there is none.
func (f *forest) caseOf(i int) string {
	c := f.child(i, "case", "mark")
	if c == None || f.d.Tokens[c].Norm == "'s" || f.d.Tokens[c].Norm == "'" {
		return ""
	}
	w := f.d.Tokens[c].Norm
	f.each(c, func(k int) {
		if f.d.Tokens[k].Relation == "fixed" {
			w += " " + f.d.Tokens[k].Norm
		}
	})
	return w
}
