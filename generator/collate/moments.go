package collate

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// moments tells apart the sources of one folder that are not about one event, and those that tell an earlier state of a
// story that moves on.
//
// Sources of different days tell different moments only where the story itself shows that it moved: a length of time
// that grew with the days ("trapped for 50 hours", "for over 100 hours"), a count that grew, a later source that opens
// with what happened after the earlier one, or an earlier source that tells of things under way while the later one opens
// with news that the earlier one does not have. Else a later article is only a later article.
func moments(c *Collation, w *works) {
	strangers(c, w)
	stamped(c)
	var days []string
	for _, s := range c.Sources {
		if d := s.Article.Meta.Day(); d != "" && s.Aside == "" && !slices.Contains(days, d) {
			days = append(days, d)
		}
	}
	slices.Sort(days)
	moment := map[string]int{}
	n := 0
	for i, d := range days {
		if i > 0 && c.movedOn(w, days[i-1], d) {
			n++
		}
		moment[d] = n
	}
	for i := range c.Sources {
		s := &c.Sources[i]
		if d := s.Article.Meta.Day(); d != "" && s.Aside == "" {
			s.Moment = moment[d]
		} else {
			s.Moment = n
		}
	}
}

// movedOn reports whether the sources up to the day before tell an earlier state than those of day.
func (c *Collation) movedOn(w *works, before, day string) bool {
	for a := range c.Sources {
		x := c.Sources[a].Article.Meta.Day()
		if x == "" || x > before || c.Sources[a].Aside != "" {
			continue
		}
		for b := range c.Sources {
			if c.Sources[b].Article.Meta.Day() != day || c.Sources[b].Aside != "" {
				continue
			}
			if c.lasted(a, b) || c.rose(a, b) || c.toll(b) && !c.toll(a) || c.since(a, b) || c.underWay(a) >= 3 && c.opensWithNews(w, a, b) {
				return true
			}
		}
	}
	return false
}

// since reports whether a later source opens with what happened on a day after the earlier one was published, of which
// the earlier does not speak: "The crew on Saturday named the three". That somebody spoke on that day is no such thing.
func (c *Collation) since(a, b int) bool {
	x, d := c.Sources[a].Article.Meta.Day(), c.Sources[b].Doc
	first := slices.IndexFunc(d.Sentences, func(s statement.Sentence) bool { return s.Class == source.Prose })
	if first < 0 {
		return false
	}
	opening := d.Sentences[first]
	for i := range d.Dates {
		t := &d.Dates[i]
		if !opening.Contains(t.Span) || t.Kind == statement.Duration || t.Kind == statement.Later || len(t.From) < len(time.DateOnly) || isoDay(t.From) != isoDay(t.To) {
			continue
		}
		if k := d.ClauseAt(t.Start); k < 0 || d.Clauses[k].Kind == statement.Speech || k+1 < len(d.Clauses) && d.Clauses[k+1].Kind == statement.Content {
			continue
		}
		if day := isoDay(t.From); day > x && day <= c.Sources[b].Article.Meta.Day() && !c.speaksOf(a, day) {
			return true
		}
	}
	return false
}

// speaksOf reports whether a source has a date of a day, or of one after it.
func (c *Collation) speaksOf(s int, day string) bool {
	return slices.ContainsFunc(c.Sources[s].Doc.Dates, func(t statement.Date) bool {
		return len(t.To) >= len(day) && isoDay(t.To) >= day
	})
}

// hours returns the length of a unit of time in hours; 0 where it is none that a running event is measured in.
func hours(unit string) int64 {
	switch unit {
	case "hour":
		return 1
	case "day":
		return 24
	case "week":
		return 168
	}
	return 0
}

// daysBetween returns the days from one ISO date to another.
func daysBetween(a, b string) int {
	x, err := time.Parse(time.DateOnly, isoDay(a))
	y, err2 := time.Parse(time.DateOnly, isoDay(b))
	if err != nil || err2 != nil {
		return 0
	}
	return int(y.Sub(x).Hours() / 24)
}

// lasted reports whether a length of time grew from one source to a later one by about the time between them.
func (c *Collation) lasted(a, b int) bool {
	between := int64(daysBetween(c.Sources[a].Article.Meta.Day(), c.Sources[b].Article.Meta.Day())) * 24
	lengths := func(s int) []int64 {
		var out []int64
		d := c.Sources[s].Doc
		for i := range d.Numbers {
			n := &d.Numbers[i]
			if h := hours(n.Unit); h > 0 && !n.Age && n.Low >= 20_000/h && c.prose(s, n.Start) {
				out = append(out, n.Low*h/1000)
			}
		}
		return out
	}
	for _, x := range lengths(a) {
		for _, y := range lengths(b) {
			if grown := y - x; grown > 0 && grown >= between-36 && grown <= between+36 && grown < y && 2*between <= 3*y {
				return true
			}
		}
	}
	return false
}

