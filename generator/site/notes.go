package site

import (
	"bytes"
	"html/template"
	"strconv"
	"strings"
	"unicode"

	"variorum/generator/digest"
)

// Note is a footnote, printed beside the block that has its first mark.
type Note struct {
	Number  int
	Label   string
	ID      string
	Kind    string // "disagree", "differ", "missing", "note"
	Says    string // "The articles disagree", "Worded differently" …
	What    string // what it is about, in a few words; may be empty
	Open    bool
	HTML    template.HTML
	Marks   []Back    // the places of its marks
	Wording []Wording // the wordings of a quotation, compared word by word; usually empty
	Compare string    // link to the place on the page that compares the articles; may be empty
}

// Back is a link from a note to a mark.
type Back struct {
	Href  string
	Words string // the words that the mark stands behind
}

// Wording is one wording of a quotation and the articles that have it.
type Wording struct {
	Names []string
	Words []Piece
}

// Piece is a run of words that another wording has as well, or not.
type Piece struct {
	Text  string
	Other bool // the wording printed first does not have it
}

// number12 is strconv.Itoa under a name that says what for: numbers of notes.
func number12(n int) string { return strconv.Itoa(n) }

// renderNote renders the footnote with a label.
func (a *article) renderNote(label string) Note {
	d := a.Digest.Digest
	n := Note{Number: a.number[label], Label: label, ID: noteID(label), Kind: a.noteKind(label)}
	n.Says = a.site.words.of("note", n.Kind)
	n.Open = n.Kind == "disagree"
	for _, f := range d.Footnotes {
		if f.Label != label {
			continue
		}
		a.note, a.in, a.passages = &n, definition(d, f), f.Passages
		doc, r := a.parse()
		var b bytes.Buffer
		_ = r.Render(&b, a.in.text, doc)
		n.HTML = template.HTML(b.String())
		n.What = firstWords(plainText(doc, a.in.text), 7)
		a.note = nil
		break
	}
	for _, diff := range a.footnoted[label] {
		n.What = diff.What
		n.Compare = link(a.page, a.path("compare/index.html#"+anchor(diff.ID)))
		if diff.Kind == "quote" {
			n.Wording = append(n.Wording, a.wordings(diff)...)
		}
	}
	for _, p := range d.Passages {
		for i, m := range p.Marks {
			if d.Marks[m].Label == label {
				words := p.Text
				if i < len(p.Edge) {
					words = p.Text[:min(p.Edge[i], len(p.Text))]
				}
				n.Marks = append(n.Marks, Back{Href: "#" + a.markID(label, len(n.Marks)+1), Words: lastWords(words, 4)})
			}
		}
	}
	n.Marks = n.Marks[:min(len(n.Marks), a.marked[label])]
	return n
}

// wordings compares the readings of a quotation with the one that is printed.
func (st *story) wordings(d *digest.RecordDifference) []Wording {
	var out []Wording
	base := ""
	for _, r := range d.Readings {
		words := reading(r)
		if words == "" {
			continue
		}
		w := Wording{Words: []Piece{{Text: words}}}
		for _, key := range r.Sources {
			w.Names = append(w.Names, st.name(key))
		}
		if base == "" {
			base = words
		} else {
			w.Words = compareWords(base, words)
		}
		out = append(out, w)
	}
	if len(out) < 2 {
		return nil
	}
	if len(out) == 2 {
		out[0].Words = compareWords(join(out[1].Words), base)
	}
	return out
}

// reading returns the words of a reading: as the source has them, else its value.
func reading(r digest.RecordReading) string {
	for _, s := range r.Spans {
		if s.Exact != "" {
			return strings.Join(strings.Fields(s.Exact), " ")
		}
	}
	return strings.Join(strings.Fields(r.Value), " ")
}

func join(pieces []Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		b.WriteString(p.Text + " ")
	}
	return b.String()
}

// compareWords divides b into runs of words that stand in a in the same order and runs that do not: the longest common
// subsequence of words, compared without case and marks.
func compareWords(a, b string) []Piece {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x)*len(y) > 1<<20 {
		return []Piece{{Text: b}}
	}
	bare := func(words []string) []string {
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
	p, q := bare(x), bare(y)
	length := make([][]int, len(p)+1)
	for i := range length {
		length[i] = make([]int, len(q)+1)
	}
	for i := len(p) - 1; i >= 0; i-- {
		for j := len(q) - 1; j >= 0; j-- {
			if p[i] == q[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out []Piece
	put := func(word string, other bool) {
		if n := len(out); n > 0 && out[n-1].Other == other {
			out[n-1].Text += " " + word
		} else {
			out = append(out, Piece{Text: word, Other: other})
		}
	}
	i := 0
	for j := 0; j < len(q); {
		switch {
		case i < len(p) && p[i] == q[j]:
			put(y[j], false)
			i, j = i+1, j+1
		case i < len(p) && length[i+1][j] >= length[i][j+1]:
			i++
		default:
			put(y[j], true)
			j++
		}
	}
	return out
}

func firstWords(s string, n int) string {
	f := strings.Fields(s)
	if len(f) <= n {
		return strings.Join(f, " ")
	}
	return strings.Join(f[:n], " ") + " …"
}

func lastWords(s string, n int) string {
	f := strings.Fields(s)
	if len(f) <= n {
		return strings.Join(f, " ")
	}
	return "… " + strings.Join(f[len(f)-n:], " ")
}
