package site

import (
	"cmp"
	"slices"
	"strings"
)

// group is digests that have something in common: a topic, an outlet among their articles, a thread.
type group struct {
	name, dir string
	stories   []*Told // the latest first
}

// groups puts the digests into groups, by the names that each has. A name that is a number would stand where a further page of
// the list of groups does, and gets a mark.
func (s *site) groups(dir string, names func(*Told) []string) []*group {
	bySlug := map[string]*group{}
	var out []*group
	for _, st := range s.recent() {
		for _, name := range names(st) {
			slug := topicSlug(name)
			if slug == "" {
				continue
			}
			g := bySlug[slug]
			if g == nil {
				g = &group{name: name, dir: dir + "/" + slug}
				if strings.Trim(slug, "0123456789") == "" {
					g.dir += "-"
				}
				bySlug[slug] = g
				out = append(out, g)
			}
			if n := len(g.stories); n == 0 || g.stories[n-1] != st {
				g.stories = append(g.stories, st)
			}
		}
	}
	slices.SortFunc(out, byName)
	return out
}

func byName(a, b *group) int {
	return cmp.Or(strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name)), strings.Compare(a.dir, b.dir))
}

// outlets are those of a digest's articles, each once.
func (st *story) outlets() []string {
	var out []string
	for _, a := range st.articles {
		if a.Outlet != "" {
			out = append(out, a.Outlet)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// threadOf is the matter that a digest belongs to.
func threadOf(t *Told) []string {
	if t.Thread == "" {
		return nil
	}
	return []string{t.Thread}
}

// renderGroups makes the list of each group, and of all of them.
func (s *site) renderGroups(groups []*group, dir, label, title, about string) {
	if len(groups) == 0 {
		return
	}
	all := lists{dir: dir, section: dir, title: title, about: about}
	for _, g := range groups {
		all.entries = append(all.entries, Entry{Href: g.dir + "/index.html", Title: g.name, Says: s.words.plural(len(g.stories), "digest")})
		s.renderList(list{dir: g.dir, section: dir, label: label, title: g.name, about: s.words.say("topic.about", g.name), up: Link{dir + "/index.html", title}, stories: g.stories})
	}
	s.renderLists(all)
}

// longestList is how many digests the lists of what is most disputed and of what changed lately have.
const longestList = perPage

// renderOrders makes the lists that are in another order than by day.
func (s *site) renderOrders() {
	disputed := slices.DeleteFunc(slices.Clone(s.recent()), func(st *Told) bool { return st.Conflicts == 0 })
	slices.SortStableFunc(disputed, func(a, b *Told) int {
		return cmp.Or(cmp.Compare(b.Grave, a.Grave), cmp.Compare(b.Conflicts, a.Conflicts))
	})
	changed := slices.DeleteFunc(slices.Clone(s.recent()), func(st *Told) bool { return st.Updated == "" || st.Updated == st.Date })
	slices.SortStableFunc(changed, func(a, b *Told) int { return strings.Compare(b.Updated, a.Updated) })
	for _, x := range []struct {
		name    string
		stories []*Told
	}{{"disputed", disputed}, {"changed", changed}} {
		if len(x.stories) == 0 {
			continue
		}
		title := s.words.say("list." + x.name)
		s.orders = append(s.orders, Link{"lists/" + x.name + "/index.html", title})
		s.renderList(list{dir: "lists/" + x.name, title: title, about: title, stories: x.stories[:min(len(x.stories), longestList)]})
	}
}

// grave counts the grave disagreements that notes tell.
func (st *story) grave() (n int) {
	for _, d := range st.disputes() {
		if d.Severity == "high" {
			n++
		}
	}
	return n
}

// inThread tells what stands around a digest in its thread, with zero bytes between: the list of the thread, its name, and of
// the digests before and after it the address, the title and the date.
func (s *site) inThread(slug string) string {
	for _, g := range s.threads {
		for i, st := range g.stories {
			if st.Slug != slug {
				continue
			}
			out := []string{g.dir, g.name}
			for _, n := range []int{i + 1, i - 1} {
				if n < 0 || n >= len(g.stories) {
					out = append(out, "", "", "")
					continue
				}
				out = append(out, g.stories[n].Slug, g.stories[n].Title, g.stories[n].Date)
			}
			return strings.Join(out, "\x00")
		}
	}
	return ""
}

// neighbours links to the digests before and after one in its thread, and to the list of the thread.
func (s *site) neighbours(st *story, page string) (earlier, later *Link, thread Link) {
	if st.Digest.Digest.Front.Thread == "" {
		return nil, nil, Link{}
	}
	parts := strings.Split(s.ask("thread "+st.Slug), "\x00")
	if len(parts) != 8 {
		return nil, nil, Link{}
	}
	to := func(slug, title, date string) *Link {
		if slug == "" {
			return nil
		}
		if title = or(title, slug); date != "" {
			title += " (" + st.words.date(date) + ")"
		}
		return &Link{link(page, slug+"/index.html"), title}
	}
	return to(parts[2], parts[3], parts[4]), to(parts[5], parts[6], parts[7]), Link{link(page, parts[0]+"/index.html"), parts[1]}
}
