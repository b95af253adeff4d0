package digest

import (
	"cmp"
	"slices"

	"variorum/generator/collate"
	"variorum/generator/source"
	"variorum/generator/statement"
)

const (
	mostSentences = 5   // of a paragraph
	headedWords   = 220 // a digest wants headings
	sectionWords  = 60  // a heading wants at least so many words under it
	leapMost      = 150 // between two items of a list, in thousandths of the telling
	leastItems    = 3   // of a list by date
)

// heading is a subhead of a source and where it belongs in the telling.
type heading struct {
	words string
	at    int // the place in the telling from which it holds
}

// sections lays printed sentences out: paragraphs, lists and headings.
func (k *composer) sections(sentences []printed) []DraftSection {
	if len(sentences) == 0 {
		return nil
	}
	var heads []heading
	if length(sentences) >= headedWords {
		heads = k.headings()
	}
	var out []DraftSection
	title := ""
	var run []printed
	flush := func() {
		out = append(out, k.layout(title, run)...)
		run = nil
	}
	next, until := 0, 0
	for i, p := range sentences {
		at := k.position(&p.cut)
		for next < len(heads) && heads[next].at <= at && i < until {
			next++ // none stands within a list
		}
		for next < len(heads) && heads[next].at <= at && i > 0 && !k.orphan(p) {
			list := k.series(sentences[i:]) >= leastItems
			if list && (len(run) < 2 || k.orphan(run[len(run)-1])) {
				until = i + k.series(sentences[i:]) // a list stands behind what introduces it
				break
			}
			if (len(out) == 0 || length(run) >= sectionWords) && length(sentences[i:]) >= sectionWords {
				var above []printed
				if list {
					above = []printed{run[len(run)-1]}
					run = run[:len(run)-1]
				}
				flush()
				title, run = heads[next].words, above
			}
			next++
		}
		run = append(run, p)
	}
	flush()
	return out
}

func length(sentences []printed) int {
	n := 0
	for _, p := range sentences {
		n += p.words
	}
	return n
}

// layout makes paragraphs of the sentences under a heading, and a list of every series of dated events among them.
func (k *composer) layout(title string, sentences []printed) []DraftSection {
	var out []DraftSection
	from := 0
	add := func(s DraftSection) {
		if len(s.Paragraphs) == 0 {
			return
		}
		if len(out) == 0 {
			s.Heading = title
		}
		out = append(out, s)
	}
	for i := 0; i < len(sentences); {
		n := k.series(sentences[i:])
		if n < leastItems || i == 0 && title == "" {
			i++
			continue
		}
		add(DraftSection{Paragraphs: k.paragraphs(sentences[from:i])})
		list := DraftSection{List: true}
		for _, p := range sentences[i : i+n] {
			list.Paragraphs = append(list.Paragraphs, []DraftSentence{p.sentence})
		}
		add(list)
		i += n
		from = i
	}
	add(DraftSection{Paragraphs: k.paragraphs(sentences[from:])})
	return out
}

// series returns how many of the first sentences each tell an event with a date of its own, one after the other.
func (k *composer) series(sentences []printed) int {
	last, at := "", 0
	for i, p := range sentences {
		day, ok := k.eventDay(p)
		before := at
		if at = k.position(&p.cut); i > 0 && (at < before || at-before > leapMost) {
			return i // of another matter
		}
		if !ok || day <= last {
			return i
		}
		last = day
	}
	return len(sentences)
}

// eventDay is the date that a sentence gives near its beginning for what it tells.
func (k *composer) eventDay(p printed) (string, bool) {
	d := k.doc(p.source)
	begin := d.Clauses[p.kept[0]].Start
	for _, date := range k.datesIn(&p.cut) {
		if date.From == "" || date.Precision != "day" && date.Precision != "month" {
			continue
		}
		if date.Kind != statement.Explicit && date.Kind != statement.Partial {
			continue
		}
		return date.From, date.Start-begin < 60
	}
	return "", false
}

// headings are the subheads of all sources in the order of the telling, without those that repeat a headline or carry
// a reading that others contradict. Of two that hold from nearly the same place on, the one whose words more of the
// sources' prose bears out stays.
func (k *composer) headings() []heading {
	var all []heading
	for s, src := range k.c.Sources {
		if src.Aside != "" {
			continue
		}
		for i, b := range src.Article.Blocks {
			words := b.Of(src.Article.Text)
			if b.Class != source.Subhead || k.contested(s, b.Span) || count(words) < 2 || count(words) > 10 {
				continue
			}
			if at, ok := k.first(s, i+1); ok && at > 0 {
				all = append(all, heading{words, at})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b heading) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.words, b.words)) })
	var out []heading
	for _, h := range all {
		n := len(out)
		switch {
		case n == 0 || h.at-out[n-1].at > 60:
			out = append(out, h)
		case k.common(h.words) > k.common(out[n-1].words):
			out[n-1] = h
		}
	}
	return out
}

