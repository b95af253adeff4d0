package site

import (
	"bytes"
	"html/template"
	"strconv"
	"strings"
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
	Marks   []Back // the places of its marks
	Words   string // link to the wordings of the quotation it is about, compared word by word; usually empty
	Compare string // link to the place on the page that compares the articles; may be empty
}

// Back is a link from a note to a mark.
type Back struct {
	Href  string
	Words string // the words that the mark stands behind
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
		for _, q := range a.quotationsOf(diff) {
			n.Words = "#" + anchor(q.ID)
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
