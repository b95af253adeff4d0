package digest

import (
	"regexp"
	"strings"
	"time"

	tags "golang.org/x/text/language"

	"variorum/generator/front"
	"variorum/generator/report"
)

// checkFront reports values of the front matter that have the right shape and mean nothing: a language that is none, a
// date that is no day, a source's key that is given to two.
func (d *Digest) checkFront(findings *report.List) {
	add := func(key, hint, format string, args ...any) {
		findings.Add(front.ID, d.Place(d.Key(key)), hint, format, args...)
	}
	if _, err := tags.Parse(d.Front.Language); d.Front.Language != "" && err != nil {
		add("language", "use a tag such as en or pt-BR", "language %q is no BCP 47 tag", d.Front.Language)
		d.Front.Language = ""
	}
	const day = "write it as 2026-03-11"
	if !isDay(d.Front.Date) {
		add("date", day, "date %q is no day", d.Front.Date)
		d.Front.Date = ""
	}
	for i := range d.Front.Corrections {
		if c := &d.Front.Corrections[i]; !isDay(c.Date) {
			add("corrections", day, "date %q of a correction is no day", c.Date)
			c.Date = ""
		}
	}
	seen := map[string]bool{}
	for _, s := range d.Front.Sources {
		switch {
		case s.Key == "":
			add("sources", "every source that is listed has its key, the one of its citations", "a source has no key")
		case seen[s.Key]:
			findings.Add(front.ID, d.Place(d.secondKey(s.Key)), "a key is never given to another article; put back the one that stood here", "two sources have the key %s", s.Key)
		}
		seen[s.Key] = true
	}
}

// isDay reports whether a date begins with a day, or is empty.
func isDay(s string) bool {
	if s == "" {
		return true
	}
	_, err := time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
	return err == nil
}

// Key returns where a top-level key of the front matter stands, the start of the file where it has none.
func (d *Digest) Key(name string) int {
	offset := 0
	for line := range strings.Lines(d.Raw[:d.Body]) {
		if strings.HasPrefix(line, name+":") || strings.HasPrefix(line, name+" =") || strings.HasPrefix(strings.TrimLeft(line, " \t{"), "\""+name+"\"") {
			return offset
		}
		offset += len(line)
	}
	return 0
}

// secondKey returns where the list of sources gives a key for the second time.
func (d *Digest) secondKey(key string) int {
	from := d.Key("sources")
	at := regexp.MustCompile(`key"?\s*[:=]\s*"?`+regexp.QuoteMeta(key)+`\b`).FindAllStringIndex(d.Raw[from:d.Body], 2)
	if len(at) < 2 {
		return from
	}
	return from + at[1][0]
}
