package site

import (
	"slices"
	"strings"

	"golang.org/x/text/language"

	"variorum/generator/digest"
	"variorum/generator/source"
)

// story is a digest with what its pages need of it, worked out once.
type story struct {
	*Digest
	site       *site
	language   string // that the digest is written in and its pages speak
	words      *words
	articles   []Article
	byKey      map[string]int                        // index into articles
	difference map[string]*digest.RecordDifference   // by id
	footnoted  map[string][]*digest.RecordDifference // by the label of the footnote that tells it
	touched    map[string][]string                   // ids of the statements that a difference touches
	place      map[string]int                        // of a statement in the digest, by id, counted from 1
	number     map[string]int                        // of a footnote, by label
	noted      []string                              // labels of the footnotes that have a mark, in order
	notes      int                                   // how many they are
	conflicts  int                                   // of them, those that tell a disagreement
}

// Article is one of the story's articles, as pages speak of it.
type Article struct {
	Key       string // as in citations: "A", "bbc"
	Name      string // the outlet's name, or "Article A"
	Outlet    string // the outlet's name; "" where it is not known
	Title     string
	Inferred  string // the outlet as the text itself betrays it; "" where it is known
	Author    string
	Date      string // ISO 8601
	Stamped   bool   // other articles contradict the date, and it is not used
	Fetched   string // when our copy was made, ISO 8601
	URL       string // http or https, or ""
	File      string
	SHA256    string
	Language  string // BCP 47
	Origin    string // id of the group of articles that it shares an origin with
	Href      string // its place on the page of articles, from the page at hand
	Published int    // share of its words that the site reproduces, in per cent
}

func (s *site) story(d *Digest) *story {
	st := &story{
		Digest: d, site: s,
		byKey:      map[string]int{},
		difference: map[string]*digest.RecordDifference{},
		footnoted:  map[string][]*digest.RecordDifference{},
		touched:    map[string][]string{},
		place:      map[string]int{},
		number:     map[string]int{},
	}
	st.language = s.languageOf(d)
	st.words = s.tongue(st.language)
	st.listArticles()
	for i := range d.Record.Differences {
		diff := &d.Record.Differences[i]
		st.difference[diff.ID] = diff
		if diff.Footnote != nil && *diff.Footnote != "" {
			st.footnoted[*diff.Footnote] = append(st.footnoted[*diff.Footnote], diff)
		}
	}
	for i, stm := range d.Record.Statements {
		st.place[stm.ID] = i + 1
		for _, id := range stm.Differences {
			st.touched[id] = append(st.touched[id], stm.ID)
		}
	}
	defined := map[string]bool{}
	for _, f := range d.Digest.Footnotes {
		defined[f.Label] = true
	}
	for _, m := range d.Digest.Marks {
		if defined[m.Label] && st.number[m.Label] == 0 {
			st.notes++
			st.number[m.Label] = st.notes
			st.noted = append(st.noted, m.Label)
			if st.disagrees(m.Label) {
				st.conflicts++
			}
		}
	}
	return st
}

// disagrees reports whether a footnote tells a disagreement.
func (st *story) disagrees(label string) bool {
	return slices.ContainsFunc(st.footnoted[label], func(d *digest.RecordDifference) bool { return d.Conflict && !d.Update })
}

func (st *story) listArticles() {
	meta := map[string]int{} // file -> index into the collation's sources
	if st.Collation != nil {
		for i := range st.Collation.Sources {
			meta[st.Collation.Sources[i].Key] = i
		}
	}
	outlets, nth := map[string]int{}, map[string]int{}
	for _, src := range st.Record.Sources {
		outlets[skeleton(given(src.Publisher))]++
	}
	for _, src := range st.Record.Sources {
		a := Article{
			Key: src.ID, Title: given(src.Title), Date: given(src.Date), Stamped: src.Stamped, File: src.File, SHA256: src.SHA256, Origin: src.Lineage,
			Outlet: visibly(given(src.Publisher)), Language: st.language,
		}
		a.Name = a.Outlet
		switch look := skeleton(a.Outlet); {
		case a.Name == "":
			a.Name = st.words.say("article", a.Key)
		case outlets[look] > 1:
			nth[look]++
			a.Name = st.words.say("article.same", a.Name, number12(nth[look]))
		}
		if u, ok := webAddress(given(src.URL)); ok && !strings.HasPrefix(u, "mailto:") {
			a.URL = u
		}
		if i, ok := meta[src.ID]; ok && st.Collation.Sources[i].Article != nil {
			m := st.Collation.Sources[i].Article.Meta
			a.Title = or(a.Title, headline(st.Collation.Sources[i].Article))
			a.Author, a.Fetched = m.Author, m.Fetched
			a.Language = or(tongueOf(st.Collation.Sources[i].Article), a.Language)
			if src.Publisher == nil || *src.Publisher == "" {
				a.Inferred = m.Inferred
			}
		}
		a.Published = st.share(src.ID)
		st.byKey[a.Key] = len(st.articles)
		st.articles = append(st.articles, a)
	}
}

// headline returns an article's title as its own text has it, "" where it has none.
func headline(a *source.Article) string {
	for _, b := range a.Blocks {
		if b.Class == source.Headline {
			return strings.Join(strings.Fields(b.Of(a.Text)), " ")
		}
	}
	return ""
}

