package source

import (
	"path"
	"strings"

	"variorum/generator/lexicon"
)

// classer gives the lines of one article their classes. Each of its passes is one kind of evidence and leaves alone
// what an earlier and surer one has classed.
type classer struct {
	text  string
	title string // the article's title where something else than the text gives it
	lang  *lexicon.Language
	page  bool // the text is taken from a page: what its elements say goes before the shape of its lines
	lines []line
	links map[string]bool // the lines of a page that are links
	shed  map[string]int  // memory of relevance: how many lines hold a content word
}

// classify returns the blocks of the text: paragraphs, divided where one holds more than the article's own prose, each
// with its class and the reason. labels are what elements and marks say, by the start of a block.
func (c *classer) classify(all []Block, labels map[int]string) []Block {
	c.plain(all, labels)
	c.learned()
	c.believe()
	out := make([]Block, 0, len(c.lines))
	for _, l := range c.lines {
		out = append(out, l.Block)
	}
	return out
}

// plain gives the lines the classes that marks, words, repetition, place and shape tell.
func (c *classer) plain(all []Block, labels map[int]string) {
	for _, b := range all {
		l := line{Block: b, label: labels[b.Start]}
		l.look(c.text)
		c.lines = append(c.lines, l)
	}
	c.labels()
	c.markers()
	c.posts()
	c.credits()
	c.scenes()
	c.transcript()
	c.rubrics()
	c.galleries()
	c.shouted()
	c.boxes()
	c.stamps()
	c.datelines()
	c.repeats()
	c.top()
	c.pointed()
	c.related()
	c.unfinished()
	c.loose()
	c.signatures()
}

// Framed is the reason of a block of prose that tells a picture of a gallery, in an article that has nothing else.
const Framed = "tells a picture of a gallery, and the article has nothing else"

// believe takes classes back that rest on the shape of lines alone where they would leave little: an article whose
// paragraphs all lack full stops, or all end in brackets, is written so, and is no list of captions and teasers.
//
// An article that has nothing but the frames of a gallery is told by them.
func (c *classer) believe() {
	prose, shape, paragraphs := 0, 0, 0
	for i := range c.lines {
		switch l := &c.lines[i]; {
		case l.Class == Prose:
			prose += len(l.words)
			if paragraph(l) {
				paragraphs++
			}
		case l.shape && len(l.words) >= 12:
			shape += len(l.words)
		}
	}
	shown := c.shown()
	for i := range c.lines {
		if l := &c.lines[i]; l.frame && paragraphs < 2 {
			l.Class, l.Reason, l.frame = Prose, shown, false
			prose += len(l.words)
		}
	}
	if shape < 60 || prose*2 >= shape {
		return
	}
	for i := range c.lines {
		if l := &c.lines[i]; l.shape && len(l.words) >= 12 {
			l.Class, l.Reason, l.shape = Prose, "", false
		}
	}
}

// shown returns Framed where most frames of a gallery show what is to be seen, in the present tense, and "" where they report
// what happened: the list of films of a report is such a text.
func (c *classer) shown() string {
	frames, past := 0, 0
	for i := range c.lines {
		if l := &c.lines[i]; l.frame {
			frames++
			if c.reports(l) {
				past++
			}
		}
	}
	if frames > 0 && past*3 <= frames {
		return Framed
	}
	return ""
}

// reports reports whether the first sentence of a line has a verb in the past tense: one that is no participle behind "is".
func (c *classer) reports(l *line) bool {
	irregular, functions := c.lang.Table("irregular-verbs"), c.lang.Table("function-words")
	first, _, _ := strings.Cut(l.text, ". ")
	words := Words(first)
	for k, w := range words {
		form := irregular.Field(w, 1)
		past := form == "past" || w == "was" || w == "were"
		if both := form == "both" || strings.HasSuffix(w, "ed") && len(w) > 4; both && k > 0 && functions.Field(words[k-1], 0) != "auxiliary" {
			past = true
		}
		if past {
			return true
		}
	}
	return false
}

// settle gives an article whose text stands its blocks and gaps. labels are what the elements of a page say, by the
// start of a block; nil for a text.
func (a *Article) settle(labels map[int]string) {
	if l := Language(a.Text); a.Meta.Language == "" && l != tongues[0] {
		a.Meta.Language = l // the usual one goes without saying
	}
	all, page := split(a.Text), labels != nil
	if !page && strings.EqualFold(path.Ext(a.File), ".md") {
		labels = marked(a.Text, all)
	}
	c := &classer{text: a.Text, title: a.Meta.Title, lang: lexicon.For(a.Meta.Language), page: page, links: a.links}
	a.Blocks = c.classify(all, labels)
	a.Gaps = holes(a.Text, a.Blocks, lexicon.For(a.Meta.Language))
	if a.Meta.Publisher == "" && a.Meta.Inferred == "" {
		a.Meta.Inferred = betrayed(a.Text, a.Blocks)
	}
}

// betrayed returns the outlet's host as a share line has it: "Share this @example.com"; "" where none has.
func betrayed(text string, all []Block) string {
	for _, b := range all {
		if b.Class != Share {
			continue
		}
		for f := range strings.FieldsSeq(b.Of(text)) {
			if host, ok := strings.CutPrefix(f, "@"); ok && strings.Contains(strings.Trim(host, "."), ".") {
				return strings.ToLower(strings.Trim(host, ".,"))
			}
		}
	}
	return ""
}

// cut divides a line at offset at of the text. White space between the two parts belongs to neither.
func (c *classer) cut(l line, at int) (line, line) {
	a, b := l, l
	a.Span = trim(c.text, Span{l.Start, at})
	b.Span = trim(c.text, Span{at, l.End})
	b.Class, b.Reason, b.label, b.shape, b.frame = Prose, "", "", false, false
	a.look(c.text)
	b.look(c.text)
	return a, b
}

// labels takes over what the marks of Markdown and of a page say.
func (c *classer) labels() {
	for i := range c.lines {
		switch l := &c.lines[i]; l.label {
		case "h1":
			if i == 0 || c.prose(0, i) == 0 && same(l.words, c.lines[0].words) {
				l.set(Headline, "a heading of the first rank")
			} else {
				l.set(Subhead, "a heading")
			}
		case "h":
			l.set(Subhead, "a heading")
		case "figure":
			l.set(Caption, "the text of a figure")
		case "del":
			l.set(Correction, "struck out on the page")
		}
	}
}

// prose counts the lines from i up to j that are prose.
func (c *classer) prose(i, j int) int {
	n := 0
	for _, l := range c.lines[i:j] {
		if l.Class == Prose {
			n++
		}
	}
	return n
}

// listing reports whether the article consists of lists more than of paragraphs: more of its lines lack the mark that
// ends a sentence than have it. Its lines then tell nothing by lacking it.
func (c *classer) listing() bool {
	ends, all := 0, 0
	for i := range c.lines {
		if l := &c.lines[i]; l.Class == Prose && len(l.words) >= 2 {
			all++
			if l.ends {
				ends++
			}
		}
	}
	return all >= 8 && ends*9 < all*4
}

// settled reports whether the article writes its sentences with closing marks: most of its longer lines end with one.
func (c *classer) settled() bool {
	ends, all := 0, 0
	for i := range c.lines {
		if l := &c.lines[i]; l.Class == Prose && len(l.words) >= 8 {
			all++
			if l.ends {
				ends++
			}
		}
	}
	return all > 0 && ends*2 >= all
}
