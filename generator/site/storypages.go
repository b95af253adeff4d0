package site

import (
	"html/template"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/lexicon"
)

// StoryData is what the three pages of a digest share.
type StoryData struct {
	Common
	Slug     string
	Headline string // the digest's title
	Date     string
	Summary  string // "Four articles that appear to rework one report. 12 notes; the articles disagree in 5."
	Articles []Article
	Standing Standing
	Digest   string // links to the three pages
	Sources  string
	Compare  string
	Topics   []Link
	Parts    bool // the site reproduces words of the articles
	Unread   bool // the program has no words for the language of an article
}

// DigestData is the data of digest.html.
type DigestData struct {
	StoryData
	Blocks      []Block
	Notes       int
	Conflicts   int
	Disputed    []Disputed // the gravest of these in words
	MoreAtIssue int        // how many others there are
	Contents    []Link     // the headings, of a long digest
	Earlier     *Link      // the digest before this one in its thread; nil where there is none
	Later       *Link      // and the one after it
	Thread      Link       // the list of the thread; its Href is "" where there is none
	Used        []string   // the states of statements that occur, for the legend
	Numbered    bool       // notes stand in the text, for the legend
	Quotations  []Quotation
	Events      []Event
	Origins     []Origin
	Told        int // how many of them have evidence
	Drawing     template.HTML
	Corrections []digest.Correction
	Cite        string
	Files       []Link
}

// Event is an entry of the time line.
type Event struct {
	Date     string // ISO 8601
	What     string
	Href     string // the sentence that tells it; may be empty
	Inferred bool
	Reason   string
}

// SourcesData is the data of sources.html.
type SourcesData struct {
	StoryData
	Mode     string // source_text
	Sections []Source
	Removed  []digest.FrontSource
}

// CompareData is the data of compare.html.
type CompareData struct {
	StoryData
	Differences []Difference // all of them, the gravest first
	Grave       []Difference // those that matter, or that a note tells
	Slight      []Difference // those that are for the record alone
	Rows        []Row
	Columns     int      // of the table: the articles and the digest
	Kinds       []Option // what the filters offer
	Severities  []Option
}

// Option is a choice of a filter.
type Option struct{ Value, Says string }

func (s *site) storyData(st *story, kind, page, title string) StoryData {
	d := StoryData{
		Common: s.common(st.language, kind, page, title, or(st.description(), st.summary())),
		Slug:   st.Slug, Headline: st.title(), Date: st.date(), Summary: st.summary(), Articles: st.on(page), Standing: st.standing(),
		Digest: link(page, st.path("index.html")), Sources: link(page, st.path("sources/index.html")), Compare: link(page, st.path("compare/index.html")),
		Topics: s.topicLinks(page, st.Digest.Digest.Front.Topics), Parts: s.in.Settings.SourceText != None,
	}
	d.NoIndex = !st.listed()
	d.Unread = slices.ContainsFunc(st.articles, func(a Article) bool { return !lexicon.Known(a.Language) })
	return d
}

