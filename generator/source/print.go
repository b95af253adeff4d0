package source

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Print writes the article as it was read, for people: its metadata, then its blocks in order, each with its class and the
// reason for it ("prose" where it is the article's own text), then its gaps.
func (a *Article) Print(w io.Writer) {
	out := bufio.NewWriter(w)
	defer out.Flush()
	for _, m := range [][2]string{
		{"id", a.Meta.ID},
		{"publisher", a.Meta.Publisher},
		{"title", a.Meta.Title},
		{"url", a.Meta.URL},
		{"date", a.Meta.Date},
		{"author", a.Meta.Author},
		{"language", a.Meta.Language},
		{"inferred", a.Meta.Inferred},
	} {
		if m[1] != "" {
			fmt.Fprintf(out, "%s: %s\n", m[0], m[1])
		}
	}
	line := func(s Span) string { return strings.Join(strings.Fields(s.Of(a.Text)), " ") }
	for _, b := range a.Blocks {
		class := string(b.Class)
		if b.Class == Prose {
			class = "prose"
		}
		fmt.Fprintf(out, "%s: %s\n", class, line(b.Span))
		if b.Reason != "" {
			fmt.Fprintf(out, "    because %s\n", b.Reason)
		}
	}
	for _, g := range a.Gaps {
		fmt.Fprintf(out, "gap: %q: %s\n", line(g.Span), g.Note)
	}
}
