package compose

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/grammar"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// piece is a printed sentence, or several that one quotation holds together, with where it comes from.
type piece struct {
	Sentence
	article   int
	sentences []int
	unit      int // number of its unit
}

// setUnits makes text of the units in order, and cites. It returns the places that name somebody in short who has not been
// introduced and cannot be.
func setUnits(b *book, order []unit, refused Refused) (out []piece, strangers []Place) {
	p := &printer{b: b, dated: map[string]bool{}, given: b.givenNames()}
	for n, u := range order {
		a := b.articles[u.article]
		for from := 0; from < len(u.sentences); {
			to := from + 1
			for to < len(u.sentences) && a.quoteRuns(u.sentences[to-1], u.sentences[to]) {
				to++
			}
			sentences := u.sentences[from:to]
			text, unknown := p.text(a, sentences)
			if unknown {
				strangers = append(strangers, Place{a.index, sentences[0]})
			}
			out = append(out, piece{Sentence{[]Part{cite(b, a, sentences, text, refused)}}, u.article, sentences, n})
			from = to
		}
	}
	return out, strangers
}

// quoteRuns reports whether a quotation goes on from one sentence to the next, so that neither has both its marks.
func (a *article) quoteRuns(i, j int) bool {
	return slices.ContainsFunc(a.quotesIn(a.sentences[j].Span), func(q statement.Quote) bool {
		return q.Depth == 0 && q.Outer.Start < a.sentences[i].End-1 && q.Outer.End > a.sentences[j].Start+1
	})
}

// printer holds what the text so far has told.
type printer struct {
	b     *book
	dated map[string]bool   // days that have been named
	said  strings.Builder   // the text so far
	given map[string]string // surname -> the given names of the one person of the story who bears it; "" where several do
}

// edit replaces a span of an article's text.
type edit struct {
	source.Span
	with string
}

// text prints sentences: unchanged but for white space, the shape of quotation marks and dashes, the day of a weekday,
// and the given names of somebody who is named in short. unknown tells that somebody is not introduced.
func (p *printer) text(a *article, sentences []int) (text string, unknown bool) {
	span := source.Span{Start: a.sentences[sentences[0]].Start, End: a.sentences[sentences[len(sentences)-1]].End}
	var edits []edit
	put := func(e edit) {
		if !slices.ContainsFunc(edits, func(x edit) bool { return x.Overlaps(e.Span) || x.Span == e.Span }) {
			edits = append(edits, e)
		}
	}
	p.capitals(a, sentences[0], put)
	p.marks(a, span, put)
	for _, i := range sentences {
		p.days(a, i, put)
		unknown = p.names(a, i, put) || unknown
	}
	slices.SortStableFunc(edits, func(x, y edit) int { return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End)) })
	var out strings.Builder
	at := span.Start
	for _, e := range edits {
		if e.Start < at {
			continue
		}
		out.WriteString(a.Article.Text[at:e.Start])
		out.WriteString(e.with)
		at = e.End
	}
	out.WriteString(a.Article.Text[at:span.End])
	if a.sentences[sentences[len(sentences)-1]].trimmed {
		out.WriteByte('.')
	}
	text = strings.Join(strings.Fields(out.String()), " ")
	r, n := utf8.DecodeRuneInString(text)
	if unicode.IsLower(r) {
		text = string(unicode.ToUpper(r)) + text[n:]
	}
	p.said.WriteString(strings.NewReplacer("[", "", "]", "").Replace(text) + "\n")
	return text, unknown
}

// marks gives quotations one shape of marks, closes those that are left open, and makes dashes and apostrophes.
func (p *printer) marks(a *article, span source.Span, put func(edit)) {
	text := a.Article.Text
	for _, q := range a.quotesIn(span) {
		left, right := "“", "”"
		if q.Depth > 0 {
			left, right = "‘", "’"
		}
		if q.Outer.Start >= span.Start {
			put(edit{source.Span{Start: q.Outer.Start, End: q.Start}, left})
		} else {
			put(edit{source.Span{Start: span.Start, End: span.Start}, left})
		}
		switch {
		case q.Outer.End > span.End, q.Open && q.End >= span.End:
			put(edit{source.Span{Start: span.End, End: span.End}, right})
		case q.End < q.Outer.End:
			put(edit{source.Span{Start: q.End, End: q.Outer.End}, right})
		}
	}
	for i := span.Start; i < span.End; i++ {
		switch {
		case strings.HasPrefix(text[i:], " - "), strings.HasPrefix(text[i:], " -- "):
			put(edit{source.Span{Start: i + 1, End: i + strings.LastIndexByte(text[i:i+4], '-') + 1}, "–"})
		case text[i] == '\'' && i > 0 && i+1 < len(text) && asciiLetter(text[i-1]):
			put(edit{source.Span{Start: i, End: i + 1}, "’"})
		}
	}
}

func asciiLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// names puts the given names before a surname that stands alone where the text has not told whose it is yet. It reports
// whether that cannot be told.
func (p *printer) names(a *article, i int, put func(edit)) bool {
	said := p.said.String()
	own := a.Article.Text[a.sentences[i].Start:a.sentences[i].End]
	for _, n := range a.namesIn(i) {
		short := strings.TrimSpace(a.Doc.Words(n.Span))
		if n.Kind != statement.Person || strings.ContainsAny(short, " \u00a0\n") || !strings.HasSuffix(n.Full, " "+short) {
			continue
		}
		if strings.Contains(said, n.Full) || mentions(said, short) || mentions(a.Article.Text[a.sentences[i].Start:n.Start], short) {
			continue
		}
		if n.Role.Len() > 0 && n.Role.Start < n.Start && a.sentences[i].Contains(n.Role) {
			continue // “Gov. Lee”: known by the office
		}
		if at := strings.Index(own, n.Full); at >= 0 || a.attributed(n.Span) {
			continue
		}
		given := p.given[short]
		if given == "" || a.quotedAt(n.Start) || !a.headed(short) {
			return true
		}
		put(edit{source.Span{Start: n.Start, End: n.Start}, "[" + given + "] "})
	}
	return false
}