// renderStory makes all files of a digest.
func (s *site) renderStory(st *story) {
	page := st.path("index.html")
	d := DigestData{StoryData: s.storyData(st, "digest", page, st.title()), Notes: st.notes, Conflicts: st.conflicts, Corrections: st.Digest.Digest.Front.Corrections}
	blocks, text := st.blocks(page)
	d.Blocks = blocks
	d.Disputed, d.MoreAtIssue = st.disputed()
	d.Contents = text.contents
	if len(d.Contents) < 4 {
		d.Contents = nil
	}
	d.Earlier, d.Later, d.Thread = s.neighbours(st, page)
	d.JSONLD, d.JSONLDHash = st.jsonLD()
	printed := map[string]bool{}
	for i := range text.given {
		if stm, ok := text.statementOf(i); ok {
			printed[stm.ID] = true
		}
	}
	d.Numbered = len(st.number) > 0
	for _, status := range []string{"corroborated", "repeated", "single", "disputed", "editor"} {
		if slices.ContainsFunc(st.Record.Statements, func(r digest.RecordStatement) bool { return r.Status == status }) {
			d.Used = append(d.Used, status)
		}
	}
	for _, e := range st.Record.Events {
		v := Event{Date: e.Date, What: upper(e.What), Inferred: e.Inferred}
		v.Reason, _ = st.told(e.Reason, nil)
		if e.Statement != nil && printed[*e.Statement] {
			v.Href = "#" + anchor(*e.Statement)
		}
		d.Events = append(d.Events, v)
	}
	slices.SortStableFunc(d.Events, func(a, b Event) int { return strings.Compare(a.Date, b.Date) })
	d.Quotations = st.quotations(page)
	d.Origins = st.originsOn(page)
	for _, o := range d.Origins {
		if len(o.Evidence) > 0 {
			d.Told++
		}
	}
	if slices.ContainsFunc(d.Origins, func(o Origin) bool { return len(o.Articles) > 1 || len(o.Credits) > 0 }) {
		d.Drawing = st.drawing(d.Origins)
	}
	d.Cite = st.cite()
	for _, f := range []Link{{"digest.md", "file.markdown"}, {"digest.json", "file.record"}, {"sources.json", "file.csl"}, {"../variorum.csl", "file.style"}, {"annotations.json", "file.annotations"}} {
		if f.Href != "../variorum.csl" || s.assets["variorum.csl"] != "" {
			d.Files = append(d.Files, Link{link(page, strings.TrimPrefix(st.path(f.Href), st.Slug+"/../")), st.words.say(f.Title)})
		}
	}
	if d.Image = st.image(); d.Image != "" {
		s.files[st.path("card.png")] = s.press.card(st.cardWords())
	}
	s.render("digest", page, d)

	page = st.path("sources/index.html")
	sources := SourcesData{StoryData: s.storyData(st, "sources", page, st.words.say("articles.of", st.title())), Mode: s.in.Settings.SourceText, Sections: st.sources(page, printed)}
	for _, f := range st.Digest.Digest.Front.Sources {
		if f.Removed {
			sources.Removed = append(sources.Removed, f)
		}
	}
	s.render("sources", page, sources)

	page = st.path("compare/index.html")
	compare := CompareData{StoryData: s.storyData(st, "compare", page, st.words.say("compare.of", st.title())), Differences: st.differences(page), Rows: st.rows(page, printed), Columns: len(st.articles) + 1}
	for _, d := range compare.Differences {
		if d.Severity == "low" && d.Number == 0 {
			compare.Slight = append(compare.Slight, d)
		} else {
			compare.Grave = append(compare.Grave, d)
		}
	}
	for _, kind := range []string{"number", "date", "name", "role", "place", "polarity", "certainty", "relation", "quote", "attribution", "label", "detail", "lacuna"} {
		if slices.ContainsFunc(compare.Differences, func(d Difference) bool { return d.Kind == kind }) {
			compare.Kinds = append(compare.Kinds, Option{kind, st.words.of("kind", kind)})
		}
	}
	for _, severity := range []string{"high", "medium", "low"} {
		if slices.ContainsFunc(compare.Differences, func(d Difference) bool { return d.Severity == severity }) {
			compare.Severities = append(compare.Severities, Option{severity, st.words.of("severity", severity)})
		}
	}
	s.render("compare", page, compare)

	s.files[st.path("digest.json")] = st.record()
	s.files[st.path("digest.md")] = st.markdown()
	s.files[st.path("sources.json")] = st.csl()
	s.files[st.path("annotations.json")] = st.annotations(st.path("annotations.json"))
}

// cite is a line to quote the digest by.
func (st *story) cite() string {
	set := st.site.in.Settings
	s := or(set.Publisher, set.Title) + ". " + st.words.say("citing.title", strings.TrimSuffix(st.title(), "."))
	if set.Publisher != "" && set.Publisher != set.Title {
		s += " " + set.Title + "."
	}
	if st.date() != "" {
		date := st.words.date(st.date())
		if u := st.updated(); u != "" && u != st.date() {
			date = st.words.say("citing.updated", date, st.words.date(u))
		}
		s += " " + date + "."
	}
	if u := st.site.absolute(st.path("index.html")); u != "" {
		s += " " + u
	}
	return s
}
