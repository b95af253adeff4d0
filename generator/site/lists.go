package site

import (
	"cmp"
	"crypto/sha256"
	"fmt"
	"html/template"
	"slices"
	"strings"

	"variorum/generator/front"
	"variorum/generator/report"
)

// Lists are paged so that no page grows with the number of digests, and so that a new digest changes few of them. A list
// that is told the latest first has its newest part at its own address, and its full parts are numbered from the oldest:
// "topics/sea/1/index.html" has the first digests that there ever were, and what is published today leaves it as it is.

// perPage is how many digests a page of a list has, perIndex how many links a page of links.
const (
	perPage  = 20
	perIndex = 100
)

// HomeData is the data of home.html: the latest digests by day.
type HomeData struct {
	Common
	Introduction template.HTML
	Days         []Day
	Topics       []Link // those that most digests have
	MoreTopics   bool   // there are others
	Outlets      string // the list of outlets; "" where none is known
	Threads      string // the list of threads; "" where there are none
	Orders       []Link // lists in another order: what is most disputed, what changed lately
}

// Day is a day with its digests, or the first of them.
type Day struct {
	Date    string // ISO 8601; "" for digests without a date
	Href    string // the list of its digests
	Digests int    // how many they are; more than Cards has where there is no room for all
	Cards   []Card
}

// ListData is the data of list.html: digests of one day, one topic and so on.
type ListData struct {
	Common
	Label        string // what kind of list it is: "Topic"
	Up           Link   // the list that this one stands in
	Cards        []Card
	Newer, Older string // links to the neighbours; "" where there are none
}

// ListsData is the data of lists.html: links to lists or pages.
type ListsData struct {
	Common
	Up           Link // the list that this one stands in; its Href is "" where there is none
	Entries      []Entry
	Before, Next string // links to the neighbours; "" where there are none
}

// Entry is a link of a list with what is told of it.
type Entry struct {
	Href, Title string
	Language    string // BCP 47; "" where it is that of the page's own words
	Says        string // "12 digests"; may be empty
}

// part is a page of a list: the items from up to to, and the pages beside it.
type part struct {
	file, before, next string
	from, to           int
}

// partsByAge divides n items, the latest first, into pages. They are in the order of the items. The first has what full pages leave over,
// and where that is less than half a page the newest full one with it: nobody is shown a single digest and a link to the others.
func partsByAge(dir string, n int) []part {
	full := (max(n, 1) - 1) / perPage
	if full > 0 && n-full*perPage < perPage/2 {
		full--
	}
	parts := []part{{file: dir + "/index.html", from: 0, to: n - full*perPage}}
	for k := full; k >= 1; k-- {
		parts = append(parts, part{file: fmt.Sprintf("%s/%d/index.html", dir, k), from: n - k*perPage, to: n - (k-1)*perPage})
	}
	return chain(parts)
}

// partsInOrder divides n items into pages of at most per.
func partsInOrder(dir string, n, per int) []part {
	var parts []part
	for from := 0; from == 0 || from < n; from += per {
		file := dir + "/index.html"
		if from > 0 {
			file = fmt.Sprintf("%s/%d/index.html", dir, from/per+1)
		}
		parts = append(parts, part{file: file, from: from, to: min(from+per, n)})
	}
	return chain(parts)
}

func chain(parts []part) []part {
	for i := 1; i < len(parts); i++ {
		parts[i].before, parts[i-1].next = parts[i-1].file, parts[i].file
	}
	return parts
}

// linkOr is link, or "" where there is nothing to link to.
func linkOr(from, to string) string {
	if to == "" {
		return ""
	}
	return link(from, to)
}

// list is a list of digests, the latest first.
type list struct {
	dir, section        string
	label, title, about string
	up                  Link // Href is a file of the site
	stories             []*Told
	newer, older        string // files beside the list as a whole: the days around a day
}

// listed is a page of a list as it was made.
type listed struct {
	key     string // of all that it shows, but for what follows
	told    []*Told
	entries []Entry
	content Content
}

// again puts a page of a list into the site as it was made the last time, if it would show the same now.
func (s *site) again(file, key string, told []*Told, entries []Entry) bool {
	was := s.press.lists[file]
	if was == nil || was.key != key || !slices.EqualFunc(was.told, told, sameCard) || !slices.Equal(was.entries, entries) {
		return false
	}
	was.told, was.entries = told, entries
	s.lists[file] = was
	s.files[file], s.sums[file] = was.content.Bytes, was.content.Sum
	return true
}

// keep remembers a page of a list that was made.
func (s *site) keep(file, key string, told []*Told, entries []Entry) {
	if content := s.files[file]; content != nil { // else a finding tells why, and is to be told again
		c := Content{sha256.Sum256(content), content}
		s.lists[file], s.sums[file] = &listed{key, told, entries, c}, c.Sum
	}
}

