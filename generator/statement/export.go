package statement

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"variorum/generator/source"
)

// JSON returns the article as read, for programs: one object with the text and, by kind, everything that was found in
// it. Positions are code points into "text", 0-based, end exclusive. Lists stand in order of place and are never null.
func (d *Doc) JSON() ([]byte, error) {
	e := exporter{d: d, points: source.NewPoints(d.Article.Text)}
	raw, err := json.MarshalIndent(e.document(), "", " ")
	if err != nil {
		return nil, err
	}
	return append(raw, '\n'), nil
}

type exporter struct {
	d      *Doc
	points source.Points
}

type (
	jsonSpan struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	jsonDocument struct {
		File         string            `json:"file"`
		SHA256       string            `json:"sha256"`
		Metadata     jsonMeta          `json:"metadata"`
		Text         string            `json:"text"`
		Excluded     []jsonBlock       `json:"excluded"`
		Gaps         []jsonGap         `json:"gaps"`
		Sentences    []jsonSentence    `json:"sentences"`
		Quotes       []jsonQuote       `json:"quotes"`
		Attributions []jsonAttribution `json:"attributions"`
		Credits      []jsonCredit      `json:"credits"`
		Dates        []jsonDate        `json:"dates"`
		Numbers      []jsonNumber      `json:"numbers"`
		Unread       []jsonSpan        `json:"unread"` // figures that are not understood
		Names        []jsonName        `json:"names"`
		Cues         []jsonCue         `json:"cues"`
	}
	jsonMeta struct {
		ID        string `json:"id,omitempty"`
		Publisher string `json:"publisher,omitempty"`
		Title     string `json:"title,omitempty"`
		URL       string `json:"url,omitempty"`
		Date      string `json:"date,omitempty"`
		Author    string `json:"author,omitempty"`
		Language  string `json:"language,omitempty"`
		Fetched   string `json:"fetched,omitempty"`
		Stamped   bool   `json:"stamped,omitempty"`
		Inferred  string `json:"inferred,omitempty"`
	}
	jsonBlock struct {
		jsonSpan
		Class  string `json:"class"`
		Reason string `json:"reason,omitempty"`
	}
	jsonGap struct {
		jsonSpan
		Note string `json:"note,omitempty"`
	}
	jsonSentence struct {
		jsonSpan
		Class   string       `json:"class,omitempty"`
		Clauses []jsonClause `json:"clauses"`
	}
	jsonClause struct {
		jsonSpan
		Kind    string    `json:"kind"`
		Subject *jsonSpan `json:"subject,omitempty"`
	}
	jsonQuote struct {
		jsonSpan
		Speaker   string `json:"speaker"`
		Anonymous bool   `json:"anonymous,omitempty"`
		Speech    bool   `json:"speech"`
		Depth     int    `json:"depth,omitempty"`
		Open      bool   `json:"open,omitempty"`
	}
	jsonAttribution struct {
		Source    *jsonSpan  `json:"source"`
		Cue       *jsonSpan  `json:"cue"`
		Content   []jsonSpan `json:"content"`
		Direct    bool       `json:"direct"`
		Mixed     bool       `json:"mixed"`
		Speaker   string     `json:"speaker"`
		Anonymous bool       `json:"anonymous,omitempty"`
	}
	jsonCredit struct {
		jsonSpan
		Origin string     `json:"origin"`
		Kind   string     `json:"kind"`
		Of     []jsonSpan `json:"of"`
	}
	jsonDate struct {
		jsonSpan
		From      string `json:"from,omitempty"`
		To        string `json:"to,omitempty"`
		Precision string `json:"precision,omitempty"`
		Kind      string `json:"kind"`
		Inferred  bool   `json:"inferred"`
		Reason    string `json:"reason,omitempty"`
		Anchor    *int   `json:"anchor,omitempty"`
		Days      int    `json:"days,omitempty"`
		Unit      string `json:"unit,omitempty"`
		Time      string `json:"time,omitempty"`
	}
	jsonNumber struct {
		jsonSpan
		Low     float64   `json:"low"`
		High    float64   `json:"high"`
		Bound   string    `json:"bound"`
		Unit    string    `json:"unit,omitempty"`
		Counted *jsonSpan `json:"counted,omitempty"`
		Ordinal bool      `json:"ordinal,omitempty"`
		Age     bool      `json:"age,omitempty"`
		Vague   bool      `json:"vague,omitempty"`
	}
	jsonName struct {
		jsonSpan
		Entity int       `json:"entity"`
		Full   string    `json:"full"`
		Kind   string    `json:"kind"`
		Role   *jsonSpan `json:"role,omitempty"`
	}
	jsonCue struct {
		jsonSpan
		Kind string `json:"kind"`
	}
)

