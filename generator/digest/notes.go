package digest

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/lexicon"
)

// A note is made of clauses, one for each reading: the articles and the words that they have, by a pattern of the
// language's table "notes". What departs stands first, the reading that is printed last, "as here". Articles that have a
// reading in other words are named and not quoted; so are those that have both, and those that are silent where that
// matters. A clause quotes each article that stands before its words word for word, so that it can be verified.

// noter words notes.
type noter struct {
	c *collate.Collation
	t *lexicon.Table
}

func newNoter(c *collate.Collation) noter {
	return noter{c, lexicon.For(compose.Language(c)).Table("notes")}
}

// note words a note of a draft, whose mark stands in a text; "" where there is nothing to tell.
func (n noter) note(x *compose.Note, text string) string {
	printed := plain(text)
	has := func(words string) int { return 2 * truth(strings.Contains(printed, plain(words))) }
	var sentences []string
	for i, difference := range x.Tells() {
		if s := n.sentence(telling{&n.c.Differences[difference], x.Used[i], x.Base, has}); s != "" && !slices.Contains(sentences, s) {
			sentences = append(sentences, s)
		}
	}
	if len(sentences) == 0 {
		return ""
	}
	return strings.Join(sentences, ". ") + "."
}

// telling is a difference with what of it is printed where its mark stands.
type telling struct {
	*collate.Difference
	used int              // index of the reading that is printed; -1
	base int              // the source whose words are printed
	has  func(string) int // whether words are printed in the sentence of the mark: 2, else 0; nil where nothing is
}

// clause is what a note says of one reading.
type clause struct {
	entry   string
	sources []int
	words   string
	here    bool
	same    []int // articles with the reading in another format
	alike   []int // articles with the reading in other words
}

// sentence tells one difference: Markdown, without the full stop; "" where there is nothing to tell.
func (n noter) sentence(x telling) string {
	if x.Kind == collate.Lacuna {
		return n.lacuna(x)
	}
	both := n.inBoth(x.Difference)
	var clauses []clause
	for i := range x.Readings {
		r := &x.Readings[i]
		if r.Missing {
			continue
		}
		ws := n.wordings(x, i, both)
		if len(ws) == 0 {
			continue
		}
		c := clause{entry: n.entry(x), sources: ws[0].sources, words: ws[0].text, here: ws[0].printed}
		var others []int
		for _, w := range ws[1:] {
			others = append(others, w.sources...)
		}
		slices.Sort(others)
		if sameValue(x.Difference) {
			c.same = slices.Compact(others)
		} else {
			c.alike = slices.Compact(others)
		}
		clauses = append(clauses, c)
	}
	if len(clauses) == 0 {
		return ""
	}
	n.order(x, clauses)
	n.alone(x, clauses)
	parts := n.join(x, clauses)
	both = slices.DeleteFunc(both, func(s int) bool {
		return !slices.ContainsFunc(clauses, func(c clause) bool { return !slices.Contains(slices.Concat(c.sources, c.same, c.alike), s) })
	})
	if len(both) > 0 {
		parts = append(parts, n.say("both", both, "", ""))
	}
	if len(x.Silent) > 0 && tellsSilence(x.Difference) {
		parts = append(parts, n.say("silent", x.Silent, "", ""))
	}
	return upper(strings.Join(parts, "; "))
}

// order puts the reading that is printed last; of counts that moved on, the latest.
func (n noter) order(x telling, clauses []clause) {
	slices.SortStableFunc(clauses, func(a, b clause) int {
		return cmp.Or(cmp.Compare(truth(a.here), truth(b.here)), truth(x.Form == "update")*strings.Compare(n.day(a.sources), n.day(b.sources)))
	})
	if x.Form != "update" || x.used >= 0 && !clauses[len(clauses)-1].here {
		return
	}
	latest := n.first(clauses[len(clauses)-1])
	for i := range clauses[:len(clauses)-1] {
		if day := n.day(clauses[i].sources); day != "" && day < latest {
			clauses[i].entry = "earlier on"
		}
	}
}

// day is the latest day of the sources, "" where one of them has none.
func (n noter) day(sources []int) string {
	day := ""
	for _, s := range sources {
		own := n.c.Sources[s].Article.Meta.Day()
		if own == "" {
			return ""
		}
		day = max(day, own)
	}
	return day
}