// on returns the articles with links as seen from a page.
func (st *story) on(page string) []Article {
	out := slices.Clone(st.articles)
	for i := range out {
		out[i].Href = link(page, st.path("sources/index.html#"+anchor(out[i].Key)))
	}
	return out
}

// path returns the path of a file of the story.
func (st *story) path(name string) string { return st.Slug + "/" + name }

// name returns what pages call a source.
func (st *story) name(key string) string {
	if i, ok := st.byKey[key]; ok {
		return st.articles[i].Name
	}
	if key == "editor" {
		return st.words.say("editor")
	}
	return key
}

// tongue returns the language of a source.
func (st *story) tongue(key string) string {
	if i, ok := st.byKey[key]; ok {
		return st.articles[i].Language
	}
	return st.language
}

// placeOf links to the words of a source that a difference is about, else to the source.
func (st *story) placeOf(page, key, difference string) string {
	if st.anchored(key, difference) {
		return link(page, st.path("sources/index.html#"+anchor(key, difference)))
	}
	return link(page, st.path("sources/index.html#"+anchor(key)))
}

// summary is the line on top: articles, origins, notes, disagreements.
func (st *story) summary() string {
	w, n := st.words, len(st.articles)
	articles := upper(w.count(n, "article"))
	groups, certain := st.origins()
	first := ""
	switch {
	case n < 2:
		first = w.say("summary.one", articles)
	case groups == 1 && certain:
		first = w.say("summary.report", articles)
	case groups == 1:
		first = w.say("summary.perhaps", articles)
	case groups == n:
		first = w.say("summary.apart", articles)
	default:
		first = w.say("summary.origins", articles, w.count(groups, "from-origin"))
	}
	second := w.plural(st.notes, "note")
	if st.notes == 0 {
		second = w.say("summary.no-notes")
	}
	switch {
	case st.conflicts > 0:
		second = w.say("summary.disagree", second, number12(st.conflicts))
	case st.unprinted() > 0:
		second = w.say("summary.unprinted", second, number12(st.unprinted()))
	case n > 1:
		second = w.say("summary.agree", second)
	default:
		second = w.say("summary.one", second)
	}
	return first + " " + second
}

// languageOf is the language of a digest: the one its front matter names, else that of its articles where all that tell
// theirs tell the same, else the site's.
func (s *site) languageOf(d *Digest) string {
	if tag := d.Digest.Front.Language; tag != "" {
		return tag
	}
	tag := ""
	if d.Collation != nil {
		for _, src := range d.Collation.Sources {
			if src.Article == nil || src.Aside != "" {
				continue
			}
			l := tongueOf(src.Article)
			if tag != "" && l != "" && l != tag {
				return s.in.Settings.Language
			}
			tag = or(l, tag)
		}
	}
	return or(tag, s.in.Settings.Language)
}

// tongueOf is the language of an article: the one that its metadata name, else the one that its words are of; "" where
// neither can be told.
func tongueOf(a *source.Article) string {
	if _, err := language.Parse(a.Meta.Language); err == nil {
		return a.Meta.Language
	}
	return source.Language(a.Text)
}

// origins counts the groups of sources that share an origin; certain is false where a group only may.
func (st *story) origins() (groups int, certain bool) {
	certain = true
	for _, l := range st.Record.Lineages {
		groups++
		if len(l.Sources) > 1 && !l.Certain {
			certain = false
		}
	}
	return max(groups, 1), certain
}

// Standing is whether an editor has signed a digest.
type Standing struct {
	Signed  bool
	Current bool   // what was signed is as it was
	Later   string // the articles that came after it, in words; "" where none did
	By      string
	Date    string
	Banner  bool // the page says that nobody has signed it
}

func (st *story) standing() Standing {
	if s := st.Record.Signed; s != nil {
		x := Standing{Signed: true, Current: s.Current, By: s.By, Date: s.Date}
		if len(s.Later) > 0 {
			x.Later = st.namesOf(s.Later)
		}
		return x
	}
	return Standing{Banner: st.site.in.Settings.Unsigned == Mark}
}

// listed reports whether the digest stands in feeds and may be indexed.
func (st *story) listed() bool {
	return st.Record.Signed != nil || st.site.in.Settings.Unsigned == Publish
}

// updated is the latest of date, signature and corrections, as a day; "" for a digest without a date.
func (st *story) updated() string {
	latest := ""
	add := func(iso string) {
		if t, ok := day(iso); ok {
			latest = max(latest, t.Format("2006-01-02"))
		}
	}
	if _, ok := day(st.date()); !ok {
		return ""
	}
	add(st.date())
	if st.Record.Signed != nil {
		add(st.Record.Signed.Date)
	}
	for _, c := range st.Digest.Digest.Front.Corrections {
		add(c.Date)
	}
	return latest
}

func (st *story) title() string       { return or(st.Digest.Digest.Front.Title, st.Record.Title, st.Slug) }
func (st *story) description() string { return st.Digest.Digest.Front.Description }
func (st *story) date() string        { return or(st.Digest.Digest.Front.Date, given(st.Record.Date)) }

func given(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
