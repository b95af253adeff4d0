package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"variorum/generator/digest"
)

// HomeData is the data of home.html: one page of the list of digests, newest first.
type HomeData struct {
	Common
	Introduction template.HTML // on the first page
	Cards        []Card
	Page, Pages  int
	Newer, Older string // links to the neighbours; "" where there are none
	Topics       []Link
}

// Card is a digest in a list.
type Card struct {
	Href, Title, Description, Date string
	Language                       string // BCP 47
	Articles, Notes, Disagreements int
	Origins                        string // "one report", "two origins"
	Standing                       Standing
	Topics                         []Link
}

// TopicData is the data of topic.html: the digests of one topic.
type TopicData struct {
	Common
	Cards []Card
}

// TopicsData is the data of topics.html: all topics.
type TopicsData struct {
	Common
	Topics []TopicLink
}

// TopicLink is a topic and how many digests have it.
type TopicLink struct {
	Link
	Digests int
}

// PageData is the data of page.html (an editor's page) and 404.html.
type PageData struct {
	Common
	Date string
	HTML template.HTML
}

// HowData is the data of how.html: how the digests were made, with every check and every finding that was overruled.
type HowData struct {
	Common
	Checks     []Check
	Waived     []Waived
	SourceText string
}

// Check is a check of digests, in the words of the page where its language has them.
type Check struct {
	ID, Title, Reason string
	Severity          string
	Bad               string // an example that is found; in English
	Language          string // BCP 47, of title and reason
}

// Waived is a finding that an editor overruled.
type Waived struct {
	Digest Link
	digest.Waiver
}

// topic is a topic with its digests.
type topic struct {
	name, path string
	stories    []*story
}

// topicSlug is where a topic stands, in a name that every file system takes.
func topicSlug(name string) string {
	slug := Slug(strings.ReplaceAll(visibly(name), "/", " "))
	if len(slug) <= 80 {
		return slug
	}
	cut := 60
	for !utf8.RuneStart(slug[cut]) {
		cut--
	}
	sum := sha256.Sum256([]byte(name))
	return strings.TrimRight(slug[:cut], "-") + "-" + hex.EncodeToString(sum[:4])
}

func (s *site) listTopics() []*topic {
	bySlug := map[string]*topic{}
	var out []*topic
	for _, st := range s.recent() {
		for _, name := range st.Digest.Digest.Front.Topics {
			slug := topicSlug(name)
			if slug == "" {
				continue
			}
			t := bySlug[slug]
			if t == nil {
				t = &topic{name: name, path: "topics/" + slug + "/index.html"}
				bySlug[slug] = t
				out = append(out, t)
			}
			if !slices.Contains(t.stories, st) {
				t.stories = append(t.stories, st)
			}
		}
	}
	slices.SortFunc(out, func(a, b *topic) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name)), strings.Compare(a.path, b.path))
	})
	return out
}

func (s *site) topicLinks(page string, names []string) []Link {
	var out []Link
	for _, t := range s.topics {
		for _, name := range names {
			if t.path == "topics/"+topicSlug(name)+"/index.html" {
				out = append(out, Link{link(page, t.path), t.name})
				break
			}
		}
	}
	return out
}

func (s *site) card(page string, st *story) Card {
	w := s.words
	c := Card{
		Href: link(page, st.path("index.html")), Title: st.title(), Description: st.description(), Date: st.date(),
		Articles: len(st.articles), Notes: st.notes, Disagreements: st.conflicts,
		Standing: st.standing(), Topics: s.topicLinks(page, st.Digest.Digest.Front.Topics), Language: st.language,
	}
	if groups, _ := st.origins(); len(st.articles) > 1 {
		c.Origins = w.say("card.no-origin")
		if groups < len(st.articles) {
			c.Origins = w.count(groups, "origin")
		}
	}
	return c
}

// perPage is how many digests a page of the home list has.
const perPage = 20

