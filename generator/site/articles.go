package site

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"variorum/generator/digest"
	"variorum/generator/source"
)

// Source is an article as its section of the page of articles shows it.
type Source struct {
	Article
	ID         string
	Paragraphs []Paragraph
	Places     []Place // where nothing of the text is published: the places that the digest rests on
	Robust     bool    // our copy has a date: the link out tells it
	Aside      string  // why the article is not merged with the others; usually empty
}

// Paragraph is a stretch of an article's text.
type Paragraph struct {
	Class    string // what it is, if not the article's own prose: "caption of a picture"
	Segments []Segment
	Original string // link to these words in the article as published; may be empty
}

// Segment is a run of text that is used in the same way.
type Segment struct {
	Text    string
	Used    bool
	Left    bool     // words are left out here
	Gap     string   // words are missing here in our copy: what is missing
	Anchors []string // ids of what begins here
	Href    string   // where the digest uses the words
	Also    []Also   // further places that use words from here on
}

// Also is a link from words of an article to a further place that rests on them.
type Also struct {
	Href, Says string
	Sign       string // the same in a character or two
}

// Place is a place in an article whose words are not published.
type Place struct {
	ID         string
	Href       string
	Says       string
	Start, End int // characters, 0-based, end exclusive
}

// sources makes the sections of the page of articles. printed holds the ids of statements on the digest's page.
func (st *story) sources(page string, printed map[string]bool) []Source {
	var out []Source
	for _, a := range st.on(page) {
		s := Source{Article: a, ID: anchor(a.Key), Robust: a.URL != "" && isDay(a.Fetched)}
		uses := st.uses(a.Key)
		if i := st.sourceIndex(a.Key); i >= 0 {
			s.Aside, _ = st.told(st.Collation.Sources[i].Aside, nil)
			art := st.Collation.Sources[i].Article
			if st.site.in.Settings.SourceText == None {
				at := source.NewPoints(art.Text)
				for _, u := range uses {
					if u.anchor != "" {
						s.Places = append(s.Places, Place{ID: u.anchor, Href: st.target(page, u, printed), Says: st.says(u), Start: at.At(art.Text, u.start), End: at.At(art.Text, u.end)})
					}
				}
			} else {
				s.Paragraphs = st.paragraphs(page, art, a.URL, uses, printed)
			}
		}
		out = append(out, s)
	}
	return out
}

func (st *story) sourceIndex(key string) int {
	if st.Collation == nil {
		return -1
	}
	for i := range st.Collation.Sources {
		if st.Collation.Sources[i].Key == key && st.Collation.Sources[i].Article != nil {
			return i
		}
	}
	return -1
}

// paragraphs cuts an article's text into its blocks and these into segments. Unless everything is published, blocks and
// words that nothing rests on are left out.
func (st *story) paragraphs(page string, art *source.Article, address string, uses []use, printed map[string]bool) []Paragraph {
	full := st.site.in.Settings.SourceText == Full
	var out []Paragraph
	for _, b := range art.Blocks {
		var within []use
		for _, u := range uses {
			if u.start < b.End && u.end > b.Start {
				within = append(within, u)
			}
		}
		if len(within) == 0 && !full {
			continue
		}
		p := Paragraph{Segments: st.segments(page, art, b.Span, within, printed, full)}
		if b.Class != source.Prose {
			p.Class = st.words.of("class", string(b.Class))
		}
		if address != "" && len(within) > 0 {
			u := within[0]
			p.Original = textFragment(address, art.Text[max(u.start, b.Start):min(u.end, b.End)])
		}
		out = append(out, p)
	}
	return out
}

