package digest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/lexicon"
	"variorum/generator/source"
)

// lineWidth is the column after which a line of the body is broken, in characters.
const lineWidth = 100

// Markdown writes a draft as a digest file: front matter in its one fixed order, sections, footnotes.
//
// Every sentence begins a line and long ones are broken at spaces, so that a change to one sentence changes its own
// lines only. Words of sources are escaped: they can only be text.
//
// Within, quotations stand in “ and ”; in the file they have the marks of its language.
func Markdown(d *compose.Draft, c *collate.Collation) string {
	w := writer{c: c, draft: d, marks: marksOf(lexicon.For(compose.Language(c)).Table("notes"))}
	w.word()
	w.front()
	for _, s := range d.Sections {
		if s.Heading != "" {
			fmt.Fprintf(&w.out, "\n## %s\n", w.marks.dress(Escape(s.Heading)))
		}
		for i, p := range s.Paragraphs {
			first, rest := "", ""
			if s.List {
				first, rest = "- ", "  "
			}
			if i == 0 || first == "" {
				w.out.WriteByte('\n')
			}
			for _, sentence := range p {
				wrap(&w.out, w.marks.dress(w.sentence(sentence)), first, rest)
				first = rest
			}
		}
	}
	begun := false
	for i, n := range d.Notes {
		if w.notes[i] == "" {
			continue
		}
		if !begun {
			w.out.WriteByte('\n')
			begun = true
		}
		fmt.Fprintf(&w.out, "[^%s]: %s\n", n.Label, w.marks.dress(w.notes[i]))
	}
	return w.out.String()
}

// Wordless returns the differences of those notes of a draft that have nothing to tell.
func Wordless(d *compose.Draft, c *collate.Collation) []int {
	w := writer{c: c, draft: d}
	w.word()
	var out []int
	for i, text := range w.notes {
		if text == "" {
			out = append(out, d.Notes[i].Tells()...)
		}
	}
	return out
}

// writer writes one draft.
type writer struct {
	c     *collate.Collation
	draft *compose.Draft
	marks marks
	notes []string // of each note, its Markdown; "" for one that has nothing to tell
	out   strings.Builder
}

// word words the notes.
func (w *writer) word() {
	n := newNoter(w.c)
	w.notes = make([]string, len(w.draft.Notes))
	w.draft.Each(func(_ int, p *compose.Part) {
		for _, m := range p.Notes {
			w.notes[m.Note] = n.note(&w.draft.Notes[m.Note], p.Text)
		}
	})
}

// front writes the front matter.
func (w *writer) front() {
	b, d, c, m := &w.out, w.draft, w.c, w.marks
	b.WriteString("---\n")
	for _, f := range [][2]string{{"title", m.dress(d.Title)}, {"description", m.dress(d.Description)}, {"date", d.Date}, {"story", c.Story}, {"thread", c.Thread}} {
		if f[1] == "" {
			continue
		}
		value := yamlString(f[1])
		if f[0] == "date" {
			value = f[1]
		}
		fmt.Fprintf(b, "%s: %s\n", f[0], value)
	}
	if len(c.Sources) > 0 {
		b.WriteString("sources:\n")
	}
	for _, s := range c.Sources {
		b.WriteString("  - " + sourceLine(frontSource(s)) + "\n")
	}
	b.WriteString("---\n")
}

// frontSource is how a source is listed in the front matter.
func frontSource(s collate.Source) FrontSource {
	a := s.Article
	return FrontSource{
		Key: s.Key, File: a.File, SHA256: a.SHA256,
		Title: source.Visible(a.Meta.Title), Publisher: source.Visible(a.Meta.Publisher), URL: a.Meta.URL, Date: a.Meta.Date,
	}
}

