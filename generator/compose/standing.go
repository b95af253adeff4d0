package compose

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"variorum/generator/collate"
)

// Standing is a digest as it stands, which articles that came later are brought into.
type Standing struct {
	Title       string
	Description string
	Sections    []StandingSection
	Fresh       map[int]bool // sources that have come or changed since
}

// StandingSection is a heading and what stands under it.
type StandingSection struct {
	Heading    string
	List       bool
	Paragraphs [][]Said
}

// Said is the words of one citation as they stand.
type Said struct {
	Text    string
	Sources []int // cited, first the one whose words are printed; -1 for one that is gone
	Joined  bool  // it goes on with the sentence of the one before it
}

// Into brings into a digest what articles that came later tell. What stands stays word for word and in its place as long as its
// article has it, but for a value that a later state has overtaken; units of the articles that came later are put in where they
// tell something new, each a paragraph of its own behind the one that it belongs to. Whom to cite, and the footnotes, are
// found anew, for what stands too. Where nothing has come since, nothing moves: the draft is the digest as it stands. Where
// nothing stands any more, a draft is composed.
func Into(c *collate.Collation, stands Standing, refused Refused) *Draft {
	if !readable(c) {
		return plainly(c, refused)
	}
	b := read(c)
	b.leave = maps.Clone(refused.Leave)
	for range mostRounds {
		x := &insertion{b: b, stands: stands, refused: refused}
		x.resolve()
		if len(x.paras) == 0 {
			return Story(c, refused) // nothing stands any more
		}
		x.add()
		d, strangers := x.draft()
		if len(strangers) == 0 {
			mark(b, d, refused)
			return d
		}
		for _, p := range strangers { // an added sentence names somebody in short who has not been introduced
			b.leave[p] = true
		}
	}
	x := &insertion{b: b, stands: stands, refused: refused}
	x.resolve()
	d, _ := x.draft()
	mark(b, d, refused)
	return d
}

// insertion is what stands, on its way into a draft.
type insertion struct {
	b       *book
	stands  Standing
	refused Refused
	first   *Said // with which the digest opens
	paras   []*para
}

// para is a paragraph.
type para struct {
	section *Section // its heading, and whether it is a list
	lines   []line
	added   bool
}

// line is the words of one citation.
type line struct {
	said      *Said // as they stand; nil where they are new
	article   int   // whose words they are
	sentences []int // none where no sentence of the article has them
	part      bool  // they are only a part of that sentence
}

// resolve finds what stands in the articles, and leaves out what no article has any more and what is refused.
func (x *insertion) resolve() {
	var gone []Place
	for i := range x.stands.Sections {
		s := &x.stands.Sections[i]
		head := &Section{Heading: s.Heading, List: s.List}
		for _, paragraph := range s.Paragraphs {
			p := &para{section: head}
			for k := range paragraph {
				if x.first == nil {
					x.first = &paragraph[k]
				}
				l, ok := x.find(&paragraph[k])
				for _, n := range l.sentences {
					if at := (Place{l.article, n}); x.b.leave[at] {
						gone = append(gone, at)
						ok = false
					}
				}
				if ok {
					p.lines = append(p.lines, l)
				}
			}
			x.paras = append(x.paras, p)
		}
	}
	for len(gone) > 0 { // what leans on a sentence that goes, goes with it
		at := gone[0]
		gone = gone[1:]
		for _, p := range x.paras {
			p.lines = slices.DeleteFunc(p.lines, func(l line) bool {
				leans := l.article == at.Source && slices.ContainsFunc(l.sentences, func(n int) bool {
					return n > at.Sentence && slices.Contains(x.b.articles[l.article].sentences[n].leans.near, at.Sentence)
				})
				if leans {
					for _, n := range l.sentences {
						gone = append(gone, Place{l.article, n})
					}
				}
				return leans
			})
		}
	}
	x.paras = slices.DeleteFunc(x.paras, func(p *para) bool { return len(p.lines) == 0 })
	x.days()
}

// days writes the days of sections that tell an earlier state as the articles that are there now write days.
func (x *insertion) days() {
	before, after, ok := strings.Cut(x.b.words.Table("notes").Field("asof", 0), "{D}")
	if !ok {
		return
	}
	done := map[*Section]bool{}
	for _, p := range x.paras {
		if s := p.section; !done[s] && strings.HasPrefix(s.Heading, before) && strings.HasSuffix(s.Heading, after) {
			if day := x.b.articles[p.lines[0].article].past; day != "" {
				s.Heading = AsOf(x.b.c, day, x.b.date())
			}
		}
		done[p.section] = true
	}
}

