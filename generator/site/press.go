package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"variorum/generator/digest"
	"variorum/generator/report"
)

// A Press renders a site again and again. What it made of a digest or a page last time is as good as new where nothing
// has changed that went into it: what Made says of it, which its owner keeps. Of lists and of the search index the press
// itself keeps the last ones. It is used by one goroutine at a time.
type Press struct {
	frame *frame
	cards map[string][]byte      // pictures by what they show
	lists map[string]*listed     // their pages by file
	index map[string]*searchKept // by year
	sites kept                   // the sitemap
	mu    sync.Mutex             // of cards
}

// NewPress returns a press that has made nothing yet.
func NewPress() *Press {
	return &Press{cards: map[string][]byte{}, lists: map[string]*listed{}, index: map[string]*searchKept{}}
}

// Sum is the hash of a file's content.
type Sum [sha256.Size]byte

// MarshalText writes a sum in hexadecimal digits.
func (s Sum) MarshalText() ([]byte, error) { return hex.AppendEncode(nil, s[:]), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Sum) UnmarshalText(text []byte) error {
	raw, err := hex.DecodeString(string(text))
	copy(s[:], raw)
	return err
}

// Content is a file of the site.
type Content struct {
	Sum   Sum
	Bytes []byte // nil where the file was made earlier, as Made tells, or was put aside
}

// Made is what was made of a digest or an editor's page, and of what else than itself.
type Made struct {
	Told     *Told // of a digest
	Site     string
	Asked    map[string]string // what its pages asked of the site, and the answers
	Files    map[string]Sum
	Findings report.List
}

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
	engines   map[string]engine  // by what they call a box of code
}

// Printing is one time of rendering: Make may be called by several goroutines, then Finish.
type Printing struct {
	press    *Press
	site     *site
	mu       sync.Mutex         // of what follows
	made     map[string]*Made   // digests, by slug
	contents map[string]Content // of what was made
}

