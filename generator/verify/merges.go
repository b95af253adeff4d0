package verify

import (
	"regexp"
	"strings"

	"github.com/aymanbagabas/go-udiff"

	"variorum/generator/digest"
)

// quoteMark is how a line of a quote begins.
var quoteMark = regexp.MustCompile(`(?m)^[ \t]{0,3}>[ \t]?`)

// wordChange tells word by word how the newly merged text of an open merge differs from the block above it, in the form of
// git's word differences: "aground [-on Monday-] {+on Tuesday+}, the coast guard"; "" where they have little in common, or
// there is none above.
func (e *examiner) wordChange(nth int) string {
	b := e.d.Blocks[nth]
	above := -1
	for i := nth - 1; i >= 0; i-- {
		if k := e.d.Blocks[i].Kind; k == digest.Paragraph || k == digest.List || k == digest.Heading || k == digest.Verbatim {
			above = i
			break
		}
	}
	if above < 0 {
		return ""
	}
	now := quoteMark.ReplaceAllString(e.d.Raw[b.Start:b.End], "")
	if _, rest, ok := strings.Cut(now, "[!MERGE]"); ok {
		now = rest
	}
	return words(e.d.Raw[e.d.Blocks[above].Start:e.d.Blocks[above].End], now)
}

// words tells the word differences of two texts, with a few of the words around each.
func words(before, after string) string {
	const around = 3
	a, b := strings.Fields(before), strings.Fields(after)
	lines := func(f []string) string { return strings.Join(f, "\n") + "\n" }
	old := lines(a)
	edits := udiff.Lines(old, lines(b))
	if len(edits) == 0 {
		return ""
	}
	at := func(offset int) int { return strings.Count(old[:offset], "\n") } // the word at a byte
	var out []string
	last, changed := 0, 0
	for _, x := range edits {
		from, to := at(x.Start), at(x.End)
		changed += to - from
		if from-last > 2*around || last == 0 && from > around {
			if last > 0 {
				out = append(out, a[last:last+around]...)
			}
			out = append(out, "…")
			last = from - around
		}
		out = append(out, a[last:from]...)
		if to > from {
			out = append(out, "[-"+strings.Join(a[from:to], " ")+"-]")
		}
		if now := strings.Fields(x.New); len(now) > 0 {
			out = append(out, "{+"+strings.Join(now, " ")+"+}")
		}
		last = to
	}
	if changed*3 > len(a)*2 {
		return "" // another text altogether
	}
	if end := min(last+around, len(a)); end > last {
		out = append(out, a[last:end]...)
	}
	if last+around < len(a) {
		out = append(out, "…")
	}
	return strings.Join(out, " ")
}
