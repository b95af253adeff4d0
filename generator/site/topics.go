package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

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

// listTopics finds the topics of all digests.
func (s *site) listTopics() {
	s.topics = s.groups("topics", func(t *Told) []string { return t.Topics })
	s.topic = map[string]*group{}
	for _, t := range s.topics {
		s.topic[topicSlug(t.name)] = t
	}
	h := sha256.New()
	for _, t := range s.topics {
		fmt.Fprintf(h, "%q%q", t.dir, t.name)
	}
	s.topicsKey = string(h.Sum(nil))
}

// topicLinks links to the lists of topics, by name.
func (s *site) topicLinks(page string, names []string) []Link {
	var found []*group
	for _, name := range names {
		slug := topicSlug(name)
		_ = s.ask("topic " + slug)
		if t := s.topic[slug]; t != nil && !slices.Contains(found, t) {
			found = append(found, t)
		}
	}
	slices.SortFunc(found, byName)
	var out []Link
	for _, t := range found {
		out = append(out, Link{link(page, t.dir+"/index.html"), t.name})
	}
	return out
}
