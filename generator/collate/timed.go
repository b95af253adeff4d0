package collate

import (
	"strings"

	"variorum/generator/statement"
)

// timed is an expression of time with what it is a time of.
type timed struct {
	at       Ref
	x        *statement.Date
	from, to string // first and last day, padded, for comparison as text
	verb     string // stem of the verb that it says when of; "" where none is found
	verbAt   int    // its token; -1
	speech   bool   // the verb is one of saying
	noun     string // stem of the noun that it stands before, as in "an Oct. 31 summit"; ""
	state    int    // statement
	bound    string // "until", "by", "before" …: the preposition's class
	other    bool   // it is that of something before or behind what the verb tells: "won after a recount on Friday"
	sentence int
	tokens   [2]int
}

func (d *differ) datesIn(src int, year string) []timed {
	v := &d.view[src]
	var out []timed
	for k := range v.doc.Dates {
		x := &v.doc.Dates[k]
		s := v.sentenceAt(x.Start)
		if x.Kind == statement.Duration || x.Kind == statement.Clock || !v.readable(s) {
			continue
		}
		if r := v.tokens(x.Span); r[0] >= r[1] || v.quote[r[0]] >= 0 {
			continue // a speaker's "tonight" counts from when it was said
		}
		t := timed{at: ref(src, x.Span), x: x, sentence: s, tokens: v.tokens(x.Span), verbAt: -1}
		t.from, t.to = padded(x.From, "-01-01"), padded(x.To, "-12-31")
		if x.From == "" && x.Kind == statement.Partial {
			t.from, t.to = d.yearless(v, &t, year)
		}
		t.bound = d.words.Table("deadlines").Field(v.norm(t.tokens[0]-1), 0)
		if !d.before(&t, v) {
			d.govern(&t, v)
		}
		t.state = d.statementAt(src, x.Start)
		if t.verbAt >= 0 {
			if s := d.statementAt(src, v.doc.Tokens[t.verbAt].Start); s >= 0 {
				t.state = s
			}
		}
		out = append(out, t)
	}
	return out
}

// year is the year that most dates of the story are in; "0000" where no date has one. It stands in for the year of dates
// that lack one, so that they can be compared with each other.
func (d *differ) year() string {
	count := map[string]int{}
	best := "0000"
	for i := range d.view {
		for k := range d.view[i].doc.Dates {
			x := &d.view[i].doc.Dates[k]
			if len(x.From) < 4 || x.Kind == statement.Duration {
				continue
			}
			y := x.From[:4]
			count[y]++
			if best == "0000" || count[y] > count[best] || count[y] == count[best] && y > best {
				best = y
			}
		}
	}
	return best
}

// yearless returns the first and last day of a month, or the day, named without a year.
func (d *differ) yearless(v *view, t *timed, year string) (from, to string) {
	month, day := "", ""
	for k := t.tokens[0]; k < t.tokens[1]; k++ {
		if m := d.words.Table("months").Field(strings.Trim(v.norm(k), "."), 0); m != "" {
			month = ("0" + m)[len(m)-1:]
		} else if w := strings.TrimRight(v.norm(k), "stndrh"); w != "" && len(w) <= 2 && strings.Trim(w, "0123456789") == "" {
			day = ("0" + w)[len(w)-1:]
		}
	}
	switch {
	case month == "":
		return "", ""
	case day == "":
		return year + "-" + month + "-01", year + "-" + month + "-31"
	}
	return year + "-" + month + "-" + day, year + "-" + month + "-" + day
}

// padded returns the day of an ISO date that may be cut short, filled up from the end of pattern.
func padded(day, pattern string) string {
	if len(day) > 10 {
		day = day[:10]
	}
	if len(day) < 4 {
		return ""
	}
	if n := len(day) - 4; n < len(pattern) {
		if n == 3 && pattern == "-12-31" {
			return day + "-31"
		}
		return day + pattern[n:]
	}
	return day
}

// before finds the noun that a date stands before: "an Oct. 31 Trump–Putin summit".
func (d *differ) before(t *timed, v *view) bool {
	k := t.tokens[0] - 1
	if !d.sets.holder.Has(v.norm(k)) {
		return false
	}
	head := -1
	sent := v.doc.Sentences[t.sentence].Tokens
	for i := t.tokens[1]; i < sent[1] && i < t.tokens[1]+6; i++ {
		x := &v.doc.Tokens[i]
		if !x.Word && sign(x.Norm) != "-" {
			break
		}
		if x.Word && d.words.Table("weights").Field(x.Stem, 0) == "40" {
			break
		}
		if x.Word {
			head = i
		}
	}
	if head < 0 {
		return false
	}
	t.noun = v.stem(head)
	t.tokens[1] = head + 1
	return true
}

// govern finds the verb that a time belongs to: the first one behind it where no verb of its clause stands before it,
// else the last one before it.
func (d *differ) govern(t *timed, v *view) {
	sent := v.doc.Sentences[t.sentence].Tokens
	back := -1
	for i := t.tokens[0] - 1; i >= sent[0] && t.tokens[0]-i < 16; i-- {
		if v.norm(i) == ";" || v.norm(i) == ":" {
			break
		}
		if d.verb(v, i) != "" {
			back = i
			break
		}
		if (v.norm(i) == "," || v.norm(i) == "and" || v.norm(i) == "but") && t.tokens[0]-i <= 2 {
			break // ", on Oct. 31, …" and "and on Sept. 24 …" open a clause of their own
		}
	}
	if back >= 0 {
		t.verbAt = back
	} else {
		for i := t.tokens[1]; i < sent[1] && i-t.tokens[1] < 16; i++ {
			if d.verb(v, i) != "" {
				t.verbAt = i
				break
			}
		}
	}
	for i := max(back+1, sent[0], t.tokens[0]-8); i+1 < t.tokens[0]; i++ {
		if c := d.words.Table("deadlines").Field(v.norm(i), 0); (c == "after" || c == "before") && v.doc.Tokens[i+1].Word {
			t.other = true
		}
	}
	if t.verbAt >= 0 {
		t.verb = d.verb(v, t.verbAt)
		t.speech = d.says(t.verb) && v.norm(t.verbAt+1) != "to" // "was expected to"
	}
}

// says reports whether a verb, in its base form, is one of saying or reporting.
func (d *differ) says(base string) bool { return d.words.Table("speech-verbs").Has(base) }

// sameDay reports whether two times may be one.
func meets(a, b *timed) bool {
	return a.from != "" && b.from != "" && a.from <= b.to && b.from <= a.to
}

func sameTime(a, b *timed) bool { return a.from != "" && a.from == b.from && a.to == b.to }

// coarse reports whether a time is no more exact than a month.
func coarse(t *timed) bool {
	return len(t.from) == 10 && len(t.to) == 10 && t.from[8:] == "01" && t.to[8:] >= "28"
}