// find finds the sentences that words are.
func (x *insertion) find(said *Said) (line, bool) {
	if len(said.Sources) == 0 || said.Sources[0] < 0 || x.refused.Lines[said.Text] {
		return line{}, false
	}
	l := line{said: said, article: said.Sources[0]}
	a := x.b.articles[l.article]
	whole, plain := letters(said.Text), letters(unbracketed(said.Text))
	if plain == "" {
		return l, false
	}
	for n := range a.prose {
		for _, strip := range []bool{false, true} {
			read, want := "", whole
			if strip {
				want = plain
			}
			for m := n; m < len(a.prose); m++ {
				text := a.text(a.prose[m])
				if strip {
					text = unbracketed(text)
				}
				if read += letters(text); !strings.HasPrefix(want, read) {
					break
				}
				if read == want {
					l.sentences = slices.Clone(a.prose[n : m+1])
					return l, true
				}
			}
		}
	}
	for _, k := range a.prose {
		if len(plain) >= leastPart && strings.Contains(letters(unbracketed(a.text(k))), plain) {
			l.sentences, l.part = []int{k}, true
			return l, true
		}
	}
	if !x.stands.Fresh[l.article] {
		return l, true // nobody knows: it stays as it is
	}
	stems := a.stemsOf(said.Text)
	for _, k := range a.prose { // the article was changed: what it says there now
		s := &a.sentences[k]
		if x.b.share(stems, s.stems) >= standIn && x.b.share(s.stems, stems) >= standIn && slices.Equal(x.b.unitOf(a, k), []int{k}) {
			return line{article: l.article, sentences: []int{k}}, true
		}
	}
	return l, false
}

// leastPart is how many letters words must have to be taken for a part of a sentence.
const leastPart = 20

// letters returns the letters and digits of a text in lower case, and nothing else.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !wordRune(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// draft makes a draft of the paragraphs. It returns the places that name somebody in short who has not been introduced.
func (x *insertion) draft() (d *Draft, strangers []Place) {
	b := x.b
	d = &Draft{Date: b.date()}
	p := &printer{b: b, dated: map[string]bool{}, given: b.givenNames()}
	var section *Section
	var opening piece
	for _, para := range x.paras {
		if para.section != section {
			section = para.section
			d.Sections = append(d.Sections, Section{Heading: section.Heading, List: section.List})
		}
		var out []Sentence
		for n, l := range para.lines {
			part, unknown := x.part(p, l)
			if unknown {
				strangers = append(strangers, part.Places[0])
			}
			if len(opening.Parts) == 0 {
				opening = piece{Sentence: Sentence{[]Part{part}}, article: l.article, sentences: l.sentences}
			}
			if l.said != nil && l.said.Joined && n > 0 && len(out) > 0 {
				last := &out[len(out)-1]
				last.Parts = append(last.Parts, part)
				continue
			}
			out = append(out, Sentence{[]Part{part}})
		}
		last := &d.Sections[len(d.Sections)-1]
		last.Paragraphs = append(last.Paragraphs, out)
	}
	d.Title, d.Description = x.stands.Title, x.stands.Description
	moved := len(x.paras) > 0 && x.paras[0].lines[0].said != x.first
	if b.c.Title != "" || d.Title == "" || moved || x.refused.Lines[d.Title] || len(x.stands.Fresh) > 0 && b.contradicted(d.Title) {
		d.Title = title(b, spineOf(b), nil, x.refused)
	}
	switch {
	case moved:
		d.Description = describe([]piece{opening}, x.refused)
	case x.refused.Lines[d.Description]:
		d.Description = ""
	}
	if d.Title == "" {
		d.Title = d.Description
	}
	return d, strangers
}

// part prints a line. What stands stays as it is.
func (x *insertion) part(p *printer, l line) (part Part, unknown bool) {
	b := x.b
	if len(l.sentences) == 0 {
		p.said.WriteString(l.said.Text + "\n")
		return Part{Text: l.said.Text, Base: collate.Ref{Source: l.article}, Sources: remaining(l.said.Sources)}, false
	}
	a := b.articles[l.article]
	text, unknown := p.text(a, l.sentences)
	if l.said != nil {
		text, unknown = l.said.Text, false
	}
	part = cite(b, a, l.sentences, text, x.refused)
	if l.part {
		gone := x.refused.Uncite[Place{l.article, l.sentences[0]}]
		part.Sources = slices.DeleteFunc(remaining(l.said.Sources), func(s int) bool { return slices.Contains(gone, s) })
		part.Readings = slices.DeleteFunc(part.Readings, func(r collate.Ref) bool { return r.Source != l.article })
	}
	return part, unknown
}

// remaining returns the sources that are not gone.
func remaining(sources []int) []int {
	return slices.DeleteFunc(slices.Clone(sources), func(s int) bool { return s < 0 })
}

// bound reports whether two lines that stand one behind the other may not be parted.
func (x *insertion) bound(k, l line) bool {
	if len(k.sentences) == 0 || len(l.sentences) == 0 {
		return l.said != nil && l.said.Joined
	}
	a := x.b.articles[l.article]
	last := k.sentences[len(k.sentences)-1]
	return k.article == l.article && a.before(l.sentences[0]) == last && a.bound(last, l.sentences[0])
}
