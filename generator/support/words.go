package support

import (
	"slices"
	"strings"

	"variorum/generator/source"
	"variorum/generator/statement"
)

// layout is the words of a passage laid beside the words of the sentences that bear it out.
type layout struct {
	passage []int // tokens of the page, words only
	source  []int // tokens of the witness's Doc, words only
	to      []int // for each of passage, index into source; -1
	from    []int // for each of source, index into passage; -1
	score   int
}

// What a pair of words is worth to a layout. Function words count little, so that they follow the others; words that
// continue a run count more.
const (
	heavyPair = 20
	lightPair = 6
	inRun     = 7
	jump      = 9 // lost at a change of sentence
)

// lay lays the words of a passage beside those of a testimony, keeping the order of both.
func (e *Court) lay(v *Words, h testimony) layout {
	var l layout
	doc := h.w.doc
	l.passage = make([]int, len(v.words))
	for i := range v.words {
		l.passage[i] = v.words[i].token
	}
	length := 0
	for _, s := range h.sentences {
		length += doc.Sentences[s].Tokens[1] - doc.Sentences[s].Tokens[0]
	}
	l.source = make([]int, 0, length)
	sentence, theirs := make([]int, 0, length), make([]Form, 0, length)
	for _, s := range h.sentences {
		for t := doc.Sentences[s].Tokens[0]; t < doc.Sentences[s].Tokens[1]; t++ {
			if doc.Tokens[t].Word {
				l.source = append(l.source, t)
				sentence = append(sentence, s)
				theirs = append(theirs, h.w.forms[t])
			}
		}
	}
	n, m := len(l.passage), len(l.source)
	l.to, l.from = fill(n), fill(m)
	w := m + 1
	if size := 2 * (n + 1) * w; len(e.room) < size {
		e.room = make([]int32, 2*size)
	}
	// the best of passage[i:] and source[j:], and the same where passage[i] and source[j] are a pair
	score, run := e.room[:(n+1)*w], e.room[(n+1)*w:2*(n+1)*w]
	clear(score[n*w:])
	clear(run[n*w:])
	for i := n - 1; i >= 0; i-- {
		x := &v.words[i]
		worth := int32(lightPair)
		if x.worth >= light || e.pivot(v.text.doc.Tokens[x.token].Norm) != "" {
			worth = heavyPair
		}
		score[i*w+m], run[i*w+m] = 0, 0
		for j := m - 1; j >= 0; j-- {
			at := i*w + j
			best := max(score[at+w], score[at+1])
			run[at] = 0
			if x.form == theirs[j] && !x.bracketed { // words that an editor put in stand for others
				s := worth + score[at+w+1]
				if next := run[at+w+1]; next > 0 {
					bonus := int32(inRun)
					if sentence[j+1] != sentence[j] {
						bonus = -jump
					}
					s = max(s, worth+next+bonus)
				}
				run[at] = s
				best = max(best, s)
			}
			score[at] = best
		}
	}
	l.score = int(score[0])
	for i, j := 0, 0; i < n && j < m; {
		at := i*w + j
		switch {
		case run[at] > 0 && run[at] == score[at]:
			l.to[i], l.from[j] = j, i
			i, j = i+1, j+1
		case score[at+1] == score[at]:
			j++
		default:
			i++
		}
	}
	return l
}

func fill(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}

// compare lays words beside the sentences of a source that have most of them and finds what they have that the source
// has not, and what they leave out that must not be left out. It returns what it found as slots.
func (k *Court) compare(v *Words, h testimony) *comparison {
	c := &comparison{Court: k, text: v.text, v: v, h: h, layout: k.lay(v, h), others: []testimony{h}}
	c.moved()
	c.transposed()
	c.adopted()
	c.voiced()
	c.ofNation()
	c.added()
	c.dropped()
	c.limited()
	c.counted()
	c.crossed()
	c.swappedTimes()
	c.reversed()
	c.exchangedPlaces()
	c.doerAsObject()
	c.traded()
	c.belonging()
	c.timed()
	c.uncredited()
	c.spliced()
	return c
}

// comparison is a passage beside the words of one source.
type comparison struct {
	*Court
	layout
	text   *Text
	v      *Words
	h      testimony
	others []testimony
	dated  source.Span // the last date in brackets that was checked
	slots  []Slot
}

func (c *comparison) mine(i int) *statement.Token { return &c.doc().Tokens[c.passage[i]] }
func (c *comparison) doc() *statement.Doc         { return c.text.doc }
func (c *comparison) theirs(j int) *statement.Token {
	return &c.h.w.doc.Tokens[c.source[j]]
}

// bracketed reports whether a word of the passage stands in square brackets: an editor's insertion.
func (c *comparison) bracketed(i int) bool { return c.v.words[i].bracketed }

