package source

import (
	"strings"
	"unicode"

	"variorum/generator/lexicon"
)

// stamps classes short lines that hold a date or time of publication, and bylines.
func (c *classer) stamps() {
	months, weekdays := c.lang.Table("months"), c.lang.Table("weekdays")
	stamps, writers := c.lang.Table("stamps"), c.lang.Table("writers")
	for i := range c.lines {
		l := &c.lines[i]
		if l.Class != Prose || len(l.words) > 24 || len(l.words) == 0 {
			continue
		}
		if stamp(l, months, weekdays, stamps) {
			l.set(Dateline, "a time of publication and no sentence")
			continue
		}
		if byline(l, writers) {
			l.set(Byline, "names after “"+l.words[0]+"”")
			if i < 6 {
				c.before(i, 60, "stands before the byline")
			}
		}
	}
}

// stamp reports whether a line is made of the words of a date and of publishing only, with a date or time among them.
func stamp(l *line, months, weekdays, stamps *lexicon.Table) bool {
	if len(l.words) > 16 || l.inner > 0 {
		return false
	}
	dated, others, clock := 0, 0, false
	for _, w := range l.words {
		w = strings.TrimRight(w, ":")
		bare := strings.TrimRight(w, ".")
		switch {
		case months.Has(bare), weekdays.Has(bare):
			dated++
		case strings.ContainsFunc(bare, unicode.IsDigit) && len(bare) <= 12 && strings.TrimFunc(bare, func(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(".:/-apmth", r) }) == "":
			dated++
			clock = clock || strings.Contains(bare, ":")
		case stamps.Has(strings.ReplaceAll(bare, ".", "")):
			if stamps.Field(bare, 0) == "time" {
				dated++
			}
		default:
			others++
		}
	}
	return (dated >= 2 || clock && len(l.words) > 1) && others == 0
}

// byline reports whether a line is "By" with names, and no sentence.
func byline(l *line, writers *lexicon.Table) bool {
	if len(l.words) < 2 || len(l.words) > 24 || l.ends && !strings.HasSuffix(l.text, ".") || writers.Field(strings.TrimSuffix(l.words[0], ":"), 0) != "before" {
		return false
	}
	names := 0
	for i, f := range strings.Fields(l.text) {
		core := strings.TrimFunc(f, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '@' })
		switch {
		case i == 0, core == "", core == "and", core == "for", core == "of", core == "in", core == "the", core == "with":
		case capital(core), strings.Contains(core, "@"), strings.Contains(core, "."), strings.ContainsFunc(core, unicode.IsDigit):
			names++
		case i < 3:
			return false
		default:
			names--
		}
	}
	return names >= 1 && (!l.ends || len(l.words) <= 8)
}