// rose reports whether a count of people grew from one source to a later one that says the same of it.
func (c *Collation) rose(a, b int) bool {
	count := func(s int, u Unit) []statement.Number {
		var out []statement.Number
		d := c.Sources[s].Doc
		for _, n := range d.Numbers {
			if n.Unit == "" && !n.Age && !n.Ordinal && !n.Vague && strings.Contains(n.Head, " ") && u.Contains(n.Span) {
				out = append(out, n)
			}
		}
		return out
	}
	for i := range c.Statements {
		for _, u := range c.Statements[i].Units {
			for _, v := range c.Statements[i].Units {
				if u.Source != a || v.Source != b {
					continue
				}
				for _, x := range count(a, u) {
					for _, y := range count(b, v) {
						_, did, _ := strings.Cut(x.Head, " ")
						_, does, _ := strings.Cut(y.Head, " ")
						if did == does && y.Low > x.High && x.Bound != "<=" && x.Bound != "<" {
							return true
						}
					}
				}
			}
		}
	}
	return false
}

// toll reports whether a source says that a toll, or the number of those who died, has risen.
func (c *Collation) toll(s int) bool {
	d := c.Sources[s].Doc
	t, outcomes := c.language().Table("toll"), c.language().Table("tolls")
	for i := range d.Sentences {
		if d.Sentences[i].Class != source.Prose {
			continue
		}
		what := map[string]bool{}
		for _, tok := range d.Tokens[d.Sentences[i].Tokens[0]:d.Sentences[i].Tokens[1]] {
			what[t.Field(tok.Norm, 0)] = true
			what["victims"] = what["victims"] || outcomes.Field(tok.Norm, 0) == "kill"
		}
		if (what["toll"] || what["number"] && what["victims"]) && what["rises"] {
			return true
		}
	}
	return false
}

// underWay counts the sentences of a source's prose, outside quotations, that tell of something that goes on.
func (c *Collation) underWay(s int) int {
	d := c.Sources[s].Doc
	t := c.language().Table("underway")
	n := 0
	for i := range d.Sentences {
		if d.Sentences[i].Class != source.Prose {
			continue
		}
		var words []string
		from, to := d.Sentences[i].Tokens[0], d.Sentences[i].Tokens[1]
		for _, tok := range d.Tokens[from:to] {
			if tok.Word && !slices.ContainsFunc(d.Quotes, func(q statement.Quote) bool { return q.Contains(tok.Span) }) {
				words = append(words, tok.Norm)
			}
		}
		for k := range words {
			if m, _ := t.Match(words[k:]); m > 0 || k > 0 && (words[k-1] == "is" || words[k-1] == "are") && strings.HasSuffix(words[k], "ing") {
				n++
				break
			}
		}
	}
	return n
}

// opensWithNews reports whether what the later source opens with is not in the earlier one.
func (c *Collation) opensWithNews(w *works, a, b int) bool {
	for i := range w.units {
		u := &w.units[i]
		if u.Source != b || u.beside {
			continue
		}
		if u.sentence != w.units[w.firstOf(b)].sentence {
			break
		}
		k := w.of[i]
		if k >= 0 && slices.Contains(c.Statements[k].Sources(), a) {
			return false
		}
	}
	return true
}

// firstOf returns the first unit of a source's prose.
func (w *works) firstOf(s int) int {
	return max(slices.IndexFunc(w.units, func(u unit) bool { return u.Source == s && !u.beside }), 0)
}

// prose reports whether a place lies in a source's own prose.
func (c *Collation) prose(s, offset int) bool {
	d := c.Sources[s].Doc
	i := d.SentenceAt(offset)
	return i >= 0 && d.Sentences[i].Class == source.Prose
}

// acquainted reports whether two sources speak of one person, or of several bodies, places or things with names.
func (c *Collation) acquainted(w *works, a, b int) bool {
	kinds := map[string]statement.NameKind{}
	for _, n := range c.Sources[a].Doc.Names {
		kinds[w.entity[n.Full]] = n.Kind
	}
	shared := map[string]bool{}
	for _, n := range c.Sources[b].Doc.Names {
		e := w.entity[n.Full]
		if k, ok := kinds[e]; ok {
			if k == statement.Person && n.Kind == statement.Person {
				return true
			}
			shared[e] = true
		}
	}
	return len(shared) >= 3
}

