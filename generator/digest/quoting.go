package digest

import (
	"slices"
	"strings"
	"unicode"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

// wording is words as a note quotes them, with the sources that have these very words.
type wording struct {
	text    string // with its quotation marks, escaped
	key     string
	sources []int
	printed bool // the text prints them
}

// Words that a note quotes of one place: of a saying, a whole sentence of it where that is short; else what the words in
// question need to be read by themselves.
const (
	mostQuoted   = 12
	mostSentence = 16
)

// wordings returns the wordings of a reading: the one that is printed first, else the one that most sources have. Sources
// that have both readings are left out where others have this one.
func (n noter) wordings(x telling, reading int, both []int) []wording {
	r := &x.Readings[reading]
	var ws []wording
	for _, s := range r.Sources {
		if slices.Contains(both, s) && len(both) < len(r.Sources) && !(reading == x.used && s == x.base) {
			continue
		}
		printed := reading == x.used && s == x.base
		text := n.words(x, r, s, printed)
		if text == "" {
			continue
		}
		key := plain(text)
		if i := slices.IndexFunc(ws, func(w wording) bool { return w.key == key }); i >= 0 {
			ws[i].sources = append(ws[i].sources, s)
			ws[i].printed = ws[i].printed || printed
			if printed {
				ws[i].text = text
			}
			continue
		}
		ws = append(ws, wording{text, key, []int{s}, printed})
	}
	slices.SortStableFunc(ws, func(a, b wording) int {
		if a.printed != b.printed {
			return truth(b.printed) - truth(a.printed)
		}
		return len(b.sources) - len(a.sources)
	})
	return ws
}

// words quotes a source for a reading. What is printed is quoted no further than it is printed.
func (n noter) words(x telling, r *collate.Reading, src int, printed bool) string {
	spans, wide := r.Quote, len(r.Quote) == 0
	if wide {
		spans = r.Spans
	}
	spans = slices.DeleteFunc(slices.Clone(spans), func(p collate.Ref) bool { return p.Source != src })
	if x.Kind != collate.Quotation && len(spans) > 1 {
		// one place tells what a source has
		i := 0
		if printed && x.has != nil {
			i = max(0, slices.IndexFunc(spans, func(p collate.Ref) bool { return x.has(n.c.Words(p)) == 2 }))
		}
		spans = spans[i : i+1]
	}
	if x.Kind == collate.Name || x.Kind == collate.Lacuna || x.Form == "age" {
		wide = false
	}
	most := 0
	if wide {
		most = mostQuoted
	}
	for ; most > 0; most -= 3 {
		if text, ok := n.quote(x, n.whole(x, n.widened(x, spans, most)), printed); ok {
			return text
		}
	}
	for _, s := range [][]collate.Ref{n.whole(x, spans), spans} {
		if text, ok := n.quote(x, s, printed); ok {
			return text
		}
	}
	text, _ := n.quote(x, n.whole(x, spans), false)
	return text
}

// whole returns places that begin and end with whole names: "Northern Lines denied", not "Lines denied".
func (n noter) whole(x telling, spans []collate.Ref) []collate.Ref {
	if x.Kind == collate.Name || x.Kind == collate.Quotation {
		return spans
	}
	out := slices.Clone(spans)
	for i := range out {
		p := &out[i]
		d := n.c.Sources[p.Source].Doc
		if d == nil {
			continue
		}
		for _, name := range d.Names {
			if name.Start >= p.End {
				break
			}
			if name.Overlaps(p.Span) && !name.Contains(p.Span) {
				p.Start, p.End = min(p.Start, name.Start), max(p.End, name.End)
			}
		}
	}
	return out
}

// quote puts the words of places into quotation marks; ok is false where they are said to be printed and are not.
func (n noter) quote(x telling, spans []collate.Ref, printed bool) (text string, ok bool) {
	var texts, keys []string
	best := 0
	for _, p := range spans {
		text := noteWords(n.c.Words(p))
		key := plain(text)
		if key == "" || slices.Contains(keys, key) {
			continue
		}
		if printed && x.has != nil {
			has := x.has(text)
			if best = max(best, has); has == 0 {
				return "", false
			}
		}
		texts, keys = append(texts, Escape(text)), append(keys, key)
	}
	if len(texts) == 0 || printed && x.has != nil && best < 2 {
		return "", false
	}
	joint := "” " + n.t.Field("and", 0) + " “"
	if x.Kind == collate.Quotation {
		joint = " … "
	}
	return "“" + strings.Join(texts, joint) + "”", true
}

// widened returns places with the words around them that a reader needs. Those of a saying that stand close together
// become one.
func (n noter) widened(x telling, spans []collate.Ref, room int) []collate.Ref {
	var out []collate.Ref
	for _, p := range spans {
		d := n.c.Sources[p.Source].Doc
		if d == nil {
			return spans
		}
		s := d.SentenceAt(p.Start)
		if s < 0 {
			out = append(out, p)
			continue
		}
		limit := d.Sentences[s].Tokens
		r := within(d, p.Span)
		if r[0] >= r[1] {
			out = append(out, p)
			continue
		}
		r[1] = min(r[1], limit[1])
		most := max(room, r[1]-r[0]+room/3)
		if x.Kind == collate.Quotation {
			limit = n.spoken(d, p.Span, limit)
			if limit[1]-limit[0] <= mostSentence && room == mostQuoted {
				r = limit
			}
			for n := 0; n < 3 && r[1]-r[0] < 6 && r[1] < limit[1]; n++ {
				r[1]++
			}
			for n := 0; n < 2 && r[1]-r[0] < 6 && r[0] > limit[0]; n++ {
				r[0]--
			}
		} else {
			limit = n.sameVoice(d, r, limit)
		}
		r = d.Widen(r, limit[0], limit[1], most)
		if telling := x.Kind == collate.Certainty || x.Kind == collate.Label || x.Kind == collate.Relation; telling && r[1]-r[0] < 3 && room == mostQuoted {
			r = d.WidenBehind(r, limit[1], most) // "his readiness for a second meeting"
		}
		for r[1]-r[0] > 1 && !d.Tokens[r[1]-1].Word {
			r[1]--
		}
		for r[1]-r[0] > 1 && !d.Tokens[r[0]].Word && !strings.ContainsAny(d.Tokens[r[0]].Norm, "$£€") {
			r[0]++
		}
		q := collate.Ref{Source: p.Source, Span: source.Span{Start: d.Tokens[r[0]].Start, End: d.Tokens[r[1]-1].End}}
		if k := len(out) - 1; k >= 0 && x.Kind == collate.Quotation && q.Start-out[k].End < 24 && q.Start >= out[k].Start && !strings.ContainsAny(source.Span{Start: out[k].End, End: max(q.Start, out[k].End)}.Of(d.Article.Text), "“”\"") {
			out[k].End = max(out[k].End, q.End)
			continue
		}
		out = append(out, q)
	}
	return out
}

// within returns the range of tokens that a span touches.
func within(d *statement.Doc, s source.Span) [2]int {
	from := tokenAt(d, s.Start)
	to := from
	for to < len(d.Tokens) && d.Tokens[to].Start < s.End {
		to++
	}
	return [2]int{from, to}
}

// spoken narrows a range of tokens to the quotation that a place stands in.
func (n noter) spoken(d *statement.Doc, at source.Span, r [2]int) [2]int {
	for i := range d.Quotes {
		if q := &d.Quotes[i]; q.Depth == 0 && q.Span.Overlaps(at) {
			w := within(d, q.Span)
			return [2]int{max(r[0], w[0]), min(r[1], w[1])}
		}
	}
	return r
}

// sameVoice narrows a range of tokens so that a place inside a quotation is not widened beyond it, nor one outside into
// one by half.
func (n noter) sameVoice(d *statement.Doc, r, limit [2]int) [2]int {
	at := source.Span{Start: d.Tokens[r[0]].Start, End: d.Tokens[r[1]-1].End}
	for i := range d.Quotes {
		q := &d.Quotes[i]
		if q.Depth > 0 || !q.Speech {
			continue
		}
		switch w := within(d, q.Span); {
		case q.Span.Contains(at):
			return [2]int{max(limit[0], w[0]), min(limit[1], w[1])}
		case w[0] >= r[1] && w[0] < limit[1]:
			limit[1] = w[0]
		case w[1] <= r[0] && w[1] > limit[0]:
			limit[0] = w[1]
		}
	}
	return limit
}

// noteWords is the words of a place as a note quotes them: no marks at the ends, quotation marks inside made single.
func noteWords(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("“”\"„«».,;:–—-", r)
	})
	if n := strings.Count(s, "‘") - strings.Count(s, "’"); n > 0 && strings.HasPrefix(s, "‘") {
		s = strings.TrimPrefix(s, "‘")
	}
	if strings.Count(s, "“") != strings.Count(s, "”") || strings.Count(s, "\"")%2 != 0 {
		s = strings.NewReplacer("“", "", "”", "", "\"", "").Replace(s) // half of a quotation
	}
	open := true
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '“', '„', '«':
			r = '‘'
		case '”', '»':
			r = '’'
		case '"':
			r = '’'
			if open {
				r = '‘'
			}
			open = !open
		}
		b.WriteRune(r)
	}
	return strings.TrimSpace(b.String())
}
