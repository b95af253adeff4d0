package site

import (
	"bytes"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"

	"variorum/generator/digest"
)

// Block is a block of a digest's text with the notes that belong beside it.
type Block struct {
	HTML  template.HTML
	Notes []Note
}

// article renders the text of a digest, block by block.
type article struct {
	*story
	page      string // the path of the page
	md        *markdown
	statement []int          // for each passage of the text, the statement of the record; -1
	given     map[int]bool   // passages that have their id
	marked    map[string]int // how often a footnote was marked so far
	in        *stretch       // what is being rendered
	note      *Note          // the note that is being rendered; nil in the text
	passages  []digest.Passage
	contents  []Link // the headings of the text
	review    *review
}

// blocks renders the text.
func (st *story) blocks(page string) ([]Block, *article) {
	a := &article{story: st, page: page, given: map[int]bool{}, marked: map[string]int{}, review: st.reviewed()}
	a.md = st.site.markdown(st.language, page, st.Digest.Digest.File)
	a.md.nodes = []util.PrioritizedValue{util.Prioritized(a, 100)}
	d := st.Digest.Digest
	a.statement = match(d.Passages, st.Record.Statements)

	a.in = body(d)
	a.passages = d.Passages
	doc, r := a.parse()
	var out []Block
	var long []int // characters of each block
	seen := map[string]bool{}
	if st.Review != nil {
		out, long = append(out, a.review.banner()), append(long, 0)
	}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		var b bytes.Buffer
		if h, ok := n.(*ast.Heading); ok {
			a.review.heading(d, h, begins(h, a.in))
		}
		_ = r.Render(&b, a.in.text, n)
		block := Block{HTML: template.HTML(b.String())}
		if h, ok := n.(*ast.Heading); ok {
			if id, ok := h.AttributeString("id"); ok {
				a.contents = append(a.contents, Link{"#" + string(id.([]byte)), plainText(h, a.in.text)})
			}
		}
		long = append(long, utf8.RuneCountInString(plainText(n, a.in.text)))
		for _, label := range labels(n) {
			if !seen[label] && st.number[label] > 0 {
				seen[label] = true
				block.Notes = append(block.Notes, Note{Label: label})
			}
		}
		out = append(out, block)
		if st.Review == nil {
			continue
		}
		next := len(d.Raw)
		for m := n.NextSibling(); m != nil && next == len(d.Raw); m = m.NextSibling() {
			if at := begins(m, a.in); at >= 0 {
				next = at
			}
		}
		for _, m := range st.merges(begins(n, a.in), next) {
			out, long = append(out, m), append(long, 0)
		}
	}
	lengths := map[string]int{} // and of each note
	for i := range out {
		for j, n := range out[i].Notes {
			out[i].Notes[j] = a.renderNote(n.Label)
			lengths[n.Label] = utf8.RuneCountInString(visible(string(out[i].Notes[j].HTML)))
		}
	}
	openNotes(out, long, lengths)
	return out, a
}

// parse reads the stretch at hand into a tree whose citations, marks and passages are nodes.
func (a *article) parse() (ast.Node, renderer.Renderer) {
	look := &brackets{in: a.in, citations: map[int]cited{}, marks: map[int]digest.Mark{}}
	for i, p := range a.passages {
		if p.Citation != nil {
			look.citations[p.Citation.Start] = cited{p.Citation, i}
		}
	}
	for _, m := range a.Digest.Digest.Marks {
		look.marks[m.Start] = m
	}
	a.md.inline = []util.PrioritizedValue{util.Prioritized(look, 50)}
	p, r := a.md.engine()
	doc := a.md.parse(p, a.in.text)
	if a.note == nil {
		tighten(doc, a.in.text)
		wrap(doc, a.in, a.passages)
		a.underline(doc)
	}
	return doc, r
}

// body is the digest's Markdown without what is rendered elsewhere or never: definitions of footnotes and open merges
// become blanks, so that every other byte keeps its place.
func body(d *digest.Digest) *stretch {
	s := &stretch{text: []byte(d.Raw[d.Body:])}
	for _, b := range d.Blocks {
		if b.Kind == digest.Definition || b.Kind == digest.Open {
			for i := b.Start; i < b.End; i++ {
				if s.text[i-d.Body] != '\n' {
					s.text[i-d.Body] = ' '
				}
			}
		}
	}
	s.where = make([]int, len(s.text))
	for i := range s.where {
		s.where[i] = d.Body + i
	}
	return s
}

// definition is the Markdown of a footnote: what stands behind its label, without the indent of its further lines.
func definition(d *digest.Digest, f digest.Footnote) *stretch {
	s := &stretch{}
	raw := d.Raw[f.Start:f.End]
	i := strings.Index(raw, "]:")
	if i < 0 {
		return s
	}
	i += len("]:")
	for i < len(raw) && (raw[i] == ' ' || raw[i] == '\t') {
		i++
	}
	for first := true; i < len(raw); first = false {
		if !first {
			for n := 0; n < 4 && i < len(raw) && raw[i] == ' '; n++ {
				i++
			}
		}
		end := strings.IndexByte(raw[i:], '\n')
		if end < 0 {
			end = len(raw) - i - 1
		}
		for j := i; j <= i+end; j++ {
			s.text = append(s.text, raw[j])
			s.where = append(s.where, f.Start+j)
		}
		i += end + 1
	}
	return s
}