// headedAlike reports whether the headlines of two sources of about one day have words in common that tell something: a
// short text may share no clause with another about the same matter, and its headline says what it is about.
func (c *Collation) headedAlike(headings [][]string, a, b int) bool {
	x, y := c.Sources[a].Article.Meta.Day(), c.Sources[b].Article.Meta.Day()
	if days := daysBetween(x, y); x == "" || y == "" || max(days, -days) > headedWithin {
		return false
	}
	n := 0
	for _, w := range headings[a] {
		if slices.Contains(headings[b], w) {
			n++
		}
	}
	return n >= sharedHeading
}

// headings returns by source the stems of the words of its headline that tell something, each once.
func (c *Collation) headings() [][]string {
	stops := c.language().Table("function-words")
	out := make([][]string, len(c.Sources))
	for i := range c.Sources {
		m := c.Sources[i].Article.Meta
		for _, w := range source.Words(m.Title) {
			if w = strings.ToLower(w); !stops.Has(w) {
				out[i] = append(out[i], statement.Stem(m.Language, w))
			}
		}
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// Bars for saying that a source is about something else.
const (
	alien         = 60  // thousandths of its words that stand in statements with others; below, it shares no statement
	headedWithin  = 7   // days between two articles that may have one event for their heading
	sharedHeading = 2   // words that tell something, in two headlines; from so many on they share their matter
	familiar      = 250 // thousandths of the weight of its rarer words that another source has; below, it shares no matter
)

// strangers sets aside the sources that are about another event: those that share next to no statements and few rare
// words with any other, where the others do share them.
func strangers(c *Collation, w *works) {
	if len(c.Sources) < 2 {
		return
	}
	said := make([]int, len(c.Sources))
	with := make([]int, len(c.Sources))
	has := make([]map[int32]bool, len(c.Sources))
	for i := range w.units {
		u := &w.units[i]
		if u.beside {
			continue
		}
		said[u.Source] += u.total
		if k := w.of[i]; k >= 0 && len(c.Statements[k].Sources()) > 1 {
			with[u.Source] += u.total
		}
		if has[u.Source] == nil {
			has[u.Source] = map[int32]bool{}
		}
		for _, t := range u.terms {
			if w.weight[t] >= 2500 {
				has[u.Source][t] = true
			}
		}
	}
	linked := 0
	for s := range c.Sources {
		if said[s] > 0 && 1000*with[s] >= 3*alien*said[s] {
			linked++
		}
	}
	if linked < 2 && len(c.Sources) > 2 || len(c.Sources) == 2 && linked > 0 {
		return
	}
	headings := c.headings()
	var out []int
	for s := range c.Sources {
		if said[s] == 0 || 1000*with[s] >= alien*said[s] {
			continue
		}
		most := 0
		for o := range c.Sources {
			if o == s {
				continue
			}
			if c.acquainted(w, s, o) || c.headedAlike(headings, s, o) {
				most = 1000
			}
			mine, both := 0, 0
			for t := range has[s] {
				mine += w.weight[t]
				if has[o][t] {
					both += w.weight[t]
				}
			}
			most = max(most, 1000*both/max(mine, 1))
		}
		if most < familiar {
			out = append(out, s)
		}
	}
	if len(out) == len(c.Sources) { // two that have nothing in common: the fuller one stands
		slices.SortFunc(out, func(a, b int) int {
			return cmp.Or(cmp.Compare(said[a], said[b]), cmp.Compare(c.Sources[a].Article.SHA256, c.Sources[b].Article.SHA256))
		})
		out = out[:len(out)-1]
	}
	main := "" // the language of a source that stays
	for s := range c.Sources {
		if main == "" && !slices.Contains(out, s) {
			main = tongue(&c.Sources[s])
		}
	}
	for _, s := range out {
		if own := tongue(&c.Sources[s]); own != main && own != "" && main != "" { // which says nothing of what it is about
			c.Sources[s].Aside = "is in another language than the others"
			continue
		}
		c.Sources[s].Aside = fmt.Sprintf("reports another event: %s of what it says stands in any other article", percent(1000*with[s]/max(said[s], 1)))
	}
}

// tongue returns the first part of the tag of a source's language, "" where it cannot be told.
func tongue(s *Source) string {
	tag, _, _ := strings.Cut(strings.ToLower(cmp.Or(s.Article.Meta.Language, source.Language(s.Article.Text))), "-")
	return tag
}
