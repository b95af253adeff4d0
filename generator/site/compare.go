package site

import (
	"slices"
	"strings"

	"variorum/generator/digest"
)

// Row is a statement of the digest and what each article has of it.
type Row struct {
	ID         string
	Section    string // the heading that it stands under, on the first row of the section
	Text       string
	Href       string // its place in the digest
	Status     string
	Sign, Says string
	Cells      []Cell // one for each article, in their order
	Kinds      string // kinds of its differences, for the filters: "number quote"
	Severities string
	Sources    string // keys of the articles that differ or are silent, for the filters
}

// Cell is what one article has of a statement.
type Cell struct {
	Name   string // of the article
	Tongue string // BCP 47, of its words
	Kind   string // "says", "differs" (they disagree), "varies" (worded differently), "silent", "gap", "aside"
	Says   string // the same for people
	Sign   string // the same in a character
	Words  string // the article's words; "" where it has none or they are not published
	Href   string // their place on the page of articles
	About  []About
}

// About is a difference, named.
type About struct {
	Href, What string
	Conflict   bool
}

// Difference is a point where the articles differ, with every reading.
type Difference struct {
	ID         string
	Kind       string
	KindSays   string
	Conflict   bool
	Severity   string
	Weight     string // the severity for people
	What       string
	Note       string      // the sentence that tells it, without marks
	Number     int         // of the footnote that tells it in the digest; 0 where none does
	Href       string      // of that footnote
	Readings   []Reading   // none where the quotations show them all
	Quotations []Quotation // compared word by word
	Silent     []string    // names of the articles that do not mention it
	Statements []About
	Sources    string // keys of all articles concerned, for the filters
}

// Reading is a wording or value and who has it.
type Reading struct {
	Value    string
	Language string // BCP 47
	By       []Also
}

// rows makes the table of statements and articles.
func (st *story) rows(page string, printed map[string]bool) []Row {
	var out []Row
	section := ""
	for _, s := range st.Record.Statements {
		r := Row{ID: anchor(s.ID), Text: s.Text, Status: s.Status, Sign: st.words.of("sign", s.Status), Says: st.words.of("status", s.Status)}
		if s.Section != section {
			r.Section, section = s.Section, s.Section
		}
		if printed[s.ID] {
			r.Href = link(page, st.path("index.html#"+anchor(s.ID)))
		}
		var kinds, severities, sources []string
		for _, id := range s.Differences {
			if d := st.difference[id]; d != nil {
				kinds, severities = append(kinds, d.Kind), append(severities, d.Severity)
			}
		}
		for i := range st.articles {
			c := st.cell(page, &s, st.articles[i].Key)
			if c.Kind == "differs" || c.Kind == "varies" || c.Kind == "gap" {
				sources = append(sources, st.articles[i].Key)
			}
			r.Cells = append(r.Cells, c)
		}
		r.Kinds, r.Severities, r.Sources = set(kinds), set(severities), set(sources)
		out = append(out, r)
	}
	return out
}

func (st *story) cell(page string, s *digest.RecordStatement, key string) Cell {
	c := Cell{Name: st.name(key), Tongue: st.tongue(key), Kind: "silent"}
	spans := spansOf(s.Readings, key)
	id := s.ID
	if len(spans) > 0 {
		c.Kind = "says"
	}
	for _, did := range s.Differences {
		d := st.difference[did]
		if d == nil {
			continue
		}
		mine := slices.IndexFunc(d.Readings, func(r digest.RecordReading) bool { return slices.Contains(r.Sources, key) })
		if mine < 0 {
			continue
		}
		base := 0
		if s.Base != nil {
			base = slices.IndexFunc(d.Readings, func(r digest.RecordReading) bool { return slices.Contains(r.Sources, *s.Base) })
		}
		if mine == base {
			continue
		}
		if st.contradicts(d) {
			c.Kind = "differs"
		} else if c.Kind != "differs" {
			c.Kind = "varies"
		}
		c.About = append(c.About, About{Href: "#" + anchor(d.ID), What: st.matter(d), Conflict: st.contradicts(d)})
		if len(spans) == 0 {
			spans, id = spansOf(d.Readings[mine].Spans, key), d.ID
		}
	}
	if c.Kind == "silent" && st.lost(s, key) {
		c.Kind = "gap"
	}
	if i := st.sourceIndex(key); c.Kind == "silent" && i >= 0 && st.Collation.Sources[i].Aside != "" {
		c.Kind = "aside"
	}
	c.Says, c.Sign = st.words.of("cell", c.Kind), st.words.of("cellsign", c.Kind)
	var words []string
	for _, sp := range spans {
		if sp.Exact != "" {
			words = append(words, strings.Join(strings.Fields(sp.Exact), " "))
		}
	}
	if st.site.in.Settings.SourceText != None {
		c.Words = strings.Join(words, " … ")
	}
	if len(spans) > 0 && st.anchored(key, id) {
		c.Href = link(page, st.path("sources/index.html#"+anchor(key, id)))
	}
	return c
}

