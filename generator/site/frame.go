package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"variorum/generator/report"
)

// frame is what does not depend on digests and pages: templates, words, static files. Several goroutines may use it.
type frame struct {
	key       string
	words     *words // of the site's language
	made      []made // the forms of the record's own texts
	assets    assets
	static    map[string][]byte
	findings  report.List
	mu        sync.Mutex
	tongues   map[string]*words  // by language
	templates map[string]layouts // by language
	engines   map[engineKey]engine
}

// frameKey is the key of a frame; "" where it cannot be kept.
func frameKey(in Input) string {
	if in.TemplatesKey == "" {
		return ""
	}
	return in.TemplatesKey + "\x00" + in.Settings.Language
}

// Ready reports whether the press has read the templates already.
func (p *Press) Ready(in Input) bool {
	return p.frame != nil && p.frame.key != "" && p.frame.key == frameKey(in)
}

// frameIt reads templates, words and static files.
func (s *site) frameIt() {
	f := s.frame
	s.files = map[string][]byte{}
	var found report.List
	f.assets, found = s.static()
	f.static = s.files
	f.findings = append(f.findings, found...)
	f.words = s.tongue(s.in.Settings.Language)
	f.made = s.forms()
	f.findings = append(f.findings, s.checkWords()...)
	f.findings = append(f.findings, s.lintFiles()...)
	f.findings = append(f.findings, s.readTemplates(s.in.Settings.Language)...)
}

// place finds an address for everything that the site will have.
func (s *site) place(stories []*Told) {
	s.findings, s.pages, s.head, s.rest, s.topics, s.moved, s.order, s.orders = nil, nil, nil, nil, nil, nil, nil, nil
	s.lists, s.frames = map[string]*listed{}, &sync.Map{}
	s.stories = slices.Clone(stories)
	slices.SortFunc(s.stories, func(a, b *Told) int { return strings.Compare(a.Slug, b.Slug) })
	s.takePages()
	s.navigate()
	s.listMoved()
	s.listTopics()
	s.outlets = s.groups("outlets", func(t *Told) []string { return t.Outlets })
	s.threads = s.groups("threads", threadOf)
	s.known = s.addresses()
	s.env = s.surroundings()
}

// surroundings is the hash of all that every page takes from the site as a whole, but for what it asks for.
func (s *site) surroundings() string {
	set := s.in.Settings
	h := sha256.New()
	if s.frame.key == "" { // what is made of it holds for this frame alone, and is not to be kept
		fmt.Fprintf(h, "%p", s.frame)
	}
	fmt.Fprintf(h, "%q", []string{s.frame.key, set.Title, set.BaseURL, set.Language, set.Publisher, set.SourceText, set.Unsigned})
	for _, p := range s.head {
		fmt.Fprintf(h, "%q%q", p.Slug, p.Title)
	}
	fmt.Fprint(h, len(s.topics) > 0, len(s.stories) > 0, len(s.rest) > 0)
	for _, name := range slices.Sorted(maps.Keys(s.frame.assets)) {
		fmt.Fprintf(h, "%q", s.frame.assets[name])
	}
	return hex.EncodeToString(h.Sum(nil))
}