// sameCard reports whether lists tell the same of two digests: all that card takes.
func sameCard(a, b *Told) bool {
	return a == b || a.Slug == b.Slug && a.Title == b.Title && a.Description == b.Description && a.Date == b.Date && a.Language == b.Language &&
		a.Articles == b.Articles && a.Notes == b.Notes && a.Conflicts == b.Conflicts && a.Groups == b.Groups && a.Issue == b.Issue &&
		a.Standing == b.Standing && slices.Equal(a.Topics, b.Topics) && slices.Equal(a.Outlets, b.Outlets)
}

// renderList makes the pages of a list, but for those that were just so the last time.
func (s *site) renderList(l list) {
	parts := partsByAge(l.dir, len(l.stories))
	parts[0].before = l.newer
	parts[len(parts)-1].next = l.older
	key := fmt.Sprintf("%q", []string{s.env, s.topicsKey, l.section, l.label, l.title, l.about, l.up.Href, l.up.Title})
	for _, p := range parts {
		key, told := fmt.Sprintf("%s%q%q", key, p.before, p.next), l.stories[p.from:p.to]
		if s.again(p.file, key, told, nil) {
			continue
		}
		d := ListData{Common: s.common(s.in.Settings.Language, "list", p.file, l.title, l.about), Label: l.label}
		d.within(l.section)
		if l.up.Href != "" {
			d.Up = Link{link(p.file, l.up.Href), l.up.Title}
		}
		d.Newer, d.Older = linkOr(p.file, p.before), linkOr(p.file, p.next)
		for _, st := range told {
			d.Cards = append(d.Cards, s.card(p.file, st))
		}
		s.render("list", p.file, d)
		s.keep(p.file, key, told, nil)
	}
}

// lists is a list of lists or pages.
type lists struct {
	dir, section, title, about string
	up                         Link
	entries                    []Entry // Href is a file of the site
}

// renderLists makes the pages of a list of links, but for those that were just so the last time.
func (s *site) renderLists(l lists) {
	key := fmt.Sprintf("%q", []string{s.env, l.section, l.title, l.about, l.up.Href, l.up.Title})
	for _, p := range partsInOrder(l.dir, len(l.entries), perIndex) {
		key, entries := fmt.Sprintf("%s%q%q", key, p.before, p.next), l.entries[p.from:p.to]
		if s.again(p.file, key, nil, entries) {
			continue
		}
		d := ListsData{Common: s.common(s.in.Settings.Language, "lists", p.file, l.title, l.about)}
		d.within(l.section)
		if l.up.Href != "" {
			d.Up = Link{link(p.file, l.up.Href), l.up.Title}
		}
		d.Before, d.Next = linkOr(p.file, p.before), linkOr(p.file, p.next)
		for _, e := range entries {
			e.Href = link(p.file, e.Href)
			if s.words.lang(e.Language) == "" {
				e.Language = ""
			}
			d.Entries = append(d.Entries, e)
		}
		s.render("lists", p.file, d)
		s.keep(p.file, key, nil, entries)
	}
}

// undated is the list of digests without a date.
const undated = "days/undated"

// dayFile returns the list of the digests of a day, or of those without one.
func dayFile(date string) string {
	if date == "" {
		return undated + "/index.html"
	}
	return "days/" + date + "/index.html"
}

// dated is a day with its digests.
type dated struct {
	date    string // "" for those without one
	stories []*Told
}

// byDay returns the digests by day, the latest first; those without a date last.
func (s *site) byDay() []dated {
	var out []dated
	for _, st := range s.recent() {
		date := ""
		if t, ok := day(st.Date); ok {
			date = t.Format("2006-01-02")
		}
		if n := len(out) - 1; n < 0 || out[n].date != date {
			out = append(out, dated{date: date})
		}
		out[len(out)-1].stories = append(out[len(out)-1].stories, st)
	}
	return out
}

func (s *site) renderHome() {
	const name = "index.html"
	d := HomeData{Common: s.common(s.in.Settings.Language, "home", name, s.in.Settings.Title, s.tagline())}
	md := s.markdown(s.in.Settings.Language, name, s.in.Settings.File)
	md.shift = 1
	d.Introduction = md.html([]byte(s.in.Settings.Raw[s.in.Settings.Body:]))
	room := perPage
	for _, x := range s.byDay() {
		if room == 0 {
			break
		}
		v := Day{Date: x.date, Href: link(name, dayFile(x.date)), Digests: len(x.stories)}
		for _, st := range x.stories[:min(room, len(x.stories))] {
			v.Cards = append(v.Cards, s.card(name, st))
		}
		room -= len(v.Cards)
		d.Days = append(d.Days, v)
	}
	often := slices.Clone(s.topics)
	slices.SortStableFunc(often, func(a, b *group) int { return cmp.Compare(len(b.stories), len(a.stories)) })
	d.MoreTopics = len(often) > perPage
	for _, t := range often[:min(len(often), perPage)] {
		d.Topics = append(d.Topics, Link{link(name, t.dir+"/index.html"), t.name})
	}
	if len(s.outlets) > 0 {
		d.Outlets = link(name, "outlets/index.html")
	}
	if len(s.threads) > 0 {
		d.Threads = link(name, "threads/index.html")
	}
	for _, o := range s.orders {
		d.Orders = append(d.Orders, Link{link(name, o.Href), o.Title})
	}
	s.render("home", name, d)
}

