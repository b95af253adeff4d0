package source

import (
	"strings"
	"unicode"
)

// top classes what stands above the text: the headline, which the article's title may give, and what goes with it.
func (c *classer) top() {
	title := Words(c.title)
	for i := range c.lines[:min(len(c.lines), 12)] {
		l := &c.lines[i]
		if l.Class == Prose && len(title) >= 3 && len(l.words) <= len(title)+8 && same(l.words, title) {
			l.set(Headline, "the title")
			c.before(i, 80, "stands before the title")
			break
		}
	}
	if len(c.lines) < 2 {
		return
	}
	c.points()
	for i := range c.lines[:min(len(c.lines), 3)] {
		l := &c.lines[i]
		if l.Class != Prose || !l.ends && outletName(l) {
			continue
		}
		if len(l.words) >= 3 && len(l.words) <= 22 && l.inner == 0 && (l.title >= 75 && longWords(l) >= 3 && !strings.ContainsAny(l.text[:1], `"“'‘`) || l.upper && len(l.words) <= 16) {
			l.set(Headline, "capitals throughout, above the text")
		}
		break
	}
}

// points classes what sums the article up: bullets above the text, and short lines or bullets under a heading that says
// so ("Highlights").
func (c *classer) points() {
	table := c.lang.Table("boilerplate")
	for i := range c.lines {
		if e := heading(c.lines[i].words); c.lines[i].Class != Prose || table.Field(e, 1) != "points" {
			continue
		}
		c.lines[i].set(Dek, "a heading of points that sum up")
		for j := i + 1; j < len(c.lines) && (!c.lines[j].ends || bullet(c.lines[j].text)) && len(c.lines[j].words) <= 30 && (c.lines[j].Class == Prose || c.lines[j].Class == Dek); j++ {
			c.lines[j].set(Dek, "a point that sums up")
		}
	}
	first, n := -1, 0
	for i := range c.lines {
		l := &c.lines[i]
		if l.Class != Prose {
			continue
		}
		if !bullet(l.text) && l.label != "item" {
			break
		}
		if first < 0 {
			first = i
		}
		n = i + 1 - first
	}
	if n < 2 || n > 8 || c.prose(first+n, len(c.lines)) < n {
		return
	}
	for i := first; i < first+n; i++ {
		c.lines[i].set(Dek, "points above the text")
	}
}

// same reports whether two lines of words have nine words of ten in common.
func same(a, b []string) bool {
	have := map[string]int{}
	for _, w := range b {
		have[strings.TrimRight(w, ":")]++
	}
	n := 0
	for _, w := range a {
		if w = strings.TrimRight(w, ":"); have[w] > 0 {
			have[w]--
			n++
		}
	}
	return n*10 >= max(len(a), len(b))*9
}

// longWords counts the words of four letters or more.
func longWords(l *line) int {
	n := 0
	for _, w := range l.words {
		if len(w) >= 4 {
			n++
		}
	}
	return n
}

// Unclosed is the reason of a block that is set aside for its shape alone.
const Unclosed = "a line without the mark that ends a sentence, as captions are"

// Above is the reason of a block that stands above the text and is neither headline nor byline.
const Above = "stands above the text, without the mark that ends a sentence"

