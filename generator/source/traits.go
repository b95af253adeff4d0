package source

import (
	"strconv"
	"strings"
	"unicode"

	"variorum/generator/lexicon"
)

// traiter tells the traits of lines: what the learned weights (learned.go) know of a line. A trait is present or absent;
// numbers are traits by steps, so that the weights can be read.
type traiter struct {
	c         *classer
	functions *lexicon.Table
	irregular *lexicon.Table
	months    *lexicon.Table
	weekdays  *lexicon.Table
	furniture map[string]bool // words of the table "boilerplate"
	seen      map[string]int  // beginnings of lines, four words
	before    []int           // words of the article before each line
	full      []int           // paragraphs before each line
	run       []int           // of a line without the mark that ends a sentence: how many such stand together
	title     map[string]bool // content words of the title and of the headline
}

// furnitureWords returns the words of the entries of the table "boilerplate", without those of the closed classes.
func furnitureWords(l *lexicon.Language) map[string]bool {
	functions, table := l.Table("function-words"), l.Table("boilerplate")
	return table.Memo(func(t *lexicon.Table) any {
		out := map[string]bool{}
		for _, e := range t.Entries() {
			for w := range strings.FieldsSeq(e) {
				if w = strings.TrimRight(w, ":,.!"); len(w) > 2 && !functions.Has(w) {
					out[w] = true
				}
			}
		}
		return out
	}).(map[string]bool)
}

func newTraiter(c *classer) *traiter {
	t := &traiter{
		c: c, functions: c.lang.Table("function-words"), irregular: c.lang.Table("irregular-verbs"),
		months: c.lang.Table("months"), weekdays: c.lang.Table("weekdays"),
		furniture: furnitureWords(c.lang), seen: map[string]int{}, title: map[string]bool{},
		before: make([]int, len(c.lines)+1), full: make([]int, len(c.lines)+1),
	}
	for w := range contents(Words(c.title)) {
		t.title[w] = true
	}
	for i := range c.lines {
		l := &c.lines[i]
		t.before[i+1], t.full[i+1] = t.before[i]+len(l.words), t.full[i]
		if l.Class == Prose && paragraph(l) {
			t.full[i+1]++
		}
		if len(l.words) >= 4 {
			t.seen[firstWords(l)]++
		}
		if l.Class == Headline {
			for w := range contents(l.words) {
				t.title[w] = true
			}
		}
	}
	t.run = make([]int, len(c.lines))
	for i := 0; i < len(c.lines); {
		j := i
		for j < len(c.lines) && bare(&c.lines[j]) {
			j++
		}
		for k := i; k < j; k++ {
			t.run[k] = j - i
		}
		i = max(j, i+1)
	}
	return t
}

func firstWords(l *line) string { return strings.Join(l.words[:4], " ") }

// step returns the highest step that n reaches.
func step(n int, steps ...int) string {
	out := "0"
	for _, s := range steps {
		if n >= s {
			out = strconv.Itoa(s)
		}
	}
	return out
}

// traits returns the traits of line i, each once.
func (t *traiter) traits(i int) []string {
	l := &t.c.lines[i]
	out := []string{"words " + step(len(l.words), 3, 6, 10, 15, 25, 40, 70)}
	add := func(name string, is bool) {
		if is {
			out = append(out, name)
		}
	}
	end := ending(l)
	out = append(out, "ends "+end)
	if len(l.words) >= 12 {
		out = append(out, "long, ends "+end)
	}
	out = append(out, "sentences within "+step(l.inner, 1, 2, 4), "title case "+step(l.title, 30, 50, 75, 95))
	add("capitals", l.upper)
	add("guessed by shape", l.shape)
	add("label "+l.label, l.label != "")
	first := l.first()
	add("begins small", unicode.IsLower(first))
	add("begins with a digit", unicode.IsDigit(first))
	add("begins with a quotation mark", strings.HasPrefix(l.text, "“") || strings.HasPrefix(l.text, `"`) || strings.HasPrefix(l.text, "„") || strings.HasPrefix(l.text, "«"))
	add("begins as an item", bullet(l.text))
	quote := strings.ContainsAny(l.text, "\"“”„«»")
	add("has a quotation", quote)
	add("refers back", t.c.refers(l))
	for _, mark := range []string{"@", "#", "http", "www.", "|", "©", " / ", "»", "→", "...", "…", "!", ":", " - ", " – "} {
		add("has "+mark, strings.Contains(l.text, mark))
	}
	add("begins with a bracket", l.text[0] == '[' || l.text[0] == '(')
	out = append(out, t.words(l, quote)...)
	out = append(out, t.place(i)...)
	return out
}

