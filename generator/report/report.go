// Package report is how the program tells what is wrong: findings with an id, a severity, a place and a hint.
//
// Every stage returns a List beside its result and goes on as far as it can, so that one run tells all there is to
// tell. A finding carries its place from the parser that read it; places are never looked for afterwards. Messages
// are lower case, without a full stop, with other people's text in %q. A finding prints as
//
//	content/x.md:12:5: footnote [^b] is never defined (footnote-undefined)
//	    add "[^b]: …" or remove the mark
//
// The package imports nothing of the program, and everything may import it.
package report

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Severity tells what a finding stops.
type Severity int

const (
	// Error holds back what it concerns: a digest, a page, a story or, in templates and settings, the whole build.
	Error Severity = iota
	// Warning is printed and stops nothing, unless the build is strict.
	Warning
	// Note is information.
	Note
)

// String returns "error", "warning" or "note".
func (s Severity) String() string {
	switch s {
	case Error:
		return "error"
	case Warning:
		return "warning"
	}
	return "note"
}

// Place is where a finding applies.
type Place struct {
	File   string // slash-separated path from the project's folder; "" where there is none
	Line   int    // 1-based; 0 where only the file is known
	Column int    // 1-based, in characters (code points); 0 where only the line is known
}

// String returns "file:line:column", leaving out what is not known.
func (p Place) String() string {
	switch {
	case p.Line == 0:
		return p.File
	case p.Column == 0:
		return fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// At returns the place of the byte at offset in text, which is the whole content of file.
// An offset past the end gives the place of the end.
func At(file, text string, offset int) Place {
	before := text[:min(max(offset, 0), len(text))]
	line := strings.LastIndexByte(before, '\n') + 1
	return Place{file, strings.Count(before, "\n") + 1, utf8.RuneCountInString(before[line:]) + 1}
}

// Finding is one thing that is wrong, or worth a word.
type Finding struct {
	ID       string // the check or kind of error, such as "footnote-undefined"
	Severity Severity
	Place    Place
	Message  string
	Hint     string // what to do, a line of its own; may be empty
	Story    string // slug of the story that it holds back; "" where it is of none
}

// Error returns the finding as one line: place, message and id.
func (f Finding) Error() string {
	s := f.Message
	if f.ID != "" {
		s += " (" + f.ID + ")"
	}
	if p := f.Place.String(); p != "" {
		s = p + ": " + s
	}
	return s
}

// List is any number of findings.
type List []Finding

// Add appends a finding of severity Error.
func (l *List) Add(id string, at Place, hint, format string, args ...any) {
	*l = append(*l, Finding{ID: id, Place: at, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// Warn appends a finding of severity Warning.
func (l *List) Warn(id string, at Place, hint, format string, args ...any) {
	*l = append(*l, Finding{ID: id, Severity: Warning, Place: at, Hint: hint, Message: fmt.Sprintf(format, args...)})
}

// Has reports whether there is a finding with the id.
func (l List) Has(id string) bool {
	return slices.ContainsFunc(l, func(f Finding) bool { return f.ID == id })
}

// Errors counts the findings of severity Error.
func (l List) Errors() int { return l.count(Error) }

// Warnings counts the findings of severity Warning.
func (l List) Warnings() int { return l.count(Warning) }

// Count tells how many errors and warnings there are: "1 error, 2 warnings".
func (l List) Count() string {
	return Count(l.Errors(), "error", "errors") + ", " + Count(l.Warnings(), "warning", "warnings")
}

// Count returns "1 error", "2 errors".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (l List) count(s Severity) int {
	n := 0
	for _, f := range l {
		if f.Severity == s {
			n++
		}
	}
	return n
}

// Sort orders the findings by place, then id and message, and drops exact repeats.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Place.File, b.Place.File),
			cmp.Compare(a.Place.Line, b.Place.Line),
			cmp.Compare(a.Place.Column, b.Place.Column),
			cmp.Compare(a.Severity, b.Severity),
			cmp.Compare(a.ID, b.ID),
			cmp.Compare(a.Message, b.Message),
		)
	})
	*l = slices.Compact(*l)
}

// Err returns the list as one error, or nil where it holds no finding of severity Error.
func (l List) Err() error {
	if l.Errors() == 0 {
		return nil
	}
	errs := make([]error, 0, len(l))
	for _, f := range l {
		if f.Severity == Error {
			errs = append(errs, f)
		}
	}
	return errors.Join(errs...)
}

// Offset returns the byte offset of a place in text, the inverse of At: of the line's start where the place has no
// column, 0 where it has no line, and the end of the line or text where they are shorter.
func (p Place) Offset(text string) int {
	offset := 0
	for line := 1; line < p.Line; line++ {
		i := strings.IndexByte(text[offset:], '\n')
		if i < 0 {
			return len(text)
		}
		offset += i + 1
	}
	line, _, _ := strings.Cut(text[offset:], "\n")
	column := 1
	for i := range line {
		if column >= p.Column {
			return offset + i
		}
		column++
	}
	return offset + len(line)
}