// unfinished classes lines that do not end as a sentence does, in an article whose sentences do.
func (c *classer) unfinished() {
	if !c.settled() {
		return
	}
	firstProse := -1
	for i := range c.lines {
		if l := &c.lines[i]; l.Class == Prose && l.ends && len(l.words) >= 5 {
			firstProse = i
			break
		}
	}
	if firstProse < 0 {
		return
	}
	listing := c.listing()
	known := c.vocabulary()
	long := 0 // lines of some length without the mark that ends a sentence
	headline := false
	for i := range c.lines {
		if m := &c.lines[i]; !m.ends && len(m.words) >= 9 && m.Class == Prose {
			long++
		}
	}
	c.questions(firstProse)
	for i := range c.lines {
		l := &c.lines[i]
		headline = headline || l.Class == Headline
		if l.Class != Prose {
			continue
		}
		if listing && i >= firstProse && !(len(l.words) <= 12 && i > 0 && c.follows(i) && c.lines[i-1].ends) {
			continue
		}
		if l.ends {
			if l.upper && len(l.words) <= 6 && longWords(l) > 0 && !strings.ContainsAny(l.text, `"“”!?`) {
				l.guess(Subhead, "a short line in capitals")
			}
			continue
		}
		if c.continues(i) {
			continue
		}
		if i < firstProse {
			c.above(i, firstProse, headline)
			headline = headline || l.Class == Headline
			continue
		}
		switch {
		case name(l) && stands(l, known):
			l.guess(Caption, "a name that the text has too, and no sentence")
		case len(l.words) <= 14 && c.follows(i) && (len(l.words) < 9 || l.title >= 50 || c.page):
			l.guess(Subhead, "a short line without the mark that ends a sentence")
		case c.page, len(l.words) >= 12 && quoted(l.text), len(l.words) >= 8 && c.refers(l) && c.relevance(i) < 50, l.inner >= 2 && len(l.words) >= 40, len(l.words) >= 9 && long <= 1 && (c.says(l) || c.prose(i+1, len(c.lines)) == 0):
			// A paragraph that lost its last mark: on a page captions are figures; it ends with a quotation; it refers to
			// the sentence before and says something new; it has several sentences; or it is the only such line and
			// reports speech or ends the text.
		case len(l.words) < 9:
			l.set(Other, "a short line without the mark that ends a sentence")
		default:
			l.guess(Caption, Unclosed)
		}
	}
}

// above classes a line without closing mark above the text; headline tells whether there is one over it.
func (c *classer) above(i, firstProse int, headline bool) {
	l := &c.lines[i]
	switch {
	case c.page && len(l.words) >= 10:
		// a paragraph without its last mark: what stands above the text has elements of its own
	case outletName(l):
		l.set(Byline, "a name and an outlet above the text")
	case name(l) && len(l.words) <= 4 && i > 0:
		l.set(Byline, "a name above the text")
	case !headline && len(l.words) >= 3 && (c.title == "" || kin(l.text, c.title)), len(l.words) >= 5 && l.title >= 75:
		l.set(Headline, "stands above the text, without the mark that ends a sentence")
	case len(l.words) >= 8 && headline:
		l.guess(Dek, "stands between headline and text, without the mark that ends a sentence")
	default:
		l.set(Other, Above)
	}
}

// outletName reports whether a line is names, a comma, and an address or name of an outlet.
func outletName(l *line) bool {
	at := strings.LastIndex(l.text, ", ")
	if at < 0 || len(l.words) > 8 {
		return false
	}
	for f := range strings.FieldsSeq(l.text) {
		if r := strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) }); r != "" && !capital(r) && r != "and" && r != "for" {
			return false
		}
	}
	return true
}

// name reports whether a line is a few words that all begin with capitals.
func name(l *line) bool {
	if len(l.words) < 1 || len(l.words) > 9 || l.upper {
		return false
	}
	capitals := 0
	for f := range strings.FieldsSeq(l.text) {
		core := strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		switch {
		case core == "":
		case capital(core):
			capitals++
		case core == "of", core == "the", core == "de", core == "von", core == "van", core == "al", core == "and", core == "bin":
		default:
			return false
		}
	}
	return capitals >= 2 || capitals == 1 && len(l.words) == 1
}

// vocabulary returns the words of the article's paragraphs.
func (c *classer) vocabulary() map[string]bool {
	known := map[string]bool{}
	for i := range c.lines {
		if l := &c.lines[i]; l.Class == Prose && l.ends {
			for _, w := range l.words {
				known[strings.TrimSuffix(w, "'s")] = true
			}
		}
	}
	return known
}

// stands reports whether the line, a name, is of somebody or something whom the paragraphs name.
func stands(l *line, known map[string]bool) bool {
	if len(l.words) < 2 {
		return false
	}
	if len(l.words) <= 3 && known[l.words[len(l.words)-1]] {
		return true
	}
	for _, w := range l.words {
		if !known[w] {
			return false
		}
	}
	return true
}

func hasWord(words []string, w string) bool {
	for _, v := range words {
		if v == w || strings.TrimSuffix(v, "'s") == w {
			return true
		}
	}
	return false
}