// ending names the mark that ends a line.
func ending(l *line) string {
	s := strings.TrimRight(l.text, " \u00a0")
	switch {
	case trailsOff(s):
		return "…"
	case strings.HasSuffix(s, ":"):
		return ":"
	case strings.HasSuffix(s, ")"):
		return ")"
	case !l.ends:
		return "without a mark"
	case strings.HasSuffix(s, "?"):
		return "?"
	case strings.HasSuffix(s, "!"):
		return "!"
	}
	return "as a sentence"
}

// words returns what the words of a line tell.
func (t *traiter) words(l *line, quote bool) []string {
	kinds := map[string]int{}
	furniture, past, digits := 0, false, 0
	for k, w := range l.words {
		f := t.functions.Field(w, 0)
		if f != "" {
			kinds["function"]++
		}
		switch {
		case f == "auxiliary" || f == "modal":
			kinds["finite"]++
		case strings.HasSuffix(w, "ed") && len(w) > 4:
			past = true
		case t.irregular.Field(w, 1) == "past" || t.irregular.Field(w, 1) == "both":
			past = true
		}
		switch w {
		case "you", "your", "you're", "you'll", "yours":
			kinds["you"]++
		case "we", "our", "us", "we're", "we'll":
			kinds["we"]++
		}
		if t.furniture[strings.TrimRight(w, ":")] {
			furniture++
		}
		if strings.ContainsFunc(w, unicode.IsDigit) {
			digits++
		}
		if k == 0 && t.furniture[strings.TrimRight(w, ":")] {
			kinds["first"]++
		}
	}
	n := max(1, len(l.words))
	share := func(k int) int { return k * 100 / n }
	out := []string{"words of furniture " + step(share(furniture), 1, 10, 20, 35, 60), "closed classes " + step(share(kinds["function"]), 10, 20, 30, 40, 50)}
	add := func(name string, is bool) {
		if is {
			out = append(out, name)
		}
	}
	add("a past tense", past)
	add("says", t.c.says(l))
	add("an auxiliary", kinds["finite"] > 0)
	add("no verb known", !past && kinds["finite"] == 0)
	add("you", kinds["you"] > 0 && !quote)
	add("we", kinds["we"] > 0 && !quote)
	add("begins with furniture", kinds["first"] > 0)
	add("a name and no more", name(l))
	add("dated", dated(l, t.months, t.weekdays))
	if digits > 0 {
		out = append(out, "digits "+step(share(digits), 10, 25, 50))
	}
	return out
}

// place returns what the neighbours and the place of line i tell.
func (t *traiter) place(i int) []string {
	c, l := t.c, &t.c.lines[i]
	out := []string{"shares with the rest " + step(c.relevance(i), 10, 20, 30, 40, 50, 65, 80)}
	if len(l.words) >= 8 {
		out = append(out, "long, shares "+step(c.relevance(i), 10, 20, 30, 40, 50, 65))
	}
	add := func(name string, is bool) {
		if is {
			out = append(out, name)
		}
	}
	if len(t.title) > 0 {
		n, all := 0, 0
		for w := range contents(l.words) {
			all++
			if t.title[w] {
				n++
			}
		}
		out = append(out, "shares with the title "+step(n*100/max(1, all), 1, 20, 40, 70))
	}
	all := max(1, t.before[len(c.lines)])
	out = append(out, "at "+step(t.before[i]*100/all, 1, 5, 50, 80, 90, 97))
	left := t.full[len(c.lines)] - t.full[i+1]
	out = append(out, "paragraphs after "+step(left, 1, 2, 4, 8), "paragraphs before "+step(t.full[i], 1, 2, 4))
	add("after the last paragraph, many before", left == 0 && t.full[i] >= 5)
	for _, d := range []int{-2, -1, 1, 2} {
		out = append(out, strconv.Itoa(d)+" "+t.kind(i+d))
	}
	out = append(out, "between "+t.kind(i-1)+" and "+t.kind(i+1))
	if t.run[i] > 0 {
		out = append(out, "in a run of "+step(t.run[i], 2, 3, 5, 8, 15))
	}
	add("opens as others do", len(l.words) >= 4 && t.seen[firstWords(l)] > 1)
	return out
}

// bare reports whether a line lacks the mark that ends a sentence.
func bare(l *line) bool { return !l.ends || trailsOff(l.text) }

// kind names what a neighbour is.
func (t *traiter) kind(i int) string {
	if i < 0 || i >= len(t.c.lines) {
		return "nothing"
	}
	switch l := &t.c.lines[i]; {
	case l.Class != Prose && !l.shape:
		switch l.Class {
		case Headline, Byline, Dateline, Dek:
			return "head"
		case Subhead, Caption:
			return string(l.Class)
		}
		return "furniture"
	case l.shape:
		return "guessed"
	case paragraph(l):
		return "paragraph"
	case l.ends:
		return "sentence"
	}
	return "bare line"
}