// sourceLine writes a source of the front matter as one line of YAML.
func sourceLine(s FrontSource) string {
	var fields []string
	for _, f := range [][2]string{
		{"key", s.Key},
		{"file", s.File},
		{"sha256", s.SHA256},
		{"title", s.Title},
		{"publisher", s.Publisher},
		{"url", s.URL},
		{"date", s.Date},
	} {
		if f[1] != "" {
			fields = append(fields, f[0]+": "+yamlString(f[1]))
		}
	}
	if s.Removed {
		fields = append(fields, "removed: true")
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// yamlString writes a string so that YAML reads it back as that string, within braces too: bare where nothing in it
// can be taken for anything else, quoted otherwise.
func yamlString(s string) string {
	bare := s != "" && !strings.Contains(s, "  ")
	letters := false
	for i, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r >= 0xC0 && r != 0xFEFF && r < 0x2028:
			letters = true
		case '0' <= r && r <= '9' || strings.ContainsRune("‘’“”–—…€£", r):
		case i > 0 && i < len(s)-1 && strings.ContainsRune(" .-_/();$%+", r):
		case i > 0 && i == len(s)-1 && strings.ContainsRune(".)", r):
		default:
			bare = false
		}
	}
	switch strings.ToLower(s) {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf":
		bare = false
	}
	if bare && letters && !numberLike(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r < 0x20 || r == 0x7F || 0x80 <= r && r < 0xA0 || r == 0xFEFF || r == 0x2028 || r == 0x2029:
			fmt.Fprintf(&b, "\\u%04x", r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// numberLike reports whether YAML could take s for a number: digits with at most the letters that numbers have.
func numberLike(s string) bool {
	digits := false
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9':
			digits = true
		case strings.ContainsRune("abcdefxoABCDEFXO_.+-:", r):
		default:
			return false
		}
	}
	return digits
}

// sentence writes a sentence: its parts with their marks and citations.
func (w *writer) sentence(s compose.Sentence) string {
	var b strings.Builder
	for i, p := range s.Parts {
		if i > 0 {
			b.WriteByte(' ')
		}
		text, at := strings.TrimRight(p.Text, " "), 0
		for _, m := range p.Notes {
			if w.notes[m.Note] == "" {
				continue
			}
			to := min(max(m.At, at), len(text))
			b.WriteString(Escape(text[at:to]))
			fmt.Fprintf(&b, "[^%s]", w.draft.Notes[m.Note].Label)
			at = to
		}
		b.WriteString(Escape(text[at:] + " ")) // a bracket at its end is not at the end of a line
		b.WriteString(cite(w.c, p.Sources))
	}
	return b.String()
}

// cite writes a citation of sources, in their order.
func cite(c *collate.Collation, sources []int) string {
	keys := make([]string, len(sources))
	for i, s := range sources {
		keys[i] = "@" + c.Sources[s].Key
	}
	return "[" + strings.Join(keys, "; ") + "]"
}

// wrap writes text on lines of lineWidth where it can, the first after first, the others after rest. It breaks only at
// spaces, never within a citation, and never so that a line would begin like a block of Markdown.
func wrap(b *strings.Builder, text, first, rest string) {
	b.WriteString(first)
	column := utf8.RuneCountInString(first)
	begun := false
	for _, w := range chunks(text) {
		n := utf8.RuneCountInString(w)
		switch {
		case !begun:
		case column+1+n > lineWidth && startEscape(w+" ") < 0:
			b.WriteString("\n" + rest)
			column = utf8.RuneCountInString(rest)
		default:
			b.WriteByte(' ')
			column++
		}
		b.WriteString(w)
		column += n
		begun = true
	}
	b.WriteByte('\n')
}

// chunks divides a line of Markdown at its spaces, keeping every citation in one piece.
func chunks(text string) []string {
	var out []string
	for _, w := range strings.Fields(text) {
		if n := len(out); n > 0 && strings.HasPrefix(out[n-1], "[@") && strings.HasSuffix(out[n-1], ";") {
			out[n-1] += " " + w
			continue
		}
		out = append(out, w)
	}
	return out
}