// renderDays makes the list of each day, of each month's days, and of all months.
func (s *site) renderDays() {
	days := s.byDay()
	if len(days) == 0 {
		return
	}
	w := s.words
	all := lists{dir: "days", section: "days", title: w.say("days"), about: w.say("days.about", s.in.Settings.Title)}
	var month lists
	inMonth := 0
	end := func() {
		if month.dir == "" {
			return
		}
		all.entries = append(all.entries, Entry{Href: month.dir + "/index.html", Title: month.title, Says: w.plural(inMonth, "digest")})
		s.renderLists(month)
		month, inMonth = lists{}, 0
	}
	for i, x := range days {
		l := list{dir: undated, section: "days", title: w.say("days.undated"), about: w.say("days.undated"), up: Link{"days/index.html", w.say("days")}, stories: x.stories}
		if x.date != "" {
			l.dir = "days/" + x.date
			l.title = w.date(x.date)
			l.about = w.say("day.about", w.date(x.date))
			l.up = Link{"days/" + x.date[:7] + "/index.html", w.date(x.date[:7])}
		}
		if i > 0 {
			l.newer = dayFile(days[i-1].date)
		}
		if i < len(days)-1 {
			l.older = dayFile(days[i+1].date)
		}
		s.renderList(l)
		if x.date == "" {
			end()
			all.entries = append(all.entries, Entry{Href: undated + "/index.html", Title: l.title, Says: w.plural(len(x.stories), "digest")})
			continue
		}
		if dir := "days/" + x.date[:7]; dir != month.dir {
			end()
			month = lists{dir: dir, section: "days", title: w.date(x.date[:7]), about: w.say("day.about", w.date(x.date[:7])), up: Link{"days/index.html", w.say("days")}}
		}
		inMonth += len(x.stories)
		month.entries = append(month.entries, Entry{Href: l.dir + "/index.html", Title: w.date(x.date), Says: w.plural(len(x.stories), "digest")})
	}
	end()
	s.renderLists(all)
}

// navigate tells the pages that stand in the head of every page from the others: those that content/_site.md names, in its
// order, then those that ask for it themselves, by the number that they give. No page's size depends on how many others
// there are.
func (s *site) navigate() {
	asked := map[string]int{} // by slug, from 1
	for i, slug := range s.in.Settings.Nav {
		slug = strings.Trim(slug, "/")
		if !slices.ContainsFunc(s.pages, func(p Page) bool { return p.Slug == slug }) {
			var known []string
			for _, p := range s.pages {
				known = append(known, p.Slug)
			}
			s.findings.Warn("nav", report.At(s.in.Settings.File, s.in.Settings.Raw, front.Value(s.in.Settings.Raw, "nav")), meant(slug, known, "name editors' pages by their addresses: nav: [about]"), "nav names %q, which is no page", slug)
			continue
		}
		if asked[slug] == 0 {
			asked[slug] = i + 1
		}
	}
	s.rest = make([]Page, 0, len(s.pages))
	for _, p := range s.pages {
		if asked[p.Slug] > 0 || p.Nav > 0 {
			s.head = append(s.head, p)
		} else {
			s.rest = append(s.rest, p)
		}
	}
	place := func(p Page) (int, int) {
		if n := asked[p.Slug]; n > 0 {
			return 0, n
		}
		return 1, p.Nav
	}
	slices.SortStableFunc(s.head, func(a, b Page) int {
		a0, a1 := place(a)
		b0, b1 := place(b)
		return cmp.Or(cmp.Compare(a0, b0), cmp.Compare(a1, b1), byTitle(a, b))
	})
	byLow := make([]lowTitle, len(s.rest))
	for i, p := range s.rest {
		byLow[i] = lowTitle{strings.ToLower(p.Title), p.Slug, i}
	}
	slices.SortFunc(byLow, func(a, b lowTitle) int {
		return cmp.Or(strings.Compare(a.title, b.title), strings.Compare(a.slug, b.slug))
	})
	rest := make([]Page, len(s.rest))
	for i, x := range byLow {
		rest[i] = s.rest[x.at]
	}
	s.rest = rest
}

// lowTitle is the title of a page in small letters, by which pages are sorted.
type lowTitle struct {
	title, slug string
	at          int // where the page stands
}

func byTitle(a, b Page) int {
	return cmp.Or(strings.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)), strings.Compare(a.Slug, b.Slug))
}

// renderPageList makes the list of the editors' pages that do not stand in the head.
func (s *site) renderPageList() {
	if len(s.rest) == 0 {
		return
	}
	l := lists{dir: "pages", section: "pages", title: s.words.say("pages"), about: s.words.say("pages.about", s.in.Settings.Title)}
	for _, p := range s.rest {
		l.entries = append(l.entries, Entry{Href: p.Slug + "/index.html", Title: p.Title, Language: or(p.Language, s.in.Settings.Language), Says: p.Description})
	}
	s.renderLists(l)
}
