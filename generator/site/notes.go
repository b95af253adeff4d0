package site

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"variorum/generator/digest"
)

// Note is a footnote, printed beside the block that has its first mark.
type Note struct {
	Number   int
	Label    string
	ID       string
	Kind     string // "disagree", "later", "spelling", "differ", "missing", "note"
	Says     string // "The articles disagree", "Worded differently" …
	What     string // what it is about, in a few words; may be empty
	Short    string // the readings with who has them, the printed one first: "12 people (A, B) / 14 people (C)"; may be empty
	Open     bool   // it is shown open: a disagreement that has room beside its words
	HTML     template.HTML
	Language string // BCP 47, of HTML
	Marks    []Back // the places of its marks
	Words    string // link to the wordings of the quotation it is about, compared word by word; usually empty
	Compare  string // link to the place on the page that compares the articles; may be empty
}

// Back is a link from a note to a mark.
type Back struct {
	Href  string
	Words string // the words that the mark stands behind
	Nth   int    // of the note's marks, from 1; 0 where it has only one
}

// number12 is strconv.Itoa under a name that says what for: numbers of notes.
func number12(n int) string { return strconv.Itoa(n) }

// renderNote renders the footnote with a label.
func (a *article) renderNote(label string) Note {
	d := a.Digest.Digest
	n := Note{Number: a.number[label], Label: label, ID: noteID(label), Kind: a.noteKind(label), Language: a.language}
	n.Says = a.words.of("note", n.Kind)
	n.Open = n.Kind == "disagree" // and room: see openNotes
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
	all := slices.Clone(a.footnoted[label])
	slices.SortStableFunc(all, graver)
	slices.Reverse(all) // the gravest is what it is about
	for i, diff := range all {
		if i < len(all)-1 && diff.Kind == "lacuna" {
			continue // words that are missing are never what a note is about first
		}
		n.What = a.matter(diff)
		n.Short = a.readings(diff)
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
	for i := range n.Marks {
		if len(n.Marks) > 1 {
			n.Marks[i].Nth = i + 1
		}
	}
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

// readings lists the readings of a difference in short, the one that the digest prints first.
func (st *story) readings(d *digest.RecordDifference) string {
	var out []string
	var keys [][]string
	printed := st.printedReading(d)
	for i, whole := range d.Readings {
		for n, r := range quoted(whole, st.language) {
			v := strings.Trim(strings.Join(strings.Fields(st.holed(d, r)), " "), " ,;:")
			at := slices.Index(out, v)
			switch {
			case v == "":
			case at >= 0:
				keys[at] = append(keys[at], r.Sources...)
			case i == printed && n == 0:
				out, keys = slices.Insert(out, 0, v), slices.Insert(keys, 0, slices.Clone(r.Sources))
			default:
				out, keys = append(out, v), append(keys, slices.Clone(r.Sources))
			}
		}
	}
	if len(out) < 2 {
		return ""
	}
	said := apart(out, 36)
	for i := range said {
		var names []string
		for _, k := range keys[i] {
			names = append(names, or(st.articles[st.byKey[k]].Outlet, k))
		}
		if len(names) > 3 {
			names = []string{st.words.say("cite.of", number12(len(names)), number12(len(st.articles)))}
		}
		said[i] += " (" + strings.Join(names, ", ") + ")"
	}
	return strings.Join(said, " / ")
}

// holed is the value of a reading; where words are missing in it, "[…]" stands for them.
func (st *story) holed(d *digest.RecordDifference, r digest.RecordReading) string {
	if d.Kind != "lacuna" || len(r.Spans) == 0 {
		return r.Value
	}
	i := st.sourceIndex(r.Spans[0].Source)
	if i < 0 {
		return r.Value
	}
	a := st.Collation.Sources[i].Article
	for _, g := range a.Gaps {
		if strings.Join(strings.Fields(g.Of(a.Text)), " ") != strings.Join(strings.Fields(r.Value), " ") || g.Hole < g.Start || g.Hole > g.End {
			continue
		}
		before, after := strings.TrimRight(a.Text[g.Start:g.Hole], " \n"), strings.TrimLeft(a.Text[g.Hole:g.End], " \n")
		if last, _ := utf8.DecodeLastRuneInString(before); wordRune(last) || last == ',' {
			before += " "
		}
		if first, _ := utf8.DecodeRuneInString(after); wordRune(first) {
			after = " " + after
		}
		return before + "[…]" + after
	}
	return r.Value
}

// apart cuts readings to some n characters each (up to four more are let be): where one is longer, three words or more that all begin or end with go
// first, so that what tells them apart is seen.
func apart(values []string, n int) []string {
	var all [][]string
	long, least := false, 0
	for i, v := range values {
		f := strings.Fields(v)
		all = append(all, f)
		long = long || utf8.RuneCountInString(v) > n
		if i == 0 || len(f) < least {
			least = len(f)
		}
	}
	same := func(at func(f []string, i int) string) int {
		for i := range least - 1 {
			for _, f := range all {
				if !strings.EqualFold(at(f, i), at(all[0], i)) {
					return i
				}
			}
		}
		return max(least-1, 0)
	}
	head, tail := 0, 0
	if long {
		if head = same(func(f []string, i int) string { return f[i] }); head < 3 {
			head = 0
		}
		least -= head
		if tail = same(func(f []string, i int) string { return f[len(f)-1-i] }); tail < 3 {
			tail = 0
		}
	}
	var out []string
	for _, f := range all {
		left, right := "", ""
		if head > 0 {
			left = "… "
		}
		if tail > 0 {
			right = " …"
		}
		v := left + strings.Join(f[head:len(f)-tail], " ") + right
		for cut := len(f) - tail - 1; utf8.RuneCountInString(v) > n+4 && cut > head; cut-- { // at a word's end
			v = left + strings.TrimRight(strings.Join(f[head:cut], " "), " …,") + " …"
		}
		out = append(out, short(v, n+4))
	}
	return out
}

// printedReading is the index of the reading that the digest prints: that of the source whose words a touched statement
// has; -1 where none is.
func (st *story) printedReading(d *digest.RecordDifference) int {
	for _, id := range st.touched[d.ID] {
		base := st.Record.Statements[st.place[id]-1].Base
		if base == nil {
			continue
		}
		if i := slices.IndexFunc(d.Readings, func(r digest.RecordReading) bool { return slices.Contains(r.Sources, *base) }); i >= 0 {
			return i
		}
	}
	return -1
}

// How much room text and notes take in the margin of a wide page, in lines of text: estimates, since only a browser
// knows. A note that is shown closed takes a line of its own.
const (
	textLine   = 76   // characters in a line of text
	noteLine   = 40   // and in one of a note
	noteHeight = 0.75 // of a line of a note
	noteGap    = 0.6  // between notes
	spare      = 3.0  // lines that notes may reach beyond their block
)

// openNotes decides which disagreements are shown open: those that have room beside the block of text that they belong to.
// The others are one line each, with their readings, and open in place, so that no note lags far behind its words.
func openNotes(blocks []Block, long []int, lengths map[string]int) {
	y, end := 0.0, 0.0
	for i := range blocks {
		b := &blocks[i]
		height := 1 + float64(long[i]/textLine) + 1
		from := max(end, y)
		closed := 0.0
		for _, note := range b.Notes {
			closed += noteGap + noteHeight*float64(1+utf8.RuneCountInString(note.Short)/noteLine)
		}
		room := y + height + spare - from - closed
		for j := range b.Notes {
			n := &b.Notes[j]
			more := noteHeight * float64(1+lengths[n.Label]/noteLine)
			if n.Open = n.Open && more <= room; n.Open {
				room -= more
				closed += more
			}
		}
		if len(b.Notes) > 0 {
			end = from + closed
		}
		y += height
	}
}

// visible drops the tags of HTML.
func visible(html string) string {
	var b strings.Builder
	for {
		i := strings.IndexByte(html, '<')
		if i < 0 {
			b.WriteString(html)
			return b.String()
		}
		b.WriteString(html[:i])
		j := strings.IndexByte(html[i:], '>')
		if j < 0 {
			return b.String()
		}
		html = html[i+j+1:]
	}
}