// name reports whether a word of the passage is written as a name: with a capital that no start of a sentence explains.
func (c *comparison) name(i int) bool {
	t := c.mine(i)
	text := c.doc().Article.Text
	if b := text[t.Start]; b < 'A' || b > 'Z' {
		return b >= 0x80 && strings.ToLower(text[t.Start:t.End]) != text[t.Start:t.End]
	}
	if i == 0 || t.Start == c.v.at.Start {
		return c.nations.Has(t.Norm)
	}
	before := strings.TrimRight(text[c.v.at.Start:t.Start], " \"'“‘([")
	return before != "" && strings.IndexByte(".!?:", before[len(before)-1]) < 0
}

// named returns the id for a name: "place" where some source or the digest takes it for a place.
func (c *comparison) named(t *statement.Token) string {
	f := c.form(t)
	if len(c.placeNames) == 0 {
		c.placeNames[""] = true
		for i := range c.Sources {
			w := &c.Sources[i]
			for _, n := range w.doc.Names {
				if n.Kind == statement.Place {
					c.placeNames[strings.ToLower(w.doc.Words(n.Span))] = true
				}
			}
		}
	}
	for _, n := range c.text.doc.Names {
		if n.Kind == statement.Place && n.Overlaps(t.Span) || n.Overlaps(t.Span) && c.placeNames[strings.ToLower(c.text.words(n.Span))] {
			return "place"
		}
	}
	if c.placeNames[t.Norm] || c.placeNames[c.written[f]] {
		return "place"
	}
	return "name"
}

// moved pairs runs of two words or more that stand elsewhere in the source than their order in the passage has them.
func (c *comparison) moved() {
	for i := 0; i < len(c.to); i++ {
		if c.to[i] >= 0 {
			continue
		}
		end := i
		for end < len(c.to) && c.to[end] < 0 {
			end++
		}
		c.findRun(i, end)
		i = end
	}
}

// longestRun is how many words are looked for elsewhere at once; what is longer is found in pieces.
const longestRun = 40

// findRun pairs passage[from:to], or its longest part, with an unpaired run of the source, in any order of its words.
func (c *comparison) findRun(from, to int) {
	if to-from < 2 {
		return
	}
	// the first word of the passage's run that is the same, for each of the run and each of the source; -1 where none is
	first := func(f Form) int {
		for k := from; k < to; k++ {
			if c.v.words[k].form == f {
				return k
			}
		}
		return -1
	}
	mine, theirs := make([]int, to), make([]int, len(c.source))
	for k := from; k < to; k++ {
		mine[k] = first(c.v.words[k].form)
	}
	for j, t := range c.source {
		if theirs[j] = -1; c.from[j] < 0 {
			theirs[j] = first(c.h.w.forms[t])
		}
	}
	present := make([]bool, to) // whether the source has the word in a place that is not paired
	for _, k := range theirs {
		if k >= 0 {
			present[k] = true
		}
	}
	w := window{need: make([]int, to)}
	for size := min(to-from, longestRun); size >= 2; size-- {
		for i := from; i+size <= to; i++ {
			if slices.ContainsFunc(mine[i:i+size], func(k int) bool { return !present[k] }) || !c.telling(i, i+size) || c.substituted(i, i+size) {
				continue
			}
			j := w.find(mine[i:i+size], theirs)
			if j < 0 {
				continue
			}
			for k := i; k < i+size; k++ {
				for x := j; x < j+size; x++ {
					if c.from[x] < 0 && theirs[x] == mine[k] {
						c.to[k], c.from[x] = x, k
						break
					}
				}
			}
			c.findRun(from, i)
			c.findRun(i+size, to)
			return
		}
	}
}

// window finds words in another order.
type window struct {
	need []int // by word: how often it is among those that are looked for beyond how often the window has it
	open int   // words of which need is not 0
}

func (w *window) add(word, n int) {
	if w.need[word] == 0 {
		w.open++
	}
	if w.need[word] += n; w.need[word] == 0 {
		w.open--
	}
}

// find returns where the words stand first in a text, side by side in any order; -1 where they do not. Words of the text
// below 0 are none.
func (w *window) find(words, in []int) int {
	clear(w.need)
	w.open = 0
	for _, k := range words {
		w.add(k, 1)
	}
	none := 0 // in the window
	for j, k := range in {
		if k < 0 {
			none++
		} else {
			w.add(k, -1)
		}
		if j -= len(words); j >= 0 {
			if in[j] < 0 {
				none--
			} else {
				w.add(in[j], 1)
			}
		}
		if j >= -1 && none+w.open == 0 {
			return j + 1
		}
	}
	return -1
}

// telling reports whether a run of the passage holds a word that tells something, and none that an editor put in.
func (c *comparison) telling(from, to int) bool {
	heavy := false
	for k := from; k < to; k++ {
		if c.bracketed(k) {
			return false
		}
		heavy = heavy || c.v.words[k].worth >= light || c.pivot(c.mine(k).Norm) != ""
	}
	return heavy
}