// match finds for each passage of the digest its statement in the record: both stand in the order of the text.
func match(passages []digest.Passage, statements []digest.RecordStatement) []int {
	out := make([]int, len(passages))
	next := 0
	for i, p := range passages {
		out[i] = -1
		for j := next; j < len(statements); j++ {
			if statements[j].Text == p.Text {
				out[i], next = j, j+1
				break
			}
		}
	}
	return out
}

// labels lists the footnotes marked within a node, in order.
func labels(n ast.Node) []string {
	var out []string
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if m, ok := n.(*mark); ok && entering {
			out = append(out, m.of.Label)
		}
		return ast.WalkContinue, nil
	})
	return out
}

// RegisterFuncs tells goldmark how to render the nodes of marks.go.
func (a *article) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindSaid, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			_, _ = w.WriteString("</span>")
			return ast.WalkContinue, nil
		}
		i := n.(*said).passage
		s, ok := a.statementOf(i)
		wrong := a.review.passage[i]
		switch {
		case !ok && len(wrong) == 0:
			_, _ = w.WriteString("<span>")
		case !ok:
			_, _ = w.WriteString("<span" + found("", wrong) + ">")
		case a.given[i]:
			_, _ = w.WriteString("<span" + found("said "+anchor(s.Status), wrong) + ">")
		default:
			a.given[i] = true
			_, _ = w.WriteString("<span" + found("said "+anchor(s.Status), wrong) + ` id="` + anchor(s.ID) + `">`)
		}
		return ast.WalkContinue, nil
	})
	r.Register(kindPoint, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(`<span class="point ` + a.noteKind(n.(*point).label) + `">`)
		} else {
			_, _ = w.WriteString("</span>")
		}
		return ast.WalkContinue, nil
	})
	r.Register(kindCitation, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			c := n.(*citation)
			if a.note != nil {
				_, _ = w.WriteString(a.namesInNote(c.of.Keys))
			} else {
				_, _ = w.WriteString(a.quietMark(c))
			}
		}
		return ast.WalkSkipChildren, nil
	})
	r.Register(kindMark, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && a.note == nil {
			_, _ = w.WriteString(a.noteMark(n.(*mark).of.Label))
		}
		return ast.WalkSkipChildren, nil
	})
}

func (a *article) statementOf(passage int) (digest.RecordStatement, bool) {
	if passage < 0 || passage >= len(a.statement) || a.statement[passage] < 0 {
		return digest.RecordStatement{}, false
	}
	return a.Record.Statements[a.statement[passage]], true
}

// quietMark is a citation in the text: how well the words are borne out, whose words they are, and on hover or focus the
// names of the articles, each a link to the words.
func (a *article) quietMark(c *citation) string {
	e := template.HTMLEscapeString
	s, ok := a.statementOf(c.passage)
	status := s.Status
	if !ok {
		status = "single"
		if len(c.of.Keys) > 1 {
			status = "repeated"
		}
	}
	if len(c.of.Keys) == 1 && c.of.Keys[0] == "editor" {
		status = "editor"
	}
	keys := c.of.Keys
	if ok && len(s.Waived) > 0 {
		keys = slices.DeleteFunc(slices.Clone(keys), func(k string) bool { // an editor overruled what was found of the others
			return !slices.ContainsFunc(s.Readings, func(r digest.RecordSpan) bool { return r.Source == k })
		})
		if len(keys) == 0 {
			status = "editor"
		}
	}
	says := a.words.of("status", status)
	sign := `<span class="sign" aria-hidden="true">` + e(a.words.of("sign", status)) + `</span>`
	var b strings.Builder
	b.WriteString("\u2060" + `<span class="cite ` + anchor(status) + `">`) // no line begins with a citation
	if status == "editor" {
		b.WriteString(sign + e(a.words.say("editor.sign")))
		if ok && len(s.Waived) > 0 {
			b.WriteString(`<span class="who"><b>` + e(upper(says)) + `</b> ` + e(strings.Join(s.Waived, " ")) + `</span>`)
		}
		b.WriteString(`</span>`)
		return b.String()
	}
	label, spoken := a.label(keys)
	if utf8.RuneCountInString(label) <= 14 {
		label = strings.ReplaceAll(label, " ", "\u00a0") // a short one does not break
	}
	to := a.path("compare/index.html")
	if ok {
		to += "#" + anchor(s.ID)
	}
	b.WriteString(`<a href="` + e(link(a.page, to)) + `">` + sign + `<span class="vh">` + e(a.words.say(spoken)) + ` </span>` + e(label) + `<span class="vh">, ` + e(says) + `</span></a>`)
	b.WriteString(`<span class="who"><b>` + e(upper(says)) + `</b>`)
	for _, key := range keys {
		if key == "editor" {
			continue
		}
		to := a.path("sources/index.html#" + anchor(key))
		if ok && a.anchored(key, s.ID) {
			to = a.path("sources/index.html#" + anchor(key, s.ID))
		}
		b.WriteString(` <a href="` + e(link(a.page, to)) + `">` + e(a.name(key)) + `</a>`)
	}
	b.WriteString(`</span></span>`)
	return b.String()
}