// first is the earliest day of the sources of a clause.
func (n noter) first(c clause) string {
	day := ""
	for _, s := range slices.Concat(c.sources, c.same) {
		if d := n.day([]int{s}); day == "" || d < day {
			day = d
		}
	}
	return day
}

// alone says that an article stands alone against several, where nothing else is said of its reading.
func (n noter) alone(x telling, clauses []clause) {
	if len(clauses) != 2 || x.Kind == collate.Date || x.Kind == collate.Number {
		return
	}
	if c := &clauses[0]; c.entry == "has" && !c.here && len(c.sources) == 1 && len(c.same)+len(c.alike) == 0 && len(clauses[1].sources)+len(clauses[1].same)+len(clauses[1].alike) > 1 {
		c.entry = "alone"
	}
}

// join makes clauses of what the articles have. Single articles that have one thing each share the verb.
func (n noter) join(x telling, clauses []clause) []string {
	var parts []string
	for i := 0; i < len(clauses); {
		c := &clauses[i]
		j := i + 1
		for len(c.sources) == 1 && !c.here && len(c.same)+len(c.alike) == 0 && c.entry != "earlier on" && j < len(clauses) && clauses[j].entry == c.entry &&
			len(clauses[j].sources) == 1 && !clauses[j].here && len(clauses[j].same)+len(clauses[j].alike) == 0 {
			j++
		}
		text := n.say(c.entry, c.sources, c.words, x.Subject)
		for k := i + 1; k < j; k++ {
			joint := ", "
			if k == j-1 {
				joint = " " + n.t.Field("and", 0) + " "
			}
			text += joint + cite(n.c, clauses[k].sources) + " " + clauses[k].words
		}
		if c.here {
			text += n.t.Field("here", 0)
		}
		parts = append(parts, text)
		switch {
		case len(c.same) > 0:
			parts = append(parts, n.say("same", c.same, "", ""))
		case len(c.alike) > 0:
			parts = append(parts, n.say("alike", c.alike, "", ""))
		}
		i = j
	}
	return parts
}

// lacuna tells where words are missing, and who alone has them.
func (n noter) lacuna(x telling) string {
	var holes []int
	for i := range x.Readings {
		if r := &x.Readings[i]; r.Missing {
			holes = append(holes, r.Sources...)
		}
	}
	if len(holes) == 0 {
		return ""
	}
	slices.Sort(holes)
	text := n.say("missing", holes, "", "")
	for i := range x.Readings {
		if r := &x.Readings[i]; !r.Missing {
			for _, w := range n.wordings(x, i, nil)[:1] {
				if w.printed || x.has != nil && x.has(w.key) > 0 {
					return upper(text) // the text has them
				}
				text += "; " + n.say("has", w.sources, w.text, "")
			}
		}
	}
	return upper(text)
}

// entry is the pattern by which a reading is told.
func (n noter) entry(x telling) string {
	for _, e := range []string{x.Form, string(x.Kind)} {
		if pattern := n.t.Field(e, 0); pattern != "" && (x.Subject != "" || !strings.Contains(pattern, "{N}")) {
			return e
		}
	}
	return "has"
}

// say fills in a pattern.
func (n noter) say(entry string, sources []int, words, subject string) string {
	pattern := n.t.Field(entry, 0)
	if several := n.t.Field(entry, 1); several != "" && len(sources) > 1 {
		pattern = several
	}
	return strings.NewReplacer("{A}", cite(n.c, sources), "{Q}", words, "{N}", Escape(subject), "{D}", compose.MonthDay(n.c, n.day(sources))).Replace(pattern)
}

// inBoth returns the sources that have two of a difference's readings.
func (n noter) inBoth(x *collate.Difference) []int {
	if len(x.Readings) != 2 {
		return nil
	}
	var out []int
	for _, s := range x.Readings[0].Sources {
		if slices.Contains(x.Readings[1].Sources, s) {
			out = append(out, s)
		}
	}
	return out
}

// sameValue reports whether the wordings of a reading are formats of one value, so that one of them tells all.
func sameValue(x *collate.Difference) bool {
	switch x.Kind {
	case collate.Number, collate.Date, collate.Name, collate.Role, collate.Place, collate.Quotation:
		return true
	}
	return false
}

// tellsSilence reports whether it matters who does not mention it: where a reading is what only some have.
func tellsSilence(x *collate.Difference) bool {
	return x.Kind == collate.Detail || len(x.Readings) == 1 || x.Kind == collate.Date && !x.Conflict
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
