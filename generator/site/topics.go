package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// topic is a topic with its digests, the latest first.
type topic struct {
	name, dir string
	stories   []*Told
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

// listTopics finds the topics of all digests. A name that is a number would stand where a further page of the list of
// topics does, and gets a mark.
func (s *site) listTopics() {
	s.topic = map[string]*topic{}
	for _, st := range s.recent() {
		for _, name := range st.Topics {
			slug := topicSlug(name)
			if slug == "" {
				continue
			}
			t := s.topic[slug]
			if t == nil {
				t = &topic{name: name, dir: "topics/" + slug}
				if strings.Trim(slug, "0123456789") == "" {
					t.dir += "-"
				}
				s.topic[slug] = t
				s.topics = append(s.topics, t)
			}
			if n := len(t.stories); n == 0 || t.stories[n-1] != st {
				t.stories = append(t.stories, st)
			}
		}
	}
	slices.SortFunc(s.topics, func(a, b *topic) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name)), strings.Compare(a.dir, b.dir))
	})
	h := sha256.New()
	for _, t := range s.topics {
		fmt.Fprintf(h, "%q%q", t.dir, t.name)
	}
	s.topicsKey = string(h.Sum(nil))
}

// topicLinks links to the lists of topics, by name.
func (s *site) topicLinks(page string, names []string) []Link {
	var found []*topic
	for _, name := range names {
		slug := topicSlug(name)
		_ = s.ask("topic " + slug)
		if t := s.topic[slug]; t != nil && !slices.Contains(found, t) {
			found = append(found, t)
		}
	}
	slices.SortFunc(found, func(a, b *topic) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.name), strings.ToLower(b.name)), strings.Compare(a.dir, b.dir))
	})
	var out []Link
	for _, t := range found {
		out = append(out, Link{link(page, t.dir+"/index.html"), t.name})
	}
	return out
}

// renderTopics makes the list of each topic, and of all topics.
func (s *site) renderTopics() {
	if len(s.topics) == 0 {
		return
	}
	w := s.words
	all := lists{dir: "topics", section: "topics", title: w.say("topics"), about: w.say("topics.about", s.in.Settings.Title)}
	for _, t := range s.topics {
		all.entries = append(all.entries, Entry{Link: Link{t.dir + "/index.html", t.name}, Says: w.plural(len(t.stories), "digest")})
		s.renderList(list{
			dir: t.dir, section: "topics", label: w.say("topic"), title: t.name, about: w.say("topic.about", t.name),
			up: Link{"topics/index.html", w.say("topics")}, stories: t.stories,
		})
	}
	s.renderLists(all)
}
