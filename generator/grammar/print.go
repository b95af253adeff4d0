package grammar

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Print writes all that was read, for people: each sentence with its tree, a token a line (number, words, tag, the number
// of its head and the relation to it, the margin where it is unsure), then what Dump writes.
func (d *Doc) Print(w io.Writer) {
	out := bufio.NewWriter(w)
	for i, s := range d.Sentences {
		fmt.Fprintf(out, "%d %s\n", i, strings.Join(strings.Fields(s.Of(d.Text)), " "))
		if !d.Trees {
			continue
		}
		first := s.Tokens[0]
		for k := first; k < s.Tokens[1]; k++ {
			t := &d.Tokens[k]
			head := "?"
			switch {
			case t.Head != None:
				head = fmt.Sprint(t.Head - first + 1)
			case t.Relation == "root":
				head = "0"
			}
			fmt.Fprintf(out, "    %3d %-16s %-6s %3s %s", k-first+1, t.Of(d.Text), t.Tag, head, t.Relation)
			if t.Margin < Sure && t.Relation != "" {
				fmt.Fprintf(out, " (%d)", t.Margin)
			}
			fmt.Fprintln(out)
		}
	}
	out.Flush()
	if d.Trees {
		d.Dump(w)
	}
}
