package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"variorum/generator/digest"
	"variorum/generator/report"
)

// Card is a digest in a list.
type Card struct {
	Href, Title, Description, Date string
	Language                       string // BCP 47
	Articles, Notes, Disagreements int
	Origins                        string // "one report", "two origins"
	Outlets                        string // names of the articles' outlets; may be empty
	Issue                          string // on what the articles disagree, in a few words; may be empty
	Standing                       Standing
	Topics                         []Link
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
	Waived     []Waived // of the newest digests that have any
	More       string   // link to the list of all of them; "" where these are all
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
	Says string // what the check finds, in words; "" where there is no such check
}

func (s *site) card(page string, st *Told) Card {
	w := s.words
	c := Card{
		Href: link(page, st.path("index.html")), Title: st.Title, Description: st.Description, Date: st.Date,
		Articles: st.Articles, Notes: st.Notes, Disagreements: st.Conflicts,
		Standing: st.Standing, Topics: s.topicLinks(page, st.Topics), Language: st.Language,
	}
	c.Issue = st.Issue
	if n := len(st.Outlets); n > 0 && n <= 4 {
		c.Outlets = w.list(st.Outlets)
	}
	if st.Articles > 1 {
		c.Origins = w.say("card.no-origin")
		if st.Groups < st.Articles {
			c.Origins = w.count(st.Groups, "origin")
		}
	}
	return c
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
	var overruled []*Told
	for _, st := range s.recent() {
		if len(st.Waived) > 0 {
			overruled = append(overruled, st)
		}
	}
	for _, st := range overruled[:min(len(overruled), perPage)] {
		to := Link{link(name, st.path("index.html")), st.Title}
		for _, w := range st.Waived {
			says := ""
			if i := slices.IndexFunc(d.Checks, func(c Check) bool { return c.ID == w.Check }); i >= 0 {
				says = d.Checks[i].Title
			}
			d.Waived = append(d.Waived, Waived{to, w, says})
		}
	}
	if len(overruled) > perPage {
		l := list{dir: howSlug + "/overruled", section: "how", title: s.words.say("how.overruled"), about: s.words.say("how.about"), stories: overruled}
		d.More = link(name, l.dir+"/index.html")
		s.renderList(l)
	}
	s.render("how", name, d)
}

func (s *site) renderPage(p Page) {
	name := p.Slug + "/index.html"
	d := PageData{Common: s.common(or(p.Language, s.in.Settings.Language), "page", name, p.Title, p.Description), Date: p.Date}
	md := s.markdown(d.Language, name, p.File)
	md.shift = 0
	d.HTML = md.html([]byte(withoutTitle(p.Raw[p.Body:], p.Title)))
	var pictures []digest.Picture
	if strings.Contains(p.Raw[p.Body:], "![") { // few pages have any, and parsing them once more takes time
		parsed, _ := digest.Parse(p.File, p.Raw)
		pictures = parsed.Pictures
	}
	for _, x := range pictures {
		if strings.TrimSpace(x.Alt) == "" {
			s.findings.Add("alt-missing", report.At(p.File, p.Raw, x.Start), "write what it shows: ![the quay at noon](img/quay.jpg)", "the picture has no text that stands for it")
		}
	}
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
	style := strings.TrimSpace(string(s.frame.static[s.assets["theme.css"]]) + string(s.frame.static[s.assets["style.css"]]))
	d.Style, d.StyleHash = template.CSS(style), policyHash([]byte(style))
	s.render("404", "404.html", d)
}