// continues reports whether line i without closing mark is part of a sentence or list that other lines hold.
func (c *classer) continues(i int) bool {
	l := &c.lines[i]
	if l.open() && (len(l.words) >= 3 || len(l.words) == 2 && strings.HasSuffix(l.text, ":")) && i+1 < len(c.lines) && !strings.HasSuffix(l.text, ";") {
		return true
	}
	if i+1 < len(c.lines) {
		if next := &c.lines[i+1]; next.Class == Prose && unicode.IsLower(next.first()) && len(l.words) > 2 {
			return true // a line broken in mid-sentence
		}
	}
	if i > 0 {
		prev := &c.lines[i-1]
		if unicode.IsLower(l.first()) && prev.Class == Prose && !prev.ends {
			return true
		}
		if strings.HasSuffix(strings.TrimSpace(prev.text), ":") && len(prev.words) >= 3 && prev.Class == Prose {
			return true // what a colon announces
		}
		if l.label == "item" || bullet(l.text) {
			return true
		}
	}
	return l.label == "item" || bullet(l.text)
}

// refers reports whether a line begins with a pronoun or a conjunction, and so hangs on what stands before it.
func (c *classer) refers(l *line) bool {
	if len(l.words) == 0 {
		return false
	}
	switch c.lang.Table("function-words").Field(l.words[0], 0) {
	case "pronoun", "coordinator":
		return true
	}
	return false
}

// says reports whether a line has a verb of speech in the past tense: "said", "told".
func (c *classer) says(l *line) bool {
	irregular, speech := c.lang.Table("irregular-verbs"), c.lang.Table("speech-verbs")
	for _, w := range l.words {
		if speech.Has(irregular.Field(w, 0)) || strings.HasSuffix(w, "ed") && (speech.Has(w[:len(w)-2]) || speech.Has(w[:len(w)-1])) {
			return true
		}
	}
	return false
}

// quoted reports whether a line ends with a quotation of some length that lacks its full stop.
func quoted(s string) bool {
	s = strings.TrimRight(s, " ")
	for _, q := range []string{"”", `"`} {
		if body, ok := strings.CutSuffix(s, q); ok {
			at := strings.LastIndexAny(body, `"“”`)
			return at >= 0 && len(strings.Fields(body[at:])) >= 5
		}
	}
	return false
}

// bullet reports whether a line opens as an item of a list.
func bullet(s string) bool {
	for _, b := range []string{"• ", "- ", "– ", "— ", "* ", "· ", "▪ ", "● ", "◦ "} {
		if strings.HasPrefix(s, b) {
			return true
		}
	}
	n := 0
	for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n > 0 && n+1 < len(s) && (s[n] == '.' || s[n] == ')') && s[n+1] == ' '
}

// follows reports whether prose follows line i at once, as it does a heading.
func (c *classer) follows(i int) bool {
	return i+1 < len(c.lines) && c.lines[i+1].Class == Prose && (c.lines[i+1].ends || len(c.lines[i+1].words) > 14)
}

// questions classes the questions that are headings. One may be the writer's; several are headings.
func (c *classer) questions(firstProse int) {
	var asked []int
	for i := range c.lines {
		if c.lines[i].Class == Prose && c.asked(i, firstProse) {
			asked = append(asked, i)
		}
	}
	if len(asked) < 2 {
		return
	}
	for _, i := range asked {
		c.lines[i].guess(Subhead, "one of several questions as headings")
	}
}

// asked reports whether line i is a question that could be a heading: short, unquoted, and a paragraph follows.
func (c *classer) asked(i, firstProse int) bool {
	l := &c.lines[i]
	return i > firstProse && len(l.words) >= 2 && len(l.words) <= 9 && strings.HasSuffix(l.text, "?") && !strings.ContainsAny(l.text, `"“”‘`) &&
		c.lang.Table("questions").Has(l.words[0]) && (c.lines[i-1].ends || c.lines[i-1].Class != Prose || len(c.lines[i-1].words) <= 6) && i+1 < len(c.lines) && c.lines[i+1].ends && len(c.lines[i+1].words) >= 12
}
