package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

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
		p.frame = &frame{key: key, tongues: map[string]*words{}, templates: map[string]layouts{}, engines: map[engineKey]engine{}}
		s.frame = p.frame
		s.frameIt()
	}
	s.frame = p.frame
	s.readMedia()
	s.place(expected)
	return &Printing{press: p, site: s, made: map[string]*Made{}, contents: map[string]Content{}}
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
