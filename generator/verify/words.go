package verify

import (
	"cmp"
	"slices"
	"strings"

	"variorum/generator/report"
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
func (e *examiner) lay(v *passage, h testimony) layout {
	var l layout
	doc := h.w.doc
	for t := v.tokens[0]; t < v.tokens[1]; t++ {
		if e.doc.Tokens[t].Word {
			l.passage = append(l.passage, t)
		}
	}
	var sentence []int
	for _, s := range h.sentences {
		for t := doc.Sentences[s].Tokens[0]; t < doc.Sentences[s].Tokens[1]; t++ {
			if doc.Tokens[t].Word {
				l.source = append(l.source, t)
				sentence = append(sentence, s)
			}
		}
	}
	n, m := len(l.passage), len(l.source)
	l.to, l.from = fill(n), fill(m)
	forms := make([]string, n)
	worth := make([]int32, n)
	for i, t := range l.passage {
		tok := &e.doc.Tokens[t]
		forms[i] = e.form(tok)
		if bracketed(v.Text, tok.Start-v.at.Start) {
			forms[i] = "[" // words that an editor put in stand for others
		}
		worth[i] = lightPair
		if e.worth(tok.Norm) >= light || e.pivot(tok.Norm) != "" {
			worth[i] = heavyPair
		}
	}
	w := m + 1
	score := make([]int32, (n+1)*w) // best of passage[i:] and source[j:]
	run := make([]int32, (n+1)*w)   // the same where passage[i] and source[j] are a pair
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			at := i*w + j
			best := max(score[at+w], score[at+1])
			if forms[i] == h.w.forms[l.source[j]] {
				s := worth[i] + score[at+w+1]
				if next := run[at+w+1]; next > 0 {
					bonus := int32(inRun)
					if sentence[j+1] != sentence[j] {
						bonus = -jump
					}
					s = max(s, worth[i]+next+bonus)
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

// compare reports what a passage has that its sources have not, and what it left out that must not be left out. The
// source that is compared word by word is the one whose words are printed: the cited one that has most of them.
func (e *examiner) compare(v *passage, heard []testimony) {
	best, k := layout{}, -1
	for i, h := range heard {
		if len(h.sentences) == 0 {
			continue
		}
		if l := e.lay(v, h); k < 0 || l.score > best.score+best.score/20 {
			best, k = l, i
		}
	}
	if k < 0 {
		return
	}
	c := comparison{examiner: e, v: v, h: heard[k], layout: best, others: heard}
	c.moved()
	c.added()
	c.dropped()
	c.uncredited()
	c.spliced()
}

// comparison is a passage beside the words of one source.
type comparison struct {
	*examiner
	layout
	v      *passage
	h      testimony
	others []testimony
	dated  source.Span // the last date in brackets that was checked
}

func (c *comparison) mine(i int) *statement.Token { return &c.doc().Tokens[c.passage[i]] }
func (c *comparison) doc() *statement.Doc         { return c.page.doc }
func (c *comparison) theirs(j int) *statement.Token {
	return &c.h.w.doc.Tokens[c.source[j]]
}

// bracketed reports whether a word of the passage stands in square brackets: an editor's insertion.
func (c *comparison) bracketed(i int) bool {
	return bracketed(c.v.Text, c.mine(i).Start-c.v.at.Start)
}

func bracketed(text string, at int) bool {
	open := strings.LastIndexByte(text[:at], '[')
	return open >= 0 && !strings.Contains(text[open:at], "]") && strings.Contains(text[at:], "]")
}

// name reports whether a word of the passage is written as a name: with a capital that no start of a sentence explains.
func (c *comparison) name(i int) bool {
	t := c.mine(i)
	text := c.doc().Article.Text
	if b := text[t.Start]; b < 'A' || b > 'Z' {
		return b >= 0x80 && strings.ToLower(text[t.Start:t.End]) != text[t.Start:t.End]
	}
	if i == 0 || t.Start == c.v.at.Start {
		return false
	}
	before := strings.TrimRight(text[c.v.at.Start:t.Start], " \"'“‘([")
	return before != "" && strings.IndexByte(".!?:", before[len(before)-1]) < 0
}

// named returns the id for a name: "place" where some source or the digest takes it for a place.
func (c *comparison) named(t *statement.Token) string {
	f := c.form(t)
	if len(c.placeNames) == 0 {
		c.placeNames[""] = true
		for i := range c.witnesses {
			w := &c.witnesses[i]
			for _, n := range w.doc.Names {
				if n.Kind == statement.Place {
					c.placeNames[strings.ToLower(w.doc.Words(n.Span))] = true
				}
			}
		}
	}
	for _, n := range c.page.doc.Names {
		if n.Kind == statement.Place && n.Overlaps(t.Span) || n.Overlaps(t.Span) && c.placeNames[strings.ToLower(c.page.words(n.Span))] {
			return "place"
		}
	}
	if c.placeNames[t.Norm] || c.placeNames[f] {
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

// findRun pairs passage[from:to], or its longest part, with an unpaired run of the source, in any order of its words.
func (c *comparison) findRun(from, to int) {
	for size := to - from; size >= 2; size-- {
		for i := from; i+size <= to; i++ {
			want := map[string]int{}
			heavy := false
			if c.substituted(i, i+size) {
				continue
			}
			for k := i; k < i+size; k++ {
				if c.bracketed(k) {
					heavy = false
					want = nil
					break
				}
				want[c.form(c.mine(k))]++
				heavy = heavy || c.worth(c.mine(k).Norm) >= light
			}
			if !heavy {
				continue
			}
			for j := 0; j+size <= len(c.from); j++ {
				have := map[string]int{}
				ok := true
				for k := j; k < j+size && ok; k++ {
					f := c.h.w.forms[c.source[k]]
					have[f]++
					ok = c.from[k] < 0 && have[f] <= want[f]
				}
				if !ok {
					continue
				}
				for k := i; k < i+size; k++ {
					for x := j; x < j+size; x++ {
						if c.from[x] < 0 && c.h.w.forms[c.source[x]] == c.form(c.mine(k)) {
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

// added reports the words of the passage that the source has not.
func (c *comparison) added() {
	for i := 0; i < len(c.to); i++ {
		if c.to[i] >= 0 {
			continue
		}
		if c.bracketed(i) {
			c.inserted(i)
			continue
		}
		id := c.strange(i)
		if id == "" {
			continue
		}
		end := i + 1
		for end < len(c.to) && c.to[end] < 0 && !c.bracketed(end) && (c.strange(end) != "" || end+1 < len(c.to) && c.to[end+1] < 0 && c.strange(end+1) != "") {
			end++
		}
		words := source.Span{Start: c.mine(i).Start, End: c.mine(end - 1).End}
		for k := i; k < end; k++ {
			id = graver(id, c.strange(k))
		}
		c.tell(id, words.Start, "no cited source has “"+c.page.words(words)+"” here", i)
		i = end - 1
	}
}

// inserted reports a word in brackets, which stands for a pronoun or a day, that the source does not have near by.
func (c *comparison) inserted(i int) {
	t := c.mine(i)
	nature := c.nature(c.doc().Article.Text, t)
	if nature == "number" || nature == "date" && !c.weekdays.Has(t.Norm) {
		c.insertedDate(i)
		return
	}
	if c.worth(t.Norm) < light {
		return
	}
	const reach = 5
	for _, h := range c.others {
		for _, s := range h.w.in[c.form(t)] {
			if slices.ContainsFunc(h.sentences, func(x int) bool { return x-s <= reach && s-x <= reach }) {
				return
			}
		}
	}
	c.tell("name", t.Start, "no cited source speaks of “"+c.page.words(t.Span)+"” here", i)
}

// insertedDate reports a date in brackets that no expression of time in the cited sentences means.
func (c *comparison) insertedDate(i int) {
	t := c.mine(i)
	for _, d := range c.doc().Dates {
		if !d.Contains(t.Span) || len(d.From) < len("2006-01-02") {
			continue
		}
		if c.dated != d.Span {
			c.dated = d.Span
			day := d.From[len("2006"):len("2006-01-02")]
			year := strings.Contains(c.page.words(d.Span), d.From[:4])
			before := strings.ToLower(strings.TrimRight(c.doc().Article.Text[:d.Start], " ["))
			for _, h := range c.others {
				// "As of [Nov. 8]": the day for which an article speaks is that of its publication
				if p := h.w.doc.Article.Meta.Date; strings.HasSuffix(before, "as of") && len(p) >= len(d.From) && p[4:10] == day && (!year || p[:4] == d.From[:4]) {
					return
				}
				for _, x := range h.w.doc.Dates {
					in := slices.ContainsFunc(h.sentences, func(s int) bool { return h.w.doc.Sentences[s].Overlaps(x.Span) })
					for _, to := range []string{x.From, x.To} {
						if in && len(to) >= len(d.From) && to[4:10] == day && (!year || to[:4] == d.From[:4]) {
							return
						}
					}
				}
			}
			c.tell("date", t.Start, "no cited source means “"+c.page.words(d.Span)+"” here", i)
		}
		return
	}
	f := c.form(t)
	for _, h := range c.others {
		for _, s := range h.sentences {
			if _, ok := slices.BinarySearch(h.w.in[f], s); ok {
				return
			}
		}
	}
	c.tell("date", t.Start, "no cited source has “"+c.page.words(t.Span)+"” here", i)
}

var gravity = []string{"polarity", "number", "date", "role", "place", "name", "unsupported"}

func graver(a, b string) string {
	x, y := slices.Index(gravity, a), slices.Index(gravity, b)
	if y < 0 || x >= 0 && x <= y {
		return a
	}
	return b
}

// strange returns the id of what a word is that the source has not at its place, "" where it may stand.
func (c *comparison) strange(i int) string {
	t := c.mine(i)
	pivot := c.pivot(t.Norm)
	from, to := c.gap(i)
	for j := from; j < to; j++ {
		if c.from[j] >= 0 {
			continue
		}
		x := c.theirs(j)
		if c.exchange(t.Norm, x.Norm) && (pivot != "negation") {
			return ""
		}
	}
	nature := c.nature(c.doc().Article.Text, t)
	switch {
	case pivot == "negation" && i+1 < len(c.to) && c.pivot(c.mine(i+1).Norm) == "bound" && c.lacks(from, to, "least"):
		return "" // "no fewer than" for "at least"
	case pivot == "negation":
		return "polarity"
	case nature == "number" && c.joinedNumber(i, from, to):
		return ""
	case nature != "":
		return nature
	case pivot == "cause", pivot == "condition", pivot == "turn":
		return "unsupported"
	case pivot == "bound" && i+1 < len(c.to) && c.nature(c.doc().Article.Text, c.mine(i+1)) == "number":
		return "number"
	case c.unit(t) && i > 0 && c.nature(c.doc().Article.Text, c.mine(i-1)) == "number":
		return "number"
	case c.free(t.Norm):
		return ""
	case pivot == "" && c.worth(t.Norm) < light:
		// a function word: strange only where it stands for a word that turns the sense
		for j := from; j < to; j++ {
			if c.from[j] < 0 && c.pivot(c.theirs(j).Norm) == "turn" && to-from <= 2 && !c.exchanged(j, i) {
				return "unsupported"
			}
		}
		return ""
	case c.roles.Has(t.Norm):
		return "role"
	case c.name(i):
		return c.named(t)
	}
	for j := from; j < to; j++ {
		if c.from[j] < 0 && (c.h.w.forms[c.source[j]] == c.form(t) || c.synonym(t, c.theirs(j))) {
			return ""
		}
	}
	if c.elsewhere(i) {
		return ""
	}
	return "unsupported"
}

// exchanged reports whether a word of the passage beside i stands for a word of the source.
func (c *comparison) exchanged(j, i int) bool {
	for k := max(0, i-2); k < min(len(c.to), i+3); k++ {
		if c.to[k] < 0 && c.exchange(c.mine(k).Norm, c.theirs(j).Norm) {
			return true
		}
	}
	return false
}

// lacks reports whether the passage lacks a word that the source has in a gap.
func (c *comparison) lacks(from, to int, norm string) bool {
	for j := from; j < to; j++ {
		if c.from[j] < 0 && c.theirs(j).Norm == norm {
			return true
		}
	}
	return false
}

// joinedNumber reports whether a number is written in another way in the source: "4 million" for "4m".
func (c *comparison) joinedNumber(i, from, to int) bool {
	norm := strings.ReplaceAll(c.mine(i).Norm, ",", "")
	for j := from; j < to; j++ {
		x := strings.ReplaceAll(c.theirs(j).Norm, ",", "")
		if x != norm && c.from[j] < 0 && (strings.TrimRight(x, "abcdefghijklmnopqrstuvwxyz") == norm || strings.TrimRight(norm, "abcdefghijklmnopqrstuvwxyz") == x) {
			return true
		}
	}
	return false
}

// elsewhere reports whether another cited source has an ordinary word beside the same neighbour.
func (c *comparison) elsewhere(i int) bool {
	f := c.form(c.mine(i))
	for _, h := range c.others {
		for _, s := range h.w.in[f] {
			if !slices.Contains(h.sentences, s) {
				continue
			}
			for _, n := range []int{i - 1, i + 1} {
				if n < 0 || n >= len(c.to) || c.worth(c.mine(n).Norm) < light {
					continue
				}
				if _, ok := slices.BinarySearch(h.w.in[c.form(c.mine(n))], s); ok && (h.w != c.h.w || c.beside(h.w, f, c.form(c.mine(n)), s)) {
					return true
				}
			}
		}
	}
	return false
}

// beside reports whether two words stand within three words of each other in a sentence.
func (c *comparison) beside(w *witness, a, b string, sentence int) bool {
	st := w.doc.Sentences[sentence]
	last := map[string]int{}
	n := 0
	for t := st.Tokens[0]; t < st.Tokens[1]; t++ {
		if !w.doc.Tokens[t].Word {
			continue
		}
		n++
		f := w.forms[t]
		if f != a && f != b {
			continue
		}
		other := a
		if f == a {
			other = b
		}
		if at, ok := last[other]; ok && n-at <= 3 {
			return true
		}
		last[f] = n
	}
	return false
}

// tell reports a finding at a byte of the page's text, once an id and place, with what the source has there.
func (c *comparison) tell(id string, at int, message string, i int) {
	from, to := c.gap(i)
	if c.to[i] >= 0 {
		from, to = c.to[i], c.to[i]+1
	}
	hint := ""
	if len(c.source) > 0 {
		from, to = max(0, min(from, len(c.source)-1)-5), min(len(c.source), max(to, from+1)+5)
		from, to = c.within(from, to)
		hint = c.h.w.key + " has: " + quoted(c.h.w.doc.Words(source.Span{Start: c.theirs(from).Start, End: c.theirs(to - 1).End}))
	}
	c.add(report.Error, id, c.v, c.v.raw(at), hint, message)
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

// dropped reports negations, hedges, conditions and bounds that were left out where what they govern was kept.
func (c *comparison) dropped() {
	for j := range c.from {
		if c.from[j] >= 0 {
			continue
		}
		t := c.theirs(j)
		kind := c.pivot(t.Norm)
		id := map[string]string{"negation": "polarity", "hedge": "hedge-dropped", "condition": "condition-dropped", "bound": "number"}[kind]
		if id == "" {
			continue
		}
		i := c.governed(j, kind)
		if i < 0 || c.replaced(j, i) {
			continue
		}
		message := map[string]string{
			"negation": "the source's “%” was left out", "hedge": "the source says “%” of this", "condition": "the source's condition “%” was left out", "bound": "the source has “%” before this number",
		}[kind]
		for k := range c.to {
			if c.to[k] > j {
				i = k // the word right behind the hole
				break
			}
		}
		c.tell(id, c.mine(i).Start, strings.Replace(message, "%", c.h.w.doc.Words(t.Span), 1), i)
	}
}

// governed returns the word of the passage that an unpaired pivot of the source governs there: the next heavy word
// behind it in its clause, near by, if that was kept; -1.
func (c *comparison) governed(j int, kind string) int {
	doc := c.h.w.doc
	t := c.source[j]
	if kind == "bound" {
		for k := j + 1; k < len(c.from) && k <= j+2; k++ {
			if c.nature(doc.Article.Text, c.theirs(k)) == "number" {
				if k == j+2 && c.worth(c.theirs(j+1).Norm) >= light {
					return -1
				}
				return c.from[k]
			}
		}
		return -1
	}
	reach := 3
	if kind == "condition" {
		reach = 6
	}
	for k := j + 1; k < len(c.from) && k <= j+reach; k++ {
		if c.source[k]-t > reach+2 {
			break // marks or a change of sentence stand between
		}
		x := c.theirs(k)
		if c.worth(x.Norm) < light || c.free(x.Norm) {
			continue
		}
		return c.from[k]
	}
	return -1
}

// replaced reports whether a word of the passage near i says what an unpaired word of the source says.
func (c *comparison) replaced(j, i int) bool {
	t := c.theirs(j)
	kind := c.pivot(t.Norm)
	for k := max(0, i-5); k < min(len(c.to), i+4); k++ {
		x := c.mine(k)
		if x.Norm == t.Norm || c.exchange(x.Norm, t.Norm) || c.to[k] < 0 && c.pivot(x.Norm) == kind {
			return true
		}
	}
	return false
}

// uncredited reports that the source gives what was kept as somebody's words and the digest's sentence as nobody's.
func (c *comparison) uncredited() {
	doc := c.h.w.doc
	for _, a := range doc.Attributions {
		if !slices.Contains(c.h.sentences, a.Sentence) || a.Cue.Len() == 0 {
			continue
		}
		kept, cue := 0, false
		total := 0
		for j, t := range c.source {
			x := doc.Tokens[t]
			in := slices.ContainsFunc(a.Content, func(s source.Span) bool { return s.Contains(x.Span) })
			if c.worth(x.Norm) >= light && in {
				total++
				if c.from[j] >= 0 {
					kept++
				}
			}
			if c.from[j] >= 0 && (a.Cue.Overlaps(x.Span) || a.Source.Overlaps(x.Span) && c.worth(x.Norm) >= light && !in) {
				cue = true
			}
		}
		if cue || kept == 0 || kept*2 < total && kept < 4 || c.attributed(a) {
			continue
		}
		// the place is where the credit stood: before what was kept, or behind it
		i := slices.IndexFunc(c.to, func(j int) bool { return j >= 0 })
		for k, j := range c.to {
			if j >= 0 && c.theirs(j).Start < a.Cue.Start {
				i = k
			}
		}
		c.tell("attribution-dropped", c.mine(i).Start, "the source gives this as the words of “"+quotedName(doc, a)+"”, the digest as a fact", i)
		return
	}
}

func quotedName(doc *statement.Doc, a statement.Attribution) string {
	if a.Source.Len() > 0 {
		return strings.Join(strings.Fields(doc.Words(a.Source)+" "), " ")
	}
	return cmp.Or(a.Speaker, "somebody")
}

// attributed reports whether the digest's sentence names a speaker or a credit in whatever words, other than those that
// stand within what is said or are somebody else's.
func (c *comparison) attributed(a statement.Attribution) bool {
	within := func(token int) bool {
		for i, t := range c.passage {
			if t == token && c.to[i] >= 0 {
				x := c.theirs(c.to[i]).Span
				return slices.ContainsFunc(a.Content, func(s source.Span) bool { return s.Contains(x) }) || c.elses(a, x)
			}
		}
		return false
	}
	for i := range c.passages {
		p := &c.passages[i]
		if p.note != c.v.note || p.Sentence != c.v.Sentence {
			continue
		}
		for t := p.tokens[0]; t < p.tokens[1]; t++ {
			tok := &c.page.doc.Tokens[t]
			says := slices.Contains(c.groups[tok.Norm], "say") || slices.ContainsFunc(c.page.doc.Attributions, func(a statement.Attribution) bool {
				return a.Cue.Overlaps(tok.Span)
			})
			if says && !within(t) {
				return true
			}
		}
	}
	return false
}

// elses reports whether words of the source are the cue of what somebody else says beside a.
func (c *comparison) elses(a statement.Attribution, cue source.Span) bool {
	return slices.ContainsFunc(c.h.w.doc.Attributions, func(b statement.Attribution) bool {
		return b.Cue.Overlaps(cue) && b.Cue != a.Cue && !slices.ContainsFunc(b.Content, func(s source.Span) bool {
			return slices.ContainsFunc(a.Content, s.Overlaps)
		})
	})
}

// spliced reports neighbours that no source puts together: words of two sentences that were joined amid their clauses.
func (c *comparison) spliced() {
	sentence := func(j int) int {
		at := c.theirs(j).Start
		for _, s := range c.h.sentences {
			if st := c.h.w.doc.Sentences[s]; st.Start <= at && at < st.End {
				return s
			}
		}
		return -1
	}
	last := -1
	for i, j := range c.to {
		if j < 0 {
			continue
		}
		if last >= 0 {
			a, b := sentence(c.to[last]), sentence(j)
			if a != b && c.run(last, -1) >= 2 && c.run(i, 1) >= 2 && !c.edge(c.to[last], j) && !c.together(last, i) {
				c.tell("splice", c.mine(i).Start, "no source puts “"+c.page.words(source.Span{Start: c.mine(max(0, last-1)).Start, End: c.mine(min(len(c.to)-1, i+1)).End})+"” together", i)
				return
			}
		}
		last = i
	}
}

// run counts the heavy words from i on in a direction that stand in the same sentence as i's.
func (c *comparison) run(i, step int) int {
	n := 0
	for k := i; k >= 0 && k < len(c.to) && n < 3; k += step {
		if c.to[k] < 0 {
			continue
		}
		if k != i && c.to[k]-c.to[k-step] != step {
			break
		}
		if c.worth(c.mine(k).Norm) >= light {
			n++
		}
	}
	return n
}

// edge reports whether word a ends and word b begins a clause of the source.
func (c *comparison) edge(a, b int) bool {
	doc := c.h.w.doc
	ends, begins := false, false
	for _, x := range doc.Clauses {
		if x.Tokens[1] > 0 && lastWord(doc, x.Tokens) == c.source[a] {
			ends = true
		}
		if firstWord(doc, x.Tokens) == c.source[b] {
			begins = true
		}
	}
	return ends && begins
}

func lastWord(d *statement.Doc, tokens [2]int) int {
	for t := tokens[1] - 1; t >= tokens[0]; t-- {
		if d.Tokens[t].Word {
			return t
		}
	}
	return -1
}

func firstWord(d *statement.Doc, tokens [2]int) int {
	for t := tokens[0]; t < tokens[1]; t++ {
		if d.Tokens[t].Word {
			return t
		}
	}
	return -1
}

// together reports whether a sentence of some source has the heavy words on both sides of a joint.
func (c *comparison) together(last, i int) bool {
	var left, right []string
	for k := last; k >= 0 && len(left) < 2; k-- {
		if c.worth(c.mine(k).Norm) >= light {
			left = append(left, c.form(c.mine(k)))
		}
	}
	for k := i; k < len(c.to) && len(right) < 2; k++ {
		if c.worth(c.mine(k).Norm) >= light {
			right = append(right, c.form(c.mine(k)))
		}
	}
	for w := range c.witnesses {
		x := &c.witnesses[w]
		if len(left) == 0 || len(right) == 0 {
			return true
		}
		for _, s := range x.in[left[0]] {
			all := true
			for _, f := range append(slices.Clone(left), right...) {
				_, ok := slices.BinarySearch(x.in[f], s)
				all = all && ok
			}
			if all {
				return true
			}
		}
	}
	return false
}
