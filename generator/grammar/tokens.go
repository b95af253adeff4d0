package grammar

import (
	"strings"
	"unicode"

	"variorum/generator/lexicon"
)

// cutter makes tokens of words, as the treebanks cut them: neighbours that no space parts are joined by the table of
// joins, and words are cut in parts at their clitics and between a number and its unit.
type cutter struct {
	text          string
	words         []Word
	to            int // end of the sentence that is being cut
	link          [2]int
	abbreviations *lexicon.Table
	contractions  *lexicon.Table
	hyphenated    *lexicon.Table
	spelled       *lexicon.Recall[string]
	tokens        []Token
}

func newCutter(text string, words []Word, l *lexicon.Language) *cutter {
	return &cutter{
		text: text, words: words,
		abbreviations: l.Table("abbreviations"), contractions: l.Table("contractions"), hyphenated: l.Table("hyphenated"),
		spelled: &knownOf(l).spelled,
		tokens:  make([]Token, 0, len(words)+len(words)/8),
	}
}

// join says when a word and the next one, which no space parts, are one token.
type join struct {
	id   string
	asks func(c *cutter, i int) bool
}

// joins is asked in order; one that says yes is enough.
var joins = []join{
	{"link", func(c *cutter, i int) bool { return i+1 < c.link[1] }},
	{"abbreviation", (*cutter).abbreviation},
	{"clock", func(c *cutter, i int) bool { // "9:30", "9/11", "1/2"
		return c.between(i, ":/", isDigits, isDigits)
	}},
	{"affix", func(c *cutter, i int) bool { // "pro-Russian"
		return c.between(i, "-–", c.hyphenated.Has, func(w string) bool { return isLetters(w) && !c.abbreviations.Has(w) })
	}},
	{"telephone", func(c *cutter, i int) bool { // "555-0100"
		long := func(w string) bool { return isDigits(w) && len(w) != 4 && len(w) > 2 }
		return c.between(i, "-", long, isDigits) || c.between(i, "-", isDigits, func(w string) bool { return isDigits(w) && len(w) == 3 })
	}},
	{"tag", func(c *cutter, i int) bool { // "#name", "@name"
		return (c.words[i].Norm == "#" || c.words[i].Norm == "@") && c.words[i+1].Word && !isDigits(c.words[i+1].Norm)
	}},
	{"decade", func(c *cutter, i int) bool { // "'90s"
		n := c.words[i+1].Norm
		return (c.words[i].Norm == "'" || c.words[i].Norm == "’") && (len(n) == 2 || len(n) == 3 && n[2] == 's') && isDigits(n[:2]) && !c.glued(i)
	}},
	{"dollar", func(c *cutter, i int) bool { // "US$"
		w := c.words[i].Of(c.text)
		return c.words[i+1].Norm == "$" && c.words[i].Word && len(w) < 4 && strings.ToUpper(w) == w && isLetters(w)
	}},
	{"marks", func(c *cutter, i int) bool { // "!!!"
		return strings.Trim(c.words[i].Norm, "!?") == "" && strings.Trim(c.words[i+1].Norm, "!?") == ""
	}},
	{"decimal", func(c *cutter, i int) bool { // ".5"
		return c.words[i].Norm == "." && isDigits(c.words[i+1].Norm) && !c.glued(i)
	}},
}

// sentence cuts the words from..to, which are sentence s.
func (c *cutter) sentence(from, to, s int) {
	c.to = to
	for i := from; i < to; {
		if i >= c.link[1] {
			c.findLink(i)
		}
		end := i + 1
		for end < to && c.words[end].Start == c.words[end-1].End && c.joined(end-1) {
			end++
		}
		c.parts(i, end, s)
		i = end
	}
}

func (c *cutter) joined(i int) bool {
	for _, j := range joins {
		if j.asks(c, i) {
			return true
		}
	}
	return false
}

// glued reports whether no space stands before word i.
func (c *cutter) glued(i int) bool { return i > 0 && c.words[i-1].End == c.words[i].Start }

// between reports whether word i or the next one is the only mark, one of marks, between words that left and right accept.
func (c *cutter) between(i int, marks string, left, right func(string) bool) bool {
	if c.words[i].Word { // the mark comes next
		i++
	}
	return i > 0 && i+1 < c.to && !c.words[i].Word && strings.Contains(marks, c.words[i].Norm) && c.glued(i) && c.glued(i+1) &&
		c.words[i-1].Word && c.words[i+1].Word && left(c.words[i-1].Norm) && right(c.words[i+1].Norm)
}

