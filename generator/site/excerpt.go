package site

import (
	"cmp"
	"slices"
	"unicode/utf8"

	"variorum/generator/digest"
)

// use is a stretch of a source that the digest rests on.
type use struct {
	start, end int    // bytes of the source text
	id         string // of the statement or difference
	anchor     string // id on the page of articles, "" but for the first use of a statement or difference
	difference bool
}

// uses returns what the record takes from a source, in order of place.
func (st *story) uses(key string) []use {
	text, ok := st.sourceText(key)
	if !ok {
		return nil
	}
	at := offsets(text)
	var out []use
	seen := map[string]bool{}
	add := func(spans []digest.RecordSpan, id string, difference bool) {
		for _, s := range spans {
			if s.Source != key || s.Start < 0 || s.End > len(at)-1 || s.Start >= s.End {
				continue
			}
			u := use{start: at[s.Start], end: at[s.End], id: id, difference: difference}
			if !seen[id] {
				seen[id] = true
				u.anchor = anchor(key, id)
			}
			out = append(out, u)
		}
	}
	for _, s := range st.Record.Statements {
		add(s.Readings, s.ID, false)
	}
	for _, d := range st.Record.Differences {
		for _, r := range d.Readings {
			add(r.Spans, d.ID, true)
		}
	}
	slices.SortStableFunc(out, func(a, b use) int {
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end))
	})
	return out
}

// anchored reports whether the page of articles has a place for what a statement or difference takes from a source.
func (st *story) anchored(key, id string) bool {
	has := func(spans []digest.RecordSpan) bool {
		return slices.ContainsFunc(spans, func(s digest.RecordSpan) bool { return s.Source == key })
	}
	if d := st.difference[id]; d != nil {
		return slices.ContainsFunc(d.Readings, func(r digest.RecordReading) bool { return has(r.Spans) })
	}
	for _, s := range st.Record.Statements {
		if s.ID == id {
			return has(s.Readings)
		}
	}
	return false
}

// sourceText returns the text of a source.
func (st *story) sourceText(key string) (string, bool) {
	if st.Collation == nil {
		return "", false
	}
	for i := range st.Collation.Sources {
		if s := &st.Collation.Sources[i]; s.Key == key && s.Article != nil {
			return s.Article.Text, true
		}
	}
	return "", false
}

// share is how much of a source's words the site reproduces, in per cent.
func (st *story) share(key string) int {
	text, ok := st.sourceText(key)
	if !ok || text == "" {
		return 0
	}
	switch st.site.in.Settings.SourceText {
	case Full:
		return 100
	case None:
		return 0
	}
	used, end := 0, 0
	for _, u := range st.uses(key) {
		if u.end > end {
			used += u.end - max(u.start, end)
			end = u.end
		}
	}
	return (used*100 + len(text)/2) / len(text)
}

// offsets returns the byte offset of each code point of text, and its length as the last.
func offsets(text string) []int {
	out := make([]int, 0, utf8.RuneCountInString(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}
