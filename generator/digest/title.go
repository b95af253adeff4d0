package digest

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// What a title and a description may be, in words.
const (
	leastTitle    = 3
	mostTitle     = 18
	shortTitle    = 12 // a longer one is worth less
	mostDescribed = 40
)

// title gives the draft a title and a description cut from the sources' words. Those that did not verify are passed over.
func (k *composer) title(d *Draft, pool []cut, printed []printed) {
	if d.Title = k.c.Title; d.Title == "" {
		d.Title = k.headline()
	}
	if len(printed) == 0 {
		return
	}
	lead := &printed[0].cut
	for i := range pool {
		if c := &pool[i]; k.key(c) == k.key(lead) {
			lead = c // without brackets
		}
	}
	d.Description = k.describe(pool, lead)
	if d.Title == "" {
		d.Title = k.shortest(pool, lead)
	}
}

// rejected names a title or description among what is left out.
func rejected(words string) string { return "= " + words }

// headline is the headline that says most of what the sources share and has no reading that others contradict.
func (k *composer) headline() string {
	best, most := "", -1
	for s, src := range k.c.Sources {
		if src.Aside != "" {
			continue
		}
		try := func(words string, span source.Span) {
			words = strings.TrimSuffix(strings.TrimSpace(source.Visible(words)), ".")
			n := count(words)
			if n < leastTitle || n > mostTitle || k.without[rejected(curly(words))] {
				return
			}
			score := k.common(words)
			if span.Len() > 0 && k.contested(s, span) || k.contradicted(words) {
				score = score / 4
			}
			if !k.borne(words) {
				score = score / 8
			}
			if strings.ContainsAny(words, "?!") {
				score = score / 2
			}
			if strings.ContainsAny(words, "‘“\"") || strings.Contains(words, " '") || strings.HasPrefix(words, "'") {
				score /= 3 // words at a distance
			}
			if src.Moment < k.latest {
				score = score / 2
			}
			if n > shortTitle {
				score = score * shortTitle / n
			}
			if score > most || score == most && words < best {
				best, most = words, score
			}
		}
		if src.Article.Meta.Title != "" {
			try(src.Article.Meta.Title, source.Span{})
		}
		for _, b := range src.Article.Blocks {
			if b.Class == source.Headline {
				try(b.Of(src.Article.Text), b.Span)
				try(k.shorter(s, b.Span), b.Span)
			}
		}
	}
	return curly(best)
}

// shortest is what is printed first, in its shortest form that stands by itself.
func (k *composer) shortest(pool []cut, lead *cut) string {
	best := lead
	for i := range pool {
		c := &pool[i]
		if c.source == lead.source && c.sentence == lead.sentence && !c.leans && c.words >= 2*leastTitle && c.words < best.words &&
			!k.without[rejected(strings.TrimSuffix(k.line(c), "."))] {
			best = c
		}
	}
	return strings.TrimSuffix(k.line(best), ".")
}

// describe is the sentence with which a source opens, other than the one that is printed first, where it tells nearly as
// much and nothing speaks against it; else that one. It tells what separate reports agree on: a reading in conflict, or
// what one source alone has, describes a story only where nothing else can.
func (k *composer) describe(pool []cut, lead *cut) string {
	first := k.firsts(pool)
	best, most, calm := lead, k.leading(lead, first)/2, k.calm(lead)
	for i := range pool {
		c := &pool[i]
		if c.words > mostDescribed || c.sentence != first[c.source] || c.leans || k.passing(c) || c.contest > 0 || k.minor(c) || len(c.needs) > 0 || !k.introduces(c) ||
			k.before(c, lead) && k.state(c, true) || c.source == lead.source && c.sentence == lead.sentence && (calm || c.words == lead.words) || k.without[rejected(k.line(c))] {
			continue
		}
		if n := k.leading(c, first); n > 0 && k.calm(c) && (n > most || !calm) {
			best, most, calm = c, n, true
		}
	}
	if words := k.line(best); !k.without[rejected(words)] {
		return words
	}
	return ""
}

// staleDays is after how many days what an article says of how things stand describes a story no more.
const staleDays = 2

// before reports whether the article of a cut is older than that of another by staleDays.
func (k *composer) before(c, other *cut) bool {
	day := func(c *cut) (time.Time, error) {
		date := k.c.Sources[c.source].Article.Meta.Date
		return time.Parse(time.DateOnly, date[:min(len(date), len(time.DateOnly))])
	}
	a, err := day(c)
	b, err2 := day(other)
	return err == nil && err2 == nil && !a.AddDate(0, 0, staleDays).After(b)
}

