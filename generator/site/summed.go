package site

import (
	"strings"

	"variorum/generator/digest"
	"variorum/generator/report"
)

// Told is what the rest of the site tells of a digest: lists, feeds, the search index. It is never changed.
type Told struct {
	Slug, File                                           string
	Title, Description, Summary, Date, Updated, Language string
	Articles, Notes, Conflicts, Groups                   int
	Standing                                             Standing
	Listed                                               bool // in feeds
	Drawn                                                bool // it has a picture
	Topics                                               []string
	Outlets                                              []string // of the articles, by name, each once
	Thread                                               string   // the matter that it belongs to
	Issue                                                string   // on what the articles disagree, in a few words
	Grave                                                int      // of Conflicts, the grave ones
	Corrections                                          []digest.Correction
	Waived                                               []digest.Waiver
	Moved                                                []string // addresses that it had
	MovedAt                                              report.Place
	Terms                                                string // for the search index: see weigh
}

func (t *Told) path(name string) string { return t.Slug + "/" + name }

// sumUp tells what lists need of a digest.
func (st *story) sumUp() *Told {
	front := &st.Digest.Digest.Front
	groups, _ := st.origins()
	t := &Told{
		Slug: st.Slug, File: st.Digest.Digest.File,
		Title: st.title(), Description: st.description(), Summary: st.summary(), Date: st.date(), Updated: st.updated(), Language: st.language,
		Articles: len(st.articles), Notes: st.notes, Conflicts: st.conflicts, Groups: groups,
		Standing: st.standing(), Listed: st.listed(), Drawn: drawable(st.title()),
		Topics: front.Topics, Corrections: front.Corrections, Waived: front.Waived, Moved: front.Moved,
		MovedAt: movedAt(st.Digest.Digest),
		Outlets: st.outlets(), Thread: front.Thread, Issue: st.issue(), Grave: st.grave(),
	}
	var b strings.Builder
	for _, stm := range st.Record.Statements {
		b.WriteString(stm.Text + " " + stm.Section + " ")
	}
	t.Terms = weigh(t.Title, or(t.Description, t.Summary), b.String())
	return t
}

// Expected is what is known of a digest before it is made: that it will be there, its topics and its thread.
func Expected(slug string, d *digest.Digest) *Told {
	return &Told{Slug: slug, File: d.File, Title: d.Front.Title, Date: d.Front.Date, Thread: d.Front.Thread, Topics: d.Front.Topics, Moved: d.Front.Moved, MovedAt: movedAt(d)}
}