// label names sources in few letters: "all four", "not D", "A B", "4 of 10"; and names what a screen reader says before
// it.
func (a *article) label(keys []string) (label, spoken string) {
	cited := map[string]bool{}
	for _, k := range keys {
		if _, ok := a.byKey[k]; ok {
			cited[k] = true
		}
	}
	var have, lack []string
	for _, art := range a.articles {
		if cited[art.Key] {
			have = append(have, art.Key)
		} else {
			lack = append(lack, art.Key)
		}
	}
	n := len(a.articles)
	switch {
	case len(have) == 0:
		return strings.Join(keys, " "), "cite.in"
	case len(lack) == 0 && n == 2:
		return a.words.say("cite.both"), "cite.in"
	case len(lack) == 0 && n > 2:
		return a.words.say("cite.all", a.words.number(n)), "cite.in"
	case len(lack) == 1 && n > 3 && utf8.RuneCountInString(a.brief(lack[0])) <= 16:
		return a.words.say("cite.not", a.brief(lack[0])), "cite.but-one"
	}
	between := " "
	for i, key := range have {
		if have[i] = strings.ReplaceAll(a.brief(key), " ", "\u00a0"); utf8.RuneCountInString(have[i]) > 2 {
			between = ", "
		}
	}
	if s := strings.Join(have, between); utf8.RuneCountInString(s) <= 24 {
		return s, "cite.in"
	}
	return a.words.say("cite.of", number12(len(have)), number12(n)), "cite.in"
}

// brief is what a citation calls a source: its outlet's name, or its letter.
func (a *article) brief(key string) string {
	art := a.articles[a.byKey[key]]
	if art.Outlet != "" {
		return art.Name
	}
	return key
}

// namesInNote is a citation in a footnote: the names of the articles as part of the sentence.
func (a *article) namesInNote(keys []string) string {
	e := template.HTMLEscapeString
	var names []string
	for _, key := range keys {
		if _, ok := a.byKey[key]; !ok {
			names = append(names, e(a.name(key)))
			continue
		}
		to := a.path("sources/index.html#" + anchor(key))
		for _, d := range a.footnoted[a.note.Label] {
			if a.anchored(key, d.ID) {
				to = a.path("sources/index.html#" + anchor(key, d.ID))
				break
			}
		}
		name := e(a.name(key))
		if a.articles[a.byKey[key]].Outlet == "" {
			name = `<span class="vh">` + e(a.words.say("article.word")) + ` </span>` + e(key)
		}
		names = append(names, `<a class="src" href="`+e(link(a.page, to))+`">`+name+`</a>`)
	}
	return a.words.list(names)
}

// noteMark is the mark of a footnote in the text.
func (a *article) noteMark(label string) string {
	e := template.HTMLEscapeString
	n := a.number[label]
	if n == 0 {
		return ""
	}
	a.marked[label]++
	kind := a.noteKind(label)
	sign := ""
	switch kind {
	case "disagree":
		sign = `<span aria-hidden="true">≠</span>`
	case "later":
		sign = `<span aria-hidden="true">→</span>`
	}
	num := number12(n)
	return "\u2060" + `<sup` + found("mark "+kind, a.review.note[label]) + `><a role="doc-noteref" id="` + a.markID(label, a.marked[label]) + `" href="#` + noteID(label) +
		`" aria-label="` + e(a.words.say("note.mark", num, a.words.of("note", kind))) + `">` + sign + num + `</a></sup>`
}

func (a *article) markID(label string, nth int) string {
	if nth > 1 {
		return anchor("ref"+number12(nth), label) // "ref-x-2" is the first mark of the note "x-2"
	}
	return anchor("ref", label)
}

func noteID(label string) string { return anchor("n", label) }

// noteKind tells notes apart: "disagree", "later" where one tells a later state, "spelling", "differ", "missing", or "note" for
// an editor's own.
func (st *story) noteKind(label string) string {
	diffs := st.footnoted[label]
	switch {
	case len(diffs) == 0:
		return "note"
	case st.disagrees(label):
		return "disagree"
	case slices.ContainsFunc(diffs, func(d *digest.RecordDifference) bool { return d.Update }):
		return "later"
	case !slices.ContainsFunc(diffs, func(d *digest.RecordDifference) bool { return d.Kind != "name" || d.Severity == "high" }):
		return "spelling"
	case slices.ContainsFunc(diffs, func(d *digest.RecordDifference) bool { return d.Kind != "lacuna" }):
		return "differ"
	}
	return "missing"
}
