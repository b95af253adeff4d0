package source

import (
	"strings"
	"unicode"

	"variorum/generator/lexicon"
)

// posts classes what is embedded from social media: a text with the author's name and handle, often a date, at its end.
func (c *classer) posts() {
	for i := range c.lines {
		l := &c.lines[i]
		if l.Class != Prose {
			continue
		}
		switch {
		case signedPost(l.text):
			l.set(Other, "ends with a name, a handle and a date, as embedded posts do")
			if i > 0 && !l.ends && len(l.words) <= 12 && strings.HasPrefix(strings.TrimSpace(l.text), "—") && postWords(c.lines[i-1].text) {
				c.lines[i-1].set(Other, "the text of an embedded post")
			}
		case strings.Contains(l.text, "pic.twitter.com/") && len(l.words) <= 80:
			l.set(Other, "links to a picture of a post")
		case !c.page && bareLink(l):
			l.set(UI, "an address and no sentence")
		}
	}
}

// postWords reports whether a text has a link or tag of social media.
func postWords(s string) bool {
	return strings.Contains(s, "https://t.co/") || strings.Contains(s, "pic.twitter.com/") || strings.Contains(s, "#") || strings.Contains(s, "@")
}

// signedPost reports whether a text ends as embedded posts do: a dash, a name, a handle in parentheses, and a date.
func signedPost(s string) bool {
	at := strings.LastIndex(s, "(@")
	if at < 0 {
		return false
	}
	end := strings.IndexByte(s[at:], ')')
	if end < 0 || strings.ContainsAny(s[at:at+end], " \t") {
		return false
	}
	rest := strings.TrimSpace(s[at+end+1:])
	if len(strings.Fields(rest)) > 8 {
		return false
	}
	year := false
	for field := range strings.FieldsSeq(rest) {
		n := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsDigit(r) })
		year = year || len(n) == 4 && (n[0] == '1' || n[0] == '2')
	}
	dash := strings.LastIndexAny(s[:at], "—–-")
	return dash >= 0 && (year || rest == "" && dash > at-80)
}

// bareLink reports whether the line is an address of the web or of mail with a few words at most.
func bareLink(l *line) bool {
	links, others := 0, 0
	for field := range strings.FieldsSeq(l.text) {
		field = strings.Trim(field, "()<>[]")
		switch {
		case strings.HasPrefix(field, "http://"), strings.HasPrefix(field, "https://"), strings.HasPrefix(field, "www."),
			strings.Contains(field, "@") && strings.Contains(field, ".") && !strings.HasPrefix(field, "@"):
			links++
		default:
			others++
		}
	}
	return links > 0 && others <= 3 && !l.ends
}

// credits classes captions by the credit of a picture at their end.
func (c *classer) credits() {
	table := c.lang.Table("photo")
	for i := range c.lines {
		l := &c.lines[i]
		if l.Class != Prose || len(l.words) > 110 {
			continue
		}
		if inside, ok := closing(l.text); ok && !Ends(inside) && (creditWords(Words(inside), table, false) || names(inside)) {
			l.guess(Caption, "ends with the credit of a picture in parentheses")
			continue
		}
		if !l.ends && len(l.words) > 1 && endsWithCredit(l, table) {
			l.guess(Caption, "ends with the credit of a picture")
			continue
		}
		if c.outletAfter(l) {
			l.guess(Caption, "ends with names in parentheses after its full stop")
			continue
		}
		if slashed(l.text, table) || labelled(l) {
			l.guess(Caption, "ends with the credit of a picture")
			continue
		}
		if strings.HasPrefix(l.text, "CLOSE ") && !l.upper {
			l.guess(Caption, "begins with the button of a player")
			continue
		}
		if l.text[0] == '[' && strings.HasSuffix(l.text, "]") && len(l.words) >= 4 && strings.Count(l.text, "[") == 1 {
			l.guess(Related, "stands in brackets, as links to other articles do")
			continue
		}
		if (l.text[0] == 'F' || l.text[0] == '(') && strings.HasPrefix(strings.TrimLeft(l.text, "("), "FILE") {
			l.guess(Caption, "begins with FILE, as captions of agencies do")
		}
	}
}