func (e *exporter) span(s Span) jsonSpan {
	text := e.d.Article.Text
	return jsonSpan{e.points.At(text, s.Start), e.points.At(text, s.End)}
}

// optional returns nil for an empty span.
func (e *exporter) optional(s Span) *jsonSpan {
	if s.Len() <= 0 {
		return nil
	}
	j := e.span(s)
	return &j
}

func (e *exporter) document() *jsonDocument {
	d, a := e.d, e.d.Article
	return &jsonDocument{
		File: a.File, SHA256: a.SHA256, Metadata: jsonMeta(a.Meta), Text: a.Text,
		Excluded:  e.excluded(),
		Gaps:      each(a.Gaps, func(g source.Gap) jsonGap { return jsonGap{e.span(g.Span), g.Note} }),
		Sentences: each(d.Sentences, e.sentence),
		Quotes: each(d.Quotes, func(q Quote) jsonQuote {
			return jsonQuote{e.span(q.Span), q.Speaker, q.Anonymous, q.Speech, q.Depth, q.Open}
		}),
		Attributions: each(d.Attributions, func(t Attribution) jsonAttribution {
			return jsonAttribution{e.optional(t.Source), e.optional(t.Cue), each(t.Content, e.span), t.Direct, t.Mixed, t.Speaker, t.Anonymous}
		}),
		Credits: each(d.Credits, func(c Credit) jsonCredit {
			of := each(c.Of, func(i int) jsonSpan { return e.span(d.Clauses[i].Span) })
			return jsonCredit{e.span(c.Span), c.Origin, string(c.Kind), of}
		}),
		Dates: each(d.Dates, e.date),
		Numbers: each(d.Numbers, func(n Number) jsonNumber {
			return jsonNumber{e.span(n.Span), float64(n.Low) / 1000, float64(n.High) / 1000, n.Bound, n.Unit, e.optional(n.Counted), n.Ordinal, n.Age, n.Vague}
		}),
		Unread: each(d.Unread, func(u Unread) jsonSpan { return e.span(u.Span) }),
		Names: each(d.Names, func(n Name) jsonName {
			return jsonName{e.span(n.Span), n.Entity, n.Full, string(n.Kind), e.optional(n.Role)}
		}),
		Cues: each(d.Cues, func(c Cue) jsonCue { return jsonCue{e.span(c.Span), string(c.Kind)} }),
	}
}

func (e *exporter) excluded() []jsonBlock {
	out := []jsonBlock{}
	for _, b := range e.d.Article.Blocks {
		if b.Class != source.Prose {
			out = append(out, jsonBlock{e.span(b.Span), string(b.Class), b.Reason})
		}
	}
	return out
}

func (e *exporter) sentence(s Sentence) jsonSentence {
	return jsonSentence{e.span(s.Span), string(s.Class), each(e.d.Clauses[s.Clauses[0]:s.Clauses[1]], func(c Clause) jsonClause {
		return jsonClause{e.span(c.Span), string(c.Kind), e.optional(c.Subject)}
	})}
}

func (e *exporter) date(x Date) jsonDate {
	j := jsonDate{e.span(x.Span), x.From, x.To, x.Precision, string(x.Kind), x.Inferred, x.Reason, nil, x.Days, x.Unit, x.Time}
	if x.Kind == Later && x.Anchor >= 0 {
		j.Anchor = &x.Anchor
	}
	return j
}

func each[S, T any](from []S, f func(S) T) []T {
	to := make([]T, len(from))
	for i, s := range from {
		to[i] = f(s)
	}
	return to
}

