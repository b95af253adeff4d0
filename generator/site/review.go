package site

import (
	"html/template"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"variorum/generator/digest"
	"variorum/generator/report"
)

// Review is what a preview shows of a digest beyond its page: where something was found in it, and what open merges would
// change, word by word. A page with it is for editors, and never published.
type Review struct{ Findings report.List }

// review is a review on its way onto a page: what is found in each passage, block and footnote.
type review struct {
	passage, block map[int][]string
	note           map[string][]string
	errors         int
}

func (st *story) reviewed() *review {
	r := &review{passage: map[int][]string{}, block: map[int][]string{}, note: map[string][]string{}}
	if st.Review == nil {
		return r
	}
	d := st.Digest.Digest
	for _, f := range st.Review.Findings {
		if f.Place.File != d.File || f.ID == "merge-open" {
			continue
		}
		if f.Severity == report.Error {
			r.errors++
		}
		at := f.Place.Offset(d.Raw)
		if i := slices.IndexFunc(d.Passages, func(p digest.Passage) bool { return p.Start <= at && at <= p.End }); i >= 0 {
			r.passage[i] = append(r.passage[i], f.Message)
			continue
		}
		if i := slices.IndexFunc(d.Footnotes, func(n digest.Footnote) bool { return n.Start <= at && at < n.End }); i >= 0 {
			r.note[d.Footnotes[i].Label] = append(r.note[d.Footnotes[i].Label], f.Message)
			continue
		}
		if i := slices.IndexFunc(d.Blocks, func(b digest.Block) bool { return b.Start <= at && at < b.End }); i >= 0 {
			r.block[i] = append(r.block[i], f.Message)
		}
	}
	return r
}

// found is what a tag has of what is found in it: its class, and the messages on hover.
func found(class string, messages []string) string {
	if len(messages) == 0 {
		return ` class="` + class + `"`
	}
	return ` class="` + strings.TrimSpace(class+" held") + `" title="` + template.HTMLEscapeString(strings.Join(messages, "; ")) + `"`
}

// banner says above the text that it is a draft.
func (r *review) banner() Block {
	says := "Preview of the text as it stands."
	if r.errors > 0 {
		says = "Draft: this text is held back. It has " + report.Count(r.errors, "error", "errors") + "; the places are marked."
	}
	return Block{HTML: template.HTML(`<p class="review">` + says + `</p>`)}
}

// heading marks a heading in which something is found.
func (r *review) heading(d *digest.Digest, h *ast.Heading, at int) {
	for i, b := range d.Blocks {
		if len(r.block[i]) > 0 && b.Start <= at && at < b.End {
			h.SetAttributeString("class", []byte("held"))
			h.SetAttributeString("title", []byte(template.HTMLEscapeString(strings.Join(r.block[i], "; "))))
		}
	}
}

// merges returns the open merges that stand behind a place of the file and before another, each with what it would change of the
// block above it.
func (st *story) merges(from, to int) []Block {
	d := st.Digest.Digest
	var out []Block
	for i, b := range d.Blocks {
		if b.Kind != digest.Open || b.Start < from || b.Start >= to || i == 0 {
			continue
		}
		above := d.Blocks[i-1]
		var now strings.Builder
		for line := range strings.Lines(d.Raw[b.Start:b.End]) {
			now.WriteString(strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(line), ">"), " ") + "\n")
		}
		text := strings.TrimPrefix(strings.TrimSpace(now.String()), "[!MERGE]")
		if above.Kind == digest.Definition {
			text = strings.Replace(text, "Footnote "+above.Label+":", "[^"+above.Label+"]:", 1)
		}
		out = append(out, Block{HTML: template.HTML(`<aside class="merge"><p><b>A merge waits for a decision.</b> Against the text above:</p><p>` +
			changes(strings.Fields(d.Raw[above.Start:above.End]), strings.Fields(text)) + `</p></aside>`)})
	}
	return out
}

// changes shows word by word how one text becomes another.
func changes(old, now []string) string {
	kept := subsequence(old, now)
	var runs [][2]string // tag and words
	put := func(tag, word string) {
		word = template.HTMLEscapeString(word)
		if n := len(runs); n > 0 && runs[n-1][0] == tag {
			runs[n-1][1] += " " + word
			return
		}
		runs = append(runs, [2]string{tag, word})
	}
	i := 0
	for j := 0; j <= len(now); j++ {
		from := j
		for j < len(now) && !kept[j] {
			j++
		}
		for ; i < len(old) && (j == len(now) || old[i] != now[j]); i++ {
			put("del", old[i])
		}
		for _, w := range now[from:j] {
			put("ins", w)
		}
		if j < len(now) {
			put("", now[j])
			i++
		}
	}
	var out []string
	for _, r := range runs {
		if r[0] != "" {
			r[1] = "<" + r[0] + ">" + r[1] + "</" + r[0] + ">"
		}
		out = append(out, r[1])
	}
	return strings.Join(out, " ")
}