// transposed pairs single words that stand on the other side of their neighbour: "12 June" for "June 12".
func (c *comparison) transposed() {
	for i := range c.to {
		if c.to[i] >= 0 || c.bracketed(i) || c.worth(c.mine(i).Norm) < light {
			continue
		}
		f := c.form(c.mine(i))
		for _, step := range []int{-1, 1} {
			n := i + step
			if n < 0 || n >= len(c.to) || c.to[n] < 0 {
				continue
			}
			j := c.to[n] + step
			if j >= 0 && j < len(c.from) && c.h.w.forms[c.source[j]] != f && c.worth(c.theirs(j).Norm) < light {
				j += step // an article
			}
			if j >= 0 && j < len(c.from) && c.from[j] < 0 && c.h.w.forms[c.source[j]] == f {
				c.to[i], c.from[j] = j, i
				break
			}
		}
	}
}

// adopted pairs conditions that went with the words behind them to another place: "if" before "it broke the law".
func (c *comparison) adopted() {
	for i := range c.to {
		if c.to[i] >= 0 || c.pivot(c.mine(i).Norm) != "condition" {
			continue
		}
		for k := i + 1; k < len(c.to) && k <= i+3; k++ {
			if c.to[k] < 0 || c.worth(c.mine(k).Norm) < light {
				continue
			}
			for j := c.to[k] - 1; j >= 0 && j >= c.to[k]-3; j-- {
				if c.from[j] < 0 && c.theirs(j).Norm == c.mine(i).Norm {
					c.to[i], c.from[j] = j, i
				}
			}
			break
		}
	}
}

// substituted reports whether a run of the passage is names alone and stands where the source has another name.
func (c *comparison) substituted(from, to int) bool {
	text, theirs := c.doc().Article.Text, c.h.w.doc.Article.Text
	for k := from; k < to; k++ {
		if t := c.mine(k); !upper(text[t.Start]) {
			return false
		}
	}
	a, b := c.gap(from)
	for j := a; j < b; j++ {
		if c.from[j] < 0 && upper(theirs[c.theirs(j).Start]) && c.worth(c.theirs(j).Norm) >= light {
			return true
		}
	}
	return false
}

// gap returns the words of the source between the pairs on both sides of passage[i]: what stands there instead. With no
// pair on a side, some words beyond the other.
func (c *comparison) gap(i int) (from, to int) {
	from, to = -1, -1
	for k := i - 1; k >= 0 && from < 0; k-- {
		if c.to[k] >= 0 {
			from = c.to[k] + 1
		}
	}
	for k := i + 1; k < len(c.to) && to < 0; k++ {
		if c.to[k] >= 0 {
			to = c.to[k]
		}
	}
	const reach = 8
	switch {
	case from < 0 && to < 0:
		return 0, 0
	case from < 0:
		from = max(0, to-reach)
	case to < 0 || to < from:
		to = min(len(c.source), from+reach)
	}
	return from, to
}

// tell reports a finding at a byte of the page's text, once an id and place, with what the source has there.
func (c *comparison) tell(id string, at int, message string, i int) {
	from, to := c.gap(i)
	if c.to[i] >= 0 {
		from, to = c.to[i], c.to[i]+1
	}
	var there, instead source.Span
	if c.to[i] < 0 {
		instead = c.insteadOf(i, from, to)
	}
	if len(c.source) > 0 {
		from, to = max(0, min(from, len(c.source)-1)-5), min(len(c.source), max(to, from+1)+5)
		from, to = c.within(from, to)
		there = source.Span{Start: c.theirs(from).Start, End: c.theirs(to - 1).End}
	}
	c.slots = append(c.slots, Slot{Kind: SlotKind(id), Words: source.Span{Start: at, End: at}, Source: there, Instead: instead, Reason: message})
}

// insteadOf returns the number or day that the source has in place of the one that the passage has at i: the one among some of its
// words that the passage does not have and that stands beside the same word.
func (c *comparison) insteadOf(i, from, to int) source.Span {
	mine := c.nature(c.doc().Article.Text, c.mine(i))
	for j := from; mine != "" && j < to; j++ {
		t := c.theirs(j)
		if c.from[j] < 0 && c.nature(c.h.w.doc.Article.Text, t) == mine && c.ordinal(t.Norm) == c.ordinal(c.mine(i).Norm) &&
			(mine == "date" || c.with(time{first: i, last: i}, time{first: j, last: j})) {
			return t.Span
		}
	}
	return source.Span{}
}

// within narrows a range of words of the source to one sentence.
func (c *comparison) within(from, to int) (int, int) {
	middle := (from + to) / 2
	at := c.theirs(middle).Start
	for _, s := range c.h.sentences {
		st := c.h.w.doc.Sentences[s]
		if st.Start <= at && at < st.End {
			for from < middle && c.theirs(from).Start < st.Start {
				from++
			}
			for to-1 > middle && c.theirs(to-1).Start >= st.End {
				to--
			}
		}
	}
	return from, to
}
