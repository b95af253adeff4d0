package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// rubrics cuts off what stands before a paragraph as its label: "Why it matters: The dam holds half of the town's water."
// A label is known by the table "rubrics", or by its shape where the article has another of the same shape: two to five
// words that are no name and no speech, a colon, and a sentence of its own behind it.
func (c *classer) rubrics() {
	ends, labels, shaped := make([]int, len(c.lines)), make([]bool, len(c.lines)), 0
	for i := range c.lines {
		if ends[i], labels[i] = c.rubric(&c.lines[i]); ends[i] > 0 {
			shaped++
		}
	}
	var out []line
	for i, l := range c.lines {
		at := ends[i]
		if at == 0 || !labels[i] && shaped < 2 {
			out = append(out, l)
			continue
		}
		head, rest := c.cut(l, l.Start+at)
		head.set(Subhead, "a label before a paragraph")
		out = append(out, head, rest)
	}
	c.lines = out
}

// label returns the words of a label as the table has them.
func label(text string) string {
	return strings.TrimRight(strings.Join(Words(text), " "), ":")
}

// rubric returns where in the line's text a label ends, its colon included, and whether the table has it; 0 where the line
// begins with none.
func (c *classer) rubric(l *line) (end int, known bool) {
	if l.Class != Prose {
		return 0, false
	}
	at := strings.IndexByte(l.text, ':')
	if at < 2 || at+1 >= len(l.text) {
		return 0, false
	}
	words := strings.Fields(l.text[:at])
	end = at + 1
	for end < len(l.text) && l.text[end] == '*' || end < len(l.text) && l.text[end] == '_' {
		end++ // the marks of emphasis
	}
	rest := strings.TrimLeftFunc(l.text[end:], unicode.IsSpace)
	if end < len(l.text) && len(rest) == len(l.text[end:]) {
		return 0, false // no space behind it: a time, an address
	}
	next, _ := utf8.DecodeRuneInString(rest)
	if len(words) > 5 || len(strings.Fields(rest)) < 4 || !unicode.IsUpper(next) && !unicode.IsDigit(next) {
		return 0, false
	}
	if strings.ContainsAny(l.text[:at], "\"“”.;()0123456789") {
		return 0, false
	}
	if c.lang.Table("rubrics").Has(label(l.text[:at])) {
		return end, true
	}
	speech := c.lang.Table("speech-verbs")
	first, _ := utf8.DecodeRuneInString(strings.Trim(words[0], "*_"))
	small := 0
	for _, w := range words {
		w = strings.ToLower(strings.Trim(w, "*_,"))
		if speech.Has(w) || speech.Has(strings.TrimSuffix(w, "s")) || speech.Has(strings.TrimSuffix(w, "ed")) || speech.Has(strings.TrimSuffix(w, "d")) {
			return 0, false
		}
	}
	for _, w := range words[1:] {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			small++
		}
	}
	if !unicode.IsUpper(first) || len(words) < 2 || small < len(words)-1 {
		return 0, false // a name, or the middle of something
	}
	return end, false
}

// boxes classes paragraphs that begin with a heading of their own in capitals, "WHAT THE LAW SAYS The council may …": fact
// boxes whose frame was lost. The first words of an article are often capitals too, but then its sentence goes on.
func (c *classer) boxes() {
	first := true
	for i := range c.lines {
		l := &c.lines[i]
		if l.Class != Prose {
			continue
		}
		if !first && boxed(l.text) {
			l.set(Other, "a box with a heading of its own")
		}
		first = false
	}
}

// shouted classes lines of headlines run together, each behind words in capitals: "HATS OFF Mill wins prize OUT COLD Swimmer
// crosses bay". No sentence ends in them.
func (c *classer) shouted() {
	for i := range c.lines {
		l := &c.lines[i]
		if l.Class != Prose || l.inner > 0 || len(l.words) < 8 {
			continue
		}
		runs, in := 0, 0
		for field := range strings.FieldsSeq(l.text) {
			core := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
			if len(core) > 1 && strings.ToUpper(core) == core && strings.ToLower(core) != core {
				if in++; in == 2 {
					runs++
				}
				continue
			}
			in = 0
		}
		if runs >= 2 && !l.upper {
			l.guess(Related, "headlines run together")
		}
	}
}

// boxed reports whether a text begins with three words or more in capitals, two of them of four letters or more, and
// goes on with the beginning of a sentence.
func boxed(text string) bool {
	if strings.ToUpper(text) == text {
		return false
	}
	caps, long := 0, 0
	for field := range strings.FieldsSeq(text) {
		core := strings.TrimFunc(field, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		if core == "" {
			if caps > 0 && strings.ContainsAny(field, "—–-") {
				return false // a dateline
			}
			continue
		}
		if strings.ToUpper(core) == core && (caps > 0 || unicode.IsLetter([]rune(core)[0])) {
			caps++
			if utf8.RuneCountInString(core) >= 4 && strings.ToLower(core) != core {
				long++
			}
			if strings.HasSuffix(field, ",") || strings.HasSuffix(field, ")") {
				return false
			}
			continue
		}
		r, _ := utf8.DecodeRuneInString(field)
		return caps >= 3 && long >= 2 && (unicode.IsUpper(r) || strings.ContainsRune("'‘“\"", r))
	}
	return false
}
