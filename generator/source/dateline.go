package source

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/lexicon"
)

// datelines cuts the place, date and agency off the paragraphs that open with them, "SPRINGFIELD, Ill. (AP) — ", and
// classes what stands before the first one, which then is no story of its own.
func (c *classer) datelines() {
	agencies, months := c.lang.Table("agencies"), c.lang.Table("months")
	seen := 0
	for i := 0; i < len(c.lines) && seen < 6; i++ {
		l := &c.lines[i]
		if l.Class != Prose {
			continue
		}
		if l.ends || len(l.words) > 8 {
			seen++
		}
		n, sure := dateline(l.text, agencies, months, seen == 1)
		if n == 0 {
			continue
		}
		if n == len(l.text) {
			l.set(Dateline, "place, date or agency before the text")
		} else {
			mark, rest := c.cut(*l, l.Start+n)
			mark.set(Dateline, "place, date or agency before the text")
			c.lines[i] = rest
			c.lines = slices.Insert(c.lines, i, mark)
		}
		if sure {
			c.before(i, 150, "stands before the dateline")
		}
		return
	}
}

// before classes the prose before line i, if it has no more than limit words: text that ends as a sentence is a dek,
// other text a headline.
func (c *classer) before(i, limit int, reason string) {
	words := 0
	for _, l := range c.lines[:i] {
		if l.Class == Prose {
			words += len(l.words)
		}
	}
	if words > limit {
		return
	}
	above := c.prose(0, i)
	for j := range c.lines[:i] {
		if l := &c.lines[j]; l.ends && l.title < 70 && !(above == 1 && c.title == "" && len(l.words) <= 18 && l.inner == 0) {
			l.set(Dek, reason)
		} else {
			l.set(Headline, reason)
		}
	}
}

// dateline returns the length of the dateline that opens a text, 0 where there is none, and whether it is one beyond
// doubt. It is a place in capitals or an agency in parentheses or a date, in nine words at most, closed by a dash, a
// colon or the parenthesis; what follows begins with a capital, a digit or a quotation mark. Before a colon a place
// alone counts only in the first paragraph.
func dateline(s string, agencies, months *lexicon.Table, first bool) (int, bool) {
	head := s[:min(len(s), 120)]
	if n := slashes(head, agencies); n > 0 {
		return opening(s, n), true
	}
	if at, size := agency(head, agencies); at >= 0 {
		place := strings.TrimRight(head[:at], " ,")
		if len(strings.Fields(place)) <= 8 && (place == "" || places(place, months) > 0 || capitals(place)) {
			n := at + size
			if d := dash(s[n:]); d > 0 {
				n += d
			} else {
				n += len(s[n:]) - len(strings.TrimLeft(s[n:], " "))
			}
			return opening(s, n), true
		}
	}
	for at := 0; at < len(head); {
		d := dash(head[at:])
		if d == 0 && head[at] == ':' && at+1 < len(head) && head[at+1] == ' ' {
			d = 2
		}
		if d == 0 || at == 0 {
			_, size := utf8.DecodeRuneInString(head[at:])
			at += size
			continue
		}
		colon := head[at] == ':'
		place := strings.TrimRight(head[:at], " ")
		if i := strings.LastIndexByte(place, '('); i > 0 && strings.HasSuffix(place, ")") && shouts(head[:strings.IndexAny(head, " ,(")]) && capitals(place[i+1:len(place)-1]) {
			place = strings.TrimRight(place[:i], " ,") // an agency that the table does not have
		}
		score := places(place, months)
		if colon && first && score == 0 && len(strings.Fields(place)) <= 3 && capitals(place) && len(strings.Fields(s)) >= 12 && !strings.ContainsAny(s[at+d:min(len(s), at+d+4)], `"“'‘`) {
			score = 1 // "New Delhi: "
		}
		if score == 0 || colon && score < 3 && !first || len(strings.Fields(place)) > 8 {
			return 0, false
		}
		return opening(s, at+d), !colon && score > 1
	}
	return 0, false
}

