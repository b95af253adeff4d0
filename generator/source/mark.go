package source

import (
	"strings"
	"unicode"

	"variorum/generator/lexicon"
)

// markers classes lines by the words of the table "boilerplate": a marker is the whole of a line, its beginning or its
// end, or stands anywhere in it, and may ask for another word in the line.
func (c *classer) markers() {
	table := c.lang.Table("boilerplate")
	out := make([]line, 0, len(c.lines)+2)
	for _, l := range c.lines {
		if l.Class != Prose {
			out = append(out, l)
			continue
		}
		if signs(l.text) {
			l.set(Other, "signs without words")
			out = append(out, l)
			continue
		}
		if n := len(out); n > 0 && out[n-1].said && !out[n-1].ends && !out[n-1].upper && unicode.IsLower(l.first()) {
			l.set(out[n-1].Class, "goes on with the line before")
			l.said = true
			out = append(out, l)
			continue
		}
		for {
			mark, rest, more := c.leading(l, table)
			if mark.Class == Prose {
				break
			}
			out = append(out, mark)
			if l = rest; !more {
				break
			}
		}
		if l.text == "" {
			continue
		}
		if furniture(&l, table) {
			l.set(Share, "buttons and counts")
			out = append(out, l)
			continue
		}
		if e := c.marker(&l, table); e != "" {
			l.set(Class(table.Field(e, 0)), "reads “"+e+"”")
			l.said = true
		}
		out = append(out, l)
	}
	c.lines = out
}

// furniture reports whether a line is made of buttons and counts only: "Facebook Twitter Email", "142 shares".
func furniture(l *line, table *lexicon.Table) bool {
	if len(l.words) > 10 || l.ends {
		return false
	}
	buttons := 0
	for _, w := range l.words {
		switch {
		case table.Field(w, 0) == string(Share) && table.Field(w, 1) == "line", w == "comments", w == "comment", w == "views", w == "print", w == "likes":
			buttons++
		case strings.Trim(w, "0123456789.,k") == "", w == "this", w == "via", w == "on", w == "and":
		default:
			return false
		}
	}
	return buttons > 0
}

// marker returns the marker that classes the line, or "".
func (c *classer) marker(l *line, table *lexicon.Table) string {
	for at := range l.words {
		n, e := table.Match(l.words[at:])
		if len(l.words) > 80 {
			if n > 0 && table.Field(e, 1) == "page" {
				return e
			}
			continue
		}
		for ; n > 0; n, e = table.Match(l.words[at : at+n-1]) { // the longest that fits
			if c.fits(l, table, at, n, e) {
				return e
			}
		}
		if at == 0 && len(l.words) < 12 { // a label without its colon is the whole line: "Related:"
			if last := len(l.words) - 1; strings.HasSuffix(l.words[last], ":") {
				bare := append(append([]string(nil), l.words[:last]...), strings.TrimRight(l.words[last], ":"))
				if n, e := table.Match(bare); n == len(bare) && c.fits(l, table, 0, n, e) {
					return e
				}
			}
		}
	}
	return ""
}

// fits reports whether the marker e, the n words at at, stands in the line where its entry wants it.
func (c *classer) fits(l *line, table *lexicon.Table, at, n int, e string) bool {
	rest := len(l.words) - n
	switch table.Field(e, 1) {
	case "line":
		if at != 0 || rest != 0 {
			return false
		}
	case "start":
		if at != 0 || rest > 40 {
			return false
		}
	case "short": // begins a line of a few words
		if at != 0 || rest > 12 || l.inner > 1 {
			return false
		}
	case "tag": // as short, and the line does not end as a sentence does
		if at != 0 || rest > 12 || l.ends {
			return false
		}
	case "end":
		if rest != at || !handsOver(l, n) {
			return false
		}
	case "page": // no writer of an article says it
	case "any": // but not in somebody's words
		if l.ends && len(l.words) > 12 && strings.ContainsAny(l.text, `"“”`) {
			return false
		}
	default: // "from", "points" and "lead" are not asked here
		return false
	}
	needs := table.Field(e, 2)
	if needs == "" || needs == "-" {
		return true
	}
	for _, w := range append(append([]string(nil), l.words[:at]...), l.words[at+n:]...) {
		for need := range strings.SplitSeq(needs, "|") {
			if strings.HasPrefix(w, need) {
				return true
			}
		}
	}
	return false
}

// handsOver reports whether the last sentence of a line has nothing before its last n words but a name of two to four words.
func handsOver(l *line, n int) bool {
	at := 0
	for _, mark := range []string{". ", "! ", "? ", "” ", "\" "} {
		at = max(at, strings.LastIndex(l.text, mark)+1)
	}
	fields := strings.Fields(l.text[at:])
	if len(fields) <= n || len(fields) > n+4 {
		return false
	}
	for _, f := range fields[:len(fields)-n] {
		if !capital(f) {
			return false
		}
	}
	return len(fields)-n > 1
}

// leading cuts a mark off that stands before other text in one line, "Media playback is unsupported on your device". It
// returns the mark, whose class is Prose where there is none, and the rest, and whether there is a rest.
func (c *classer) leading(l line, table *lexicon.Table) (mark, rest line, more bool) {
	n, e := table.Match(l.words)
	if n == 0 || table.Field(e, 1) != "lead" {
		return line{}, l, true
	}
	class := Class(table.Field(e, 0))
	at, ok := after(&l, n)
	if class == Caption || !ok || n == len(l.words) { // what follows is of the same kind
		l.set(class, "reads “"+e+"”")
		return l, line{}, false
	}
	mark, rest = c.cut(l, l.Start+at)
	mark.set(class, "reads “"+e+"”")
	return mark, rest, true
}

// after returns the offset in the line's text after its first n words.
func after(l *line, n int) (int, bool) {
	at := 0
	for ; n > 0; n-- {
		for {
			rest := l.text[at:]
			skip := len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
			end := strings.IndexFunc(rest[skip:], unicode.IsSpace)
			if end < 0 {
				end = len(rest) - skip
			}
			if skip+end == 0 {
				return 0, false
			}
			at += skip + end
			if len(Words(rest[skip:skip+end])) > 0 {
				break
			}
		}
	}
	for at < len(l.text) && l.text[at] == ' ' {
		at++
	}
	return at, at < len(l.text)
}