func (s *site) renderHome() {
	all := s.recent()
	pages := max((len(all)+perPage-1)/perPage, 1)
	file := func(n int) string {
		if n == 1 {
			return "index.html"
		}
		return fmt.Sprintf("page/%d/index.html", n)
	}
	for n := 1; n <= pages; n++ {
		name := file(n)
		title := s.in.Settings.Title
		if n > 1 {
			title = s.words.say("home.title", title, number12(n))
		}
		d := HomeData{Common: s.common(s.in.Settings.Language, "home", name, title, s.tagline()), Page: n, Pages: pages}
		for _, st := range all[(n-1)*perPage : min(n*perPage, len(all))] {
			d.Cards = append(d.Cards, s.card(name, st))
		}
		if n == 1 {
			md := s.markdown(s.in.Settings.Language, name, s.in.Settings.File)
			md.shift = 1
			d.Introduction = md.html([]byte(s.in.Settings.Raw[s.in.Settings.Body:]))
		} else {
			d.Newer = link(name, file(n-1))
		}
		if n < pages {
			d.Older = link(name, file(n+1))
		}
		for _, t := range s.topics {
			d.Topics = append(d.Topics, Link{link(name, t.path), t.name})
		}
		s.render("home", name, d)
	}
}

func (s *site) renderTopics() {
	if len(s.topics) == 0 {
		return
	}
	name := "topics/index.html"
	d := TopicsData{Common: s.common(s.in.Settings.Language, "topics", name, s.words.say("topics"), s.words.say("topics.about", s.in.Settings.Title))}
	for _, t := range s.topics {
		d.Topics = append(d.Topics, TopicLink{Link{link(name, t.path), t.name}, len(t.stories)})
		data := TopicData{Common: s.common(s.in.Settings.Language, "topic", t.path, t.name, s.words.say("topic.about", t.name))}
		for _, st := range t.stories {
			data.Cards = append(data.Cards, s.card(t.path, st))
		}
		s.render("topic", t.path, data)
	}
	s.render("topics", name, d)
}

func (s *site) renderHow() {
	name := howSlug + "/index.html"
	d := HowData{Common: s.common(s.in.Settings.Language, "how", name, s.words.say("how"), s.words.say("how.about")), SourceText: s.in.Settings.SourceText}
	for _, c := range s.in.Checks {
		check := Check{ID: c.ID, Title: c.Title, Reason: c.Reason, Severity: s.words.of("finding", fmt.Sprint(c.Severity)), Bad: c.Bad, Language: "en"}
		if title, reason := s.words.says["check."+c.ID], s.words.says["check-why."+c.ID]; title != "" && reason != "" {
			check.Title, check.Reason, check.Language = title, reason, s.words.language
		}
		d.Checks = append(d.Checks, check)
	}
	for _, st := range s.stories {
		to := Link{link(name, st.path("index.html")), st.title()}
		for _, w := range st.Digest.Digest.Front.Waived {
			d.Waived = append(d.Waived, Waived{to, w})
		}
	}
	s.render("how", name, d)
}

func (s *site) renderPage(p Page) {
	name := p.Slug + "/index.html"
	d := PageData{Common: s.common(or(p.Language, s.in.Settings.Language), "page", name, p.Title, p.Description), Date: p.Date}
	md := s.markdown(d.Language, name, p.File)
	md.shift = 0
	d.HTML = md.html([]byte(withoutTitle(p.Raw[p.Body:], p.Title)))
	s.render("page", name, d)
}

// withoutTitle drops a first heading that repeats the page's title.
func withoutTitle(text, title string) string {
	trimmed := strings.TrimLeft(text, "\n")
	line, rest, _ := strings.Cut(trimmed, "\n")
	if heading, ok := strings.CutPrefix(line, "# "); ok && strings.TrimSpace(heading) == title {
		return rest
	}
	return text
}

// renderMissing makes the page that servers show for an address that is none. It may be shown in any folder, so that no
// relative address holds on it: it carries its style with it and asks for no other file.
func (s *site) renderMissing() {
	d := PageData{Common: s.common(s.in.Settings.Language, "404", "404.html", s.words.say("missing"), s.words.say("missing.why"))}
	d.NoIndex = true
	style := strings.TrimSpace(string(s.files[s.assets["theme.css"]]) + string(s.files[s.assets["style.css"]]))
	d.Style, d.StyleHash = template.CSS(style), policyHash([]byte(style))
	s.render("404", "404.html", d)
}
