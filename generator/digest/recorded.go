package digest

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"variorum/generator/collate"
	"variorum/generator/compose"
	"variorum/generator/source"
)

// SourceText tells how much of the sources' own words a publication may hold.
type SourceText string

const (
	Excerpts SourceText = "excerpts" // the words used; the default
	Full     SourceText = "full"     // text that is set aside too
	NoText   SourceText = "none"     // positions only
)

// RecordOptions tells NewRecord what it cannot see in the digest.
type RecordOptions struct {
	SourceText SourceText
	Draft      *compose.Draft // what the program itself would print now, whose labels tell which footnote is about what; may be nil
}

// NewRecord describes a digest as it is published: the passages of d with the readings that t traced, and of the
// collation all that stands behind them.
func NewRecord(d *Digest, c *collate.Collation, t []Traced, o RecordOptions) *Record {
	b := &recorder{d: d, c: c, o: o, traced: map[int]Traced{}}
	for _, x := range t {
		b.traced[x.Passage] = x
	}
	for i := range c.Sources {
		b.points = append(b.points, source.NewPoints(c.Sources[i].Article.Text))
	}
	b.labels()
	r := &Record{Version: 1, Slug: c.Story, Title: d.Front.Title, Date: optional(d.Front.Date)}
	if signed, changed := Signed(d, c.Hashes()); signed {
		r.Signed = &RecordSignature{By: d.Front.Signed.By, Date: d.Front.Signed.Date, Current: changed.Stands(), Later: changed.Added}
	}
	r.Sources = each(c.Sources, b.source)
	r.Lineages = each(c.Lineages, b.lineage)
	r.Statements = b.statements()
	r.Differences = each(c.Differences, b.difference)
	for i := range r.Differences {
		r.Differences[i].Footnote = optional(b.label[i])
	}
	r.Quotes = each(c.Quotes, func(q collate.Quote) RecordQuote {
		return RecordQuote{ID: q.ID, Speaker: optional(q.Speaker), Readings: b.spans(q.Readings), Agreement: q.Agreement}
	})
	r.Events = each(c.Events, b.event)
	return r
}

type recorder struct {
	d      *Digest
	c      *collate.Collation
	o      RecordOptions
	points []source.Points
	traced map[int]Traced
	label  []string       // for each difference, the label of its footnote or ""
	note   []string       // for each difference, what its footnote says or ""
	ids    map[int]string // statement of the collation -> first statement of the record that tells it
}