// Begin begins rendering. expected is the digests that the site will have; where there turn out to be others, what was
// made of those that ask for them is made again.
func (p *Press) Begin(in Input, expected []*Told) *Printing {
	key := frameKey(in)
	s := &site{in: in, press: p}
	if p.frame == nil || key == "" || p.frame.key != key {
		p.frame = &frame{key: key, tongues: map[string]*words{}, templates: map[string]layouts{}, engines: map[string]engine{}}
		s.frame = p.frame
		s.frameIt()
	}
	s.frame = p.frame
	s.readMedia()
	s.place(expected)
	return &Printing{press: p, site: s, made: map[string]*Made{}, contents: map[string]Content{}}
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

// child is the site for making one digest or page of it.
func (s *site) child() *site {
	c := *s
	c.files, c.findings, c.asked = map[string][]byte{}, nil, map[string]string{}
	return &c
}

// done is what a child has made.
func (s *site) done() *Made {
	m := &Made{Site: s.env, Asked: s.asked, Files: map[string]Sum{}, Findings: s.findings}
	for name, content := range s.files {
		m.Files[name] = sha256.Sum256(content)
	}
	return m
}

// holds reports whether what was made would be made again just so.
func (s *site) holds(m *Made) bool {
	if m == nil || m.Site != s.env {
		return false
	}
	for question, answer := range m.Asked {
		if s.answer(question) != answer {
			return false
		}
	}
	return true
}

// answer answers what a page asks of the site: for the file at an address, for a topic, or for what stands
// around a digest in its thread.
func (s *site) answer(question string) string {
	if of, ok := strings.CutPrefix(question, "thread "); ok {
		return s.inThread(of)
	}
	if slug, ok := strings.CutPrefix(question, "topic "); ok {
		if t := s.topic[slug]; t != nil {
			return t.dir + "\x00" + t.name
		}
		return ""
	}
	return s.known[strings.TrimPrefix(question, "file ")]
}

// ask is answer, and is remembered as having been asked.
func (s *site) ask(question string) string {
	a := s.answer(question)
	if s.asked != nil {
		s.asked[question] = a
	}
	return a
}

// Make makes the files of a digest.
func (p *Printing) Make(d *Digest) *Made {
	m, files := p.site.make(d)
	if m == nil {
		return nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.made[d.Slug] = m
	p.take(m, files)
	return m
}

// make makes the files of a digest.
func (s *site) make(d *Digest) (*Made, map[string][]byte) {
	if d.Digest == nil || d.Record == nil || s.in.Settings.Unsigned == Hold && d.Record.Signed == nil {
		return nil, nil
	}
	c := s.child()
	st := c.story(d)
	if !d.Held {
		c.renderStory(st)
	}
	m := c.done()
	m.Told = st.sumUp()
	return m, c.files
}

// Placed is a site in which everything has its address: a digest is made for it without the rest.
type Placed struct{ site *site }

// Placed returns the site as it is now, for later.
func (p *Printing) Placed() *Placed {
	s := *p.site
	s.in.Load, s.in.Aside, s.files, s.sums, s.findings = nil, nil, nil, nil, nil
	return &Placed{&s}
}

// Make makes the files of a digest, as Printing.Make does, and gives them out; nil where it is not to be shown.
func (p *Placed) Make(d *Digest) (*Made, map[string][]byte) { return p.site.make(d) }

// Take takes what a placed site made of a digest, and reports whether it holds for this one too.
func (p *Printing) Take(slug string, m *Made, files map[string][]byte) bool {
	if !p.Holds(m) {
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.made[slug] = m
	p.take(m, files)
	return true
}

// Holds reports whether what was made of a digest earlier would be made just so again.
func (p *Printing) Holds(m *Made) bool { return m != nil && m.Told != nil && p.site.holds(m) }

// take takes the contents of what was made.
func (p *Printing) take(m *Made, files map[string][]byte) {
	for name, sum := range m.Files {
		c := Content{sum, files[name]}
		if c.Bytes != nil && p.site.in.Aside != nil && p.site.in.Aside(name, c) {
			c.Bytes = nil
		}
		p.contents[name] = c
	}
}

// Output is a site.
type Output struct {
	Files    map[string]Content // by slash-separated path
	Digests  map[string]*Made   // by slug
	Pages    map[string]*Made   // by file
	Findings report.List
}

// Finish makes all else of a site that has these digests and pages. What was made of digests, by Make or earlier, and does
// not hold for the site as it turned out is made again, of what Input.Load gives where the digest is not given whole.
func (p *Printing) Finish(digests []Digest, pages []Page) Output {
	s := p.site
	s.in.Pages = pages
	out := Output{Files: map[string]Content{}, Digests: map[string]*Made{}, Pages: map[string]*Made{}}
	for range most {
		again := p.digests(digests)
		var told []*Told
		for _, d := range digests {
			if m := p.made[d.Slug]; m != nil {
				told = append(told, m.Told)
				out.Digests[d.Slug] = m
			}
		}
		s.place(told)
		if !again {
			break
		}
	}
	for _, m := range out.Digests {
		out.Findings = append(out.Findings, m.Findings...)
		for name := range m.Files {
			out.Files[name] = p.contents[name]
		}
	}
	out.Findings = append(out.Findings, s.frame.findings...)
	s.files, s.sums = maps.Clone(s.frame.static), map[string]Sum{}
	for _, m := range s.media {
		s.files[m.file], s.sums[m.file] = m.content, m.sum
	}
	out.Findings = append(out.Findings, s.mediaFound...)
	p.pages(&out)
	p.search(&out)
	s.renderGroups(s.outlets, "outlets", s.words.say("outlet"), s.words.say("outlets"), s.words.say("outlets"))
	s.renderGroups(s.threads, "threads", s.words.say("thread"), s.words.say("threads"), s.words.say("threads"))
	s.renderOrders()
	s.renderHome()
	s.renderDays()
	s.renderGroups(s.topics, "topics", s.words.say("topic"), s.words.say("topics"), s.words.say("topics.about", s.in.Settings.Title))
	s.renderPageList()
	s.renderHow()
	s.renderMoved()
	s.renderMissing()
	s.renderData()
	for name, content := range s.files {
		sum, ok := s.sums[name]
		if !ok {
			sum = sha256.Sum256(content)
		}
		out.Files[name] = Content{sum, content}
	}
	p.press.lists, s.lists = s.lists, nil
	out.Findings = append(out.Findings, s.findings...)
	out.Findings.Sort()
	return out
}

// most is how often digests are made again whose pages link to what turned out to be elsewhere: once, but for links to
// pages that come and go by links.
const most = 5

// digests makes what is not made, or does not hold, and reports whether there was any.
func (p *Printing) digests(digests []Digest) bool {
	var todo []*Digest
	for i := range digests {
		d := &digests[i]
		m := p.made[d.Slug]
		switch {
		case m != nil && (d.Held || p.site.holds(m)):
		case m == nil && !d.Held && p.Holds(d.Made):
			p.made[d.Slug] = d.Made
			p.take(d.Made, nil)
		default:
			todo = append(todo, d)
		}
	}
	var made atomic.Int64
	parallel(todo, func(d *Digest) {
		whole, ok := *d, true
		if whole.Digest == nil && p.site.in.Load != nil {
			whole, ok = p.site.in.Load(d.Slug)
		}
		if ok && p.Make(&whole) != nil {
			made.Add(1)
		}
	})
	return made.Load() > 0
}

// pages makes the editors' pages that are not made or do not hold.
func (p *Printing) pages(out *Output) {
	parallel(p.site.pages, func(page Page) {
		m, files := page.Made, map[string][]byte(nil)
		if m == nil || !p.site.holds(m) {
			c := p.site.child()
			if !page.Held {
				c.renderPage(page)
			}
			files, m = c.files, c.done()
			m.Told = &Told{Slug: page.Slug, Title: page.Title, Summary: page.Description, Terms: weigh(page.Title, page.Description, page.Raw[page.Body:])}
		}
		p.mu.Lock()
		defer p.mu.Unlock()
		out.Pages[page.File] = m
		out.Findings = append(out.Findings, m.Findings...)
		p.take(m, files)
		for name := range m.Files {
			out.Files[name] = p.contents[name]
		}
	})
}

// parallel calls do for every item, as many at once as there are processors.
func parallel[T any](items []T, do func(T)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(items); i = int(next.Add(1)) - 1 {
				do(items[i])
			}
		})
	}
	all.Wait()
}