// Text writes the article as read, for people: each sentence with its clauses, and under it what was found in it.
func (d *Doc) Text(w io.Writer) error {
	var b strings.Builder
	m := d.Article.Meta
	for _, line := range [][2]string{
		{"file", d.Article.File},
		{"publisher", m.Publisher},
		{"inferred", m.Inferred},
		{"title", m.Title},
		{"url", m.URL},
		{"date", m.Date},
		{"author", m.Author},
		{"language", m.Language},
		{"fetched", m.Fetched},
	} {
		if line[1] != "" {
			fmt.Fprintf(&b, "%-10s %s\n", line[0], line[1])
		}
	}
	l := listing{d: d, out: &b}
	for i := range d.Sentences {
		l.sentence(i)
	}
	for _, g := range d.Article.Gaps {
		fmt.Fprintf(&b, "\ngap        %q: %s\n", d.around(g.Span), g.Note)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// listing writes sentences with what stands in them. Each kind of item is read once, from where the last sentence left.
type listing struct {
	d   *Doc
	out *strings.Builder

	attribution, credit, quote, date, number, unread, name, cue int
}

func (l *listing) sentence(i int) {
	d, s := l.d, l.d.Sentences[i]
	l.out.WriteString("\n")
	if s.Class != source.Prose {
		fmt.Fprintf(l.out, "[%s] ", s.Class)
	}
	l.out.WriteString(oneLine(d.Words(s.Span)) + "\n")
	if clauses := d.Clauses[s.Clauses[0]:s.Clauses[1]]; len(clauses) > 1 {
		for _, c := range clauses {
			l.item(string(c.Kind), c.Span, "")
		}
	}
	for ; l.quote < len(d.Quotes) && d.Quotes[l.quote].Start < s.End; l.quote++ {
		q := d.Quotes[l.quote]
		if q.Speech {
			l.item("quote", q.Span, speaker(q.Speaker, q.Anonymous))
		} else {
			l.item("quote", q.Span, "no speech")
		}
	}
	for ; l.attribution < len(d.Attributions) && d.Attributions[l.attribution].Sentence <= i; l.attribution++ {
		a := d.Attributions[l.attribution]
		for _, c := range a.Content {
			l.item("said", c, speaker(a.Speaker, a.Anonymous)+"; cue "+fmt.Sprintf("%q", d.Words(a.Cue)))
		}
	}
	for ; l.credit < len(d.Credits) && d.Credits[l.credit].Start < s.End; l.credit++ {
		l.item("credit", d.Credits[l.credit].Span, d.Credits[l.credit].Origin)
	}
	for ; l.date < len(d.Dates) && d.Dates[l.date].Start < s.End; l.date++ {
		x := d.Dates[l.date]
		note := x.From
		if x.To != x.From {
			note += "/" + x.To
		}
		if x.Reason != "" {
			note += "; " + x.Reason
		}
		l.item("date", x.Span, note)
	}
	for ; l.number < len(d.Numbers) && d.Numbers[l.number].Start < s.End; l.number++ {
		n := d.Numbers[l.number]
		note := n.Bound + thousandths(n.Low)
		if n.High != n.Low {
			note += "-" + thousandths(n.High)
		}
		if n.Unit != "" {
			note += " " + n.Unit
		}
		if n.Counted.Len() > 0 {
			note += " of " + oneLine(d.Words(n.Counted))
		}
		l.item("number", n.Span, note)
	}
	for ; l.unread < len(d.Unread) && d.Unread[l.unread].Start < s.End; l.unread++ {
		l.item("figure", d.Unread[l.unread].Span, "not understood")
	}
	for ; l.name < len(d.Names) && d.Names[l.name].Start < s.End; l.name++ {
		n := d.Names[l.name]
		note := string(n.Kind) + " " + n.Full
		if n.Role.Len() > 0 {
			note += ", " + oneLine(d.Words(n.Role))
		}
		l.item("name", n.Span, note)
	}
	for ; l.cue < len(d.Cues) && d.Cues[l.cue].Start < s.End; l.cue++ {
		l.item(string(d.Cues[l.cue].Kind), d.Cues[l.cue].Span, "")
	}
}

func (l *listing) item(kind string, s Span, note string) {
	if note = strings.TrimSpace(note); note != "" {
		note = "  (" + note + ")"
	}
	fmt.Fprintf(l.out, "    %-11s %s%s\n", kind, oneLine(l.d.Words(s)), note)
}

func speaker(name string, anonymous bool) string {
	switch {
	case name == "":
		return "speaker unknown"
	case anonymous:
		return name + ", not named"
	}
	return name
}

func thousandths(n int64) string {
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%d.%03d", n/1000, n%1000), "0"), ".")
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// around returns the words at a gap with a few to each side.
func (d *Doc) around(s Span) string {
	text := d.Article.Text
	from, to := max(0, s.Start-30), min(len(text), s.End+30)
	for from > 0 && !utf8.RuneStart(text[from]) {
		from--
	}
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	return oneLine(text[from:to])
}
