package edition

import (
	"bytes"
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"variorum/generator/digest"
	"variorum/generator/report"
)

// Exported is a digest for other programs: plain Markdown with footnotes, in which the articles are named by their outlets.
type Exported struct {
	Slug, Title, Language string
	Markdown              string
}

// Export returns the digest of a story, named as for Undo, as other programs take it. A digest with errors is not exported.
func (e *Edition) Export(name string) (Exported, report.List, error) {
	file, findings, err := e.DigestOf(name)
	if err != nil || findings.Errors() > 0 {
		return Exported{}, findings, err
	}
	p, chosen, findings, err := e.examine([]string{file}, false, false)
	if err != nil || findings.Errors() > 0 || len(chosen) == 0 {
		return Exported{}, findings, err
	}
	d := chosen[0]
	out := Exported{Slug: d.slug, Title: d.digest.Front.Title, Language: cmp.Or(d.digest.Front.Language, p.settings.Language)}
	out.Markdown = d.export(p.settings.BaseURL)
	return out, findings, nil
}

// HTML returns the digest as a fragment with its title as the one heading of the first level: no style, no script.
func (x Exported) HTML() (string, error) {
	md := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote))
	var b bytes.Buffer
	if err := md.Convert([]byte(x.Markdown), &b); err != nil {
		return "", err
	}
	return "<article lang=\"" + html.EscapeString(x.Language) + "\">\n" + b.String() + "</article>\n", nil
}

// export writes the digest with names in place of keys.
func (d *edited) export(base string) string {
	names := map[string]string{"editor": "the editor"}
	for _, s := range d.story.collation.Sources {
		names[s.Key] = cmp.Or(digest.Escape(s.Article.Meta.Publisher), "Article "+s.Key)
	}
	overruled := map[int][]string{}
	for _, t := range d.result.Traced {
		for _, o := range t.Overruled {
			overruled[t.Passage] = append(overruled[t.Passage], o.Key)
		}
	}
	var edits []edit
	cite := func(c *digest.Citation, without []string, inNote bool) {
		var list []string
		for _, k := range c.Keys {
			if name := cmp.Or(names[k], k); !slices.Contains(without, k) && !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
		if len(list) == 0 {
			list = []string{names["editor"]}
		}
		text := "(" + strings.Join(list, "; ") + ")"
		if inNote && !closes(d.digest.Raw[:c.Start]) { // a word of the note's own sentence: “[@A] has …”
			text = joined(list)
		}
		edits = append(edits, edit{c.Start, c.End, text})
	}
	raw := d.digest.Raw
	for i, q := range d.digest.Passages {
		if q.Citation != nil {
			cite(q.Citation, overruled[i], false)
		}
	}
	for _, f := range d.digest.Footnotes {
		for _, q := range f.Passages {
			if q.Citation != nil {
				cite(q.Citation, nil, true)
			}
		}
	}
	for _, b := range d.digest.Blocks {
		if b.Kind == digest.Open {
			edits = append(edits, edit{b.Start, b.End, ""})
		}
	}
	if base != "" {
		for _, l := range d.digest.Links {
			if slices.ContainsFunc(d.digest.Pictures, func(x digest.Picture) bool { return x.Start == l.Start }) {
				continue // who takes the digest takes the file
			}
			if i := strings.LastIndex(raw[l.Start:l.End], "]("+l.Target); i >= 0 && l.Target != "" && !strings.Contains(l.Target, ":") && l.Target[0] != '#' {
				at := l.Start + i + len("](")
				edits = append(edits, edit{at, at + len(l.Target), base + strings.TrimSuffix(strings.TrimLeft(l.Target, "./"), ".md")})
			}
		}
	}
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Compare(a.from, b.from) })
	var b strings.Builder
	front := &d.digest.Front
	fmt.Fprintf(&b, "# %s\n\n", digest.Escape(front.Title))
	if front.Description != "" {
		fmt.Fprintf(&b, "*%s*\n\n", digest.Escape(front.Description))
	}
	if front.Date != "" {
		fmt.Fprintf(&b, "%s\n\n", front.Date)
	}
	at := d.digest.Body + len(raw[d.digest.Body:]) - len(strings.TrimLeft(raw[d.digest.Body:], "\n"))
	for _, x := range edits {
		if x.from < at {
			continue // within what is left out
		}
		b.WriteString(raw[at:x.from] + x.text)
		at = x.to
	}
	b.WriteString(strings.TrimRight(raw[at:], "\n") + "\n\n")
	if len(front.Corrections) > 0 {
		b.WriteString("## Corrections\n\n")
		for _, c := range front.Corrections {
			b.WriteString("- " + strings.TrimPrefix(c.Date+": ", ": ") + digest.Escape(c.Text) + "\n")
		}
		b.WriteByte('\n')
	}
	b.WriteString("## Articles\n\n")
	for _, s := range d.story.collation.Sources {
		line := names[s.Key]
		if t := s.Article.Meta.Title; t != "" {
			line += ": “" + digest.Escape(t) + "”"
		}
		if s.Article.Meta.Date != "" {
			line += ", " + cmp.Or(s.Article.Meta.Day(), s.Article.Meta.Date)
		}
		if u := s.Article.Meta.URL; u != "" {
			line += ", <" + u + ">"
		}
		b.WriteString("- " + line + "\n")
	}
	switch s := front.Signed; {
	case s == nil:
		b.WriteString("\nNot signed by an editor.\n")
	case d.standing.SinceSigned:
		fmt.Fprintf(&b, "\nSigned by %s; changed since.\n", digest.Escape(s.By))
	case d.standing.Unseen > 0:
		fmt.Fprintf(&b, "\nSigned by %s before %s came.\n", digest.Escape(s.By), report.Count(d.standing.Unseen, "of its articles", "of its articles"))
	default:
		fmt.Fprintf(&b, "\nSigned by %s.\n", digest.Escape(s.By))
	}
	return b.String()
}

// closes reports whether a text ends with a whole sentence.
func closes(text string) bool {
	text = strings.TrimRight(text, " \n”\"’")
	return text != "" && strings.ContainsRune(".!?…", rune(text[len(text)-1]))
}

// edit is a place of a file that is exported otherwise.
type edit struct {
	from, to int
	text     string
}

func joined(list []string) string {
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
	return list[0]
}
