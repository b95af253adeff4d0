package report

import (
	"fmt"
	"io"
)

// Text writes the findings in order, a line each, with the hint indented below it. With colours, errors are red and
// warnings yellow, by ANSI sequences.
func (l List) Text(w io.Writer, colours bool) {
	for _, f := range l {
		label, on, off := "", "", ""
		switch f.Severity {
		case Error:
			on = "\x1b[31m"
		case Warning:
			on, label = "\x1b[33m", "warning: "
		case Note:
			label = "note: "
		}
		if colours && on != "" {
			off = "\x1b[0m"
		} else {
			on = ""
		}
		at := f.Place.String()
		if at != "" {
			at += ": "
		}
		id := ""
		if f.ID != "" {
			id = " (" + f.ID + ")"
		}
		fmt.Fprintf(w, "%s%s%s%s%s%s\n", at, on, label, f.Message, off, id)
		if f.Hint != "" {
			fmt.Fprintf(w, "    %s\n", f.Hint)
		}
	}
}
