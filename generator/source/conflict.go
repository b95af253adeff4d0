package source

import (
	"strings"

	"variorum/generator/report"
)

// Conflicted returns the place of the markers that git leaves where it could not merge a text, and whether there are any.
func Conflicted(file, text string) (report.Place, bool) {
	if !strings.Contains(text, "<<<<<<< ") {
		return report.Place{}, false
	}
	opened, divided, at := false, false, 0
	first := 0
	for line := range strings.Lines(text) {
		bare := strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "<<<<<<< "):
			opened, divided, first = true, false, at
		case opened && bare == "=======":
			divided = true
		case divided && strings.HasPrefix(line, ">>>>>>> "):
			return report.At(file, text, first), true
		}
		at += len(line)
	}
	return report.Place{}, false
}

// AddConflict adds what to do with such markers.
func AddConflict(found *report.List, at report.Place) {
	found.Add("conflict-markers", at, "decide for one side or both, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>", "git could not merge the file, and its markers stand there")
}
