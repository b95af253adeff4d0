package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"variorum/generator/lexicon"
)

// related classes what a heading of related matter opens ("You may also like"), up to where the article's own prose
// resumes.
func (c *classer) related() {
	table := c.lang.Table("boilerplate")
	c.shed = nil
	for i := 0; i < len(c.lines); i++ {
		l := &c.lines[i]
		if l.Class != Prose && l.Class != Subhead && l.Class != Other && l.Class != Headline && l.Class != UI && l.Class != Related {
			continue
		}
		e := heading(l.words)
		if table.Field(e, 1) != "from" {
			continue
		}
		l.Class, l.Reason = Related, "reads “"+e+"”"
		for label := i; i+1 < len(c.lines) && !c.resumes(i+1) && !c.listed(label, i+1); {
			i++
			if m := &c.lines[i]; m.Class == Prose || m.Class == Subhead || m.Class == Caption || m.Class == Headline || m.Class == Duplicate || m.Class == Byline || m.Class == Dateline {
				m.Class, m.Reason = Related, "stands under “"+e+"”"
			}
		}
	}
}

// heading returns the words of a heading as an entry has them.
func heading(words []string) string {
	if len(words) == 0 || len(words) > 7 {
		return ""
	}
	return strings.TrimRight(strings.Join(words, " "), ":")
}

// resumes reports whether the article's own prose goes on at line i: a paragraph that shares much of its vocabulary with
// the rest of the article, or two that follow each other, as teasers under headlines do not, and share some.
func (c *classer) resumes(i int) bool {
	if c.lines[i].Class != Prose || !paragraph(&c.lines[i]) {
		return false
	}
	r := c.relevance(i)
	if l := &c.lines[i]; c.page && !c.links[l.text] && l.label == "" && len(l.words) >= 18 && r >= 10 {
		return true // on a page what leads elsewhere is a link
	}
	if r >= 45 {
		return true
	}
	return r >= 15 && i+1 < len(c.lines) && c.lines[i+1].Class == Prose && paragraph(&c.lines[i+1]) && c.relevance(i+1) >= 15
}

// listed reports whether line i is a paragraph of prose, no link, behind a label with its list: at least two lines that are
// links each, or on a page none at all.
func (c *classer) listed(label, i int) bool {
	link := func(l *line) bool {
		return c.links[l.text] || strings.HasPrefix(l.text, "- [") || strings.HasPrefix(l.text, "* [")
	}
	l := &c.lines[i]
	if l.Class != Prose || l.label != "" || !paragraph(l) || link(l) {
		return false
	}
	for j := label + 1; j < i; j++ {
		if !link(&c.lines[j]) {
			return false
		}
	}
	return i-label > 2 || c.page && i-label == 1
}

// paragraph reports whether a line looks like a paragraph of prose: some length, and closed by a mark that is not an
// ellipsis, which closes teasers.
func paragraph(l *line) bool {
	return l.ends && len(l.words) >= 12 && !trailsOff(l.text)
}

// trailsOff reports whether a text is closed by an ellipsis.
func trailsOff(s string) bool {
	s = strings.TrimRight(s, ` ]"”)`)
	return strings.HasSuffix(s, "…") || strings.HasSuffix(s, "...")
}

// loose classes the headlines and teasers at the end of an article that no heading announces: after the last paragraph,
// three lines or more that do not end as a sentence does, or trail off, and share little with the article.
func (c *classer) loose() {
	begin, strange := len(c.lines), 0
	for i := len(c.lines) - 1; i > 0; i-- {
		l := &c.lines[i]
		if l.Class == Share || l.Class == UI || l.Class == Promo || len(l.words) < 4 && l.Class != Prose && l.Class != Related {
			continue
		}
		if l.ends && !trailsOff(l.text) || l.Class == Related || l.Class == Dateline || l.Class == Byline || l.Class == Headline || l.Class == SourceList || l.Class == Caption && l.Reason != Unclosed || c.relevance(i) >= 50 {
			break
		}
		strange++
		begin = i
	}
	if strange < 3 || !slices.ContainsFunc(c.lines[:begin], func(l line) bool { return l.Class == Prose }) {
		return // nothing would be left that they could stand behind
	}
	for i := begin; i < len(c.lines); i++ {
		if l := &c.lines[i]; l.Class == Prose || l.Class == Subhead || l.Class == Caption || l.Class == Other {
			l.Class, l.Reason, l.shape = Related, "headlines and teasers after the text, about other things", true
		}
	}
}

// relevance is the share, in percent, of a line's content words that stand in other lines of prose as well. Content
// words are those of five letters or more, compared by their first six.
func (c *classer) relevance(i int) int {
	if c.shed == nil {
		c.shed = map[string]int{}
		for j := range c.lines {
			if l := &c.lines[j]; l.Class == Prose || l.Class == Dek || l.Class == Headline {
				for w := range contents(l.words) {
					c.shed[w]++
				}
			}
		}
	}
	l := &c.lines[i]
	counted := l.Class == Prose || l.Class == Dek || l.Class == Headline
	have, all := 0, 0
	for w := range contents(l.words) {
		all++
		n := c.shed[w]
		if counted {
			n--
		}
		if n > 0 {
			have++
		}
	}
	if all == 0 {
		return 0
	}
	return have * 100 / all
}

// contents returns the content words of a line, each once.
func contents(words []string) map[string]bool {
	out := map[string]bool{}
	for _, w := range words {
		if utf8.RuneCountInString(w) >= 5 {
			out[head(w, 6)] = true
		}
	}
	return out
}

// head returns the first n characters of w.
func head(w string, n int) string {
	for i := range w {
		if n--; n < 0 {
			return w[:i]
		}
	}
	return w
}

// signatures classes the last lines that tell of the author: contributions, biography.
func (c *classer) signatures() {
	writers := c.lang.Table("writers")
	left := 3
	for i := len(c.lines) - 1; i > 0 && left > 0; i-- {
		l := &c.lines[i]
		if l.Class != Prose {
			continue
		}
		left--
		if !biography(l, writers) {
			break
		}
		name := l.words[:min(2, len(l.words))]
		known := false
		for j := range c.lines[:i] {
			m := &c.lines[j]
			known = known || m.Class == Prose && hasWord(m.words, strings.TrimSuffix(name[len(name)-1], "'s"))
		}
		if !known {
			l.set(Byline, "introduces a writer whom the text does not name")
		}
	}
}

// biography reports whether a line tells who a writer is: a name, "is" or "reported", and an office in the few words
// after it.
func biography(l *line, writers *lexicon.Table) bool {
	if len(l.words) < 4 || len(l.words) > 70 || !capital(l.text) {
		return false
	}
	for at := 1; at < min(6, len(l.words)); at++ {
		switch writers.Field(l.words[at], 0) {
		case "from":
			return at+1 < len(l.words) && writers.Field(l.words[at+1], 0) == "place"
		case "beat":
			return true
		case "office":
			return slices.ContainsFunc(l.words[at+1:min(at+9, len(l.words))], func(w string) bool {
				w = strings.TrimSuffix(w, ":")
				return writers.Has(w) && writers.Field(w, 0) == ""
			})
		}
	}
	return false
}
