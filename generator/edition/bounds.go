package edition

import (
	"strings"

	"variorum/generator/report"
)

// Bounds of a file of content/. What parses and renders Markdown goes through a paragraph anew for marks that could
// begin something and are not ended, through all that a line is nested in for each line, and through the headings of
// the same words for each of them, and it fills up the rows of a table, so that a file of a shape that no page has could
// take hours. The bounds lie far above those of any page.
const (
	contentLimit = 2 << 20     // bytes
	mostMarks    = 5000        // citations and footnotes, with their marks
	mostInline   = 100_000_000 // marks of emphasis and of links, times the bytes of their paragraph, of all paragraphs
	mostNested   = 100         // quotes and lists that a line is nested in
	mostHeadings = 2000
	mostLeftOut  = 20_000 // cells that the rows of tables leave out: what parses Markdown makes each of them
)

// outOfBounds tells what of a file of content/ lies out of bounds (content-too-large).
func outOfBounds(name, text string) (found report.List) {
	if n := strings.Count(text, "[^") + strings.Count(text, "[@"); n > mostMarks {
		found.Add("content-too-large", report.Place{File: name}, "divide it", "the file has %d citations and footnotes; at most %d are read", n, mostMarks)
		return found
	}
	heavy := marksOf(text)*len(text) > mostInline // else they cannot weigh too much, wherever they stand
	at, work, headings := 0, 0, 0
	marks, length := 0, 0    // of the paragraph
	columns, leftOut := 0, 0 // of the table
	for line := range strings.Lines(text) {
		depth, rest := nested(line)
		if depth > mostNested {
			found.Add("content-too-large", report.At(name, text, at), "take some of them out", "the line is nested in %d quotes and lists; at most %d are read", depth, mostNested)
			return found
		}
		if strings.HasPrefix(rest, "#") || rest != "" && (rest[0] == '=' || rest[0] == '-') && strings.TrimLeft(rest, "=-") == "" {
			headings++
		}
		if headings > mostHeadings {
			found.Add("content-too-large", report.At(name, text, at), "divide it", "the file has more than %d headings, which is the most that is read", mostHeadings)
			return found
		}
		switch {
		case rest == "":
			columns = 0
		case ruled(rest):
			columns = max(columns, strings.Count(rest, "|")+1)
		case columns > 0:
			leftOut += max(0, columns-strings.Count(rest, "|")-1)
		}
		if leftOut > mostLeftOut {
			found.Add("content-too-large", report.At(name, text, at), "give each row all its cells", "the rows of tables leave out more than %d cells, which is the most that is filled up", mostLeftOut)
			return found
		}
		if !heavy {
			at += len(line)
			continue
		}
		if rest == "" || depth > 0 { // a block begins
			work += marks * length
			marks, length = 0, 0
		}
		marks, length = marks+inline(rest), length+len(rest)
		if work+marks*length > mostInline {
			found.Add("content-too-large", report.At(name, text, at), "divide long paragraphs by empty lines", "too many marks of emphasis and of links stand in long paragraphs: their number times the bytes of their paragraphs is more than %d", mostInline)
			return found
		}
		at += len(line)
	}
	return found
}

// ruled reports whether a line divides the head of a table from its rows.
func ruled(line string) bool {
	return strings.Contains(line, "-") && strings.Contains(line, "|") && strings.Trim(line, "|:- \t") == ""
}

// nested counts the quotes and lists that a line begins or goes on with, by its marks, and returns the rest of it.
func nested(line string) (depth int, rest string) {
	for line = strings.TrimRight(line, "\r\n"); ; depth++ {
		for line != "" && (line[0] == ' ' || line[0] == '\t') {
			line = line[1:]
		}
		if line == "" || line[0] > '>' { // as nearly all lines begin
			return depth, line
		}
		mark := 0
		switch digits := len(line) - len(strings.TrimLeft(line, "0123456789")); {
		case strings.HasPrefix(line, ">"):
			mark = 1
		case strings.HasPrefix(line, "- "), strings.HasPrefix(line, "* "), strings.HasPrefix(line, "+ "):
			mark = 2
		case digits > 0 && digits < 10 && len(line) > digits+1 && (line[digits] == '.' || line[digits] == ')') && line[digits+1] == ' ':
			mark = digits + 2
		default:
			return depth, line
		}
		line = line[mark:]
	}
}

// marksOf is how many marks inline may count in a text, or more.
func marksOf(text string) (n int) {
	for _, mark := range []string{"*", "_", "~", "[", "]"} {
		n += strings.Count(text, mark)
	}
	return n
}

// inline counts what may begin or end emphasis or a link in a line: runs of * _ ~, and brackets.
func inline(line string) (n int) {
	var before byte
	for i := range len(line) {
		switch c := line[i]; c {
		case '*', '_', '~':
			if c != before {
				n++
			}
		case '[', ']':
			n++
		}
		before = line[i]
	}
	return n
}