func each[S, T any](from []S, f func(S) T) []T {
	to := make([]T, len(from))
	for i, s := range from {
		to[i] = f(s)
	}
	return to
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (b *recorder) key(i int) string { return b.c.Sources[i].Key }

func (b *recorder) keys(sources []int) []string { return each(sources, b.key) }

func (b *recorder) span(r collate.Ref) RecordSpan {
	s := b.place(r)
	if b.o.SourceText != NoText {
		s.Exact = b.c.Words(r)
	}
	return s
}

func (b *recorder) place(r collate.Ref) RecordSpan {
	text := b.c.Sources[r.Source].Article.Text
	return RecordSpan{Source: b.key(r.Source), Start: b.points[r.Source].At(text, r.Start), End: b.points[r.Source].At(text, r.End)}
}

func (b *recorder) spans(refs []collate.Ref) []RecordSpan { return each(refs, b.span) }

func (b *recorder) source(s collate.Source) RecordSource {
	a := s.Article
	i := slices.IndexFunc(b.c.Sources, func(x collate.Source) bool { return x.Key == s.Key })
	out := RecordSource{
		ID: s.Key, File: a.File, SHA256: a.SHA256, Title: optional(a.Meta.Title), Publisher: optional(a.Meta.Publisher),
		URL: optional(a.Meta.URL), Date: optional(a.Meta.Date), Stamped: a.Meta.Stamped, Excluded: []RecordExcluded{}, Gaps: []RecordGap{},
	}
	if s.Lineage < len(b.c.Lineages) {
		out.Lineage = b.c.Lineages[s.Lineage].ID
	}
	for _, block := range a.Blocks {
		if block.Class == source.Prose || block.Len() == 0 {
			continue
		}
		r := collate.Ref{Source: i, Span: block.Span}
		x := RecordExcluded{RecordSpan: b.place(r), Class: string(block.Class)}
		if b.o.SourceText == Full {
			x.Exact = b.c.Words(r)
		}
		out.Excluded = append(out.Excluded, x)
	}
	for n, g := range a.Gaps {
		out.Gaps = append(out.Gaps, RecordGap{RecordSpan: b.span(collate.Ref{Source: i, Span: g.Span}), Note: g.Note, FilledBy: b.spans(s.Filled[n])})
	}
	return out
}

func (b *recorder) lineage(l collate.Lineage) RecordLineage {
	return RecordLineage{
		ID: l.ID, Sources: b.keys(l.Sources), Certain: l.Certain, Origins: l.Origins,
		Evidence: each(l.Evidence, func(e collate.Evidence) RecordEvidence {
			return RecordEvidence{Kind: e.Kind, Text: e.Text, Sources: b.keys(e.Sources), Spans: b.spans(e.Spans)}
		}),
	}
}

// statements describes the passages of the digest's text.
func (b *recorder) statements() []RecordStatement {
	out := []RecordStatement{}
	b.ids = map[int]string{}
	for i, p := range b.d.Passages {
		if p.Text == "" {
			continue
		}
		s := RecordStatement{ID: "s" + strconv.Itoa(len(out)+1), Text: p.Text, Section: p.Section, Readings: []RecordSpan{}, Differences: []string{}}
		t := b.traced[i]
		if p.Citation != nil && slices.Contains(p.Citation.Keys, "editor") {
			s.Status = "editor"
		} else {
			t = b.named(&p, t, &s)
			s.Readings = b.spans(t.Readings)
			touched := b.touching(&p, t)
			s.Differences = each(touched, func(n int) string { return b.c.Differences[n].ID })
			s.Status = b.status(t, touched)
			if len(t.Overruled) > 0 && s.Base == nil {
				s.Status = "editor"
			}
			for _, n := range t.Statements {
				if b.ids[n] == "" {
					b.ids[n] = s.ID
				}
				for _, credit := range b.c.Statements[n].Credits {
					if !slices.Contains(s.Credits, credit) {
						s.Credits = append(s.Credits, credit)
					}
				}
			}
		}
		out = append(out, s)
	}
	return out
}

// named takes the sources away whose names an editor took from a passage by overruling what was found, and tells why. Where
// none is left, the words are the editor's.
func (b *recorder) named(p *Passage, t Traced, s *RecordStatement) Traced {
	overruled := func(key string) bool {
		return slices.ContainsFunc(t.Overruled, func(o Overruled) bool { return o.Key == key })
	}
	for _, o := range t.Overruled {
		if o.Reason != "" && !slices.Contains(s.Waived, o.Reason) {
			s.Waived = append(s.Waived, o.Reason)
		}
	}
	if p.Citation != nil {
		for i, key := range p.Citation.Keys {
			if !overruled(key) {
				s.Base = &p.Citation.Keys[i]
				break
			}
		}
	}
	t.Readings = slices.DeleteFunc(slices.Clone(t.Readings), func(r collate.Ref) bool { return overruled(b.key(r.Source)) })
	return t
}

// touching returns the differences that touch a passage: those of its footnotes, and those with a reading in the words
// that bear it out.
func (b *recorder) touching(p *Passage, t Traced) []int {
	var out []int
	for n, x := range b.c.Differences {
		touches := false
		for _, m := range p.Marks {
			touches = touches || b.label[n] != "" && b.label[n] == b.d.Marks[m].Label
		}
		for _, reading := range x.Readings {
			for _, s := range reading.Spans {
				touches = touches || slices.ContainsFunc(t.Readings, func(r collate.Ref) bool { return r.Source == s.Source && r.Overlaps(s.Span) })
			}
		}
		if touches {
			out = append(out, n)
		}
	}
	return out
}

func (b *recorder) status(t Traced, touched []int) string {
	for _, n := range touched {
		if x := b.c.Differences[n]; x.Conflict && x.Severity != collate.Low {
			return "disputed"
		}
	}
	sources, lineages := map[int]bool{}, map[int]bool{}
	for _, r := range t.Readings {
		sources[r.Source] = true
		lineages[b.c.Sources[r.Source].Lineage] = true
	}
	switch {
	case len(lineages) > 1:
		return "corroborated"
	case len(sources) > 1:
		return "repeated"
	}
	return "single"
}

func (b *recorder) difference(x collate.Difference) RecordDifference {
	n := slices.IndexFunc(b.c.Differences, func(y collate.Difference) bool { return y.ID == x.ID })
	out := RecordDifference{
		ID: x.ID, Kind: string(x.Kind), Conflict: x.Conflict, Severity: string(x.Severity), Update: x.Form == "update" && !x.Conflict, What: x.What, Note: b.note[n],
		Readings: each(x.Readings, func(r collate.Reading) RecordReading {
			v := RecordReading{Sources: b.keys(r.Sources), Value: r.Value, Spans: b.spans(r.Spans)}
			if b.o.SourceText == NoText && b.label[n] == "" {
				v.Value = ""
			}
			return v
		}),
		Silent: b.keys(x.Silent),
	}
	if out.Note == "" && b.o.SourceText != NoText {
		out.Note = b.sentence(x)
	}
	return out
}

// sentence tells a difference that no footnote tells, with keys in place of citations.
func (b *recorder) sentence(x collate.Difference) string {
	text := newNoter(b.c).sentence(telling{&x, -1, -1, nil})
	if text == "" {
		return x.What
	}
	var out strings.Builder
	for {
		i := strings.Index(text, "[@")
		if i < 0 {
			break
		}
		end := i + strings.IndexByte(text[i:], ']')
		out.WriteString(text[:i] + strings.ReplaceAll(text[i+len("[@"):end], "; @", ", "))
		text = text[end+1:]
	}
	return strings.ReplaceAll(out.String()+text, "\\", "") + "."
}

func (b *recorder) event(e collate.Event) RecordEvent {
	out := RecordEvent{Date: e.Date, Precision: e.Precision, Inferred: e.Inferred, Reason: e.Reason, What: e.What, Spans: b.spans(e.Spans)}
	if e.Statement >= 0 {
		out.Statement = optional(b.ids[e.Statement])
	}
	return out
}

// labels finds the footnote that tells each difference: the one with the label that the draft gives it, else the one
// that quotes two of its readings from the sources that have them.
func (b *recorder) labels() {
	b.label, b.note = make([]string, len(b.c.Differences)), make([]string, len(b.c.Differences))
	taken := map[int]bool{}
	give := func(n, foot int) {
		b.label[n], b.note[n] = b.d.Footnotes[foot].Label, b.d.Footnotes[foot].Plain(b.d)
		taken[foot] = true
	}
	if b.o.Draft != nil {
		for _, note := range b.o.Draft.Notes {
			if foot := slices.IndexFunc(b.d.Footnotes, func(f Footnote) bool { return f.Label == note.Label }); foot >= 0 {
				for _, n := range note.Tells() {
					if n >= 0 && n < len(b.label) {
						give(n, foot)
					}
				}
			}
		}
	}
	for foot, f := range b.d.Footnotes {
		if taken[foot] {
			continue
		}
		best, most := -1, 1
		for n, x := range b.c.Differences {
			if b.label[n] != "" {
				continue
			}
			if score := f.Quotes(b.d, b.c, &x); score > most {
				best, most = n, score
			}
		}
		if best >= 0 {
			give(best, foot)
		}
	}
}

// Quotes counts the readings of a difference that the footnote quotes from a source that has them.
func (f *Footnote) Quotes(d *Digest, c *collate.Collation, x *collate.Difference) int {
	claims := Claims(d.Raw, f.Passages)
	count := 0
	for _, r := range x.Readings {
		value := strings.ToLower(strings.Trim(r.Value, "“”\" "))
		if value == "" {
			continue
		}
		if slices.ContainsFunc(claims, func(k Claim) bool {
			words := strings.ToLower(k.Of(f.Passages[k.Passage].Text))
			return (strings.Contains(words, value) || len(words) > 3 && strings.Contains(value, words)) &&
				slices.ContainsFunc(r.Sources, func(s int) bool { return slices.Contains(k.Keys, c.Sources[s].Key) })
		}) {
			count++
		}
	}
	return count
}

// Plain returns the footnote's sentence as plain text, with keys in place of citations.
func (f *Footnote) Plain(d *Digest) string {
	var b strings.Builder
	for i, p := range f.Passages {
		if i > 0 {
			between := d.Raw[min(f.Passages[i-1].End, p.Start):p.Start]
			b.WriteString(cmp.Or(strings.TrimRight(fold(between), " "), ""))
			b.WriteByte(' ')
		}
		b.WriteString(p.Text)
		if p.Citation != nil {
			b.WriteString(" " + strings.Join(p.Citation.Keys, ", "))
		}
	}
	if n := len(f.Passages); n > 0 {
		b.WriteString(strings.TrimSpace(d.Raw[min(f.Passages[n-1].End, f.End):f.End]))
	}
	return strings.TrimSpace(b.String())
}