// scenes classes captions that tell what a picture shows: they open or speak as captions do, or set a verb of the
// present tense beside a day that is past, in one sentence.
func (c *classer) scenes() {
	table, months, weekdays := c.lang.Table("scenes"), c.lang.Table("months"), c.lang.Table("weekdays")
	functions := c.lang.Table("function-words")
	for i := range c.lines {
		l := &c.lines[i]
		if l.Class != Prose || len(l.words) > 70 || len(l.words) < 5 || l.inner > 2 {
			continue
		}
		if n, e := table.Match(l.words); n > 1 && table.Field(e, 0) == "open" && (!l.ends || l.inner == 0) && dated(l, months, weekdays) {
			l.guess(Caption, "opens as captions do: “"+e+"”")
			continue
		}
		verb, past := -1, false
		for k := range l.words {
			n, e := table.Match(l.words[k:])
			switch {
			case n > 1 && table.Field(e, 0) == "any" && l.inner <= 1 && (k == 0 || functions.Field(l.words[k-1], 0) != "pronoun"): // a caption names whom it shows
				l.guess(Caption, "has “"+e+"”, as captions do")
			case n == 1 && table.Field(e, 0) == "verb" && verb < 0 && k > 0 && k < 10:
				verb = k
			case strings.HasSuffix(l.words[k], "ed") && (verb < 0 || k < verb):
				past = true
			}
		}
		if verb > 0 && !past && l.inner == 0 && i > 0 && c.scene(l, verb) && pastDay(l, months, weekdays) {
			l.guess(Caption, "tells in the present tense of a day that is past, as captions do")
		}
	}
}

// scene reports whether the verb is the first of the line: what stands before it is a name, or a noun in the plural or
// with an article, and holds no other verb, pronoun or quotation.
func (c *classer) scene(l *line, verb int) bool {
	if strings.ContainsAny(l.text, `"“”?`) {
		return false
	}
	functions := c.lang.Table("function-words")
	for k, w := range l.words[:verb] {
		switch functions.Field(w, 0) {
		case "pronoun", "modal", "auxiliary", "subordinator", "relative", "not", "to", "object":
			return false
		case "coordinator", "determiner", "possessive":
			if k == verb-1 {
				return false // "the light", "and stands"
			}
		case "preposition":
			if k == 0 || k == verb-1 {
				return false
			}
		}
	}
	for _, w := range l.words[verb+1:] {
		if f := functions.Field(w, 0); f == "modal" || w == "every" || w == "each" {
			return false
		}
	}
	return true
}

// dated reports whether a line has a day, a month or a year.
func dated(l *line, months, weekdays interface{ Has(string) bool }) bool {
	for _, w := range l.words {
		if w = strings.TrimRight(w, ".:"); weekdays.Has(w) || months.Has(w) && w != "may" && w != "march" || len(w) == 4 && (strings.HasPrefix(w, "19") || strings.HasPrefix(w, "20")) && strings.Trim(w, "0123456789") == "" {
			return true
		}
	}
	return false
}

// pastDay reports whether a line names a day as captions do: a weekday with "on" before it or the day of a month
// after it, or a full date.
func pastDay(l *line, months, weekdays interface{ Has(string) bool }) bool {
	for k, w := range l.words {
		w = strings.TrimRight(w, ".:")
		if len(w) == 4 && strings.HasPrefix(w, "20") && strings.Trim(w, "0123456789") == "" && k > 1 && months.Has(strings.TrimRight(l.words[k-2], ".")) {
			return true
		}
		if weekdays.Has(w) && k > 0 && (l.words[k-1] == "on" || k+1 < len(l.words) && months.Has(strings.TrimRight(l.words[k+1], "."))) {
			return true
		}
	}
	return false
}

// closing returns what stands in the parenthesis that closes the text.
func closing(s string) (string, bool) {
	s = strings.TrimRight(s, " .")
	if !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "]") {
		return "", false
	}
	at := strings.LastIndexAny(s, "([")
	if at < 0 || len(s)-at > 160 {
		return "", false
	}
	return s[at+1 : len(s)-1], true
}

// outletAfter reports whether a sentence is followed by a parenthesis of names: "… on Sunday. (A Town Television)". An
// agency alone there is the origin of the text.
func (c *classer) outletAfter(l *line) bool {
	inside, ok := closing(l.text)
	if !ok || l.inner > 1 || len(l.words) > 60 || strings.ContainsAny(l.text, `"“”«»`) || strings.HasSuffix(l.text, ".") || c.lang.Table("agencies").Has(strings.ToLower(inside)) {
		return false
	}
	n := 0
	for w := range strings.FieldsSeq(inside) {
		if r := rune(w[0]); !capital(w) && !unicode.IsDigit(r) && w != "/" && w != "of" && w != "via" && w != "the" {
			return false
		}
		n++
	}
	return n > 0 && n <= 8 && Ends(strings.TrimRight(l.text[:strings.LastIndexAny(l.text, "([")], " ")) && capital(inside)
}

// names reports whether what stands in a parenthesis is a name and an outlet with a slash between: "A Name/The Paper".
func names(s string) bool {
	if !strings.Contains(s, "/") {
		return false
	}
	n := 0
	for w := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '/' || r == ' ' }) {
		if !capital(w) {
			return false
		}
		n++
	}
	return n >= 3 && n <= 7
}

