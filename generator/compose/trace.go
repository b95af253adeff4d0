package compose

import (
	"fmt"
	"strings"

	"variorum/generator/collate"
)

// Trace tells, for people, what the steps made of a story: of every sentence of prose why it is not printed, by which rules
// it leans on which, what is told in it; then the units in the order in which they are printed.
func Trace(c *collate.Collation, refused Refused) string {
	var out strings.Builder
	if !readable(c) {
		return "the language of the articles has no tables\n"
	}
	b := read(c)
	b.leave = refused.Leave
	s := spineOf(b)
	has := choose(b, s)
	for _, a := range b.articles {
		fmt.Fprintf(&out, "%s: %d words, moment %d, %d days old, latest state: %t\n", a.Key, a.length, a.Moment, a.age, a.last)
		for n, i := range a.prose {
			x := &a.sentences[i]
			mark := " "
			for _, k := range has.sentences[a.index] {
				if k == i {
					mark = "*"
				}
			}
			fmt.Fprintf(&out, "%s %3d", mark, n)
			if x.unfit != "" {
				fmt.Fprintf(&out, " unfit: %s;", x.unfit)
			}
			for _, r := range leanRules {
				for _, k := range r.on(newLeaner(a, i)) {
					switch {
					case k >= len(a.sentences):
						fmt.Fprintf(&out, " %s: nothing;", r.id)
					case k != i:
						fmt.Fprintf(&out, " %s: %d;", r.id, a.sentences[k].at)
					}
				}
			}
			if n < openingSentences && a.last {
				fmt.Fprintf(&out, " opens %d;", b.leading(a, i, n)*b.fullness(a)/1000)
			}
			if x.faults > 0 {
				fmt.Fprintf(&out, " faults %d;", x.faults)
			}
			for _, st := range x.tells {
				fmt.Fprintf(&out, " %s×%d=%d", b.c.Statements[st].ID, len(b.sources[st]), b.value[st])
			}
			fmt.Fprintf(&out, "\n      %s\n", strings.Join(strings.Fields(a.text(i)), " "))
		}
	}
	out.WriteString("order:\n")
	for _, u := range place(b, s, has) {
		a := b.articles[u.article]
		fmt.Fprintf(&out, "  %s:", a.Key)
		for _, i := range u.sentences {
			fmt.Fprintf(&out, " %d", a.sentences[i].at)
		}
		out.WriteString("\n")
	}
	return out.String()
}