// abbreviation reports whether word i is an abbreviation or an initial and the next one its point.
func (c *cutter) abbreviation(i int) bool {
	w := c.words[i]
	if c.words[i+1].Norm != "." || !w.Word {
		return false
	}
	last := i+2 >= c.to
	if len(w.Norm) == 1 && Capital(w.Of(c.text)) && (!last || c.glued(i)) {
		return w.Norm != "i" || !last // an initial
	}
	if strings.Contains(w.Norm, ".") && isLetters(strings.ReplaceAll(w.Norm, ".", "")) && len(w.Norm) < 7 {
		return true // "Ph.D."
	}
	kind := c.abbreviations.Field(w.Norm, 0)
	switch {
	case kind == "":
		return c.abbreviations.Has(w.Norm + ".")
	case !last:
		return true
	case kind == "number", kind == "month":
		return false // "He said no.", "It closed on Sun."
	}
	return Capital(w.Of(c.text)) || kind == "never" || kind == "end"
}

// mostLink is how many words and marks an address on the net may have.
const mostLink = 500

// findLink sets the words of an address on the net that begins with word i.
func (c *cutter) findLink(i int) {
	if !c.words[i].Word {
		return
	}
	end := i + 1
	for end < c.to && end-i < mostLink && c.words[end].Start == c.words[end-1].End {
		end++
	}
	if end-i < 3 {
		return
	}
	chunk := c.text[c.words[i].Start:c.words[end-1].End]
	at := strings.IndexByte(chunk, '@')
	if !strings.Contains(chunk, "://") && !strings.HasPrefix(chunk, "www.") &&
		!(at > 0 && strings.Contains(chunk[at:], ".")) {
		return
	}
	for end > i+1 && !c.words[end-1].Word && c.words[end-1].Norm != "/" {
		end--
	}
	c.link = [2]int{i, end}
}

// parts makes tokens of words i..end, which are one unless it has parts.
func (c *cutter) parts(i, end, s int) {
	span := Span{Start: c.words[i].Start, End: c.words[end-1].End}
	if end-i > 1 || !c.words[i].Word {
		c.token(span, s)
		return
	}
	from := span.Start
	for _, n := range c.lengths(c.words[i]) {
		c.token(Span{Start: from, End: from + n}, s)
		from += n
	}
	c.token(Span{Start: from, End: span.End}, s)
}

// lengths returns the lengths of all parts of a word but the last.
func (c *cutter) lengths(w Word) []int {
	if c.contractions.Has(w.Norm) {
		var n []int
		for _, p := range strings.Fields(c.contractions.Field(w.Norm, 0)) {
			n = append(n, len(p))
		}
		if w.Len() == len(w.Norm) {
			return n[:len(n)-1]
		}
	}
	raw := w.Of(c.text)
	if n := clitic(raw, w.Norm); n > 0 {
		if m := clitic(raw[:n], ""); m > 0 {
			return []int{m, n - m} // "should" "n't" "'ve"
		}
		return []int{n}
	}
	digits := 0
	for digits < len(raw) && (raw[digits] >= '0' && raw[digits] <= '9' || digits > 0 && (raw[digits] == '.' || raw[digits] == ',')) {
		digits++
	}
	if digits > 0 && digits < len(raw) && isLetters(raw[digits:]) {
		switch strings.ToLower(raw[digits:]) {
		case "st", "nd", "rd", "th", "s", "d":
		default:
			return []int{digits} // "5" "pm"
		}
	}
	return nil
}

// clitic returns where the clitic begins that a word ends with, or 0.
func clitic(raw, norm string) int {
	at := strings.LastIndexAny(raw, "'’ʼ")
	if at <= 0 {
		return 0
	}
	_, after, _ := strings.Cut(strings.NewReplacer("’", "'", "ʼ", "'").Replace(raw[at:]), "'")
	switch strings.ToLower(after) {
	case "s", "re", "ve", "ll", "d", "m":
		return at
	case "t":
		if at > 1 && (raw[at-1] == 'n' || raw[at-1] == 'N') && norm != "n't" {
			return at - 1
		}
	}
	return 0
}

func (c *cutter) token(span Span, s int) {
	c.tokens = append(c.tokens, Token{Span: span, Norm: c.spelled.Get(span.Of(c.text), spelled), Sentence: s, Head: None})
}

// spelled returns how a token is compared: in lower case, NFC, with straight quotation marks and hyphens.
func spelled(w string) string {
	w = plain(w)
	return straight.Replace(w)
}

var straight = strings.NewReplacer("’", "'", "‘", "'", "ʼ", "'", "“", "\"", "”", "\"", "„", "\"", "«", "\"", "»", "\"",
	"''", "\"", "``", "\"", "–", "-", "—", "-", "‑", "-", "−", "-", "--", "-", "…", "...")

func isLetters(w string) bool {
	return w != "" && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
}