// calm reports whether a cut holds no reading in conflict, and nothing of weight that fewer than two origins tell where
// there are several.
func (k *composer) calm(c *cut) bool {
	d := k.doc(c.source)
	for _, i := range c.kept {
		if k.contested(c.source, d.Clauses[i].Span) {
			return false
		}
		if !k.minorClause(c.source, i) && !slices.ContainsFunc(k.told[c.source][i], k.agreed) {
			return false
		}
	}
	return true
}

// minorClause reports whether a clause says nothing by itself: who speaks, when, where.
func (k *composer) minorClause(s, i int) bool {
	clause := k.doc(s).Clauses[i]
	return clause.Kind == statement.Adjunct || clause.Kind == statement.Speech || count(k.doc(s).Words(clause.Span)) < leastWords
}

// agreed reports whether most of the origins tell a statement, or two of them; where all sources share one origin, whether
// two sources do.
func (k *composer) agreed(st int) bool {
	all, with := map[int]bool{}, map[int]bool{}
	sources := 0
	for _, src := range k.c.Sources {
		if src.Aside == "" {
			all[src.Lineage] = true
			sources++
		}
	}
	for _, s := range k.support[st] {
		with[k.c.Sources[s].Lineage] = true
	}
	if len(all) == 1 {
		return len(k.support[st]) >= min(2, sources)
	}
	return len(with) >= 2
}

// passing reports whether a cut tells its time from the day of its article: "this week".
func (k *composer) passing(c *cut) bool {
	return slices.ContainsFunc(k.datesIn(c), func(d statement.Date) bool { return d.Kind == statement.Deictic })
}

// line is a cut without its dates and names in brackets.
func (k *composer) line(c *cut) string {
	words, _ := k.render(c, k.doc(c.source).Sentences[c.sentence].Span, true)
	return words
}

// lower is the text of every source in lower case.
func (k *composer) lower() []string {
	for i := len(k.lowered); i < len(k.c.Sources); i++ {
		k.lowered = append(k.lowered, strings.ToLower(k.c.Sources[i].Article.Text))
	}
	return k.lowered
}

// common weighs words by how many sources have them in their prose, per word.
func (k *composer) common(words string) int {
	total, n := 0, 0
	for _, w := range strings.Fields(strings.ToLower(words)) {
		w = strings.Trim(w, ".,:;‘’“”'\"()")
		if len(w) <= 3 {
			continue
		}
		n++
		for _, text := range k.lower() {
			if strings.Contains(text, w) {
				total += 1000 / len(k.c.Sources)
			}
		}
	}
	return total / (n + 2) * min(n, 7)
}

// borne reports whether every name and figure of a headline stands in the text of some source.
func (k *composer) borne(words string) bool {
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return !wordRune(r) }) {
		r, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) {
			continue
		}
		if !slices.ContainsFunc(k.lower(), func(text string) bool { return strings.Contains(text, strings.ToLower(w)) }) {
			return false
		}
	}
	return true
}

// contradicted reports whether words hold the value of a reading that a difference in conflict does not prefer.
func (k *composer) contradicted(words string) bool {
	low := strings.ToLower(words)
	for _, d := range k.c.Differences {
		if !d.Conflict || d.Severity == collate.Low {
			continue
		}
		for i, r := range d.Readings {
			if i != d.Prefer && len(r.Value) > 3 && strings.Contains(low, strings.ToLower(r.Value)) {
				return true
			}
		}
	}
	return false
}

// shorter is a headline without what hangs on its first clause: "X offers talks, signalling Y" to "X offers talks".
func (k *composer) shorter(s int, span source.Span) string {
	d := k.doc(s)
	for _, sentence := range d.Sentences {
		if sentence.Start < span.Start || sentence.Start >= span.End {
			continue
		}
		for i := sentence.Clauses[0] + 1; i < sentence.Clauses[1]; i++ {
			c := d.Clauses[i]
			if (c.Kind == statement.Participle || c.Kind == statement.Subordinate) && k.setOff(s, c) {
				return strings.TrimRight(d.Words(source.Span{Start: sentence.Start, End: c.Start}), " ,;–—-")
			}
		}
		break
	}
	return ""
}

// curly gives words that stand in straight single quotation marks, as headlines set them, curved ones.
func curly(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\'' {
			b.WriteByte(s[i])
			continue
		}
		if i+1 < len(s) && (i == 0 || s[i-1] == ' ' || s[i-1] == '(') {
			b.WriteString("‘")
		} else {
			b.WriteString("’")
		}
	}
	return b.String()
}