// lost reports whether our copy of a source lacks the words of a statement: a gap that others fill with them.
func (st *story) lost(s *digest.RecordStatement, key string) bool {
	for _, src := range st.Record.Sources {
		if src.ID != key {
			continue
		}
		for _, g := range src.Gaps {
			for _, f := range g.FilledBy {
				for _, r := range s.Readings {
					if r.Source == f.Source && r.Start < f.End && f.Start < r.End {
						return true
					}
				}
			}
		}
	}
	return false
}

// differences lists the differences with all their readings, the gravest first.
func (st *story) differences(page string) []Difference {
	var out []Difference
	all := slices.Clone(st.Record.Differences)
	slices.SortStableFunc(all, func(a, b digest.RecordDifference) int { return graver(&a, &b) })
	for _, d := range all {
		v := Difference{
			ID: anchor(d.ID), Kind: d.Kind, KindSays: st.words.of("kind", d.Kind), Conflict: st.contradicts(&d),
			Severity: d.Severity, Weight: st.words.of("severity", d.Severity), What: st.matter(&d), Note: st.withoutMarks(d.Note),
		}
		if d.Footnote != nil && st.number[*d.Footnote] > 0 {
			v.Number, v.Href = st.number[*d.Footnote], link(page, st.path("index.html#"+noteID(*d.Footnote)))
		}
		var sources []string
		for _, r := range d.Readings {
			first := len(v.Readings)
			for _, key := range r.Sources {
				sources = append(sources, key)
				value := st.holed(&d, r)
				if own := spansOf(r.Spans, key); d.Kind == "number" && len(own) == 1 {
					value = or(own[0].Exact, value) // "30" and "about 30" are one reading of two wordings
				}
				value = strings.TrimRight(value, " ,;:")
				at := first + slices.IndexFunc(v.Readings[first:], func(o Reading) bool { return strings.EqualFold(o.Value, value) })
				if at < first {
					at = len(v.Readings)
					v.Readings = append(v.Readings, Reading{Value: value, Language: st.tongue(key)})
				}
				reading := &v.Readings[at]
				reading.By = append(reading.By, Also{Href: st.placeOf(page, key, d.ID), Says: st.name(key)})
			}
		}
		told := map[string]bool{}
		for _, q := range st.quotationsOf(&d) {
			v.Quotations = append(v.Quotations, st.quotation(page, q, d.ID))
			for _, r := range q.Readings {
				told[r.Source] = true
			}
		}
		if !slices.ContainsFunc(sources, func(key string) bool { return !told[key] }) {
			v.Readings = nil
		}
		for _, key := range d.Silent {
			v.Silent = append(v.Silent, st.name(key))
		}
		for _, id := range st.touched[d.ID] {
			v.Statements = append(v.Statements, About{Href: "#" + anchor(id), What: number12(st.place[id]), Conflict: st.contradicts(&d)})
		}
		v.Sources = set(sources)
		out = append(out, v)
	}
	return out
}

// withoutMarks turns the citations of a note's sentence, "[@A; @C]", into names.
func (st *story) withoutMarks(note string) string {
	var b strings.Builder
	for {
		i := strings.Index(note, "[@")
		if i < 0 {
			break
		}
		end := strings.IndexByte(note[i:], ']')
		if end < 0 {
			break
		}
		var names []string
		for _, key := range strings.Split(note[i+1:i+end], ";") {
			names = append(names, st.name(strings.TrimPrefix(strings.TrimSpace(key), "@")))
		}
		b.WriteString(note[:i] + st.words.list(names))
		note = note[i+end+1:]
	}
	b.WriteString(note)
	return unescape(b.String())
}

// unescape drops the backslashes that keep Markdown from reading a character as its own.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// set joins values, each once, in order.
func set(values []string) string {
	slices.Sort(values)
	return strings.Join(slices.Compact(values), " ")
}
