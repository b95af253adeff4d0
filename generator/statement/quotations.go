package statement

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Quotations returns the stretches of text within quotation marks, without the marks, in order; nested ones too.
// A straight mark opens and closes by turns; a mark that is never closed counts to the end of its line.
func Quotations(text string) []Span {
	var out []Span
	type open struct {
		at    int
		close rune
	}
	var stack []open
	flush := func(end int) {
		for _, o := range stack {
			if o.at < end && o.close != '’' && o.close != '‘' && o.close != '\'' {
				out = append(out, Span{Start: o.at, End: end})
			}
		}
		stack = stack[:0]
	}
	const deepest = 8 // marks open within each other; more are no quotations
	push := func(at int, end rune) {
		if len(stack) < deepest {
			stack = append(stack, open{at, end})
		}
	}
	before := rune(' ')
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		after, _ := utf8.DecodeRuneInString(text[i+n:])
		word := unicode.IsLetter(before) || unicode.IsDigit(before)
		opens := !word && (unicode.IsLetter(after) || unicode.IsDigit(after) || strings.ContainsRune("[…$£€‘“'\".#@", after))
		closing := -1
		for k := len(stack) - 1; k >= 0; k-- {
			if stack[k].close == r {
				closing = k
				break
			}
		}
		switch {
		case r == '\n':
			flush(i)
		case closing >= 0 && (r == '“' || r == '‘') && (!opens || !unicode.IsSpace(before) && !strings.ContainsRune("([", before)): // „…“, ‚…‘
			out = append(out, Span{Start: stack[closing].at, End: i})
			stack = stack[:closing]
		case r == '“' || r == '„' || r == '«':
			push(i+n, map[rune]rune{'“': '”', '„': '“', '«': '»'}[r])
		case closing >= 0 && (r == '”' || r == '»' || r == '"' && !(opens && before == ' ') || (r == '’' || r == '\'') && !unicode.IsLetter(after) && !unicode.IsDigit(after) && before != ' '):
			out = append(out, Span{Start: stack[closing].at, End: i})
			stack = stack[:closing]
		case r == '"' && opens:
			push(i+n, '"')
		case (r == '‘' || r == '‚') && opens:
			push(i+n, map[rune]rune{'‘': '’', '‚': '‘'}[r])
		case r == '\'' && opens:
			push(i+n, '\'')
		}
		before = r
		i += n
	}
	flush(len(text))
	slices.SortFunc(out, func(a, b Span) int { return a.Start - b.Start })
	return out
}