// segments cuts a block where a use or a gap begins or ends; but a difference within the words of a sentence ends no
// segment, so that links are as long as they can be.
func (st *story) segments(page string, art *source.Article, block source.Span, uses []use, printed map[string]bool, full bool) []Segment {
	uses = spaced(art.Text, uses)
	cuts := []int{block.Start, block.End}
	gaps := map[int]source.Gap{}
	for _, u := range uses {
		cuts = append(cuts, max(u.start, block.Start))
		within := func(o use) bool { return !o.difference && o.start <= u.start && u.end <= o.end }
		if !u.difference || !slices.ContainsFunc(uses, within) {
			cuts = append(cuts, min(u.end, block.End))
		}
	}
	if full {
		for _, g := range art.Gaps {
			if block.Contains(g.Span) {
				cuts = append(cuts, g.Start, g.End)
				gaps[g.End] = g
			}
		}
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var out []Segment
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		s := Segment{Text: strings.ReplaceAll(art.Text[from:to], "\n", " ")}
		for _, u := range uses {
			begins := u.start == from && from < min(u.end, block.End)
			if u.start > from || u.end < to && !begins {
				continue
			}
			href := st.target(page, u, printed)
			switch {
			case !s.Used && u.end >= to:
				s.Used, s.Href = strings.ContainsFunc(s.Text, wordRune), href // marks and blanks alone are no link
			case s.Used && begins && u.anchor != "" && href != s.Href && !slices.ContainsFunc(s.Also, func(a Also) bool { return a.Href == href }):
				s.Also = append(s.Also, Also{Href: href, Says: st.says(u), Sign: st.sign(u)})
			}
			if u.anchor != "" && max(u.start, block.Start) == from && u.start >= block.Start {
				s.Anchors = append(s.Anchors, u.anchor)
			}
		}
		if !s.Used && !full && strings.ContainsFunc(s.Text, wordRune) {
			s.Left, s.Text = true, ""
		}
		if g, ok := gaps[to]; ok {
			s.Gap = or(g.Note, st.words.say("gap.words"))
		}
		space := ""
		if bare := strings.TrimRight(s.Text, " "); len(s.Also) > 0 { // the signs sit at the words
			s.Text, space = bare, s.Text[len(bare):]
		}
		out = append(out, s)
		if space != "" {
			out = append(out, Segment{Text: space})
		}
	}
	return out
}

// fewestLetters is how many letters a link has at least: fewer are too small to be hit.
const fewestLetters = 3

// spaced lets a difference begin where the next use does, where no more than a letter or two stand between: “a | statement”.
func spaced(text string, uses []use) []use {
	out := slices.Clone(uses)
	for i := range out {
		if !out[i].difference {
			continue
		}
		for _, o := range uses {
			if o.start <= out[i].start || o.start >= out[i].end || o.start-out[i].start > 2*fewestLetters {
				continue
			}
			letters := strings.Map(func(r rune) rune {
				if wordRune(r) {
					return r
				}
				return -1
			}, text[out[i].start:o.start])
			if utf8.RuneCountInString(letters) < fewestLetters {
				out[i].start = o.start
			}
		}
	}
	return out
}

// target is where a use leads: to the sentence or the note of the digest, else to the comparison.
func (st *story) target(page string, u use, printed map[string]bool) string {
	if !u.difference && printed[u.id] {
		return link(page, st.path("index.html#"+anchor(u.id)))
	}
	if d := st.difference[u.id]; u.difference && d != nil && d.Footnote != nil && st.number[*d.Footnote] > 0 {
		return link(page, st.path("index.html#"+noteID(*d.Footnote)))
	}
	return link(page, st.path("compare/index.html#"+anchor(u.id)))
}

// says names a use: "sentence", "note 3", "difference".
func (st *story) says(u use) string {
	if !u.difference {
		return st.words.say("use.sentence")
	}
	if d := st.difference[u.id]; d != nil && d.Footnote != nil && st.number[*d.Footnote] > 0 {
		return st.words.say("use.note", number12(st.number[*d.Footnote]))
	}
	return st.words.say("use.difference")
}

// spansOf returns the spans of one source among others.
func spansOf(spans []digest.RecordSpan, key string) []digest.RecordSpan {
	var out []digest.RecordSpan
	for _, s := range spans {
		if s.Source == key {
			out = append(out, s)
		}
	}
	return out
}

// sign is says in a character or two: the number of a note, "≠" or "≈" for another difference, "¶" for a sentence.
func (st *story) sign(u use) string {
	d := st.difference[u.id]
	switch {
	case u.difference && d != nil && st.printed(d):
		return number12(st.number[*d.Footnote])
	case !u.difference:
		return "¶"
	case d != nil && !st.contradicts(d):
		return "≈"
	}
	return "≠"
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