// kept is something that was made once of parts, by the hash of these.
type kept struct {
	key     [sha256.Size]byte
	content []byte
}

// make returns what was made of the same, else makes it.
func (k *kept) make(key []byte, do func() []byte) []byte {
	sum := sha256.Sum256(key)
	if k.content == nil || k.key != sum {
		k.key, k.content = sum, do()
	}
	return k.content
}

// Render makes the files of a site at once. Findings are errors in templates, which stop the build, errors in pages and
// digests, which can be rendered without, and notes on what was left out.
func Render(in Input) (map[string][]byte, report.List) {
	var expected []*Told
	for _, d := range in.Digests {
		if d.Digest != nil && d.Record != nil && !(in.Settings.Unsigned == Hold && d.Record.Signed == nil) {
			expected = append(expected, Expected(d.Slug, d.Digest))
		}
	}
	out := NewPress().Begin(in, expected).Finish(in.Digests, in.Pages)
	files := map[string][]byte{}
	for name, c := range out.Files {
		files[name] = c.Bytes
	}
	return files, out.Findings
}

// recent returns the stories by date, the latest first; those without a date last.
func (s *site) recent() []*Told {
	if s.order == nil {
		s.order = slices.Clone(s.stories)
		slices.SortStableFunc(s.order, func(a, b *Told) int {
			return cmp.Or(strings.Compare(b.Date, a.Date), strings.Compare(a.Slug, b.Slug))
		})
	}
	return s.order
}
