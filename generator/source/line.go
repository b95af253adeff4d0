package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is a block on its way to a class, with what its words look like.
type line struct {
	Block
	text  string   // the words of the span
	words []string // in lower case with straight apostrophes, without marks at their edges; a closing colon stays
	ends  bool     // it ends as a sentence does
	inner int      // ends of sentences before its last word
	title int      // share of its longer words that begin with a capital, in percent
	upper bool     // it has letters and none of them is small
	said  bool     // a marker has given it its class
	shape bool     // it was set aside for its shape alone, which does not tell where a whole article has it
	frame bool     // it tells a picture of a gallery
	label string   // a heading, figure or list item of a page or of Markdown: "h1", "h2", "figure", "item"; ""
}

// set gives the line a class, unless it has one.
func (l *line) set(c Class, reason string) {
	if l.Class == Prose {
		l.Class, l.Reason = c, reason
	}
}

// guess gives the line a class for its shape alone, unless it has one.
func (l *line) guess(c Class, reason string) {
	if l.Class == Prose {
		l.Class, l.Reason, l.shape = c, reason, true
	}
}

// look works out what the words of the line look like.
func (l *line) look(text string) {
	l.text = l.Of(text)
	l.words = Words(l.text)
	l.ends = Ends(l.text)
	l.inner = 0
	long, capital, letters, small := 0, 0, 0, 0
	for field := range strings.FieldsSeq(l.text) {
		core := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		first, _ := utf8.DecodeRuneInString(core)
		if n := utf8.RuneCountInString(core); n >= 4 && unicode.IsLetter(first) {
			long++
			if unicode.IsUpper(first) {
				capital++
			}
		}
	}
	for _, r := range l.text {
		if unicode.IsLetter(r) {
			letters++
			if unicode.IsLower(r) {
				small++
			}
		}
	}
	if long > 0 {
		l.title = capital * 100 / long
	}
	l.upper = letters > 1 && small == 0 && strings.ToLower(l.text) != l.text
	l.inner = inner(l.text)
}

// inner counts the ends of sentences within a line: a closing mark, white space, and a capital or opening quotation
// mark, where the word before is longer than a usual abbreviation.
func inner(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if c := s[i]; c != '.' && c != '!' && c != '?' {
			continue
		}
		j := i + 1
		for j < len(s) && (s[j] == '"' || s[j] == '\'' || s[j] == ')' || s[j] >= 0x80 && strings.HasPrefix(s[j:], "”") || strings.HasPrefix(s[j:], "’")) {
			_, size := utf8.DecodeRuneInString(s[j:])
			j += size
		}
		if j >= len(s) || s[j] != ' ' {
			continue
		}
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[j:], " \"'“‘«("))
		word := s[max(0, i-12):i]
		word = word[strings.LastIndexByte(word, ' ')+1:]
		if unicode.IsUpper(next) && (len(word) > 4 || s[i] != '.') && !strings.Contains(word, ".") {
			n++
		}
	}
	return n
}

// Words returns the words of a text in lower case with straight apostrophes and without the marks at their edges; a
// colon that closes a word stays, since it tells a label.
func Words(text string) []string {
	out := make([]string, 0, len(text)/6)
	for w := range strings.FieldsSeq(text) {
		if !plain(w[0]) || !plain(w[len(w)-1]) {
			w = strings.TrimFunc(w, func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ':' && r != '@' && r != '#' && r != '©' && !unicode.IsMark(r)
			})
			w = strings.TrimLeft(w, ":#")
		}
		if w == "" {
			continue
		}
		out = append(out, strings.ReplaceAll(strings.ToLower(w), "’", "'"))
	}
	return out
}

// plain reports whether a byte is a letter or digit of the Latin alphabet without marks.
func plain(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

// Ends reports whether text ends as a sentence does: with a full stop, a question or exclamation mark or an ellipsis of
// any script, closing quotation marks and brackets aside.
func Ends(text string) bool {
	text = unmarked(text)
	for len(text) > 0 {
		r, size := utf8.DecodeLastRuneInString(text)
		switch {
		case strings.ContainsRune(`"'”’“‘»›«‹)]*_`, r) || unicode.IsSpace(r):
			text = text[:len(text)-size]
		default:
			return unicode.Is(unicode.Sentence_Terminal, r) || r == '…'
		}
	}
	return false
}

// unmarked returns a text without the marks of notes that close it: "three weeks.[12]", "three weeks.¹".
func unmarked(text string) string {
	for {
		t := strings.TrimRight(text, " ¹²³⁰⁴⁵⁶⁷⁸⁹")
		if strings.HasSuffix(t, "]") {
			if at := strings.LastIndexByte(t, '['); at > 0 && at < len(t)-2 && strings.Trim(t[at+1:len(t)-1], "0123456789") == "" {
				t = t[:at]
			}
		}
		if t == text || t == "" {
			return text
		}
		text = t
	}
}

// signs reports whether text has neither letter nor digit: "___", "* * *".
func signs(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// open reports whether the line goes on in the next: it ends with a comma, a semicolon, a colon or a dash.
func (l *line) open() bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(l.text, `"'”’ *_`))
	return strings.ContainsRune(",;:–—-", r)
}

// first returns the first letter or digit of the line.
func (l *line) first() rune {
	for _, r := range l.text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
	}
	return 0
}