// attributed reports whether a name stands before a noun that it only marks: “the Obama administration”.
func (a *article) attributed(s source.Span) bool {
	at, _ := slices.BinarySearchFunc(a.Doc.Tokens, s.End, func(t statement.Token, end int) int { return cmp.Compare(t.Start, end) })
	return at > 1 && at < len(a.Doc.Tokens) && a.Doc.Tokens[at].Word && a.Doc.Noun(at) && a.lang.Table("function-words").Field(a.Doc.Tokens[at-2].Norm, 0) == "determiner"
}

// capitals gives the first words of an article the case that they have elsewhere: “HACKERS are feared”. Where the first is also a
// function word in small letters, “US inspectors”, it stays, unless the next one is in capitals too.
func (p *printer) capitals(a *article, i int, put func(edit)) {
	st := &a.Doc.Sentences[i]
	for t := st.Tokens[0]; t < st.Tokens[1]; t++ {
		tok := &a.Doc.Tokens[t]
		word := a.Doc.Words(tok.Span)
		if !tok.Word || len(word) < 2 || strings.ToUpper(word) != word || !p.b.lower[tok.Norm] {
			return
		}
		if next := t + 1; t == st.Tokens[0] && a.lang.Table("function-words").Has(tok.Norm) && next < st.Tokens[1] {
			if w := a.Doc.Words(a.Doc.Tokens[next].Span); strings.ToUpper(w) != w {
				return
			}
		}
		with := tok.Norm
		if t == st.Tokens[0] {
			with = strings.ToUpper(with[:1]) + with[1:]
		}
		put(edit{tok.Span, with})
	}
}

// mentions reports whether a text has a word.
func mentions(text, word string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 {
			return false
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(word):])
		if !wordRune(before) && !wordRune(after) {
			return true
		}
		from = at + len(word)
	}
}

// givenNames finds for each surname of the story what stands before it in the full name of the one person who bears it.
func (b *book) givenNames() map[string]string {
	out := map[string]string{}
	for _, a := range b.articles {
		if a.Aside != "" {
			continue
		}
		for _, n := range a.Doc.Names {
			at := strings.LastIndexByte(n.Full, ' ')
			if n.Kind != statement.Person || at < 0 {
				continue
			}
			given, surname := n.Full[:at], n.Full[at+1:]
			if b.words.Table("namewords").Has(strings.ToLower(surname)) || strings.HasSuffix(surname, ".") {
				continue
			}
			if known, ok := out[surname]; ok && known != given {
				given = "" // two persons, or two ways to write one
			}
			out[surname] = given
		}
	}
	return out
}

// days puts the date behind a weekday or “yesterday” where the text has not named the day yet and no second day is near.
func (p *printer) days(a *article, i int, put func(edit)) {
	text := a.Article.Text
	for _, d := range a.datesIn(i) {
		if d.Precision != "day" || d.From == "" || d.From != d.To || a.quotedAt(d.Start) {
			continue
		}
		switch d.Kind {
		case statement.Explicit, statement.Partial:
			p.dated[d.From] = true
			continue
		case statement.Weekday:
			if !certainDay(a, &d) || a.underWay(d.Start) {
				continue
			}
		case statement.Deictic:
			if w := strings.ToLower(a.Doc.Words(d.Span)); !a.lang.Table("near-days").Has(w) {
				continue
			}
		default:
			continue
		}
		if p.dated[d.From] {
			continue
		}
		at := d.End
		for _, part := range strings.Fields("morning afternoon evening night") {
			if strings.HasPrefix(text[at:], " "+part) {
				at += 1 + len(part)
				break
			}
		}
		if at < len(text) && (text[at] == '\'' || strings.HasPrefix(text[at:], "’") || text[at] == '-') {
			continue
		}
		if p.attributive(a, d.Span) {
			continue
		}
		p.dated[d.From] = true
		put(edit{source.Span{Start: at, End: at}, " [" + p.b.dayWords(d.From) + "]"})
	}
}

// underWay reports whether a place stands in a clause that tells what was going on, which may be still to come: “who was speaking on
// Thursday”.
func (a *article) underWay(offset int) bool {
	g := a.grammar
	t := g.TokenAt(offset)
	if t >= len(g.Tokens) {
		return false
	}
	f := g.FrameAt(t)
	return f != grammar.None && g.Frames[f].Aspect == grammar.Progressive
}

// attributive reports whether a day belongs to a noun: “the Friday report”.
func (p *printer) attributive(a *article, s source.Span) bool {
	tokens := a.Doc.Tokens
	at, _ := slices.BinarySearchFunc(tokens, s.Start, func(t statement.Token, start int) int { return cmp.Compare(t.Start, start) })
	if at == 0 || at >= len(tokens) {
		return false
	}
	switch a.lang.Table("function-words").Field(tokens[at-1].Norm, 0) {
	case "determiner", "article", "possessive":
		return true
	}
	return false
}

// certainDay reports whether a weekday can be no other day than the one it was resolved to: the article has a date of its
// own, the day lies within the week before it, and it is not the weekday that comes right after that date, which an
// article that was brought up to date later may mean as well.
func certainDay(a *article, d *statement.Date) bool {
	if a.day() == "" {
		return false
	}
	day := apartDays(d.From, a.day())
	return day >= 0 && day <= 5
}