// first is the place in the telling of what a source tells first from a block on.
func (k *composer) first(s, block int) (int, bool) {
	d := k.doc(s)
	for n, sentence := range d.Sentences {
		if sentence.Block < block || !k.printable(s, n) {
			continue
		}
		lowest := -1
		for i := sentence.Clauses[0]; i < sentence.Clauses[1]; i++ {
			for _, st := range k.told[s][i] {
				if at := k.where[st]; lowest < 0 || at < lowest {
					lowest = at
				}
			}
		}
		if lowest >= 0 {
			return lowest, true
		}
	}
	return 0, false
}

// contested reports whether a span of a source carries a reading in a conflict that matters.
func (k *composer) contested(s int, span source.Span) bool {
	for _, p := range k.places[s] {
		d := &k.c.Differences[p.difference]
		if p.Overlaps(span) && d.Conflict && d.Severity != collate.Low {
			return true
		}
	}
	return false
}

// What speaks against a paragraph, in thousandths, beside what ties it to the next one.
const (
	paragraphShort = 1500 // one sentence
	paragraphPair  = 250
	paragraphLong  = 300  // beyond longWords, for each further thirty words
	longWords      = 90   // of a paragraph
	paragraphRun   = 500  // it ends where its source's own goes on
	paragraphTie   = 5000 // the next sentence points back to it
)

// paragraphs divides sentences into paragraphs of two to five, where the sentences have least to do with each other: where
// a source's own paragraph ends and the next sentence is of another matter. What a sentence lets somebody say stays in its
// paragraph, however long that is.
func (k *composer) paragraphs(sentences []printed) [][]DraftSentence {
	least := make([]int, len(sentences)+1) // of all divisions of the first sentences
	from := make([]int, len(sentences)+1)
	for to := 1; to <= len(sentences); to++ {
		words := 0
		least[to] = -1
		for i := to - 1; i >= 0; i-- {
			words += sentences[i].words
			held := to-i > mostSentences && !k.bound(sentences[i:to])
			if held || i > 0 && k.orphan(sentences[i]) {
				if held {
					break
				}
				continue
			}
			cost := least[i] + k.loose(sentences, i) + paragraphLong*max(words-longWords, 0)/30
			switch to - i {
			case 1:
				cost += paragraphShort
			case 2:
				cost += paragraphPair
			}
			if least[to] < 0 || cost < least[to] {
				least[to], from[to] = cost, i
			}
		}
	}
	var out [][]DraftSentence
	for to := len(sentences); to > 0; to = from[to] {
		var paragraph []DraftSentence
		for _, p := range sentences[from[to]:to] {
			paragraph = append(paragraph, p.sentence)
		}
		out = append(out, paragraph)
	}
	slices.Reverse(out)
	return out
}

// bound reports whether all but the first of some sentences must stand with those before them.
func (k *composer) bound(sentences []printed) bool {
	return !slices.ContainsFunc(sentences[1:], func(p printed) bool { return !k.orphan(p) })
}

// loose is what it costs to begin a paragraph with a sentence.
func (k *composer) loose(sentences []printed, i int) int {
	if i == 0 {
		return 0
	}
	a, b := sentences[i-1], sentences[i]
	cost := max(k.relation(&a.cut, &b.cut), 0)
	if !k.turns(a, b) {
		cost += paragraphRun
	}
	if _, at, ok := k.introduced(&b.cut); ok && a.source == b.source && a.last >= at {
		cost += paragraphTie
	}
	return cost
}

// orphan reports whether a sentence points back to the one before it, or is a quotation whose speaker stands there.
func (k *composer) orphan(p printed) bool {
	return p.hangs || k.mostlyQuoted(&p.cut) && slices.ContainsFunc(p.needs, func(n int) bool { return n < p.cut.sentence })
}

// turns reports whether a new paragraph may begin between two sentences.
func (k *composer) turns(a, b printed) bool {
	if b.leans {
		return false
	}
	if a.source != b.source {
		return true
	}
	d := k.doc(a.source)
	blocks := k.c.Sources[a.source].Article.Blocks
	return blocks[d.Sentences[a.last].Block].Paragraph != blocks[d.Sentences[b.cut.sentence].Block].Paragraph
}