// slashes returns the length of a dateline whose agency stands between slashes, "MOSCOW, May 3. /TASS/. "; 0 where
// there is none.
func slashes(head string, agencies *lexicon.Table) int {
	at := strings.IndexByte(head, '/')
	if at < 0 {
		return 0
	}
	end := strings.IndexByte(head[at+1:], '/')
	if end < 0 || !agencies.Has(strings.ToLower(head[at+1:at+1+end])) || at > 0 && !shouts(head[:strings.IndexAny(head, " ,/")]) {
		return 0
	}
	n := at + end + 2
	return n + len(head[n:]) - len(strings.TrimLeft(head[n:], ". –—-"))
}

// opening returns n if what follows there begins as a text does, else 0.
func opening(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(r) || unicode.IsDigit(r) || strings.ContainsRune(`"“‘'$£€`, r) || unicode.Is(unicode.Lo, r) {
		return n
	}
	return 0
}

// agency returns where a parenthesis with the name of an agency begins in head, and its length;
// -1 where there is none.
func agency(head string, agencies *lexicon.Table) (int, int) {
	at := strings.IndexByte(head, '(')
	if at < 0 {
		return -1, 0
	}
	end := strings.IndexByte(head[at:], ')')
	if end < 0 || !agencies.Has(strings.ToLower(strings.TrimSpace(head[at+1:at+end]))) {
		return -1, 0
	}
	return at, end + 1
}

// dash returns the length of the dash that s begins with, with the spaces around it; 0 where there is none. A hyphen
// counts only between spaces.
func dash(s string) int {
	t := strings.TrimLeft(s, " ")
	spaced := len(t) < len(s)
	for _, d := range []string{"—", "–", "―", "--", "-"} {
		if !strings.HasPrefix(t, d) {
			continue
		}
		after := strings.TrimLeft(strings.TrimLeft(t[len(d):], "—–―-"), " ") // typed twice in two ways: "–-"
		if d == "-" && (!spaced || len(after) == len(t)-1) {
			return 0
		}
		return len(s) - len(after)
	}
	return 0
}

// places tells how much a text looks like the place and date of a dateline: 0 not at all; 1 a word in capitals, 2 with
// a country, state or date after it or several words, 3 with a date.
func places(s string, months *lexicon.Table) int {
	fields := strings.Fields(s)
	if len(fields) == 0 {
		return 0
	}
	caps, dates, others := 0, 0, 0
	comma := false
	for i, f := range fields {
		core := strings.Trim(f, ".,()")
		switch {
		case core == "":
			return 0
		case months.Has(strings.ToLower(core)) && i > 0:
			dates++
		case strings.TrimFunc(core, unicode.IsDigit) == "":
			dates++
		case i == 0 && !shouts(core):
			return named(fields, months)
		case shouts(core) && !comma:
			caps++
		case i > 0 && capital(core):
			others++
		case core == "and" || core == "de" || core == "of" || core == "the":
		default:
			return 0
		}
		comma = comma || strings.HasSuffix(f, ",")
	}
	switch {
	case caps == 0:
		return 0
	case dates > 0:
		return 3
	case comma && others > 0 || caps > 1:
		if !comma && others > 0 {
			return 0 // "NATO Secretary General"
		}
		return 2
	case others > 0:
		return 0
	}
	return 1
}

// named is places for a place that is not in capitals, which needs a date or an agency after it: "New Delhi, Jan. 3".
func named(fields []string, months *lexicon.Table) int {
	date := false
	for i, f := range fields {
		core := strings.Trim(f, ".,()")
		switch {
		case months.Has(strings.ToLower(core)) && i > 0 && strings.HasSuffix(fields[i-1], ","):
			date = true
		case strings.TrimFunc(core, unicode.IsDigit) == "", capital(core):
		default:
			return 0
		}
	}
	if date {
		return 3
	}
	return 0
}

// capitals reports whether every word begins with a capital: "New Delhi".
func capitals(s string) bool {
	for f := range strings.FieldsSeq(s) {
		if !capital(strings.Trim(f, "(,")) {
			return false
		}
	}
	return true
}

// shouts reports whether a word is in capitals only, with two letters at least: "YORK", "ST", "L'AQUILA".
func shouts(w string) bool {
	n := 0
	for _, r := range w {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n >= 2
}

// capital reports whether a word begins with a capital.
func capital(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