// creditWords reports whether words are the credit of a picture. An agency alone ("AP") credits the text as well as a
// picture and is not enough; with a name beside it, or with a slash, it is.
func creditWords(words []string, table *lexicon.Table, endOnly bool) bool {
	var parts []string
	slash := false
	for _, w := range words {
		if strings.Contains(w, "/") {
			slash = true
		}
		for p := range strings.FieldsFuncSeq(w, func(r rune) bool { return r == '/' || r == ':' }) {
			parts = append(parts, p)
		}
	}
	if len(parts) > 16 {
		return false
	}
	for i := range parts {
		n, e := table.Match(parts[i:])
		if n == 0 || endOnly && (table.Field(e, 0) != "end" || i+n != len(parts)) {
			continue
		}
		if e == "file" && len(parts) > 3 || e == "via" && !slash && len(parts) > 12 {
			continue
		}
		if agency := table.Field(e, 0) == "in" && table.Field(e, 1) == "agency"; agency && !slash && len(parts) < 3 {
			continue
		}
		return true
	}
	return false
}

// endsWithCredit reports whether the line ends with a credit that no parenthesis holds: "Photograph: A Name/Agency",
// "A Name / Agency", "Getty Images".
func endsWithCredit(l *line, table *lexicon.Table) bool {
	tail := l.words[max(0, len(l.words)-4):]
	if creditWords(tail, table, true) {
		return true
	}
	last := l.words[len(l.words)-1]
	if at := strings.LastIndexByte(last, '/'); at > 0 && !strings.Contains(last, ".") {
		_, ok := table.Get(last[at+1:])
		return ok
	}
	return len(l.words) > 2 && l.words[len(l.words)-2] == "/" && table.Has(last)
}

// slashed reports whether the last words hold an agency and a name with a slash between, "AGENCY/A Name".
func slashed(text string, table *lexicon.Table) bool {
	fields := strings.Fields(text)
	for _, f := range fields[max(0, len(fields)-4):] {
		f = strings.Trim(f, "().,|")
		a, b, ok := strings.Cut(f, "/")
		if ok && a != "" && b != "" && capital(b) && (shouts(a) || capital(a)) && (table.Has(strings.ToLower(a)) || table.Has(strings.ToLower(b))) {
			return true
		}
	}
	return false
}

// labelled reports whether the line has a label of pictures among its last words: "… Credit: A Name".
func labelled(l *line) bool {
	for i, w := range l.words {
		if i > 2 && i >= len(l.words)-8 && i < len(l.words)-1 {
			switch w {
			case "credit:", "photograph:", "photo:", "picture:", "pictures:", "pic:", "image:":
				return true
			}
		}
	}
	return false
}

// transcript classes the labels of speakers in a transcript, "A NAME, HOST:", and what stands before the first one.
func (c *classer) transcript() {
	labels, first, again, office := map[string]bool{}, -1, false, false
	count := 0
	for i := range c.lines {
		if n := speaker(c.lines[i].text); n > 0 && c.lines[i].Class == Prose {
			if first < 0 {
				first = i
			}
			count++
			label := c.lines[i].text[:n]
			again = again || labels[label]
			office = office || strings.Contains(label, ", ") // "A NAME, HOST:" is a speaker for certain
			labels[label] = true
		}
	}
	if !office && (count < 4 || !again) {
		return
	}
	words := 0
	for _, l := range c.lines[:first] {
		words += len(l.words)
	}
	if words <= 150 && strings.Contains(c.lines[first].text[:speaker(c.lines[first].text)], ", ") {
		for i := range c.lines[:first] {
			if l := &c.lines[i]; l.ends {
				l.set(Teaser, "stands before the transcript")
			} else {
				l.set(Headline, "stands before the transcript")
			}
		}
	}
	out := c.lines[:first:first]
	for _, l := range c.lines[first:] {
		if l.Class != Prose {
			out = append(out, l)
			continue
		}
		if l.upper && strings.HasPrefix(l.text, "(") && strings.HasSuffix(strings.TrimRight(l.text, " ."), ")") {
			l.set(Other, "a sound in a transcript")
			out = append(out, l)
			continue
		}
		n := speaker(l.text)
		if n == 0 {
			out = append(out, l)
			continue
		}
		label, rest := l, line{}
		if strings.TrimSpace(l.text[n:]) != "" {
			label, rest = c.cut(l, l.Start+n)
		}
		label.set(Byline, "a speaker's label in a transcript")
		out = append(out, label)
		if rest.text != "" {
			out = append(out, rest)
		}
	}
	c.lines = out
}

// speaker returns the length of the label in capitals that opens a line of a transcript, colon included; 0 where there
// is none.
func speaker(s string) int {
	at := strings.IndexByte(s, ':')
	if at < 3 || at > 60 || at+1 < len(s) && s[at+1] != ' ' {
		return 0
	}
	label := s[:at]
	if len(strings.Fields(label)) > 7 || strings.ContainsAny(label, `"“”?!`) {
		return 0
	}
	letters := 0
	for _, r := range label {
		if unicode.IsLower(r) {
			return 0
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	if letters < 3 {
		return 0
	}
	return at + 1
}
